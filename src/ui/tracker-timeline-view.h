/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

/* The timeline of a parcel: the newest part, and older ones when asked for; or, instead of it, what
 * there is to say while it is empty. Action: timeline.show-older. */
#define TRACKER_TYPE_TIMELINE_VIEW (tracker_timeline_view_get_type ())
G_DECLARE_FINAL_TYPE (TrackerTimelineView, tracker_timeline_view, TRACKER, TIMELINE_VIEW, GtkWidget)

/* @timeline: (element-type TrackerTimelineItem) (nullable) */
void tracker_timeline_view_set_model (TrackerTimelineView *self, GListModel *timeline);
void
tracker_timeline_view_restart (TrackerTimelineView *self); /* another parcel: only the newest */
void tracker_timeline_view_show_events (TrackerTimelineView *self);
/* @icon_name: NULL: a spinner; @words, @button_label, @action_name: nullable */
void tracker_timeline_view_show_waiting (TrackerTimelineView *self,
                                         const char *icon_name,
                                         const char *title,
                                         const char *words,
                                         const char *button_label,
                                         const char *action_name);
guint tracker_timeline_view_get_n_rows (TrackerTimelineView *self);
