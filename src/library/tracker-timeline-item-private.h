/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tracker-registry.h"
#include "tracker-timeline-item.h"
#include "tracker-timeline.h"

TrackerTimelineItem *
tracker_timeline_item_new (TrackerTimelineLine *line, TrackerRegistry *registry, gint64 now_s);
/* How it stands to its neighbours. */
void tracker_timeline_item_place (TrackerTimelineItem *self,
                                  TrackerTimelineItem *newer,
                                  gboolean unseen);
