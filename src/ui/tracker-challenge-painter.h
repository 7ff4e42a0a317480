/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "tracker-challenge.h"

/* What is drawn on and around the picture of a challenge. @origin: where the picture's top left
 * corner is; @scale: widget pixels per pixel of the picture. */
void
tracker_challenge_painter_push_filter (GtkSnapshot *snapshot, gboolean inverted, gboolean contrast);
void tracker_challenge_painter_paint_points (GtkSnapshot *snapshot,
                                             GtkWidget *widget,
                                             const graphene_point_t *origin,
                                             double scale,
                                             const TrackerPoint *points,
                                             gsize n_points);
void tracker_challenge_painter_paint_cross (GtkSnapshot *snapshot,
                                            GtkWidget *widget,
                                            const graphene_rect_t *bounds,
                                            double scale,
                                            const TrackerPoint *cross);
