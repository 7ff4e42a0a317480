/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "tracker-tell-item.h"

/* That a host was told a number, as a row of a list view. Property (notify): item (TrackerTellItem,
 * nullable). */
#define TRACKER_TYPE_TELL_ROW (tracker_tell_row_get_type ())
G_DECLARE_FINAL_TYPE (TrackerTellRow, tracker_tell_row, TRACKER, TELL_ROW, GtkWidget)

GtkWidget *tracker_tell_row_new (void);
void tracker_tell_row_set_item (TrackerTellRow *self, TrackerTellItem *item);
TrackerTellItem *tracker_tell_row_get_item (TrackerTellRow *self); /* nullable */
