/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-outbox-item-private.h"
#include "tracker-store-private.h"

static TrackerOutboxItem *
read_item (TrackerStmt *stmt)
{
  g_autoptr (TrackerEvent) event = tracker_event_new_from_row (stmt, 7);
  TrackerNews news = TRACKER_NEWS_NONE;
  TrackerStage stage = TRACKER_STAGE_UNKNOWN;

  tracker_news_from_nick (tracker_stmt_get_text (stmt, 4), &news);
  tracker_stage_from_nick (tracker_stmt_get_text (stmt, 5), &stage);
  return tracker_outbox_item_new (sqlite3_column_int64 (stmt, 0), sqlite3_column_int64 (stmt, 1),
                                  tracker_stmt_get_text (stmt, 2), tracker_stmt_get_text (stmt, 3),
                                  news, stage, event, sqlite3_column_int64 (stmt, 6));
}

/* What is of no parcel tells how things are now, not when it was written. */
static gboolean
insert_check (TrackerWork *work, GPtrArray *items, GError **error)
{
  g_autoptr (TrackerStmt) stmt = tracker_db_query (
      work->db, error, "SELECT id, written_s FROM outbox WHERE parcel_id IS NULL AND news = ?", "s",
      tracker_news_to_nick (TRACKER_NEWS_CHECK));
  TrackerStep step = stmt != NULL ? tracker_db_step (work->db, stmt, error) : TRACKER_STEP_FAILED;
  g_autofree char *title = NULL;
  guint n_parcels;
  guint place = 0;
  gint64 id;

  if (step != TRACKER_STEP_ROW)
    return step == TRACKER_STEP_DONE;
  if (!tracker_waits_load (work, &n_parcels, &title, error))
    return FALSE;

  id = sqlite3_column_int64 (stmt, 0);
  while (place < items->len && tracker_outbox_item_get_id (g_ptr_array_index (items, place)) < id)
    place++;
  g_ptr_array_insert (
      items, (int) place,
      tracker_outbox_item_new_check (id, n_parcels, title, sqlite3_column_int64 (stmt, 1)));
  return TRUE;
}

static gboolean
list_outbox_in_thread (TrackerWork *work, gpointer data, GCancellable *cancellable, GError **error)
{
  TrackerArgs *args = data;
  g_autoptr (GPtrArray) items
      = g_ptr_array_new_with_free_func ((GDestroyNotify) tracker_outbox_item_unref);
  g_autoptr (TrackerStmt) stmt = NULL;
  TrackerStep step;

  /* Of a parcel that was archived or removed meanwhile nothing is said; taking that back brings
   * what is unsaid back too. */
  stmt = tracker_db_query (
      work->db, error,
      "SELECT o.id, o.parcel_id, p.uuid, coalesce (p.name, p.number), o.news, o.stage, o.written_s,"
      "  " TRACKER_EVENT_COLUMNS " FROM outbox o JOIN parcels p ON p.id = o.parcel_id"
      "  LEFT JOIN events e ON e.id = o.event_id " TRACKER_EVENT_JOINS
      " WHERE p.removed_s = 0 AND p.archived_s = 0 ORDER BY o.id",
      "");
  if (stmt == NULL)
    return FALSE;

  while ((step = tracker_db_step (work->db, stmt, error)) == TRACKER_STEP_ROW)
    g_ptr_array_add (items, read_item (stmt));
  if (step == TRACKER_STEP_FAILED || !insert_check (work, items, error))
    return FALSE;

  args->answer = g_steal_pointer (&items);
  args->free_answer = (GDestroyNotify) g_ptr_array_unref;
  return TRUE;
}

/**
 * tracker_store_list_outbox_async:
 * @self: a store
 * @cancellable: (nullable): interrupts
 * @callback: (nullable): called on main
 * @user_data: for @callback
 *
 * Lists what is to be said and was not taken yet, of parcels neither archived nor removed, and
 * %TRACKER_NEWS_CHECK, with how many parcels wait for a person now.
 */
void
tracker_store_list_outbox_async (TrackerStore *self,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_return_if_fail (TRACKER_IS_STORE (self));
  tracker_store_push_read (self, list_outbox_in_thread, tracker_store_list_outbox_async,
                           tracker_args_new (0, 0, NULL, NULL), cancellable, callback, user_data);
}

/**
 * tracker_store_list_outbox_finish:
 * @self: a store
 * @result: of tracker_store_list_outbox_async()
 * @error: where a #TrackerStoreError or %G_IO_ERROR_CANCELLED goes
 *
 * Returns: (transfer full) (nullable) (element-type TrackerOutboxItem): the items, oldest first, at
 * most one a parcel
 */
GPtrArray *
tracker_store_list_outbox_finish (TrackerStore *self, GAsyncResult *result, GError **error)
{
  return tracker_store_steal_answer (self, result, error);
}

static gboolean
take_outbox_in_thread (TrackerWork *work, gpointer data, GCancellable *cancellable, GError **error)
{
  const TrackerArgs *args = data;

  for (gsize i = 0; i < args->n_ids; i++)
    if (!tracker_db_run (work->db, error, "DELETE FROM outbox WHERE id = ?", "x", args->ids[i]))
      return FALSE;

  return TRUE;
}

/**
 * tracker_store_take_outbox_async:
 * @self: a store
 * @ids: (array length=n_ids): items that were said, or are not to be said
 * @n_ids: how many
 * @callback: (nullable): called on main; tracker_store_finish()
 * @user_data: for @callback
 *
 * Takes items out of the outbox: they are never listed again. Ids of items that were replaced or
 * taken meanwhile are passed over.
 */
void
tracker_store_take_outbox_async (TrackerStore *self,
                                 const gint64 *ids,
                                 gsize n_ids,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_return_if_fail (TRACKER_IS_STORE (self));
  tracker_store_push_write (self, take_outbox_in_thread, tracker_store_take_outbox_async,
                            tracker_args_new_ids (ids, n_ids, 0), callback, user_data);
}
