/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-library-private.h"
#include "tracker-tell-item-private.h"

/* More than a person reads. */
#define TOLD_MOST 2000

/* --- who was told --- */

typedef struct
{
  GPtrArray *told; /* (owned) (nullable) (element-type TrackerTold) once read */
  gboolean more;
} ListTold;

static void
list_told_free (ListTold *data)
{
  g_clear_pointer (&data->told, g_ptr_array_unref);
  g_free (data);
}

static GListModel *
make_items (TrackerLibrary *self, GPtrArray *told, GPtrArray *parcels)
{
  TrackerRegistry *registry = tracker_library_get_registry (self);
  gint64 now_s = tracker_clock_get_now_s (tracker_library_get_clock (self));
  GListStore *items = g_list_store_new (TRACKER_TYPE_TELL_ITEM);
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GArray) ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), parcels->len);

  for (guint i = 0; i < parcels->len; i++)
    {
      gint64 id = tracker_parcel_data_get_id (g_ptr_array_index (parcels, i));

      g_array_append_val (ids, id);
      g_hash_table_insert (by_id, &g_array_index (ids, gint64, i), g_ptr_array_index (parcels, i));
    }
  for (guint i = 0; i < told->len; i++)
    {
      TrackerTold *one = g_ptr_array_index (told, i);
      gint64 id = tracker_told_get_parcel_id (one);
      TrackerParcelData *parcel = g_hash_table_lookup (by_id, &id);
      g_autoptr (TrackerParcel) shown
          = parcel != NULL ? tracker_parcel_pool_hold_data (tracker_library_get_pool (self), parcel)
                           : NULL;
      g_autoptr (TrackerTellItem) item = tracker_tell_item_new (
          one, tracker_registry_get_name (registry, tracker_told_get_carrier (one)),
          shown != NULL ? tracker_parcel_get_title (shown) : NULL, now_s);

      g_list_store_append (items, item);
    }

  return G_LIST_MODEL (items);
}

static void
on_told_parcels_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  ListTold *data = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GPtrArray) parcels
      = tracker_store_load_parcels_finish (TRACKER_STORE (source), result, &error);

  if (parcels == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, make_items (g_task_get_source_object (task), data->told, parcels),
                           g_object_unref);
}

static void
on_told_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GCancellable *cancellable = g_task_get_cancellable (task);
  ListTold *data = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GHashTable) seen = NULL;

  data->told = tracker_store_list_told_finish (TRACKER_STORE (source), result, &error);
  if (data->told == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  data->more = data->told->len > TOLD_MOST;
  if (data->more)
    g_ptr_array_set_size (data->told, TOLD_MOST);
  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; i < data->told->len; i++)
    {
      gint64 id = tracker_told_get_parcel_id (g_ptr_array_index (data->told, i));

      if (id != 0 && g_hash_table_add (seen, g_memdup2 (&id, sizeof id)))
        g_array_append_val (ids, id);
    }
  tracker_store_load_parcels_async (TRACKER_STORE (source), (const gint64 *) ids->data, ids->len,
                                    cancellable, on_told_parcels_loaded_cb,
                                    g_steal_pointer (&task));
}

/**
 * tracker_library_list_told_async:
 * @self: a library
 * @parcel_id: a parcel; 0: every number
 * @cancellable: (nullable): drops it
 * @callback: called with what there is
 * @user_data: data for @callback
 *
 * Lists which host was told which number.
 */
void
tracker_library_list_told_async (TrackerLibrary *self,
                                 gint64 parcel_id,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  TrackerStore *store;
  GTask *task;

  g_return_if_fail (TRACKER_IS_LIBRARY (self));

  store = tracker_library_get_store (self);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, tracker_library_list_told_async);
  g_task_set_task_data (task, g_new0 (ListTold, 1), (GDestroyNotify) list_told_free);
  if (parcel_id == 0)
    tracker_store_list_told_async (store, NULL, TOLD_MOST + 1, cancellable, on_told_listed_cb,
                                   task);
  else
    tracker_store_list_parcel_told_async (store, parcel_id, TOLD_MOST + 1, cancellable,
                                          on_told_listed_cb, task);
}

/**
 * tracker_library_list_told_finish:
 * @self: a library
 * @result: the result
 * @more: (out) (optional): whether there were more than two thousand
 * @error: TrackerStoreError, or %G_IO_ERROR_CANCELLED
 *
 * Ends tracker_library_list_told_async().
 *
 * Returns: (transfer full): a model of TrackerTellItem, the latest first; it does not change
 */
GListModel *
tracker_library_list_told_finish (TrackerLibrary *self,
                                  GAsyncResult *result,
                                  gboolean *more,
                                  GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  if (more != NULL)
    *more = ((ListTold *) g_task_get_task_data (G_TASK (result)))->more;

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * tracker_library_forget_told_async:
 * @self: a library
 * @callback: called when it is forgotten
 * @user_data: data for @callback
 *
 * Empties the list of who was told what.
 */
void
tracker_library_forget_told_async (TrackerLibrary *self,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_return_if_fail (TRACKER_IS_LIBRARY (self));

  tracker_store_forget_told_async (
      tracker_library_get_store (self), tracker_library_on_store_done_cb,
      tracker_library_start_verb (self, tracker_library_forget_told_async, callback, user_data));
}

/* --- who is to be told nothing --- */

/**
 * tracker_library_set_silent_async:
 * @self: a library
 * @ids: (array length=n_ids): parcels
 * @n_ids: how many
 * @silent: whether the network is never asked about them
 * @callback: called when it is kept
 * @user_data: data for @callback
 *
 * Never asks anybody about these parcels any more, or asks again.
 */
void
tracker_library_set_silent_async (TrackerLibrary *self,
                                  const gint64 *ids,
                                  gsize n_ids,
                                  gboolean silent,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_return_if_fail (TRACKER_IS_LIBRARY (self));

  tracker_store_set_silent_async (
      tracker_library_get_store (self), ids, n_ids, silent, tracker_library_on_store_done_cb,
      tracker_library_start_verb (self, tracker_library_set_silent_async, callback, user_data));
}
