/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-follow-up-private.h"
#include "tracker-monitor-private.h"
#include "tracker-refresh-private.h"

static gpointer
copy_id (gint64 id)
{
  return g_memdup2 (&id, sizeof id);
}

static GHashTable *
id_set_new (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

static void
job_free (gpointer data)
{
  TrackerMonitorJob *job = data;

  g_clear_object (&job->refresh);
  g_clear_pointer (&job->tasks, g_ptr_array_unref);
  g_clear_pointer (&job->legs, g_hash_table_unref);
  g_clear_pointer (&job->changed, g_hash_table_unref);
  g_clear_error (&job->error);
  g_free (job);
}

static TrackerMonitorJob *
find_job (TrackerMonitor *self, TrackerRefresh *refresh)
{
  for (guint i = 0; i < self->jobs->len; i++)
    {
      TrackerMonitorJob *job = g_ptr_array_index (self->jobs, i);

      if (job->refresh == refresh)
        return job;
    }

  return NULL;
}

static gboolean
is_cancelled (TrackerRefresh *refresh)
{
  return g_cancellable_is_cancelled (tracker_refresh_get_cancellable (refresh));
}

/* The first one is told to who waits; being cancelled is no error. */
static void
keep_error (TrackerMonitorJob *job, const GError *error)
{
  if (error != NULL && job->error == NULL
      && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    job->error = g_error_copy (error);
}

/* (transfer full) @job, no longer among the monitor's */
static void
end_job (TrackerMonitor *self, TrackerMonitorJob *job)
{
  if (job == self->wished)
    self->wished = NULL;
  if (job == self->scheduled)
    self->scheduled = NULL;

  tracker_refresh_end (job->refresh);
  for (guint i = 0; i < job->tasks->len; i++)
    {
      GTask *task = g_ptr_array_index (job->tasks, i);

      if (job->error != NULL)
        g_task_return_error (task, g_error_copy (job->error));
      else
        g_task_return_pointer (task, g_object_ref (job->refresh), g_object_unref);
    }
  job_free (job);
}

static void
end_job_if_done (TrackerMonitor *self, TrackerMonitorJob *job)
{
  guint index;

  if (job->n_loading > 0 || job->n_pending > 0 || !g_ptr_array_find (self->jobs, job, &index))
    return;

  end_job (self, g_ptr_array_steal_index (self->jobs, index));
  tracker_monitor_notify_refresh (self);
  tracker_monitor_arm_soon (self);
}

static void
count_asking (TrackerMonitor *self, gint64 parcel_id, int difference)
{
  int before = GPOINTER_TO_INT (g_hash_table_lookup (self->parcels, &parcel_id));
  int after = before + difference;

  if (after > 0)
    g_hash_table_insert (self->parcels, copy_id (parcel_id), GINT_TO_POINTER (after));
  else
    g_hash_table_remove (self->parcels, &parcel_id);

  if ((before > 0) != (after > 0))
    tracker_monitor_emit_asking (self, parcel_id, after > 0);
}

/* A carrier that is known by its page alone cannot be asked: that is no failure, and nothing to try
 * again. */
static gboolean
has_page_only (TrackerMonitor *self, TrackerLegData *leg)
{
  TrackerDefinition *definition
      = tracker_registry_find (self->registry, tracker_leg_data_get_carrier (leg));

  return definition != NULL && tracker_definition_is_link (definition);
}

static void
set_aside (TrackerMonitor *self, TrackerLegData *leg)
{
  if (tracker_leg_data_get_next_due_s (leg) != G_MAXINT64)
    tracker_store_set_due_async (self->store, tracker_leg_data_get_id (leg), G_MAXINT64, NULL,
                                 NULL);
}

static gboolean
is_to_be_asked (TrackerMonitor *self, TrackerMonitorJob *job, TrackerLegData *leg)
{
  gint64 id = tracker_leg_data_get_id (leg);
  TrackerRefresh *asking = g_hash_table_lookup (self->legs, &id);

  if (tracker_leg_data_get_outcome (leg) == TRACKER_OUTCOME_RATE_LIMITED
      && tracker_leg_data_get_next_due_s (leg) > tracker_clock_get_now_s (self->clock))
    return FALSE; /* the post said "not before" */
  if (tracker_monitor_is_off (self, tracker_leg_data_get_carrier (leg)))
    return FALSE;

  return !g_hash_table_contains (job->legs, &id) && (asking == NULL || is_cancelled (asking));
}

static void
ask_legs (TrackerMonitor *self, TrackerMonitorJob *job, GPtrArray *legs)
{
  g_autoptr (GPtrArray) chosen
      = g_ptr_array_new_with_free_func ((GDestroyNotify) tracker_leg_data_unref);

  if (is_cancelled (job->refresh))
    return;

  for (guint i = 0; i < legs->len; i++)
    {
      TrackerLegData *leg = g_ptr_array_index (legs, i);
      gint64 id = tracker_leg_data_get_id (leg);

      if (has_page_only (self, leg))
        {
          set_aside (self, leg);
          continue;
        }
      if (!is_to_be_asked (self, job, leg))
        continue;

      g_ptr_array_add (chosen, tracker_leg_data_ref (leg));
      g_hash_table_add (job->legs, copy_id (id));
      g_hash_table_insert (self->legs, copy_id (id), job->refresh);
      count_asking (self, tracker_leg_data_get_parcel_id (leg), 1);
    }
  job->n_pending += chosen->len;
  tracker_refresh_add_total (job->refresh, chosen->len);
  tracker_ask_queue_push (self->queue, chosen, job->refresh);
}

/* --- looking for legs --- */

typedef struct
{
  TrackerMonitor *self;    /* (owned) */
  TrackerRefresh *refresh; /* (owned) */
} Loading;

static Loading *
loading_new (TrackerMonitor *self, TrackerMonitorJob *job)
{
  Loading *loading = g_new0 (Loading, 1);

  loading->self = g_object_ref (self);
  loading->refresh = g_object_ref (job->refresh);
  job->n_loading++;

  return loading;
}

/* (transfer full) @loading, @legs; @legs is NULL if they could not be read, or there are none. */
static void
take_loaded_legs (Loading *loading, GPtrArray *legs, const GError *error)
{
  TrackerMonitor *self = loading->self;
  TrackerMonitorJob *job = find_job (self, loading->refresh);

  if (job != NULL)
    {
      if (legs != NULL)
        ask_legs (self, job, legs);
      else
        keep_error (job, error);
      job->n_loading--;
      end_job_if_done (self, job);
    }

  g_clear_pointer (&legs, g_ptr_array_unref);
  g_object_unref (loading->refresh);
  g_free (loading);
  g_object_unref (self);
}

static void
on_legs_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *legs = tracker_store_load_legs_finish (TRACKER_STORE (source), result, &error);

  take_loaded_legs (user_data, legs, error);
}

/* A silent parcel, and one that is gone, has nobody to ask. */
static void
on_parcels_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Loading *loading = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) parcels
      = tracker_store_load_parcels_finish (TRACKER_STORE (source), result, &error);
  TrackerParcelData *parcel
      = parcels != NULL && parcels->len > 0 ? g_ptr_array_index (parcels, 0) : NULL;

  if (parcel == NULL || tracker_parcel_data_get_is_silent (parcel))
    take_loaded_legs (loading, NULL, error);
  else
    tracker_store_load_legs_async (TRACKER_STORE (source), tracker_parcel_data_get_id (parcel),
                                   loading->self->cancellable, on_legs_loaded_cb, loading);
}

static void
on_due_legs_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *legs = tracker_store_list_due_legs_finish (TRACKER_STORE (source), result, &error);

  take_loaded_legs (user_data, legs, error);
}

/* An answer pointed to more carriers: those that were never asked are asked in the same job. */
static void
on_followed_up (gint64 parcel_id, gpointer user_data)
{
  Loading *loading = user_data;
  TrackerMonitorJob *job = find_job (loading->self, loading->refresh);

  if (job != NULL && parcel_id != 0)
    tracker_monitor_load_parcel (loading->self, job, parcel_id);
  take_loaded_legs (loading, NULL, NULL);
}

/**
 * tracker_monitor_load_parcel:
 * @self: a monitor
 * @job: the job that is to ask
 * @parcel_id: a parcel
 *
 * Asks all legs of one parcel that the job has not asked yet, unless the parcel is silent. Those of
 * carriers that are off are left out.
 */
void
tracker_monitor_load_parcel (TrackerMonitor *self, TrackerMonitorJob *job, gint64 parcel_id)
{
  tracker_store_load_parcels_async (self->store, &parcel_id, 1, self->cancellable,
                                    on_parcels_loaded_cb, loading_new (self, job));
}

/**
 * tracker_monitor_load_due:
 * @self: a monitor
 * @job: the job that is to ask
 * @due_s: UTC seconds
 * @most: how many legs; 0: all
 *
 * Asks the legs that are due until then.
 */
void
tracker_monitor_load_due (TrackerMonitor *self, TrackerMonitorJob *job, gint64 due_s, guint most)
{
  tracker_store_list_due_legs_async (self->store, due_s, most, self->cancellable,
                                     on_due_legs_listed_cb, loading_new (self, job));
}

/* --- answers --- */

/**
 * tracker_monitor_on_queue_answered_cb:
 * @queue: the queue
 * @leg: who was asked
 * @report: (nullable): what was answered; %NULL if the ask was cancelled
 * @refresh: the job it belongs to
 * @self: the monitor
 *
 * Hands an answer to the store and follows what it points to.
 */
void
tracker_monitor_on_queue_answered_cb (TrackerAskQueue *queue,
                                      TrackerLegData *leg,
                                      TrackerReport *report,
                                      TrackerRefresh *refresh,
                                      TrackerMonitor *self)
{
  gint64 id = tracker_leg_data_get_id (leg);
  TrackerMonitorJob *job = find_job (self, refresh);
  const TrackerRecognitionHints hints = tracker_monitor_get_hints (self);
  Loading *loading;

  if (job == NULL)
    return; /* the monitor is closed */

  if (g_hash_table_lookup (self->legs, &id) == refresh)
    g_hash_table_remove (self->legs, &id);
  count_asking (self, tracker_leg_data_get_parcel_id (leg), -1);

  if (report == NULL)
    {
      job->n_pending--;
      end_job_if_done (self, job);
      return;
    }

  tracker_refresh_count_leg (refresh,
                             !tracker_outcome_is_answer (tracker_report_get_outcome (report)),
                             tracker_report_get_outcome (report) == TRACKER_OUTCOME_CAPTCHA);
  tracker_answer_sink_push (self->sink, id, report, refresh);
  loading = loading_new (self, job);
  tracker_follow_up (self->store, self->registry, &hints, leg, report, on_followed_up, loading);
}

/**
 * tracker_monitor_on_answers_kept:
 * @refresh: the job
 * @n_legs: how many answers
 * @n_changed: how many parcels they changed
 * @error: (nullable): why they could not be kept
 * @user_data: the monitor
 *
 * Ends the job if these were its last answers.
 */
void
tracker_monitor_on_answers_kept (TrackerRefresh *refresh,
                                 int n_legs,
                                 int n_changed,
                                 const GError *error,
                                 gpointer user_data)
{
  TrackerMonitor *self = user_data;
  TrackerMonitorJob *job = find_job (self, refresh);

  if (job == NULL)
    return;

  keep_error (job, error);
  job->n_pending -= n_legs;
  end_job_if_done (self, job);
}

/**
 * tracker_monitor_note_change:
 * @self: a monitor
 * @change: what the store has just kept
 *
 * Counts each parcel once that changed while a job asks about it: both ends' posts may answer in
 * different transactions.
 */
void
tracker_monitor_note_change (TrackerMonitor *self, TrackerChange *change)
{
  gsize n_parcels;
  const TrackerParcelChange *parcels = tracker_change_get_parcels (change, &n_parcels);

  for (guint k = 0; k < self->jobs->len; k++)
    {
      TrackerMonitorJob *job = g_ptr_array_index (self->jobs, k);
      int n_changed = 0;

      for (gsize i = 0; i < n_parcels; i++)
        if ((parcels[i].flags & (TRACKER_CHANGE_EVENTS | TRACKER_CHANGE_STAGE))
            && g_hash_table_add (job->changed, copy_id (parcels[i].parcel_id)))
          n_changed++;
      tracker_refresh_count_changed (job->refresh, n_changed);
    }
}

/* --- jobs --- */

/**
 * tracker_monitor_start_job:
 * @self: a monitor
 *
 * Begins a job with nothing to ask yet.
 *
 * Returns: (transfer none): the job, until it ends
 */
TrackerMonitorJob *
tracker_monitor_start_job (TrackerMonitor *self)
{
  TrackerMonitorJob *job = g_new0 (TrackerMonitorJob, 1);

  job->refresh = tracker_refresh_new ();
  job->tasks = g_ptr_array_new_with_free_func (g_object_unref);
  job->legs = id_set_new ();
  job->changed = id_set_new ();
  g_ptr_array_add (self->jobs, job);

  return job;
}

/**
 * tracker_monitor_end_jobs:
 * @self: a monitor
 *
 * Cancels every job and ends it at once; who waits is told.
 */
void
tracker_monitor_end_jobs (TrackerMonitor *self)
{
  while (self->jobs->len > 0)
    {
      TrackerMonitorJob *job = g_ptr_array_steal_index (self->jobs, self->jobs->len - 1);

      tracker_refresh_cancel (job->refresh);
      end_job (self, job);
    }
  tracker_monitor_notify_refresh (self);
}
