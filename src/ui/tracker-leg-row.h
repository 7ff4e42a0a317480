/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "tracker-leg.h"

/* A carrier that is asked about the open parcel. Property (notify): item (TrackerLeg, nullable).
 * Actions on its own leg: leg.open-page, leg.credentials, leg.direct-check, leg.remove. */
#define TRACKER_TYPE_LEG_ROW (tracker_leg_row_get_type ())
G_DECLARE_FINAL_TYPE (TrackerLegRow, tracker_leg_row, TRACKER, LEG_ROW, AdwActionRow)

GtkWidget *tracker_leg_row_new (TrackerLeg *item);
void tracker_leg_row_set_item (TrackerLegRow *self, TrackerLeg *item);
TrackerLeg *tracker_leg_row_get_item (TrackerLegRow *self); /* nullable */
