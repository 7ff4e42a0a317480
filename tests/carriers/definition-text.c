/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "definition-text.h"

#include <string.h>

GPtrArray *
new_problems (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) tracker_problem_free);
}

TrackerDefinition *
read_text (const char *text, gssize length, const char *file_name, GPtrArray *problems)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length < 0 ? strlen (text) : (gsize) length);

  return tracker_definition_new_from_bytes (bytes, file_name, problems);
}

char *
replace_once (const char *text, const char *from, const char *to)
{
  const char *at = strstr (text, from);

  g_assert_nonnull (at);
  g_assert_null (strstr (at + 1, from));
  return g_strdup_printf ("%.*s%s%s", (int) (at - text), text, to, at + strlen (from));
}

void
find_mark (char *text, int *line, int *column)
{
  char *mark = strstr (text, "§");
  char *start = text;

  *line = 1;
  for (char *c = text; c < mark; c++)
    if (*c == '\n')
      {
        (*line)++;
        start = c + 1;
      }
  *column = (int) g_utf8_strlen (start, mark - start) + 1;
  memmove (mark, mark + strlen ("§"), strlen (mark + strlen ("§")) + 1);
}
