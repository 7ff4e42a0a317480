/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tracker-monitor.h"

/* Which of some legs of one carrier can be asked about together with a person at hand. Leaves out
 * silent parcels, all if the carrier is off, and those that need another conversation than the
 * first. */
void tracker_check_legs_choose_async (TrackerMonitor *monitor,
                                      GPtrArray *legs,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
/* (transfer full) (element-type TrackerLegData): some of the legs, in their order; @secrets
 * (nullable) (transfer full): the person's credentials. Errors: CANCELLED; the store's. */
GPtrArray *tracker_check_legs_choose_finish (TrackerMonitor *monitor,
                                             GAsyncResult *result,
                                             GHashTable **secrets,
                                             GError **error);
