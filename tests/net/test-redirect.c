/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tracker-redirect-private.h"
#include "tracker-test.h"

typedef struct
{
  const char *url;
  const char *expected; /* NULL: refused */
} UrlCase;

static const UrlCase url_cases[] = {
  { "https://post.example/a?b=c", "https://post.example/a?b=c" },
  { "https://post.example", "https://post.example/" },
  { "HTTPS://post.example:444/", "https://post.example:444/" },
  { "https://post.example/with blank", "https://post.example/with%20blank" },
  { "https://post.example/\xc3\xa9?q=\xff", "https://post.example/%C3%A9?q=%FF" },
  { "https://post.example/a%2Fb", "https://post.example/a%2Fb" },
  { "http://127.0.0.1:8080/x", "http://127.0.0.1:8080/x" },
  { "http://[::1]:8080/x", "http://[::1]:8080/x" },
  { "http://localhost/x", "http://localhost/x" },
  { "http://post.example/", NULL },
  { "http://127.0.0.1.evil.test/", NULL },
  { "http://localhost.evil.test/", NULL },
  { "http://10.0.0.1/", NULL },
  { "https://user@post.example/", NULL },
  { "https://user:password@post.example/", NULL },
  { "https://post.example/\r\nX-Injected: yes", NULL },
  { "https://post.example/\n", NULL },
  { "https://post.example/\x7f", NULL },
  { "https:///path", NULL },
  { "https://", NULL },
  { "ftp://post.example/", NULL },
  { "file:///etc/passwd", NULL },
  { "javascript:alert(1)", NULL },
  { "data:text/plain,x", NULL },
  { "/relative", NULL },
  { "", NULL },
  { "https://post.example:99999/", NULL },
  { "https://[::1", NULL },
};

static void
test_urls (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (url_cases); i++)
    {
      const UrlCase *it = &url_cases[i];
      const char *problem = NULL;
      g_autoptr (GUri) uri = tracker_hop_parse_uri (it->url, NULL, &problem);
      g_autofree char *text = uri != NULL ? g_uri_to_string (uri) : NULL;

      g_test_message ("%s", it->url);
      g_assert_cmpstr (text, ==, it->expected);
      g_assert_true ((problem != NULL) == (it->expected == NULL));
    }
}

static void
test_long_url (void)
{
  g_autofree char *tail = g_strnfill (1024 * 1024, 'a');
  g_autofree char *url = g_strconcat ("https://post.example/", tail, NULL);
  const char *problem = NULL;

  g_assert_null (tracker_hop_parse_uri (url, NULL, &problem));
  g_assert_nonnull (problem);
}

enum
{
  SECRET_BODY = 1 << 0,
  SECRET_URL = 1 << 1,
};

typedef struct
{
  const char *method;
  int flags;
  int status;
  const char *location;
  TrackerRedirect expected;
  const char *url;  /* where it then goes */
  const char *then; /* by which method */
  gboolean body;    /* with the body */
  gboolean secrets; /* and the secrets */
} RedirectCase;

#define FOLLOW TRACKER_REDIRECT_FOLLOW
#define REFUSE TRACKER_REDIRECT_REFUSE
#define NONE TRACKER_REDIRECT_NONE
#define HERE "https://post.example/a/b?c=d"

static const RedirectCase redirect_cases[] = {
  { "GET", 0, 200, "https://post.example/x", NONE },
  { "GET", 0, 300, "https://post.example/x", NONE },
  { "GET", 0, 304, "https://post.example/x", NONE },
  { "GET", 0, 305, "https://post.example/x", NONE },
  { "GET", 0, 302, NULL, NONE },
  { "GET", 0, 302, "https://post.example/x", FOLLOW, "https://post.example/x", "GET", TRUE, TRUE },
  { "GET", 0, 302, "/x", FOLLOW, "https://post.example/x", "GET", TRUE, TRUE },
  { "GET", 0, 302, "x?y", FOLLOW, "https://post.example/a/x?y", "GET", TRUE, TRUE },
  { "GET", 0, 302, "?y", FOLLOW, "https://post.example/a/b?y", "GET", TRUE, TRUE },
  { "GET", 0, 302, "", FOLLOW, "https://post.example/a/b?c=d", "GET", TRUE, TRUE },
  { "GET", 0, 302, "https://POST.example:443/x", FOLLOW, "https://POST.example/x", "GET", TRUE,
    TRUE },
  { "GET", 0, 302, "//other.example/x", FOLLOW, "https://other.example/x", "GET", TRUE, FALSE },
  { "GET", 0, 302, "https://post.example:444/x", FOLLOW, "https://post.example:444/x", "GET", TRUE,
    FALSE },
  { "POST", 0, 301, "/x", FOLLOW, "https://post.example/x", "GET", FALSE, TRUE },
  { "POST", 0, 302, "/x", FOLLOW, "https://post.example/x", "GET", FALSE, TRUE },
  { "POST", 0, 303, "/x", FOLLOW, "https://post.example/x", "GET", FALSE, TRUE },
  { "PUT", 0, 303, "/x", FOLLOW, "https://post.example/x", "GET", FALSE, TRUE },
  { "PUT", 0, 302, "/x", FOLLOW, "https://post.example/x", "PUT", TRUE, TRUE },
  { "HEAD", 0, 303, "/x", FOLLOW, "https://post.example/x", "HEAD", TRUE, TRUE },
  { "POST", 0, 307, "/x", FOLLOW, "https://post.example/x", "POST", TRUE, TRUE },
  { "POST", 0, 308, "https://other.example/", FOLLOW, "https://other.example/", "POST", TRUE,
    FALSE },
  { "POST", SECRET_BODY, 307, "/x", FOLLOW, "https://post.example/x", "POST", TRUE, TRUE },
  { "POST", SECRET_BODY, 307, "https://other.example/", REFUSE },
  { "POST", SECRET_BODY, 303, "https://other.example/", REFUSE },
  { "POST", SECRET_BODY, 307, "https://post.example.evil.test/", REFUSE },
  { "GET", SECRET_URL, 302, "https://other.example/", REFUSE },
  { "GET", SECRET_URL, 302, "/x", FOLLOW, "https://post.example/x", "GET", TRUE, TRUE },
  { "GET", 0, 302, "http://post.example/x", REFUSE },
  { "GET", 0, 302, "http://127.0.0.1/x", REFUSE },
  { "GET", 0, 302, "file:///etc/passwd", REFUSE },
  { "GET", 0, 302, "https://a:b@post.example/", REFUSE },
  { "GET", 0, 302, "/x\r\nSet-Cookie: a=b", REFUSE },
};

static TrackerRequest *
make_request (const RedirectCase *it)
{
  g_autoptr (GBytes) body = g_bytes_new_static ("body", 4);
  TrackerRequest *request = tracker_request_new (it->method, HERE);

  tracker_request_set_body (request, "text/plain", body, (it->flags & SECRET_BODY) != 0);
  tracker_request_set_url_is_secret (request, (it->flags & SECRET_URL) != 0);
  return request;
}

static void
test_redirects (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (redirect_cases); i++)
    {
      const RedirectCase *it = &redirect_cases[i];
      g_autoptr (TrackerRequest) request = make_request (it);
      const char *problem = NULL;
      TrackerHop hop;

      g_test_message ("%s, %d to %s", it->method, it->status, it->location);
      g_assert_true (tracker_hop_init (&hop, request, &problem));
      g_assert_cmpint (tracker_hop_redirect (&hop, request, it->status, it->location, &problem), ==,
                       it->expected);
      g_assert_true ((problem != NULL) == (it->expected == REFUSE));
      if (it->expected == FOLLOW)
        {
          g_autofree char *url = g_uri_to_string (hop.uri);

          g_assert_cmpstr (url, ==, it->url);
          g_assert_cmpstr (hop.method, ==, it->then);
          g_assert_cmpint (hop.with_body, ==, it->body);
          g_assert_cmpint (hop.with_secrets, ==, it->secrets);
        }
      tracker_hop_clear (&hop);
    }
}

/* A detour over another host does not give the secrets back. */
static void
test_there_and_back (void)
{
  g_autoptr (TrackerRequest) request = tracker_request_new ("GET", HERE);
  const char *problem = NULL;
  TrackerHop hop;

  g_assert_true (tracker_hop_init (&hop, request, &problem));
  g_assert_true (hop.with_secrets);
  g_assert_cmpint (tracker_hop_redirect (&hop, request, 302, "https://evil.test/", &problem), ==,
                   FOLLOW);
  g_assert_cmpint (tracker_hop_redirect (&hop, request, 302, HERE, &problem), ==, FOLLOW);
  g_assert_false (hop.with_secrets);
  tracker_hop_clear (&hop);
}

int
main (int argc, char **argv)
{
  tracker_test_init (&argc, &argv);
  g_test_add_func ("/redirect/urls", test_urls);
  g_test_add_func ("/redirect/long-url", test_long_url);
  g_test_add_func ("/redirect/redirects", test_redirects);
  g_test_add_func ("/redirect/there-and-back", test_there_and_back);
  return g_test_run ();
}
