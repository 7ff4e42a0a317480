/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "exchange-request.h"

#include <string.h>

/* What was sent, with {uuid} in place of each. */
static char *
dup_without_uuids (const char *text)
{
  g_autoptr (GRegex) regex = g_regex_new ("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", 0, 0, NULL);

  return text != NULL ? g_regex_replace_literal (regex, text, -1, 0, "{uuid}", 0, NULL) : NULL;
}

static void
check_text (const char *sent, const char *expected)
{
  g_autofree char *pattern = expected != NULL && strstr (expected, "{uuid}") != NULL
                                 ? dup_without_uuids (sent)
                                 : g_strdup (sent);

  g_assert_cmpstr (pattern, ==, expected);
}

static void
check_json_body (const char *body, JsonNode *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *due = json_to_string (expected, FALSE);
  g_autofree char *text
      = strstr (due, "{uuid}") != NULL ? dup_without_uuids (body) : g_strdup (body);
  g_autoptr (JsonNode) sent = json_from_string (text, &error);

  g_assert_no_error (error);
  if (!json_node_equal (sent, expected))
    g_error ("sent %s", text);
}

static void
check_form_body (const char *text, JsonObject *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) sent = g_uri_parse_params (text, -1, "&", G_URI_PARAMS_WWW_FORM, &error);
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  g_assert_no_error (error);
  g_assert_cmpuint (g_hash_table_size (sent), ==, json_object_get_size (expected));
  json_object_iter_init (&iter, expected);
  while (json_object_iter_next (&iter, &name, &value))
    check_text (g_hash_table_lookup (sent, name), json_node_get_string (value));
}

static void
check_body (TrackerRequest *request, JsonObject *expected)
{
  GBytes *bytes = tracker_request_get_body (request);
  g_autofree char *text
      = bytes != NULL ? g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)) : NULL;

  if (json_object_has_member (expected, "body"))
    check_text (text, json_object_get_string_member (expected, "body"));
  if (json_object_has_member (expected, "json"))
    check_json_body (text, json_object_get_member (expected, "json"));
  if (json_object_has_member (expected, "form"))
    check_form_body (text, json_object_get_object_member (expected, "form"));
}

static void
check_headers (TrackerRequest *request, JsonObject *expected)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  json_object_iter_init (&iter, expected);
  while (json_object_iter_next (&iter, &name, &value))
    {
      const char *sent = tracker_request_find_header (request, name);

      if (sent == NULL && g_ascii_strcasecmp (name, "Content-Type") == 0)
        sent = tracker_request_get_content_type (request);
      check_text (sent, JSON_NODE_HOLDS_NULL (value) ? NULL : json_node_get_string (value));
    }
}

void
exchange_request_check (TrackerRequest *request, JsonObject *expected)
{
  g_autofree char *sent = g_uri_unescape_string (tracker_request_get_url (request), NULL);
  g_autofree char *due
      = g_uri_unescape_string (json_object_get_string_member (expected, "url"), NULL);

  g_assert_cmpstr (tracker_request_get_method (request), ==,
                   json_object_get_string_member (expected, "method"));
  check_text (sent, due);
  if (json_object_has_member (expected, "headers"))
    check_headers (request, json_object_get_object_member (expected, "headers"));
  check_body (request, expected);
}

/* Whatever carries a secret says so: net relies on it. */
static void
check_secret_flags (TrackerRequest *request, const char *secret)
{
  GBytes *bytes = tracker_request_get_body (request);
  g_autofree char *body = bytes != NULL
                              ? g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes))
                              : g_strdup ("");

  g_assert_true (g_str_has_prefix (tracker_request_get_url (request), "https://"));
  if (strlen (secret) < 4)
    return;
  if (strstr (tracker_request_get_url (request), secret) != NULL)
    g_assert_true (tracker_request_get_url_is_secret (request));
  if (strstr (body, secret) != NULL)
    g_assert_true (tracker_request_get_body_is_secret (request));
  for (guint i = 0; i < tracker_request_get_n_headers (request); i++)
    {
      const char *value;
      gboolean is_secret;

      tracker_request_get_header (request, i, NULL, &value, &is_secret);
      if (strstr (value, secret) != NULL)
        g_assert_true (is_secret);
    }
}

void
exchange_request_check_secrets (TrackerRequest *request, GHashTable *secrets)
{
  GHashTableIter iter;
  gpointer secret;

  g_hash_table_iter_init (&iter, secrets);
  while (g_hash_table_iter_next (&iter, NULL, &secret))
    check_secret_flags (request, secret);
}

static gboolean
holds (TrackerRequest *request, const char *text)
{
  gsize length = 0;
  GBytes *bytes = tracker_request_get_body (request);
  const char *body = bytes != NULL ? g_bytes_get_data (bytes, &length) : NULL;

  if (strstr (tracker_request_get_url (request), text) != NULL
      || (body != NULL && g_strstr_len (body, (gssize) length, text) != NULL))
    return TRUE;
  for (guint i = 0; i < tracker_request_get_n_headers (request); i++)
    {
      const char *value;

      tracker_request_get_header (request, i, NULL, &value, NULL);
      if (strstr (value, text) != NULL)
        return TRUE;
    }
  return FALSE;
}

void
exchange_request_check_number (TrackerRequest *request, const char *number)
{
  if (!tracker_request_get_tells_number (request) && holds (request, number))
    g_error ("%s: tells the number and does not say so", tracker_request_get_url (request));
}
