/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "tracker-number-format-private.h"
#include "tracker-number-matcher-private.h"
#include "tracker-pattern-private.h"
#include "tracker-test.h"

#define ANY TRACKER_NUMBER_MAX_LENGTH

/* Our own reading of patterns against GRegex: what matches, and where the groups stand. */

typedef struct
{
  const char *pattern;
  gboolean is_understood;
  guint least;
  guint most;
} Case;

static const Case cases[] = {
  { "ABC", TRUE, 3, 3 },
  { "[0-9]{14}", TRUE, 14, 14 },
  { "(?:20|59)[0-9]{12}", TRUE, 14, 14 },
  { "1Z(?<serial>[0-9A-Z]{15})(?<check>[0-9])", TRUE, 18, 18 },
  { "CNG[0-9]{5,20}|CAINIAO[0-9]{5,25}|[0-9]{26}", TRUE, 8, 32 },
  { "A?B*C+", TRUE, 1, ANY },
  { "A{2,}", TRUE, 2, ANY },
  { "A{0,2}B", TRUE, 1, 3 },
  { "(AB){2,3}?C", TRUE, 5, 7 },
  { "\\d{3}\\w", TRUE, 4, 4 },
  { "^JJD\\d+$", TRUE, 4, ANY },
  { "[^A-Z]X", TRUE, 2, 2 },
  { "[]A]B", TRUE, 2, 2 },
  { "(?!99)[0-9]{4}(?=[0-9])[0-9]", TRUE, 5, 5 },
  { "(A|B(C|D{3}))E", TRUE, 2, 5 },
  { "A{70}", TRUE, ANY + 1, ANY },
  { "A?", TRUE, 1, 1 },
  { "", TRUE, 1, 0 },
  { "(?i)abc", FALSE, 1, ANY },
  { "([A-Z])\\1", FALSE, 1, ANY },
  { "[[:digit:]]{3}", FALSE, 1, ANY },
  { "\\x41B", FALSE, 1, ANY },
  { "(?<=A)B", FALSE, 1, ANY },
  { "A{,3}B", FALSE, 1, ANY },
  { "(?|A|BC)", FALSE, 1, ANY },
  { "(?>A|AB)C", FALSE, 1, ANY },
  { "A++B", FALSE, 1, ANY },
  { "[\\d-]A", TRUE, 2, 2 },
};

static void
test_reading (void)
{
  static const char *const broken[] = { "(", ")", "[A", "A{2", "*A", "(?<n", "A{3,2}", "[B-A]" };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (TrackerPattern) pattern = tracker_pattern_new (cases[i].pattern, &error);
      guint least;
      guint most;

      g_test_message ("%s", cases[i].pattern);
      g_assert_no_error (error);
      tracker_pattern_get_lengths (pattern, &least, &most);
      g_assert_cmpint (tracker_pattern_is_understood (pattern), ==, cases[i].is_understood);
      g_assert_cmpuint (least, ==, cases[i].least);
      g_assert_cmpuint (most, ==, cases[i].most);
    }
  for (guint i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autoptr (TrackerPatternNode) tree = tracker_pattern_tree_new (broken[i]);

      g_test_message ("%s", broken[i]);
      g_assert_null (tree);
    }
}

/* ---- the same as GRegex ---- */

static const char *const group_names[]
    = { "serial", "check", "country", "service", "postcode", "inner" }; /* by TrackerGroup */

static void
check_groups (GMatchInfo *info, const TrackerSpans *spans, const char *number)
{
  for (guint i = 0; i < TRACKER_N_GROUPS; i++)
    {
      g_autofree char *due = g_match_info_fetch_named (info, group_names[i]);
      g_autofree char *found = tracker_spans_dup (spans, (TrackerGroup) i, number);

      g_assert_cmpstr (found != NULL ? found : "", ==, due != NULL ? due : "");
    }
}

typedef struct
{
  guint n; /* how often it was called */
  TrackerSpans spans;
} Found;

static void
on_matched_cb (guint index, const TrackerSpans *spans, guint breadth, gpointer user_data)
{
  Found *found = user_data;

  g_assert_cmpuint (index, ==, 0);
  found->n++;
  found->spans = *spans;
}

/* One pattern with its yardstick, and matchers as they are needed. */
typedef struct
{
  GRegex *regex;
  TrackerPattern *pattern;
  GPtrArray *patterns;
  TrackerNumberMatcher *matchers[ANY + 1];
} Pair;

static void
pair_init (Pair *pair, const char *text)
{
  g_autofree char *whole = g_strdup_printf ("(?:%s)\\z", text);

  memset (pair, 0, sizeof *pair);
  pair->regex = g_regex_new (whole, G_REGEX_ANCHORED, 0, NULL);
  pair->pattern = tracker_pattern_new (text, NULL);
  pair->patterns = g_ptr_array_new ();
  g_assert_true (pair->regex != NULL && pair->pattern != NULL);
  g_ptr_array_add (pair->patterns, pair->pattern);
}

static void
pair_clear (Pair *pair)
{
  for (guint i = 0; i < G_N_ELEMENTS (pair->matchers); i++)
    g_clear_pointer (&pair->matchers[i], tracker_number_matcher_free);
  g_ptr_array_unref (pair->patterns);
  tracker_pattern_free (pair->pattern);
  g_regex_unref (pair->regex);
}

static gboolean
check_number (Pair *pair, const char *number)
{
  g_autoptr (GMatchInfo) info = NULL;
  guint length = (guint) strlen (number);
  gboolean is_match = g_regex_match_full (pair->regex, number, -1, 0, 0, &info, NULL);
  Found found = { 0 };
  TrackerSpans spans;

  if (pair->matchers[length] == NULL)
    pair->matchers[length] = tracker_number_matcher_new (pair->patterns, length);
  tracker_number_matcher_run (pair->matchers[length], number, on_matched_cb, &found);
  if (tracker_pattern_match (pair->pattern, number, &spans) != is_match
      || found.n != (guint) is_match)
    g_error ("“%s” on %s: GRegex says %d, the matcher %u", g_regex_get_pattern (pair->regex),
             number, is_match, found.n);
  if (is_match)
    {
      check_groups (info, &spans, number);
      check_groups (info, &found.spans, number);
    }
  return is_match;
}

/* Patterns put together at random from pieces, and numbers at random. */
static char *
make_pattern (GRand *rand)
{
  static const char *const pieces[] = { "A",
                                        "0",
                                        "[0-9]",
                                        "[A-C]",
                                        "\\d",
                                        "(?:A|BC)",
                                        "(?<check>0|1)",
                                        "(A(?:B|C))",
                                        "(?<serial>.*",
                                        ".",
                                        "[^0]",
                                        "(?=A)",
                                        "(?!B)",
                                        "|",
                                        "(?=.{3,5}$)",
                                        "(?!.*0)",
                                        "(?=.*(?<inner>B[01]))",
                                        "(?!A{2}|B[0-9])",
                                        "(?:|A|AB)",
                                        "$",
                                        "^" };
  static const char *const counts[]
      = { "", "", "?", "*", "+", "{2}", "{1,3}", "{0,1}", "{2,}", "*?", "??", "{1,2}?" };
  g_autoptr (GString) pattern = g_string_new (NULL);
  guint n = (guint) g_rand_int_range (rand, 1, 6);
  gboolean is_open = FALSE;

  for (guint i = 0; i < n; i++)
    {
      const char *piece = pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))];
      const char *name = strstr (piece, "(?<");
      g_autofree char *group = name != NULL ? g_strndup (name, 6) : NULL;
      gboolean is_countable = strchr ("|$^", piece[0]) == NULL && !g_str_has_prefix (piece, "(?=")
                              && !g_str_has_prefix (piece, "(?!")
                              && !g_str_has_prefix (piece, "(?<serial>");

      if (group != NULL && strstr (pattern->str, group) != NULL)
        continue;
      is_open = is_open || g_str_has_prefix (piece, "(?<serial>");
      g_string_append (pattern, piece);
      if (is_countable)
        g_string_append (pattern, counts[g_rand_int_range (rand, 0, G_N_ELEMENTS (counts))]);
    }
  if (is_open)
    g_string_append_c (pattern, ')');
  return g_string_free (g_steal_pointer (&pattern), FALSE);
}

static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20260302);
  guint n_matches = 0;
  guint n_understood = 0;

  for (guint i = 0; i < 4000; i++)
    {
      g_autofree char *text = make_pattern (rand);
      Pair pair;

      pair_init (&pair, text);
      n_understood += tracker_pattern_is_understood (pair.pattern);
      for (guint j = 0; j < 60; j++)
        {
          char number[8] = { 0 };
          gint32 length = g_rand_int_range (rand, 1, 7);

          for (gint32 k = 0; k < length; k++)
            number[k] = "01ABC"[g_rand_int_range (rand, 0, 5)];
          n_matches += check_number (&pair, number);
        }
      pair_clear (&pair);
    }
  g_assert_cmpuint (n_understood, ==, 4000);
  g_assert_cmpuint (n_matches, >, 10000);
}

/* ---- what is shipped ---- */

static const char characters[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/* Another character, one more or one less, or two that change places. */
static void
mutate (GRand *rand, GString *number)
{
  gssize place = g_rand_int_range (rand, 0, (gint32) number->len);
  char c = characters[g_rand_int_range (rand, 0, 36)];

  switch (g_rand_int_range (rand, 0, 5))
    {
    case 0:
      g_string_insert_c (number, place, c);
      break;
    case 1:
      if (number->len > 1)
        g_string_erase (number, place, 1);
      break;
    case 2:
      c = number->str[place];
      number->str[place] = number->str[0];
      number->str[0] = c;
      break;
    default:
      number->str[place] = c;
    }
  g_string_truncate (number, MIN (number->len, ANY));
}

static guint
check_mutants (Pair *pair, GRand *rand, const char *example)
{
  g_autofree char *valid = tracker_number_normalize (example, NULL);
  guint n_matches = check_number (pair, valid);

  for (guint i = 0; i < 60; i++)
    {
      g_autoptr (GString) number = g_string_new (valid);

      for (gint32 n = g_rand_int_range (rand, 1, 4); n > 0; n--)
        mutate (rand, number);
      n_matches += check_number (pair, number->str);
    }
  return n_matches;
}

static void
check_file (const char *path, GHashTable *done, GRand *rand)
{
  g_autoptr (GPtrArray) problems
      = g_ptr_array_new_with_free_func ((GDestroyNotify) tracker_problem_free);
  g_autoptr (TrackerDefinition) definition = NULL;
  g_autoptr (GBytes) bytes = NULL;
  char *text = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  bytes = g_bytes_new_take (text, length);
  definition = tracker_definition_new_light (bytes, NULL, problems);
  for (guint i = 0; definition != NULL && i < definition->numbers->len; i++)
    {
      const TrackerNumberFormat *format = g_ptr_array_index (definition->numbers, i);
      const char *pattern = format->is_s10 ? "" : tracker_pattern_get_text (format->pattern);
      guint n_matches = 0;
      Pair pair;

      if (format->is_s10 || !g_hash_table_add (done, g_strdup (pattern)))
        continue;
      pair_init (&pair, pattern);
      g_assert_true (tracker_pattern_is_understood (pair.pattern));
      for (guint j = 0; format->valid[j] != NULL; j++)
        n_matches += check_mutants (&pair, rand, format->valid[j]);
      g_assert_cmpuint (n_matches, >, 0);
      pair_clear (&pair);
    }
}

/* The patterns of all carriers, on their examples and what is nearly the same. */
static void
test_shipped (void)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "..", "data", "carriers", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GHashTable) done = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GRand) rand = g_rand_new_with_seed (20260303);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_str_has_suffix (name, ".json") && !g_str_equal (name, "schema.json"))
        check_file (path, done, rand);
    }
  g_assert_cmpuint (g_hash_table_size (done), >, 100);
}

/* What would take for ever is given up. */
static void
test_runaway (void)
{
  static const char *const patterns[]
      = { "([0-9]+)+X", "(?:[0-9]*)*(?:[0-9]*)*(?:[0-9]*)*X", "(?:0|00|000)*X" };

  for (guint i = 0; i < G_N_ELEMENTS (patterns); i++)
    {
      g_autoptr (TrackerPattern) pattern = tracker_pattern_new (patterns[i], NULL);
      g_autoptr (GPtrArray) all = g_ptr_array_new ();
      g_autoptr (TrackerNumberMatcher) matcher = NULL;
      char number[ANY + 1];
      Found found = { 0 };

      memset (number, '0', ANY);
      number[ANY] = '\0';
      g_ptr_array_add (all, pattern);
      matcher = tracker_number_matcher_new (all, ANY);
      tracker_number_matcher_run (matcher, number, on_matched_cb, &found);
      g_assert_cmpuint (found.n, ==, 0);
      g_assert_false (tracker_pattern_match (pattern, number, NULL));
    }
}

int
main (int argc, char **argv)
{
  tracker_test_init (&argc, &argv);
  g_test_add_func ("/pattern/reading", test_reading);
  g_test_add_func ("/pattern/random", test_random);
  g_test_add_func ("/pattern/shipped", test_shipped);
  g_test_add_func ("/pattern/runaway", test_runaway);
  return g_test_run ();
}
