/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-store-import-private.h"

/* What carriers had said of a parcel that a file brings, joined with what is known of it. */

/* What is said of a parcel by no post in particular: any post may correct it. */
#define FACTS_CARRIER "import"

static gboolean
load_events_row (TrackerWork *work,
                 gint64 parcel_id,
                 TrackerLegRow *row,
                 TrackerEventsDelta *delta,
                 GError **error)
{
  g_autoptr (TrackerStmt) stmt
      = tracker_db_query (work->db, error,
                          "SELECT stage, n_events, n_unseen, first_event_s, last_event_s, "
                          "last_event_id, added_s FROM parcels WHERE id = ?",
                          "x", parcel_id);

  if (stmt == NULL || tracker_db_step (work->db, stmt, error) != TRACKER_STEP_ROW)
    return FALSE;

  row->parcel_id = parcel_id;
  tracker_stage_from_nick (tracker_stmt_get_text (stmt, 0), &row->stage);
  row->n_events = sqlite3_column_int (stmt, 1);
  row->n_unseen = sqlite3_column_int (stmt, 2);
  row->added_s = sqlite3_column_int64 (stmt, 6);
  delta->stage = row->stage;
  delta->n_events = row->n_events;
  delta->first_event_s = sqlite3_column_int64 (stmt, 3);
  delta->last_event_s = sqlite3_column_int64 (stmt, 4);
  delta->last_event_id = sqlite3_column_int64 (stmt, 5);
  return TRUE;
}

/* What was known elsewhere is no news: it is unseen only where something unseen was before, for
 * what is seen is kept as one mark. */
static gboolean
write_events_row (TrackerWork *work,
                  const TrackerLegRow *row,
                  const TrackerEventsDelta *delta,
                  GError **error)
{
  return tracker_db_run (
             work->db, error,
             "UPDATE parcels SET stage = ?2, n_events = ?3, n_unseen = ?4, first_event_s = ?5,"
             "  last_event_s = ?6, last_event_id = ?7, activity_s = ?8 WHERE id = ?1",
             "xsiixxxx", row->parcel_id, tracker_stage_to_nick (delta->stage), delta->n_events,
             row->n_unseen > 0 ? row->n_unseen + (int) delta->new_ids->len : 0,
             delta->first_event_s, delta->last_event_s, delta->last_event_id,
             delta->n_events > 0 ? delta->last_event_s : row->added_s)
         && (row->n_unseen > 0
             || tracker_db_run (
                 work->db, error,
                 "UPDATE parcels SET seen_event_id ="
                 "  (SELECT coalesce (max (id), 0) FROM events WHERE parcel_id = ?1) WHERE id = ?1",
                 "x", row->parcel_id));
}

static gboolean
merge_reports (TrackerWork *work,
               const TrackerParcelImport *import,
               TrackerLegRow *row,
               TrackerEventsDelta *delta,
               gboolean *has_new_facts,
               GError **error)
{
  for (guint i = 0; i < import->reports->len; i++)
    {
      const TrackerReport *report = g_ptr_array_index (import->reports, i);

      /* The carrier is read only: it stays the report's. */
      row->carrier = (char *) tracker_report_get_carrier (report);
      row->n_events = delta->n_events;
      if (!tracker_events_merge (work, row, report, delta, error))
        return FALSE;
      row->carrier = (char *) FACTS_CARRIER;
      if (!tracker_facts_merge (work, row, report, has_new_facts, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * tracker_import_write_reports:
 * @work: a write
 * @import: a parcel of the file
 * @parcel_id: the row that it is
 * @flags: (inout): what changed is added
 * @error: where a #TrackerStoreError goes
 *
 * Joins events and facts. What was known elsewhere is no news.
 *
 * Returns: whether it did
 */
gboolean
tracker_import_write_reports (TrackerWork *work,
                              const TrackerParcelImport *import,
                              gint64 parcel_id,
                              TrackerChangeFlags *flags,
                              GError **error)
{
  g_autoptr (GArray) new_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  TrackerEventsDelta delta = { .new_ids = new_ids };
  TrackerLegRow row = { 0 };
  gboolean has_new_facts = FALSE;

  if (import->reports->len == 0)
    return TRUE;
  if (!load_events_row (work, parcel_id, &row, &delta, error)
      || !merge_reports (work, import, &row, &delta, &has_new_facts, error))
    return FALSE;
  if (delta.is_changed && !write_events_row (work, &row, &delta, error))
    return FALSE;

  if (delta.is_changed)
    *flags |= TRACKER_CHANGE_EVENTS;
  if (delta.stage != row.stage)
    *flags |= TRACKER_CHANGE_STAGE;
  if (has_new_facts)
    *flags |= TRACKER_CHANGE_FACTS;
  if (delta.is_changed)
    tracker_change_add_answer (work->change, parcel_id, TRACKER_CHANGE_EVENTS, row.stage,
                               delta.stage, FALSE, (const gint64 *) (gpointer) new_ids->data,
                               new_ids->len);
  return TRUE;
}
