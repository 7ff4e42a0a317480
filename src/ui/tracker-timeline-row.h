/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "tracker-timeline-item.h"

/* A line of the timeline, with the day above it where one begins. Property (notify): item
 * (TrackerTimelineItem, nullable). */
#define TRACKER_TYPE_TIMELINE_ROW (tracker_timeline_row_get_type ())
G_DECLARE_FINAL_TYPE (TrackerTimelineRow,
                      tracker_timeline_row,
                      TRACKER,
                      TIMELINE_ROW,
                      GtkListBoxRow)

GtkWidget *tracker_timeline_row_new (TrackerTimelineItem *item);
void tracker_timeline_row_set_item (TrackerTimelineRow *self, TrackerTimelineItem *item);
TrackerTimelineItem *tracker_timeline_row_get_item (TrackerTimelineRow *self); /* nullable */
