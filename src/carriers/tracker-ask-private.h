/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tracker-ask-cache-private.h"
#include "tracker-ask.h"
#include "tracker-engine-private.h"

struct _TrackerAsk
{
  gatomicrefcount ref_count;
  TrackerDefinition *definition; /* (owned) */
  char **numbers;                /* (owned) as they were given: reports name them so */
  char **asked;                  /* (owned) what the carrier is asked about, one for each */
  /* Where ways left numbers to the next: which of all @numbers still has, and what is said of the
   * others. */
  GArray *places;        /* (owned) (nullable) (element-type guint) */
  GPtrArray *kept;       /* (owned) (nullable) (element-type TrackerReport) NULL for the rest */
  char *person_language; /* (owned) */
  char *country;         /* (owned) (nullable) */
  GHashTable *secrets;   /* (owned) */
  GHashTable *needs;     /* (owned) those that are as they should be */
  gint64 now_s;
  gboolean is_replay; /* nothing is sent */
  guint n_passed;     /* steps of the way that count as done, in a replay */

  /* (owned) (element-type TrackerWay) those that can run, borrowed from the definition */
  GPtrArray *ways;
  guint way_index;
  guint step_index;
  GHashTable *saved;      /* (owned) name -> value, of the way that runs */
  GHashTable *zones;      /* (owned) see TrackerScope */
  TrackerAskCache *cache; /* (owned) */
  gboolean has_renewed;   /* once per way */
  guint n_again;          /* how often the step was sent again */
  int delay_ms;           /* of the request that is due */
  char *step_url;         /* (owned) (nullable) where the address of the step leads */

  TrackerRequest *request; /* (owned) (nullable) sent or to be sent */
  GPtrArray *reports;      /* (owned) (nullable) (element-type TrackerReport) when done */
  /* (owned) (nullable) reports of an earlier way that the person's credentials were refused by */
  GPtrArray *refused;

  /* What a person is asked: tracker-ask-captcha.c. Of the way that runs. */
  char *answer_url;        /* (owned) (nullable) of the answer that was taken last */
  GHashTable *save_urls;   /* (owned) name of a save -> URL of the answer that held it */
  TrackerCaptchaPart part; /* the picture that is due */
  char *picture_url;       /* (owned) (nullable) where that is, if an answer said so */
  GBytes *pictures[TRACKER_CAPTCHA_N_PICTURES]; /* (owned) (nullable) each: those that came */
  TrackerChallengeReason reason;                /* of the next challenge */
  TrackerChallenge *challenge;                  /* (owned) (nullable) waits for the person */
  TrackerSolution *solution;                    /* (owned) (nullable) what the person answered */
};

/* ---- tracker-ask-steps.c ---- */
const TrackerWay *tracker_ask_get_current_way (const TrackerAsk *self); /* (nullable) */
const TrackerStep *tracker_ask_get_current_step (const TrackerAsk *self);
TrackerScope tracker_ask_make_scope (const TrackerAsk *self);
GPtrArray *tracker_ask_make_reports (const TrackerAsk *self,
                                     TrackerOutcome outcome,
                                     const char *message,
                                     int retry_after_s);
void tracker_ask_begin_way (TrackerAsk *self);
void tracker_ask_arrive (TrackerAsk *self);
void tracker_ask_end_way (TrackerAsk *self,
                          TrackerOutcome outcome,
                          const char *message,
                          int retry_after_s);
void tracker_ask_fail_step (TrackerAsk *self,
                            TrackerOutcome outcome,
                            const char *message,
                            int retry_after_s);
void tracker_ask_take_answer (TrackerAsk *self, TrackerResponse *response, int retry_after_s);

/* (transfer full) (nullable): where an address that an answer held leads; NULL: elsewhere */
char *tracker_ask_resolve_address (const TrackerAsk *self, const TrackerTemplate *address);

/* ---- tracker-ask-rest.c ---- */
gboolean tracker_ask_leave_rest (TrackerAsk *self, const GPtrArray *reports);
GPtrArray *tracker_ask_join_kept (TrackerAsk *self, GPtrArray *reports);

/* ---- tracker-ask-captcha.c ---- */
void tracker_ask_enter_captcha (TrackerAsk *self);
TrackerRequest *tracker_ask_build_picture_request (const TrackerAsk *self,
                                                   const TrackerScope *scope);
void tracker_ask_take_picture (TrackerAsk *self, TrackerResponse *response, int retry_after_s);
gboolean tracker_ask_try_again (TrackerAsk *self, TrackerOutcome outcome);
void tracker_ask_clear_captcha (TrackerAsk *self);
gboolean tracker_ask_was_refused (const TrackerAsk *self, TrackerOutcome *outcome);
