/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tracker-challenge-control.h"

/* Click signs in order: with the pointer, or with a cross that arrow keys move and Space sets down.
 * Points are in pixels of the picture. Actions, on itself: points.left, points.right, points.up,
 * points.down (one pixel), points.far-left, points.far-right, points.far-up, points.far-down (ten),
 * points.place, points.undo, points.clear. */
#define TRACKER_TYPE_CHALLENGE_CLICKS_CONTROL (tracker_challenge_clicks_control_get_type ())
G_DECLARE_FINAL_TYPE (TrackerChallengeClicksControl,
                      tracker_challenge_clicks_control,
                      TRACKER,
                      CHALLENGE_CLICKS_CONTROL,
                      GtkBox)

void tracker_challenge_clicks_control_place (TrackerChallengeClicksControl *self,
                                             TrackerPoint point);
const TrackerPoint *
tracker_challenge_clicks_control_get_points (TrackerChallengeClicksControl *self, gsize *n_points);
TrackerPoint tracker_challenge_clicks_control_get_cross (TrackerChallengeClicksControl *self);
/* What a key does; FALSE: nothing. */
gboolean tracker_challenge_clicks_control_press (TrackerChallengeClicksControl *self,
                                                 guint keyval,
                                                 GdkModifierType state);
