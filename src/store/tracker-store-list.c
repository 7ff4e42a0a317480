/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-store-private.h"

/* Lists of ids. The table of parcels is never read for them: an index holds all that is asked. */

/* So many hits are looked up one by one; for more, the whole list is gone through. */
#define MAX_LOOKED_UP 1000

/* ?1 smart folder, ?2 folder or NULL, ?3 stage or NULL, ?4 hits as a JSON array. */
#define FILTER                                                                                     \
  "(smarts & ?1) != 0 AND (?2 IS NULL OR folder_id = ?2) AND (?3 IS NULL OR stage = ?3)"
#define WALK(index, order)                                                                         \
  "SELECT id FROM parcels INDEXED BY " index " WHERE " FILTER " ORDER BY " order
#define LOOK_UP(order)                                                                             \
  "SELECT id FROM parcels WHERE id IN (SELECT value FROM json_each (?4)) AND " FILTER              \
  " ORDER BY " order

/* By TrackerSort. "Added" is the order of ids: they only grow. */
static const struct
{
  const char *walk;
  const char *look_up;
} lists[] = {
  { WALK ("parcels_by_activity", "activity_s DESC, id DESC"),
    LOOK_UP ("activity_s DESC, id DESC") },
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

static GArray *
collect_ids (TrackerWork *work, TrackerStmt *stmt, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  return tracker_db_load_ids (work->db, stmt, ids, error) ? g_steal_pointer (&ids) : NULL;
}

static GArray *
walk (TrackerWork *work, TrackerQuery *query, GError **error)
{
  guint sort = MIN ((guint) tracker_query_get_sort (query), G_N_ELEMENTS (lists) - 1);
  TrackerStage stage;
  const char *nick = tracker_query_get_stage (query, &stage) ? tracker_stage_to_nick (stage) : NULL;
  g_autoptr (TrackerStmt) stmt = tracker_db_query (work->db, error, lists[sort].walk, "irs",
                                                   1 << tracker_query_get_smart (query),
                                                   tracker_query_get_folder (query), nick);

  return collect_ids (work, stmt, error);
}

/* For many hits the whole list is gone through, which takes longer than the search itself: the next
 * letter does not do it again. */
static GArray *
ensure_whole_list (TrackerWork *work, TrackerQuery *query, GError **error)
{
  TrackerMemo *memo = tracker_memo_ensure (work, error);
  g_autoptr (TrackerQuery) plain = tracker_query_copy (query);
  GArray *ids;

  if (memo == NULL)
    return NULL;

  tracker_query_set_search (plain, NULL);
  ids = tracker_memo_get_list (memo, plain);
  if (ids == NULL)
    {
      ids = walk (work, plain, error);
      if (ids != NULL)
        tracker_memo_take_list (memo, plain, ids);
    }

  return ids;
}

static GArray *
walk_hits (TrackerWork *work, TrackerQuery *query, const TrackerHits *hits, GError **error)
{
  GArray *whole = ensure_whole_list (work, query, error);
  GArray *ids;

  if (whole == NULL)
    return NULL;

  ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64),
                           MIN (tracker_hits_get_n (hits), whole->len));
  for (guint i = 0; i < whole->len; i++)
    {
      gint64 id = g_array_index (whole, gint64, i);

      if (tracker_hits_contain (hits, id))
        g_array_append_val (ids, id);
    }

  return ids;
}

static GArray *
look_up_hits (TrackerWork *work, TrackerQuery *query, const TrackerHits *hits, GError **error)
{
  guint sort = MIN ((guint) tracker_query_get_sort (query), G_N_ELEMENTS (lists) - 1);
  TrackerStage stage;
  const char *nick = tracker_query_get_stage (query, &stage) ? tracker_stage_to_nick (stage) : NULL;
  g_autofree char *json = dup_hits_as_json (hits);
  g_autoptr (TrackerStmt) stmt = tracker_db_query (work->db, error, lists[sort].look_up, "irss",
                                                   1 << tracker_query_get_smart (query),
                                                   tracker_query_get_folder (query), nick, json);

  return collect_ids (work, stmt, error);
}

static GArray *
search (TrackerWork *work, TrackerQuery *query, GError **error)
{
  g_autoptr (TrackerHits) hits = tracker_hits_new (work, tracker_query_get_search (query), error);

  if (hits == NULL)
    return NULL;
  if (tracker_hits_get_n (hits) > MAX_LOOKED_UP)
    return walk_hits (work, query, hits, error);
  return look_up_hits (work, query, hits, error);
}

static gboolean
list_ids_in_thread (TrackerWork *work, gpointer data, GCancellable *cancellable, GError **error)
{
  TrackerArgs *args = data;

  args->answer = tracker_query_get_search (args->query) != NULL ? search (work, args->query, error)
                                                                : walk (work, args->query, error);
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
  tracker_store_push_read (self, list_ids_in_thread, tracker_store_list_ids_async, args,
                           cancellable, callback, user_data);
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
