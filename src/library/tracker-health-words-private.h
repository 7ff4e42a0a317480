/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tracker-carrier-state.h"
#include "tracker-definition.h"
#include "tracker-mask.h"

/* What is said of how it goes with a carrier depends on these alone. Borrowed. */
typedef struct
{
  TrackerDefinition *definition; /* (nullable) it is not known any more */
  TrackerCarrierState *state;    /* (nullable) nothing happened yet */
  const char *carrier;           /* id */
  const char *carrier_name;
  const TrackerMask *mask; /* (nullable) secrets cannot be told from words: no words are shown */
  gint64 now_s;
} TrackerHealthFacts;

gboolean tracker_carrier_state_has_trouble (const TrackerCarrierState *state); /* nullable */
const char *tracker_health_words_get_state (const TrackerHealthFacts *self);
const char *tracker_health_words_get_remedy (const TrackerHealthFacts *self);
char *tracker_health_words_dup_headline (const TrackerHealthFacts *self);
char *tracker_health_words_dup_last_success (const TrackerHealthFacts *self);
char *tracker_health_words_dup_last_failure (const TrackerHealthFacts *self);
char *tracker_health_words_dup_next_try (const TrackerHealthFacts *self);
char *tracker_health_words_dup_codes (const TrackerHealthFacts *self);
char *tracker_health_words_dup_report (const TrackerHealthFacts *self);
/* Whose fault an ask that did not succeed was, in one sentence. */
char *tracker_health_words_dup_fault (TrackerOutcome outcome, const char *carrier_name);
