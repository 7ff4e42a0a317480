/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "http-kit.h"

static void
test_redirect_secrets (HttpKit *fixture, gconstpointer data)
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
      response = http_kit_send_request (fixture->http, requests[i], conversation);
      *(i == 0 ? &near_text : &far_text) = http_kit_dup_body (response);
      g_assert_cmpstr (tracker_response_get_url (response), ==,
                       i == 0 ? "https://post.example/echo" : "https://other.test/echo");
    }
  http_kit_assert_has (near_text, "X-Secret: secret\n");
  http_kit_assert_has (near_text, "X-Plain: plain\n");
  http_kit_assert_has (near_text, "Cookie: hop=1; mine=1\n");
  http_kit_assert_has (far_text, "Host: other.test\n");
  http_kit_assert_has (far_text, "X-Plain: plain\n");
  http_kit_assert_has_not (far_text, "secret");
  http_kit_assert_has_not (far_text, "Cookie:");
}

static void
test_bad_redirects (HttpKit *fixture, gconstpointer data)
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
      response = http_kit_send_request (fixture->http, request, NULL);
      g_assert_cmpint (tracker_response_get_kind (response), ==, TRACKER_RESPONSE_BAD_REDIRECT);
    }
  g_assert_cmpuint (test_server_get_seen (http_kit_server)->len, ==,
                    fixture->n_seen + G_N_ELEMENTS (cases));
}

/* A redirect to itself is followed five times, and no more. */
static void
test_redirect_loop (HttpKit *fixture, gconstpointer data)
{
  g_autoptr (TrackerResponse) response
      = http_kit_get (fixture->http, "https://post.example/to?302,");

  g_assert_cmpint (tracker_response_get_kind (response), ==, TRACKER_RESPONSE_BAD_REDIRECT);
  g_assert_cmpuint (test_server_get_seen (http_kit_server)->len, ==, fixture->n_seen + 6);
}

static void
test_redirect_method (HttpKit *fixture, gconstpointer data)
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
      response = http_kit_send_request (fixture->http, request, NULL);
      text = http_kit_dup_body (response);
      http_kit_assert_has (text, cases[i].method);
      http_kit_assert_has (text, cases[i].body);
    }
}

static char *
echo (TrackerHttp *http, const char *host, TrackerConversation *conversation)
{
  g_autofree char *url = g_strdup_printf ("https://%s/echo", host);
  g_autoptr (TrackerRequest) request = tracker_request_new ("GET", url);
  g_autoptr (TrackerResponse) response = http_kit_send_request (http, request, conversation);

  return http_kit_dup_body (response);
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
  g_autoptr (TrackerResponse) response = http_kit_send_request (http, request, conversation);

  g_assert_cmpint (tracker_response_get_status (response), ==, 200);
}

static void
test_conversations (HttpKit *fixture, gconstpointer data)
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
  http_kit_assert_has (text_one, "Cookie: session=one\n");
  http_kit_assert_has (text_two, "Cookie: session=two\n");
  http_kit_assert_has_not (text_none, "Cookie:");
  http_kit_assert_has_not (text_other, "Cookie:");
}

/* The request's own cookie and the conversation's make one header; the conversation's is the newer
 * of two namesakes. */
static void
test_cookies_joined (HttpKit *fixture, gconstpointer data)
{
  g_autoptr (TrackerConversation) conversation = tracker_conversation_new ();
  g_autoptr (TrackerRequest) request = tracker_request_new ("GET", "https://post.example/echo");
  g_autoptr (TrackerResponse) response = NULL;
  g_autofree char *text = NULL;

  set_cookie (fixture->http, "post.example", "session=new; Path=/", conversation);
  tracker_request_add_header (request, "Cookie", "session=old; language=uk; sessions=3", FALSE);
  response = http_kit_send_request (fixture->http, request, conversation);
  text = http_kit_dup_body (response);
  http_kit_assert_has (text, "Cookie: session=new; language=uk; sessions=3\n");
}

/* --- who was told --- */

static void
assert_told (TrackerConversation *conversation, const char *hosts)
{
  g_autoptr (GPtrArray) tellings = tracker_conversation_steal_tellings (conversation);
  g_autoptr (GString) told = g_string_new (NULL);

  for (guint i = 0; i < tellings->len; i++)
    {
      const TrackerTelling *telling = g_ptr_array_index (tellings, i);

      g_assert_cmpint (telling->at_s, ==, TRACKER_TEST_NOW_S);
      g_string_append_printf (told, "%s%s", i > 0 ? " " : "", telling->host);
    }
  g_assert_cmpstr (told->str, ==, hosts);
}

/* Whoever got the request is noted; who could not be reached, or is another than it seems, is not.
 */
static void
test_told (HttpKit *fixture, gconstpointer data)
{
  static const struct
  {
    const char *url;
    gboolean tells;
    const char *hosts;
  } cases[] = {
    { "https://Post.example/ok", TRUE, "post.example" },
    { "https://post.example/ok", FALSE, "" },
    { "https://post.example/to?302,/echo", TRUE, "post.example post.example" },
    { "https://post.example/to?302,https://other.test/echo", TRUE, "post.example other.test" },
    { "https://post.example/to?302,http://other.test/echo", TRUE, "post.example" },
    { "https://post.example/later?500,1", TRUE, "post.example" },
    { "https://evil.test/ok", TRUE, "" }, /* its certificate is for another name */
    { "ftp://post.example/ok", TRUE, "" },
  };
  g_autoptr (TrackerConversation) conversation = tracker_conversation_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TrackerRequest) request = tracker_request_new ("GET", cases[i].url);

      tracker_request_set_tells_number (request, cases[i].tells);
      tracker_response_unref (http_kit_send_request (fixture->http, request, conversation));
      assert_told (conversation, cases[i].hosts);
    }
}

static gboolean
is_running (gpointer data)
{
  return test_server_get_seen (http_kit_server)->len > *(guint *) data;
}

/* Called off in the middle: told all the same. Called off while it waited, or offline: not told. */
static void
test_told_and_called_off (HttpKit *fixture, gconstpointer data)
{
  g_autoptr (TrackerConversation) first = tracker_conversation_new ();
  g_autoptr (TrackerConversation) second = tracker_conversation_new ();
  g_autoptr (TrackerRequest) request = tracker_request_new ("GET", "https://post.example/never");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  GAsyncResult *results[2] = { NULL, NULL };

  tracker_request_set_tells_number (request, TRUE);
  tracker_request_set_politeness (request, 1, 0);
  tracker_http_send_async (fixture->http, request, first, cancellable, tracker_test_result_cb,
                           &results[0]);
  tracker_http_send_async (fixture->http, request, second, cancellable, tracker_test_result_cb,
                           &results[1]);
  g_assert_true (tracker_test_wait_until (is_running, &fixture->n_seen));
  g_cancellable_cancel (cancellable);
  for (int i = 0; i < 2; i++)
    {
      g_autoptr (GError) error = NULL;

      tracker_test_await (&results[i]);
      g_assert_null (tracker_http_send_finish (fixture->http, results[i], &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_clear_object (&results[i]);
    }
  assert_told (first, "post.example");
  assert_told (second, "");

  tracker_http_set_online (fixture->http, FALSE);
  tracker_response_unref (http_kit_send_request (fixture->http, request, second));
  assert_told (second, "");
}

static void
add_tests (void)
{
  HTTP_KIT_ADD ("/http/redirect-secrets", test_redirect_secrets);
  HTTP_KIT_ADD ("/http/bad-redirects", test_bad_redirects);
  HTTP_KIT_ADD ("/http/redirect-loop", test_redirect_loop);
  HTTP_KIT_ADD ("/http/redirect-method", test_redirect_method);
  HTTP_KIT_ADD ("/http/conversations", test_conversations);
  HTTP_KIT_ADD ("/http/cookies-joined", test_cookies_joined);
  HTTP_KIT_ADD ("/http/told", test_told);
  HTTP_KIT_ADD ("/http/told-and-called-off", test_told_and_called_off);
}

int
main (int argc, char **argv)
{
  return http_kit_run (&argc, &argv, add_tests);
}
