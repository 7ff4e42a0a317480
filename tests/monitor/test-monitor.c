/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "monitor-kit.h"

#include "tracker-timeline.h"

#define LETTER "RB123456785CN"
#define UPU_HOST "globaltracktrace.ptc.post"

/* --- both ends --- */

static void
test_both_ends (void)
{
  g_autoptr (Watch) watch = watch_new (NULL);
  gint64 id = kit_add (watch->kit, LETTER, "Lamp", "upugtt russianpost");
  g_autoptr (TrackerRefresh) refresh = NULL;
  g_autoptr (TrackerParcelData) parcel = NULL;
  g_autoptr (GPtrArray) events = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  guint n_both = 0;

  watch_know (watch, LETTER, "upugtt,russianpost");
  refresh = watch_refresh (watch, &id, 1);
  assert_counts (refresh, 2, 2, 1, 0, 0);
  g_assert_cmpint (watch_outcome (watch, id, "upugtt"), ==, TRACKER_OUTCOME_FOUND);
  g_assert_cmpint (watch_outcome (watch, id, "russianpost"), ==, TRACKER_OUTCOME_FOUND);
  parcel = kit_load (watch->kit, id);
  g_assert_cmpint (tracker_parcel_data_get_stage (parcel), ==, TRACKER_STAGE_IMPORT);

  /* One timeline: what both posts tell is told once, with two sources. */
  events = kit_events (watch->kit, id);
  lines = tracker_timeline_merge ((TrackerEvent *const *) events->pdata, events->len);
  for (guint i = 0; i < lines->len; i++)
    n_both += tracker_timeline_line_get_carriers (g_ptr_array_index (lines, i))[1] != NULL;
  g_assert_cmpuint (n_both, ==, 3);
  g_assert_cmpuint (lines->len, ==, 4);
}

static void
test_again_adds_nothing (void)
{
  g_autoptr (Watch) watch = watch_new (NULL);
  gint64 id = kit_add (watch->kit, LETTER, NULL, "upugtt russianpost");
  guint n_events;

  watch_know (watch, LETTER, "upugtt,russianpost");
  g_object_unref (watch_refresh (watch, &id, 1));
  n_events = watch_count_events (watch, id);
  g_assert_cmpuint (n_events, >, 0);
  for (int i = 0; i < 3; i++)
    {
      g_autoptr (TrackerRefresh) refresh = watch_refresh (watch, &id, 1);

      assert_counts (refresh, 2, 2, 0, 0, 0);
      g_assert_cmpuint (watch_count_events (watch, id), ==, n_events);
    }
}

static void
test_all_but_archived_and_delivered (void)
{
  g_autoptr (Watch) watch = watch_new (NULL);
  gint64 way = kit_add (watch->kit, "RB123456785CN", NULL, "upugtt");
  gint64 archived = kit_add (watch->kit, "RR715039829CN", NULL, "upugtt");
  gint64 done = kit_add (watch->kit, "RB481205731CN", NULL, "upugtt");
  gint64 removed = kit_add (watch->kit, "EE904173261CN", NULL, "upugtt");
  g_autoptr (TrackerRefresh) refresh = NULL;

  kit_apply (watch->kit, kit_leg (watch->kit, done, "upugtt"),
             kit_report ("upugtt", TRACKER_OUTCOME_FOUND, "-5|delivered|EMI|Delivered|Moscow"));
  KIT_RUN (watch->kit, tracker_store_archive_parcels_async, &archived, 1, TRUE);
  KIT_RUN (watch->kit, tracker_store_remove_parcels_async, &removed, 1);
  refresh = watch_refresh (watch, NULL, 0);
  assert_counts (refresh, 1, 1, 0, 0, 0);
  g_assert_cmpint (watch_outcome (watch, way, "upugtt"), ==, TRACKER_OUTCOME_NOT_FOUND);

  /* By name everything is asked. */
  g_object_unref (g_steal_pointer (&refresh));
  refresh = watch_refresh (watch, &done, 1);
  assert_counts (refresh, 1, 1, 0, 0, 0);
  g_clear_object (&refresh);
  refresh = watch_refresh (watch, &archived, 1);
  assert_counts (refresh, 1, 1, 0, 0, 0);
}

static void
test_nothing_to_ask (void)
{
  g_autoptr (Watch) watch = watch_new (NULL);
  gint64 nobody = 4711;
  g_autoptr (TrackerRefresh) all = watch_refresh (watch, NULL, 0);
  g_autoptr (TrackerRefresh) one = watch_refresh (watch, &nobody, 1);
  gint64 unknown = kit_add (watch->kit, LETTER, NULL, "gone-carrier");
  g_autoptr (TrackerRefresh) refresh = NULL;

  assert_counts (all, 0, 0, 0, 0, 0);
  assert_counts (one, 0, 0, 0, 0, 0);

  /* The definition of a carrier has gone since. */
  refresh = watch_refresh (watch, &unknown, 1);
  assert_counts (refresh, 1, 1, 0, 1, 0);
  g_assert_cmpint (watch_outcome (watch, unknown, "gone-carrier"), ==, TRACKER_OUTCOME_UNAVAILABLE);
  g_assert_cmpuint (tracker_emulator_get_n_requests (watch->emulator), ==, 0);
}

/* --- how much at once --- */

static void
test_batches (void)
{
  g_autoptr (Watch) watch = watch_new (NULL);
  g_autoptr (TrackerRefresh) refresh = NULL;

  for (int i = 0; i < 45; i++)
    {
      g_autofree char *number = watch_make_number (31000000 + i);

      kit_add (watch->kit, number, NULL, "cainiao");
      watch_know (watch, number, "cainiao");
    }
  refresh = watch_refresh (watch, NULL, 0);
  assert_counts (refresh, 45, 45, 45, 0, 0);
  /* Twenty numbers a call, as its definition says. */
  g_assert_cmpuint (tracker_emulator_get_n_requests (watch->emulator), ==, 3);
}

static void
on_refresh_notify_cb (TrackerRefresh *refresh, GParamSpec *pspec, GString *log)
{
  g_assert_cmpint (tracker_refresh_get_asked (refresh), <=, tracker_refresh_get_total (refresh));
  if (g_str_equal (pspec->name, "asked"))
    g_string_append_printf (log, "%d ", tracker_refresh_get_asked (refresh));
  if (g_str_equal (pspec->name, "running"))
    g_string_append (log, "end");
}

static void
on_asking_cb (TrackerMonitor *monitor, gint64 parcel_id, gboolean asking, int *n_asking)
{
  g_assert_cmpint (tracker_monitor_is_asking (monitor, parcel_id), ==, asking);
  *n_asking += asking ? 1 : -1;
  g_assert_cmpint (*n_asking, >=, 0);
}

static void
test_progress (void)
{
  g_autoptr (Watch) watch = watch_new (NULL);
  g_autoptr (GString) log = g_string_new (NULL);
  g_autoptr (TrackerRefresh) refresh = NULL;
  GAsyncResult *result = NULL;
  int n_asking = 0;

  for (int i = 0; i < 5; i++)
    {
      g_autofree char *number = watch_make_number (32000000 + i);

      kit_add (watch->kit, number, NULL, "upugtt russianpost");
    }
  g_signal_connect (watch->monitor, "asking", G_CALLBACK (on_asking_cb), &n_asking);
  g_assert_null (tracker_monitor_get_refresh (watch->monitor));
  tracker_monitor_refresh_async (watch->monitor, NULL, 0, NULL, tracker_test_result_cb, &result);
  g_assert_nonnull (tracker_monitor_get_refresh (watch->monitor));
  g_signal_connect (tracker_monitor_get_refresh (watch->monitor), "notify",
                    G_CALLBACK (on_refresh_notify_cb), log);
  refresh = watch_await (watch, &result);
  assert_counts (refresh, 10, 10, 0, 0, 0);
  g_assert_cmpstr (log->str, ==, "1 2 3 4 5 6 7 8 9 10 end");
  g_assert_cmpint (n_asking, ==, 0);
  g_assert_null (tracker_monitor_get_refresh (watch->monitor));
  g_signal_handlers_disconnect_by_data (refresh, log);
}

static void
test_joins (void)
{
  g_autoptr (Watch) watch = watch_new (NULL);
  gint64 first = kit_add (watch->kit, "RB123456785CN", NULL, "upugtt");
  gint64 second = kit_add (watch->kit, "RR715039829CN", NULL, "upugtt");
  g_autoptr (TrackerRefresh) a = NULL;
  g_autoptr (TrackerRefresh) b = NULL;
  g_autoptr (TrackerRefresh) c = NULL;
  GAsyncResult *results[3] = { NULL };

  tracker_monitor_refresh_async (watch->monitor, &first, 1, NULL, tracker_test_result_cb,
                                 &results[0]);
  tracker_monitor_refresh_async (watch->monitor, &second, 1, NULL, tracker_test_result_cb,
                                 &results[1]);
  tracker_monitor_refresh_async (watch->monitor, &first, 1, NULL, tracker_test_result_cb,
                                 &results[2]);
  a = watch_await (watch, &results[0]);
  b = watch_await (watch, &results[1]);
  c = watch_await (watch, &results[2]);
  g_assert_true (a == b && b == c);
  assert_counts (a, 2, 2, 0, 0, 0);
  g_assert_cmpuint (tracker_emulator_get_n_requests (watch->emulator), ==, 2);
}

static void
on_refresh_changed_cb (TrackerMonitor *monitor)
{
  g_assert_null (tracker_monitor_get_refresh (monitor));
}

static void
test_quietly (void)
{
  g_autoptr (Watch) watch = watch_new (NULL);
  gint64 id = kit_add (watch->kit, LETTER, NULL, "upugtt");

  watch_know (watch, LETTER, "upugtt");
  g_signal_connect (watch->monitor, "notify::refresh", G_CALLBACK (on_refresh_changed_cb), NULL);
  tracker_monitor_ask_quietly (watch->monitor, id);
  tracker_monitor_ask_quietly (watch->monitor, 4711);
  for (int i = 0; i < 40 && watch_outcome (watch, id, "upugtt") == TRACKER_OUTCOME_NONE; i++)
    watch_sleep_ms (50);
  g_assert_cmpint (watch_outcome (watch, id, "upugtt"), ==, TRACKER_OUTCOME_FOUND);
  tracker_monitor_close (watch->monitor);
  tracker_monitor_ask_quietly (watch->monitor, id);
}

static void
test_daily_quota (void)
{
  const WatchPatch patch
      = { "upugtt", "\"interval_min\": 180", "\"interval_min\": 180, \"daily\": 3" };
  const WatchOptions options = { .patch = &patch };
  g_autoptr (Watch) watch = watch_new (&options);
  g_autoptr (TrackerRefresh) refresh = NULL;
  gint64 ids[5];
  guint n_limited = 0;

  for (int i = 0; i < 5; i++)
    {
      g_autofree char *number = watch_make_number (33000000 + i);

      ids[i] = kit_add (watch->kit, number, NULL, "upugtt");
    }
  refresh = watch_refresh (watch, ids, 5);
  assert_counts (refresh, 5, 5, 0, 2, 0);
  g_assert_cmpuint (tracker_emulator_get_n_requests (watch->emulator), ==, 3);
  for (int i = 0; i < 5; i++)
    {
      g_autoptr (TrackerLegData) leg = watch_leg (watch, ids[i], "upugtt");

      if (tracker_leg_data_get_outcome (leg) != TRACKER_OUTCOME_RATE_LIMITED)
        continue;
      n_limited++;
      /* Not before tomorrow, UTC: the tests' now is ten o'clock. */
      g_assert_cmpint (tracker_leg_data_get_next_due_s (leg), >=,
                       TRACKER_TEST_NOW_S + 14 * 60 * 60);
    }
  g_assert_cmpuint (n_limited, ==, 2);

  /* Tomorrow there is a new quota. */
  kit_advance (watch->kit, KIT_DAY_S);
  g_clear_object (&refresh);
  refresh = watch_refresh (watch, ids, 5);
  g_assert_cmpint (tracker_refresh_get_failed (refresh), ==, 2);
  g_assert_cmpuint (tracker_emulator_get_n_requests (watch->emulator), ==, 6);
}

/* --- what an answer points to --- */

static void
test_destination_follows (void)
{
  const WatchOptions options = { NULL };
  g_autoptr (Watch) watch = watch_new (&options);
  gint64 id = kit_add (watch->kit, LETTER, NULL, "upugtt");
  g_autoptr (TrackerRefresh) refresh = NULL;
  g_autoptr (GPtrArray) legs = NULL;

  /* The person is in Kazakhstan; the letter goes to Russia. */
  tracker_monitor_set_person (watch->monitor, "en", "KZ");
  watch_know (watch, LETTER, "upugtt,russianpost");
  refresh = watch_refresh (watch, &id, 1);
  legs = kit_legs (watch->kit, id);
  g_assert_cmpuint (legs->len, ==, 2);
  g_assert_cmpint (watch_outcome (watch, id, "russianpost"), ==, TRACKER_OUTCOME_FOUND);
  assert_counts (refresh, 2, 2, 1, 0, 0);
}

static void
test_next_number_follows (void)
{
  const char *number = "LP00582031947716";
  g_autoptr (Watch) watch = watch_new (NULL);
  gint64 id = kit_add (watch->kit, number, NULL, "cainiao");
  g_autoptr (TrackerEmulatorParcel) parcel
      = tracker_emulator_parcel_new (number, "CN", "RU", "cainiao,russianpost,upugtt");
  g_autoptr (TrackerRefresh) refresh = NULL;
  g_autoptr (TrackerLegData) leg = NULL;

  tracker_emulator_parcel_set_other_number (parcel, LETTER);
  tracker_emulator_parcel_add_fact (parcel, TRACKER_FACT_POSTED, TRACKER_TEST_NOW_S - KIT_DAY_S,
                                    8 * 60 * 60, "YIWU", "义乌市", "CN", NULL);
  tracker_emulator_parcel_add_fact (parcel, TRACKER_FACT_AT_IMPORT, TRACKER_TEST_NOW_S - 60 * 60,
                                    3 * 60 * 60, "MOSCOW", "Москва PCI-1", "RU", "104001");
  tracker_emulator_set_parcel (watch->emulator, parcel);
  refresh = watch_refresh (watch, &id, 1);
  leg = watch_leg (watch, id, "russianpost");
  g_assert_nonnull (leg);
  g_assert_cmpstr (tracker_leg_data_get_number (leg), ==, LETTER);
  g_assert_cmpint (tracker_leg_data_get_outcome (leg), ==, TRACKER_OUTCOME_FOUND);
  g_assert_cmpint (tracker_refresh_get_asked (refresh), ==, tracker_refresh_get_total (refresh));
  g_assert_cmpint (tracker_refresh_get_changed (refresh), ==, 1);
}

/* --- credentials --- */

static void
test_needs_credentials (void)
{
  g_autoptr (Watch) watch = watch_new (NULL);
  const char *number = "1ZW4T9070312856304";
  gint64 id = kit_add (watch->kit, number, NULL, "ups");
  g_autoptr (TrackerRefresh) refresh = NULL;

  watch_know (watch, number, "ups");
  refresh = watch_refresh (watch, &id, 1);
  assert_counts (refresh, 1, 1, 0, 1, 0);
  g_assert_cmpint (watch_outcome (watch, id, "ups"), ==, TRACKER_OUTCOME_NEEDS_CREDENTIALS);
  g_assert_cmpuint (tracker_emulator_get_n_requests (watch->emulator), ==, 0);

  watch_set_secret (watch, "ups", "client_id", "demo");
  watch_set_secret (watch, "ups", "client_secret", "wrong");
  g_clear_object (&refresh);
  refresh = watch_refresh (watch, &id, 1);
  g_assert_cmpint (watch_outcome (watch, id, "ups"), ==, TRACKER_OUTCOME_BAD_CREDENTIALS);

  watch_set_secret (watch, "ups", "client_secret", "demo");
  g_clear_object (&refresh);
  refresh = watch_refresh (watch, &id, 1);
  assert_counts (refresh, 1, 1, 1, 0, 0);
  g_assert_cmpint (watch_outcome (watch, id, "ups"), ==, TRACKER_OUTCOME_FOUND);

  /* The token is used again: one more request, not two. */
  tracker_emulator_reset_counters (watch->emulator);
  g_clear_object (&refresh);
  refresh = watch_refresh (watch, &id, 1);
  g_assert_cmpuint (tracker_emulator_get_n_requests (watch->emulator), ==, 1);
}

/* --- asking without keeping --- */

static void
test_track (void)
{
  g_autoptr (Watch) watch = watch_new (NULL);
  const char *carriers[] = { "upugtt", "belpost", "russianpost", "no-such", NULL };
  const TrackerOutcome expected[] = { TRACKER_OUTCOME_FOUND, TRACKER_OUTCOME_NOT_FOUND,
                                      TRACKER_OUTCOME_FOUND, TRACKER_OUTCOME_UNAVAILABLE };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) reports = NULL;
  g_autoptr (GError) error = NULL;

  watch_know (watch, LETTER, "upugtt,russianpost");
  tracker_monitor_track_async (watch->monitor, LETTER, carriers, NULL, NULL, tracker_test_result_cb,
                               &result);
  tracker_test_await (&result);
  reports = tracker_monitor_track_finish (watch->monitor, result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (reports->len, ==, 4);
  for (guint i = 0; i < reports->len; i++)
    {
      TrackerReport *report = g_ptr_array_index (reports, i);

      g_assert_cmpstr (tracker_report_get_carrier (report), ==, carriers[i]);
      g_assert_cmpint (tracker_report_get_outcome (report), ==, expected[i]);
    }
  g_assert_cmpuint (kit_n_changes (watch->kit), ==, 0);
}

static void
test_track_nobody_and_cancelled (void)
{
  g_autoptr (Watch) watch = watch_new (NULL);
  const char *nobody[] = { NULL };
  const char *carriers[] = { "upugtt", NULL };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) none = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) reports = NULL;
  g_autoptr (GError) error = NULL;

  tracker_monitor_track_async (watch->monitor, LETTER, nobody, NULL, NULL, tracker_test_result_cb,
                               &none);
  tracker_test_await (&none);
  reports = tracker_monitor_track_finish (watch->monitor, none, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (reports->len, ==, 0);

  tracker_emulator_set_delay_ms (watch->emulator, 5000);
  tracker_monitor_track_async (watch->monitor, LETTER, carriers, NULL, cancellable,
                               tracker_test_result_cb, &result);
  g_cancellable_cancel (cancellable);
  tracker_test_await (&result);
  g_assert_null (tracker_monitor_track_finish (watch->monitor, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  tracker_test_init (&argc, &argv);
  g_test_add_func ("/monitor/both-ends", test_both_ends);
  g_test_add_func ("/monitor/again-adds-nothing", test_again_adds_nothing);
  g_test_add_func ("/monitor/all-but-archived-and-delivered", test_all_but_archived_and_delivered);
  g_test_add_func ("/monitor/nothing-to-ask", test_nothing_to_ask);
  g_test_add_func ("/monitor/batches", test_batches);
  g_test_add_func ("/monitor/progress", test_progress);
  g_test_add_func ("/monitor/joins", test_joins);
  g_test_add_func ("/monitor/quietly", test_quietly);
  g_test_add_func ("/monitor/daily-quota", test_daily_quota);
  g_test_add_func ("/monitor/destination-follows", test_destination_follows);
  g_test_add_func ("/monitor/next-number-follows", test_next_number_follows);
  g_test_add_func ("/monitor/needs-credentials", test_needs_credentials);
  g_test_add_func ("/monitor/track", test_track);
  g_test_add_func ("/monitor/track-nobody-and-cancelled", test_track_nobody_and_cancelled);

  return g_test_run ();
}
