/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tracker-definition-private.h"
#include "tracker-s10.h"

/* What a number format makes of one number. */
typedef struct
{
  TrackerCheck check;
  char country[3]; /* of the issuer; "" if unknown */
  char *service;   /* (nullable) (owned) what the group "service" holds */
  char *postcode;  /* (nullable) (owned) likewise */
  char *inner;     /* (nullable) (owned) likewise: the number that is really asked about */
} TrackerNumberMatch;

void tracker_number_match_clear (TrackerNumberMatch *match);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TrackerNumberMatch, tracker_number_match_clear)

/* @s10: the number read as S10, NULL if it is none. A failed check digit still matches. */
gboolean tracker_number_format_match (const TrackerNumberFormat *self,
                                      const char *number,
                                      const TrackerS10 *s10,
                                      TrackerNumberMatch *match);

/* tracker-pattern-bounds.c: what a number must be like for a pattern to match it, found without
 * running the pattern. */
typedef struct
{
  guint min_length;
  guint max_length;
  guint64 first; /* bit 0-9: the digits, 10-35: A-Z; those a match can begin with */
} TrackerPatternBounds;
void tracker_pattern_find_bounds (const char *pattern, TrackerPatternBounds *bounds);
guint64 tracker_pattern_get_character_bit (char c);
