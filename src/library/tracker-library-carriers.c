/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "tracker-health-words-private.h"
#include "tracker-library-private.h"
#include "tracker-number.h"

/* --- all carriers --- */

/**
 * tracker_library_get_carriers:
 * @self: a library
 *
 * All carriers there are definitions of, by name, with what the person decided about each and how
 * it goes with it. Kept fresh.
 *
 * Returns: (transfer none): a model of TrackerCarrier; the same for life
 */
GListModel *
tracker_library_get_carriers (TrackerLibrary *self)
{
  g_return_val_if_fail (TRACKER_IS_LIBRARY (self), NULL);

  return tracker_carrier_list_get_model (tracker_library_get_carrier_list (self));
}

/**
 * tracker_library_find_carrier:
 * @self: a library
 * @id: an id
 *
 * Finds a carrier by its id.
 *
 * Returns: (transfer none) (nullable): the carrier
 */
TrackerCarrier *
tracker_library_find_carrier (TrackerLibrary *self, const char *id)
{
  g_return_val_if_fail (TRACKER_IS_LIBRARY (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  return tracker_carrier_list_find (tracker_library_get_carrier_list (self), id);
}

static void
on_choices_prepared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;

  g_task_return_boolean (
      task, tracker_carrier_choices_prepare_finish (TRACKER_CARRIER_CHOICES (source), result));
}

/**
 * tracker_library_prepare_async:
 * @self: a library
 * @callback: called when store and keyring have answered, or cannot
 * @user_data: data for @callback
 *
 * Waits until recognition knows what the person decided about carriers. From the first call on the
 * keyring is looked into too; it never asks the person.
 */
void
tracker_library_prepare_async (TrackerLibrary *self,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_return_if_fail (TRACKER_IS_LIBRARY (self));

  tracker_carrier_choices_prepare_async (
      tracker_library_get_choices (self), on_choices_prepared_cb,
      tracker_library_start_verb (self, tracker_library_prepare_async, callback, user_data));
}

/**
 * tracker_library_prepare_finish:
 * @self: a library
 * @result: the result
 *
 * Ends tracker_library_prepare_async(). What could not be read is taken as nothing.
 */
void
tracker_library_prepare_finish (TrackerLibrary *self, GAsyncResult *result)
{
  g_return_if_fail (g_task_is_valid (result, self));

  g_task_propagate_boolean (G_TASK (result), NULL);
}

/* --- decisions --- */

/**
 * tracker_library_set_carrier_enabled_async:
 * @self: a library
 * @id: a carrier
 * @enabled: whether it is asked
 * @callback: called when it is kept
 * @user_data: data for @callback
 *
 * Switches a carrier on or off. One that is off is not asked any more and is the last to be
 * guessed; its parcels stay. Fails with %G_IO_ERROR_NOT_FOUND if there is no such carrier.
 */
void
tracker_library_set_carrier_enabled_async (TrackerLibrary *self,
                                           const char *id,
                                           gboolean enabled,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data)
{
  GTask *task;

  g_return_if_fail (TRACKER_IS_LIBRARY (self));
  g_return_if_fail (id != NULL);

  task = tracker_library_start_verb (self, tracker_library_set_carrier_enabled_async, callback,
                                     user_data);
  /* One whose definition is gone can still be forgotten. */
  if (!enabled && tracker_registry_find (tracker_library_get_registry (self), id) == NULL)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                               _ ("There is no carrier “%s”."), id);
      g_object_unref (task);
      return;
    }

  tracker_store_set_carrier_off_async (tracker_library_get_store (self), id, !enabled,
                                       tracker_library_on_store_done_cb, task);
}

static void
on_choice_noted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  if (!tracker_store_finish (TRACKER_STORE (source), result, &error))
    g_warning ("The choice of a carrier could not be kept: %s", error->message);
}

/**
 * tracker_library_note_choice:
 * @self: a library
 * @number: a normalised number
 * @carrier: whose it is
 *
 * Remembers what the person chose for such numbers; recognition names it first from now on.
 */
void
tracker_library_note_choice (TrackerLibrary *self, const char *number, const char *carrier)
{
  g_autofree char *shape = NULL;

  if (*number == '\0')
    return;

  shape = tracker_number_dup_shape (number);
  tracker_store_note_choice_async (tracker_library_get_store (self), shape, carrier,
                                   on_choice_noted_cb, NULL);
}

/* --- does it answer, does it take the login --- */

/* What a trial is told of. Owned by its GTask. */
typedef struct
{
  TrackerDefinition *definition; /* (owned) */
  TrackerMask *mask; /* (owned) (nullable) secrets cannot be told from words: no words are shown */
  gboolean is_good;
} Trial;

static void
trial_free (Trial *trial)
{
  tracker_definition_unref (trial->definition);
  g_clear_pointer (&trial->mask, tracker_mask_free);
  g_free (trial);
}

static gboolean
used_login (const TrackerDefinition *definition, TrackerReport *report)
{
  const char *way = tracker_report_get_way (report);
  const char *const *credentials
      = way != NULL ? tracker_definition_get_way_credentials (definition, way) : NULL;

  return credentials != NULL && credentials[0] != NULL;
}

/* Whether the carrier read the question and, if there was one, took the login. */
static gboolean
is_accepted (TrackerOutcome outcome)
{
  return tracker_outcome_is_answer (outcome) || outcome == TRACKER_OUTCOME_BAD_NUMBER;
}

static char *
dup_acceptance (const char *name, TrackerOutcome outcome, gboolean with_login)
{
  if (outcome == TRACKER_OUTCOME_FOUND)
    return with_login ? g_strdup_printf (_ ("Accepted: %s took your login and answered."), name)
                      : g_strdup_printf (_ ("%s answered."), name);

  return with_login
             ? g_strdup_printf (
                 _ ("Accepted: %s answered that it does not know the example number."), name)
             : g_strdup_printf (_ ("%s answered that it does not know the example number."), name);
}

static char *
dup_refusal (const char *name, TrackerOutcome outcome)
{
  switch (outcome)
    {
    case TRACKER_OUTCOME_BAD_CREDENTIALS:
      return g_strdup_printf (_ ("Refused: %s does not take this login. Look for a typing error."),
                              name);
    case TRACKER_OUTCOME_NEEDS_CREDENTIALS:
      return g_strdup_printf (_ ("Not tested: %s wants a login, and not all of it is here."), name);
    case TRACKER_OUTCOME_NEEDS_MORE:
      return g_strdup_printf (
          _ ("Not tested: %s wants to know more than a number, such as a postcode."), name);
    default:
      return tracker_health_words_dup_fault (outcome, name);
    }
}

static char *
dup_verdict (const Trial *trial, TrackerReport *report)
{
  const char *name = tracker_definition_get_name (trial->definition);
  TrackerOutcome outcome = tracker_report_get_outcome (report);
  g_autofree char *sentence = NULL;
  g_autofree char *words = NULL;

  if (is_accepted (outcome))
    return dup_acceptance (name, outcome, used_login (trial->definition, report));

  sentence = dup_refusal (name, outcome);
  if (trial->mask != NULL)
    words = tracker_mask_dup (trial->mask, tracker_report_get_message (report));
  if (words != NULL && *words != '\0')
    /* Translators: what happened, then in quotation marks what the post said of it. */
    return g_strdup_printf (_ ("%s “%s”"), sentence, words);

  return g_steal_pointer (&sentence);
}

static void
on_carrier_tested_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Trial *trial = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (TrackerReport) report
      = tracker_monitor_test_carrier_finish (TRACKER_MONITOR (source), result, &error);

  if (report == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  trial->is_good = is_accepted (tracker_report_get_outcome (report));
  g_task_return_pointer (task, dup_verdict (trial, report), g_free);
}

/* (transfer full) (nullable) */
static TrackerMask *
create_mask (const TrackerDefinition *definition, GHashTable *secrets)
{
  g_autoptr (TrackerMask) mask = NULL;

  /* Those of the keyring are not known here. */
  if (secrets == NULL && tracker_definition_get_n_credentials (definition) > 0)
    return NULL;

  mask = tracker_mask_new ();
  if (secrets != NULL)
    tracker_mask_add_values (mask, secrets);

  return tracker_mask_is_sure (mask) ? g_steal_pointer (&mask) : NULL;
}

/**
 * tracker_library_test_carrier_async:
 * @self: a library
 * @id: a carrier
 * @secrets: (nullable) (element-type utf8 utf8): the credentials to try, not changed meanwhile;
 * %NULL: those of the keyring
 * @cancellable: (nullable): stops it
 * @callback: called when the carrier has answered, or has not
 * @user_data: data for @callback
 *
 * Asks a carrier about the example number of its definition. Nothing is kept.
 */
void
tracker_library_test_carrier_async (TrackerLibrary *self,
                                    const char *id,
                                    GHashTable *secrets,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  TrackerDefinition *definition;
  Trial *trial;

  g_return_if_fail (TRACKER_IS_LIBRARY (self));
  g_return_if_fail (id != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, tracker_library_test_carrier_async);
  definition = tracker_registry_find (tracker_library_get_registry (self), id);
  if (definition == NULL)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                               _ ("There is no carrier “%s”."), id);
      return;
    }
  if (tracker_definition_is_link (definition)
      || tracker_definition_get_example (definition) == NULL)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, "%s",
                               tracker_definition_is_link (definition)
                                   ? _ ("Tracker cannot ask it: open its page.")
                                   : _ ("There is no number to try this carrier with."));
      return;
    }

  trial = g_new0 (Trial, 1);
  trial->definition = tracker_definition_ref (definition);
  trial->mask = create_mask (definition, secrets);
  g_task_set_task_data (task, trial, (GDestroyNotify) trial_free);
  tracker_monitor_test_carrier_async (tracker_library_get_monitor (self), id, secrets, cancellable,
                                      on_carrier_tested_cb, g_steal_pointer (&task));
}

/**
 * tracker_library_test_carrier_finish:
 * @self: a library
 * @result: the result
 * @is_good: (out) (optional): whether the carrier answered, and took the login if it got one
 * @error: %G_IO_ERROR_NOT_FOUND if there is no such carrier, %G_IO_ERROR_NOT_SUPPORTED if it cannot
 * be asked, TrackerSecretsError, %G_IO_ERROR_CANCELLED
 *
 * Ends tracker_library_test_carrier_async().
 *
 * Returns: (transfer full): one sentence: what the carrier said, or whose fault it is that it said
 * nothing
 */
char *
tracker_library_test_carrier_finish (TrackerLibrary *self,
                                     GAsyncResult *result,
                                     gboolean *is_good,
                                     GError **error)
{
  const Trial *trial;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  trial = g_task_get_task_data (G_TASK (result));
  if (is_good != NULL)
    *is_good = trial != NULL && trial->is_good;

  return g_task_propagate_pointer (G_TASK (result), error);
}
