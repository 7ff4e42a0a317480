/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-asker-private.h"

/* The worker thread has all of it to itself while a thought runs. */
struct _TrackerAsker
{
  grefcount refs;
  TrackerHttp *http;             /* (owned) */
  TrackerClock *clock;           /* (owned) */
  TrackerDefinition *definition; /* (owned) */
  GStrv numbers;                 /* (owned) */
  char *way;                     /* (owned) (nullable) */
  char *language;                /* (owned) */
  char *country;                 /* (owned) (nullable) */
  GHashTable *secrets;           /* (owned) (nullable) */
  GHashTable *needs;             /* (owned) (nullable) */
  GVariant *cache;               /* (owned) (nullable) */
  gboolean has_person;
  gboolean has_no_pauses;
  TrackerConversation *conversation; /* (owned) */
  TrackerAsk *ask;                   /* (owned) (nullable) before the first thought */
  TrackerRequest *request;           /* (owned) (nullable) what the last thought wants sent */

  /* What the next thought is given: at most one of them; none: another picture is wanted. */
  TrackerResponse *response; /* (owned) (nullable) */
  TrackerSolution *solution; /* (owned) (nullable) */

  /* What it waits for. */
  TrackerPosedChallenge posed;
};

static void think (GTask *task);

/* --- thoughts: in a worker thread --- */

static TrackerAsk *
make_ask_in_thread (TrackerAsker *self, gint64 now_s)
{
  const TrackerAskOptions options = {
    .way = self->way,
    .language = self->language,
    .country = self->country,
    .secrets = self->secrets,
    .needs = self->needs,
    .cache = self->cache,
    .now_s = now_s,
    .has_person = self->has_person,
  };

  return tracker_ask_new (self->definition, (const char *const *) self->numbers, &options);
}

static void
think_in_thread (GTask *thought, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  TrackerAsker *self = task_data;
  gint64 now_s = tracker_clock_get_now_s (self->clock);

  if (self->ask == NULL)
    self->ask = make_ask_in_thread (self, now_s);
  else if (self->response != NULL)
    tracker_ask_take_response (self->ask, self->response, now_s);
  else if (self->solution != NULL)
    tracker_ask_take_solution (self->ask, self->solution, now_s);
  else
    tracker_ask_renew_challenge (self->ask, now_s);

  g_clear_pointer (&self->response, tracker_response_unref);
  g_clear_pointer (&self->solution, tracker_solution_unref);
  g_clear_pointer (&self->request, tracker_request_unref);
  self->request = tracker_ask_next_request (self->ask);
  tracker_posed_challenge_pose (&self->posed, tracker_ask_dup_challenge (self->ask));
  g_task_return_boolean (thought, TRUE);
}

/* --- running --- */

static void
on_http_sent_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  TrackerAsker *self = g_task_get_task_data (task);
  GError *error = NULL;

  self->response = tracker_http_send_finish (TRACKER_HTTP (source), result, &error);
  if (self->response == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  think (g_steal_pointer (&task));
}

static void
send_now (GTask *task)
{
  TrackerAsker *self = g_task_get_task_data (task);

  tracker_http_send_async (self->http, self->request, self->conversation,
                           g_task_get_cancellable (task), on_http_sent_cb, g_object_ref (task));
}

static gboolean
on_delay_over_cb (gpointer user_data)
{
  GTask *task = user_data;

  if (!g_task_return_error_if_cancelled (task))
    send_now (task);

  return G_SOURCE_REMOVE;
}

/* The post asked for some time: it is heard sooner only if the ask is called off. */
static void
send_later (GTask *task, int delay_ms)
{
  g_autoptr (GSource) timeout = g_timeout_source_new ((guint) delay_ms);
  GCancellable *cancellable = g_task_get_cancellable (task);

  if (cancellable != NULL)
    {
      g_autoptr (GSource) cancelled = g_cancellable_source_new (cancellable);

      g_source_set_dummy_callback (cancelled);
      g_source_add_child_source (timeout, cancelled);
    }
  g_task_attach_source (task, timeout, on_delay_over_cb);
}

static void
on_thought_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  TrackerAsker *self = g_task_get_task_data (task);

  if (g_task_return_error_if_cancelled (task))
    return;

  if (self->request == NULL)
    g_task_return_boolean (task, TRUE);
  else if (tracker_request_get_delay_ms (self->request) > 0 && !self->has_no_pauses)
    send_later (task, tracker_request_get_delay_ms (self->request));
  else
    send_now (task);
}

/* (transfer full) @task */
static void
think (GTask *task)
{
  TrackerAsker *self = g_task_get_task_data (task);
  g_autoptr (GTask) thought = g_task_new (NULL, NULL, on_thought_cb, task);

  /* @self stays alive: @task is held by the callback's user data until the thought has come back.
   */
  g_task_set_task_data (thought, self, NULL);
  g_task_run_in_thread (thought, think_in_thread);
}

static void
run (TrackerAsker *self,
     gpointer tag,
     GCancellable *cancellable,
     GAsyncReadyCallback callback,
     gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, tracker_asker_ref (self), (GDestroyNotify) tracker_asker_unref);
  think (task);
}

/**
 * tracker_asker_new:
 * @http: the network
 * @clock: tells the engine what "now" is
 * @definition: whom to ask
 * @numbers: (array zero-terminated=1): what about; no more than the way's batch
 * @options: as for tracker_ask_new(); copied, its `now_s` is not read
 *
 * Makes an ask that has not begun yet, with a conversation of its own.
 *
 * Returns: (transfer full): the asker
 */
TrackerAsker *
tracker_asker_new (TrackerHttp *http,
                   TrackerClock *clock,
                   TrackerDefinition *definition,
                   const char *const *numbers,
                   const TrackerAskOptions *options)
{
  TrackerAsker *self;

  g_return_val_if_fail (TRACKER_IS_HTTP (http), NULL);
  g_return_val_if_fail (TRACKER_IS_CLOCK (clock), NULL);
  g_return_val_if_fail (definition != NULL, NULL);
  g_return_val_if_fail (numbers != NULL && numbers[0] != NULL, NULL);

  self = g_new0 (TrackerAsker, 1);
  g_ref_count_init (&self->refs);
  self->http = g_object_ref (http);
  self->clock = g_object_ref (clock);
  self->definition = tracker_definition_ref (definition);
  self->numbers = g_strdupv ((char **) numbers);
  self->way = g_strdup (options->way);
  self->language = g_strdup (options->language);
  self->country = g_strdup (options->country);
  self->secrets = options->secrets != NULL ? g_hash_table_ref (options->secrets) : NULL;
  self->needs = options->needs != NULL ? g_hash_table_ref (options->needs) : NULL;
  self->cache = options->cache != NULL ? g_variant_ref (options->cache) : NULL;
  self->has_person = options->has_person;
  self->conversation = tracker_conversation_new ();

  return self;
}

/**
 * tracker_asker_skip_pauses:
 * @self: an asker
 *
 * Sends at once what the post wants to be asked some time later. For tests: no post is asked so.
 */
void
tracker_asker_skip_pauses (TrackerAsker *self)
{
  g_return_if_fail (self != NULL);

  self->has_no_pauses = TRUE;
}

/**
 * tracker_asker_ref:
 * @self: an asker
 *
 * Main thread.
 *
 * Returns: (transfer full): @self
 */
TrackerAsker *
tracker_asker_ref (TrackerAsker *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_ref_count_inc (&self->refs);

  return self;
}

/**
 * tracker_asker_unref:
 * @self: (transfer full): an asker
 *
 * Gives one reference up; with the last one the conversation ends. Main thread.
 */
void
tracker_asker_unref (TrackerAsker *self)
{
  g_return_if_fail (self != NULL);

  if (!g_ref_count_dec (&self->refs))
    return;

  tracker_posed_challenge_clear (&self->posed);
  g_clear_object (&self->http);
  g_clear_object (&self->clock);
  g_clear_pointer (&self->definition, tracker_definition_unref);
  g_strfreev (self->numbers);
  g_free (self->way);
  g_free (self->language);
  g_free (self->country);
  g_clear_pointer (&self->secrets, g_hash_table_unref);
  g_clear_pointer (&self->needs, g_hash_table_unref);
  g_clear_pointer (&self->cache, g_variant_unref);
  g_clear_object (&self->conversation);
  g_clear_pointer (&self->ask, tracker_ask_unref);
  g_clear_pointer (&self->request, tracker_request_unref);
  g_clear_pointer (&self->response, tracker_response_unref);
  g_clear_pointer (&self->solution, tracker_solution_unref);
  g_free (self);
}

/**
 * tracker_asker_begin_async:
 * @self: an asker that has not begun
 * @cancellable: (nullable): stops it between and during requests
 * @callback: called on the main context
 * @user_data: data for @callback
 *
 * Runs until the ask is done or a challenge is there.
 */
void
tracker_asker_begin_async (TrackerAsker *self,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_return_if_fail (self != NULL && self->ask == NULL);

  run (self, tracker_asker_begin_async, cancellable, callback, user_data);
}

/**
 * tracker_asker_answer_async:
 * @self: an asker with a challenge
 * @solution: (transfer none): what the person answered, checked by tracker_challenge_check()
 * @cancellable: (nullable): stops it between and during requests
 * @callback: called on the main context
 * @user_data: data for @callback
 *
 * Goes on from the challenge until the ask is done or another challenge is there.
 */
void
tracker_asker_answer_async (TrackerAsker *self,
                            TrackerSolution *solution,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_return_if_fail (self != NULL && self->posed.challenge != NULL);
  g_return_if_fail (solution != NULL);

  self->solution = tracker_solution_ref (solution);
  run (self, tracker_asker_answer_async, cancellable, callback, user_data);
}

/**
 * tracker_asker_renew_async:
 * @self: an asker with a challenge
 * @cancellable: (nullable): stops it between and during requests
 * @callback: called on the main context
 * @user_data: data for @callback
 *
 * Fetches another challenge instead of this one.
 */
void
tracker_asker_renew_async (TrackerAsker *self,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_return_if_fail (self != NULL && self->posed.challenge != NULL);

  run (self, tracker_asker_renew_async, cancellable, callback, user_data);
}

/**
 * tracker_asker_run_finish:
 * @result: the result
 * @error: the only one is %G_IO_ERROR_CANCELLED; the asker is of no more use then
 *
 * Ends tracker_asker_begin_async(), tracker_asker_answer_async() and tracker_asker_renew_async().
 *
 * Returns: %TRUE: the ask is done, or tracker_asker_get_challenge() is there
 */
gboolean
tracker_asker_run_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * tracker_asker_get_challenge:
 * @self: an asker that does not run
 *
 * Returns: (transfer none) (nullable): what it waits for; %NULL: it is done, or has not begun
 */
TrackerChallenge *
tracker_asker_get_challenge (TrackerAsker *self)
{
  return self->posed.challenge;
}

/**
 * tracker_asker_get_posed:
 * @self: an asker that does not run
 *
 * Returns: (transfer none): what it waits for, with its pictures; none: it is done, or has not
 * begun
 */
const TrackerPosedChallenge *
tracker_asker_get_posed (TrackerAsker *self)
{
  return &self->posed;
}

/**
 * tracker_asker_dup_reports:
 * @self: an asker that is done
 *
 * Returns: (transfer full) (element-type TrackerReport): one report per number, in their order
 */
GPtrArray *
tracker_asker_dup_reports (TrackerAsker *self)
{
  return tracker_ask_dup_reports (self->ask);
}

/**
 * tracker_asker_dup_cache:
 * @self: an asker that does not run
 *
 * Returns: (transfer full) (nullable): what a later ask of this carrier may use again; holds
 * secrets, memory only
 */
GVariant *
tracker_asker_dup_cache (TrackerAsker *self)
{
  return self->ask != NULL ? tracker_ask_dup_cache (self->ask) : NULL;
}

/**
 * tracker_asker_steal_told:
 * @self: an asker; it may run
 *
 * Gives which hosts were told the numbers since the last call, whatever has become of the ask.
 *
 * Returns: (transfer full) (element-type TrackerTold): one for each host, number and time
 */
GPtrArray *
tracker_asker_steal_told (TrackerAsker *self)
{
  GPtrArray *told = g_ptr_array_new_with_free_func ((GDestroyNotify) tracker_told_unref);
  g_autoptr (GPtrArray) tellings = tracker_conversation_steal_tellings (self->conversation);

  for (guint i = 0; i < tellings->len; i++)
    {
      const TrackerTelling *telling = g_ptr_array_index (tellings, i);

      for (guint k = 0; self->numbers[k] != NULL; k++)
        g_ptr_array_add (told, tracker_told_new (telling->host,
                                                 tracker_definition_get_id (self->definition),
                                                 self->numbers[k], telling->at_s));
    }

  return told;
}
