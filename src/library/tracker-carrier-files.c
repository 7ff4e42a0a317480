/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-carrier-files.h"

#include <glib/gi18n-lib.h>
#include <sys/stat.h>

/* The loader refuses more than this anyway: such a file is not even read. */
#define FILE_MOST_BYTES (8 * 1024 * 1024)

typedef struct
{
  TrackerRegistry *registry;
  GPtrArray *problems;
} Loaded;

static void
loaded_free (Loaded *loaded)
{
  g_clear_pointer (&loaded->registry, tracker_registry_unref);
  g_clear_pointer (&loaded->problems, g_ptr_array_unref);
  g_free (loaded);
}

static void
note_problems (GPtrArray *problems, const char *path, GPtrArray *found)
{
  if (problems == NULL)
    return;

  for (guint i = 0; i < found->len; i++)
    {
      TrackerProblem *problem = g_ptr_array_index (found, i);

      g_ptr_array_add (problems, g_strdup_printf ("%s:%d:%d: %s", path, problem->line,
                                                  problem->column, problem->message));
    }
}

static void
load_file (const char *folder,
           const char *name,
           gboolean is_checked,
           GPtrArray *definitions,
           GPtrArray *problems)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GPtrArray) found
      = g_ptr_array_new_with_free_func ((GDestroyNotify) tracker_problem_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = tracker_carrier_files_read (path, &error);
  TrackerDefinition *definition;

  if (bytes == NULL)
    {
      if (problems != NULL)
        g_ptr_array_add (problems, g_strdup (error->message));
      return;
    }

  definition = is_checked ? tracker_definition_new_light (bytes, name, found)
                          : tracker_definition_new_from_bytes (bytes, name, found);
  if (definition != NULL)
    g_ptr_array_add (definitions, definition);
  else
    note_problems (problems, path, found);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
load_folder (const char *folder, gboolean is_checked, GPtrArray *definitions, GPtrArray *problems)
{
  g_autoptr (GDir) dir
      = g_dir_open (folder, 0, NULL); /* a folder that is not there holds nothing */
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  if (dir == NULL)
    return;

  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".json") && !g_str_equal (name, "schema.json"))
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    load_file (folder, g_ptr_array_index (names, i), is_checked, definitions, problems);
}

/**
 * tracker_carrier_files_read:
 * @path: a file
 * @error: GFileError, or %G_IO_ERROR_FAILED if the file is far too large or no regular file
 *
 * Reads a file of a size that a definition or a saved answer may have. Blocks.
 *
 * Returns: (transfer full): its bytes
 */
GBytes *
tracker_carrier_files_read (const char *path, GError **error)
{
  struct stat info;
  char *contents;
  gsize length;

  if (stat (path, &info) == 0 && (!S_ISREG (info.st_mode) || info.st_size > FILE_MOST_BYTES))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                   _ ("“%s” is not a file of a size that can be read."), path);
      return NULL;
    }
  if (!g_file_get_contents (path, &contents, &length, error))
    return NULL;

  return g_bytes_new_take (contents, length);
}

/**
 * tracker_carrier_files_load:
 * @folders: (array zero-terminated=1): where definitions lie; later ones override earlier ones by
 * id
 * @problems: (nullable) (element-type utf8): gets a sentence for each file that is not a definition
 *
 * Reads all definitions. Blocks.
 *
 * Returns: (transfer full): the carriers
 */
TrackerRegistry *
tracker_carrier_files_load (const char *const *folders, GPtrArray *problems)
{
  g_autoptr (GPtrArray) definitions
      = g_ptr_array_new_with_free_func ((GDestroyNotify) tracker_definition_unref);

  /* The program's own files were tried before they were installed: the first folder is read
   * lightly. What a person wrote is read whole, so that its mistakes are told at once. */
  for (gsize i = 0; folders[i] != NULL; i++)
    load_folder (folders[i], i == 0, definitions, problems);

  return tracker_registry_new (definitions);
}

static void
load_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Loaded *loaded = g_new0 (Loaded, 1);

  loaded->problems = g_ptr_array_new_with_free_func (g_free);
  loaded->registry = tracker_carrier_files_load (task_data, loaded->problems);
  g_task_return_pointer (task, loaded, (GDestroyNotify) loaded_free);
}

/**
 * tracker_carrier_files_load_async:
 * @folders: (array zero-terminated=1): as for tracker_carrier_files_load()
 * @cancellable: (nullable): drops it
 * @callback: called when read
 * @user_data: data for @callback
 *
 * Reads all definitions in a worker thread.
 */
void
tracker_carrier_files_load_async (const char *const *folders,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, tracker_carrier_files_load_async);
  g_task_set_task_data (task, g_strdupv ((char **) folders), (GDestroyNotify) g_strfreev);
  g_task_run_in_thread (task, load_in_thread);
}

/**
 * tracker_carrier_files_load_finish:
 * @result: the result
 * @problems: (out) (optional) (transfer full) (element-type utf8): a sentence for each file that is
 * not a definition
 * @error: the only one is %G_IO_ERROR_CANCELLED
 *
 * Ends tracker_carrier_files_load_async().
 *
 * Returns: (transfer full): the carriers
 */
TrackerRegistry *
tracker_carrier_files_load_finish (GAsyncResult *result, GPtrArray **problems, GError **error)
{
  Loaded *loaded;
  TrackerRegistry *registry;

  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  loaded = g_task_propagate_pointer (G_TASK (result), error);
  if (loaded == NULL)
    return NULL;

  registry = g_steal_pointer (&loaded->registry);
  if (problems != NULL)
    *problems = g_steal_pointer (&loaded->problems);
  loaded_free (loaded);

  return registry;
}
