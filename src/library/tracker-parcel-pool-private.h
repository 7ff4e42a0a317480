/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "tracker-clock.h"
#include "tracker-monitor.h"
#include "tracker-parcel.h"
#include "tracker-registry.h"
#include "tracker-store.h"

/* Keeps one TrackerParcel per id while anyone holds it, loads rows in bundles when they are first
 * looked at, and keeps them fresh. */
#define TRACKER_TYPE_PARCEL_POOL (tracker_parcel_pool_get_type ())
G_DECLARE_FINAL_TYPE (TrackerParcelPool, tracker_parcel_pool, TRACKER, PARCEL_POOL, GObject)

TrackerParcelPool *tracker_parcel_pool_new (TrackerStore *store,
                                            TrackerRegistry *registry,
                                            TrackerMonitor *monitor,
                                            TrackerClock *clock);
TrackerParcel *tracker_parcel_pool_hold (TrackerParcelPool *self, gint64 id);
TrackerParcel *tracker_parcel_pool_hold_data (TrackerParcelPool *self, TrackerParcelData *data);
guint tracker_parcel_pool_get_n_parcels (TrackerParcelPool *self); /* alive now: for tests */
void tracker_parcel_pool_close (TrackerParcelPool *self);
