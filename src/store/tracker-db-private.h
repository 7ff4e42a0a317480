/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

#include "tracker-time.h"

/* The connection. Belongs to the thread that opened it; every function asserts that. */
typedef struct _TrackerDb TrackerDb;
/* A prepared statement of the connection's cache, ready to be bound; going out of scope resets it.
 */
typedef struct sqlite3_stmt TrackerStmt;

typedef enum
{
  TRACKER_STEP_FAILED = -1,
  TRACKER_STEP_DONE = 0,
  TRACKER_STEP_ROW = 1,
} TrackerStep;

#define TRACKER_DB_APPLICATION_ID 0x54726b72 /* "Trkr" */

TrackerDb *tracker_db_open (const char *path, GError **error);
gboolean tracker_db_close (TrackerDb *self, GError **error);
sqlite3 *tracker_db_get_handle (TrackerDb *self);
const char *tracker_db_get_path (TrackerDb *self);
void tracker_db_set_cancellable (TrackerDb *self, GCancellable *cancellable);
void tracker_db_release_memory (TrackerDb *self);
void tracker_db_set_error (TrackerDb *self, int rc, GError **error);

gboolean tracker_db_begin (TrackerDb *self, gboolean exclusive, GError **error);
gboolean tracker_db_begin_read (TrackerDb *self, GError **error);
gboolean tracker_db_commit (TrackerDb *self, GError **error);
void tracker_db_rollback (TrackerDb *self);

/* @sql is a literal or interned: statements are cached by its address. @format has one letter an
 * argument: 'x' gint64, 'i' int, 's' text (NULL: NULL), 'r' gint64 reference (0: NULL), 't' const
 * TrackerTime * (three parameters: instant, offset, precision; NULL: three NULLs), 'y' GBytes. Text
 * and bytes are not copied: they must outlive the statement's use. */
TrackerStmt *
tracker_db_query (TrackerDb *self, GError **error, const char *sql, const char *format, ...);
TrackerStep tracker_db_step (TrackerDb *self, TrackerStmt *stmt, GError **error);
gboolean tracker_db_run (TrackerDb *self, GError **error, const char *sql, const char *format, ...);
gboolean tracker_db_run_script (TrackerDb *self, const char *script, GError **error);
gboolean tracker_db_load_ids (TrackerDb *self, TrackerStmt *stmt, GArray *ids, GError **error);
gint64 tracker_db_get_last_id (TrackerDb *self);
int tracker_db_get_n_changed (TrackerDb *self);

const char *tracker_stmt_get_text (TrackerStmt *stmt, int column);
gboolean tracker_stmt_get_time (TrackerStmt *stmt, int column, TrackerTime *time);
void tracker_stmt_done (TrackerStmt *stmt);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrackerStmt, tracker_stmt_done)

/* tracker-db-migrate.c */
gboolean tracker_db_migrate (TrackerDb *self, const char *path, GError **error);
gboolean tracker_db_migrate_with (TrackerDb *self,
                                  const char *path,
                                  const char *const *scripts,
                                  int n_scripts,
                                  GError **error);
void tracker_db_mark_damaged (const char *path);
char *tracker_db_move_aside (const char *path, gint64 now_s, GError **error);
