/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "tracker-cli-private.h"
#include "tracker-exchange.h"

/* --- import --- */

/* What all files of one run come to. */
typedef struct
{
  int n_added;
  int n_updated;
  guint n_skipped;
  guint n_files;        /* that came in */
  JsonBuilder *builder; /* (owned): what was skipped */
  gboolean names_files; /* more than one: each entry says its file */
} Imported;

static void
take_skipped (TrackerCli *cli, Imported *all, const char *path, GPtrArray *skipped)
{
  for (guint i = 0; i < skipped->len; i++)
    {
      const TrackerSkippedLine *line = g_ptr_array_index (skipped, i);

      all->n_skipped++;
      if (!cli->json)
        {
          tracker_cli_note (_ ("%s, line %u: %s"), path, line->line, line->why);
          continue;
        }
      json_builder_begin_object (all->builder);
      if (all->names_files)
        tracker_cli_build_string (all->builder, "file", path);
      json_builder_set_member_name (all->builder, "line");
      json_builder_add_int_value (all->builder, line->line);
      tracker_cli_build_string (all->builder, "why", line->why);
      json_builder_end_object (all->builder);
    }
}

static gboolean
import_file (TrackerCli *cli, Imported *all, const char *path)
{
  TrackerLibrary *library = tracker_context_get_library (cli->context);
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) skipped = NULL;
  g_autoptr (GError) error = NULL;
  int n_added = 0;
  int n_updated = 0;

  tracker_library_import_async (library, path, NULL, tracker_cli_result_cb, &slot);
  result = tracker_cli_await (&slot);
  skipped = tracker_library_import_finish (library, result, &n_added, &n_updated, &error);
  if (skipped == NULL)
    {
      tracker_cli_fail ("%s", error->message);
      return FALSE;
    }

  all->n_files++;
  all->n_added += n_added;
  all->n_updated += n_updated;
  take_skipped (cli, all, path, skipped);

  return TRUE;
}

static void
print_imported (TrackerCli *cli, const Imported *all)
{
  g_autoptr (JsonBuilder) builder = NULL;

  json_builder_end_array (all->builder);
  if (!cli->json)
    {
      printf (_ ("Added %d, updated %d, skipped %u."), all->n_added, all->n_updated,
              all->n_skipped);
      putchar ('\n');
      return;
    }

  builder = json_builder_new ();
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "added");
  json_builder_add_int_value (builder, all->n_added);
  json_builder_set_member_name (builder, "updated");
  json_builder_add_int_value (builder, all->n_updated);
  json_builder_set_member_name (builder, "skipped");
  json_builder_add_value (builder, json_builder_get_root (all->builder));
  json_builder_end_object (builder);
  tracker_cli_print_json (builder);
}

/**
 * tracker_cli_import:
 * @cli: the run
 * @arguments: the words
 *
 * `tracker import FILE…`: brings in what files hold, each file whole or not at all.
 *
 * Returns: the exit status; 1 if any file could not be read
 */
int
tracker_cli_import (TrackerCli *cli, const char *const *arguments)
{
  Imported all = { 0 };
  int status = TRACKER_EXIT_DONE;

  if (!tracker_cli_parse (
          cli, arguments, "FILE…",
          _ ("Brings in parcels: a text with one code a line and a comment behind it, a table (CSV "
             "with commas, semicolons or tabs, with or without heads), or JSON as “tracker export” "
             "writes it. A code that is there already gets what it had not: name, note, folder. "
             "Each file comes in whole or not at all; lines without a code are named and skipped."),
          NULL, &status))
    return status;
  if (cli->rest == NULL)
    return tracker_cli_usage (cli, _ ("A file is missing."));
  if (!tracker_cli_open (cli, 0))
    return TRACKER_EXIT_FAILED;
  tracker_cli_prepare (cli);

  all.names_files = cli->rest[1] != NULL;
  all.builder = json_builder_new ();
  json_builder_begin_array (all.builder);
  for (gsize i = 0; cli->rest[i] != NULL; i++)
    if (!import_file (cli, &all, cli->rest[i]))
      status = TRACKER_EXIT_FAILED;
  if (all.n_files > 0)
    print_imported (cli, &all);
  g_object_unref (all.builder);

  return status;
}

/* --- export --- */

static int
find_format (TrackerCli *cli, const char *nick, const char *path, TrackerExportFormat *format)
{
  if (nick != NULL && !tracker_export_format_from_nick (nick, format))
    return tracker_cli_usage (cli, _ ("“%s” is no format: say csv or json."), nick);
  if (nick == NULL && !tracker_export_format_from_path (path, format))
    return tracker_cli_usage (
        cli, _ ("Say --format csv or --format json: “%s” does not end in it."), path);

  return TRACKER_EXIT_DONE;
}

/* On the standard output stands what was exported, and nothing else. */
static void
print_exported (TrackerCli *cli, const char *path, int n_parcels)
{
  g_autoptr (JsonBuilder) builder = NULL;

  if (g_str_equal (path, "-"))
    return;
  if (!cli->json)
    {
      printf (g_dngettext (GETTEXT_PACKAGE, "%d parcel was written to “%s”.",
                           "%d parcels were written to “%s”.", (gulong) n_parcels),
              n_parcels, path);
      putchar ('\n');
      return;
    }

  builder = json_builder_new ();
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "exported");
  json_builder_add_int_value (builder, n_parcels);
  tracker_cli_build_string (builder, "file", path);
  json_builder_end_object (builder);
  tracker_cli_print_json (builder);
}

/**
 * tracker_cli_export:
 * @cli: the run
 * @arguments: the words
 *
 * `tracker export --format csv|json FILE`: writes all parcels, archived ones too.
 *
 * Returns: the exit status
 */
int
tracker_cli_export (TrackerCli *cli, const char *const *arguments)
{
  g_autofree char *nick = NULL;
  const GOptionEntry entries[] = {
    { "format", 'F', 0, G_OPTION_ARG_STRING, &nick,
      N_ ("csv for spreadsheets, json with all that is known; else by the file's ending"),
      N_ ("FORMAT") },
    G_OPTION_ENTRY_NULL,
  };
  TrackerExportFormat format = TRACKER_EXPORT_CSV;
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  TrackerLibrary *library;
  int status, n_parcels;

  if (!tracker_cli_parse (
          cli, arguments, "FILE",
          _ ("Writes all parcels, archived ones too, to FILE, or to the standard output for “-”. "
             "An "
             "older file is replaced only when all is written. JSON holds everything and can be "
             "imported again; CSV is for spreadsheets: a text that one would take for a formula "
             "gets an apostrophe in front, which “tracker import” takes off again."),
          entries, &status))
    return status;
  if (cli->rest == NULL || cli->rest[1] != NULL)
    return tracker_cli_usage (cli, _ ("Exactly one file is needed."));
  status = find_format (cli, nick, cli->rest[0], &format);
  if (status != TRACKER_EXIT_DONE)
    return status;
  if (!tracker_cli_open (cli, 0))
    return TRACKER_EXIT_FAILED;

  library = tracker_context_get_library (cli->context);
  tracker_library_export_async (library, format == TRACKER_EXPORT_CSV ? "csv" : "json",
                                cli->rest[0], NULL, tracker_cli_result_cb, &slot);
  result = tracker_cli_await (&slot);
  n_parcels = tracker_library_export_finish (library, result, &error);
  if (n_parcels < 0)
    return tracker_cli_fail ("%s", error->message);

  print_exported (cli, cli->rest[0], n_parcels);

  return TRACKER_EXIT_DONE;
}
