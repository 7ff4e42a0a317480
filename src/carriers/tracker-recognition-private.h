/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tracker-registry-private.h"
#include "tracker-s10.h"

/* How much a match says, best first. A right check digit says most; a wrong one says less than
 * another strong shape without any, but more than a shape that says little ("any 14 digits"). */
typedef enum
{
  TRACKER_TIER_STRONG_OK = 0,
  TRACKER_TIER_STRONG_NONE,
  TRACKER_TIER_WEAK_OK,
  TRACKER_TIER_STRONG_FAILED,
  TRACKER_TIER_WEAK_NONE,
  TRACKER_TIER_WEAK_FAILED,
} TrackerTier;

TrackerTier tracker_tier_get (gboolean is_weak, TrackerCheck check);

typedef struct
{
  TrackerDefinition *definition;   /* (borrowed) of the registry */
  const TrackerFormatEntry *entry; /* (borrowed) of the registry; NULL: no format names the number,
                                      the person chose the carrier for such codes */
  TrackerSpans spans;              /* unless the format is S10 */
  TrackerCheck check;
  TrackerTier tier;
  guint breadth; /* of its shape, see TrackerNumberMatched */
  TrackerRole role;
  gboolean is_chosen;
  gboolean is_off;
  gboolean is_due; /* asked by itself */
} TrackerCandidate;

/* All of them, and the format that wins. */
typedef struct
{
  GArray *candidates; /* (owned) (element-type TrackerCandidate) best first */
  int format;         /* index of the winning format in the registry; -1: none */
  TrackerTier tier;   /* its best */
  gboolean is_home;   /* it is one of the person's country */
} TrackerRanking;

/* @s10: nullable. */
void tracker_ranking_init (TrackerRanking *self,
                           const TrackerRegistry *registry,
                           const char *number,
                           const TrackerS10 *s10,
                           const TrackerRecognitionHints *hints);
