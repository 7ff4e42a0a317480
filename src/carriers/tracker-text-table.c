/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-definition-private.h"

#include <string.h>

#include "tracker-carriers-error.h"

#define FIRST_ACCENT 0x0300
#define LAST_ACCENT 0x036f

typedef struct
{
  char *key; /* (owned) case folded */
  gsize length;
  int index;
} Entry;

struct _TrackerTextTable
{
  gboolean is_words;
  int n_keys;
  GHashTable *exact; /* (owned) folded key -> index + 1 */
  GArray *entries;   /* (owned) (element-type Entry): the words in their order, or the wildcards,
                        longest first */
};

static void
clear_entry (gpointer data)
{
  Entry *entry = data;

  g_free (entry->key);
}

/**
 * tracker_text_table_new:
 * @is_words: whether keys are parts of texts, else whole texts with wildcards
 *
 * Returns: (transfer full): an empty table; it may be shared between threads once it is filled
 */
TrackerTextTable *
tracker_text_table_new (gboolean is_words)
{
  TrackerTextTable *self = g_new0 (TrackerTextTable, 1);

  self->is_words = is_words;
  self->exact = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_array_set_clear_func (self->entries, clear_entry);
  return self;
}

/**
 * tracker_text_table_free:
 * @self: (transfer full): a table
 *
 * Frees the table.
 */
void
tracker_text_table_free (TrackerTextTable *self)
{
  g_hash_table_unref (self->exact);
  g_array_unref (self->entries);
  g_free (self);
}

/* Whether folding changes nothing but ASCII letters: kana, ideographs and syllables of Hangul have
 * no case and no accents. */
static gboolean
is_plain (const char *text)
{
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = (guchar) *at < 0x80 ? (guchar) *at : g_utf8_get_char (at);

      if (c >= 0x80 && !(c >= 0x3000 && c <= 0x3029) && !(c >= 0x3030 && c <= 0x3098)
          && !(c >= 0x309b && c <= 0x30ff) && !(c >= 0x4e00 && c <= 0x9fff)
          && !(c >= 0xac00 && c <= 0xd7a3))
        return FALSE;
    }
  return TRUE;
}

/* Case folded; words without accents, too, of Latin, Greek and Cyrillic letters: posts leave them
 * out in capitals. Marks of other scripts tell letters apart. */
static char *
dup_folded (const TrackerTextTable *self, const char *text)
{
  g_autofree char *folded
      = is_plain (text) ? g_ascii_strdown (text, -1) : g_utf8_casefold (text, -1);
  g_autofree char *apart = NULL;
  g_autoptr (GString) plain = NULL;

  if (!self->is_words || is_plain (text))
    return g_steal_pointer (&folded);
  apart = g_utf8_normalize (folded, -1, G_NORMALIZE_DEFAULT);
  if (apart == NULL)
    return g_steal_pointer (&folded);
  plain = g_string_sized_new (strlen (apart));
  for (const char *at = apart; *at != '\0'; at = g_utf8_next_char (at))
    if (g_utf8_get_char (at) < FIRST_ACCENT || g_utf8_get_char (at) > LAST_ACCENT)
      g_string_append_unichar (plain, g_utf8_get_char (at));
  return g_utf8_normalize (plain->str, -1, G_NORMALIZE_DEFAULT_COMPOSE);
}

/* A number for two neighbouring bytes: those of a key must be among those of a text that has the
 * key in it, which rules out nearly all keys. */
static guint8
get_pair (const char *at)
{
  return (guint8) ((guchar) at[0] * 7 + (guchar) at[1] * 31);
}

static gboolean
may_hold (const guint8 *pairs, const char *key)
{
  gsize length = strlen (key);

  return length < 2 || (pairs[get_pair (key)] && pairs[get_pair (key + length - 2)]);
}

/* The first of the words that @text, folded, has in it; -1: none. */
static int
find_word (const TrackerTextTable *self, const char *text)
{
  guint8 pairs[G_MAXUINT8 + 1] = { 0 };

  for (const char *at = text; at[0] != '\0' && at[1] != '\0'; at++)
    pairs[get_pair (at)] = TRUE;
  for (guint i = 0; i < self->entries->len; i++)
    {
      const Entry *entry = &g_array_index (self->entries, Entry, i);

      if (may_hold (pairs, entry->key) && strstr (text, entry->key) != NULL)
        return entry->index;
    }
  return -1;
}

/* Where an entry of this length goes: words at the end, wildcards behind all that are as long. */
static guint
find_position (const TrackerTextTable *self, gsize length)
{
  guint position = 0;

  if (self->is_words)
    return self->entries->len;
  while (position < self->entries->len
         && g_array_index (self->entries, Entry, position).length >= length)
    position++;
  return position;
}

/**
 * tracker_text_table_add:
 * @self: a table
 * @key: a text; in a table of codes `*` stands for any characters
 * @error: return location for a #GError
 *
 * Adds a key; the first has index 0, the next 1 and so on.
 *
 * Fails with %TRACKER_CARRIERS_ERROR_INVALID_DEFINITION if @key is empty or there already.
 *
 * Returns: whether it was added
 */
gboolean
tracker_text_table_add (TrackerTextTable *self, const char *key, GError **error)
{
  g_autofree char *folded = g_utf8_casefold (key, -1);
  gsize length = strlen (folded);

  if (length == 0)
    {
      g_set_error_literal (error, TRACKER_CARRIERS_ERROR, TRACKER_CARRIERS_ERROR_INVALID_DEFINITION,
                           "A key is empty");
      return FALSE;
    }
  if (g_hash_table_contains (self->exact, folded))
    {
      g_set_error (error, TRACKER_CARRIERS_ERROR, TRACKER_CARRIERS_ERROR_INVALID_DEFINITION,
                   "The key \"%s\" stands here twice", key);
      return FALSE;
    }
  if (self->is_words || strchr (folded, '*') != NULL)
    {
      Entry entry = { dup_folded (self, key), length, self->n_keys };

      g_array_insert_val (self->entries, find_position (self, length), entry);
    }
  g_hash_table_insert (self->exact, g_steal_pointer (&folded), GINT_TO_POINTER (++self->n_keys));
  return TRUE;
}

/* Whether @text fits @pattern, where * is any run of bytes; linear but for one way back. */
static gboolean
matches_wildcard (const char *pattern, const char *text)
{
  const char *star = NULL;
  const char *resume = NULL;

  while (*text != '\0')
    {
      if (*pattern == '*')
        {
          star = pattern++;
          resume = text;
        }
      else if (*pattern == *text)
        {
          pattern++;
          text++;
        }
      else if (star != NULL)
        {
          pattern = star + 1;
          text = ++resume;
        }
      else
        return FALSE;
    }
  while (*pattern == '*')
    pattern++;
  return *pattern == '\0';
}

/**
 * tracker_text_table_lookup:
 * @self: a table
 * @text: what a post wrote
 *
 * Looks a text up, upper and lower case being the same, in a table of words accents, too. In a
 * table of codes an exact key wins, then the longest with a wildcard; in a table of words the first
 * key that @text contains.
 *
 * Returns: the index of the key, or -1 if none fits
 */
int
tracker_text_table_lookup (const TrackerTextTable *self, const char *text)
{
  g_autofree char *folded = dup_folded (self, text);

  int exact;

  if (self->is_words)
    return find_word (self, folded);
  exact = GPOINTER_TO_INT (g_hash_table_lookup (self->exact, folded));
  if (exact > 0)
    return exact - 1;
  for (guint i = 0; i < self->entries->len; i++)
    {
      const Entry *entry = &g_array_index (self->entries, Entry, i);

      if (matches_wildcard (entry->key, folded))
        return entry->index;
    }
  return -1;
}
