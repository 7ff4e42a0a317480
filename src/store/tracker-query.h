/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

#include "tracker-smart.h" /* TrackerSmart, TrackerSort: in model, written there */
#include "tracker-stage.h"

/* Which parcels, in which order. Immutable after its setters, atomically counted. */
typedef struct _TrackerQuery TrackerQuery;

#define TRACKER_TYPE_QUERY (tracker_query_get_type ())
GType tracker_query_get_type (void);

TrackerQuery *tracker_query_new (TrackerSmart smart);
TrackerQuery *tracker_query_copy (const TrackerQuery *self);
void tracker_query_set_folder (TrackerQuery *self, gint64 folder_id); /* 0: any */
void tracker_query_set_search (TrackerQuery *self,
                               const char *text); /* words, each found anywhere: number, name, note,
                                                     event words, places; NULL or "": all */
void tracker_query_set_stage (TrackerQuery *self, TrackerStage stage, gboolean has_stage);
void tracker_query_set_sort (TrackerQuery *self, TrackerSort sort);
TrackerQuery *tracker_query_ref (TrackerQuery *self);
void tracker_query_unref (TrackerQuery *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrackerQuery, tracker_query_unref)
TrackerSmart tracker_query_get_smart (const TrackerQuery *self);
gint64 tracker_query_get_folder (const TrackerQuery *self);
const char *tracker_query_get_search (const TrackerQuery *self); /* nullable */
gboolean tracker_query_get_stage (const TrackerQuery *self, TrackerStage *stage);
TrackerSort tracker_query_get_sort (const TrackerQuery *self);
gboolean tracker_query_equal (const TrackerQuery *a, const TrackerQuery *b);
