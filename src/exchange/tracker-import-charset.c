/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-exchange-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define LOOK_BYTES (64 * 1024)

static gboolean
is_allowed_control (guchar c)
{
  return c == '\t' || c == '\n' || c == '\v' || c == '\f' || c == '\r' || c == 0x1A;
}

/* Pictures, programs and archives have zero bytes or other controls near their beginning. */
static gboolean
is_binary (const char *data, gsize length)
{
  gsize n_odd = 0;
  gsize n = MIN (length, LOOK_BYTES);

  if (memchr (data, '\0', length) != NULL)
    return TRUE;
  for (gsize i = 0; i < n; i++)
    n_odd += (guchar) data[i] < 0x20 && !is_allowed_control ((guchar) data[i]) ? 1 : 0;
  return n_odd > 4 + n / 50;
}

/* A damaged UTF-8 text still has more whole characters than broken ones; one of Windows-1251 has
 * hardly any that are whole. */
static gboolean
is_damaged_utf8 (const char *data, gsize length)
{
  gsize n_whole = 0;
  gsize n_broken = 0;

  for (const char *p = data, *end = data + MIN (length, LOOK_BYTES); p < end;)
    {
      gunichar c = g_utf8_get_char_validated (p, end - p);

      if (c == (gunichar) -1 || c == (gunichar) -2)
        {
          n_broken++;
          p++;
        }
      else
        {
          n_whole += c >= 0x80 ? 1 : 0;
          p = g_utf8_next_char (p);
        }
    }
  return n_whole > n_broken;
}

static char *
convert (const char *data, gsize length, const char *charset, gsize *new_length, GError **error)
{
  g_autofree char *text
      = g_convert (data, (gssize) length, "UTF-8", charset, NULL, new_length, NULL);

  if (text == NULL || memchr (text, '\0', *new_length) != NULL)
    {
      g_set_error_literal (error, TRACKER_EXCHANGE_ERROR, TRACKER_EXCHANGE_ERROR_NOT_TEXT,
                           _ ("it is no text"));
      return NULL;
    }
  return g_steal_pointer (&text);
}

/**
 * tracker_import_decode:
 * @bytes: what the file holds
 * @length: (out): bytes of the answer
 * @error: %TRACKER_EXCHANGE_ERROR_NOT_TEXT, %TRACKER_EXCHANGE_ERROR_EMPTY
 *
 * Makes UTF-8 of UTF-8 or UTF-16 with a byte order mark, of plain UTF-8, and of Windows-1251, in
 * which older programs write Russian. Broken characters in UTF-8 become U+FFFD.
 *
 * Returns: (transfer full) (nullable): valid UTF-8 without zero bytes
 */
char *
tracker_import_decode (GBytes *bytes, gsize *length, GError **error)
{
  gsize n;
  const char *data = g_bytes_get_data (bytes, &n);
  char *text;

  if (n >= 2 && memcmp (data, "\xFF\xFE", 2) == 0)
    return convert (data + 2, n - 2, "UTF-16LE", length, error);
  if (n >= 2 && memcmp (data, "\xFE\xFF", 2) == 0)
    return convert (data + 2, n - 2, "UTF-16BE", length, error);
  if (n >= 3 && memcmp (data, "\xEF\xBB\xBF", 3) == 0)
    {
      data += 3;
      n -= 3;
    }

  if (n == 0)
    {
      g_set_error_literal (error, TRACKER_EXCHANGE_ERROR, TRACKER_EXCHANGE_ERROR_EMPTY,
                           _ ("it is empty"));
      return NULL;
    }
  if (is_binary (data, n))
    {
      g_set_error_literal (error, TRACKER_EXCHANGE_ERROR, TRACKER_EXCHANGE_ERROR_NOT_TEXT,
                           _ ("it is no text"));
      return NULL;
    }
  if (!g_utf8_validate (data, (gssize) n, NULL) && !is_damaged_utf8 (data, n))
    return convert (data, n, "WINDOWS-1251", length, error);

  text = g_utf8_make_valid (data, (gssize) n);
  *length = strlen (text);
  return text;
}
