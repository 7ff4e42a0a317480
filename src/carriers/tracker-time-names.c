/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-time-format-private.h"

#include <string.h>

#include "tracker-words-private.h"

#define MAX_NAME_CHARS 15

/* How the names of the months begin, in Belarusian, Bulgarian, Czech, Danish, Dutch, English,
 * Finnish, French, German, Greek, Hungarian, Italian, Norwegian, Polish, Portuguese, Romanian,
 * Russian, Spanish, Swedish, Turkish and Ukrainian: small letters without accents, as far as they
 * tell a month from all others of all these languages. The longest one counts. */
static const char *const month_stems[12] = {
  "jan ene gen sty led tam oca ian янв січ студ яну ιαν",
  "feb fev lut uno hel sub фев лют φεβ",
  "mar maa mrt mrz bre мар бер сак μαρ",
  "apr avr abr kwi dub huh nis апр кві крас απρ",
  "may mai maj mag mei kve tou маи мая мае тра μαι",
  "jun juin giu cze cerven cervn cvn kes haz iun июн юни чер чэр ιουν",
  "jul juil lug lip cervenec cervenc cvc hei tem iul июл юли лип ліп ιουλ",
  "aug aou ago sie srp elo agu авг сер жні αυγ",
  "sep set sze wrz zar syy eyl сен сеп вер σεπ",
  "oct okt out ott paz rij lok eki окт жов кас οκτ",
  "nov lis marras kas noi ноя ное лис ліс νοε",
  "dec dez dic des gru pro jou ara дек гру сне δεκ",
};

/* The word at @at, folded, without a blank at its ends; @length: its bytes. NULL: there is none, or
 * it is too long. */
static char *
dup_word (const char *at, gsize *length)
{
  const char *end = at;
  glong n_chars = 0;
  g_autofree char *word = NULL;
  g_autofree char *folded = NULL;

  for (; *end != '\0'
         && (g_unichar_isalpha (g_utf8_get_char (end)) || g_unichar_ismark (g_utf8_get_char (end)));
       end = g_utf8_next_char (end))
    n_chars++;
  *length = (gsize) (end - at);
  if (n_chars < 2 || n_chars > MAX_NAME_CHARS)
    return NULL;
  word = g_strndup (at, *length);
  folded = tracker_words_dup_folded (word);
  return g_strdup (g_strstrip (folded));
}

/* The length of the longest of @stems (blanks between) that @word begins with; 0: none. */
static gsize
match_stems (const char *stems, const char *word)
{
  gsize longest = 0;

  for (const char *stem = stems; *stem != '\0';)
    {
      gsize length = strcspn (stem, " ");

      if (length > longest && strncmp (word, stem, length) == 0)
        longest = length;
      stem += length;
      stem += *stem == ' ' ? 1 : 0;
    }
  return longest;
}

/**
 * tracker_time_read_month:
 * @at: (inout): a text; moved behind the name, and behind a dot after it
 * @month: (out): 1 to 12
 *
 * Reads the name of a month, whole, cut short or inflected, in any of the languages known.
 *
 * Returns: whether there is one
 */
gboolean
tracker_time_read_month (const char **at, int *month)
{
  gsize length;
  g_autofree char *word = dup_word (*at, &length);
  gsize longest = 0;

  for (int i = 0; word != NULL && i < 12; i++)
    {
      gsize matched = match_stems (month_stems[i], word);

      if (matched <= longest)
        continue;
      longest = matched;
      *month = i + 1;
    }
  if (longest == 0)
    return FALSE;
  *at += length;
  *at += **at == '.' ? 1 : 0;
  return TRUE;
}

/**
 * tracker_time_skip_weekday:
 * @at: (inout): a text; moved behind the word, and behind a dot after it
 *
 * Passes over the name of a day, in whatever language: the date says the same.
 *
 * Returns: whether there is a word
 */
gboolean
tracker_time_skip_weekday (const char **at)
{
  gsize length;
  g_autofree char *word = dup_word (*at, &length);
  const char *second;

  if (word == NULL && (length == 0 || g_utf8_strlen (*at, (gssize) length) != 1))
    return FALSE;
  *at += length;
  /* "segunda-feira" */
  second = *at + 1;
  if (**at == '-' && g_ascii_isalpha (*second))
    *at = second + strspn (second, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");
  *at += **at == '.' ? 1 : 0;
  return TRUE;
}
