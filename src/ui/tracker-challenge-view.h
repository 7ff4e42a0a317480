/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "tracker-challenge-picture.h"
#include "tracker-challenge.h"

/* A challenge as a person meets it: what to do, the picture with its tools, and below it the way to
 * answer. Properties (notify): ready (boolean, read-only: there is an answer to send), large,
 * inverted, contrast (boolean). Signal "changed": the answer is another one.
 *
 * Actions, on itself: challenge.zoom-in, challenge.zoom-out, challenge.zoom-reset,
 * challenge.inverted, challenge.contrast, challenge.large (on and off). */
#define TRACKER_TYPE_CHALLENGE_VIEW (tracker_challenge_view_get_type ())
G_DECLARE_FINAL_TYPE (TrackerChallengeView, tracker_challenge_view, TRACKER, CHALLENGE_VIEW, GtkBox)

GtkWidget *tracker_challenge_view_new (void);
/* @challenge, @picture: nullable: nothing is there yet; the place of the last one stays. */
void tracker_challenge_view_show (TrackerChallengeView *self,
                                  const char *carrier_name,
                                  TrackerChallenge *challenge,
                                  TrackerPicture *picture,
                                  TrackerPicture *piece,
                                  TrackerPicture *prompt);
void tracker_challenge_view_set_busy (TrackerChallengeView *self, gboolean busy);
/* What became of the answer before, for screen readers; "": nothing. */
void tracker_challenge_view_set_notice (TrackerChallengeView *self, const char *text);
/* @text: nullable: what is wrong with the answer, in one sentence */
void tracker_challenge_view_set_error (TrackerChallengeView *self, const char *text);
gboolean tracker_challenge_view_get_ready (TrackerChallengeView *self);
TrackerSolution *tracker_challenge_view_dup_solution (TrackerChallengeView *self); /* nullable */
