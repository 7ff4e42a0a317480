/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "tracker-carrier-health-private.h"
#include "tracker-health-words-private.h"
#include "tracker-library-private.h"

/* One look at the health of carriers. Owned by its GTask. The keyring is asked for one carrier
 * after the other: what it holds is hidden in reports. */
typedef struct
{
  char *only;        /* (owned) (nullable) this carrier alone */
  GPtrArray *states; /* (owned) (nullable) (element-type TrackerCarrierState) those to be told */
  GListStore *found; /* (owned) of TrackerCarrierHealth */
} Look;

static void
look_free (Look *look)
{
  g_free (look->only);
  g_clear_pointer (&look->states, g_ptr_array_unref);
  g_object_unref (look->found);
  g_free (look);
}

static void look_at_next (GTask *task);

static void
add_health (GTask *task, TrackerCarrierState *state, const TrackerMask *mask)
{
  TrackerLibrary *self = g_task_get_source_object (task);
  Look *look = g_task_get_task_data (task);
  TrackerRegistry *registry = tracker_library_get_registry (self);
  const char *id = tracker_carrier_state_get_carrier (state);
  const TrackerHealthFacts facts = {
    .definition = tracker_registry_find (registry, id),
    .state = state,
    .carrier = id,
    .carrier_name = tracker_registry_get_name (registry, id),
    .mask = mask,
    .now_s = tracker_clock_get_now_s (tracker_library_get_clock (self)),
  };
  g_autofree char *headline = tracker_health_words_dup_headline (&facts);
  g_autofree char *last_success = tracker_health_words_dup_last_success (&facts);
  g_autofree char *last_failure = tracker_health_words_dup_last_failure (&facts);
  g_autofree char *next_try = tracker_health_words_dup_next_try (&facts);
  g_autofree char *codes = tracker_health_words_dup_codes (&facts);
  g_autofree char *report = tracker_health_words_dup_report (&facts);
  const TrackerHealthTexts texts = {
    .carrier = id,
    .carrier_name = facts.carrier_name,
    .state = tracker_health_words_get_state (&facts),
    .headline = headline,
    .last_success = last_success,
    .last_failure = last_failure,
    .next_try = next_try,
    .remedy = tracker_health_words_get_remedy (&facts),
    .codes = codes,
    .page = facts.definition != NULL ? tracker_definition_get_home (facts.definition) : NULL,
    .report = report,
  };
  g_autoptr (TrackerCarrierHealth) health = tracker_carrier_health_new (&texts);

  g_list_store_append (look->found, health);
}

static void
on_secrets_looked_up_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Look *look = g_task_get_task_data (task);
  g_autoptr (TrackerCarrierState) state = g_ptr_array_steal_index (look->states, 0);
  g_autoptr (GHashTable) secrets
      = tracker_secrets_lookup_finish (TRACKER_SECRETS (source), result, NULL);
  g_autoptr (TrackerMask) mask = secrets != NULL ? tracker_mask_new () : NULL;

  if (secrets != NULL)
    tracker_mask_add_values (mask, secrets);
  add_health (task, state, mask != NULL && tracker_mask_is_sure (mask) ? mask : NULL);
  look_at_next (task);
}

static int
compare_health (gconstpointer a, gconstpointer b, gpointer user_data)
{
  gboolean is_bad_a
      = g_str_equal (tracker_carrier_health_get_state ((TrackerCarrierHealth *) a), "trouble");
  gboolean is_bad_b
      = g_str_equal (tracker_carrier_health_get_state ((TrackerCarrierHealth *) b), "trouble");
  g_autofree char *name_a = NULL;
  g_autofree char *name_b = NULL;

  if (is_bad_a != is_bad_b)
    return is_bad_a ? -1 : 1;

  g_object_get ((gpointer) a, "carrier-name", &name_a, NULL);
  g_object_get ((gpointer) b, "carrier-name", &name_b, NULL);

  return g_utf8_collate (name_a, name_b);
}

static void
end_look (GTask *task)
{
  Look *look = g_task_get_task_data (task);

  if (!g_task_return_error_if_cancelled (task))
    {
      g_list_store_sort (look->found, compare_health, NULL);
      g_task_return_pointer (task, g_object_ref (look->found), g_object_unref);
    }
  g_object_unref (task);
}

/* @task: (transfer full) */
static void
look_at_next (GTask *task)
{
  TrackerLibrary *self = g_task_get_source_object (task);
  Look *look = g_task_get_task_data (task);

  while (look->states->len > 0)
    {
      TrackerCarrierState *first = g_ptr_array_index (look->states, 0);
      const char *id = tracker_carrier_state_get_carrier (first);
      TrackerDefinition *definition
          = tracker_registry_find (tracker_library_get_registry (self), id);
      g_autoptr (TrackerCarrierState) state = NULL;
      g_autoptr (TrackerMask) nothing = NULL;

      /* One that takes credentials may have got some: what they are has to be known. */
      if (definition == NULL || tracker_definition_get_n_credentials (definition) > 0)
        {
          tracker_secrets_lookup_async (tracker_library_get_secrets (self), id,
                                        g_task_get_cancellable (task), on_secrets_looked_up_cb,
                                        task);
          return;
        }
      nothing = tracker_mask_new ();
      state = g_ptr_array_steal_index (look->states, 0);
      add_health (task, state, nothing);
    }

  end_look (task);
}

static void
on_states_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Look *look = g_task_get_task_data (task);
  GError *error = NULL;

  look->states = tracker_store_list_carrier_states_finish (TRACKER_STORE (source), result, &error);
  if (look->states == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  if (look->only != NULL)
    {
      for (guint i = look->states->len; i > 0; i--)
        if (!g_str_equal (
                tracker_carrier_state_get_carrier (g_ptr_array_index (look->states, i - 1)),
                look->only))
          g_ptr_array_remove_index (look->states, i - 1);
      if (look->states->len == 0)
        g_ptr_array_add (look->states, tracker_carrier_state_new (look->only));
    }
  look_at_next (g_steal_pointer (&task));
}

static void
start_look (TrackerLibrary *self, GTask *task, const char *only)
{
  Look *look = g_new0 (Look, 1);

  look->only = g_strdup (only);
  look->found = g_list_store_new (TRACKER_TYPE_CARRIER_HEALTH);
  g_task_set_task_data (task, look, (GDestroyNotify) look_free);
  tracker_store_list_carrier_states_async (
      tracker_library_get_store (self), g_task_get_cancellable (task), on_states_listed_cb, task);
}

/**
 * tracker_library_list_health_async:
 * @self: a library
 * @cancellable: (nullable): drops it
 * @callback: called with what there is
 * @user_data: data for @callback
 *
 * Looks how it goes with the carriers of which there is something to say.
 */
void
tracker_library_list_health_async (TrackerLibrary *self,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  GTask *task;

  g_return_if_fail (TRACKER_IS_LIBRARY (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, tracker_library_list_health_async);
  start_look (self, task, NULL);
}

/**
 * tracker_library_list_health_finish:
 * @self: a library
 * @result: the result
 * @error: TrackerStoreError, or %G_IO_ERROR_CANCELLED
 *
 * Ends tracker_library_list_health_async().
 *
 * Returns: (transfer full): a model of TrackerCarrierHealth, those in trouble first, then by name;
 * it does not change
 */
GListModel *
tracker_library_list_health_finish (TrackerLibrary *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * tracker_library_load_health_async:
 * @self: a library
 * @id: a carrier, one that there is nothing to say of too
 * @cancellable: (nullable): drops it
 * @callback: called with what there is
 * @user_data: data for @callback
 *
 * Looks how it goes with one carrier.
 */
void
tracker_library_load_health_async (TrackerLibrary *self,
                                   const char *id,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  GTask *task;

  g_return_if_fail (TRACKER_IS_LIBRARY (self));
  g_return_if_fail (id != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, tracker_library_load_health_async);
  if (tracker_registry_find (tracker_library_get_registry (self), id) != NULL)
    {
      start_look (self, task, id);
      return;
    }

  g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _ ("There is no carrier “%s”."),
                           id);
  g_object_unref (task);
}

/**
 * tracker_library_load_health_finish:
 * @self: a library
 * @result: the result
 * @error: %G_IO_ERROR_NOT_FOUND if there is no such carrier, TrackerStoreError, or
 * %G_IO_ERROR_CANCELLED
 *
 * Ends tracker_library_load_health_async().
 *
 * Returns: (transfer full): how it goes with it
 */
TrackerCarrierHealth *
tracker_library_load_health_finish (TrackerLibrary *self, GAsyncResult *result, GError **error)
{
  g_autoptr (GListModel) found = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  found = g_task_propagate_pointer (G_TASK (result), error);

  return found != NULL ? g_list_model_get_item (found, 0) : NULL;
}
