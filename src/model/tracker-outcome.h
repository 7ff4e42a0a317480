/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

/* How one ask of one post ended. Everything but FOUND and PENDING leaves the parcel's stage alone.
 */
typedef enum
{
  TRACKER_OUTCOME_NONE = 0, /* never asked */
  TRACKER_OUTCOME_FOUND,
  TRACKER_OUTCOME_NOT_FOUND,
  TRACKER_OUTCOME_PENDING, /* the post knows the number, but no scan yet */
  TRACKER_OUTCOME_CAPTCHA,
  TRACKER_OUTCOME_WRONG_CAPTCHA,
  TRACKER_OUTCOME_BAD_CREDENTIALS,
  TRACKER_OUTCOME_NEEDS_CREDENTIALS, /* no way can run without what the person has not given yet */
  TRACKER_OUTCOME_BAD_NUMBER,        /* the post says that this is no number of its kind */
  TRACKER_OUTCOME_RATE_LIMITED,
  TRACKER_OUTCOME_BLOCKED,
  TRACKER_OUTCOME_UNAVAILABLE, /* server error, time-out, TLS, connection */
  TRACKER_OUTCOME_MALFORMED,
  TRACKER_OUTCOME_OFFLINE,
  TRACKER_OUTCOME_NEEDS_MORE, /* no way can run without more about the parcel: a postcode, say */
} TrackerOutcome;

const char *tracker_outcome_to_nick (TrackerOutcome outcome); /* "not_found" */
gboolean tracker_outcome_from_nick (const char *nick, TrackerOutcome *outcome);
gboolean tracker_outcome_is_answer (TrackerOutcome outcome);  /* FOUND, NOT_FOUND, PENDING */
gboolean tracker_outcome_is_failure (TrackerOutcome outcome); /* counts for the back-off */
/* The post wants a human: CAPTCHA, WRONG_CAPTCHA, BLOCKED. The leg waits for a direct check. */
gboolean tracker_outcome_wants_human (TrackerOutcome outcome);
/* One sentence for people, translated: what happened and what to do next. @carrier_name is shown in
 * it. */
char *tracker_outcome_dup_sentence (TrackerOutcome outcome, const char *carrier_name);
