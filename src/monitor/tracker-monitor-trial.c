/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-asker-private.h"
#include "tracker-monitor-private.h"

/* Whether a carrier answers, and takes the person's login: an ask about a number of nobody, of
 * which nothing is kept. Owned by its GTask. */
typedef struct
{
  TrackerDefinition *definition; /* (owned) */
  TrackerAsker *asker;           /* (owned) (nullable) once it is known how to ask */
} Trial;

static void
trial_free (Trial *trial)
{
  g_clear_pointer (&trial->definition, tracker_definition_unref);
  g_clear_pointer (&trial->asker, tracker_asker_unref);
  g_free (trial);
}

static void
on_asker_ran_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Trial *trial = g_task_get_task_data (task);
  g_autoptr (GPtrArray) reports = NULL;
  GError *error = NULL;

  if (!tracker_asker_run_finish (result, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  reports = tracker_asker_dup_reports (trial->asker);
  g_task_return_pointer (task, tracker_report_ref (g_ptr_array_index (reports, 0)),
                         (GDestroyNotify) tracker_report_unref);
}

static gboolean
has_any (GHashTable *secrets)
{
  GHashTableIter iter;
  gpointer secret;

  if (secrets == NULL)
    return FALSE;
  g_hash_table_iter_init (&iter, secrets);
  while (g_hash_table_iter_next (&iter, NULL, &secret))
    if (secret != NULL && *(const char *) secret != '\0')
      return TRUE;

  return FALSE;
}

/* A way of the carrier's that no login is for says nothing about the login. (transfer full) @task
 */
static void
begin (GTask *task, GHashTable *secrets)
{
  TrackerMonitor *self = g_task_get_source_object (task);
  Trial *trial = g_task_get_task_data (task);
  const char *number = tracker_definition_get_example (trial->definition);
  const char *const numbers[] = { number, NULL };
  const char *way = tracker_definition_choose_keyed_way_for (trial->definition, number, secrets);
  const TrackerAskOptions options = {
    .way = way,
    .language = self->language,
    .country = self->country,
    .secrets = secrets,
  };

  if (way == NULL && has_any (secrets)
      && tracker_definition_takes_login_for (trial->definition, number))
    {
      g_task_return_pointer (task,
                             tracker_report_new (tracker_definition_get_id (trial->definition),
                                                 number, TRACKER_OUTCOME_NEEDS_CREDENTIALS),
                             (GDestroyNotify) tracker_report_unref);
      g_object_unref (task);
      return;
    }

  trial->asker = tracker_asker_new (self->http, self->clock, trial->definition, numbers, &options);
  tracker_asker_begin_async (trial->asker, g_task_get_cancellable (task), on_asker_ran_cb, task);
}

static void
on_secrets_looked_up_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  GError *error = NULL;
  g_autoptr (GHashTable) secrets
      = tracker_secrets_lookup_finish (TRACKER_SECRETS (source), result, &error);

  if (secrets == NULL)
    {
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }

  begin (task, secrets);
}

/**
 * tracker_monitor_test_carrier_async:
 * @self: a monitor
 * @carrier: the id of a carrier
 * @secrets: (nullable) (element-type utf8 utf8): the credentials to try, not changed meanwhile;
 * %NULL: those of the keyring
 * @cancellable: (nullable): stops it
 * @callback: called on the main context
 * @user_data: data for @callback
 *
 * Asks a carrier about the example number of its definition, in the best way that needs a login and
 * has it, or else in the best way there is. Nothing is kept: no answer, no token, nor who was told.
 */
void
tracker_monitor_test_carrier_async (TrackerMonitor *self,
                                    const char *carrier,
                                    GHashTable *secrets,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  TrackerDefinition *definition;
  GTask *task;
  Trial *trial;

  g_return_if_fail (TRACKER_IS_MONITOR (self));
  g_return_if_fail (carrier != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, tracker_monitor_test_carrier_async);
  definition = tracker_registry_find (self->registry, carrier);
  if (definition == NULL || tracker_definition_get_example (definition) == NULL)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                               definition == NULL ? "There is no such carrier."
                                                  : "There is no number to try this carrier with.");
      g_object_unref (task);
      return;
    }

  trial = g_new0 (Trial, 1);
  trial->definition = tracker_definition_ref (definition);
  g_task_set_task_data (task, trial, (GDestroyNotify) trial_free);
  if (secrets != NULL || tracker_definition_get_n_credentials (definition) == 0)
    begin (task, secrets);
  else
    tracker_secrets_lookup_async (self->secrets, carrier, cancellable, on_secrets_looked_up_cb,
                                  task);
}

/**
 * tracker_monitor_test_carrier_finish:
 * @self: a monitor
 * @result: the result
 * @error: %G_IO_ERROR_CANCELLED; %G_IO_ERROR_NOT_FOUND: no such carrier, or no number to try it
 * with; TrackerSecretsError: the keyring was to be asked and gave nothing
 *
 * Ends tracker_monitor_test_carrier_async(). A carrier that takes the login answers something about
 * the number: found or not found are both good.
 *
 * Returns: (transfer full): what the carrier said; %NULL on error
 */
TrackerReport *
tracker_monitor_test_carrier_finish (TrackerMonitor *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
