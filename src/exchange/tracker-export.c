/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-exchange-private.h"

#include <string.h>

/* Parcels go out slice by slice: what the store answers for one is written by a worker before the
 * next one is asked for, so that memory does not grow with the number of parcels. */
#define SLICE 200

typedef enum
{
  STEP_BEGIN, /* open, write the head */
  STEP_SLICE,
  STEP_END,   /* write the foot, put the file in place */
  STEP_ABORT, /* leave nothing behind */
} Step;

typedef struct
{
  TrackerExportFormat format;
  char *path; /* (owned) */
  gint64 now_s;
  GArray *ids;  /* (owned) (element-type gint64) */
  guint n_done; /* of ids */
  int n_written;
  GPtrArray *folders; /* (owned) (element-type TrackerFolderData) */
  GPtrArray *rows;    /* (owned) (element-type TrackerExportRow): the slice at hand */
  guint n_pending;    /* answers of the store for it */
  GError *error;      /* (owned) (nullable): the first of those */

  /* Of the worker, while one runs. */
  Step step;
  TrackerOutputFile *file; /* (owned) (nullable) */
} Export;

static void load_slice (GTask *task);
static void run_step (GTask *task, Step step);

static void
export_free (Export *data)
{
  g_free (data->path);
  g_clear_pointer (&data->ids, g_array_unref);
  g_clear_pointer (&data->folders, g_ptr_array_unref);
  g_ptr_array_unref (data->rows);
  g_clear_error (&data->error);
  g_clear_pointer (&data->file, tracker_output_file_free);
  g_free (data);
}

/**
 * tracker_export_row_free:
 * @self: (transfer full): a row
 */
void
tracker_export_row_free (TrackerExportRow *self)
{
  tracker_parcel_data_unref (self->parcel);
  g_clear_pointer (&self->legs, g_ptr_array_unref);
  g_clear_pointer (&self->events, g_ptr_array_unref);
  g_free (self);
}

/* --- the worker --- */

static void
append_rows (const Export *data, GString *text)
{
  for (guint i = 0; i < data->rows->len; i++)
    {
      const TrackerExportRow *row = g_ptr_array_index (data->rows, i);

      if (data->format == TRACKER_EXPORT_CSV)
        tracker_export_csv_row (text, row);
      else
        tracker_export_json_row (text, row, data->n_written == 0 && i == 0);
    }
}

static void
append_step (const Export *data, GString *text)
{
  gboolean is_csv = data->format == TRACKER_EXPORT_CSV;

  if (data->step == STEP_SLICE)
    append_rows (data, text);
  else if (data->step == STEP_BEGIN && is_csv)
    tracker_export_csv_head (text);
  else if (data->step == STEP_BEGIN)
    tracker_export_json_head (text, data->folders, data->now_s);
  else if (!is_csv)
    tracker_export_json_foot (text);
}

static void
write_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Export *data = task_data;
  g_autoptr (GString) text = g_string_new (NULL);
  GError *error = NULL;

  if (data->step == STEP_BEGIN)
    data->file = tracker_output_file_new (data->path, &error);
  if (data->step != STEP_ABORT)
    append_step (data, text);
  if (data->file != NULL && tracker_output_file_write (data->file, text->str, text->len, &error)
      && data->step == STEP_END)
    tracker_output_file_commit (data->file, &error);
  if (error != NULL || data->step >= STEP_END)
    g_clear_pointer (&data->file, tracker_output_file_free);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
on_written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Export *data = g_task_get_task_data (task);
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_task_return_error (task, error);
      return;
    }

  data->n_written += (int) data->rows->len;
  g_ptr_array_set_size (data->rows, 0);
  if (data->step == STEP_ABORT)
    g_task_return_error (task, g_steal_pointer (&data->error));
  else if (data->step == STEP_END)
    g_task_return_int (task, data->n_written);
  else if (data->n_done < data->ids->len)
    load_slice (g_steal_pointer (&task));
  else
    run_step (g_steal_pointer (&task), STEP_END);
}

/* Takes @task. The export's data is the worker's until it has answered. */
static void
run_step (GTask *task, Step step)
{
  Export *data = g_task_get_task_data (task);
  /* Without a source: the store's last reference is never a worker's. */
  g_autoptr (GTask) writing = g_task_new (NULL, g_task_get_cancellable (task), on_written_cb, task);

  data->step = step;
  g_task_set_source_tag (writing, run_step);
  g_task_set_task_data (writing, data, NULL);
  /* A cancelled worker would answer while it still writes. */
  g_task_set_check_cancellable (writing, FALSE);
  g_task_run_in_thread (writing, write_in_thread);
}

/* Takes @task and @error. The file is the worker's to remove. */
static void
give_up (GTask *task, GError *error)
{
  Export *data = g_task_get_task_data (task);

  if (data->file != NULL)
    {
      data->error = error;
      run_step (task, STEP_ABORT);
      return;
    }
  g_task_return_error (task, error);
  g_object_unref (task);
}

/* --- what the store knows --- */

/* Takes @task, if this was the last answer of the slice. */
static void
end_pending (GTask *task, GError *error)
{
  Export *data = g_task_get_task_data (task);

  if (data->error == NULL)
    data->error = error;
  else
    g_clear_error (&error);
  if (--data->n_pending > 0)
    return;

  if (data->error == NULL
      && !g_cancellable_set_error_if_cancelled (g_task_get_cancellable (task), &data->error))
    {
      run_step (task, STEP_SLICE);
      return;
    }
  give_up (task, g_steal_pointer (&data->error));
}

typedef struct
{
  GTask *task; /* whose data lives until all have answered */
  TrackerExportRow *row;
} RowCall;

static RowCall *
row_call_new (GTask *task, TrackerExportRow *row)
{
  RowCall *call = g_new0 (RowCall, 1);

  call->task = task;
  call->row = row;
  return call;
}

static void
on_legs_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree RowCall *call = user_data;
  GError *error = NULL;

  call->row->legs = tracker_store_load_legs_finish (TRACKER_STORE (source), result, &error);
  end_pending (call->task, error);
}

static void
on_events_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree RowCall *call = user_data;
  GError *error = NULL;

  call->row->events = tracker_store_load_events_finish (TRACKER_STORE (source), result, &error);
  end_pending (call->task, error);
}

static void
load_rest (GTask *task)
{
  TrackerStore *store = g_task_get_source_object (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  Export *data = g_task_get_task_data (task);

  data->n_pending = data->rows->len * 2;
  for (guint i = 0; i < data->rows->len; i++)
    {
      TrackerExportRow *row = g_ptr_array_index (data->rows, i);
      gint64 id = tracker_parcel_data_get_id (row->parcel);

      tracker_store_load_legs_async (store, id, cancellable, on_legs_loaded_cb,
                                     row_call_new (task, row));
      tracker_store_load_events_async (store, id, cancellable, on_events_loaded_cb,
                                       row_call_new (task, row));
    }
}

static void
on_parcels_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Export *data = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GPtrArray) parcels
      = tracker_store_load_parcels_finish (TRACKER_STORE (source), result, &error);

  if (parcels == NULL)
    {
      give_up (g_steal_pointer (&task), error);
      return;
    }

  for (guint i = 0; i < parcels->len; i++)
    {
      TrackerExportRow *row = g_new0 (TrackerExportRow, 1);

      row->parcel = tracker_parcel_data_ref (g_ptr_array_index (parcels, i));
      g_ptr_array_add (data->rows, row);
    }
  if (data->format == TRACKER_EXPORT_JSON && data->rows->len > 0)
    load_rest (g_steal_pointer (&task));
  else
    run_step (g_steal_pointer (&task), STEP_SLICE);
}

/* Takes @task. */
static void
load_slice (GTask *task)
{
  Export *data = g_task_get_task_data (task);
  const gint64 *ids = &g_array_index (data->ids, gint64, data->n_done);
  guint n_ids = MIN (SLICE, data->ids->len - data->n_done);

  data->n_done += n_ids;
  tracker_store_load_parcels_async (g_task_get_source_object (task), ids, n_ids,
                                    g_task_get_cancellable (task), on_parcels_loaded_cb, task);
}

static void
reverse (GArray *ids)
{
  for (guint i = 0, k = ids->len; i + 1 < k--; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);

      g_array_index (ids, gint64, i) = g_array_index (ids, gint64, k);
      g_array_index (ids, gint64, k) = id;
    }
}

static void
on_ids_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Export *data = g_task_get_task_data (task);
  GError *error = NULL;

  data->ids = tracker_store_list_ids_finish (TRACKER_STORE (source), result, &error);
  if (data->ids == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  /* The oldest first: so an import gives them the same order. */
  reverse (data->ids);
  run_step (g_steal_pointer (&task), STEP_BEGIN);
}

static void
on_folders_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GCancellable *cancellable = g_task_get_cancellable (task);
  Export *data = g_task_get_task_data (task);
  g_autoptr (TrackerQuery) query = NULL;
  GError *error = NULL;

  data->folders = tracker_store_list_folders_finish (TRACKER_STORE (source), result, &error);
  if (data->folders == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  query = tracker_query_new (TRACKER_SMART_EVERYTHING);
  tracker_query_set_sort (query, TRACKER_SORT_ADDED);
  tracker_store_list_ids_async (TRACKER_STORE (source), query, cancellable, on_ids_listed_cb,
                                g_steal_pointer (&task));
}

/* --- the verb --- */

/**
 * tracker_exchange_export_async:
 * @store: what is exported, archived parcels too
 * @format: the form
 * @path: the file, replaced when all is written; "-": the standard output
 * @now_s: when this is
 * @cancellable: (nullable): gives up; an older file stays as it is
 * @callback: called on main
 * @user_data: for @callback
 *
 * Writes all parcels to a file: CSV for spreadsheets, JSON with all that is known of them.
 */
void
tracker_exchange_export_async (TrackerStore *store,
                               TrackerExportFormat format,
                               const char *path,
                               gint64 now_s,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  Export *data;
  GTask *task;

  g_return_if_fail (TRACKER_IS_STORE (store));
  g_return_if_fail (path != NULL);

  data = g_new0 (Export, 1);
  data->format = format;
  data->path = g_strdup (path);
  data->now_s = now_s;
  data->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) tracker_export_row_free);
  task = g_task_new (store, cancellable, callback, user_data);
  g_task_set_source_tag (task, tracker_exchange_export_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, data, (GDestroyNotify) export_free);
  tracker_store_list_folders_async (store, cancellable, on_folders_listed_cb, task);
}

/**
 * tracker_exchange_export_finish:
 * @store: the store
 * @result: of tracker_exchange_export_async()
 * @error: %TRACKER_EXCHANGE_ERROR_UNWRITABLE, TrackerStoreError or %G_IO_ERROR_CANCELLED
 *
 * Returns: how many parcels were written; -1: it failed, and the file is as it was
 */
int
tracker_exchange_export_finish (TrackerStore *store, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), -1);

  return (int) g_task_propagate_int (G_TASK (result), error);
}

/**
 * tracker_export_format_from_nick:
 * @nick: "csv" or "json"
 * @format: (out): the form
 *
 * Returns: whether there is such a form
 */
gboolean
tracker_export_format_from_nick (const char *nick, TrackerExportFormat *format)
{
  gboolean is_csv = g_ascii_strcasecmp (nick, "csv") == 0;

  if (!is_csv && g_ascii_strcasecmp (nick, "json") != 0)
    return FALSE;
  *format = is_csv ? TRACKER_EXPORT_CSV : TRACKER_EXPORT_JSON;
  return TRUE;
}

/**
 * tracker_export_format_from_path:
 * @path: a file's name
 * @format: (out): the form
 *
 * Returns: whether its ending says the form
 */
gboolean
tracker_export_format_from_path (const char *path, TrackerExportFormat *format)
{
  const char *dot = strrchr (path, '.');

  return dot != NULL && tracker_export_format_from_nick (dot + 1, format);
}
