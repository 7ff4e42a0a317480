/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "tracker-event.h"

/* One line of the timeline. Properties (construct-only): day-label (of its day; same text for one
 * day), starts-day (boolean: first line of its day), clock ("10:15", "" if only the day is known),
 * text, place
 * ("Moscow, Russia"), sources ("China Post, Russian Post"; "China Post (entered by you)"),
 * is-entered (boolean: all its sources are the person's own entries), stage (int), stage-label,
 * stage-icon, stage-style, unseen (boolean), is-newest (boolean), description (for screen readers).
 */
#define TRACKER_TYPE_TIMELINE_ITEM (tracker_timeline_item_get_type ())
G_DECLARE_FINAL_TYPE (TrackerTimelineItem, tracker_timeline_item, TRACKER, TIMELINE_ITEM, GObject)

TrackerEvent *tracker_timeline_item_get_event (TrackerTimelineItem *self);
const char *const *tracker_timeline_item_get_carriers (TrackerTimelineItem *self); /* ids */
