/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tracker-clock.h"
#include "tracker-library.h"
#include "tracker-monitor.h"
#include "tracker-network.h"
#include "tracker-registry.h"
#include "tracker-secrets.h"
#include "tracker-store.h"

/* For whoever builds the services (TrackerContext, tests): the rest of the program sees
 * tracker-library.h alone. */
TrackerLibrary *tracker_library_new (TrackerStore *store,
                                     TrackerRegistry *registry,
                                     TrackerMonitor *monitor,
                                     TrackerSecrets *secrets,
                                     TrackerNetwork *network,
                                     TrackerClock *clock);
void tracker_library_set_asks_at_once (TrackerLibrary *self,
                                       gboolean asks); /* FALSE for commands that end at once */
/* What the person decided about carriers has been read: recognition knows it. From the first call
 * on the keyring is looked into too. */
void tracker_library_prepare_async (TrackerLibrary *self,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
void tracker_library_prepare_finish (TrackerLibrary *self, GAsyncResult *result);
void tracker_library_close (TrackerLibrary *self); /* before the monitor and the store are closed */
