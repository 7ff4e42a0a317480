/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-engine-private.h"

#include <string.h>

#define MAX_COOKIES 50
#define MAX_COOKIE_BYTES 4096

typedef struct
{
  char *host;
  char *name;
  char *value;
} Cookie;

/* The cookies of one ask: each goes back to the very host it came from, and is forgotten with the
 * ask. */
struct _TrackerCookies
{
  GPtrArray *cookies; /* (owned) (element-type Cookie) in the order they came */
};

static void
free_cookie (gpointer data)
{
  Cookie *cookie = data;

  g_free (cookie->host);
  g_free (cookie->name);
  g_free (cookie->value);
  g_free (cookie);
}

/**
 * tracker_cookies_new:
 *
 * Returns: (transfer full): an empty jar
 */
TrackerCookies *
tracker_cookies_new (void)
{
  TrackerCookies *self = g_new0 (TrackerCookies, 1);

  self->cookies = g_ptr_array_new_with_free_func (free_cookie);
  return self;
}

/**
 * tracker_cookies_free:
 * @self: (transfer full): a jar
 *
 * Frees the jar.
 */
void
tracker_cookies_free (TrackerCookies *self)
{
  g_ptr_array_unref (self->cookies);
  g_free (self);
}

static char *
dup_host (const char *url)
{
  g_autoptr (GUri) uri = url != NULL ? g_uri_parse (url, G_URI_FLAGS_NONE, NULL) : NULL;

  return uri != NULL && g_uri_get_host (uri) != NULL ? g_ascii_strdown (g_uri_get_host (uri), -1)
                                                     : NULL;
}

static void
put (TrackerCookies *self, const char *host, const char *name, const char *value)
{
  Cookie *cookie;

  for (guint i = 0; i < self->cookies->len; i++)
    {
      cookie = g_ptr_array_index (self->cookies, i);
      if (g_str_equal (cookie->host, host) && g_str_equal (cookie->name, name))
        {
          g_ptr_array_remove_index (self->cookies, i);
          break;
        }
    }
  if (*value == '\0' || self->cookies->len >= MAX_COOKIES)
    return;
  cookie = g_new0 (Cookie, 1);
  cookie->host = g_strdup (host);
  cookie->name = g_strdup (name);
  cookie->value = g_strdup (value);
  g_ptr_array_add (self->cookies, cookie);
}

static void
take_one (TrackerCookies *self, const char *host, const char *pair)
{
  const char *equals = strchr (pair, '=');
  gsize length = strcspn (pair, ";");

  if (equals == NULL || equals == pair || (gsize) (equals - pair) > length
      || length > MAX_COOKIE_BYTES)
    return;

  g_autofree char *name = g_strstrip (g_strndup (pair, (gsize) (equals - pair)));
  g_autofree char *value
      = g_strstrip (g_strndup (equals + 1, length - (gsize) (equals - pair) - 1));

  put (self, host, name, value);
}

/* Whether what follows a comma is the next cookie, not the rest of a date ("Expires=Wed, 21 Oct
 * ..."). */
static gboolean
begins_cookie (const char *text)
{
  gsize name;

  text += strspn (text, " \n");
  name = strcspn (text, "=;, ");
  return name > 0 && text[name] == '=';
}

/**
 * tracker_cookies_take:
 * @self: a jar
 * @url: (nullable): where the answer came from
 * @set_cookie: the header, several of them joined by commas
 *
 * Keeps the cookies of an answer. Paths, domains and dates are not looked at: an ask is over in
 * seconds.
 */
void
tracker_cookies_take (TrackerCookies *self, const char *url, const char *set_cookie)
{
  g_autofree char *host = dup_host (url);
  const char *at = set_cookie;

  while (host != NULL && at != NULL)
    {
      at += strspn (at, ", \n");
      take_one (self, host, at);
      do
        at = strpbrk (at, ",\n");
      while (at != NULL && !begins_cookie (++at));
    }
}

/**
 * tracker_cookies_dup_header:
 * @self: a jar
 * @url: where a request goes
 *
 * Returns: (transfer full) (nullable): the value of the Cookie header, or NULL if there are none
 * for that host
 */
char *
tracker_cookies_dup_header (const TrackerCookies *self, const char *url)
{
  g_autofree char *host = dup_host (url);
  GString *header = g_string_new (NULL);

  for (guint i = 0; host != NULL && i < self->cookies->len; i++)
    {
      const Cookie *cookie = g_ptr_array_index (self->cookies, i);

      if (!g_str_equal (cookie->host, host))
        continue;
      if (header->len > 0)
        g_string_append (header, "; ");
      g_string_append_printf (header, "%s=%s", cookie->name, cookie->value);
    }
  return g_string_free (header, header->len == 0);
}
