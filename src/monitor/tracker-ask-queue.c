/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-ask-queue-private.h"

#include "tracker-asker-private.h"
#include "tracker-leg-data.h"
#include "tracker-refresh-private.h"

#define DAY_S (24 * 60 * 60)

/* How many asks of one carrier may be under way: enough that the host's limiter always has the next
 * one at hand, few enough that a thousand parcels do not become a thousand open asks. */
#define ASKS_PER_CARRIER 12

/* The asks of one carrier. */
typedef struct
{
  GQueue waiting; /* of TrackerAskBatch */
  guint n_running;
  GVariant *cache; /* (nullable) tokens, memory only */
  gint64 day;      /* since 1970, UTC: what n_today counts */
  int n_today;     /* asks */
} Lane;

/* Legs of one carrier that wait for the keyring's answer. */
typedef struct
{
  TrackerAskQueue *self; /* (owned) */
  TrackerDefinition *definition;
  GPtrArray *legs;
  TrackerRefresh *refresh;
} Lookup;

typedef struct
{
  TrackerAskQueue *self; /* (owned) */
  TrackerAskBatch *batch;
  TrackerAsker *asker; /* (owned) */
} Running;

struct _TrackerAskQueue
{
  GObject parent_instance;

  TrackerRegistry *registry; /* (owned) */
  TrackerHttp *http;         /* (owned) */
  TrackerSecrets *secrets;   /* (owned) */
  TrackerClock *clock;       /* (owned) */
  char *language;            /* (owned) */
  char *country;             /* (owned) (nullable) */
  GHashTable *lanes;         /* (owned) carrier id -> Lane */
  GPtrArray *running;        /* (owned) (element-type Running) */
};

enum
{
  ANSWERED,
  TOLD,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TrackerAskQueue, tracker_ask_queue, G_TYPE_OBJECT)

static void pump (TrackerAskQueue *self, const char *carrier);

static void
lane_free (Lane *lane)
{
  g_queue_clear_full (&lane->waiting, (GDestroyNotify) tracker_ask_batch_free);
  g_clear_pointer (&lane->cache, g_variant_unref);
  g_free (lane);
}

static Lane *
ensure_lane (TrackerAskQueue *self, const char *carrier)
{
  Lane *lane = g_hash_table_lookup (self->lanes, carrier);

  if (lane == NULL)
    {
      lane = g_new0 (Lane, 1);
      g_queue_init (&lane->waiting);
      g_hash_table_insert (self->lanes, g_strdup (carrier), lane);
    }

  return lane;
}

static void
tell_answer (TrackerAskQueue *self,
             TrackerLegData *leg,
             TrackerReport *report,
             TrackerRefresh *refresh)
{
  g_signal_emit (self, signals[ANSWERED], 0, leg, report, refresh);
}

/* A carrier whose definition has gone since the leg was made. */
static void
tell_unknown_carrier (TrackerAskQueue *self, GPtrArray *legs, TrackerRefresh *refresh)
{
  for (guint i = 0; i < legs->len; i++)
    {
      TrackerLegData *leg = g_ptr_array_index (legs, i);
      g_autoptr (TrackerReport) report
          = tracker_report_new (tracker_leg_data_get_carrier (leg),
                                tracker_leg_data_get_number (leg), TRACKER_OUTCOME_UNAVAILABLE);

      tell_answer (self, leg, report, refresh);
    }
}

/* What says that the carrier's own ways meet a wall: the first answer of @reports that wants a
 * human. One that names no way was not asked of anybody. */
static TrackerReport *
find_wall (GPtrArray *reports)
{
  for (guint i = 0; reports != NULL && i < reports->len; i++)
    {
      TrackerReport *report = g_ptr_array_index (reports, i);

      if (tracker_outcome_wants_human (tracker_report_get_outcome (report))
          && tracker_report_get_way (report) != NULL)
        return report;
    }

  return NULL;
}

/* Who waits behind a wall would meet it too, and make it higher: those legs are answered like the
 * one before them, without being asked. */
static void
answer_waiting (TrackerAskQueue *self, Lane *lane, TrackerReport *wall)
{
  GQueue waiting = lane->waiting;
  TrackerAskBatch *batch;

  g_queue_init (&lane->waiting); /* who is told may push more */
  while ((batch = g_queue_pop_head (&waiting)) != NULL)
    {
      for (guint i = 0; i < batch->legs->len; i++)
        {
          TrackerLegData *leg = g_ptr_array_index (batch->legs, i);
          g_autoptr (TrackerReport) report = tracker_report_new (tracker_leg_data_get_carrier (leg),
                                                                 tracker_leg_data_get_number (leg),
                                                                 tracker_report_get_outcome (wall));

          tell_answer (self, leg, report, batch->refresh);
        }
      tracker_ask_batch_free (batch);
    }
}

static void
tell_told (TrackerAskQueue *self, TrackerAsker *asker)
{
  g_autoptr (GPtrArray) told = tracker_asker_steal_told (asker);

  if (told->len > 0)
    g_signal_emit (self, signals[TOLD], 0, told);
}

static void
on_asker_ran_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Running *running = user_data;
  TrackerAskQueue *self = running->self;
  TrackerAskBatch *batch = running->batch;
  const char *carrier = tracker_definition_get_id (batch->definition);
  Lane *lane = ensure_lane (self, carrier);
  g_autoptr (GPtrArray) reports = tracker_asker_run_finish (result, NULL)
                                      ? tracker_asker_dup_reports (running->asker)
                                      : NULL; /* cancelled */
  TrackerReport *wall = find_wall (reports);

  g_ptr_array_remove_fast (self->running, running);
  tell_told (self, running->asker);
  if (reports != NULL)
    {
      g_clear_pointer (&lane->cache, g_variant_unref);
      lane->cache = tracker_asker_dup_cache (running->asker);
    }
  for (guint i = 0; i < batch->legs->len; i++)
    tell_answer (self, g_ptr_array_index (batch->legs, i),
                 reports != NULL && i < reports->len ? g_ptr_array_index (reports, i) : NULL,
                 batch->refresh);

  lane->n_running--;
  if (wall != NULL)
    answer_waiting (self, lane, wall);
  pump (self, carrier);
  tracker_ask_batch_free (batch);
  tracker_asker_unref (running->asker);
  g_object_unref (self);
  g_free (running);
}

static void
run_batch (TrackerAskQueue *self, Lane *lane, TrackerAskBatch *batch)
{
  g_autoptr (GPtrArray) numbers = g_ptr_array_new ();
  TrackerAskOptions options = {
    .language = self->language,
    .country = self->country,
    .secrets = batch->secrets,
    .needs = tracker_leg_data_get_needs (g_ptr_array_index (batch->legs, 0)),
    .cache = lane->cache,
  };
  Running *running = g_new0 (Running, 1);

  for (guint i = 0; i < batch->legs->len; i++)
    g_ptr_array_add (numbers,
                     (char *) tracker_leg_data_get_number (g_ptr_array_index (batch->legs, i)));
  g_ptr_array_add (numbers, NULL);

  running->self = g_object_ref (self);
  running->batch = batch;
  running->asker = tracker_asker_new (self->http, self->clock, batch->definition,
                                      (const char *const *) numbers->pdata, &options);
  g_ptr_array_add (self->running, running);
  lane->n_running++;
  tracker_asker_begin_async (running->asker, tracker_refresh_get_cancellable (batch->refresh),
                             on_asker_ran_cb, running);
}

/* Whether one more ask fits into what the carrier allows a day; counts it if so. */
static gboolean
spend_quota (TrackerAskQueue *self, Lane *lane, TrackerDefinition *definition)
{
  int daily = tracker_definition_get_daily (definition);
  gint64 today = tracker_clock_get_now_s (self->clock) / DAY_S;

  if (lane->day != today)
    {
      lane->day = today;
      lane->n_today = 0;
    }
  if (daily > 0 && lane->n_today >= daily)
    return FALSE;

  lane->n_today++;

  return TRUE;
}

/* The carrier's quota for today is used up: it is not asked, and the legs wait for tomorrow. */
static void
put_off_batch (TrackerAskQueue *self, TrackerAskBatch *batch)
{
  gint64 now_s = tracker_clock_get_now_s (self->clock);

  for (guint i = 0; i < batch->legs->len; i++)
    {
      TrackerLegData *leg = g_ptr_array_index (batch->legs, i);
      g_autoptr (TrackerReport) report
          = tracker_report_new (tracker_leg_data_get_carrier (leg),
                                tracker_leg_data_get_number (leg), TRACKER_OUTCOME_RATE_LIMITED);

      tracker_report_set_retry_after_s (report, DAY_S - (int) (now_s % DAY_S));
      tell_answer (self, leg, report, batch->refresh);
    }
  tracker_ask_batch_free (batch);
}

/* Cancelled before its turn came. */
static void
drop_batch (TrackerAskQueue *self, TrackerAskBatch *batch)
{
  for (guint i = 0; i < batch->legs->len; i++)
    tell_answer (self, g_ptr_array_index (batch->legs, i), NULL, batch->refresh);
  tracker_ask_batch_free (batch);
}

static void
pump (TrackerAskQueue *self, const char *carrier)
{
  Lane *lane = ensure_lane (self, carrier);

  while (lane->n_running < ASKS_PER_CARRIER && !g_queue_is_empty (&lane->waiting))
    {
      TrackerAskBatch *batch = g_queue_pop_head (&lane->waiting);

      if (g_cancellable_is_cancelled (tracker_refresh_get_cancellable (batch->refresh)))
        drop_batch (self, batch);
      else if (spend_quota (self, lane, batch->definition))
        run_batch (self, lane, batch);
      else
        put_off_batch (self, batch);
    }
}

static void
queue_batches (TrackerAskQueue *self,
               TrackerDefinition *definition,
               GPtrArray *legs,
               GHashTable *secrets,
               TrackerRefresh *refresh)
{
  const char *carrier = tracker_definition_get_id (definition);
  Lane *lane = ensure_lane (self, carrier);

  tracker_ask_batches_add (&lane->waiting, definition, legs, secrets, refresh);
  pump (self, carrier);
}

static void
on_secrets_looked_up_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Lookup *lookup = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) secrets
      = tracker_secrets_lookup_finish (TRACKER_SECRETS (source), result, &error);

  /* A locked or missing keyring: the carrier is asked in those ways that need no credentials. */
  if (secrets == NULL)
    g_debug ("No credentials for %s: %s", tracker_definition_get_id (lookup->definition),
             error->message);
  queue_batches (lookup->self, lookup->definition, lookup->legs, secrets, lookup->refresh);

  tracker_definition_unref (lookup->definition);
  g_ptr_array_unref (lookup->legs);
  g_object_unref (lookup->refresh);
  g_object_unref (lookup->self);
  g_free (lookup);
}

static void
push_carrier (TrackerAskQueue *self, const char *carrier, GPtrArray *legs, TrackerRefresh *refresh)
{
  TrackerDefinition *definition = tracker_registry_find (self->registry, carrier);
  Lookup *lookup;

  if (definition == NULL)
    {
      tell_unknown_carrier (self, legs, refresh);
      return;
    }

  if (tracker_definition_get_n_credentials (definition) == 0)
    {
      queue_batches (self, definition, legs, NULL, refresh);
      return;
    }

  lookup = g_new0 (Lookup, 1);
  lookup->self = g_object_ref (self);
  lookup->definition = tracker_definition_ref (definition);
  lookup->legs = g_ptr_array_ref (legs);
  lookup->refresh = g_object_ref (refresh);
  tracker_secrets_lookup_async (self->secrets, carrier, NULL, on_secrets_looked_up_cb, lookup);
}

static void
tracker_ask_queue_finalize (GObject *object)
{
  TrackerAskQueue *self = TRACKER_ASK_QUEUE (object);

  g_clear_pointer (&self->registry, tracker_registry_unref);
  g_clear_object (&self->http);
  g_clear_object (&self->secrets);
  g_clear_object (&self->clock);
  g_free (self->language);
  g_free (self->country);
  g_clear_pointer (&self->lanes, g_hash_table_unref);
  g_clear_pointer (&self->running, g_ptr_array_unref);

  G_OBJECT_CLASS (tracker_ask_queue_parent_class)->finalize (object);
}

static void
tracker_ask_queue_class_init (TrackerAskQueueClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = tracker_ask_queue_finalize;

  signals[ANSWERED] = g_signal_new ("answered", TRACKER_TYPE_ASK_QUEUE, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 3, TRACKER_TYPE_LEG_DATA,
                                    TRACKER_TYPE_REPORT, TRACKER_TYPE_REFRESH);
  signals[TOLD] = g_signal_new ("told", TRACKER_TYPE_ASK_QUEUE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_PTR_ARRAY);
}

static void
tracker_ask_queue_init (TrackerAskQueue *self)
{
  self->language = g_strdup ("en");
  self->lanes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) lane_free);
  self->running = g_ptr_array_new ();
}

/**
 * tracker_ask_queue_new:
 * @registry: the carriers
 * @http: the network
 * @secrets: the person's credentials
 * @clock: now
 *
 * Makes an empty queue.
 *
 * Returns: (transfer full): the queue
 */
TrackerAskQueue *
tracker_ask_queue_new (TrackerRegistry *registry,
                       TrackerHttp *http,
                       TrackerSecrets *secrets,
                       TrackerClock *clock)
{
  TrackerAskQueue *self = g_object_new (TRACKER_TYPE_ASK_QUEUE, NULL);

  self->registry = tracker_registry_ref (registry);
  self->http = g_object_ref (http);
  self->secrets = g_object_ref (secrets);
  self->clock = g_object_ref (clock);

  return self;
}

/**
 * tracker_ask_queue_set_person:
 * @self: a queue
 * @language: two letters
 * @country: (nullable): alpha-2
 *
 * Says who asks: posts answer in that language where they can.
 */
void
tracker_ask_queue_set_person (TrackerAskQueue *self, const char *language, const char *country)
{
  g_return_if_fail (TRACKER_IS_ASK_QUEUE (self));
  g_return_if_fail (language != NULL);

  g_free (self->language);
  self->language = g_strdup (language);
  g_free (self->country);
  self->country = g_strdup (country);
}

/**
 * tracker_ask_queue_push:
 * @self: a queue
 * @legs: (element-type TrackerLegData): whom to ask about what
 * @refresh: the job they belong to; its cancellable stops them
 *
 * Queues asks. For every leg "answered" is emitted once, at once for a carrier that is not known
 * any more, whose daily quota is used up, or if @refresh is cancelled.
 */
void
tracker_ask_queue_push (TrackerAskQueue *self, GPtrArray *legs, TrackerRefresh *refresh)
{
  g_autoptr (GHashTable) carriers = NULL;
  GHashTableIter iter;
  gpointer carrier, group;

  g_return_if_fail (TRACKER_IS_ASK_QUEUE (self));
  g_return_if_fail (TRACKER_IS_REFRESH (refresh));

  carriers
      = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < legs->len; i++)
    {
      TrackerLegData *leg = g_ptr_array_index (legs, i);
      GPtrArray *of_carrier = g_hash_table_lookup (carriers, tracker_leg_data_get_carrier (leg));

      if (of_carrier == NULL)
        {
          of_carrier = g_ptr_array_new_with_free_func ((GDestroyNotify) tracker_leg_data_unref);
          g_hash_table_insert (carriers, (char *) tracker_leg_data_get_carrier (leg), of_carrier);
        }
      g_ptr_array_add (of_carrier, tracker_leg_data_ref (leg));
    }

  g_hash_table_iter_init (&iter, carriers);
  while (g_hash_table_iter_next (&iter, &carrier, &group))
    push_carrier (self, carrier, group, refresh);
}

/**
 * tracker_ask_queue_tell_told:
 * @self: a queue
 *
 * Emits "told" for what the asks under way have told so far: for who cannot wait for their end.
 */
void
tracker_ask_queue_tell_told (TrackerAskQueue *self)
{
  g_return_if_fail (TRACKER_IS_ASK_QUEUE (self));

  for (guint i = 0; i < self->running->len; i++)
    tell_told (self, ((Running *) g_ptr_array_index (self->running, i))->asker);
}

/* Takes the legs that @func names out of @waiting; batches that are empty then go. Returns what was
 * taken, as batches. */
static GQueue *
take_out (GQueue *waiting, TrackerLegFunc func, gpointer user_data)
{
  GQueue *taken = g_queue_new ();

  for (guint n = waiting->length; n > 0; n--)
    {
      TrackerAskBatch *batch = g_queue_pop_head (waiting);
      TrackerAskBatch *out = tracker_ask_batch_split (batch, func, user_data);

      if (out != NULL)
        g_queue_push_tail (taken, out);
      if (batch->legs->len > 0)
        g_queue_push_tail (waiting, batch);
      else
        tracker_ask_batch_free (batch);
    }

  return taken;
}

/**
 * tracker_ask_queue_withdraw:
 * @self: a queue
 * @func: (scope call): names the legs
 * @user_data: data for @func
 *
 * Calls off asks that have not begun: for their legs "answered" is emitted without a report.
 */
void
tracker_ask_queue_withdraw (TrackerAskQueue *self, TrackerLegFunc func, gpointer user_data)
{
  g_autoptr (GList) lanes = NULL;

  g_return_if_fail (TRACKER_IS_ASK_QUEUE (self));

  lanes = g_hash_table_get_values (self->lanes); /* who is told may add more */
  for (GList *l = lanes; l != NULL; l = l->next)
    {
      Lane *lane = l->data;
      GQueue *taken = take_out (&lane->waiting, func, user_data);
      TrackerAskBatch *batch;

      while ((batch = g_queue_pop_head (taken)) != NULL)
        drop_batch (self, batch);
      g_queue_free (taken);
    }
}
