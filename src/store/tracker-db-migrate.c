/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-db-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "tracker-store-error.h"
#include "tracker-store-resources.h"

#define MIGRATION_FORMAT "/com/example/Tracker/store/migrations/%03d.sql"
/* Pages copied at once by the backup: the lock on the source is given back in between. */
#define BACKUP_PAGES 1000

static gboolean
load_number (TrackerDb *self, const char *sql, gint64 *number, GError **error)
{
  g_autoptr (TrackerStmt) stmt = tracker_db_query (self, error, sql, "");

  if (stmt == NULL || tracker_db_step (self, stmt, error) == TRACKER_STEP_FAILED)
    return FALSE;

  *number = sqlite3_column_int64 (stmt, 0);
  return TRUE;
}

static gboolean
check_ours (TrackerDb *self, const char *path, gint64 version, GError **error)
{
  gint64 application_id;
  gint64 n_objects;

  if (!load_number (self, "PRAGMA application_id", &application_id, error)
      || !load_number (self, "SELECT count (*) FROM sqlite_schema", &n_objects, error))
    return FALSE;
  if (application_id == TRACKER_DB_APPLICATION_ID
      || (application_id == 0 && version == 0 && n_objects == 0))
    return TRUE;

  g_set_error (error, TRACKER_STORE_ERROR, TRACKER_STORE_ERROR_FAILED,
               _ ("“%s” is a file of another program: it was left untouched"), path);
  return FALSE;
}

static gboolean
copy_pages (TrackerDb *self, sqlite3 *target, GError **error)
{
  sqlite3_backup *backup
      = sqlite3_backup_init (target, "main", tracker_db_get_handle (self), "main");
  int rc;

  if (backup == NULL)
    {
      tracker_db_set_error (self, sqlite3_errcode (target), error);
      return FALSE;
    }

  do
    rc = sqlite3_backup_step (backup, BACKUP_PAGES);
  while (rc == SQLITE_OK);
  sqlite3_backup_finish (backup);
  if (rc != SQLITE_DONE)
    tracker_db_set_error (self, rc, error);
  return rc == SQLITE_DONE;
}

/* By SQLite's own copier, since a copy of the file would miss the WAL; under a name of its own
 * until it is whole. */
static gboolean
back_up (TrackerDb *self, const char *path, gint64 version, GError **error)
{
  g_autofree char *name = g_strdup_printf ("%s.backup-v%" G_GINT64_FORMAT, path, version);
  g_autofree char *unfinished = g_strconcat (name, ".part", NULL);
  sqlite3 *target = NULL;
  gboolean ok;
  int rc;

  g_unlink (unfinished);
  rc = sqlite3_open_v2 (unfinished, &target, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL);
  if (rc != SQLITE_OK)
    tracker_db_set_error (self, rc, error);
  ok = rc == SQLITE_OK && copy_pages (self, target, error);
  sqlite3_close (target);

  if (ok && g_rename (unfinished, name) != 0)
    {
      g_set_error (error, TRACKER_STORE_ERROR, TRACKER_STORE_ERROR_FAILED,
                   _ ("The backup “%s” cannot be made (%s)"), name, g_strerror (errno));
      ok = FALSE;
    }
  if (!ok)
    g_unlink (unfinished);
  return ok;
}

static gboolean
run_scripts (TrackerDb *self,
             gint64 version,
             const char *const *scripts,
             int n_scripts,
             GError **error)
{
  g_autofree char *versions = g_strdup_printf (
      "PRAGMA user_version = %d; PRAGMA application_id = %d", n_scripts, TRACKER_DB_APPLICATION_ID);

  for (gint64 i = version; i < n_scripts; i++)
    if (!tracker_db_run_script (self, scripts[i], error))
      return FALSE;

  return tracker_db_run_script (self, versions, error);
}

static gboolean
migrate_in_transaction (TrackerDb *self,
                        const char *path,
                        const char *const *scripts,
                        int n_scripts,
                        GError **error)
{
  gint64 version;
  gboolean ok;

  if (!tracker_db_begin (self, TRUE, error))
    return FALSE;

  /* Another process may have been quicker. */
  ok = load_number (self, "PRAGMA user_version", &version, error);
  if (ok && version < n_scripts)
    ok = run_scripts (self, version, scripts, n_scripts, error);
  if (ok)
    ok = tracker_db_commit (self, error);
  if (!ok)
    tracker_db_rollback (self);
  return ok;
}

static char *
dup_mark_name (const char *path)
{
  return g_strconcat (path, "-damaged", NULL);
}

/* The header and the schema are read at every opening; all pages only if a job met damage before:
 * that takes seconds. */
static gboolean
check_whole (TrackerDb *self, const char *path, GError **error)
{
  g_autofree char *mark = path != NULL ? dup_mark_name (path) : NULL;
  g_autoptr (TrackerStmt) stmt = NULL;
  gint64 schema_version;

  if (!load_number (self, "PRAGMA schema_version", &schema_version, error))
    return FALSE;
  if (mark == NULL || !g_file_test (mark, G_FILE_TEST_EXISTS))
    return TRUE;

  stmt = tracker_db_query (self, error, "PRAGMA quick_check (1)", "");
  if (stmt == NULL || tracker_db_step (self, stmt, error) != TRACKER_STEP_ROW)
    return FALSE;
  if (g_strcmp0 (tracker_stmt_get_text (stmt, 0), "ok") != 0)
    {
      tracker_db_set_error (self, SQLITE_CORRUPT, error);
      return FALSE;
    }

  g_unlink (mark);
  return TRUE;
}

/**
 * tracker_db_mark_damaged:
 * @path: the file in which a job met damage
 *
 * Has the next opening look at every page of the file.
 */
void
tracker_db_mark_damaged (const char *path)
{
  g_autofree char *mark = dup_mark_name (path);
  g_autoptr (GError) error = NULL;

  if (!g_file_set_contents (mark, "", 0, &error))
    g_warning ("“%s” is damaged, and cannot be marked so: %s", path, error->message);
}

/**
 * tracker_db_migrate_with:
 * @self: a connection just opened
 * @path: (nullable): its file
 * @scripts: (array length=n_scripts): what leads from version N to N + 1
 * @n_scripts: the newest version
 * @error: where a #TrackerStoreError goes: SCHEMA_TOO_NEW, CORRUPT, FULL, BUSY, FAILED
 *
 * Brings the file to the newest version: after a backup, in one exclusive transaction. A file of a
 * newer version or of another program is not written to.
 *
 * Returns: whether the file is of version @n_scripts now
 */
gboolean
tracker_db_migrate_with (TrackerDb *self,
                         const char *path,
                         const char *const *scripts,
                         int n_scripts,
                         GError **error)
{
  gint64 version;

  if (!check_whole (self, path, error)
      || !load_number (self, "PRAGMA user_version", &version, error))
    return FALSE;
  if (!check_ours (self, path, version, error))
    return FALSE;
  if (version > n_scripts)
    {
      g_set_error (error, TRACKER_STORE_ERROR, TRACKER_STORE_ERROR_SCHEMA_TOO_NEW,
                   _ ("“%s” was made by a newer Tracker: it was left untouched; install the newer "
                      "version to use it"),
                   path);
      return FALSE;
    }

  if (path != NULL && !tracker_db_run_script (self, "PRAGMA journal_mode = WAL", error))
    return FALSE;
  if (version == n_scripts)
    return TRUE;
  if (path != NULL && version > 0 && !back_up (self, path, version, error))
    return FALSE;
  return migrate_in_transaction (self, path, scripts, n_scripts, error);
}

/**
 * tracker_db_migrate:
 * @self: a connection just opened
 * @path: (nullable): its file
 * @error: as for tracker_db_migrate_with()
 *
 * Brings the file to the newest version by the scripts of the program.
 *
 * Returns: whether it is
 */
gboolean
tracker_db_migrate (TrackerDb *self, const char *path, GError **error)
{
  g_autoptr (GPtrArray) scripts = g_ptr_array_new ();
  g_autoptr (GPtrArray) bytes = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  GResource *resource = tracker_store_get_resource ();

  for (int i = 1;; i++)
    {
      g_autofree char *name = g_strdup_printf (MIGRATION_FORMAT, i);
      GBytes *script = g_resource_lookup_data (resource, name, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

      if (script == NULL)
        break;
      g_ptr_array_add (bytes, script);
      g_ptr_array_add (
          scripts, (gpointer) g_bytes_get_data (script, NULL)); /* resources end with a NUL byte */
    }

  return tracker_db_migrate_with (self, path, (const char *const *) scripts->pdata,
                                  (int) scripts->len, error);
}

static gboolean
move_one (const char *path, const char *target, const char *suffix, GError **error)
{
  g_autofree char *from = g_strconcat (path, suffix, NULL);
  g_autofree char *to = g_strconcat (target, suffix, NULL);

  if (g_rename (from, to) == 0 || errno == ENOENT)
    return TRUE;

  g_set_error_literal (error, TRACKER_STORE_ERROR, TRACKER_STORE_ERROR_READ_ONLY,
                       g_strerror (errno));
  return FALSE;
}

/**
 * tracker_db_move_aside:
 * @path: a damaged file that nobody has open
 * @now_s: the time for its new name
 * @error: where a #TrackerStoreError goes
 *
 * Renames the file, and what belongs to it, so that nothing overwrites it.
 *
 * Returns: (transfer full) (nullable): the new name
 */
char *
tracker_db_move_aside (const char *path, gint64 now_s, GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_utc (now_s);
  g_autofree char *stamp = g_date_time_format (now, "%Y%m%d-%H%M%S");
  g_autofree char *target = g_strdup_printf ("%s.corrupt-%s", path, stamp);
  g_autofree char *mark = dup_mark_name (path);

  for (int i = 2; g_file_test (target, G_FILE_TEST_EXISTS); i++)
    {
      g_free (target);
      target = g_strdup_printf ("%s.corrupt-%s-%d", path, stamp, i);
    }

  g_unlink (mark);
  if (!move_one (path, target, "", error) || !move_one (path, target, "-wal", error)
      || !move_one (path, target, "-shm", error))
    return NULL;
  return g_steal_pointer (&target);
}
