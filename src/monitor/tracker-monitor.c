/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-monitor.h"

#include "tracker-answer-sink-private.h"
#include "tracker-ask-queue-private.h"
#include "tracker-asker-private.h"
#include "tracker-follow-up-private.h"
#include "tracker-monitor-private.h"
#include "tracker-refresh-private.h"
#include "tracker-schedule.h"

/* How many legs one turn of the scheduler asks, and the least time between two turns: after a night
 * offline a thousand due legs are asked over some minutes, not at once. */
#define LEGS_PER_TURN 25
#define TURN_GAP_S 5
/* Changes of the store come in bursts: the next due time is looked up once for all of them. */
#define REARM_DELAY_S 1
#define LONGEST_WAIT_S (60 * 60)

/* What is still to come of one refresh before it has ended. */
typedef struct
{
  TrackerRefresh *refresh; /* (owned) */
  GPtrArray *tasks;        /* (owned) (element-type GTask) who waits for its end */
  int n_loading;           /* looks for legs under way */
  int n_pending;           /* legs asked whose answer is not kept yet */
} Job;

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

  Job *wished;         /* (owned) (nullable) the refresh that the person asked for */
  Job *scheduled;      /* (owned) (nullable) the scheduler's turn that runs */
  GHashTable *legs;    /* (owned) set of leg ids that are being asked */
  GHashTable *parcels; /* (owned) parcel id -> how many of its legs are being asked */
  gboolean started;
  gint64 turned_s; /* when the last turn of the scheduler began */
  guint timeout_id;
  GCancellable *cancellable; /* (owned) ends with the monitor */
};

enum
{
  PROP_0,
  PROP_REFRESH,
  N_PROPS
};

enum
{
  ASKING,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TrackerMonitor, tracker_monitor, G_TYPE_OBJECT)

static void arm (TrackerMonitor *self, gint64 wait_s);

/* --- jobs --- */

static Job *
job_new (void)
{
  Job *job = g_new0 (Job, 1);

  job->refresh = tracker_refresh_new ();
  job->tasks = g_ptr_array_new_with_free_func (g_object_unref);

  return job;
}

static void
job_free (Job *job)
{
  g_clear_object (&job->refresh);
  g_clear_pointer (&job->tasks, g_ptr_array_unref);
  g_free (job);
}

static Job *
find_job (TrackerMonitor *self, TrackerRefresh *refresh)
{
  if (self->wished != NULL && self->wished->refresh == refresh)
    return self->wished;
  if (self->scheduled != NULL && self->scheduled->refresh == refresh)
    return self->scheduled;

  return NULL;
}

static void
end_job_if_done (TrackerMonitor *self, Job *job)
{
  if (job->n_loading > 0 || job->n_pending > 0)
    return;

  if (job == self->wished)
    self->wished = NULL;
  else
    self->scheduled = NULL;

  tracker_refresh_end (job->refresh);
  for (guint i = 0; i < job->tasks->len; i++)
    g_task_return_pointer (g_ptr_array_index (job->tasks, i), g_object_ref (job->refresh),
                           g_object_unref);
  job_free (job);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REFRESH]);
  if (self->started)
    arm (self, REARM_DELAY_S);
}

static void
count_asking (TrackerMonitor *self, gint64 parcel_id, int difference)
{
  gpointer key = g_hash_table_lookup (self->parcels, &parcel_id);
  int before = GPOINTER_TO_INT (key);
  int after = before + difference;

  if (after > 0)
    g_hash_table_insert (self->parcels, g_memdup2 (&parcel_id, sizeof parcel_id),
                         GINT_TO_POINTER (after));
  else
    g_hash_table_remove (self->parcels, &parcel_id);

  if ((before > 0) != (after > 0))
    g_signal_emit (self, signals[ASKING], 0, parcel_id, after > 0);
}

/* Legs that are not being asked yet, and whose post did not say "not before". */
static GPtrArray *
choose_legs (TrackerMonitor *self, GPtrArray *legs)
{
  GPtrArray *chosen = g_ptr_array_new_with_free_func ((GDestroyNotify) tracker_leg_data_unref);
  gint64 now_s = tracker_clock_get_now_s (self->clock);

  for (guint i = 0; i < legs->len; i++)
    {
      TrackerLegData *leg = g_ptr_array_index (legs, i);
      gint64 id = tracker_leg_data_get_id (leg);
      gboolean put_off = tracker_leg_data_get_outcome (leg) == TRACKER_OUTCOME_RATE_LIMITED
                         && tracker_leg_data_get_next_due_s (leg) > now_s;

      if (!put_off && !g_hash_table_contains (self->legs, &id))
        g_ptr_array_add (chosen, tracker_leg_data_ref (leg));
    }

  return chosen;
}

static void
ask_legs (TrackerMonitor *self, Job *job, GPtrArray *legs)
{
  g_autoptr (GPtrArray) chosen = choose_legs (self, legs);

  for (guint i = 0; i < chosen->len; i++)
    {
      TrackerLegData *leg = g_ptr_array_index (chosen, i);
      gint64 id = tracker_leg_data_get_id (leg);

      g_hash_table_add (self->legs, g_memdup2 (&id, sizeof id));
      count_asking (self, tracker_leg_data_get_parcel_id (leg), 1);
    }
  job->n_pending += chosen->len;
  tracker_refresh_add_total (job->refresh, chosen->len);
  tracker_ask_queue_push (self->queue, chosen, job->refresh);
}

static void
on_queue_answered_cb (TrackerAskQueue *queue,
                      TrackerLegData *leg,
                      TrackerReport *report,
                      TrackerRefresh *refresh,
                      TrackerMonitor *self)
{
  gint64 id = tracker_leg_data_get_id (leg);
  Job *job = find_job (self, refresh);

  g_hash_table_remove (self->legs, &id);
  count_asking (self, tracker_leg_data_get_parcel_id (leg), -1);
  if (job == NULL || self->sink == NULL)
    return;

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
  tracker_follow_up (self->store, self->registry, self->country, leg, report);
}

static void
on_answers_kept (TrackerRefresh *refresh,
                 int n_legs,
                 int n_changed,
                 const GError *error,
                 gpointer user_data)
{
  TrackerMonitor *self = user_data;
  Job *job = find_job (self, refresh);

  if (job == NULL)
    return;

  tracker_refresh_count_changed (refresh, n_changed);
  job->n_pending -= n_legs;
  end_job_if_done (self, job);
}

/* --- the person's wish --- */

typedef struct
{
  TrackerMonitor *self;    /* (owned) */
  TrackerRefresh *refresh; /* (owned) */
} Loading;

static Loading *
loading_new (TrackerMonitor *self, Job *job)
{
  Loading *loading = g_new0 (Loading, 1);

  loading->self = g_object_ref (self);
  loading->refresh = g_object_ref (job->refresh);
  job->n_loading++;

  return loading;
}

/* (transfer full) @loading, @legs; @legs is NULL if they could not be read. */
static void
take_loaded_legs (Loading *loading, GPtrArray *legs, const GError *error)
{
  TrackerMonitor *self = loading->self;
  Job *job = find_job (self, loading->refresh);

  if (legs == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_warning ("The parcels to ask about could not be read: %s", error->message);

  if (job != NULL)
    {
      job->n_loading--;
      if (legs != NULL && self->sink != NULL)
        ask_legs (self, job, legs);
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

static void
on_due_legs_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *legs = tracker_store_list_due_legs_finish (TRACKER_STORE (source), result, &error);

  take_loaded_legs (user_data, legs, error);
}

/* --- the schedule --- */

static void
take_turn (TrackerMonitor *self)
{
  gint64 now_s = tracker_clock_get_now_s (self->clock);

  if (self->scheduled != NULL || self->sink == NULL || !tracker_network_get_online (self->network))
    return;

  self->scheduled = job_new ();
  self->turned_s = now_s;
  tracker_store_list_due_legs_async (self->store, now_s, LEGS_PER_TURN, self->cancellable,
                                     on_due_legs_listed_cb, loading_new (self, self->scheduled));
}

static void
on_next_due_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TrackerMonitor) self = user_data;
  g_autoptr (GError) error = NULL;
  gint64 due_s = tracker_store_next_due_finish (TRACKER_STORE (source), result, &error);
  gint64 now_s = tracker_clock_get_now_s (self->clock);

  if (due_s < 0 || due_s == G_MAXINT64 || self->sink == NULL)
    return;

  due_s = MAX (due_s, self->turned_s + TURN_GAP_S);
  if (due_s <= now_s)
    take_turn (self);
  else
    arm (self, MIN (due_s - now_s, LONGEST_WAIT_S));
}

static gboolean
on_arm_timeout_cb (gpointer user_data)
{
  TrackerMonitor *self = user_data;

  self->timeout_id = 0;
  if (self->scheduled == NULL && tracker_network_get_online (self->network))
    tracker_store_next_due_async (self->store, self->cancellable, on_next_due_cb,
                                  g_object_ref (self));

  return G_SOURCE_REMOVE;
}

static void
arm (TrackerMonitor *self, gint64 wait_s)
{
  g_clear_handle_id (&self->timeout_id, g_source_remove);
  if (self->started && self->sink != NULL)
    self->timeout_id
        = g_timeout_add_seconds (CLAMP (wait_s, 1, LONGEST_WAIT_S), on_arm_timeout_cb, self);
}

static void
on_store_changed_cb (TrackerStore *store, TrackerChange *change, TrackerMonitor *self)
{
  gsize n_parcels;
  const TrackerParcelChange *parcels = tracker_change_get_parcels (change, &n_parcels);
  const TrackerChangeFlags due
      = TRACKER_CHANGE_ADDED | TRACKER_CHANGE_LEGS | TRACKER_CHANGE_ARCHIVED;

  if (!self->started || self->scheduled != NULL)
    return; /* a turn that ends looks anyway */

  for (gsize i = 0; i < n_parcels; i++)
    if (parcels[i].flags & due)
      {
        arm (self, REARM_DELAY_S);
        return;
      }
}

static void
on_network_online_cb (TrackerNetwork *network, GParamSpec *pspec, TrackerMonitor *self)
{
  gboolean online = tracker_network_get_online (network);

  tracker_http_set_online (self->http, online);
  if (online)
    arm (self, TURN_GAP_S + (gint64) (20 * tracker_clock_get_random (self->clock)));
}

static gint64
schedule_leg (const TrackerScheduleInput *input, gpointer user_data)
{
  TrackerRegistry *registry = user_data;
  TrackerDefinition *definition = tracker_registry_find (registry, input->carrier);

  return tracker_schedule_next_due_s (
      input, definition != NULL ? tracker_definition_get_interval_s (definition) : 0);
}

/* --- object --- */

static void
tracker_monitor_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  TrackerMonitor *self = TRACKER_MONITOR (object);

  switch (prop_id)
    {
    case PROP_REFRESH:
      g_value_set_object (value, tracker_monitor_get_refresh (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tracker_monitor_dispose (GObject *object)
{
  TrackerMonitor *self = TRACKER_MONITOR (object);

  tracker_monitor_close (self);
  g_clear_object (&self->queue);
  g_clear_object (&self->store);
  g_clear_pointer (&self->registry, tracker_registry_unref);
  g_clear_object (&self->http);
  g_clear_object (&self->secrets);
  g_clear_object (&self->network);
  g_clear_object (&self->clock);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->wished, job_free);
  g_clear_pointer (&self->scheduled, job_free);

  G_OBJECT_CLASS (tracker_monitor_parent_class)->dispose (object);
}

static void
tracker_monitor_finalize (GObject *object)
{
  TrackerMonitor *self = TRACKER_MONITOR (object);

  g_clear_pointer (&self->legs, g_hash_table_unref);
  g_clear_pointer (&self->parcels, g_hash_table_unref);
  g_free (self->language);
  g_free (self->country);

  G_OBJECT_CLASS (tracker_monitor_parent_class)->finalize (object);
}

static void
tracker_monitor_class_init (TrackerMonitorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = tracker_monitor_get_property;
  object_class->dispose = tracker_monitor_dispose;
  object_class->finalize = tracker_monitor_finalize;

  properties[PROP_REFRESH]
      = g_param_spec_object ("refresh", NULL, NULL, TRACKER_TYPE_REFRESH,
                             G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[ASKING] = g_signal_new ("asking", TRACKER_TYPE_MONITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_BOOLEAN);
}

static void
tracker_monitor_init (TrackerMonitor *self)
{
  self->language = g_strdup ("en");
  self->legs = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->parcels = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->cancellable = g_cancellable_new ();
}

/**
 * tracker_monitor_new:
 * @store: where answers are kept
 * @registry: the carriers
 * @http: the network
 * @secrets: the person's credentials
 * @network: online or not
 * @clock: now and chance
 *
 * Makes a monitor that asks when told to; tracker_monitor_start() makes it ask by itself. Gives the
 * store its schedule.
 *
 * Returns: (transfer full): the monitor; tracker_monitor_close() it before the store is closed
 */
TrackerMonitor *
tracker_monitor_new (TrackerStore *store,
                     TrackerRegistry *registry,
                     TrackerHttp *http,
                     TrackerSecrets *secrets,
                     TrackerNetwork *network,
                     TrackerClock *clock)
{
  TrackerMonitor *self = g_object_new (TRACKER_TYPE_MONITOR, NULL);

  self->store = g_object_ref (store);
  self->registry = tracker_registry_ref (registry);
  self->http = g_object_ref (http);
  self->secrets = g_object_ref (secrets);
  self->network = g_object_ref (network);
  self->clock = g_object_ref (clock);
  self->queue = tracker_ask_queue_new (registry, http, secrets, clock);
  self->sink = tracker_answer_sink_new (store, on_answers_kept, self);

  g_signal_connect_object (self->queue, "answered", G_CALLBACK (on_queue_answered_cb), self, 0);
  g_signal_connect_object (store, "changed", G_CALLBACK (on_store_changed_cb), self, 0);
  g_signal_connect_object (network, "notify::online", G_CALLBACK (on_network_online_cb), self, 0);
  tracker_http_set_online (http, tracker_network_get_online (network));
  tracker_store_set_schedule (store, schedule_leg, tracker_registry_ref (registry),
                              (GDestroyNotify) tracker_registry_unref);

  return self;
}

/**
 * tracker_monitor_set_person:
 * @self: a monitor
 * @language: two letters, for posts that answer in several
 * @country: (nullable): alpha-2, where the parcels come to
 *
 * Says for whom it asks.
 */
void
tracker_monitor_set_person (TrackerMonitor *self, const char *language, const char *country)
{
  g_return_if_fail (TRACKER_IS_MONITOR (self));

  g_free (self->language);
  self->language = g_strdup (language);
  g_free (self->country);
  self->country = g_strdup (country);
  tracker_ask_queue_set_person (self->queue, language, country);
}

/**
 * tracker_monitor_start:
 * @self: a monitor
 *
 * From now on asks by itself whatever is due. Being offline stops it; coming back spreads what has
 * gathered.
 */
void
tracker_monitor_start (TrackerMonitor *self)
{
  g_return_if_fail (TRACKER_IS_MONITOR (self));

  self->started = TRUE;
  arm (self, REARM_DELAY_S);
}

/**
 * tracker_monitor_stop:
 * @self: a monitor
 *
 * Stops asking by itself; a refresh that runs goes on.
 */
void
tracker_monitor_stop (TrackerMonitor *self)
{
  g_return_if_fail (TRACKER_IS_MONITOR (self));

  self->started = FALSE;
  g_clear_handle_id (&self->timeout_id, g_source_remove);
}

/**
 * tracker_monitor_close:
 * @self: a monitor
 *
 * Cancels every ask; answers that have come are still kept. May be called twice.
 */
void
tracker_monitor_close (TrackerMonitor *self)
{
  g_return_if_fail (TRACKER_IS_MONITOR (self));

  if (self->sink == NULL)
    return;

  g_clear_handle_id (&self->timeout_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  if (self->wished != NULL)
    tracker_refresh_cancel (self->wished->refresh);
  if (self->scheduled != NULL)
    tracker_refresh_cancel (self->scheduled->refresh);
  g_clear_pointer (&self->sink, tracker_answer_sink_close);
}

/**
 * tracker_monitor_refresh_async:
 * @self: a monitor
 * @parcel_ids: (array length=n_ids) (nullable): which parcels
 * @n_ids: how many; 0: every parcel that is neither archived nor delivered
 * @cancellable: (nullable): cancels the whole job it joins
 * @callback: called when every answer is kept
 * @user_data: data for @callback
 *
 * Asks now, whatever the schedule says; a post's Retry-After is still obeyed. A wish that comes
 * while another is being fulfilled makes that one longer.
 */
void
tracker_monitor_refresh_async (TrackerMonitor *self,
                               const gint64 *parcel_ids,
                               gsize n_ids,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  GTask *task;
  Job *job;

  g_return_if_fail (TRACKER_IS_MONITOR (self));
  g_return_if_fail (self->sink != NULL);

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, tracker_monitor_refresh_async);

  if (self->wished == NULL)
    {
      self->wished = job_new ();
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REFRESH]);
    }
  job = self->wished;
  g_ptr_array_add (job->tasks, task);
  if (cancellable != NULL)
    g_signal_connect_object (cancellable, "cancelled", G_CALLBACK (tracker_refresh_cancel),
                             job->refresh, G_CONNECT_SWAPPED);

  if (n_ids == 0)
    tracker_store_list_due_legs_async (self->store, G_MAXINT64 - 1, 0, self->cancellable,
                                       on_due_legs_listed_cb, loading_new (self, job));
  for (gsize i = 0; i < n_ids; i++)
    tracker_store_load_legs_async (self->store, parcel_ids[i], self->cancellable, on_legs_loaded_cb,
                                   loading_new (self, job));
}

/**
 * tracker_monitor_refresh_finish:
 * @self: a monitor
 * @result: the result
 * @error: for the form's sake; a cancelled job ends like any other, with what it kept
 *
 * Ends tracker_monitor_refresh_async().
 *
 * Returns: (transfer full): the job, ended
 */
TrackerRefresh *
tracker_monitor_refresh_finish (TrackerMonitor *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * tracker_monitor_get_refresh:
 * @self: a monitor
 *
 * The job that the person asked for and that still runs.
 *
 * Returns: (transfer none) (nullable): the job
 */
TrackerRefresh *
tracker_monitor_get_refresh (TrackerMonitor *self)
{
  g_return_val_if_fail (TRACKER_IS_MONITOR (self), NULL);

  return self->wished != NULL ? self->wished->refresh : NULL;
}

/**
 * tracker_monitor_is_asking:
 * @self: a monitor
 * @parcel_id: a parcel
 *
 * Whether some post is being asked about this parcel right now.
 *
 * Returns: %TRUE if so
 */
gboolean
tracker_monitor_is_asking (TrackerMonitor *self, gint64 parcel_id)
{
  g_return_val_if_fail (TRACKER_IS_MONITOR (self), FALSE);

  return g_hash_table_contains (self->parcels, &parcel_id);
}

/**
 * tracker_monitor_create_queue:
 * @self: a monitor
 *
 * A queue beside the monitor's own, for asks whose answers are not kept.
 *
 * Returns: (transfer full): an empty queue that asks for the same person
 */
TrackerAskQueue *
tracker_monitor_create_queue (TrackerMonitor *self)
{
  TrackerAskQueue *queue;

  g_return_val_if_fail (TRACKER_IS_MONITOR (self), NULL);

  queue = tracker_ask_queue_new (self->registry, self->http, self->secrets, self->clock);
  tracker_ask_queue_set_person (queue, self->language, self->country);

  return queue;
}
