/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-store-private.h"

/* What asks say of their carriers, over all parcels: gathered while the answers of a transaction
 * are applied, and written once for each carrier. */

typedef struct
{
  gboolean has_answer;
  int n_failed;                /* since the last answer of this transaction */
  TrackerOutcome last_failure; /* NONE: none failed */
  char *message;               /* (owned) (nullable): the post's words on it */
} Tally;

/* What is kept of a carrier. */
typedef struct
{
  gint64 answered_s;
  gint64 failed_s;
  TrackerOutcome failed_outcome;
  char *message; /* (owned) (nullable) */
  int failures;
  gboolean is_known;
} State;

static void
tally_free (Tally *tally)
{
  g_free (tally->message);
  g_free (tally);
}

static void
state_clear (State *state)
{
  g_clear_pointer (&state->message, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (State, state_clear)

/* What the carrier, or what the person gave for it, is to blame for. A number of the wrong kind and
 * one that lacks a postcode are sound answers to a wrong question. */
static gboolean
is_failure_of_carrier (TrackerOutcome outcome)
{
  return tracker_outcome_is_failure (outcome) || tracker_outcome_wants_human (outcome)
         || outcome == TRACKER_OUTCOME_BAD_CREDENTIALS
         || outcome == TRACKER_OUTCOME_NEEDS_CREDENTIALS;
}

/**
 * tracker_carrier_tallies_new:
 *
 * Returns: (transfer full): what the answers of a transaction say of carriers: nothing yet
 */
GHashTable *
tracker_carrier_tallies_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) tally_free);
}

/**
 * tracker_carrier_tallies_add:
 * @tallies: what earlier answers say
 * @carrier: who was asked
 * @report: how that ended
 *
 * Adds an answer. One that was never asked for, since there is no network, says nothing.
 */
void
tracker_carrier_tallies_add (GHashTable *tallies, const char *carrier, const TrackerReport *report)
{
  TrackerOutcome outcome = tracker_report_get_outcome (report);
  Tally *tally = g_hash_table_lookup (tallies, carrier);

  if (outcome == TRACKER_OUTCOME_OFFLINE || outcome == TRACKER_OUTCOME_NONE)
    return;
  if (tally == NULL)
    {
      tally = g_new0 (Tally, 1);
      g_hash_table_insert (tallies, g_strdup (carrier), tally);
    }

  if (tracker_outcome_is_answer (outcome))
    {
      tally->has_answer = TRUE;
      tally->n_failed = 0;
    }
  else if (is_failure_of_carrier (outcome))
    {
      tally->n_failed++;
      tally->last_failure = outcome;
      g_free (tally->message);
      tally->message = g_strdup (tracker_report_get_message (report));
    }
}

static gboolean
load_state (TrackerWork *work, const char *carrier, State *state, GError **error)
{
  g_autoptr (TrackerStmt) stmt = tracker_db_query (
      work->db, error,
      "SELECT answered_s, failed_s, failed_outcome, failed_message, failures, asked_s != 0"
      " FROM carrier_states WHERE carrier = ?",
      "s", carrier);
  TrackerStep step = stmt != NULL ? tracker_db_step (work->db, stmt, error) : TRACKER_STEP_FAILED;

  if (step != TRACKER_STEP_ROW)
    return step == TRACKER_STEP_DONE;

  state->answered_s = sqlite3_column_int64 (stmt, 0);
  state->failed_s = sqlite3_column_int64 (stmt, 1);
  tracker_outcome_from_nick (tracker_stmt_get_text (stmt, 2), &state->failed_outcome);
  state->message = g_strdup (tracker_stmt_get_text (stmt, 3));
  state->failures = sqlite3_column_int (stmt, 4);
  state->is_known = sqlite3_column_int (stmt, 5);
  return TRUE;
}

/* A carrier that goes on as it did is no news to anybody. */
static gboolean
join (State *state, const Tally *tally, gint64 now_s)
{
  int failures = tally->has_answer ? tally->n_failed : state->failures + tally->n_failed;
  gboolean is_news = !state->is_known || (failures == 0) != (state->failures == 0)
                     || (tally->n_failed > 0 && tally->last_failure != state->failed_outcome);

  state->failures = failures;
  if (tally->has_answer)
    state->answered_s = now_s;
  if (tally->last_failure != TRACKER_OUTCOME_NONE)
    {
      state->failed_s = now_s;
      state->failed_outcome = tally->last_failure;
      g_free (state->message);
      state->message = g_strdup (tally->message);
    }
  return is_news;
}

static gboolean
write_state (TrackerWork *work, const char *carrier, const Tally *tally, GError **error)
{
  g_auto (State) state = { 0 };

  if (!load_state (work, carrier, &state, error))
    return FALSE;

  if (join (&state, tally, work->now_s))
    tracker_change_set_has_carriers (work->change);
  return tracker_db_run (
      work->db, error,
      "INSERT INTO carrier_states (carrier, asked_s, answered_s, failed_s, failed_outcome,"
      "  failed_message, failures) VALUES (?, ?, ?, ?, ?, ?, ?)"
      " ON CONFLICT DO UPDATE SET asked_s = excluded.asked_s, answered_s = excluded.answered_s,"
      "  failed_s = excluded.failed_s, failed_outcome = excluded.failed_outcome,"
      "  failed_message = excluded.failed_message, failures = excluded.failures",
      "sxxxssi", carrier, work->now_s, state.answered_s, state.failed_s,
      tracker_outcome_to_nick (state.failed_outcome), state.message, state.failures);
}

/**
 * tracker_carrier_tallies_write:
 * @tallies: what the answers of the transaction say of carriers
 * @work: a write
 * @error: where a #TrackerStoreError goes
 *
 * Joins them with what is kept of each carrier.
 *
 * Returns: whether it did
 */
gboolean
tracker_carrier_tallies_write (GHashTable *tallies, TrackerWork *work, GError **error)
{
  GHashTableIter iter;
  gpointer carrier, tally;

  g_hash_table_iter_init (&iter, tallies);
  while (g_hash_table_iter_next (&iter, &carrier, &tally))
    if (!write_state (work, carrier, tally, error))
      return FALSE;

  return TRUE;
}
