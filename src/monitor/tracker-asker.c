/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-asker-private.h"

/* One ask under way. Owned by its GTask; the worker thread has it to itself while a thought runs.
 */
typedef struct
{
  TrackerHttp *http;
  TrackerClock *clock;
  TrackerDefinition *definition;
  GStrv numbers;
  char *way;
  char *language;
  char *country;
  GHashTable *secrets; /* (nullable) */
  GVariant *cache;     /* (nullable) */
  TrackerConversation *conversation;
  TrackerAsk *ask;           /* (nullable) before the first thought */
  TrackerRequest *request;   /* (nullable) what the last thought wants sent */
  TrackerResponse *response; /* (nullable) what the next thought is given */
} AskRun;

static void think (GTask *task);

static void
ask_run_free (AskRun *run)
{
  g_clear_object (&run->http);
  g_clear_object (&run->clock);
  g_clear_pointer (&run->definition, tracker_definition_unref);
  g_strfreev (run->numbers);
  g_free (run->way);
  g_free (run->language);
  g_free (run->country);
  g_clear_pointer (&run->secrets, g_hash_table_unref);
  g_clear_pointer (&run->cache, g_variant_unref);
  g_clear_object (&run->conversation);
  g_clear_pointer (&run->ask, tracker_ask_unref);
  g_clear_pointer (&run->request, tracker_request_unref);
  g_clear_pointer (&run->response, tracker_response_unref);
  g_free (run);
}

static void
think_in_thread (GTask *thought, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  AskRun *run = task_data;
  gint64 now_s = tracker_clock_get_now_s (run->clock);

  if (run->ask == NULL)
    {
      TrackerAskOptions options = {
        .way = run->way,
        .language = run->language,
        .country = run->country,
        .secrets = run->secrets,
        .cache = run->cache,
        .now_s = now_s,
      };

      run->ask = tracker_ask_new (run->definition, (const char *const *) run->numbers, &options);
    }
  else
    {
      tracker_ask_take_response (run->ask, run->response, now_s);
    }

  g_clear_pointer (&run->response, tracker_response_unref);
  g_clear_pointer (&run->request, tracker_request_unref);
  run->request = tracker_ask_next_request (run->ask);
  g_task_return_boolean (thought, TRUE);
}

static void
on_http_sent_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  AskRun *run = g_task_get_task_data (task);
  GError *error = NULL;

  run->response = tracker_http_send_finish (TRACKER_HTTP (source), result, &error);
  if (run->response == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  think (g_steal_pointer (&task));
}

static void
on_thought_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  AskRun *run = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);

  if (g_task_return_error_if_cancelled (task))
    return;

  if (run->request == NULL)
    {
      g_task_return_pointer (task, tracker_ask_dup_reports (run->ask),
                             (GDestroyNotify) g_ptr_array_unref);
      return;
    }

  tracker_http_send_async (run->http, run->request, run->conversation, cancellable, on_http_sent_cb,
                           g_steal_pointer (&task));
}

/* (transfer full) @task */
static void
think (GTask *task)
{
  AskRun *run = g_task_get_task_data (task);
  g_autoptr (GTask) thought = g_task_new (NULL, NULL, on_thought_cb, task);

  /* @run stays alive: @task is held by the callback's user data until the thought has come back. */
  g_task_set_task_data (thought, run, NULL);
  g_task_run_in_thread (thought, think_in_thread);
}

/**
 * tracker_asker_ask_async:
 * @http: the network
 * @clock: tells the engine what "now" is
 * @definition: whom to ask
 * @numbers: (array zero-terminated=1): what about; no more than the way's batch
 * @options: as for tracker_ask_new(); copied, its `now_s` is not read
 * @cancellable: (nullable): stops the ask between and during requests
 * @callback: called on the main context
 * @user_data: data for @callback
 *
 * Runs one ask to its end. Main thread; answers are parsed in worker threads.
 */
void
tracker_asker_ask_async (TrackerHttp *http,
                         TrackerClock *clock,
                         TrackerDefinition *definition,
                         const char *const *numbers,
                         const TrackerAskOptions *options,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  GTask *task;
  AskRun *run;

  g_return_if_fail (TRACKER_IS_HTTP (http));
  g_return_if_fail (TRACKER_IS_CLOCK (clock));
  g_return_if_fail (definition != NULL);
  g_return_if_fail (numbers != NULL && numbers[0] != NULL);

  run = g_new0 (AskRun, 1);
  run->http = g_object_ref (http);
  run->clock = g_object_ref (clock);
  run->definition = tracker_definition_ref (definition);
  run->numbers = g_strdupv ((char **) numbers);
  run->way = g_strdup (options->way);
  run->language = g_strdup (options->language);
  run->country = g_strdup (options->country);
  run->secrets = options->secrets != NULL ? g_hash_table_ref (options->secrets) : NULL;
  run->cache = options->cache != NULL ? g_variant_ref (options->cache) : NULL;
  run->conversation = tracker_conversation_new ();

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, tracker_asker_ask_async);
  g_task_set_task_data (task, run, (GDestroyNotify) ask_run_free);
  think (task);
}

/**
 * tracker_asker_ask_finish:
 * @result: the result
 * @cache: (out) (optional) (nullable) (transfer full): what a later ask of this carrier may use
 * again; holds secrets, memory only
 * @error: the only one is %G_IO_ERROR_CANCELLED
 *
 * Ends tracker_asker_ask_async().
 *
 * Returns: (transfer full) (element-type TrackerReport): one report per number, in their order
 */
GPtrArray *
tracker_asker_ask_finish (GAsyncResult *result, GVariant **cache, GError **error)
{
  AskRun *run;

  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  run = g_task_get_task_data (G_TASK (result));
  if (cache != NULL)
    *cache = run->ask != NULL ? tracker_ask_dup_cache (run->ask) : NULL;

  return g_task_propagate_pointer (G_TASK (result), error);
}
