/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tracker-text-private.h"

#include <string.h>

/* Marks that turn the direction of what follows: one without its end would turn the whole row of a
 * list. */
static gboolean
is_bidi_control (gunichar c)
{
  return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

static gboolean
is_line_break (gunichar c)
{
  return c == '\n' || c == '\r' || c == '\t' || c == 0x2028 || c == 0x2029;
}

/* Whether nothing in it is to be changed: at most @max_chars bytes, all of them of UTF-8, no
 * control character, and nothing of the blocks that hold marks and breaks. Most texts are so. */
static gboolean
is_clean (const char *text, gsize max_chars)
{
  gsize length = 0;

  for (; text[length] != '\0'; length++)
    {
      guchar c = (guchar) text[length];

      if (length == max_chars || c < 0x20 || c == 0x7F || c == 0xC2 || c == 0xE2)
        return FALSE;
    }
  return length == 0
         || (text[0] != ' ' && text[length - 1] != ' '
             && g_utf8_validate (text, (gssize) length, NULL));
}

static char *
clean (const char *text, gsize max_chars, gboolean keep_lines)
{
  g_autoptr (GString) result = NULL;
  g_autofree char *valid = NULL;
  gsize n_chars = 0;
  gsize n_bytes;

  if (text == NULL)
    return g_strdup ("");
  if (is_clean (text, max_chars))
    return g_strdup (text);

  /* A character has at most four bytes (six with those that become U+FFFD), so nothing past this
   * can be shown. */
  n_bytes = strnlen (text, (max_chars + 1) * 6);
  valid = g_utf8_make_valid (text, (gssize) n_bytes);
  result = g_string_sized_new (n_bytes);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_bidi_control (c))
        continue;
      if (keep_lines && (c == '\n' || c == '\t'))
        g_string_append_c (result, (char) c);
      else if (is_line_break (c) || g_unichar_iscntrl (c))
        g_string_append_c (result, ' ');
      else
        g_string_append_unichar (result, c);

      if (++n_chars > max_chars)
        {
          const char *last = g_utf8_offset_to_pointer (result->str, (glong) max_chars - 1);

          g_string_truncate (result, (gsize) (last - result->str));
          g_string_append (result, "…");
          break;
        }
    }

  return g_strstrip (g_string_free (g_steal_pointer (&result), FALSE));
}

/**
 * tracker_text_clean:
 * @text: (nullable): what somebody else wrote; any bytes
 * @max_chars: at most so many characters are kept, more than 0; the last becomes "…" if there were
 * more
 *
 * Makes one line of text that is safe to keep and show: valid UTF-8, control characters and line
 * breaks as spaces, no marks that turn the writing direction, no white space at the ends.
 *
 * Returns: (transfer full): the text; "" for %NULL
 */
char *
tracker_text_clean (const char *text, gsize max_chars)
{
  return clean (text, max_chars, FALSE);
}

/**
 * tracker_text_clean_or_null:
 * @text: (nullable): what somebody else wrote; any bytes
 * @max_chars: as for tracker_text_clean()
 *
 * Returns: (transfer full) (nullable): as tracker_text_clean(), but %NULL if nothing remains
 */
char *
tracker_text_clean_or_null (const char *text, gsize max_chars)
{
  g_autofree char *cleaned = clean (text, max_chars, FALSE);

  return *cleaned == '\0' ? NULL : g_steal_pointer (&cleaned);
}

/**
 * tracker_text_clean_lines:
 * @text: (nullable): what somebody else wrote; any bytes
 * @max_chars: as for tracker_text_clean()
 *
 * Returns: (transfer full) (nullable): as tracker_text_clean_or_null(), but line breaks and tabs
 * stay
 */
char *
tracker_text_clean_lines (const char *text, gsize max_chars)
{
  g_autofree char *cleaned = clean (text, max_chars, TRUE);

  return *cleaned == '\0' ? NULL : g_steal_pointer (&cleaned);
}
