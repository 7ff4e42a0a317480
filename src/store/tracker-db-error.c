/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-db-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "tracker-store-error.h"

/* A disk that is full shows as one of several codes: SQLite only knows ENOSPC by itself, not a
 * quota or a limit on file size. */
static gboolean
is_full (int rc, int system_errno)
{
  if ((rc & 0xff) == SQLITE_FULL)
    return TRUE;
  return (rc & 0xff) == SQLITE_IOERR
         && (system_errno == ENOSPC || system_errno == EDQUOT || system_errno == EFBIG);
}

static gboolean
is_denied (int code)
{
  return code == EACCES || code == EPERM || code == EROFS;
}

/* SQLite does not always tell why a file cannot be opened, so the file, or the folder where it
 * should be, is asked. */
static gboolean
is_path_denied (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (g_access (path, F_OK) == 0 && g_access (path, W_OK) != 0 && is_denied (errno))
    return TRUE;
  return g_access (folder, W_OK | X_OK) != 0 && is_denied (errno);
}

static gboolean
is_read_only (const char *path, int rc, int system_errno)
{
  if ((rc & 0xff) == SQLITE_READONLY || (rc & 0xff) == SQLITE_PERM)
    return TRUE;
  if ((rc & 0xff) == SQLITE_CANTOPEN)
    return is_denied (system_errno) || (path != NULL && is_path_denied (path));
  return (rc & 0xff) == SQLITE_IOERR && is_denied (system_errno);
}

/**
 * tracker_db_set_error:
 * @self: a connection
 * @rc: an SQLite result code that is no success
 * @error: where the error goes
 *
 * Says an SQLite failure as a #TrackerStoreError with one sentence, or as %G_IO_ERROR_CANCELLED.
 */
void
tracker_db_set_error (TrackerDb *self, int rc, GError **error)
{
  /* Taken before anything else: a failed write of a commit is not in sqlite3_system_errno (),
   * SQLite 3.40. */
  int last_errno = errno;
  sqlite3 *handle = tracker_db_get_handle (self);
  const char *path = tracker_db_get_path (self);
  int system_errno = handle != NULL ? sqlite3_system_errno (handle) : 0;
  const char *detail = handle != NULL ? sqlite3_errmsg (handle) : sqlite3_errstr (rc);

  if (system_errno == 0)
    system_errno = last_errno;

  if ((rc & 0xff) == SQLITE_INTERRUPT)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED,
                         _ ("The operation was cancelled"));
  else if (is_full (rc, system_errno))
    g_set_error_literal (
        error, TRACKER_STORE_ERROR, TRACKER_STORE_ERROR_FULL,
        _ ("The disk is full: nothing was changed; free some space and try again"));
  else if (is_read_only (path, rc, system_errno))
    g_set_error_literal (error, TRACKER_STORE_ERROR, TRACKER_STORE_ERROR_READ_ONLY,
                         _ ("The parcels cannot be saved: their file or its folder is read-only"));
  else if ((rc & 0xff) == SQLITE_CORRUPT || (rc & 0xff) == SQLITE_NOTADB)
    g_set_error (error, TRACKER_STORE_ERROR, TRACKER_STORE_ERROR_CORRUPT,
                 _ ("The file of the parcels is damaged (%s)"), detail);
  else if ((rc & 0xff) == SQLITE_BUSY || (rc & 0xff) == SQLITE_LOCKED)
    g_set_error_literal (
        error, TRACKER_STORE_ERROR, TRACKER_STORE_ERROR_BUSY,
        _ ("Another program is writing to the file of the parcels: try again in a moment"));
  else
    g_set_error (error, TRACKER_STORE_ERROR, TRACKER_STORE_ERROR_FAILED,
                 _ ("The parcels could not be read or saved (%s)"), detail);
}
