/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-store-private.h"

/* Whoever commits writes to the WAL: seeing that file change is the sign to look at the journal. */

#define RATE_LIMIT_MS 100
#define POLL_S 2

struct _TrackerStoreWatch
{
  GFileMonitor *monitor; /* (owned) (nullable) */
  guint poll_id;         /* 0: the monitor does */
  TrackerStoreWatchFunc func;
  gpointer user_data;
};

static void
on_monitor_changed_cb (GFileMonitor *monitor,
                       GFile *file,
                       GFile *other_file,
                       GFileMonitorEvent event,
                       gpointer user_data)
{
  TrackerStoreWatch *self = user_data;

  self->func (self->user_data);
}

static gboolean
on_poll_cb (gpointer user_data)
{
  TrackerStoreWatch *self = user_data;

  self->func (self->user_data);
  return G_SOURCE_CONTINUE;
}

/**
 * tracker_store_watch_new:
 * @path: the database file, opened in WAL mode
 * @func: called on main when somebody may have committed; also after commits of one's own
 * @user_data: for @func
 *
 * Watches the file's WAL; where files cannot be watched, @func is called every two seconds.
 *
 * Returns: (transfer full): the watch
 */
TrackerStoreWatch *
tracker_store_watch_new (const char *path, TrackerStoreWatchFunc func, gpointer user_data)
{
  TrackerStoreWatch *self = g_new0 (TrackerStoreWatch, 1);
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (wal);
  g_autoptr (GError) error = NULL;

  self->func = func;
  self->user_data = user_data;
  self->monitor = g_file_monitor_file (file, G_FILE_MONITOR_NONE, NULL, &error);
  if (self->monitor == NULL)
    {
      g_info ("“%s” cannot be watched (%s): it is looked at every %d s", wal, error->message,
              POLL_S);
      self->poll_id = g_timeout_add_seconds (POLL_S, on_poll_cb, self);
      return self;
    }

  g_file_monitor_set_rate_limit (self->monitor, RATE_LIMIT_MS);
  g_signal_connect (self->monitor, "changed", G_CALLBACK (on_monitor_changed_cb), self);
  return self;
}

/**
 * tracker_store_watch_free:
 * @self: (transfer full): a watch
 *
 * Ends it: the function is not called any more.
 */
void
tracker_store_watch_free (TrackerStoreWatch *self)
{
  if (self->monitor != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->monitor, self);
      g_file_monitor_cancel (self->monitor);
    }
  g_clear_object (&self->monitor);
  g_clear_handle_id (&self->poll_id, g_source_remove);
  g_free (self);
}
