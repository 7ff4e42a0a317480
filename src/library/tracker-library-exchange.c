/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-exchange.h"
#include "tracker-library-private.h"

/**
 * tracker_skipped_line_free:
 * @self: (transfer full): a line that was skipped
 */
void
tracker_skipped_line_free (TrackerSkippedLine *self)
{
  g_free (self->why);
  g_free (self);
}

/* --- import --- */

static void
on_imported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  TrackerImportSummary *summary
      = tracker_exchange_import_finish (TRACKER_STORE (source), result, &error);

  if (summary == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, summary, (GDestroyNotify) tracker_import_summary_free);
}

/**
 * tracker_library_import_async:
 * @self: a library
 * @path: a file: one code a line with comments, a table (CSV), or JSON as an export has it
 * @cancellable: (nullable): gives up before anything is kept
 * @callback: called when it is kept
 * @user_data: data for @callback
 *
 * Brings in what a file holds, all in one transaction. What is there already is filled in where it
 * is empty.
 */
void
tracker_library_import_async (TrackerLibrary *self,
                              const char *path,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (TrackerHints) hints = NULL;
  GTask *task;

  g_return_if_fail (TRACKER_IS_LIBRARY (self));
  g_return_if_fail (path != NULL);

  hints = tracker_carrier_choices_create_hints (tracker_library_get_choices (self),
                                                tracker_library_get_home_country (self));
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, tracker_library_import_async);
  g_task_set_check_cancellable (task, FALSE);
  tracker_exchange_import_async (tracker_library_get_store (self),
                                 tracker_library_get_registry (self), path, hints, cancellable,
                                 on_imported_cb, task);
}

/**
 * tracker_library_import_finish:
 * @self: a library
 * @result: the result
 * @n_added: (out) (optional): parcels that are new
 * @n_updated: (out) (optional): parcels that were there and know more now
 * @error: TrackerExchangeError, TrackerStoreError, %G_IO_ERROR_CANCELLED; then nothing came in
 *
 * Ends tracker_library_import_async().
 *
 * Returns: (transfer full) (nullable) (element-type TrackerSkippedLine): what did not come in, by
 * line
 */
GPtrArray *
tracker_library_import_finish (TrackerLibrary *self,
                               GAsyncResult *result,
                               int *n_added,
                               int *n_updated,
                               GError **error)
{
  g_autoptr (TrackerImportSummary) summary = NULL;
  GPtrArray *skipped;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  summary = g_task_propagate_pointer (G_TASK (result), error);
  if (summary == NULL)
    return NULL;

  if (n_added != NULL)
    *n_added = summary->n_added;
  if (n_updated != NULL)
    *n_updated = summary->n_updated;
  skipped = g_ptr_array_new_with_free_func ((GDestroyNotify) tracker_skipped_line_free);
  for (guint i = 0; i < summary->skipped->len; i++)
    {
      TrackerImportRemark *remark = g_ptr_array_index (summary->skipped, i);
      TrackerSkippedLine *line = g_new0 (TrackerSkippedLine, 1);

      line->line = remark->line;
      line->why = g_steal_pointer (&remark->why);
      g_ptr_array_add (skipped, line);
    }
  return skipped;
}

/* --- export --- */

static void
on_exported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  int n_parcels = tracker_exchange_export_finish (TRACKER_STORE (source), result, &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_int (task, n_parcels);
}

/**
 * tracker_library_export_async:
 * @self: a library
 * @format: "csv" for spreadsheets, "json" with all that is known
 * @path: the file, replaced when all is written; "-": the standard output
 * @cancellable: (nullable): gives up; an older file stays as it is
 * @callback: called when it is written
 * @user_data: data for @callback
 *
 * Writes all parcels to a file.
 */
void
tracker_library_export_async (TrackerLibrary *self,
                              const char *format,
                              const char *path,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  TrackerExportFormat known = TRACKER_EXPORT_CSV;
  GTask *task;

  g_return_if_fail (TRACKER_IS_LIBRARY (self));
  g_return_if_fail (path != NULL);
  g_return_if_fail (tracker_export_format_from_nick (format, &known));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, tracker_library_export_async);
  g_task_set_check_cancellable (task, FALSE);
  tracker_exchange_export_async (tracker_library_get_store (self), known, path,
                                 tracker_clock_get_now_s (tracker_library_get_clock (self)),
                                 cancellable, on_exported_cb, task);
}

/**
 * tracker_library_export_finish:
 * @self: a library
 * @result: the result
 * @error: TrackerExchangeError, TrackerStoreError, %G_IO_ERROR_CANCELLED; then the file is as it
 * was
 *
 * Ends tracker_library_export_async().
 *
 * Returns: how many parcels were written; -1 on error
 */
int
tracker_library_export_finish (TrackerLibrary *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), -1);

  return (int) g_task_propagate_int (G_TASK (result), error);
}
