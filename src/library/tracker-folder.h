/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "tracker-smart.h"

/* A line of the folder pane: a smart folder or one of the person's own. Properties (notify): id
 * (gint64, 0 for smart), is-smart, smart, name, emoji, icon-name, n-parcels, n-unseen, count-label.
 */
#define TRACKER_TYPE_FOLDER (tracker_folder_get_type ())
G_DECLARE_FINAL_TYPE (TrackerFolder, tracker_folder, TRACKER, FOLDER, GObject)

gint64 tracker_folder_get_id (TrackerFolder *self);
gboolean tracker_folder_get_is_smart (TrackerFolder *self);
TrackerSmart tracker_folder_get_smart (TrackerFolder *self);
const char *tracker_folder_get_name (TrackerFolder *self);
const char *tracker_folder_get_emoji (TrackerFolder *self); /* nullable */
int tracker_folder_get_n_parcels (TrackerFolder *self);
