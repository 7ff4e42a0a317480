/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "tracker-alerts.h"
#include "tracker-http.h"
#include "tracker-library.h"
#include "tracker-monitor.h"
#include "tracker-profile.h"
#include "tracker-registry.h"
#include "tracker-secrets.h"
#include "tracker-store.h"

/* The only place that builds services: opens them in order, closes them in the reverse one. Main
 * thread. */
#define TRACKER_TYPE_CONTEXT (tracker_context_get_type ())
G_DECLARE_FINAL_TYPE (TrackerContext, tracker_context, TRACKER, CONTEXT, GObject)

typedef enum
{
  TRACKER_CONTEXT_KEEPS_NOTHING = 1 << 0, /* the store is in memory: `tracker track` */
  TRACKER_CONTEXT_ALERTS = 1 << 1,        /* notifications: the window and the service alone */
  TRACKER_CONTEXT_ASKS = 1 << 2, /* the caller asks the posts: the demo's parcels need not be asked
                                    about beforehand */
} TrackerContextFlags;

/* @profile: borrowed, outlives the context. */
void tracker_context_open_async (TrackerProfile *profile,
                                 TrackerContextFlags flags,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
TrackerContext *tracker_context_open_finish (GAsyncResult *result,
                                             GError **error); /* TrackerStoreError, ... */
void tracker_context_start (TrackerContext *self); /* asks by itself, if the person wants that */
void tracker_context_close_async (TrackerContext *self,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
gboolean tracker_context_close_finish (TrackerContext *self, GAsyncResult *result, GError **error);

TrackerLibrary *tracker_context_get_library (TrackerContext *self);
TrackerStore *tracker_context_get_store (TrackerContext *self);
TrackerRegistry *tracker_context_get_registry (TrackerContext *self);
TrackerMonitor *tracker_context_get_monitor (TrackerContext *self);
TrackerHttp *tracker_context_get_http (TrackerContext *self);
TrackerSecrets *tracker_context_get_secrets (TrackerContext *self);
TrackerAlerts *tracker_context_get_alerts (TrackerContext *self); /* nullable: without the flag */
GSettings *
tracker_context_get_settings (TrackerContext *self); /* nullable: the schema is not installed */
