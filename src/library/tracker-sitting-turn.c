/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-sitting-private.h"

static void
disarm_expiry (TrackerSitting *self)
{
  g_clear_handle_id (&self->expiry_id, g_source_remove);
  self->expires_at_s = 0;
}

/* The challenge that is shown is as old as the post keeps it: sending an answer would be in vain.
 */
static gboolean
on_expiry_tick_cb (gpointer user_data)
{
  TrackerSitting *self = user_data;

  if (tracker_clock_get_now_s (self->services.clock) < self->expires_at_s)
    return G_SOURCE_CONTINUE;

  self->expiry_id = 0;
  self->has_expired = TRUE;
  tracker_sitting_fetch_another (self);

  return G_SOURCE_REMOVE;
}

/* Looks at the clock each second: a machine that slept must not show an old picture for long. */
static void
arm_expiry (TrackerSitting *self)
{
  gint64 expires_s = tracker_challenge_get_expires_s (self->challenge);

  disarm_expiry (self);
  if (expires_s <= 0)
    return;

  self->expires_at_s = tracker_clock_get_now_s (self->services.clock) + expires_s;
  self->expiry_id = g_timeout_add_seconds (1, on_expiry_tick_cb, self);
}

/* (transfer full) @problem */
static void
halt (TrackerSitting *self, TrackerSittingState state, char *problem)
{
  disarm_expiry (self);
  tracker_sitting_take_notice (self, g_strdup (""));
  tracker_sitting_take_problem (self, problem);
  tracker_sitting_set_state (self, state);
  tracker_sitting_take_challenge (self, NULL); /* last: whoever asks has one to show */
}

static void
show_challenge (TrackerSitting *self)
{
  TrackerChallenge *challenge = tracker_human_check_get_challenge (self->check);
  TrackerChallengeReason reason
      = self->has_expired ? TRACKER_CHALLENGE_EXPIRED : tracker_challenge_get_reason (challenge);
  const GError *error = tracker_human_check_get_picture_error (self->check);

  self->has_expired = FALSE;
  if (error != NULL)
    {
      halt (self, TRACKER_SITTING_STUCK,
            tracker_sitting_words_dup_picture_problem (error, self->carrier_name));
      return;
    }

  tracker_sitting_take_problem (self, g_strdup (""));
  tracker_sitting_take_notice (self, g_strdup (tracker_sitting_words_get_notice (
                                         tracker_challenge_get_kind (challenge), reason)));
  tracker_sitting_take_challenge (self, self->check);
  arm_expiry (self);
  tracker_sitting_set_state (self, TRACKER_SITTING_ASKING);
}

static void
on_check_moved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TrackerSitting) self = user_data;
  TrackerHumanCheck *check = TRACKER_HUMAN_CHECK (source);
  g_autoptr (GError) error = NULL;
  gboolean ok = tracker_human_check_finish (check, result, &error);

  if (check != self->check || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return; /* that turn is over */

  if (!ok)
    halt (self, TRACKER_SITTING_FAILED, g_strdup (error->message));
  else if (tracker_human_check_get_challenge (check) != NULL)
    show_challenge (self);
  else
    tracker_sitting_end_turn (self, tracker_human_check_get_reports (check));
}

/**
 * tracker_sitting_stop_turn:
 * @self: a sitting
 *
 * Ends the conversation with the post. May be called when there is none.
 */
void
tracker_sitting_stop_turn (TrackerSitting *self)
{
  disarm_expiry (self);
  self->has_expired = FALSE;
  self->is_ending = FALSE;
  g_cancellable_cancel (self->cancellable);
  g_set_object (&self->check, NULL);
}

static void
note_all_known (TrackerSitting *self)
{
  for (guint i = 0; i < self->turn->len; i++)
    tracker_sitting_note_known (self, g_ptr_array_index (self->turn, i));
}

static void
open_conversation (TrackerSitting *self)
{
  g_autoptr (GPtrArray) legs = g_ptr_array_new ();

  for (guint i = 0; i < self->turn->len; i++)
    g_ptr_array_add (legs, ((TrackerSittingEntry *) g_ptr_array_index (self->turn, i))->leg);

  g_clear_object (&self->check);
  self->check = tracker_monitor_create_check (self->services.monitor, legs);
  tracker_human_check_begin_async (self->check, self->cancellable, on_check_moved_cb,
                                   g_object_ref (self));
}

static void
on_batch_known_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TrackerSitting) self = user_data;
  g_autoptr (GError) error = NULL;
  int most = tracker_monitor_get_check_batch_finish (TRACKER_MONITOR (source), result, &error);

  if (most < 0 || self->is_cancelled || g_cancellable_is_cancelled (self->cancellable))
    return;

  self->most = most;
  tracker_sitting_begin_turn (self);
}

static void
look_up_batch (TrackerSitting *self)
{
  tracker_monitor_get_check_batch_async (self->services.monitor, self->carrier, self->cancellable,
                                         on_batch_known_cb, g_object_ref (self));
}

/**
 * tracker_sitting_begin_turn:
 * @self: a sitting
 *
 * Begins the next turn, or the same one anew if it did not end; without parcels left the sitting is
 * done.
 */
void
tracker_sitting_begin_turn (TrackerSitting *self)
{
  tracker_sitting_stop_turn (self);
  g_set_object (&self->cancellable, NULL);
  self->cancellable = g_cancellable_new ();
  if (self->is_cancelled)
    {
      g_cancellable_cancel (self->cancellable);
      return;
    }

  tracker_sitting_fill_turn (self);
  tracker_sitting_notify_turn (self);
  if (self->turn->len == 0)
    {
      halt (self, TRACKER_SITTING_DONE, g_strdup (""));
      return;
    }

  if (self->most < 0)
    {
      halt (self, TRACKER_SITTING_LOADING, g_strdup (""));
      look_up_batch (self);
      return;
    }

  note_all_known (self);
  if (self->most == 0)
    {
      halt (self, TRACKER_SITTING_STUCK,
            tracker_sitting_words_dup_problem (TRACKER_OUTCOME_NONE, self->carrier_name));
      return;
    }

  halt (self, TRACKER_SITTING_LOADING, g_strdup (""));
  open_conversation (self);
}

/**
 * tracker_sitting_fail_turn:
 * @self: a sitting
 * @problem: what happened, a sentence
 *
 * Ends the conversation with the post; the person may try again.
 */
void
tracker_sitting_fail_turn (TrackerSitting *self, const char *problem)
{
  tracker_sitting_stop_turn (self);
  halt (self, TRACKER_SITTING_FAILED, g_strdup (problem));
}

/**
 * tracker_sitting_drop_entry:
 * @self: a sitting with a turn that did not end
 *
 * Goes on without the parcel that is shown.
 */
void
tracker_sitting_drop_entry (TrackerSitting *self)
{
  tracker_sitting_stop_turn (self);
  if (self->turn->len > 0)
    {
      g_ptr_array_remove_index (self->turn, 0);
      self->n_ended++;
    }
  tracker_sitting_return_turn (self);
  tracker_sitting_begin_turn (self);
}

/**
 * tracker_sitting_send_answer:
 * @self: a sitting that asks
 * @solution: (transfer none): what the person answered, checked
 *
 * Sends it.
 */
void
tracker_sitting_send_answer (TrackerSitting *self, TrackerSolution *solution)
{
  disarm_expiry (self);
  tracker_sitting_take_notice (self, g_strdup (""));
  tracker_sitting_set_state (self, TRACKER_SITTING_SENDING);
  tracker_human_check_answer_async (self->check, solution, self->cancellable, on_check_moved_cb,
                                    g_object_ref (self));
}

/**
 * tracker_sitting_fetch_another:
 * @self: a sitting whose check has a challenge
 *
 * Fetches another challenge in the same conversation.
 */
void
tracker_sitting_fetch_another (TrackerSitting *self)
{
  disarm_expiry (self);
  tracker_sitting_take_problem (self, g_strdup (""));
  tracker_sitting_take_notice (self, g_strdup (""));
  tracker_sitting_set_state (self, TRACKER_SITTING_LOADING);
  tracker_human_check_renew_async (self->check, self->cancellable, on_check_moved_cb,
                                   g_object_ref (self));
}

/* --- the end of a turn --- */

/* What is done with the answers of a turn, one parcel after the other. The turn stays as it is
 * until all are read. */
typedef struct
{
  TrackerSitting *self;      /* (owned) */
  GCancellable *cancellable; /* (owned) of that turn */
  GPtrArray *entries; /* (owned) (element-type TrackerSittingEntry) of the turn, that ended */
  GPtrArray *reports; /* (owned) (element-type TrackerReport) theirs */
  guint n_read;
  TrackerOutcome rest; /* how it ended for those that did not end; NONE: all ended */
} Ending;

static void read_next (Ending *ending);

static void
ending_free (Ending *ending)
{
  g_object_unref (ending->self);
  g_object_unref (ending->cancellable);
  g_ptr_array_unref (ending->entries);
  g_ptr_array_unref (ending->reports);
  g_free (ending);
}

/* What the post says of the parcel, be it that the number is none. */
static gboolean
is_result (TrackerOutcome outcome)
{
  return tracker_outcome_is_answer (outcome) || outcome == TRACKER_OUTCOME_BAD_NUMBER;
}

/* The post's page, or Tracker's knowledge of it, is the trouble: asking again later does not help,
 * the browser does. */
static gboolean
is_dead_end (TrackerOutcome outcome)
{
  return tracker_outcome_wants_human (outcome) || outcome == TRACKER_OUTCOME_MALFORMED;
}

static void
go_on (Ending *ending)
{
  TrackerSitting *self = ending->self;
  TrackerOutcome rest = ending->rest;

  self->is_ending = FALSE;
  self->n_ended += ending->entries->len;
  for (guint i = 0; i < ending->entries->len; i++)
    g_ptr_array_remove (self->turn, g_ptr_array_index (ending->entries, i));
  if (rest == TRACKER_OUTCOME_NONE)
    {
      tracker_sitting_begin_turn (self);
      return;
    }

  tracker_sitting_stop_turn (self);
  tracker_sitting_notify_turn (self);
  halt (self, is_dead_end (rest) ? TRACKER_SITTING_STUCK : TRACKER_SITTING_FAILED,
        tracker_sitting_words_dup_problem (rest, self->carrier_name));
}

static void
on_events_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Ending *ending = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) events
      = tracker_store_load_events_finish (TRACKER_STORE (source), result, &error);

  if (g_cancellable_is_cancelled (ending->cancellable))
    {
      ending_free (ending);
      return;
    }

  if (events == NULL)
    {
      g_warning ("What is new could not be read: %s", error->message);
      events = g_ptr_array_new ();
    }
  tracker_sitting_add_result (ending->self, g_ptr_array_index (ending->entries, ending->n_read),
                              g_ptr_array_index (ending->reports, ending->n_read), events);
  ending->n_read++;
  read_next (ending);
}

/* (transfer full) @ending */
static void
read_next (Ending *ending)
{
  TrackerSitting *self = ending->self;
  TrackerSittingEntry *entry;

  if (ending->n_read == ending->entries->len)
    {
      go_on (ending);
      ending_free (ending);
      return;
    }

  entry = g_ptr_array_index (ending->entries, ending->n_read);
  tracker_store_load_events_async (self->services.store,
                                   tracker_leg_data_get_parcel_id (entry->leg), NULL,
                                   on_events_read_cb, ending);
}

/**
 * tracker_sitting_end_turn:
 * @self: a sitting
 * @reports: (transfer none) (element-type TrackerReport): what the post answered, kept by now, in
 * the order of the turn; those of parcels beyond them did not end
 *
 * Shows what came of the turn, and begins the next one if it ended for all its parcels.
 */
void
tracker_sitting_end_turn (TrackerSitting *self, GPtrArray *reports)
{
  Ending *ending = g_new0 (Ending, 1);
  guint n_reports = MIN (reports->len, self->turn->len);

  ending->self = g_object_ref (self);
  ending->cancellable = g_object_ref (self->cancellable);
  ending->entries = g_ptr_array_new ();
  ending->reports = g_ptr_array_new_with_free_func ((GDestroyNotify) tracker_report_unref);
  for (guint i = 0; i < n_reports; i++)
    {
      TrackerReport *report = g_ptr_array_index (reports, i);
      TrackerOutcome outcome = tracker_report_get_outcome (report);

      if (is_result (outcome))
        {
          g_ptr_array_add (ending->entries, g_ptr_array_index (self->turn, i));
          g_ptr_array_add (ending->reports, tracker_report_ref (report));
        }
      else if (ending->rest == TRACKER_OUTCOME_NONE)
        {
          ending->rest = outcome;
        }
    }

  self->is_ending = TRUE;
  disarm_expiry (self);
  read_next (ending);
}
