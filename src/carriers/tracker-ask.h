/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tracker-challenge.h"
#include "tracker-definition.h"
#include "tracker-report.h"
#include "tracker-request.h"
#include "tracker-response.h"

/* One ask of one carrier about one or more numbers: a state machine without I/O. It is given an
 * answer and gives back the next request, or the reports. Not thread-safe, but may be handed from
 * thread to thread: one at a time.
 *
 *   ask = tracker_ask_new (...);
 *   while ((request = tracker_ask_next_request (ask)))
 *     tracker_ask_take_response (ask, send (request));   // parses: off the main thread
 *   reports = tracker_ask_dup_reports (ask);
 *
 * With a person at hand the loop may also end at a challenge: neither done nor a request. The ask
 * goes on from there as soon as it is given the person's answer:
 *
 *   while ((challenge = tracker_ask_dup_challenge (ask)))
 *     { tracker_ask_take_solution (ask, show (challenge), now_s); loop as above }
 */
typedef struct _TrackerAsk TrackerAsk;

#define TRACKER_TYPE_ASK (tracker_ask_get_type ())
GType tracker_ask_get_type (void);

typedef struct
{
  const char *way;      /* nullable: the best that can run; else this one only, no falling back */
  const char *language; /* "ru", two letters */
  const char *country;  /* of the person, nullable */
  GHashTable *secrets;  /* key -> value, nullable; copied */
  GHashTable *needs;    /* key -> value: what the parcels bring besides their numbers, the same for
                           all; nullable; copied */
  GVariant
      *cache; /* a{s(xs)} from tracker_ask_dup_cache of an earlier ask of this carrier; nullable */
  gint64 now_s;
  /* A person is there: the ways with a challenge run, and they alone. Else those are left out; if
   * there is no other, the ask is born done with CAPTCHA and no way. */
  gboolean has_person;
  /* Nothing will be sent: saved answers are fed. @way, which is due then, runs whatever number,
   * secrets and needs are, and whether it asks a person; the first @n_passed of its steps count as
   * done. What they would have saved is not known. */
  gboolean is_replay;
  guint n_passed;
} TrackerAskOptions;

/* @numbers: 1 .. batch max, normalised. If no way can run, the ask is born done, its reports say
 * NEEDS_CREDENTIALS, NEEDS_MORE, BAD_NUMBER, CAPTCHA or (a link) BLOCKED. */
TrackerAsk *tracker_ask_new (TrackerDefinition *definition,
                             const char *const *numbers,
                             const TrackerAskOptions *options);
TrackerAsk *tracker_ask_ref (TrackerAsk *self);
void tracker_ask_unref (TrackerAsk *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrackerAsk, tracker_ask_unref)

gboolean tracker_ask_is_done (const TrackerAsk *self);
TrackerRequest *
tracker_ask_next_request (TrackerAsk *self); /* (transfer full) (nullable): NULL when done; the same
                                                one until its response was taken */
void tracker_ask_take_response (TrackerAsk *self,
                                TrackerResponse *response,
                                gint64 now_s); /* (transfer none) response */
GPtrArray *tracker_ask_dup_reports (
    TrackerAsk *self); /* (element-type TrackerReport) one per number, in their order; when done */
GVariant *tracker_ask_dup_cache (
    TrackerAsk *self); /* (nullable) what a later ask may use again: holds secrets, memory only */
const char *tracker_ask_get_way (const TrackerAsk *self); /* the way that runs or ran; nullable */

/* --- challenges --- */
TrackerChallenge *tracker_ask_dup_challenge (
    TrackerAsk *self); /* (transfer full) (nullable): waits for a person's answer to this */
/* @solution was checked by tracker_challenge_check (). The ask goes on; if the post says that it
 * was wrong, with a new challenge whose reason is WRONG, if too late EXPIRED. */
void tracker_ask_take_solution (TrackerAsk *self, TrackerSolution *solution, gint64 now_s);
/* Instead of answering: another picture. */
void tracker_ask_renew_challenge (TrackerAsk *self, gint64 now_s);
/* (transfer full) (nullable): an answer that is written down: "x7kp2", "137" (slider),
 * "40,22;118,60" (clicks); NULL: none of that kind. */
TrackerSolution *tracker_ask_parse_solution (TrackerChallengeKind kind, const char *text);
