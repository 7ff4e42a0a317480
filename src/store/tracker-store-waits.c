/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-store-private.h"

/* What waits for a person, because its post lets nobody else in. */

#define PAUSE_S (12 * 60 * 60)
/* The person is called at most once in so long. */
#define CALL_GAP_S (24 * 60 * 60)

/* Legs that a direct check would be of use to. */
#define WAITING                                                                                    \
  " FROM legs l INDEXED BY legs_by_wait JOIN parcels p ON p.id = l.parcel_id"                      \
  " WHERE l.waits_s != 0 AND l.is_watched = 1 AND p.stage != 'delivered'"

/**
 * tracker_waits_get_since_s:
 * @outcome: how an ask ended
 * @since_s: since when the leg had waited before; 0: it had not
 * @now_s: when the ask ended
 *
 * Returns: since when it waits; 0: it does not
 */
gint64
tracker_waits_get_since_s (TrackerOutcome outcome, gint64 since_s, gint64 now_s)
{
  if (tracker_outcome_wants_human (outcome))
    return since_s != 0 ? since_s : now_s;
  /* Nothing was learnt of what the post wants. */
  if (outcome == TRACKER_OUTCOME_OFFLINE || outcome == TRACKER_OUTCOME_UNAVAILABLE)
    return since_s;
  return 0;
}

/**
 * tracker_waits_pause:
 * @work: a write
 * @carrier: who wants to see a person
 * @retry_after_s: for how long it wants to be left alone; 0: it did not say
 * @error: where a #TrackerStoreError goes
 *
 * Stops the carrier from being asked by itself for twelve hours, or longer if it says so. Pauses
 * that are over are forgotten.
 *
 * Returns: whether it did
 */
gboolean
tracker_waits_pause (TrackerWork *work, const char *carrier, int retry_after_s, GError **error)
{
  tracker_change_set_has_carriers (work->change);
  return tracker_db_run (work->db, error, "DELETE FROM carrier_pauses WHERE until_s <= ?", "x",
                         work->now_s)
         && tracker_db_run (work->db, error,
                            "INSERT INTO carrier_pauses (carrier, until_s) VALUES (?, ?)"
                            " ON CONFLICT DO UPDATE SET until_s = max (until_s, excluded.until_s)",
                            "sx", carrier, work->now_s + MAX (PAUSE_S, (gint64) retry_after_s));
}

/**
 * tracker_waits_call_person:
 * @work: a write
 * @error: where a #TrackerStoreError goes
 *
 * Has it said that something waits for a person, unless that was done in the last day. A clock that
 * was set back does not silence it.
 *
 * Returns: whether it could be written
 */
gboolean
tracker_waits_call_person (TrackerWork *work, GError **error)
{
  if (!tracker_db_run (work->db, error,
                       "INSERT INTO marks (mark, unix_s) VALUES ('check', ?1)"
                       " ON CONFLICT DO UPDATE SET unix_s = excluded.unix_s"
                       " WHERE unix_s > ?1 OR unix_s <= ?1 - ?2",
                       "xx", work->now_s, (gint64) CALL_GAP_S))
    return FALSE;
  if (tracker_db_get_n_changed (work->db) == 0)
    return TRUE;

  tracker_change_set_has_outbox (work->change);
  return tracker_db_run (work->db, error, "DELETE FROM outbox WHERE parcel_id IS NULL AND news = ?",
                         "s", tracker_news_to_nick (TRACKER_NEWS_CHECK))
         && tracker_db_run (work->db, error,
                            "INSERT INTO outbox (parcel_id, news, stage, event_id, written_s)"
                            " VALUES (NULL, ?, ?, NULL, ?)",
                            "ssx", tracker_news_to_nick (TRACKER_NEWS_CHECK),
                            tracker_stage_to_nick (TRACKER_STAGE_UNKNOWN), work->now_s);
}

/**
 * tracker_waits_load:
 * @work: a job
 * @n_parcels: (out): how many parcels wait for a person
 * @title: (out) (optional) (transfer full) (nullable): name, else number, of the one that waits
 * longest
 * @error: where a #TrackerStoreError goes
 *
 * Returns: whether it could be read
 */
gboolean
tracker_waits_load (TrackerWork *work, guint *n_parcels, char **title, GError **error)
{
  g_autoptr (TrackerStmt) count
      = tracker_db_query (work->db, error, "SELECT count (DISTINCT l.parcel_id)" WAITING, "");
  g_autoptr (TrackerStmt) first = NULL;
  TrackerStep step;

  if (count == NULL || tracker_db_step (work->db, count, error) != TRACKER_STEP_ROW)
    return FALSE;
  *n_parcels = (guint) sqlite3_column_int (count, 0);
  if (title == NULL)
    return TRUE;

  first = tracker_db_query (
      work->db, error,
      "SELECT coalesce (p.name, p.number)" WAITING " ORDER BY l.waits_s, l.id LIMIT 1", "");
  step = first != NULL ? tracker_db_step (work->db, first, error) : TRACKER_STEP_FAILED;
  *title = step == TRACKER_STEP_ROW ? g_strdup (tracker_stmt_get_text (first, 0)) : NULL;
  return step != TRACKER_STEP_FAILED;
}

/* --- list and count --- */

static gboolean
list_waiting_legs_in_thread (TrackerWork *work,
                             gpointer data,
                             GCancellable *cancellable,
                             GError **error)
{
  TrackerArgs *args = data;
  g_autoptr (TrackerStmt) stmt
      = tracker_db_query (work->db, error,
                          "SELECT " TRACKER_LEG_COLUMNS WAITING
                          " AND (?1 IS NULL OR l.carrier = ?1) ORDER BY l.waits_s, l.id",
                          "s", args->text);

  return tracker_store_collect_legs (work, stmt, args, error);
}

/**
 * tracker_store_list_waiting_legs_async:
 * @self: a store
 * @carrier: (nullable): only its legs; %NULL: those of every carrier
 * @cancellable: (nullable): interrupts
 * @callback: (nullable): called on main
 * @user_data: for @callback
 *
 * Lists the legs that wait for a person to pass their post's check, of parcels neither archived,
 * delivered, removed nor silent, and of carriers that are on.
 */
void
tracker_store_list_waiting_legs_async (TrackerStore *self,
                                       const char *carrier,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data)
{
  g_return_if_fail (TRACKER_IS_STORE (self));
  tracker_store_push_read (self, list_waiting_legs_in_thread, tracker_store_list_waiting_legs_async,
                           tracker_args_new (0, 0, carrier, NULL), cancellable, callback,
                           user_data);
}

/**
 * tracker_store_list_waiting_legs_finish:
 * @self: a store
 * @result: of tracker_store_list_waiting_legs_async()
 * @error: where a #TrackerStoreError or %G_IO_ERROR_CANCELLED goes
 *
 * Returns: (transfer full) (nullable) (element-type TrackerLegData): the legs, the longest waiting
 * first
 */
GPtrArray *
tracker_store_list_waiting_legs_finish (TrackerStore *self, GAsyncResult *result, GError **error)
{
  return tracker_store_steal_answer (self, result, error);
}

static gboolean
count_waiting_in_thread (TrackerWork *work,
                         gpointer data,
                         GCancellable *cancellable,
                         GError **error)
{
  TrackerArgs *args = data;
  guint n_parcels;

  if (!tracker_waits_load (work, &n_parcels, NULL, error))
    return FALSE;

  args->answer_number = n_parcels;
  return TRUE;
}

/**
 * tracker_store_count_waiting_async:
 * @self: a store
 * @cancellable: (nullable): interrupts
 * @callback: (nullable): called on main
 * @user_data: for @callback
 *
 * Counts the parcels with legs that tracker_store_list_waiting_legs_async() would list.
 */
void
tracker_store_count_waiting_async (TrackerStore *self,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_return_if_fail (TRACKER_IS_STORE (self));
  tracker_store_push_read (self, count_waiting_in_thread, tracker_store_count_waiting_async,
                           tracker_args_new (0, 0, NULL, NULL), cancellable, callback, user_data);
}

/**
 * tracker_store_count_waiting_finish:
 * @self: a store
 * @result: of tracker_store_count_waiting_async()
 * @error: where a #TrackerStoreError or %G_IO_ERROR_CANCELLED goes
 *
 * Returns: how many parcels wait for a person; -1: it failed
 */
int
tracker_store_count_waiting_finish (TrackerStore *self, GAsyncResult *result, GError **error)
{
  TrackerArgs *args;

  g_return_val_if_fail (g_task_is_valid (result, self), -1);

  args = g_task_get_task_data (G_TASK (result));
  return g_task_propagate_boolean (G_TASK (result), error) ? (int) args->answer_number : -1;
}

/* --- resume --- */

static gboolean
end_pause (TrackerWork *work, const char *carrier, GError **error)
{
  if (!tracker_db_run (work->db, error, "DELETE FROM carrier_pauses WHERE carrier = ?", "s",
                       carrier))
    return FALSE;
  if (tracker_db_get_n_changed (work->db) == 0)
    return TRUE;

  tracker_change_set_has_carriers (work->change);
  return tracker_legs_flag_first_due (work, carrier, error);
}

static gboolean
resume_carrier_in_thread (TrackerWork *work,
                          gpointer data,
                          GCancellable *cancellable,
                          GError **error)
{
  const TrackerArgs *args = data;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (TrackerStmt) waiting = NULL;

  waiting = tracker_db_query (work->db, error,
                              "SELECT parcel_id FROM legs INDEXED BY legs_by_wait"
                              " WHERE waits_s != 0 AND carrier = ? AND next_due_s != 0",
                              "s", args->text);
  if (!tracker_db_load_ids (work->db, waiting, ids, error)
      || !tracker_db_run (work->db, error,
                          "UPDATE legs SET next_due_s = 0"
                          " WHERE waits_s != 0 AND carrier = ? AND next_due_s != 0",
                          "s", args->text)
      || !end_pause (work, args->text, error))
    return FALSE;

  for (guint i = 0; i < ids->len; i++)
    if (!tracker_state_add_flags (work, g_array_index (ids, gint64, i), TRACKER_CHANGE_LEGS, error))
      return FALSE;
  return TRUE;
}

/**
 * tracker_store_resume_carrier_async:
 * @self: a store
 * @carrier: whose check a person has passed
 * @callback: (nullable): called on main; tracker_store_finish()
 * @user_data: for @callback
 *
 * Ends the carrier's pause, and makes those of its legs that wait for a person due now. They wait
 * until they are answered.
 */
void
tracker_store_resume_carrier_async (TrackerStore *self,
                                    const char *carrier,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  g_return_if_fail (TRACKER_IS_STORE (self));
  g_return_if_fail (carrier != NULL);
  tracker_store_push_write (self, resume_carrier_in_thread, tracker_store_resume_carrier_async,
                            tracker_args_new (0, 0, carrier, NULL), callback, user_data);
}
