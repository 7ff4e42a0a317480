/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "tracker-cli-private.h"

/**
 * tracker_cli_print_ids:
 * @cli: an opened run
 * @ids: (element-type gint64): parcels
 *
 * Prints parcels as they are now.
 *
 * Returns: the exit status
 */
int
tracker_cli_print_ids (TrackerCli *cli, GArray *ids)
{
  g_autoptr (GPtrArray) rows = tracker_cli_load_parcels (cli, (const gint64 *) ids->data, ids->len);

  if (rows == NULL)
    return TRACKER_EXIT_FAILED;
  tracker_cli_print_parcels (cli, rows);

  return TRACKER_EXIT_DONE;
}

/* What remove, archive and move begin with. FALSE: @status says how to exit. */
static gboolean
parse_numbers (TrackerCli *cli,
               const char *const *arguments,
               const char *description,
               const GOptionEntry *entries,
               int *status)
{
  if (!tracker_cli_parse (cli, arguments, "NUMBER…", description, entries, status))
    return FALSE;
  if (cli->rest != NULL)
    return TRUE;

  *status = tracker_cli_usage (cli, _ ("A track code is missing."));

  return FALSE;
}

/* Services open, parcels found; NULL: said why not. */
static GArray *
open_parcels (TrackerCli *cli)
{
  return tracker_cli_open (cli, 0) ? tracker_cli_find_parcels (cli, cli->rest) : NULL;
}

/* --- add --- */

static GPtrArray *
guess_all (TrackerCli *cli, gboolean asks_whom)
{
  g_autoptr (GPtrArray) guesses = g_ptr_array_new_with_free_func (g_object_unref);

  for (gsize i = 0; cli->rest[i] != NULL; i++)
    {
      TrackerGuess *guess
          = tracker_library_guess (tracker_context_get_library (cli->context), cli->rest[i]);

      g_ptr_array_add (guesses, guess);
      if (!tracker_guess_get_valid (guess))
        {
          tracker_cli_fail ("%s", tracker_guess_get_error (guess));
          return NULL;
        }
      if (tracker_guess_get_warning (guess) != NULL)
        tracker_cli_note ("%s: %s", tracker_guess_get_number (guess),
                          tracker_guess_get_warning (guess));
      if (!asks_whom && tracker_guess_get_n_asked (guess) == 0)
        tracker_cli_note (_ ("%s: nobody is asked about it; name a carrier with --carrier."),
                          tracker_guess_get_number (guess));
    }

  return g_steal_pointer (&guesses);
}

static int
add_guesses (TrackerCli *cli, GPtrArray *guesses, const TrackerAddOptions *options)
{
  TrackerLibrary *library = tracker_context_get_library (cli->context);
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) parcels = NULL;
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  guint n_existed = 0;

  tracker_library_add_async (library, guesses, options, NULL, tracker_cli_result_cb, &slot);
  result = tracker_cli_await (&slot);
  parcels = tracker_library_add_finish (library, result, &n_existed, &error);
  if (parcels == NULL)
    return tracker_cli_fail ("%s", error->message);

  if (n_existed > 0)
    tracker_cli_note (
        g_dngettext (GETTEXT_PACKAGE, "%u code was there already and is left as it is.",
                     "%u codes were there already and are left as they are.", n_existed),
        n_existed);
  for (guint i = 0; i < parcels->len; i++)
    g_ptr_array_add (rows, tracker_parcel_get_data (g_ptr_array_index (parcels, i)));
  tracker_cli_print_parcels (cli, rows);

  return TRACKER_EXIT_DONE;
}

/**
 * tracker_cli_add:
 * @cli: the run
 * @arguments: the words
 *
 * `tracker add NUMBER…`: adds parcels, all or none.
 *
 * Returns: the exit status
 */
int
tracker_cli_add (TrackerCli *cli, const char *const *arguments)
{
  g_autofree char *name = NULL;
  g_autofree char *folder = NULL;
  g_auto (GStrv) carriers = NULL;
  g_auto (GStrv) needs = NULL;
  gboolean is_silent = FALSE;
  const GOptionEntry entries[] = {
    { "name", 'n', 0, G_OPTION_ARG_STRING, &name, N_ ("What it is"), N_ ("TEXT") },
    { "folder", 'f', 0, G_OPTION_ARG_STRING, &folder, N_ ("One of your folders"), N_ ("NAME") },
    { "carrier", 'c', 0, G_OPTION_ARG_STRING_ARRAY, &carriers,
      N_ ("Ask this carrier (may be given more than once)"), N_ ("ID") },
    { "need", 0, 0, G_OPTION_ARG_STRING_ARRAY, &needs,
      N_ ("What a carrier wants to know besides the number (a postcode, say)"), N_ ("KEY=VALUE") },
    { "silent", 0, 0, G_OPTION_ARG_NONE, &is_silent, N_ ("Never ask the network about them"),
      NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GPtrArray) guesses = NULL;
  g_autoptr (GHashTable) values = NULL;
  TrackerAddOptions options = { 0 };
  int status;

  if (!tracker_cli_parse (
          cli, arguments, "NUMBER…",
          _ ("Adds parcels. The posts are asked by a running Tracker, or by “tracker refresh”."),
          entries, &status))
    return status;
  if (cli->rest == NULL)
    return tracker_cli_usage (cli, _ ("A track code is missing."));
  values = tracker_cli_read_pairs (cli, "--need", (const char *const *) needs, FALSE);
  if (values == NULL)
    return TRACKER_EXIT_USAGE;
  if (!tracker_cli_open (cli, 0))
    return TRACKER_EXIT_FAILED;
  tracker_cli_prepare (cli);

  for (gsize i = 0; carriers != NULL && carriers[i] != NULL; i++)
    if (tracker_registry_find (tracker_context_get_registry (cli->context), carriers[i]) == NULL)
      return tracker_cli_fail (_ ("There is no carrier “%s”: “tracker carriers” lists them."),
                               carriers[i]);
  options.folder_id = tracker_cli_find_folder (cli, folder);
  guesses = options.folder_id >= 0 ? guess_all (cli, carriers != NULL || is_silent) : NULL;
  if (guesses == NULL)
    return TRACKER_EXIT_FAILED;

  options.name = name;
  options.carriers = (const char *const *) carriers;
  options.needs = values;
  options.is_silent = is_silent;

  return add_guesses (cli, guesses, &options);
}

/* --- remove, archive, move --- */

/**
 * tracker_cli_remove:
 * @cli: the run
 * @arguments: the words
 *
 * `tracker remove NUMBER…`: removes parcels and prints what they were.
 *
 * Returns: the exit status
 */
int
tracker_cli_remove (TrackerCli *cli, const char *const *arguments)
{
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  GAsyncResult *slot = NULL;
  int status;

  if (!parse_numbers (cli, arguments, _ ("Removes parcels with all that is known of them."), NULL,
                      &status))
    return status;
  ids = open_parcels (cli);
  if (ids == NULL)
    return TRACKER_EXIT_FAILED;
  rows = tracker_cli_load_parcels (cli, (const gint64 *) ids->data, ids->len);
  if (rows == NULL)
    return TRACKER_EXIT_FAILED;

  tracker_library_remove_async (tracker_context_get_library (cli->context),
                                (const gint64 *) ids->data, ids->len, tracker_cli_result_cb, &slot);
  if (!tracker_cli_finish_verb (cli, &slot))
    return TRACKER_EXIT_FAILED;
  tracker_cli_print_parcels (cli, rows);

  return TRACKER_EXIT_DONE;
}

/**
 * tracker_cli_archive:
 * @cli: the run
 * @arguments: the words
 *
 * `tracker archive NUMBER…`: puts parcels into the archive, or takes them back.
 *
 * Returns: the exit status
 */
int
tracker_cli_archive (TrackerCli *cli, const char *const *arguments)
{
  gboolean undo = FALSE;
  const GOptionEntry entries[] = {
    { "undo", 'u', 0, G_OPTION_ARG_NONE, &undo, N_ ("Take them back out of the archive"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GArray) ids = NULL;
  GAsyncResult *slot = NULL;
  int status;

  if (!parse_numbers (cli, arguments, _ ("Archived parcels are kept, but not asked about."),
                      entries, &status))
    return status;
  ids = open_parcels (cli);
  if (ids == NULL)
    return TRACKER_EXIT_FAILED;

  tracker_library_archive_async (tracker_context_get_library (cli->context),
                                 (const gint64 *) ids->data, ids->len, !undo, tracker_cli_result_cb,
                                 &slot);

  return tracker_cli_finish_verb (cli, &slot) ? tracker_cli_print_ids (cli, ids)
                                              : TRACKER_EXIT_FAILED;
}

/**
 * tracker_cli_move:
 * @cli: the run
 * @arguments: the words
 *
 * `tracker move --folder NAME NUMBER…`: moves parcels to a folder.
 *
 * Returns: the exit status
 */
int
tracker_cli_move (TrackerCli *cli, const char *const *arguments)
{
  g_autofree char *folder = NULL;
  const GOptionEntry entries[] = {
    { "folder", 'f', 0, G_OPTION_ARG_STRING, &folder,
      N_ ("Where to; an empty name takes them out of any folder"), N_ ("NAME") },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GArray) ids = NULL;
  GAsyncResult *slot = NULL;
  gint64 folder_id;
  int status;

  if (!parse_numbers (cli, arguments, _ ("Moves parcels to one of your folders."), entries,
                      &status))
    return status;
  if (folder == NULL)
    return tracker_cli_usage (cli, _ ("Say where to with --folder."));
  ids = open_parcels (cli);
  if (ids == NULL)
    return TRACKER_EXIT_FAILED;
  folder_id = tracker_cli_find_folder (cli, folder);
  if (folder_id < 0)
    return TRACKER_EXIT_FAILED;

  tracker_library_move_async (tracker_context_get_library (cli->context),
                              (const gint64 *) ids->data, ids->len, folder_id,
                              tracker_cli_result_cb, &slot);

  return tracker_cli_finish_verb (cli, &slot) ? tracker_cli_print_ids (cli, ids)
                                              : TRACKER_EXIT_FAILED;
}

/* --- list --- */

static int
list_query (TrackerCli *cli, TrackerQuery *query)
{
  TrackerStore *store = tracker_context_get_store (cli->context);
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) error = NULL;

  tracker_store_list_ids_async (store, query, NULL, tracker_cli_result_cb, &slot);
  result = tracker_cli_await (&slot);
  ids = tracker_store_list_ids_finish (store, result, &error);
  if (ids == NULL)
    return tracker_cli_fail ("%s", error->message);

  return tracker_cli_print_ids (cli, ids);
}

/**
 * tracker_cli_list:
 * @cli: the run
 * @arguments: the words
 *
 * `tracker list`: lists parcels.
 *
 * Returns: the exit status
 */
int
tracker_cli_list (TrackerCli *cli, const char *const *arguments)
{
  g_autofree char *folder = NULL;
  g_autofree char *stage_name = NULL;
  g_autofree char *search = NULL;
  const GOptionEntry entries[] = {
    { "folder", 'f', 0, G_OPTION_ARG_STRING, &folder,
      N_ ("One of your folders, or: all, on-the-way, ready, attention, delivered, archive, "
          "everything"),
      N_ ("NAME") },
    { "stage", 's', 0, G_OPTION_ARG_STRING, &stage_name,
      N_ ("Only parcels at this stage, such as in_transit"), N_ ("STAGE") },
    { "search", 'S', 0, G_OPTION_ARG_STRING, &search,
      N_ ("Only parcels in which these words are found"), N_ ("TEXT") },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (TrackerQuery) query = NULL;
  TrackerSmart smart = TRACKER_SMART_ALL;
  TrackerStage stage;
  int status;

  if (!tracker_cli_parse (cli, arguments, "",
                          _ ("Lists parcels, the one with the latest news first. Archived ones are "
                             "in the folder “archive”."),
                          entries, &status))
    return status;
  if (cli->rest != NULL)
    return tracker_cli_usage (cli, _ ("“%s” is too much."), cli->rest[0]);
  if (stage_name != NULL && !tracker_stage_from_nick (stage_name, &stage))
    return tracker_cli_usage (cli, _ ("“%s” is not a stage."), stage_name);
  if (!tracker_cli_open (cli, 0))
    return TRACKER_EXIT_FAILED;

  if (folder != NULL && !tracker_smart_from_nick (folder, &smart))
    {
      gint64 id = tracker_cli_find_folder (cli, folder);

      if (id < 0)
        return TRACKER_EXIT_FAILED;
      query = tracker_query_new (TRACKER_SMART_ALL);
      tracker_query_set_folder (query, id);
    }
  else
    {
      query = tracker_query_new (smart);
    }
  tracker_query_set_search (query, search);
  if (stage_name != NULL)
    tracker_query_set_stage (query, stage, TRUE);

  return list_query (cli, query);
}
