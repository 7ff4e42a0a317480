/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

/* A thin line that shows a share of a way; its colour is the CSS colour of the widget. Property
 * (notify): fraction (0..1). */
#define TRACKER_TYPE_PROGRESS_LINE (tracker_progress_line_get_type ())
G_DECLARE_FINAL_TYPE (TrackerProgressLine, tracker_progress_line, TRACKER, PROGRESS_LINE, GtkWidget)

GtkWidget *tracker_progress_line_new (void);
void tracker_progress_line_set_fraction (TrackerProgressLine *self, double fraction);
double tracker_progress_line_get_fraction (TrackerProgressLine *self);

/* The drawing alone, for rows that draw themselves. */
void tracker_progress_line_paint (GtkSnapshot *snapshot,
                                  const graphene_rect_t *bounds,
                                  const GdkRGBA *color,
                                  double fraction,
                                  gboolean is_rtl);
