/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-pasted-private.h"

#include <string.h>

/* Marks that only say how a text runs or breaks: a browser copies them along. */
static gboolean
is_invisible (gunichar c)
{
  return c == 0x00AD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E)
         || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF || (c >= 0xFE00 && c <= 0xFE0F);
}

/* One kind of blank, line end and digit; other signs stay as they are, for they are a part of the
 * words. */
static gunichar
get_plain_character (gunichar c)
{
  int digit;

  if (c == 0x0B || c == 0x0C || c == 0x85 || c == 0x2028 || c == 0x2029)
    return '\n';
  if (c == 0x3000 || (c >= 0x2000 && c <= 0x200A) || c == 0x00A0 || c == 0x202F || c == 0x205F)
    return ' ';
  digit = c > 0x7F && g_unichar_isdigit (c) ? g_unichar_digit_value (c) : -1;
  return digit >= 0 ? (gunichar) ('0' + digit) : c;
}

/**
 * tracker_pasted_clean:
 * @text: what was pasted: any bytes; what is beyond the first MiB is not read
 *
 * Returns: (transfer full): the text with one kind of line end, blank and digit, and nothing that
 * cannot be seen
 */
char *
tracker_pasted_clean (const char *text)
{
  g_autofree char *valid
      = g_utf8_make_valid (text, (gssize) strnlen (text, TRACKER_PASTED_MAX_BYTES));
  GString *result = g_string_sized_new (strlen (valid));

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_invisible (c) || (c == '\r' && p[1] == '\n'))
        continue;
      c = c == '\r' ? '\n' : get_plain_character (c);
      if (c != '\n' && c != '\t' && g_unichar_iscntrl (c))
        c = ' ';
      g_string_append_unichar (result, c);
    }
  return g_string_free (result, FALSE);
}

/**
 * tracker_pasted_get_plain_sign:
 * @c: a character
 *
 * Returns: the ASCII sign that looks and means the same, of a dash and of what is as wide as a
 * Chinese character; else @c
 */
gunichar
tracker_pasted_get_plain_sign (gunichar c)
{
  if (c >= 0xFF01 && c <= 0xFF5E)
    return c - 0xFF01 + '!';
  if ((c >= 0x2010 && c <= 0x2015) || c == 0x2212)
    return '-';
  return c == 0x2236 ? ':' : c;
}

/* What stands between a text and its neighbours, and belongs to neither. */
static gboolean
is_edge (gunichar c, gboolean is_start)
{
  c = tracker_pasted_get_plain_sign (c);
  if (g_unichar_isspace (c) || (c < 0x80 && strchr (",;:-|*/>~", (int) c) != NULL))
    return TRUE;
  if (c == 0x00B7 || c == 0x2022 || c == 0x2713 || c == 0x2714 || (c >= 0x25A0 && c <= 0x25FF)
      || c == 0x3001 || c == 0x3002 || c == 0x2192 || c == 0x279C)
    return TRUE;
  return is_start ? c == '.' || c == ')' || c == ']' : c == '(' || c == '[';
}

/**
 * tracker_pasted_dup_trimmed:
 * @text: a text
 * @length: how much of it, in bytes
 *
 * Takes separators, bullets and the halves of brackets off the ends.
 *
 * Returns: (transfer full): the rest, runs of blanks being one; may be ""
 */
char *
tracker_pasted_dup_trimmed (const char *text, gsize length)
{
  const char *end = text + length;
  GString *result;

  while (text < end && is_edge (g_utf8_get_char (text), TRUE))
    text = g_utf8_next_char (text);
  while (end > text)
    {
      const char *last = g_utf8_prev_char (end);

      if (!is_edge (g_utf8_get_char (last), FALSE))
        break;
      end = last;
    }

  /* "[Shenzhen]" */
  if (end > text + 2 && *text == '[' && end[-1] == ']'
      && memchr (text, ']', (gsize) (end - text - 1)) == NULL)
    {
      text++;
      end--;
    }
  result = g_string_sized_new ((gsize) (end - text));
  for (const char *p = text; p < end; p++)
    {
      if (!g_ascii_isspace (*p))
        g_string_append_c (result, *p);
      else if (result->len > 0 && result->str[result->len - 1] != ' ')
        g_string_append_c (result, ' ');
    }
  return g_string_free (result, FALSE);
}
