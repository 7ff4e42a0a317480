/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <stdio.h>

#include "tracker-definition.h"

/* For check-schema.py: reads one definition from the standard input and prints "refused
 * LINE:COLUMN: WHY" or "taken". It runs until the input ends; definitions are separated by a byte
 * 0. */

static void
check_text (const char *text, gsize length)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length);
  g_autoptr (GPtrArray) problems
      = g_ptr_array_new_with_free_func ((GDestroyNotify) tracker_problem_free);
  g_autoptr (TrackerDefinition) definition
      = tracker_definition_new_from_bytes (bytes, NULL, problems);

  if (definition != NULL)
    puts ("taken");
  else
    {
      const TrackerProblem *problem = g_ptr_array_index (problems, 0);

      printf ("refused %d:%d: %s\n", problem->line, problem->column, problem->message);
    }
}

int
main (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  int c;

  while ((c = getchar ()) != EOF)
    if (c != '\0')
      g_string_append_c (text, (char) c);
    else
      {
        check_text (text->str, text->len);
        g_string_truncate (text, 0);
      }
  return 0;
}
