/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-monitor.h"

#include "tracker-monitor-private.h"
#include "tracker-refresh-private.h"
#include "tracker-schedule.h"

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

static void
on_store_changed_cb (TrackerStore *store, TrackerChange *change, TrackerMonitor *self)
{
  if (self->sink == NULL)
    return;

  tracker_monitor_heed_wishes (self, change);
  tracker_monitor_note_change (self, change);
  tracker_monitor_look_for_due (self, change);
}

static void
on_queue_told_cb (TrackerAskQueue *queue, GPtrArray *told, TrackerMonitor *self)
{
  tracker_monitor_note_told (self, told);
}

static void
on_network_online_cb (TrackerNetwork *network, GParamSpec *pspec, TrackerMonitor *self)
{
  gboolean online = tracker_network_get_online (network);

  tracker_http_set_online (self->http, online);
  if (online)
    tracker_monitor_come_online (self);
}

static gint64
schedule_leg (const TrackerScheduleInput *input, gpointer user_data)
{
  TrackerRegistry *registry = user_data;
  TrackerDefinition *definition = tracker_registry_find (registry, input->carrier);

  return tracker_schedule_next_due_s (
      input, definition != NULL ? tracker_definition_get_interval_s (definition) : 0,
      definition != NULL && tracker_definition_is_check_only (definition));
}

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

  G_OBJECT_CLASS (tracker_monitor_parent_class)->dispose (object);
}

static void
tracker_monitor_finalize (GObject *object)
{
  TrackerMonitor *self = TRACKER_MONITOR (object);

  g_clear_pointer (&self->jobs, g_ptr_array_unref);
  g_clear_pointer (&self->legs, g_hash_table_unref);
  g_clear_pointer (&self->parcels, g_hash_table_unref);
  g_free (self->language);
  g_free (self->country);
  g_clear_pointer (&self->chosen, g_hash_table_unref);
  g_clear_pointer (&self->off, g_hash_table_unref);

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
  self->second_ms = 1000;
  self->jobs = g_ptr_array_new ();
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
  self->sink = tracker_answer_sink_new (store, tracker_monitor_on_answers_kept, self);

  g_signal_connect_object (self->queue, "answered",
                           G_CALLBACK (tracker_monitor_on_queue_answered_cb), self, 0);
  g_signal_connect_object (self->queue, "told", G_CALLBACK (on_queue_told_cb), self, 0);
  g_signal_connect_object (store, "changed", G_CALLBACK (on_store_changed_cb), self, 0);
  g_signal_connect_object (network, "notify::online", G_CALLBACK (on_network_online_cb), self, 0);
  tracker_http_set_online (http, tracker_network_get_online (network));
  tracker_store_set_schedule (store, schedule_leg, tracker_registry_ref (registry),
                              (GDestroyNotify) tracker_registry_unref);
  tracker_monitor_load_choices (self);

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
  tracker_monitor_arm_soon (self);
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
  tracker_monitor_disarm (self);
}

/**
 * tracker_monitor_close:
 * @self: a monitor
 *
 * Cancels every ask; answers that have come are still kept, and so is who was told what. May be
 * called twice.
 */
void
tracker_monitor_close (TrackerMonitor *self)
{
  g_return_if_fail (TRACKER_IS_MONITOR (self));

  if (self->sink == NULL)
    return;

  tracker_monitor_disarm (self);
  g_cancellable_cancel (self->cancellable);
  tracker_ask_queue_tell_told (self->queue);
  g_clear_pointer (&self->sink, tracker_answer_sink_close);
  tracker_monitor_end_jobs (self);
}

/* The job that runs; one that was cancelled ends by itself and nobody joins it. */
static TrackerMonitorJob *
join_job (TrackerMonitor *self)
{
  if (self->wished == NULL
      || g_cancellable_is_cancelled (tracker_refresh_get_cancellable (self->wished->refresh)))
    {
      self->wished = tracker_monitor_start_job (self);
      tracker_monitor_notify_refresh (self);
    }

  return self->wished;
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
  TrackerMonitorJob *job;

  g_return_if_fail (TRACKER_IS_MONITOR (self));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, tracker_monitor_refresh_async);
  if (self->sink == NULL || g_cancellable_is_cancelled (cancellable))
    {
      TrackerRefresh *nothing = tracker_refresh_new ();

      tracker_refresh_end (nothing);
      g_task_return_pointer (task, nothing, g_object_unref);
      g_object_unref (task);
      return;
    }

  job = join_job (self);
  g_ptr_array_add (job->tasks, task);
  if (cancellable != NULL)
    g_signal_connect_object (cancellable, "cancelled", G_CALLBACK (tracker_refresh_cancel),
                             job->refresh, G_CONNECT_SWAPPED);

  if (n_ids == 0)
    tracker_monitor_load_due (self, job, G_MAXINT64 - 1, 0);
  for (gsize i = 0; i < n_ids; i++)
    tracker_monitor_load_parcel (self, job, parcel_ids[i]);
}

/**
 * tracker_monitor_refresh_finish:
 * @self: a monitor
 * @result: the result
 * @error: TrackerStoreError: the legs could not be read, or answers not be kept. A cancelled job is
 * no error: it ends like any other, with what it kept
 *
 * Ends tracker_monitor_refresh_async().
 *
 * Returns: (transfer full): the job, ended; %NULL on error
 */
TrackerRefresh *
tracker_monitor_refresh_finish (TrackerMonitor *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * tracker_monitor_ask_quietly:
 * @self: a monitor
 * @parcel_id: a parcel
 *
 * Asks all posts of one parcel now, as the schedule would: no job that is shown, and failures are
 * told to nobody.
 */
void
tracker_monitor_ask_quietly (TrackerMonitor *self, gint64 parcel_id)
{
  g_return_if_fail (TRACKER_IS_MONITOR (self));

  if (self->sink != NULL)
    tracker_monitor_load_parcel (self, tracker_monitor_start_job (self), parcel_id);
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

/**
 * tracker_monitor_notify_refresh:
 * @self: a monitor
 *
 * Says that another job runs now, or none.
 */
void
tracker_monitor_notify_refresh (TrackerMonitor *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REFRESH]);
}

/**
 * tracker_monitor_emit_asking:
 * @self: a monitor
 * @parcel_id: a parcel
 * @asking: whether some post is being asked about it now
 *
 * Emits "asking".
 */
void
tracker_monitor_emit_asking (TrackerMonitor *self, gint64 parcel_id, gboolean asking)
{
  g_signal_emit (self, signals[ASKING], 0, parcel_id, asking);
}
