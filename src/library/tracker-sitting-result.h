/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

/* How one parcel's turn ended. Properties (construct-only): parcel-id (gint64), title, number,
 * outcome (int), is-good (boolean: the post answered), sentence ("3 new events", "China Post does
 * not know this number yet."), n-new (int), events (GListModel of TrackerTimelineItem: the new
 * ones, newest first). */
#define TRACKER_TYPE_SITTING_RESULT (tracker_sitting_result_get_type ())
G_DECLARE_FINAL_TYPE (TrackerSittingResult,
                      tracker_sitting_result,
                      TRACKER,
                      SITTING_RESULT,
                      GObject)

GListModel *tracker_sitting_result_get_events (TrackerSittingResult *self); /* (transfer none) */
