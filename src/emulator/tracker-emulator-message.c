/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <libsoup/soup.h>
#include <string.h>

#include "tracker-emulator-private.h"

/**
 * tracker_emulator_request_get_header:
 * @request: a request
 * @name: name in any case
 *
 * Returns: (transfer none) (nullable): the header's value
 */
const char *
tracker_emulator_request_get_header (const TrackerEmulatorRequest *request, const char *name)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);

  return g_hash_table_lookup (request->headers, lower);
}

/**
 * tracker_emulator_request_get_param:
 * @request: a request
 * @name: name of a field of the query
 *
 * Returns: (transfer none) (nullable): its value, decoded
 */
const char *
tracker_emulator_request_get_param (const TrackerEmulatorRequest *request, const char *name)
{
  return g_hash_table_lookup (request->params, name);
}

/**
 * tracker_emulator_request_header_has:
 * @request: a request
 * @name: name of a header
 * @part: what its value must contain, as it is written
 *
 * Returns: whether the header is there and contains @part
 */
gboolean
tracker_emulator_request_header_has (const TrackerEmulatorRequest *request,
                                     const char *name,
                                     const char *part)
{
  const char *value = tracker_emulator_request_get_header (request, name);

  return value != NULL && strstr (value, part) != NULL;
}

/**
 * tracker_emulator_request_get_bearer:
 * @request: a request
 *
 * Returns: (transfer none) (nullable): the token of its Authorization header
 */
const char *
tracker_emulator_request_get_bearer (const TrackerEmulatorRequest *request)
{
  const char *value = tracker_emulator_request_get_header (request, "authorization");

  return value != NULL && g_str_has_prefix (value, "Bearer ") ? value + strlen ("Bearer ") : NULL;
}

/**
 * tracker_emulator_request_is_browser:
 * @request: a request
 *
 * Returns: whether the User-Agent is one that posts let in: they refuse those of libraries
 */
gboolean
tracker_emulator_request_is_browser (const TrackerEmulatorRequest *request)
{
  return tracker_emulator_request_header_has (request, "user-agent", "Mozilla/5.0");
}

/**
 * tracker_emulator_request_dup_body:
 * @request: a request
 *
 * Returns: (transfer full): the body as text; bytes that are no UTF-8 replaced
 */
char *
tracker_emulator_request_dup_body (const TrackerEmulatorRequest *request)
{
  gsize size;
  const char *data = g_bytes_get_data (request->body, &size);

  return g_utf8_make_valid (data != NULL ? data : "", (gssize) size);
}

/**
 * tracker_emulator_request_dup_tail:
 * @request: a request
 * @prefix: how the path must begin
 *
 * Returns: (transfer full) (nullable): what follows @prefix, decoded; %NULL if the path is another
 * or no UTF-8
 */
char *
tracker_emulator_request_dup_tail (const TrackerEmulatorRequest *request, const char *prefix)
{
  if (!g_str_has_prefix (request->path, prefix))
    return NULL;
  return g_uri_unescape_string (request->path + strlen (prefix), NULL);
}

/**
 * tracker_emulator_request_dup_cookie:
 * @request: a request
 * @name: name of a cookie
 *
 * Returns: (transfer full) (nullable): its value
 */
char *
tracker_emulator_request_dup_cookie (const TrackerEmulatorRequest *request, const char *name)
{
  const char *header = tracker_emulator_request_get_header (request, "cookie");
  g_auto (GStrv) cookies = g_strsplit (header != NULL ? header : "", ";", -1);

  for (gsize i = 0; cookies[i] != NULL; i++)
    {
      char *value = strchr (g_strstrip (cookies[i]), '=');

      if (value == NULL)
        continue;
      *value = '\0';
      if (strcmp (cookies[i], name) == 0)
        return g_strdup (value + 1);
    }
  return NULL;
}

/**
 * tracker_emulator_request_parse_form:
 * @request: a request
 *
 * Returns: (transfer full) (element-type utf8 utf8): the fields of its body, decoded
 */
GHashTable *
tracker_emulator_request_parse_form (const TrackerEmulatorRequest *request)
{
  g_autofree char *body = tracker_emulator_request_dup_body (request);

  return soup_form_decode (body);
}

/**
 * tracker_emulator_request_to_text:
 * @request: a request
 *
 * Returns: (transfer full): the request line, the headers in order of their names, an empty line,
 * the body
 */
char *
tracker_emulator_request_to_text (const TrackerEmulatorRequest *request)
{
  GString *text = g_string_new (NULL);
  g_autofree char *body = tracker_emulator_request_dup_body (request);
  g_autoptr (GList) names = NULL;

  g_string_append_printf (text, "%s %s", request->method, request->path);
  if (request->query != NULL)
    g_string_append_printf (text, "?%s", request->query);
  g_string_append_c (text, '\n');

  names = g_list_sort (g_hash_table_get_keys (request->headers), (GCompareFunc) strcmp);
  for (GList *l = names; l != NULL; l = l->next)
    g_string_append_printf (text, "%s: %s\n", (const char *) l->data,
                            (const char *) g_hash_table_lookup (request->headers, l->data));
  g_string_append_c (text, '\n');
  g_string_append (text, body);
  return g_string_free (text, FALSE);
}

/**
 * tracker_emulator_answer_new:
 *
 * Returns: (transfer full): an answer of status 404 with an empty body
 */
TrackerEmulatorAnswer *
tracker_emulator_answer_new (void)
{
  TrackerEmulatorAnswer *answer = g_new0 (TrackerEmulatorAnswer, 1);

  answer->status = 404;
  answer->body = g_bytes_new_static ("", 0);
  answer->headers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  answer->cookies = g_ptr_array_new_with_free_func (g_free);
  return answer;
}

/**
 * tracker_emulator_answer_free:
 * @answer: (transfer full) (nullable): an answer
 */
void
tracker_emulator_answer_free (TrackerEmulatorAnswer *answer)
{
  if (answer == NULL)
    return;
  g_free (answer->content_type);
  g_bytes_unref (answer->body);
  g_hash_table_unref (answer->headers);
  g_ptr_array_unref (answer->cookies);
  g_free (answer);
}

/**
 * tracker_emulator_answer_take_text:
 * @answer: an answer
 * @status: HTTP status
 * @content_type: (nullable): media type
 * @text: (transfer full): the body
 */
void
tracker_emulator_answer_take_text (TrackerEmulatorAnswer *answer,
                                   guint status,
                                   const char *content_type,
                                   char *text)
{
  char *type = g_strdup (content_type); /* which may be the one that is replaced */

  answer->status = status;
  g_free (answer->content_type);
  answer->content_type = type;
  g_bytes_unref (answer->body);
  answer->body = g_bytes_new_take (text, strlen (text));
}

/**
 * tracker_emulator_answer_set_text:
 * @answer: an answer
 * @status: HTTP status
 * @content_type: (nullable): media type
 * @text: the body
 */
void
tracker_emulator_answer_set_text (TrackerEmulatorAnswer *answer,
                                  guint status,
                                  const char *content_type,
                                  const char *text)
{
  tracker_emulator_answer_take_text (answer, status, content_type, g_strdup (text));
}

/**
 * tracker_emulator_answer_set_page:
 * @answer: an answer
 * @status: HTTP status
 * @title: what the page says; no markup
 *
 * Makes it a small HTML page, as the servers in front of a post's own send them.
 */
void
tracker_emulator_answer_set_page (TrackerEmulatorAnswer *answer, guint status, const char *title)
{
  tracker_emulator_answer_take_text (
      answer, status, "text/html; charset=utf-8",
      g_strdup_printf ("<!DOCTYPE html>\n<html><head><title>%u %s</title></head>"
                       "<body><h1>%s</h1></body></html>\n",
                       status, title, title));
}

/**
 * tracker_emulator_answer_set_bytes:
 * @answer: an answer
 * @status: HTTP status
 * @content_type: (nullable): media type
 * @bytes: the body
 */
void
tracker_emulator_answer_set_bytes (TrackerEmulatorAnswer *answer,
                                   guint status,
                                   const char *content_type,
                                   GBytes *bytes)
{
  tracker_emulator_answer_set_text (answer, status, content_type, "");
  g_bytes_unref (answer->body);
  answer->body = g_bytes_ref (bytes);
}

/**
 * tracker_emulator_answer_add_cookie:
 * @answer: an answer
 * @name: name of the cookie
 * @value: its value
 *
 * Gives the visitor a cookie for the whole host, until the browser is closed.
 */
void
tracker_emulator_answer_add_cookie (TrackerEmulatorAnswer *answer,
                                    const char *name,
                                    const char *value)
{
  g_ptr_array_add (answer->cookies,
                   g_strdup_printf ("%s=%s; Path=/; Secure; HttpOnly", name, value));
}

/**
 * tracker_emulator_answer_set_header:
 * @answer: an answer
 * @name: name of the header
 * @value: its value
 */
void
tracker_emulator_answer_set_header (TrackerEmulatorAnswer *answer,
                                    const char *name,
                                    const char *value)
{
  g_hash_table_replace (answer->headers, g_strdup (name), g_strdup (value));
}
