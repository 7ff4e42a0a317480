/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "store-kit.h"

#define LETTER "RB123456785CN"

static const TrackerParcelChange *
get_change (Kit *kit, gint64 id)
{
  return tracker_change_find (kit_last_change (kit), id);
}

/* --- add --- */

static void
test_add (void)
{
  static const char *const carriers[] = { "chinapost", "russianpost" };
  static const TrackerRole roles[] = { TRACKER_ROLE_ORIGIN, TRACKER_ROLE_DESTINATION };
  g_autoptr (Kit) kit = kit_new (NULL);
  gint64 folder_id = kit_add_folder (kit, "Work");
  TrackerParcelDraft draft
      = { LETTER, "  Phone\ncase ", "two\nlines", folder_id, "CN", "RU", 2, carriers, roles };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) legs = NULL;
  g_autofree gint64 *ids = NULL;
  g_autofree gboolean *existed = NULL;
  g_autoptr (TrackerParcelData) parcel = NULL;
  g_autoptr (TrackerParcelData) by_uuid = NULL;
  TrackerLegData *leg;
  gsize n;

  tracker_store_add_parcels_async (kit->store, &draft, 1, NULL, tracker_test_result_cb, &result);
  ids = tracker_store_add_parcels_finish (kit->store, kit_wait (&result), &n, &existed, NULL);
  g_assert_nonnull (ids);
  g_assert_false (existed[0]);
  g_assert_cmpint (get_change (kit, ids[0])->flags, ==, TRACKER_CHANGE_ADDED);

  parcel = kit_find (kit, LETTER);
  g_assert_cmpint (tracker_parcel_data_get_id (parcel), ==, ids[0]);
  g_assert_cmpstr (tracker_parcel_data_get_name (parcel), ==, "Phone case");
  g_assert_cmpstr (tracker_parcel_data_get_note (parcel), ==, "two\nlines");
  g_assert_cmpint (tracker_parcel_data_get_folder_id (parcel), ==, folder_id);
  g_assert_cmpstr (tracker_parcel_data_get_folder_name (parcel), ==, "Work");
  g_assert_cmpstr (tracker_parcel_data_get_origin (parcel), ==, "CN");
  g_assert_cmpstr (tracker_parcel_data_get_destination (parcel), ==, "RU");
  g_assert_cmpint (tracker_parcel_data_get_added_s (parcel), ==, TRACKER_TEST_NOW_S);
  g_assert_cmpint (tracker_parcel_data_get_stage (parcel), ==, TRACKER_STAGE_UNKNOWN);
  g_assert_cmpstr (tracker_parcel_data_get_carriers (parcel)[0], ==, "chinapost");
  g_assert_cmpstr (tracker_parcel_data_get_carriers (parcel)[1], ==, "russianpost");
  g_assert_null (tracker_parcel_data_get_last_event (parcel));
  by_uuid = kit_find (kit, tracker_parcel_data_get_uuid (parcel));
  g_assert_cmpint (tracker_parcel_data_get_id (by_uuid), ==, ids[0]);

  legs = kit_legs (kit, ids[0]);
  g_assert_cmpuint (legs->len, ==, 2);
  leg = g_ptr_array_index (legs, 1);
  g_assert_cmpstr (tracker_leg_data_get_carrier (leg), ==, "russianpost");
  g_assert_cmpint (tracker_leg_data_get_role (leg), ==, TRACKER_ROLE_DESTINATION);
  g_assert_cmpstr (tracker_leg_data_get_number (leg), ==, LETTER);
  g_assert_cmpint (tracker_leg_data_get_next_due_s (leg), ==, 0);
  g_assert_cmpint (tracker_leg_data_get_parcel_id (leg), ==, ids[0]);
}

static void
test_add_existing (void)
{
  g_autoptr (Kit) kit = kit_new (NULL);
  gint64 first = kit_add (kit, LETTER, "Phone", "chinapost");
  TrackerParcelDraft drafts[]
      = { { "A1" }, { LETTER, "Other" }, { "A1", "Twice" }, { "" }, { NULL } };
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree gint64 *ids = NULL;
  g_autofree gboolean *existed = NULL;
  g_autoptr (TrackerParcelData) parcel = NULL;
  gsize n;

  tracker_store_add_parcels_async (kit->store, drafts, G_N_ELEMENTS (drafts), NULL,
                                   tracker_test_result_cb, &result);
  ids = tracker_store_add_parcels_finish (kit->store, kit_wait (&result), &n, &existed, NULL);
  g_assert_cmpuint (n, ==, 5);
  g_assert_cmpint (ids[1], ==, first);
  g_assert_cmpint (ids[2], ==, ids[0]);
  g_assert_cmpint (ids[3], !=, ids[4]); /* two that are not shipped yet are two */
  g_assert_false (existed[0]);
  g_assert_true (existed[1]);
  g_assert_true (existed[2]);
  g_assert_false (existed[3]);
  g_assert_null (get_change (kit, first));
  parcel = kit_load (kit, first);
  g_assert_cmpstr (tracker_parcel_data_get_name (parcel), ==, "Phone"); /* left as it is */
}

/* All or nothing: the good draft before the bad one is not there either. */
static void
test_add_invalid (void)
{
  static const char *const empty[] = { "" };
  static const TrackerRole role[] = { TRACKER_ROLE_BOTH };
  g_autofree char *long_name = g_strnfill (TRACKER_PARCEL_NAME_MAX_CHARS + 1, 'x');
  g_autofree char *long_note = g_strnfill (TRACKER_PARCEL_NOTE_MAX_CHARS + 1, 'x');
  g_autofree char *long_number = g_strnfill (65, '1');
  const struct
  {
    TrackerParcelDraft draft;
    TrackerStoreError code;
  } bad[] = {
    { { "RB 1" }, TRACKER_STORE_ERROR_INVALID },
    { { "rb1" }, TRACKER_STORE_ERROR_INVALID },
    { { "'; DROP TABLE parcels; --" }, TRACKER_STORE_ERROR_INVALID },
    { { long_number }, TRACKER_STORE_ERROR_INVALID },
    { { "B1", long_name }, TRACKER_STORE_ERROR_INVALID },
    { { "B1", "\xff\xfe" }, TRACKER_STORE_ERROR_INVALID },
    { { "B1", NULL, long_note }, TRACKER_STORE_ERROR_INVALID },
    { { "B1", NULL, NULL, 77 }, TRACKER_STORE_ERROR_NOT_FOUND },
    { { "B1", NULL, NULL, 0, NULL, NULL, 1, empty, role }, TRACKER_STORE_ERROR_INVALID },
  };
  g_autoptr (Kit) kit = kit_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      TrackerParcelDraft drafts[] = { { "GOOD" }, bad[i].draft };
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GError) error = NULL;

      tracker_store_add_parcels_async (kit->store, drafts, 2, NULL, tracker_test_result_cb,
                                       &result);
      g_assert_null (
          tracker_store_add_parcels_finish (kit->store, kit_wait (&result), NULL, NULL, &error));
      g_assert_error (error, TRACKER_STORE_ERROR, (int) bad[i].code);
      g_assert_null (kit_find (kit, "GOOD"));
    }
  g_assert_cmpuint (kit_n_changes (kit), ==, 0);
}

static void
test_add_cancelled (void)
{
  g_autoptr (Kit) kit = kit_new (NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  TrackerParcelDraft draft = { LETTER };

  g_cancellable_cancel (cancellable);
  tracker_store_add_parcels_async (kit->store, &draft, 1, cancellable, tracker_test_result_cb,
                                   &result);
  g_assert_null (
      tracker_store_add_parcels_finish (kit->store, kit_wait (&result), NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (kit_find (kit, LETTER));
}

/* --- remove and undo --- */

static void
test_remove_and_restore (void)
{
  g_autoptr (Kit) kit = kit_new (NULL);
  gint64 id = kit_add (kit, LETTER, "Phone", "chinapost");
  gint64 missing[] = { id, 999 };
  g_autoptr (TrackerParcelData) back = NULL;
  int n_parcels[TRACKER_N_SMARTS];
  int n_unseen[TRACKER_N_SMARTS];

  kit_apply (kit, kit_leg (kit, id, "chinapost"),
             kit_report ("chinapost", TRACKER_OUTCOME_FOUND, "-5|import|I|In|"));
  KIT_RUN (kit, tracker_store_remove_parcels_async, &id, 1);
  g_assert_cmpint (get_change (kit, id)->flags, ==, TRACKER_CHANGE_REMOVED);
  g_assert_null (kit_find (kit, LETTER));
  g_assert_null (kit_load (kit, id));
  kit_count (kit, n_parcels, n_unseen);
  g_assert_cmpint (n_parcels[TRACKER_SMART_EVERYTHING], ==, 0);

  /* Once more is no change; what does not exist fails, and then nothing is done. */
  kit_forget_changes (kit);
  KIT_RUN (kit, tracker_store_remove_parcels_async, &id, 1);
  KIT_FAIL (kit, TRACKER_STORE_ERROR_NOT_FOUND, tracker_store_restore_parcels_async, missing, 2);
  g_assert_cmpuint (kit_n_changes (kit), ==, 0);
  g_assert_null (kit_load (kit, id));
  KIT_FAIL (kit, TRACKER_STORE_ERROR_NOT_FOUND, tracker_store_rename_parcel_async, id, "x");

  KIT_RUN (kit, tracker_store_restore_parcels_async, &id, 1);
  g_assert_cmpint (get_change (kit, id)->flags, ==, TRACKER_CHANGE_ADDED);
  back = kit_find (kit, LETTER);
  g_assert_cmpint (tracker_parcel_data_get_id (back), ==, id);
  g_assert_cmpint (tracker_parcel_data_get_stage (back), ==, TRACKER_STAGE_IMPORT);
  g_assert_cmpint (tracker_parcel_data_get_n_events (back), ==, 1);
  kit_count (kit, n_parcels, n_unseen);
  g_assert_cmpint (n_parcels[TRACKER_SMART_ON_THE_WAY], ==, 1);
  g_assert_cmpint (n_unseen[TRACKER_SMART_ON_THE_WAY], ==, 1);
}

static void
test_restore_conflict (void)
{
  g_autoptr (Kit) kit = kit_new (NULL);
  gint64 old = kit_add (kit, LETTER, NULL, "chinapost");
  gint64 fresh;

  KIT_RUN (kit, tracker_store_remove_parcels_async, &old, 1);
  fresh = kit_add (kit, LETTER, NULL, "chinapost");
  g_assert_cmpint (fresh, !=, old);
  KIT_FAIL (kit, TRACKER_STORE_ERROR_EXISTS, tracker_store_restore_parcels_async, &old, 1);
}

static void
test_purge (void)
{
  g_autofree char *path = tracker_test_build_path ("purge/tracker.db");
  g_autoptr (Kit) kit = kit_new (path);
  gint64 ids[]
      = { kit_add (kit, "A1", "Gone", "chinapost"), kit_add (kit, "A2", "Kept", "chinapost") };
  g_autofree char *found = NULL;

  for (int i = 0; i < 2; i++)
    kit_apply (kit, kit_leg (kit, ids[i], "chinapost"),
               kit_report ("chinapost", TRACKER_OUTCOME_FOUND,
                           i == 0 ? "-5|import|I|Ivanov|Both" : "-5|import|I|In|Both"));
  KIT_RUN (kit, tracker_store_remove_parcels_async, ids, 2);
  KIT_RUN (kit, tracker_store_restore_parcels_async, &ids[1], 1);
  kit_free (g_steal_pointer (&kit));

  /* The clock of a kit starts at the removal: nothing is purged yet. */
  kit = kit_new (path);
  KIT_RUN (kit, tracker_store_restore_parcels_async, ids, 1);
  kit_advance (kit, -2 * KIT_DAY_S);
  KIT_RUN (kit, tracker_store_remove_parcels_async, ids, 1);
  kit_free (g_steal_pointer (&kit));

  kit = kit_new (path); /* two days later */
  KIT_FAIL (kit, TRACKER_STORE_ERROR_NOT_FOUND, tracker_store_restore_parcels_async, ids, 1);
  found = kit_search (kit, "both");
  g_assert_cmpstr (found, ==, "2");
  g_free (g_steal_pointer (&found));
  found = kit_search (kit, "ivanov");
  g_assert_cmpstr (found, ==, "");
}

/* --- archive, move, words, seen --- */

static void
test_archive (void)
{
  g_autoptr (Kit) kit = kit_new (NULL);
  gint64 id = kit_add (kit, LETTER, NULL, "chinapost");
  g_autoptr (TrackerQuery) archive = tracker_query_new (TRACKER_SMART_ARCHIVE);
  g_autoptr (TrackerParcelData) parcel = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GArray) ids = NULL;

  KIT_RUN (kit, tracker_store_archive_parcels_async, &id, 1, TRUE);
  g_assert_cmpint (get_change (kit, id)->flags, ==, TRACKER_CHANGE_ARCHIVED);
  parcel = kit_load (kit, id);
  g_assert_cmpint (tracker_parcel_data_get_archived_s (parcel), ==, TRACKER_TEST_NOW_S);
  ids = kit_list (kit, archive);
  g_assert_cmpuint (ids->len, ==, 1);

  /* Not asked for while archived. */
  tracker_store_next_due_async (kit->store, NULL, tracker_test_result_cb, &result);
  g_assert_cmpint (tracker_store_next_due_finish (kit->store, kit_wait (&result), NULL), ==,
                   G_MAXINT64);

  KIT_RUN (kit, tracker_store_archive_parcels_async, &id, 1, FALSE);
  g_clear_object (&result);
  tracker_store_next_due_async (kit->store, NULL, tracker_test_result_cb, &result);
  g_assert_cmpint (tracker_store_next_due_finish (kit->store, kit_wait (&result), NULL), ==, 0);
  KIT_FAIL (kit, TRACKER_STORE_ERROR_NOT_FOUND, tracker_store_archive_parcels_async,
            (gint64[]){ 999 }, 1, TRUE);
}

static void
test_words (void)
{
  g_autoptr (Kit) kit = kit_new (NULL);
  gint64 id = kit_add (kit, LETTER, NULL, "chinapost");
  g_autofree char *limit = g_strnfill (TRACKER_PARCEL_NAME_MAX_CHARS, 'x');
  g_autofree char *beyond = g_strconcat (limit, "x", NULL);
  g_autoptr (TrackerParcelData) named = NULL;
  g_autoptr (TrackerParcelData) bare = NULL;

  KIT_RUN (kit, tracker_store_rename_parcel_async, id, limit);
  KIT_FAIL (kit, TRACKER_STORE_ERROR_INVALID, tracker_store_rename_parcel_async, id, beyond);
  KIT_FAIL (kit, TRACKER_STORE_ERROR_INVALID, tracker_store_rename_parcel_async, id, "\xc3");
  KIT_FAIL (kit, TRACKER_STORE_ERROR_NOT_FOUND, tracker_store_rename_parcel_async, (gint64) 999,
            "x");
  KIT_RUN (kit, tracker_store_rename_parcel_async, id, "Телефон");
  g_assert_cmpint (get_change (kit, id)->flags, ==, TRACKER_CHANGE_WORDS);
  KIT_RUN (kit, tracker_store_set_note_async, id, "a\nb");
  named = kit_load (kit, id);
  g_assert_cmpstr (tracker_parcel_data_get_name (named), ==, "Телефон");
  g_assert_cmpstr (tracker_parcel_data_get_note (named), ==, "a\nb");

  kit_forget_changes (kit);
  KIT_RUN (kit, tracker_store_rename_parcel_async, id, " Телефон ");
  g_assert_cmpuint (kit_n_changes (kit), ==, 0);
  KIT_RUN (kit, tracker_store_rename_parcel_async, id, NULL);
  KIT_RUN (kit, tracker_store_set_note_async, id, "");
  bare = kit_load (kit, id);
  g_assert_null (tracker_parcel_data_get_name (bare));
  g_assert_null (tracker_parcel_data_get_note (bare));
}

static void
test_seen (void)
{
  g_autoptr (Kit) kit = kit_new (NULL);
  gint64 id = kit_add (kit, LETTER, NULL, "chinapost");
  gint64 leg = kit_leg (kit, id, "chinapost");
  g_autoptr (TrackerParcelData) seen = NULL;
  g_autoptr (TrackerParcelData) again = NULL;

  kit_apply (
      kit, leg,
      kit_report ("chinapost", TRACKER_OUTCOME_FOUND, "-5|import|I|In|\n-4|customs|C|Held|"));
  KIT_RUN (kit, tracker_store_mark_seen_async, id);
  g_assert_cmpint (get_change (kit, id)->flags, ==, TRACKER_CHANGE_SEEN);
  seen = kit_load (kit, id);
  g_assert_cmpint (tracker_parcel_data_get_n_unseen (seen), ==, 0);
  kit_forget_changes (kit);
  KIT_RUN (kit, tracker_store_mark_seen_async, id);
  g_assert_cmpuint (kit_n_changes (kit), ==, 0);

  kit_apply (kit, leg,
             kit_report ("chinapost", TRACKER_OUTCOME_FOUND, "-1|customs_cleared|R|Out|"));
  again = kit_load (kit, id);
  g_assert_cmpint (tracker_parcel_data_get_n_unseen (again), ==, 1);
}

/* --- folders --- */

static char *
print_folders (Kit *kit)
{
  g_autoptr (GPtrArray) folders = kit_folders (kit);
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < folders->len; i++)
    g_string_append_printf (list, "%s%s:%d", i > 0 ? " " : "",
                            tracker_folder_data_get_name (g_ptr_array_index (folders, i)),
                            tracker_folder_data_get_n_parcels (g_ptr_array_index (folders, i)));
  return g_string_free (list, FALSE);
}

#define assert_folders(kit, expected)                                                              \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *list_ = print_folders (kit);                                                  \
    g_assert_cmpstr (list_, ==, expected);                                                         \
  }                                                                                                \
  G_STMT_END

static void
test_folders (void)
{
  g_autoptr (Kit) kit = kit_new (NULL);
  gint64 work = kit_add_folder (kit, "Work");
  gint64 home = kit_add_folder (kit, "Дом");
  gint64 gifts = kit_add_folder (kit, "Gifts");
  gint64 ids[] = { kit_add (kit, "A1", NULL, "chinapost"), kit_add (kit, "A2", NULL, "chinapost") };
  g_autofree char *long_name = g_strnfill (TRACKER_FOLDER_NAME_MAX_CHARS + 1, 'x');

  assert_folders (kit, "Work:0 Дом:0 Gifts:0");
  KIT_RUN (kit, tracker_store_move_parcels_async, ids, 2, home);
  g_assert_cmpint (get_change (kit, ids[1])->flags, ==, TRACKER_CHANGE_FOLDER);
  KIT_RUN (kit, tracker_store_archive_parcels_async, ids, 1, TRUE);
  assert_folders (kit, "Work:0 Дом:1 Gifts:0"); /* archived ones are not counted */
  KIT_RUN (kit, tracker_store_archive_parcels_async, ids, 1, FALSE);

  KIT_RUN (kit, tracker_store_place_folder_async, gifts, 0);
  g_assert_true (tracker_change_has_folders (kit_last_change (kit)));
  assert_folders (kit, "Gifts:0 Work:0 Дом:2");
  KIT_RUN (kit, tracker_store_place_folder_async, gifts, 99);
  assert_folders (kit, "Work:0 Дом:2 Gifts:0");

  KIT_RUN (kit, tracker_store_rename_folder_async, work, "work", "💼");
  KIT_FAIL (kit, TRACKER_STORE_ERROR_EXISTS, tracker_store_rename_folder_async, work, "дОМ", NULL);
  KIT_FAIL (kit, TRACKER_STORE_ERROR_INVALID, tracker_store_rename_folder_async, work, "  ", NULL);
  KIT_FAIL (kit, TRACKER_STORE_ERROR_INVALID, tracker_store_rename_folder_async, work, long_name,
            NULL);
  KIT_FAIL (kit, TRACKER_STORE_ERROR_NOT_FOUND, tracker_store_rename_folder_async, (gint64) 99, "x",
            NULL);
  KIT_FAIL (kit, TRACKER_STORE_ERROR_NOT_FOUND, tracker_store_move_parcels_async, ids, 2,
            (gint64) 99);
  KIT_FAIL (kit, TRACKER_STORE_ERROR_NOT_FOUND, tracker_store_place_folder_async, (gint64) 99, 0);

  KIT_RUN (kit, tracker_store_remove_folder_async, home);
  g_assert_true (tracker_change_has_folders (kit_last_change (kit)));
  g_assert_cmpint (get_change (kit, ids[0])->flags, ==, TRACKER_CHANGE_FOLDER);
  assert_folders (kit, "work:0 Gifts:0");
  {
    g_autoptr (TrackerParcelData) parcel = kit_load (kit, ids[0]);

    g_assert_cmpint (tracker_parcel_data_get_folder_id (parcel), ==, 0);
    g_assert_null (tracker_parcel_data_get_folder_name (parcel));
  }
  KIT_FAIL (kit, TRACKER_STORE_ERROR_NOT_FOUND, tracker_store_remove_folder_async, home);
}

static void
test_add_folder_errors (void)
{
  static const struct
  {
    const char *name;
    TrackerStoreError code;
  } bad[] = { { "WORK", TRACKER_STORE_ERROR_EXISTS },
              { "", TRACKER_STORE_ERROR_INVALID },
              { NULL, TRACKER_STORE_ERROR_INVALID },
              { "\xff", TRACKER_STORE_ERROR_INVALID } };
  g_autoptr (Kit) kit = kit_new (NULL);

  kit_add_folder (kit, "Work");
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GError) error = NULL;

      tracker_store_add_folder_async (kit->store, bad[i].name, NULL, tracker_test_result_cb,
                                      &result);
      g_assert_cmpint (tracker_store_add_folder_finish (kit->store, kit_wait (&result), &error), ==,
                       -1);
      g_assert_error (error, TRACKER_STORE_ERROR, (int) bad[i].code);
    }
}

/* --- legs --- */

static char *
print_due (Kit *kit, gint64 due_s, guint max)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) legs = NULL;
  GString *list = g_string_new (NULL);

  tracker_store_list_due_legs_async (kit->store, due_s, max, NULL, tracker_test_result_cb, &result);
  legs = tracker_store_list_due_legs_finish (kit->store, kit_wait (&result), NULL);
  for (guint i = 0; i < legs->len; i++)
    g_string_append_printf (list, "%s%s", i > 0 ? " " : "",
                            tracker_leg_data_get_number (g_ptr_array_index (legs, i)));
  return g_string_free (list, FALSE);
}

#define assert_due(kit, due_s, max, expected)                                                      \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *list_ = print_due (kit, due_s, max);                                          \
    g_assert_cmpstr (list_, ==, expected);                                                         \
  }                                                                                                \
  G_STMT_END

static void
test_due (void)
{
  g_autoptr (Kit) kit = kit_new (NULL);
  gint64 first = kit_add (kit, "A1", NULL, "chinapost");
  gint64 second = kit_add (kit, "A2", NULL, "chinapost");
  gint64 third = kit_add (kit, "A3", NULL, "chinapost");
  g_autoptr (GAsyncResult) result = NULL;

  kit_add (kit, "", "Not shipped", "chinapost"); /* has nothing to ask for */
  assert_due (kit, 0, 0, "A1 A2 A3");
  KIT_RUN (kit, tracker_store_set_due_async, kit_leg (kit, first, "chinapost"), (gint64) 300);
  g_assert_cmpint (get_change (kit, first)->flags, ==, TRACKER_CHANGE_LEGS);
  KIT_RUN (kit, tracker_store_set_due_async, kit_leg (kit, second, "chinapost"), (gint64) 200);
  KIT_RUN (kit, tracker_store_set_due_async, kit_leg (kit, third, "chinapost"), G_MAXINT64);
  assert_due (kit, 199, 0, "");
  assert_due (kit, 300, 0, "A2 A1");
  assert_due (kit, 300, 1, "A2");
  tracker_store_next_due_async (kit->store, NULL, tracker_test_result_cb, &result);
  g_assert_cmpint (tracker_store_next_due_finish (kit->store, kit_wait (&result), NULL), ==, 200);

  KIT_RUN (kit, tracker_store_archive_parcels_async, &second, 1, TRUE);
  KIT_RUN (kit, tracker_store_remove_parcels_async, &first, 1);
  assert_due (kit, 1000, 0, "");
  KIT_RUN (kit, tracker_store_restore_parcels_async, &first, 1);
  assert_due (kit, 1000, 0, "A1");
  KIT_FAIL (kit, TRACKER_STORE_ERROR_NOT_FOUND, tracker_store_set_due_async, (gint64) 99,
            (gint64) 0);
}

static void
test_legs (void)
{
  static const char *const carriers[] = { "chinapost", "cdek" };
  static const TrackerRole roles[] = { TRACKER_ROLE_BOTH, TRACKER_ROLE_DESTINATION };
  static const char *const numbers[] = { "OTHER1", "LASTMILE7" };
  static const char *const bad[] = { "X1", "last mile" };
  g_autoptr (Kit) kit = kit_new (NULL);
  gint64 id = kit_add (kit, LETTER, NULL, "chinapost");
  g_autoptr (GPtrArray) legs = NULL;
  g_autofree char *found = NULL;
  gint64 leg_id;

  KIT_FAIL (kit, TRACKER_STORE_ERROR_INVALID, tracker_store_add_legs_async, id, 2, carriers, roles,
            bad);
  KIT_RUN (kit, tracker_store_add_legs_async, id, 2, carriers, roles, numbers);
  g_assert_cmpint (get_change (kit, id)->flags, ==, TRACKER_CHANGE_LEGS);
  legs = kit_legs (kit, id);
  g_assert_cmpuint (legs->len, ==, 2);
  g_assert_cmpstr (tracker_leg_data_get_number (g_ptr_array_index (legs, 0)), ==,
                   LETTER); /* keeps its state */
  g_assert_cmpstr (tracker_leg_data_get_number (g_ptr_array_index (legs, 1)), ==, "LASTMILE7");
  found = kit_search (kit, "lastmile");
  g_assert_cmpstr (found, ==, "1");

  kit_forget_changes (kit);
  KIT_RUN (kit, tracker_store_add_legs_async, id, 2, carriers, roles, numbers);
  g_assert_cmpuint (kit_n_changes (kit), ==, 0);

  /* With the leg its trouble goes. */
  leg_id = kit_leg (kit, id, "cdek");
  kit_apply (kit, leg_id, kit_report ("cdek", TRACKER_OUTCOME_NEEDS_CREDENTIALS, NULL));
  {
    g_autoptr (TrackerParcelData) parcel = kit_load (kit, id);

    g_assert_cmpint (tracker_parcel_data_get_trouble (parcel), ==,
                     TRACKER_OUTCOME_NEEDS_CREDENTIALS);
  }
  KIT_RUN (kit, tracker_store_remove_leg_async, leg_id);
  {
    g_autoptr (TrackerParcelData) parcel = kit_load (kit, id);

    g_assert_cmpint (tracker_parcel_data_get_trouble (parcel), ==, TRACKER_OUTCOME_NONE);
  }
  KIT_FAIL (kit, TRACKER_STORE_ERROR_NOT_FOUND, tracker_store_remove_leg_async, leg_id);
  KIT_FAIL (kit, TRACKER_STORE_ERROR_NOT_FOUND, tracker_store_add_legs_async, (gint64) 99, 2,
            carriers, roles, NULL);
}

int
main (int argc, char *argv[])
{
  tracker_test_init (&argc, &argv);

  g_test_add_func ("/store/parcels/add", test_add);
  g_test_add_func ("/store/parcels/add-existing", test_add_existing);
  g_test_add_func ("/store/parcels/add-invalid", test_add_invalid);
  g_test_add_func ("/store/parcels/add-cancelled", test_add_cancelled);
  g_test_add_func ("/store/parcels/remove-and-restore", test_remove_and_restore);
  g_test_add_func ("/store/parcels/restore-conflict", test_restore_conflict);
  g_test_add_func ("/store/parcels/purge", test_purge);
  g_test_add_func ("/store/parcels/archive", test_archive);
  g_test_add_func ("/store/parcels/words", test_words);
  g_test_add_func ("/store/parcels/seen", test_seen);
  g_test_add_func ("/store/folders", test_folders);
  g_test_add_func ("/store/folders/add-errors", test_add_folder_errors);
  g_test_add_func ("/store/legs/due", test_due);
  g_test_add_func ("/store/legs", test_legs);

  return g_test_run ();
}
