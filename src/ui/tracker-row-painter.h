/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "tracker-parcel.h"

/* Draws parcels for the rows of one list: fonts, colours, icons and text layouts are made once and
 * shared by all rows. */
#define TRACKER_TYPE_ROW_PAINTER (tracker_row_painter_get_type ())
G_DECLARE_FINAL_TYPE (TrackerRowPainter, tracker_row_painter, TRACKER, ROW_PAINTER, GObject)

TrackerRowPainter *tracker_row_painter_new (void);
/* The style of @row changed: look everything up again when next needed. */
void tracker_row_painter_invalidate (TrackerRowPainter *self);
int tracker_row_painter_get_height (TrackerRowPainter *self, GtkWidget *row);
void tracker_row_painter_paint (TrackerRowPainter *self,
                                GtkWidget *row,
                                GtkSnapshot *snapshot,
                                TrackerParcel *parcel);
/* Where a child of 16 x 16 pixels goes that takes the place of the signs at the end. */
void
tracker_row_painter_get_sign_area (TrackerRowPainter *self, GtkWidget *row, GdkRectangle *area);
