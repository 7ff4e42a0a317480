/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "tracker-parcel.h"
#include "tracker-smart.h"

/* GListModel of TrackerParcel over "ids of a query": rows are loaded when they are looked at; the
 * store's changes come in as the smallest items_changed. Properties (notify): smart, folder-id,
 * search, sort, loading (the first ids have not come yet), n-items (guint). */
#define TRACKER_TYPE_PARCEL_LIST (tracker_parcel_list_get_type ())
G_DECLARE_FINAL_TYPE (TrackerParcelList, tracker_parcel_list, TRACKER, PARCEL_LIST, GObject)

/* Made by tracker_library_create_parcel_list(). */
void tracker_parcel_list_show_smart (TrackerParcelList *self, TrackerSmart smart);
void tracker_parcel_list_show_folder (TrackerParcelList *self, gint64 folder_id);
void tracker_parcel_list_set_search (TrackerParcelList *self,
                                     const char *text); /* nullable; as one types */
void tracker_parcel_list_set_sort (TrackerParcelList *self, TrackerSort sort);
const char *tracker_parcel_list_get_search (TrackerParcelList *self); /* nullable */
gboolean tracker_parcel_list_get_loading (TrackerParcelList *self);
guint tracker_parcel_list_find (TrackerParcelList *self,
                                gint64 parcel_id); /* position, or G_MAXUINT */
