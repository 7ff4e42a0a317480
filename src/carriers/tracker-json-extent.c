/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-engine-private.h"

#include <string.h>

/* The end of the string that begins at @at, behind its closing quote; NULL if it has none. */
static const char *
skip_string (const char *at)
{
  for (at++; *at != '"'; at++)
    {
      if (*at == '\\')
        at++;
      if (*at == '\0')
        return NULL;
    }
  return at + 1;
}

/* json-glib also reads comments and other quotes, in which brackets would escape our count: they
 * are refused. */
static gboolean
is_allowed (char c)
{
  return g_ascii_isalnum (c) || c == ' ' || c == ',' || c == ':' || c == '-' || c == '.'
         || c == '\n' || c == '\r' || c == '\t' || c == '+' || c == '\0';
}

/**
 * tracker_json_find_value:
 * @text: an answer
 * @start: (out): where the value begins
 * @length: (out): how many bytes it has
 *
 * Finds the object or array an answer consists of and checks, before json-glib may see it, that it
 * is not nested deeper than %TRACKER_JSON_MAX_DEPTH. What stands behind it is left out.
 *
 * Returns: FALSE if there is none, it is cut off, or it is nested too deep
 */
gboolean
tracker_json_find_value (const char *text, gsize *start, gsize *length)
{
  char closing[TRACKER_JSON_MAX_DEPTH];
  guint depth = 0;
  const char *at = text + strspn (text, " \t\r\n");

  *start = (gsize) (at - text);
  if (*at != '{' && *at != '[')
    return FALSE;
  do
    {
      if (*at == '{' || *at == '[')
        {
          if (depth == G_N_ELEMENTS (closing))
            return FALSE;
          closing[depth++] = *at == '{' ? '}' : ']';
        }
      else if (*at == '}' || *at == ']')
        {
          if (closing[--depth] != *at)
            return FALSE;
        }
      else if (*at == '"')
        {
          at = skip_string (at);
          if (at == NULL)
            return FALSE;
          continue;
        }
      else if (*at == '\0' || !is_allowed (*at))
        return FALSE;
      at++;
    }
  while (depth > 0);
  *length = (gsize) (at - text) - *start;
  return TRUE;
}
