/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-store-private.h"

/* Which host was told which number: one row for each two. Rows go with their parcel; those of
 * numbers that no parcel has go after a while. */

#define MAX_STRAY_S (90 * (gint64) (24 * 60 * 60))
#define PRUNE_GAP_S (24 * 60 * 60)

/* --- note --- */

static gboolean
note_one (TrackerWork *work, const TrackerTold *told, GError **error)
{
  if (*tracker_told_get_host (told) == '\0' || *tracker_told_get_number (told) == '\0')
    return TRUE;

  return tracker_db_run (
      work->db, error,
      "INSERT INTO told (number, host, carrier, first_s, last_s, n) VALUES (?, ?, ?, ?, ?, ?)"
      " ON CONFLICT DO UPDATE SET carrier = excluded.carrier,"
      "  first_s = min (first_s, excluded.first_s), last_s = max (last_s, excluded.last_s),"
      "  n = n + excluded.n",
      "sssxxi", tracker_told_get_number (told), tracker_told_get_host (told),
      tracker_told_get_carrier (told), tracker_told_get_first_s (told),
      tracker_told_get_last_s (told), tracker_told_get_n (told));
}

/* Once a day is enough, and rows only come to be here. */
static gboolean
prune (TrackerWork *work, GError **error)
{
  if (!tracker_db_run (work->db, error,
                       "INSERT INTO marks (mark, unix_s) VALUES ('told', ?1)"
                       " ON CONFLICT DO UPDATE SET unix_s = excluded.unix_s"
                       " WHERE unix_s > ?1 OR unix_s <= ?1 - ?2",
                       "xx", work->now_s, (gint64) PRUNE_GAP_S))
    return FALSE;

  return tracker_db_get_n_changed (work->db) == 0
         || tracker_db_run (work->db, error,
                            "DELETE FROM told WHERE last_s < ?"
                            " AND NOT EXISTS (SELECT 1 FROM legs l"
                            "  WHERE l.number = told.number AND l.number != '')"
                            " AND NOT EXISTS (SELECT 1 FROM parcels p WHERE p.number = told.number"
                            "  AND p.removed_s = 0 AND p.number != '')",
                            "x", work->now_s - MAX_STRAY_S);
}

static gboolean
note_told_in_thread (TrackerWork *work, gpointer data, GCancellable *cancellable, GError **error)
{
  const GPtrArray *told = data;

  for (guint i = 0; i < told->len; i++)
    if (!note_one (work, g_ptr_array_index (told, i), error))
      return FALSE;

  return prune (work, error);
}

/**
 * tracker_store_note_told_async:
 * @self: a store
 * @told: (element-type TrackerTold): what happened, the latest last; not changed any more
 * @callback: (nullable): called on main; tracker_store_finish()
 * @user_data: for @callback
 *
 * Writes down which hosts were told which numbers, in one transaction. No change is emitted.
 */
void
tracker_store_note_told_async (TrackerStore *self,
                               GPtrArray *told,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_return_if_fail (TRACKER_IS_STORE (self));
  g_return_if_fail (told != NULL);
  tracker_store_push (self, TRACKER_JOB_WRITE, note_told_in_thread,
                      tracker_store_new_task (self, NULL, callback, user_data,
                                              tracker_store_note_told_async, g_ptr_array_ref (told),
                                              (GDestroyNotify) g_ptr_array_unref));
}

/* --- list --- */

#define TOLD_SELECT                                                                                \
  "SELECT t.host, t.carrier, t.number, t.first_s, t.last_s, t.n, coalesce ("                       \
  "  (SELECT p.id FROM parcels p WHERE p.number = t.number AND p.removed_s = 0"                    \
  "    AND p.number != ''),"                                                                       \
  "  (SELECT p.id FROM legs l JOIN parcels p ON p.id = l.parcel_id WHERE l.number = t.number"      \
  "    AND l.number != '' AND p.removed_s = 0 LIMIT 1), 0) FROM told t"
#define TOLD_ORDER " ORDER BY t.last_s DESC, t.number DESC, t.host DESC LIMIT ?2"

static TrackerTold *
read_row (TrackerStmt *stmt)
{
  TrackerTold *told
      = tracker_told_new (tracker_stmt_get_text (stmt, 0), tracker_stmt_get_text (stmt, 1),
                          tracker_stmt_get_text (stmt, 2), 0);

  tracker_told_set_times (told, sqlite3_column_int64 (stmt, 3), sqlite3_column_int64 (stmt, 4),
                          sqlite3_column_int (stmt, 5));
  tracker_told_set_parcel_id (told, sqlite3_column_int64 (stmt, 6));
  return told;
}

static gboolean
collect_told (TrackerWork *work, TrackerStmt *stmt, TrackerArgs *args, GError **error)
{
  g_autoptr (GPtrArray) told = g_ptr_array_new_with_free_func ((GDestroyNotify) tracker_told_unref);
  TrackerStep step;

  if (stmt == NULL)
    return FALSE;

  while ((step = tracker_db_step (work->db, stmt, error)) == TRACKER_STEP_ROW)
    g_ptr_array_add (told, read_row (stmt));
  if (step == TRACKER_STEP_FAILED)
    return FALSE;

  args->answer = g_steal_pointer (&told);
  args->free_answer = (GDestroyNotify) g_ptr_array_unref;
  return TRUE;
}

static gboolean
list_told_in_thread (TrackerWork *work, gpointer data, GCancellable *cancellable, GError **error)
{
  TrackerArgs *args = data;
  g_autoptr (TrackerStmt) stmt = NULL;

  stmt = args->text != NULL
             ? tracker_db_query (work->db, error, TOLD_SELECT " WHERE t.number = ?1" TOLD_ORDER,
                                 "sx", args->text, args->other)
             : tracker_db_query (work->db, error, TOLD_SELECT TOLD_ORDER, "sx", NULL, args->other);
  return collect_told (work, stmt, args, error);
}

static gboolean
list_parcel_told_in_thread (TrackerWork *work,
                            gpointer data,
                            GCancellable *cancellable,
                            GError **error)
{
  TrackerArgs *args = data;
  g_autoptr (TrackerStmt) stmt = tracker_db_query (
      work->db, error,
      TOLD_SELECT " WHERE t.number IN (SELECT number FROM parcels WHERE id = ?1"
                  "  UNION SELECT number FROM legs WHERE parcel_id = ?1)" TOLD_ORDER,
      "xx", args->id, args->other);

  return collect_told (work, stmt, args, error);
}

static void
push_list (TrackerStore *self,
           TrackerJobFunc func,
           gint64 parcel_id,
           const char *number,
           guint max,
           GCancellable *cancellable,
           GAsyncReadyCallback callback,
           gpointer user_data)
{
  tracker_store_push_read (
      self, func, tracker_store_list_told_async,
      tracker_args_new (parcel_id, max > 0 ? (gint64) max : (gint64) -1, number, NULL), cancellable,
      callback, user_data);
}

/**
 * tracker_store_list_told_async:
 * @self: a store
 * @number: (nullable): only what was told of this one; %NULL: all
 * @max: at most so many; 0: all
 * @cancellable: (nullable): interrupts
 * @callback: (nullable): called on main
 * @user_data: for @callback
 *
 * Lists which hosts were told which numbers, each with the parcel that has the number.
 */
void
tracker_store_list_told_async (TrackerStore *self,
                               const char *number,
                               guint max,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_return_if_fail (TRACKER_IS_STORE (self));
  push_list (self, list_told_in_thread, 0, number, max, cancellable, callback, user_data);
}

/**
 * tracker_store_list_parcel_told_async:
 * @self: a store
 * @parcel_id: a parcel
 * @max: at most so many; 0: all
 * @cancellable: (nullable): interrupts
 * @callback: (nullable): called on main; tracker_store_list_told_finish()
 * @user_data: for @callback
 *
 * Lists which hosts were told a number of the parcel: its own, or that of one of its legs.
 */
void
tracker_store_list_parcel_told_async (TrackerStore *self,
                                      gint64 parcel_id,
                                      guint max,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  g_return_if_fail (TRACKER_IS_STORE (self));
  push_list (self, list_parcel_told_in_thread, parcel_id, NULL, max, cancellable, callback,
             user_data);
}

/**
 * tracker_store_list_told_finish:
 * @self: a store
 * @result: of tracker_store_list_told_async() or tracker_store_list_parcel_told_async()
 * @error: where a #TrackerStoreError or %G_IO_ERROR_CANCELLED goes
 *
 * Returns: (transfer full) (nullable) (element-type TrackerTold): the latest first
 */
GPtrArray *
tracker_store_list_told_finish (TrackerStore *self, GAsyncResult *result, GError **error)
{
  return tracker_store_steal_answer (self, result, error);
}

/* --- forget --- */

/**
 * tracker_told_forget_parcel:
 * @work: a write
 * @parcel_id: a parcel about to be purged
 * @error: where a #TrackerStoreError goes
 *
 * Forgets who was told its numbers, but for those that another parcel has too.
 *
 * Returns: whether it did
 */
gboolean
tracker_told_forget_parcel (TrackerWork *work, gint64 parcel_id, GError **error)
{
  return tracker_db_run (work->db, error,
                         "DELETE FROM told WHERE number IN"
                         "  (SELECT number FROM parcels WHERE id = ?1"
                         "   UNION SELECT number FROM legs WHERE parcel_id = ?1)"
                         " AND NOT EXISTS (SELECT 1 FROM legs l WHERE l.number = told.number"
                         "  AND l.number != '' AND l.parcel_id != ?1)"
                         " AND NOT EXISTS (SELECT 1 FROM parcels p WHERE p.number = told.number"
                         "  AND p.removed_s = 0 AND p.number != '' AND p.id != ?1)",
                         "x", parcel_id);
}

static gboolean
forget_told_in_thread (TrackerWork *work, gpointer data, GCancellable *cancellable, GError **error)
{
  return tracker_db_run (work->db, error, "DELETE FROM told", "");
}

/**
 * tracker_store_forget_told_async:
 * @self: a store
 * @callback: (nullable): called on main; tracker_store_finish()
 * @user_data: for @callback
 *
 * Forgets who was told what.
 */
void
tracker_store_forget_told_async (TrackerStore *self,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_return_if_fail (TRACKER_IS_STORE (self));
  tracker_store_push_write (self, forget_told_in_thread, tracker_store_forget_told_async,
                            tracker_args_new (0, 0, NULL, NULL), callback, user_data);
}
