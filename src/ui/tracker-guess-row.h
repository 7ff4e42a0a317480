/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "tracker-candidate.h"
#include "tracker-library.h"

/* A code that the add dialog sees. Property (notify): item (TrackerCandidate, nullable). */
#define TRACKER_TYPE_GUESS_ROW (tracker_guess_row_get_type ())
G_DECLARE_FINAL_TYPE (TrackerGuessRow, tracker_guess_row, TRACKER, GUESS_ROW, GtkWidget)

GtkWidget *tracker_guess_row_new (TrackerLibrary *library);
void tracker_guess_row_set_item (TrackerGuessRow *self, TrackerCandidate *item);
TrackerCandidate *tracker_guess_row_get_item (TrackerGuessRow *self); /* nullable */
