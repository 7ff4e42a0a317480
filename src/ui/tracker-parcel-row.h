/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "tracker-parcel.h"
#include "tracker-row-painter.h"

/* A row of the parcel list. Property (notify): item (TrackerParcel, nullable). Actions, which act
 * on the row's own parcel: row.open, row.refresh, row.archive, row.remove, row.menu. */
#define TRACKER_TYPE_PARCEL_ROW (tracker_parcel_row_get_type ())
G_DECLARE_FINAL_TYPE (TrackerParcelRow, tracker_parcel_row, TRACKER, PARCEL_ROW, GtkWidget)

GtkWidget *tracker_parcel_row_new (TrackerRowPainter *painter);
void tracker_parcel_row_set_item (TrackerParcelRow *self, TrackerParcel *item);
TrackerParcel *tracker_parcel_row_get_item (TrackerParcelRow *self); /* nullable */
