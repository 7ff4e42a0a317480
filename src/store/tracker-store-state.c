/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-store-private.h"

/* What a parcel's row repeats of its legs and events, so that lists need not look at those. */

/**
 * tracker_state_get_smarts:
 * @stage: the parcel's stage
 * @trouble: the worst of its legs' signs
 * @n_events: how many events are known
 * @is_archived: whether it is archived
 * @is_removed: whether it is removed
 *
 * The one place that says what a smart folder holds. Archived parcels are in Archive alone. On the
 * way is what neither waits, nor is delivered or in trouble, once anything is known of it.
 *
 * Returns: bit N for each #TrackerSmart N that the parcel is in
 */
int
tracker_state_get_smarts (TrackerStage stage,
                          TrackerOutcome trouble,
                          int n_events,
                          gboolean is_archived,
                          gboolean is_removed)
{
  int smarts = 1 << TRACKER_SMART_EVERYTHING;
  gboolean wants_person
      = tracker_outcome_wants_human (trouble) || trouble == TRACKER_OUTCOME_NEEDS_CREDENTIALS
        || trouble == TRACKER_OUTCOME_BAD_CREDENTIALS || trouble == TRACKER_OUTCOME_NEEDS_MORE;

  if (is_removed)
    return 0;
  if (is_archived)
    return smarts | 1 << TRACKER_SMART_ARCHIVE;

  smarts |= 1 << TRACKER_SMART_ALL;
  if (stage == TRACKER_STAGE_DELIVERED)
    return smarts | 1 << TRACKER_SMART_DELIVERED;
  if (wants_person || tracker_stage_needs_attention (stage))
    smarts |= 1 << TRACKER_SMART_ATTENTION;
  if (stage == TRACKER_STAGE_ARRIVED)
    smarts |= 1 << TRACKER_SMART_READY;
  else if (!tracker_stage_needs_attention (stage)
           && (stage != TRACKER_STAGE_UNKNOWN || n_events > 0))
    smarts |= 1 << TRACKER_SMART_ON_THE_WAY;
  return smarts;
}

/* Worst first: what only the person can mend, then what the post has against this number, then what
 * passes by itself. */
static const TrackerOutcome troubles[] = {
  TRACKER_OUTCOME_BAD_CREDENTIALS, TRACKER_OUTCOME_NEEDS_CREDENTIALS, TRACKER_OUTCOME_NEEDS_MORE,
  TRACKER_OUTCOME_WRONG_CAPTCHA,   TRACKER_OUTCOME_CAPTCHA,           TRACKER_OUTCOME_BLOCKED,
  TRACKER_OUTCOME_BAD_NUMBER,      TRACKER_OUTCOME_MALFORMED,         TRACKER_OUTCOME_UNAVAILABLE,
  TRACKER_OUTCOME_RATE_LIMITED,
};

static guint
get_badness (TrackerOutcome outcome)
{
  for (guint i = 0; i < G_N_ELEMENTS (troubles); i++)
    if (outcome == troubles[i])
      return G_N_ELEMENTS (troubles) - i;

  return 0;
}

/**
 * tracker_state_is_trouble:
 * @outcome: how an ask ended
 *
 * Returns: whether that is worth a sign on the parcel
 */
gboolean
tracker_state_is_trouble (TrackerOutcome outcome)
{
  return get_badness (outcome) > 0;
}

/**
 * tracker_state_get_sign:
 * @outcome: how a leg's last ask ended
 * @waits_s: since when it waits for a person; 0: it does not
 *
 * A leg that waits for a person goes on doing so while its post cannot be reached.
 *
 * Returns: what the leg has to say of itself: @outcome, or %TRACKER_OUTCOME_CAPTCHA
 */
TrackerOutcome
tracker_state_get_sign (TrackerOutcome outcome, gint64 waits_s)
{
  return waits_s != 0 && !tracker_outcome_wants_human (outcome) ? TRACKER_OUTCOME_CAPTCHA : outcome;
}

/**
 * tracker_state_load_trouble:
 * @work: a job
 * @parcel_id: a parcel
 * @trouble: (out): the worst of its legs' signs, else %TRACKER_OUTCOME_NONE
 * @error: where a #TrackerStoreError goes
 *
 * Where the person wants nobody to be asked, nothing is wrong: a silent parcel has no trouble, and
 * carriers that are off give none.
 *
 * Returns: whether it could be read
 */
gboolean
tracker_state_load_trouble (TrackerWork *work,
                            gint64 parcel_id,
                            TrackerOutcome *trouble,
                            GError **error)
{
  g_autoptr (TrackerStmt) stmt = tracker_db_query (
      work->db, error,
      "SELECT l.outcome, l.waits_s FROM legs l JOIN parcels p ON p.id = l.parcel_id"
      " WHERE l.parcel_id = ? AND p.is_silent = 0 AND NOT EXISTS"
      "  (SELECT 1 FROM carrier_states WHERE carrier = l.carrier AND is_off = 1)",
      "x", parcel_id);
  TrackerStep step;

  if (stmt == NULL)
    return FALSE;

  *trouble = TRACKER_OUTCOME_NONE;
  while ((step = tracker_db_step (work->db, stmt, error)) == TRACKER_STEP_ROW)
    {
      TrackerOutcome outcome = TRACKER_OUTCOME_NONE;

      tracker_outcome_from_nick (tracker_stmt_get_text (stmt, 0), &outcome);
      outcome = tracker_state_get_sign (outcome, sqlite3_column_int64 (stmt, 1));
      if (get_badness (outcome) > get_badness (*trouble))
        *trouble = outcome;
    }

  return step == TRACKER_STEP_DONE;
}

/**
 * tracker_state_update_smarts:
 * @work: a write
 * @parcel_id: a parcel
 * @error: where a #TrackerStoreError goes
 *
 * Brings the smart folders of a parcel up to date with the rest of its row.
 *
 * Returns: whether it did
 */
gboolean
tracker_state_update_smarts (TrackerWork *work, gint64 parcel_id, GError **error)
{
  g_autoptr (TrackerStmt) stmt = tracker_db_query (
      work->db, error,
      "SELECT stage, trouble, n_events, archived_s, removed_s, smarts FROM parcels WHERE id = ?",
      "x", parcel_id);
  TrackerStage stage = TRACKER_STAGE_UNKNOWN;
  TrackerOutcome trouble = TRACKER_OUTCOME_NONE;
  int smarts;

  if (stmt == NULL || tracker_db_step (work->db, stmt, error) != TRACKER_STEP_ROW)
    return FALSE;

  tracker_stage_from_nick (tracker_stmt_get_text (stmt, 0), &stage);
  tracker_outcome_from_nick (tracker_stmt_get_text (stmt, 1), &trouble);
  smarts = tracker_state_get_smarts (stage, trouble, sqlite3_column_int (stmt, 2),
                                     sqlite3_column_int64 (stmt, 3) != 0,
                                     sqlite3_column_int64 (stmt, 4) != 0);
  if (smarts == sqlite3_column_int (stmt, 5))
    return TRUE;
  return tracker_db_run (work->db, error, "UPDATE parcels SET smarts = ?2 WHERE id = ?1", "xi",
                         parcel_id, smarts);
}

/**
 * tracker_state_update_trouble:
 * @work: a write
 * @parcel_id: a parcel whose legs changed
 * @error: where a #TrackerStoreError goes
 *
 * Brings trouble and smart folders of a parcel up to date with its legs.
 *
 * Returns: whether it did
 */
gboolean
tracker_state_update_trouble (TrackerWork *work, gint64 parcel_id, GError **error)
{
  TrackerOutcome trouble;

  return tracker_state_load_trouble (work, parcel_id, &trouble, error)
         && tracker_db_run (work->db, error,
                            "UPDATE parcels SET trouble = ?2 WHERE id = ?1 AND trouble != ?2", "xs",
                            parcel_id, tracker_outcome_to_nick (trouble))
         && tracker_state_update_smarts (work, parcel_id, error);
}

/**
 * tracker_state_add_flags:
 * @work: a write
 * @parcel_id: a parcel
 * @flags: what the write changed of it, its stage aside
 * @error: where a #TrackerStoreError goes
 *
 * Adds to the write's change.
 *
 * Returns: whether the parcel's stage could be read
 */
gboolean
tracker_state_add_flags (TrackerWork *work,
                         gint64 parcel_id,
                         TrackerChangeFlags flags,
                         GError **error)
{
  g_autoptr (TrackerStmt) stmt = tracker_db_query (
      work->db, error, "SELECT stage FROM parcels WHERE id = ?", "x", parcel_id);
  TrackerStage stage = TRACKER_STAGE_UNKNOWN;

  if (stmt == NULL || tracker_db_step (work->db, stmt, error) != TRACKER_STEP_ROW)
    return FALSE;

  tracker_stage_from_nick (tracker_stmt_get_text (stmt, 0), &stage);
  tracker_change_add_flags (work->change, parcel_id, stage, flags);
  return TRUE;
}
