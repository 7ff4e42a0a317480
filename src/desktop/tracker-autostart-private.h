/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tracker-autostart.h"

gboolean tracker_autostart_write_file (const char *application_id,
                                       const char *const *argv,
                                       gboolean enabled,
                                       GError **error);
void tracker_autostart_ask_portal_async (const char *const *argv,
                                         gboolean enabled,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
gboolean tracker_autostart_ask_portal_finish (GAsyncResult *result, GError **error);
