/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-sitting-private.h"

/**
 * tracker_sitting_start:
 * @self: a sitting
 *
 * Opens the conversation with the post about the first parcel. Nothing if it was started before.
 */
void
tracker_sitting_start (TrackerSitting *self)
{
  g_return_if_fail (TRACKER_IS_SITTING (self));

  if (self->state == TRACKER_SITTING_NEW && !self->is_cancelled)
    tracker_sitting_begin_turn (self);
}

/**
 * tracker_sitting_answer:
 * @self: a sitting; nothing is sent unless it is ASKING
 * @solution: (transfer none): what the person answered
 * @error: TrackerChallengeError: it may not be sent; the message is a sentence for the person
 *
 * Sends the person's answer to the post.
 *
 * Returns: %FALSE if it may not be sent
 */
gboolean
tracker_sitting_answer (TrackerSitting *self, TrackerSolution *solution, GError **error)
{
  g_return_val_if_fail (TRACKER_IS_SITTING (self), FALSE);
  g_return_val_if_fail (solution != NULL, FALSE);

  if (self->state != TRACKER_SITTING_ASKING || self->is_cancelled || self->is_ending)
    return TRUE;
  if (!tracker_challenge_check (self->challenge, solution, error))
    return FALSE;

  tracker_sitting_send_answer (self, solution);

  return TRUE;
}

/**
 * tracker_sitting_renew:
 * @self: a sitting; nothing happens unless it is ASKING or STUCK
 *
 * Fetches another picture; where the post showed none, begins the turn anew.
 */
void
tracker_sitting_renew (TrackerSitting *self)
{
  g_return_if_fail (TRACKER_IS_SITTING (self));

  if (self->is_cancelled || self->is_ending)
    return;

  if (self->state == TRACKER_SITTING_STUCK)
    tracker_sitting_begin_turn (self);
  else if (self->state == TRACKER_SITTING_ASKING)
    tracker_sitting_fetch_another (self);
}

/**
 * tracker_sitting_retry:
 * @self: a sitting; nothing happens unless it is STUCK or FAILED
 *
 * Begins the same turn anew, in a new conversation.
 */
void
tracker_sitting_retry (TrackerSitting *self)
{
  g_return_if_fail (TRACKER_IS_SITTING (self));

  if (self->is_cancelled || self->is_ending)
    return;

  if (self->state == TRACKER_SITTING_STUCK || self->state == TRACKER_SITTING_FAILED)
    tracker_sitting_begin_turn (self);
}

/**
 * tracker_sitting_skip:
 * @self: a sitting
 *
 * Goes on with the next parcel; this one goes on waiting.
 */
void
tracker_sitting_skip (TrackerSitting *self)
{
  g_return_if_fail (TRACKER_IS_SITTING (self));

  if (self->is_cancelled || self->is_ending || self->turn->len == 0)
    return;

  tracker_sitting_drop_entry (self);
}

/**
 * tracker_sitting_cancel:
 * @self: a sitting
 *
 * Drops the conversation with the post; nothing happens in this sitting any more. What was answered
 * stays kept. May be called twice.
 */
void
tracker_sitting_cancel (TrackerSitting *self)
{
  g_return_if_fail (TRACKER_IS_SITTING (self));

  self->is_cancelled = TRUE;
  tracker_sitting_stop_turn (self);
}
