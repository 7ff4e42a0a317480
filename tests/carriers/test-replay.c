/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Saved answers, read without what came before them. */

#include <string.h>

#include "ask-helper.h"
#include "exchange.h"
#include "tracker-replay.h"
#include "tracker-test.h"

/* The last answer of what a carrier says of a delivered parcel, alone, tells as much as all of
 * them, whichever way it belongs to and whoever's number is in it. */
static void
test_last_answer (gconstpointer data)
{
  g_autoptr (Exchange) exchange = exchange_new (data, "delivered.json");
  g_autoptr (GPtrArray) expected = exchange_run (exchange, NULL, NULL);
  g_autoptr (GPtrArray) answers = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_auto (GStrv) numbers = exchange_dup_numbers (exchange);
  const TrackerReplayInput input = {
    .number = numbers[0],
    .language = "en",
    .http_status = 200,
    .now_s = exchange_get_now_s (exchange),
  };
  g_auto (TrackerReplay) replay = { 0 };
  gsize n_due, n_events;

  g_ptr_array_add (answers, exchange_dup_body (exchange, exchange_get_n_steps (exchange) - 1));
  tracker_replay_run (exchange->definition, answers, &input, &replay);

  g_assert_cmpint (replay.end, ==, TRACKER_REPLAY_READ);
  g_assert_nonnull (replay.way);
  g_assert_cmpstr (replay.number, ==, numbers[0]);
  tracker_report_get_events (g_ptr_array_index (expected, 0), &n_due);
  tracker_report_get_events (g_ptr_array_index (replay.reports, 0), &n_events);
  g_assert_cmpuint (n_events, ==, n_due);
}

#define HEAD                                                                                       \
  "{'format': 1, 'id': 'test', 'name': 'Test', 'role': 'post', 'status': 'documented', 'about': "  \
  "'A test.', 'home': 'https://post.example/', 'numbers': [{'format': 's10', 'role': 'both'}],"
#define WAYS                                                                                       \
  "'stages': {'words': {'match': 'words', 'map': {'x': 'accepted'}}},"                             \
  "'ways': [{'id': 'search', 'needs': ['postcode'], 'for': 'Z.*', 'steps': ["                      \
  "{'id': 'token', 'request': {'url': 'https://post.example/t'}, 'answer': 'json', "               \
  "'save': {'token': '$.token'}},"                                                                 \
  "{'id': 'find', 'request': {'url': 'https://post.example/f', "                                   \
  "'headers': {'T': '{saved.token}'}}, 'answer': 'json', "                                         \
  "'outcomes': [{'select': '$.error', 'exists': true, 'outcome': 'not_found'}]}],"                 \
  "'report': {'events': {'list': '$.scans[*]', 'time': {'select': '$.t', 'formats': "              \
  "['iso8601']}, 'text': '$.d', 'stage': [{'by': '$.d', 'table': 'words'}]}}},"                    \
  "{'id': 'page', 'steps': [{'id': 'page', 'request': {'url': 'https://post.example/p'}, "         \
  "'answer': 'html', 'outcomes': [{'select': '//li', 'exists': false, 'outcome': "                 \
  "'malformed'}]}], 'report': {'events': {'list': '//li', 'time': {'select': '@t', 'formats': "    \
  "['iso8601']}, 'text': '.', 'stage': [{'by': '.', 'table': 'words'}]}}}]"

static void
test_choice (void)
{
  static const struct
  {
    const char *answers[3];
    int http_status;
    TrackerReplayEnd end;
    const char *way;
    const char *outcome;
  } cases[] = {
    { { "{'scans': [{'t': '2026-03-01', 'd': 'x'}]}" }, 200, 0, "search", "found" },
    { { "{'token': 'x'}", "{'scans': [{'t': '2026-03-01', 'd': 'x'}]}" },
      200,
      0,
      "search",
      "found" },
    { { "{'error': 1}" }, 404, 0, "search", "not_found" },
    { { "<ul><li t='2026-03-01'>x</ul>" }, 200, 0, "page", "found" },
    { { "<p>Who are you?" }, 200, 0, "search", "blocked" },
    { { "<!DOCTYPE html><p>Who are you?" }, 503, 0, "search", "unavailable" },
    { { "" }, 200, 0, "page", "malformed" },
  };
  g_autoptr (TrackerDefinition) definition = ask_helper_new_definition (
      HEAD "'needs': [{'key': 'postcode', 'label': {'en': 'Postcode'}}]," WAYS "}");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const TrackerReplayInput input
          = { .language = "en", .http_status = cases[i].http_status, .now_s = 1772500000 };
      g_autoptr (GPtrArray) answers
          = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
      g_auto (TrackerReplay) replay = { 0 };

      g_test_message ("%s", cases[i].answers[0]);
      for (guint k = 0; cases[i].answers[k] != NULL; k++)
        {
          g_autofree char *text = g_strdelimit (g_strdup (cases[i].answers[k]), "'", '"');

          g_ptr_array_add (answers, g_bytes_new (text, strlen (text)));
        }
      tracker_replay_run (definition, answers, &input, &replay);
      g_assert_cmpint (replay.end, ==, cases[i].end);
      g_assert_cmpstr (replay.way, ==, cases[i].way);
      g_assert_cmpstr (tracker_outcome_to_nick (
                           tracker_report_get_outcome (g_ptr_array_index (replay.reports, 0))),
                       ==, cases[i].outcome);
    }
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = NULL;
  g_autoptr (GDir) dir = NULL;
  const char *name;

  tracker_test_init (&argc, &argv);
  folder = g_test_build_filename (G_TEST_DIST, "carriers", NULL);
  dir = g_dir_open (folder, 0, NULL);
  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      char *path = g_build_filename (folder, name, NULL);
      g_autofree char *file = g_build_filename (path, "delivered.json", NULL);
      g_autofree char *id = g_strdup_printf ("/replay/last/%s", name);

      if (g_file_test (file, G_FILE_TEST_EXISTS))
        g_test_add_data_func_full (id, path, test_last_answer, g_free);
      else
        g_free (path);
    }
  g_test_add_func ("/replay/choice", test_choice);

  return g_test_run ();
}
