/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "dialog-helper.h"

#include <string.h>

#include "ask-helper.h"
#include "tracker-test.h"

static char *
dup_json (const char *text)
{
  return g_strdelimit (g_strdup (text), "'", '"');
}

static char *
dup_definition (const char *head, const char *ways)
{
  return g_strdup_printf (
      "{'format': 1, 'id': 'test', 'name': 'Test', 'role': 'post', 'about': 'A test.', %s"
      "'home': 'https://post.example/', 'numbers': [{'format': 's10', 'role': 'both'}], %s %s}",
      head != NULL && strstr (head, "'status'") != NULL ? "" : "'status': 'documented',",
      head != NULL ? head : "", ways);
}

static GHashTable *
dup_pairs (const char *text)
{
  GHashTable *pairs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_auto (GStrv) words = g_strsplit (text != NULL ? text : "", " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      char *value = strchr (words[i], '=');

      g_assert_nonnull (value);
      *value = '\0';
      g_hash_table_insert (pairs, g_strdup (words[i]), g_strdup (value + 1));
    }
  return pairs;
}

static void
check_sent (TrackerRequest *request, const DialogTurn *turn)
{
  GBytes *bytes = tracker_request_get_body (request);
  g_autofree char *body
      = bytes != NULL ? g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)) : NULL;
  g_autofree char *sent = g_strjoin (" ", tracker_request_get_method (request),
                                     tracker_request_get_url (request), body, NULL);
  g_autofree char *due = dup_json (turn->sent);

  g_assert_cmpstr (sent, ==, due);
  g_assert_cmpint (tracker_request_get_delay_ms (request), ==, turn->delay_ms);
  g_assert_cmpint (tracker_request_get_follows_redirects (request), !=, turn->is_terminal);
  if (turn->sent_header != NULL)
    {
      g_auto (GStrv) pair = g_strsplit (turn->sent_header, ": ", 2);

      g_assert_cmpstr (tracker_request_find_header (request, pair[0]), ==, pair[1]);
    }
}

static TrackerResponse *
new_answer (const DialogTurn *turn)
{
  char *text = dup_json (turn->answer != NULL ? turn->answer : "");
  g_autoptr (GBytes) bytes = g_bytes_new_take (text, strlen (text));
  TrackerResponse *response
      = tracker_response_new (turn->status != 0 ? turn->status : 200, NULL, bytes);
  g_auto (GStrv) headers = g_strsplit (turn->header != NULL ? turn->header : "", "\n", -1);

  for (guint i = 0; headers[i] != NULL; i++)
    {
      g_auto (GStrv) pair = g_strsplit (headers[i], ": ", 2);

      tracker_response_add_header (response, pair[0], pair[1]);
    }
  if (turn->url != NULL)
    tracker_response_set_url (response, turn->url);
  return response;
}

static void
check_report (const DialogCase *dialog, TrackerReport *report)
{
  gsize n_events = 0;
  TrackerEvent *const *events = tracker_report_get_events (report, &n_events);

  g_assert_cmpstr (tracker_outcome_to_nick (tracker_report_get_outcome (report)), ==,
                   dialog->outcome);
  if (dialog->says != NULL)
    g_assert_cmpstr (n_events > 0 ? tracker_event_get_text (events[0])
                                  : tracker_report_get_message (report),
                     ==, dialog->says);
  g_assert_cmpint (tracker_report_get_retry_after_s (report), ==, dialog->retry_after_s);
}

/* A test function: holds a DialogCase. */
void
dialog_check (gconstpointer dialog_case)
{
  const DialogCase *dialog = dialog_case;
  g_autofree char *text = dup_definition (dialog->head, dialog->ways);
  g_autoptr (TrackerDefinition) definition = ask_helper_new_definition (text);
  g_auto (GStrv) numbers
      = g_strsplit (dialog->numbers != NULL ? dialog->numbers : ASK_HELPER_NUMBER, " ", -1);
  g_autoptr (GHashTable) needs = dup_pairs (dialog->needs);
  TrackerAskOptions options = { .language = "en", .now_s = TRACKER_TEST_NOW_S, .needs = needs };
  g_autoptr (TrackerAsk) ask
      = tracker_ask_new (definition, (const char *const *) numbers, &options);
  g_autoptr (GPtrArray) reports = NULL;
  gsize n = 0;

  while (!tracker_ask_is_done (ask))
    {
      g_autoptr (TrackerRequest) request = tracker_ask_next_request (ask);
      g_autoptr (TrackerResponse) response = NULL;

      if (n == DIALOG_MAX_TURNS || dialog->turns[n].sent == NULL)
        g_error ("One request too many: %s", tracker_request_get_url (request));
      check_sent (request, &dialog->turns[n]);
      response = new_answer (&dialog->turns[n++]);
      tracker_ask_take_response (ask, response, TRACKER_TEST_NOW_S);
    }
  g_assert_true (n == DIALOG_MAX_TURNS || dialog->turns[n].sent == NULL);
  reports = tracker_ask_dup_reports (ask);
  check_report (dialog, g_ptr_array_index (reports, 0));
}

/* A test function: holds a DialogFault. */
void
dialog_check_fault (gconstpointer dialog_fault)
{
  const DialogFault *fault = dialog_fault;
  g_autofree char *text = dup_definition (fault->head, fault->ways);
  char *json = dup_json (text);
  g_autoptr (GBytes) bytes = g_bytes_new_take (json, strlen (json));
  g_autoptr (GPtrArray) problems
      = g_ptr_array_new_with_free_func ((GDestroyNotify) tracker_problem_free);
  g_autoptr (TrackerDefinition) definition
      = tracker_definition_new_from_bytes (bytes, "test.json", problems);
  const TrackerProblem *first;

  g_assert_null (definition);
  g_assert_cmpuint (problems->len, >=, 1);
  first = g_ptr_array_index (problems, 0);
  if (strstr (first->message, fault->problem) == NULL)
    g_error ("It says \"%s\", not \"%s\"", first->message, fault->problem);
  g_assert_cmpint (first->column, >, 50);
}

void
dialog_add_cases (const char *prefix, const DialogCase *cases, gsize n_cases)
{
  for (gsize i = 0; i < n_cases; i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/%s", prefix, cases[i].name);

      g_test_add_data_func (path, &cases[i], dialog_check);
    }
}

void
dialog_add_faults (const char *prefix, const DialogFault *faults, gsize n_faults)
{
  for (gsize i = 0; i < n_faults; i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/refuses-%s", prefix, faults[i].name);

      g_test_add_data_func (path, &faults[i], dialog_check_fault);
    }
}
