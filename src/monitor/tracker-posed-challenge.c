/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-posed-challenge-private.h"

#include "tracker-picture-decoder.h"

/**
 * tracker_posed_challenge_clear:
 * @self: a challenge, or none
 *
 * Makes it none.
 */
void
tracker_posed_challenge_clear (TrackerPosedChallenge *self)
{
  g_clear_pointer (&self->challenge, tracker_challenge_unref);
  g_clear_pointer (&self->picture, tracker_picture_unref);
  g_clear_pointer (&self->piece, tracker_picture_unref);
  g_clear_pointer (&self->prompt, tracker_picture_unref);
  g_clear_error (&self->picture_error);
}

static TrackerPicture *
ref_picture (TrackerPicture *picture)
{
  return picture != NULL ? tracker_picture_ref (picture) : NULL;
}

/**
 * tracker_posed_challenge_set:
 * @self: a challenge, or none
 * @other: what it becomes; shares all with @self then
 *
 * Makes @self the same as @other.
 */
void
tracker_posed_challenge_set (TrackerPosedChallenge *self, const TrackerPosedChallenge *other)
{
  tracker_posed_challenge_clear (self);
  self->challenge = other->challenge != NULL ? tracker_challenge_ref (other->challenge) : NULL;
  self->picture = ref_picture (other->picture);
  self->piece = ref_picture (other->piece);
  self->prompt = ref_picture (other->prompt);
  self->picture_error = other->picture_error != NULL ? g_error_copy (other->picture_error) : NULL;
}

/* The first one that cannot be shown is told. */
static TrackerPicture *
decode (TrackerPosedChallenge *self, GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  TrackerPicture *picture;

  if (bytes == NULL)
    return NULL;

  picture = tracker_picture_decode (bytes, &error);
  if (picture == NULL && self->picture_error == NULL)
    self->picture_error = g_steal_pointer (&error);

  return picture;
}

/**
 * tracker_posed_challenge_pose:
 * @self: a challenge, or none
 * @challenge: (transfer full) (nullable): what it becomes
 *
 * Decodes the pictures of a challenge: not on the main thread.
 */
void
tracker_posed_challenge_pose (TrackerPosedChallenge *self, TrackerChallenge *challenge)
{
  tracker_posed_challenge_clear (self);
  self->challenge = challenge;
  if (challenge == NULL)
    return;

  self->picture = decode (self, tracker_challenge_get_picture (challenge));
  self->piece = decode (self, tracker_challenge_get_piece (challenge));
  self->prompt = decode (self, tracker_challenge_get_prompt (challenge));
}
