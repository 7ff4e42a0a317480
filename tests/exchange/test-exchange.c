/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tracker-exchange.h"
#include "store-kit.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static TrackerImportSummary *
try_import (Kit *kit, const char *path, GError **error)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (TrackerRegistry) registry = tracker_registry_new (none);
  g_autoptr (TrackerHints) hints = tracker_hints_new ("RU", NULL, NULL, NULL);
  g_autoptr (GAsyncResult) result = NULL;

  tracker_exchange_import_async (kit->store, registry, path, hints, NULL, tracker_test_result_cb,
                                 &result);
  return tracker_exchange_import_finish (kit->store, kit_wait (&result), error);
}

static void
import_counted (Kit *kit, const char *path, int n_added, int n_updated, guint n_skipped)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrackerImportSummary) summary = try_import (kit, path, &error);

  g_assert_no_error (error);
  g_assert_cmpint (summary->n_added, ==, n_added);
  g_assert_cmpint (summary->n_updated, ==, n_updated);
  g_assert_cmpuint (summary->skipped->len, ==, n_skipped);
}

static void
import_text (Kit *kit,
             const char *name,
             const char *text,
             int n_added,
             int n_updated,
             guint n_skipped)
{
  g_autofree char *path = tracker_test_write_file (name, text, -1);

  import_counted (kit, path, n_added, n_updated, n_skipped);
}

static int
try_export (Kit *kit, TrackerExportFormat format, const char *path, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  tracker_exchange_export_async (kit->store, format, path, TRACKER_TEST_NOW_S, NULL,
                                 tracker_test_result_cb, &result);
  return tracker_exchange_export_finish (kit->store, kit_wait (&result), error);
}

static char *
export_to_text (Kit *kit, TrackerExportFormat format, const char *name, int n_parcels)
{
  g_autofree char *path = tracker_test_build_path (name);
  g_autoptr (GError) error = NULL;
  char *text = NULL;
  int n = try_export (kit, format, path, &error);

  g_assert_no_error (error);
  g_assert_cmpint (n, ==, n_parcels);
  g_assert_true (g_file_get_contents (path, &text, NULL, &error));
  return text;
}

static void
apply (Kit *kit, gint64 id, const char *carrier, const char *lines)
{
  TrackerReport *report = kit_report (carrier, TRACKER_OUTCOME_FOUND, lines);
  TrackerTime deadline = { TRACKER_TEST_NOW_S, 3 * 3600, TRUE, TRACKER_PRECISION_DAY };

  tracker_report_set_fact (report, TRACKER_REPORT_WEIGHT, "1200");
  tracker_report_set_deadline (report, &deadline);
  kit_apply (kit, kit_leg (kit, id, carrier), report);
}

/* One that the person read on the post's page. */
static void
enter (Kit *kit, gint64 id, const char *carrier)
{
  TrackerTime time = { TRACKER_TEST_NOW_S + 31 * 3600, 0, FALSE, TRACKER_PRECISION_MINUTE };
  TrackerReport *report = tracker_report_new (carrier, "RB123456785CN", TRACKER_OUTCOME_FOUND);

  tracker_report_take_event (report,
                             tracker_event_new_entered (&time, TRACKER_STAGE_CUSTOMS, "На таможне",
                                                        "Внуково", "RU", carrier));
  kit_apply (kit, kit_leg (kit, id, carrier), report);
}

static void
fill (Kit *kit)
{
  gint64 home = kit_add_folder (kit, "Home");
  gint64 shoes = kit_add (kit, "RB123456785CN", "=shoes, \"red\"", "upugtt russianpost");
  gint64 tea, later;

  kit_add_folder (kit, "Дача");
  apply (kit, shoes, "upugtt",
         "1|accepted|A|Accepted|Beijing\n5|export|X|Left, by air|\n5|export|Y|Same instant|");
  apply (kit, shoes, "russianpost", "30|import||Прибыло в РФ|Москва");
  enter (kit, shoes, "russianpost");
  kit_advance (kit, 60);
  tea = kit_add (kit, "LK123456789US", NULL, "");
  kit_advance (kit, 60);
  later = kit_add (kit, "", "kettle, not shipped", "");
  KIT_RUN (kit, tracker_store_set_note_async, shoes, "two\nlines");
  KIT_RUN (kit, tracker_store_move_parcels_async, &shoes, 1, home);
  KIT_RUN (kit, tracker_store_archive_parcels_async, &tea, 1, TRUE);
  KIT_RUN (kit, tracker_store_mark_seen_async, shoes);
  kit_set_need (kit, shoes, "postcode", "101000");
  kit_set_need (kit, shoes, "phone_4", "«1234»");
  kit_set_need (kit, later, "postcode", "190000");
  KIT_RUN (kit, tracker_store_set_silent_async, &later, 1, TRUE);
  g_assert_cmpint (later, >, tea);
}

static const char *
get_need (const TrackerParcelData *parcel, const char *key)
{
  GHashTable *needs = tracker_parcel_data_get_needs (parcel);

  return needs != NULL ? g_hash_table_lookup (needs, key) : NULL;
}

/* An export of what an export brought is the same, byte for byte; so no member gets lost. */
static void
test_round_trip (void)
{
  g_autoptr (Kit) kit = kit_new (NULL);
  g_autoptr (Kit) other = kit_new (NULL);
  g_autofree char *path = tracker_test_build_path ("round.json");
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *events = NULL;
  g_autofree char *hits = NULL;
  g_autoptr (TrackerParcelData) shoes = NULL;
  g_autoptr (TrackerParcelData) tea = NULL;
  g_autoptr (GPtrArray) outbox = NULL;

  fill (kit);
  first = export_to_text (kit, TRACKER_EXPORT_JSON, "round.json", 3);
  import_counted (other, path, 3, 0, 0);
  second = export_to_text (other, TRACKER_EXPORT_JSON, "second.json", 3);
  g_assert_cmpstr (first, ==, second);
  g_assert_nonnull (strstr (first, "\"needs\":{\"phone_4\":\"«1234»\",\"postcode\":\"101000\"}"));
  g_assert_null (strstr (strstr (first, "\"silent\":true") + 1, "\"silent\""));
  g_assert_nonnull (strstr (first, "\"entered\":true"));
  g_assert_null (strstr (strstr (first, "\"entered\":true") + 1, "\"entered\""));

  shoes = kit_find (other, "RB123456785CN");
  events = kit_print_events (other, tracker_parcel_data_get_id (shoes));
  g_assert_cmpstr (events, ==,
                   "*31 customs - На таможне Внуково; 30 import - Прибыло в РФ Москва; 5 export X "
                   "Left, by air -; 5 export Y Same "
                   "instant -; 1 accepted A Accepted Beijing");
  g_assert_cmpint (tracker_parcel_data_get_stage (shoes), ==, TRACKER_STAGE_CUSTOMS);
  g_assert_cmpint (tracker_parcel_data_get_n_unseen (shoes), ==, 0);
  g_assert_cmpstr (tracker_parcel_data_get_folder_name (shoes), ==, "Home");
  g_assert_cmpstr (tracker_parcel_data_get_fact (shoes, TRACKER_REPORT_WEIGHT), ==, "1200");
  tea = kit_find (other, "LK123456789US");
  g_assert_cmpint (tracker_parcel_data_get_archived_s (tea), ==, TRACKER_TEST_NOW_S + 120);
  hits = kit_search (other, "Прибыло");
  g_assert_cmpstr (hits, !=, "");
  outbox = kit_outbox (other);
  g_assert_cmpuint (outbox->len, ==, 0);

  /* Once more changes nothing. */
  kit_forget_changes (other);
  import_counted (other, path, 0, 0, 3);
  g_assert_cmpuint (kit_n_changes (other), ==, 0);
}

static void
test_update (void)
{
  g_autoptr (Kit) kit = kit_new (NULL);
  g_autoptr (TrackerParcelData) one = NULL;
  g_autoptr (TrackerParcelData) two = NULL;

  kit_add (kit, "RB123456785CN", NULL, "");
  kit_add (kit, "LK123456789US", "mine", "");
  import_text (kit, "list.csv",
               "number,name,folder\nRB123456785CN,shoes,Home\nLK123456789US,theirs,"
               "Home\nRA123456785RU,new,Home\n",
               1, 2, 0);
  one = kit_find (kit, "RB123456785CN");
  g_assert_cmpstr (tracker_parcel_data_get_name (one), ==, "shoes");
  g_assert_cmpstr (tracker_parcel_data_get_folder_name (one), ==, "Home");
  /* What the person wrote stays. */
  two = kit_find (kit, "LK123456789US");
  g_assert_cmpstr (tracker_parcel_data_get_name (two), ==, "mine");
  import_text (kit, "list.txt", "RB123456785CN other\nnothing here\n", 0, 0, 2);
}

/* An older export takes back what was changed since, brings back what was removed, and takes no
 * event away. */
static void
test_restore (void)
{
  g_autoptr (Kit) kit = kit_new (NULL);
  g_autofree char *path = tracker_test_build_path ("backup.json");
  g_autofree char *backup = NULL;
  g_autoptr (TrackerParcelData) before = NULL;
  g_autoptr (TrackerParcelData) shoes = NULL;
  g_autoptr (TrackerParcelData) tea = NULL;
  g_autoptr (GPtrArray) events = NULL;
  gint64 id, tea_id;

  fill (kit);
  backup = export_to_text (kit, TRACKER_EXPORT_JSON, "backup.json", 3);
  before = kit_find (kit, "RB123456785CN");
  id = tracker_parcel_data_get_id (before);
  tea = kit_find (kit, "LK123456789US");
  tea_id = tracker_parcel_data_get_id (tea);
  KIT_RUN (kit, tracker_store_rename_parcel_async, id, "changed");
  KIT_RUN (kit, tracker_store_archive_parcels_async, &id, 1, TRUE);
  KIT_RUN (kit, tracker_store_remove_parcels_async, &tea_id, 1);
  apply (kit, id, "russianpost", "40|arrived||Ждёт|Москва");

  import_counted (kit, path, 1, 1, 1);
  shoes = kit_find (kit, "RB123456785CN");
  g_assert_cmpint (tracker_parcel_data_get_id (shoes), ==, id);
  g_assert_cmpstr (tracker_parcel_data_get_name (shoes), ==, "=shoes, \"red\"");
  g_assert_cmpint (tracker_parcel_data_get_archived_s (shoes), ==, 0);
  g_assert_cmpint (tracker_parcel_data_get_stage (shoes), ==, TRACKER_STAGE_ARRIVED);
  events = kit_events (kit, id);
  g_assert_cmpuint (events->len, ==, 6);
  g_clear_pointer (&tea, tracker_parcel_data_unref);
  tea = kit_find (kit, "LK123456789US");
  g_assert_cmpint (tracker_parcel_data_get_id (tea), ==, tea_id);
}

/* What a file says of needs and silence: it fills, its own parcels it corrects, and only there it
 * has the network asked again. */
static void
test_wishes (void)
{
  static const struct
  {
    gboolean is_own; /* the file knows the parcel by uuid */
    const char *members;
    gboolean is_silent_before;
    gboolean is_silent_after;
    const char *postcode;
    const char *phone;
  } cases[] = {
    { FALSE, "", TRUE, TRUE, "101000", NULL },
    { FALSE, ",\"silent\":true", FALSE, TRUE, "101000", NULL },
    { FALSE, ",\"silent\":false", TRUE, TRUE, "101000", NULL },
    { FALSE, ",\"needs\":{\"postcode\":\"190000\",\"phone\":\"4\"}", FALSE, FALSE, "101000", "4" },
    { FALSE, ",\"needs\":{\"postcode\":\"\"}", FALSE, FALSE, "101000", NULL },
    { TRUE, "", TRUE, TRUE, "101000", NULL },
    { TRUE, ",\"silent\":false", TRUE, FALSE, "101000", NULL },
    { TRUE, ",\"needs\":{\"postcode\":\"190000\",\"phone\":\" 4 \"}", TRUE, TRUE, "190000", "4" },
    { TRUE, ",\"needs\":{\"postcode\":\" \"}", FALSE, FALSE, NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (Kit) kit = kit_new (NULL);
      gint64 id = kit_add (kit, "RB123456785CN", NULL, "upugtt");
      g_autoptr (TrackerParcelData) before = kit_load (kit, id);
      g_autoptr (TrackerParcelData) after = NULL;
      g_autofree char *uuid
          = g_strdup_printf ("\"uuid\":\"%s\",", tracker_parcel_data_get_uuid (before));
      g_autofree char *json = g_strdup_printf ("[{%s\"number\":\"RB123456785CN\"%s}]",
                                               cases[i].is_own ? uuid : "", cases[i].members);
      g_autofree char *path = tracker_test_write_file ("wishes.json", json, -1);
      g_autoptr (TrackerImportSummary) summary = NULL;
      g_autoptr (GError) error = NULL;

      kit_set_need (kit, id, "postcode", "101000");
      KIT_RUN (kit, tracker_store_set_silent_async, &id, 1, cases[i].is_silent_before);
      summary = try_import (kit, path, &error);
      g_assert_no_error (error);
      after = kit_load (kit, id);
      g_assert_cmpint (tracker_parcel_data_get_is_silent (after), ==, cases[i].is_silent_after);
      g_assert_cmpstr (get_need (after, "postcode"), ==, cases[i].postcode);
      g_assert_cmpstr (get_need (after, "phone"), ==, cases[i].phone);
    }
}

/* Two machines: the same code under two uuids is one parcel; one uuid with two codes is two. */
static void
test_identity (void)
{
  static const char same[]
      = "{\"format\":1,\"parcels\":[{\"uuid\":\"6ba7b810-9dad-11d1-80b4-00c04fd430c8\",\"number\":"
        "\"RB123456785CN\",\"name\":\"theirs\",\"events\":[{\"time\":\"2026-03-01T10:00:00+08:00\","
        "\"stage\":\"accepted\",\"text\":\"Accepted\",\"carrier\":\"upugtt\"}]}]}";
  g_autoptr (Kit) kit = kit_new (NULL);
  g_autoptr (TrackerParcelData) mine = NULL;
  g_autoptr (TrackerParcelData) other = NULL;
  g_autofree char *moved = NULL;
  gint64 id = kit_add (kit, "RB123456785CN", "mine", "upugtt");

  import_text (kit, "same.json", same, 0, 1, 0);
  mine = kit_load (kit, id);
  g_assert_cmpstr (tracker_parcel_data_get_name (mine), ==, "mine");
  g_assert_cmpint (tracker_parcel_data_get_n_events (mine), ==, 1);

  moved = g_strdup_printf ("[{\"uuid\":\"%s\",\"number\":\"LK123456789US\",\"name\":\"other\"}]",
                           tracker_parcel_data_get_uuid (mine));
  import_text (kit, "moved.json", moved, 1, 0, 0);
  other = kit_find (kit, "LK123456789US");
  g_assert_cmpstr (tracker_parcel_data_get_uuid (other), !=, tracker_parcel_data_get_uuid (mine));
}

static void
test_csv (void)
{
  g_autoptr (Kit) kit = kit_new (NULL);
  g_autoptr (Kit) other = kit_new (NULL);
  g_autofree char *path = tracker_test_build_path ("out.csv");
  g_autofree char *text = NULL;
  g_autoptr (TrackerParcelData) shoes = NULL;
  g_autoptr (TrackerParcelData) tea = NULL;

  fill (kit);
  text = export_to_text (kit, TRACKER_EXPORT_CSV, "out.csv", 3);
  g_assert_cmpstr (text, ==,
                   "number,name,note,folder,stage,origin,destination,last_event_time,last_event_"
                   "text,added,archived\r\n"
                   "RB123456785CN,\"'=shoes, "
                   "\"\"red\"\"\",\"two\nlines\",Home,customs,,,2026-03-03T17:00:00,"
                   "На таможне,2026-03-02T10:00:00Z,\r\n"
                   "LK123456789US,,,,unknown,,,,,2026-03-02T10:01:00Z,2026-03-02T10:02:00Z\r\n"
                   ",\"kettle, not shipped\",,,unknown,,,,,2026-03-02T10:02:00Z,\r\n");

  /* Without a code nothing can come in from a table. */
  import_counted (other, path, 2, 0, 1);
  shoes = kit_find (other, "RB123456785CN");
  g_assert_cmpstr (tracker_parcel_data_get_name (shoes), ==, "=shoes, \"red\"");
  g_assert_cmpstr (tracker_parcel_data_get_note (shoes), ==, "two\nlines");
  g_assert_cmpint (tracker_parcel_data_get_added_s (shoes), ==, TRACKER_TEST_NOW_S);
  tea = kit_find (other, "LK123456789US");
  g_assert_cmpint (tracker_parcel_data_get_archived_s (tea), ==, TRACKER_TEST_NOW_S + 120);
}

/* More than one slice, and nobody but the tested file in its folder afterwards. */
static void
test_many (void)
{
  g_autoptr (Kit) kit = kit_new (NULL);
  g_autoptr (Kit) other = kit_new (NULL);
  g_autoptr (GString) list = g_string_new (NULL);
  g_autofree char *folder = tracker_test_build_path ("many");
  g_autofree char *text = NULL;
  g_autofree char *path = tracker_test_build_path ("many/out.json");
  g_autoptr (GDir) dir = NULL;

  for (int i = 0; i < 1001; i++)
    g_string_append_printf (list, "RB%09dCN parcel %d\n", i, i);
  import_text (kit, "many.txt", list->str, 1001, 0, 0);
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  text = export_to_text (kit, TRACKER_EXPORT_JSON, "many/out.json", 1001);
  import_counted (other, path, 1001, 0, 0);

  dir = g_dir_open (folder, 0, NULL);
  g_assert_cmpstr (g_dir_read_name (dir), ==, "out.json");
  g_assert_null (g_dir_read_name (dir));
}

static void
fails_to_import (Kit *kit, const char *path, TrackerExchangeError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (try_import (kit, path, &error));
  g_assert_error (error, TRACKER_EXCHANGE_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, path));
}

static void
test_bad_files (void)
{
  g_autoptr (Kit) kit = kit_new (NULL);
  g_autofree char *missing = tracker_test_build_path ("missing.txt");
  g_autofree char *pipe = tracker_test_build_path ("pipe");
  g_autofree char *empty = tracker_test_write_file ("empty.txt", "", 0);
  g_autofree char *half
      = tracker_test_write_file ("half.json", "{\"format\":1,\"parcels\":[\"RB123456785CN\",", -1);
  g_autofree char *huge = tracker_test_write_file ("huge.txt", "RB123456785CN\n", -1);
  g_autofree char *bad_export = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  g_assert_cmpint (truncate (huge, 33 * 1024 * 1024), ==, 0);
  fails_to_import (kit, missing, TRACKER_EXCHANGE_ERROR_UNREADABLE);
  fails_to_import (kit, tracker_test_get_dir (), TRACKER_EXCHANGE_ERROR_UNREADABLE);
  fails_to_import (kit, pipe, TRACKER_EXCHANGE_ERROR_UNREADABLE);
  fails_to_import (kit, empty, TRACKER_EXCHANGE_ERROR_EMPTY);
  fails_to_import (kit, half, TRACKER_EXCHANGE_ERROR_MALFORMED);
  fails_to_import (kit, huge, TRACKER_EXCHANGE_ERROR_TOO_LARGE);
  g_assert_cmpuint (kit_n_changes (kit), ==, 0);

  /* An export that cannot be written says so and leaves nothing. */
  bad_export = tracker_test_build_path ("no/such/folder.csv");
  g_assert_cmpint (try_export (kit, TRACKER_EXPORT_CSV, bad_export, &error), ==, -1);
  g_assert_error (error, TRACKER_EXCHANGE_ERROR, TRACKER_EXCHANGE_ERROR_UNWRITABLE);
  g_clear_error (&error);
  g_assert_cmpint (try_export (kit, TRACKER_EXPORT_CSV, tracker_test_get_dir (), &error), ==, -1);
  g_assert_error (error, TRACKER_EXCHANGE_ERROR, TRACKER_EXCHANGE_ERROR_UNWRITABLE);
  g_clear_error (&error);
  g_assert_cmpint (try_export (kit, TRACKER_EXPORT_CSV, "/dev/full", &error), ==, -1);
  g_assert_error (error, TRACKER_EXCHANGE_ERROR, TRACKER_EXCHANGE_ERROR_UNWRITABLE);
}

/* A link stays a link, a file keeps its mode, and what fails leaves the old file. */
static void
test_replace (void)
{
  g_autoptr (Kit) kit = kit_new (NULL);
  g_autofree char *path = tracker_test_write_file ("old.csv", "old", -1);
  g_autofree char *link = tracker_test_build_path ("link.csv");
  g_autofree char *text = NULL;
  struct stat info;

  g_assert_cmpint (g_chmod (path, 0640), ==, 0);
  g_assert_cmpint (symlink (path, link), ==, 0);
  text = export_to_text (kit, TRACKER_EXPORT_CSV, "link.csv", 0);
  g_assert_true (g_str_has_prefix (text, "number,"));
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0640);
}

static void
test_cancelled (void)
{
  g_autoptr (Kit) kit = kit_new (NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *path = tracker_test_write_file ("kept.json", "old", -1);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  kit_add (kit, "RB123456785CN", NULL, "");
  tracker_exchange_export_async (kit->store, TRACKER_EXPORT_JSON, path, TRACKER_TEST_NOW_S,
                                 cancellable, tracker_test_result_cb, &result);
  g_cancellable_cancel (cancellable);
  g_assert_cmpint (tracker_exchange_export_finish (kit->store, kit_wait (&result), &error), ==, -1);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "old");
}

int
main (int argc, char **argv)
{
  tracker_test_init (&argc, &argv);

  g_test_add_func ("/exchange/round-trip", test_round_trip);
  g_test_add_func ("/exchange/update", test_update);
  g_test_add_func ("/exchange/restore", test_restore);
  g_test_add_func ("/exchange/wishes", test_wishes);
  g_test_add_func ("/exchange/identity", test_identity);
  g_test_add_func ("/exchange/csv", test_csv);
  g_test_add_func ("/exchange/many", test_many);
  g_test_add_func ("/exchange/bad-files", test_bad_files);
  g_test_add_func ("/exchange/replace", test_replace);
  g_test_add_func ("/exchange/cancelled", test_cancelled);

  return g_test_run ();
}
