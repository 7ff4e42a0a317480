/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <stdio.h>

#include "tracker-cli.h"
#include "tracker-profile.h"

/* The words before the command. */
typedef struct
{
  gboolean demo;
  gboolean version;
  gboolean service;
  char *profile; /* (owned) (nullable) */
  char **rest;   /* (owned) (nullable) */
} Options;

static void
init_locale (void)
{
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("TRACKER_LOCALEDIR") != NULL
                                       ? g_getenv ("TRACKER_LOCALEDIR")
                                       : TRACKER_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

/* Only what stands before the command is ours: what follows belongs to it. */
static gboolean
parse_options (int argc, char **argv, Options *options)
{
  const GOptionEntry entries[] = {
    { "demo", 0, 0, G_OPTION_ARG_NONE, &options->demo,
      N_ ("Show a world of made-up parcels; nothing is asked of real posts"), NULL },
    { "profile", 0, 0, G_OPTION_ARG_FILENAME, &options->profile,
      N_ ("Keep everything in this folder instead of your own place"), N_ ("FOLDER") },
    { "gapplication-service", 0, 0, G_OPTION_ARG_NONE, &options->service,
      N_ ("Watch without a window"), NULL },
    { "version", 0, 0, G_OPTION_ARG_NONE, &options->version, N_ ("Print the version"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options->rest, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GOptionContext) context = g_option_context_new (_ ("[COMMAND …]"));
  g_autofree char *overview = tracker_cli_dup_overview ();
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) words = g_strdupv (argv);

  g_option_context_set_summary (
      context, _ ("Tracker knows where every parcel is. Without a command it opens its window."));
  g_option_context_set_description (context, overview);
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_set_strict_posix (context, TRUE);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (g_option_context_parse_strv (context, &words, &error))
    return TRUE;

  g_printerr (_ ("tracker: %s. See “tracker --help”.\n"), error->message);

  return FALSE;
}

static int
run (const Options *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrackerProfile) profile = NULL;
  const char *const *rest = (const char *const *) options->rest;

  if (options->version)
    {
      printf ("tracker %s\n", TRACKER_VERSION);
      return 0;
    }
  if (rest != NULL && !tracker_cli_has_command (rest[0]))
    {
      g_autofree char *word = g_utf8_make_valid (rest[0], -1);

      g_printerr (_ ("tracker: “%s” is not a command. See “tracker --help”.\n"), word);
      return 2;
    }

  profile = tracker_profile_new (options->demo, options->profile, &error);
  if (profile == NULL)
    {
      g_printerr ("tracker: %s\n", error->message);
      return 1;
    }

  return rest != NULL ? tracker_cli_run (profile, rest)
                      : tracker_cli_run_window (profile, options->service);
}

int
main (int argc, char **argv)
{
  Options options = { 0 };
  int status;

  init_locale ();
  g_set_prgname ("tracker");
  g_set_application_name (_ ("Tracker"));

  status = parse_options (argc, argv, &options) ? run (&options) : 2;
  g_free (options.profile);
  g_strfreev (options.rest);

  return status;
}
