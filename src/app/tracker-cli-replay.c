/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "tracker-carrier-files.h"
#include "tracker-cli-private.h"
#include "tracker-number.h"
#include "tracker-replay.h"

/* Saved answers are fed to a definition: files take the posts' place, words of the command line the
 * human's. */

static gboolean
has_way (TrackerDefinition *definition, const char *way)
{
  return way == NULL || g_strv_contains (tracker_definition_get_ways (definition), way);
}

/* (nullable): said why */
static GPtrArray *
read_answers (const char *const *paths)
{
  g_autoptr (GPtrArray) answers = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  for (guint i = 0; paths[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      GBytes *bytes = tracker_carrier_files_read (paths[i], &error);

      if (bytes == NULL)
        {
          tracker_cli_fail ("%s", error->message);
          return NULL;
        }
      g_ptr_array_add (answers, bytes);
    }

  return g_steal_pointer (&answers);
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

static int
fail_replay (const TrackerReplay *replay, const TrackerCliReplay *words)
{
  switch (replay->end)
    {
    case TRACKER_REPLAY_TOO_FEW:
      return tracker_cli_fail (
          _ ("The way “%s” has more steps than there are answers: give one file per request."),
          replay->way);
    case TRACKER_REPLAY_WANTS_PERSON:
      return tracker_cli_fail (
          _ ("The way “%s” asks a human once more: give another answer with --captcha."),
          replay->way);
    case TRACKER_REPLAY_BAD_SOLUTION:
      return replay->error != NULL ? tracker_cli_fail ("%s", replay->error->message)
                                   : fail_solution (replay->kind, replay->solution);
    case TRACKER_REPLAY_NO_PERSON:
    default:
      return words->way != NULL
                 ? tracker_cli_fail (_ ("The way “%s” asks no human: leave --captcha out."),
                                     words->way)
                 : tracker_cli_fail (_ ("“%s” has no way that asks a human: leave --captcha out."),
                                     words->id);
    }
}

static int
replay_answers (TrackerCli *cli,
                TrackerDefinition *definition,
                const TrackerCliReplay *words,
                const char *number,
                GHashTable *needs)
{
  const TrackerReplayInput input = {
    .number = number,
    .way = words->way,
    .language = "en",
    .needs = needs,
    .captchas = words->captchas,
    .http_status = words->http_status,
    .now_s = g_get_real_time () / G_USEC_PER_SEC,
  };
  g_autoptr (GPtrArray) answers = read_answers (words->paths);
  g_auto (TrackerReplay) replay = { 0 };

  if (answers == NULL)
    return TRACKER_EXIT_FAILED;

  tracker_replay_run (definition, answers, &input, &replay);
  if (replay.end != TRACKER_REPLAY_READ)
    return fail_replay (&replay, words);

  tracker_cli_print_reports (cli, replay.number, replay.reports);

  return tracker_cli_status_of_reports (replay.reports);
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
  number = replay->number != NULL ? tracker_number_normalize (replay->number, &error) : NULL;
  if (error != NULL)
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
