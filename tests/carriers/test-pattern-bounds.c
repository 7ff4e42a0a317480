/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "tracker-number-format-private.h"
#include "tracker-number.h"
#include "tracker-test.h"

#define ANY TRACKER_NUMBER_MAX_LENGTH

typedef struct
{
  const char *pattern;
  guint min_length;
  guint max_length;
  const char *first; /* what a match can begin with; NULL: anything */
} Case;

static const Case cases[] = {
  { "ABC", 3, 3, "A" },
  { "[0-9]{14}", 14, 14, "0123456789" },
  { "(?:20|59)[0-9]{12}", 14, 14, "25" },
  { "1Z(?<serial>[0-9A-Z]{15})(?<check>[0-9])", 18, 18, "1" },
  { "[AHJKTV](?<serial>[0-9]{9})(?<check>[0-9])", 11, 11, "AHJKTV" },
  { "CNG[0-9]{5,20}|CAINIAO[0-9]{5,25}|[0-9]{26}", 8, 32, "C0123456789" },
  { "A?B*C+", 1, ANY, "ABC" },
  { "A{2,}", 2, ANY, "A" },
  { "A{0,2}B", 1, 3, "AB" },
  { "(AB){2,3}?C", 5, 7, "A" },
  { "\\d{3}\\w", 4, 4, "0123456789" },
  { "^JJD\\d+$", 4, ANY, "J" },
  { "[^A-Z]X", 2, 2, "0123456789" },
  { "[]A]B", 2, 2, "A" },
  { "(?!99)[0-9]{4}(?=[0-9])[0-9]", 5, 5, "0123456789" },
  { "(A|B(C|D{3}))E", 2, 5, "AB" },
  { "A{70}", ANY + 1, ANY, "A" },
  /* not understood: nothing is known */
  { "(?i)abc", 1, ANY, NULL },
  { "([A-Z])\\1", 1, ANY, NULL },
  { "[[:digit:]]{3}", 1, ANY, NULL },
  { "\\x41B", 1, ANY, NULL },
  { "(?<=A)B", 1, ANY, NULL },
  { "A{,3}B", 1, ANY, NULL },
  { "(?|A|BC)", 1, ANY, NULL },
  /* may begin with anything that follows */
  { "A?", 1, 1, NULL },
  { "", 1, 0, NULL },
};

static const char characters[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

static void
test_bounds (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TrackerPatternBounds bounds;

      g_test_message ("%s", cases[i].pattern);
      tracker_pattern_find_bounds (cases[i].pattern, &bounds);
      g_assert_cmpuint (bounds.min_length, ==, cases[i].min_length);
      g_assert_cmpuint (bounds.max_length, ==, cases[i].max_length);
      for (const char *c = characters; *c != '\0'; c++)
        {
          gboolean is_first = (bounds.first & tracker_pattern_get_character_bit (*c)) != 0;

          g_assert_cmpint (is_first, ==,
                           cases[i].first == NULL || strchr (cases[i].first, *c) != NULL);
        }
    }
}

/* Patterns put together at random from pieces, and numbers at random: what a pattern matches must
 * lie within its bounds. */
static char *
make_pattern (GRand *rand)
{
  static const char *const pieces[]
      = { "A",          "0", "[0-9]", "[A-C]", "\\d",   "(?:A|BC)", "(?<n>0|1)",
          "(A(?:B|C))", ".", "[^0]",  "(?=A)", "(?!B)", "|" };
  static const char *const counts[] = { "", "", "?", "*", "+", "{2}", "{1,3}", "{0,1}", "{2,}" };
  GString *pattern = g_string_new (NULL);
  guint n = (guint) g_rand_int_range (rand, 1, 5);

  for (guint i = 0; i < n; i++)
    {
      const char *piece = pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))];
      gboolean is_countable = strchr ("|", piece[0]) == NULL && !g_str_has_prefix (piece, "(?=")
                              && !g_str_has_prefix (piece, "(?!");

      if (strstr (piece, "<n>") != NULL && strstr (pattern->str, "<n>") != NULL)
        continue;
      g_string_append (pattern, piece);
      if (is_countable)
        g_string_append (pattern, counts[g_rand_int_range (rand, 0, G_N_ELEMENTS (counts))]);
    }
  return g_string_free (pattern, FALSE);
}

static guint
check_pattern (GRand *rand, const char *pattern)
{
  g_autofree char *whole = g_strdup_printf ("^(?:%s)$", pattern);
  g_autoptr (GRegex) regex = g_regex_new (whole, 0, 0, NULL);
  TrackerPatternBounds bounds;
  guint n_matches = 0;

  g_assert_nonnull (regex);
  tracker_pattern_find_bounds (pattern, &bounds);
  for (guint i = 0; i < 60; i++)
    {
      char number[8] = { 0 };
      gint32 length = g_rand_int_range (rand, 1, 7);

      for (gint32 j = 0; j < length; j++)
        number[j] = "01ABC"[g_rand_int_range (rand, 0, 5)];
      if (!g_regex_match (regex, number, 0, NULL))
        continue;
      n_matches++;
      if ((guint) length < bounds.min_length || (guint) length > bounds.max_length
          || (bounds.first & tracker_pattern_get_character_bit (number[0])) == 0)
        g_error ("%s matches %s, which is out of its bounds", pattern, number);
    }
  return n_matches;
}

static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20260302);
  guint n_matches = 0;

  for (guint i = 0; i < 3000; i++)
    {
      g_autofree char *pattern = make_pattern (rand);

      n_matches += check_pattern (rand, pattern);
    }
  g_assert_cmpuint (n_matches, >, 1000);
}

int
main (int argc, char **argv)
{
  tracker_test_init (&argc, &argv);
  g_test_add_func ("/pattern-bounds/table", test_bounds);
  g_test_add_func ("/pattern-bounds/random", test_random);
  return g_test_run ();
}
