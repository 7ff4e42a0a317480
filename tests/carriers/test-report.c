/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What is read from one answer. */

#include <string.h>

#include "ask-helper.h"
#include "tracker-test.h"

#define EVENTS ASK_HELPER_EVENTS
#define STAGES ASK_HELPER_STAGES

/* A pattern that backtracks for ever ends as an answer that could not be read. */
static void
test_runaway_pattern (void)
{
  g_autoptr (TrackerDefinition) definition = ask_helper_new_reader (
      "json",
      "{'events': {'list': '$.events[*]', 'time': {'select': '$.t', 'formats': ['iso8601']},"
      "'text': {'select': '$.d', 'regex': '^(a+)+$'}}}",
      NULL);
  g_autofree char *many = g_strnfill (5000, 'a');
  g_autofree char *body
      = g_strdup_printf ("{\"events\": [{\"t\": \"2026-03-01\", \"d\": \"%sb\"}]}", many);
  g_autoptr (TrackerReport) report = ask_helper_read (definition, body, -1);

  g_assert_cmpint (tracker_report_get_outcome (report), ==, TRACKER_OUTCOME_MALFORMED);
  g_assert_nonnull (tracker_report_get_message (report));
}

static void
test_event_cap (void)
{
  g_autoptr (TrackerDefinition) definition = ask_helper_new_reader ("json", "{" EVENTS "}", STAGES);
  g_autoptr (GString) body = g_string_new ("{\"events\": [");
  g_autoptr (TrackerReport) report = NULL;
  gsize n_events = 0;

  for (int i = 0; i < 5000; i++)
    g_string_append_printf (body, "%s{\"t\": \"2026-03-01T%02d:%02d:00Z\", \"d\": \"x\"}",
                            i > 0 ? "," : "", i / 60 % 24, i % 60);
  g_string_append (body, "]}");
  report = ask_helper_read (definition, body->str, -1);
  tracker_report_get_events (report, &n_events);
  g_assert_cmpuint (n_events, ==, 2000);
}

/* Two events of one instant stay in the order of the answer, read as newest first. */
static void
test_order (void)
{
  static const char *const bodies[] = {
    "{\"events\": [{\"t\": \"2026-03-01\", \"d\": \"1\"}, {\"t\": \"2026-03-02\", \"d\": \"2\"}, "
    "{\"t\": \"2026-03-02\", \"d\": \"3\"}, {\"t\": \"2026-03-03\", \"d\": \"4\"}]}",
    "{\"events\": [{\"t\": \"2026-03-03\", \"d\": \"4\"}, {\"t\": \"2026-03-02\", \"d\": \"3\"}, "
    "{\"t\": \"2026-03-02\", \"d\": \"2\"}, {\"t\": \"2026-03-01\", \"d\": \"1\"}]}",
  };
  static const char *const due[] = { "4", "3", "2", "1" };
  g_autoptr (TrackerDefinition) definition = ask_helper_new_reader ("json", "{" EVENTS "}", STAGES);

  for (gsize i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      g_autoptr (TrackerReport) report = ask_helper_read (definition, bodies[i], -1);
      gsize n_events = 0;
      TrackerEvent *const *events = tracker_report_get_events (report, &n_events);

      g_assert_cmpuint (n_events, ==, G_N_ELEMENTS (due));
      for (gsize j = 0; j < n_events; j++)
        g_assert_cmpstr (tracker_event_get_text (events[j]), ==, due[j]);
    }
}

static void
test_events (void)
{
  static const char body[]
      = "{\"events\": [{\"t\": \"2026-03-05\", \"d\": \"New\", \"c\": \"ZZ\", \"l\": \"Atlantis\"},"
        "{\"t\": \"2026-03-04\", \"d\": null, \"c\": \"D\", \"p\": \" Moscow \", \"l\": \"RUS\"},"
        "{\"t\": \"soon\", \"d\": \"x\", \"c\": \"A\"}, {\"t\": \"2026-03-03\", \"d\": \"x\", "
        "\"c\": \"X\"}, null, \"x\", [],"
        "{\"t\": \"2026-03-02\", \"d\": \"Plain\"}]}";
  g_autoptr (TrackerDefinition) definition = ask_helper_new_reader ("json", "{" EVENTS "}", STAGES);
  g_autoptr (TrackerReport) report = ask_helper_read (definition, body, -1);
  gsize n_events = 0;
  TrackerEvent *const *events = tracker_report_get_events (report, &n_events);

  g_assert_cmpuint (n_events, ==, 3);
  g_assert_cmpint (tracker_event_get_stage (events[0]), ==, TRACKER_STAGE_UNKNOWN);
  g_assert_null (tracker_event_get_country (events[0]));
  g_assert_cmpstr (tracker_event_get_text (events[1]), ==,
                   "D"); /* no words: the code stands for them */
  g_assert_cmpstr (tracker_event_get_place (events[1]), ==, "Moscow");
  g_assert_cmpstr (tracker_event_get_country (events[1]), ==, "RU");
  g_assert_null (tracker_event_get_code (events[2]));
  g_assert_cmpstr (tracker_report_get_unknown_codes (report)[0], ==, "ZZ");
  g_assert_null (tracker_report_get_unknown_codes (report)[1]);
}

/* Lists in lists: what encloses them is in reach. */
static void
test_nested_lists (void)
{
  g_autoptr (TrackerDefinition) definition
      = ask_helper_new_reader ("json",
                               "{'events': {'list': ['$.days[*]', '$.scans[*]'], 'time': {'join': "
                               "['^.day', '$.at'], 'with': ' ', 'formats': ['%Y-%m-%d %H:%M']},"
                               "'text': '$.d', 'place': '^^.city'}}",
                               NULL);
  g_autoptr (TrackerReport) report
      = ask_helper_read (definition,
                         "{\"city\": \"Minsk\", \"days\": [{\"day\": \"2026-03-01\", \"scans\": "
                         "[{\"at\": \"10:00\", \"d\": \"a\"}, {\"at\": \"11:00\", \"d\": \"b\"}]},"
                         "{\"scans\": []}, {}, {\"day\": \"2026-03-02\", \"scans\": {\"at\": "
                         "\"09:00\", \"d\": \"c\"}}]}",
                         -1);
  gsize n_events = 0;
  TrackerEvent *const *events = tracker_report_get_events (report, &n_events);
  g_autofree char *time = NULL;

  g_assert_cmpuint (n_events, ==, 3);
  time = tracker_time_to_iso8601 (tracker_event_get_time (events[0]));
  g_assert_cmpstr (time, ==, "2026-03-02T09:00:00");
  g_assert_cmpstr (tracker_event_get_text (events[2]), ==, "a");
  g_assert_cmpstr (tracker_event_get_place (events[2]), ==, "Minsk");
}

static void
test_facts (void)
{
  g_autoptr (TrackerDefinition) definition = ask_helper_new_reader (
      "json",
      "{" EVENTS ", 'origin_country': '$.from', 'destination_country': '$.to', 'service': "
      "'$.service', 'weight': {'select': '$.w', 'unit': 'kg'},"
      "'next_number': '$.next', 'deadline': {'select': '$.until', 'formats': ['%d.%m.%Y']}, "
      "'expected_until': {'select': '$.eta', 'formats': ['epoch_ms']}}",
      STAGES);
  g_autoptr (TrackerReport) report = ask_helper_read (
      definition,
      "{\"from\": \"China\", \"to\": \"?\", \"service\": \"  EMS  \", \"w\": \"1,2 kg\", \"next\": "
      "\"rb 123456785 cn\", \"until\": \"02.04.2026\","
      "\"eta\": 1773300000000, \"events\": [{\"t\": \"2026-03-02\", \"d\": \"x\"}]}",
      -1);
  g_autofree char *deadline = tracker_time_to_iso8601 (tracker_report_get_deadline (report));

  g_assert_cmpstr (tracker_report_get_fact (report, TRACKER_REPORT_ORIGIN_COUNTRY), ==, "CN");
  g_assert_null (tracker_report_get_fact (report, TRACKER_REPORT_DESTINATION_COUNTRY));
  g_assert_cmpstr (tracker_report_get_fact (report, TRACKER_REPORT_SERVICE), ==, "EMS");
  g_assert_cmpstr (tracker_report_get_fact (report, TRACKER_REPORT_WEIGHT), ==, "1200");
  g_assert_null (tracker_report_get_fact (
      report, TRACKER_REPORT_NEXT_NUMBER)); /* the very number asked about */
  g_assert_cmpstr (deadline, ==, "2026-04-02");
  g_assert_null (tracker_report_get_expected_from (report));
  g_assert_cmpint (tracker_report_get_expected_until (report)->unix_s, ==, 1773300000);
}

/* Every prefix of an answer, and the whole of it with a byte flipped, ends well. */
static void
test_prefixes (void)
{
  static const char body[] = "{\"events\": [{\"t\": \"2026-03-01T10:00:00Z\", \"d\": "
                             "\"\\u0416\\n\", \"c\": \"A\"}, {\"t\": 1.5e3}]}";
  g_autoptr (TrackerDefinition) definition = ask_helper_new_reader ("json", "{" EVENTS "}", STAGES);

  for (gsize length = 0; length < strlen (body); length++)
    {
      g_autoptr (TrackerReport) report = ask_helper_read (definition, body, (gssize) length);

      g_assert_cmpint (tracker_report_get_outcome (report), ==, TRACKER_OUTCOME_MALFORMED);
    }
  for (gsize i = 0; i < strlen (body) * 8; i++)
    {
      g_autofree char *flipped = g_strdup (body);
      g_autoptr (TrackerReport) report = NULL;

      flipped[i / 8] = (char) (flipped[i / 8] ^ (1 << (i % 8)));
      report = ask_helper_read (definition, flipped, (gssize) strlen (body));
      g_assert_cmpint (tracker_report_get_outcome (report), !=, TRACKER_OUTCOME_NONE);
    }
}

int
main (int argc, char **argv)
{
  tracker_test_init (&argc, &argv);
  g_test_add_func ("/report/runaway-pattern", test_runaway_pattern);
  g_test_add_func ("/report/event-cap", test_event_cap);
  g_test_add_func ("/report/order", test_order);
  g_test_add_func ("/report/events", test_events);
  g_test_add_func ("/report/nested-lists", test_nested_lists);
  g_test_add_func ("/report/facts", test_facts);
  g_test_add_func ("/report/prefixes", test_prefixes);
  return g_test_run ();
}
