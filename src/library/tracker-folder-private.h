/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tracker-folder-data.h"
#include "tracker-folder.h"

TrackerFolder *tracker_folder_new_smart (TrackerSmart smart);
TrackerFolder *tracker_folder_new_own (TrackerFolderData *data);
void tracker_folder_set_counts (TrackerFolder *self, int n_parcels, int n_unseen);
void tracker_folder_set_data (TrackerFolder *self, TrackerFolderData *data);
