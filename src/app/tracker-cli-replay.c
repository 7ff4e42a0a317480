/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#include "tracker-ask.h"
#include "tracker-carrier-files.h"
#include "tracker-cli-private.h"
#include "tracker-number.h"

/* Saved answers are fed to a definition: files take the posts' place, words of the command line the
 * human's. */

/* So that every way can be replayed: what is sent does not matter here. */
static GHashTable *
make_up_secrets (TrackerDefinition *definition)
{
  GHashTable *secrets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i < tracker_definition_get_n_credentials (definition); i++)
    g_hash_table_insert (secrets, g_strdup (tracker_definition_get_credential (definition, i)->key),
                         g_strdup ("replay"));

  return secrets;
}

static gboolean
has_way (TrackerDefinition *definition, const char *way)
{
  return way == NULL || g_strv_contains (tracker_definition_get_ways (definition), way);
}

static const char *
guess_content_type (const char *body, gsize length)
{
  gsize i = 0;

  if (length >= 4 && memcmp (body, "\x89PNG", 4) == 0)
    return "image/png";
  if (length >= 4 && memcmp (body, "GIF8", 4) == 0)
    return "image/gif";
  if (length >= 3 && memcmp (body, "\xff\xd8\xff", 3) == 0)
    return "image/jpeg";
  if (length >= 4 && memcmp (body, "RIFF", 4) == 0)
    return "image/webp";

  while (i < length && (g_ascii_isspace (body[i]) || (guchar) body[i] >= 0x80))
    i++;
  if (i < length && body[i] == '<')
    return g_strstr_len (body + i, MIN (length - i, 512), "<?xml") != NULL
                   || g_strstr_len (body + i, MIN (length - i, 512), ":Envelope") != NULL
               ? "text/xml"
               : "text/html";

  return "application/json";
}

static gboolean
feed_answer (TrackerAsk *ask, const char *path, int http_status, gint64 now_s)
{
  g_autoptr (TrackerRequest) request = tracker_ask_next_request (ask);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) body = tracker_carrier_files_read (path, &error);
  g_autoptr (TrackerResponse) response = NULL;
  gsize length;
  const char *text;

  if (body == NULL)
    {
      tracker_cli_fail ("%s", error->message);
      return FALSE;
    }

  text = g_bytes_get_data (body, &length);
  response = tracker_response_new (http_status,
                                   guess_content_type (text != NULL ? text : "", length), body);
  tracker_response_set_url (response, tracker_request_get_url (request));
  tracker_ask_take_response (ask, response, now_s);

  return TRUE;
}

static int
fail_solution (TrackerChallengeKind kind, const char *text)
{
  switch (kind)
    {
    case TRACKER_CHALLENGE_SLIDER:
      return tracker_cli_fail (_ ("“%s” is no offset: it is a number of pixels."), text);
    case TRACKER_CHALLENGE_CLICKS:
      return tracker_cli_fail (_ ("“%s” are no points: they look like 40,22;118,60."), text);
    case TRACKER_CHALLENGE_TEXT:
    default:
      return tracker_cli_fail (_ ("“%s” is no answer: say what the picture shows."), text);
    }
}

static gboolean
answer_challenge (TrackerAsk *ask, TrackerChallenge *challenge, const char *text, gint64 now_s)
{
  TrackerChallengeKind kind = tracker_challenge_get_kind (challenge);
  g_autoptr (TrackerSolution) solution = tracker_ask_parse_solution (kind, text);
  g_autoptr (GError) error = NULL;

  if (solution == NULL)
    {
      fail_solution (kind, text);
      return FALSE;
    }
  if (!tracker_challenge_check (challenge, solution, &error))
    {
      tracker_cli_fail ("%s", error->message);
      return FALSE;
    }

  tracker_ask_take_solution (ask, solution, now_s);

  return TRUE;
}

static int
run_ask (TrackerAsk *ask, const TrackerCliReplay *replay, const char *way)
{
  gint64 now_s = g_get_real_time () / G_USEC_PER_SEC;
  gsize n_paths = 0, n_captchas = 0;

  while (!tracker_ask_is_done (ask))
    {
      g_autoptr (TrackerChallenge) challenge = tracker_ask_dup_challenge (ask);

      if (challenge == NULL && replay->paths[n_paths] == NULL)
        return tracker_cli_fail (
            _ ("The way “%s” has more steps than there are answers: give one file per request."),
            way);
      if (challenge != NULL && (replay->captchas == NULL || replay->captchas[n_captchas] == NULL))
        return tracker_cli_fail (
            _ ("The way “%s” asks a human once more: give another answer with --captcha."), way);
      if (challenge != NULL
              ? !answer_challenge (ask, challenge, replay->captchas[n_captchas++], now_s)
              : !feed_answer (ask, replay->paths[n_paths++], replay->http_status, now_s))
        return TRACKER_EXIT_FAILED;
    }

  return TRACKER_EXIT_DONE;
}

/* The way cannot run: why. */
static int
fail_unasked (TrackerAsk *ask, const TrackerAskOptions *options, const char *number)
{
  g_autoptr (GPtrArray) reports = tracker_ask_dup_reports (ask);

  switch (tracker_report_get_outcome (g_ptr_array_index (reports, 0)))
    {
    case TRACKER_OUTCOME_CAPTCHA:
      return options->has_person
                 ? tracker_cli_fail (_ ("The way “%s” asks no human: leave --captcha out."),
                                     options->way)
                 : tracker_cli_fail (
                     _ ("The way “%s” asks a human: give the answer with --captcha."),
                     options->way);
    case TRACKER_OUTCOME_NEEDS_MORE:
      return tracker_cli_fail (
          _ ("The way “%s” needs more than the number: give --need KEY=VALUE."), options->way);
    default:
      return tracker_cli_fail (_ ("The way “%s” is not for %s: give another code with --number."),
                               options->way, number);
    }
}

static int
replay_answers (TrackerCli *cli,
                TrackerDefinition *definition,
                const TrackerCliReplay *replay,
                const char *number,
                GHashTable *needs)
{
  g_autoptr (GHashTable) secrets = make_up_secrets (definition);
  const char *numbers[] = { number, NULL };
  TrackerAskOptions options = {
    .way = replay->way,
    .language = "en",
    .secrets = secrets,
    .needs = needs,
    .now_s = g_get_real_time () / G_USEC_PER_SEC,
    .has_person = replay->captchas != NULL,
  };
  g_autoptr (TrackerAsk) ask = NULL;
  g_autoptr (GPtrArray) reports = NULL;

  if (options.way == NULL && options.has_person)
    options.way = tracker_definition_choose_check_way (definition, secrets);
  if (options.way == NULL && options.has_person)
    return tracker_cli_fail (_ ("“%s” has no way that asks a human: leave --captcha out."),
                             replay->id);
  if (options.way == NULL)
    options.way = tracker_definition_choose_way_for (definition, number, secrets, needs);
  if (options.way == NULL)
    options.way = tracker_definition_get_ways (definition)[0];

  ask = tracker_ask_new (definition, numbers, &options);
  if (tracker_ask_get_way (ask) == NULL)
    return fail_unasked (ask, &options, number);
  if (run_ask (ask, replay, options.way) != TRACKER_EXIT_DONE)
    return TRACKER_EXIT_FAILED;

  reports = tracker_ask_dup_reports (ask);
  tracker_cli_print_reports (cli, number, reports);

  return tracker_cli_status_of_reports (reports);
}

/**
 * tracker_cli_replay:
 * @cli: the run
 * @replay: what it was told
 *
 * `tracker carriers replay`: what a definition reads in saved answers.
 *
 * Returns: the exit status
 */
int
tracker_cli_replay (TrackerCli *cli, const TrackerCliReplay *replay)
{
  TrackerDefinition *definition;
  g_autofree char *number = NULL;
  g_autoptr (GHashTable) needs = NULL;
  g_autoptr (GError) error = NULL;

  if (replay->http_status < 100 || replay->http_status > 599)
    return tracker_cli_usage (cli, _ ("%d is not an HTTP status."), replay->http_status);
  needs = tracker_cli_read_pairs (cli, "--need", replay->needs, FALSE);
  if (needs == NULL)
    return TRACKER_EXIT_USAGE;
  number = tracker_number_normalize (replay->number != NULL ? replay->number : "RB123456785CN",
                                     &error);
  if (number == NULL)
    return tracker_cli_fail ("%s", error->message);
  if (!tracker_cli_open (cli, TRACKER_CONTEXT_KEEPS_NOTHING))
    return TRACKER_EXIT_FAILED;

  definition = tracker_registry_find (tracker_context_get_registry (cli->context), replay->id);
  if (definition == NULL)
    return tracker_cli_fail (_ ("There is no carrier “%s”: “tracker carriers” lists them."),
                             replay->id);
  if (tracker_definition_is_link (definition))
    return tracker_cli_fail (_ ("“%s” has the status “link”: there is no way to ask it."),
                             replay->id);
  if (!has_way (definition, replay->way))
    return tracker_cli_fail (_ ("“%s” has no way “%s”."), replay->id, replay->way);

  if (!tracker_cli_check_needs (definition, needs))
    return TRACKER_EXIT_FAILED;

  return replay_answers (cli, definition, replay, number, needs);
}
