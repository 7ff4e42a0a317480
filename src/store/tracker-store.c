/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-store-private.h"

#include <glib/gi18n-lib.h>

/* With nothing to do for so long the thread gives its page cache back, and after a while more what
 * helps a search that is typed on. */
#define IDLE_US (400 * G_TIME_SPAN_MILLISECOND)
#define LONG_IDLE_US (5 * G_TIME_SPAN_SECOND)

struct _TrackerStore
{
  GObject parent_instance;

  char *path;            /* (owned) (nullable): NULL: in memory */
  TrackerClock *clock;   /* (owned) */
  GMainContext *context; /* (owned): where "changed" is emitted and verbs are called */
  GAsyncQueue *jobs;     /* (owned) (element-type Job): from main to the store thread, in order */
  GThread *thread;       /* (owned) (nullable): joined by the end of closing */
  TrackerStoreWatch *watch;     /* (owned) (nullable) */
  TrackerScheduleFunc schedule; /* (nullable) */
  gpointer schedule_data;       /* (owned through schedule_destroy) */
  GDestroyNotify schedule_destroy;
  gboolean is_look_queued; /* a look at the journal waits its turn */
  gboolean is_closing;

  TrackerWork work; /* (store thread) */
};

typedef struct
{
  GTask *task; /* (owned) (nullable): what only looks at the journal has none */
  TrackerJobKind kind;
  TrackerJobFunc func;
  gboolean is_last; /* after it the thread ends */
  gboolean is_opening;
} Job;

typedef struct
{
  TrackerStore *store;   /* (owned) */
  TrackerChange *change; /* (owned) (nullable): NULL: the look is over */
} Emission;

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TrackerStore, tracker_store, G_TYPE_OBJECT)

/* --- from the store thread to main --- */

static void
free_emission (gpointer data)
{
  Emission *emission = data;

  g_object_unref (emission->store);
  g_clear_pointer (&emission->change, tracker_change_unref);
  g_free (emission);
}

static gboolean
on_emission_cb (gpointer data)
{
  Emission *emission = data;

  if (emission->change != NULL)
    g_signal_emit (emission->store, signals[SIGNAL_CHANGED], 0, emission->change);
  else
    emission->store->is_look_queued = FALSE;
  return G_SOURCE_REMOVE;
}

/* Same priority as the answers of tasks, so that a change arrives before the answer of the verb
 * that made it. */
static void
send_to_main (TrackerStore *self, TrackerChange *change)
{
  g_autoptr (GSource) source = g_idle_source_new ();
  Emission *emission = g_new0 (Emission, 1);

  emission->store = g_object_ref (self);
  emission->change = change != NULL ? tracker_change_ref (change) : NULL;
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, on_emission_cb, emission, free_emission);
  g_source_attach (source, self->context);
}

static void
emit_all (TrackerStore *self, GPtrArray *changes)
{
  for (guint i = 0; i < changes->len; i++)
    send_to_main (self, g_ptr_array_index (changes, i));
}

/* --- the store thread --- */

static gboolean
run_write (TrackerStore *self, Job *job, GError **error)
{
  TrackerWork *work = &self->work;
  g_autoptr (GPtrArray) others
      = g_ptr_array_new_with_free_func ((GDestroyNotify) tracker_change_unref);
  g_autoptr (TrackerChange) change = tracker_change_new ();
  gint64 own_seq = 0;
  gboolean ok;

  if (!tracker_db_begin (work->db, FALSE, error))
    return FALSE;

  /* The write lock is held: nobody commits between what is read here and what is written below, so
   * the order is whole. */
  work->change = change;
  g_clear_pointer (&work->memo, tracker_memo_free);
  ok = tracker_journal_read (work, others, error);
  if (ok)
    {
      emit_all (self, others);
      ok = job->func (work, g_task_get_task_data (job->task), NULL, error);
    }
  if (ok && !tracker_change_is_empty (change))
    ok = tracker_journal_write (work, &own_seq, error);
  if (ok)
    ok = tracker_db_commit (work->db, error);
  work->change = NULL;

  if (!ok)
    {
      tracker_db_rollback (work->db);
      g_hash_table_remove_all (work->phrases);
      return FALSE;
    }
  if (!tracker_change_is_empty (change))
    {
      work->last_seq = own_seq;
      send_to_main (self, change);
    }
  return TRUE;
}

static gboolean
run_read (TrackerStore *self, Job *job, GError **error)
{
  TrackerWork *work = &self->work;
  GCancellable *cancellable = g_task_get_cancellable (job->task);
  g_autoptr (GError) commit_error = NULL;
  gboolean ok;

  if (!tracker_db_begin_read (work->db, error))
    return FALSE;

  tracker_db_set_cancellable (work->db, cancellable);
  ok = job->func (work, g_task_get_task_data (job->task), cancellable, error);
  tracker_db_set_cancellable (work->db, NULL);

  if (!tracker_db_commit (work->db, &commit_error))
    {
      g_debug ("Ending a read failed: %s", commit_error->message);
      tracker_db_rollback (work->db);
    }
  return ok;
}

static void
look_at_journal (TrackerStore *self)
{
  g_autoptr (GPtrArray) others
      = g_ptr_array_new_with_free_func ((GDestroyNotify) tracker_change_unref);
  g_autoptr (GError) error = NULL;

  send_to_main (self, NULL); /* what is committed from now on causes another look */
  if (tracker_journal_read (&self->work, others, &error))
    emit_all (self, others);
  else
    g_warning ("What other processes changed could not be read: %s", error->message);
}

static gboolean
run_job (TrackerStore *self, Job *job, GError **error)
{
  self->work.now_s = tracker_clock_get_now_s (self->clock);

  if (g_cancellable_set_error_if_cancelled (g_task_get_cancellable (job->task), error))
    return FALSE;
  if (job->is_opening || job->is_last)
    return job->func (&self->work, g_task_get_task_data (job->task),
                      g_task_get_cancellable (job->task), error);
  return job->kind == TRACKER_JOB_WRITE ? run_write (self, job, error)
                                        : run_read (self, job, error);
}

static void
finish_job (Job *job, gboolean ok, GError *error)
{
  if (ok)
    g_task_return_boolean (job->task, TRUE);
  else
    g_task_return_error (job->task, error);
  g_object_unref (job->task);
  g_free (job);
}

static Job *
wait_for_job (TrackerStore *self)
{
  Job *job = g_async_queue_timeout_pop (self->jobs, IDLE_US);

  if (job != NULL)
    return job;

  if (self->work.db != NULL)
    tracker_db_release_memory (self->work.db);
  job = g_async_queue_timeout_pop (self->jobs, LONG_IDLE_US);
  if (job != NULL)
    return job;

  g_clear_pointer (&self->work.memo, tracker_memo_free);
  return g_async_queue_pop (self->jobs);
}

static gpointer
run_thread (gpointer data)
{
  TrackerStore *self = data; /* outlives the thread: closing joins it */
  gboolean is_over = FALSE;

  self->work.clock = self->clock;
  self->work.phrases = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  while (!is_over)
    {
      Job *job = wait_for_job (self);
      GError *error = NULL;
      gboolean ok;

      if (job->task == NULL)
        {
          look_at_journal (self);
          g_free (job);
          continue;
        }

      ok = run_job (self, job, &error);
      is_over = job->is_last || (job->is_opening && !ok);
      if (is_over)
        {
          g_clear_pointer (&self->work.phrases, g_hash_table_unref);
          g_clear_pointer (&self->work.memo, tracker_memo_free);
        }
      else if (self->path != NULL
               && g_error_matches (error, TRACKER_STORE_ERROR, TRACKER_STORE_ERROR_CORRUPT))
        tracker_db_mark_damaged (self->path);
      finish_job (job, ok, error);
    }

  return NULL;
}

/* --- pushing --- */

static void
push_job (TrackerStore *self,
          TrackerJobKind kind,
          TrackerJobFunc func,
          GTask *task,
          gboolean is_opening,
          gboolean is_last)
{
  Job *job = g_new0 (Job, 1);

  job->task = task;
  job->kind = kind;
  job->func = func;
  job->is_opening = is_opening;
  job->is_last = is_last;
  g_async_queue_push (self->jobs, job);
}

/**
 * tracker_store_push:
 * @self: a store
 * @kind: how it runs
 * @func: what runs on the store's thread
 * @task: (transfer full): returns what @func returns; its data are the arguments of @func
 *
 * Queues a job behind all that were queued before. After tracker_store_close_async() the task
 * fails.
 */
void
tracker_store_push (TrackerStore *self, TrackerJobKind kind, TrackerJobFunc func, GTask *task)
{
  /* What was committed never reports as cancelled. */
  g_task_set_check_cancellable (task, kind == TRACKER_JOB_READ);
  if (self->is_closing)
    {
      g_task_return_new_error (task, TRACKER_STORE_ERROR, TRACKER_STORE_ERROR_FAILED,
                               _ ("The file of the parcels is closed already"));
      g_object_unref (task);
      return;
    }

  push_job (self, kind, func, task, FALSE, FALSE);
}

static void
on_watch_cb (gpointer data)
{
  TrackerStore *self = data;

  if (self->is_look_queued || self->is_closing)
    return;

  self->is_look_queued = TRUE;
  push_job (self, TRACKER_JOB_READ, NULL, NULL, FALSE, FALSE);
}

/* --- opening --- */

static void
join_thread (TrackerStore *self)
{
  g_clear_pointer (&self->thread,
                   g_thread_join); /* it is past its last job: this waits for microseconds */
}

static void
on_open_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  TrackerStore *self = TRACKER_STORE (source);
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      self->is_closing = TRUE;
      join_thread (self);
      g_task_return_error (task, error);
      return;
    }

  if (self->path != NULL)
    self->watch = tracker_store_watch_new (self->path, on_watch_cb, self);
  g_task_return_pointer (task, g_object_ref (self), g_object_unref);
}

/**
 * tracker_store_open_async:
 * @path: (nullable): the file; %NULL: in memory, gone when closed
 * @clock: the clock; must be callable from any thread
 * @cancellable: (nullable): gives up if the opening has not begun
 * @callback: (nullable): called on the calling thread's main context
 * @user_data: for @callback
 *
 * Makes the folder and the file, or opens it: with a backup first it is brought to the newest
 * schema, and parcels removed more than a day ago are purged. A damaged file is renamed aside.
 */
void
tracker_store_open_async (const char *path,
                          TrackerClock *clock,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (TrackerStore) self = NULL;
  GTask *task;
  GTask *job_task;

  g_return_if_fail (TRACKER_IS_CLOCK (clock));

  self = g_object_new (TRACKER_TYPE_STORE, NULL);
  self->path = g_strdup (path);
  self->clock = g_object_ref (clock);
  self->context = g_main_context_ref_thread_default ();

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, tracker_store_open_async);
  g_task_set_check_cancellable (task, FALSE);
  job_task = g_task_new (self, cancellable, on_open_done_cb, task);
  g_task_set_check_cancellable (job_task, FALSE);
  g_task_set_task_data (job_task, tracker_args_new (0, 0, path, NULL),
                        (GDestroyNotify) tracker_args_free);

  push_job (self, TRACKER_JOB_WRITE, tracker_store_open_in_thread, job_task, TRUE, FALSE);
  self->thread = g_thread_new ("tracker-store", run_thread, self);
}

/**
 * tracker_store_open_finish:
 * @result: of tracker_store_open_async()
 * @error: where a #TrackerStoreError goes: SCHEMA_TOO_NEW, CORRUPT, READ_ONLY, FULL, BUSY, FAILED
 *
 * Returns: (transfer full) (nullable): the store; close it before the last unref
 */
TrackerStore *
tracker_store_open_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- closing --- */

static gboolean
close_in_thread (TrackerWork *work, gpointer data, GCancellable *cancellable, GError **error)
{
  TrackerDb *db = g_steal_pointer (&work->db);

  return tracker_db_close (db, error);
}

/**
 * tracker_store_close_async:
 * @self: a store, not yet closing
 * @callback: (nullable): called when all is done
 * @user_data: for @callback
 *
 * Does what was asked before, then closes the file. Verbs called after this fail.
 */
void
tracker_store_close_async (TrackerStore *self, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task;

  g_return_if_fail (TRACKER_IS_STORE (self));
  g_return_if_fail (!self->is_closing);

  self->is_closing = TRUE;
  g_clear_pointer (&self->watch, tracker_store_watch_free);

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, tracker_store_close_async);
  push_job (self, TRACKER_JOB_WRITE, close_in_thread, task, FALSE, TRUE);
}

/**
 * tracker_store_close_finish:
 * @self: a store
 * @result: of tracker_store_close_async()
 * @error: where a #TrackerStoreError goes
 *
 * Joins the store's thread, which is past its last job.
 *
 * Returns: whether SQLite closed without complaint
 */
gboolean
tracker_store_close_finish (TrackerStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  join_thread (self);
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* --- schedule --- */

/**
 * tracker_store_set_schedule:
 * @self: a store
 * @schedule: (nullable): says when a leg is due next; called on the store's thread, must be pure;
 * %NULL: every six hours
 * @user_data: (closure): for @schedule
 * @destroy: (nullable): frees @user_data, with the store
 *
 * Sets the schedule. Only once, before the first apply.
 */
void
tracker_store_set_schedule (TrackerStore *self,
                            TrackerScheduleFunc schedule,
                            gpointer user_data,
                            GDestroyNotify destroy)
{
  g_return_if_fail (TRACKER_IS_STORE (self));
  g_return_if_fail (self->schedule == NULL);

  self->schedule = schedule;
  self->schedule_data = user_data;
  self->schedule_destroy = destroy;
}

/**
 * tracker_store_get_schedule:
 * @self: a store
 * @user_data: (out): what belongs to it
 *
 * Returns: (nullable): the schedule
 */
TrackerScheduleFunc
tracker_store_get_schedule (TrackerStore *self, gpointer *user_data)
{
  *user_data = self->schedule_data;
  return self->schedule;
}

/* --- object --- */

static void
tracker_store_finalize (GObject *object)
{
  TrackerStore *self = TRACKER_STORE (object);

  g_assert (self->thread == NULL); /* closed, or opening failed */

  g_clear_pointer (&self->watch, tracker_store_watch_free);
  g_async_queue_unref (self->jobs);
  if (self->schedule_destroy != NULL)
    self->schedule_destroy (self->schedule_data);
  g_clear_object (&self->clock);
  g_free (self->path);
  g_clear_pointer (&self->context, g_main_context_unref);

  G_OBJECT_CLASS (tracker_store_parent_class)->finalize (object);
}

static void
tracker_store_class_init (TrackerStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = tracker_store_finalize;

  /**
   * TrackerStore::changed:
   * @self: the store
   * @change: what a commit changed
   *
   * Emitted on the main context after each commit that changed something, of this process or of
   * another.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 1, TRACKER_TYPE_CHANGE);
}

static void
tracker_store_init (TrackerStore *self)
{
  self->jobs = g_async_queue_new ();
}
