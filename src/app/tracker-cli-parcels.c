/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "tracker-cli-private.h"
#include "tracker-country.h"
#include "tracker-number.h"
#include "tracker-timeline.h"

/* Runs a verb of the library that answers nothing but done. */
static gboolean
finish_verb (TrackerCli *cli, GAsyncResult **slot)
{
  g_autoptr (GAsyncResult) result = tracker_cli_await (slot);
  g_autoptr (GError) error = NULL;

  if (tracker_library_finish (tracker_context_get_library (cli->context), result, &error))
    return TRUE;

  tracker_cli_fail ("%s", error->message);

  return FALSE;
}

static int
print_ids (TrackerCli *cli, GArray *ids)
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
guess_all (TrackerCli *cli, gboolean has_carriers)
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
      if (!has_carriers && tracker_guess_get_n_asked (guess) == 0)
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
  const GOptionEntry entries[] = {
    { "name", 'n', 0, G_OPTION_ARG_STRING, &name, N_ ("What it is"), N_ ("TEXT") },
    { "folder", 'f', 0, G_OPTION_ARG_STRING, &folder, N_ ("One of your folders"), N_ ("NAME") },
    { "carrier", 'c', 0, G_OPTION_ARG_STRING_ARRAY, &carriers,
      N_ ("Ask this carrier (may be given more than once)"), N_ ("ID") },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GPtrArray) guesses = NULL;
  TrackerAddOptions options = { 0 };
  int status;

  if (!tracker_cli_parse (
          cli, arguments, "NUMBER…",
          _ ("Adds parcels. The posts are asked by a running Tracker, or by “tracker refresh”."),
          entries, &status))
    return status;
  if (cli->rest == NULL)
    return tracker_cli_usage (cli, _ ("A track code is missing."));
  if (!tracker_cli_open (cli, 0))
    return TRACKER_EXIT_FAILED;

  for (gsize i = 0; carriers != NULL && carriers[i] != NULL; i++)
    if (tracker_registry_find (tracker_context_get_registry (cli->context), carriers[i]) == NULL)
      return tracker_cli_fail (_ ("There is no carrier “%s”: “tracker carriers” lists them."),
                               carriers[i]);
  options.folder_id = tracker_cli_find_folder (cli, folder);
  guesses = options.folder_id >= 0 ? guess_all (cli, carriers != NULL) : NULL;
  if (guesses == NULL)
    return TRACKER_EXIT_FAILED;

  options.name = name;
  options.carriers = (const char *const *) carriers;

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
  if (!finish_verb (cli, &slot))
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

  return finish_verb (cli, &slot) ? print_ids (cli, ids) : TRACKER_EXIT_FAILED;
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

  return finish_verb (cli, &slot) ? print_ids (cli, ids) : TRACKER_EXIT_FAILED;
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

  return print_ids (cli, ids);
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

/* --- show --- */

static void
build_legs (JsonBuilder *builder, GPtrArray *legs)
{
  json_builder_set_member_name (builder, "legs");
  json_builder_begin_array (builder);
  for (guint i = 0; i < legs->len; i++)
    {
      TrackerLegData *leg = g_ptr_array_index (legs, i);
      gint64 due_s = tracker_leg_data_get_next_due_s (leg);

      json_builder_begin_object (builder);
      tracker_cli_build_string (builder, "carrier", tracker_leg_data_get_carrier (leg));
      tracker_cli_build_string (builder, "role",
                                tracker_role_to_nick (tracker_leg_data_get_role (leg)));
      tracker_cli_build_string (builder, "number", tracker_leg_data_get_number (leg));
      tracker_cli_build_string (builder, "outcome",
                                tracker_outcome_to_nick (tracker_leg_data_get_outcome (leg)));
      tracker_cli_build_string (builder, "message", tracker_leg_data_get_message (leg));
      tracker_cli_build_time (builder, "asked", tracker_leg_data_get_asked_s (leg));
      tracker_cli_build_time (builder, "next_due", due_s < G_MAXINT64 ? due_s : 0);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
print_legs (TrackerCli *cli, const char *number, GPtrArray *legs)
{
  TrackerRegistry *registry = tracker_context_get_registry (cli->context);

  for (guint i = 0; i < legs->len; i++)
    {
      TrackerLegData *leg = g_ptr_array_index (legs, i);
      const char *name = tracker_registry_get_name (registry, tracker_leg_data_get_carrier (leg));
      g_autofree char *sentence = NULL;

      if (tracker_leg_data_get_waits_s (leg) != 0)
        /* Translators: %s is a post; the command's words stay as they are. */
        sentence = g_strdup_printf (
            _ ("%s wants to see a human: it waits for a direct check (“tracker check %s”)."), name,
            number);
      else if (tracker_leg_data_get_outcome (leg) == TRACKER_OUTCOME_NONE)
        sentence = g_strdup_printf (_ ("%s: not asked yet"), name);
      else if (tracker_leg_data_get_outcome (leg) != TRACKER_OUTCOME_FOUND)
        sentence = tracker_outcome_dup_sentence (tracker_leg_data_get_outcome (leg), name);
      if (sentence != NULL)
        printf ("%s\n", sentence);
    }
}

static void
print_whole_parcel (TrackerCli *cli, TrackerParcelData *parcel, GPtrArray *legs, GPtrArray *lines)
{
  g_autofree char *pretty = tracker_number_dup_pretty (tracker_parcel_data_get_number (parcel));
  const char *name = tracker_parcel_data_get_name (parcel);
  const char *origin = tracker_parcel_data_get_origin (parcel);
  const char *destination = tracker_parcel_data_get_destination (parcel);
  const char *from = origin != NULL ? tracker_country_get_name (origin) : NULL;
  const char *to = destination != NULL ? tracker_country_get_name (destination) : NULL;

  if (name != NULL)
    printf ("%s\n", name);
  printf ("%s  %s\n", pretty,
          lines->len > 0 ? tracker_stage_get_label (tracker_parcel_data_get_stage (parcel))
                         : _ ("No scans yet"));
  if (from != NULL && to != NULL)
    printf ("%s → %s\n", from, to);
  if (tracker_parcel_data_get_note (parcel) != NULL)
    printf ("%s\n", tracker_parcel_data_get_note (parcel));
  print_legs (cli, tracker_parcel_data_get_number (parcel), legs);
  tracker_cli_print_timeline (cli, lines);
}

/**
 * tracker_cli_show:
 * @cli: the run
 * @arguments: the words
 *
 * `tracker show NUMBER`: one parcel with its carriers and its timeline.
 *
 * Returns: the exit status
 */
int
tracker_cli_show (TrackerCli *cli, const char *const *arguments)
{
  g_autoptr (TrackerParcelData) parcel = NULL;
  g_autoptr (GPtrArray) legs = NULL;
  g_autoptr (GPtrArray) events = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GAsyncResult) legs_result = NULL;
  g_autoptr (GAsyncResult) events_result = NULL;
  GAsyncResult *legs_slot = NULL;
  GAsyncResult *events_slot = NULL;
  g_autoptr (GError) error = NULL;
  TrackerStore *store;
  int status;

  if (!tracker_cli_parse (
          cli, arguments, "NUMBER",
          _ ("Shows one parcel, the carriers that are asked, and the merged timeline."), NULL,
          &status))
    return status;
  if (cli->rest == NULL || cli->rest[1] != NULL)
    return tracker_cli_usage (cli, _ ("Exactly one track code is needed."));
  if (!tracker_cli_open (cli, 0))
    return TRACKER_EXIT_FAILED;
  parcel = tracker_cli_find_parcel (cli, cli->rest[0]);
  if (parcel == NULL)
    return TRACKER_EXIT_FAILED;

  store = tracker_context_get_store (cli->context);
  tracker_store_load_legs_async (store, tracker_parcel_data_get_id (parcel), NULL,
                                 tracker_cli_result_cb, &legs_slot);
  tracker_store_load_events_async (store, tracker_parcel_data_get_id (parcel), NULL,
                                   tracker_cli_result_cb, &events_slot);
  legs_result = tracker_cli_await (&legs_slot);
  events_result = tracker_cli_await (&events_slot);
  legs = tracker_store_load_legs_finish (store, legs_result, &error);
  events = error == NULL ? tracker_store_load_events_finish (store, events_result, &error) : NULL;
  if (events == NULL)
    return tracker_cli_fail ("%s", error->message);

  lines = tracker_timeline_merge ((TrackerEvent *const *) events->pdata, events->len);
  if (cli->json)
    {
      g_autoptr (JsonBuilder) builder = json_builder_new ();

      json_builder_begin_object (builder);
      tracker_cli_build_parcel (builder, parcel);
      tracker_cli_build_string (builder, "note", tracker_parcel_data_get_note (parcel));
      build_legs (builder, legs);
      tracker_cli_build_events (builder, lines);
      json_builder_end_object (builder);
      tracker_cli_print_json (builder);
    }
  else
    {
      print_whole_parcel (cli, parcel, legs, lines);
    }

  return TRACKER_EXIT_DONE;
}
