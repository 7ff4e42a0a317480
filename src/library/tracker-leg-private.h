/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tracker-leg.h"
#include "tracker-registry.h"

TrackerLeg *tracker_leg_new (TrackerLegData *data, TrackerRegistry *registry, gint64 now_s);
