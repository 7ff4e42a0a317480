/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tracker-store-private.h"

/* A leg and its parcel, as they are before an answer. */
typedef struct
{
  gint64 leg_id;
  gint64 parcel_id;
  char *carrier; /* (owned) */
  TrackerOutcome leg_outcome;
  gint64 leg_answered_s;
  gint64 leg_waits_s;
  int failures;
  TrackerStage stage;
  TrackerOutcome trouble;
  gboolean is_archived;
  gboolean is_watched; /* the leg is asked by itself */
  int n_events;
  int n_unseen;
  gint64 first_event_s;
  gint64 last_event_s;
  gint64 last_event_id;
  gint64 added_s;
  gint64 answered_s; /* of any leg */
} TrackerLegRow;

/* What the events of an answer come to. */
typedef struct
{
  GArray *new_ids;      /* (element-type gint64) (owned) */
  guint n_new_of_post;  /* of new_ids, those that the person did not enter */
  gint64 newest_new_id; /* of the post's own new ones, the one that happened last; 0: none */
  gboolean is_changed;  /* events added, reworded or otherwise corrected */
  TrackerStage stage;   /* of the parcel, after */
  int n_events;
  gint64 first_event_s;
  gint64 last_event_s;
  gint64 last_event_id;
} TrackerEventsDelta;

gboolean tracker_events_merge (TrackerWork *work,
                               const TrackerLegRow *row,
                               const TrackerReport *report,
                               TrackerEventsDelta *delta,
                               GError **error);
gboolean tracker_facts_merge (TrackerWork *work,
                              const TrackerLegRow *row,
                              const TrackerReport *report,
                              gboolean *is_changed,
                              GError **error);
gboolean tracker_facts_count_unknown_codes (TrackerWork *work,
                                            const TrackerLegRow *row,
                                            const TrackerReport *report,
                                            GError **error);

/* tracker-event-match.c: which event of an answer is which known one. Pure. */
typedef struct
{
  gint64 unix_s;
  const char *code; /* (nullable) */
  gint64 text_id;
  const TrackerTime *time;
  TrackerStage stage;
  gboolean is_entered; /* by the person */
} TrackerEventKey;

#define TRACKER_MATCH_NEW (-1)
#define TRACKER_MATCH_REPEATED (-2)
/* @matches[i]: the place in @known of what @incoming[i] is, or one of the above. */
void tracker_event_match (const TrackerEventKey *known,
                          gsize n_known,
                          const TrackerEventKey *incoming,
                          gsize n_incoming,
                          int *matches);

/* tracker-event-match-entered.c */
void tracker_event_match_entered (const TrackerEventKey *known,
                                  gsize n_known,
                                  const TrackerEventKey *incoming,
                                  gsize n_incoming,
                                  gboolean *is_taken,
                                  int *matches);
