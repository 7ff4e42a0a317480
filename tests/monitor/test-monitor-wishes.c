/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Who is asked, and what is said of a parcel besides its number, is the person's to say. */

#include "monitor-kit.h"

#include <string.h>

#include "tracker-human-check.h"

#define LETTER "RB123456785CN"
#define CAINIAO_HOST "global.cainiao.com"

/* --- what a parcel brings --- */

static const WatchPatch send_postcode
    = { "cainiao", "\"query\": {\"mailNos\"",
        "\"query\": {\"pc\": \"{need.postcode}\", \"mailNos\"", NULL };
static const WatchPatch want_postcode
    = { "cainiao", "\"ways\": [",
        "\"needs\": [{\"key\": \"postcode\", \"label\": \"Postcode\", \"optional\": true}], "
        "\"ways\": [",
        &send_postcode };
static const WatchOptions with_postcode = { .patch = &want_postcode };

static void
set_need (Watch *watch, gint64 id, const char *key, const char *value)
{
  g_autoptr (GHashTable) needs = g_hash_table_new (g_str_hash, g_str_equal);

  g_hash_table_insert (needs, (char *) key, (char *) value);
  KIT_RUN (watch->kit, tracker_store_set_needs_async, id, needs);
}

static gint64
add_known (Watch *watch, int serial, const char *carrier)
{
  g_autofree char *number = watch_make_number (serial);

  watch_know (watch, number, carrier);

  return kit_add (watch->kit, number, NULL, carrier);
}

static void
test_needs_are_sent (void)
{
  g_autoptr (Watch) watch = watch_new (&with_postcode);
  gint64 id = add_known (watch, 41000000, "cainiao");
  g_autofree char *with = NULL;
  g_autofree char *without = NULL;

  g_object_unref (watch_refresh (watch, &id, 1));
  without = tracker_emulator_dup_last_request (watch->emulator, CAINIAO_HOST);
  g_assert_null (strstr (without, "pc="));

  set_need (watch, id, "postcode", "10115");
  g_object_unref (watch_refresh (watch, NULL, 0));
  with = tracker_emulator_dup_last_request (watch->emulator, CAINIAO_HOST);
  g_assert_nonnull (strstr (with, "pc=10115"));
}

/* Parcels that bring different things are never asked about in one breath; what this carrier does
 * not want to know does not matter. */
static void
test_needs_part_batches (void)
{
  g_autoptr (Watch) watch = watch_new (&with_postcode);
  g_autoptr (TrackerRefresh) refresh = NULL;

  for (int i = 0; i < 30; i++)
    {
      gint64 id = add_known (watch, 42000000 + i, "cainiao");

      if (i % 3 != 0)
        set_need (watch, id, "postcode", i % 3 == 1 ? "10115" : "20095");
      if (i % 2 == 0)
        set_need (watch, id, "phone", "1234");
    }
  refresh = watch_refresh (watch, NULL, 0);
  assert_counts (refresh, 30, 30, 30, 0, 0);
  g_assert_cmpuint (tracker_emulator_get_n_requests (watch->emulator), ==, 3);
}

/* Ways for numbers of one kind: each number goes the way that is for it. */
static void
test_ways_part_batches (void)
{
  const WatchPatch other
      = { "cainiao", "\"ways\": [",
          "\"ways\": [{\"id\": \"odd\", \"for\": \"[A-Z]{2}[0-9]{8}[13579][A-Z]{2}\", \"batch\": "
          "{\"max\": 20}, \"steps\": [{\"request\": {\"url\": "
          "\"https://global.cainiao.com/global/detail.json\", \"query\": {\"mailNos\": "
          "\"{numbers}\", \"odd\": \"1\"}}, \"answer\": \"json\"}], \"report\": \"site\"}, ",
          NULL };
  const WatchOptions options = { .patch = &other };
  g_autoptr (Watch) watch = watch_new (&options);
  g_autoptr (TrackerRefresh) refresh = NULL;

  for (int i = 0; i < 20; i++)
    add_known (watch, 43000000 + i, "cainiao");
  refresh = watch_refresh (watch, NULL, 0);
  assert_counts (refresh, 20, 20, 20, 0, 0);
  g_assert_cmpuint (tracker_emulator_get_n_requests (watch->emulator), ==, 2);
}

/* --- who is not to be asked --- */

typedef void (*Forbid) (Watch *watch, gint64 id, const char *carrier, gboolean forbid);

static void
make_silent (Watch *watch, gint64 id, const char *carrier, gboolean forbid)
{
  KIT_RUN (watch->kit, tracker_store_set_silent_async, &id, 1, forbid);
}

static void
switch_off (Watch *watch, gint64 id, const char *carrier, gboolean forbid)
{
  KIT_RUN (watch->kit, tracker_store_set_carrier_off_async, carrier, forbid);
}

static const struct
{
  const char *name;
  Forbid forbid;
} wishes[] = { { "silent", make_silent }, { "off", switch_off } };

static void
assert_nobody_asked (Watch *watch, gint64 id, const char *carrier)
{
  g_assert_cmpuint (tracker_emulator_get_n_requests (watch->emulator), ==, 0);
  g_assert_cmpint (watch_outcome (watch, id, carrier), ==, TRACKER_OUTCOME_NONE);
}

/* By name, with all others, and as soon as the person changes their mind again. */
static void
test_not_refreshed (gconstpointer data)
{
  Forbid forbid = wishes[GPOINTER_TO_SIZE (data)].forbid;
  g_autoptr (Watch) watch = watch_new (NULL);
  gint64 id = add_known (watch, 44000000, "upugtt");
  g_autoptr (TrackerRefresh) one = NULL;
  g_autoptr (TrackerRefresh) all = NULL;
  g_autoptr (TrackerRefresh) again = NULL;

  forbid (watch, id, "upugtt", TRUE);
  one = watch_refresh (watch, &id, 1);
  assert_counts (one, 0, 0, 0, 0, 0);
  all = watch_refresh (watch, NULL, 0);
  assert_counts (all, 0, 0, 0, 0, 0);
  assert_nobody_asked (watch, id, "upugtt");

  forbid (watch, id, "upugtt", FALSE);
  again = watch_refresh (watch, &id, 1);
  assert_counts (again, 1, 1, 1, 0, 0);
}

static gboolean
has_request (gpointer data)
{
  return tracker_emulator_get_n_requests (((Watch *) data)->emulator) > 0;
}

/* What waits for its turn when the person says so is called off; what is under way ends. */
static void
test_withdrawn (gconstpointer data)
{
  g_autoptr (Watch) watch = watch_new (NULL);
  g_autoptr (TrackerRefresh) refresh = NULL;
  GAsyncResult *result = NULL;
  gint64 ids[20];
  guint n_asked = 0;

  for (int i = 0; i < 20; i++)
    ids[i] = add_known (watch, 48000000 + i, "upugtt");
  tracker_http_set_limit (watch->http, 1, 0);
  tracker_emulator_set_delay_ms (watch->emulator, 100);
  tracker_monitor_refresh_async (watch->monitor, ids, 20, NULL, tracker_test_result_cb, &result);
  g_assert_true (tracker_test_wait_until (has_request, watch));
  for (int i = 0; i < 20; i++)
    wishes[GPOINTER_TO_SIZE (data)].forbid (watch, ids[i], "upugtt", TRUE);
  refresh = watch_await (watch, &result);
  for (int i = 0; i < 20; i++)
    n_asked += watch_outcome (watch, ids[i], "upugtt") != TRACKER_OUTCOME_NONE;
  g_assert_cmpuint (n_asked, >, 0);
  g_assert_cmpuint (n_asked, <, 20);
  for (int i = 0; i < 20; i++)
    g_assert_false (tracker_monitor_is_asking (watch->monitor, ids[i]));
}

/* What was wished in an earlier life is known from the start. */
static void
test_off_from_the_start (void)
{
  g_autofree char *folder = g_dir_make_tmp ("tracker-wishes-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "tracker.db", NULL);
  const WatchOptions options = { .path = path };
  Watch *before = watch_new (&options);
  gint64 id = kit_add (before->kit, LETTER, NULL, "upugtt russianpost");
  g_autoptr (Watch) watch = NULL;
  g_autoptr (TrackerRefresh) refresh = NULL;

  switch_off (before, id, "upugtt", TRUE);
  watch_free (before);
  watch = watch_new (&options);
  refresh = watch_refresh (watch, &id, 1);
  assert_counts (refresh, 1, 1, 0, 0, 0);
  g_assert_cmpint (watch_outcome (watch, id, "upugtt"), ==, TRACKER_OUTCOME_NONE);
}

static void
test_not_asked_quietly (gconstpointer data)
{
  g_autoptr (Watch) watch = watch_new (NULL);
  gint64 id = add_known (watch, 45000000, "upugtt");

  wishes[GPOINTER_TO_SIZE (data)].forbid (watch, id, "upugtt", TRUE);
  tracker_monitor_ask_quietly (watch->monitor, id);
  watch_sleep_ms (200);
  assert_nobody_asked (watch, id, "upugtt");
}

static void
test_not_due (gconstpointer data)
{
  g_autoptr (Watch) watch = watch_new (NULL);
  gint64 id = add_known (watch, 46000000, "upugtt");
  gint64 other = add_known (watch, 46000001, "russianpost");

  wishes[GPOINTER_TO_SIZE (data)].forbid (watch, id, "upugtt", TRUE);
  tracker_monitor_start (watch->monitor);
  for (int i = 0; i < 60 && watch_outcome (watch, other, "russianpost") == TRACKER_OUTCOME_NONE;
       i++)
    watch_sleep_ms (50);
  g_assert_cmpint (watch_outcome (watch, other, "russianpost"), ==, TRACKER_OUTCOME_FOUND);
  g_assert_cmpint (watch_outcome (watch, id, "upugtt"), ==, TRACKER_OUTCOME_NONE);
}

static GPtrArray *
run_check (Watch *watch, const char *carrier, const gint64 *ids, gsize n_ids)
{
  g_autoptr (GPtrArray) legs
      = g_ptr_array_new_with_free_func ((GDestroyNotify) tracker_leg_data_unref);
  g_autoptr (TrackerHumanCheck) check = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) answered = NULL;
  g_autoptr (TrackerSolution) solution = NULL;

  for (gsize i = 0; i < n_ids; i++)
    g_ptr_array_add (legs, watch_leg (watch, ids[i], carrier));
  check = tracker_monitor_create_check (watch->monitor, legs);
  tracker_human_check_begin_async (check, NULL, tracker_test_result_cb, &result);
  g_assert_true (tracker_human_check_finish (check, kit_wait (&result), NULL));
  if (tracker_human_check_get_challenge (check) != NULL)
    {
      solution
          = watch_make_solution (watch, carrier, tracker_human_check_get_challenge (check), FALSE);
      tracker_human_check_answer_async (check, solution, NULL, tracker_test_result_cb, &answered);
      g_assert_true (tracker_human_check_finish (check, kit_wait (&answered), NULL));
    }
  g_assert_nonnull (tracker_human_check_get_reports (check));

  return g_ptr_array_ref (tracker_human_check_get_reports (check));
}

/* Not even by a person who sits there: the check ends before it begins. */
static void
test_not_checked (gconstpointer data)
{
  g_autoptr (Watch) watch = watch_new (NULL);
  gint64 id = kit_add (watch->kit, LETTER, NULL, "correios");
  g_autoptr (GPtrArray) reports = NULL;

  wishes[GPOINTER_TO_SIZE (data)].forbid (watch, id, "correios", TRUE);
  reports = run_check (watch, "correios", &id, 1);
  g_assert_cmpuint (reports->len, ==, 1);
  g_assert_cmpint (tracker_report_get_outcome (g_ptr_array_index (reports, 0)), ==,
                   TRACKER_OUTCOME_CAPTCHA);
  assert_nobody_asked (watch, id, "correios");
}

static TrackerOutcome
get_outcome (GPtrArray *reports, guint index)
{
  return tracker_report_get_outcome (g_ptr_array_index (reports, index));
}

/* Several parcels before one challenge: who cannot go along goes on waiting, the others are asked.
 */
static void
test_check_leaves_out (void)
{
  const WatchPatch want = { "upugtt", "\"ways\": [",
                            "\"needs\": [{\"key\": \"postcode\", \"label\": \"Postcode\", "
                            "\"optional\": true}], \"ways\": [",
                            NULL };
  const WatchOptions options = { .patch = &want };
  g_autoptr (Watch) watch = watch_new (&options);
  g_autoptr (GPtrArray) reports = NULL;
  gint64 ids[3];

  for (int i = 0; i < 3; i++)
    ids[i] = add_known (watch, 47000000 + i, "upugtt");
  make_silent (watch, ids[0], NULL, TRUE);
  set_need (watch, ids[2], "postcode", "10115");
  reports = run_check (watch, "upugtt", ids, 3);
  g_assert_cmpuint (reports->len, ==, 3);
  g_assert_cmpint (get_outcome (reports, 0), ==, TRACKER_OUTCOME_CAPTCHA);
  g_assert_cmpint (get_outcome (reports, 1), ==, TRACKER_OUTCOME_FOUND);
  g_assert_cmpint (get_outcome (reports, 2), ==, TRACKER_OUTCOME_CAPTCHA);
  g_assert_cmpint (watch_outcome (watch, ids[0], "upugtt"), ==, TRACKER_OUTCOME_NONE);
  g_assert_cmpint (watch_outcome (watch, ids[1], "upugtt"), ==, TRACKER_OUTCOME_FOUND);
  g_assert_cmpint (watch_outcome (watch, ids[2], "upugtt"), ==, TRACKER_OUTCOME_NONE);
}

static int
get_batch (Watch *watch, const char *carrier)
{
  g_autoptr (GAsyncResult) result = NULL;

  tracker_monitor_get_check_batch_async (watch->monitor, carrier, NULL, tracker_test_result_cb,
                                         &result);

  return tracker_monitor_get_check_batch_finish (watch->monitor, kit_wait (&result), NULL);
}

/* Only what holds for whichever parcels come is promised. */
static void
test_check_batch (void)
{
  const WatchPatch want = { "upugtt", "\"ways\": [",
                            "\"needs\": [{\"key\": \"postcode\", \"label\": \"Postcode\", "
                            "\"optional\": true}], \"ways\": [",
                            NULL };
  const WatchOptions options = { .patch = &want };
  g_autoptr (Watch) plain = watch_new (NULL);
  g_autoptr (Watch) wanting = watch_new (&options);
  int most = get_batch (plain, "upugtt");

  g_assert_cmpint (most, >=, 1);
  g_assert_cmpint (get_batch (wanting, "upugtt"), ==, 1);
  g_assert_cmpint (get_batch (plain, "belpost"), ==, 0);
}

/* An answer leads to nobody who is off. */
static void
test_off_does_not_follow (void)
{
  g_autoptr (Watch) watch = watch_new (NULL);
  gint64 id = kit_add (watch->kit, LETTER, NULL, "upugtt");
  g_autoptr (TrackerLegData) leg = NULL;

  watch_know_in_brazil (watch, LETTER);
  switch_off (watch, id, "correios", TRUE);
  g_object_unref (watch_refresh (watch, &id, 1));
  leg = watch_leg (watch, id, "correios");
  g_assert_true (leg == NULL || tracker_leg_data_get_asked_s (leg) == 0);
}

/* An aggregator with a key is for parcels that nobody else serves. */
static void
test_aggregators_do_not_follow (void)
{
  const char *number = "LP00582031947716";
  g_autoptr (Watch) watch = watch_new (NULL);
  gint64 id = kit_add (watch->kit, number, NULL, "cainiao");
  g_autoptr (TrackerEmulatorParcel) parcel
      = tracker_emulator_parcel_new (number, "CN", "RU", "cainiao");
  g_autoptr (GPtrArray) legs = NULL;

  watch_set_secret (watch, "17track", "key", "1");
  watch_set_secret (watch, "trackingmore", "key", "1");
  tracker_emulator_parcel_set_other_number (parcel, "QZX99887766554433");
  tracker_emulator_parcel_add_fact (parcel, TRACKER_FACT_POSTED, TRACKER_TEST_NOW_S - KIT_DAY_S,
                                    8 * 60 * 60, "YIWU", "义乌市", "CN", NULL);
  tracker_emulator_set_parcel (watch->emulator, parcel);
  g_object_unref (watch_refresh (watch, &id, 1));
  g_assert_cmpint (watch_outcome (watch, id, "cainiao"), ==, TRACKER_OUTCOME_FOUND);
  legs = kit_legs (watch->kit, id);
  g_assert_cmpuint (legs->len, ==, 1);
}

static void
add_for_both (const char *name, GTestDataFunc func)
{
  for (gsize i = 0; i < G_N_ELEMENTS (wishes); i++)
    {
      g_autofree char *path = g_strdup_printf ("/monitor-wishes/%s/%s", wishes[i].name, name);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), func);
    }
}

int
main (int argc, char **argv)
{
  tracker_test_init (&argc, &argv);
  g_test_add_func ("/monitor-wishes/needs/sent", test_needs_are_sent);
  g_test_add_func ("/monitor-wishes/needs/part-batches", test_needs_part_batches);
  g_test_add_func ("/monitor-wishes/ways/part-batches", test_ways_part_batches);
  add_for_both ("refresh", test_not_refreshed);
  add_for_both ("quietly", test_not_asked_quietly);
  add_for_both ("due", test_not_due);
  add_for_both ("withdrawn", test_withdrawn);
  add_for_both ("check", test_not_checked);
  g_test_add_func ("/monitor-wishes/off/from-the-start", test_off_from_the_start);
  g_test_add_func ("/monitor-wishes/off/does-not-follow", test_off_does_not_follow);
  g_test_add_func ("/monitor-wishes/aggregators/do-not-follow", test_aggregators_do_not_follow);
  g_test_add_func ("/monitor-wishes/check/leaves-out", test_check_leaves_out);
  g_test_add_func ("/monitor-wishes/check/batch", test_check_batch);

  return g_test_run ();
}
