/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-check-legs-private.h"

#include "tracker-ask-batch-private.h"
#include "tracker-monitor-private.h"

/* Owned by its GTask. */
typedef struct
{
  TrackerDefinition *definition; /* (owned) */
  GPtrArray *legs;               /* (owned) (element-type TrackerLegData) those that are left */
  GHashTable *secrets;           /* (owned) (nullable) */
} Choice;

static void
choice_free (Choice *choice)
{
  g_clear_pointer (&choice->definition, tracker_definition_unref);
  g_clear_pointer (&choice->legs, g_ptr_array_unref);
  g_clear_pointer (&choice->secrets, g_hash_table_unref);
  g_free (choice);
}

static const char *
choose_way (const Choice *choice, const TrackerLegData *leg)
{
  return tracker_definition_choose_check_way_for (
      choice->definition, tracker_leg_data_get_number (leg), choice->secrets,
      tracker_leg_data_get_needs (leg));
}

/* One conversation goes one way and says one thing of all its parcels: that of the first. (transfer
 * full) @task */
static void
keep_together (GTask *task)
{
  Choice *choice = g_task_get_task_data (task);

  for (guint i = choice->legs->len; i-- > 1;)
    {
      const TrackerLegData *first = g_ptr_array_index (choice->legs, 0);
      const TrackerLegData *leg = g_ptr_array_index (choice->legs, i);

      if (!tracker_legs_bring_the_same (choice->definition, leg, first)
          || choose_way (choice, leg) != choose_way (choice, first))
        g_ptr_array_remove_index (choice->legs, i);
    }
  g_task_return_boolean (task, TRUE);
  g_object_unref (task);
}

static void
on_secrets_looked_up_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Choice *choice = g_task_get_task_data (task);

  /* A locked or missing keyring: the ways that need no credentials are left. */
  choice->secrets = tracker_secrets_lookup_finish (TRACKER_SECRETS (source), result, NULL);
  keep_together (task);
}

static void
leave_out (Choice *choice, gint64 parcel_id)
{
  for (guint i = choice->legs->len; i-- > 0;)
    if (tracker_leg_data_get_parcel_id (g_ptr_array_index (choice->legs, i)) == parcel_id)
      g_ptr_array_remove_index (choice->legs, i);
}

static void
on_parcels_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  TrackerMonitor *monitor = g_task_get_source_object (task);
  Choice *choice = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GPtrArray) parcels
      = tracker_store_load_parcels_finish (TRACKER_STORE (source), result, &error);

  if (parcels == NULL)
    {
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }

  /* Not before: what the person said a moment ago is known here by now. */
  if (tracker_monitor_is_off (monitor, tracker_definition_get_id (choice->definition)))
    g_ptr_array_set_size (choice->legs, 0);
  for (guint i = 0; i < parcels->len; i++)
    if (tracker_parcel_data_get_is_silent (g_ptr_array_index (parcels, i)))
      leave_out (choice, tracker_parcel_data_get_id (g_ptr_array_index (parcels, i)));

  if (choice->legs->len == 0 || tracker_definition_get_n_credentials (choice->definition) == 0)
    keep_together (task);
  else
    tracker_secrets_lookup_async (monitor->secrets, tracker_definition_get_id (choice->definition),
                                  g_task_get_cancellable (task), on_secrets_looked_up_cb, task);
}

/**
 * tracker_check_legs_choose_async:
 * @monitor: a monitor
 * @legs: (element-type TrackerLegData): one or more of one carrier, whose definition is known
 * @cancellable: (nullable): drops it
 * @callback: called on the main context
 * @user_data: data for @callback
 *
 * Finds out which legs can be asked about in one conversation: whom the person does not want asked
 * is not asked, whoever wishes so.
 */
void
tracker_check_legs_choose_async (TrackerMonitor *monitor,
                                 GPtrArray *legs,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  const char *carrier = tracker_leg_data_get_carrier (g_ptr_array_index (legs, 0));
  GTask *task = g_task_new (monitor, cancellable, callback, user_data);
  g_autofree gint64 *ids = g_new0 (gint64, legs->len);
  Choice *choice = g_new0 (Choice, 1);

  choice->definition = tracker_definition_ref (tracker_registry_find (monitor->registry, carrier));
  choice->legs = g_ptr_array_new_with_free_func ((GDestroyNotify) tracker_leg_data_unref);
  g_task_set_source_tag (task, tracker_check_legs_choose_async);
  g_task_set_task_data (task, choice, (GDestroyNotify) choice_free);
  for (guint i = 0; i < legs->len; i++)
    {
      TrackerLegData *leg = g_ptr_array_index (legs, i);

      ids[i] = tracker_leg_data_get_parcel_id (leg);
      g_ptr_array_add (choice->legs, tracker_leg_data_ref (leg));
    }
  tracker_store_load_parcels_async (monitor->store, ids, legs->len, cancellable,
                                    on_parcels_loaded_cb, task);
}

/**
 * tracker_check_legs_choose_finish:
 * @monitor: a monitor
 * @result: the result
 * @secrets: (out) (nullable) (transfer full) (element-type utf8 utf8): the person's credentials
 * @error: %G_IO_ERROR_CANCELLED; TrackerStoreError: the parcels could not be read
 *
 * Ends tracker_check_legs_choose_async().
 *
 * Returns: (transfer full) (element-type TrackerLegData): some of the legs, perhaps none, in their
 * order
 */
GPtrArray *
tracker_check_legs_choose_finish (TrackerMonitor *monitor,
                                  GAsyncResult *result,
                                  GHashTable **secrets,
                                  GError **error)
{
  Choice *choice;

  g_return_val_if_fail (g_task_is_valid (result, monitor), NULL);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;
  choice = g_task_get_task_data (G_TASK (result));
  *secrets = g_steal_pointer (&choice->secrets);

  return g_steal_pointer (&choice->legs);
}
