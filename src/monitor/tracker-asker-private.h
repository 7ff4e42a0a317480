/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "tracker-ask.h"
#include "tracker-clock.h"
#include "tracker-http.h"
#include "tracker-posed-challenge-private.h"
#include "tracker-told.h"

/* Joins the engine and the network for one ask: requests go out, answers are parsed in worker
 * threads. It runs until the ask is done or waits for a person, and goes on from there. Holds the
 * conversation with the post: its cookies go with the last reference. Main thread; one verb at a
 * time. */
typedef struct _TrackerAsker TrackerAsker;

TrackerAsker *tracker_asker_new (TrackerHttp *http,
                                 TrackerClock *clock,
                                 TrackerDefinition *definition,
                                 const char *const *numbers,
                                 const TrackerAskOptions *options);
void tracker_asker_skip_pauses (TrackerAsker *self); /* for tests */
TrackerAsker *tracker_asker_ref (TrackerAsker *self);
void tracker_asker_unref (TrackerAsker *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrackerAsker, tracker_asker_unref)

void tracker_asker_begin_async (TrackerAsker *self,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
void tracker_asker_answer_async (TrackerAsker *self,
                                 TrackerSolution *solution,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
void tracker_asker_renew_async (TrackerAsker *self,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
/* TRUE: done, or a challenge is there. The only error is CANCELLED: then it is of no more use. */
gboolean tracker_asker_run_finish (GAsyncResult *result, GError **error);

TrackerChallenge *tracker_asker_get_challenge (TrackerAsker *self); /* (nullable): done */
const TrackerPosedChallenge *tracker_asker_get_posed (TrackerAsker *self);
GPtrArray *tracker_asker_dup_reports (TrackerAsker *self); /* when done */
GVariant *tracker_asker_dup_cache (TrackerAsker *self);    /* (nullable) memory only */
/* (transfer full) (element-type TrackerTold): who was told the numbers since the last call, also
 * when it was stopped. */
GPtrArray *tracker_asker_steal_told (TrackerAsker *self);
