/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-store-private.h"

/* The journal: one row a commit, so that each process learns what the others changed. A process
 * that slept through more commits than are kept is told that all may have changed. */

#define MAX_KEPT 2000
#define ALL_FLAGS                                                                                  \
  (TRACKER_CHANGE_WORDS | TRACKER_CHANGE_FOLDER | TRACKER_CHANGE_ARCHIVED | TRACKER_CHANGE_EVENTS  \
   | TRACKER_CHANGE_STAGE | TRACKER_CHANGE_SEEN | TRACKER_CHANGE_LEGS | TRACKER_CHANGE_FACTS)

/**
 * tracker_journal_start:
 * @work: the work of the opening job
 * @error: where a #TrackerStoreError goes
 *
 * Takes note of what is committed already: only later commits are told.
 *
 * Returns: whether it could be read
 */
gboolean
tracker_journal_start (TrackerWork *work, GError **error)
{
  g_autoptr (TrackerStmt) stmt
      = tracker_db_query (work->db, error, "SELECT max (seq) FROM changes", "");

  if (stmt == NULL || tracker_db_step (work->db, stmt, error) != TRACKER_STEP_ROW)
    return FALSE;

  work->last_seq = sqlite3_column_int64 (stmt, 0);
  return TRUE;
}

static TrackerChange *
load_all_changed (TrackerWork *work, GError **error)
{
  g_autoptr (TrackerStmt) stmt
      = tracker_db_query (work->db, error, "SELECT id, stage, removed_s != 0 FROM parcels", "");
  g_autoptr (TrackerChange) change = tracker_change_new ();
  TrackerStep step;

  if (stmt == NULL)
    return NULL;

  tracker_change_set_has_folders (change);
  tracker_change_set_has_outbox (change);
  tracker_change_set_has_carriers (change);
  while ((step = tracker_db_step (work->db, stmt, error)) == TRACKER_STEP_ROW)
    {
      TrackerStage stage = TRACKER_STAGE_UNKNOWN;

      tracker_stage_from_nick (tracker_stmt_get_text (stmt, 1), &stage);
      tracker_change_add_flags (change, sqlite3_column_int64 (stmt, 0), stage,
                                sqlite3_column_int (stmt, 2) ? TRACKER_CHANGE_REMOVED
                                                             : ALL_FLAGS | TRACKER_CHANGE_ADDED);
    }

  return step == TRACKER_STEP_DONE ? g_steal_pointer (&change) : NULL;
}

static TrackerChange *
read_row (TrackerStmt *stmt)
{
  g_autoptr (GBytes) body
      = g_bytes_new (sqlite3_column_blob (stmt, 1), (gsize) sqlite3_column_bytes (stmt, 1));

  return tracker_change_new_from_bytes (body);
}

/**
 * tracker_journal_read:
 * @work: a job
 * @changes: (element-type TrackerChange): gets what other processes committed since the last look,
 * in order
 * @error: where a #TrackerStoreError goes
 *
 * Own commits are never among them: their rows were passed when they were written.
 *
 * Returns: whether the journal could be read
 */
gboolean
tracker_journal_read (TrackerWork *work, GPtrArray *changes, GError **error)
{
  g_autoptr (TrackerStmt) stmt = tracker_db_query (
      work->db, error, "SELECT seq, body FROM changes WHERE seq > ? ORDER BY seq", "x",
      work->last_seq);
  gint64 seq = work->last_seq;
  gboolean has_gap = FALSE;
  TrackerStep step;

  if (stmt == NULL)
    return FALSE;

  while ((step = tracker_db_step (work->db, stmt, error)) == TRACKER_STEP_ROW)
    {
      TrackerChange *change = read_row (stmt);

      has_gap |= sqlite3_column_int64 (stmt, 0) != seq + 1 || change == NULL;
      seq = sqlite3_column_int64 (stmt, 0);
      if (change != NULL)
        g_ptr_array_add (changes, change);
    }
  if (step == TRACKER_STEP_FAILED)
    return FALSE;
  if (seq == work->last_seq)
    return TRUE;

  g_hash_table_remove_all (work->phrases); /* somebody may have purged some */
  if (has_gap)
    {
      TrackerChange *all = load_all_changed (work, error);

      if (all == NULL)
        return FALSE;
      g_ptr_array_set_size (changes, 0);
      g_ptr_array_add (changes, all);
    }
  work->last_seq = seq;
  return TRUE;
}

/**
 * tracker_journal_write:
 * @work: a write about to be committed
 * @seq: (out): the row's number
 * @error: where a #TrackerStoreError goes
 *
 * Writes what the transaction changed, and drops what is too old.
 *
 * Returns: whether it did
 */
gboolean
tracker_journal_write (TrackerWork *work, gint64 *seq, GError **error)
{
  g_autoptr (GBytes) body = tracker_change_to_bytes (work->change);

  if (!tracker_db_run (work->db, error, "INSERT INTO changes (body) VALUES (?)", "y", body))
    return FALSE;

  *seq = tracker_db_get_last_id (work->db);
  return tracker_db_run (work->db, error, "DELETE FROM changes WHERE seq <= ?", "x",
                         *seq - MAX_KEPT);
}
