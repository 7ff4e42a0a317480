/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "tracker-library.h"

/* A carrier in the preferences, with a switch. Property: item (TrackerCarrier). Actions:
 * carrier-row.open, which activates preferences.show-carrier; the switch activates
 * preferences.ask-carrier. */
#define TRACKER_TYPE_CARRIER_ROW (tracker_carrier_row_get_type ())
G_DECLARE_FINAL_TYPE (TrackerCarrierRow, tracker_carrier_row, TRACKER, CARRIER_ROW, AdwActionRow)

GtkWidget *tracker_carrier_row_new (TrackerCarrier *item);
TrackerCarrier *tracker_carrier_row_get_item (TrackerCarrierRow *self);
/* @folded_words: as of tracker_choice_dup_folded(); NULL matches */
gboolean tracker_carrier_row_matches (TrackerCarrierRow *self, const char *folded_words);
