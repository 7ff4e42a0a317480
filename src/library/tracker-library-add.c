/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-guess-private.h"
#include "tracker-library-private.h"

/* --- adding --- */

typedef struct
{
  gboolean ask;
  guint n_existed;
} Adding;

static void
on_added_parcels_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  TrackerLibrary *self = g_task_get_source_object (task);
  GError *error = NULL;
  g_autoptr (GPtrArray) rows
      = tracker_store_load_parcels_finish (TRACKER_STORE (source), result, &error);
  GPtrArray *parcels;

  if (rows == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  parcels = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (parcels, tracker_parcel_pool_hold_data (tracker_library_get_pool (self),
                                                             g_ptr_array_index (rows, i)));
  g_task_return_pointer (task, parcels, (GDestroyNotify) g_ptr_array_unref);
}

static void
on_parcels_added_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  TrackerLibrary *self = g_task_get_source_object (task);
  Adding *adding = g_task_get_task_data (task);
  GError *error = NULL;
  g_autofree gboolean *existed = NULL;
  gsize n_ids = 0;
  g_autofree gint64 *ids
      = tracker_store_add_parcels_finish (TRACKER_STORE (source), result, &n_ids, &existed, &error);

  if (error != NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  for (gsize i = 0; i < n_ids; i++)
    adding->n_existed += existed[i] ? 1 : 0;
  if (adding->ask && n_ids > adding->n_existed)
    tracker_monitor_refresh_async (tracker_library_get_monitor (self), ids, n_ids, NULL, NULL,
                                   NULL);
  tracker_store_load_parcels_async (TRACKER_STORE (source), ids, n_ids, NULL,
                                    on_added_parcels_loaded_cb, g_steal_pointer (&task));
}

/* What recognition saw becomes legs, or what the person chose. Strings stay with the guess and the
 * options; arrays with @keep. */
static void
fill_draft (TrackerLibrary *self,
            TrackerParcelDraft *draft,
            TrackerGuess *guess,
            const TrackerAddOptions *options,
            GPtrArray *keep)
{
  const char *const *carriers
      = options->carriers != NULL ? options->carriers : tracker_guess_get_carriers (guess);
  guint n = options->carriers != NULL ? g_strv_length ((char **) carriers)
                                      : tracker_guess_get_n_asked (guess);
  TrackerRole *roles = g_new0 (TrackerRole, n + 1);

  g_ptr_array_add (keep, roles);
  for (guint i = 0; i < n; i++)
    {
      const char *const *known = tracker_guess_get_carriers (guess);

      for (guint k = 0; known[k] != NULL; k++)
        if (g_str_equal (known[k], carriers[i]))
          roles[i] = tracker_guess_get_role (guess, k);
    }

  draft->number = tracker_guess_get_number (guess);
  draft->name = options->name;
  draft->folder_id = options->folder_id;
  draft->origin = tracker_guess_get_country (guess);
  draft->destination = tracker_library_get_home_country (self);
  draft->n_legs = n;
  draft->carriers = carriers;
  draft->roles = roles;
}

/**
 * tracker_library_add_async:
 * @self: a library
 * @guesses: (element-type TrackerGuess): what to add; those that are no codes are passed over
 * @options: how
 * @cancellable: (nullable): before it is begun
 * @callback: called when it is kept
 * @user_data: data for @callback
 *
 * Adds parcels, all in one transaction. Numbers that are there already are left as they are.
 */
void
tracker_library_add_async (TrackerLibrary *self,
                           GPtrArray *guesses,
                           const TrackerAddOptions *options,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  GTask *task;
  Adding *adding;
  g_autoptr (GArray) drafts = NULL;
  g_autoptr (GPtrArray) keep = NULL;

  g_return_if_fail (TRACKER_IS_LIBRARY (self));
  g_return_if_fail (guesses != NULL && options != NULL);

  drafts = g_array_new (FALSE, TRUE, sizeof (TrackerParcelDraft));
  keep = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < guesses->len; i++)
    if (tracker_guess_get_valid (g_ptr_array_index (guesses, i)))
      {
        g_array_set_size (drafts, drafts->len + 1);
        fill_draft (self, &g_array_index (drafts, TrackerParcelDraft, drafts->len - 1),
                    g_ptr_array_index (guesses, i), options, keep);
      }

  adding = g_new0 (Adding, 1);
  adding->ask = options->ask;
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, tracker_library_add_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, adding, g_free);
  tracker_store_add_parcels_async (tracker_library_get_store (self),
                                   (const TrackerParcelDraft *) drafts->data, drafts->len,
                                   cancellable, on_parcels_added_cb, task);
}

/**
 * tracker_library_add_finish:
 * @self: a library
 * @result: the result
 * @n_existed: (out) (optional): how many were there already
 * @error: TrackerStoreError
 *
 * Ends tracker_library_add_async().
 *
 * Returns: (transfer full) (element-type TrackerParcel): the parcels, in order, those that were
 * there too
 */
GPtrArray *
tracker_library_add_finish (TrackerLibrary *self,
                            GAsyncResult *result,
                            guint *n_existed,
                            GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  if (n_existed != NULL)
    *n_existed = ((Adding *) g_task_get_task_data (G_TASK (result)))->n_existed;

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- finding --- */

static void
on_parcel_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  TrackerLibrary *self = g_task_get_source_object (task);
  GError *error = NULL;
  g_autoptr (TrackerParcelData) data
      = tracker_store_find_parcel_finish (TRACKER_STORE (source), result, &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (
        task,
        data != NULL ? tracker_parcel_pool_hold_data (tracker_library_get_pool (self), data) : NULL,
        g_object_unref);
}

/**
 * tracker_library_find_parcel_async:
 * @self: a library
 * @number_or_uuid: a normalised number, or a uuid
 * @cancellable: (nullable): drops it
 * @callback: called when found or not
 * @user_data: data for @callback
 *
 * Finds one parcel.
 */
void
tracker_library_find_parcel_async (TrackerLibrary *self,
                                   const char *number_or_uuid,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  GTask *task;

  g_return_if_fail (TRACKER_IS_LIBRARY (self));
  g_return_if_fail (number_or_uuid != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, tracker_library_find_parcel_async);
  tracker_store_find_parcel_async (tracker_library_get_store (self), number_or_uuid, cancellable,
                                   on_parcel_found_cb, task);
}

/**
 * tracker_library_find_parcel_finish:
 * @self: a library
 * @result: the result
 * @error: TrackerStoreError, or %G_IO_ERROR_CANCELLED
 *
 * Ends tracker_library_find_parcel_async().
 *
 * Returns: (transfer full) (nullable): the parcel, loaded; %NULL without @error if there is none
 */
TrackerParcel *
tracker_library_find_parcel_finish (TrackerLibrary *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
