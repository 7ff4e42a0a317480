/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-number-matcher-private.h"

#include <math.h>
#include <string.h>

/* Each path of each pattern is one bit of a row of words. A table says for each place and character
 * which paths go on; what is left of all bits at the end has matched. Paths that begin alike share
 * a word, so that most words are empty after a character or two: formats that a number is not of
 * cost next to nothing. */

#define N_CHARACTERS 36
#define WORD_BITS 64

/* What one bit stands for. */
typedef struct
{
  guint pattern;
  guint breadth;
  TrackerSpans spans;
} Meaning;

struct _TrackerNumberMatcher
{
  guint length;
  guint n_words;
  guint64 *table;            /* (owned) [word][place][character] */
  Meaning *meanings;         /* (owned) by bit; those of one pattern are neighbours, best first */
  GArray *irregular;         /* (owned) (element-type guint): patterns that are tried one by one */
  const GPtrArray *patterns; /* (unowned) */
};

/* The paths of one pattern. */
typedef struct
{
  guint pattern;
  guint first; /* in the array of all paths */
  guint n;
  guint64 start; /* how the best of them begins */
  guint64 second;
} Bundle;

static int
compare_bundles (gconstpointer a, gconstpointer b)
{
  const Bundle *first = a;
  const Bundle *second = b;

  if (first->start != second->start)
    return first->start < second->start ? -1 : 1;
  if (first->second != second->second)
    return first->second < second->second ? -1 : 1;
  return first->pattern < second->pattern ? -1 : first->pattern > second->pattern;
}

static guint
get_breadth (const TrackerPath *path, guint length)
{
  double bits = 0;

  for (guint i = 0; i < length; i++)
    bits += log2 (__builtin_popcountll (path->sets[i]));
  return (guint) (bits / 8);
}

static void
add_path (TrackerNumberMatcher *self, guint bit, const TrackerPath *path)
{
  guint64 *row = self->table + (gsize) (bit / WORD_BITS) * self->length * N_CHARACTERS;
  guint64 mask = G_GUINT64_CONSTANT (1) << (bit % WORD_BITS);

  for (guint i = 0; i < self->length; i++, row += N_CHARACTERS)
    for (guint c = 0; c < N_CHARACTERS; c++)
      if ((path->sets[i] >> c) & 1)
        row[c] |= mask;
}

static void
fill_table (TrackerNumberMatcher *self, GArray *bundles, const GArray *paths)
{
  guint bit = 0;

  g_array_sort (bundles, compare_bundles);
  self->n_words = (paths->len + WORD_BITS - 1) / WORD_BITS;
  self->table = g_new0 (guint64, (gsize) self->n_words * self->length * N_CHARACTERS);
  self->meanings = g_new (Meaning, paths->len);
  for (guint i = 0; i < bundles->len; i++)
    {
      const Bundle *bundle = &g_array_index (bundles, Bundle, i);

      for (guint j = 0; j < bundle->n; j++, bit++)
        {
          const TrackerPath *path = &g_array_index (paths, TrackerPath, bundle->first + j);

          self->meanings[bit]
              = (Meaning){ bundle->pattern, get_breadth (path, self->length), path->spans };
          add_path (self, bit, path);
        }
    }
}

/**
 * tracker_number_matcher_new:
 * @patterns: (element-type TrackerPattern): any number of patterns; they and the array must outlive
 * the matcher
 * @length: of the numbers, from 1 to %TRACKER_NUMBER_MAX_LENGTH
 *
 * Takes some tenths of a millisecond for some hundred patterns.
 *
 * Returns: (transfer full): a matcher
 */
TrackerNumberMatcher *
tracker_number_matcher_new (const GPtrArray *patterns, guint length)
{
  TrackerNumberMatcher *self = g_new0 (TrackerNumberMatcher, 1);
  g_autoptr (GArray) paths = g_array_new (FALSE, FALSE, sizeof (TrackerPath));
  g_autoptr (GArray) bundles = g_array_new (FALSE, FALSE, sizeof (Bundle));

  self->length = length;
  self->patterns = patterns;
  self->irregular = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < patterns->len; i++)
    {
      Bundle bundle = { .pattern = i, .first = paths->len };
      const TrackerPattern *pattern = g_ptr_array_index (patterns, i);
      guint least;
      guint most;

      tracker_pattern_get_lengths (pattern, &least, &most);
      if (length < least || length > most)
        continue;
      if (!tracker_pattern_find_paths (pattern, length, paths))
        {
          g_array_append_val (self->irregular, i);
          continue;
        }
      bundle.n = paths->len - bundle.first;
      if (bundle.n == 0)
        continue;
      bundle.start = g_array_index (paths, TrackerPath, bundle.first).sets[0];
      bundle.second = g_array_index (paths, TrackerPath, bundle.first).sets[MIN (1, length - 1)];
      g_array_append_val (bundles, bundle);
    }
  fill_table (self, bundles, paths);
  return self;
}

/**
 * tracker_number_matcher_free:
 * @self: (transfer full): a matcher
 *
 * Frees @self.
 */
void
tracker_number_matcher_free (TrackerNumberMatcher *self)
{
  g_free (self->table);
  g_free (self->meanings);
  g_array_unref (self->irregular);
  g_free (self);
}

static gboolean
read_characters (const char *number, guint length, guint8 *characters)
{
  for (guint i = 0; i < length; i++)
    {
      if (g_ascii_isdigit (number[i]))
        characters[i] = (guint8) (number[i] - '0');
      else if (g_ascii_isupper (number[i]))
        characters[i] = (guint8) (number[i] - 'A' + 10);
      else
        return FALSE;
    }
  return TRUE;
}

static void
try_irregular (const TrackerNumberMatcher *self,
               const char *number,
               TrackerNumberMatched matched,
               gpointer user_data)
{
  for (guint i = 0; i < self->irregular->len; i++)
    {
      guint index = g_array_index (self->irregular, guint, i);
      TrackerSpans spans;

      if (tracker_pattern_match (g_ptr_array_index (self->patterns, index), number, &spans))
        matched (index, &spans, self->length, user_data);
    }
}

/**
 * tracker_number_matcher_run:
 * @self: a matcher
 * @number: a normalised number of its length
 * @matched: called for each pattern that matches the whole of @number, with where its groups stand
 * @user_data: for @matched
 *
 * Tries all patterns. Any thread.
 */
void
tracker_number_matcher_run (const TrackerNumberMatcher *self,
                            const char *number,
                            TrackerNumberMatched matched,
                            gpointer user_data)
{
  guint8 characters[TRACKER_NUMBER_MAX_LENGTH];
  const guint64 *table = self->table;
  guint last = G_MAXUINT;

  if (!read_characters (number, self->length, characters))
    return;
  for (guint word = 0; word < self->n_words; word++, table += self->length * N_CHARACTERS)
    {
      guint64 left = table[characters[0]];

      for (guint i = 1; i < self->length && left != 0; i++)
        left &= table[i * N_CHARACTERS + characters[i]];
      for (; left != 0; left &= left - 1)
        {
          const Meaning *meaning
              = &self->meanings[word * WORD_BITS + (guint) __builtin_ctzll (left)];

          if (meaning->pattern != last)
            matched (meaning->pattern, &meaning->spans, meaning->breadth, user_data);
          last = meaning->pattern;
        }
    }
  try_irregular (self, number, matched, user_data);
}
