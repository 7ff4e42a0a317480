/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tracker-definition.h"
#include "tracker-need-field.h"

TrackerNeedField *tracker_need_field_new (const TrackerNeed *need, const char *value);
gboolean tracker_need_field_get_is_missing (TrackerNeedField *self);
