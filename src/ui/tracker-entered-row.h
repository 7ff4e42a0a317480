/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "tracker-entered-event.h"

/* An event that the person is about to enter: whether to keep it, and its parts, to be corrected.
 * Property (construct-only): item (TrackerEnteredEvent). */
#define TRACKER_TYPE_ENTERED_ROW (tracker_entered_row_get_type ())
G_DECLARE_FINAL_TYPE (TrackerEnteredRow, tracker_entered_row, TRACKER, ENTERED_ROW, AdwExpanderRow)

GtkWidget *tracker_entered_row_new (TrackerEnteredEvent *item);
TrackerEnteredEvent *tracker_entered_row_get_item (TrackerEnteredRow *self);
