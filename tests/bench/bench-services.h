/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "tracker-alerts.h"
#include "tracker-emulator.h"
#include "tracker-library-services.h"

/* The program's services around an emulator, as the application builds them, in a folder that goes
 * away again. What fails ends the program. Main thread. */
typedef struct
{
  char *dir; /* (owned) */
  TrackerClock *clock;
  TrackerEmulator *emulator;
  TrackerStore *store;
  TrackerHttp *http;
  TrackerNetwork *network;
  TrackerSecrets *secrets;
  TrackerMonitor *monitor;
  TrackerLibrary *library;
  TrackerNotifier *notifier;
  TrackerAlerts *alerts;
} BenchServices;

/* @delay_ms: before each answer of the emulator. @n_others parcels, each with @n_events, are there
 * from the start. */
void bench_services_open (BenchServices *self,
                          guint delay_ms,
                          int at_once,
                          guint n_others,
                          guint n_events);
void bench_services_close (BenchServices *self);
gint64 *
bench_services_add_parcels (BenchServices *self, const TrackerParcelDraft *drafts, gsize n_drafts);
/* The real window, shown and at rest. */
GtkWindow *bench_services_show_window (BenchServices *self);

/* Waiting, with the main loop running. */
void bench_on_done_cb (GObject *source, GAsyncResult *result, gpointer user_data);
GAsyncResult *bench_wait_for (GAsyncResult **slot);
void bench_settle (void); /* a second */
void bench_stop_on (const GError *error);
