/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-store-private.h"

/* Posts say the same sentences again and again: each is kept once, and so is what search knows of
 * it. */

/* With some hundred bytes a phrase, this many are under a megabyte. */
#define MAX_REMEMBERED 4096

static gint64
remember (TrackerWork *work, const char *text, gint64 id)
{
  if (g_hash_table_size (work->phrases) >= MAX_REMEMBERED)
    g_hash_table_remove_all (work->phrases);
  g_hash_table_insert (work->phrases, g_strdup (text), g_memdup2 (&id, sizeof id));
  return id;
}

static gint64
insert_phrase (TrackerWork *work, const char *text, GError **error)
{
  g_autofree char *folded = tracker_words_fold (text);

  if (!tracker_db_run (work->db, error, "INSERT INTO phrases (text, folded) VALUES (?, ?)", "ss",
                       text, folded))
    return 0;
  return tracker_db_get_last_id (work->db);
}

/**
 * tracker_phrases_intern:
 * @work: a write
 * @text: what a post says
 * @error: where a #TrackerStoreError goes
 *
 * Returns: the id of the phrase, made if it is new; 0: it failed
 */
gint64
tracker_phrases_intern (TrackerWork *work, const char *text, GError **error)
{
  const gint64 *known = g_hash_table_lookup (work->phrases, text);
  g_autoptr (TrackerStmt) stmt = NULL;
  TrackerStep step;
  gint64 id;

  if (known != NULL)
    return *known;

  stmt = tracker_db_query (work->db, error, "SELECT id FROM phrases WHERE text = ?", "s", text);
  if (stmt == NULL)
    return 0;
  step = tracker_db_step (work->db, stmt, error);
  if (step == TRACKER_STEP_FAILED)
    return 0;

  id = step == TRACKER_STEP_ROW ? sqlite3_column_int64 (stmt, 0)
                                : insert_phrase (work, text, error);
  return id != 0 ? remember (work, text, id) : 0;
}

/**
 * tracker_phrases_link:
 * @work: a write
 * @phrase_id: a phrase
 * @parcel_id: a parcel with an event that says so
 * @error: where a #TrackerStoreError goes
 *
 * Has search find the parcel by the phrase. Harmless if it does already.
 *
 * Returns: whether it did
 */
gboolean
tracker_phrases_link (TrackerWork *work, gint64 phrase_id, gint64 parcel_id, GError **error)
{
  return tracker_db_run (
      work->db, error, "INSERT OR IGNORE INTO parcel_phrases (phrase_id, parcel_id) VALUES (?, ?)",
      "xx", phrase_id, parcel_id);
}

static gboolean
load_phrases_of_parcel (TrackerWork *work, gint64 parcel_id, GArray *ids, GError **error)
{
  g_autoptr (TrackerStmt) stmt = tracker_db_query (
      work->db, error,
      "SELECT text_id FROM events WHERE parcel_id = ?1"
      " UNION SELECT place_id FROM events WHERE parcel_id = ?1 AND place_id IS NOT NULL"
      " UNION SELECT w.text_id FROM events e JOIN wordings w ON w.event_id = e.id WHERE "
      "e.parcel_id = ?1"
      " UNION SELECT w.place_id FROM events e JOIN wordings w ON w.event_id = e.id"
      "   WHERE e.parcel_id = ?1 AND w.place_id IS NOT NULL",
      "x", parcel_id);

  return tracker_db_load_ids (work->db, stmt, ids, error);
}

/**
 * tracker_phrases_forget_parcel:
 * @work: a write
 * @parcel_id: a parcel that is about to be deleted for good
 * @error: where a #TrackerStoreError goes
 *
 * Unlinks its phrases and deletes those that no other parcel has: they may name people.
 *
 * Returns: whether it did
 */
gboolean
tracker_phrases_forget_parcel (TrackerWork *work, gint64 parcel_id, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (!load_phrases_of_parcel (work, parcel_id, ids, error))
    return FALSE;

  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);

      if (!tracker_db_run (work->db, error,
                           "DELETE FROM parcel_phrases WHERE phrase_id = ? AND parcel_id = ?", "xx",
                           id, parcel_id)
          || !tracker_db_run (
              work->db, error,
              "DELETE FROM phrases WHERE id = ?1"
              "  AND NOT EXISTS (SELECT 1 FROM parcel_phrases WHERE phrase_id = ?1)",
              "x", id))
        return FALSE;
    }

  g_hash_table_remove_all (work->phrases);
  return TRUE;
}
