/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-redirect-private.h"

#include <gio/gio.h>
#include <libsoup/soup.h>

/* Longer addresses are no addresses; servers refuse them at 8 KiB and more. */
#define LONGEST_URL_BYTES (16 * 1024)

static gboolean
is_loopback (const char *host)
{
  g_autoptr (GInetAddress) address = NULL;

  if (g_ascii_strcasecmp (host, "localhost") == 0)
    return TRUE;
  address = g_inet_address_new_from_string (host);
  return address != NULL && g_inet_address_get_is_loopback (address);
}

/* Servers send addresses with blanks and raw UTF-8; those are escaped. Control characters would end
 * the request line: such an address is none. */
static char *
escape_url (const char *url)
{
  GString *escaped = g_string_new (NULL);

  for (const guchar *p = (const guchar *) url; *p != 0; p++)
    {
      if (*p < 0x20 || *p == 0x7f)
        return g_string_free (escaped, TRUE), NULL;
      if (*p == ' ' || *p >= 0x80)
        g_string_append_printf (escaped, "%%%02X", *p);
      else
        g_string_append_c (escaped, (char) *p);
    }
  return g_string_free (escaped, FALSE);
}

/**
 * tracker_hop_parse_uri:
 * @url: an address, from a definition or from an answer: not trusted
 * @base: (nullable): what a relative address is relative to
 * @problem: (out) (transfer none): what is wrong, for logs
 *
 * Reads an address one may send a request to: HTTPS, or HTTP to this very machine, with a host and
 * without a user.
 *
 * Returns: (transfer full) (nullable): the address
 */
GUri *
tracker_hop_parse_uri (const char *url, GUri *base, const char **problem)
{
  g_autofree char *escaped = NULL;
  g_autoptr (GUri) uri = NULL;
  const char *host;

  g_return_val_if_fail (url != NULL && problem != NULL, NULL);

  escaped = strlen (url) <= LONGEST_URL_BYTES ? escape_url (url) : NULL;
  if (escaped != NULL)
    uri = g_uri_parse_relative (base, escaped, SOUP_HTTP_URI_FLAGS | G_URI_FLAGS_PARSE_RELAXED,
                                NULL);
  host = uri != NULL ? g_uri_get_host (uri) : NULL;
  if (host == NULL || *host == '\0')
    return *problem = "the address is not valid", NULL;
  if (g_uri_get_userinfo (uri) != NULL)
    return *problem = "the address carries a user name", NULL;
  if (g_str_equal (g_uri_get_scheme (uri), "https"))
    return g_steal_pointer (&uri);
  if (g_str_equal (g_uri_get_scheme (uri), "http") && is_loopback (host))
    return g_steal_pointer (&uri);
  return *problem = "the address is not HTTPS", NULL;
}

/**
 * tracker_hop_init:
 * @self: (out caller-allocates): a hop
 * @request: a request
 * @problem: (out) (transfer none): what is wrong, for logs
 *
 * Starts on the way of @request.
 *
 * Returns: %FALSE if its address is of no use; then @self needs no tracker_hop_clear()
 */
gboolean
tracker_hop_init (TrackerHop *self, const TrackerRequest *request, const char **problem)
{
  g_return_val_if_fail (self != NULL && request != NULL && problem != NULL, FALSE);

  *self = (TrackerHop){ 0 };
  self->uri = tracker_hop_parse_uri (tracker_request_get_url (request), NULL, problem);
  if (self->uri == NULL)
    return FALSE;
  self->method = g_strdup (tracker_request_get_method (request));
  self->with_body = tracker_request_get_body (request) != NULL;
  self->with_secrets = TRUE;
  return TRUE;
}

/**
 * tracker_hop_clear:
 * @self: a hop
 *
 * Frees what is in @self, which may be all zero.
 */
void
tracker_hop_clear (TrackerHop *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->uri, g_uri_unref);
  g_clear_pointer (&self->method, g_free);
}

static int
get_port (GUri *uri)
{
  if (g_uri_get_port (uri) > 0)
    return g_uri_get_port (uri);
  return g_str_equal (g_uri_get_scheme (uri), "https") ? 443 : 80;
}

/**
 * tracker_hop_is_same_host:
 * @a: an address
 * @b: another one
 *
 * Tells whether both lead to the same server: scheme, host and port.
 *
 * Returns: %TRUE if so
 */
gboolean
tracker_hop_is_same_host (GUri *a, GUri *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return g_str_equal (g_uri_get_scheme (a), g_uri_get_scheme (b))
         && g_ascii_strcasecmp (g_uri_get_host (a), g_uri_get_host (b)) == 0
         && get_port (a) == get_port (b);
}

/**
 * tracker_hop_dup_host_key:
 * @uri: an address
 *
 * Names the server of @uri, so that addresses with the same server get the same name.
 *
 * Returns: (transfer full): host and port
 */
char *
tracker_hop_dup_host_key (GUri *uri)
{
  g_autofree char *host = NULL;

  g_return_val_if_fail (uri != NULL, NULL);

  host = g_ascii_strdown (g_uri_get_host (uri), -1);
  return g_strdup_printf ("%s:%d", host, get_port (uri));
}

static gboolean
is_redirect (int status)
{
  return (status >= 301 && status <= 303) || status == 307 || status == 308;
}

/* RFC 9110, 15.4: 303 becomes a GET; so does a POST by 301 and 302, as all browsers have it; 307
 * and 308 change nothing. */
static void
change_method (TrackerHop *self, int status)
{
  gboolean is_head = g_str_equal (self->method, "HEAD");

  if ((status == 303 && !is_head)
      || ((status == 301 || status == 302) && g_str_equal (self->method, "POST")))
    {
      g_free (self->method);
      self->method = g_strdup ("GET");
      self->with_body = FALSE;
    }
}

/**
 * tracker_hop_redirect:
 * @self: where the answer came from; moved on if the answer is %TRACKER_REDIRECT_FOLLOW
 * @request: the request that is on its way
 * @status: the answer's HTTP status
 * @location: (nullable): its Location header: not trusted
 * @problem: (out) (transfer none): why it is refused, for logs
 *
 * Decides whether an answer sends the request on. To the same server everything goes along. To
 * another one go neither secret headers nor, ever again on this way, anything secret at all; a
 * request whose body or address is secret does not go there. Never from HTTPS to HTTP.
 *
 * Returns: what to do
 */
TrackerRedirect
tracker_hop_redirect (TrackerHop *self,
                      const TrackerRequest *request,
                      int status,
                      const char *location,
                      const char **problem)
{
  g_autoptr (GUri) uri = NULL;

  g_return_val_if_fail (self != NULL && request != NULL && problem != NULL, TRACKER_REDIRECT_NONE);

  if (!is_redirect (status) || location == NULL)
    return TRACKER_REDIRECT_NONE;
  uri = tracker_hop_parse_uri (location, self->uri, problem);
  if (uri == NULL)
    return TRACKER_REDIRECT_REFUSE;
  if (g_str_equal (g_uri_get_scheme (self->uri), "https")
      && g_str_equal (g_uri_get_scheme (uri), "http"))
    {
      *problem = "the answer leads from HTTPS to HTTP";
      return TRACKER_REDIRECT_REFUSE;
    }
  if (!tracker_hop_is_same_host (self->uri, uri))
    {
      if (tracker_request_get_body_is_secret (request)
          || tracker_request_get_url_is_secret (request))
        {
          *problem = "the answer leads a request with secrets to another host";
          return TRACKER_REDIRECT_REFUSE;
        }
      self->with_secrets = FALSE;
    }
  change_method (self, status);
  g_uri_unref (self->uri);
  self->uri = g_steal_pointer (&uri);
  return TRACKER_REDIRECT_FOLLOW;
}
