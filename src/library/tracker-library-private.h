/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tracker-library-services.h"
#include "tracker-parcel-pool-private.h"

TrackerStore *tracker_library_get_store (TrackerLibrary *self);
TrackerRegistry *tracker_library_get_registry (TrackerLibrary *self);
TrackerMonitor *tracker_library_get_monitor (TrackerLibrary *self);
TrackerSecrets *tracker_library_get_secrets (TrackerLibrary *self);
TrackerParcelPool *tracker_library_get_pool (TrackerLibrary *self);
const char *tracker_library_get_home_country (TrackerLibrary *self);
TrackerClock *tracker_library_get_clock (TrackerLibrary *self);
void tracker_library_tell_news (TrackerLibrary *self, const char *text);

/* A verb that answers nothing but done: the task to hand to tracker_library_on_store_done_cb(). */
GTask *tracker_library_start_verb (TrackerLibrary *self,
                                   gpointer tag,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
void tracker_library_on_store_done_cb (GObject *source, GAsyncResult *result, gpointer user_data);
