/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tracker-human-check.h"
#include "tracker-sitting.h"

/* What a sitting stands on. */
typedef struct
{
  TrackerStore *store;
  TrackerRegistry *registry;
  TrackerMonitor *monitor;
  TrackerClock *clock;
} TrackerSittingServices;

/* One parcel that waits for its turn, or has it. */
typedef struct
{
  TrackerLegData *leg; /* (owned) */
  char *title;         /* (owned) */
  gboolean is_chosen;  /* the person asked for this one, whether it waits or not */
  GHashTable *known;   /* (owned) (nullable) set of marks of the events known before the turn */
} TrackerSittingEntry;

struct _TrackerSitting
{
  GObject parent_instance;

  TrackerSittingServices services; /* (owned) */
  TrackerDefinition *definition;   /* (owned) (nullable) its carrier is not known any more */
  char *carrier;                   /* (owned) */
  char *carrier_name;              /* (owned) */
  char *reason;                    /* (owned) */
  GPtrArray *queue;                /* (owned) (element-type TrackerSittingEntry) to come */
  GPtrArray *turn;                 /* (owned) (element-type TrackerSittingEntry) of this turn */
  int n_ended;                     /* parcels that had their turn, or were passed over */
  int most;            /* parcels one challenge serves; 0: no challenge is known; -1: not asked */
  GListStore *results; /* (owned) */
  gboolean is_cancelled;
  gboolean is_listing; /* what still waits is being looked up */
  gboolean is_stale;   /* it is to be looked up once more */

  TrackerSittingState state;
  gboolean is_ending;        /* what the turn brought is being looked at, or kept */
  TrackerHumanCheck *check;  /* (owned) (nullable) */
  GCancellable *cancellable; /* (owned) of this turn */
  char *page;                /* (owned) */
  char *problem;             /* (owned) */
  char *notice;              /* (owned) */

  TrackerChallenge *challenge; /* (owned) (nullable) */
  TrackerPicture *picture;     /* (owned) (nullable) */
  TrackerPicture *piece;       /* (owned) (nullable) */
  TrackerPicture *prompt;      /* (owned) (nullable) */
  gint64 expires_at_s;         /* UTC seconds, of the challenge; 0: not known */
  guint expiry_id;
  gboolean has_expired; /* that is why another picture is being fetched */
};

TrackerSitting *tracker_sitting_new (const TrackerSittingServices *services, const char *carrier);
void tracker_sitting_add_parcel (TrackerSitting *self,
                                 TrackerLegData *leg,
                                 const char *title,
                                 gboolean is_chosen);
gboolean tracker_sitting_has_parcel (TrackerSitting *self, gint64 parcel_id);

/* Properties. */
void tracker_sitting_set_state (TrackerSitting *self, TrackerSittingState state);
void tracker_sitting_take_problem (TrackerSitting *self, char *problem);
void tracker_sitting_take_notice (TrackerSitting *self, char *notice);
void tracker_sitting_take_challenge (TrackerSitting *self, TrackerHumanCheck *check);
void tracker_sitting_notify_turn (TrackerSitting *self);
void tracker_sitting_notify_total (TrackerSitting *self);

/* The queue. */
TrackerSittingEntry *
tracker_sitting_entry_new (TrackerLegData *leg, const char *title, gboolean is_chosen);
void tracker_sitting_entry_free (TrackerSittingEntry *self);
TrackerSittingEntry *tracker_sitting_get_entry (TrackerSitting *self); /* (nullable) */
void tracker_sitting_fill_turn (TrackerSitting *self);
void tracker_sitting_return_turn (TrackerSitting *self);
void tracker_sitting_watch_store (TrackerSitting *self);

/* Turns. */
void tracker_sitting_begin_turn (TrackerSitting *self);
void tracker_sitting_stop_turn (TrackerSitting *self);
void tracker_sitting_fail_turn (TrackerSitting *self, const char *problem);
void tracker_sitting_drop_entry (TrackerSitting *self);
void tracker_sitting_send_answer (TrackerSitting *self, TrackerSolution *solution);
void tracker_sitting_fetch_another (TrackerSitting *self);

/* The end of a turn. */
void tracker_sitting_note_known (TrackerSitting *self, TrackerSittingEntry *entry);
void tracker_sitting_add_result (TrackerSitting *self,
                                 TrackerSittingEntry *entry,
                                 TrackerReport *report,
                                 GPtrArray *events);
void tracker_sitting_end_turn (TrackerSitting *self, GPtrArray *reports);

/* Words. */
char *tracker_sitting_words_dup_reason (TrackerDefinition *definition,
                                        const char *carrier_name,
                                        TrackerOutcome outcome);
char *tracker_sitting_words_dup_problem (TrackerOutcome outcome, const char *carrier_name);
char *tracker_sitting_words_dup_picture_problem (const GError *error, const char *carrier_name);
const char *tracker_sitting_words_get_notice (TrackerChallengeKind kind,
                                              TrackerChallengeReason reason);
char *tracker_sitting_words_dup_result (TrackerOutcome outcome, int n_new, const char *carrier);
