/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tracker-event.h"

/* One line of a merged timeline: an event, and every carrier that reported the same fact. */
typedef struct _TrackerTimelineLine TrackerTimelineLine;

#define TRACKER_TYPE_TIMELINE_LINE (tracker_timeline_line_get_type ())
GType tracker_timeline_line_get_type (void);
TrackerTimelineLine *tracker_timeline_line_ref (TrackerTimelineLine *self);
void tracker_timeline_line_unref (TrackerTimelineLine *self);
TrackerEvent *tracker_timeline_line_get_event (
    const TrackerTimelineLine *self); /* (transfer none) the fullest of them */
const char *const *tracker_timeline_line_get_carriers (
    const TrackerTimelineLine *self); /* NULL-terminated ids, no duplicates */
gboolean tracker_timeline_line_is_entered (const TrackerTimelineLine *self,
                                           const char *carrier); /* by the person */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrackerTimelineLine, tracker_timeline_line_unref)

/* Merges events of all legs, newest first. Two events of different carriers are one fact if their
 * stage is the same and their wall clock or instant agrees to the coarser precision. (element-type
 * TrackerTimelineLine) */
GPtrArray *tracker_timeline_merge (TrackerEvent *const *events, gsize n_events);
