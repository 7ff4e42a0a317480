/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <netinet/in.h>
#include <string.h>
#include <sys/socket.h>

#include "http-kit.h"

static void
test_get (HttpKit *fixture, gconstpointer data)
{
  g_autoptr (TrackerResponse) response = http_kit_get (fixture->http, "https://post.example/ok");

  g_assert_cmpint (tracker_response_get_kind (response), ==, TRACKER_RESPONSE_OK);
  g_assert_cmpint (tracker_response_get_status (response), ==, 200);
  g_assert_cmpstr (tracker_response_get_content_type (response), ==, "text/plain; charset=utf-8");
  g_assert_cmpstr (tracker_response_find_header (response, "content-length"), ==, "5");
  g_assert_cmpstr (tracker_response_get_url (response), ==, "https://post.example/ok");
  http_kit_assert_body (response, "hello");
}

static void
test_status (HttpKit *fixture, gconstpointer data)
{
  g_autoptr (TrackerResponse) response
      = http_kit_get (fixture->http, "https://post.example/nothing");

  g_assert_cmpint (tracker_response_get_kind (response), ==, TRACKER_RESPONSE_OK);
  g_assert_cmpint (tracker_response_get_status (response), ==, 404);
  http_kit_assert_body (response, "no such path");
}

/* What is sent is what the request says, and nothing about the person. */
static void
test_post (HttpKit *fixture, gconstpointer data)
{
  g_autoptr (TrackerRequest) request = tracker_request_new ("POST", "https://post.example/echo");
  g_autoptr (GBytes) body = g_bytes_new_static ("{\"a\":1}", 7);
  g_autoptr (TrackerResponse) response = NULL;
  g_autofree char *text = NULL;

  tracker_request_set_body (request, "application/json", body, TRUE);
  tracker_request_add_header (request, "X-Plain", "plain", FALSE);
  tracker_request_add_header (request, "Authorization", "Bearer key", TRUE);
  response = http_kit_send_request (fixture->http, request, NULL);
  text = http_kit_dup_body (response);
  http_kit_assert_has (text, "Method: POST\nHost: post.example\n");
  http_kit_assert_has (text, "Content-Type: application/json\n");
  http_kit_assert_has (text, "X-Plain: plain\n");
  http_kit_assert_has (text, "Authorization: Bearer key\n");
  http_kit_assert_has (text, "Accept-Encoding: gzip");
  http_kit_assert_has (text, "Body: {\"a\":1}\n");
  http_kit_assert_has_not (text, "User-Agent:");
  http_kit_assert_has_not (text, "Accept-Language:");
  http_kit_assert_has_not (text, "Cookie:");
}

static void
test_user_agent (HttpKit *fixture, gconstpointer data)
{
  g_autoptr (TrackerRequest) request = tracker_request_new ("GET", "https://post.example/echo");
  g_autoptr (TrackerResponse) response = NULL;
  g_autofree char *text = NULL;

  tracker_request_add_header (request, "User-Agent", "Tracker/1", FALSE);
  tracker_request_add_header (request, "Accept-Language", "uk", FALSE);
  response = http_kit_send_request (fixture->http, request, NULL);
  text = http_kit_dup_body (response);
  http_kit_assert_has (text, "User-Agent: Tracker/1\n");
  http_kit_assert_has (text, "Accept-Language: uk\n");
}

static void
test_hostile_requests (HttpKit *fixture, gconstpointer data)
{
  static const struct
  {
    const char *method;
    const char *url;
    const char *name;
    const char *value;
  } cases[] = {
    { "GET", "https://post.example/ok", "X-A", "b\r\nX-Injected: c" },
    { "GET", "https://post.example/ok", "X-A", "b\nc" },
    { "GET", "https://post.example/ok", "X A", "b" },
    { "GET", "https://post.example/ok", "X-A:", "b" },
    { "GET", "https://post.example/ok", "", "b" },
    { "GET / HTTP/1.1\r\nX: y", "https://post.example/ok", NULL, NULL },
    { "", "https://post.example/ok", NULL, NULL },
    { "GET", "https://post.example/ok\r\nX: y", NULL, NULL },
    { "GET", "http://post.example/ok", NULL, NULL },
    { "GET", "not an address", NULL, NULL },
    { "GET", "", NULL, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TrackerRequest) request = tracker_request_new (cases[i].method, cases[i].url);
      g_autoptr (TrackerResponse) response = NULL;

      if (cases[i].name != NULL)
        tracker_request_add_header (request, cases[i].name, cases[i].value, FALSE);
      response = http_kit_send_request (fixture->http, request, NULL);
      g_assert_cmpint (tracker_response_get_kind (response), ==, TRACKER_RESPONSE_UNREACHABLE);
      g_assert_nonnull (tracker_response_get_message (response));
    }
  g_assert_cmpuint (test_server_get_seen (http_kit_server)->len, ==, fixture->n_seen);
}

static void
test_wrong_name (HttpKit *fixture, gconstpointer data)
{
  static const char *const urls[] = { "https://evil.test/ok", "https://post.example.evil.test/ok",
                                      "https://a.b.post.example/ok", "https://127.0.0.1/ok" };

  for (gsize i = 0; i < G_N_ELEMENTS (urls); i++)
    {
      g_autoptr (TrackerResponse) response = http_kit_get (fixture->http, urls[i]);

      g_assert_cmpint (tracker_response_get_kind (response), ==, TRACKER_RESPONSE_TLS);
    }
  g_assert_cmpuint (test_server_get_seen (http_kit_server)->len, ==, fixture->n_seen);
}

static void
test_unknown_authority (void)
{
  g_autoptr (TrackerHttp) http
      = http_kit_make_http (test_server_get_other_authority (http_kit_server));
  g_autoptr (TrackerClock) clock = tracker_test_clock_new ();
  g_autoptr (TrackerHttp) plain = tracker_http_new (clock);
  g_autofree char *url
      = g_strdup_printf ("https://localhost:%d/ok", test_server_get_port (http_kit_server));
  g_autoptr (TrackerResponse) response = http_kit_get (http, "https://post.example/ok");
  g_autoptr (TrackerResponse) other = http_kit_get (plain, url);

  g_assert_cmpint (tracker_response_get_kind (response), ==, TRACKER_RESPONSE_TLS);
  g_assert_cmpint (tracker_response_get_kind (other), ==, TRACKER_RESPONSE_TLS);
}

static void
test_bad_authority (void)
{
  static const char *const texts[]
      = { "", "no certificate", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n" };
  g_autoptr (TrackerClock) clock = tracker_test_clock_new ();
  g_autoptr (GSocketConnectable) address = test_server_dup_address (http_kit_server);

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (tracker_http_new_for_gateway (clock, address, texts[i], &error));
      g_assert_nonnull (error);
    }
}

/* Sends @n requests to @url at once; returns when all are answered with @kind. */
static void
send_many (TrackerHttp *http, const char *url, guint n, int at_once, int gap_ms)
{
  g_autofree GAsyncResult **results = g_new0 (GAsyncResult *, n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *numbered
          = g_strdup_printf ("%s%sn=%u", url, strchr (url, '?') != NULL ? "&" : "?", i);
      g_autoptr (TrackerRequest) request = tracker_request_new ("GET", numbered);

      tracker_request_set_politeness (request, at_once, gap_ms);
      tracker_http_send_async (http, request, NULL, NULL, tracker_test_result_cb, &results[i]);
    }
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (TrackerResponse) response = http_kit_finish (http, &results[i]);

      g_assert_cmpint (tracker_response_get_kind (response), ==, TRACKER_RESPONSE_OK);
      g_assert_cmpint (tracker_response_get_status (response), ==, 200);
    }
}

static void
test_at_once (void)
{
  g_autoptr (TestServer) own = test_server_new ();
  g_autoptr (TrackerClock) clock = tracker_test_clock_new ();
  g_autoptr (GSocketConnectable) address = test_server_dup_address (own);
  g_autoptr (TrackerHttp) http
      = tracker_http_new_for_gateway (clock, address, test_server_get_authority (own), NULL);
  GPtrArray *seen = test_server_get_seen (own);

  send_many (http, "https://post.example/slow?30", 12, 3, 0);
  g_assert_cmpuint (test_server_get_most_at_once (own), ==, 3);
  g_assert_cmpuint (seen->len, ==, 12);
  tracker_http_set_limit (http, 8, 0);
  send_many (http, "https://post.example/slow?300", 12, 1, 10000);
  g_assert_cmpuint (test_server_get_most_at_once (own), >, 3);
  g_assert_cmpuint (test_server_get_most_at_once (own), <=, 8);
}

/* One at a time keeps the order. */
static void
test_order (HttpKit *fixture, gconstpointer data)
{
  GPtrArray *seen = test_server_get_seen (http_kit_server);

  send_many (fixture->http, "https://post.example/ok", 20, 1, 0);
  g_assert_cmpuint (seen->len, ==, fixture->n_seen + 20);
  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *expected = g_strdup_printf ("GET post.example /ok?n=%u", i);

      g_assert_cmpstr (g_ptr_array_index (seen, fixture->n_seen + i), ==, expected);
    }
}

static gboolean
is_seen (gpointer data)
{
  return test_server_get_seen (http_kit_server)->len > *(guint *) data;
}

/* A running one and a waiting one are cancelled; the next in line gets its turn. */
static void
test_cancel (HttpKit *fixture, gconstpointer data)
{
  g_autoptr (TrackerRequest) never = tracker_request_new ("GET", "https://post.example/never");
  g_autoptr (TrackerRequest) ok = tracker_request_new ("GET", "https://post.example/ok");
  g_autoptr (GCancellable) running = g_cancellable_new ();
  g_autoptr (GCancellable) waiting = g_cancellable_new ();
  g_autoptr (GCancellable) dead = g_cancellable_new ();
  GAsyncResult *results[4] = { NULL };
  g_autoptr (TrackerResponse) response = NULL;

  tracker_request_set_politeness (never, 1, 0);
  tracker_request_set_politeness (ok, 1, 0);
  g_cancellable_cancel (dead);
  tracker_http_send_async (fixture->http, never, NULL, running, tracker_test_result_cb,
                           &results[0]);
  tracker_http_send_async (fixture->http, never, NULL, waiting, tracker_test_result_cb,
                           &results[1]);
  tracker_http_send_async (fixture->http, never, NULL, dead, tracker_test_result_cb, &results[2]);
  tracker_http_send_async (fixture->http, ok, NULL, NULL, tracker_test_result_cb, &results[3]);
  g_assert_true (tracker_test_wait_until (is_seen, &fixture->n_seen));
  g_assert_cmpuint (tracker_http_get_n_running (fixture->http), ==, 1);
  g_assert_cmpuint (tracker_http_get_n_waiting (fixture->http), ==, 2);

  g_cancellable_cancel (waiting);
  g_cancellable_cancel (running);
  for (int i = 0; i < 3; i++)
    {
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GError) error = NULL;

      tracker_test_await (&results[i]);
      result = results[i];
      g_assert_null (tracker_http_send_finish (fixture->http, result, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    }
  response = http_kit_finish (fixture->http, &results[3]);
  http_kit_assert_body (response, "hello");
  g_assert_cmpuint (test_server_get_seen (http_kit_server)->len, ==, fixture->n_seen + 2);
}

static void
test_timeout (HttpKit *fixture, gconstpointer data)
{
  g_autoptr (TrackerRequest) request = tracker_request_new ("GET", "https://post.example/never");
  g_autoptr (TrackerResponse) response = NULL;
  g_autoptr (TrackerResponse) after = NULL;

  tracker_request_set_timeout_s (request, 1);
  response = http_kit_send_request (fixture->http, request, NULL);
  g_assert_cmpint (tracker_response_get_kind (response), ==, TRACKER_RESPONSE_TIMEOUT);
  g_assert_cmpint (tracker_response_get_status (response), ==, 0);
  after = http_kit_get (fixture->http, "https://post.example/ok");
  http_kit_assert_body (after, "hello");
}

/* Each has a second, three in a row take longer: the time in the queue is not theirs. */
static void
test_timeout_starts_late (HttpKit *fixture, gconstpointer data)
{
  GAsyncResult *results[3] = { NULL };

  for (int i = 0; i < 3; i++)
    {
      g_autoptr (TrackerRequest) request
          = tracker_request_new ("GET", "https://post.example/slow?500");

      tracker_request_set_politeness (request, 1, 0);
      tracker_request_set_timeout_s (request, 1);
      tracker_http_send_async (fixture->http, request, NULL, NULL, tracker_test_result_cb,
                               &results[i]);
    }
  for (int i = 0; i < 3; i++)
    {
      g_autoptr (TrackerResponse) response = http_kit_finish (fixture->http, &results[i]);

      http_kit_assert_body (response, "slow");
    }
}

typedef struct
{
  const char *url;
  gsize max_bytes;
  gsize expected; /* 0: too large */
} SizeCase;

static void
test_sizes (HttpKit *fixture, gconstpointer data)
{
  static const SizeCase cases[] = {
    { "https://post.example/size?0", 10, 0 },
    { "https://post.example/size?1000", 1000, 1000 },
    { "https://post.example/size?1001", 1000, 0 },
    { "https://post.example/size?10485760", 10485760, 10485760 },
    { "https://post.example/size?10485760", 10485759, 0 },
    { "https://post.example/bomb?100000", 100000, 100000 },
    { "https://post.example/bomb?20000000", 1000000, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TrackerRequest) request = tracker_request_new ("GET", cases[i].url);
      g_autoptr (TrackerResponse) response = NULL;

      tracker_request_set_max_bytes (request, cases[i].max_bytes);
      response = http_kit_send_request (fixture->http, request, NULL);
      if (cases[i].expected > 0 || i == 0)
        {
          g_assert_cmpint (tracker_response_get_kind (response), ==, TRACKER_RESPONSE_OK);
          g_assert_cmpuint (g_bytes_get_size (tracker_response_get_body (response)), ==,
                            cases[i].expected);
        }
      else
        {
          g_assert_cmpint (tracker_response_get_kind (response), ==, TRACKER_RESPONSE_TOO_LARGE);
        }
    }
}

static void
test_retry_after (HttpKit *fixture, gconstpointer data)
{
  static const struct
  {
    const char *url;
    int status;
    int retry_after_s;
    int least_then_s; /* what the next request to the host is told without being sent; 0: it is sent
                       */
  } cases[] = {
    { "https://a.post.example/later?429,120", 429, 120, 110 },
    { "https://b.post.example/later?503,Mon, 02 Mar 2026 10:01:00 GMT", 503, 60, 50 },
    { "https://c.post.example/later?429,soon", 429, 0, 0 },
    { "https://d.post.example/later?429,0", 429, 0, 0 },
    { "https://e.post.example/later?200,120", 200, 120, 0 },
    { "https://f.post.example/later?429,999999999", 429, 7 * 24 * 3600, 3500 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *host = g_strdup_printf ("%c.post.example", (char) ('a' + i));
      g_autofree char *url = g_strdup_printf ("https://%s/ok", host);
      g_autoptr (TrackerResponse) first = http_kit_get (fixture->http, cases[i].url);
      g_autoptr (TrackerResponse) second = http_kit_get (fixture->http, url);

      g_assert_cmpint (tracker_response_get_status (first), ==, cases[i].status);
      g_assert_cmpint (tracker_response_get_retry_after_s (first, TRACKER_TEST_NOW_S), ==,
                       cases[i].retry_after_s);
      if (cases[i].least_then_s == 0)
        {
          http_kit_assert_body (second, "hello");
          continue;
        }
      g_assert_cmpint (tracker_response_get_status (second), ==, 429);
      g_assert_cmpint (tracker_response_get_retry_after_s (second, TRACKER_TEST_NOW_S), >=,
                       cases[i].least_then_s);
      g_assert_cmpuint (g_bytes_get_size (tracker_response_get_body (second)), ==, 0);
      g_assert_cmpstr (tracker_response_get_url (second), ==, url);
    }
  g_assert_cmpuint (test_server_get_seen (http_kit_server)->len, ==, fixture->n_seen + 9);
}

static void
test_offline (HttpKit *fixture, gconstpointer data)
{
  g_autoptr (TrackerRequest) slow = tracker_request_new ("GET", "https://post.example/slow?50");
  GAsyncResult *results[2] = { NULL };
  g_autoptr (TrackerResponse) running = NULL;
  g_autoptr (TrackerResponse) waiting = NULL;
  g_autoptr (TrackerResponse) refused = NULL;
  g_autoptr (TrackerResponse) back = NULL;

  g_assert_true (tracker_http_get_online (fixture->http));
  tracker_request_set_politeness (slow, 1, 0);
  tracker_http_send_async (fixture->http, slow, NULL, NULL, tracker_test_result_cb, &results[0]);
  tracker_http_send_async (fixture->http, slow, NULL, NULL, tracker_test_result_cb, &results[1]);
  g_assert_true (tracker_test_wait_until (is_seen, &fixture->n_seen));
  tracker_http_set_online (fixture->http, FALSE);
  g_assert_false (tracker_http_get_online (fixture->http));

  refused = http_kit_get (fixture->http, "https://post.example/ok");
  waiting = http_kit_finish (fixture->http, &results[1]);
  running = http_kit_finish (fixture->http, &results[0]);
  g_assert_cmpint (tracker_response_get_kind (refused), ==, TRACKER_RESPONSE_OFFLINE);
  g_assert_cmpint (tracker_response_get_kind (waiting), ==, TRACKER_RESPONSE_OFFLINE);
  http_kit_assert_body (running, "slow");
  g_assert_cmpuint (test_server_get_seen (http_kit_server)->len, ==, fixture->n_seen + 1);
  tracker_http_set_online (fixture->http, TRUE);
  back = http_kit_get (fixture->http, "https://post.example/ok");
  http_kit_assert_body (back, "hello");
}

/* Ours to the http_kit_server, by asking each open file who is at its other end. */
static guint
count_connections (void)
{
  guint n = 0;

  for (int fd = 3; fd < 1024; fd++)
    {
      struct sockaddr_in peer;
      socklen_t length = sizeof peer;

      if (getpeername (fd, (struct sockaddr *) &peer, &length) == 0 && peer.sin_family == AF_INET
          && ntohs (peer.sin_port) == test_server_get_port (http_kit_server))
        n++;
    }
  return n;
}

static gboolean
has_no_connection (gpointer data)
{
  return count_connections () == 0;
}

/* A thousand answered: no object and no connection is left. */
static void
test_many (void)
{
  HttpKit fixture;

  http_kit_set_up (&fixture, NULL);
  send_many (fixture.http, "https://post.example/ok", 1000, 20, 0);
  g_assert_cmpuint (count_connections (), >, 0);
  http_kit_tear_down (&fixture, NULL);
  g_assert_true (tracker_test_wait_until (has_no_connection, NULL));
}

/* Broken off in the middle of the body, again and again: the next one is none the worse. */
static void
test_many_broken_off (HttpKit *fixture, gconstpointer data)
{
  g_autoptr (TrackerResponse) after = NULL;

  for (int i = 0; i < 100; i++)
    {
      g_autoptr (TrackerRequest) request
          = tracker_request_new ("GET", "https://post.example/size?1000000");
      g_autoptr (TrackerResponse) response = NULL;

      tracker_request_set_max_bytes (request, 1000);
      response = http_kit_send_request (fixture->http, request, NULL);
      g_assert_cmpint (tracker_response_get_kind (response), ==, TRACKER_RESPONSE_TOO_LARGE);
    }
  after = http_kit_get (fixture->http, "https://post.example/ok");
  http_kit_assert_body (after, "hello");
  g_assert_cmpuint (count_connections (), <=, 2);
}

static void
add_tests (void)
{
  HTTP_KIT_ADD ("/http/get", test_get);
  HTTP_KIT_ADD ("/http/status", test_status);
  HTTP_KIT_ADD ("/http/post", test_post);
  HTTP_KIT_ADD ("/http/user-agent", test_user_agent);
  HTTP_KIT_ADD ("/http/hostile-requests", test_hostile_requests);
  HTTP_KIT_ADD ("/http/wrong-name", test_wrong_name);
  g_test_add_func ("/http/unknown-authority", test_unknown_authority);
  g_test_add_func ("/http/bad-authority", test_bad_authority);
  g_test_add_func ("/http/at-once", test_at_once);
  HTTP_KIT_ADD ("/http/order", test_order);
  HTTP_KIT_ADD ("/http/cancel", test_cancel);
  HTTP_KIT_ADD ("/http/timeout", test_timeout);
  HTTP_KIT_ADD ("/http/timeout-starts-late", test_timeout_starts_late);
  HTTP_KIT_ADD ("/http/sizes", test_sizes);
  HTTP_KIT_ADD ("/http/retry-after", test_retry_after);
  HTTP_KIT_ADD ("/http/offline", test_offline);
  g_test_add_func ("/http/many", test_many);
  HTTP_KIT_ADD ("/http/many-broken-off", test_many_broken_off);
}

int
main (int argc, char **argv)
{
  return http_kit_run (&argc, &argv, add_tests);
}
