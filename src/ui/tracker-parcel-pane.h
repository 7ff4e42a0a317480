/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "tracker-library.h"

/* The second pane: the parcels of a folder. Properties (notify): selected (TrackerParcel,
 * nullable), state (name of the page that is shown: "list", "loading", "first-run", "empty-folder",
 * "empty-search"); writable: search-mode (the search bar is open), single-click (a click goes on to
 * the parcel), show-back, show-start-title-buttons, show-end-title-buttons. Signal "activated"
 * (TrackerParcel): the person wants to see it. */
#define TRACKER_TYPE_PARCEL_PANE (tracker_parcel_pane_get_type ())
G_DECLARE_FINAL_TYPE (TrackerParcelPane, tracker_parcel_pane, TRACKER, PARCEL_PANE, GtkWidget)

void tracker_parcel_pane_set_library (TrackerParcelPane *self, TrackerLibrary *library);
void tracker_parcel_pane_set_sort (TrackerParcelPane *self, TrackerSort sort);
void tracker_parcel_pane_show_folder (TrackerParcelPane *self, TrackerFolder *folder);
void tracker_parcel_pane_select (TrackerParcelPane *self,
                                 TrackerParcel *parcel);                   /* nullable: none */
TrackerParcel *tracker_parcel_pane_get_selected (TrackerParcelPane *self); /* nullable */
TrackerParcel *tracker_parcel_pane_dup_parcel (TrackerParcelPane *self,
                                               gint64 id); /* (transfer full) (nullable) */
const char *tracker_parcel_pane_get_state (TrackerParcelPane *self);
