/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <netinet/in.h>
#include <string.h>
#include <sys/socket.h>

#include "tracker-http.h"
#include "tracker-test-server.h"
#include "tracker-test.h"

/* One server for the whole run: making its certificates is the slow part. */
static TestServer *server;

typedef struct
{
  TrackerHttp *http;
  guint n_seen; /* what earlier tests sent */
} Fixture;

static TrackerHttp *
make_http (const char *authority)
{
  g_autoptr (TrackerClock) clock = tracker_test_clock_new ();
  g_autoptr (GSocketConnectable) address = test_server_dup_address (server);
  g_autoptr (GError) error = NULL;
  TrackerHttp *http = tracker_http_new_for_gateway (clock, address, authority, &error);

  g_assert_no_error (error);
  return http;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->http = make_http (test_server_get_authority (server));
  fixture->n_seen = test_server_get_seen (server)->len;
}

static gboolean
is_gone (gpointer data)
{
  return *(gpointer *) data == NULL;
}

/* Nothing may hold the object when all answers are in. */
static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpuint (tracker_http_get_n_running (fixture->http), ==, 0);
  g_assert_cmpuint (tracker_http_get_n_waiting (fixture->http), ==, 0);
  g_object_add_weak_pointer (G_OBJECT (fixture->http), (gpointer *) &fixture->http);
  g_object_unref (fixture->http);
  g_assert_true (tracker_test_wait_until (is_gone, &fixture->http));
}

static TrackerResponse *
finish (TrackerHttp *http, GAsyncResult **slot)
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

static TrackerResponse *
send_request (TrackerHttp *http, TrackerRequest *request, TrackerConversation *conversation)
{
  GAsyncResult *result = NULL;

  tracker_http_send_async (http, request, conversation, NULL, tracker_test_result_cb, &result);
  return finish (http, &result);
}

static TrackerResponse *
get (TrackerHttp *http, const char *url)
{
  g_autoptr (TrackerRequest) request = tracker_request_new ("GET", url);

  return send_request (http, request, NULL);
}

static void
assert_body (TrackerResponse *response, const char *expected)
{
  GBytes *body = tracker_response_get_body (response);

  g_assert_cmpmem (g_bytes_get_data (body, NULL), g_bytes_get_size (body), expected,
                   strlen (expected));
}

static char *
dup_body (TrackerResponse *response)
{
  GBytes *body = tracker_response_get_body (response);

  g_assert_cmpint (tracker_response_get_kind (response), ==, TRACKER_RESPONSE_OK);
  return g_strndup (g_bytes_get_data (body, NULL), g_bytes_get_size (body));
}

static void
assert_has (const char *text, const char *line)
{
  if (strstr (text, line) == NULL)
    g_error ("\"%s\" is not in:\n%s", line, text);
}

static void
assert_has_not (const char *text, const char *line)
{
  if (strstr (text, line) != NULL)
    g_error ("\"%s\" is in:\n%s", line, text);
}

static void
test_get (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TrackerResponse) response = get (fixture->http, "https://post.example/ok");

  g_assert_cmpint (tracker_response_get_kind (response), ==, TRACKER_RESPONSE_OK);
  g_assert_cmpint (tracker_response_get_status (response), ==, 200);
  g_assert_cmpstr (tracker_response_get_content_type (response), ==, "text/plain; charset=utf-8");
  g_assert_cmpstr (tracker_response_find_header (response, "content-length"), ==, "5");
  g_assert_cmpstr (tracker_response_get_url (response), ==, "https://post.example/ok");
  assert_body (response, "hello");
}

static void
test_status (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TrackerResponse) response = get (fixture->http, "https://post.example/nothing");

  g_assert_cmpint (tracker_response_get_kind (response), ==, TRACKER_RESPONSE_OK);
  g_assert_cmpint (tracker_response_get_status (response), ==, 404);
  assert_body (response, "no such path");
}

/* What is sent is what the request says, and nothing about the person. */
static void
test_post (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TrackerRequest) request = tracker_request_new ("POST", "https://post.example/echo");
  g_autoptr (GBytes) body = g_bytes_new_static ("{\"a\":1}", 7);
  g_autoptr (TrackerResponse) response = NULL;
  g_autofree char *text = NULL;

  tracker_request_set_body (request, "application/json", body, TRUE);
  tracker_request_add_header (request, "X-Plain", "plain", FALSE);
  tracker_request_add_header (request, "Authorization", "Bearer key", TRUE);
  response = send_request (fixture->http, request, NULL);
  text = dup_body (response);
  assert_has (text, "Method: POST\nHost: post.example\n");
  assert_has (text, "Content-Type: application/json\n");
  assert_has (text, "X-Plain: plain\n");
  assert_has (text, "Authorization: Bearer key\n");
  assert_has (text, "Accept-Encoding: gzip");
  assert_has (text, "Body: {\"a\":1}\n");
  assert_has_not (text, "User-Agent:");
  assert_has_not (text, "Accept-Language:");
  assert_has_not (text, "Cookie:");
}

static void
test_user_agent (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TrackerRequest) request = tracker_request_new ("GET", "https://post.example/echo");
  g_autoptr (TrackerResponse) response = NULL;
  g_autofree char *text = NULL;

  tracker_request_add_header (request, "User-Agent", "Tracker/1", FALSE);
  tracker_request_add_header (request, "Accept-Language", "uk", FALSE);
  response = send_request (fixture->http, request, NULL);
  text = dup_body (response);
  assert_has (text, "User-Agent: Tracker/1\n");
  assert_has (text, "Accept-Language: uk\n");
}

static void
test_hostile_requests (Fixture *fixture, gconstpointer data)
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
      response = send_request (fixture->http, request, NULL);
      g_assert_cmpint (tracker_response_get_kind (response), ==, TRACKER_RESPONSE_UNREACHABLE);
      g_assert_nonnull (tracker_response_get_message (response));
    }
  g_assert_cmpuint (test_server_get_seen (server)->len, ==, fixture->n_seen);
}

static void
test_wrong_name (Fixture *fixture, gconstpointer data)
{
  static const char *const urls[] = { "https://evil.test/ok", "https://post.example.evil.test/ok",
                                      "https://a.b.post.example/ok", "https://127.0.0.1/ok" };

  for (gsize i = 0; i < G_N_ELEMENTS (urls); i++)
    {
      g_autoptr (TrackerResponse) response = get (fixture->http, urls[i]);

      g_assert_cmpint (tracker_response_get_kind (response), ==, TRACKER_RESPONSE_TLS);
    }
  g_assert_cmpuint (test_server_get_seen (server)->len, ==, fixture->n_seen);
}

static void
test_unknown_authority (void)
{
  g_autoptr (TrackerHttp) http = make_http (test_server_get_other_authority (server));
  g_autoptr (TrackerClock) clock = tracker_test_clock_new ();
  g_autoptr (TrackerHttp) plain = tracker_http_new (clock);
  g_autofree char *url = g_strdup_printf ("https://localhost:%d/ok", test_server_get_port (server));
  g_autoptr (TrackerResponse) response = get (http, "https://post.example/ok");
  g_autoptr (TrackerResponse) other = get (plain, url);

  g_assert_cmpint (tracker_response_get_kind (response), ==, TRACKER_RESPONSE_TLS);
  g_assert_cmpint (tracker_response_get_kind (other), ==, TRACKER_RESPONSE_TLS);
}

static void
test_bad_authority (void)
{
  static const char *const texts[]
      = { "", "no certificate", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n" };
  g_autoptr (TrackerClock) clock = tracker_test_clock_new ();
  g_autoptr (GSocketConnectable) address = test_server_dup_address (server);

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
      g_autoptr (TrackerResponse) response = finish (http, &results[i]);

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
test_order (Fixture *fixture, gconstpointer data)
{
  GPtrArray *seen = test_server_get_seen (server);

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
  return test_server_get_seen (server)->len > *(guint *) data;
}

/* A running one and a waiting one are cancelled; the next in line gets its turn. */
static void
test_cancel (Fixture *fixture, gconstpointer data)
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
  response = finish (fixture->http, &results[3]);
  assert_body (response, "hello");
  g_assert_cmpuint (test_server_get_seen (server)->len, ==, fixture->n_seen + 2);
}

static void
test_timeout (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TrackerRequest) request = tracker_request_new ("GET", "https://post.example/never");
  g_autoptr (TrackerResponse) response = NULL;
  g_autoptr (TrackerResponse) after = NULL;

  tracker_request_set_timeout_s (request, 1);
  response = send_request (fixture->http, request, NULL);
  g_assert_cmpint (tracker_response_get_kind (response), ==, TRACKER_RESPONSE_TIMEOUT);
  g_assert_cmpint (tracker_response_get_status (response), ==, 0);
  after = get (fixture->http, "https://post.example/ok");
  assert_body (after, "hello");
}

/* Each has a second, three in a row take longer: the time in the queue is not theirs. */
static void
test_timeout_starts_late (Fixture *fixture, gconstpointer data)
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
      g_autoptr (TrackerResponse) response = finish (fixture->http, &results[i]);

      assert_body (response, "slow");
    }
}

typedef struct
{
  const char *url;
  gsize max_bytes;
  gsize expected; /* 0: too large */
} SizeCase;

static void
test_sizes (Fixture *fixture, gconstpointer data)
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
      response = send_request (fixture->http, request, NULL);
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
test_redirect_secrets (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TrackerConversation) conversation = tracker_conversation_new ();
  g_autoptr (TrackerRequest) near
      = tracker_request_new ("GET", "https://post.example/to?302,/echo");
  g_autoptr (TrackerRequest) far
      = tracker_request_new ("GET", "https://post.example/to?302,https://other.test/echo");
  TrackerRequest *requests[] = { near, far };
  g_autofree char *near_text = NULL;
  g_autofree char *far_text = NULL;

  for (int i = 0; i < 2; i++)
    {
      g_autoptr (TrackerResponse) response = NULL;

      tracker_request_add_header (requests[i], "X-Secret", "secret", TRUE);
      tracker_request_add_header (requests[i], "X-Plain", "plain", FALSE);
      tracker_request_add_header (requests[i], "Cookie", "mine=1", FALSE);
      response = send_request (fixture->http, requests[i], conversation);
      *(i == 0 ? &near_text : &far_text) = dup_body (response);
      g_assert_cmpstr (tracker_response_get_url (response), ==,
                       i == 0 ? "https://post.example/echo" : "https://other.test/echo");
    }
  assert_has (near_text, "X-Secret: secret\n");
  assert_has (near_text, "X-Plain: plain\n");
  assert_has (near_text, "Cookie: hop=1; mine=1\n");
  assert_has (far_text, "Host: other.test\n");
  assert_has (far_text, "X-Plain: plain\n");
  assert_has_not (far_text, "secret");
  assert_has_not (far_text, "Cookie:");
}

static void
test_bad_redirects (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *url;
    gboolean secret_body;
    gboolean secret_url;
  } cases[] = {
    { "https://post.example/to?302,http://post.example/ok", FALSE, FALSE },
    { "https://post.example/to?302,ftp://post.example/ok", FALSE, FALSE },
    { "https://post.example/to?307,https://other.test/ok", TRUE, FALSE },
    { "https://post.example/to?302,https://other.test/ok", FALSE, TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TrackerRequest) request = tracker_request_new ("POST", cases[i].url);
      g_autoptr (GBytes) body = g_bytes_new_static ("password", 8);
      g_autoptr (TrackerResponse) response = NULL;

      tracker_request_set_body (request, "text/plain", body, cases[i].secret_body);
      tracker_request_set_url_is_secret (request, cases[i].secret_url);
      response = send_request (fixture->http, request, NULL);
      g_assert_cmpint (tracker_response_get_kind (response), ==, TRACKER_RESPONSE_BAD_REDIRECT);
    }
  g_assert_cmpuint (test_server_get_seen (server)->len, ==, fixture->n_seen + G_N_ELEMENTS (cases));
}

/* A redirect to itself is followed five times, and no more. */
static void
test_redirect_loop (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TrackerResponse) response = get (fixture->http, "https://post.example/to?302,");

  g_assert_cmpint (tracker_response_get_kind (response), ==, TRACKER_RESPONSE_BAD_REDIRECT);
  g_assert_cmpuint (test_server_get_seen (server)->len, ==, fixture->n_seen + 6);
}

static void
test_redirect_method (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *url;
    const char *method;
    const char *body;
  } cases[] = {
    { "https://post.example/to?302,/echo", "Method: GET\n", "Body: \n" },
    { "https://post.example/to?303,/echo", "Method: GET\n", "Body: \n" },
    { "https://post.example/to?307,/echo", "Method: POST\n", "Body: form\n" },
    { "https://post.example/to?308,https://other.test/echo", "Method: POST\n", "Body: form\n" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TrackerRequest) request = tracker_request_new ("POST", cases[i].url);
      g_autoptr (GBytes) body = g_bytes_new_static ("form", 4);
      g_autoptr (TrackerResponse) response = NULL;
      g_autofree char *text = NULL;

      tracker_request_set_body (request, "text/plain", body, FALSE);
      response = send_request (fixture->http, request, NULL);
      text = dup_body (response);
      assert_has (text, cases[i].method);
      assert_has (text, cases[i].body);
    }
}

static char *
echo (TrackerHttp *http, const char *host, TrackerConversation *conversation)
{
  g_autofree char *url = g_strdup_printf ("https://%s/echo", host);
  g_autoptr (TrackerRequest) request = tracker_request_new ("GET", url);
  g_autoptr (TrackerResponse) response = send_request (http, request, conversation);

  return dup_body (response);
}

static void
set_cookie (TrackerHttp *http,
            const char *host,
            const char *cookie,
            TrackerConversation *conversation)
{
  g_autofree char *escaped = g_uri_escape_string (cookie, "=;", FALSE);
  g_autofree char *url = g_strdup_printf ("https://%s/set?%s", host, escaped);
  g_autoptr (TrackerRequest) request = tracker_request_new ("GET", url);
  g_autoptr (TrackerResponse) response = send_request (http, request, conversation);

  g_assert_cmpint (tracker_response_get_status (response), ==, 200);
}

static void
test_conversations (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TrackerConversation) one = tracker_conversation_new ();
  g_autoptr (TrackerConversation) two = tracker_conversation_new ();
  g_autofree char *text_one = NULL;
  g_autofree char *text_two = NULL;
  g_autofree char *text_none = NULL;
  g_autofree char *text_other = NULL;

  set_cookie (fixture->http, "post.example", "session=one; Path=/; Secure; HttpOnly", one);
  set_cookie (fixture->http, "post.example", "session=two; Path=/", two);
  set_cookie (fixture->http, "post.example", "session=none; Path=/", NULL);
  set_cookie (fixture->http, "post.example", "stolen=1; Domain=other.test; Path=/", one);
  set_cookie (fixture->http, "post.example", "elsewhere=1; Path=/elsewhere", one);
  set_cookie (fixture->http, "post.example", "gone=1; Path=/; Max-Age=0", one);
  text_one = echo (fixture->http, "post.example", one);
  text_two = echo (fixture->http, "post.example", two);
  text_none = echo (fixture->http, "post.example", NULL);
  text_other = echo (fixture->http, "other.test", one);
  assert_has (text_one, "Cookie: session=one\n");
  assert_has (text_two, "Cookie: session=two\n");
  assert_has_not (text_none, "Cookie:");
  assert_has_not (text_other, "Cookie:");
}

/* The request's own cookie and the conversation's make one header; the conversation's is the newer
 * of two namesakes. */
static void
test_cookies_joined (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TrackerConversation) conversation = tracker_conversation_new ();
  g_autoptr (TrackerRequest) request = tracker_request_new ("GET", "https://post.example/echo");
  g_autoptr (TrackerResponse) response = NULL;
  g_autofree char *text = NULL;

  set_cookie (fixture->http, "post.example", "session=new; Path=/", conversation);
  tracker_request_add_header (request, "Cookie", "session=old; language=uk; sessions=3", FALSE);
  response = send_request (fixture->http, request, conversation);
  text = dup_body (response);
  assert_has (text, "Cookie: session=new; language=uk; sessions=3\n");
}

static void
test_retry_after (Fixture *fixture, gconstpointer data)
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
      g_autoptr (TrackerResponse) first = get (fixture->http, cases[i].url);
      g_autoptr (TrackerResponse) second = get (fixture->http, url);

      g_assert_cmpint (tracker_response_get_status (first), ==, cases[i].status);
      g_assert_cmpint (tracker_response_get_retry_after_s (first, TRACKER_TEST_NOW_S), ==,
                       cases[i].retry_after_s);
      if (cases[i].least_then_s == 0)
        {
          assert_body (second, "hello");
          continue;
        }
      g_assert_cmpint (tracker_response_get_status (second), ==, 429);
      g_assert_cmpint (tracker_response_get_retry_after_s (second, TRACKER_TEST_NOW_S), >=,
                       cases[i].least_then_s);
      g_assert_cmpuint (g_bytes_get_size (tracker_response_get_body (second)), ==, 0);
      g_assert_cmpstr (tracker_response_get_url (second), ==, url);
    }
  g_assert_cmpuint (test_server_get_seen (server)->len, ==, fixture->n_seen + 9);
}

static void
test_offline (Fixture *fixture, gconstpointer data)
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

  refused = get (fixture->http, "https://post.example/ok");
  waiting = finish (fixture->http, &results[1]);
  running = finish (fixture->http, &results[0]);
  g_assert_cmpint (tracker_response_get_kind (refused), ==, TRACKER_RESPONSE_OFFLINE);
  g_assert_cmpint (tracker_response_get_kind (waiting), ==, TRACKER_RESPONSE_OFFLINE);
  assert_body (running, "slow");
  g_assert_cmpuint (test_server_get_seen (server)->len, ==, fixture->n_seen + 1);
  tracker_http_set_online (fixture->http, TRUE);
  back = get (fixture->http, "https://post.example/ok");
  assert_body (back, "hello");
}

/* Ours to the server, by asking each open file who is at its other end. */
static guint
count_connections (void)
{
  guint n = 0;

  for (int fd = 3; fd < 1024; fd++)
    {
      struct sockaddr_in peer;
      socklen_t length = sizeof peer;

      if (getpeername (fd, (struct sockaddr *) &peer, &length) == 0 && peer.sin_family == AF_INET
          && ntohs (peer.sin_port) == test_server_get_port (server))
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
  Fixture fixture;

  set_up (&fixture, NULL);
  send_many (fixture.http, "https://post.example/ok", 1000, 20, 0);
  g_assert_cmpuint (count_connections (), >, 0);
  tear_down (&fixture, NULL);
  g_assert_true (tracker_test_wait_until (has_no_connection, NULL));
}

/* Broken off in the middle of the body, again and again: the next one is none the worse. */
static void
test_many_broken_off (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TrackerResponse) after = NULL;

  for (int i = 0; i < 100; i++)
    {
      g_autoptr (TrackerRequest) request
          = tracker_request_new ("GET", "https://post.example/size?1000000");
      g_autoptr (TrackerResponse) response = NULL;

      tracker_request_set_max_bytes (request, 1000);
      response = send_request (fixture->http, request, NULL);
      g_assert_cmpint (tracker_response_get_kind (response), ==, TRACKER_RESPONSE_TOO_LARGE);
    }
  after = get (fixture->http, "https://post.example/ok");
  assert_body (after, "hello");
  g_assert_cmpuint (count_connections (), <=, 2);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  int code;

  tracker_test_init (&argc, &argv);
  server = test_server_new ();
  ADD ("/http/get", test_get);
  ADD ("/http/status", test_status);
  ADD ("/http/post", test_post);
  ADD ("/http/user-agent", test_user_agent);
  ADD ("/http/hostile-requests", test_hostile_requests);
  ADD ("/http/wrong-name", test_wrong_name);
  g_test_add_func ("/http/unknown-authority", test_unknown_authority);
  g_test_add_func ("/http/bad-authority", test_bad_authority);
  g_test_add_func ("/http/at-once", test_at_once);
  ADD ("/http/order", test_order);
  ADD ("/http/cancel", test_cancel);
  ADD ("/http/timeout", test_timeout);
  ADD ("/http/timeout-starts-late", test_timeout_starts_late);
  ADD ("/http/sizes", test_sizes);
  ADD ("/http/redirect-secrets", test_redirect_secrets);
  ADD ("/http/bad-redirects", test_bad_redirects);
  ADD ("/http/redirect-loop", test_redirect_loop);
  ADD ("/http/redirect-method", test_redirect_method);
  ADD ("/http/conversations", test_conversations);
  ADD ("/http/cookies-joined", test_cookies_joined);
  ADD ("/http/retry-after", test_retry_after);
  ADD ("/http/offline", test_offline);
  g_test_add_func ("/http/many", test_many);
  ADD ("/http/many-broken-off", test_many_broken_off);
  code = g_test_run ();
  g_clear_pointer (&server, test_server_free);
  /* LeakSanitizer of GCC 12 stumbles over threads that end while it looks at them: let those of the
   * pool end first. */
  g_thread_pool_set_max_unused_threads (0);
  g_usleep (200 * 1000);
  return code;
}
