/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asking-kit.h"
#include "db-kit.h"

/* Carriers as a whole: how they are, and which is chosen for what. */

#define HOUR_S (60 * 60)
#define O(name) TRACKER_OUTCOME_##name
#define MAX_STEPS 6
#define NEVER (-1)

static const TrackerCarrierState *
find_state (GPtrArray *states, const char *carrier)
{
  for (guint i = 0; i < states->len; i++)
    if (g_str_equal (tracker_carrier_state_get_carrier (g_ptr_array_index (states, i)), carrier))
      return g_ptr_array_index (states, i);
  return NULL;
}

static gint64
get_instant (int hour)
{
  return hour == NEVER ? 0 : TRACKER_TEST_NOW_S + hour * HOUR_S;
}

/* --- states --- */

/* One ask an hour; of NONE on there are none. */
static const struct
{
  const char *name;
  TrackerOutcome outcomes[MAX_STEPS];
  int asked_h;
  int answered_h;
  int failed_h;
  TrackerOutcome failed_outcome;
  int failures;
  const char *news; /* for each ask whether carriers are told to have changed */
} sequences[] = {
  { "found", { O (FOUND) }, 0, 0, NEVER, O (NONE), 0, "1" },
  { "not-found", { O (NOT_FOUND), O (PENDING) }, 1, 1, NEVER, O (NONE), 0, "10" },
  { "offline-alone", { O (OFFLINE) }, NEVER, NEVER, NEVER, O (NONE), 0, "0" },
  { "offline-later", { O (FOUND), O (OFFLINE) }, 0, 0, NEVER, O (NONE), 0, "10" },
  { "down", { O (FOUND), O (UNAVAILABLE), O (UNAVAILABLE) }, 2, 0, 2, O (UNAVAILABLE), 2, "110" },
  { "down-and-up",
    { O (UNAVAILABLE), O (MALFORMED), O (FOUND), O (FOUND) },
    3,
    3,
    1,
    O (MALFORMED),
    0,
    "1110" },
  { "login",
    { O (NEEDS_CREDENTIALS), O (BAD_CREDENTIALS) },
    1,
    NEVER,
    1,
    O (BAD_CREDENTIALS),
    2,
    "11" },
  { "wall", { O (CAPTCHA), O (WRONG_CAPTCHA), O (BLOCKED) }, 2, NEVER, 2, O (BLOCKED), 3, "111" },
  { "limit",
    { O (RATE_LIMITED), O (OFFLINE), O (RATE_LIMITED) },
    2,
    NEVER,
    2,
    O (RATE_LIMITED),
    2,
    "100" },
  { "not-its-fault",
    { O (UNAVAILABLE), O (BAD_NUMBER), O (NEEDS_MORE) },
    2,
    NEVER,
    0,
    O (UNAVAILABLE),
    1,
    "100" },
};

static void
test_sequence (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (Kit) kit = kit_new (NULL);
  gint64 ids[] = { kit_add (kit, "A1", NULL, "dhl"), kit_add (kit, "A2", NULL, "dhl") };
  g_autoptr (GPtrArray) states = NULL;
  const TrackerCarrierState *state;

  for (gsize step = 0; step < MAX_STEPS && sequences[i].outcomes[step] != O (NONE); step++)
    {
      TrackerReport *report = kit_report ("dhl", sequences[i].outcomes[step], NULL);

      /* Of two parcels in turn: it is one carrier. */
      tracker_report_set_message (report, tracker_outcome_to_nick (sequences[i].outcomes[step]));
      kit_apply (kit, kit_leg (kit, ids[step % 2], "dhl"), report);
      g_assert_cmpint (tracker_change_has_carriers (kit_last_change (kit)), ==,
                       sequences[i].news[step] == '1');
      kit_advance (kit, HOUR_S);
    }

  states = kit_carrier_states (kit);
  g_assert_cmpuint (states->len, ==, 1);
  state = find_state (states, "dhl");
  g_assert_cmpint (tracker_carrier_state_get_asked_s (state), ==,
                   get_instant (sequences[i].asked_h));
  g_assert_cmpint (tracker_carrier_state_get_answered_s (state), ==,
                   get_instant (sequences[i].answered_h));
  g_assert_cmpint (tracker_carrier_state_get_failed_s (state), ==,
                   get_instant (sequences[i].failed_h));
  g_assert_cmpint (tracker_carrier_state_get_failed_outcome (state), ==,
                   sequences[i].failed_outcome);
  g_assert_cmpstr (tracker_carrier_state_get_failed_message (state), ==,
                   sequences[i].failed_outcome != O (NONE)
                       ? tracker_outcome_to_nick (sequences[i].failed_outcome)
                       : NULL);
  g_assert_cmpint (tracker_carrier_state_get_failures (state), ==, sequences[i].failures);
  g_assert_cmpint (tracker_carrier_state_get_n_legs (state), ==, 2);
}

static void
apply_all (Kit *kit, const TrackerAnswer *answers, gsize n_answers)
{
  g_autoptr (GAsyncResult) result = NULL;

  tracker_store_apply_async (kit->store, answers, n_answers, tracker_test_result_cb, &result);
  g_assert_cmpint (tracker_store_apply_finish (kit->store, kit_wait (&result), NULL), >=, 0);
  for (gsize i = 0; i < n_answers; i++)
    tracker_report_unref (answers[i].report);
}

/* Many answers of a transaction: what each carrier's last ones come to, and each row written once.
 */
static void
test_one_write (void)
{
  static const TrackerOutcome outcomes[]
      = { O (UNAVAILABLE), O (FOUND), O (RATE_LIMITED), O (MALFORMED), O (OFFLINE) };
  g_autofree char *path = tracker_test_build_path ("one-write.db");
  g_autoptr (Kit) kit = kit_new (path);
  TrackerAnswer answers[2 * G_N_ELEMENTS (outcomes)];
  g_autoptr (GPtrArray) states = NULL;
  TrackerDb *db;

  db = db_kit_open (path);
  g_assert_true (tracker_db_run_script (db,
                                        "CREATE TABLE writes (carrier TEXT);"
                                        "CREATE TRIGGER a AFTER INSERT ON carrier_states BEGIN "
                                        "INSERT INTO writes VALUES (new.carrier); END;"
                                        "CREATE TRIGGER b AFTER UPDATE ON carrier_states BEGIN "
                                        "INSERT INTO writes VALUES (new.carrier); END;",
                                        NULL));
  db_kit_close (db);
  for (gsize i = 0; i < G_N_ELEMENTS (outcomes); i++)
    {
      g_autofree char *number = g_strdup_printf ("A%zu", i);
      gint64 id = kit_add (kit, number, NULL, "dhl ups");

      answers[2 * i]
          = (TrackerAnswer){ kit_leg (kit, id, "dhl"), kit_report ("dhl", outcomes[i], NULL) };
      answers[2 * i + 1]
          = (TrackerAnswer){ kit_leg (kit, id, "ups"), kit_report ("ups", O (BLOCKED), NULL) };
    }
  apply_all (kit, answers, G_N_ELEMENTS (answers));

  states = kit_carrier_states (kit);
  g_assert_cmpint (tracker_carrier_state_get_failures (find_state (states, "dhl")), ==, 2);
  g_assert_cmpint (tracker_carrier_state_get_failed_outcome (find_state (states, "dhl")), ==,
                   O (MALFORMED));
  g_assert_cmpint (tracker_carrier_state_get_failures (find_state (states, "ups")), ==, 5);
  db = db_kit_open (path);
  g_assert_cmpint (db_kit_load_number (db, "SELECT count (*) FROM writes"), ==, 2);
  db_kit_close (db);
}

/* An answer for a parcel that is gone says nothing of the carrier, as it is not applied. */
static void
test_gone (void)
{
  g_autoptr (Kit) kit = kit_new (NULL);
  gint64 id = kit_add (kit, "A1", NULL, "dhl");
  gint64 leg_id = kit_leg (kit, id, "dhl");
  g_autoptr (GPtrArray) states = NULL;

  KIT_RUN (kit, tracker_store_remove_parcels_async, &id, 1);
  kit_apply (kit, leg_id, kit_report ("dhl", O (FOUND), NULL));
  states = kit_carrier_states (kit);
  g_assert_cmpuint (states->len, ==, 0);
}

/* What a carrier is asked about, and when next. */
static void
test_legs (void)
{
  g_autoptr (Kit) kit = kit_new (NULL);
  gint64 ids[] = { kit_add (kit, "A1", NULL, "dhl ups"), kit_add (kit, "A2", NULL, "dhl"),
                   kit_add (kit, "A3", NULL, "dhl"), kit_add (kit, "", "not shipped", "post") };
  static const struct
  {
    const char *carrier;
    int n_legs;
    gint64 due_s;
    gint64 paused_s;
    gboolean is_off;
  } expected[] = {
    { "dhl", 2, 70, TRACKER_TEST_NOW_S + 12 * HOUR_S, FALSE },
    { "lost", 0, G_MAXINT64, 0, TRUE },
    { "post", 1, G_MAXINT64, 0, FALSE },
    { "ups", 1, G_MAXINT64, 0, TRUE },
  };
  TrackerReport *report = kit_report ("dhl", O (CAPTCHA), NULL);
  g_autoptr (GPtrArray) states = NULL;

  tracker_report_set_way (report, "page");
  kit_apply (kit, kit_leg (kit, ids[2], "dhl"), report);
  g_assert_true (tracker_change_has_carriers (kit_last_change (kit)));
  KIT_RUN (kit, tracker_store_set_due_async, kit_leg (kit, ids[0], "dhl"), 50);
  KIT_RUN (kit, tracker_store_set_due_async, kit_leg (kit, ids[1], "dhl"), 70);
  KIT_RUN (kit, tracker_store_set_silent_async, &ids[0], 1, TRUE); /* counted, not due */
  KIT_RUN (kit, tracker_store_archive_parcels_async, &ids[2], 1, TRUE);
  KIT_RUN (kit, tracker_store_set_carrier_off_async, "ups", TRUE);
  KIT_RUN (kit, tracker_store_set_carrier_off_async, "lost", TRUE);
  KIT_RUN (kit, tracker_store_set_carrier_off_async, "on", TRUE);
  KIT_RUN (kit, tracker_store_set_carrier_off_async, "on", FALSE); /* nothing left to say */
  KIT_RUN (kit, tracker_store_set_carrier_off_async, "never", FALSE);

  states = kit_carrier_states (kit);
  g_assert_cmpuint (states->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < states->len; i++)
    {
      const TrackerCarrierState *state = g_ptr_array_index (states, i);

      g_assert_cmpstr (tracker_carrier_state_get_carrier (state), ==, expected[i].carrier);
      g_assert_cmpint (tracker_carrier_state_get_n_legs (state), ==, expected[i].n_legs);
      g_assert_cmpint (tracker_carrier_state_get_next_due_s (state), ==, expected[i].due_s);
      g_assert_cmpint (tracker_carrier_state_get_paused_until_s (state), ==, expected[i].paused_s);
      g_assert_cmpint (tracker_carrier_state_get_is_off (state), ==, expected[i].is_off);
    }

  kit_forget_changes (kit);
  KIT_RUN (kit, tracker_store_resume_carrier_async, "dhl");
  g_assert_true (tracker_change_has_carriers (kit_last_change (kit)));
}

/* The most frequent first, and no more than are of use. */
static void
test_codes (void)
{
  g_autofree char *path = tracker_test_build_path ("codes.db");
  g_autoptr (Kit) kit = kit_new (path);
  g_autoptr (GPtrArray) states = NULL;
  const TrackerCarrierState *state;
  TrackerDb *db = db_kit_open (path);
  gint64 last_s;
  int n;

  g_assert_true (tracker_db_run_script (
      db,
      "WITH RECURSIVE i (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM i WHERE x < 200)"
      "  INSERT INTO unknown_codes SELECT 'dhl', 'C' || x, x % 100, 1000 + x FROM i;"
      "INSERT INTO unknown_codes VALUES ('ups', 'X', 1, 7)",
      NULL));
  db_kit_close (db);
  states = kit_carrier_states (kit);
  g_assert_cmpuint (states->len, ==, 2);
  state = find_state (states, "dhl");
  g_assert_cmpuint (tracker_carrier_state_get_n_codes (state), ==, 50);
  g_assert_cmpstr (tracker_carrier_state_get_code (state, 0, &n, &last_s), ==, "C199");
  g_assert_cmpint (n, ==, 99);
  g_assert_cmpint (last_s, ==, 1199);
  g_assert_cmpstr (tracker_carrier_state_get_code (state, 1, NULL, NULL), ==, "C99");
  g_assert_cmpstr (tracker_carrier_state_get_code (state, 49, &n, NULL), ==, "C75");
  g_assert_cmpint (n, ==, 75);
  g_assert_cmpuint (tracker_carrier_state_get_n_codes (find_state (states, "ups")), ==, 1);
}

static void
test_hostile (void)
{
  g_autoptr (Kit) kit = kit_new (NULL);
  g_autofree char *huge = g_strnfill (100000, 'a');
  const char *const carriers[] = { "", huge, "\xff\xfe" };
  const char *const shapes[] = { "", huge, "9\xff" };
  g_autoptr (GPtrArray) states = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (carriers); i++)
    {
      KIT_FAIL (kit, TRACKER_STORE_ERROR_INVALID, tracker_store_set_carrier_off_async, carriers[i],
                TRUE);
      KIT_FAIL (kit, TRACKER_STORE_ERROR_INVALID, tracker_store_note_choice_async, "9",
                carriers[i]);
      KIT_FAIL (kit, TRACKER_STORE_ERROR_INVALID, tracker_store_note_choice_async, shapes[i],
                "dhl");
    }
  KIT_RUN (kit, tracker_store_set_carrier_off_async, "'; DROP TABLE legs; --", TRUE);
  states = kit_carrier_states (kit);
  g_assert_cmpuint (states->len, ==, 1);
}

/* --- choices --- */

static void
assert_choices (Kit *kit, const char *shape, const char *carrier, guint n_chosen, guint n_off)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GHashTable) chosen = NULL;
  g_autoptr (GHashTable) off = NULL;

  tracker_store_load_choices_async (kit->store, NULL, tracker_test_result_cb, &result);
  g_assert_true (
      tracker_store_load_choices_finish (kit->store, kit_wait (&result), &chosen, &off, NULL));
  g_assert_cmpstr (g_hash_table_lookup (chosen, shape), ==, carrier);
  g_assert_cmpuint (g_hash_table_size (chosen), ==, n_chosen);
  g_assert_cmpuint (g_hash_table_size (off), ==, n_off);
}

static void
test_choices (void)
{
  g_autoptr (Kit) kit = kit_new (NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  assert_choices (kit, "RB99CN", NULL, 0, 0);
  KIT_RUN (kit, tracker_store_note_choice_async, "RB99CN", "chinapost");
  g_assert_true (tracker_change_has_carriers (kit_last_change (kit)));
  KIT_RUN (kit, tracker_store_note_choice_async, "RB99CN", "chinapost");
  g_assert_cmpuint (kit_n_changes (kit), ==, 1); /* nothing new */
  KIT_RUN (kit, tracker_store_note_choice_async, "RB99CN", "cainiao");
  KIT_RUN (kit, tracker_store_note_choice_async, "910", "dhl");
  KIT_RUN (kit, tracker_store_set_carrier_off_async, "ups", TRUE);
  assert_choices (kit, "RB99CN", "cainiao", 2, 1);
  KIT_RUN (kit, tracker_store_set_carrier_off_async, "ups", FALSE);
  assert_choices (kit, "910", "dhl", 2, 0);

  g_cancellable_cancel (cancellable);
  tracker_store_load_choices_async (kit->store, cancellable, tracker_test_result_cb, &result);
  g_assert_false (
      tracker_store_load_choices_finish (kit->store, kit_wait (&result), NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* --- two processes on one file --- */

static void
test_two_stores (void)
{
  g_autofree char *path = tracker_test_build_path ("two.db");
  g_autoptr (Kit) ours = kit_new (path);
  g_autoptr (Kit) theirs = kit_new (path);
  gint64 id = kit_add (theirs, "A1", NULL, "dhl");
  g_autoptr (GPtrArray) states = NULL;

  while (kit_n_changes (ours) < 1)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (tracker_change_has_carriers (kit_last_change (ours)));
  KIT_RUN (theirs, tracker_store_set_carrier_off_async, "dhl", TRUE);
  while (kit_n_changes (ours) < 2)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (tracker_change_has_carriers (kit_last_change (ours)));
  g_assert_false (tracker_change_has_folders (kit_last_change (ours)));
  kit_assert_text (kit_print_due (ours, G_MAXINT64 - 1), "");
  KIT_RUN (theirs, tracker_store_note_choice_async, "9", "dhl");
  while (kit_n_changes (ours) < 3)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (tracker_change_has_carriers (kit_last_change (ours)));

  /* Both write of one carrier: neither's failure is lost. */
  KIT_RUN (ours, tracker_store_set_carrier_off_async, "dhl", FALSE);
  kit_apply (ours, kit_leg (ours, id, "dhl"), kit_report ("dhl", O (UNAVAILABLE), NULL));
  kit_apply (theirs, kit_leg (theirs, id, "dhl"), kit_report ("dhl", O (UNAVAILABLE), NULL));
  states = kit_carrier_states (ours);
  g_assert_cmpint (tracker_carrier_state_get_failures (find_state (states, "dhl")), ==, 2);
}

int
main (int argc, char *argv[])
{
  tracker_test_init (&argc, &argv);

  for (gsize i = 0; i < G_N_ELEMENTS (sequences); i++)
    {
      g_autofree char *name = g_strconcat ("/store/carriers/", sequences[i].name, NULL);

      g_test_add_data_func (name, GSIZE_TO_POINTER (i), test_sequence);
    }
  g_test_add_func ("/store/carriers/one-write", test_one_write);
  g_test_add_func ("/store/carriers/gone", test_gone);
  g_test_add_func ("/store/carriers/legs", test_legs);
  g_test_add_func ("/store/carriers/codes", test_codes);
  g_test_add_func ("/store/carriers/hostile", test_hostile);
  g_test_add_func ("/store/carriers/choices", test_choices);
  g_test_add_func ("/store/carriers/two-stores", test_two_stores);

  return g_test_run ();
}
