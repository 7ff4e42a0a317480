/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <unistd.h>

#include "tracker-carrier-files.h"
#include "tracker-cli-private.h"
#include "tracker-country.h"

/* --- identify --- */

static void
build_guess (JsonBuilder *builder, TrackerGuess *guess)
{
  const char *const *carriers = tracker_guess_get_carriers (guess);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "input");
  json_builder_add_string_value (builder, tracker_guess_get_input (guess));
  tracker_cli_build_string (builder, "number", tracker_guess_get_number (guess));
  tracker_cli_build_string (builder, "check",
                            tracker_check_to_nick (tracker_guess_get_check (guess)));
  tracker_cli_build_string (builder, "format", tracker_guess_get_format (guess));
  tracker_cli_build_string (builder, "country", tracker_guess_get_country (guess));
  tracker_cli_build_string (builder, "service", tracker_guess_get_service (guess));
  json_builder_set_member_name (builder, "carriers");
  json_builder_begin_array (builder);
  for (gsize i = 0; carriers[i] != NULL; i++)
    json_builder_add_string_value (builder, carriers[i]);
  json_builder_end_array (builder);
  if (tracker_guess_get_error (guess) != NULL)
    tracker_cli_build_string (builder, "error", tracker_guess_get_error (guess));
  json_builder_end_object (builder);
}

static void
print_guess (TrackerGuess *guess)
{
  const char *number = tracker_guess_get_number (guess);

  printf ("%s: %s\n", number != NULL ? number : tracker_guess_get_input (guess),
          tracker_guess_get_summary (guess));
  if (tracker_guess_get_warning (guess) != NULL)
    printf ("  %s\n", tracker_guess_get_warning (guess));
}

/* One code a line; a line that is far too long to be a code is cut, not kept. */
static GPtrArray *
read_stdin_lines (void)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) line = g_string_new (NULL);
  const gsize most = 4096;
  int c;

  do
    {
      c = getchar ();
      if (c == '\n' || c == EOF)
        {
          g_strstrip (line->str);
          if (*line->str != '\0')
            g_ptr_array_add (lines, g_strdup (line->str));
          g_string_truncate (line, 0);
        }
      else if (line->len < most && c != '\0')
        g_string_append_c (line, (char) c);
    }
  while (c != EOF);

  return lines;
}

static GPtrArray *
collect_inputs (TrackerCli *cli)
{
  GPtrArray *inputs;

  if (cli->rest[1] == NULL && g_str_equal (cli->rest[0], "-"))
    return read_stdin_lines ();

  inputs = g_ptr_array_new_with_free_func (g_free);
  for (gsize i = 0; cli->rest[i] != NULL; i++)
    g_ptr_array_add (inputs, g_strdup (cli->rest[i]));

  return inputs;
}

/**
 * tracker_cli_identify:
 * @cli: the run
 * @arguments: the words
 *
 * `tracker identify NUMBER…`: says what track codes are. Asks nobody, and makes no profile where
 * there is none.
 *
 * Returns: the exit status
 */
int
tracker_cli_identify (TrackerCli *cli, const char *const *arguments)
{
  g_autofree char *country = NULL;
  const GOptionEntry entries[] = {
    { "country", 0, 0, G_OPTION_ARG_STRING, &country,
      N_ ("Where the parcels go (two letters), instead of the person’s country"), N_ ("CODE") },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GPtrArray) inputs = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  int status;

  if (!tracker_cli_parse (
          cli, arguments, "NUMBER… | -",
          _ ("Says the format, check digit, class and country of track codes, and which carriers "
             "may know them, best "
             "first.\nWith “-” codes are read from standard input, one a line. Nobody is asked."),
          entries, &status))
    return status;
  if (cli->rest == NULL)
    return tracker_cli_usage (cli, _ ("A track code is missing."));
  if (country != NULL && !tracker_country_is_code (country))
    return tracker_cli_usage (cli, _ ("“%s” is not a country of two capital letters, such as RU."),
                              country);
  if (!tracker_cli_open_to_look (cli))
    return TRACKER_EXIT_FAILED;
  tracker_cli_prepare (cli);

  if (country != NULL)
    g_object_set (tracker_context_get_library (cli->context), "home-country", country, NULL);
  inputs = collect_inputs (cli);
  status = TRACKER_EXIT_DONE;
  json_builder_begin_array (builder);
  for (guint i = 0; i < inputs->len; i++)
    {
      g_autoptr (TrackerGuess) guess = tracker_library_guess (
          tracker_context_get_library (cli->context), g_ptr_array_index (inputs, i));

      if (!tracker_guess_get_valid (guess))
        status = tracker_cli_fail ("%s", tracker_guess_get_error (guess));
      if (cli->json)
        build_guess (builder, guess);
      else if (tracker_guess_get_valid (guess))
        print_guess (guess);
    }
  json_builder_end_array (builder);
  if (cli->json)
    tracker_cli_print_json (builder);

  return status;
}

/* --- track --- */

static GStrv
choose_carriers (TrackerCli *cli, TrackerGuess *guess, char **wanted)
{
  const char *const *known = tracker_guess_get_carriers (guess);
  g_autoptr (GStrvBuilder) carriers = g_strv_builder_new ();

  for (gsize i = 0; wanted != NULL && wanted[i] != NULL; i++)
    {
      if (tracker_registry_find (tracker_context_get_registry (cli->context), wanted[i]) == NULL)
        {
          tracker_cli_fail (_ ("There is no carrier “%s”: “tracker carriers” lists them."),
                            wanted[i]);
          return NULL;
        }
      g_strv_builder_add (carriers, wanted[i]);
    }
  for (guint i = 0; wanted == NULL && i < tracker_guess_get_n_asked (guess); i++)
    g_strv_builder_add (carriers, known[i]);

  return g_strv_builder_end (carriers);
}

static gboolean
takes_need (TrackerCli *cli, char **carriers, const char *key, const char *value)
{
  TrackerRegistry *registry = tracker_context_get_registry (cli->context);

  for (gsize i = 0; carriers[i] != NULL; i++)
    {
      TrackerDefinition *definition = tracker_registry_find (registry, carriers[i]);

      if (definition != NULL && tracker_definition_check_need (definition, key, value))
        return TRUE;
    }

  return FALSE;
}

/* Each has to be of use to somebody who is asked. */
static gboolean
check_needs (TrackerCli *cli, char **carriers, GHashTable *needs)
{
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, needs);
  while (g_hash_table_iter_next (&iter, &key, &value))
    if (!takes_need (cli, carriers, key, value))
      {
        tracker_cli_fail (_ ("No carrier that is asked takes “%s” for “%s”."), (char *) value,
                          (char *) key);
        return FALSE;
      }

  return TRUE;
}

/**
 * tracker_cli_track:
 * @cli: the run
 * @arguments: the words
 *
 * `tracker track NUMBER`: asks and keeps nothing.
 *
 * Returns: the exit status: 1 if nobody answered
 */
int
tracker_cli_track (TrackerCli *cli, const char *const *arguments)
{
  g_auto (GStrv) wanted = NULL;
  g_auto (GStrv) given = NULL;
  const GOptionEntry entries[] = {
    { "need", 0, 0, G_OPTION_ARG_STRING_ARRAY, &given,
      N_ ("What a carrier wants to know besides the number (a postcode, say)"), N_ ("KEY=VALUE") },
    { "carrier", 'c', 0, G_OPTION_ARG_STRING_ARRAY, &wanted,
      N_ ("Ask this carrier (may be given more than once)"), N_ ("ID") },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (TrackerGuess) guess = NULL;
  g_autoptr (GHashTable) needs = NULL;
  g_auto (GStrv) carriers = NULL;
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) reports = NULL;
  TrackerMonitor *monitor;
  int status;

  if (!tracker_cli_parse (
          cli, arguments, "NUMBER",
          _ ("Asks the posts about one track code, prints what they say, and keeps nothing."),
          entries, &status))
    return status;
  if (cli->rest == NULL || cli->rest[1] != NULL)
    return tracker_cli_usage (cli, _ ("Exactly one track code is needed."));
  needs = tracker_cli_read_pairs (cli, "--need", (const char *const *) given, FALSE);
  if (needs == NULL)
    return TRACKER_EXIT_USAGE;
  if (!tracker_cli_open_to_look (cli))
    return TRACKER_EXIT_FAILED;
  tracker_cli_prepare (cli);

  guess = tracker_library_guess (tracker_context_get_library (cli->context), cli->rest[0]);
  if (!tracker_guess_get_valid (guess))
    return tracker_cli_fail ("%s", tracker_guess_get_error (guess));
  if (tracker_guess_get_warning (guess) != NULL)
    tracker_cli_note ("%s", tracker_guess_get_warning (guess));
  carriers = choose_carriers (cli, guess, wanted);
  if (carriers == NULL)
    return TRACKER_EXIT_FAILED;
  if (carriers[0] == NULL)
    return tracker_cli_fail (_ ("No carrier is known for “%s”: name one with --carrier."),
                             tracker_guess_get_number (guess));
  if (!check_needs (cli, carriers, needs))
    return TRACKER_EXIT_FAILED;

  monitor = tracker_context_get_monitor (cli->context);
  tracker_monitor_track_async (monitor, tracker_guess_get_number (guess),
                               (const char *const *) carriers, needs, NULL, tracker_cli_result_cb,
                               &slot);
  result = tracker_cli_await (&slot);
  reports = tracker_monitor_track_finish (monitor, result, NULL);
  tracker_cli_print_reports (cli, tracker_guess_get_number (guess), reports);

  status = tracker_cli_status_of_reports (reports);
  if (status != TRACKER_EXIT_DONE && cli->json)
    tracker_cli_note (_ ("tracker: No post answered about %s; try again later."),
                      tracker_guess_get_number (guess));

  return status;
}

/* --- refresh --- */

#define BAR_COLUMNS 30

static void
on_library_progress_cb (TrackerLibrary *library, GParamSpec *pspec, gpointer user_data)
{
  int asked, total;
  double fraction;
  int filled;

  g_object_get (library, "refresh-asked", &asked, "refresh-total", &total, "refresh-fraction",
                &fraction, NULL);
  if (total == 0)
    return;

  filled = (int) (fraction * BAR_COLUMNS);
  fprintf (stderr, "\r[");
  for (int i = 0; i < BAR_COLUMNS; i++)
    fputs (i < filled ? "█" : "·", stderr);
  fprintf (stderr, "] %d/%d ", asked, total);
  fflush (stderr);
}

static void
print_summary (TrackerCli *cli, const TrackerRefreshSummary *summary)
{
  g_autoptr (JsonBuilder) builder = NULL;

  if (!cli->json)
    {
      printf (_ ("Asked %d, changed %d, failed %d, wants a human %d; %.1f s.\n"), summary->asked,
              summary->changed, summary->failed, summary->captcha, summary->seconds);
      return;
    }

  builder = json_builder_new ();
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "asked");
  json_builder_add_int_value (builder, summary->asked);
  json_builder_set_member_name (builder, "changed");
  json_builder_add_int_value (builder, summary->changed);
  json_builder_set_member_name (builder, "failed");
  json_builder_add_int_value (builder, summary->failed);
  json_builder_set_member_name (builder, "captcha");
  json_builder_add_int_value (builder, summary->captcha);
  json_builder_set_member_name (builder, "seconds");
  json_builder_add_double_value (builder, summary->seconds);
  json_builder_end_object (builder);
  tracker_cli_print_json (builder);
}

static gboolean
refresh_and_wait (TrackerCli *cli, GArray *ids, TrackerRefreshSummary *summary)
{
  TrackerLibrary *library = tracker_context_get_library (cli->context);
  g_autoptr (GError) error = NULL;
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  gboolean bar = isatty (STDERR_FILENO);
  gulong handler = bar ? g_signal_connect (library, "notify::refresh-fraction",
                                           G_CALLBACK (on_library_progress_cb), NULL)
                       : 0;

  tracker_library_refresh_async (library, ids != NULL ? (const gint64 *) ids->data : NULL,
                                 ids != NULL ? ids->len : 0, NULL, tracker_cli_result_cb, &slot);
  result = tracker_cli_await (&slot);
  if (bar)
    {
      g_signal_handler_disconnect (library, handler);
      fputs ("\r\033[K", stderr);
    }
  if (tracker_library_refresh_finish (library, result, summary, &error))
    return TRUE;

  tracker_cli_fail ("%s", error->message);

  return FALSE;
}

/**
 * tracker_cli_refresh:
 * @cli: the run
 * @arguments: the words
 *
 * `tracker refresh`: asks the posts and keeps what they say; a running window shows it at once.
 *
 * Returns: the exit status: 1 if nobody answered
 */
int
tracker_cli_refresh (TrackerCli *cli, const char *const *arguments)
{
  gboolean all = FALSE;
  const GOptionEntry entries[] = {
    { "all", 'a', 0, G_OPTION_ARG_NONE, &all,
      N_ ("Every parcel that is neither archived nor delivered"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GArray) ids = NULL;
  TrackerRefreshSummary summary;
  gboolean online;
  int status;

  if (!tracker_cli_parse (cli, arguments, "[--all | NUMBER…]",
                          _ ("Asks the posts about parcels, now. Without numbers: about all that "
                             "are neither archived nor "
                             "delivered.\nA running Tracker shows what is new at once."),
                          entries, &status))
    return status;
  if (all && cli->rest != NULL)
    return tracker_cli_usage (cli, _ ("Either --all or track codes, not both."));
  if (!tracker_cli_open (cli, TRACKER_CONTEXT_ASKS))
    return TRACKER_EXIT_FAILED;
  if (cli->rest != NULL)
    {
      ids = tracker_cli_find_parcels (cli, cli->rest);
      if (ids == NULL)
        return TRACKER_EXIT_FAILED;
    }

  if (!refresh_and_wait (cli, ids, &summary))
    return TRACKER_EXIT_FAILED;
  print_summary (cli, &summary);
  if (summary.asked == 0 || summary.failed + summary.captcha < summary.asked)
    return TRACKER_EXIT_DONE;
  g_object_get (tracker_context_get_library (cli->context), "online", &online, NULL);
  if (!online)
    return tracker_cli_fail (_ ("There is no network: no post was asked; what was known is kept."));

  return tracker_cli_fail (_ (
      "No post answered; what was known is kept. Look at “tracker show NUMBER” for the reason."));
}
