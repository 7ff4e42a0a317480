/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "tracker-ask.h"
#include "tracker-clock.h"
#include "tracker-http.h"

/* Joins the engine and the network for one ask: requests go out, answers are parsed in worker
 * threads. */
void tracker_asker_ask_async (TrackerHttp *http,
                              TrackerClock *clock,
                              TrackerDefinition *definition,
                              const char *const *numbers,
                              const TrackerAskOptions *options,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
GPtrArray *tracker_asker_ask_finish (GAsyncResult *result, GVariant **cache, GError **error);
