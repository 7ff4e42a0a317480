/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-store-private.h"

/**
 * tracker_event_new_from_row:
 * @stmt: a statement on a row with %TRACKER_EVENT_COLUMNS
 * @column: the first of them
 *
 * Returns: (transfer full) (nullable): the event; %NULL if the row has none
 */
TrackerEvent *
tracker_event_new_from_row (TrackerStmt *stmt, int column)
{
  TrackerStage stage = TRACKER_STAGE_UNKNOWN;
  const char *text;
  TrackerTime time;

  if (!tracker_stmt_get_time (stmt, column, &time))
    return NULL;

  tracker_stage_from_nick (tracker_stmt_get_text (stmt, column + 3), &stage);
  text = tracker_stmt_get_text (stmt, column + 4);
  if (sqlite3_column_int (stmt, column + 9))
    return tracker_event_new_entered (
        &time, stage, text != NULL ? text : "", tracker_stmt_get_text (stmt, column + 5),
        tracker_stmt_get_text (stmt, column + 6), tracker_stmt_get_text (stmt, column + 8));
  return tracker_event_new (
      &time, stage, text != NULL ? text : "", tracker_stmt_get_text (stmt, column + 5),
      tracker_stmt_get_text (stmt, column + 6), tracker_stmt_get_text (stmt, column + 7),
      tracker_stmt_get_text (stmt, column + 8));
}

/* --- parcels --- */

#define PARCEL_SELECT                                                                              \
  "SELECT p.id, p.uuid, p.number, p.name, p.note, coalesce (p.folder_id, 0), f.name, p.stage, "    \
  "p.trouble, p.origin,"                                                                           \
  "  p.destination, p.n_events, p.n_unseen, p.added_s, p.archived_s, p.first_event_s, p.asked_s, " \
  "p.answered_s, p.is_silent, " TRACKER_NEEDS_COLUMN (                                             \
      "p.id") ","                                                                                  \
              "  " TRACKER_EVENT_COLUMNS                                                           \
              "  FROM parcels p LEFT JOIN folders f ON f.id = p.folder_id LEFT "                   \
              "JOIN events e ON e.id = p.last_event_id"                                            \
              "  " TRACKER_EVENT_JOINS
#define PARCEL_EVENT_COLUMN 20

static TrackerParcelData *
read_parcel_row (TrackerStmt *stmt)
{
  g_autoptr (TrackerEvent) last_event = tracker_event_new_from_row (stmt, PARCEL_EVENT_COLUMN);
  TrackerStage stage = TRACKER_STAGE_UNKNOWN;
  TrackerOutcome trouble = TRACKER_OUTCOME_NONE;
  g_autoptr (GHashTable) needs = NULL;
  TrackerParcelData *parcel;

  tracker_stage_from_nick (tracker_stmt_get_text (stmt, 7), &stage);
  tracker_outcome_from_nick (tracker_stmt_get_text (stmt, 8), &trouble);
  parcel = tracker_parcel_data_new (sqlite3_column_int64 (stmt, 0), tracker_stmt_get_text (stmt, 1),
                                    tracker_stmt_get_text (stmt, 2));
  tracker_parcel_data_set_words (parcel, tracker_stmt_get_text (stmt, 3),
                                 tracker_stmt_get_text (stmt, 4));
  tracker_parcel_data_set_folder (parcel, sqlite3_column_int64 (stmt, 5),
                                  tracker_stmt_get_text (stmt, 6));
  tracker_parcel_data_set_stage (parcel, stage);
  tracker_parcel_data_set_trouble (parcel, trouble);
  tracker_parcel_data_set_countries (parcel, tracker_stmt_get_text (stmt, 9),
                                     tracker_stmt_get_text (stmt, 10));
  tracker_parcel_data_set_counts (parcel, sqlite3_column_int (stmt, 11),
                                  sqlite3_column_int (stmt, 12));
  tracker_parcel_data_set_dates (parcel, sqlite3_column_int64 (stmt, 13),
                                 sqlite3_column_int64 (stmt, 14), sqlite3_column_int64 (stmt, 15),
                                 sqlite3_column_int64 (stmt, 16), sqlite3_column_int64 (stmt, 17));
  tracker_parcel_data_set_silent (parcel, sqlite3_column_int (stmt, 18));
  needs = tracker_needs_new_from_column (stmt, 19);
  tracker_parcel_data_set_needs (parcel, needs);
  tracker_parcel_data_set_last_event (parcel, last_event);
  return parcel;
}

static gboolean
load_carriers (TrackerWork *work, gint64 id, TrackerParcelData *parcel, GError **error)
{
  g_autoptr (TrackerStmt) stmt = tracker_db_query (
      work->db, error, "SELECT carrier FROM legs WHERE parcel_id = ? ORDER BY id", "x", id);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) carriers = NULL;
  TrackerStep step;

  if (stmt == NULL)
    return FALSE;

  while ((step = tracker_db_step (work->db, stmt, error)) == TRACKER_STEP_ROW)
    g_strv_builder_add (builder, tracker_stmt_get_text (stmt, 0));
  carriers = g_strv_builder_end (builder);
  tracker_parcel_data_set_carriers (parcel, (const char *const *) carriers);
  return step == TRACKER_STEP_DONE;
}

static gboolean
load_facts (TrackerWork *work, gint64 id, TrackerParcelData *parcel, GError **error)
{
  g_autoptr (TrackerStmt) stmt = tracker_db_query (
      work->db, error, "SELECT fact, value FROM facts WHERE parcel_id = ?", "x", id);
  TrackerStep step;

  if (stmt == NULL)
    return FALSE;

  while ((step = tracker_db_step (work->db, stmt, error)) == TRACKER_STEP_ROW)
    for (int fact = 0; fact < TRACKER_REPORT_N_FACTS; fact++)
      if (g_strcmp0 (tracker_stmt_get_text (stmt, 0),
                     tracker_report_fact_to_nick ((TrackerReportFact) fact))
          == 0)
        tracker_parcel_data_set_fact (parcel, (TrackerReportFact) fact,
                                      tracker_stmt_get_text (stmt, 1));

  return step == TRACKER_STEP_DONE;
}

static gboolean
load_plans (TrackerWork *work, gint64 id, TrackerParcelData *parcel, GError **error)
{
  g_autoptr (TrackerStmt) stmt = tracker_db_query (
      work->db, error, "SELECT unix_s, offset_s, precision, plan FROM plans WHERE parcel_id = ?",
      "x", id);
  TrackerTime times[3];
  const TrackerTime *deadline = NULL;
  const TrackerTime *from = NULL;
  const TrackerTime *until = NULL;
  TrackerStep step;

  if (stmt == NULL)
    return FALSE;

  while ((step = tracker_db_step (work->db, stmt, error)) == TRACKER_STEP_ROW)
    {
      const char *plan = tracker_stmt_get_text (stmt, 3);

      if (g_strcmp0 (plan, "deadline") == 0 && tracker_stmt_get_time (stmt, 0, &times[0]))
        deadline = &times[0];
      else if (g_strcmp0 (plan, "expected_from") == 0 && tracker_stmt_get_time (stmt, 0, &times[1]))
        from = &times[1];
      else if (g_strcmp0 (plan, "expected_until") == 0
               && tracker_stmt_get_time (stmt, 0, &times[2]))
        until = &times[2];
    }

  tracker_parcel_data_set_plan (parcel, deadline, from, until);
  return step == TRACKER_STEP_DONE;
}

/* @parcel: (out) (nullable): NULL if there is none */
static gboolean
load_row (TrackerWork *work, TrackerStmt *stmt, TrackerParcelData **parcel, GError **error)
{
  TrackerStep step = stmt != NULL ? tracker_db_step (work->db, stmt, error) : TRACKER_STEP_FAILED;
  g_autoptr (TrackerParcelData) row = NULL;
  gint64 id;

  *parcel = NULL;
  if (step != TRACKER_STEP_ROW)
    return step == TRACKER_STEP_DONE;

  id = sqlite3_column_int64 (stmt, 0);
  row = read_parcel_row (stmt);
  if (!load_carriers (work, id, row, error) || !load_facts (work, id, row, error)
      || !load_plans (work, id, row, error))
    return FALSE;

  *parcel = g_steal_pointer (&row);
  return TRUE;
}

static gboolean
load_parcels_in_thread (TrackerWork *work, gpointer data, GCancellable *cancellable, GError **error)
{
  TrackerArgs *args = data;
  g_autoptr (GPtrArray) parcels
      = g_ptr_array_new_with_free_func ((GDestroyNotify) tracker_parcel_data_unref);

  for (gsize i = 0; i < args->n_ids; i++)
    {
      g_autoptr (TrackerStmt) stmt = tracker_db_query (
          work->db, error, PARCEL_SELECT " WHERE p.id = ? AND p.removed_s = 0", "x", args->ids[i]);
      TrackerParcelData *parcel;

      if (g_cancellable_set_error_if_cancelled (cancellable, error)
          || !load_row (work, stmt, &parcel, error))
        return FALSE;
      if (parcel != NULL)
        g_ptr_array_add (parcels, parcel);
    }

  args->answer = g_steal_pointer (&parcels);
  args->free_answer = (GDestroyNotify) g_ptr_array_unref;
  return TRUE;
}

/**
 * tracker_store_load_parcels_async:
 * @self: a store
 * @ids: (array length=n_ids): parcels
 * @n_ids: how many
 * @cancellable: (nullable): interrupts
 * @callback: (nullable): called on main
 * @user_data: for @callback
 *
 * Reads what rows show of parcels.
 */
void
tracker_store_load_parcels_async (TrackerStore *self,
                                  const gint64 *ids,
                                  gsize n_ids,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_return_if_fail (TRACKER_IS_STORE (self));
  tracker_store_push_read (self, load_parcels_in_thread, tracker_store_load_parcels_async,
                           tracker_args_new_ids (ids, n_ids, 0), cancellable, callback, user_data);
}

/**
 * tracker_store_load_parcels_finish:
 * @self: a store
 * @result: of tracker_store_load_parcels_async()
 * @error: where a #TrackerStoreError or %G_IO_ERROR_CANCELLED goes
 *
 * Returns: (transfer full) (nullable) (element-type TrackerParcelData): those that exist, in the
 * order of the ids
 */
GPtrArray *
tracker_store_load_parcels_finish (TrackerStore *self, GAsyncResult *result, GError **error)
{
  return tracker_store_steal_answer (self, result, error);
}

static gboolean
find_parcel_in_thread (TrackerWork *work, gpointer data, GCancellable *cancellable, GError **error)
{
  TrackerArgs *args = data;
  g_autoptr (TrackerStmt) by_number = NULL;
  g_autoptr (TrackerStmt) by_uuid = NULL;
  TrackerParcelData *parcel;

  by_number = tracker_db_query (
      work->db, error, PARCEL_SELECT " WHERE p.number = ? AND p.number != '' AND p.removed_s = 0",
      "s", args->text);
  if (!load_row (work, by_number, &parcel, error))
    return FALSE;
  if (parcel == NULL)
    {
      by_uuid = tracker_db_query (
          work->db, error, PARCEL_SELECT " WHERE p.uuid = ? AND p.removed_s = 0", "s", args->text);
      if (!load_row (work, by_uuid, &parcel, error))
        return FALSE;
    }

  args->answer = parcel;
  args->free_answer = (GDestroyNotify) tracker_parcel_data_unref;
  return TRUE;
}

/**
 * tracker_store_find_parcel_async:
 * @self: a store
 * @number_or_uuid: a normalised number, or a parcel's uuid
 * @cancellable: (nullable): interrupts
 * @callback: (nullable): called on main
 * @user_data: for @callback
 *
 * Looks for one parcel.
 */
void
tracker_store_find_parcel_async (TrackerStore *self,
                                 const char *number_or_uuid,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_return_if_fail (TRACKER_IS_STORE (self));
  g_return_if_fail (number_or_uuid != NULL);
  tracker_store_push_read (self, find_parcel_in_thread, tracker_store_find_parcel_async,
                           tracker_args_new (0, 0, number_or_uuid, NULL), cancellable, callback,
                           user_data);
}

/**
 * tracker_store_find_parcel_finish:
 * @self: a store
 * @result: of tracker_store_find_parcel_async()
 * @error: where a #TrackerStoreError or %G_IO_ERROR_CANCELLED goes
 *
 * Returns: (transfer full) (nullable): the parcel; %NULL without error: there is none, or it is
 * removed
 */
TrackerParcelData *
tracker_store_find_parcel_finish (TrackerStore *self, GAsyncResult *result, GError **error)
{
  return tracker_store_steal_answer (self, result, error);
}

/* --- events --- */

static gboolean
load_events_in_thread (TrackerWork *work, gpointer data, GCancellable *cancellable, GError **error)
{
  TrackerArgs *args = data;
  g_autoptr (GPtrArray) events
      = g_ptr_array_new_with_free_func ((GDestroyNotify) tracker_event_unref);
  g_autoptr (TrackerStmt) stmt
      = tracker_db_query (work->db, error,
                          "SELECT " TRACKER_EVENT_COLUMNS " FROM events e " TRACKER_EVENT_JOINS
                          " WHERE e.parcel_id = ? ORDER BY e.unix_s DESC, e.id DESC",
                          "x", args->id);
  TrackerStep step;

  if (stmt == NULL)
    return FALSE;

  while ((step = tracker_db_step (work->db, stmt, error)) == TRACKER_STEP_ROW)
    {
      TrackerEvent *event = tracker_event_new_from_row (stmt, 0);

      if (event != NULL)
        g_ptr_array_add (events, event);
    }
  if (step == TRACKER_STEP_FAILED)
    return FALSE;

  args->answer = g_steal_pointer (&events);
  args->free_answer = (GDestroyNotify) g_ptr_array_unref;
  return TRUE;
}

/**
 * tracker_store_load_events_async:
 * @self: a store
 * @parcel_id: a parcel
 * @cancellable: (nullable): interrupts
 * @callback: (nullable): called on main
 * @user_data: for @callback
 *
 * Reads every event of a parcel, of all its carriers, unmerged.
 */
void
tracker_store_load_events_async (TrackerStore *self,
                                 gint64 parcel_id,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_return_if_fail (TRACKER_IS_STORE (self));
  tracker_store_push_read (self, load_events_in_thread, tracker_store_load_events_async,
                           tracker_args_new (parcel_id, 0, NULL, NULL), cancellable, callback,
                           user_data);
}

/**
 * tracker_store_load_events_finish:
 * @self: a store
 * @result: of tracker_store_load_events_async()
 * @error: where a #TrackerStoreError or %G_IO_ERROR_CANCELLED goes
 *
 * Returns: (transfer full) (nullable) (element-type TrackerEvent): the events, newest first
 */
GPtrArray *
tracker_store_load_events_finish (TrackerStore *self, GAsyncResult *result, GError **error)
{
  return tracker_store_steal_answer (self, result, error);
}

/* --- counts --- */

typedef struct
{
  int n_parcels[TRACKER_N_SMARTS];
  int n_unseen[TRACKER_N_SMARTS];
} Counts;

static gboolean
count_in_thread (TrackerWork *work, gpointer data, GCancellable *cancellable, GError **error)
{
  TrackerArgs *args = data;
  g_autofree Counts *counts = g_new0 (Counts, 1);
  g_autoptr (TrackerStmt) stmt = tracker_db_query (
      work->db, error, "SELECT smarts, is_unseen, n FROM tallies WHERE n > 0", "");
  TrackerStep step;

  if (stmt == NULL)
    return FALSE;

  while ((step = tracker_db_step (work->db, stmt, error)) == TRACKER_STEP_ROW)
    for (int smart = 0; smart < TRACKER_N_SMARTS; smart++)
      if (sqlite3_column_int (stmt, 0) & 1 << smart)
        {
          counts->n_parcels[smart] += sqlite3_column_int (stmt, 2);
          if (sqlite3_column_int (stmt, 1))
            counts->n_unseen[smart] += sqlite3_column_int (stmt, 2);
        }
  if (step == TRACKER_STEP_FAILED)
    return FALSE;

  args->answer = g_steal_pointer (&counts);
  args->free_answer = g_free;
  return TRUE;
}

/**
 * tracker_store_count_async:
 * @self: a store
 * @cancellable: (nullable): interrupts
 * @callback: (nullable): called on main
 * @user_data: for @callback
 *
 * Counts for the folder pane. Costs the same however many parcels there are.
 */
void
tracker_store_count_async (TrackerStore *self,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_return_if_fail (TRACKER_IS_STORE (self));
  tracker_store_push_read (self, count_in_thread, tracker_store_count_async,
                           tracker_args_new (0, 0, NULL, NULL), cancellable, callback, user_data);
}

/**
 * tracker_store_count_finish:
 * @self: a store
 * @result: of tracker_store_count_async()
 * @n_parcels: (out caller-allocates): how many parcels are in each smart folder
 * @n_unseen: (out caller-allocates): how many of them have events that were not seen
 * @error: where a #TrackerStoreError or %G_IO_ERROR_CANCELLED goes
 *
 * Returns: whether it could be counted
 */
gboolean
tracker_store_count_finish (TrackerStore *self,
                            GAsyncResult *result,
                            int n_parcels[TRACKER_N_SMARTS],
                            int n_unseen[TRACKER_N_SMARTS],
                            GError **error)
{
  g_autofree Counts *counts = tracker_store_steal_answer (self, result, error);

  if (counts == NULL)
    return FALSE;

  for (int smart = 0; smart < TRACKER_N_SMARTS; smart++)
    {
      n_parcels[smart] = counts->n_parcels[smart];
      n_unseen[smart] = counts->n_unseen[smart];
    }
  return TRUE;
}
