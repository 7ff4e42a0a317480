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
void tracker_library_close (TrackerLibrary *self); /* before the monitor and the store are closed */
