/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-store-private.h"

/* What a search that is typed on found out a letter ago. The next letter mostly leads to the same
 * list, the same other words and the same phrases. Dropped by any change of the file, and after a
 * while without jobs. */

/* Words, and sets of phrases; each is one bit a parcel. */
#define MAX_KEPT 8

struct _TrackerMemo
{
  gint64 data_version; /* of the file, as other processes change it; own writes drop the memo */
  TrackerQuery *query; /* (owned) (nullable): of ids, without search */
  GArray *ids;         /* (owned) (nullable) (element-type gint64) */
  GHashTable *words;   /* (owned) (element-type utf8 TrackerHits) */
  GHashTable *phrases; /* (owned) (element-type GBytes TrackerHits): by the ids of the phrases */
};

static gboolean
load_data_version (TrackerWork *work, gint64 *data_version, GError **error)
{
  g_autoptr (TrackerStmt) stmt = tracker_db_query (work->db, error, "PRAGMA data_version", "");

  if (stmt == NULL || tracker_db_step (work->db, stmt, error) != TRACKER_STEP_ROW)
    return FALSE;

  *data_version = sqlite3_column_int64 (stmt, 0);
  return TRUE;
}

/**
 * tracker_memo_ensure:
 * @work: a read
 * @error: where a #TrackerStoreError goes
 *
 * Returns: (transfer none) (nullable): what is remembered of the file as it is now, until the next
 * write
 */
TrackerMemo *
tracker_memo_ensure (TrackerWork *work, GError **error)
{
  gint64 data_version;

  if (!load_data_version (work, &data_version, error))
    return NULL;
  if (work->memo != NULL && work->memo->data_version == data_version)
    return work->memo;

  g_clear_pointer (&work->memo, tracker_memo_free);
  work->memo = g_new0 (TrackerMemo, 1);
  work->memo->data_version = data_version;
  work->memo->words
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) tracker_hits_free);
  work->memo->phrases
      = g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify) g_bytes_unref,
                               (GDestroyNotify) tracker_hits_free);
  return work->memo;
}

/**
 * tracker_memo_free:
 * @self: (transfer full): a memo
 *
 * Forgets all.
 */
void
tracker_memo_free (TrackerMemo *self)
{
  g_clear_pointer (&self->query, tracker_query_unref);
  g_clear_pointer (&self->ids, g_array_unref);
  g_hash_table_unref (self->words);
  g_hash_table_unref (self->phrases);
  g_free (self);
}

/**
 * tracker_memo_get_list:
 * @self: a memo
 * @query: a query without search
 *
 * Returns: (transfer none) (nullable) (element-type gint64): its ids, if it was the last one
 */
GArray *
tracker_memo_get_list (TrackerMemo *self, const TrackerQuery *query)
{
  return self->query != NULL && tracker_query_equal (self->query, query) ? self->ids : NULL;
}

/**
 * tracker_memo_take_list:
 * @self: a memo
 * @query: a query without search, not changed any more
 * @ids: (transfer full) (element-type gint64): its ids
 *
 * Remembers a list instead of the last one.
 */
void
tracker_memo_take_list (TrackerMemo *self, TrackerQuery *query, GArray *ids)
{
  g_clear_pointer (&self->query, tracker_query_unref);
  g_clear_pointer (&self->ids, g_array_unref);
  self->query = tracker_query_ref (query);
  self->ids = ids;
}

/**
 * tracker_memo_get_word:
 * @self: a memo
 * @word: a folded word
 *
 * Returns: (transfer none) (nullable): the parcels in which it is found
 */
const TrackerHits *
tracker_memo_get_word (TrackerMemo *self, const char *word)
{
  return g_hash_table_lookup (self->words, word);
}

/**
 * tracker_memo_put_word:
 * @self: a memo
 * @word: a folded word
 * @hits: the parcels in which it is found, copied
 *
 * Remembers a word.
 */
void
tracker_memo_put_word (TrackerMemo *self, const char *word, const TrackerHits *hits)
{
  if (g_hash_table_size (self->words) >= MAX_KEPT)
    g_hash_table_remove_all (self->words);
  g_hash_table_insert (self->words, g_strdup (word), tracker_hits_copy (hits));
}

static GBytes *
get_key (GArray *phrase_ids)
{
  return g_bytes_new (phrase_ids->data, phrase_ids->len * sizeof (gint64));
}

/**
 * tracker_memo_get_phrases:
 * @self: a memo
 * @phrase_ids: (element-type gint64): phrases, in the order in which the index gives them
 *
 * Returns: (transfer none) (nullable): the parcels with an event of one of them
 */
const TrackerHits *
tracker_memo_get_phrases (TrackerMemo *self, GArray *phrase_ids)
{
  g_autoptr (GBytes) key = get_key (phrase_ids);

  return g_hash_table_lookup (self->phrases, key);
}

/**
 * tracker_memo_put_phrases:
 * @self: a memo
 * @phrase_ids: (element-type gint64): phrases
 * @hits: the parcels with an event of one of them, copied
 *
 * Remembers a set of phrases.
 */
void
tracker_memo_put_phrases (TrackerMemo *self, GArray *phrase_ids, const TrackerHits *hits)
{
  if (g_hash_table_size (self->phrases) >= MAX_KEPT)
    g_hash_table_remove_all (self->phrases);
  g_hash_table_insert (self->phrases, get_key (phrase_ids), tracker_hits_copy (hits));
}
