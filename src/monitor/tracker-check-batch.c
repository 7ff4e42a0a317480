/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-human-check.h"

#include "tracker-monitor-private.h"

/* How many numbers one challenge serves. */

static void
on_batch_secrets_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GHashTable) secrets
      = tracker_secrets_lookup_finish (TRACKER_SECRETS (source), result, NULL);

  g_task_return_int (task,
                     tracker_definition_get_check_batch (g_task_get_task_data (task), secrets));
}

/**
 * tracker_monitor_get_check_batch_async:
 * @self: a monitor
 * @carrier: the id of a carrier
 * @cancellable: (nullable): drops it
 * @callback: called on the main context
 * @user_data: data for @callback
 *
 * Finds out how many numbers one challenge of a carrier serves; looks into the keyring if the
 * carrier takes credentials. Where it depends on the numbers, or on what else is known of the
 * parcels, one by one is what is sure.
 */
void
tracker_monitor_get_check_batch_async (TrackerMonitor *self,
                                       const char *carrier,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  TrackerDefinition *definition;

  g_return_if_fail (TRACKER_IS_MONITOR (self));
  g_return_if_fail (carrier != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, tracker_monitor_get_check_batch_async);
  definition = tracker_registry_find (self->registry, carrier);
  if (definition == NULL || !tracker_definition_has_check (definition))
    {
      g_task_return_int (task, 0);
    }
  else if (tracker_definition_get_n_credentials (definition) == 0)
    {
      g_task_return_int (task, tracker_definition_get_check_batch (definition, NULL));
    }
  else
    {
      g_task_set_task_data (task, tracker_definition_ref (definition),
                            (GDestroyNotify) tracker_definition_unref);
      tracker_secrets_lookup_async (self->secrets, carrier, cancellable, on_batch_secrets_cb,
                                    g_steal_pointer (&task));
    }
}

/**
 * tracker_monitor_get_check_batch_finish:
 * @self: a monitor
 * @result: the result
 * @error: %G_IO_ERROR_CANCELLED
 *
 * Ends tracker_monitor_get_check_batch_async().
 *
 * Returns: how many; 0: no challenge of this carrier is known; -1 on error
 */
int
tracker_monitor_get_check_batch_finish (TrackerMonitor *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), -1);

  return (int) g_task_propagate_int (G_TASK (result), error);
}
