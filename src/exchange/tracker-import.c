/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-exchange-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define CHUNK_BYTES (1024 * 1024)

/* --- any file --- */

static gboolean
has_suffix (const char *name, const char *suffix)
{
  gsize length = strlen (name);
  gsize n = strlen (suffix);

  return length >= n && g_ascii_strcasecmp (name + length - n, suffix) == 0;
}

/**
 * tracker_import_read:
 * @bytes: (transfer full): what the file holds; a large one is not held twice
 * @name: its name; the ending counts
 * @list: where it goes
 * @cancellable: (nullable): gives up
 * @error: TrackerExchangeError, or %G_IO_ERROR_CANCELLED
 *
 * Finds out what the file is and reads it. Worker thread.
 *
 * Returns: whether the list may come in
 */
gboolean
tracker_import_read (GBytes *bytes,
                     const char *name,
                     TrackerImportList *list,
                     GCancellable *cancellable,
                     GError **error)
{
  gsize length = 0;
  g_autofree char *text = tracker_import_decode (bytes, &length, error);
  const char *start;

  g_bytes_unref (bytes);
  if (text == NULL)
    return FALSE;
  start = text + strspn (text, " \t\r\n");
  if (*start == '\0')
    {
      g_set_error_literal (error, TRACKER_EXCHANGE_ERROR, TRACKER_EXCHANGE_ERROR_EMPTY,
                           _ ("it is empty"));
      return FALSE;
    }

  if (*start == '{' || *start == '[' || has_suffix (name, ".json"))
    return tracker_import_read_json (text, length, list, cancellable, error);
  if (has_suffix (name, ".csv") || has_suffix (name, ".tsv") || tracker_import_is_csv (text))
    return tracker_import_read_csv (text, length, list, cancellable, error);
  return tracker_import_read_lines (text, list, cancellable, error);
}

/* --- the file --- */

static gboolean
set_unreadable (const char *why, GError **error)
{
  g_set_error_literal (error, TRACKER_EXCHANGE_ERROR, TRACKER_EXCHANGE_ERROR_UNREADABLE, why);
  return FALSE;
}

static gboolean
set_too_large (gsize max_bytes, GError **error)
{
  g_set_error (error, TRACKER_EXCHANGE_ERROR, TRACKER_EXCHANGE_ERROR_TOO_LARGE,
               _ ("it is larger than %d MB"), (int) (max_bytes / (1024 * 1024)));
  return FALSE;
}

/* A pipe would keep the thread for ever, and so would some devices. */
static int
open_file (const char *path, gsize *size, GError **error)
{
  int fd = g_open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK, 0);
  struct stat info;

  if (fd < 0)
    {
      set_unreadable (g_strerror (errno), error);
      return -1;
    }
  if (fstat (fd, &info) != 0 || !S_ISREG (info.st_mode))
    {
      set_unreadable (S_ISDIR (info.st_mode) ? _ ("it is a folder") : _ ("it is no file"), error);
      close (fd);
      return -1;
    }
  *size = (gsize) info.st_size;
  return fd;
}

/* The size of a file may change while it is read: what is read is counted. */
static gboolean
read_all (int fd, GByteArray *content, GCancellable *cancellable, GError **error)
{
  gsize max_bytes = TRACKER_IMPORT_MAX_BYTES;

  while (TRUE)
    {
      guint length = content->len;
      gssize n;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      g_byte_array_set_size (content, length + CHUNK_BYTES);
      n = read (fd, content->data + length, CHUNK_BYTES);
      g_byte_array_set_size (content, length + (guint) MAX (n, 0));
      if (n == 0)
        return TRUE;
      if (n < 0 && errno != EINTR)
        return set_unreadable (g_strerror (errno), error);
      /* Our own export is one object. */
      if (length == 0 && n > 0 && content->data[0] == '{')
        max_bytes = TRACKER_IMPORT_MAX_EXPORT_BYTES;
      if (content->len > max_bytes)
        return set_too_large (max_bytes, error);
    }
}

static GBytes *
load_file (const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (GByteArray) content = NULL;
  gboolean is_read;
  gsize size = 0;
  int fd = open_file (path, &size, error);

  if (fd < 0)
    return NULL;
  content
      = g_byte_array_sized_new ((guint) MIN (size, TRACKER_IMPORT_MAX_EXPORT_BYTES) + CHUNK_BYTES);
  is_read = read_all (fd, content, cancellable, error);
  close (fd);
  return is_read ? g_byte_array_free_to_bytes (g_steal_pointer (&content)) : NULL;
}

/* --- the verb --- */

typedef struct
{
  char *path;                /* (owned) */
  TrackerHints *hints;       /* (owned) */
  TrackerRegistry *registry; /* (owned) */
  TrackerImportList *list;   /* (owned) (nullable): made in the worker, then main's */
} Import;

static void
import_free (Import *data)
{
  g_free (data->path);
  tracker_hints_unref (data->hints);
  tracker_registry_unref (data->registry);
  g_clear_pointer (&data->list, tracker_import_list_free);
  g_free (data);
}

/* As a code that is typed: whom to ask, and where it comes from and goes to. */
static void
recognize (const Import *data, TrackerParcelImport *parcel)
{
  g_autoptr (TrackerRecognition) recognition = NULL;

  if (*parcel->number == '\0')
    return;

  recognition = tracker_registry_recognize (data->registry, parcel->number, &data->hints->hints);
  for (guint i = 0; i < tracker_recognition_get_n_candidates (recognition); i++)
    {
      TrackerRole role = TRACKER_ROLE_BOTH;
      gboolean ask = FALSE;
      TrackerDefinition *definition
          = tracker_recognition_get_candidate (recognition, i, &role, &ask);

      if (ask)
        g_ptr_array_add (parcel->legs,
                         tracker_leg_data_new (0, 0, tracker_definition_get_id (definition), role,
                                               parcel->number));
    }
  if (parcel->origin == NULL)
    parcel->origin = g_strdup (tracker_recognition_get_country (recognition));
  if (parcel->destination == NULL)
    parcel->destination = g_strdup (data->hints->home_country);
}

static void
read_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Import *data = task_data;
  g_autoptr (TrackerImportList) list = tracker_import_list_new ();
  GError *error = NULL;
  GBytes *bytes = load_file (data->path, cancellable, &error);

  if (bytes == NULL || !tracker_import_read (bytes, data->path, list, cancellable, &error))
    {
      g_prefix_error (&error, _ ("“%s” was not imported: "), data->path);
      g_task_return_error (task, error);
      return;
    }

  for (guint i = 0; i < list->parcels->len; i++)
    {
      TrackerParcelImport *parcel = g_ptr_array_index (list->parcels, i);

      /* What the person's export says of the posts holds, "none" too. */
      if (!parcel->is_whole && parcel->legs->len == 0)
        recognize (data, parcel);
    }
  g_task_return_pointer (task, g_steal_pointer (&list), (GDestroyNotify) tracker_import_list_free);
}

static int
compare_remarks (gconstpointer a, gconstpointer b)
{
  const TrackerImportRemark *one = *(const TrackerImportRemark *const *) a;
  const TrackerImportRemark *other = *(const TrackerImportRemark *const *) b;

  return one->line < other->line ? -1 : one->line > other->line ? 1 : 0;
}

static TrackerImportSummary *
sum_up (TrackerImportList *list, GArray *effects)
{
  TrackerImportSummary *summary = g_new0 (TrackerImportSummary, 1);

  summary->skipped = g_steal_pointer (&list->skipped);
  list->skipped = g_ptr_array_new ();
  for (guint i = 0; i < effects->len; i++)
    {
      TrackerParcelImport *parcel = g_ptr_array_index (list->parcels, i);
      TrackerImportEffect effect = g_array_index (effects, TrackerImportEffect, i);

      summary->n_added += effect == TRACKER_IMPORT_ADDED ? 1 : 0;
      summary->n_updated += effect == TRACKER_IMPORT_UPDATED ? 1 : 0;
      if (effect == TRACKER_IMPORT_UNCHANGED)
        {
          TrackerImportRemark *remark = g_new0 (TrackerImportRemark, 1);

          remark->line = g_array_index (list->lines, guint, i);
          remark->why = *parcel->number != '\0'
                            ? g_strdup_printf (_ ("%s is there already."), parcel->number)
                            : g_strdup (_ ("This parcel is there already."));
          g_ptr_array_add (summary->skipped, remark);
        }
    }
  g_ptr_array_sort (summary->skipped, compare_remarks);
  return summary;
}

static void
on_imported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Import *data = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GArray) effects = tracker_store_import_finish (TRACKER_STORE (source), result, &error);

  if (effects == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_prefix_error (&error, _ ("“%s” was not imported: "), data->path);
      g_task_return_error (task, error);
      return;
    }
  g_task_return_pointer (task, sum_up (data->list, effects),
                         (GDestroyNotify) tracker_import_summary_free);
}

static void
on_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  TrackerStore *store = g_task_get_source_object (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  Import *data = g_task_get_task_data (task);
  GError *error = NULL;

  data->list = g_task_propagate_pointer (G_TASK (result), &error);
  if (data->list == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  tracker_store_import_async (store, data->list->folders, data->list->parcels, cancellable,
                              on_imported_cb, g_steal_pointer (&task));
}

static Import *
import_new (TrackerRegistry *registry, const char *path, TrackerHints *hints)
{
  Import *data = g_new0 (Import, 1);

  data->path = g_strdup (path);
  data->hints = tracker_hints_ref (hints);
  data->registry = tracker_registry_ref (registry);
  return data;
}

/**
 * tracker_exchange_import_async:
 * @store: where parcels go
 * @registry: says whom to ask
 * @path: a file: a list of codes, a table, or JSON
 * @hints: what is known of the person
 * @cancellable: (nullable): gives up before anything is written
 * @callback: called on main
 * @user_data: for @callback
 *
 * Reads a file in a worker thread and brings in what it holds, all or nothing.
 */
void
tracker_exchange_import_async (TrackerStore *store,
                               TrackerRegistry *registry,
                               const char *path,
                               TrackerHints *hints,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) reading = NULL;
  GTask *task;

  g_return_if_fail (TRACKER_IS_STORE (store));
  g_return_if_fail (registry != NULL && path != NULL && hints != NULL);

  task = g_task_new (store, cancellable, callback, user_data);
  g_task_set_source_tag (task, tracker_exchange_import_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, import_new (registry, path, hints), (GDestroyNotify) import_free);

  /* Without a source: the store's last reference is never a worker's. */
  reading = g_task_new (NULL, cancellable, on_read_cb, task);
  g_task_set_source_tag (reading, read_in_thread);
  g_task_set_task_data (reading, import_new (registry, path, hints), (GDestroyNotify) import_free);
  g_task_run_in_thread (reading, read_in_thread);
}

/**
 * tracker_exchange_import_finish:
 * @store: the store
 * @result: of tracker_exchange_import_async()
 * @error: TrackerExchangeError, TrackerStoreError or %G_IO_ERROR_CANCELLED; then nothing came in,
 * and the message names the file
 *
 * Returns: (transfer full) (nullable): what became of the file
 */
TrackerImportSummary *
tracker_exchange_import_finish (TrackerStore *store, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * tracker_import_summary_free:
 * @self: (transfer full): a summary
 */
void
tracker_import_summary_free (TrackerImportSummary *self)
{
  g_ptr_array_unref (self->skipped);
  g_free (self);
}
