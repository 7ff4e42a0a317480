/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

/* The thread that speaks with the notification daemon, since libnotify blocks. Started by the main
 * thread, which sends it orders and gets its news on the default main context. */
typedef struct _TrackerNotifierWorker TrackerNotifierWorker;

/* One thing to show. Counted: the main thread may give up on one while the daemon hangs. */
typedef struct
{
  char *key;
  char *target;
  char *title;
  char *body;
  char *icon_name;
  gboolean is_urgent;
  gint abandoned; /* (atomic) the caller was answered: no longer to be begun */
  GTask *task;    /* (owned) (nullable) (main thread) NULL: answered */
  guint timer_id; /* (main thread) */
} TrackerNotice;

TrackerNotice *tracker_notice_ref (TrackerNotice *self);
void tracker_notice_unref (TrackerNotice *self);
TrackerNotice *tracker_notice_new (const char *key,
                                   const char *target,
                                   const char *title,
                                   const char *body,
                                   const char *icon_name,
                                   gboolean is_urgent);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrackerNotice, tracker_notice_unref)

/* On the default main context. @error: (transfer full) (nullable). */
typedef void (*TrackerNoticeShownFunc) (TrackerNotice *notice, GError *error);
typedef void (*TrackerNoticeActivatedFunc) (const char *key,
                                            const char *target,
                                            gpointer user_data);

TrackerNotifierWorker *tracker_notifier_worker_start (const char *application_name,
                                                      const char *desktop_entry,
                                                      TrackerNoticeShownFunc shown,
                                                      TrackerNoticeActivatedFunc activated,
                                                      GObject *owner);
void tracker_notifier_worker_show (TrackerNotifierWorker *self, TrackerNotice *notice);
void tracker_notifier_worker_withdraw (TrackerNotifierWorker *self, const char *key);
void tracker_notifier_worker_stop (TrackerNotifierWorker *self, int patience_ms);

char *tracker_notice_clean_text (const char *text, int max_characters, gboolean with_lines);
