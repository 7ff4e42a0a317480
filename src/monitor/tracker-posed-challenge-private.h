/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tracker-challenge.h"
#include "tracker-picture.h"

/* A challenge with its pictures decoded, as a person sees it. All zero: there is none. */
typedef struct
{
  TrackerChallenge *challenge; /* (owned) (nullable) */
  TrackerPicture *picture;     /* (owned) (nullable) */
  TrackerPicture *piece;       /* (owned) (nullable) */
  TrackerPicture *prompt;      /* (owned) (nullable) */
  GError *picture_error;       /* (owned) (nullable) why one of them cannot be shown */
} TrackerPosedChallenge;

void tracker_posed_challenge_clear (TrackerPosedChallenge *self);
void tracker_posed_challenge_set (TrackerPosedChallenge *self, const TrackerPosedChallenge *other);
void
tracker_posed_challenge_pose (TrackerPosedChallenge *self,
                              TrackerChallenge *challenge); /* decodes: not on the main thread */
