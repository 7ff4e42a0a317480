/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "tracker-picture.h"

/* A picture as the screen wants it: enlarged by whole numbers in a worker thread, so that each of
 * its pixels is a sharp square. Until that is ready the picture as it came stands in. Signal
 * "changed": another texture is there. */
#define TRACKER_TYPE_CHALLENGE_TEXTURE (tracker_challenge_texture_get_type ())
G_DECLARE_FINAL_TYPE (TrackerChallengeTexture,
                      tracker_challenge_texture,
                      TRACKER,
                      CHALLENGE_TEXTURE,
                      GObject)

TrackerChallengeTexture *tracker_challenge_texture_new (void);
void tracker_challenge_texture_set (TrackerChallengeTexture *self,
                                    TrackerPicture *picture,
                                    double device_scale);
GdkTexture *tracker_challenge_texture_get (TrackerChallengeTexture *self); /* nullable */
TrackerPicture *tracker_challenge_texture_get_picture (TrackerChallengeTexture *self);
int tracker_challenge_texture_choose_factor (int width, int height, double device_scale);
