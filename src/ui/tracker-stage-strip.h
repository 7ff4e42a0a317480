/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "tracker-stage.h"

/* The stations of a parcel's way, those it has reached filled. Its colour is the CSS colour of the
 * widget. Property (notify): step (int: how many stations are reached). */
#define TRACKER_TYPE_STAGE_STRIP (tracker_stage_strip_get_type ())
G_DECLARE_FINAL_TYPE (TrackerStageStrip, tracker_stage_strip, TRACKER, STAGE_STRIP, GtkWidget)

GtkWidget *tracker_stage_strip_new (void);
void
tracker_stage_strip_set_way (TrackerStageStrip *self, TrackerStage furthest, gboolean is_domestic);
int tracker_stage_strip_get_step (TrackerStageStrip *self);
int tracker_stage_strip_get_n_steps (TrackerStageStrip *self);
