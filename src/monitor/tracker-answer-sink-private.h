/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "tracker-refresh.h"
#include "tracker-store.h"

/* Gathers the answers of a moment and has the store keep them in one transaction. Main thread. */
typedef struct _TrackerAnswerSink TrackerAnswerSink;

/* Called on the main thread when the store has kept (or could not keep) the answers of @refresh
 * gathered so far. */
typedef void (*TrackerAnswerSinkKept) (TrackerRefresh *refresh,
                                       int n_legs,
                                       int n_changed,
                                       const GError *error,
                                       gpointer user_data);

TrackerAnswerSink *
tracker_answer_sink_new (TrackerStore *store, TrackerAnswerSinkKept kept, gpointer user_data);
void tracker_answer_sink_push (TrackerAnswerSink *self,
                               gint64 leg_id,
                               TrackerReport *report,
                               TrackerRefresh *refresh);
void tracker_answer_sink_push_told (TrackerAnswerSink *self,
                                    GPtrArray *told); /* (element-type TrackerTold) */
void tracker_answer_sink_close (TrackerAnswerSink *self);
