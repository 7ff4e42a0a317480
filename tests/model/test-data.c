/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The plain values: reports, parcels, legs, folders, carriers' states, who was told, requests,
 * responses, clocks. */

#include <string.h>

#include "tracker-carrier-state.h"
#include "tracker-clock.h"
#include "tracker-folder-data.h"
#include "tracker-leg-data.h"
#include "tracker-parcel-data.h"
#include "tracker-report.h"
#include "tracker-request.h"
#include "tracker-response.h"
#include "tracker-test.h"
#include "tracker-told.h"

static TrackerTime
time_at (const char *iso)
{
  TrackerTime time;

  g_assert_true (tracker_time_from_iso8601 (iso, &time));
  return time;
}

static void
take_event (TrackerReport *report, const char *iso, TrackerStage stage, const char *text)
{
  TrackerTime time = time_at (iso);

  tracker_report_take_event (report,
                             tracker_event_new (&time, stage, text, NULL, NULL, NULL, "upugtt"));
}

static void
test_report_empty (void)
{
  g_autoptr (TrackerReport) report
      = tracker_report_new ("upugtt", "RB123456785CN", TRACKER_OUTCOME_NOT_FOUND);
  gsize n_events = 99;

  tracker_report_get_events (report, &n_events);
  g_assert_cmpuint (n_events, ==, 0);
  g_assert_cmpstr (tracker_report_get_carrier (report), ==, "upugtt");
  g_assert_cmpstr (tracker_report_get_number (report), ==, "RB123456785CN");
  g_assert_cmpint (tracker_report_get_outcome (report), ==, TRACKER_OUTCOME_NOT_FOUND);
  g_assert_cmpint (tracker_report_get_stage (report), ==, TRACKER_STAGE_UNKNOWN);
  g_assert_cmpint (tracker_report_get_retry_after_s (report), ==, 0);
  g_assert_null (tracker_report_get_message (report));
  g_assert_null (tracker_report_get_way (report));
  g_assert_null (tracker_report_get_deadline (report));
  g_assert_null (tracker_report_get_expected_from (report));
  g_assert_null (tracker_report_get_expected_until (report));
  g_assert_null (tracker_report_get_unknown_codes (report)[0]);
  for (int i = 0; i < TRACKER_REPORT_N_FACTS; i++)
    g_assert_null (tracker_report_get_fact (report, (TrackerReportFact) i));
}

static void
test_report_full (void)
{
  g_autoptr (TrackerReport) report
      = tracker_report_new ("upugtt", "RB123456785CN", TRACKER_OUTCOME_FOUND);
  g_autoptr (TrackerReport) again = tracker_report_ref (report);
  TrackerTime deadline = time_at ("2026-04-01");
  TrackerTime until = time_at ("2026-03-20");

  tracker_report_set_message (report, "first");
  tracker_report_set_message (report, "  two\nlines ");
  tracker_report_set_way (report, "site");
  tracker_report_set_retry_after_s (report, -5);
  tracker_report_set_fact (report, TRACKER_REPORT_WEIGHT, "1200");
  tracker_report_set_fact (report, TRACKER_REPORT_SENDER, "A");
  tracker_report_set_fact (report, TRACKER_REPORT_SENDER, NULL);
  tracker_report_set_deadline (report, &deadline);
  tracker_report_set_expected (report, NULL, &until);
  tracker_report_add_unknown_code (report, "ZZ1");
  tracker_report_add_unknown_code (report, "ZZ2");
  tracker_report_add_unknown_code (report, "ZZ1");
  tracker_report_add_unknown_code (report, " ");

  g_assert_cmpstr (tracker_report_get_message (again), ==, "two lines");
  g_assert_cmpstr (tracker_report_get_way (again), ==, "site");
  g_assert_cmpint (tracker_report_get_retry_after_s (again), ==, 0);
  g_assert_cmpstr (tracker_report_get_fact (again, TRACKER_REPORT_WEIGHT), ==, "1200");
  g_assert_null (tracker_report_get_fact (again, TRACKER_REPORT_SENDER));
  g_assert_true (tracker_time_equal (tracker_report_get_deadline (again), &deadline));
  g_assert_null (tracker_report_get_expected_from (again));
  g_assert_true (tracker_time_equal (tracker_report_get_expected_until (again), &until));
  g_assert_cmpuint (g_strv_length ((char **) tracker_report_get_unknown_codes (again)), ==, 2);
  g_assert_cmpstr (tracker_report_get_unknown_codes (again)[1], ==, "ZZ2");
  g_assert_cmpstr (tracker_report_fact_to_nick (TRACKER_REPORT_DESTINATION_COUNTRY), ==,
                   "destination_country");
  g_assert_cmpstr (tracker_report_fact_to_nick (TRACKER_REPORT_NEXT_CARRIER), ==, "next_carrier");
}

static void
test_report_order (void)
{
  static const char expected[] = "e d b c a";
  g_autoptr (TrackerReport) report
      = tracker_report_new ("upugtt", "RB123456785CN", TRACKER_OUTCOME_FOUND);
  TrackerEvent *const *events;
  GString *texts = g_string_new (NULL);
  gsize n_events;

  take_event (report, "2026-03-02T10:00:00Z", TRACKER_STAGE_EXPORT, "b");
  take_event (report, "2026-03-01T10:00:00Z", TRACKER_STAGE_ACCEPTED, "a");
  take_event (report, "2026-03-04T10:00:00Z", TRACKER_STAGE_UNKNOWN, "e");
  take_event (report, "2026-03-02T18:00:00+08:00", TRACKER_STAGE_IN_TRANSIT, "c");
  take_event (report, "2026-03-03T10:00:00Z", TRACKER_STAGE_IMPORT, "d");

  events = tracker_report_get_events (report, &n_events);
  for (gsize i = 0; i < n_events; i++)
    g_string_append_printf (texts, "%s%s", i > 0 ? " " : "", tracker_event_get_text (events[i]));
  g_assert_cmpstr (texts->str, ==, expected);
  g_assert_cmpint (tracker_report_get_stage (report), ==, TRACKER_STAGE_IMPORT);
  g_string_free (texts, TRUE);
}

static void
test_parcel (void)
{
  static const char *const carriers[] = { "chinapost", "russianpost", NULL };
  g_autoptr (TrackerParcelData) parcel = tracker_parcel_data_new (7, "uuid", NULL);
  g_autoptr (TrackerParcelData) again = tracker_parcel_data_ref (parcel);
  g_autofree char *long_name = g_strnfill (5000, 'n');
  TrackerTime time = time_at ("2026-03-02T10:15:00+08:00");
  TrackerEvent *event
      = tracker_event_new (&time, TRACKER_STAGE_EXPORT, "words", NULL, NULL, NULL, "chinapost");

  g_assert_cmpstr (tracker_parcel_data_get_number (parcel), ==, "");
  g_assert_nonnull (tracker_parcel_data_get_carriers (parcel));
  g_assert_null (tracker_parcel_data_get_carriers (parcel)[0]);
  g_assert_null (tracker_parcel_data_get_name (parcel));
  g_assert_null (tracker_parcel_data_get_last_event (parcel));
  g_assert_null (tracker_parcel_data_get_deadline (parcel));

  tracker_parcel_data_set_words (parcel, " ", NULL);
  g_assert_null (tracker_parcel_data_get_name (parcel));
  tracker_parcel_data_set_words (parcel, long_name, "line\nline \xFF");
  tracker_parcel_data_set_folder (parcel, 3, "Gifts");
  tracker_parcel_data_set_stage (parcel, TRACKER_STAGE_EXPORT);
  tracker_parcel_data_set_countries (parcel, "CN", "RU");
  tracker_parcel_data_set_countries (parcel, "CN", NULL);
  tracker_parcel_data_set_last_event (parcel, event);
  tracker_parcel_data_set_last_event (parcel, event);
  tracker_event_unref (event);
  tracker_parcel_data_set_counts (parcel, 5, -2);
  tracker_parcel_data_set_dates (parcel, 1, 2, 3, 4, 5);
  tracker_parcel_data_set_carriers (parcel, carriers);
  tracker_parcel_data_set_carriers (parcel, tracker_parcel_data_get_carriers (parcel));
  tracker_parcel_data_set_trouble (parcel, TRACKER_OUTCOME_CAPTCHA);
  tracker_parcel_data_set_fact (parcel, TRACKER_REPORT_SERVICE, "Registered");
  tracker_parcel_data_set_plan (parcel, &time, NULL, &time);

  g_assert_cmpint (tracker_parcel_data_get_id (again), ==, 7);
  g_assert_cmpstr (tracker_parcel_data_get_uuid (again), ==, "uuid");
  g_assert_cmpint (g_utf8_strlen (tracker_parcel_data_get_name (again), -1), ==,
                   TRACKER_PARCEL_NAME_MAX_CHARS);
  g_assert_cmpstr (tracker_parcel_data_get_note (again), ==, "line\nline \uFFFD");
  g_assert_cmpint (tracker_parcel_data_get_folder_id (again), ==, 3);
  g_assert_cmpstr (tracker_parcel_data_get_folder_name (again), ==, "Gifts");
  g_assert_cmpint (tracker_parcel_data_get_stage (again), ==, TRACKER_STAGE_EXPORT);
  g_assert_cmpstr (tracker_parcel_data_get_origin (again), ==, "CN");
  g_assert_null (tracker_parcel_data_get_destination (again));
  g_assert_cmpstr (tracker_event_get_text (tracker_parcel_data_get_last_event (again)), ==,
                   "words");
  g_assert_cmpint (tracker_parcel_data_get_n_events (again), ==, 5);
  g_assert_cmpint (tracker_parcel_data_get_n_unseen (again), ==, 0);
  g_assert_cmpint (tracker_parcel_data_get_added_s (again), ==, 1);
  g_assert_cmpint (tracker_parcel_data_get_archived_s (again), ==, 2);
  g_assert_cmpint (tracker_parcel_data_get_first_event_s (again), ==, 3);
  g_assert_cmpint (tracker_parcel_data_get_asked_s (again), ==, 4);
  g_assert_cmpint (tracker_parcel_data_get_answered_s (again), ==, 5);
  g_assert_cmpstr (tracker_parcel_data_get_carriers (again)[1], ==, "russianpost");
  g_assert_cmpint (tracker_parcel_data_get_trouble (again), ==, TRACKER_OUTCOME_CAPTCHA);
  g_assert_cmpstr (tracker_parcel_data_get_fact (again, TRACKER_REPORT_SERVICE), ==, "Registered");
  g_assert_true (tracker_time_equal (tracker_parcel_data_get_deadline (again), &time));
  g_assert_null (tracker_parcel_data_get_expected_from (again));
  g_assert_true (tracker_time_equal (tracker_parcel_data_get_expected_until (again), &time));
}

static void
test_leg_and_folder (void)
{
  g_autoptr (TrackerLegData) leg
      = tracker_leg_data_new (1, 2, "upugtt", TRACKER_ROLE_ORIGIN, "RB123456785CN");
  g_autoptr (TrackerLegData) same_leg = tracker_leg_data_ref (leg);
  g_autoptr (TrackerFolderData) folder
      = tracker_folder_data_new (4, "uuid", " Gifts\n2026 ", "", 2, 9);
  g_autoptr (TrackerFolderData) same_folder = tracker_folder_data_ref (folder);

  g_assert_cmpint (tracker_leg_data_get_asked_s (leg), ==, 0);
  g_assert_cmpint (tracker_leg_data_get_next_due_s (leg), ==, 0);
  tracker_leg_data_set_asked (leg, 10, TRACKER_OUTCOME_BLOCKED, "go away", 3, 5);
  tracker_leg_data_set_asked (leg, 11, TRACKER_OUTCOME_BLOCKED, "go\naway", 4, 5);
  g_assert_cmpint (tracker_leg_data_get_waits_s (leg), ==, 0);
  tracker_leg_data_set_next_due_s (leg, G_MAXINT64);
  tracker_leg_data_set_waits_s (leg, 40);
  g_assert_cmpint (tracker_leg_data_get_id (same_leg), ==, 1);
  g_assert_cmpint (tracker_leg_data_get_parcel_id (same_leg), ==, 2);
  g_assert_cmpstr (tracker_leg_data_get_carrier (same_leg), ==, "upugtt");
  g_assert_cmpint (tracker_leg_data_get_role (same_leg), ==, TRACKER_ROLE_ORIGIN);
  g_assert_cmpstr (tracker_leg_data_get_number (same_leg), ==, "RB123456785CN");
  g_assert_cmpint (tracker_leg_data_get_asked_s (same_leg), ==, 11);
  g_assert_cmpint (tracker_leg_data_get_answered_s (same_leg), ==, 5);
  g_assert_cmpint (tracker_leg_data_get_outcome (same_leg), ==, TRACKER_OUTCOME_BLOCKED);
  g_assert_cmpstr (tracker_leg_data_get_message (same_leg), ==, "go away");
  g_assert_cmpint (tracker_leg_data_get_failures (same_leg), ==, 4);
  g_assert_cmpint (tracker_leg_data_get_next_due_s (same_leg), ==, G_MAXINT64);
  g_assert_cmpint (tracker_leg_data_get_waits_s (same_leg), ==, 40);

  g_assert_cmpint (tracker_folder_data_get_id (same_folder), ==, 4);
  g_assert_cmpstr (tracker_folder_data_get_uuid (same_folder), ==, "uuid");
  g_assert_cmpstr (tracker_folder_data_get_name (same_folder), ==, "Gifts 2026");
  g_assert_null (tracker_folder_data_get_emoji (same_folder));
  g_assert_cmpint (tracker_folder_data_get_position (same_folder), ==, 2);
  g_assert_cmpint (tracker_folder_data_get_n_parcels (same_folder), ==, 9);
}

/* What a parcel brings is shared by its legs, and nothing is the same as none. */
static void
test_needs (void)
{
  g_autoptr (TrackerLegData) leg = tracker_leg_data_new (1, 2, "dhl", TRACKER_ROLE_BOTH, "A1");
  g_autoptr (TrackerParcelData) parcel = tracker_parcel_data_new (2, "uuid", "A1");
  g_autoptr (GHashTable) empty = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTable *needs = g_hash_table_new (g_str_hash, g_str_equal);

  g_assert_null (tracker_leg_data_get_needs (leg));
  g_assert_null (tracker_parcel_data_get_needs (parcel));
  g_assert_false (tracker_parcel_data_get_is_silent (parcel));
  g_hash_table_insert (needs, (char *) "postcode", (char *) "101000");
  tracker_leg_data_set_needs (leg, needs);
  tracker_leg_data_set_needs (leg, needs);
  tracker_parcel_data_set_needs (parcel, needs);
  tracker_parcel_data_set_silent (parcel, TRUE);
  g_hash_table_unref (needs);
  g_assert_true (tracker_leg_data_get_needs (leg) == tracker_parcel_data_get_needs (parcel));
  g_assert_cmpstr (g_hash_table_lookup (tracker_leg_data_get_needs (leg), "postcode"), ==,
                   "101000");
  g_assert_true (tracker_parcel_data_get_is_silent (parcel));

  tracker_leg_data_set_needs (leg, empty);
  tracker_parcel_data_set_needs (parcel, NULL);
  g_assert_null (tracker_leg_data_get_needs (leg));
  g_assert_null (tracker_parcel_data_get_needs (parcel));
}

static void
test_carrier_state (void)
{
  g_autoptr (TrackerCarrierState) state = tracker_carrier_state_new ("dhl");
  g_autoptr (TrackerCarrierState) same = tracker_carrier_state_ref (state);
  g_autofree char *huge = g_strnfill (100000, 'x');
  gint64 last_s = 0;
  int n = 0;

  g_assert_false (tracker_carrier_state_get_is_off (state));
  g_assert_cmpint (tracker_carrier_state_get_asked_s (state), ==, 0);
  g_assert_cmpint (tracker_carrier_state_get_next_due_s (state), ==, G_MAXINT64);
  g_assert_cmpint (tracker_carrier_state_get_failed_outcome (state), ==, TRACKER_OUTCOME_NONE);
  g_assert_cmpuint (tracker_carrier_state_get_n_codes (state), ==, 0);

  tracker_carrier_state_set_off (state, TRUE);
  tracker_carrier_state_set_asked (state, 20, 10);
  tracker_carrier_state_set_failed (state, 15, TRACKER_OUTCOME_BLOCKED, huge, -1);
  tracker_carrier_state_set_failed (state, 20, TRACKER_OUTCOME_MALFORMED, "not\n\xff now", 3);
  tracker_carrier_state_set_paused_until_s (state, 90);
  tracker_carrier_state_set_legs (state, 7, 80);
  for (int i = 0; i < 2 * TRACKER_CARRIER_STATE_MAX_CODES; i++)
    tracker_carrier_state_add_code (state, i == 1 ? huge : "Z\n9", 100 - i, i);

  g_assert_cmpstr (tracker_carrier_state_get_carrier (same), ==, "dhl");
  g_assert_true (tracker_carrier_state_get_is_off (same));
  g_assert_cmpint (tracker_carrier_state_get_asked_s (same), ==, 20);
  g_assert_cmpint (tracker_carrier_state_get_answered_s (same), ==, 10);
  g_assert_cmpint (tracker_carrier_state_get_failed_s (same), ==, 20);
  g_assert_cmpint (tracker_carrier_state_get_failed_outcome (same), ==, TRACKER_OUTCOME_MALFORMED);
  g_assert_cmpstr (tracker_carrier_state_get_failed_message (same), ==, "not \xef\xbf\xbd now");
  g_assert_cmpint (tracker_carrier_state_get_failures (same), ==, 3);
  g_assert_cmpint (tracker_carrier_state_get_paused_until_s (same), ==, 90);
  g_assert_cmpint (tracker_carrier_state_get_n_legs (same), ==, 7);
  g_assert_cmpint (tracker_carrier_state_get_next_due_s (same), ==, 80);
  g_assert_cmpuint (tracker_carrier_state_get_n_codes (same), ==, TRACKER_CARRIER_STATE_MAX_CODES);
  g_assert_cmpstr (tracker_carrier_state_get_code (same, 0, &n, &last_s), ==, "Z 9");
  g_assert_cmpint (n, ==, 100);
  g_assert_cmpint (last_s, ==, 0);
  g_assert_cmpuint (strlen (tracker_carrier_state_get_code (same, 1, NULL, NULL)), <, 1000);
  tracker_carrier_state_set_failed (state, 0, TRACKER_OUTCOME_NONE, NULL, 0);
  g_assert_null (tracker_carrier_state_get_failed_message (same));
}

static void
test_told (void)
{
  static const struct
  {
    const char *host;
    const char *expected;
  } hosts[] = {
    { "api.dhl.com", "api.dhl.com" }, { "API.DHL.com", "api.dhl.com" }, { " a\nb ", "a b" },
    { "ПОЧТА.рф", "почта.рф" },       { "\xff", "\xef\xbf\xbd" },       { "", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (hosts); i++)
    {
      g_autoptr (TrackerTold) told = tracker_told_new (hosts[i].host, "dhl", "A1", 50);
      g_autoptr (TrackerTold) same = tracker_told_ref (told);

      g_assert_cmpstr (tracker_told_get_host (same), ==, hosts[i].expected);
      g_assert_cmpstr (tracker_told_get_carrier (same), ==, "dhl");
      g_assert_cmpstr (tracker_told_get_number (same), ==, "A1");
      g_assert_cmpint (tracker_told_get_first_s (same), ==, 50);
      g_assert_cmpint (tracker_told_get_last_s (same), ==, 50);
      g_assert_cmpint (tracker_told_get_n (same), ==, 1);
      g_assert_cmpint (tracker_told_get_parcel_id (same), ==, 0);
      tracker_told_set_times (told, 40, 60, 3);
      tracker_told_set_parcel_id (told, 9);
      g_assert_cmpint (tracker_told_get_first_s (same), ==, 40);
      g_assert_cmpint (tracker_told_get_last_s (same), ==, 60);
      g_assert_cmpint (tracker_told_get_n (same), ==, 3);
      g_assert_cmpint (tracker_told_get_parcel_id (same), ==, 9);
      tracker_told_set_times (told, 70, 60, -3);
      g_assert_cmpint (tracker_told_get_first_s (same), ==, 60);
      g_assert_cmpint (tracker_told_get_n (same), ==, 1);
    }
}

static void
test_request (void)
{
  g_autoptr (TrackerRequest) request = tracker_request_new ("POST", "https://example.com/?token=1");
  g_autoptr (TrackerRequest) again = tracker_request_ref (request);
  g_autoptr (GBytes) body = g_bytes_new_static ("{}", 2);
  const char *name = NULL;
  const char *value = NULL;
  gboolean is_secret = FALSE;

  g_assert_cmpuint (tracker_request_get_max_bytes (request), ==, 4 * 1024 * 1024);
  g_assert_cmpint (tracker_request_get_timeout_s (request), ==, 30);
  g_assert_cmpint (tracker_request_get_at_once (request), ==, 2);
  g_assert_cmpint (tracker_request_get_gap_ms (request), ==, 0);
  g_assert_null (tracker_request_get_body (request));
  g_assert_null (tracker_request_get_content_type (request));
  g_assert_false (tracker_request_get_url_is_secret (request));

  tracker_request_add_header (request, "Accept", "application/json", FALSE);
  tracker_request_add_header (request, "Authorization", "Bearer x", TRUE);
  tracker_request_set_body (request, "text/plain", body, FALSE);
  tracker_request_set_body (request, "application/json", body, TRUE);
  tracker_request_set_url_is_secret (request, TRUE);
  tracker_request_set_max_bytes (request, 1000);
  tracker_request_set_timeout_s (request, 5);
  tracker_request_set_politeness (request, 1, 250);

  g_assert_cmpstr (tracker_request_get_method (again), ==, "POST");
  g_assert_cmpstr (tracker_request_get_url (again), ==, "https://example.com/?token=1");
  g_assert_true (tracker_request_get_url_is_secret (again));
  g_assert_cmpuint (tracker_request_get_n_headers (again), ==, 2);
  tracker_request_get_header (again, 1, &name, &value, &is_secret);
  g_assert_cmpstr (name, ==, "Authorization");
  g_assert_cmpstr (value, ==, "Bearer x");
  g_assert_true (is_secret);
  tracker_request_get_header (again, 0, NULL, NULL, &is_secret);
  g_assert_false (is_secret);
  g_assert_cmpstr (tracker_request_find_header (again, "ACCEPT"), ==, "application/json");
  g_assert_null (tracker_request_find_header (again, "Accep"));
  g_assert_true (tracker_request_get_body (again) == body);
  g_assert_true (tracker_request_get_body_is_secret (again));
  g_assert_cmpstr (tracker_request_get_content_type (again), ==, "application/json");
  g_assert_cmpuint (tracker_request_get_max_bytes (again), ==, 1000);
  g_assert_cmpint (tracker_request_get_timeout_s (again), ==, 5);
  g_assert_cmpint (tracker_request_get_at_once (again), ==, 1);
  g_assert_cmpint (tracker_request_get_gap_ms (again), ==, 250);

  tracker_request_set_max_bytes (request, 0);
  tracker_request_set_timeout_s (request, -1);
  tracker_request_set_politeness (request, 0, -1);
  g_assert_cmpuint (tracker_request_get_max_bytes (again), ==, 4 * 1024 * 1024);
  g_assert_cmpint (tracker_request_get_timeout_s (again), ==, 30);
  g_assert_cmpint (tracker_request_get_at_once (again), ==, 2);
  g_assert_cmpint (tracker_request_get_gap_ms (again), ==, 0);
}

static void
test_response (void)
{
  g_autoptr (TrackerResponse) response
      = tracker_response_new (404, "text/html; charset=utf-8", NULL);
  g_autoptr (TrackerResponse) again = tracker_response_ref (response);
  g_autoptr (TrackerResponse) failure
      = tracker_response_new_failure (TRACKER_RESPONSE_TLS, "bad certificate");

  tracker_response_add_header (response, "X-One", "1");
  tracker_response_add_header (response, "x-one", "2");
  tracker_response_set_url (response, "https://a.example/");
  tracker_response_set_url (response, "https://b.example/");
  g_assert_cmpint (tracker_response_get_kind (again), ==, TRACKER_RESPONSE_OK);
  g_assert_cmpint (tracker_response_get_status (again), ==, 404);
  g_assert_cmpstr (tracker_response_get_content_type (again), ==, "text/html; charset=utf-8");
  g_assert_cmpstr (tracker_response_find_header (again, "X-ONE"), ==, "1");
  g_assert_null (tracker_response_find_header (again, "1"));
  g_assert_cmpstr (tracker_response_get_url (again), ==, "https://b.example/");
  g_assert_cmpuint (g_bytes_get_size (tracker_response_get_body (again)), ==, 0);
  g_assert_null (tracker_response_get_message (again));

  g_assert_cmpint (tracker_response_get_kind (failure), ==, TRACKER_RESPONSE_TLS);
  g_assert_cmpint (tracker_response_get_status (failure), ==, 0);
  g_assert_cmpstr (tracker_response_get_message (failure), ==, "bad certificate");
  g_assert_null (tracker_response_get_body (failure));
  g_assert_null (tracker_response_find_header (failure, "Retry-After"));
  g_assert_cmpint (tracker_response_get_retry_after_s (failure, TRACKER_TEST_NOW_S), ==, 0);
}

static void
test_retry_after (void)
{
  static const struct
  {
    const char *value;
    int expected;
  } rows[] = {
    { "0", 0 },
    { "120", 120 },
    { " 120 ", 120 },
    { "604800", 604800 },
    { "604801", 604800 },
    { "99999999999999999999999", 604800 },
    { "Mon, 02 Mar 2026 10:02:00 GMT", 120 },
    { "Mon, 02 Mar 2026 09:00:00 GMT", 0 },
    { "Fri, 01 Jan 2100 00:00:00 GMT", 604800 },
    { "Mon, 31 Feb 2026 10:02:00 GMT", 0 },
    { "Mon, 02 Foo 2026 10:02:00 GMT", 0 },
    { "Mon, 02 Mar 2026 10:02:00 MSK", 0 },
    { "Mon, 02 Mar 2026 25:02:00 GMT", 0 },
    { "Mon, 02:Mar:2026:10:02:00 GMT", 120 },
    { "aaa,                       GMT", 0 },
    { "", 0 },
    { "-5", 0 },
    { "1.5", 0 },
    { "soon", 0 },
    { "0x10", 0 },
    { "\xFF", 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (TrackerResponse) response = tracker_response_new (429, NULL, NULL);

      tracker_response_add_header (response, "retry-after", rows[i].value);
      g_test_message ("row %" G_GSIZE_FORMAT, i);
      g_assert_cmpint (tracker_response_get_retry_after_s (response, TRACKER_TEST_NOW_S), ==,
                       rows[i].expected);
    }
}

static void
test_clock (void)
{
  g_autoptr (TrackerClock) real = tracker_clock_new ();
  g_autoptr (TrackerFixedClock) fixed = tracker_fixed_clock_new (100, 0.25);
  g_autoptr (TrackerClock) test_clock = tracker_test_clock_new ();

  g_assert_cmpint (tracker_clock_get_now_s (real), >=, TRACKER_TEST_NOW_S - 365 * 86400);
  for (int i = 0; i < 1000; i++)
    {
      double chance = tracker_clock_get_random (real);

      g_assert_true (chance >= 0.0 && chance < 1.0);
    }
  g_assert_cmpint (tracker_clock_get_now_s (TRACKER_CLOCK (fixed)), ==, 100);
  g_assert_cmpfloat (tracker_clock_get_random (TRACKER_CLOCK (fixed)), ==, 0.25);
  tracker_fixed_clock_set_now_s (fixed, 200);
  g_assert_cmpint (tracker_clock_get_now_s (TRACKER_CLOCK (fixed)), ==, 200);
  g_assert_cmpint (tracker_clock_get_now_s (test_clock), ==, TRACKER_TEST_NOW_S);
}

int
main (int argc, char **argv)
{
  tracker_test_init (&argc, &argv);

  g_test_add_func ("/model/report/empty", test_report_empty);
  g_test_add_func ("/model/report/full", test_report_full);
  g_test_add_func ("/model/report/order", test_report_order);
  g_test_add_func ("/model/parcel", test_parcel);
  g_test_add_func ("/model/leg-and-folder", test_leg_and_folder);
  g_test_add_func ("/model/needs", test_needs);
  g_test_add_func ("/model/carrier-state", test_carrier_state);
  g_test_add_func ("/model/told", test_told);
  g_test_add_func ("/model/request", test_request);
  g_test_add_func ("/model/response", test_response);
  g_test_add_func ("/model/response/retry-after", test_retry_after);
  g_test_add_func ("/model/clock", test_clock);

  return g_test_run ();
}
