/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "tracker-ask-batch-private.h"
#include "tracker-clock.h"
#include "tracker-http.h"
#include "tracker-refresh.h"
#include "tracker-registry.h"
#include "tracker-secrets.h"

/* Legs in, reports out: groups legs by carrier, looks the person's credentials up, packs batches,
 * and keeps a window of asks open per carrier. Main thread.
 *
 * Signals: "answered" (TrackerLegData *leg, TrackerReport *report, TrackerRefresh *refresh);
 * @report is NULL if the ask was cancelled. "told" (GPtrArray of TrackerTold): hosts that were told
 * numbers, whatever became of the ask. */
#define TRACKER_TYPE_ASK_QUEUE (tracker_ask_queue_get_type ())
G_DECLARE_FINAL_TYPE (TrackerAskQueue, tracker_ask_queue, TRACKER, ASK_QUEUE, GObject)

TrackerAskQueue *tracker_ask_queue_new (TrackerRegistry *registry,
                                        TrackerHttp *http,
                                        TrackerSecrets *secrets,
                                        TrackerClock *clock);
void
tracker_ask_queue_set_person (TrackerAskQueue *self, const char *language, const char *country);
void tracker_ask_queue_push (TrackerAskQueue *self, GPtrArray *legs, TrackerRefresh *refresh);
void tracker_ask_queue_tell_told (TrackerAskQueue *self); /* what is under way, now */
/* Legs that still wait for their turn are called off where @func says so. */
void tracker_ask_queue_withdraw (TrackerAskQueue *self, TrackerLegFunc func, gpointer user_data);
