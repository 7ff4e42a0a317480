/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bench-rows.h"

#include <glib.h>
#include <sqlite3.h>

/* One statement and the rows it is run with, as SQLite's own values: nothing is reckoned while the
 * clock runs. */
typedef struct
{
  const char
      *select; /* ends with the answer's number, from 0, in the order of which the rows come */
  const char *write;
  sqlite3_stmt *stmt;
  GPtrArray *values; /* (element-type sqlite3_value): all columns of all rows */
  GArray *answers;   /* (element-type int): whose row it is */
  int n_columns;
  guint next; /* the row to write next */
} Table;

static Table tables[] = {
  { .select = "SELECT p.id, p.text, p.folded, (SELECT min (parcel_id) FROM parcel_phrases WHERE "
              "phrase_id = p.id) - 1"
              " FROM phrases p ORDER BY 4, 1",
    .write = "INSERT INTO phrases (id, text, folded) VALUES (?, ?, ?)" },
  { .select = "SELECT parcel_id, carrier, unix_s, offset_s, precision, stage, text_id, place_id, "
              "country, code, found_s,"
              " parcel_id - 1 FROM events ORDER BY id",
    .write = "INSERT INTO events (parcel_id, carrier, unix_s, offset_s, precision, stage, text_id, "
             "place_id, country,"
             " code, found_s) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)" },
  { .select = "SELECT phrase_id, parcel_id, parcel_id - 1 FROM parcel_phrases ORDER BY parcel_id, "
              "phrase_id",
    .write = "INSERT INTO parcel_phrases (phrase_id, parcel_id) VALUES (?, ?)" },
  { .select = "SELECT id, asked_s, answered_s, outcome, message, failures, next_due_s, parcel_id - "
              "1 FROM legs ORDER BY id",
    .write = "UPDATE legs SET asked_s = ?2, answered_s = ?3, outcome = ?4, message = ?5, failures "
             "= ?6, next_due_s = ?7"
             " WHERE id = ?1" },
  { .select = "SELECT id, asked_s, answered_s, stage, trouble, smarts, n_events, n_unseen, "
              "first_event_s, last_event_s,"
              " last_event_id, activity_s, id - 1 FROM parcels ORDER BY id",
    .write = "UPDATE parcels SET asked_s = ?2, answered_s = ?3, stage = ?4, trouble = ?5, smarts = "
             "?6, n_events = ?7,"
             " n_unseen = ?8, first_event_s = ?9, last_event_s = ?10, last_event_id = ?11, "
             "activity_s = ?12"
             " WHERE id = ?1" },
};

static sqlite3 *
open_file (const char *path)
{
  sqlite3 *db;

  /* Those of the store. */
  if (sqlite3_open (path, &db) != SQLITE_OK
      || sqlite3_exec (
             db,
             "PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL; PRAGMA temp_store = MEMORY;"
             "PRAGMA cache_size = -16000; PRAGMA journal_size_limit = 16777216",
             NULL, NULL, NULL)
             != SQLITE_OK)
    g_error ("%s: %s", path, sqlite3_errmsg (db));
  return db;
}

static sqlite3_stmt *
prepare (sqlite3 *db, const char *sql)
{
  sqlite3_stmt *stmt;

  if (sqlite3_prepare_v3 (db, sql, -1, SQLITE_PREPARE_PERSISTENT, &stmt, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (db));
  return stmt;
}

static void
step (sqlite3_stmt *stmt)
{
  if (sqlite3_step (stmt) != SQLITE_DONE)
    g_error ("%s: %s", sqlite3_sql (stmt), sqlite3_errmsg (sqlite3_db_handle (stmt)));
  sqlite3_reset (stmt);
}

static void
load_table (sqlite3 *db, Table *table)
{
  sqlite3_stmt *stmt = prepare (db, table->select);

  table->values = g_ptr_array_new_with_free_func ((GDestroyNotify) sqlite3_value_free);
  table->answers = g_array_new (FALSE, FALSE, sizeof (int));
  table->n_columns = sqlite3_column_count (stmt) - 1;
  table->next = 0;
  while (sqlite3_step (stmt) == SQLITE_ROW)
    {
      int answer = sqlite3_column_int (stmt, table->n_columns);

      for (int i = 0; i < table->n_columns; i++)
        g_ptr_array_add (table->values, sqlite3_value_dup (sqlite3_column_value (stmt, i)));
      g_array_append_val (table->answers, answer);
    }
  sqlite3_finalize (stmt);
}

static GPtrArray *
load_changes (sqlite3 *db, int n)
{
  sqlite3_stmt *stmt = prepare (
      db,
      "SELECT body FROM (SELECT seq, body FROM changes ORDER BY seq DESC LIMIT ?) ORDER BY seq");
  GPtrArray *bodies = g_ptr_array_new_with_free_func ((GDestroyNotify) sqlite3_value_free);

  sqlite3_bind_int (stmt, 1, n);
  while (sqlite3_step (stmt) == SQLITE_ROW)
    g_ptr_array_add (bodies, sqlite3_value_dup (sqlite3_column_value (stmt, 0)));
  sqlite3_finalize (stmt);
  return bodies;
}

static void
write_rows_until (Table *table, int end_answer)
{
  for (; table->next < table->answers->len
         && g_array_index (table->answers, int, table->next) < end_answer;
       table->next++)
    {
      for (int i = 0; i < table->n_columns; i++)
        sqlite3_bind_value (
            table->stmt, i + 1,
            g_ptr_array_index (table->values, table->next * (guint) table->n_columns + (guint) i));
      step (table->stmt);
    }
}

/* Answer by answer, as they come. */
static void
write_all (sqlite3 *db, GPtrArray *changes, int n_answers, int n_per_transaction)
{
  sqlite3_stmt *begin = prepare (db, "BEGIN IMMEDIATE");
  sqlite3_stmt *commit = prepare (db, "COMMIT");
  sqlite3_stmt *change = prepare (db, "INSERT INTO changes (body) VALUES (?)");

  for (int start = 0; start < n_answers; start += n_per_transaction)
    {
      int end = MIN (start + n_per_transaction, n_answers);

      step (begin);
      for (int answer = start; answer < end; answer++)
        for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
          write_rows_until (&tables[i], answer + 1);
      sqlite3_bind_value (
          change, 1,
          g_ptr_array_index (changes, (guint) (start / n_per_transaction) % changes->len));
      step (change);
      step (commit);
    }
  sqlite3_finalize (begin);
  sqlite3_finalize (commit);
  sqlite3_finalize (change);
}

/**
 * bench_rows_time:
 * @source: a file into which the store applied answers
 * @target: a file with the same parcels
 * @n_answers: how many answers, one a parcel
 * @n_per_transaction: answers in one transaction
 *
 * Returns: how many seconds it took to write the same rows into @target
 */
double
bench_rows_time (const char *source, const char *target, int n_answers, int n_per_transaction)
{
  sqlite3 *from = open_file (source);
  sqlite3 *to = open_file (target);
  g_autoptr (GPtrArray) changes
      = load_changes (from, (n_answers + n_per_transaction - 1) / n_per_transaction);
  gint64 start_us;
  gint64 took_us;

  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      load_table (from, &tables[i]);
      tables[i].stmt = prepare (to, tables[i].write);
    }

  start_us = g_get_monotonic_time ();
  write_all (to, changes, n_answers, n_per_transaction);
  took_us = g_get_monotonic_time () - start_us;

  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      if (tables[i].next != tables[i].answers->len)
        g_error ("Not every row was written: %s", tables[i].write);
      sqlite3_finalize (tables[i].stmt);
      g_ptr_array_unref (tables[i].values);
      g_array_unref (tables[i].answers);
    }
  sqlite3_close (from);
  sqlite3_close (to);
  return (double) took_us / G_USEC_PER_SEC;
}
