/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-store-apply-private.h"

#define DEFAULT_GAP_S (6 * 60 * 60)
/* A code just typed is answered by several posts within moments: what the second one says is no
 * news either. */
#define JUST_ADDED_S (10 * 60)

typedef struct
{
  TrackerAnswer *answers; /* (array length=n_answers) (owned) */
  gsize n_answers;
  TrackerScheduleFunc schedule; /* (nullable) */
  gpointer schedule_data;       /* of the store, which outlives its jobs */
  int n_changed;
} ApplyArgs;

static void
apply_args_free (ApplyArgs *args)
{
  for (gsize i = 0; i < args->n_answers; i++)
    tracker_report_unref (args->answers[i].report);
  g_free (args->answers);
  g_free (args);
}

static void
leg_row_clear (TrackerLegRow *row)
{
  g_clear_pointer (&row->carrier, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TrackerLegRow, leg_row_clear)

static void
events_delta_clear (TrackerEventsDelta *delta)
{
  g_clear_pointer (&delta->new_ids, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TrackerEventsDelta, events_delta_clear)

/* DONE: the leg, or its parcel, is gone. */
static TrackerStep
load_row (TrackerWork *work, gint64 leg_id, TrackerLegRow *row, GError **error)
{
  g_autoptr (TrackerStmt) stmt = tracker_db_query (
      work->db, error,
      "SELECT l.id, l.parcel_id, l.carrier, l.outcome, l.answered_s, l.failures, p.stage, "
      "p.trouble, p.archived_s != 0,"
      "  p.n_events, p.n_unseen, p.first_event_s, p.last_event_s, p.last_event_id, p.added_s, "
      "p.answered_s, l.waits_s, l.is_watched"
      " FROM legs l JOIN parcels p ON p.id = l.parcel_id WHERE l.id = ? AND p.removed_s = 0",
      "x", leg_id);
  TrackerStep step = stmt != NULL ? tracker_db_step (work->db, stmt, error) : TRACKER_STEP_FAILED;

  if (step != TRACKER_STEP_ROW)
    return step;

  row->leg_id = sqlite3_column_int64 (stmt, 0);
  row->parcel_id = sqlite3_column_int64 (stmt, 1);
  row->carrier = g_strdup (tracker_stmt_get_text (stmt, 2));
  tracker_outcome_from_nick (tracker_stmt_get_text (stmt, 3), &row->leg_outcome);
  row->leg_answered_s = sqlite3_column_int64 (stmt, 4);
  row->failures = sqlite3_column_int (stmt, 5);
  tracker_stage_from_nick (tracker_stmt_get_text (stmt, 6), &row->stage);
  tracker_outcome_from_nick (tracker_stmt_get_text (stmt, 7), &row->trouble);
  row->is_archived = sqlite3_column_int (stmt, 8);
  row->n_events = sqlite3_column_int (stmt, 9);
  row->n_unseen = sqlite3_column_int (stmt, 10);
  row->first_event_s = sqlite3_column_int64 (stmt, 11);
  row->last_event_s = sqlite3_column_int64 (stmt, 12);
  row->last_event_id = sqlite3_column_int64 (stmt, 13);
  row->added_s = sqlite3_column_int64 (stmt, 14);
  row->answered_s = sqlite3_column_int64 (stmt, 15);
  row->leg_waits_s = sqlite3_column_int64 (stmt, 16);
  row->is_watched = sqlite3_column_int (stmt, 17);
  return TRACKER_STEP_ROW;
}

static gint64
get_next_due_s (TrackerWork *work,
                const ApplyArgs *args,
                const TrackerLegRow *row,
                const TrackerReport *report,
                const TrackerEventsDelta *delta,
                int failures)
{
  TrackerScheduleInput input = { 0 };

  if (args->schedule == NULL)
    return work->now_s + DEFAULT_GAP_S;

  input.stage = delta->stage;
  input.added_s = row->added_s;
  input.last_event_s = delta->last_event_s;
  input.now_s = work->now_s;
  input.outcome = tracker_report_get_outcome (report);
  input.failures = failures;
  input.retry_after_s = tracker_report_get_retry_after_s (report);
  input.carrier = row->carrier;
  input.random = tracker_clock_get_random (work->clock);
  return args->schedule (&input, args->schedule_data);
}

/* Most legs wait for nobody, before and after: their row is written once, and the index of those
 * that wait is not touched. */
static gboolean
write_leg (TrackerWork *work,
           const ApplyArgs *args,
           const TrackerLegRow *row,
           const TrackerReport *report,
           const TrackerEventsDelta *delta,
           gint64 waits_s,
           GError **error)
{
  TrackerOutcome outcome = tracker_report_get_outcome (report);
  int failures = tracker_outcome_is_failure (outcome) ? row->failures + 1 : 0;

  return tracker_db_run (work->db, error,
                         "UPDATE legs SET asked_s = ?2, answered_s = ?3, outcome = ?4, message = "
                         "?5, failures = "
                         "?6, next_due_s = ?7 WHERE id = ?1",
                         "xxxssix", row->leg_id, work->now_s,
                         tracker_outcome_is_answer (outcome) ? work->now_s : row->leg_answered_s,
                         tracker_outcome_to_nick (outcome), tracker_report_get_message (report),
                         failures, get_next_due_s (work, args, row, report, delta, failures))
         && (waits_s == row->leg_waits_s
             || tracker_db_run (work->db, error, "UPDATE legs SET waits_s = ?2 WHERE id = ?1", "xx",
                                row->leg_id, waits_s));
}

/* What the person typed just now is seen, unless something unseen is older: what is seen is one
 * mark. */
static gboolean
is_all_seen (const TrackerLegRow *row, const TrackerEventsDelta *delta)
{
  return row->n_unseen == 0 && delta->n_new_of_post == 0;
}

static gboolean
write_seen (TrackerWork *work,
            const TrackerLegRow *row,
            const TrackerEventsDelta *delta,
            GError **error)
{
  return delta->new_ids->len == 0 || !is_all_seen (row, delta)
         || tracker_db_run (
             work->db, error,
             "UPDATE parcels SET seen_event_id ="
             "  (SELECT coalesce (max (id), 0) FROM events WHERE parcel_id = ?1) WHERE id = ?1",
             "x", row->parcel_id);
}

/* The columns that lists are ordered and filtered by are written only if something about them
 * changed. */
static gboolean
write_parcel (TrackerWork *work,
              const TrackerLegRow *row,
              TrackerOutcome trouble,
              const TrackerEventsDelta *delta,
              gint64 answered_s,
              GError **error)
{
  int smarts;

  if (!delta->is_changed && trouble == row->trouble)
    return tracker_db_run (work->db, error,
                           "UPDATE parcels SET asked_s = ?2, answered_s = ?3 WHERE id = ?1", "xxx",
                           row->parcel_id, work->now_s, answered_s);

  smarts
      = tracker_state_get_smarts (delta->stage, trouble, delta->n_events, row->is_archived, FALSE);
  return tracker_db_run (
      work->db, error,
      "UPDATE parcels SET asked_s = ?2, answered_s = ?3, stage = ?4, trouble = ?5, smarts = ?6,"
      "  n_events = ?7, n_unseen = ?8, first_event_s = ?9, last_event_s = ?10, last_event_id = ?11,"
      "  activity_s = ?12 WHERE id = ?1",
      "xxxssiiixxxx", row->parcel_id, work->now_s, answered_s, tracker_stage_to_nick (delta->stage),
      tracker_outcome_to_nick (trouble), smarts, delta->n_events,
      is_all_seen (row, delta) ? 0 : row->n_unseen + (int) delta->new_ids->len,
      delta->first_event_s, delta->last_event_s, delta->last_event_id,
      delta->n_events > 0 ? delta->last_event_s : row->added_s);
}

/* Most answers are as good as the last one: the other legs are looked at only if this one's sign
 * comes or goes. */
static gboolean
get_trouble (TrackerWork *work,
             const TrackerLegRow *row,
             TrackerOutcome outcome,
             gint64 waits_s,
             TrackerOutcome *trouble,
             GError **error)
{
  TrackerOutcome before = tracker_state_get_sign (row->leg_outcome, row->leg_waits_s);
  TrackerOutcome after = tracker_state_get_sign (outcome, waits_s);

  *trouble = row->trouble;
  if (after == before || (!tracker_state_is_trouble (after) && !tracker_state_is_trouble (before)))
    return TRUE;
  return tracker_state_load_trouble (work, row->parcel_id, trouble, error);
}

/* A wall met by a way that asks by itself stands before all numbers of its carrier. Nobody is
 * called for what is delivered or not asked by itself, nor while answering. */
static gboolean
write_wait (TrackerWork *work,
            const TrackerLegRow *row,
            const TrackerReport *report,
            const TrackerEventsDelta *delta,
            GError **error)
{
  TrackerOutcome outcome = tracker_report_get_outcome (report);

  if (!tracker_outcome_wants_human (outcome))
    return TRUE;
  if (tracker_report_get_way (report) != NULL
      && !tracker_waits_pause (work, row->carrier, tracker_report_get_retry_after_s (report),
                               error))
    return FALSE;
  return !row->is_watched || delta->stage == TRACKER_STAGE_DELIVERED
         || outcome == TRACKER_OUTCOME_WRONG_CAPTCHA || tracker_waits_call_person (work, error);
}

/* Replaces what was not said yet, under a new id: whoever says the older one just now does not take
 * this one for it. */
static gboolean
write_news (TrackerWork *work,
            const TrackerLegRow *row,
            const TrackerEventsDelta *delta,
            GError **error)
{
  gboolean is_new_leg = row->leg_answered_s == 0 && work->now_s - row->added_s < JUST_ADDED_S;
  TrackerNews news
      = tracker_news_decide (row->stage, delta->stage, row->n_events, (int) delta->n_new_of_post,
                             row->answered_s == 0 || is_new_leg);

  if (news == TRACKER_NEWS_NONE)
    return TRUE;

  tracker_change_set_has_outbox (work->change);
  return tracker_db_run (work->db, error, "DELETE FROM outbox WHERE parcel_id = ?", "x",
                         row->parcel_id)
         && tracker_db_run (work->db, error,
                            "INSERT INTO outbox (parcel_id, news, stage, event_id, written_s) "
                            "VALUES (?, ?, ?, ?, ?)",
                            "xssrx", row->parcel_id, tracker_news_to_nick (news),
                            tracker_stage_to_nick (delta->stage), delta->newest_new_id,
                            work->now_s);
}

static void
note_change (TrackerWork *work,
             const TrackerLegRow *row,
             const TrackerEventsDelta *delta,
             gboolean is_first_answer,
             gboolean has_new_facts)
{
  TrackerChangeFlags flags = TRACKER_CHANGE_LEGS;

  if (delta->is_changed)
    flags |= TRACKER_CHANGE_EVENTS;
  if (delta->stage != row->stage)
    flags |= TRACKER_CHANGE_STAGE;
  if (has_new_facts)
    flags |= TRACKER_CHANGE_FACTS;
  tracker_change_add_answer (work->change, row->parcel_id, flags, row->stage, delta->stage,
                             is_first_answer, (const gint64 *) (gpointer) delta->new_ids->data,
                             delta->new_ids->len);
}

static void
events_delta_init (TrackerEventsDelta *delta, const TrackerLegRow *row)
{
  delta->new_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  delta->stage = row->stage;
  delta->n_events = row->n_events;
  delta->first_event_s = row->first_event_s;
  delta->last_event_s = row->last_event_s;
  delta->last_event_id = row->last_event_id;
}

static gboolean
apply_one (TrackerWork *work,
           const ApplyArgs *args,
           GHashTable *tallies,
           const TrackerAnswer *answer,
           GError **error)
{
  TrackerOutcome outcome = tracker_report_get_outcome (answer->report);
  gboolean is_answer = tracker_outcome_is_answer (outcome);
  g_auto (TrackerLegRow) row = { 0 };
  g_auto (TrackerEventsDelta) delta = { 0 };
  gboolean has_new_facts = FALSE;
  TrackerOutcome trouble;
  gint64 waits_s;
  TrackerStep step = load_row (work, answer->leg_id, &row, error);

  if (step != TRACKER_STEP_ROW)
    return step == TRACKER_STEP_DONE;

  tracker_carrier_tallies_add (tallies, row.carrier, answer->report);
  events_delta_init (&delta, &row);
  if (is_answer
      && (!tracker_events_merge (work, &row, answer->report, &delta, error)
          || !tracker_facts_merge (work, &row, answer->report, &has_new_facts, error)))
    return FALSE;
  if (delta.new_ids->len > 0
      && !tracker_facts_count_unknown_codes (work, &row, answer->report, error))
    return FALSE;
  waits_s = tracker_waits_get_since_s (outcome, row.leg_waits_s, work->now_s);
  if (!write_leg (work, args, &row, answer->report, &delta, waits_s, error)
      || !get_trouble (work, &row, outcome, waits_s, &trouble, error)
      || !write_parcel (work, &row, trouble, &delta, is_answer ? work->now_s : row.answered_s,
                        error)
      || !write_seen (work, &row, &delta, error)
      || !write_wait (work, &row, answer->report, &delta, error)
      || !write_news (work, &row, &delta, error))
    return FALSE;

  note_change (work, &row, &delta, is_answer && row.answered_s == 0, has_new_facts);
  return TRUE;
}

static int
count_changed (const TrackerChange *change)
{
  gsize n_parcels;
  const TrackerParcelChange *parcels = tracker_change_get_parcels (change, &n_parcels);
  int n_changed = 0;

  for (gsize i = 0; i < n_parcels; i++)
    if (parcels[i].flags & (TRACKER_CHANGE_EVENTS | TRACKER_CHANGE_STAGE))
      n_changed++;

  return n_changed;
}

static gboolean
apply_in_thread (TrackerWork *work, gpointer data, GCancellable *cancellable, GError **error)
{
  ApplyArgs *args = data;
  g_autoptr (GHashTable) tallies = tracker_carrier_tallies_new ();

  for (gsize i = 0; i < args->n_answers; i++)
    if (!apply_one (work, args, tallies, &args->answers[i], error))
      return FALSE;
  if (!tracker_carrier_tallies_write (tallies, work, error))
    return FALSE;

  args->n_changed = count_changed (work->change);
  return TRUE;
}

/**
 * tracker_store_apply_async:
 * @self: a store
 * @answers: (array length=n_answers): answers of legs; their reports are not changed any more
 * @n_answers: how many
 * @callback: (nullable): called on main
 * @user_data: for @callback
 *
 * Applies answers, in order, in one transaction: new events, corrected wordings, facts, how the ask
 * ended and when the next one is due, what that says of the carrier, and what is to be said of it.
 * An answer that failed changes nothing but how the ask ended. An answer for a leg or parcel that
 * is gone is passed over. Nothing is to be said of the first answer of a parcel, nor of the first
 * answers of its other posts in its first ten minutes.
 */
void
tracker_store_apply_async (TrackerStore *self,
                           const TrackerAnswer *answers,
                           gsize n_answers,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  ApplyArgs *args;

  g_return_if_fail (TRACKER_IS_STORE (self));

  args = g_new0 (ApplyArgs, 1);
  args->answers = g_memdup2 (answers, n_answers * sizeof *answers);
  args->n_answers = n_answers;
  for (gsize i = 0; i < n_answers; i++)
    tracker_report_ref (args->answers[i].report);
  args->schedule = tracker_store_get_schedule (self, &args->schedule_data);
  tracker_store_push (self, TRACKER_JOB_WRITE, apply_in_thread,
                      tracker_store_new_task (self, NULL, callback, user_data,
                                              tracker_store_apply_async, args,
                                              (GDestroyNotify) apply_args_free));
}

/**
 * tracker_store_apply_finish:
 * @self: a store
 * @result: of tracker_store_apply_async()
 * @error: where a #TrackerStoreError goes; then nothing was applied
 *
 * Returns: how many parcels have other events or another stage now; -1: it failed
 */
int
tracker_store_apply_finish (TrackerStore *self, GAsyncResult *result, GError **error)
{
  ApplyArgs *args;

  g_return_val_if_fail (g_task_is_valid (result, self), -1);

  args = g_task_get_task_data (G_TASK (result));
  return g_task_propagate_boolean (G_TASK (result), error) ? args->n_changed : -1;
}
