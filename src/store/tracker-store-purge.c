/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-store-private.h"

#define UNDO_S (24 * 60 * 60)
/* So that opening after a great clean-up does not take seconds: the rest goes the next time. */
#define MAX_PURGED 500

static gboolean
load_purgeable (TrackerWork *work, GArray *ids, GError **error)
{
  g_autoptr (TrackerStmt) stmt = tracker_db_query (
      work->db, error, "SELECT id FROM parcels WHERE removed_s != 0 AND removed_s <= ? LIMIT ?",
      "xi", work->now_s - UNDO_S, MAX_PURGED);

  return tracker_db_load_ids (work->db, stmt, ids, error);
}

static gboolean
purge_all (TrackerWork *work, GArray *ids, GError **error)
{
  g_autoptr (TrackerChange) change = tracker_change_new ();
  g_autoptr (GBytes) body = NULL;

  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);

      if (!tracker_phrases_forget_parcel (work, id, error)
          || !tracker_told_forget_parcel (work, id, error)
          || !tracker_db_run (work->db, error, "DELETE FROM parcels WHERE id = ?", "x", id))
        return FALSE;
      tracker_change_add_flags (change, id, TRACKER_STAGE_UNKNOWN, TRACKER_CHANGE_REMOVED);
    }

  /* Other processes remember ids of phrases: they forget them when they see that somebody else
   * wrote. */
  body = tracker_change_to_bytes (change);
  return tracker_db_run (work->db, error, "INSERT INTO changes (body) VALUES (?)", "y", body);
}

/**
 * tracker_store_purge_in_thread:
 * @work: the work of the opening job
 * @error: where a #TrackerStoreError goes
 *
 * Deletes for good what was removed more than a day ago, in a transaction of its own.
 *
 * Returns: whether it did, or there was nothing to do
 */
gboolean
tracker_store_purge_in_thread (TrackerWork *work, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (!load_purgeable (work, ids, error))
    return FALSE;
  if (ids->len == 0)
    return TRUE;

  if (!tracker_db_begin (work->db, FALSE, error))
    return FALSE;
  g_array_set_size (ids, 0); /* looked at again under the lock: somebody may have taken one back */
  if (load_purgeable (work, ids, error) && purge_all (work, ids, error)
      && tracker_db_commit (work->db, error))
    return TRUE;

  tracker_db_rollback (work->db);
  g_hash_table_remove_all (work->phrases);
  return FALSE;
}
