/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "tracker-carrier-files.h"
#include "tracker-cli-private.h"
#include "tracker-definition-warnings.h"

/* --- the list --- */

static void
build_carrier (JsonBuilder *builder, TrackerDefinition *definition, gboolean enabled)
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
  tracker_cli_build_boolean (builder, "enabled", enabled);
  json_builder_end_object (builder);
}

static const char *
get_remark (const TrackerDefinition *definition, gboolean enabled)
{
  if (!enabled)
    return _ ("switched off");

  return tracker_definition_needs_credentials (definition) ? _ ("needs your own key") : "";
}

static int
list_carriers (TrackerCli *cli)
{
  const int widths[] = { 14, 3, 30, 12, 0 };
  TrackerRegistry *registry;
  g_autoptr (GHashTable) off = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (!tracker_cli_open_to_look (cli))
    return TRACKER_EXIT_FAILED;

  registry = tracker_context_get_registry (cli->context);
  off = tracker_cli_load_off (cli);
  json_builder_begin_array (builder);
  for (guint i = 0; i < tracker_registry_get_n_definitions (registry); i++)
    {
      TrackerDefinition *definition = tracker_registry_get_definition (registry, i);
      const char *country = tracker_definition_get_country (definition);
      gboolean enabled = !g_hash_table_contains (off, tracker_definition_get_id (definition));

      if (cli->json)
        build_carrier (builder, definition, enabled);
      else
        tracker_cli_print_row (widths,
                               (const char *[]){ tracker_definition_get_id (definition),
                                                 country != NULL ? country : "",
                                                 tracker_definition_get_name (definition),
                                                 tracker_definition_get_status (definition),
                                                 get_remark (definition, enabled) },
                               5);
    }
  json_builder_end_array (builder);
  if (cli->json)
    tracker_cli_print_json (builder);

  return TRACKER_EXIT_DONE;
}

/* --- carriers check --- */

/* @kind: "warning", or NULL */
static void
print_lines (const char *path, GPtrArray *problems, const char *kind)
{
  for (guint i = 0; i < problems->len; i++)
    {
      TrackerProblem *problem = g_ptr_array_index (problems, i);

      printf ("%s:%d:%d: %s%s%s\n", path, problem->line, problem->column, kind != NULL ? kind : "",
              kind != NULL ? ": " : "", problem->message);
    }
}

static void
build_problems (JsonBuilder *builder, const char *name, GPtrArray *problems)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < problems->len; i++)
    {
      TrackerProblem *problem = g_ptr_array_index (problems, i);

      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "line");
      json_builder_add_int_value (builder, problem->line);
      json_builder_set_member_name (builder, "column");
      json_builder_add_int_value (builder, problem->column);
      tracker_cli_build_string (builder, "message", problem->message);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
print_checked (TrackerCli *cli, const char *path, GPtrArray *problems, GPtrArray *warnings)
{
  g_autoptr (JsonBuilder) builder = NULL;

  if (!cli->json)
    {
      print_lines (path, problems, NULL);
      print_lines (path, warnings, _ ("warning"));
      if (problems->len == 0)
        printf (_ ("%s is in order.\n"), path);
      return;
    }

  builder = json_builder_new ();
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "ok");
  json_builder_add_boolean_value (builder, problems->len == 0);
  build_problems (builder, "problems", problems);
  build_problems (builder, "warnings", warnings);
  json_builder_end_object (builder);
  tracker_cli_print_json (builder);
}

static int
check_definition (TrackerCli *cli, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = tracker_carrier_files_read (path, &error);
  g_autoptr (GPtrArray) problems
      = g_ptr_array_new_with_free_func ((GDestroyNotify) tracker_problem_free);
  g_autoptr (GPtrArray) warnings
      = g_ptr_array_new_with_free_func ((GDestroyNotify) tracker_problem_free);
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr (TrackerDefinition) definition = NULL;

  if (bytes == NULL)
    return tracker_cli_fail ("%s", error->message);

  definition = tracker_definition_new_from_bytes (bytes, name, problems);
  if (definition != NULL)
    {
      tracker_definition_check_samples (definition, problems);
      tracker_definition_collect_warnings (definition, bytes, warnings);
    }
  print_checked (cli, path, problems, warnings);

  return problems->len == 0 ? TRACKER_EXIT_DONE : TRACKER_EXIT_FAILED;
}

/* --- carriers --- */

/* What may stand among the words of any of the commands. */
typedef struct
{
  char *number;   /* (owned) (nullable) and so all of them */
  char *way;      /* (owned) */
  char *language; /* (owned) */
  GStrv captchas; /* (owned) */
  GStrv secrets;  /* (owned) */
  GStrv needs;    /* (owned) */
  int http_status;
  gboolean verbose;
  gboolean forget;
} Options;

static void
options_clear (Options *options)
{
  g_clear_pointer (&options->number, g_free);
  g_clear_pointer (&options->way, g_free);
  g_clear_pointer (&options->language, g_free);
  g_clear_pointer (&options->captchas, g_strfreev);
  g_clear_pointer (&options->secrets, g_strfreev);
  g_clear_pointer (&options->needs, g_strfreev);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static int
run_replay (TrackerCli *cli, const Options *options)
{
  const TrackerCliReplay replay = {
    .id = cli->rest[1],
    .paths = (const char *const *) cli->rest + 2,
    .number = options->number,
    .way = options->way,
    .captchas = (const char *const *) options->captchas,
    .needs = (const char *const *) options->needs,
    .http_status = options->http_status,
  };

  return tracker_cli_replay (cli, &replay);
}

static int
run_try (TrackerCli *cli, const Options *options)
{
  const TrackerCliTry words = {
    .path = cli->rest[1],
    .number = cli->rest[2],
    .way = options->way,
    .language = options->language,
    .secrets = (const char *const *) options->secrets,
    .needs = (const char *const *) options->needs,
    .verbose = options->verbose,
  };

  return tracker_cli_try (cli, &words);
}

/* What helps to write the file of one. */
static int
dispatch_writing (TrackerCli *cli, const Options *options, guint n)
{
  if (g_str_equal (cli->rest[0], "new") && (n == 2 || n == 3))
    return tracker_cli_new_definition (cli, cli->rest[1], cli->rest[2]);
  if (g_str_equal (cli->rest[0], "check") && n == 2)
    return check_definition (cli, cli->rest[1]);
  if (g_str_equal (cli->rest[0], "try") && n == 3)
    return run_try (cli, options);
  if (g_str_equal (cli->rest[0], "replay") && n >= 3)
    return run_replay (cli, options);

  return tracker_cli_usage (
      cli,
      _ ("It is “on ID…”, “off ID…”, “health [ID]”, “test ID”, “told [NUMBER]”, “told --forget”, "
         "“new ID [FILE]”, “check FILE”, “try FILE NUMBER” or “replay ID ANSWER-FILE…”."));
}

static int
dispatch (TrackerCli *cli, const Options *options)
{
  guint n = cli->rest != NULL ? g_strv_length (cli->rest) : 0;

  if (n == 0)
    return list_carriers (cli);
  if (g_str_equal (cli->rest[0], "on") && n >= 2)
    return tracker_cli_switch_carriers (cli, cli->rest + 1, TRUE);
  if (g_str_equal (cli->rest[0], "off") && n >= 2)
    return tracker_cli_switch_carriers (cli, cli->rest + 1, FALSE);
  if (g_str_equal (cli->rest[0], "health") && n <= 2)
    return tracker_cli_show_health (cli, cli->rest[1]);
  if (g_str_equal (cli->rest[0], "test") && n == 2)
    return tracker_cli_test_carrier (cli, cli->rest[1], (const char *const *) options->secrets);
  if (g_str_equal (cli->rest[0], "told") && n == 1 && options->forget)
    return tracker_cli_forget_told (cli);
  if (g_str_equal (cli->rest[0], "told") && n <= 2 && !options->forget)
    return tracker_cli_show_told (cli, cli->rest[1]);

  return dispatch_writing (cli, options, n);
}

/**
 * tracker_cli_carriers:
 * @cli: the run
 * @arguments: the words
 *
 * `tracker carriers [on ID… | off ID… | health [ID] | test ID | told [NUMBER] | new ID [FILE] |
 * check FILE | try FILE NUMBER | replay ID ANSWER-FILE…]`.
 *
 * Returns: the exit status
 */
int
tracker_cli_carriers (TrackerCli *cli, const char *const *arguments)
{
  g_auto (Options) options = { .http_status = 200 };
  const GOptionEntry entries[] = {
    { "way", 'w', 0, G_OPTION_ARG_STRING, &options.way,
      N_ ("With try and replay: which way to ask (default: the first that can; for answers, the "
          "one that understands them)"),
      N_ ("WAY") },
    { "need", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.needs,
      N_ ("With try and replay: what the parcel brings besides its number (a postcode, say)"),
      N_ ("KEY=VALUE") },
    { "secret", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.secrets,
      N_ ("With try and test: a credential, instead of what the keyring has; never printed"),
      N_ ("KEY=VALUE") },
    { "language", 0, 0, G_OPTION_ARG_STRING, &options.language,
      N_ ("With try: the language to ask in, two letters (default: en)"), N_ ("CODE") },
    { "forget", 0, 0, G_OPTION_ARG_NONE, &options.forget, N_ ("With told: empty that list"), NULL },
    { "verbose", 'v', 0, G_OPTION_ARG_NONE, &options.verbose,
      N_ ("With try: tell each step on standard error"), NULL },
    { "number", 'n', 0, G_OPTION_ARG_STRING, &options.number,
      N_ ("With replay: the code that was asked about (default: it is looked for in the answers)"),
      N_ ("NUMBER") },
    { "status", 's', 0, G_OPTION_ARG_INT, &options.http_status,
      N_ ("With replay: the HTTP status of the answers (default: 200)"), N_ ("STATUS") },
    { "captcha", 'c', 0, G_OPTION_ARG_STRING_ARRAY, &options.captchas,
      N_ ("With replay: what the human answers to the next challenge: text, an offset, or x,y;x,y"),
      N_ ("ANSWER") },
    G_OPTION_ENTRY_NULL,
  };
  int status;

  if (!tracker_cli_parse (
          cli, arguments,
          "[on ID… | off ID… | health [ID] | test ID | told [NUMBER] | new ID [FILE] | check FILE "
          "| "
          "try FILE NUMBER | replay ID ANSWER-FILE…]",
          _ ("Lists carriers, says how it goes with them, or helps to write the file of one:\n"
             "  on, off switches carriers on or off; one that is off is not asked any more\n"
             "  health  says of each carrier when it answered and whose fault it is that it did "
             "not\n"
             "  test    asks a carrier about its own example number, to try it and your login; "
             "keeps "
             "nothing\n"
             "  told    lists which host was told which number, and when\n"
             "  new     writes a whole made-up definition to ID.json, or to FILE; overwrites "
             "nothing\n"
             "  check   finds mistakes by line and column and replays the samples; warnings are no "
             "mistakes\n"
             "  try     asks the carrier about NUMBER by FILE, over the network, and keeps "
             "nothing\n"
             "  replay  feeds saved answers to a definition, one file per request (pictures too), "
             "or "
             "the last ones alone; nothing is sent"),
          entries, &status))
    return status;

  return dispatch (cli, &options);
}
