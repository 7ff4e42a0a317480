/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "library-kit.h"

#include <string.h>

#include "tracker-timeline-item.h"

#define LETTER "RB123456785CN"
#define OTHER "RR715039829CN"

static gint64
get_id (GPtrArray *parcels, guint index)
{
  return tracker_parcel_get_id (g_ptr_array_index (parcels, index));
}

/* --- verbs --- */

static void
test_add (void)
{
  g_autoptr (Shelf) shelf = shelf_new (NULL);
  const char *carriers[] = { "belpost", "upugtt", NULL };
  const TrackerAddOptions chosen = { .name = "Lamp", .carriers = carriers };
  guint n_existed = 0;
  g_autoptr (GPtrArray) first = shelf_add (shelf, LETTER " " OTHER, NULL, &n_existed);
  g_autoptr (GPtrArray) again = NULL;
  g_autoptr (GPtrArray) nothing = NULL;
  g_autoptr (GPtrArray) own = NULL;
  g_autoptr (TrackerParcelData) data = NULL;

  g_assert_cmpuint (first->len, ==, 2);
  g_assert_cmpuint (n_existed, ==, 0);
  again = shelf_add (shelf, OTHER " EE904173261CN", NULL, &n_existed);
  g_assert_cmpuint (again->len, ==, 2);
  g_assert_cmpuint (n_existed, ==, 1);
  g_assert_true (g_ptr_array_index (again, 0) == g_ptr_array_index (first, 1));
  nothing = shelf_add (shelf, "?!", NULL, &n_existed);
  g_assert_cmpuint (nothing->len, ==, 0);

  own = shelf_add (shelf, "RB481205731CN", &chosen, NULL);
  data = kit_load (shelf->watch->kit, get_id (own, 0));
  g_assert_cmpstrv (tracker_parcel_data_get_carriers (data), carriers);
  g_assert_cmpstr (tracker_parcel_data_get_name (data), ==, "Lamp");
  g_assert_cmpstr (tracker_parcel_data_get_origin (data), ==, "CN");
  g_assert_cmpstr (tracker_parcel_data_get_destination (data), ==, "RU");
}

static gboolean
has_events (gpointer data)
{
  return tracker_parcel_get_stage (data) == TRACKER_STAGE_IMPORT;
}

static void
test_add_and_ask (void)
{
  g_autoptr (Shelf) shelf = shelf_new (NULL);
  const TrackerAddOptions options = { .ask = TRUE };
  g_autoptr (GPtrArray) parcels = NULL;
  g_autofree char *words = NULL;
  gboolean asking = TRUE;

  watch_know (shelf->watch, LETTER, "upugtt,russianpost");
  parcels = shelf_add (shelf, LETTER, &options, NULL);
  g_assert_true (tracker_test_wait_until (has_events, g_ptr_array_index (parcels, 0)));
  shelf_settle (shelf);
  words = shelf_dup (g_ptr_array_index (parcels, 0), "last-words");
  g_assert_cmpstr (words, !=, "");
  g_object_get (g_ptr_array_index (parcels, 0), "asking", &asking, NULL);
  g_assert_false (asking);
}

static void
test_verbs (void)
{
  g_autoptr (Shelf) shelf = shelf_new (NULL);
  g_autoptr (GPtrArray) parcels = shelf_add (shelf, LETTER, NULL, NULL);
  TrackerParcel *parcel = g_ptr_array_index (parcels, 0);
  gint64 id = get_id (parcels, 0);
  gint64 folder = kit_add_folder (shelf->watch->kit, "Gifts");
  gint64 nobody = 4711;
  g_autofree char *note = NULL;
  g_autofree char *folder_name = NULL;
  g_autoptr (GError) error = NULL;

  SHELF_RUN (shelf, tracker_library_rename_async, id, "Lamp");
  SHELF_RUN (shelf, tracker_library_set_note_async, id, "Green\nwith cover");
  SHELF_RUN (shelf, tracker_library_move_async, &id, 1, folder);
  SHELF_RUN (shelf, tracker_library_archive_async, &id, 1, TRUE);
  shelf_settle (shelf);
  g_assert_cmpstr (tracker_parcel_get_title (parcel), ==, "Lamp");
  g_assert_cmpint (tracker_parcel_get_folder_id (parcel), ==, folder);
  g_assert_true (tracker_parcel_get_archived (parcel));
  note = shelf_dup (parcel, "note");
  g_assert_cmpstr (note, ==, "Green\nwith cover");
  folder_name = shelf_dup (parcel, "folder-name");
  g_assert_cmpstr (folder_name, ==, "Gifts");

  SHELF_RUN (shelf, tracker_library_archive_async, &id, 1, FALSE);
  SHELF_RUN (shelf, tracker_library_move_async, &id, 1, (gint64) 0);
  SHELF_RUN (shelf, tracker_library_rename_async, id, NULL);
  shelf_settle (shelf);
  g_assert_false (tracker_parcel_get_archived (parcel));
  g_assert_cmpint (tracker_parcel_get_folder_id (parcel), ==, 0);
  g_assert_cmpstr (tracker_parcel_get_title (parcel), ==, "RB 123 456 785 CN");

  g_assert_false (SHELF_TRY (shelf, &error, tracker_library_rename_async, nobody, "x"));
  g_assert_error (error, TRACKER_STORE_ERROR, TRACKER_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (SHELF_TRY (shelf, &error, tracker_library_move_async, &id, 1, nobody));
  g_assert_error (error, TRACKER_STORE_ERROR, TRACKER_STORE_ERROR_NOT_FOUND);
}

static TrackerParcel *
find_parcel (Shelf *shelf, const char *name)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  TrackerParcel *parcel;

  tracker_library_find_parcel_async (shelf->library, name, NULL, tracker_test_result_cb, &result);
  parcel = tracker_library_find_parcel_finish (shelf->library, kit_wait (&result), &error);
  g_assert_no_error (error);

  return parcel;
}

static void
test_remove_and_restore (void)
{
  g_autoptr (Shelf) shelf = shelf_new (NULL);
  g_autoptr (GPtrArray) parcels = shelf_add (shelf, LETTER, NULL, NULL);
  gint64 id = get_id (parcels, 0);
  g_autoptr (TrackerParcel) gone = NULL;
  g_autoptr (TrackerParcel) back = NULL;
  g_autoptr (TrackerParcel) by_uuid = NULL;

  SHELF_RUN (shelf, tracker_library_remove_async, &id, 1);
  gone = find_parcel (shelf, LETTER);
  g_assert_null (gone);
  SHELF_RUN (shelf, tracker_library_restore_async, &id, 1);
  back = find_parcel (shelf, LETTER);
  g_assert_true (back == g_ptr_array_index (parcels, 0));
  by_uuid = find_parcel (shelf, tracker_parcel_get_uuid (back));
  g_assert_true (by_uuid == back);
}

/* Nobody need wait for a verb. */
static void
test_no_callbacks (void)
{
  g_autoptr (Shelf) shelf = shelf_new (NULL);
  TrackerLibrary *library = shelf->library;
  g_autoptr (GPtrArray) parcels = shelf_add (shelf, LETTER, NULL, NULL);
  g_autoptr (GPtrArray) found = shelf_guess (shelf, OTHER);
  const TrackerAddOptions options = { .ask = TRUE };
  gint64 id = get_id (parcels, 0);

  tracker_library_find_parcel_async (library, LETTER, NULL, NULL, NULL);
  tracker_library_guess_text_async (library, LETTER, NULL, NULL, NULL);
  tracker_library_add_async (library, found, &options, NULL, NULL, NULL);
  tracker_library_archive_async (library, &id, 1, TRUE, NULL, NULL);
  tracker_library_move_async (library, &id, 1, 0, NULL, NULL);
  tracker_library_rename_async (library, id, "Lamp", NULL, NULL);
  tracker_library_rename_async (library, 4711, "Nobody", NULL, NULL);
  tracker_library_set_note_async (library, id, "Note", NULL, NULL);
  tracker_library_mark_seen_async (library, id, NULL, NULL);
  tracker_library_add_folder_async (library, "Gifts", NULL, NULL, NULL);
  tracker_library_rename_folder_async (library, 1, "Presents", NULL, NULL, NULL);
  tracker_library_place_folder_async (library, 1, 0, NULL, NULL);
  tracker_library_remove_folder_async (library, 1, NULL, NULL);
  tracker_library_refresh_async (library, NULL, 0, NULL, NULL, NULL);
  tracker_library_add_carrier_async (library, id, "belpost", NULL, NULL);
  tracker_library_remove_carrier_async (library, 4711, NULL, NULL);
  tracker_library_load_credentials_async (library, "ups", NULL, NULL, NULL);
  tracker_library_store_credential_async (library, "ups", "client_id", "x", NULL, NULL);
  tracker_library_unlock_keyring_async (library, NULL, NULL);
  tracker_library_cancel_refresh (library);
  tracker_library_remove_async (library, &id, 1, NULL, NULL);
  tracker_library_restore_async (library, &id, 1, NULL, NULL);
  watch_sleep_ms (500);
  g_assert_cmpstr (tracker_parcel_get_title (g_ptr_array_index (parcels, 0)), ==, "Lamp");
}

/* --- folders --- */

static char *
print_folders (GListModel *folders)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (folders); i++)
    {
      g_autoptr (TrackerFolder) folder = g_list_model_get_item (folders, i);

      if (!tracker_folder_get_is_smart (folder))
        g_string_append_printf (text, "%s:%d ", tracker_folder_get_name (folder),
                                tracker_folder_get_n_parcels (folder));
      else if (tracker_folder_get_n_parcels (folder) > 0)
        g_string_append_printf (text, "%s:%d ",
                                tracker_smart_to_nick (tracker_folder_get_smart (folder)),
                                tracker_folder_get_n_parcels (folder));
    }

  return g_strchomp (g_string_free (text, FALSE));
}

#define assert_folders(shelf, folders, expected)                                                   \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *found_folders = NULL;                                                         \
    watch_sleep_ms (600);                                                                          \
    found_folders = print_folders (folders);                                                       \
    g_assert_cmpstr (found_folders, ==, expected);                                                 \
  }                                                                                                \
  G_STMT_END

static gint64
add_folder (Shelf *shelf, const char *name)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  tracker_library_add_folder_async (shelf->library, name, NULL, tracker_test_result_cb, &result);
  id = tracker_library_add_folder_finish (shelf->library, kit_wait (&result), &error);
  g_assert_cmpint (id > 0, ==, error == NULL);

  return id;
}

static void
test_folders (void)
{
  g_autoptr (Shelf) shelf = shelf_new (NULL);
  GListModel *folders = tracker_library_get_folders (shelf->library);
  g_autoptr (GPtrArray) parcels = NULL;
  g_autoptr (TrackerFolder) first_smart = g_list_model_get_item (folders, 0);
  gint64 gifts, work, id;

  g_assert_true (tracker_library_get_folders (shelf->library) == folders);
  g_assert_cmpint (tracker_folder_get_smart (first_smart), ==, TRACKER_SMART_ALL);
  gifts = add_folder (shelf, "Gifts");
  work = add_folder (shelf, "Работа");
  g_assert_cmpint (add_folder (shelf, "Gifts"), ==, -1);
  g_assert_cmpint (add_folder (shelf, ""), ==, -1);
  parcels = shelf_add (shelf, LETTER " " OTHER, NULL, NULL);
  id = get_id (parcels, 0);
  SHELF_RUN (shelf, tracker_library_move_async, &id, 1, gifts);
  assert_folders (shelf, folders, "all:2 Gifts:1 Работа:0");

  kit_apply (shelf->watch->kit, kit_leg (shelf->watch->kit, id, "upugtt"),
             kit_report ("upugtt", TRACKER_OUTCOME_FOUND, "-5|delivered|EMI|Delivered|"));
  SHELF_RUN (shelf, tracker_library_rename_folder_async, work, "Office", NULL);
  SHELF_RUN (shelf, tracker_library_place_folder_async, work, 0);
  assert_folders (shelf, folders, "all:2 delivered:1 Office:0 Gifts:1");

  SHELF_RUN (shelf, tracker_library_archive_async, &id, 1, TRUE);
  SHELF_RUN (shelf, tracker_library_remove_folder_async, gifts);
  assert_folders (shelf, folders, "all:1 archive:1 Office:0");
  {
    g_autoptr (TrackerFolder) same = g_list_model_get_item (folders, 0);

    g_assert_true (same == first_smart);
  }
}

/* --- the open parcel --- */

static gboolean
is_shown (gpointer data)
{
  return !tracker_journey_get_loading (data);
}

static void
test_journey (void)
{
  g_autoptr (Shelf) shelf = shelf_new (NULL);
  g_autoptr (GPtrArray) parcels = shelf_add (shelf, LETTER " " OTHER, NULL, NULL);
  g_autoptr (TrackerJourney) journey = tracker_library_create_journey (shelf->library);
  GListModel *timeline = tracker_journey_get_timeline (journey);
  gint64 id = get_id (parcels, 0);
  g_autoptr (TrackerTimelineItem) newest = NULL;
  g_autoptr (TrackerTimelineItem) kept = NULL;
  g_autofree char *sources = NULL;
  gboolean is_newest, unseen, gone;

  watch_know (shelf->watch, LETTER, "upugtt,russianpost");
  tracker_journey_set_parcel (journey, g_ptr_array_index (parcels, 0));
  g_assert_true (tracker_test_wait_until (is_shown, journey));
  g_assert_cmpuint (g_list_model_get_n_items (timeline), ==, 0);
  shelf_settle (shelf);
  g_assert_cmpuint (g_list_model_get_n_items (tracker_journey_get_legs (journey)), ==, 2);

  g_object_unref (watch_refresh (shelf->watch, &id, 1));
  shelf_settle (shelf);
  g_assert_cmpuint (g_list_model_get_n_items (timeline), ==, 4); /* seven events of two posts */
  newest = g_list_model_get_item (timeline, 0);
  sources = shelf_dup (newest, "sources");
  g_assert_nonnull (strstr (sources, "Russian Post"));
  g_assert_nonnull (strstr (sources, "UPU"));
  g_object_get (newest, "is-newest", &is_newest, NULL);
  g_assert_true (is_newest);

  /* One more: the rows below stay the same objects. */
  kept = g_list_model_get_item (timeline, 3);
  kit_apply (shelf->watch->kit, kit_leg (shelf->watch->kit, id, "upugtt"),
             kit_report ("upugtt", TRACKER_OUTCOME_FOUND, "-1|arrived|EMG|Arrived|Moscow"));
  shelf_settle (shelf);
  g_assert_cmpuint (g_list_model_get_n_items (timeline), ==, 5);
  {
    g_autoptr (TrackerTimelineItem) same = g_list_model_get_item (timeline, 4);

    g_assert_true (same == kept);
  }

  SHELF_RUN (shelf, tracker_library_mark_seen_async, id);
  shelf_settle (shelf);
  for (guint i = 0; i < g_list_model_get_n_items (timeline); i++)
    {
      g_autoptr (TrackerTimelineItem) item = g_list_model_get_item (timeline, i);

      g_object_get (item, "unseen", &unseen, NULL);
      g_assert_false (unseen);
    }

  SHELF_RUN (shelf, tracker_library_remove_async, &id, 1);
  shelf_settle (shelf);
  g_object_get (journey, "gone", &gone, NULL);
  g_assert_true (gone);
  SHELF_RUN (shelf, tracker_library_restore_async, &id, 1);
  shelf_settle (shelf);
  g_object_get (journey, "gone", &gone, NULL);
  g_assert_false (gone);

  tracker_journey_set_parcel (journey, g_ptr_array_index (parcels, 1));
  g_assert_cmpuint (g_list_model_get_n_items (timeline), ==, 0);
  tracker_journey_set_parcel (journey, NULL);
  g_assert_false (tracker_journey_get_loading (journey));
}

static void
test_carriers_of_a_parcel (void)
{
  g_autoptr (Shelf) shelf = shelf_new (NULL);
  g_autoptr (GPtrArray) parcels = shelf_add (shelf, LETTER, NULL, NULL);
  gint64 id = get_id (parcels, 0);
  g_autoptr (GError) error = NULL;
  g_autoptr (TrackerLegData) leg = NULL;
  g_autoptr (TrackerLegData) gone = NULL;

  SHELF_RUN (shelf, tracker_library_add_carrier_async, id, "belpost");
  watch_sleep_ms (600);
  leg = watch_leg (shelf->watch, id, "belpost");
  g_assert_nonnull (leg);
  g_assert_cmpint (tracker_leg_data_get_outcome (leg), ==, TRACKER_OUTCOME_NOT_FOUND);
  SHELF_RUN (shelf, tracker_library_remove_carrier_async, tracker_leg_data_get_id (leg));
  gone = watch_leg (shelf->watch, id, "belpost");
  g_assert_null (gone);
  g_assert_false (SHELF_TRY (shelf, &error, tracker_library_add_carrier_async, 4711, "belpost"));
  g_assert_error (error, TRACKER_STORE_ERROR, TRACKER_STORE_ERROR_NOT_FOUND);
}

/* --- asking --- */

static void
on_news_cb (TrackerLibrary *library, const char *text, GString *log)
{
  g_string_append (log, text);
}

static void
on_fraction_cb (TrackerLibrary *library, GParamSpec *pspec, double *most)
{
  double fraction;

  g_object_get (library, "refresh-fraction", &fraction, NULL);
  g_assert_cmpfloat (fraction, >=, 0.0);
  g_assert_cmpfloat (fraction, <=, 1.0);
  *most = MAX (*most, fraction);
}

static void
test_refresh (void)
{
  g_autoptr (Shelf) shelf = shelf_new (NULL);
  g_autoptr (GPtrArray) parcels = shelf_add (shelf, LETTER " " OTHER, NULL, NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GString) news = g_string_new (NULL);
  TrackerRefreshSummary summary = { 0 };
  gboolean refreshing = FALSE;
  double most = 0.0;

  watch_know (shelf->watch, LETTER, "upugtt,russianpost");
  tracker_emulator_set_carrier_fault (shelf->watch->emulator, "upugtt", TRACKER_FAULT_UNAVAILABLE,
                                      0);
  g_signal_connect (shelf->library, "news", G_CALLBACK (on_news_cb), news);
  g_signal_connect (shelf->library, "notify::refresh-fraction", G_CALLBACK (on_fraction_cb), &most);
  tracker_library_refresh_async (shelf->library, NULL, 0, NULL, tracker_test_result_cb, &result);
  g_object_get (shelf->library, "refreshing", &refreshing, NULL);
  g_assert_true (refreshing);
  tracker_test_await (&result);
  g_assert_true (tracker_library_refresh_finish (shelf->library, result, &summary, NULL));
  g_assert_cmpint (summary.asked, ==, 4);
  g_assert_cmpint (summary.changed, ==, 1);
  g_assert_cmpint (summary.failed, ==, 2);
  g_assert_cmpfloat (summary.seconds, >, 0.0);
  g_object_get (shelf->library, "refreshing", &refreshing, NULL);
  g_assert_false (refreshing);
  g_assert_cmpfloat (most, ==, 1.0);
  g_assert_nonnull (strstr (news->str, "2 questions went unanswered"));
  g_signal_handlers_disconnect_by_data (shelf->library, news);
  g_signal_handlers_disconnect_by_data (shelf->library, &most);
}

static void
test_cancel_refresh (void)
{
  g_autoptr (Shelf) shelf = shelf_new (NULL);
  g_autoptr (GPtrArray) parcels = shelf_add (shelf, LETTER " " OTHER, NULL, NULL);
  g_autoptr (GAsyncResult) result = NULL;
  TrackerRefreshSummary summary = { 0 };

  tracker_library_cancel_refresh (shelf->library); /* nothing to cancel */
  tracker_emulator_set_delay_ms (shelf->watch->emulator, 3000);
  tracker_library_refresh_async (shelf->library, NULL, 0, NULL, tracker_test_result_cb, &result);
  watch_sleep_ms (100);
  tracker_library_cancel_refresh (shelf->library);
  tracker_test_await (&result);
  g_assert_true (tracker_library_refresh_finish (shelf->library, result, &summary, NULL));
  g_assert_cmpint (summary.asked, ==, 0);
}

/* --- carriers and credentials --- */

static void
test_credentials (void)
{
  g_autoptr (Shelf) shelf = shelf_new (NULL);
  const char *number = "1ZW4T9070312856304";
  g_autoptr (GPtrArray) parcels = shelf_add (shelf, number, NULL, NULL);
  gint64 id = get_id (parcels, 0);
  TrackerCarrier *ups = tracker_library_find_carrier (shelf->library, "ups");
  const char *key, *label, *help;
  gboolean is_secret;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GHashTable) loaded = NULL;
  g_autoptr (TrackerLegData) leg = NULL;

  g_assert_nonnull (ups);
  g_assert_null (tracker_library_find_carrier (shelf->library, "nobody"));
  g_assert_cmpuint (g_list_model_get_n_items (tracker_library_get_carriers (shelf->library)), >=,
                    7);
  g_assert_cmpuint (tracker_carrier_get_n_credentials (ups), ==, 2);
  tracker_carrier_get_credential (ups, 0, &key, &label, &help, &is_secret);
  g_assert_cmpstr (key, ==, "client_id");
  g_assert_cmpstr (label, !=, "");

  g_object_unref (watch_refresh (shelf->watch, &id, 1));
  g_assert_cmpint (watch_outcome (shelf->watch, id, "ups"), ==, TRACKER_OUTCOME_NEEDS_CREDENTIALS);

  /* What waited for them is due at once. */
  SHELF_RUN (shelf, tracker_library_store_credential_async, "ups", "client_id", "demo");
  SHELF_RUN (shelf, tracker_library_store_credential_async, "ups", "client_secret", "demo");
  shelf_settle (shelf);
  leg = watch_leg (shelf->watch, id, "ups");
  g_assert_cmpint (tracker_leg_data_get_next_due_s (leg), ==, 0);

  tracker_library_load_credentials_async (shelf->library, "ups", NULL, tracker_test_result_cb,
                                          &result);
  loaded = tracker_library_load_credentials_finish (shelf->library, kit_wait (&result), NULL);
  g_assert_cmpuint (g_hash_table_size (loaded), ==, 2);
  g_assert_cmpstr (g_hash_table_lookup (loaded, "client_secret"), ==, "demo");
}

int
main (int argc, char **argv)
{
  tracker_test_init (&argc, &argv);
  g_test_add_func ("/library/add", test_add);
  g_test_add_func ("/library/add-and-ask", test_add_and_ask);
  g_test_add_func ("/library/verbs", test_verbs);
  g_test_add_func ("/library/remove-and-restore", test_remove_and_restore);
  g_test_add_func ("/library/no-callbacks", test_no_callbacks);
  g_test_add_func ("/library/folders", test_folders);
  g_test_add_func ("/library/journey", test_journey);
  g_test_add_func ("/library/carriers-of-a-parcel", test_carriers_of_a_parcel);
  g_test_add_func ("/library/refresh", test_refresh);
  g_test_add_func ("/library/cancel-refresh", test_cancel_refresh);
  g_test_add_func ("/library/credentials", test_credentials);

  return g_test_run ();
}
