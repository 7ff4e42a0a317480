/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "db-kit.h"

/**
 * db_kit_open:
 * @path: (nullable): a file; %NULL: in memory
 *
 * Returns: (transfer full): a connection of this thread
 */
TrackerDb *
db_kit_open (const char *path)
{
  g_autoptr (GError) error = NULL;
  TrackerDb *db = tracker_db_open (path, &error);

  g_assert_no_error (error);
  return db;
}

/**
 * db_kit_close:
 * @db: (transfer full): a connection
 *
 * Closes it, which must succeed.
 */
void
db_kit_close (TrackerDb *db)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (tracker_db_close (db, &error));
  g_assert_no_error (error);
}

/**
 * db_kit_load_number:
 * @db: a connection
 * @sql: a literal that gives a row
 *
 * Returns: its first column
 */
gint64
db_kit_load_number (TrackerDb *db, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrackerStmt) stmt = tracker_db_query (db, &error, sql, "");

  g_assert_no_error (error);
  g_assert_cmpint (tracker_db_step (db, stmt, &error), ==, TRACKER_STEP_ROW);
  g_assert_no_error (error);
  return sqlite3_column_int64 (stmt, 0);
}
