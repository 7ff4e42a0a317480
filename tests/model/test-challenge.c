/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "tracker-challenge.h"
#include "tracker-picture.h"
#include "tracker-test.h"

static TrackerChallenge *
make_challenge (TrackerChallengeKind kind)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("picture", 7);

  return tracker_challenge_new (kind, bytes);
}

static void
assert_checked (const TrackerChallenge *challenge,
                const TrackerSolution *solution,
                int code,
                const char *word)
{
  g_autoptr (GError) error = NULL;
  gboolean may_be_sent = tracker_challenge_check (challenge, solution, &error);

  g_assert_true (may_be_sent == (code < 0));
  if (code < 0)
    {
      g_assert_no_error (error);
      return;
    }
  g_assert_error (error, TRACKER_CHALLENGE_ERROR, code);
  if (strstr (error->message, word) == NULL)
    g_error ("“%s” does not say “%s”", error->message, word);
}

#define FINE (-1)
#define E(name) TRACKER_CHALLENGE_ERROR_##name
#define ANY TRACKER_CHARACTERS_ANY
#define DIGITS TRACKER_CHARACTERS_DIGITS
#define LETTERS TRACKER_CHARACTERS_LETTERS

static const struct
{
  const char *typed;
  TrackerCharacters characters;
  guint least;
  guint most;
  int code;
  const char *word;
  const char *sent; /* NULL: as typed */
} texts[] = {
  { "a8Kq", ANY, 0, 0, FINE, NULL, NULL },
  { "a8Kq", LETTERS, 4, 4, FINE, NULL, NULL },
  { "0471", DIGITS, 4, 6, FINE, NULL, NULL },
  { " a8Kq\t\n", LETTERS, 4, 4, FINE, NULL, "a8Kq" },
  { "\xE3\x80\x80中文\xC2\xA0", LETTERS, 2, 2, FINE, NULL, "中文" }, /* wide and hard blanks */
  { "a+b=?", ANY, 0, 0, FINE, NULL, NULL },
  { "two words", ANY, 0, 0, FINE, NULL, NULL },
  { "жЩ9", LETTERS, 3, 3, FINE, NULL, NULL },

  { "", ANY, 0, 0, E (EMPTY), "Type", NULL },
  { " \n \t ", ANY, 4, 4, E (EMPTY), "Type", "" },
  { "abc", ANY, 4, 6, E (TOO_SHORT), "at least 4", NULL },
  { "", ANY, 1, 1, E (EMPTY), "Type", NULL },
  { "abcdefg", ANY, 4, 6, E (TOO_LONG), "at most 6", NULL },
  { "ab", ANY, 0, 1, E (TOO_LONG), "1 character", NULL },
  { "ЖЖЖЖ", ANY, 5, 0, E (TOO_SHORT), "5", NULL }, /* characters, not bytes */
  { "12a4", DIGITS, 4, 4, E (BAD_CHARACTER), "digits only", NULL },
  { "12 4", DIGITS, 0, 0, E (BAD_CHARACTER), "digits only", NULL },
  { "-124", DIGITS, 0, 0, E (BAD_CHARACTER), "digits only", NULL },
  { "\xD9\xA1\xD9\xA2", DIGITS, 2, 2, E (BAD_CHARACTER), "digits only", NULL }, /* Arabic-Indic */
  { "ab-d", LETTERS, 4, 4, E (BAD_CHARACTER), "letters and digits", NULL },
  { "ab\nd", ANY, 0, 0, E (BAD_CHARACTER), "cannot be seen", NULL },
  { "ab\rd", ANY, 0, 0, E (BAD_CHARACTER), "cannot be seen", NULL },
  { "ab\x01", ANY, 0, 0, E (BAD_CHARACTER), "cannot be seen", NULL },
  { "ab\x7F", ANY, 0, 0, E (BAD_CHARACTER), "cannot be seen", NULL },
  { "ab\xC2\x80", ANY, 0, 0, E (BAD_CHARACTER), "cannot be seen", NULL },
  { "a\xE2\x80\xAE"
    "b",
    ANY, 0, 0, E (BAD_CHARACTER), "cannot be seen", NULL }, /* turned */
  { "a\xE2\x81\xA6"
    "b",
    LETTERS, 0, 0, E (BAD_CHARACTER), "cannot be seen", NULL },
  { "a\xE2\x80\x8B"
    "b",
    ANY, 0, 0, E (BAD_CHARACTER), "cannot be seen", NULL }, /* no width */
  { "\xEF\xBB\xBF"
    "ab",
    ANY, 0, 0, E (BAD_CHARACTER), "cannot be seen", NULL },
  { "a\xE2\x80\xA8"
    "b",
    ANY, 0, 0, E (BAD_CHARACTER), "cannot be seen", NULL }, /* line separator */
  { "a\xFF", ANY, 0, 0, E (BAD_CHARACTER), "cannot be seen", "a\uFFFD" },
  { "\xEE\x80\x80", ANY, 0, 0, E (BAD_CHARACTER), "cannot be seen", NULL }, /* private use */
};

static void
test_texts (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (TrackerChallenge) challenge = make_challenge (TRACKER_CHALLENGE_TEXT);
      g_autoptr (TrackerSolution) solution = tracker_solution_new_text (texts[i].typed);

      g_test_message ("“%s”", texts[i].typed);
      tracker_challenge_set_characters (challenge, texts[i].characters);
      tracker_challenge_set_length (challenge, texts[i].least, texts[i].most);
      g_assert_cmpstr (tracker_solution_get_text (solution), ==,
                       texts[i].sent != NULL ? texts[i].sent : texts[i].typed);
      assert_checked (challenge, solution, texts[i].code, texts[i].word);
    }
}

static void
test_long_texts (void)
{
  static const char *const units[] = { "a", "中", "\xFF", "\n", " x", "\xE2\x80\xAE" };
  g_autoptr (TrackerChallenge) challenge = make_challenge (TRACKER_CHALLENGE_TEXT);

  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    {
      g_autoptr (GString) text = g_string_new ("x");
      g_autoptr (TrackerSolution) solution = NULL;

      while (text->len < 10000)
        g_string_append (text, units[i]);
      g_string_append_c (text, 'x');
      solution = tracker_solution_new_text (text->str);
      assert_checked (challenge, solution, E (TOO_LONG), "longer than any picture");
    }
  /* Blanks behind it, however many, are none of it. */
  {
    g_autofree char *blanks = g_strnfill (10000, ' ');
    g_autofree char *text = g_strconcat (blanks, "abcd", blanks, NULL);
    g_autoptr (TrackerSolution) solution = tracker_solution_new_text (text);

    g_assert_cmpstr (tracker_solution_get_text (solution), ==, "abcd");
    assert_checked (challenge, solution, FINE, NULL);
  }
}

static void
test_longest (void)
{
  g_autoptr (TrackerChallenge) challenge = make_challenge (TRACKER_CHALLENGE_TEXT);

  for (int extra = 0; extra <= 1; extra++)
    {
      g_autofree char *text = g_strnfill (TRACKER_SOLUTION_MAX_LENGTH + (gsize) extra, 'a');
      g_autoptr (TrackerSolution) solution = tracker_solution_new_text (text);

      assert_checked (challenge, solution, extra ? E (TOO_LONG) : FINE, "longer");
    }
}

static void
test_offsets (void)
{
  static const struct
  {
    int x;
    int code;
  } rows[] = { { 0, FINE }, { 137, FINE }, { -1, E (EMPTY) }, { G_MININT, E (EMPTY) } };
  g_autoptr (TrackerChallenge) challenge = make_challenge (TRACKER_CHALLENGE_SLIDER);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (TrackerSolution) solution = tracker_solution_new_offset (rows[i].x);

      g_assert_cmpint (tracker_solution_get_x (solution), ==, rows[i].x);
      assert_checked (challenge, solution, rows[i].code, "Move the piece");
    }
}

static void
test_points (void)
{
  static const TrackerPoint inside[20] = { { 3, 4 }, { 0, 0 }, { 50, 60 } };
  static const TrackerPoint outside[] = { { 3, 4 }, { -1, 2 } };
  static const struct
  {
    guint n_clicks;
    const TrackerPoint *points;
    gsize n_points;
    int code;
    const char *word;
  } rows[] = {
    { 0, inside, 1, FINE, NULL },
    { 0, inside, 16, FINE, NULL },
    { 3, inside, 3, FINE, NULL },
    { 0, NULL, 0, E (EMPTY), "Click the signs" },
    { 3, NULL, 0, E (EMPTY), "Click the signs" },
    { 3, inside, 2, E (TOO_SHORT), "1 place" },
    { 4, inside, 2, E (TOO_SHORT), "2 places" },
    { 3, inside, 4, E (TOO_LONG), "only 3 places" },
    { 1, inside, 2, E (TOO_LONG), "only 1 place " },
    { 0, inside, 17, E (TOO_LONG), "only 16 places" },
    { 0, inside, 20, E (TOO_LONG), "only 16 places" },
    { 2, outside, 2, E (BAD_CHARACTER), "outside" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (TrackerChallenge) challenge = make_challenge (TRACKER_CHALLENGE_CLICKS);
      g_autoptr (TrackerSolution) solution
          = tracker_solution_new_points (rows[i].points, rows[i].n_points);
      const TrackerPoint *points;
      gsize n_points;

      tracker_challenge_set_n_clicks (challenge, rows[i].n_clicks);
      assert_checked (challenge, solution, rows[i].code, rows[i].word);
      points = tracker_solution_get_points (solution, &n_points);
      g_assert_cmpuint (n_points, ==, MIN (rows[i].n_points, TRACKER_SOLUTION_MAX_POINTS + 1));
      for (gsize k = 0; k < n_points; k++)
        g_assert_true (points[k].x == rows[i].points[k].x && points[k].y == rows[i].points[k].y);
    }
}

static void
test_kinds (void)
{
  TrackerPoint point = { 1, 2 };
  TrackerSolution *solutions[]
      = { tracker_solution_new_text ("abcd"), tracker_solution_new_offset (5),
          tracker_solution_new_points (&point, 1) };
  TrackerChallengeKind kind = TRACKER_CHALLENGE_CLICKS;

  for (int i = 0; i < 3; i++)
    {
      g_autoptr (TrackerChallenge) challenge = make_challenge ((TrackerChallengeKind) i);

      for (int k = 0; k < 3; k++)
        assert_checked (challenge, solutions[k], i == k ? FINE : E (WRONG_KIND), "another kind");
      g_assert_true (tracker_challenge_kind_from_nick (
          tracker_challenge_kind_to_nick ((TrackerChallengeKind) i), &kind));
      g_assert_cmpint (kind, ==, i);
      g_assert_cmpint (tracker_solution_get_kind (solutions[i]), ==, i);
    }
  g_assert_false (tracker_challenge_kind_from_nick ("rotate", &kind));
  g_assert_false (tracker_challenge_kind_from_nick (NULL, &kind));
  g_assert_cmpint (kind, ==, TRACKER_CHALLENGE_CLICKS);
  for (int i = 0; i < 3; i++)
    tracker_solution_unref (solutions[i]);
}

static void
test_fields (void)
{
  g_autoptr (TrackerChallenge) challenge = make_challenge (TRACKER_CHALLENGE_SLIDER);
  g_autoptr (TrackerChallenge) again = tracker_challenge_ref (challenge);
  g_autoptr (GBytes) piece = g_bytes_new_static ("piece", 5);
  g_autoptr (GBytes) prompt = g_bytes_new_static ("prompt", 6);
  g_autofree char *long_hint = g_strnfill (5000, 'x');

  g_assert_true (again == challenge);
  g_assert_null (tracker_challenge_get_piece (challenge));
  g_assert_null (tracker_challenge_get_prompt (challenge));
  g_assert_null (tracker_challenge_get_hint (challenge));
  g_assert_cmpint (tracker_challenge_get_reason (challenge), ==, TRACKER_CHALLENGE_FIRST);

  tracker_challenge_set_piece (challenge, piece, -7);
  g_assert_cmpint (tracker_challenge_get_piece_top (challenge), ==, 0);
  tracker_challenge_set_piece (challenge, piece, 12);
  tracker_challenge_set_prompt (challenge, prompt);
  tracker_challenge_set_hint (challenge, " Click\nthe \xE2\x80\xAE sign ");
  tracker_challenge_set_length (challenge, 4, 1000);
  tracker_challenge_set_n_clicks (challenge, 1000);
  tracker_challenge_set_expires_s (challenge, TRACKER_TEST_NOW_S);
  tracker_challenge_set_reason (challenge, TRACKER_CHALLENGE_EXPIRED);

  g_assert_true (tracker_challenge_get_piece (challenge) == piece);
  g_assert_cmpint (tracker_challenge_get_piece_top (challenge), ==, 12);
  g_assert_true (tracker_challenge_get_prompt (challenge) == prompt);
  g_assert_cmpstr (tracker_challenge_get_hint (challenge), ==, "Click the  sign");
  g_assert_cmpuint (tracker_challenge_get_least_length (challenge), ==, 4);
  g_assert_cmpuint (tracker_challenge_get_most_length (challenge), ==, TRACKER_SOLUTION_MAX_LENGTH);
  g_assert_cmpuint (tracker_challenge_get_n_clicks (challenge), ==, TRACKER_SOLUTION_MAX_POINTS);
  g_assert_cmpint (tracker_challenge_get_expires_s (challenge), ==, TRACKER_TEST_NOW_S);
  g_assert_cmpint (tracker_challenge_get_reason (challenge), ==, TRACKER_CHALLENGE_EXPIRED);
  g_assert_cmpuint (g_bytes_get_size (tracker_challenge_get_picture (challenge)), ==, 7);
  tracker_challenge_set_hint (challenge, long_hint);
  g_assert_cmpint (g_utf8_strlen (tracker_challenge_get_hint (challenge), -1), ==, 200);
  tracker_challenge_set_piece (challenge, NULL, 0);
  g_assert_null (tracker_challenge_get_piece (challenge));
}

/* --- pictures --- */

/* Two rows of three pixels, each its own number, the first row with a gap behind it. */
static TrackerPicture *
make_picture (void)
{
  static const guint8 data[]
      = { 1, 0, 0, 9, 2, 0, 0, 9, 3, 0, 0, 9, 77, 77, 4, 0, 0, 9, 5, 0, 0, 9, 6, 0, 0, 9 };
  g_autoptr (GBytes) pixels = g_bytes_new_static (data, sizeof data);

  return tracker_picture_new (3, 2, 14, pixels);
}

static void
test_enlarge (void)
{
  g_autoptr (TrackerPicture) picture = make_picture ();

  for (int factor = 1; factor <= 5; factor++)
    {
      g_autoptr (TrackerPicture) larger = tracker_picture_enlarge (picture, factor);
      const guint8 *data = g_bytes_get_data (tracker_picture_get_pixels (larger), NULL);

      g_assert_cmpint (tracker_picture_get_width (larger), ==, 3 * factor);
      g_assert_cmpint (tracker_picture_get_height (larger), ==, 2 * factor);
      for (int y = 0; y < 2 * factor; y++)
        {
          for (int x = 0; x < 3 * factor; x++)
            {
              const guint8 *pixel
                  = data + (gsize) y * tracker_picture_get_stride (larger) + (gsize) x * 4;

              g_assert_cmpint (pixel[0], ==, y / factor * 3 + x / factor + 1);
              g_assert_cmpint (pixel[3], ==, 9);
            }
        }
    }
}

/* No factor takes more memory than a screen. */
static void
test_enlarge_much (void)
{
  static const int factors[] = { 0, -3, 64, 1000, G_MAXINT };
  g_autoptr (GBytes) pixels = g_bytes_new_take (g_malloc0 (2000 * 2000 * 4), 2000 * 2000 * 4);
  g_autoptr (TrackerPicture) picture = tracker_picture_new (2000, 2000, 8000, pixels);
  g_autoptr (TrackerPicture) small = make_picture ();

  for (gsize i = 0; i < G_N_ELEMENTS (factors); i++)
    {
      g_autoptr (TrackerPicture) larger = tracker_picture_enlarge (picture, factors[i]);
      g_autoptr (TrackerPicture) tile = tracker_picture_enlarge (small, factors[i]);

      g_assert_cmpint (tracker_picture_get_width (larger), ==, factors[i] < 1 ? 2000 : 4000);
      g_assert_cmpint (tracker_picture_get_width (tile), ==, factors[i] < 1 ? 3 : 192);
    }
}

static void
test_picture_wrong (void)
{
  static const struct
  {
    int width;
    int height;
    gsize stride;
    gsize size;
    gboolean is_whole;
  } rows[] = {
    { 2, 2, 8, 16, TRUE },         { 2, 2, 10, 18, TRUE },        { 2, 2, 8, 15, FALSE },
    { 2, 2, 7, 16, FALSE },        { 0, 2, 8, 16, FALSE },        { 2, 0, 8, 16, FALSE },
    { -1, -1, 8, 16, FALSE },      { 2, 3, 8, 16, FALSE },        { 1, 1, 4, 3, FALSE },
    { G_MAXINT, 1, 8, 16, FALSE }, { 1, G_MAXINT, 4, 16, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GBytes) pixels = g_bytes_new_take (g_malloc0 (rows[i].size), rows[i].size);
      g_autoptr (TrackerPicture) picture = NULL;

      if (!rows[i].is_whole)
        g_test_expect_message ("tracker-model", G_LOG_LEVEL_CRITICAL, "*is_whole*");
      picture = tracker_picture_new (rows[i].width, rows[i].height, rows[i].stride, pixels);
      g_test_assert_expected_messages ();
      g_assert_true ((picture != NULL) == rows[i].is_whole);
    }
}

int
main (int argc, char **argv)
{
  tracker_test_init (&argc, &argv);

  g_test_add_func ("/model/challenge/texts", test_texts);
  g_test_add_func ("/model/challenge/long-texts", test_long_texts);
  g_test_add_func ("/model/challenge/longest", test_longest);
  g_test_add_func ("/model/challenge/offsets", test_offsets);
  g_test_add_func ("/model/challenge/points", test_points);
  g_test_add_func ("/model/challenge/kinds", test_kinds);
  g_test_add_func ("/model/challenge/fields", test_fields);
  g_test_add_func ("/model/picture/enlarge", test_enlarge);
  g_test_add_func ("/model/picture/enlarge-much", test_enlarge_much);
  g_test_add_func ("/model/picture/wrong", test_picture_wrong);

  return g_test_run ();
}
