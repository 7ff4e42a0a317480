/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-store-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>

static gboolean
make_folder (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int code;

  if (g_mkdir_with_parents (folder, 0700) == 0)
    return TRUE;

  code = errno;
  g_set_error (error, TRACKER_STORE_ERROR,
               code == ENOSPC || code == EDQUOT                   ? TRACKER_STORE_ERROR_FULL
               : code == EACCES || code == EROFS || code == EPERM ? TRACKER_STORE_ERROR_READ_ONLY
                                                                  : TRACKER_STORE_ERROR_FAILED,
               _ ("The folder “%s” for the parcels cannot be made (%s)"), folder,
               g_strerror (code));
  return FALSE;
}

static gboolean
open_db (TrackerWork *work, const char *path, GError **error)
{
  work->db = tracker_db_open (path, error);
  if (work->db == NULL)
    return FALSE;

  return tracker_db_migrate (work->db, path, error) && tracker_store_purge_in_thread (work, error)
         && tracker_journal_start (work, error);
}

/**
 * tracker_store_open_in_thread:
 * @work: the work of a thread that begins
 * @data: the arguments: the path, or %NULL for in memory, as text
 * @cancellable: (nullable): not looked at
 * @error: where a #TrackerStoreError goes
 *
 * The job of opening: makes the folder, opens, migrates, purges. A damaged file is put aside.
 *
 * Returns: whether @work has a connection now
 */
gboolean
tracker_store_open_in_thread (TrackerWork *work,
                              gpointer data,
                              GCancellable *cancellable,
                              GError **error)
{
  TrackerArgs *args = data;
  const char *path = args->text;
  GError *open_error = NULL;

  if (path != NULL && !make_folder (path, error))
    return FALSE;
  if (open_db (work, path, &open_error))
    return TRUE;

  if (work->db != NULL)
    {
      tracker_db_close (work->db, NULL);
      work->db = NULL;
    }
  if (path != NULL
      && g_error_matches (open_error, TRACKER_STORE_ERROR, TRACKER_STORE_ERROR_CORRUPT))
    {
      g_autoptr (GError) move_error = NULL;
      g_autofree char *aside = tracker_db_move_aside (path, work->now_s, &move_error);

      g_clear_pointer (&open_error->message, g_free);
      open_error->message
          = aside != NULL
                ? g_strdup_printf (
                    _ ("The file of the parcels is damaged: it is kept as “%s”, and Tracker starts "
                       "afresh the next time"),
                    aside)
                : g_strdup_printf (
                    _ ("The file of the parcels, “%s”, is damaged and could not be put aside (%s)"),
                    path, move_error->message);
    }
  g_propagate_error (error, open_error);
  return FALSE;
}
