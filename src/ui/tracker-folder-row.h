/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "tracker-folder.h"

/* A row of the folder pane. Property (notify): item (TrackerFolder, nullable). Actions on the row's
 * own folder: row.open, row.menu, row.rename, row.remove (the last two not for smart ones). A
 * parcel (TrackerParcel) can be dropped on it. */
#define TRACKER_TYPE_FOLDER_ROW (tracker_folder_row_get_type ())
G_DECLARE_FINAL_TYPE (TrackerFolderRow, tracker_folder_row, TRACKER, FOLDER_ROW, GtkWidget)

GtkWidget *tracker_folder_row_new (void);
void tracker_folder_row_set_item (TrackerFolderRow *self, TrackerFolder *item);
TrackerFolder *tracker_folder_row_get_item (TrackerFolderRow *self); /* nullable */
