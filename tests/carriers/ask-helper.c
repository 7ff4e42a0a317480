/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ask-helper.h"

#include <string.h>

#include "tracker-test.h"

TrackerDefinition *
ask_helper_new_definition (const char *text)
{
  char *json = g_strdelimit (g_strdup (text), "'", '"');
  g_autoptr (GBytes) bytes = g_bytes_new_take (json, strlen (json));
  g_autoptr (GPtrArray) problems
      = g_ptr_array_new_with_free_func ((GDestroyNotify) tracker_problem_free);
  TrackerDefinition *definition = tracker_definition_new_from_bytes (bytes, "test.json", problems);

  for (guint i = 0; i < problems->len; i++)
    {
      const TrackerProblem *problem = g_ptr_array_index (problems, i);

      g_test_message ("%d:%d: %s", problem->line, problem->column, problem->message);
    }
  g_assert_nonnull (definition);
  return definition;
}

TrackerDefinition *
ask_helper_new_reader (const char *answer, const char *report, const char *more)
{
  g_autofree char *text = g_strdup_printf (
      "{'format': 1, 'id': 'test', 'name': 'Test', 'role': 'post', 'status': 'documented', "
      "'about': 'A test.',"
      "'home': 'https://post.example/', 'numbers': [{'format': 's10', 'role': 'both'}], %s"
      "'ways': [{'id': 'way', 'steps': [{'id': 'step', 'request': {'url': "
      "'https://post.example/{number}'},"
      "'answer': '%s'}], 'report': %s}]}",
      more != NULL ? more : "", answer, report);

  return ask_helper_new_definition (text);
}

TrackerAsk *
ask_helper_begin (TrackerDefinition *definition)
{
  static const char *const numbers[] = { ASK_HELPER_NUMBER, NULL };
  TrackerAskOptions options = { .language = "en", .now_s = TRACKER_TEST_NOW_S };

  return tracker_ask_new (definition, numbers, &options);
}

void
ask_helper_answer (TrackerAsk *ask, int status, const char *body)
{
  g_autoptr (TrackerRequest) request = tracker_ask_next_request (ask);
  g_autoptr (GBytes) bytes = g_bytes_new (body, strlen (body));
  g_autoptr (TrackerResponse) response = tracker_response_new (status, NULL, bytes);

  g_assert_nonnull (request);
  tracker_ask_take_response (ask, response, TRACKER_TEST_NOW_S);
}

TrackerReport *
ask_helper_read (TrackerDefinition *definition, const char *body, gssize length)
{
  g_autoptr (TrackerAsk) ask = ask_helper_begin (definition);
  g_autoptr (TrackerRequest) request = tracker_ask_next_request (ask);
  g_autoptr (GBytes) bytes = g_bytes_new (body, length >= 0 ? (gsize) length : strlen (body));
  g_autoptr (TrackerResponse) response = tracker_response_new (200, NULL, bytes);
  g_autoptr (GPtrArray) reports = NULL;

  tracker_ask_take_response (ask, response, TRACKER_TEST_NOW_S);
  reports = tracker_ask_dup_reports (ask);
  g_assert_cmpuint (reports->len, ==, 1);
  return tracker_report_ref (g_ptr_array_index (reports, 0));
}
