/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-sitting-private.h"

#include <glib/gi18n-lib.h>

#include "tracker-entered-event-private.h"
#include "tracker-pasted-events.h"

/* --- reading --- */

typedef struct
{
  TrackerDefinition *definition; /* (owned) (nullable) */
  char *carrier;                 /* (owned) */
  char *text;                    /* (owned) */
  gint64 now_s;
} Paste;

static void
paste_free (Paste *paste)
{
  g_clear_pointer (&paste->definition, tracker_definition_unref);
  g_free (paste->carrier);
  g_free (paste->text);
  g_free (paste);
}

static void
read_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const Paste *paste = task_data;

  g_task_return_pointer (
      task,
      tracker_pasted_events_read (paste->definition, paste->carrier, paste->text, paste->now_s),
      (GDestroyNotify) g_ptr_array_unref);
}

static void
on_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;

  g_task_return_pointer (task, g_task_propagate_pointer (G_TASK (result), NULL),
                         (GDestroyNotify) g_ptr_array_unref);
}

/**
 * tracker_sitting_read_paste_async:
 * @self: a sitting
 * @text: what the person copied from the post's page
 * @cancellable: (nullable): drops it
 * @callback: called on the main context
 * @user_data: data for @callback
 *
 * Recognises events in a text, in a worker thread.
 */
void
tracker_sitting_read_paste_async (TrackerSitting *self,
                                  const char *text,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_autoptr (GTask) reading = NULL;
  GTask *task;
  Paste *paste;

  g_return_if_fail (TRACKER_IS_SITTING (self));
  g_return_if_fail (text != NULL);

  paste = g_new0 (Paste, 1);
  paste->definition = self->definition != NULL ? tracker_definition_ref (self->definition) : NULL;
  paste->carrier = g_strdup (self->carrier);
  paste->text = g_strdup (text);
  paste->now_s = tracker_clock_get_now_s (self->services.clock);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, tracker_sitting_read_paste_async);

  /* A task of its own, so that the worker thread never holds the sitting's last reference. */
  reading = g_task_new (NULL, NULL, on_read_cb, task);
  g_task_set_task_data (reading, paste, (GDestroyNotify) paste_free);
  g_task_run_in_thread (reading, read_in_thread);
}

/**
 * tracker_sitting_read_paste_finish:
 * @self: a sitting
 * @result: the result
 * @error: %G_IO_ERROR_CANCELLED
 *
 * Ends tracker_sitting_read_paste_async().
 *
 * Returns: (transfer full): a model of TrackerEnteredEvent, newest first, which the caller may add
 * to; empty if nothing was recognised
 */
GListModel *
tracker_sitting_read_paste_finish (TrackerSitting *self, GAsyncResult *result, GError **error)
{
  g_autoptr (GPtrArray) events = NULL;
  g_autoptr (GListStore) entered = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  events = g_task_propagate_pointer (G_TASK (result), error);
  if (events == NULL)
    return NULL;

  entered = g_list_store_new (TRACKER_TYPE_ENTERED_EVENT);
  for (guint i = 0; i < events->len; i++)
    {
      g_autoptr (TrackerEnteredEvent) event = tracker_entered_event_new (
          self->definition, self->carrier, g_ptr_array_index (events, i),
          tracker_clock_get_now_s (self->services.clock));

      g_list_store_append (entered, event);
    }

  return G_LIST_MODEL (g_steal_pointer (&entered));
}

/**
 * tracker_sitting_create_entered_event:
 * @self: a sitting
 *
 * Makes an event without anything in it.
 *
 * Returns: (transfer full): the event
 */
TrackerEnteredEvent *
tracker_sitting_create_entered_event (TrackerSitting *self)
{
  g_return_val_if_fail (TRACKER_IS_SITTING (self), NULL);

  return tracker_entered_event_new (self->definition, self->carrier, NULL,
                                    tracker_clock_get_now_s (self->services.clock));
}

/* --- keeping --- */

/* (nullable): NULL and @error if something is missing. */
static TrackerReport *
make_report (TrackerSitting *self, GListModel *events, GError **error)
{
  TrackerSittingEntry *entry = g_ptr_array_index (self->turn, 0);
  g_autoptr (TrackerReport) report = tracker_report_new (
      self->carrier, tracker_leg_data_get_number (entry->leg), TRACKER_OUTCOME_FOUND);
  guint n_kept = 0;

  for (guint i = 0; i < g_list_model_get_n_items (events); i++)
    {
      g_autoptr (TrackerEnteredEvent) event = g_list_model_get_item (events, i);

      if (!tracker_entered_event_get_included (event))
        continue;
      if (!tracker_entered_event_get_valid (event))
        {
          g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                               tracker_entered_event_get_problem (event));
          return NULL;
        }
      tracker_report_take_event (report, tracker_entered_event_make_event (event));
      n_kept++;
    }

  if (n_kept == 0)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                           _ ("Nothing is chosen: tick what is to be kept."));
      return NULL;
    }

  return g_steal_pointer (&report);
}

static void
on_entered_applied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  TrackerSitting *self = g_task_get_source_object (task);
  g_autoptr (GPtrArray) reports = g_ptr_array_new ();
  GError *error = NULL;

  tracker_store_apply_finish (TRACKER_STORE (source), result, &error);
  if (error != NULL)
    {
      tracker_sitting_fail_turn (self, error->message);
      g_task_return_error (task, error);
      return;
    }

  if (!self->is_cancelled)
    {
      g_ptr_array_add (reports, g_task_get_task_data (task));
      tracker_sitting_end_turn (self, reports);
    }
  g_task_return_boolean (task, TRUE);
}

/* The conversation with the post is over; of a batch the others have their turn later. */
static void
leave_alone_in_turn (TrackerSitting *self)
{
  TrackerSittingEntry *entry = g_ptr_array_steal_index (self->turn, 0);

  tracker_sitting_return_turn (self);
  g_ptr_array_add (self->turn, entry);
}

/**
 * tracker_sitting_keep_entered_async:
 * @self: a sitting
 * @events: (transfer none): of TrackerEnteredEvent
 * @callback: called when they are kept
 * @user_data: data for @callback
 *
 * Keeps the included ones as entered by the person for the parcel whose turn it is, which ends the
 * turn: the parcel does not wait any more.
 */
void
tracker_sitting_keep_entered_async (TrackerSitting *self,
                                    GListModel *events,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  TrackerAnswer answer = { 0 };
  GError *error = NULL;

  g_return_if_fail (TRACKER_IS_SITTING (self));
  g_return_if_fail (G_IS_LIST_MODEL (events));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, tracker_sitting_keep_entered_async);
  if (self->is_cancelled || self->is_ending || self->turn->len == 0)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "The turn is over.");
      return;
    }

  answer.report = make_report (self, events, &error);
  if (answer.report == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  tracker_sitting_stop_turn (self);
  g_set_object (&self->cancellable, NULL);
  self->cancellable = g_cancellable_new ();
  self->is_ending = TRUE;
  leave_alone_in_turn (self);
  answer.leg_id
      = tracker_leg_data_get_id (((TrackerSittingEntry *) g_ptr_array_index (self->turn, 0))->leg);
  g_task_set_task_data (task, answer.report, (GDestroyNotify) tracker_report_unref);
  tracker_store_apply_async (self->services.store, &answer, 1, on_entered_applied_cb,
                             g_steal_pointer (&task));
}

/**
 * tracker_sitting_keep_entered_finish:
 * @self: a sitting
 * @result: the result
 * @error: %G_IO_ERROR_INVALID_ARGUMENT: something is missing, the message is a sentence for the
 * person; TrackerStoreError: it could not be kept
 *
 * Ends tracker_sitting_keep_entered_async().
 *
 * Returns: %TRUE if they are kept
 */
gboolean
tracker_sitting_keep_entered_finish (TrackerSitting *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
