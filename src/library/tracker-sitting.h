/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "tracker-challenge.h"
#include "tracker-entered-event.h"
#include "tracker-picture.h"
#include "tracker-sitting-result.h"

typedef enum
{
  TRACKER_SITTING_NEW = 0, /* start () was not called yet */
  TRACKER_SITTING_LOADING, /* the page and its picture are being fetched */
  TRACKER_SITTING_ASKING,  /* challenge and picture are there: the person's turn */
  TRACKER_SITTING_SENDING, /* the answer is on its way */
  TRACKER_SITTING_STUCK,  /* no challenge that can be shown: unknown kind, page changed, bad picture
                           */
  TRACKER_SITTING_FAILED, /* the post is down or there is no network: retry () */
  TRACKER_SITTING_DONE,   /* every parcel had its turn */
} TrackerSittingState;

/* The person and one post: its challenges, one parcel (or one batch) after the other.
 *
 * Properties (notify where they change):
 *   carrier, carrier-name, reason (construct-only; reason: one sentence, which post asks and why)
 *   state (int, TrackerSittingState)
 *   position, total (int): "2 of 7", from 1; of parcels. n-batch (int): how many parcels this
 *     challenge serves at once, usually 1
 *   parcel-id (gint64), title, number: the parcel whose turn it is (the first of a batch)
 *   page (URL of that number at the post, "" if none)
 *   problem (string, "" if none): STUCK, FAILED: what happened, in plain words
 *   notice (string, "" if none): "That was not what the picture shows. Here is a new one."
 *   challenge (TrackerChallenge), picture, piece, prompt (TrackerPicture), all nullable: change
 *     together, before state becomes ASKING. "challenge" is notified last.
 *   results (GListModel of TrackerSittingResult), the latest first
 * A turn that ended goes into results, and the next turn begins by itself. */
#define TRACKER_TYPE_SITTING (tracker_sitting_get_type ())
G_DECLARE_FINAL_TYPE (TrackerSitting, tracker_sitting, TRACKER, SITTING, GObject)

void tracker_sitting_start (TrackerSitting *self); /* once; nothing if it was started */
/* FALSE: it may not be sent; @error says in one sentence what to do (TRACKER_CHALLENGE_ERROR). */
gboolean tracker_sitting_answer (TrackerSitting *self, TrackerSolution *solution, GError **error);
void tracker_sitting_renew (TrackerSitting *self); /* another picture; while ASKING or STUCK */
void tracker_sitting_retry (TrackerSitting *self); /* the same turn anew; while STUCK or FAILED */
void tracker_sitting_skip (TrackerSitting *self);  /* the next parcel; not asked of this one */
void tracker_sitting_cancel (TrackerSitting *self);

const char *tracker_sitting_get_carrier (TrackerSitting *self);
TrackerSittingState tracker_sitting_get_state (TrackerSitting *self);
TrackerChallenge *tracker_sitting_get_challenge (TrackerSitting *self); /* nullable */
TrackerPicture *tracker_sitting_get_picture (TrackerSitting *self);     /* nullable */
TrackerPicture *tracker_sitting_get_piece (TrackerSitting *self);       /* nullable */
TrackerPicture *tracker_sitting_get_prompt (TrackerSitting *self);      /* nullable */
GListModel *tracker_sitting_get_results (TrackerSitting *self);

/* --- what the post's page said, pasted --- */
/* Recognises events in a worker thread; (element-type TrackerEnteredEvent) newest first. */
void tracker_sitting_read_paste_async (TrackerSitting *self,
                                       const char *text,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
GListModel *
tracker_sitting_read_paste_finish (TrackerSitting *self, GAsyncResult *result, GError **error);
/* An event without anything in it, for typing. */
TrackerEnteredEvent *tracker_sitting_create_entered_event (TrackerSitting *self);
/* Keeps the included ones as entered by the person for the parcel whose turn it is, and ends the
 * turn with a result. Fails (G_IO_ERROR_INVALID_ARGUMENT, one sentence) if one has no time or no
 * words, or none is included. */
void tracker_sitting_keep_entered_async (TrackerSitting *self,
                                         GListModel *events,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
gboolean
tracker_sitting_keep_entered_finish (TrackerSitting *self, GAsyncResult *result, GError **error);
