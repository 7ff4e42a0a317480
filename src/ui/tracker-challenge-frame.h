/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tracker-challenge-picture.h"

/* The place of the picture: as high as the picture is at the width there is, and scrolled sideways
 * where the person made it larger than that. */
#define TRACKER_TYPE_CHALLENGE_FRAME (tracker_challenge_frame_get_type ())
G_DECLARE_FINAL_TYPE (TrackerChallengeFrame,
                      tracker_challenge_frame,
                      TRACKER,
                      CHALLENGE_FRAME,
                      GtkWidget)

TrackerChallengePicture *tracker_challenge_frame_get_picture (TrackerChallengeFrame *self);
