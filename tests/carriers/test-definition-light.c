/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A definition that was read lightly is the same carrier as one that was read whole. */

#include <string.h>

#include "definition-text.h"
#include "tracker-ask.h"
#include "tracker-definition-whole-private.h"
#include "tracker-test.h"

#define N_THREADS 4

static TrackerDefinition *
read_light (GBytes *bytes, const char *name)
{
  g_autoptr (GPtrArray) problems = new_problems ();
  TrackerDefinition *light = tracker_definition_new_light (bytes, name, problems);

  g_assert_nonnull (light);
  g_assert_cmpuint (problems->len, ==, 0);
  return light;
}

static GBytes *
load (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "carriers", name, NULL);
  char *contents;
  gsize length;

  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  return g_bytes_new_take (contents, length);
}

static void
compare (const TrackerDefinition *light, const TrackerDefinition *whole)
{
  g_autofree char *light_page = tracker_definition_dup_page (light, "RB123456785CN");
  g_autofree char *whole_page = tracker_definition_dup_page (whole, "RB123456785CN");

  g_assert_cmpstr (tracker_definition_get_id (light), ==, tracker_definition_get_id (whole));
  g_assert_cmpstr (tracker_definition_get_english_name (light), ==,
                   tracker_definition_get_english_name (whole));
  g_assert_cmpstr (tracker_definition_get_country (light), ==,
                   tracker_definition_get_country (whole));
  g_assert_cmpstr (tracker_definition_get_zone (light), ==, tracker_definition_get_zone (whole));
  g_assert_cmpstr (tracker_definition_get_status (light), ==,
                   tracker_definition_get_status (whole));
  g_assert_cmpstr (light_page, ==, whole_page);
  g_assert_cmpint (tracker_definition_get_daily (light), ==, tracker_definition_get_daily (whole));
  g_assert_cmpint (tracker_definition_get_interval_s (light), ==,
                   tracker_definition_get_interval_s (whole));
  g_assert_cmpuint (tracker_definition_get_n_credentials (light), ==,
                    tracker_definition_get_n_credentials (whole));
  g_assert_cmpuint (tracker_definition_get_n_needs (light), ==,
                    tracker_definition_get_n_needs (whole));
  g_assert_cmpint (tracker_definition_is_link (light), ==, tracker_definition_is_link (whole));
  g_assert_cmpint (tracker_definition_has_check (light), ==, tracker_definition_has_check (whole));
  g_assert_cmpint (tracker_definition_is_check_only (light), ==,
                   tracker_definition_is_check_only (whole));
  g_assert_cmpstr (tracker_definition_choose_way (light, NULL), ==,
                   tracker_definition_choose_way (whole, NULL));
  g_assert_true (
      g_strv_equal (tracker_definition_get_ways (light), tracker_definition_get_ways (whole)));
}

static void
fill_credentials (const TrackerDefinition *definition, GHashTable *secrets)
{
  for (guint i = 0; i < tracker_definition_get_n_credentials (definition); i++)
    g_hash_table_insert (secrets, (char *) tracker_definition_get_credential (definition, i)->key,
                         "given");
}

static void
compare_ways (const TrackerDefinition *light, const TrackerDefinition *whole)
{
  static const char *const numbers[] = { "RB123456785CN", "1Z999AA10123456784", "12345678901" };
  g_autoptr (GHashTable) secrets = g_hash_table_new (g_str_hash, g_str_equal);
  const char *const *ways = tracker_definition_get_ways (whole);

  fill_credentials (whole, secrets);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_assert_cmpstr (tracker_definition_choose_way_for (light, numbers[i], NULL, NULL), ==,
                       tracker_definition_choose_way_for (whole, numbers[i], NULL, NULL));
      g_assert_cmpstr (tracker_definition_choose_way_for (light, numbers[i], secrets, NULL), ==,
                       tracker_definition_choose_way_for (whole, numbers[i], secrets, NULL));
    }
  g_assert_cmpstr (tracker_definition_choose_check_way (light, secrets), ==,
                   tracker_definition_choose_check_way (whole, secrets));
  g_assert_cmpint (tracker_definition_needs_credentials (light), ==,
                   tracker_definition_needs_credentials (whole));
  for (guint i = 0; ways[i] != NULL; i++)
    {
      g_assert_true (g_strv_equal (tracker_definition_get_way_credentials (light, ways[i]),
                                   tracker_definition_get_way_credentials (whole, ways[i])));
      g_assert_cmpuint (tracker_definition_get_batch_max (light, ways[i]), ==,
                        tracker_definition_get_batch_max (whole, ways[i]));
      g_assert_cmpint (tracker_definition_is_check_way (light, ways[i]), ==,
                       tracker_definition_is_check_way (whole, ways[i]));
    }
}

static void
test_same (void)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "..", "data", "carriers", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n_files = 0;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GPtrArray) problems = new_problems ();
      g_autoptr (TrackerDefinition) light = NULL;
      g_autoptr (TrackerDefinition) whole = NULL;

      if (!g_str_has_suffix (name, ".json") || g_str_equal (name, "schema.json"))
        continue;
      bytes = load (name);
      light = read_light (bytes, name);
      whole = tracker_definition_new_from_bytes (bytes, name, problems);
      g_assert_nonnull (whole);
      compare (light, whole);
      compare_ways (light, whole);
      g_assert_false (tracker_definition_was_read_by (light, g_thread_self ()));
      n_files++;
    }
  g_assert_cmpuint (n_files, >, 0);
}

static GBytes *
replace (GBytes *bytes, const char *from, const char *to)
{
  g_autoptr (GString) text
      = g_string_new_len (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes));

  g_assert_cmpuint (g_string_replace (text, from, to, 1), ==, 1);
  return g_bytes_new (text->str, text->len);
}

/* What is wrong in the part that was left turns up when the carrier is asked, and harms nothing. */
static void
test_broken_later (void)
{
  static const char *const numbers[] = { "RB123456785CN", NULL };
  const TrackerAskOptions options = { .now_s = 1772417700 };
  g_autoptr (GBytes) good = load ("upuems.json");
  g_autoptr (GBytes) bytes = replace (good, "\"request\"", "\"reqest\"");
  g_autoptr (TrackerDefinition) light = read_light (bytes, "upuems.json");
  g_autoptr (TrackerAsk) ask = NULL;
  g_autoptr (GPtrArray) reports = NULL;

  g_assert_nonnull (tracker_definition_choose_way (light, NULL));
  g_test_expect_message ("tracker-carriers", G_LOG_LEVEL_MESSAGE, "*upuems cannot be used: line *");
  ask = tracker_ask_new (light, numbers, &options);
  g_test_assert_expected_messages ();
  g_assert_true (tracker_definition_was_read_by (light, g_thread_self ()));
  g_assert_true (tracker_ask_is_done (ask));
  reports = tracker_ask_dup_reports (ask);
  g_assert_cmpint (tracker_report_get_outcome (g_ptr_array_index (reports, 0)), ==,
                   TRACKER_OUTCOME_UNAVAILABLE);
  g_assert_cmpint (tracker_definition_guess_stage (light, "Delivered"), ==,
                   tracker_words_guess_stage ("Delivered"));
}

/* What is wrong in the part that is read is told at once. */
static void
test_broken_at_once (void)
{
  g_autoptr (GBytes) good = load ("upuems.json");
  g_autoptr (GBytes) bytes = replace (good, "\"role\"", "\"rule\"");
  g_autoptr (GBytes) open = g_bytes_new_from_bytes (good, 0, g_bytes_get_size (good) - 3);
  g_autoptr (GPtrArray) problems = new_problems ();

  g_assert_null (tracker_definition_new_light (bytes, "upuems.json", problems));
  g_assert_cmpuint (problems->len, >, 0);
  g_ptr_array_set_size (problems, 0);
  g_assert_null (tracker_definition_new_light (open, "upuems.json", problems));
  g_assert_cmpuint (problems->len, ==, 1);
  g_ptr_array_set_size (problems, 0);
  g_assert_null (tracker_definition_new_light (good, "other.json", problems));
  g_assert_cmpuint (problems->len, ==, 1);
}

static gpointer
ask_in_thread (gpointer data)
{
  static const char *const numbers[] = { "LP00123456789012", NULL };
  const TrackerAskOptions options = { .now_s = 1772417700 };
  g_autoptr (TrackerAsk) ask = tracker_ask_new (data, numbers, &options);

  return (gpointer) tracker_ask_get_way (ask);
}

/* Several threads need the steps for the first time: one reads them, all get the same. */
static void
test_threads (void)
{
  g_autoptr (GBytes) bytes = load ("cainiao.json");

  for (guint round = 0; round < 20; round++)
    {
      g_autoptr (TrackerDefinition) light = read_light (bytes, "cainiao.json");
      GThread *threads[N_THREADS];
      const char *way = NULL;

      for (guint i = 0; i < N_THREADS; i++)
        threads[i] = g_thread_new ("ask", ask_in_thread, light);
      for (guint i = 0; i < N_THREADS; i++)
        {
          const char *chosen = g_thread_join (threads[i]);

          g_assert_nonnull (chosen);
          g_assert_true (way == NULL || way == chosen);
          way = chosen;
        }
      g_assert_false (tracker_definition_was_read_by (light, g_thread_self ()));
    }
}

int
main (int argc, char **argv)
{
  tracker_test_init (&argc, &argv);
  g_test_add_func ("/definition-light/same", test_same);
  g_test_add_func ("/definition-light/broken-later", test_broken_later);
  g_test_add_func ("/definition-light/broken-at-once", test_broken_at_once);
  g_test_add_func ("/definition-light/threads", test_threads);
  return g_test_run ();
}
