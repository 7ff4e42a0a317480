/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "tracker-parcel.h"

/* What can be done to one parcel, as a menu of win.* and parcel.* actions: the same in the list and
 * on the parcel's page. */
GMenuModel *tracker_parcel_menu_new (TrackerParcel *parcel,
                                     GListModel *folders,
                                     gboolean in_list); /* (transfer full) */
/* Puts parcel.silent, a switch, at hand for a menu below @widget; @parcel: nullable. */
void tracker_parcel_menu_attach (GtkWidget *widget, TrackerParcel *parcel);
