/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

/* Desktop notifications through libnotify, on a thread and context of its own: a hanging daemon
 * holds nobody. Lives on the main thread.
 *
 * Signal "activated" (const char *key, const char *target): the person clicked, on the main
 * context. @key "" : the summary. */
#define TRACKER_TYPE_NOTIFIER (tracker_notifier_get_type ())
G_DECLARE_FINAL_TYPE (TrackerNotifier, tracker_notifier, TRACKER, NOTIFIER, GObject)

TrackerNotifier *tracker_notifier_new (const char *application_name, const char *desktop_entry);
/* Shows, or replaces what was shown under the same @key. Plain text: escaped for daemons that read
 * markup. @target: given back when clicked. Done when the daemon took it; G_IO_ERROR_NOT_FOUND: no
 * daemon or no bus; G_IO_ERROR_TIMED_OUT: it hangs. */
void tracker_notifier_show_async (TrackerNotifier *self,
                                  const char *key,
                                  const char *target,
                                  const char *title,
                                  const char *body,
                                  const char *icon_name,
                                  gboolean is_urgent,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
gboolean tracker_notifier_show_finish (TrackerNotifier *self, GAsyncResult *result, GError **error);
void tracker_notifier_withdraw (TrackerNotifier *self, const char *key); /* opened, archived */
/* Ends the thread; waits at most a second for a stuck daemon. Before the last unref. */
void tracker_notifier_close (TrackerNotifier *self);
