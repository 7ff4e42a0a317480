/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "library-kit.h"

#define LETTER "RB123456785CN"
#define OTHER "RR715039829CN"

static const struct
{
  const char *text;
  const char *number; /* NULL: no code */
  TrackerCheck check;
  const char *first; /* carrier */
  gboolean warns;
} guesses[] = {
  { "RB123456785CN", "RB123456785CN", TRACKER_CHECK_OK, "russianpost", FALSE },
  { " rb 123-456.785 cn ", "RB123456785CN", TRACKER_CHECK_OK, "russianpost", FALSE },
  { "RB123456784CN", "RB123456784CN", TRACKER_CHECK_FAILED, "russianpost", TRUE },
  { "UB123456785CN", "UB123456785CN", TRACKER_CHECK_OK, NULL, TRUE }, /* a class nobody traces */
  { "19010205603188", "19010205603188", TRACKER_CHECK_OK, "russianpost", FALSE },
  { "1ZW4T9070312856304", "1ZW4T9070312856304", TRACKER_CHECK_OK, "ups", FALSE },
  { "", NULL, TRACKER_CHECK_NONE, NULL, FALSE },
  { "   ", NULL, TRACKER_CHECK_NONE, NULL, FALSE },
  { "?!", NULL, TRACKER_CHECK_NONE, NULL, FALSE },
  { "RB123\x01"
    "456785CN",
    NULL, TRACKER_CHECK_NONE, NULL, FALSE },
  { "\xff\xfe\xfa", NULL, TRACKER_CHECK_NONE, NULL, FALSE },
  { "RB\xc3(123", NULL, TRACKER_CHECK_NONE, NULL, FALSE },
  { "<b>&amp;</b>", NULL, TRACKER_CHECK_NONE, NULL, FALSE },
};

static void
check_guess (TrackerGuess *guess, gsize row)
{
  const char *const *carriers = tracker_guess_get_carriers (guess);
  g_autofree char *pretty = shelf_dup (guess, "pretty-number");
  g_autofree char *summary = shelf_dup (guess, "summary");

  g_assert_cmpstr (tracker_guess_get_number (guess), ==, guesses[row].number);
  g_assert_cmpint (tracker_guess_get_valid (guess), ==, guesses[row].number != NULL);
  g_assert_cmpint (tracker_guess_get_error (guess) != NULL, ==, guesses[row].number == NULL);
  g_assert_cmpint (tracker_guess_get_check (guess), ==, guesses[row].check);
  g_assert_cmpint (tracker_guess_get_warning (guess) != NULL, ==, guesses[row].warns);
  g_assert_true (g_utf8_validate (pretty, -1, NULL));
  g_assert_true (g_utf8_validate (summary, -1, NULL));
  g_assert_true (g_utf8_validate (tracker_guess_get_input (guess), -1, NULL));
  g_assert_cmpstr (summary, !=, "");
  g_assert_cmpuint (tracker_guess_get_n_asked (guess), <=, g_strv_length ((char **) carriers));
  if (guesses[row].first != NULL)
    g_assert_cmpstr (carriers[0], ==, guesses[row].first);
}

static void
test_guess (void)
{
  g_autoptr (Shelf) shelf = shelf_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (guesses); i++)
    {
      g_autoptr (TrackerGuess) guess = tracker_library_guess (shelf->library, guesses[i].text);

      g_test_message ("row %d", (int) i);
      check_guess (guess, i);
    }
}

static void
test_guess_text (void)
{
  g_autoptr (Shelf) shelf = shelf_new (NULL);
  g_autoptr (GPtrArray) parcels = shelf_add (shelf, LETTER, NULL, NULL);
  g_autoptr (GPtrArray) found = shelf_guess (
      shelf, "Your lamp " OTHER " and rb123456785cn,\nthank you! https://t.example/?n=" LETTER);
  gboolean known[2];

  g_assert_cmpuint (found->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    g_object_get (g_ptr_array_index (found, i), "known", &known[i], NULL);
  g_assert_cmpstr (tracker_guess_get_number (g_ptr_array_index (found, 0)), ==, OTHER);
  g_assert_false (known[0]);
  g_assert_true (known[1]);
}

static void
test_guess_hostile_text (void)
{
  g_autoptr (Shelf) shelf = shelf_new (NULL);
  g_autofree char *letters = g_strnfill (1000000, 'x');
  g_autofree char *noise = g_malloc (1000001);
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GPtrArray) some = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  none = shelf_guess (shelf, letters);
  g_assert_cmpuint (none->len, ==, 0);
  for (gsize i = 0; i < 1000000; i++)
    noise[i] = (char) g_test_rand_int_range (1, 256);
  noise[1000000] = '\0';
  some = shelf_guess (shelf, noise);
  for (guint i = 0; i < some->len; i++)
    g_assert_true (
        g_utf8_validate (tracker_guess_get_input (g_ptr_array_index (some, i)), -1, NULL));

  g_cancellable_cancel (cancellable);
  tracker_library_guess_text_async (shelf->library, LETTER, cancellable, tracker_test_result_cb,
                                    &result);
  g_assert_null (tracker_library_guess_text_finish (shelf->library, kit_wait (&result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  tracker_test_init (&argc, &argv);
  g_test_add_func ("/guess/one", test_guess);
  g_test_add_func ("/guess/text", test_guess_text);
  g_test_add_func ("/guess/hostile-text", test_guess_hostile_text);

  return g_test_run ();
}
