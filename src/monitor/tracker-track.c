/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-ask-queue-private.h"
#include "tracker-leg-data.h"
#include "tracker-monitor-private.h"
#include "tracker-refresh-private.h"

/* One look at a number that keeps nothing. Owned by its GTask. */
typedef struct
{
  TrackerAskQueue *queue;  /* (owned) of its own: its cache goes with it */
  TrackerRefresh *refresh; /* (owned) */
  GPtrArray *legs;         /* (owned) (element-type TrackerLegData) in the order of the carriers */
  GPtrArray *reports; /* (owned) (element-type TrackerReport) slot by leg, NULL until answered */
  guint n_open;
} Look;

static void
look_free (Look *look)
{
  g_clear_object (&look->queue);
  g_clear_object (&look->refresh);
  g_clear_pointer (&look->legs, g_ptr_array_unref);
  g_clear_pointer (&look->reports, g_ptr_array_unref);
  g_free (look);
}

static void
report_clear (gpointer report)
{
  if (report != NULL)
    tracker_report_unref (report);
}

static void
on_queue_answered_cb (TrackerAskQueue *queue,
                      TrackerLegData *leg,
                      TrackerReport *report,
                      TrackerRefresh *refresh,
                      GTask *task)
{
  Look *look = g_task_get_task_data (task);

  /* The leg's id is its place: these legs are in no store. */
  if (report != NULL)
    g_ptr_array_index (look->reports, tracker_leg_data_get_id (leg)) = tracker_report_ref (report);
  if (--look->n_open > 0)
    return;

  if (!g_task_return_error_if_cancelled (task))
    g_task_return_pointer (task, g_ptr_array_ref (look->reports),
                           (GDestroyNotify) g_ptr_array_unref);
  g_object_unref (task);
}

/**
 * tracker_monitor_track_async:
 * @self: a monitor
 * @number: a normalised number
 * @carriers: (array zero-terminated=1): ids of the carriers to ask
 * @needs: (nullable) (element-type utf8 utf8): what the parcel brings besides its number
 * @cancellable: (nullable): stops it
 * @callback: called when all have answered
 * @user_data: data for @callback
 *
 * Asks carriers about a number and keeps nothing.
 */
void
tracker_monitor_track_async (TrackerMonitor *self,
                             const char *number,
                             const char *const *carriers,
                             GHashTable *needs,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  GTask *task;
  Look *look;

  g_return_if_fail (TRACKER_IS_MONITOR (self));
  g_return_if_fail (number != NULL && carriers != NULL);

  look = g_new0 (Look, 1);
  look->queue = tracker_monitor_create_queue (self);
  look->refresh = tracker_refresh_new ();
  look->legs = g_ptr_array_new_with_free_func ((GDestroyNotify) tracker_leg_data_unref);
  look->reports = g_ptr_array_new_with_free_func (report_clear);
  look->n_open = g_strv_length ((char **) carriers);
  g_ptr_array_set_size (look->reports, look->n_open);
  for (guint i = 0; i < look->n_open; i++)
    {
      TrackerLegData *leg = tracker_leg_data_new (i, 0, carriers[i], TRACKER_ROLE_BOTH, number);

      tracker_leg_data_set_needs (leg, needs);
      g_ptr_array_add (look->legs, leg);
    }

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, tracker_monitor_track_async);
  g_task_set_task_data (task, look, (GDestroyNotify) look_free);
  if (look->n_open == 0)
    {
      g_task_return_pointer (task, g_ptr_array_ref (look->reports),
                             (GDestroyNotify) g_ptr_array_unref);
      g_object_unref (task);
      return;
    }

  if (cancellable != NULL)
    g_signal_connect_object (cancellable, "cancelled", G_CALLBACK (tracker_refresh_cancel),
                             look->refresh, G_CONNECT_SWAPPED);
  g_signal_connect (look->queue, "answered", G_CALLBACK (on_queue_answered_cb), task);
  tracker_ask_queue_push (look->queue, look->legs, look->refresh);
}

/**
 * tracker_monitor_track_finish:
 * @self: a monitor
 * @result: the result
 * @error: the only one is %G_IO_ERROR_CANCELLED
 *
 * Ends tracker_monitor_track_async().
 *
 * Returns: (transfer full) (element-type TrackerReport): one report per carrier, in their order
 */
GPtrArray *
tracker_monitor_track_finish (TrackerMonitor *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
