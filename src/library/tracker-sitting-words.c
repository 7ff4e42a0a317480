/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-sitting-private.h"

#include <glib/gi18n-lib.h>

/**
 * tracker_sitting_words_dup_reason:
 * @definition: (nullable): the carrier
 * @carrier_name: how people call it
 * @outcome: how the last ask ended
 *
 * Which post asks, and why, in one sentence.
 *
 * Returns: (transfer full): a sentence
 */
char *
tracker_sitting_words_dup_reason (TrackerDefinition *definition,
                                  const char *carrier_name,
                                  TrackerOutcome outcome)
{
  if (definition == NULL || !tracker_definition_has_check (definition))
    return g_strdup_printf (_ ("%s wants to be sure that a person asks."), carrier_name);
  if (tracker_definition_is_check_only (definition))
    return g_strdup_printf (
        _ ("%s answers only after a person has solved the picture that it shows."), carrier_name);
  if (tracker_outcome_wants_human (outcome))
    return g_strdup_printf (
        _ ("%s does not answer Tracker alone: a person has to solve the picture that it shows."),
        carrier_name);

  return g_strdup_printf (
      _ ("%s can also be asked by a person, with the picture that its page shows."), carrier_name);
}

/**
 * tracker_sitting_words_dup_problem:
 * @outcome: what came instead of an answer
 * @carrier_name: how people call the post
 *
 * What happened, in plain words.
 *
 * Returns: (transfer full): a sentence
 */
char *
tracker_sitting_words_dup_problem (TrackerOutcome outcome, const char *carrier_name)
{
  switch (outcome)
    {
    case TRACKER_OUTCOME_CAPTCHA:
    case TRACKER_OUTCOME_MALFORMED:
    case TRACKER_OUTCOME_NONE:
      return g_strdup_printf (
          _ ("%s shows something that Tracker does not know: its page may have changed."),
          carrier_name);
    case TRACKER_OUTCOME_WRONG_CAPTCHA:
      return g_strdup_printf (_ ("%s accepts no answer to its pictures at the moment."),
                              carrier_name);
    case TRACKER_OUTCOME_BLOCKED:
      return g_strdup_printf (_ ("%s does not let Tracker in, even with a person in front of it."),
                              carrier_name);
    default:
      return tracker_outcome_dup_sentence (outcome, carrier_name);
    }
}

/**
 * tracker_sitting_words_dup_picture_problem:
 * @error: TrackerPictureError: why the picture cannot be shown
 * @carrier_name: how people call the post
 *
 * What happened, in plain words.
 *
 * Returns: (transfer full): two sentences
 */
char *
tracker_sitting_words_dup_picture_problem (const GError *error, const char *carrier_name)
{
  /* Translators: the second %s is a whole sentence that says what is wrong with the picture. */
  return g_strdup_printf (_ ("What %s sent as its picture cannot be shown. %s"), carrier_name,
                          error->message);
}

/**
 * tracker_sitting_words_get_notice:
 * @kind: the kind of the challenge
 * @reason: why it is this one that is shown
 *
 * What became of the picture before.
 *
 * Returns: (transfer none): one or two sentences; "" for the first picture
 */
const char *
tracker_sitting_words_get_notice (TrackerChallengeKind kind, TrackerChallengeReason reason)
{
  switch (reason)
    {
    case TRACKER_CHALLENGE_WRONG:
      if (kind == TRACKER_CHALLENGE_SLIDER)
        return _ ("The piece does not belong there. Here is a new picture.");
      if (kind == TRACKER_CHALLENGE_CLICKS)
        return _ ("Those were not the right places. Here is a new picture.");
      return _ ("That was not what the picture shows. Here is a new one.");
    case TRACKER_CHALLENGE_EXPIRED:
      return _ ("That picture was too old. Here is a new one.");
    case TRACKER_CHALLENGE_ANOTHER:
      return _ ("Here is another picture.");
    default:
      return "";
    }
}

/**
 * tracker_sitting_words_dup_result:
 * @outcome: how the post answered
 * @n_new: how many events are new
 * @carrier_name: how people call it
 *
 * What a turn brought, in one sentence.
 *
 * Returns: (transfer full): a sentence
 */
char *
tracker_sitting_words_dup_result (TrackerOutcome outcome, int n_new, const char *carrier_name)
{
  if (outcome != TRACKER_OUTCOME_FOUND)
    return tracker_outcome_dup_sentence (outcome, carrier_name);
  if (n_new == 0)
    return g_strdup (_ ("Nothing new: all of it was known already."));

  return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%d new event", "%d new events", (gulong) n_new), n_new);
}
