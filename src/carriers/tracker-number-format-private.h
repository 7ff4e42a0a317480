/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tracker-definition-private.h"
#include "tracker-pattern-private.h"
#include "tracker-s10.h"

/* What a number format makes of one number. */
typedef struct
{
  TrackerCheck check;
  TrackerSpans spans;
} TrackerNumberMatch;

/* @s10: the number read as S10, NULL if it is none. A failed check digit still matches. */
gboolean tracker_number_format_match (const TrackerNumberFormat *self,
                                      const char *number,
                                      const TrackerS10 *s10,
                                      TrackerNumberMatch *match);
/* The parts of it, for who knows already that the shape fits. */
gboolean tracker_number_format_takes_s10 (const TrackerNumberFormat *self, const TrackerS10 *s10);
TrackerCheck tracker_number_format_check (const TrackerNumberFormat *self,
                                          const char *number,
                                          const TrackerSpans *spans);
/* (nullable): alpha-2 of the issuer; not for S10 */
const char *tracker_number_format_find_country (const TrackerNumberFormat *self,
                                                const char *number,
                                                const TrackerSpans *spans);
/* (transfer full) (nullable): what a group holds; NULL: nothing */
char *tracker_spans_dup (const TrackerSpans *spans, TrackerGroup group, const char *number);
