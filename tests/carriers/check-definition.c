/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <stdio.h>

#include "tracker-definition.h"

/* For check-schema.py: reads definitions from the standard input, a byte 0 after each, and prints a
 * line for each: "refused LINE:COLUMN: WHY", "differs LINE:COLUMN: WHY" (a sample or example) or
 * "taken". */

static void
print_verdict (const char *verdict, const GPtrArray *problems)
{
  const TrackerProblem *problem = g_ptr_array_index (problems, 0);

  printf ("%s %d:%d: %s\n", verdict, problem->line, problem->column, problem->message);
}

static void
check_text (const char *text, gsize length)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length);
  g_autoptr (GPtrArray) problems
      = g_ptr_array_new_with_free_func ((GDestroyNotify) tracker_problem_free);
  g_autoptr (TrackerDefinition) definition
      = tracker_definition_new_from_bytes (bytes, NULL, problems);

  if (definition == NULL)
    print_verdict ("refused", problems);
  else if (!tracker_definition_check_samples (definition, problems))
    print_verdict ("differs", problems);
  else
    puts ("taken");
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
