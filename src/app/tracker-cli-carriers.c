/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "tracker-carrier-files.h"
#include "tracker-cli-private.h"

/* --- carriers --- */

static void
build_carrier (JsonBuilder *builder, TrackerDefinition *definition)
{
  const char *const *ways = tracker_definition_get_ways (definition);

  json_builder_begin_object (builder);
  tracker_cli_build_string (builder, "id", tracker_definition_get_id (definition));
  tracker_cli_build_string (builder, "name", tracker_definition_get_english_name (definition));
  tracker_cli_build_string (builder, "country", tracker_definition_get_country (definition));
  tracker_cli_build_string (builder, "role", tracker_definition_get_role_nick (definition));
  json_builder_set_member_name (builder, "ways");
  json_builder_begin_array (builder);
  for (gsize i = 0; ways[i] != NULL; i++)
    json_builder_add_string_value (builder, ways[i]);
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "credentials");
  json_builder_begin_array (builder);
  for (guint i = 0; i < tracker_definition_get_n_credentials (definition); i++)
    json_builder_add_string_value (builder, tracker_definition_get_credential (definition, i)->key);
  json_builder_end_array (builder);
  tracker_cli_build_string (builder, "status", tracker_definition_get_status (definition));
  json_builder_end_object (builder);
}

static int
list_carriers (TrackerCli *cli)
{
  const int widths[] = { 14, 3, 30, 12, 0 };
  TrackerRegistry *registry;
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (!tracker_cli_open (cli, TRACKER_CONTEXT_KEEPS_NOTHING))
    return TRACKER_EXIT_FAILED;

  registry = tracker_context_get_registry (cli->context);
  json_builder_begin_array (builder);
  for (guint i = 0; i < tracker_registry_get_n_definitions (registry); i++)
    {
      TrackerDefinition *definition = tracker_registry_get_definition (registry, i);
      const char *country = tracker_definition_get_country (definition);

      if (cli->json)
        build_carrier (builder, definition);
      else
        tracker_cli_print_row (
            widths,
            (const char *[]){
                tracker_definition_get_id (definition), country != NULL ? country : "",
                tracker_definition_get_name (definition),
                tracker_definition_get_status (definition),
                tracker_definition_needs_credentials (definition) ? _ ("needs your own key") : "" },
            5);
    }
  json_builder_end_array (builder);
  if (cli->json)
    tracker_cli_print_json (builder);

  return TRACKER_EXIT_DONE;
}

/* --- carriers check --- */

static void
print_problems (TrackerCli *cli, const char *path, GPtrArray *problems)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "ok");
  json_builder_add_boolean_value (builder, problems->len == 0);
  json_builder_set_member_name (builder, "problems");
  json_builder_begin_array (builder);
  for (guint i = 0; i < problems->len; i++)
    {
      TrackerProblem *problem = g_ptr_array_index (problems, i);

      if (!cli->json)
        {
          printf ("%s:%d:%d: %s\n", path, problem->line, problem->column, problem->message);
          continue;
        }
      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "line");
      json_builder_add_int_value (builder, problem->line);
      json_builder_set_member_name (builder, "column");
      json_builder_add_int_value (builder, problem->column);
      tracker_cli_build_string (builder, "message", problem->message);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  if (cli->json)
    tracker_cli_print_json (builder);
  else if (problems->len == 0)
    printf (_ ("%s is in order.\n"), path);
}

static int
check_definition (TrackerCli *cli, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = tracker_carrier_files_read (path, &error);
  g_autoptr (GPtrArray) problems
      = g_ptr_array_new_with_free_func ((GDestroyNotify) tracker_problem_free);
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr (TrackerDefinition) definition = NULL;

  if (bytes == NULL)
    return tracker_cli_fail ("%s", error->message);

  definition = tracker_definition_new_from_bytes (bytes, name, problems);
  if (definition != NULL)
    tracker_definition_check_samples (definition, problems);
  print_problems (cli, path, problems);

  return problems->len == 0 ? TRACKER_EXIT_DONE : TRACKER_EXIT_FAILED;
}

/**
 * tracker_cli_carriers:
 * @cli: the run
 * @arguments: the words
 *
 * `tracker carriers [check FILE | replay ID ANSWER-FILE…]`.
 *
 * Returns: the exit status
 */
int
tracker_cli_carriers (TrackerCli *cli, const char *const *arguments)
{
  g_autofree char *number = NULL;
  g_autofree char *way = NULL;
  g_auto (GStrv) captchas = NULL;
  int http_status = 200;
  const GOptionEntry entries[] = {
    { "number", 'n', 0, G_OPTION_ARG_STRING, &number,
      N_ ("With replay: the code that was asked about"), N_ ("NUMBER") },
    { "way", 'w', 0, G_OPTION_ARG_STRING, &way,
      N_ ("With replay: which way to ask (default: the first)"), N_ ("WAY") },
    { "status", 's', 0, G_OPTION_ARG_INT, &http_status,
      N_ ("With replay: the HTTP status of the answers (default: 200)"), N_ ("STATUS") },
    { "captcha", 'c', 0, G_OPTION_ARG_STRING_ARRAY, &captchas,
      N_ ("With replay: what the human answers to the next challenge: text, an offset, or x,y;x,y"),
      N_ ("ANSWER") },
    G_OPTION_ENTRY_NULL,
  };
  guint n;
  int status;

  if (!tracker_cli_parse (
          cli, arguments, "[check FILE | replay ID ANSWER-FILE…]",
          _ ("Lists carriers; checks the file of a definition and replays its samples; or feeds "
             "saved answers to a "
             "definition,\none file per request (pictures too), and prints what it reads in "
             "them. Nothing is sent."),
          entries, &status))
    return status;

  n = cli->rest != NULL ? g_strv_length (cli->rest) : 0;
  if (n == 0)
    return list_carriers (cli);
  if (g_str_equal (cli->rest[0], "check") && n == 2)
    return check_definition (cli, cli->rest[1]);
  if (g_str_equal (cli->rest[0], "replay") && n >= 3)
    {
      const TrackerCliReplay replay
          = { cli->rest[1], (const char *const *) cli->rest + 2, number,
              way,          (const char *const *) captchas,      http_status };

      return tracker_cli_replay (cli, &replay);
    }

  return tracker_cli_usage (cli, _ ("It is “check FILE” or “replay ID ANSWER-FILE…”."));
}
