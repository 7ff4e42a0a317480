/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "tracker-candidate.h"
#include "tracker-library.h"

/* Who carries a code: the likeliest carriers as buttons to press, and "Other…". Who is asked is
 * pressed; one press on another corrects the guess. Property: item (TrackerCandidate, nullable),
 * whose "carriers" it shows and sets. Action: chips.other. */
#define TRACKER_TYPE_CARRIER_CHIPS (tracker_carrier_chips_get_type ())
G_DECLARE_FINAL_TYPE (TrackerCarrierChips, tracker_carrier_chips, TRACKER, CARRIER_CHIPS, GtkWidget)

void tracker_carrier_chips_set_item (TrackerCarrierChips *self,
                                     TrackerLibrary *library,
                                     TrackerCandidate *item); /* nullable */
