/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gstdio.h>
#include <signal.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "store-kit.h"
#include "tracker-db-private.h"

/* What can be wrong with the file. */

static char *
dup_path (const char *folder)
{
  return g_build_filename (tracker_test_get_dir (), folder, "tracker.db", NULL);
}

static void
run_sql (const char *path, const char *sql)
{
  g_autofree char *folder = g_path_get_dirname (path);
  sqlite3 *db;
  char *message = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  sqlite3_exec (db, sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
}

static char *
load_text (const char *path, const char *sql)
{
  sqlite3_stmt *stmt;
  sqlite3 *db;
  GString *text = g_string_new (NULL);

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &stmt, NULL), ==, SQLITE_OK);
  while (sqlite3_step (stmt) == SQLITE_ROW)
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "",
                            (const char *) sqlite3_column_text (stmt, 0));
  sqlite3_finalize (stmt);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
  return g_string_free (text, FALSE);
}

#define assert_sql(path, sql, expected)                                                            \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *text_ = load_text (path, sql);                                                \
    g_assert_cmpstr (text_, ==, expected);                                                         \
  }                                                                                                \
  G_STMT_END

static void
assert_open_fails (const char *path, TrackerStoreError code, const char *word)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (kit_try_new (path, &error));
  g_assert_error (error, TRACKER_STORE_ERROR, (int) code);
  if (word != NULL && strstr (error->message, word) == NULL)
    g_error ("“%s” does not say “%s”", error->message, word);
}

/* --- opening --- */

static void
test_keeps (void)
{
  g_autofree char *path = dup_path ("keeps/deep/er");
  g_autoptr (Kit) kit = kit_new (path); /* the folder is made */
  g_autoptr (TrackerParcelData) parcel = NULL;

  kit_add (kit, "RB123456785CN", "Наушники", "chinapost");
  kit_free (g_steal_pointer (&kit));
  kit = kit_new (path);
  parcel = kit_find (kit, "RB123456785CN");
  g_assert_cmpstr (tracker_parcel_data_get_name (parcel), ==, "Наушники");
}

static void
test_settings (void)
{
  g_autofree char *path = dup_path ("settings");
  g_autoptr (Kit) kit = kit_new (path);

  assert_sql (path, "PRAGMA journal_mode", "wal");
  assert_sql (path, "PRAGMA application_id", "1416784754");
  assert_sql (path, "PRAGMA integrity_check", "ok");
  assert_sql (
      path,
      "SELECT count (*) FROM sqlite_schema WHERE type = 'table' AND sql LIKE 'CREATE TABLE%' AND"
      " name NOT LIKE '%fts%' AND name NOT LIKE 'sqlite%' AND sql NOT LIKE '%STRICT%'",
      "0");
}

static void
test_newer (void)
{
  g_autofree char *path = dup_path ("newer");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize n_before;
  gsize n_after;

  run_sql (
      path,
      "CREATE TABLE future (x); PRAGMA user_version = 9999; PRAGMA application_id = 1416784754");
  g_assert_true (g_file_get_contents (path, &before, &n_before, NULL));
  assert_open_fails (path, TRACKER_STORE_ERROR_SCHEMA_TOO_NEW, "newer");
  g_assert_true (g_file_get_contents (path, &after, &n_after, NULL));
  g_assert_cmpmem (before, n_before, after, n_after); /* untouched */
}

static void
test_foreign (void)
{
  g_autofree char *path = dup_path ("foreign");

  run_sql (path, "CREATE TABLE bookmarks (url)");
  assert_open_fails (path, TRACKER_STORE_ERROR_FAILED, "another program");
  assert_sql (path, "SELECT name FROM sqlite_schema", "bookmarks");
}

static void
test_not_a_folder (void)
{
  g_autofree char *file = tracker_test_write_file ("plain-file", "x", 1);
  g_autofree char *path = g_build_filename (file, "tracker.db", NULL);

  assert_open_fails (path, TRACKER_STORE_ERROR_FAILED, "plain-file");
}

static void
test_cancelled_open (void)
{
  g_autofree char *path = dup_path ("cancelled");
  g_autoptr (TrackerClock) clock = tracker_test_clock_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  tracker_store_open_async (path, clock, cancellable, tracker_test_result_cb, &result);
  g_assert_null (tracker_store_open_finish (kit_wait (&result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
test_after_close (void)
{
  g_autoptr (Kit) kit = kit_new (NULL);
  g_autoptr (GAsyncResult) closed = NULL;
  g_autoptr (GAsyncResult) before = NULL;
  g_autoptr (GAsyncResult) after = NULL;
  g_autoptr (GError) error = NULL;
  TrackerParcelDraft draft = { "A1" };
  g_autofree gint64 *ids = NULL;

  /* What was asked before is done, what is asked after fails. */
  tracker_store_add_parcels_async (kit->store, &draft, 1, NULL, tracker_test_result_cb, &before);
  tracker_store_close_async (kit->store, tracker_test_result_cb, &closed);
  tracker_store_mark_seen_async (kit->store, 1, tracker_test_result_cb, &after);
  g_assert_true (tracker_store_close_finish (kit->store, kit_wait (&closed), NULL));
  ids = tracker_store_add_parcels_finish (kit->store, kit_wait (&before), NULL, NULL, NULL);
  g_assert_nonnull (ids);
  g_assert_false (tracker_store_finish (kit->store, kit_wait (&after), &error));
  g_assert_error (error, TRACKER_STORE_ERROR, TRACKER_STORE_ERROR_FAILED);
  g_clear_object (&closed);
  g_clear_object (&before);
  g_clear_object (&after);
  g_clear_object (&kit->store);
}

/* --- damage --- */

static guint
count_files (const char *path, const char *part)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    n += strstr (name, part) != NULL;
  return n;
}

static const struct
{
  const char *name;
  const char *content;
  gsize length;
} damages[] = {
  { "text",
    "This is no database at all, but a text that somebody saved here, long enough for a header of "
    "SQLite.....",
    100 },
  { "half-header",
    "SQLite format 3\0\x10\0garbage after the header begins, and goes on for more than a hundred "
    "bytes: "
    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
    130 },
};

static void
test_damaged (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autofree char *path = dup_path (damages[i].name);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (Kit) kit = NULL;

  g_mkdir_with_parents (folder, 0700);
  g_assert_true (g_file_set_contents (path, damages[i].content, (gssize) damages[i].length, NULL));
  assert_open_fails (path, TRACKER_STORE_ERROR_CORRUPT, "tracker.db.corrupt-20260302-100000");
  g_assert_cmpuint (count_files (path, ".corrupt-"), ==, 1);
  kit = kit_new (path); /* starts afresh */
  kit_add (kit, "A1", NULL, "chinapost");
  kit_free (g_steal_pointer (&kit));

  /* A second one at the same second does not overwrite the first. */
  g_assert_true (g_file_set_contents (path, damages[i].content, (gssize) damages[i].length, NULL));
  assert_open_fails (path, TRACKER_STORE_ERROR_CORRUPT, "tracker.db.corrupt-20260302-100000-2");
  g_assert_cmpuint (count_files (path, ".corrupt-"), ==, 2);
}

/* Damage in the middle shows only when a job comes there; the opening after that looks at all of
 * the file. */
static void
test_damaged_inside (void)
{
  g_autofree char *path = dup_path ("inside");
  g_autoptr (Kit) kit = kit_new (path);
  g_autofree char *content = NULL;
  g_autoptr (TrackerQuery) query = tracker_query_new (TRACKER_SMART_ALL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *root = NULL;
  gsize n;

  kit_add (kit, "A1", NULL, "chinapost");
  kit_free (g_steal_pointer (&kit));
  root = load_text (path, "SELECT rootpage FROM sqlite_schema WHERE name = 'parcels_by_activity'");
  g_assert_true (g_file_get_contents (path, &content, &n, NULL));
  memset (content + (g_ascii_strtoll (root, NULL, 10) - 1) * 4096, 0xee, 4096);
  g_assert_true (g_file_set_contents (path, content, (gssize) n, NULL));

  kit = kit_new (path);
  tracker_store_list_ids_async (kit->store, query, NULL, tracker_test_result_cb, &result);
  g_assert_null (tracker_store_list_ids_finish (kit->store, kit_wait (&result), &error));
  g_assert_error (error, TRACKER_STORE_ERROR, TRACKER_STORE_ERROR_CORRUPT);
  g_clear_object (&result);
  kit_free (g_steal_pointer (&kit));

  assert_open_fails (path, TRACKER_STORE_ERROR_CORRUPT, ".corrupt-");
  kit = kit_new (path);
  g_assert_null (kit_find (kit, "A1"));
}

/* A false alarm costs one long look, no data. */
static void
test_marked_but_whole (void)
{
  g_autofree char *path = dup_path ("marked");
  g_autoptr (Kit) kit = kit_new (path);
  g_autoptr (TrackerParcelData) parcel = NULL;

  kit_add (kit, "A1", NULL, "chinapost");
  kit_free (g_steal_pointer (&kit));
  tracker_db_mark_damaged (path);
  kit = kit_new (path);
  parcel = kit_find (kit, "A1");
  g_assert_nonnull (parcel);
  g_assert_cmpuint (count_files (path, "damaged"), ==, 0);
}

/* --- read-only, full: in a process of its own, whose rights are taken --- */

static void
give_up_root (void)
{
  if (getuid () == 0)
    g_assert_cmpint (setuid (65534), ==, 0); /* nobody */
}

static void
test_read_only (void)
{
  g_autofree char *path = dup_path ("read-only");
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *other = g_build_filename (folder, "other.db", NULL);
  g_autofree char *deep = g_build_filename (folder, "new", "tracker.db", NULL);
  g_autoptr (Kit) kit = NULL;

  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 30 * G_USEC_PER_SEC, 0);
      g_test_trap_assert_passed ();
      return;
    }

  kit = kit_new (path);
  kit_add (kit, "A1", NULL, "chinapost");
  kit_free (g_steal_pointer (&kit));
  g_assert_cmpint (g_chmod (tracker_test_get_dir (), 0755), ==, 0);
  g_assert_cmpint (g_chmod (path, 0444), ==, 0);
  g_assert_cmpint (g_chmod (folder, 0555), ==, 0);
  give_up_root ();
  assert_open_fails (path, TRACKER_STORE_ERROR_READ_ONLY, "read-only");
  assert_open_fails (other, TRACKER_STORE_ERROR_READ_ONLY, NULL);
  assert_open_fails (deep, TRACKER_STORE_ERROR_READ_ONLY, NULL);
}

static void
test_full (void)
{
  g_autofree char *path = dup_path ("full");
  g_autoptr (Kit) kit = NULL;
  g_autofree char *note = g_strnfill (TRACKER_PARCEL_NOTE_MAX_CHARS, 'x');
  struct rlimit limit = { 400000, 400000 };
  g_autoptr (GError) error = NULL;
  g_autoptr (TrackerParcelData) kept = NULL;
  int n_added = 0;

  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 60 * G_USEC_PER_SEC, 0);
      g_test_trap_assert_passed ();
      return;
    }

  kit = kit_new (path);
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  while (error == NULL && n_added < 1000)
    {
      g_autofree char *number = g_strdup_printf ("N%d", n_added);
      TrackerParcelDraft draft = { number, NULL, note };
      g_autoptr (GAsyncResult) result = NULL;
      g_autofree gint64 *ids = NULL;

      tracker_store_add_parcels_async (kit->store, &draft, 1, NULL, tracker_test_result_cb,
                                       &result);
      ids = tracker_store_add_parcels_finish (kit->store, kit_wait (&result), NULL, NULL, &error);
      n_added += ids != NULL;
    }
  g_assert_error (error, TRACKER_STORE_ERROR, TRACKER_STORE_ERROR_FULL);
  g_assert_cmpint (n_added, >, 0);

  /* All that was said to be added can be read, the last one not: and so in the file. */
  for (int i = 0; i <= n_added; i++)
    {
      g_autofree char *number = g_strdup_printf ("N%d", i);
      g_autoptr (TrackerParcelData) parcel = kit_find (kit, number);

      g_assert_true ((parcel != NULL) == (i < n_added));
    }
  kit_free (g_steal_pointer (&kit));
}

/* --- two stores on one file --- */

static gboolean
has_changes (gpointer data)
{
  return kit_n_changes (data) > 0;
}

static gboolean
has_four_changes (gpointer data)
{
  return kit_n_changes (data) >= 4;
}

static void
test_two_stores (void)
{
  g_autofree char *path = dup_path ("two");
  g_autoptr (Kit) ours = kit_new (path);
  g_autoptr (Kit) theirs = kit_new (path);
  const TrackerParcelChange *change;
  gint64 id = kit_add (theirs, "A1", NULL, "chinapost");

  /* Theirs is told to ours as it was told to them. */
  g_assert_true (tracker_test_wait_until (has_changes, ours));
  change = tracker_change_find (kit_last_change (ours), id);
  g_assert_cmpint (change->flags, ==, TRACKER_CHANGE_ADDED);
  kit_forget_changes (ours);
  kit_apply (
      theirs, kit_leg (theirs, id, "chinapost"),
      kit_report ("chinapost", TRACKER_OUTCOME_FOUND, "-5|import|I|In|\n-4|arrived|A|There|"));
  g_assert_true (tracker_test_wait_until (has_changes, ours));
  change = tracker_change_find (kit_last_change (ours), id);
  g_assert_cmpint (change->stage_after, ==, TRACKER_STAGE_ARRIVED);
  g_assert_cmpint (change->n_new_events, ==, 2);
  g_assert_true (change->is_first_answer);

  /* A write sees what others committed just before it, first, and each is told once. */
  kit_forget_changes (ours);
  KIT_RUN (theirs, tracker_store_rename_parcel_async, id, "theirs");
  KIT_RUN (ours, tracker_store_rename_parcel_async, id, "ours");
  KIT_RUN (theirs, tracker_store_set_note_async, id, "note");
  KIT_RUN (ours, tracker_store_mark_seen_async, id);
  g_assert_true (tracker_test_wait_until (has_four_changes, ours));
  g_usleep (300 * 1000);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (kit_n_changes (ours), ==, 4);
  g_assert_cmpint (tracker_change_find (g_ptr_array_index (ours->changes, 2), id)->flags, ==,
                   TRACKER_CHANGE_WORDS);
  g_assert_cmpint (tracker_change_find (g_ptr_array_index (ours->changes, 3), id)->flags, ==,
                   TRACKER_CHANGE_SEEN);
}

/* What a search remembers from one letter to the next is forgotten when another process writes. */
static void
test_search_sees_others (void)
{
  g_autofree char *path = dup_path ("search");
  g_autoptr (Kit) ours = kit_new (path);
  g_autoptr (Kit) theirs = kit_new (path);
  gint64 id = kit_add (theirs, "A1", "phone", "chinapost");

  for (int i = 0; i < 3; i++)
    {
      g_autofree char *before = kit_search (ours, "phone");
      g_autofree char *none = NULL;
      g_autofree char *after = NULL;

      g_assert_cmpstr (before, ==, "1");
      KIT_RUN (theirs, tracker_store_rename_parcel_async, id, "lamp");
      none = kit_search (ours, "phone");
      g_assert_cmpstr (none, ==, "");
      kit_apply (theirs, kit_leg (theirs, id, "chinapost"),
                 kit_report ("chinapost", TRACKER_OUTCOME_FOUND,
                             i == 0 ? "-5|import|I|lamps here|" : NULL));
      after = kit_search (ours, "lamp");
      g_assert_cmpstr (after, ==, "1");
      KIT_RUN (theirs, tracker_store_rename_parcel_async, id, "phone");
    }
}

/* Whoever slept through more than the journal keeps is told that all may have changed. */
static void
test_long_sleep (void)
{
  g_autofree char *path = dup_path ("sleep");
  g_autoptr (Kit) ours = kit_new (path);
  gint64 id = kit_add (ours, "A1", NULL, "chinapost");
  const TrackerParcelChange *change;

  kit_forget_changes (ours);
  run_sql (path, "INSERT INTO changes (seq, body) VALUES (5000, x'00')");
  KIT_RUN (ours, tracker_store_rename_parcel_async, id, "x");
  g_assert_cmpuint (kit_n_changes (ours), ==, 2);
  change = tracker_change_find (g_ptr_array_index (ours->changes, 0), id);
  g_assert_cmpint (change->flags & (TRACKER_CHANGE_EVENTS | TRACKER_CHANGE_WORDS), !=, 0);
  g_assert_true (tracker_change_has_folders (g_ptr_array_index (ours->changes, 0)));
  g_assert_true (tracker_change_has_carriers (g_ptr_array_index (ours->changes, 0)));
}

int
main (int argc, char *argv[])
{
  tracker_test_init (&argc, &argv);

  g_test_add_func ("/store/file/keeps", test_keeps);
  g_test_add_func ("/store/file/settings", test_settings);
  g_test_add_func ("/store/file/newer", test_newer);
  g_test_add_func ("/store/file/foreign", test_foreign);
  g_test_add_func ("/store/file/not-a-folder", test_not_a_folder);
  g_test_add_func ("/store/file/cancelled", test_cancelled_open);
  g_test_add_func ("/store/file/after-close", test_after_close);
  for (gsize i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autofree char *name = g_strconcat ("/store/file/damaged/", damages[i].name, NULL);

      g_test_add_data_func (name, GSIZE_TO_POINTER (i), test_damaged);
    }
  g_test_add_func ("/store/file/damaged/inside", test_damaged_inside);
  g_test_add_func ("/store/file/damaged/marked-but-whole", test_marked_but_whole);
  g_test_add_func ("/store/file/read-only", test_read_only);
  g_test_add_func ("/store/file/full", test_full);
  g_test_add_func ("/store/file/two-stores", test_two_stores);
  g_test_add_func ("/store/file/search-sees-others", test_search_sees_others);
  g_test_add_func ("/store/file/long-sleep", test_long_sleep);

  return g_test_run ();
}
