/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-cli.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "tracker-cli-private.h"
#include "tracker-library-services.h"
#include "tracker-number.h"

static const struct
{
  const char *name;
  const char *parameters;
  const char *summary;
  TrackerCliRun run;
} commands[] = {
  { "identify", "NUMBER…", N_ ("Say what track codes are, and who may know them"),
    tracker_cli_identify },
  { "track", "NUMBER", N_ ("Ask the posts about one code and keep nothing"), tracker_cli_track },
  { "add", "NUMBER…", N_ ("Add parcels"), tracker_cli_add },
  { "list", "", N_ ("List parcels"), tracker_cli_list },
  { "show", "NUMBER", N_ ("Show one parcel with its timeline"), tracker_cli_show },
  { "refresh", "[NUMBER…]", N_ ("Ask the posts now"), tracker_cli_refresh },
  { "check", "[NUMBER]", N_ ("Answer what a post asks of a human, in a window"),
    tracker_cli_check },
  { "set", "NUMBER", N_ ("Say what a post wants to know of a parcel, or never to ask about it"),
    tracker_cli_set },
  { "archive", "NUMBER…", N_ ("Put parcels into the archive, or take them back"),
    tracker_cli_archive },
  { "move", "NUMBER…", N_ ("Move parcels to a folder"), tracker_cli_move },
  { "remove", "NUMBER…", N_ ("Remove parcels"), tracker_cli_remove },
  { "folders", "[add|rename|remove]", N_ ("List, make, rename and remove folders"),
    tracker_cli_folders },
  { "import", "FILE…", N_ ("Bring in parcels from text, CSV or JSON files"), tracker_cli_import },
  { "export", "FILE", N_ ("Write all parcels to a CSV or JSON file"), tracker_cli_export },
  { "carriers", "[on|health|new|…]", N_ ("List carriers, switch and try them, write new ones"),
    tracker_cli_carriers },
};

/**
 * tracker_cli_has_command:
 * @name: the first word of the command line
 *
 * Whether it is a command, and not a mistake.
 *
 * Returns: %TRUE if so
 */
gboolean
tracker_cli_has_command (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (name, commands[i].name))
      return TRUE;

  return FALSE;
}

/**
 * tracker_cli_dup_overview:
 *
 * Lists the commands for the program's own help.
 *
 * Returns: (transfer full): lines
 */
char *
tracker_cli_dup_overview (void)
{
  g_autoptr (GString) text = g_string_new (_ ("Commands (each has a --help of its own):"));

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autofree char *head = g_strdup_printf ("%s %s", commands[i].name, commands[i].parameters);
      int padding = MAX (28 - (int) g_utf8_strlen (head, -1), 1);

      g_string_append_printf (text, "\n  %s%*s%s", head, padding, "", _ (commands[i].summary));
    }

  return g_steal_pointer (&text->str);
}

static void
print_line (FILE *stream, const char *prefix, const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  /* One line: whatever a name or a post's words hold. */
  g_strdelimit (valid, "\n\r\t", ' ');
  fprintf (stream, "%s%s\n", prefix, valid);
}

/**
 * tracker_cli_fail:
 * @format: one sentence: what could not be done, why, and what to do
 *
 * Says on stderr that the command could not be done.
 *
 * Returns: the exit status
 */
int
tracker_cli_fail (const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  print_line (stderr, "tracker: ", text);

  return TRACKER_EXIT_FAILED;
}

/**
 * tracker_cli_usage:
 * @cli: the run
 * @format: one sentence: what is wrong with the words of the command
 *
 * Says on stderr that the command was not understood.
 *
 * Returns: the exit status
 */
int
tracker_cli_usage (TrackerCli *cli, const char *format, ...)
{
  g_autofree char *text = NULL;
  g_autofree char *line = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  line = g_strdup_printf (_ ("%s See “tracker %s --help”."), text, cli->command);
  print_line (stderr, "tracker: ", line);

  return TRACKER_EXIT_USAGE;
}

/**
 * tracker_cli_note:
 * @format: one sentence
 *
 * Says a remark on stderr that stops nobody.
 */
void
tracker_cli_note (const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  print_line (stderr, "", text);
}

/**
 * tracker_cli_parse:
 * @cli: the run; its `json` and `rest` are filled
 * @arguments: (array zero-terminated=1): the command and what follows
 * @parameters: what may follow the options, for the help
 * @description: the help's text below the options
 * @entries: (nullable) (array zero-terminated=1): the command's own options
 * @status: (out): how to exit if this returns %FALSE
 *
 * Parses the words of one command.
 *
 * Returns: %TRUE if the command is to run
 */
gboolean
tracker_cli_parse (TrackerCli *cli,
                   const char *const *arguments,
                   const char *parameters,
                   const char *description,
                   const GOptionEntry *entries,
                   int *status)
{
  const GOptionEntry common[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &cli->json, N_ ("Print JSON: a contract for scripts"),
      NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_STRING_ARRAY, &cli->rest, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GOptionContext) options = NULL;
  g_autofree char *usage = g_strdup_printf ("%s %s", cli->command, parameters);
  g_auto (GStrv) words = g_strdupv ((char **) arguments);
  g_autoptr (GError) error = NULL;
  gboolean wants_help = FALSE;

  for (gsize i = 1; words[i] != NULL && !g_str_equal (words[i], "--"); i++)
    wants_help = wants_help || g_str_equal (words[i], "--help") || g_str_equal (words[i], "-h");

  options = g_option_context_new (usage);
  g_option_context_set_help_enabled (options, FALSE);
  g_option_context_set_description (options, description);
  g_option_context_set_translation_domain (options, GETTEXT_PACKAGE);
  if (entries != NULL)
    g_option_context_add_main_entries (options, entries, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (options, common, GETTEXT_PACKAGE);

  if (wants_help)
    {
      g_autofree char *help = g_option_context_get_help (options, TRUE, NULL);

      fputs (help, stdout);
      *status = TRACKER_EXIT_DONE;
      return FALSE;
    }
  if (!g_option_context_parse_strv (options, &words, &error))
    {
      *status = tracker_cli_usage (cli, "%s.", error->message);
      return FALSE;
    }

  return TRUE;
}

/**
 * tracker_cli_result_cb:
 * @source: ignored
 * @result: the result
 * @user_data: (inout): where it goes
 *
 * Keeps a result for tracker_cli_await().
 */
void
tracker_cli_result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **slot = user_data;

  *slot = g_object_ref (result);
}

/**
 * tracker_cli_await:
 * @result: (inout): where tracker_cli_result_cb() puts it
 *
 * Lets the main loop run until the call has ended.
 *
 * Returns: (transfer full): the result
 */
GAsyncResult *
tracker_cli_await (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return g_steal_pointer (result);
}

/**
 * tracker_cli_open:
 * @cli: the run
 * @flags: what is needed
 *
 * Opens the services.
 *
 * Returns: %FALSE if they cannot be opened; stderr has been told why
 */
gboolean
tracker_cli_open (TrackerCli *cli, TrackerContextFlags flags)
{
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  tracker_context_open_async (cli->profile, flags, NULL, tracker_cli_result_cb, &slot);
  result = tracker_cli_await (&slot);
  cli->context = tracker_context_open_finish (result, &error);
  if (cli->context == NULL)
    tracker_cli_fail ("%s", error->message);

  return cli->context != NULL;
}

/**
 * tracker_cli_open_to_look:
 * @cli: the run
 *
 * Opens the services for a command that keeps nothing, but wants to know what the person decided
 * about carriers. No profile is made if there is none; one that cannot be opened stops nobody.
 *
 * Returns: %FALSE if they cannot be opened; stderr has been told why
 */
gboolean
tracker_cli_open_to_look (TrackerCli *cli)
{
  g_autofree char *database
      = tracker_profile_is_demo (cli->profile) ? NULL : tracker_profile_dup_database (cli->profile);
  gboolean is_there = database != NULL && g_file_test (database, G_FILE_TEST_EXISTS);

  return (is_there && tracker_cli_open (cli, 0))
         || tracker_cli_open (cli, TRACKER_CONTEXT_KEEPS_NOTHING);
}

/**
 * tracker_cli_load_off:
 * @cli: an opened run
 *
 * Reads which carriers the person switched off. The keyring is not asked.
 *
 * Returns: (transfer full) (element-type utf8): a set of ids; empty if it cannot be read
 */
GHashTable *
tracker_cli_load_off (TrackerCli *cli)
{
  TrackerStore *store = tracker_context_get_store (cli->context);
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GHashTable *off = NULL;

  tracker_store_load_choices_async (store, NULL, tracker_cli_result_cb, &slot);
  result = tracker_cli_await (&slot);
  if (tracker_store_load_choices_finish (store, result, NULL, &off, &error))
    return off;

  tracker_cli_note ("%s", error->message);

  return g_hash_table_new (g_str_hash, g_str_equal);
}

/**
 * tracker_cli_prepare:
 * @cli: an opened run
 *
 * Waits until recognition knows what the person decided about carriers, and for which of them the
 * keyring has anything.
 */
void
tracker_cli_prepare (TrackerCli *cli)
{
  TrackerLibrary *library = tracker_context_get_library (cli->context);
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  tracker_library_prepare_async (library, tracker_cli_result_cb, &slot);
  result = tracker_cli_await (&slot);
  tracker_library_prepare_finish (library, result);
}

/**
 * tracker_cli_finish_verb:
 * @cli: an opened run
 * @slot: (inout): where tracker_cli_result_cb() puts the result
 *
 * Waits for a verb of the library that answers nothing but done.
 *
 * Returns: %FALSE if it could not be done; stderr has been told why
 */
gboolean
tracker_cli_finish_verb (TrackerCli *cli, GAsyncResult **slot)
{
  g_autoptr (GAsyncResult) result = tracker_cli_await (slot);
  g_autoptr (GError) error = NULL;

  if (tracker_library_finish (tracker_context_get_library (cli->context), result, &error))
    return TRUE;

  tracker_cli_fail ("%s", error->message);

  return FALSE;
}

/**
 * tracker_cli_close:
 * @cli: the run
 *
 * Closes the services, if they are open.
 */
void
tracker_cli_close (TrackerCli *cli)
{
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  if (cli->context == NULL)
    return;

  tracker_context_close_async (cli->context, tracker_cli_result_cb, &slot);
  result = tracker_cli_await (&slot);
  if (!tracker_context_close_finish (cli->context, result, &error))
    g_warning ("The store did not close well: %s", error->message);
  g_clear_object (&cli->context);
}

/**
 * tracker_cli_load_parcels:
 * @cli: an opened run
 * @ids: (array length=n_ids): parcels
 * @n_ids: how many
 *
 * Reads rows.
 *
 * Returns: (transfer full) (nullable) (element-type TrackerParcelData): the rows; %NULL: stderr has
 * been told why
 */
GPtrArray *
tracker_cli_load_parcels (TrackerCli *cli, const gint64 *ids, gsize n_ids)
{
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  TrackerStore *store = tracker_context_get_store (cli->context);
  GPtrArray *rows;

  tracker_store_load_parcels_async (store, ids, n_ids, NULL, tracker_cli_result_cb, &slot);
  result = tracker_cli_await (&slot);
  rows = tracker_store_load_parcels_finish (store, result, &error);
  if (rows == NULL)
    tracker_cli_fail ("%s", error->message);

  return rows;
}

/**
 * tracker_cli_find_parcel:
 * @cli: an opened run
 * @text: a number as a person writes it, or a uuid
 *
 * Finds one parcel.
 *
 * Returns: (transfer full) (nullable): the row; %NULL: stderr has been told why
 */
TrackerParcelData *
tracker_cli_find_parcel (TrackerCli *cli, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *number = tracker_number_normalize (text, &error);
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  TrackerStore *store = tracker_context_get_store (cli->context);
  TrackerParcelData *row;

  if (number == NULL)
    {
      tracker_cli_fail ("%s", error->message);
      return NULL;
    }

  /* A uuid is a name of a parcel too: the normalised form has lost its hyphens. */
  tracker_store_find_parcel_async (store, g_uuid_string_is_valid (text) ? text : number, NULL,
                                   tracker_cli_result_cb, &slot);
  result = tracker_cli_await (&slot);
  row = tracker_store_find_parcel_finish (store, result, &error);
  if (error != NULL)
    tracker_cli_fail ("%s", error->message);
  else if (row == NULL)
    tracker_cli_fail (_ ("There is no parcel “%s”: add it with “tracker add %s”."), number, number);

  return row;
}

/**
 * tracker_cli_find_parcels:
 * @cli: an opened run
 * @texts: (array zero-terminated=1): numbers as a person writes them
 *
 * Finds parcels: all or none.
 *
 * Returns: (transfer full) (nullable) (element-type gint64): their ids; %NULL: stderr has been told
 * why
 */
GArray *
tracker_cli_find_parcels (TrackerCli *cli, char **texts)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (gsize i = 0; texts[i] != NULL; i++)
    {
      g_autoptr (TrackerParcelData) row = tracker_cli_find_parcel (cli, texts[i]);
      gint64 id;

      if (row == NULL)
        return NULL;
      id = tracker_parcel_data_get_id (row);
      g_array_append_val (ids, id);
    }

  return g_steal_pointer (&ids);
}

/* Words that are no text would break every sentence that quotes them. */
static gboolean
check_utf8 (const char *const *arguments)
{
  for (gsize i = 0; arguments[i] != NULL; i++)
    if (!g_utf8_validate (arguments[i], -1, NULL))
      {
        tracker_cli_fail (_ ("Word %d of the command is not valid UTF-8 text."), (int) i + 1);
        return FALSE;
      }

  return TRUE;
}

/**
 * tracker_cli_run:
 * @profile: whose parcels
 * @arguments: (array zero-terminated=1): the command and what follows
 *
 * Runs one command.
 *
 * Returns: the exit status: 0 done, 1 could not be done, 2 wrong usage
 */
int
tracker_cli_run (TrackerProfile *profile, const char *const *arguments)
{
  TrackerCli cli = { .profile = profile, .command = arguments[0] };
  int status = TRACKER_EXIT_USAGE;

  if (!check_utf8 (arguments))
    return TRACKER_EXIT_USAGE;

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (arguments[0], commands[i].name))
      status = commands[i].run (&cli, arguments);

  tracker_cli_close (&cli);
  g_clear_pointer (&cli.names, tracker_registry_unref);
  g_strfreev (cli.rest);

  return status;
}
