/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-engine-private.h"

#include <string.h>

/* Pictures that an answer holds itself, and addresses of pictures that it names. All of it is the
 * post's: not to be trusted. */

#define DATA_SCHEME "data:"

/* Whether @text is base64 as RFC 4648 has it: its alphabet, padded. */
static gboolean
is_base64 (const char *text)
{
  gsize length = strspn (text, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/");
  gsize padding = strspn (text + length, "=");

  return length > 0 && padding <= 2 && text[length + padding] == '\0'
         && (length + padding) % 4 == 0;
}

static char *
dup_without_space (const char *text)
{
  char *copy = g_malloc (strlen (text) + 1);
  char *end = copy;

  for (; *text != '\0'; text++)
    if (!g_ascii_isspace (*text))
      *end++ = *text;
  *end = '\0';
  return copy;
}

static GBytes *
decode_base64 (const char *text)
{
  g_autofree char *packed = dup_without_space (text);
  guchar *bytes;
  gsize size = 0;

  if (!is_base64 (packed) || strlen (packed) / 4 > TRACKER_PICTURE_MAX_BYTES / 3 + 1)
    return NULL;
  bytes = g_base64_decode (packed, &size);
  return g_bytes_new_take (bytes, size);
}

/* RFC 2397: "data:image/png;base64,iVBOR..." */
static GBytes *
decode_address (const char *address)
{
  const char *comma = strchr (address, ',');
  g_autofree char *head = NULL;
  g_autoptr (GBytes) raw = NULL;

  if (comma == NULL)
    return NULL;
  head = g_ascii_strdown (address, comma - address);
  raw = g_uri_unescape_bytes (comma + 1, -1, NULL, NULL);
  if (raw != NULL && g_str_has_suffix (g_strchomp (head), ";base64"))
    {
      g_autofree char *text = g_strndup (g_bytes_get_data (raw, NULL), g_bytes_get_size (raw));

      return decode_base64 (text);
    }
  return g_steal_pointer (&raw);
}

/**
 * tracker_picture_data_is_address:
 * @text: what an answer held
 *
 * Returns: whether it is a `data:` address: a picture in itself
 */
gboolean
tracker_picture_data_is_address (const char *text)
{
  return g_ascii_strncasecmp (text, DATA_SCHEME, strlen (DATA_SCHEME)) == 0;
}

/**
 * tracker_picture_data_decode:
 * @text: base64 (RFC 4648, white space anywhere in it), or a `data:` address (RFC 2397)
 *
 * Returns: (transfer full) (nullable): the bytes; %NULL if @text is neither, or nothing, or holds
 * more than %TRACKER_PICTURE_MAX_BYTES
 */
GBytes *
tracker_picture_data_decode (const char *text)
{
  g_autoptr (GBytes) bytes
      = tracker_picture_data_is_address (text) ? decode_address (text) : decode_base64 (text);

  if (bytes == NULL || g_bytes_get_size (bytes) == 0
      || g_bytes_get_size (bytes) > TRACKER_PICTURE_MAX_BYTES)
    return NULL;
  return g_steal_pointer (&bytes);
}

static int
get_port (GUri *uri)
{
  int port = g_uri_get_port (uri);

  if (port > 0)
    return port;
  return g_str_equal (g_uri_get_scheme (uri), "https") ? 443 : 80;
}

/**
 * tracker_picture_resolve:
 * @base: the URL of the answer that held @address
 * @address: what stands there as the address of a picture
 *
 * Finds where the address of a picture leads: to the host of @base, by the same scheme and port.
 * An answer must not choose who else is asked.
 *
 * Returns: (transfer full) (nullable): the URL; %NULL if it leads elsewhere or nowhere
 */
char *
tracker_picture_resolve (const char *base, const char *address)
{
  /* Pages are written by hand: blanks inside, white space around. */
  const GUriFlags flags = G_URI_FLAGS_ENCODED | G_URI_FLAGS_PARSE_RELAXED;
  g_autoptr (GUri) from = g_uri_parse (base, flags, NULL);
  g_autoptr (GUri) uri = NULL;
  char *url;

  if (from == NULL || *address == '\0')
    return NULL;
  uri = g_uri_parse_relative (from, address, flags, NULL);
  if (uri == NULL || g_uri_get_host (uri) == NULL || g_uri_get_host (from) == NULL
      || g_uri_get_userinfo (uri) != NULL)
    return NULL;
  if (!g_str_equal (g_uri_get_scheme (uri), g_uri_get_scheme (from))
      || g_ascii_strcasecmp (g_uri_get_host (uri), g_uri_get_host (from)) != 0
      || get_port (uri) != get_port (from))
    return NULL;
  url = g_uri_to_string (uri);
  url[strcspn (url, "#")] = '\0';
  return url;
}
