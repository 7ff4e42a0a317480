/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "emulator-client.h"
#include "tracker-test.h"

/* The server itself: certificates, faults, counters, several requests at once, the end. */

#define LETTER "RB123456785CN"
#define OTHER "RR715039829CN"
#define HOST "globaltracktrace.ptc.post"
#define URL "https://" HOST "/gtt.api/service.svc/rest/ItemTT/"
#define ELSEWHERE "https://elsewhere.example/landing"

static void
test_trust (Fixture *fixture, gconstpointer data)
{
  g_autoptr (Reply) reply = ask (fixture, "GET", URL LETTER, JSON, NULL);
  g_autofree char *local
      = g_strdup_printf ("https://127.0.0.1:%u/", tracker_emulator_get_port (fixture->emulator));
  g_autoptr (Reply) by_address = ask (fixture, "GET", local, NULL, NULL);

  g_assert_no_error (reply->error);
  g_assert_cmpuint (reply->status, ==, 200);
  g_assert_no_error (by_address->error);
  g_assert_cmpuint (by_address->status, ==, 404);
  assert_has (tracker_emulator_get_authority (fixture->emulator), "BEGIN CERTIFICATE");
  assert_lacks (tracker_emulator_get_authority (fixture->emulator), "PRIVATE KEY");
}

/* Nobody but the one who was given the authority trusts it. */
static void
test_stranger (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SoupSession) session = fixture_new_session (fixture, FALSE);
  g_autoptr (SoupMessage) message = new_message ("GET", URL LETTER, JSON, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = soup_session_send_and_read (session, message, NULL, &error);

  g_assert_null (bytes);
  g_assert_error (error, G_TLS_ERROR, G_TLS_ERROR_BAD_CERTIFICATE);
  g_assert_true (soup_message_get_tls_peer_certificate_errors (message)
                 & G_TLS_CERTIFICATE_UNKNOWN_CA);
}

static void
test_wrong_name (Fixture *fixture, gconstpointer data)
{
  g_autoptr (Reply) reply = ask (fixture, "GET", URL LETTER, JSON, NULL);

  g_assert_error (reply->error, G_TLS_ERROR, G_TLS_ERROR_BAD_CERTIFICATE);
  g_assert_cmpuint (tracker_emulator_get_n_requests (fixture->emulator), ==, 0);
}

static void
assert_broken_json (const Reply *reply)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = json_from_string (reply->body, &error);

  g_assert_null (node);
  g_assert_nonnull (error);
}

/* What each fault does to an answer that would be right. */
static void
test_faults (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    TrackerFault fault;
    int parameter;
    guint status;
    const char *retry_after;
    const char *part; /* of the body */
  } rows[] = {
    { TRACKER_FAULT_NONE, 0, 200, NULL, "EMA" },
    { TRACKER_FAULT_SLOW, 1, 200, NULL, "EMA" },
    { TRACKER_FAULT_RATE_LIMITED, 7, 429, "7", "Too Many" },
    { TRACKER_FAULT_RATE_LIMITED, 0, 429, NULL, "Too Many" },
    { TRACKER_FAULT_UNAVAILABLE, 120, 503, "120", "Unavailable" },
    { TRACKER_FAULT_UNAVAILABLE, 0, 503, NULL, "Unavailable" },
    { TRACKER_FAULT_BAD_JSON, 0, 200, NULL, "EMA" },
    { TRACKER_FAULT_WRONG_TYPES, 0, 200, NULL, "not an object" },
    { TRACKER_FAULT_REDIRECT_ELSEWHERE, 0, 302, NULL, "Found" },
    { TRACKER_FAULT_BOT_WALL, 0, 403, NULL, "robot" },
  };

  add_letter (fixture, LETTER, "upugtt");
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (Reply) reply = NULL;

      tracker_emulator_set_fault (fixture->emulator, LETTER, rows[i].fault, rows[i].parameter);
      reply = ask (fixture, "GET", URL LETTER, JSON, NULL);
      g_assert_no_error (reply->error);
      g_assert_cmpuint (reply->status, ==, rows[i].status);
      g_assert_cmpstr (reply->retry_after, ==, rows[i].retry_after);
      assert_has (reply->body, rows[i].part);
      if (rows[i].fault == TRACKER_FAULT_BAD_JSON)
        assert_broken_json (reply);
      if (rows[i].fault == TRACKER_FAULT_WRONG_TYPES)
        {
          assert_json (reply, "$[0].ID", "-7");
          assert_json (reply, "$[0].State", "[\"x\"]");
          assert_json (reply, "$[0].Events[0].Signature", "true");
        }
    }
}

static void
test_fault_cut (Fixture *fixture, gconstpointer data)
{
  g_autoptr (Reply) reply = NULL;
  g_autoptr (Reply) after = NULL;

  add_letter (fixture, LETTER, "upugtt");
  tracker_emulator_set_passing_fault (fixture->emulator, LETTER, TRACKER_FAULT_CUT, 0, 1);
  reply = ask (fixture, "GET", URL LETTER, JSON, NULL);
  g_assert_nonnull (reply->error);
  g_assert_cmpuint (reply->status, ==, 200);
  after = ask (fixture, "GET", URL LETTER, JSON, NULL);
  g_assert_no_error (after->error);
  assert_json (after, "$[0].ID", LETTER);

  /* After a delay too. */
  tracker_emulator_set_delay_ms (fixture->emulator, 1);
  tracker_emulator_set_passing_fault (fixture->emulator, LETTER, TRACKER_FAULT_CUT, 0, 1);
  g_clear_pointer (&reply, reply_free);
  reply = ask (fixture, "GET", URL LETTER, JSON, NULL);
  g_assert_nonnull (reply->error);
}

static void
test_fault_huge (Fixture *fixture, gconstpointer data)
{
  g_autoptr (Reply) reply = NULL;

  tracker_emulator_set_fault (fixture->emulator, NULL, TRACKER_FAULT_HUGE, 0);
  reply = ask (fixture, "GET", URL LETTER, JSON, NULL);
  g_assert_no_error (reply->error);
  g_assert_cmpuint (reply->status, ==, 200);
  g_assert_cmpuint (reply->size, ==, 10 * 1024 * 1024);
}

static void
test_fault_redirect (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SoupMessage) message = new_message ("GET", URL LETTER, JSON, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *request = NULL;

  tracker_emulator_set_fault (fixture->emulator, LETTER, TRACKER_FAULT_REDIRECT_ELSEWHERE, 0);
  bytes = soup_session_send_and_read (fixture->session, message, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (soup_message_get_status (message), ==, 404);
  request = tracker_emulator_dup_last_request (fixture->emulator, "elsewhere.example");
  g_assert_true (g_str_has_prefix (request, "GET /landing\n"));
}

/* A wall looks as that post's own; where markup is due, wrong types are JSON and half of it is
 * half. */
static void
test_faults_of_others (Fixture *fixture, gconstpointer data)
{
  static const char ems[]
      = "https://items.ems.post/api/publicTracking/track?language=EN&itemId=EB000000102CN";
  g_autoptr (Reply) wall = NULL;
  g_autoptr (Reply) types = NULL;
  g_autoptr (Reply) half = NULL;

  add_letter (fixture, "EB000000102CN", "upuems");
  tracker_emulator_set_fault (fixture->emulator, NULL, TRACKER_FAULT_BOT_WALL, 0);
  wall = ask (fixture, "GET", "https://global.cainiao.com/global/detail.json?mailNos=" LETTER,
              BROWSER, NULL);
  g_assert_cmpuint (wall->status, ==, 200);
  assert_has (wall->body, "rgv587_flag");

  tracker_emulator_set_fault (fixture->emulator, NULL, TRACKER_FAULT_WRONG_TYPES, 0);
  types = ask (fixture, "GET", ems, BROWSER, NULL);
  assert_json (types, "$.events", "none");

  tracker_emulator_set_fault (fixture->emulator, NULL, TRACKER_FAULT_BAD_JSON, 0);
  half = ask (fixture, "GET", ems, BROWSER, NULL);
  assert_has (half->body, "result-table");
  assert_lacks (half->body, "</div>");
}

/* The fault of a number goes before that of its carrier, that before the one for all; a passing one
 * passes. */
static void
test_fault_order (Fixture *fixture, gconstpointer data)
{
  TrackerEmulator *emulator = fixture->emulator;
  Reply *replies[6];
  const guint expected[] = { 503, 429, 403, 429, 503, 200 };

  tracker_emulator_set_fault (emulator, NULL, TRACKER_FAULT_UNAVAILABLE, 0);
  replies[0] = ask (fixture, "GET", URL LETTER, JSON, NULL);
  tracker_emulator_set_carrier_fault (emulator, "upugtt", TRACKER_FAULT_RATE_LIMITED, 1);
  replies[1] = ask (fixture, "GET", URL LETTER, JSON, NULL);
  tracker_emulator_set_fault (emulator, LETTER, TRACKER_FAULT_BOT_WALL, 0);
  replies[2] = ask (fixture, "GET", URL LETTER, JSON, NULL);
  tracker_emulator_set_fault (emulator, LETTER, TRACKER_FAULT_NONE, 0);
  replies[3] = ask (fixture, "GET", URL LETTER, JSON, NULL);
  tracker_emulator_set_carrier_fault (emulator, "upugtt", TRACKER_FAULT_NONE, 0);
  tracker_emulator_set_passing_fault (emulator, NULL, TRACKER_FAULT_UNAVAILABLE, 0, 1);
  replies[4] = ask (fixture, "GET", URL LETTER, JSON, NULL);
  replies[5] = ask (fixture, "GET", URL LETTER, JSON, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (replies); i++)
    {
      g_assert_no_error (replies[i]->error);
      g_assert_cmpuint (replies[i]->status, ==, expected[i]);
      reply_free (replies[i]);
    }
}

static void
test_counters (Fixture *fixture, gconstpointer data)
{
  TrackerEmulator *emulator = fixture->emulator;
  g_autoptr (Reply) first = ask (fixture, "GET", URL LETTER "?a=%20b", JSON, NULL);
  g_autoptr (Reply) second
      = ask (fixture, "POST", "https://api.belpost.by/api/v1/tracking",
             "Content-Type: application/json\nX-Mark: 5\n", "{\"number\":\"" LETTER "\"}");
  g_autofree char *request = tracker_emulator_dup_last_request (emulator, NULL);
  g_autofree char *of_host = tracker_emulator_dup_last_request (emulator, HOST);
  g_autofree char *header = tracker_emulator_dup_last_header (emulator, "api.belpost.by", "x-MARK");

  g_assert_cmpuint (tracker_emulator_get_n_requests (emulator), ==, 2);
  g_assert_cmpuint (tracker_emulator_get_n_requests_of_host (emulator, HOST), ==, 1);
  g_assert_cmpuint (tracker_emulator_get_n_requests_of_host (emulator, "items.ems.post"), ==, 0);
  g_assert_cmpuint (tracker_emulator_get_n_requests_of_number (emulator, LETTER), ==, 2);
  g_assert_cmpuint (tracker_emulator_get_n_requests_of_number (emulator, OTHER), ==, 0);
  g_assert_cmpuint (tracker_emulator_get_max_at_once (emulator), ==, 1);
  g_assert_true (g_str_has_prefix (request, "POST /api/v1/tracking\n"));
  assert_has (request, "\nhost: api.belpost.by\n");
  assert_has (request, "\n\n{\"number\":\"" LETTER "\"}");
  assert_has (of_host, LETTER "?a=%20b\n");
  g_assert_cmpstr (header, ==, "5");
  g_assert_null (tracker_emulator_dup_last_request (emulator, "nobody.example"));
  g_assert_null (tracker_emulator_dup_last_header (emulator, NULL, "x-other"));

  tracker_emulator_reset_counters (emulator);
  g_assert_cmpuint (tracker_emulator_get_n_requests (emulator), ==, 0);
  g_assert_cmpuint (tracker_emulator_get_n_requests_of_number (emulator, LETTER), ==, 0);
  g_assert_cmpuint (tracker_emulator_get_max_at_once (emulator), ==, 0);
  g_assert_null (tracker_emulator_dup_last_request (emulator, NULL));
}

typedef struct
{
  guint n_done;
  const char *order[4];
} Race;

static void
on_sent_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Race *race = user_data;
  SoupMessage *message = soup_session_get_async_result_message (SOUP_SESSION (source), result);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes
      = soup_session_send_and_read_finish (SOUP_SESSION (source), result, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (soup_message_get_status (message), ==, 200);
  race->order[race->n_done++]
      = strstr (g_uri_get_path (soup_message_get_uri (message)), LETTER) != NULL ? LETTER : OTHER;
}

static gboolean
is_over (gpointer user_data)
{
  const Race *race = user_data;

  return race->n_done == G_N_ELEMENTS (race->order);
}

/* A slow answer holds nobody else up, and what runs at once is counted. */
static void
test_at_once (Fixture *fixture, gconstpointer data)
{
  Race race = { 0 };

  tracker_emulator_set_fault (fixture->emulator, LETTER, TRACKER_FAULT_SLOW, 1000);
  tracker_emulator_set_delay_ms (fixture->emulator, 100);
  for (gsize i = 0; i < G_N_ELEMENTS (race.order); i++)
    {
      g_autoptr (SoupMessage) message
          = new_message ("GET", i == 0 ? URL LETTER : URL OTHER, JSON, NULL);

      soup_session_send_and_read_async (fixture->session, message, G_PRIORITY_DEFAULT, NULL,
                                        on_sent_cb, &race);
    }
  g_assert_true (tracker_test_wait_until (is_over, &race));
  g_assert_cmpstr (race.order[3], ==, LETTER);
  g_assert_cmpuint (tracker_emulator_get_max_at_once (fixture->emulator), >=, 2);
  g_assert_cmpuint (tracker_emulator_get_max_at_once (fixture->emulator), <=, 4);
}

static gboolean
has_request (gpointer user_data)
{
  return tracker_emulator_get_n_requests (user_data) > 0;
}

/* Closing cuts what is under way and frees it; closing twice is nothing. */
static void
test_close (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SoupMessage) message = new_message ("GET", URL LETTER, JSON, NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  tracker_emulator_set_delay_ms (fixture->emulator, 60000);
  soup_session_send_and_read_async (fixture->session, message, G_PRIORITY_DEFAULT, NULL,
                                    tracker_test_result_cb, &result);
  g_assert_true (tracker_test_wait_until (has_request, fixture->emulator));
  tracker_emulator_close (fixture->emulator);
  tracker_emulator_close (fixture->emulator);
  tracker_test_await (&result);
  bytes = soup_session_send_and_read_finish (fixture->session, result, &error);
  g_assert_null (bytes);
  g_assert_nonnull (error);
}

#define ADD(path, data, func)                                                                      \
  g_test_add ("/emulator/" path, Fixture, GINT_TO_POINTER (data), fixture_set_up, func,            \
              fixture_tear_down)

int
main (int argc, char **argv)
{
  tracker_test_init (&argc, &argv);
  ADD ("tls/trust", FALSE, test_trust);
  ADD ("tls/stranger", FALSE, test_stranger);
  ADD ("tls/wrong-name", TRUE, test_wrong_name);
  ADD ("faults/all", FALSE, test_faults);
  ADD ("faults/cut", FALSE, test_fault_cut);
  ADD ("faults/huge", FALSE, test_fault_huge);
  ADD ("faults/redirect", FALSE, test_fault_redirect);
  ADD ("faults/others", FALSE, test_faults_of_others);
  ADD ("faults/order", FALSE, test_fault_order);
  ADD ("counters", FALSE, test_counters);
  ADD ("at-once", FALSE, test_at_once);
  ADD ("close", FALSE, test_close);
  return g_test_run ();
}
