/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "exchange-report.h"

#include <string.h>

/* A text of the file; null stands for "not there". */
static const char *
get_text (JsonNode *node)
{
  return JSON_NODE_HOLDS_NULL (node) ? NULL : json_node_get_string (node);
}

static void
check_time (const TrackerTime *time, JsonNode *expected)
{
  g_autofree char *text = time != NULL ? tracker_time_to_iso8601 (time) : NULL;

  g_assert_cmpstr (text, ==, get_text (expected));
}

static void
check_event_member (JsonObject *object, const char *name, JsonNode *expected, gpointer data)
{
  TrackerEvent *event = data;

  if (g_str_equal (name, "time"))
    check_time (tracker_event_get_time (event), expected);
  else if (g_str_equal (name, "stage"))
    g_assert_cmpstr (tracker_stage_to_nick (tracker_event_get_stage (event)), ==,
                     get_text (expected));
  else if (g_str_equal (name, "text"))
    g_assert_cmpstr (tracker_event_get_text (event), ==, get_text (expected));
  else if (g_str_equal (name, "place"))
    g_assert_cmpstr (tracker_event_get_place (event), ==, get_text (expected));
  else if (g_str_equal (name, "country"))
    g_assert_cmpstr (tracker_event_get_country (event), ==, get_text (expected));
  else if (g_str_equal (name, "code"))
    g_assert_cmpstr (tracker_event_get_code (event), ==, get_text (expected));
  else
    g_error ("Unknown key of an event: %s", name);
}

static void
check_events (TrackerReport *report, JsonArray *expected)
{
  gsize n_events = 0;
  TrackerEvent *const *events = tracker_report_get_events (report, &n_events);

  for (gsize i = 0; i < MIN (n_events, json_array_get_length (expected)); i++)
    json_object_foreach_member (json_array_get_object_element (expected, (guint) i),
                                check_event_member, events[i]);
  g_assert_cmpuint (n_events, ==, json_array_get_length (expected));
}

static void
check_fact (JsonObject *object, const char *name, JsonNode *expected, gpointer data)
{
  for (int fact = 0; fact < TRACKER_REPORT_N_FACTS; fact++)
    {
      if (g_str_equal (tracker_report_fact_to_nick ((TrackerReportFact) fact), name))
        {
          g_assert_cmpstr (tracker_report_get_fact (data, (TrackerReportFact) fact), ==,
                           get_text (expected));
          return;
        }
    }
  g_error ("Unknown fact: %s", name);
}

static void
check_unknown_codes (TrackerReport *report, JsonArray *expected)
{
  const char *const *codes = tracker_report_get_unknown_codes (report);

  for (guint i = 0; i < json_array_get_length (expected); i++)
    g_assert_true (g_strv_contains (codes, json_array_get_string_element (expected, i)));
  g_assert_cmpuint (g_strv_length ((char **) codes), ==, json_array_get_length (expected));
}

static void
check_message (TrackerReport *report, JsonNode *expected)
{
  const char *message = tracker_report_get_message (report);

  if (JSON_NODE_HOLDS_NULL (expected))
    g_assert_null (message);
  else if (message == NULL || strstr (message, json_node_get_string (expected)) == NULL)
    g_error ("The message is \"%s\", not \"%s\"", message, json_node_get_string (expected));
}

/* What a report has beside its events. TRUE: the key was one of these. */
static gboolean
check_head (TrackerReport *report, const char *name, JsonNode *expected)
{
  if (g_str_equal (name, "outcome"))
    g_assert_cmpstr (tracker_outcome_to_nick (tracker_report_get_outcome (report)), ==,
                     get_text (expected));
  else if (g_str_equal (name, "number"))
    g_assert_cmpstr (tracker_report_get_number (report), ==, get_text (expected));
  else if (g_str_equal (name, "way"))
    g_assert_cmpstr (tracker_report_get_way (report), ==, get_text (expected));
  else if (g_str_equal (name, "stage"))
    g_assert_cmpstr (tracker_stage_to_nick (tracker_report_get_stage (report)), ==,
                     get_text (expected));
  else if (g_str_equal (name, "message"))
    check_message (report, expected);
  else if (g_str_equal (name, "retry_after_s"))
    g_assert_cmpint (tracker_report_get_retry_after_s (report), ==, json_node_get_int (expected));
  else if (g_str_equal (name, "deadline"))
    check_time (tracker_report_get_deadline (report), expected);
  else if (g_str_equal (name, "expected_from"))
    check_time (tracker_report_get_expected_from (report), expected);
  else if (g_str_equal (name, "expected_until"))
    check_time (tracker_report_get_expected_until (report), expected);
  else
    return FALSE;
  return TRUE;
}

static void
check_report_member (JsonObject *object, const char *name, JsonNode *expected, gpointer data)
{
  TrackerReport *report = data;
  gsize n_events = 0;

  tracker_report_get_events (report, &n_events);
  if (check_head (report, name, expected))
    return;
  if (g_str_equal (name, "n_events"))
    g_assert_cmpint ((gint64) n_events, ==, json_node_get_int (expected));
  else if (g_str_equal (name, "events"))
    check_events (report, json_node_get_array (expected));
  else if (g_str_equal (name, "facts"))
    json_object_foreach_member (json_node_get_object (expected), check_fact, report);
  else if (g_str_equal (name, "unknown_codes"))
    check_unknown_codes (report, json_node_get_array (expected));
  else
    g_error ("Unknown key of a report: %s", name);
}

void
exchange_report_check (TrackerReport *report, JsonObject *expected)
{
  g_assert_true (json_object_has_member (expected, "outcome"));
  json_object_foreach_member (expected, check_report_member, report);
  exchange_report_check_invariants (report);
}

void
exchange_report_check_invariants (TrackerReport *report)
{
  gsize n_events = 0;
  TrackerEvent *const *events = tracker_report_get_events (report, &n_events);

  g_assert_cmpuint (n_events, <=, 2000);
  g_assert_true ((tracker_report_get_outcome (report) == TRACKER_OUTCOME_FOUND) == (n_events > 0));
  g_assert_cmpint (tracker_report_get_outcome (report), !=, TRACKER_OUTCOME_NONE);
  for (gsize i = 0; i < n_events; i++)
    {
      g_assert_true (tracker_time_is_valid (tracker_event_get_time (events[i])));
      g_assert_true (g_utf8_validate (tracker_event_get_text (events[i]), -1, NULL));
      if (i > 0)
        g_assert_cmpint (tracker_event_get_time (events[i - 1])->unix_s, >=,
                         tracker_event_get_time (events[i])->unix_s);
    }
}
