/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "tracker-sitting-result.h"

/* How one parcel's turn ended, with the events that are new. Property (construct-only): item
 * (TrackerSittingResult). */
#define TRACKER_TYPE_SITTING_RESULT_ROW (tracker_sitting_result_row_get_type ())
G_DECLARE_FINAL_TYPE (TrackerSittingResultRow,
                      tracker_sitting_result_row,
                      TRACKER,
                      SITTING_RESULT_ROW,
                      GtkListBoxRow)

GtkWidget *tracker_sitting_result_row_new (TrackerSittingResult *item);
