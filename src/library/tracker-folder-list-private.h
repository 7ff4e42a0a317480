/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "tracker-store.h"

/* GListModel of TrackerFolder: the smart ones, then the person's own by position, counted anew
 * after every change. */
#define TRACKER_TYPE_FOLDER_LIST (tracker_folder_list_get_type ())
G_DECLARE_FINAL_TYPE (TrackerFolderList, tracker_folder_list, TRACKER, FOLDER_LIST, GObject)

TrackerFolderList *tracker_folder_list_new (TrackerStore *store);
void tracker_folder_list_close (TrackerFolderList *self);
