/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "tracker-challenge.h"
#include "tracker-picture.h"

/* Shows the picture of a challenge, each pixel a sharp square, with what the person does to it: a
 * piece that is moved, numbered points, a cross that is moved by keys. Never mirrored. Without a
 * picture it keeps the size of the last one, so that nothing jumps when the next comes.
 *
 * Properties (notify): zoom (int, percent; 0: as large as fits), inverted, contrast, large
 * (boolean: fits into a large place rather than among other things), percent (int, read-only: what
 * is seen). */
#define TRACKER_TYPE_CHALLENGE_PICTURE (tracker_challenge_picture_get_type ())
G_DECLARE_FINAL_TYPE (TrackerChallengePicture,
                      tracker_challenge_picture,
                      TRACKER,
                      CHALLENGE_PICTURE,
                      GtkWidget)

#define TRACKER_CHALLENGE_PICTURE_MOST_PERCENT 400

GtkWidget *tracker_challenge_picture_new (void);
void tracker_challenge_picture_set_picture (TrackerChallengePicture *self, TrackerPicture *picture);
TrackerPicture *
tracker_challenge_picture_get_picture (TrackerChallengePicture *self); /* nullable */
void tracker_challenge_picture_set_piece (TrackerChallengePicture *self, TrackerPicture *piece);
TrackerPicture *tracker_challenge_picture_get_piece (TrackerChallengePicture *self); /* nullable */
void tracker_challenge_picture_move_piece (TrackerChallengePicture *self, int left, int top);
void tracker_challenge_picture_set_points (TrackerChallengePicture *self,
                                           const TrackerPoint *points,
                                           gsize n_points);
void tracker_challenge_picture_set_cross (TrackerChallengePicture *self, const TrackerPoint *cross);
/* @steps: -1, 1; 0: as large as fits */
void tracker_challenge_picture_zoom (TrackerChallengePicture *self, int steps);
gboolean tracker_challenge_picture_can_zoom (TrackerChallengePicture *self, int steps);
double tracker_challenge_picture_get_scale (TrackerChallengePicture *self);
/* The pixel of the picture at a place in the widget, the nearest one if it is beside it. */
TrackerPoint
tracker_challenge_picture_find_point (TrackerChallengePicture *self, double x, double y);
/* Widget pixels per pixel of a picture of that size, in @available pixels (-1: any number). */
double tracker_challenge_picture_choose_scale (int width,
                                               int height,
                                               int available,
                                               int zoom,
                                               gboolean large);
