/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "library-kit.h"

#include "tracker-library-private.h"

#define N_MANY 100000

/* --- laziness --- */

static void
add_many (Shelf *shelf, guint n)
{
  g_autofree TrackerParcelDraft *drafts = g_new0 (TrackerParcelDraft, n);
  g_autoptr (GPtrArray) numbers = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree gint64 *ids = NULL;
  g_autoptr (GError) error = NULL;
  TrackerStore *store = shelf->watch->kit->store;
  gsize n_ids = 0;

  for (guint i = 0; i < n; i++)
    {
      g_ptr_array_add (numbers, watch_make_number (i));
      drafts[i].number = g_ptr_array_index (numbers, i);
    }
  tracker_store_add_parcels_async (store, drafts, n, NULL, tracker_test_result_cb, &result);
  /* Longer than a verb may take. */
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  ids = tracker_store_add_parcels_finish (store, result, &n_ids, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_ids, ==, n);
}

static void
test_lazy (void)
{
  g_autoptr (Shelf) shelf = shelf_new (NULL);
  TrackerParcelPool *pool = tracker_library_get_pool (shelf->library);
  g_autoptr (TrackerParcelList) list = NULL;
  g_autoptr (GPtrArray) seen = g_ptr_array_new_with_free_func (g_object_unref);

  add_many (shelf, N_MANY);
  list = shelf_list (shelf);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, N_MANY);
  g_assert_cmpuint (tracker_parcel_pool_get_n_parcels (pool), ==, 0);

  /* What a window looks at. */
  for (guint i = 500; i < 600; i++)
    g_ptr_array_add (seen, g_list_model_get_item (G_LIST_MODEL (list), i));
  g_assert_false (tracker_parcel_get_loaded (g_ptr_array_index (seen, 0)));
  shelf_settle (shelf);
  for (guint i = 0; i < seen->len; i++)
    g_assert_true (tracker_parcel_get_loaded (g_ptr_array_index (seen, i)));
  g_assert_cmpuint (tracker_parcel_pool_get_n_parcels (pool), ==, 100);

  /* Who scrolls to the end does not keep all. */
  for (guint i = 0; i < N_MANY; i += 20)
    g_object_unref (g_list_model_get_item (G_LIST_MODEL (list), i));
  shelf_settle (shelf);
  g_assert_cmpuint (tracker_parcel_pool_get_n_parcels (pool), <=, 600);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (list), N_MANY));
}

static void
test_same_object (void)
{
  g_autoptr (Shelf) shelf = shelf_new (NULL);
  g_autoptr (GPtrArray) parcels = shelf_add (shelf, "RB123456785CN\nRR715039829CN", NULL, NULL);
  TrackerParcel *first = g_ptr_array_index (parcels, 0);
  gint64 id = tracker_parcel_get_id (first);
  g_autoptr (TrackerParcelList) list = shelf_list (shelf);
  g_autoptr (TrackerParcelList) other = shelf_list (shelf);
  guint position = tracker_parcel_list_find (list, id);
  g_autoptr (TrackerParcel) a = g_list_model_get_item (G_LIST_MODEL (list), position);
  g_autoptr (TrackerParcel) b = NULL;
  g_autofree char *title = NULL;

  g_assert_true (a == first);
  SHELF_RUN (shelf, tracker_library_rename_async, id, "Lamp");
  shelf_settle (shelf);
  b = g_list_model_get_item (G_LIST_MODEL (other), tracker_parcel_list_find (other, id));
  g_assert_true (b == first);
  title = shelf_dup (first, "title");
  g_assert_cmpstr (title, ==, "Lamp");
  g_assert_cmpuint (tracker_parcel_list_find (list, 4711), ==, G_MAXUINT);
}

/* --- items_changed --- */

typedef struct
{
  GListModel *model;
  GPtrArray *mirror; /* (element-type TrackerParcel) what a view would hold */
  guint n_signals;
} Mirror;

static void
on_items_changed_cb (GListModel *model,
                     guint position,
                     guint n_removed,
                     guint n_added,
                     Mirror *mirror)
{
  g_assert_cmpuint (position + n_removed, <=, mirror->mirror->len);
  g_assert_cmpuint (g_list_model_get_n_items (model), ==,
                    mirror->mirror->len - n_removed + n_added);
  if (n_removed > 0)
    g_ptr_array_remove_range (mirror->mirror, position, n_removed);
  for (guint i = 0; i < n_added; i++)
    g_ptr_array_insert (mirror->mirror, position + i, g_list_model_get_item (model, position + i));
  mirror->n_signals++;
}

static void
check_mirror (Mirror *mirror)
{
  g_assert_cmpuint (g_list_model_get_n_items (mirror->model), ==, mirror->mirror->len);
  for (guint i = 0; i < mirror->mirror->len; i++)
    {
      g_autoptr (TrackerParcel) parcel = g_list_model_get_item (mirror->model, i);

      g_assert_true (parcel == g_ptr_array_index (mirror->mirror, i));
    }
}

static void
change_at_random (Shelf *shelf, int step)
{
  g_autofree char *number = watch_make_number (g_test_rand_int_range (0, 60));
  g_autoptr (TrackerParcelData) parcel = kit_find (shelf->watch->kit, number);
  gint64 id = parcel != NULL ? tracker_parcel_data_get_id (parcel) : 0;

  kit_advance (shelf->watch->kit, 60);
  if (parcel == NULL)
    {
      kit_add (shelf->watch->kit, number, number, "upugtt");
      return;
    }

  switch (g_test_rand_int_range (0, 5))
    {
    case 0:
      SHELF_RUN (shelf, tracker_library_remove_async, &id, 1);
      break;
    case 1:
      SHELF_RUN (shelf, tracker_library_archive_async, &id, 1, g_test_rand_bit ());
      break;
    case 2:
      SHELF_RUN (shelf, tracker_library_rename_async, id, number + g_test_rand_int_range (0, 8));
      break;
    default:
      {
        g_autofree char *lines = g_strdup_printf ("%d|in_transit|X%d|Moved %d|", step, step, step);

        kit_apply (shelf->watch->kit, kit_leg (shelf->watch->kit, id, "upugtt"),
                   kit_report ("upugtt", TRACKER_OUTCOME_FOUND, lines));
      }
    }
}

static void
test_items_changed (gconstpointer data)
{
  g_autoptr (Shelf) shelf = shelf_new (NULL);
  g_autoptr (TrackerParcelList) list = shelf_list (shelf);
  Mirror mirror = { G_LIST_MODEL (list), g_ptr_array_new_with_free_func (g_object_unref), 0 };

  tracker_parcel_list_set_sort (list, GPOINTER_TO_INT (data));
  g_signal_connect (list, "items-changed", G_CALLBACK (on_items_changed_cb), &mirror);
  for (int step = 0; step < 160; step++)
    {
      change_at_random (shelf, step);
      if (step % 17 == 0)
        watch_sleep_ms (g_test_rand_int_range (0, 60));
      if (step % 50 == 0)
        check_mirror (&mirror);
    }
  shelf_settle (shelf);
  check_mirror (&mirror);
  g_assert_cmpuint (mirror.n_signals, >, 20);

  /* The list is what the store says. */
  {
    g_autoptr (TrackerQuery) query = tracker_query_new (TRACKER_SMART_ALL);
    g_autoptr (GArray) ids = NULL;

    tracker_query_set_sort (query, GPOINTER_TO_INT (data));
    ids = kit_list (shelf->watch->kit, query);
    g_assert_cmpuint (ids->len, ==, mirror.mirror->len);
    for (guint i = 0; i < ids->len; i++)
      g_assert_cmpint (tracker_parcel_get_id (g_ptr_array_index (mirror.mirror, i)), ==,
                       g_array_index (ids, gint64, i));
  }
  g_signal_handlers_disconnect_by_data (list, &mirror);
  g_ptr_array_unref (mirror.mirror);
}

static void
on_quiet_items_changed_cb (void)
{
  g_assert_not_reached ();
}

/* Words that move nothing are told by notify alone: the selection stays. */
static void
test_words_are_notified (void)
{
  g_autoptr (Shelf) shelf = shelf_new (NULL);
  g_autoptr (GPtrArray) parcels = shelf_add (shelf, "RB123456785CN\nRR715039829CN", NULL, NULL);
  g_autoptr (TrackerParcelList) list = shelf_list (shelf);
  gint64 id = tracker_parcel_get_id (g_ptr_array_index (parcels, 0));
  gulong handler
      = g_signal_connect (list, "items-changed", G_CALLBACK (on_quiet_items_changed_cb), NULL);
  g_autofree char *name = NULL;

  SHELF_RUN (shelf, tracker_library_rename_async, id, "Lamp");
  SHELF_RUN (shelf, tracker_library_set_note_async, id, "Green");
  SHELF_RUN (shelf, tracker_library_mark_seen_async, id);
  shelf_settle (shelf);
  name = shelf_dup (g_ptr_array_index (parcels, 0), "name");
  g_assert_cmpstr (name, ==, "Lamp");
  g_signal_handler_disconnect (list, handler);
}

/* --- what is shown --- */

static char *
print_list (TrackerParcelList *list)
{
  GString *text = g_string_new (NULL);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (list));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (TrackerParcel) parcel = g_list_model_get_item (G_LIST_MODEL (list), i);

      g_string_append_printf (text, "%d ", (int) tracker_parcel_get_id (parcel));
    }

  return g_strchomp (g_string_free (text, FALSE));
}

static gboolean
is_listed (gpointer data)
{
  return !tracker_parcel_list_get_loading (data);
}

#define assert_list(list, expected)                                                                \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *found_ids = NULL;                                                             \
    g_assert_true (tracker_test_wait_until (is_listed, list));                                     \
    found_ids = print_list (list);                                                                 \
    g_assert_cmpstr (found_ids, ==, expected);                                                     \
  }                                                                                                \
  G_STMT_END

static void
test_queries (void)
{
  g_autoptr (Shelf) shelf = shelf_new (NULL);
  Kit *kit = shelf->watch->kit;
  gint64 lamp = kit_add (kit, "RB123456785CN", "Настольная лампа", "upugtt");
  gint64 box = kit_add (kit, "RR715039829CN", "Box", "upugtt");
  gint64 done = kit_add (kit, "EE904173261CN", "Ангел", "upugtt");
  gint64 folder = kit_add_folder (kit, "Gifts");
  g_autoptr (TrackerParcelList) list = NULL;

  g_assert_cmpint (lamp, ==, 1);
  g_assert_cmpint (box, ==, 2);
  g_assert_cmpint (done, ==, 3);
  kit_apply (kit, kit_leg (kit, done, "upugtt"),
             kit_report ("upugtt", TRACKER_OUTCOME_FOUND, "-5|delivered|EMI|Delivered|Kazan"));
  kit_apply (kit, kit_leg (kit, lamp, "upugtt"),
             kit_report ("upugtt", TRACKER_OUTCOME_FOUND, "-1|arrived|EMG|Arrived|Moscow"));
  SHELF_RUN (shelf, tracker_library_move_async, &box, 1, folder);
  list = shelf_list (shelf);

  tracker_parcel_list_set_sort (list, TRACKER_SORT_NAME);
  assert_list (list, "2 3 1");
  tracker_parcel_list_show_smart (list, TRACKER_SMART_DELIVERED);
  assert_list (list, "3");
  tracker_parcel_list_show_smart (list, TRACKER_SMART_READY);
  assert_list (list, "1");
  tracker_parcel_list_show_folder (list, folder);
  assert_list (list, "2");
  tracker_parcel_list_show_smart (list, TRACKER_SMART_ALL);

  /* As one types: only the last counts. */
  tracker_parcel_list_set_search (list, "к");
  tracker_parcel_list_set_search (list, "ла");
  tracker_parcel_list_set_search (list, "лампа");
  assert_list (list, "1");
  g_assert_cmpstr (tracker_parcel_list_get_search (list), ==, "лампа");
  tracker_parcel_list_set_search (list, "kazan");
  assert_list (list, "3");
  tracker_parcel_list_set_search (list, "\"'%_*(");
  assert_list (list, "");
  tracker_parcel_list_set_search (list, "");
  assert_list (list, "2 3 1");
  g_assert_null (tracker_parcel_list_get_search (list));

  SHELF_RUN (shelf, tracker_library_archive_async, &lamp, 1, TRUE);
  shelf_settle (shelf);
  assert_list (list, "2 3");
  tracker_parcel_list_show_smart (list, TRACKER_SMART_ARCHIVE);
  assert_list (list, "1");
}

/* --- another process --- */

static void
test_another_process (void)
{
  g_autofree char *path = tracker_test_build_path ("shared.db");
  const WatchOptions options = { .path = path };
  g_autoptr (Shelf) shelf = shelf_new (&options);
  g_autoptr (TrackerParcelList) list = shelf_list (shelf);
  g_autoptr (Kit) other = kit_new (path);
  g_autoptr (TrackerParcel) parcel = NULL;
  g_autofree char *title = NULL;
  gint64 id = kit_add (other, "RB123456785CN", "From elsewhere", "upugtt");

  for (int i = 0; i < 40 && g_list_model_get_n_items (G_LIST_MODEL (list)) == 0; i++)
    watch_sleep_ms (50);
  g_assert_cmpuint (tracker_parcel_list_find (list, id), ==, 0);
  parcel = g_list_model_get_item (G_LIST_MODEL (list), 0);
  shelf_settle (shelf);
  title = shelf_dup (parcel, "title");
  g_assert_cmpstr (title, ==, "From elsewhere");

  KIT_RUN (other, tracker_store_rename_parcel_async, id, "Renamed there");
  for (int i = 0; i < 40 && !g_str_equal (tracker_parcel_get_title (parcel), "Renamed there"); i++)
    watch_sleep_ms (50);
  g_assert_cmpstr (tracker_parcel_get_title (parcel), ==, "Renamed there");
}

int
main (int argc, char **argv)
{
  tracker_test_init (&argc, &argv);
  g_test_add_func ("/parcel-list/lazy", test_lazy);
  g_test_add_func ("/parcel-list/same-object", test_same_object);
  g_test_add_data_func ("/parcel-list/items-changed/activity", GINT_TO_POINTER (0),
                        test_items_changed);
  g_test_add_data_func ("/parcel-list/items-changed/name", GINT_TO_POINTER (TRACKER_SORT_NAME),
                        test_items_changed);
  g_test_add_func ("/parcel-list/words-are-notified", test_words_are_notified);
  g_test_add_func ("/parcel-list/queries", test_queries);
  g_test_add_func ("/parcel-list/another-process", test_another_process);

  return g_test_run ();
}
