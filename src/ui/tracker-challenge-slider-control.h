/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tracker-challenge-control.h"

/* Move the piece into its hole: on the picture itself, by a scale below it, or by keys. The offset
 * is that of the piece's left edge, in pixels of the picture. Actions, on itself: slider.left,
 * slider.right (one pixel), slider.far-left, slider.far-right (ten). */
#define TRACKER_TYPE_CHALLENGE_SLIDER_CONTROL (tracker_challenge_slider_control_get_type ())
G_DECLARE_FINAL_TYPE (TrackerChallengeSliderControl,
                      tracker_challenge_slider_control,
                      TRACKER,
                      CHALLENGE_SLIDER_CONTROL,
                      GtkBox)

int tracker_challenge_slider_control_get_offset (TrackerChallengeSliderControl *self);
int tracker_challenge_slider_control_get_most (TrackerChallengeSliderControl *self);
/* What a key does; FALSE: nothing. */
gboolean tracker_challenge_slider_control_press (TrackerChallengeSliderControl *self,
                                                 guint keyval,
                                                 GdkModifierType state);
/* A drag on the picture: where it began counts, so that the piece need not be hit. In pixels of
 * the picture's widget. */
void tracker_challenge_slider_control_begin_drag (TrackerChallengeSliderControl *self);
void tracker_challenge_slider_control_drag (TrackerChallengeSliderControl *self, double dx);
