/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "tracker-clock.h"
#include "tracker-http.h"
#include "tracker-network.h"
#include "tracker-refresh.h"
#include "tracker-registry.h"
#include "tracker-secrets.h"
#include "tracker-store.h"

/* When to ask whom; the refresh job. Main thread; parsing of answers in worker threads.
 *
 * Property "refresh" (TrackerRefresh, nullable, notify): the job that runs. Signal "asking" (gint64
 * parcel_id, gboolean asking): for spinners. */
#define TRACKER_TYPE_MONITOR (tracker_monitor_get_type ())
G_DECLARE_FINAL_TYPE (TrackerMonitor, tracker_monitor, TRACKER, MONITOR, GObject)

TrackerMonitor *tracker_monitor_new (TrackerStore *store,
                                     TrackerRegistry *registry,
                                     TrackerHttp *http,
                                     TrackerSecrets *secrets,
                                     TrackerNetwork *network,
                                     TrackerClock *clock);
void tracker_monitor_set_person (TrackerMonitor *self, const char *language, const char *country);
/* Asks by itself whatever is due, from now on. Offline stops it; coming back spreads the asks. */
void tracker_monitor_start (TrackerMonitor *self);
void tracker_monitor_stop (TrackerMonitor *self);  /* no longer by itself */
void tracker_monitor_close (TrackerMonitor *self); /* cancels all */

/* Asks all legs of these parcels now (NULL, 0: of every parcel that is neither archived nor
 * delivered). Joins a job that runs. Person's wish: intervals of the schedule do not count,
 * politeness and Retry-After do. */
void tracker_monitor_refresh_async (TrackerMonitor *self,
                                    const gint64 *parcel_ids,
                                    gsize n_ids,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
TrackerRefresh *
tracker_monitor_refresh_finish (TrackerMonitor *self,
                                GAsyncResult *result,
                                GError **error); /* (transfer full) the job, ended */
/* Asks about one parcel now, as the schedule does: no job that is shown, no failures that are told.
 */
void tracker_monitor_ask_quietly (TrackerMonitor *self, gint64 parcel_id);
TrackerRefresh *tracker_monitor_get_refresh (TrackerMonitor *self); /* (transfer none) (nullable) */
gboolean tracker_monitor_is_asking (TrackerMonitor *self, gint64 parcel_id);

/* Asks carriers about a number and keeps nothing (`tracker track`). @carriers: ids; (element-type
 * TrackerReport) one each. */
void tracker_monitor_track_async (TrackerMonitor *self,
                                  const char *number,
                                  const char *const *carriers,
                                  GHashTable *needs, /* nullable */
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
GPtrArray *
tracker_monitor_track_finish (TrackerMonitor *self, GAsyncResult *result, GError **error);

/* Asks with these credentials about the carrier's own example number, in its best way with
 * credentials (or its best way); keeps nothing. @secrets nullable: those of the keyring. Errors:
 * CANCELLED; NOT_FOUND: no such carrier, or no number to try it with; the keyring's. */
void tracker_monitor_test_carrier_async (TrackerMonitor *self,
                                         const char *carrier,
                                         GHashTable *secrets,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
TrackerReport *
tracker_monitor_test_carrier_finish (TrackerMonitor *self, GAsyncResult *result, GError **error);
