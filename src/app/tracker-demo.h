/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "tracker-clock.h"
#include "tracker-http.h"
#include "tracker-library.h"
#include "tracker-monitor.h"

/* The demo's emulator and world. Main thread. */
#define TRACKER_TYPE_DEMO (tracker_demo_get_type ())
G_DECLARE_FINAL_TYPE (TrackerDemo, tracker_demo, TRACKER, DEMO, GObject)

TrackerDemo *tracker_demo_new (TrackerClock *clock, GError **error);
TrackerHttp *tracker_demo_create_http (TrackerDemo *self, GError **error);

/* What is asked about the newcomer's parcels when they are added. */
typedef enum
{
  TRACKER_DEMO_ASK_LIVE,     /* all, in the background; later those that moved, by themselves */
  TRACKER_DEMO_ASK_AND_WAIT, /* the new ones, and adding ends with the answers */
  TRACKER_DEMO_ASK_NOTHING,
} TrackerDemoFirst;

/* Adds the newcomer's parcels and folders to an empty profile. */
void tracker_demo_seed_async (TrackerDemo *self,
                              TrackerLibrary *library,
                              TrackerMonitor *monitor,
                              TrackerDemoFirst first,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
gboolean tracker_demo_seed_finish (TrackerDemo *self, GAsyncResult *result, GError **error);
void tracker_demo_stop (TrackerDemo *self);
