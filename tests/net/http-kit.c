/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "http-kit.h"

#include <string.h>

TestServer *http_kit_server;

TrackerHttp *
http_kit_make_http (const char *authority)
{
  g_autoptr (TrackerClock) clock = tracker_test_clock_new ();
  g_autoptr (GSocketConnectable) address = test_server_dup_address (http_kit_server);
  g_autoptr (GError) error = NULL;
  TrackerHttp *http = tracker_http_new_for_gateway (clock, address, authority, &error);

  g_assert_no_error (error);
  return http;
}

void
http_kit_set_up (HttpKit *fixture, gconstpointer data)
{
  fixture->http = http_kit_make_http (test_server_get_authority (http_kit_server));
  fixture->n_seen = test_server_get_seen (http_kit_server)->len;
}

static gboolean
is_gone (gpointer data)
{
  return *(gpointer *) data == NULL;
}

/* Nothing may hold the object when all answers are in. */
void
http_kit_tear_down (HttpKit *fixture, gconstpointer data)
{
  g_assert_cmpuint (tracker_http_get_n_running (fixture->http), ==, 0);
  g_assert_cmpuint (tracker_http_get_n_waiting (fixture->http), ==, 0);
  g_object_add_weak_pointer (G_OBJECT (fixture->http), (gpointer *) &fixture->http);
  g_object_unref (fixture->http);
  g_assert_true (tracker_test_wait_until (is_gone, &fixture->http));
}

TrackerResponse *
http_kit_finish (TrackerHttp *http, GAsyncResult **slot)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  TrackerResponse *response;

  tracker_test_await (slot);
  result = g_steal_pointer (slot);
  response = tracker_http_send_finish (http, result, &error);
  g_assert_no_error (error);
  return response;
}

TrackerResponse *
http_kit_send_request (TrackerHttp *http,
                       TrackerRequest *request,
                       TrackerConversation *conversation)
{
  GAsyncResult *result = NULL;

  tracker_http_send_async (http, request, conversation, NULL, tracker_test_result_cb, &result);
  return http_kit_finish (http, &result);
}

TrackerResponse *
http_kit_get (TrackerHttp *http, const char *url)
{
  g_autoptr (TrackerRequest) request = tracker_request_new ("GET", url);

  return http_kit_send_request (http, request, NULL);
}

void
http_kit_assert_body (TrackerResponse *response, const char *expected)
{
  GBytes *body = tracker_response_get_body (response);

  g_assert_cmpmem (g_bytes_get_data (body, NULL), g_bytes_get_size (body), expected,
                   strlen (expected));
}

char *
http_kit_dup_body (TrackerResponse *response)
{
  GBytes *body = tracker_response_get_body (response);

  g_assert_cmpint (tracker_response_get_kind (response), ==, TRACKER_RESPONSE_OK);
  return g_strndup (g_bytes_get_data (body, NULL), g_bytes_get_size (body));
}

void
http_kit_assert_has (const char *text, const char *line)
{
  if (strstr (text, line) == NULL)
    g_error ("\"%s\" is not in:\n%s", line, text);
}

void
http_kit_assert_has_not (const char *text, const char *line)
{
  if (strstr (text, line) != NULL)
    g_error ("\"%s\" is in:\n%s", line, text);
}

int
http_kit_run (int *argc, char ***argv, void (*add_tests) (void))
{
  int code;

  tracker_test_init (argc, argv);
  http_kit_server = test_server_new ();
  add_tests ();
  code = g_test_run ();
  g_clear_pointer (&http_kit_server, test_server_free);
  /* LeakSanitizer of GCC 12 stumbles over idle threads of the pool: let them end, which takes them
   * half a second. */
  g_thread_pool_set_max_unused_threads (0);
  g_usleep (1200 * 1000);
  return code;
}
