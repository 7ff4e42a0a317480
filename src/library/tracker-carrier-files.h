/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "tracker-registry.h"

/* Reads all definitions of the folders, later folders overriding earlier ones by id. Blocks on
 * files: not on the main thread, but at start (before the main loop) and in `tracker` commands.
 * @problems: (element-type utf8) (nullable) one sentence for each file that is not a definition;
 * such a file is passed over. */
TrackerRegistry *tracker_carrier_files_load (const char *const *folders, GPtrArray *problems);
void tracker_carrier_files_load_async (const char *const *folders,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
TrackerRegistry *
tracker_carrier_files_load_finish (GAsyncResult *result, GPtrArray **problems, GError **error);
GBytes *tracker_carrier_files_read (const char *path,
                                    GError **error); /* capped; for `carriers check` and `replay` */
