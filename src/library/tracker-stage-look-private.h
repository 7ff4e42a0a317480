/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tracker-stage.h"

const char *tracker_stage_get_icon_name (TrackerStage stage);
const char *tracker_stage_get_style_class (TrackerStage stage);
