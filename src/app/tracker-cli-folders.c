/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "tracker-cli-private.h"

/* NULL: stderr has been told why. */
static GPtrArray *
load_folders (TrackerCli *cli)
{
  TrackerStore *store = tracker_context_get_store (cli->context);
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *folders;

  tracker_store_list_folders_async (store, NULL, tracker_cli_result_cb, &slot);
  result = tracker_cli_await (&slot);
  folders = tracker_store_list_folders_finish (store, result, &error);
  if (folders == NULL)
    tracker_cli_fail ("%s", error->message);

  return folders;
}

/* NULL: stderr has been told why. */
static TrackerFolderData *
find_folder_data (TrackerCli *cli, const char *name)
{
  g_autoptr (GPtrArray) folders = load_folders (cli);

  if (folders == NULL)
    return NULL;

  for (guint i = 0; i < folders->len; i++)
    {
      TrackerFolderData *folder = g_ptr_array_index (folders, i);

      if (g_str_equal (tracker_folder_data_get_name (folder), name))
        return tracker_folder_data_ref (folder);
    }
  tracker_cli_fail (_ ("There is no folder “%s”: make it with “tracker folders add”."), name);

  return NULL;
}

/**
 * tracker_cli_find_folder:
 * @cli: an opened run
 * @name: (nullable): a folder's name
 *
 * Finds one of the person's folders.
 *
 * Returns: its id; 0 for %NULL and ""; -1: stderr has been told that there is none
 */
gint64
tracker_cli_find_folder (TrackerCli *cli, const char *name)
{
  g_autoptr (TrackerFolderData) folder = NULL;

  if (name == NULL || *name == '\0')
    return 0;

  folder = find_folder_data (cli, name);

  return folder != NULL ? tracker_folder_data_get_id (folder) : -1;
}

static int
print_folders (TrackerCli *cli)
{
  const int widths[] = { 2, 30, 0 };
  g_autoptr (GPtrArray) folders = load_folders (cli);
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (folders == NULL)
    return TRACKER_EXIT_FAILED;

  json_builder_begin_array (builder);
  for (guint i = 0; i < folders->len; i++)
    {
      TrackerFolderData *folder = g_ptr_array_index (folders, i);
      const char *emoji = tracker_folder_data_get_emoji (folder);
      g_autofree char *count = g_strdup_printf ("%d", tracker_folder_data_get_n_parcels (folder));

      if (!cli->json)
        {
          tracker_cli_print_row (widths,
                                 (const char *[]){ emoji != NULL ? emoji : "",
                                                   tracker_folder_data_get_name (folder), count },
                                 3);
          continue;
        }
      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "id");
      json_builder_add_int_value (builder, tracker_folder_data_get_id (folder));
      tracker_cli_build_string (builder, "uuid", tracker_folder_data_get_uuid (folder));
      tracker_cli_build_string (builder, "name", tracker_folder_data_get_name (folder));
      tracker_cli_build_string (builder, "emoji", emoji);
      json_builder_set_member_name (builder, "parcels");
      json_builder_add_int_value (builder, tracker_folder_data_get_n_parcels (folder));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  if (cli->json)
    tracker_cli_print_json (builder);

  return TRACKER_EXIT_DONE;
}

static int
finish_and_print (TrackerCli *cli, GAsyncResult **slot)
{
  g_autoptr (GAsyncResult) result = tracker_cli_await (slot);
  g_autoptr (GError) error = NULL;

  if (!tracker_library_finish (tracker_context_get_library (cli->context), result, &error))
    return tracker_cli_fail ("%s", error->message);

  return print_folders (cli);
}

static int
add_folder (TrackerCli *cli, const char *name, const char *emoji)
{
  TrackerLibrary *library = tracker_context_get_library (cli->context);
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  tracker_library_add_folder_async (library, name, emoji, tracker_cli_result_cb, &slot);
  result = tracker_cli_await (&slot);
  if (tracker_library_add_folder_finish (library, result, &error) < 0)
    return tracker_cli_fail ("%s", error->message);

  return print_folders (cli);
}

static int
rename_folder (TrackerCli *cli, const char *name, const char *new_name, const char *emoji)
{
  g_autoptr (TrackerFolderData) folder = find_folder_data (cli, name);
  GAsyncResult *slot = NULL;

  if (folder == NULL)
    return TRACKER_EXIT_FAILED;

  tracker_library_rename_folder_async (
      tracker_context_get_library (cli->context), tracker_folder_data_get_id (folder), new_name,
      emoji != NULL ? emoji : tracker_folder_data_get_emoji (folder), tracker_cli_result_cb, &slot);

  return finish_and_print (cli, &slot);
}

static int
remove_folder (TrackerCli *cli, const char *name)
{
  gint64 id = tracker_cli_find_folder (cli, name);
  GAsyncResult *slot = NULL;

  if (id < 0)
    return TRACKER_EXIT_FAILED;

  tracker_library_remove_folder_async (tracker_context_get_library (cli->context), id,
                                       tracker_cli_result_cb, &slot);

  return finish_and_print (cli, &slot);
}

/**
 * tracker_cli_folders:
 * @cli: the run
 * @arguments: the words
 *
 * `tracker folders [add NAME | rename OLD NEW | remove NAME]`.
 *
 * Returns: the exit status
 */
int
tracker_cli_folders (TrackerCli *cli, const char *const *arguments)
{
  g_autofree char *emoji = NULL;
  const GOptionEntry entries[] = {
    { "emoji", 'e', 0, G_OPTION_ARG_STRING, &emoji,
      N_ ("A sign for the folder, with add and rename"), N_ ("EMOJI") },
    G_OPTION_ENTRY_NULL,
  };
  const char *verb;
  guint n;
  int status;

  if (!tracker_cli_parse (cli, arguments, "[add NAME | rename NAME NEW-NAME | remove NAME]",
                          _ ("Lists your folders, or changes them and lists them then. The parcels "
                             "of a removed folder stay."),
                          entries, &status))
    return status;

  n = cli->rest != NULL ? g_strv_length (cli->rest) : 0;
  verb = n > 0 ? cli->rest[0] : NULL;
  if (verb != NULL && !(g_str_equal (verb, "add") && n == 2)
      && !(g_str_equal (verb, "rename") && n == 3) && !(g_str_equal (verb, "remove") && n == 2))
    return tracker_cli_usage (cli,
                              _ ("It is “add NAME”, “rename NAME NEW-NAME” or “remove NAME”."));
  for (guint i = 1; i < n; i++)
    if (*cli->rest[i] == '\0')
      return tracker_cli_usage (cli, _ ("A folder needs a name."));
  if (!tracker_cli_open (cli, 0))
    return TRACKER_EXIT_FAILED;

  if (verb == NULL)
    return print_folders (cli);
  if (g_str_equal (verb, "add"))
    return add_folder (cli, cli->rest[1], emoji);
  if (g_str_equal (verb, "rename"))
    return rename_folder (cli, cli->rest[1], cli->rest[2], emoji);

  return remove_folder (cli, cli->rest[1]);
}
