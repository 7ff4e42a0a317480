/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "exchange-request.h"
#include "wire-kit.h"

/* What arrived, held against the file. */

static const char *
get_text (const Exchange *exchange, guint step, const char *part, const char *name)
{
  return json_object_get_string_member_with_default (exchange_get_part (exchange, step, part), name,
                                                     NULL);
}

static GUri *
parse_address (const char *url)
{
  g_autoptr (GError) error = NULL;
  GUri *uri = g_uri_parse (url, G_URI_FLAGS_ENCODED | G_URI_FLAGS_PARSE_RELAXED, &error);

  g_assert_no_error (error);
  return uri;
}

/* --- cookies --- */

/* "a=1; b=2" into a table. */
static void
add_pairs (GHashTable *cookies, const char *header)
{
  g_auto (GStrv) pairs = g_strsplit (header != NULL ? header : "", ";", -1);

  for (gsize i = 0; pairs[i] != NULL; i++)
    {
      g_auto (GStrv) pair = g_strsplit (g_strstrip (pairs[i]), "=", 2);

      if (pair[0] != NULL && pair[1] != NULL)
        g_hash_table_replace (cookies, g_strdup (pair[0]), g_strdup (pair[1]));
    }
}

/* The attribute of a Set-Cookie header, or NULL. */
static char *
dup_attribute (char **parts, const char *name)
{
  for (gsize i = 1; parts[i] != NULL; i++)
    {
      g_auto (GStrv) pair = g_strsplit (g_strstrip (parts[i]), "=", 2);

      if (g_ascii_strcasecmp (pair[0], name) == 0)
        return g_strdup (pair[1] != NULL ? pair[1] : "");
    }
  return NULL;
}

/* RFC 6265, 5.1.3 and 5.1.4, as far as the files go. */
static gboolean
is_meant_for (char **parts, GUri *setter, GUri *uri)
{
  g_autofree char *domain = dup_attribute (parts, "Domain");
  g_autofree char *path = dup_attribute (parts, "Path");
  const char *host = g_uri_get_host (uri);

  if (domain == NULL && !g_str_equal (g_uri_get_host (setter), host))
    return FALSE;
  if (domain != NULL && !g_str_has_suffix (host, domain + (domain[0] == '.' ? 1 : 0)))
    return FALSE;
  if (path == NULL)
    {
      const char *own = g_uri_get_path (setter);
      const char *end = strrchr (own, '/');

      path = g_strndup (own, end != NULL && end > own ? (gsize) (end - own) : 1);
    }
  return g_str_has_prefix (g_uri_get_path (uri), path);
}

/* What the answers before @step have set for its address. */
static GHashTable *
collect_kept (const Exchange *exchange, guint step)
{
  GHashTable *kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GUri) uri = parse_address (get_text (exchange, step, "request", "url"));

  for (guint i = 0; i < step; i++)
    {
      JsonObject *response = exchange_get_part (exchange, i, "response");
      JsonObject *headers = json_object_has_member (response, "headers")
                                ? json_object_get_object_member (response, "headers")
                                : NULL;
      const char *from = wire_is_moved (exchange, i) ? get_text (exchange, i, "response", "url")
                                                     : get_text (exchange, i, "request", "url");
      g_autoptr (GUri) setter = parse_address (from);
      g_auto (GStrv) parts = NULL;

      if (headers == NULL || !json_object_has_member (headers, "Set-Cookie"))
        continue;
      parts = g_strsplit (json_object_get_string_member (headers, "Set-Cookie"), ";", -1);
      if (is_meant_for (parts, setter, uri))
        add_pairs (kept, parts[0]);
    }
  return kept;
}

static const char *
find_expected_header (JsonObject *expected, const char *wanted)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  if (!json_object_has_member (expected, "headers"))
    return NULL;
  json_object_iter_init (&iter, json_object_get_object_member (expected, "headers"));
  while (json_object_iter_next (&iter, &name, &value))
    if (g_ascii_strcasecmp (name, wanted) == 0)
      return json_node_get_string (value);
  return NULL;
}

/* Those of the definition and those that the post has set, each once, and no others. */
static void
check_cookies (TrackerRequest *request, const Exchange *exchange, guint step)
{
  g_autoptr (GHashTable) due = collect_kept (exchange, step);
  g_autoptr (GHashTable) sent = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GHashTableIter iter;
  gpointer name, value;

  add_pairs (due, find_expected_header (exchange_get_part (exchange, step, "request"), "Cookie"));
  add_pairs (sent, tracker_request_find_header (request, "cookie"));
  g_hash_table_iter_init (&iter, due);
  while (g_hash_table_iter_next (&iter, &name, &value))
    g_assert_cmpstr (g_hash_table_lookup (sent, name), ==, value);
  g_assert_cmpuint (g_hash_table_size (sent), ==, g_hash_table_size (due));
}

/* --- the whole --- */

/* Of the letters and signs that an address may have (RFC 3986), percent signs before two digits. */
static void
check_letters (const char *url)
{
  for (const char *p = url; *p != '\0'; p++)
    {
      if (*p == '%')
        g_assert_true (g_ascii_isxdigit (p[1]) && g_ascii_isxdigit (p[2]));
      else if (!g_ascii_isalnum (*p) && strchr ("-._~:/?@!$&'()*+,;=[]", *p) == NULL)
        g_error ("An address with '%c': %s", *p, url);
    }
}

static guint
count (const char *text, char sign)
{
  guint n = 0;

  for (const char *p = text; p != NULL && *p != '\0'; p++)
    n += *p == sign;
  return n;
}

/* Path and fields part where the file parts them: an escaped sign is no separator. */
static void
check_parts (const char *url, const char *expected)
{
  g_autoptr (GUri) sent = parse_address (url);
  g_autoptr (GUri) due = parse_address (expected);

  if (count (g_uri_get_path (sent), '/') != count (g_uri_get_path (due), '/')
      || count (g_uri_get_query (sent), '&') != count (g_uri_get_query (due), '&'))
    g_error ("%s\nis not parted as\n%s", url, expected);
}

/* What net adds by itself. */
static void
check_frame (TrackerRequest *request)
{
  const char *length = tracker_request_find_header (request, "content-length");
  GBytes *body = tracker_request_get_body (request);
  g_autoptr (GUri) uri = parse_address (tracker_request_get_url (request));

  g_assert_cmpstr (tracker_request_find_header (request, "host"), ==, g_uri_get_host (uri));
  g_assert_nonnull (tracker_request_find_header (request, "accept-encoding"));
  if (body != NULL)
    g_assert_cmpuint (g_ascii_strtoull (length != NULL ? length : "", NULL, 10), ==,
                      g_bytes_get_size (body));
}

/* The harness knows nothing of the conversation: it is shown the cookies it expects. */
static TrackerRequest *
dup_with_cookie (TrackerRequest *request, const char *cookie)
{
  TrackerRequest *copy = tracker_request_new (tracker_request_get_method (request),
                                              tracker_request_get_url (request));

  for (guint i = 0; i < tracker_request_get_n_headers (request); i++)
    {
      const char *name, *value;

      tracker_request_get_header (request, i, &name, &value, NULL);
      if (g_ascii_strcasecmp (name, "Cookie") != 0)
        tracker_request_add_header (copy, name, value, FALSE);
    }
  if (cookie != NULL)
    tracker_request_add_header (copy, "Cookie", cookie, FALSE);
  if (tracker_request_get_body (request) != NULL)
    tracker_request_set_body (copy, tracker_request_get_content_type (request),
                              tracker_request_get_body (request), FALSE);
  return copy;
}

static void
check_request (TrackerRequest *request, const Exchange *exchange, guint step)
{
  JsonObject *expected = exchange_get_part (exchange, step, "request");
  g_autoptr (TrackerRequest) seen
      = dup_with_cookie (request, find_expected_header (expected, "Cookie"));

  exchange_request_check (seen, expected);
  check_letters (tracker_request_get_url (request));
  check_parts (tracker_request_get_url (request), json_object_get_string_member (expected, "url"));
  check_frame (request);
  check_cookies (request, exchange, step);
}

static void
check_moved (TrackerRequest *request, const Exchange *exchange, guint step)
{
  g_assert_cmpstr (tracker_request_get_url (request), ==,
                   get_text (exchange, step, "response", "url"));
  g_assert_cmpstr (tracker_request_get_method (request), ==, "GET");
}

void
wire_check_requests (TrackerPlayer *player, const Exchange *exchange)
{
  g_autoptr (GPtrArray) requests = tracker_player_dup_requests (player);
  guint next = 0;

  for (guint step = 0; step < exchange_get_n_steps (exchange); step++)
    {
      gboolean is_moved = wire_is_moved (exchange, step);

      if (next + is_moved >= requests->len)
        g_error ("%s: only %u requests arrived", exchange->path, requests->len);
      check_request (g_ptr_array_index (requests, next++), exchange, step);
      if (is_moved)
        check_moved (g_ptr_array_index (requests, next++), exchange, step);
    }
  if (next < requests->len)
    g_error ("%s: one request too many: %s", exchange->path,
             tracker_request_get_url (g_ptr_array_index (requests, next)));
}

/* --- another host --- */

static void
check_lacks_secret (TrackerRequest *request, const char *secret)
{
  GBytes *bytes = tracker_request_get_body (request);
  g_autofree char *body = bytes != NULL
                              ? g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes))
                              : g_strdup ("");

  if (strlen (secret) < 4) /* it would be found by chance */
    return;
  g_assert_null (strstr (body, secret));
  g_assert_null (strstr (tracker_request_get_url (request), secret));
  for (guint i = 0; i < tracker_request_get_n_headers (request); i++)
    {
      const char *value;

      tracker_request_get_header (request, i, NULL, &value, NULL);
      g_assert_null (strstr (value, secret));
    }
}

void
wire_check_elsewhere (TrackerPlayer *player, const Exchange *exchange)
{
  g_autoptr (GPtrArray) requests = tracker_player_dup_requests (player);
  g_autoptr (GHashTable) secrets = exchange_dup_texts (exchange, "secrets");

  for (guint i = 0; i < requests->len; i++)
    {
      TrackerRequest *request = g_ptr_array_index (requests, i);
      GHashTableIter iter;
      gpointer secret;

      if (!g_str_has_prefix (tracker_request_get_url (request), "https://" WIRE_ELSEWHERE "/"))
        continue;
      g_assert_null (tracker_request_find_header (request, "authorization"));
      g_assert_null (tracker_request_find_header (request, "cookie"));
      g_hash_table_iter_init (&iter, secrets);
      while (g_hash_table_iter_next (&iter, NULL, &secret))
        check_lacks_secret (request, secret);
    }
}
