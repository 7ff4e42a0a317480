/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-human-check.h"

#include "tracker-asker-private.h"
#include "tracker-check-legs-private.h"
#include "tracker-follow-up-private.h"
#include "tracker-monitor-private.h"

struct _TrackerHumanCheck
{
  GObject parent_instance;

  TrackerMonitor *monitor; /* (owned) */
  GPtrArray *legs;         /* (owned) (element-type TrackerLegData) of one carrier */
  GPtrArray
      *asked; /* (owned) (nullable) (element-type TrackerLegData) of @legs: who goes together */
  TrackerAsker *asker;       /* (owned) (nullable) before it begins, and once it has ended */
  GCancellable *cancellable; /* (owned) (nullable) of the verb that runs */
  gboolean began;

  TrackerPosedChallenge posed;
  GPtrArray *reports; /* (owned) (nullable) (element-type TrackerReport) */
};

G_DEFINE_FINAL_TYPE (TrackerHumanCheck, tracker_human_check, G_TYPE_OBJECT)

static TrackerDefinition *
get_definition (TrackerHumanCheck *self)
{
  return tracker_registry_find (self->monitor->registry,
                                tracker_leg_data_get_carrier (g_ptr_array_index (self->legs, 0)));
}

/* --- the end: answers are kept --- */

/* What says something about the parcel. Of all else the leg goes on waiting as it did. */
static gboolean
is_to_be_kept (TrackerReport *report)
{
  TrackerOutcome outcome = tracker_report_get_outcome (report);

  return tracker_outcome_is_answer (outcome) || outcome == TRACKER_OUTCOME_BAD_NUMBER;
}

static gboolean
has_answer (TrackerHumanCheck *self)
{
  for (guint i = 0; i < self->reports->len; i++)
    if (tracker_outcome_is_answer (
            tracker_report_get_outcome (g_ptr_array_index (self->reports, i))))
      return TRUE;

  return FALSE;
}

/* The legs that an answer pointed to are due at once: the scheduler asks them. */
static void
on_followed_up (gint64 parcel_id, gpointer user_data)
{
}

static void
follow_up (TrackerHumanCheck *self)
{
  const TrackerRecognitionHints hints = tracker_monitor_get_hints (self->monitor);

  for (guint i = 0; i < self->reports->len && i < self->legs->len; i++)
    tracker_follow_up (self->monitor->store, self->monitor->registry, &hints,
                       g_ptr_array_index (self->legs, i), g_ptr_array_index (self->reports, i),
                       on_followed_up, NULL);
}

static void
on_resumed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  if (!tracker_store_finish (TRACKER_STORE (source), result, &error))
    g_warning ("The carrier could not be made due again: %s", error->message);
  g_task_return_boolean (task, TRUE);
}

static void
end_kept (GTask *task)
{
  TrackerHumanCheck *self = g_task_get_source_object (task);
  const char *carrier = tracker_leg_data_get_carrier (g_ptr_array_index (self->legs, 0));

  follow_up (self);
  if (has_answer (self))
    {
      tracker_store_resume_carrier_async (self->monitor->store, carrier, on_resumed_cb, task);
      return;
    }

  g_task_return_boolean (task, TRUE);
  g_object_unref (task);
}

static void
on_applied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  GError *error = NULL;

  tracker_store_apply_finish (TRACKER_STORE (source), result, &error);
  if (error == NULL)
    {
      end_kept (task);
      return;
    }

  g_task_return_error (task, error);
  g_object_unref (task);
}

/* (transfer full) @task */
static void
keep_reports (TrackerHumanCheck *self, GTask *task)
{
  g_autoptr (GArray) answers = g_array_new (FALSE, FALSE, sizeof (TrackerAnswer));

  for (guint i = 0; i < self->reports->len && i < self->legs->len; i++)
    {
      TrackerAnswer answer = {
        .leg_id = tracker_leg_data_get_id (g_ptr_array_index (self->legs, i)),
        .report = g_ptr_array_index (self->reports, i),
      };

      if (is_to_be_kept (answer.report))
        g_array_append_val (answers, answer);
    }

  if (answers->len > 0)
    {
      tracker_store_apply_async (self->monitor->store, (const TrackerAnswer *) answers->data,
                                 answers->len, on_applied_cb, task);
      return;
    }

  g_task_return_boolean (task, TRUE);
  g_object_unref (task);
}

/* --- verbs --- */

/* (transfer full) (element-type TrackerReport): one for each leg. Who was not asked goes on waiting
 * for a person. */
static GPtrArray *
spread_reports (TrackerHumanCheck *self, GPtrArray *reports)
{
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify) tracker_report_unref);

  for (guint i = 0; i < self->legs->len; i++)
    {
      TrackerLegData *leg = g_ptr_array_index (self->legs, i);
      guint at;

      g_ptr_array_add (all, g_ptr_array_find (self->asked, leg, &at) && at < reports->len
                                ? tracker_report_ref (g_ptr_array_index (reports, at))
                                : tracker_report_new (tracker_leg_data_get_carrier (leg),
                                                      tracker_leg_data_get_number (leg),
                                                      TRACKER_OUTCOME_CAPTCHA));
    }

  return all;
}

/* Whatever has become of the verb. */
static void
note_told (TrackerHumanCheck *self)
{
  g_autoptr (GPtrArray) told = tracker_asker_steal_told (self->asker);

  tracker_monitor_note_told (self->monitor, told);
}

static void
on_asker_ran_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  TrackerHumanCheck *self = g_task_get_source_object (task);
  g_autoptr (GPtrArray) reports = NULL;
  GError *error = NULL;

  note_told (self);
  if (!tracker_asker_run_finish (result, &error))
    {
      /* Stopped in the middle of something: it cannot go on from there. */
      tracker_posed_challenge_clear (&self->posed);
      g_clear_pointer (&self->asker, tracker_asker_unref);
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }

  if (tracker_asker_get_challenge (self->asker) != NULL)
    {
      tracker_posed_challenge_set (&self->posed, tracker_asker_get_posed (self->asker));
      g_task_return_boolean (task, TRUE);
      g_object_unref (task);
      return;
    }

  tracker_posed_challenge_clear (&self->posed);
  reports = tracker_asker_dup_reports (self->asker);
  self->reports = spread_reports (self, reports);
  g_clear_pointer (&self->asker, tracker_asker_unref);
  keep_reports (self, task);
}

/* Makes the task of a verb. What it does ends with the caller's cancellable, with the monitor, and
 * with the check. */
static GTask *
start_verb (TrackerHumanCheck *self,
            gpointer tag,
            GCancellable *cancellable,
            GAsyncReadyCallback callback,
            gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  if (cancellable != NULL)
    g_signal_connect_object (cancellable, "cancelled", G_CALLBACK (g_cancellable_cancel),
                             self->cancellable, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->monitor->cancellable, "cancelled",
                           G_CALLBACK (g_cancellable_cancel), self->cancellable, G_CONNECT_SWAPPED);
  if (g_cancellable_is_cancelled (cancellable)
      || g_cancellable_is_cancelled (self->monitor->cancellable))
    g_cancellable_cancel (self->cancellable);

  return task;
}

static void
return_cancelled (GTask *task)
{
  g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "The check was cancelled.");
  g_object_unref (task);
}

/* (transfer full) @task */
static void
begin (TrackerHumanCheck *self, GHashTable *secrets, GTask *task)
{
  g_autoptr (GPtrArray) numbers = g_ptr_array_new ();
  const TrackerAskOptions options = {
    .language = self->monitor->language,
    .country = self->monitor->country,
    .secrets = secrets,
    .needs = tracker_leg_data_get_needs (g_ptr_array_index (self->asked, 0)),
    .has_person = TRUE,
  };

  for (guint i = 0; i < self->asked->len; i++)
    g_ptr_array_add (numbers,
                     (char *) tracker_leg_data_get_number (g_ptr_array_index (self->asked, i)));
  g_ptr_array_add (numbers, NULL);

  self->asker = tracker_asker_new (self->monitor->http, self->monitor->clock, get_definition (self),
                                   (const char *const *) numbers->pdata, &options);
  tracker_asker_begin_async (self->asker, self->cancellable, on_asker_ran_cb, task);
}

static void
on_legs_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  TrackerHumanCheck *self = g_task_get_source_object (task);
  GError *error = NULL;
  g_autoptr (GHashTable) secrets = NULL;

  self->asked
      = tracker_check_legs_choose_finish (TRACKER_MONITOR (source), result, &secrets, &error);
  if (self->asked == NULL)
    g_task_return_error (task, error);
  else if (self->asked->len > 0)
    {
      begin (self, secrets, task);
      return;
    }
  else
    {
      self->reports = spread_reports (self, self->asked); /* nobody is asked */
      g_task_return_boolean (task, TRUE);
    }
  g_object_unref (task);
}

static void
tracker_human_check_dispose (GObject *object)
{
  TrackerHumanCheck *self = TRACKER_HUMAN_CHECK (object);

  tracker_posed_challenge_clear (&self->posed);
  g_clear_pointer (&self->asker, tracker_asker_unref);
  g_clear_pointer (&self->legs, g_ptr_array_unref);
  g_clear_pointer (&self->asked, g_ptr_array_unref);
  g_clear_pointer (&self->reports, g_ptr_array_unref);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->monitor);

  G_OBJECT_CLASS (tracker_human_check_parent_class)->dispose (object);
}

static void
tracker_human_check_class_init (TrackerHumanCheckClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tracker_human_check_dispose;
}

static void
tracker_human_check_init (TrackerHumanCheck *self)
{
}

/**
 * tracker_monitor_create_check:
 * @self: a monitor
 * @legs: (element-type TrackerLegData): all of one carrier, whose definition is known; no more than
 * tracker_monitor_get_check_batch_async() says
 *
 * Makes a direct check that has not begun: no request is sent yet.
 *
 * Returns: (transfer full): the check
 */
TrackerHumanCheck *
tracker_monitor_create_check (TrackerMonitor *self, GPtrArray *legs)
{
  TrackerHumanCheck *check;

  g_return_val_if_fail (TRACKER_IS_MONITOR (self), NULL);
  g_return_val_if_fail (legs != NULL && legs->len > 0, NULL);

  check = g_object_new (TRACKER_TYPE_HUMAN_CHECK, NULL);
  check->monitor = g_object_ref (self);
  check->legs = g_ptr_array_new_with_free_func ((GDestroyNotify) tracker_leg_data_unref);
  for (guint i = 0; i < legs->len; i++)
    g_ptr_array_add (check->legs, tracker_leg_data_ref (g_ptr_array_index (legs, i)));

  return check;
}

/**
 * tracker_human_check_begin_async:
 * @self: a check that has not begun
 * @cancellable: (nullable): ends the conversation
 * @callback: called when a challenge is there, or it has ended
 * @user_data: data for @callback
 *
 * Opens the conversation with the post. Of silent parcels, and where the carrier is off, nothing is
 * asked: those legs go on waiting, as do those that cannot be asked about together with the first.
 */
void
tracker_human_check_begin_async (TrackerHumanCheck *self,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  GTask *task;

  g_return_if_fail (TRACKER_IS_HUMAN_CHECK (self));
  g_return_if_fail (!self->began);
  g_return_if_fail (get_definition (self) != NULL);

  self->began = TRUE;
  task = start_verb (self, tracker_human_check_begin_async, cancellable, callback, user_data);
  if (g_cancellable_is_cancelled (self->cancellable))
    return_cancelled (task);
  else
    tracker_check_legs_choose_async (self->monitor, self->legs, self->cancellable,
                                     on_legs_chosen_cb, task);
}

/**
 * tracker_human_check_answer_async:
 * @self: a check with a challenge
 * @solution: (transfer none): what the person answered, checked by tracker_challenge_check()
 * @cancellable: (nullable): ends the conversation
 * @callback: called when another challenge is there, or it has ended
 * @user_data: data for @callback
 *
 * Sends the person's answer.
 */
void
tracker_human_check_answer_async (TrackerHumanCheck *self,
                                  TrackerSolution *solution,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  GTask *task;

  g_return_if_fail (TRACKER_IS_HUMAN_CHECK (self));
  g_return_if_fail (solution != NULL);

  task = start_verb (self, tracker_human_check_answer_async, cancellable, callback, user_data);
  if (self->posed.challenge == NULL || g_cancellable_is_cancelled (self->cancellable))
    return_cancelled (task);
  else
    tracker_asker_answer_async (self->asker, solution, self->cancellable, on_asker_ran_cb, task);
}

/**
 * tracker_human_check_renew_async:
 * @self: a check with a challenge
 * @cancellable: (nullable): ends the conversation
 * @callback: called when another challenge is there, or it has ended
 * @user_data: data for @callback
 *
 * Fetches another picture.
 */
void
tracker_human_check_renew_async (TrackerHumanCheck *self,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  GTask *task;

  g_return_if_fail (TRACKER_IS_HUMAN_CHECK (self));

  task = start_verb (self, tracker_human_check_renew_async, cancellable, callback, user_data);
  if (self->posed.challenge == NULL || g_cancellable_is_cancelled (self->cancellable))
    return_cancelled (task);
  else
    tracker_asker_renew_async (self->asker, self->cancellable, on_asker_ran_cb, task);
}

/**
 * tracker_human_check_finish:
 * @self: a check
 * @result: the result of a verb
 * @error: %G_IO_ERROR_CANCELLED: the conversation is over; TrackerStoreError: the answers could not
 * be kept
 *
 * Ends every verb of a check.
 *
 * Returns: %TRUE: a challenge is there, or it has ended and its answers are kept
 */
gboolean
tracker_human_check_finish (TrackerHumanCheck *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * tracker_human_check_get_challenge:
 * @self: a check
 *
 * What the post wants to know from the person.
 *
 * Returns: (transfer none) (nullable): the challenge; %NULL before the first and after the end
 */
TrackerChallenge *
tracker_human_check_get_challenge (TrackerHumanCheck *self)
{
  g_return_val_if_fail (TRACKER_IS_HUMAN_CHECK (self), NULL);

  return self->posed.challenge;
}

/**
 * tracker_human_check_get_picture:
 * @self: a check
 *
 * The challenge's picture, decoded.
 *
 * Returns: (transfer none) (nullable): the picture; %NULL if it cannot be shown
 */
TrackerPicture *
tracker_human_check_get_picture (TrackerHumanCheck *self)
{
  g_return_val_if_fail (TRACKER_IS_HUMAN_CHECK (self), NULL);

  return self->posed.picture;
}

/**
 * tracker_human_check_get_piece:
 * @self: a check
 *
 * The piece that belongs into the picture, decoded.
 *
 * Returns: (transfer none) (nullable): the piece; %NULL if there is none or it cannot be shown
 */
TrackerPicture *
tracker_human_check_get_piece (TrackerHumanCheck *self)
{
  g_return_val_if_fail (TRACKER_IS_HUMAN_CHECK (self), NULL);

  return self->posed.piece;
}

/**
 * tracker_human_check_get_prompt:
 * @self: a check
 *
 * The picture of what is to be clicked, decoded.
 *
 * Returns: (transfer none) (nullable): the picture; %NULL if there is none or it cannot be shown
 */
TrackerPicture *
tracker_human_check_get_prompt (TrackerHumanCheck *self)
{
  g_return_val_if_fail (TRACKER_IS_HUMAN_CHECK (self), NULL);

  return self->posed.prompt;
}

/**
 * tracker_human_check_get_picture_error:
 * @self: a check
 *
 * Why one of the challenge's pictures cannot be shown.
 *
 * Returns: (transfer none) (nullable): a TrackerPictureError; %NULL: all are fine
 */
const GError *
tracker_human_check_get_picture_error (TrackerHumanCheck *self)
{
  g_return_val_if_fail (TRACKER_IS_HUMAN_CHECK (self), NULL);

  return self->posed.picture_error;
}

/**
 * tracker_human_check_get_reports:
 * @self: a check
 *
 * What the post answered.
 *
 * Returns: (transfer none) (nullable) (element-type TrackerReport): one per leg, in their order;
 * %NULL before the end
 */
GPtrArray *
tracker_human_check_get_reports (TrackerHumanCheck *self)
{
  g_return_val_if_fail (TRACKER_IS_HUMAN_CHECK (self), NULL);

  return self->reports;
}
