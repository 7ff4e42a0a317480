/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

/* Watching after log-in: by the Background portal inside Flatpak, by a file in ~/.config/autostart
 * otherwise. @argv: how to start without a window. */
void tracker_autostart_set_async (const char *application_id,
                                  const char *const *argv,
                                  gboolean enabled,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
gboolean tracker_autostart_set_finish (
    GAsyncResult *result,
    GError **error); /* G_IO_ERROR_PERMISSION_DENIED: the portal refused */
