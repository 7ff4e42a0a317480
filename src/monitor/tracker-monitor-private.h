/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tracker-answer-sink-private.h"
#include "tracker-ask-queue-private.h"
#include "tracker-monitor.h"

/* What is still to come of one refresh before it has ended. */
typedef struct
{
  TrackerRefresh *refresh; /* (owned) */
  GPtrArray *tasks;        /* (owned) (element-type GTask) who waits for its end */
  GHashTable *legs;        /* (owned) set of leg ids that were asked */
  GHashTable *changed;     /* (owned) set of ids of parcels that changed */
  GError *error;           /* (owned) (nullable) why answers could not be kept */
  int n_loading;           /* looks for legs under way */
  int n_pending;           /* legs asked whose answer is not kept yet */
} TrackerMonitorJob;

struct _TrackerMonitor
{
  GObject parent_instance;

  TrackerStore *store;       /* (owned) */
  TrackerRegistry *registry; /* (owned) */
  TrackerHttp *http;         /* (owned) */
  TrackerSecrets *secrets;   /* (owned) */
  TrackerNetwork *network;   /* (owned) */
  TrackerClock *clock;       /* (owned) */
  TrackerAskQueue *queue;    /* (owned) */
  TrackerAnswerSink *sink;   /* (owned) (nullable) after close */
  char *language;            /* (owned) */
  char *country;             /* (owned) (nullable) */
  GHashTable *chosen;        /* (owned) (nullable) shape -> carrier id */
  GHashTable *off;           /* (owned) (nullable) set of carrier ids */

  GPtrArray *jobs;              /* (owned) (element-type TrackerMonitorJob) that have not ended */
  TrackerMonitorJob *wished;    /* (nullable) of @jobs: the refresh that the person asked for */
  TrackerMonitorJob *scheduled; /* (nullable) of @jobs: the scheduler's turn that runs */
  GHashTable *legs;             /* (owned) leg id -> TrackerRefresh that asks it now */
  GHashTable *parcels;          /* (owned) parcel id -> how many of its legs are being asked */
  gboolean started;
  gint64 turned_s; /* when the last turn of the scheduler began */
  guint timeout_id;
  guint second_ms;           /* how long the scheduler's seconds last: tests are in a hurry */
  GCancellable *cancellable; /* (owned) ends with the monitor */
};

TrackerAskQueue *tracker_monitor_create_queue (TrackerMonitor *self);
void tracker_monitor_notify_refresh (TrackerMonitor *self);
void tracker_monitor_emit_asking (TrackerMonitor *self, gint64 parcel_id, gboolean asking);

/* What the person wants. */
void tracker_monitor_load_choices (TrackerMonitor *self);
void tracker_monitor_heed_wishes (TrackerMonitor *self, TrackerChange *change);
gboolean tracker_monitor_is_off (TrackerMonitor *self, const char *carrier);
TrackerRecognitionHints tracker_monitor_get_hints (TrackerMonitor *self);
void tracker_monitor_note_told (TrackerMonitor *self, GPtrArray *told);

/* Jobs. */
TrackerMonitorJob *tracker_monitor_start_job (TrackerMonitor *self);
void tracker_monitor_end_jobs (TrackerMonitor *self);
void tracker_monitor_load_parcel (TrackerMonitor *self, TrackerMonitorJob *job, gint64 parcel_id);
void
tracker_monitor_load_due (TrackerMonitor *self, TrackerMonitorJob *job, gint64 due_s, guint most);
void tracker_monitor_note_change (TrackerMonitor *self, TrackerChange *change);
void tracker_monitor_on_queue_answered_cb (TrackerAskQueue *queue,
                                           TrackerLegData *leg,
                                           TrackerReport *report,
                                           TrackerRefresh *refresh,
                                           TrackerMonitor *self);
void tracker_monitor_on_answers_kept (TrackerRefresh *refresh,
                                      int n_legs,
                                      int n_changed,
                                      const GError *error,
                                      gpointer user_data);

/* Turns of the scheduler. */
void tracker_monitor_set_second_ms (TrackerMonitor *self, guint second_ms);
void tracker_monitor_arm_soon (TrackerMonitor *self);
void tracker_monitor_disarm (TrackerMonitor *self);
void tracker_monitor_look_for_due (TrackerMonitor *self, TrackerChange *change);
void tracker_monitor_come_online (TrackerMonitor *self);
