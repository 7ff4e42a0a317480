/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-number-format-private.h"

#include <string.h>

#include "tracker-number.h"

/* Most number patterns are a few classes and counts. Reading how long a match can be and how it can
 * begin lets recognition pass over nearly all formats without running a regular expression. What is
 * not understood here only makes the bounds wider. */

#define MAX_LENGTH TRACKER_NUMBER_MAX_LENGTH
#define DIGITS G_GUINT64_CONSTANT (0x3ff)
#define ALL G_GUINT64_CONSTANT (0xfffffffff)
#define MAX_DEPTH 30

typedef struct
{
  const char *at;
  guint depth;
  gboolean is_lost; /* met something that is not understood */
} Scanner;

static TrackerPatternBounds scan_alternatives (Scanner *scanner);

/**
 * tracker_pattern_get_character_bit:
 * @c: a character
 *
 * Returns: the bit of @c in the sets of `TrackerPatternBounds`, 0 if it stands in no number
 */
guint64
tracker_pattern_get_character_bit (char c)
{
  if (g_ascii_isdigit (c))
    return G_GUINT64_CONSTANT (1) << (c - '0');
  if (g_ascii_isupper (c))
    return G_GUINT64_CONSTANT (1) << (c - 'A' + 10);
  return 0;
}

static guint64
get_escape_set (char c)
{
  switch (c)
    {
    case 'd':
      return DIGITS;
    case 'D':
      return ALL & ~DIGITS;
    case 'w':
      return ALL;
    case 's':
      return 0;
    default:
      return tracker_pattern_get_character_bit (c);
    }
}

/* After "[". */
static guint64
scan_class (Scanner *scanner)
{
  gboolean is_negated = *scanner->at == '^';
  guint64 set = 0;
  const char *start;

  scanner->at += is_negated;
  start = scanner->at;
  while (*scanner->at != '\0' && (*scanner->at != ']' || scanner->at == start))
    {
      char low = *scanner->at++;

      if (low == '\\' && *scanner->at != '\0')
        set |= get_escape_set (*scanner->at++);
      else if (low == '[')
        scanner->is_lost = TRUE; /* a POSIX class */
      else if (scanner->at[0] == '-' && scanner->at[1] != ']' && scanner->at[1] != '\0')
        {
          for (int c = (guchar) low; c <= (guchar) scanner->at[1]; c++)
            set |= tracker_pattern_get_character_bit ((char) c);
          scanner->at += 2;
        }
      else
        set |= tracker_pattern_get_character_bit (low);
    }
  if (*scanner->at == ']')
    scanner->at++;
  return is_negated ? ALL & ~set : set;
}

/* After "(": passes over what makes it special; TRUE if it only looks, and so matches nothing
 * itself. */
static gboolean
scan_group_kind (Scanner *scanner)
{
  const char *name_end;

  if (*scanner->at != '?')
    return FALSE;
  if (strchr ("=!", scanner->at[1]) != NULL && scanner->at[1] != '\0')
    {
      scanner->at += 2;
      return TRUE;
    }
  if (scanner->at[1] == ':')
    {
      scanner->at += 2;
      return FALSE;
    }
  name_end = scanner->at[1] == '<' && g_ascii_isalpha (scanner->at[2]) ? strchr (scanner->at, '>')
                                                                       : NULL;
  if (name_end != NULL)
    scanner->at = name_end + 1;
  else
    scanner->is_lost = TRUE;
  return FALSE;
}

static TrackerPatternBounds
scan_group (Scanner *scanner)
{
  TrackerPatternBounds bounds = { 0, MAX_LENGTH, ALL };
  gboolean is_look = scan_group_kind (scanner);

  if (scanner->is_lost || ++scanner->depth > MAX_DEPTH)
    {
      scanner->is_lost = TRUE;
      return bounds;
    }
  bounds = scan_alternatives (scanner);
  scanner->depth--;
  if (*scanner->at == ')')
    scanner->at++;
  if (is_look)
    bounds = (TrackerPatternBounds){ 0, 0, 0 };
  return bounds;
}

static TrackerPatternBounds
scan_atom (Scanner *scanner)
{
  TrackerPatternBounds one = { 1, 1, 0 };
  char c = *scanner->at++;

  switch (c)
    {
    case '(':
      return scan_group (scanner);
    case '[':
      one.first = scan_class (scanner);
      return one;
    case '.':
      one.first = ALL;
      return one;
    case '^':
    case '$':
      return (TrackerPatternBounds){ 0, 0, 0 };
    case '\\':
      c = *scanner->at;
      if (c == '\0' || strchr ("dDws-./", c) == NULL)
        scanner->is_lost = TRUE; /* \b, \1, \x41, \p{..} */
      else
        scanner->at++;
      one.first = get_escape_set (c);
      return one;
    default:
      one.first = tracker_pattern_get_character_bit (c);
      return one;
    }
}

/* At most MAX_LENGTH, so that products stay small. */
static guint
scan_count (Scanner *scanner, guint fallback)
{
  guint count = 0;

  if (!g_ascii_isdigit (*scanner->at))
    return fallback;
  while (g_ascii_isdigit (*scanner->at))
    {
      count = MIN (count * 10 + (guint) (*scanner->at - '0'), MAX_LENGTH + 1);
      scanner->at++;
    }
  return count;
}

static void
scan_quantifier (Scanner *scanner, guint *low, guint *high)
{
  *low = *high = 1;
  switch (*scanner->at)
    {
    case '?':
      *low = 0;
      break;
    case '*':
      *low = 0;
      *high = MAX_LENGTH;
      break;
    case '+':
      *high = MAX_LENGTH;
      break;
    case '{':
      if (!g_ascii_isdigit (scanner->at[1]))
        {
          scanner->is_lost = TRUE;
          return;
        }
      scanner->at++;
      *low = *high = scan_count (scanner, 0);
      if (*scanner->at == ',')
        {
          scanner->at++;
          *high = scan_count (scanner, MAX_LENGTH);
        }
      scanner->is_lost = scanner->is_lost || *scanner->at != '}';
      break;
    default:
      return;
    }
  if (*scanner->at != '\0')
    scanner->at++;
  if (*scanner->at == '?' || *scanner->at == '+') /* lazy, possessive */
    scanner->at++;
}

static TrackerPatternBounds
scan_sequence (Scanner *scanner)
{
  TrackerPatternBounds all = { 0, 0, 0 };

  while (*scanner->at != '\0' && *scanner->at != '|' && *scanner->at != ')' && !scanner->is_lost)
    {
      TrackerPatternBounds atom = scan_atom (scanner);
      guint low = 1;
      guint high = 1;

      scan_quantifier (scanner, &low, &high);
      if (all.min_length == 0)
        all.first |= atom.first;
      all.min_length = MIN (all.min_length + atom.min_length * low, MAX_LENGTH + 1);
      all.max_length = MIN (all.max_length + atom.max_length * high, MAX_LENGTH);
    }
  return all;
}

static TrackerPatternBounds
scan_alternatives (Scanner *scanner)
{
  TrackerPatternBounds all = scan_sequence (scanner);

  while (*scanner->at == '|' && !scanner->is_lost)
    {
      TrackerPatternBounds other;

      scanner->at++;
      other = scan_sequence (scanner);
      all.min_length = MIN (all.min_length, other.min_length);
      all.max_length = MAX (all.max_length, other.max_length);
      all.first |= other.first;
    }
  return all;
}

/**
 * tracker_pattern_find_bounds:
 * @pattern: a regular expression that compiles
 * @bounds: (out): what every number that matches as a whole is like; the widest bounds for what is
 * not understood
 *
 * Reads the bounds of a pattern without running it.
 */
void
tracker_pattern_find_bounds (const char *pattern, TrackerPatternBounds *bounds)
{
  Scanner scanner = { pattern, 0, FALSE };

  *bounds = scan_alternatives (&scanner);
  if (scanner.is_lost || *scanner.at != '\0')
    *bounds = (TrackerPatternBounds){ 1, MAX_LENGTH, ALL };
  if (bounds->min_length == 0)
    *bounds = (TrackerPatternBounds){ 1, bounds->max_length, ALL };
}
