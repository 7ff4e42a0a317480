/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

/* A folder of the person, as the store had it at one instant. */
typedef struct _TrackerFolderData TrackerFolderData;
#define TRACKER_TYPE_FOLDER_DATA (tracker_folder_data_get_type ())
GType tracker_folder_data_get_type (void);

#define TRACKER_FOLDER_NAME_MAX_CHARS 120

TrackerFolderData *tracker_folder_data_new (gint64 id,
                                            const char *uuid,
                                            const char *name,
                                            const char *emoji,
                                            int position,
                                            int n_parcels);
TrackerFolderData *tracker_folder_data_ref (TrackerFolderData *self);
void tracker_folder_data_unref (TrackerFolderData *self);
gint64 tracker_folder_data_get_id (const TrackerFolderData *self);
const char *tracker_folder_data_get_uuid (const TrackerFolderData *self);
const char *tracker_folder_data_get_name (const TrackerFolderData *self);
const char *tracker_folder_data_get_emoji (const TrackerFolderData *self); /* nullable */
int tracker_folder_data_get_position (const TrackerFolderData *self);
int
tracker_folder_data_get_n_parcels (const TrackerFolderData *self); /* archived ones not counted */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrackerFolderData, tracker_folder_data_unref)
