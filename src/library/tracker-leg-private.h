/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tracker-leg.h"
#include "tracker-registry.h"

/* What the person decided that bears on a leg. */
typedef enum
{
  TRACKER_LEG_IS_OFF = 1 << 0,    /* its carrier is switched off */
  TRACKER_LEG_IS_SILENT = 1 << 1, /* the network is never asked about its parcel */
} TrackerLegFlags;

TrackerLeg *tracker_leg_new (TrackerLegData *data,
                             TrackerRegistry *registry,
                             TrackerLegFlags flags,
                             gint64 now_s);
