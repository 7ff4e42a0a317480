/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define _GNU_SOURCE /* memmem */

#include "config.h"

#include "tracker-store-private.h"

#include <string.h>

/* Search: for each word, the parcels whose own words hold it, and those with an event of a phrase
 * that does. Words of three and more characters are looked up in the trigram index; shorter ones (a
 * whole word in Chinese) are looked for by going through the parcels' words, and the phrases, of
 * which there are few. A set is one bit a parcel. */

/* Enough to narrow down; whoever pastes a book searches by its first words. */
#define MAX_WORDS 8
/* No name is much longer; a longer word is searched by its beginning. */
#define MAX_WORD_CHARS 100
#define MIN_INDEXED_CHARS 3
/* Fewer than one in so many parcels are looked at one by one for the next word. */
#define FEW_SHARE 16

struct _TrackerHits
{
  guint64 *bits; /* (array length=n_words) (owned): by parcel id */
  gsize n_words;
  guint n; /* how many bits are set */
};

static TrackerHits *
hits_new_empty (gint64 max_id)
{
  TrackerHits *self = g_new0 (TrackerHits, 1);

  self->n_words = (gsize) (max_id / 64 + 1);
  self->bits = g_new0 (guint64, self->n_words);
  return self;
}

/**
 * tracker_hits_copy:
 * @self: a set of parcels
 *
 * Returns: (transfer full): the same set
 */
TrackerHits *
tracker_hits_copy (const TrackerHits *self)
{
  TrackerHits *copy = g_new0 (TrackerHits, 1);

  copy->bits = g_memdup2 (self->bits, self->n_words * sizeof *self->bits);
  copy->n_words = self->n_words;
  copy->n = self->n;
  return copy;
}

/**
 * tracker_hits_free:
 * @self: (transfer full): a set of parcels
 *
 * Frees it.
 */
void
tracker_hits_free (TrackerHits *self)
{
  g_free (self->bits);
  g_free (self);
}

static void
hits_add (TrackerHits *self, gint64 id)
{
  guint64 bit = G_GUINT64_CONSTANT (1) << (id % 64);

  if (id < 0 || (gsize) (id / 64) >= self->n_words || (self->bits[id / 64] & bit) != 0)
    return;

  self->bits[id / 64] |= bit;
  self->n++;
}

static void
hits_add_all (TrackerHits *self, const TrackerHits *other)
{
  self->n = 0;
  for (gsize i = 0; i < self->n_words; i++)
    {
      self->bits[i] |= other->bits[i];
      self->n += (guint) __builtin_popcountll (self->bits[i]);
    }
}

static void
hits_keep (TrackerHits *self, const TrackerHits *other)
{
  self->n = 0;
  for (gsize i = 0; i < self->n_words; i++)
    {
      self->bits[i] &= other->bits[i];
      self->n += (guint) __builtin_popcountll (self->bits[i]);
    }
}

/**
 * tracker_hits_contain:
 * @self: a set of parcels
 * @parcel_id: a parcel
 *
 * Returns: whether it is in the set
 */
gboolean
tracker_hits_contain (const TrackerHits *self, gint64 parcel_id)
{
  return parcel_id >= 0 && (gsize) (parcel_id / 64) < self->n_words
         && (self->bits[parcel_id / 64] >> (parcel_id % 64) & 1) != 0;
}

/**
 * tracker_hits_get_n:
 * @self: a set of parcels
 *
 * Returns: how many are in it
 */
guint
tracker_hits_get_n (const TrackerHits *self)
{
  return self->n;
}

/**
 * tracker_hits_get_next:
 * @self: a set of parcels
 * @after: a parcel's id; -1 for the first
 *
 * Returns: the next id in the set after @after; -1: none
 */
gint64
tracker_hits_get_next (const TrackerHits *self, gint64 after)
{
  gint64 id = after + 1;

  while ((gsize) (id / 64) < self->n_words)
    {
      guint64 rest = self->bits[id / 64] >> (id % 64);

      if (rest != 0)
        return id + __builtin_ctzll (rest);
      id = (id / 64 + 1) * 64;
    }

  return -1;
}

/* --- one word --- */

typedef struct
{
  TrackerWork *work;
  TrackerMemo *memo;
  const char *word; /* folded */
  gsize n_bytes;
  gsize n_chars;
  guint n_parcels; /* when so many are hit there is nothing left to find */
  TrackerHits *hits;
} WordSearch;

/* In FTS5's language a string is quoted by ", and a " in it is doubled; nothing else in it has a
 * meaning. */
static char *
quote_word (const char *word)
{
  g_auto (GStrv) parts = g_strsplit (word, "\"", -1);
  g_autofree char *doubled = g_strjoinv ("\"\"", parts);

  return g_strdup_printf ("\"%s\"", doubled);
}

static gboolean
is_full (const WordSearch *search)
{
  return search->hits->n >= search->n_parcels;
}

static gboolean
add_parcels_by_index (WordSearch *search, const char *quoted, GError **error)
{
  g_autoptr (TrackerStmt) stmt = tracker_db_query (
      search->work->db, error, "SELECT rowid FROM parcel_words_fts WHERE parcel_words_fts MATCH ?",
      "s", quoted);
  TrackerStep step;

  if (stmt == NULL)
    return FALSE;

  while ((step = tracker_db_step (search->work->db, stmt, error)) == TRACKER_STEP_ROW)
    hits_add (search->hits, sqlite3_column_int64 (stmt, 0));
  return step == TRACKER_STEP_DONE;
}

/* @sql gives id and text; a row is taken if the word is in the text. */
static gboolean
scan (WordSearch *search, const char *sql, GArray *ids, GError **error)
{
  g_autoptr (TrackerStmt) stmt = tracker_db_query (search->work->db, error, sql, "");
  TrackerStep step;

  if (stmt == NULL)
    return FALSE;

  while ((step = tracker_db_step (search->work->db, stmt, error)) == TRACKER_STEP_ROW)
    {
      const char *text = tracker_stmt_get_text (stmt, 1);
      gsize n_bytes = (gsize) sqlite3_column_bytes (stmt, 1);

      if (memmem (text, n_bytes, search->word, search->n_bytes) != NULL)
        {
          gint64 id = sqlite3_column_int64 (stmt, 0);

          if (ids != NULL)
            g_array_append_val (ids, id);
          else
            hits_add (search->hits, id);
        }
    }

  return step == TRACKER_STEP_DONE;
}

static gboolean
find_phrases_by_index (WordSearch *search, const char *quoted, GArray *ids, GError **error)
{
  g_autoptr (TrackerStmt) stmt
      = tracker_db_query (search->work->db, error,
                          "SELECT rowid FROM phrases_fts WHERE phrases_fts MATCH ?", "s", quoted);
  TrackerStep step;

  if (stmt == NULL)
    return FALSE;

  while ((step = tracker_db_step (search->work->db, stmt, error)) == TRACKER_STEP_ROW)
    {
      gint64 id = sqlite3_column_int64 (stmt, 0);

      g_array_append_val (ids, id);
    }

  return step == TRACKER_STEP_DONE;
}

static gboolean
add_parcels_of_phrase (WordSearch *search, gint64 phrase_id, GError **error)
{
  g_autoptr (TrackerStmt) stmt = tracker_db_query (
      search->work->db, error, "SELECT parcel_id FROM parcel_phrases WHERE phrase_id = ?", "x",
      phrase_id);
  TrackerStep step;

  if (stmt == NULL)
    return FALSE;

  while ((step = tracker_db_step (search->work->db, stmt, error)) == TRACKER_STEP_ROW)
    hits_add (search->hits, sqlite3_column_int64 (stmt, 0));
  return step == TRACKER_STEP_DONE;
}

static gboolean
find_phrases (WordSearch *search, const char *quoted, GArray *ids, GError **error)
{
  return quoted != NULL ? find_phrases_by_index (search, quoted, ids, error)
                        : scan (search, "SELECT id, folded FROM phrases", ids, error);
}

static gboolean
add_parcels_of_phrases (WordSearch *search, GArray *phrases, GError **error)
{
  const TrackerHits *known = tracker_memo_get_phrases (search->memo, phrases);

  if (known != NULL)
    {
      hits_add_all (search->hits, known);
      return TRUE;
    }

  for (guint i = 0; i < phrases->len && !is_full (search); i++)
    if (!add_parcels_of_phrase (search, g_array_index (phrases, gint64, i), error))
      return FALSE;
  tracker_memo_put_phrases (search->memo, phrases, search->hits);
  return TRUE;
}

static gboolean
search_word (WordSearch *search, GError **error)
{
  const TrackerHits *known = tracker_memo_get_word (search->memo, search->word);
  g_autoptr (GArray) phrases = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *quoted = search->n_chars >= MIN_INDEXED_CHARS ? quote_word (search->word) : NULL;
  gboolean ok;

  if (known != NULL)
    {
      hits_add_all (search->hits, known);
      return TRUE;
    }

  ok = find_phrases (search, quoted, phrases, error)
       && add_parcels_of_phrases (search, phrases, error);
  if (ok && !is_full (search))
    ok = quoted != NULL ? add_parcels_by_index (search, quoted, error)
                        : scan (search, "SELECT parcel_id, folded FROM parcel_words", NULL, error);
  if (ok)
    tracker_memo_put_word (search->memo, search->word, search->hits);
  return ok;
}

/* --- one more word, in the few parcels that have the others --- */

static gboolean
is_in_words (WordSearch *search, gint64 parcel_id, gboolean *is_in, GError **error)
{
  g_autoptr (TrackerStmt) stmt
      = tracker_db_query (search->work->db, error,
                          "SELECT folded FROM parcel_words WHERE parcel_id = ?", "x", parcel_id);
  TrackerStep step
      = stmt != NULL ? tracker_db_step (search->work->db, stmt, error) : TRACKER_STEP_FAILED;

  if (step == TRACKER_STEP_ROW)
    *is_in = memmem (tracker_stmt_get_text (stmt, 0), (gsize) sqlite3_column_bytes (stmt, 0),
                     search->word, search->n_bytes)
             != NULL;
  return step != TRACKER_STEP_FAILED;
}

static gboolean
is_in_events (WordSearch *search,
              gint64 parcel_id,
              const TrackerHits *phrases,
              gboolean *is_in,
              GError **error)
{
  g_autoptr (TrackerStmt) stmt
      = tracker_db_query (search->work->db, error,
                          "SELECT text_id, place_id FROM events WHERE parcel_id = ?1 UNION ALL"
                          " SELECT w.text_id, w.place_id FROM events e JOIN wordings w ON "
                          "w.event_id = e.id WHERE e.parcel_id = ?1",
                          "x", parcel_id);
  TrackerStep step = TRACKER_STEP_FAILED;

  while (stmt != NULL && !*is_in
         && (step = tracker_db_step (search->work->db, stmt, error)) == TRACKER_STEP_ROW)
    *is_in = tracker_hits_contain (phrases, sqlite3_column_int64 (stmt, 0))
             || tracker_hits_contain (phrases, sqlite3_column_int64 (stmt, 1));
  return step != TRACKER_STEP_FAILED;
}

static TrackerHits *
hits_new_from_ids (GArray *ids)
{
  gint64 max_id = 0;
  TrackerHits *hits;

  for (guint i = 0; i < ids->len; i++)
    max_id = MAX (max_id, g_array_index (ids, gint64, i));
  hits = hits_new_empty (max_id);
  for (guint i = 0; i < ids->len; i++)
    hits_add (hits, g_array_index (ids, gint64, i));
  return hits;
}

/* Finds what search_word() would find among @candidates. */
static gboolean
search_word_among (WordSearch *search, const TrackerHits *candidates, GError **error)
{
  g_autofree char *quoted = search->n_chars >= MIN_INDEXED_CHARS ? quote_word (search->word) : NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (TrackerHits) phrases = NULL;

  if (!find_phrases (search, quoted, ids, error))
    return FALSE;

  phrases = hits_new_from_ids (ids);
  for (gint64 id = tracker_hits_get_next (candidates, -1); id >= 0;
       id = tracker_hits_get_next (candidates, id))
    {
      gboolean is_in = FALSE;

      if (!is_in_words (search, id, &is_in, error)
          || (!is_in && phrases->n > 0 && !is_in_events (search, id, phrases, &is_in, error)))
        return FALSE;
      if (is_in)
        hits_add (search->hits, id);
    }

  return TRUE;
}

/* --- all words --- */

/* Long words first: they leave few parcels in which to look for the short ones. */
static int
compare_words (gconstpointer a, gconstpointer b)
{
  gsize x = strlen (*(const char *const *) a);
  gsize y = strlen (*(const char *const *) b);

  return (x < y) - (x > y);
}

static GPtrArray *
split_words (const char *text)
{
  g_autofree char *folded = tracker_words_fold (text);
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);
  const char *p = folded;

  while (*p != '\0' && words->len < MAX_WORDS)
    {
      const char *start;

      while (*p != '\0' && g_unichar_isspace (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
      start = p;
      while (*p != '\0' && !g_unichar_isspace (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
      if (p > start)
        {
          g_autofree char *word = g_strndup (start, (gsize) (p - start));
          glong n_chars = g_utf8_strlen (word, -1);

          g_ptr_array_add (words, g_utf8_substring (word, 0, MIN (n_chars, MAX_WORD_CHARS)));
        }
    }
  g_ptr_array_sort (words, compare_words);

  return words;
}

static gboolean
load_extent (TrackerWork *work, gint64 *max_id, guint *n_parcels, GError **error)
{
  g_autoptr (TrackerStmt) extent
      = tracker_db_query (work->db, error, "SELECT coalesce (max (id), 0) FROM parcels", "");
  g_autoptr (TrackerStmt) count = NULL;

  if (extent == NULL || tracker_db_step (work->db, extent, error) != TRACKER_STEP_ROW)
    return FALSE;
  count = tracker_db_query (work->db, error,
                            "SELECT (SELECT coalesce (sum (n), 0) FROM tallies)"
                            " + (SELECT count (*) FROM parcels WHERE removed_s != 0)",
                            "");
  if (count == NULL || tracker_db_step (work->db, count, error) != TRACKER_STEP_ROW)
    return FALSE;

  *max_id = sqlite3_column_int64 (extent, 0);
  *n_parcels = (guint) sqlite3_column_int64 (count, 0);
  return TRUE;
}

/**
 * tracker_hits_new:
 * @work: a job
 * @text: what a person typed, valid UTF-8
 * @error: where a #TrackerStoreError or %G_IO_ERROR_CANCELLED goes
 *
 * Searches.
 *
 * Returns: (transfer full) (nullable): the parcels, removed ones among them, in which each word of
 * @text is found somewhere
 */
TrackerHits *
tracker_hits_new (TrackerWork *work, const char *text, GError **error)
{
  g_autoptr (GPtrArray) words = split_words (text);
  TrackerMemo *memo = tracker_memo_ensure (work, error);
  g_autoptr (TrackerHits) result = NULL;
  gint64 max_id;
  guint n_parcels;

  if (memo == NULL || !load_extent (work, &max_id, &n_parcels, error))
    return NULL;

  for (guint i = 0; i < words->len && (result == NULL || result->n > 0); i++)
    {
      const char *word = g_ptr_array_index (words, i);
      g_autoptr (TrackerHits) hits = hits_new_empty (max_id);
      WordSearch search
          = { work, memo, word, strlen (word), (gsize) g_utf8_strlen (word, -1), n_parcels, hits };

      gboolean is_few = result != NULL && result->n < n_parcels / FEW_SHARE;

      if (is_few ? !search_word_among (&search, result, error) : !search_word (&search, error))
        return NULL;
      if (result == NULL)
        result = g_steal_pointer (&hits);
      else
        hits_keep (result, hits);
    }

  return result != NULL ? g_steal_pointer (&result) : hits_new_empty (max_id);
}
