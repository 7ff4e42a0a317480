/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-message-private.h"

#include <string.h>

#include "tracker-conversation-private.h"

/* RFC 9110, 5.6.2. Checked here, since libsoup takes a bad name or value for a programmer's error.
 */
static gboolean
is_token (const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    {
      if (!g_ascii_isalnum (*p) && strchr ("!#$%&'*+-.^_`|~", *p) == NULL)
        return FALSE;
    }
  return *text != '\0';
}

static gboolean
is_field_value (const char *text)
{
  for (const guchar *p = (const guchar *) text; *p != 0; p++)
    {
      if ((*p < 0x20 && *p != '\t') || *p == 0x7f)
        return FALSE;
    }
  return TRUE;
}

/* Those that prove who asks are secret whatever the request says. */
static gboolean
is_for_first_host_only (const char *name)
{
  return g_ascii_strcasecmp (name, "Cookie") == 0
         || g_ascii_strcasecmp (name, "Authorization") == 0;
}

static gboolean
has_cookie (char **cookies, const char *cookie)
{
  gsize length = strcspn (cookie, "=");

  for (char **it = cookies; *it != NULL; it++)
    {
      const char *other = g_strchug (*it);

      if (strcspn (other, "=") == length && strncmp (other, cookie, length) == 0)
        return TRUE;
    }
  return FALSE;
}

/* The request's own cookies and those of the conversation in one header, which is all that RFC 6265
 * allows. Where both have one of the same name, the conversation's is the newer. */
static char *
join_cookies (const char *own, const char *kept)
{
  g_auto (GStrv) own_list = NULL;
  g_auto (GStrv) kept_list = NULL;
  GString *joined;

  if (own == NULL || kept == NULL)
    return g_strdup (own != NULL ? own : kept);

  own_list = g_strsplit (own, ";", -1);
  kept_list = g_strsplit (kept, ";", -1);
  joined = g_string_new (kept);
  for (char **it = own_list; *it != NULL; it++)
    {
      const char *cookie = g_strstrip (*it);

      if (*cookie != '\0' && !has_cookie (kept_list, cookie))
        g_string_append_printf (joined, "; %s", cookie);
    }
  return g_string_free (joined, FALSE);
}

static gboolean
add_headers (SoupMessageHeaders *headers, const TrackerHop *hop, const TrackerRequest *request)
{
  for (guint i = 0; i < tracker_request_get_n_headers (request); i++)
    {
      const char *name;
      const char *value;
      gboolean is_secret;

      tracker_request_get_header (request, i, &name, &value, &is_secret);
      if (!is_token (name) || !is_field_value (value))
        return FALSE;
      if (!hop->with_secrets && (is_secret || is_for_first_host_only (name)))
        continue;
      if (g_ascii_strcasecmp (name, "Cookie") != 0)
        soup_message_headers_append (headers, name, value);
    }
  return TRUE;
}

static void
add_cookies (SoupMessageHeaders *headers,
             const TrackerHop *hop,
             const TrackerRequest *request,
             TrackerConversation *conversation)
{
  const char *own = hop->with_secrets ? tracker_request_find_header (request, "Cookie") : NULL;
  g_autofree char *kept = NULL;
  g_autofree char *joined = NULL;

  if (conversation != NULL)
    kept = tracker_conversation_dup_cookies (conversation, hop->uri);
  joined = join_cookies (own, kept);
  if (joined != NULL && *joined != '\0')
    soup_message_headers_replace (headers, "Cookie", joined);
}

/* With one address for all hosts libsoup would expect the certificate to name that address. The
 * name that counts is the one in the URL, here as everywhere. */
static void
on_network_event_cb (SoupMessage *message, GSocketClientEvent event, GIOStream *connection)
{
  g_autoptr (GSocketConnectable) identity = NULL;

  if (event != G_SOCKET_CLIENT_TLS_HANDSHAKING || !G_IS_TLS_CLIENT_CONNECTION (connection))
    return;
  identity = g_network_address_new (g_uri_get_host (soup_message_get_uri (message)), 443);
  g_tls_client_connection_set_server_identity (G_TLS_CLIENT_CONNECTION (connection), identity);
}

/**
 * tracker_message_new:
 * @hop: where to
 * @request: what
 * @conversation: (nullable): whose cookies go along
 * @is_gateway: one address stands for all hosts
 * @problem: (out) (transfer none): what is wrong with @request, for logs
 *
 * Makes the message that carries @request on this part of its way.
 *
 * Returns: (transfer full) (nullable): a message that follows no redirect by itself
 */
SoupMessage *
tracker_message_new (const TrackerHop *hop,
                     const TrackerRequest *request,
                     TrackerConversation *conversation,
                     gboolean is_gateway,
                     const char **problem)
{
  g_autoptr (SoupMessage) message = NULL;
  SoupMessageHeaders *headers;
  const char *content_type;

  g_return_val_if_fail (hop != NULL && request != NULL && problem != NULL, NULL);

  content_type = tracker_request_get_content_type (request);
  if (!is_token (hop->method) || (content_type != NULL && !is_field_value (content_type)))
    return *problem = "the method or the content type is not valid", NULL;

  message = soup_message_new_from_uri (hop->method, hop->uri);
  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT);
  headers = soup_message_get_request_headers (message);
  if (!add_headers (headers, hop, request))
    return *problem = "a header is not valid", NULL;
  add_cookies (headers, hop, request, conversation);
  if (hop->with_body)
    soup_message_set_request_body_from_bytes (
        message, content_type != NULL ? content_type : "application/octet-stream",
        tracker_request_get_body (request));
  if (is_gateway)
    g_signal_connect (message, "network-event", G_CALLBACK (on_network_event_cb), NULL);
  return g_steal_pointer (&message);
}

static void
on_header_cb (const char *name, const char *value, gpointer user_data)
{
  tracker_response_add_header (user_data, name, value);
}

/**
 * tracker_message_to_response:
 * @message: a message that was answered
 * @body: the whole decoded body
 *
 * Takes status, headers and address from @message.
 *
 * Returns: (transfer full): a response of kind OK
 */
TrackerResponse *
tracker_message_to_response (SoupMessage *message, GBytes *body)
{
  SoupMessageHeaders *headers;
  g_autofree char *url = NULL;
  TrackerResponse *response;

  g_return_val_if_fail (SOUP_IS_MESSAGE (message) && body != NULL, NULL);

  headers = soup_message_get_response_headers (message);
  response = tracker_response_new ((int) soup_message_get_status (message),
                                   soup_message_headers_get_one (headers, "Content-Type"), body);
  soup_message_headers_foreach (headers, on_header_cb, response);
  url = g_uri_to_string (soup_message_get_uri (message));
  tracker_response_set_url (response, url);
  return response;
}

/**
 * tracker_message_error_to_response:
 * @error: what libsoup or GIO said
 *
 * Tells what is wrong with the certificate or the handshake from what is wrong with the way there.
 *
 * Returns: (transfer full): a response of kind TLS or UNREACHABLE
 */
TrackerResponse *
tracker_message_error_to_response (const GError *error)
{
  TrackerResponseKind kind = TRACKER_RESPONSE_UNREACHABLE;

  g_return_val_if_fail (error != NULL, NULL);

  /* A connection that ends without TLS's own good-bye is cut, as without TLS. */
  if (error->domain == G_TLS_ERROR && error->code != G_TLS_ERROR_EOF)
    kind = TRACKER_RESPONSE_TLS;
  return tracker_response_new_failure (kind, error->message);
}
