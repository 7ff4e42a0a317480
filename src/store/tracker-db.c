/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-db-private.h"

#include <errno.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

#include "tracker-store-error.h"

/* How long another process may hold the write lock before a write gives up. A transaction here
 * takes milliseconds. */
#define BUSY_TIMEOUT_MS 10000
/* How many virtual machine steps go by between two looks at the cancellable: some 0.1 ms. */
#define PROGRESS_STEPS 2000

struct _TrackerDb
{
  sqlite3 *handle;        /* (owned) */
  GHashTable *statements; /* (owned) (element-type utf8 sqlite3_stmt): by the address of the SQL */
  GCancellable *cancellable; /* (nullable) (owned): of the job that runs */
  GThread *thread;
  char *path; /* (owned) (nullable): NULL: in memory */
};

#define assert_own_thread(self) g_assert ((self)->thread == g_thread_self ())

static int
on_progress_cb (void *data)
{
  TrackerDb *self = data;

  return self->cancellable != NULL && g_cancellable_is_cancelled (self->cancellable);
}

static void
finalize_statement (gpointer data)
{
  sqlite3_finalize (data);
}

static gboolean
set_up (TrackerDb *self, GError **error)
{
  /* WAL so that readers in other processes never wait; FULL because people typed what is kept here.
   * The cache is bounded, and emptied when the store is idle. */
  static const char *const pragmas = "PRAGMA foreign_keys = ON;"
                                     "PRAGMA synchronous = FULL;"
                                     "PRAGMA temp_store = MEMORY;"
                                     "PRAGMA cache_size = -16000;"
                                     "PRAGMA journal_size_limit = 16777216;";

  sqlite3_extended_result_codes (self->handle, 1);
  sqlite3_busy_timeout (self->handle, BUSY_TIMEOUT_MS);
  sqlite3_progress_handler (self->handle, PROGRESS_STEPS, on_progress_cb, self);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  return tracker_db_run_script (self, pragmas, error);
}

/**
 * tracker_db_open:
 * @path: (nullable): the file; %NULL: in memory
 * @error: where a #TrackerStoreError goes
 *
 * Opens a connection for the calling thread, with the pragmas of the house but WAL, which waits
 * until the file is known to be ours (tracker_db_migrate()).
 *
 * Returns: (transfer full) (nullable): the connection, to be ended by tracker_db_close()
 */
TrackerDb *
tracker_db_open (const char *path, GError **error)
{
  TrackerDb *self = g_new0 (TrackerDb, 1);
  int rc;

  self->thread = g_thread_self ();
  self->path = g_strdup (path);
  self->statements
      = g_hash_table_new_full (g_direct_hash, g_direct_equal, NULL, finalize_statement);
  rc = sqlite3_open_v2 (path != NULL ? path : ":memory:", &self->handle,
                        SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, NULL);
  if (rc != SQLITE_OK)
    {
      tracker_db_set_error (self, rc, error);
      tracker_db_close (self, NULL);
      return NULL;
    }
  if (sqlite3_db_readonly (self->handle, "main") == 1)
    {
      tracker_db_set_error (self, SQLITE_READONLY, error);
      tracker_db_close (self, NULL);
      return NULL;
    }
  if (!set_up (self, error))
    {
      tracker_db_close (self, NULL);
      return NULL;
    }

  return self;
}

/**
 * tracker_db_close:
 * @self: (transfer full): a connection
 * @error: where a #TrackerStoreError goes
 *
 * Finalises the statements, closes and frees. Memory is freed even when closing fails.
 *
 * Returns: whether SQLite closed without complaint
 */
gboolean
tracker_db_close (TrackerDb *self, GError **error)
{
  int rc;

  assert_own_thread (self);

  g_hash_table_unref (self->statements);
  rc = sqlite3_close (self->handle);
  if (rc != SQLITE_OK)
    {
      tracker_db_set_error (self, rc, error);
      sqlite3_close_v2 (self->handle);
    }
  g_clear_object (&self->cancellable);
  g_free (self->path);
  g_free (self);
  return rc == SQLITE_OK;
}

/**
 * tracker_db_get_handle:
 * @self: a connection
 *
 * Returns: (transfer none): SQLite's own handle, for what this wrapper does not say (backup)
 */
sqlite3 *
tracker_db_get_handle (TrackerDb *self)
{
  assert_own_thread (self);
  return self->handle;
}

/**
 * tracker_db_get_path:
 * @self: a connection
 *
 * Returns: (transfer none) (nullable): its file; %NULL: in memory
 */
const char *
tracker_db_get_path (TrackerDb *self)
{
  return self->path;
}

/**
 * tracker_db_set_cancellable:
 * @self: a connection
 * @cancellable: (nullable): what interrupts the statements that run from now on; %NULL: nothing
 *
 * A statement that was interrupted fails with %G_IO_ERROR_CANCELLED.
 */
void
tracker_db_set_cancellable (TrackerDb *self, GCancellable *cancellable)
{
  assert_own_thread (self);
  g_set_object (&self->cancellable, cancellable);
}

/**
 * tracker_db_release_memory:
 * @self: a connection
 *
 * Gives the page cache back; what is needed again is read again.
 */
void
tracker_db_release_memory (TrackerDb *self)
{
  assert_own_thread (self);
  sqlite3_db_release_memory (self->handle);
#ifdef __GLIBC__
  malloc_trim (0); /* the pages are freed one by one, and would stay with the process */
#endif
}

/**
 * tracker_db_begin:
 * @self: a connection without a transaction
 * @exclusive: whether readers of other processes must be out too (migration)
 * @error: where a #TrackerStoreError goes
 *
 * Starts a write transaction; the write lock is held when this returns.
 *
 * Returns: whether it started
 */
gboolean
tracker_db_begin (TrackerDb *self, gboolean exclusive, GError **error)
{
  if (exclusive)
    return tracker_db_run (self, error, "BEGIN EXCLUSIVE", "");
  return tracker_db_run (self, error, "BEGIN IMMEDIATE", "");
}

/**
 * tracker_db_begin_read:
 * @self: a connection without a transaction
 * @error: where a #TrackerStoreError goes
 *
 * Starts a transaction for reading: several statements then see one state of the file.
 *
 * Returns: whether it started
 */
gboolean
tracker_db_begin_read (TrackerDb *self, GError **error)
{
  return tracker_db_run (self, error, "BEGIN", "");
}

/**
 * tracker_db_commit:
 * @self: a connection in a transaction
 * @error: where a #TrackerStoreError goes
 *
 * Returns: whether all of it is on the disk; if not, the transaction still wants
 * tracker_db_rollback()
 */
gboolean
tracker_db_commit (TrackerDb *self, GError **error)
{
  return tracker_db_run (self, error, "COMMIT", "");
}

/**
 * tracker_db_rollback:
 * @self: a connection
 *
 * Ends the transaction without a trace. Harmless if SQLite has ended it by itself already, as it
 * does when the disk is full.
 */
void
tracker_db_rollback (TrackerDb *self)
{
  g_autoptr (GError) error = NULL;

  assert_own_thread (self);

  tracker_db_set_cancellable (self, NULL);
  if (!sqlite3_get_autocommit (self->handle) && !tracker_db_run (self, &error, "ROLLBACK", ""))
    g_warning ("Rolling back failed: %s", error->message);
}

static TrackerStmt *
prepare (TrackerDb *self, const char *sql, GError **error)
{
  TrackerStmt *stmt = g_hash_table_lookup (self->statements, sql);
  int rc;

  assert_own_thread (self);

  if (stmt != NULL)
    {
      g_assert (!sqlite3_stmt_busy (stmt)); /* the same statement used inside its own loop */
      return stmt;
    }

  rc = sqlite3_prepare_v3 (self->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &stmt, NULL);
  if (rc != SQLITE_OK)
    {
      tracker_db_set_error (self, rc, error);
      return NULL;
    }

  g_hash_table_insert (self->statements, (gpointer) sql, stmt);
  return stmt;
}

static int
bind_time (TrackerStmt *stmt, int *column, const TrackerTime *time)
{
  int rc;

  if (time == NULL)
    {
      *column += 3; /* cleared bindings are NULL */
      return SQLITE_OK;
    }

  rc = sqlite3_bind_int64 (stmt, (*column)++, time->unix_s);
  if (rc == SQLITE_OK && time->has_offset)
    rc = sqlite3_bind_int (stmt, *column, time->offset_s);
  (*column)++;
  if (rc == SQLITE_OK)
    rc = sqlite3_bind_int (stmt, (*column)++, (int) time->precision);
  return rc;
}

static int
bind_bytes (TrackerStmt *stmt, int column, GBytes *bytes)
{
  gsize size;
  gconstpointer data;

  if (bytes == NULL)
    return SQLITE_OK;

  data = g_bytes_get_data (bytes, &size);
  /* An address of NULL would bind NULL, not an empty blob. */
  return sqlite3_bind_blob64 (stmt, column, data != NULL ? data : "", size, SQLITE_STATIC);
}

/* The one binder. */
static gboolean
bind_all (TrackerDb *self, TrackerStmt *stmt, GError **error, const char *format, va_list args)
{
  int column = 1;
  int rc = SQLITE_OK;

  for (const char *p = format; *p != '\0' && rc == SQLITE_OK; p++)
    switch (*p)
      {
      case 'x':
        rc = sqlite3_bind_int64 (stmt, column++, va_arg (args, gint64));
        break;
      case 'i':
        rc = sqlite3_bind_int (stmt, column++, va_arg (args, int));
        break;
      case 's':
        rc = sqlite3_bind_text (stmt, column++, va_arg (args, const char *), -1, SQLITE_STATIC);
        break;
      case 'r':
        {
          gint64 id = va_arg (args, gint64);

          if (id != 0)
            rc = sqlite3_bind_int64 (stmt, column, id);
          column++;
          break;
        }
      case 't':
        rc = bind_time (stmt, &column, va_arg (args, const TrackerTime *));
        break;
      case 'y':
        rc = bind_bytes (stmt, column++, va_arg (args, GBytes *));
        break;
      default:
        g_assert_not_reached ();
      }

  if (rc != SQLITE_OK)
    tracker_db_set_error (self, rc, error);
  else
    g_assert (column - 1 == sqlite3_bind_parameter_count (stmt));
  return rc == SQLITE_OK;
}

/**
 * tracker_db_query:
 * @self: a connection
 * @error: where a #TrackerStoreError goes
 * @sql: one statement, a literal or interned
 * @format: one letter an argument, see the header
 * @...: the arguments
 *
 * Prepares (once) and binds.
 *
 * Returns: (transfer full) (nullable): the statement, to be stepped; hold it in a g_autoptr
 */
TrackerStmt *
tracker_db_query (TrackerDb *self, GError **error, const char *sql, const char *format, ...)
{
  g_autoptr (TrackerStmt) stmt = prepare (self, sql, error);
  va_list args;
  gboolean ok;

  if (stmt == NULL)
    return NULL;

  va_start (args, format);
  ok = bind_all (self, stmt, error, format, args);
  va_end (args);
  return ok ? g_steal_pointer (&stmt) : NULL;
}

/**
 * tracker_db_step:
 * @self: a connection
 * @stmt: a statement of tracker_db_query()
 * @error: where a #TrackerStoreError or %G_IO_ERROR_CANCELLED goes
 *
 * Returns: whether there is a row, none any more, or a failure
 */
TrackerStep
tracker_db_step (TrackerDb *self, TrackerStmt *stmt, GError **error)
{
  int rc;

  errno = 0;
  rc = sqlite3_step (stmt);

  if (rc == SQLITE_ROW)
    return TRACKER_STEP_ROW;
  if (rc == SQLITE_DONE)
    return TRACKER_STEP_DONE;

  tracker_db_set_error (self, rc, error);
  return TRACKER_STEP_FAILED;
}

/**
 * tracker_db_run:
 * @self: a connection
 * @error: where a #TrackerStoreError goes
 * @sql: one statement, a literal or interned
 * @format: as for tracker_db_query()
 * @...: the arguments
 *
 * Runs a statement whose rows, if any, do not matter.
 *
 * Returns: whether it ran
 */
gboolean
tracker_db_run (TrackerDb *self, GError **error, const char *sql, const char *format, ...)
{
  g_autoptr (TrackerStmt) stmt = prepare (self, sql, error);
  TrackerStep step;
  va_list args;
  gboolean ok;

  if (stmt == NULL)
    return FALSE;

  va_start (args, format);
  ok = bind_all (self, stmt, error, format, args);
  va_end (args);
  if (!ok)
    return FALSE;

  while ((step = tracker_db_step (self, stmt, error)) == TRACKER_STEP_ROW)
    ;
  return step == TRACKER_STEP_DONE;
}

/**
 * tracker_db_run_script:
 * @self: a connection
 * @script: SQL statements of ours (never of anybody else)
 * @error: where a #TrackerStoreError goes
 *
 * Returns: whether all of them ran
 */
gboolean
tracker_db_run_script (TrackerDb *self, const char *script, GError **error)
{
  int rc;

  assert_own_thread (self);

  errno = 0;
  rc = sqlite3_exec (self->handle, script, NULL, NULL, NULL);
  if (rc != SQLITE_OK)
    tracker_db_set_error (self, rc, error);
  return rc == SQLITE_OK;
}

/**
 * tracker_db_get_last_id:
 * @self: a connection
 *
 * Returns: the id of the row inserted last
 */
gint64
tracker_db_get_last_id (TrackerDb *self)
{
  assert_own_thread (self);
  return sqlite3_last_insert_rowid (self->handle);
}

/**
 * tracker_db_get_n_changed:
 * @self: a connection
 *
 * Returns: how many rows the last statement changed, those of triggers not counted
 */
int
tracker_db_get_n_changed (TrackerDb *self)
{
  assert_own_thread (self);
  return sqlite3_changes (self->handle);
}

/**
 * tracker_db_load_ids:
 * @self: a connection
 * @stmt: (nullable): a statement whose rows begin with an id; %NULL: it failed
 * @ids: (element-type gint64): gets the ids
 * @error: where a #TrackerStoreError or %G_IO_ERROR_CANCELLED goes
 *
 * Reads the first column of all rows.
 *
 * Returns: whether it could
 */
gboolean
tracker_db_load_ids (TrackerDb *self, TrackerStmt *stmt, GArray *ids, GError **error)
{
  TrackerStep step;

  if (stmt == NULL)
    return FALSE;

  while ((step = tracker_db_step (self, stmt, error)) == TRACKER_STEP_ROW)
    {
      gint64 id = sqlite3_column_int64 (stmt, 0);

      g_array_append_val (ids, id);
    }
  return step == TRACKER_STEP_DONE;
}

/**
 * tracker_stmt_get_text:
 * @stmt: a statement on a row
 * @column: a column, from 0
 *
 * Returns: (transfer none) (nullable): the text, until the next step; %NULL for NULL
 */
const char *
tracker_stmt_get_text (TrackerStmt *stmt, int column)
{
  return (const char *) sqlite3_column_text (stmt, column);
}

/**
 * tracker_stmt_get_time:
 * @stmt: a statement on a row
 * @column: the first of three columns: instant, offset, precision
 * @time: (out caller-allocates): the time
 *
 * Returns: whether there is a time: %FALSE for NULL and for what no time can be, which only a
 * damaged file has
 */
gboolean
tracker_stmt_get_time (TrackerStmt *stmt, int column, TrackerTime *time)
{
  TrackerTime value = { 0 };

  if (sqlite3_column_type (stmt, column) == SQLITE_NULL)
    return FALSE;

  value.unix_s = sqlite3_column_int64 (stmt, column);
  value.has_offset = sqlite3_column_type (stmt, column + 1) != SQLITE_NULL;
  value.offset_s = sqlite3_column_int (stmt, column + 1);
  value.precision = (TrackerPrecision) sqlite3_column_int (stmt, column + 2);
  if (value.precision > TRACKER_PRECISION_SECOND || !tracker_time_is_valid (&value))
    return FALSE;

  *time = value;
  return TRUE;
}

/**
 * tracker_stmt_done:
 * @stmt: a statement
 *
 * Makes it ready for its next use. Called by g_autoptr.
 */
void
tracker_stmt_done (TrackerStmt *stmt)
{
  sqlite3_reset (stmt);
  sqlite3_clear_bindings (stmt);
}
