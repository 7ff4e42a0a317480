/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "db-kit.h"
#include "store-kit.h"
#include "tracker-db-private.h"
#include "tracker-change-private.h"
#include "tracker-store-apply-private.h"

/* The parts below the verbs: the connection and its binder, migrations, the form of changes, being
 * killed. */

/* --- binder --- */

static void
test_binder (void)
{
  TrackerDb *db = db_kit_open (NULL);
  TrackerTime time = { 1772445600, -3600, TRUE, TRACKER_PRECISION_MINUTE };
  TrackerTime floating = { 1772445600, 0, FALSE, TRACKER_PRECISION_DAY };
  g_autoptr (GBytes) bytes = g_bytes_new_static ("a\0b", 3);
  g_autoptr (GBytes) empty = g_bytes_new_static (NULL, 0);
  TrackerTime read;

  {
    g_autoptr (TrackerStmt) stmt = tracker_db_query (
        db, NULL, "SELECT ?, ?, ?, ?, ?, ?, ?, ?, typeof (?10), ?9", "xissrryyys", G_MAXINT64, -7,
        "ё", NULL, (gint64) 0, (gint64) 5, bytes, empty, NULL, "last");

    g_assert_cmpint (tracker_db_step (db, stmt, NULL), ==, TRACKER_STEP_ROW);
    g_assert_cmpint (sqlite3_column_int64 (stmt, 0), ==, G_MAXINT64);
    g_assert_cmpint (sqlite3_column_int (stmt, 1), ==, -7);
    g_assert_cmpstr (tracker_stmt_get_text (stmt, 2), ==, "ё");
    g_assert_null (tracker_stmt_get_text (stmt, 3));
    g_assert_cmpint (sqlite3_column_type (stmt, 4), ==, SQLITE_NULL);
    g_assert_cmpint (sqlite3_column_int64 (stmt, 5), ==, 5);
    g_assert_cmpmem (sqlite3_column_blob (stmt, 6), sqlite3_column_bytes (stmt, 6), "a\0b", 3);
    g_assert_cmpint (sqlite3_column_type (stmt, 7), ==, SQLITE_BLOB);
    g_assert_cmpstr (tracker_stmt_get_text (stmt, 8), ==, "text");
    g_assert_cmpint (sqlite3_column_type (stmt, 9), ==, SQLITE_NULL);
    g_assert_cmpint (tracker_db_step (db, stmt, NULL), ==, TRACKER_STEP_DONE);
  }
  {
    g_autoptr (TrackerStmt) stmt
        = tracker_db_query (db, NULL, "SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, ?", "xttt", (gint64) 1,
                            &time, &floating, NULL);

    g_assert_cmpint (tracker_db_step (db, stmt, NULL), ==, TRACKER_STEP_ROW);
    g_assert_true (tracker_stmt_get_time (stmt, 1, &read));
    g_assert_true (tracker_time_equal (&read, &time));
    g_assert_true (tracker_stmt_get_time (stmt, 4, &read));
    g_assert_true (tracker_time_equal (&read, &floating));
    g_assert_false (tracker_stmt_get_time (stmt, 7, &read));
  }
  {
    /* What was bound the last time is not there the next time. */
    g_autoptr (TrackerStmt) stmt = tracker_db_query (
        db, NULL, "SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, ?", "xttt", (gint64) 1, NULL, &floating, NULL);

    g_assert_cmpint (tracker_db_step (db, stmt, NULL), ==, TRACKER_STEP_ROW);
    g_assert_false (tracker_stmt_get_time (stmt, 1, &read));
  }
  db_kit_close (db);
}

static void
test_errors (void)
{
  static const struct
  {
    const char *sql;
    TrackerStoreError code;
  } bad[] = { { "SELEC 1", TRACKER_STORE_ERROR_FAILED },
              { "SELECT * FROM missing", TRACKER_STORE_ERROR_FAILED } };
  TrackerDb *db = db_kit_open (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (tracker_db_run (db, &error, bad[i].sql, ""));
      g_assert_error (error, TRACKER_STORE_ERROR, (int) bad[i].code);
    }
  {
    g_autoptr (GError) error = NULL;

    g_assert_true (tracker_db_run_script (
        db, "CREATE TABLE t (x INTEGER PRIMARY KEY) STRICT; PRAGMA max_page_count = 3", NULL));
    g_assert_true (tracker_db_begin (db, FALSE, NULL));
    for (int i = 0; error == NULL && i < 10000; i++)
      tracker_db_run (db, &error, "INSERT INTO t VALUES (NULL)", "");
    g_assert_error (error, TRACKER_STORE_ERROR, TRACKER_STORE_ERROR_FULL);
    tracker_db_rollback (db);
    tracker_db_rollback (db); /* harmless */
  }
  db_kit_close (db);
}

static gpointer
cancel_soon (gpointer data)
{
  g_usleep (20000);
  g_cancellable_cancel (data);
  return NULL;
}

/* A read of two thousand million steps ends at once. */
static void
test_interrupt (void)
{
  static const char *const endless = "WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 "
                                     "FROM n WHERE x < 2000000000) SELECT sum (x) FROM n";
  TrackerDb *db = db_kit_open (NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  GThread *thread = g_thread_new ("cancel", cancel_soon, cancellable);

  tracker_db_set_cancellable (db, cancellable);
  g_assert_false (tracker_db_run (db, &error, endless, ""));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  tracker_db_set_cancellable (db, NULL);
  g_assert_true (tracker_db_run (db, NULL, "SELECT 1", ""));
  g_thread_join (thread);
  db_kit_close (db);
}

/* --- migrations --- */

static char *
load_schema (TrackerDb *db)
{
  g_autoptr (TrackerStmt) stmt = tracker_db_query (
      db, NULL,
      "SELECT type || ' ' || name || ': ' || coalesce (sql, '') FROM sqlite_schema ORDER BY 1", "");
  GString *schema = g_string_new (NULL);

  while (tracker_db_step (db, stmt, NULL) == TRACKER_STEP_ROW)
    g_string_append_printf (schema, "%s\n", tracker_stmt_get_text (stmt, 0));
  return g_string_free (schema, FALSE);
}

static void
load_fixture (const char *name, const char *path)
{
  g_autofree char *file = g_test_build_filename (G_TEST_DIST, "store", "fixtures", name, NULL);
  g_autofree char *sql = NULL;
  sqlite3 *db;
  char *message = NULL;

  g_assert_true (g_file_get_contents (file, &sql, NULL, NULL));
  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  sqlite3_exec (db, sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
}

/* Each schema that was ever released, with what must be found in it. */
static const struct
{
  const char *name;
  guint n_outbox;
  const char *waiting; /* the number that waits for a person */
  gboolean has_wishes; /* parcels and carriers of version 3 */
} fixtures[] = { { "v1.sql", 1, NULL, FALSE },
                 { "v2.sql", 2, "RC000000001CN", FALSE },
                 { "v3.sql", 2, "RC000000001CN", TRUE } };

/* What version 2 brought. */
static void
assert_waits (Kit *kit, const char *number)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) legs = NULL;
  g_autoptr (GPtrArray) outbox = kit_outbox (kit);
  g_autoptr (TrackerParcelData) parcel = kit_find (kit, number != NULL ? number : "");
  TrackerOutboxItem *call = g_ptr_array_index (outbox, outbox->len - 1);
  g_autofree char *events = NULL;

  tracker_store_list_waiting_legs_async (kit->store, NULL, NULL, tracker_test_result_cb, &result);
  legs = tracker_store_list_waiting_legs_finish (kit->store, kit_wait (&result), NULL);
  g_assert_cmpuint (legs->len, ==, number != NULL ? 1 : 0);
  g_assert_true ((tracker_outbox_item_get_news (call) == TRACKER_NEWS_CHECK) == (number != NULL));
  if (number == NULL)
    return;

  g_assert_cmpstr (tracker_leg_data_get_number (g_ptr_array_index (legs, 0)), ==, number);
  g_assert_cmpint (tracker_leg_data_get_waits_s (g_ptr_array_index (legs, 0)), ==,
                   TRACKER_TEST_NOW_S + 3600);
  g_assert_cmpstr (tracker_outbox_item_get_parcel_title (call), ==, "За стеной");
  events = kit_print_events (kit, tracker_parcel_data_get_id (parcel));
  g_assert_cmpstr (events, ==, "*-3 customs - Fiscalização Curitiba");
}

static const TrackerCarrierState *
find_state (GPtrArray *states, const char *carrier)
{
  for (guint i = 0; i < states->len; i++)
    if (g_str_equal (tracker_carrier_state_get_carrier (g_ptr_array_index (states, i)), carrier))
      return g_ptr_array_index (states, i);
  return NULL;
}

/* What version 3 brought. */
static void
assert_wishes (Kit *kit, gboolean has_wishes)
{
  g_autoptr (TrackerParcelData) more = kit_find (kit, "00340434292135100186");
  g_autoptr (TrackerParcelData) silent = kit_find (kit, "RA123456785RU");
  g_autoptr (GPtrArray) states = kit_carrier_states (kit);
  g_autoptr (GPtrArray) told = kit_told (kit, NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GHashTable) chosen = NULL;
  g_autoptr (GHashTable) off = NULL;

  /* Known from the legs of the older ones. */
  g_assert_cmpint (tracker_carrier_state_get_answered_s (find_state (states, "chinapost")), ==,
                   TRACKER_TEST_NOW_S + 3600);
  g_assert_cmpuint (tracker_carrier_state_get_n_codes (find_state (states, "chinapost")), ==, 1);
  tracker_store_load_choices_async (kit->store, NULL, tracker_test_result_cb, &result);
  g_assert_true (
      tracker_store_load_choices_finish (kit->store, kit_wait (&result), &chosen, &off, NULL));
  g_assert_cmpuint (told->len, ==, has_wishes ? 2 : 0);
  g_assert_cmpuint (g_hash_table_size (off), ==, has_wishes ? 1 : 0);
  if (!has_wishes)
    return;

  g_assert_cmpint (tracker_parcel_data_get_trouble (more), ==, TRACKER_OUTCOME_NEEDS_MORE);
  g_assert_cmpstr (g_hash_table_lookup (tracker_parcel_data_get_needs (more), "postcode"), ==,
                   "101000");
  g_assert_true (tracker_parcel_data_get_is_silent (silent));
  g_assert_cmpint (tracker_parcel_data_get_trouble (silent), ==, TRACKER_OUTCOME_NONE);
  g_assert_true (g_hash_table_contains (off, "ups"));
  g_assert_true (tracker_carrier_state_get_is_off (find_state (states, "ups")));
  g_assert_cmpstr (g_hash_table_lookup (chosen, "99"), ==, "dhl");
  g_assert_cmpstr (tracker_told_get_host (g_ptr_array_index (told, 0)), ==, "www.example.com");
  g_assert_cmpint (tracker_told_get_parcel_id (g_ptr_array_index (told, 0)), ==,
                   tracker_parcel_data_get_id (more));
}

static void
test_fixture (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  const char *name = fixtures[i].name;
  g_autofree char *path = tracker_test_build_path (name);
  g_autoptr (Kit) kit = NULL;
  g_autoptr (TrackerParcelData) parcel = NULL;
  g_autoptr (TrackerParcelData) other = NULL;
  g_autofree char *events = NULL;
  g_autofree char *found = NULL;
  g_autofree char *schema = NULL;
  g_autofree char *fresh = NULL;
  g_autoptr (GPtrArray) folders = NULL;
  g_autoptr (GPtrArray) outbox = NULL;
  TrackerDb *db;

  load_fixture (name, path);
  kit = kit_new (path);
  parcel = kit_find (kit, "RB123456785CN");
  g_assert_cmpstr (tracker_parcel_data_get_name (parcel), ==, "Наушники");
  g_assert_cmpstr (tracker_parcel_data_get_note (parcel), ==,
                   "two\nlines"); /* a newline, not two characters */
  g_assert_cmpstr (tracker_parcel_data_get_folder_name (parcel), ==, "Подарки");
  g_assert_cmpint (tracker_parcel_data_get_stage (parcel), ==, TRACKER_STAGE_DELIVERED);
  g_assert_cmpstr (tracker_parcel_data_get_fact (parcel, TRACKER_REPORT_WEIGHT), ==, "1200");
  g_assert_nonnull (tracker_parcel_data_get_deadline (parcel));
  events = kit_print_events (kit, tracker_parcel_data_get_id (parcel));
  g_assert_cmpstr (
      events, ==,
      "-1 delivered D Вручено Москва; -10 import I Импорт Москва; -40 export E Export Shanghai;"
      " -50 accepted A 已收寄 北京");
  other = kit_find (kit, "80080500000007");
  g_assert_cmpint (tracker_parcel_data_get_trouble (other), ==, TRACKER_OUTCOME_NEEDS_CREDENTIALS);
  found = kit_search (kit, "收寄");
  g_assert_cmpstr (found, ==, "1");
  folders = kit_folders (kit);
  g_assert_cmpuint (folders->len, ==, 1);
  outbox = kit_outbox (kit);
  g_assert_cmpuint (outbox->len, ==, fixtures[i].n_outbox);
  assert_waits (kit, fixtures[i].waiting);
  assert_wishes (kit, fixtures[i].has_wishes);
  kit_free (g_steal_pointer (&kit));

  /* An old file becomes the same as a new one. */
  db = db_kit_open (path);
  schema = load_schema (db);
  db_kit_close (db);
  db = db_kit_open (NULL);
  g_assert_true (tracker_db_migrate (db, NULL, NULL));
  fresh = load_schema (db);
  db_kit_close (db);
  g_assert_cmpstr (schema, ==, fresh);
}

/* What stood before a wall in version 1 waits in version 2, and what was said stays said. */
static void
test_from_v1 (void)
{
  g_autofree char *path = tracker_test_build_path ("from-v1.db");
  g_autofree char *backup = g_strconcat (path, ".backup-v1", NULL);
  g_autoptr (Kit) kit = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) legs = NULL;
  g_autoptr (TrackerParcelData) parcel = NULL;
  int n_parcels[TRACKER_N_SMARTS];
  int n_unseen[TRACKER_N_SMARTS];
  TrackerDb *db;

  load_fixture ("v1.sql", path);
  db = db_kit_open (path);
  /* Two legs of the second parcel, one of a wrong number, and one of the delivered first. */
  g_assert_true (tracker_db_run_script (
      db,
      "UPDATE legs SET outcome = 'bad_number' WHERE id = 3;"
      "INSERT INTO legs (parcel_id, carrier, role, number, asked_s, outcome)"
      "  VALUES (2, 'correios', 'destination', '80080500000007', 1772449000, 'blocked');"
      "UPDATE legs SET outcome = 'captcha', asked_s = 1772449100 WHERE id = 2;"
      "UPDATE parcels SET trouble = 'bad_number', smarts = smarts & ~8 WHERE id = 2;"
      "UPDATE parcels SET trouble = 'captcha' WHERE id = 1;"
      "UPDATE sqlite_sequence SET seq = 70 WHERE name = 'outbox'",
      NULL));
  db_kit_close (db);

  kit = kit_new (path);
  g_assert_true (g_file_test (backup, G_FILE_TEST_EXISTS));
  tracker_store_list_waiting_legs_async (kit->store, NULL, NULL, tracker_test_result_cb, &result);
  legs = tracker_store_list_waiting_legs_finish (kit->store, kit_wait (&result), NULL);
  g_assert_cmpuint (legs->len, ==, 1); /* that of the delivered one is not shown */
  g_assert_cmpint (tracker_leg_data_get_waits_s (g_ptr_array_index (legs, 0)), ==, 1772449000);
  parcel = kit_find (kit, "80080500000007");
  g_assert_cmpint (tracker_parcel_data_get_trouble (parcel), ==, TRACKER_OUTCOME_BLOCKED);
  kit_count (kit, n_parcels, n_unseen);
  g_assert_cmpint (n_parcels[TRACKER_SMART_ATTENTION], ==, 1);

  /* An id that was ever used is not used again. */
  kit_apply (kit, tracker_leg_data_get_id (g_ptr_array_index (legs, 0)),
             kit_report ("correios", TRACKER_OUTCOME_BLOCKED, NULL));
  g_clear_object (&result);
  kit_free (g_steal_pointer (&kit));
  db = db_kit_open (path);
  g_assert_cmpint (db_kit_load_number (db, "SELECT max (id) FROM outbox"), ==, 71);
  g_assert_cmpint (
      db_kit_load_number (db, "SELECT count (*) FROM outbox WHERE id = 1 AND parcel_id = 1"), ==,
      1);
  g_assert_cmpint (db_kit_load_number (db, "SELECT count (*) FROM pragma_foreign_key_check"), ==,
                   0);
  db_kit_close (db);
}

/* What wanted to know more in version 2 waits for the person in version 3, but not where there is
 * something worse, nor where nobody looks. */
static void
test_from_v2 (void)
{
  static const struct
  {
    const char *set_up; /* of parcel 4, which waits behind a wall at correios, its leg 5 */
    TrackerOutcome trouble;
    gboolean is_in_attention;
  } cases[] = {
    { "UPDATE legs SET outcome = 'needs_more', waits_s = 0 WHERE id = 5;"
      "UPDATE parcels SET trouble = 'none', smarts = smarts & ~8, stage = 'import' WHERE id = 4",
      TRACKER_OUTCOME_NEEDS_MORE, TRUE },
    { "INSERT INTO legs (parcel_id, carrier, role, number, outcome)"
      "  VALUES (4, 'dhl', 'both', 'RC000000001CN', 'needs_more')",
      TRACKER_OUTCOME_NEEDS_MORE, TRUE },
    { "INSERT INTO legs (parcel_id, carrier, role, number, outcome)"
      "  VALUES (4, 'dhl', 'both', 'RC000000001CN', 'needs_more');"
      "UPDATE legs SET outcome = 'bad_credentials', waits_s = 0 WHERE id = 5;"
      "UPDATE parcels SET trouble = 'bad_credentials' WHERE id = 4",
      TRACKER_OUTCOME_BAD_CREDENTIALS, TRUE },
    { "UPDATE legs SET outcome = 'needs_more', waits_s = 0 WHERE id = 5;"
      "UPDATE parcels SET trouble = 'none', smarts = 81, stage = 'delivered' WHERE id = 4",
      TRACKER_OUTCOME_NEEDS_MORE, FALSE },
    { "UPDATE legs SET outcome = 'needs_more', waits_s = 0, is_watched = 0 WHERE id = 5;"
      "UPDATE parcels SET trouble = 'none', smarts = 96, archived_s = 1772449200 WHERE id = 4",
      TRACKER_OUTCOME_NEEDS_MORE, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = g_strdup_printf ("from-v2-%zu.db", i);
      g_autofree char *path = tracker_test_build_path (name);
      g_autoptr (Kit) kit = NULL;
      g_autoptr (TrackerParcelData) parcel = NULL;
      TrackerDb *db;

      load_fixture ("v2.sql", path);
      db = db_kit_open (path);
      g_assert_true (tracker_db_run_script (db, cases[i].set_up, NULL));
      db_kit_close (db);
      kit = kit_new (path);
      parcel = kit_find (kit, "RC000000001CN");
      g_assert_cmpint (tracker_parcel_data_get_trouble (parcel), ==, cases[i].trouble);
      g_assert_false (tracker_parcel_data_get_is_silent (parcel));
      kit_free (g_steal_pointer (&kit));

      db = db_kit_open (path);
      g_assert_cmpint (db_kit_load_number (db, "SELECT smarts & 8 != 0 FROM parcels WHERE id = 4"),
                       ==, cases[i].is_in_attention);
      g_assert_cmpint (
          db_kit_load_number (
              db, "SELECT count (*) FROM parcels p WHERE smarts != 0 AND NOT EXISTS (SELECT 1 FROM"
                  " tallies WHERE smarts = p.smarts AND n > 0)"),
          ==, 0);
      g_assert_cmpint (db_kit_load_number (db, "SELECT count (*) FROM pragma_foreign_key_check"),
                       ==, 0);
      db_kit_close (db);
    }
}

/* Rows of the journal that a program of version 2 wrote are read as they were meant. */
static void
test_change_of_v2 (void)
{
  g_autoptr (GVariant) old = g_variant_ref_sink (
      g_variant_new_parsed ("(true, false, [(int64 7, uint32 64, 'import', 'customs', true, "
                            "[int64 5])])"));
  g_autoptr (GBytes) bytes = g_variant_get_data_as_bytes (old);
  g_autoptr (TrackerChange) change = tracker_change_new_from_bytes (bytes);

  g_assert_nonnull (change);
  g_assert_true (tracker_change_has_folders (change));
  g_assert_false (tracker_change_has_outbox (change));
  g_assert_false (tracker_change_has_carriers (change));
  g_assert_cmpint (tracker_change_find (change, 7)->stage_after, ==, TRACKER_STAGE_CUSTOMS);
  g_assert_cmpint (tracker_change_find (change, 7)->new_event_ids[0], ==, 5);
}

static void
test_steps (void)
{
  static const char *const scripts[]
      = { "CREATE TABLE a (x TEXT) STRICT; INSERT INTO a VALUES ('kept')",
          "CREATE TABLE b (y TEXT) STRICT; INSERT INTO b SELECT x FROM a",
          "CREATE TABLE c (z TEXT) STRICT; INSERT INTO missing VALUES (1)" };
  g_autofree char *path = tracker_test_build_path ("steps.db");
  g_autofree char *backup = g_strconcat (path, ".backup-v1", NULL);
  g_autoptr (GError) error = NULL;
  TrackerDb *db = db_kit_open (path);

  g_assert_true (tracker_db_migrate_with (db, path, scripts, 1, NULL));
  g_assert_false (g_file_test (backup, G_FILE_TEST_EXISTS)); /* there was nothing to lose */
  g_assert_true (tracker_db_migrate_with (db, path, scripts, 2, NULL));
  g_assert_cmpint (db_kit_load_number (db, "PRAGMA user_version"), ==, 2);
  g_assert_cmpint (db_kit_load_number (db, "SELECT y = 'kept' FROM b"), ==, 1);
  g_assert_true (tracker_db_migrate_with (db, path, scripts, 2, NULL)); /* nothing left to do */

  /* A step that fails leaves the version it started from, whole. */
  g_assert_false (tracker_db_migrate_with (db, path, scripts, 3, &error));
  g_assert_error (error, TRACKER_STORE_ERROR, TRACKER_STORE_ERROR_FAILED);
  g_assert_cmpint (db_kit_load_number (db, "PRAGMA user_version"), ==, 2);
  g_assert_cmpint (db_kit_load_number (db, "SELECT count (*) FROM sqlite_schema WHERE name = 'c'"),
                   ==, 0);

  g_clear_error (&error);
  g_assert_false (tracker_db_migrate_with (db, path, scripts, 1, &error));
  g_assert_error (error, TRACKER_STORE_ERROR, TRACKER_STORE_ERROR_SCHEMA_TOO_NEW);
  db_kit_close (db);

  db = db_kit_open (backup);
  g_assert_cmpint (db_kit_load_number (db, "SELECT x = 'kept' FROM a"), ==, 1);
  g_assert_cmpint (db_kit_load_number (db, "PRAGMA user_version"), ==, 1);
  db_kit_close (db);
}

/* --- changes --- */

static void
test_change (void)
{
  static const gint64 ids[] = { 7, 8 };
  g_autoptr (TrackerChange) change = tracker_change_new ();
  g_autoptr (TrackerChange) copy = NULL;
  g_autoptr (GBytes) bytes = NULL;
  const TrackerParcelChange *parcels;
  gsize n;

  g_assert_true (tracker_change_is_empty (change));
  g_assert_false (tracker_change_has_carriers (change));
  tracker_change_set_has_carriers (change);
  g_assert_false (tracker_change_is_empty (change));
  tracker_change_set_has_outbox (change);
  tracker_change_add_answer (change, 3, TRACKER_CHANGE_EVENTS, TRACKER_STAGE_UNKNOWN,
                             TRACKER_STAGE_EXPORT, TRUE, ids, 2);
  tracker_change_add_flags (change, 4, TRACKER_STAGE_CUSTOMS, TRACKER_CHANGE_SEEN);
  tracker_change_add_answer (change, 3, TRACKER_CHANGE_STAGE, TRACKER_STAGE_EXPORT,
                             TRACKER_STAGE_IMPORT, FALSE, ids, 1);
  bytes = tracker_change_to_bytes (change);
  copy = tracker_change_new_from_bytes (bytes);

  parcels = tracker_change_get_parcels (copy, &n);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpint (parcels[0].parcel_id, ==, 3);
  g_assert_cmpint (parcels[0].flags, ==, TRACKER_CHANGE_EVENTS | TRACKER_CHANGE_STAGE);
  g_assert_cmpint (parcels[0].stage_before, ==, TRACKER_STAGE_UNKNOWN);
  g_assert_cmpint (parcels[0].stage_after, ==, TRACKER_STAGE_IMPORT);
  g_assert_true (parcels[0].is_first_answer);
  g_assert_cmpint (parcels[0].n_new_events, ==, 3);
  g_assert_cmpint (parcels[0].new_event_ids[2], ==, 7);
  g_assert_cmpint (tracker_change_find (copy, 4)->stage_after, ==, TRACKER_STAGE_CUSTOMS);
  g_assert_null (tracker_change_find (copy, 5));
  g_assert_true (tracker_change_has_outbox (copy));
  g_assert_true (tracker_change_has_carriers (copy));
  g_assert_false (tracker_change_has_folders (copy));
}

/* A file may hold anything. */
static void
test_change_hostile (void)
{
  g_autoptr (TrackerChange) change = tracker_change_new ();
  g_autoptr (GBytes) good = NULL;
  gsize size;
  const guint8 *data;

  tracker_change_add_flags (change, 1, TRACKER_STAGE_CUSTOMS, TRACKER_CHANGE_SEEN);
  good = tracker_change_to_bytes (change);
  data = g_bytes_get_data (good, &size);
  for (gsize length = 0; length < size; length++)
    {
      g_autoptr (GBytes) cut = g_bytes_new (data, length);
      g_autoptr (TrackerChange) read = tracker_change_new_from_bytes (cut);

      g_assert_true (read == NULL || tracker_change_find (read, 1) == NULL || length == size);
    }
}

int
main (int argc, char *argv[])
{
  tracker_test_init (&argc, &argv);

  g_test_add_func ("/store/db/binder", test_binder);
  g_test_add_func ("/store/db/errors", test_errors);
  g_test_add_func ("/store/db/interrupt", test_interrupt);
  for (gsize i = 0; i < G_N_ELEMENTS (fixtures); i++)
    {
      g_autofree char *name = g_strconcat ("/store/migrate/", fixtures[i].name, NULL);

      g_test_add_data_func (name, GSIZE_TO_POINTER (i), test_fixture);
    }
  g_test_add_func ("/store/migrate/from-v1", test_from_v1);
  g_test_add_func ("/store/migrate/from-v2", test_from_v2);
  g_test_add_func ("/store/migrate/steps", test_steps);
  g_test_add_func ("/store/change", test_change);
  g_test_add_func ("/store/change/of-v2", test_change_of_v2);
  g_test_add_func ("/store/change/hostile", test_change_hostile);

  return g_test_run ();
}
