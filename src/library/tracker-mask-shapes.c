/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "tracker-mask.h"

/* What a post writes may quote the number it was asked about, a phone or an address of mail: none
 * of them is known here, so that all that is shaped like them goes. Rather a word too many. */

#define MASK "…"
/* More digits than a status or an error number has. */
#define DIGITS_MOST 3
/* No word of a language, but keys and tokens, are that long without a break. */
#define WORD_MOST_CHARS 24
/* "RB" and "CN" of a number that is written with blanks. */
#define AFFIX_MOST_CHARS 4

typedef struct
{
  const char *start;
  gsize length; /* bytes */
  guint n_chars;
  guint n_digits;
  gboolean has_at;
  gboolean is_affix; /* a few capital letters */
  gboolean hidden;
} Word;

static Word
measure_word (const char *start, const char *end)
{
  Word word = { .start = start, .length = (gsize) (end - start) };
  guint n_capitals = 0;
  guint n_signs = 0;

  for (const char *p = start; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      word.n_chars++;
      word.n_digits += g_unichar_isdigit (c) ? 1 : 0;
      word.has_at = word.has_at || c == '@' || c == 0xff20;
      n_capitals += g_unichar_isupper (c) ? 1 : 0;
      n_signs += g_unichar_ispunct (c) ? 1 : 0;
    }
  word.is_affix
      = n_capitals > 0 && n_capitals + n_signs == word.n_chars && word.n_chars <= AFFIX_MOST_CHARS;
  word.hidden = word.has_at || word.n_digits > DIGITS_MOST || word.n_chars > WORD_MOST_CHARS;

  return word;
}

static GArray *
split_words (const char *text)
{
  GArray *words = g_array_new (FALSE, FALSE, sizeof (Word));
  const char *start = NULL;
  const char *p = text;

  for (;; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean is_break = c == 0 || g_unichar_isspace (c) || g_unichar_iscntrl (c);

      if (!is_break && start == NULL)
        start = p;
      if (is_break && start != NULL)
        {
          Word word = measure_word (start, p);

          g_array_append_val (words, word);
          start = NULL;
        }
      if (c == 0)
        return words;
    }
}

/* Numbers and phones are written in groups: their digits count together. */
static void
hide_groups (GArray *words)
{
  guint i = 0;

  while (i < words->len)
    {
      guint first = i;
      guint n_digits = 0;

      while (i < words->len && g_array_index (words, Word, i).n_digits > 0)
        n_digits += g_array_index (words, Word, i++).n_digits;
      if (i == first)
        {
          i++;
          continue;
        }
      if (n_digits <= DIGITS_MOST)
        continue;
      for (guint k = first; k < i; k++)
        g_array_index (words, Word, k).hidden = TRUE;
      if (first > 0 && g_array_index (words, Word, first - 1).is_affix)
        g_array_index (words, Word, first - 1).hidden = TRUE;
      if (i < words->len && g_array_index (words, Word, i).is_affix)
        g_array_index (words, Word, i).hidden = TRUE;
    }
}

/**
 * tracker_mask_dup_without_shapes:
 * @self: a mask
 * @text: (nullable): any bytes that end with NUL
 *
 * Like tracker_mask_dup(), and hides whatever is shaped like a track code, a phone, an address of
 * mail or a key too.
 *
 * Returns: (transfer full) (nullable): the text; %NULL for %NULL
 */
char *
tracker_mask_dup_without_shapes (const TrackerMask *self, const char *text)
{
  g_autofree char *masked = tracker_mask_dup (self, text);
  g_autoptr (GArray) words = NULL;
  g_autoptr (GString) shown = NULL;

  if (masked == NULL)
    return NULL;

  words = split_words (masked);
  hide_groups (words);
  shown = g_string_sized_new (strlen (masked));
  for (guint i = 0; i < words->len; i++)
    {
      const Word *word = &g_array_index (words, Word, i);

      if (shown->len > 0)
        g_string_append_c (shown, ' ');
      if (word->hidden)
        g_string_append (shown, MASK);
      else
        g_string_append_len (shown, word->start, (gssize) word->length);
    }

  return g_string_free (g_steal_pointer (&shown), FALSE);
}

/**
 * tracker_mask_dup_code:
 * @self: a mask
 * @code: what a post calls a status
 *
 * Makes a code of a table that may be shown: what is too long for one, or like a track code, is
 * hidden; a phrase loses what tracker_mask_dup_without_shapes() hides.
 *
 * Returns: (transfer full): the code
 */
char *
tracker_mask_dup_code (const TrackerMask *self, const char *code)
{
  g_autofree char *masked = tracker_mask_dup (self, code);
  g_autoptr (GArray) words = split_words (masked);
  const Word *word = words->len > 0 ? &g_array_index (words, Word, 0) : NULL;
  /* Tables have numbers of up to six digits, which are no track codes. */
  const guint digits_most = 6;
  const guint chars_most = 40;

  if (words->len == 1 && word->n_digits <= digits_most && !word->has_at
      && word->n_chars <= chars_most)
    return g_steal_pointer (&masked);

  return tracker_mask_dup_without_shapes (self, code);
}
