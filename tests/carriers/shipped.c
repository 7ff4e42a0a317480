/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "shipped.h"

#include "tracker-test.h"

TrackerRegistry *
shipped_load_all (void)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "..", "data", "carriers", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) definitions
      = g_ptr_array_new_with_free_func ((GDestroyNotify) tracker_definition_unref);
  g_autoptr (GPtrArray) problems
      = g_ptr_array_new_with_free_func ((GDestroyNotify) tracker_problem_free);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (GBytes) bytes = NULL;
      TrackerDefinition *definition;
      char *text = NULL;
      gsize length;

      if (!g_str_has_suffix (name, ".json") || g_str_equal (name, "schema.json"))
        continue;
      g_assert_true (g_file_get_contents (path, &text, &length, NULL));
      bytes = g_bytes_new_take (text, length);
      definition = tracker_definition_new_light (bytes, NULL, problems);
      if (definition != NULL)
        g_ptr_array_add (definitions, definition);
    }
  return tracker_registry_new (definitions);
}
