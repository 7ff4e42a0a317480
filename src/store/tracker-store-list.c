/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-store-private.h"

/* Lists of ids. The table of parcels is never read for them: an index holds all that is asked. */

/* So many hits are looked up one by one; for more, the whole list is gone through. */
#define MAX_LOOKED_UP 2000

/* ?1 smart folder, ?2 folder or NULL, ?3 stage or NULL, ?4 hits as a JSON array. */
#define FILTER "(smarts & ?1) != 0 AND (?2 IS NULL OR folder_id = ?2) AND (?3 IS NULL OR stage = ?3)"
#define WALK(index, order) "SELECT id FROM parcels INDEXED BY " index " WHERE " FILTER " ORDER BY " order
#define LOOK_UP(order) \
  "SELECT id FROM parcels WHERE id IN (SELECT value FROM json_each (?4)) AND " FILTER " ORDER BY " order

/* By TrackerSort. "Added" is the order of ids: they only grow. */
static const struct
{
  const char *walk;
  const char *look_up;
} lists[] = {
  { WALK ("parcels_by_activity", "activity_s DESC, id DESC"), LOOK_UP ("activity_s DESC, id DESC") },
  { WALK ("parcels_by_activity", "+id DESC"), LOOK_UP ("+id DESC") },
  { WALK ("parcels_by_name", "name_key, id"), LOOK_UP ("name_key, id") },
};

static char *
dup_hits_as_json (const TrackerHits *hits)
{
  GString *json = g_string_new ("[");

  for (gint64 id = tracker_hits_get_next (hits, -1); id >= 0; id = tracker_hits_get_next (hits, id))
    g_string_append_printf (json, "%s%" G_GINT64_FORMAT, json->len > 1 ? "," : "", id);
  g_string_append_c (json, ']');
  return g_string_free (json, FALSE);
}

/* @hits: (nullable): only these */
static GArray *
collect_ids (TrackerWork *work, TrackerStmt *stmt, const TrackerHits *hits, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  TrackerStep step;

  if (stmt == NULL)
    return NULL;

  while ((step = tracker_db_step (work->db, stmt, error)) == TRACKER_STEP_ROW)
    {
      gint64 id = sqlite3_column_int64 (stmt, 0);

      if (hits == NULL || tracker_hits_contain (hits, id))
        g_array_append_val (ids, id);
    }

  return step == TRACKER_STEP_DONE ? g_steal_pointer (&ids) : NULL;
}

static GArray *
list_ids (TrackerWork *work, TrackerQuery *query, const TrackerHits *hits, GError **error)
{
  guint sort = MIN ((guint) tracker_query_get_sort (query), G_N_ELEMENTS (lists) - 1);
  int smart = 1 << tracker_query_get_smart (query);
  gint64 folder_id = tracker_query_get_folder (query);
  TrackerStage stage;
  const char *nick = tracker_query_get_stage (query, &stage) ? tracker_stage_to_nick (stage) : NULL;
  g_autofree char *json = NULL;
  g_autoptr (TrackerStmt) stmt = NULL;

  if (hits == NULL || tracker_hits_get_n (hits) > MAX_LOOKED_UP)
    {
      stmt = tracker_db_query (work->db, error, lists[sort].walk, "irs", smart, folder_id, nick);
      return collect_ids (work, stmt, hits, error);
    }

  json = dup_hits_as_json (hits);
  stmt = tracker_db_query (work->db, error, lists[sort].look_up, "irss", smart, folder_id, nick, json);
  return collect_ids (work, stmt, NULL, error);
}

static gboolean
list_ids_in_thread (TrackerWork *work, gpointer data, GCancellable *cancellable, GError **error)
{
  TrackerArgs *args = data;
  const char *search = tracker_query_get_search (args->query);
  g_autoptr (TrackerHits) hits = NULL;

  if (search != NULL)
    {
      hits = tracker_hits_new (work, search, error);
      if (hits == NULL)
        return FALSE;
    }

  args->answer = list_ids (work, args->query, hits, error);
  args->free_answer = (GDestroyNotify) g_array_unref;
  return args->answer != NULL;
}

/**
 * tracker_store_list_ids_async:
 * @self: a store
 * @query: which parcels, in which order; not changed any more
 * @cancellable: (nullable): interrupts, as a search does that is typed on
 * @callback: (nullable): called on main
 * @user_data: for @callback
 *
 * Lists the ids of a query.
 */
void
tracker_store_list_ids_async (TrackerStore *self,
                              TrackerQuery *query,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  TrackerArgs *args;

  g_return_if_fail (TRACKER_IS_STORE (self));
  g_return_if_fail (query != NULL);

  args = tracker_args_new (0, 0, NULL, NULL);
  args->query = tracker_query_ref (query);
  tracker_store_push_read (self, list_ids_in_thread, tracker_store_list_ids_async, args, cancellable, callback,
                           user_data);
}

/**
 * tracker_store_list_ids_finish:
 * @self: a store
 * @result: of tracker_store_list_ids_async()
 * @error: where a #TrackerStoreError or %G_IO_ERROR_CANCELLED goes
 *
 * Returns: (transfer full) (nullable) (element-type gint64): the ids in the query's order
 */
GArray *
tracker_store_list_ids_finish (TrackerStore *self, GAsyncResult *result, GError **error)
{
  return tracker_store_steal_answer (self, result, error);
}
