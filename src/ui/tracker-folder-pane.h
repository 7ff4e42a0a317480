/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "tracker-folder.h"

/* The first pane: folders. Properties (notify): folder (TrackerFolder, nullable, the chosen one),
 * single-click (writable: a click goes on to the parcels), show-end-title-buttons (writable).
 * Signal "activated": the person wants to see the folder's parcels. */
#define TRACKER_TYPE_FOLDER_PANE (tracker_folder_pane_get_type ())
G_DECLARE_FINAL_TYPE (TrackerFolderPane, tracker_folder_pane, TRACKER, FOLDER_PANE, GtkWidget)

void tracker_folder_pane_set_folders (TrackerFolderPane *self, GListModel *folders);
TrackerFolder *tracker_folder_pane_get_folder (TrackerFolderPane *self); /* nullable */
gboolean tracker_folder_pane_select_smart (TrackerFolderPane *self, TrackerSmart smart);
gboolean tracker_folder_pane_select_folder (TrackerFolderPane *self, gint64 id);
TrackerFolder *tracker_folder_pane_find (TrackerFolderPane *self,
                                         gint64 id); /* (transfer none) (nullable) */
