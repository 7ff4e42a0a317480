/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "db-kit.h"
#include "store-kit.h"

/* What rows repeat of others stays in step, whatever is done in whatever order. */

static const struct
{
  const char *what;
  const char *sql; /* how many rows are wrong */
} invariants[] = {
  { "tallies",
    "SELECT count (*) FROM (SELECT folder_id, smarts, is_unseen, n FROM tallies WHERE n != 0 EXCEPT"
    " SELECT coalesce (folder_id, 0), smarts, n_unseen > 0, count (*) FROM parcels WHERE smarts != "
    "0 GROUP BY 1, 2, 3)" },
  { "parcels without tally", "SELECT count (*) FROM (SELECT coalesce (folder_id, 0), smarts, "
                             "n_unseen > 0, count (*) FROM parcels"
                             " WHERE smarts != 0 GROUP BY 1, 2, 3 EXCEPT SELECT folder_id, smarts, "
                             "is_unseen, n FROM tallies)" },
  { "removed ones", "SELECT count (*) FROM parcels WHERE (removed_s != 0) != (smarts = 0)" },
  { "number of events", "SELECT count (*) FROM parcels p WHERE n_events != (SELECT count (*) FROM "
                        "events WHERE parcel_id = p.id)" },
  { "unseen events",
    "SELECT count (*) FROM parcels p WHERE n_unseen !="
    " (SELECT count (*) FROM events WHERE parcel_id = p.id AND id > p.seen_event_id)" },
  { "last event",
    "SELECT count (*) FROM parcels p WHERE n_events > 0 AND last_event_id !="
    " (SELECT id FROM events WHERE parcel_id = p.id ORDER BY unix_s DESC, id DESC LIMIT 1)" },
  { "activity", "SELECT count (*) FROM parcels WHERE activity_s != CASE n_events WHEN 0 THEN "
                "added_s ELSE last_event_s END" },
  { "phrases of events",
    "SELECT count (*) FROM events e WHERE NOT EXISTS (SELECT 1 FROM parcel_phrases"
    " WHERE phrase_id = e.text_id AND parcel_id = e.parcel_id)" },
  { "lost phrases",
    "SELECT count (*) FROM phrases WHERE id NOT IN (SELECT phrase_id FROM parcel_phrases)" },
  { "phrases of nobody",
    "SELECT count (*) FROM parcel_phrases WHERE parcel_id NOT IN (SELECT id FROM parcels)" },
  { "watched legs", "SELECT count (*) FROM legs l JOIN parcels p ON p.id = l.parcel_id"
                    " WHERE is_watched != (archived_s = 0 AND removed_s = 0 AND is_silent = 0 AND"
                    "  carrier NOT IN (SELECT carrier FROM carrier_states WHERE is_off = 1))" },
  { "waiting legs in no folder",
    "SELECT count (*) FROM parcels p WHERE smarts & 8 = 0 AND stage != 'delivered'"
    " AND EXISTS (SELECT 1 FROM legs WHERE parcel_id = p.id AND is_watched = 1 AND waits_s != 0)" },
  { "legs that want more in no folder",
    "SELECT count (*) FROM parcels p WHERE smarts & 8 = 0 AND stage != 'delivered'"
    " AND EXISTS (SELECT 1 FROM legs WHERE parcel_id = p.id AND is_watched = 1"
    "  AND outcome = 'needs_more')" },
  { "attention for nothing",
    "SELECT count (*) FROM parcels p WHERE smarts & 8 != 0"
    " AND stage NOT IN ('failed_attempt', 'returned', 'exception')"
    " AND NOT EXISTS (SELECT 1 FROM legs WHERE parcel_id = p.id AND is_watched = 1 AND (waits_s != "
    "0"
    "  OR outcome IN ('needs_more', 'needs_credentials', 'bad_credentials')))" },
  { "outcomes that wait for nobody", "SELECT count (*) FROM legs WHERE waits_s = 0"
                                     " AND outcome IN ('captcha', 'wrong_captcha', 'blocked')" },
  { "waits that ended", "SELECT count (*) FROM legs WHERE waits_s != 0 AND outcome NOT IN"
                        " ('captcha', 'wrong_captcha', 'blocked', 'offline', 'unavailable')" },
  { "troubles of nobody",
    "SELECT count (*) FROM parcels p WHERE trouble != 'none' AND (is_silent = 1 OR NOT EXISTS"
    " (SELECT 1 FROM legs WHERE parcel_id = p.id AND (outcome = p.trouble OR (waits_s != 0 AND "
    "trouble = 'captcha')) AND carrier NOT IN"
    "  (SELECT carrier FROM carrier_states WHERE is_off = 1)))" },
  { "failures of no time", "SELECT count (*) FROM carrier_states WHERE (failed_outcome = 'none') "
                           "!= (failed_s = 0) OR (failures > 0 AND failed_s = 0)" },
  { "needs of nobody",
    "SELECT count (*) FROM needs WHERE parcel_id NOT IN (SELECT id FROM parcels)" },
  { "empty needs", "SELECT count (*) FROM needs WHERE trim (value) = ''" },
  { "told without a number", "SELECT count (*) FROM told WHERE number = '' OR host = '' OR n < 1"
                             " OR first_s > last_s" },
  { "more than one call", "SELECT count (*) > 1 FROM outbox WHERE parcel_id IS NULL" },
  { "calls of no time", "SELECT count (*) FROM outbox WHERE parcel_id IS NULL"
                        " AND written_s NOT IN (SELECT unix_s FROM marks WHERE mark = 'check')" },
  { "entered events with codes",
    "SELECT count (*) FROM events WHERE is_entered AND code NOT NULL" },
  { "words", "SELECT count (*) FROM parcels WHERE id NOT IN (SELECT parcel_id FROM parcel_words)" },
};

static void
assert_invariants (const char *path)
{
  TrackerDb *db = db_kit_open (path);
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (invariants); i++)
    if (db_kit_load_number (db, invariants[i].sql) != 0)
      g_error ("Not in step: %s", invariants[i].what);
  /* FTS5's own check of an index against what it indexes. */
  g_assert_true (tracker_db_run (
      db, &error, "INSERT INTO phrases_fts (phrases_fts, rank) VALUES ('integrity-check', 1)", ""));
  g_assert_true (tracker_db_run (
      db, &error,
      "INSERT INTO parcel_words_fts (parcel_words_fts, rank) VALUES ('integrity-check', 1)", ""));
  g_assert_no_error (error);
  db_kit_close (db);
}

static void
set_any_need (Kit *kit, gint64 id, const char *value, GError **error)
{
  g_autoptr (GHashTable) needs = g_hash_table_new (g_str_hash, g_str_equal);

  g_hash_table_insert (needs, (char *) "key", (char *) value);
  KIT_TRY (kit, error, tracker_store_set_needs_async, id, needs);
}

static void
note_told (Kit *kit, gint64 id)
{
  g_autoptr (GPtrArray) told = g_ptr_array_new_with_free_func ((GDestroyNotify) tracker_told_unref);
  g_autofree char *number = g_strdup_printf ("N%d", (int) id - 1);

  g_ptr_array_add (told,
                   tracker_told_new ("host", "one", number, tracker_clock_get_now_s (kit->clock)));
  KIT_RUN (kit, tracker_store_note_told_async, told);
}

static void
do_anything (Kit *kit, gint64 id, gint64 folder_id)
{
  static const TrackerOutcome outcomes[]
      = { TRACKER_OUTCOME_FOUND,       TRACKER_OUTCOME_CAPTCHA,
          TRACKER_OUTCOME_UNAVAILABLE, TRACKER_OUTCOME_NOT_FOUND,
          TRACKER_OUTCOME_BLOCKED,     TRACKER_OUTCOME_OFFLINE,
          TRACKER_OUTCOME_BAD_NUMBER,  TRACKER_OUTCOME_WRONG_CAPTCHA,
          TRACKER_OUTCOME_NEEDS_MORE,  TRACKER_OUTCOME_NEEDS_CREDENTIALS };
  g_autofree char *line = g_strdup_printf (
      "%s%d|%s|%c|Words %d|Place %d", g_test_rand_int_range (0, 3) ? "" : "*",
      g_test_rand_int_range (-9, 0),
      tracker_stage_to_nick ((TrackerStage) g_test_rand_int_range (0, TRACKER_N_STAGES)),
      'A' + g_test_rand_int_range (0, 2), g_test_rand_int_range (0, 3),
      g_test_rand_int_range (0, 3));
  GError *ignored = NULL; /* what is removed cannot be renamed, and so on */

  switch (g_test_rand_int_range (0, 18))
    {
    case 0:
      KIT_TRY (kit, &ignored, tracker_store_remove_parcels_async, &id, 1);
      break;
    case 1:
      KIT_TRY (kit, &ignored, tracker_store_restore_parcels_async, &id, 1);
      break;
    case 2:
      KIT_TRY (kit, &ignored, tracker_store_archive_parcels_async, &id, 1,
               g_test_rand_int_range (0, 2));
      break;
    case 3:
      KIT_TRY (kit, &ignored, tracker_store_move_parcels_async, &id, 1,
               g_test_rand_int_range (0, 2) ? folder_id : 0);
      break;
    case 4:
      KIT_TRY (kit, &ignored, tracker_store_mark_seen_async, id);
      break;
    case 5:
      KIT_TRY (kit, &ignored, tracker_store_rename_parcel_async, id, line);
      break;
    case 6:
      KIT_TRY (kit, &ignored, tracker_store_resume_carrier_async, "one");
      break;
    case 7:
      kit_advance (kit, g_test_rand_int_range (-2, 30) * 3600);
      break;
    case 8:
      KIT_TRY (kit, &ignored, tracker_store_set_silent_async, &id, 1, g_test_rand_int_range (0, 2));
      break;
    case 9:
      KIT_TRY (kit, &ignored, tracker_store_set_carrier_off_async,
               g_test_rand_int_range (0, 2) ? "one" : "two", g_test_rand_int_range (0, 2));
      break;
    case 10:
      set_any_need (kit, id, g_test_rand_int_range (0, 2) ? line : " ", &ignored);
      break;
    case 11:
      note_told (kit, id);
      break;
    case 12:
      if (!KIT_TRY (kit, &ignored, tracker_store_mark_seen_async, id))
        break; /* it is removed */
      KIT_RUN (kit, tracker_store_remove_leg_async, kit_leg (kit, id, "two"));
      KIT_RUN (kit, tracker_store_add_legs_async, id, 1, (const char *[]){ "two" },
               (const TrackerRole[]){ TRACKER_ROLE_BOTH }, NULL);
      break;
    default:
      {
        const char *carrier = g_test_rand_int_range (0, 2) ? "one" : "two";
        TrackerReport *report = kit_report (
            carrier, outcomes[g_test_rand_int_range (0, G_N_ELEMENTS (outcomes))], line);

        if (g_test_rand_int_range (0, 2))
          tracker_report_set_way (report, "way");
        kit_apply (kit, kit_leg (kit, id, carrier), report);
      }
    }
  g_clear_error (&ignored);
}

static void
test_invariants (void)
{
  g_autofree char *path = tracker_test_build_path ("invariants.db");
  g_autoptr (Kit) kit = kit_new (path);
  gint64 folder_id = kit_add_folder (kit, "Folder");
  gint64 ids[5];

  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autofree char *number = g_strdup_printf ("N%zu", i);

      ids[i] = kit_add (kit, number, NULL, "one two");
    }
  for (int i = 0; i < 400; i++)
    {
      do_anything (kit, ids[g_test_rand_int_range (0, G_N_ELEMENTS (ids))], folder_id);
      if (i % 40 == 0)
        assert_invariants (path);
    }
  KIT_RUN (kit, tracker_store_remove_folder_async, folder_id);
  assert_invariants (path);

  /* And after what was removed is purged. */
  tracker_fixed_clock_set_now_s (TRACKER_FIXED_CLOCK (kit->clock),
                                 TRACKER_TEST_NOW_S - 3 * KIT_DAY_S);
  KIT_RUN (kit, tracker_store_restore_parcels_async, ids, 2);
  KIT_RUN (kit, tracker_store_remove_parcels_async, ids, 2);
  kit_free (g_steal_pointer (&kit));
  kit = kit_new (path);
  g_assert_null (kit_find (kit, "N0"));
  assert_invariants (path);
}

int
main (int argc, char *argv[])
{
  tracker_test_init (&argc, &argv);

  g_test_add_func ("/store/invariants", test_invariants);

  return g_test_run ();
}
