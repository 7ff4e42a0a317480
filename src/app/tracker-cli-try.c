/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tracker-ask.h"
#include "tracker-carrier-files.h"
#include "tracker-cli-private.h"
#include "tracker-cli-trace-private.h"
#include "tracker-number.h"

/* A definition that is being written asks its carrier, over the network that everybody uses. */

typedef struct
{
  TrackerCli *cli;
  const TrackerCliTry *words;
  TrackerDefinition *definition; /* (owned) */
  char *number;                  /* (owned) */
  GHashTable *secrets;           /* (owned) */
  GHashTable *needs;             /* (owned) */
  TrackerMask *mask;             /* (owned) */
} Trial;

static void
trial_clear (Trial *trial)
{
  g_clear_pointer (&trial->definition, tracker_definition_unref);
  g_clear_pointer (&trial->number, g_free);
  g_clear_pointer (&trial->secrets, g_hash_table_unref);
  g_clear_pointer (&trial->needs, g_hash_table_unref);
  g_clear_pointer (&trial->mask, tracker_mask_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Trial, trial_clear)

/* --- what the command line says --- */

/**
 * tracker_cli_read_pairs:
 * @cli: the run
 * @option: the option's name, for messages
 * @pairs: (nullable) (array zero-terminated=1): words like KEY=VALUE
 * @may_be_empty: whether "KEY=" is one too
 *
 * Splits such words. A value is never shown: it may be a secret.
 *
 * Returns: (transfer full) (nullable): key -> value; %NULL: stderr has been told what is wrong
 */
GHashTable *
tracker_cli_read_pairs (TrackerCli *cli,
                        const char *option,
                        const char *const *pairs,
                        gboolean may_be_empty)
{
  g_autoptr (GHashTable) values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (gsize i = 0; pairs != NULL && pairs[i] != NULL; i++)
    {
      const char *sign = strchr (pairs[i], '=');

      if (sign == NULL || sign == pairs[i] || (sign[1] == '\0' && !may_be_empty))
        {
          tracker_cli_usage (cli, _ ("After %s stands KEY=VALUE."), option);
          return NULL;
        }
      g_hash_table_replace (values, g_strndup (pairs[i], (gsize) (sign - pairs[i])),
                            g_strdup (sign + 1));
    }

  return g_steal_pointer (&values);
}

static TrackerDefinition *
read_definition (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = tracker_carrier_files_read (path, &error);
  g_autoptr (GPtrArray) problems
      = g_ptr_array_new_with_free_func ((GDestroyNotify) tracker_problem_free);
  g_autofree char *name = g_path_get_basename (path);
  TrackerDefinition *definition;
  const TrackerProblem *problem;

  if (bytes == NULL)
    {
      tracker_cli_fail ("%s", error->message);
      return NULL;
    }

  definition = tracker_definition_new_from_bytes (bytes, name, problems);
  if (definition != NULL)
    return definition;

  problem = g_ptr_array_index (problems, 0);
  tracker_cli_fail (_ ("%s:%d:%d: %s (“tracker carriers check” tells all that is wrong)"), path,
                    problem->line, problem->column, problem->message);

  return NULL;
}

static gboolean
has_credential (TrackerDefinition *definition, const char *key)
{
  for (guint i = 0; i < tracker_definition_get_n_credentials (definition); i++)
    if (g_str_equal (tracker_definition_get_credential (definition, i)->key, key))
      return TRUE;

  return FALSE;
}

static gboolean
has_need (TrackerDefinition *definition, const char *key)
{
  for (guint i = 0; i < tracker_definition_get_n_needs (definition); i++)
    if (g_str_equal (tracker_definition_get_need (definition, i)->key, key))
      return TRUE;

  return FALSE;
}

/**
 * tracker_cli_check_needs:
 * @definition: a definition
 * @needs: key -> value
 *
 * Looks whether the carrier wants such things.
 *
 * Returns: whether all are as they should be; if not, stderr has been told
 */
gboolean
tracker_cli_check_needs (TrackerDefinition *definition, GHashTable *needs)
{
  const char *id = tracker_definition_get_id (definition);
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, needs);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      if (!has_need (definition, key))
        {
          tracker_cli_fail (_ ("“%s” needs no “%s”: look at its “needs”."), id, (char *) key);
          return FALSE;
        }
      if (!tracker_definition_check_need (definition, key, value))
        {
          tracker_cli_fail (_ ("“%s” is not what “%s” takes for “%s”."), (char *) value, id,
                            (char *) key);
          return FALSE;
        }
    }

  return TRUE;
}

/* Keys only: a value may be a secret that was given the wrong name. */
static gboolean
check_secrets (Trial *trial)
{
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, trial->secrets);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (!has_credential (trial->definition, key))
      {
        tracker_cli_fail (_ ("“%s” has no credential “%s”: look at its “credentials”."),
                          tracker_definition_get_id (trial->definition), (char *) key);
        return FALSE;
      }

  return TRUE;
}

static gboolean
check_way (Trial *trial)
{
  const char *id = tracker_definition_get_id (trial->definition);
  const char *way = trial->words->way;

  if (tracker_definition_is_link (trial->definition))
    {
      tracker_cli_fail (_ ("“%s” has the status “link”: there is no way to ask it."), id);
      return FALSE;
    }
  if (way != NULL && !g_strv_contains (tracker_definition_get_ways (trial->definition), way))
    {
      tracker_cli_fail (_ ("“%s” has no way “%s”."), id, way);
      return FALSE;
    }
  if (way != NULL && tracker_definition_is_check_way (trial->definition, way))
    {
      tracker_cli_fail (_ ("The way “%s” asks a human: only the window’s direct check can try it; "
                           "“tracker carriers replay” reads saved answers."),
                        way);
      return FALSE;
    }

  return TRUE;
}

/* --- credentials --- */

/* What the keyring holds under the definition's id, where the command line says nothing. A keyring
 * that is not there or locked holds nothing. */
static void
take_secrets_of_keyring (Trial *trial)
{
  TrackerSecrets *secrets = tracker_context_get_secrets (trial->cli->context);
  const char *id = tracker_definition_get_id (trial->definition);
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GHashTable) found = NULL;

  tracker_secrets_lookup_async (secrets, id, NULL, tracker_cli_result_cb, &slot);
  result = tracker_cli_await (&slot);
  found = tracker_secrets_lookup_finish (secrets, result, NULL);
  for (guint i = 0; i < tracker_definition_get_n_credentials (trial->definition); i++)
    {
      const char *key = tracker_definition_get_credential (trial->definition, i)->key;
      const char *value = found != NULL ? g_hash_table_lookup (found, key) : NULL;

      if (value == NULL || g_hash_table_contains (trial->secrets, key))
        continue;
      g_hash_table_insert (trial->secrets, g_strdup (key), g_strdup (value));
      tracker_cli_note (_ ("“%s” is taken from the keyring, as “%s” has it there."), key, id);
    }
}

/* Whether the program uses this file anyway. Any other may call itself like a carrier whose login
 * lies in the keyring, and send it anywhere. */
static gboolean
is_own_file (Trial *trial)
{
  g_auto (GStrv) folders = tracker_profile_dup_carrier_folders (trial->cli->profile);
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (trial->words->path);

  for (gsize i = 0; folders[i] != NULL; i++)
    {
      g_autoptr (GFile) folder = g_file_new_for_path (folders[i]);

      if (g_file_has_parent (file, folder))
        return TRUE;
    }

  return FALSE;
}

static void
gather_secrets (Trial *trial)
{
  if (g_hash_table_size (trial->secrets) < tracker_definition_get_n_credentials (trial->definition)
      && is_own_file (trial))
    take_secrets_of_keyring (trial);
  tracker_mask_add_values (trial->mask, trial->secrets);
}

/* --- asking --- */

static void
tell_what_is_left_out (Trial *trial)
{
  const char *const *ways = tracker_definition_get_ways (trial->definition);

  for (gsize i = 0; trial->words->way == NULL && ways[i] != NULL; i++)
    if (tracker_definition_is_check_way (trial->definition, ways[i]))
      tracker_cli_note (_ ("The way “%s” asks a human and is left out here."), ways[i]);
}

static char *
dup_missing (Trial *trial)
{
  g_autoptr (GString) keys = g_string_new (NULL);

  for (guint i = 0; i < tracker_definition_get_n_credentials (trial->definition); i++)
    {
      const char *key = tracker_definition_get_credential (trial->definition, i)->key;

      if (!g_hash_table_contains (trial->secrets, key))
        g_string_append_printf (keys, "%s--secret %s=…", keys->len > 0 ? " " : "", key);
    }

  return g_steal_pointer (&keys->str);
}

static char *
dup_needed (Trial *trial)
{
  g_autoptr (GString) keys = g_string_new (NULL);

  for (guint i = 0; i < tracker_definition_get_n_needs (trial->definition); i++)
    {
      const char *key = tracker_definition_get_need (trial->definition, i)->key;

      if (!g_hash_table_contains (trial->needs, key))
        g_string_append_printf (keys, "%s--need %s=…", keys->len > 0 ? " " : "", key);
    }

  return g_steal_pointer (&keys->str);
}

/* Nothing was sent: why. */
static int
fail_unasked (Trial *trial, TrackerOutcome outcome)
{
  const char *id = tracker_definition_get_id (trial->definition);
  g_autofree char *missing = dup_missing (trial);
  g_autofree char *needed = dup_needed (trial);

  switch (outcome)
    {
    case TRACKER_OUTCOME_CAPTCHA:
      return tracker_cli_fail (
          _ ("“%s” asks a human: only the window’s direct check can try it; “tracker carriers "
             "replay” reads saved answers."),
          id);
    case TRACKER_OUTCOME_NEEDS_CREDENTIALS:
      return tracker_cli_fail (_ ("“%s” needs credentials of yours: give %s."), id, missing);
    case TRACKER_OUTCOME_NEEDS_MORE:
      return tracker_cli_fail (_ ("“%s” needs more than the number: give %s."), id, needed);
    case TRACKER_OUTCOME_BAD_NUMBER:
    default:
      return tracker_cli_fail (_ ("No way of “%s” is for %s."), id, trial->number);
    }
}

static gboolean
on_delay_over_cb (gpointer user_data)
{
  gboolean *is_over = user_data;

  *is_over = TRUE;

  return G_SOURCE_REMOVE;
}

static TrackerResponse *
send_request (Trial *trial, TrackerRequest *request, TrackerConversation *conversation)
{
  TrackerHttp *http = tracker_context_get_http (trial->cli->context);
  gboolean is_over = tracker_request_get_delay_ms (request) <= 0;
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  if (!is_over)
    g_timeout_add ((guint) tracker_request_get_delay_ms (request), on_delay_over_cb, &is_over);
  while (!is_over)
    g_main_context_iteration (NULL, TRUE);
  tracker_http_send_async (http, request, conversation, NULL, tracker_cli_result_cb, &slot);
  result = tracker_cli_await (&slot);

  return tracker_http_send_finish (http, result, NULL);
}

static void
run_ask (Trial *trial, TrackerAsk *ask, TrackerCliTrace *trace)
{
  g_autoptr (TrackerConversation) conversation = tracker_conversation_new ();

  while (!tracker_ask_is_done (ask))
    {
      g_autoptr (TrackerRequest) request = tracker_ask_next_request (ask);
      g_autoptr (TrackerResponse) response = NULL;

      if (trial->words->verbose)
        tracker_cli_trace_request (trace, ask, request);
      response = send_request (trial, request, conversation);
      if (trial->words->verbose)
        tracker_cli_trace_response (trace, ask, request, response);
      tracker_ask_take_response (ask, response, g_get_real_time () / G_USEC_PER_SEC);
      tracker_cli_trace_saves (trace, ask, trial->words->verbose);
    }
}

static int
ask_and_print (Trial *trial)
{
  const char *numbers[] = { trial->number, NULL };
  const TrackerAskOptions options = {
    .way = trial->words->way,
    .language = trial->words->language != NULL ? trial->words->language : "en",
    .secrets = trial->secrets,
    .needs = trial->needs,
    .now_s = g_get_real_time () / G_USEC_PER_SEC,
  };
  g_autoptr (TrackerAsk) ask = tracker_ask_new (trial->definition, numbers, &options);
  g_autoptr (TrackerCliTrace) trace = tracker_cli_trace_new (trial->mask);
  g_autoptr (GPtrArray) reports = NULL;
  g_autoptr (TrackerReport) shown = NULL;

  if (tracker_ask_get_way (ask) == NULL)
    {
      reports = tracker_ask_dup_reports (ask);
      return fail_unasked (trial, tracker_report_get_outcome (g_ptr_array_index (reports, 0)));
    }

  tracker_cli_trace_saves (trace, ask, trial->words->verbose);
  run_ask (trial, ask, trace);
  reports = tracker_ask_dup_reports (ask);
  if (trial->words->verbose)
    tracker_cli_trace_report (trace, g_ptr_array_index (reports, 0));
  if (tracker_mask_hides (trial->mask))
    {
      shown = tracker_mask_dup_report (trial->mask, g_ptr_array_index (reports, 0));
      g_ptr_array_remove_index (reports, 0);
      g_ptr_array_insert (reports, 0, g_steal_pointer (&shown));
    }
  tracker_cli_print_reports (trial->cli, trial->number, reports);

  return tracker_cli_status_of_reports (reports);
}

/* A registry of this definition alone: says whether its formats take the number, and how the
 * carrier is called. */
static void
look_at_number (Trial *trial)
{
  g_autoptr (GPtrArray) definitions = g_ptr_array_new ();
  g_autoptr (TrackerRecognition) recognition = NULL;

  g_ptr_array_add (definitions, trial->definition);
  trial->cli->names = tracker_registry_new (definitions);
  recognition = tracker_registry_recognize (trial->cli->names, trial->number, NULL);
  if (tracker_recognition_get_format (recognition) == NULL)
    tracker_cli_note (_ ("No number format of “%s” takes %s; it is asked all the same."),
                      tracker_definition_get_id (trial->definition), trial->number);
  else if (tracker_recognition_get_check (recognition) == TRACKER_CHECK_FAILED)
    tracker_cli_note (_ ("The check digit of %s is wrong; it is asked about all the same."),
                      trial->number);
}

/**
 * tracker_cli_try:
 * @cli: the run
 * @words: what it was told
 *
 * `tracker carriers try`: asks a carrier by a definition that need not be installed, prints what it
 * says, and keeps nothing.
 *
 * Returns: the exit status: 1 if the carrier did not answer
 */
int
tracker_cli_try (TrackerCli *cli, const TrackerCliTry *words)
{
  g_auto (Trial) trial = { .cli = cli, .words = words, .mask = tracker_mask_new () };
  g_autoptr (GError) error = NULL;

  trial.secrets = tracker_cli_read_pairs (cli, "--secret", words->secrets, FALSE);
  trial.needs
      = trial.secrets != NULL ? tracker_cli_read_pairs (cli, "--need", words->needs, FALSE) : NULL;
  if (trial.needs == NULL)
    return TRACKER_EXIT_USAGE;
  trial.number = tracker_number_normalize (words->number, &error);
  if (trial.number == NULL)
    return tracker_cli_fail ("%s", error->message);
  trial.definition = read_definition (words->path);
  if (trial.definition == NULL || !check_way (&trial) || !check_secrets (&trial)
      || !tracker_cli_check_needs (trial.definition, trial.needs))
    return TRACKER_EXIT_FAILED;
  if (!tracker_cli_open (cli, TRACKER_CONTEXT_KEEPS_NOTHING))
    return TRACKER_EXIT_FAILED;

  gather_secrets (&trial);
  look_at_number (&trial);
  if (words->verbose)
    tell_what_is_left_out (&trial);

  return ask_and_print (&trial);
}
