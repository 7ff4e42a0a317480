/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tracker-outcome.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "tracker-nick-private.h"

static const char *const outcome_nicks[] = {
  "none",          "found",           "not_found",         "pending",    "captcha",
  "wrong_captcha", "bad_credentials", "needs_credentials", "bad_number", "rate_limited",
  "blocked",       "unavailable",     "malformed",         "offline",    "needs_more",
};

/* Each takes the name of the post once, so that the compiler's check of formats and the
 * translators' agree. */
static const char *const outcome_sentences[] = {
  N_ ("%s was not asked yet."),
  N_ ("%s knows this parcel."),
  N_ ("%s shows nothing for this code yet; in the first days that is normal."),
  N_ ("%s knows this code, but has not scanned the parcel yet."),
  N_ ("%s wants to see a person: open the direct check and type what the picture shows."),
  N_ ("%s did not accept the answer: try again with the new picture."),
  N_ ("%s refused the login: check it in Preferences."),
  N_ ("%s needs a login of yours: enter it in Preferences."),
  N_ ("%s says that this is not a code of its kind: check it for typing errors."),
  N_ ("%s was asked too often: Tracker waits and asks again later."),
  N_ ("%s lets no programs in at the moment: open the direct check, or wait until Tracker asks "
      "again."),
  N_ ("%s cannot be reached at the moment: Tracker asks again later."),
  N_ ("%s sent an answer that Tracker does not understand: open its page to see what it says."),
  N_ ("%s could not be asked because there is no network: Tracker asks when it is back."),
  N_ ("%s wants to know more than the number, such as a postcode: open the parcel and type it "
      "there."),
};
G_STATIC_ASSERT (G_N_ELEMENTS (outcome_sentences) == G_N_ELEMENTS (outcome_nicks));
G_STATIC_ASSERT (G_N_ELEMENTS (outcome_nicks) == TRACKER_OUTCOME_NEEDS_MORE + 1);

/**
 * tracker_outcome_to_nick:
 * @outcome: an outcome
 *
 * Returns: (transfer none): the word for JSON, SQL and definitions
 */
const char *
tracker_outcome_to_nick (TrackerOutcome outcome)
{
  return tracker_nick_get (outcome_nicks, G_N_ELEMENTS (outcome_nicks), (int) outcome);
}

/**
 * tracker_outcome_from_nick:
 * @nick: (nullable): a word as of tracker_outcome_to_nick()
 * @outcome: (out): left alone if there is no such outcome
 *
 * Returns: whether @nick names an outcome
 */
gboolean
tracker_outcome_from_nick (const char *nick, TrackerOutcome *outcome)
{
  int value;

  if (!tracker_nick_find (outcome_nicks, G_N_ELEMENTS (outcome_nicks), nick, &value))
    return FALSE;

  *outcome = (TrackerOutcome) value;
  return TRUE;
}

/**
 * tracker_outcome_is_answer:
 * @outcome: an outcome
 *
 * Returns: whether the post said something about the number, even if only that it knows nothing
 */
gboolean
tracker_outcome_is_answer (TrackerOutcome outcome)
{
  return outcome == TRACKER_OUTCOME_FOUND || outcome == TRACKER_OUTCOME_NOT_FOUND
         || outcome == TRACKER_OUTCOME_PENDING;
}

/**
 * tracker_outcome_is_failure:
 * @outcome: an outcome
 *
 * Says whether asking again soon would be of no use or impolite, so that the ask counts for the
 * back-off. What waits for the person (a CAPTCHA, a login, another number) is none, and neither is
 * being offline: no post was asked.
 *
 * Returns: whether it counts
 */
gboolean
tracker_outcome_is_failure (TrackerOutcome outcome)
{
  return outcome == TRACKER_OUTCOME_RATE_LIMITED || outcome == TRACKER_OUTCOME_BLOCKED
         || outcome == TRACKER_OUTCOME_UNAVAILABLE || outcome == TRACKER_OUTCOME_MALFORMED;
}

/**
 * tracker_outcome_wants_human:
 * @outcome: an outcome
 *
 * Returns: whether the post lets in a person only, so that the leg waits for a direct check
 */
gboolean
tracker_outcome_wants_human (TrackerOutcome outcome)
{
  return outcome == TRACKER_OUTCOME_CAPTCHA || outcome == TRACKER_OUTCOME_WRONG_CAPTCHA
         || outcome == TRACKER_OUTCOME_BLOCKED;
}

/**
 * tracker_outcome_dup_sentence:
 * @outcome: an outcome
 * @carrier_name: (nullable): how people call the post
 *
 * Returns: (transfer full): what happened and what to do next, in the reader's language
 */
char *
tracker_outcome_dup_sentence (TrackerOutcome outcome, const char *carrier_name)
{
  const char *sentence
      = _ (tracker_nick_get (outcome_sentences, G_N_ELEMENTS (outcome_sentences), (int) outcome));
  const char *mark = strstr (sentence, "%s");

  if (carrier_name == NULL)
    carrier_name = _ ("The post");
  /* Put together by hand: a format that came from a catalogue of translations is not handed to
   * printf. */
  if (mark == NULL)
    return g_strdup (sentence);
  return g_strdup_printf ("%.*s%s%s", (int) (mark - sentence), sentence, carrier_name, mark + 2);
}
