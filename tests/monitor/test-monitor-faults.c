/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "monitor-kit.h"

#include <signal.h>
#include <stdio.h>
#include <unistd.h>

#define LETTER "RB123456785CN"

/* --- every fault of a post --- */

static const struct
{
  const char *name;
  TrackerFault fault;
  int parameter;
  TrackerOutcome outcomes[2]; /* UPU, Russian Post */
} rows[] = {
  { "slow", TRACKER_FAULT_SLOW, 200, { TRACKER_OUTCOME_FOUND, TRACKER_OUTCOME_FOUND } },
  { "cut", TRACKER_FAULT_CUT, 0, { TRACKER_OUTCOME_UNAVAILABLE, TRACKER_OUTCOME_UNAVAILABLE } },
  { "rate-limited",
    TRACKER_FAULT_RATE_LIMITED,
    0,
    { TRACKER_OUTCOME_RATE_LIMITED, TRACKER_OUTCOME_RATE_LIMITED } },
  { "down",
    TRACKER_FAULT_UNAVAILABLE,
    0,
    { TRACKER_OUTCOME_UNAVAILABLE, TRACKER_OUTCOME_UNAVAILABLE } },
  { "bad-json",
    TRACKER_FAULT_BAD_JSON,
    0,
    { TRACKER_OUTCOME_MALFORMED, TRACKER_OUTCOME_BLOCKED } /* its page has no token */ },
  { "wrong-types",
    TRACKER_FAULT_WRONG_TYPES,
    0,
    { TRACKER_OUTCOME_PENDING /* no readable event */, TRACKER_OUTCOME_MALFORMED } },
  { "huge", TRACKER_FAULT_HUGE, 0, { TRACKER_OUTCOME_MALFORMED, TRACKER_OUTCOME_MALFORMED } },
  { "redirect-elsewhere",
    TRACKER_FAULT_REDIRECT_ELSEWHERE,
    0,
    { TRACKER_OUTCOME_MALFORMED, TRACKER_OUTCOME_MALFORMED } },
  { "bot-wall", TRACKER_FAULT_BOT_WALL, 0, { TRACKER_OUTCOME_BLOCKED, TRACKER_OUTCOME_BLOCKED } },
};

/* A failed answer is told and takes nothing away; when the post is well again all is well. */
static void
test_fault (gconstpointer data)
{
  gsize row = GPOINTER_TO_SIZE (data);
  g_autoptr (Watch) watch = watch_new (NULL);
  const char *carriers[] = { "upugtt", "russianpost" };
  gint64 id = kit_add (watch->kit, LETTER, NULL, "upugtt russianpost");
  g_autoptr (TrackerRefresh) refresh = NULL;
  int n_failed = 0;
  guint n_events;

  watch_know (watch, LETTER, "upugtt,russianpost");
  g_object_unref (watch_refresh (watch, &id, 1));
  n_events = watch_count_events (watch, id);

  tracker_emulator_set_fault (watch->emulator, LETTER, rows[row].fault, rows[row].parameter);
  refresh = watch_refresh (watch, &id, 1);
  for (int i = 0; i < 2; i++)
    {
      g_autoptr (TrackerLegData) leg = watch_leg (watch, id, carriers[i]);
      int failures = tracker_outcome_is_answer (rows[row].outcomes[i]) ? 0 : 1;

      g_test_message ("%s: %s", carriers[i],
                      tracker_outcome_to_nick (tracker_leg_data_get_outcome (leg)));
      g_assert_cmpint (tracker_leg_data_get_outcome (leg), ==, rows[row].outcomes[i]);
      g_assert_cmpint (tracker_leg_data_get_failures (leg), ==, failures);
      g_assert_cmpint (tracker_leg_data_get_answered_s (leg), ==, TRACKER_TEST_NOW_S);
      n_failed += failures;
    }
  assert_counts (refresh, 2, 2, 0, n_failed, 0);
  g_assert_cmpuint (watch_count_events (watch, id), ==, n_events);
  {
    g_autoptr (TrackerParcelData) parcel = kit_load (watch->kit, id);

    g_assert_cmpint (tracker_parcel_data_get_stage (parcel), ==, TRACKER_STAGE_IMPORT);
  }

  tracker_emulator_set_fault (watch->emulator, LETTER, TRACKER_FAULT_NONE, 0);
  kit_advance (watch->kit, 4 * 60 * 60); /* Retry-After has gone by */
  g_clear_object (&refresh);
  refresh = watch_refresh (watch, &id, 1);
  assert_counts (refresh, 2, 2, 0, 0, 0);
  g_assert_cmpint (watch_outcome (watch, id, "upugtt"), ==, TRACKER_OUTCOME_FOUND);
  g_assert_cmpuint (watch_count_events (watch, id), ==, n_events);
}

static void
test_wrong_name (void)
{
  const WatchOptions options = { .wrong_name = TRUE };
  g_autoptr (Watch) watch = watch_new (&options);
  gint64 id = kit_add (watch->kit, LETTER, NULL, "upugtt");
  g_autoptr (TrackerRefresh) refresh = NULL;

  watch_know (watch, LETTER, "upugtt");
  refresh = watch_refresh (watch, &id, 1);
  assert_counts (refresh, 1, 1, 0, 1, 0);
  g_assert_cmpint (watch_outcome (watch, id, "upugtt"), ==, TRACKER_OUTCOME_UNAVAILABLE);
  g_assert_cmpuint (watch_count_events (watch, id), ==, 0);
  g_assert_cmpuint (tracker_emulator_get_n_requests (watch->emulator), ==, 0);
}

/* --- waiting --- */

static void
test_retry_after_is_obeyed (void)
{
  g_autofree char *path = tracker_test_build_path ("retry-after.db");
  const WatchOptions options = { .path = path };
  Watch *watch = watch_new (&options);
  gint64 id = kit_add (watch->kit, LETTER, NULL, "upugtt");
  g_autoptr (TrackerRefresh) refresh = NULL;
  g_autoptr (TrackerLegData) leg = NULL;
  gint64 due_s;

  tracker_emulator_set_fault (watch->emulator, LETTER, TRACKER_FAULT_RATE_LIMITED, 36000);
  g_object_unref (watch_refresh (watch, &id, 1));
  leg = watch_leg (watch, id, "upugtt");
  due_s = tracker_leg_data_get_next_due_s (leg);
  g_assert_cmpint (due_s, >=, TRACKER_TEST_NOW_S + 36000);

  /* The person's wish obeys it too, and after the next start. */
  for (int start = 0; start < 2; start++)
    {
      tracker_emulator_reset_counters (watch->emulator);
      g_clear_object (&refresh);
      refresh = watch_refresh (watch, &id, 1);
      assert_counts (refresh, 0, 0, 0, 0, 0);
      g_assert_cmpuint (tracker_emulator_get_n_requests (watch->emulator), ==, 0);
      watch_free (watch);
      watch = watch_new (&options);
    }

  watch_know (watch, LETTER, "upugtt");
  tracker_fixed_clock_set_now_s (TRACKER_FIXED_CLOCK (watch->kit->clock), due_s);
  g_clear_object (&refresh);
  refresh = watch_refresh (watch, &id, 1);
  assert_counts (refresh, 1, 1, 1, 0, 0);
  watch_free (watch);
}

static void
test_failures_back_off (void)
{
  g_autoptr (Watch) watch = watch_new (NULL);
  gint64 id = kit_add (watch->kit, LETTER, NULL, "upugtt");
  gint64 wait_before_s = 0;

  tracker_emulator_set_fault (watch->emulator, LETTER, TRACKER_FAULT_UNAVAILABLE, 0);
  for (int failures = 1; failures <= 9; failures++)
    {
      g_autoptr (TrackerRefresh) refresh = watch_refresh (watch, &id, 1);
      g_autoptr (TrackerLegData) leg = watch_leg (watch, id, "upugtt");
      gint64 wait_s
          = tracker_leg_data_get_next_due_s (leg) - tracker_clock_get_now_s (watch->kit->clock);

      assert_counts (refresh, 1, 1, 0, 1, 0);
      g_assert_cmpint (tracker_leg_data_get_failures (leg), ==, failures);
      g_assert_cmpint (wait_s, >=, wait_before_s);
      g_assert_cmpint (wait_s, <=, 14 * 60 * 60);
      wait_before_s = wait_s;
    }
  g_assert_cmpint (wait_before_s, >=, 12 * 60 * 60);
}

/* --- cancelling --- */

static void
add_many (Watch *watch, int n)
{
  for (int i = 0; i < n; i++)
    {
      g_autofree char *number = watch_make_number (41000000 + i);

      kit_add (watch->kit, number, NULL, "upugtt");
      watch_know (watch, number, "upugtt");
    }
}

static int
count_asked (Watch *watch)
{
  g_autoptr (TrackerQuery) query = tracker_query_new (TRACKER_SMART_EVERYTHING);
  g_autoptr (GArray) ids = kit_list (watch->kit, query);
  int n = 0;

  for (guint i = 0; i < ids->len; i++)
    {
      TrackerOutcome outcome = watch_outcome (watch, g_array_index (ids, gint64, i), "upugtt");

      g_assert_true (outcome == TRACKER_OUTCOME_FOUND || outcome == TRACKER_OUTCOME_NONE);
      n += outcome == TRACKER_OUTCOME_FOUND;
    }

  return n;
}

static gboolean
has_asked_some (gpointer data)
{
  return tracker_refresh_get_asked (data) >= 8;
}

static void
test_cancel_keeps_what_came (void)
{
  g_autoptr (Watch) watch = watch_new (NULL);
  g_autoptr (TrackerRefresh) running = NULL;
  g_autoptr (TrackerRefresh) refresh = NULL;
  g_autoptr (TrackerRefresh) again = NULL;
  GAsyncResult *result = NULL;
  GAsyncResult *later = NULL;
  int n_asked;

  add_many (watch, 40);
  tracker_emulator_set_delay_ms (watch->emulator, 60);
  tracker_monitor_refresh_async (watch->monitor, NULL, 0, NULL, tracker_test_result_cb, &result);
  running = g_object_ref (tracker_monitor_get_refresh (watch->monitor));
  g_assert_true (tracker_test_wait_until (has_asked_some, running));
  tracker_refresh_cancel (running);

  /* A wish that comes now does not join the cancelled one. */
  tracker_monitor_refresh_async (watch->monitor, NULL, 0, NULL, tracker_test_result_cb, &later);
  g_assert_true (tracker_monitor_get_refresh (watch->monitor) != running);
  refresh = watch_await (watch, &result);
  g_assert_true (refresh == running);
  g_assert_false (tracker_refresh_get_running (refresh));
  n_asked = tracker_refresh_get_asked (refresh);
  g_assert_cmpint (n_asked, >=, 8);
  g_assert_cmpint (n_asked, <, 40);
  g_assert_cmpint (tracker_refresh_get_changed (refresh), ==, n_asked);

  again = watch_await (watch, &later);
  g_assert_cmpint (tracker_refresh_get_asked (again), ==, 40);
  g_assert_cmpint (tracker_refresh_get_failed (again), ==, 0);
  g_assert_cmpint (count_asked (watch), ==, 40);
}

static void
test_cancellable (void)
{
  g_autoptr (Watch) watch = watch_new (NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (TrackerRefresh) refresh = NULL;
  g_autoptr (TrackerRefresh) never = NULL;
  GAsyncResult *result = NULL;
  GAsyncResult *second = NULL;

  add_many (watch, 10);
  tracker_emulator_set_delay_ms (watch->emulator, 3000);
  tracker_monitor_refresh_async (watch->monitor, NULL, 0, cancellable, tracker_test_result_cb,
                                 &result);
  watch_sleep_ms (50);
  g_cancellable_cancel (cancellable);
  refresh = watch_await (watch, &result);
  g_assert_cmpint (tracker_refresh_get_asked (refresh), ==, 0);
  g_assert_cmpint (count_asked (watch), ==, 0);

  /* Cancelled before it began. */
  tracker_monitor_refresh_async (watch->monitor, NULL, 0, cancellable, tracker_test_result_cb,
                                 &second);
  never = watch_await (watch, &second);
  assert_counts (never, 0, 0, 0, 0, 0);
}

static void
on_told_too_late_cb (void)
{
  g_assert_not_reached ();
}

/* Who waits is told, what is under way ends, and afterwards nobody hears anything. */
static void
test_closing_while_asking (void)
{
  Watch *watch = watch_new (NULL);
  GAsyncResult *result = NULL;
  g_autoptr (TrackerRefresh) refresh = NULL;
  g_autoptr (TrackerRefresh) late = NULL;

  add_many (watch, 20);
  tracker_emulator_set_delay_ms (watch->emulator, 40);
  tracker_monitor_refresh_async (watch->monitor, NULL, 0, NULL, tracker_test_result_cb, &result);
  watch_sleep_ms (120);
  tracker_monitor_close (watch->monitor);
  tracker_monitor_close (watch->monitor);
  g_signal_connect (watch->monitor, "asking", on_told_too_late_cb, NULL);
  g_signal_connect (watch->monitor, "notify", on_told_too_late_cb, NULL);
  refresh = watch_await (watch, &result);
  g_assert_false (tracker_refresh_get_running (refresh));

  tracker_monitor_refresh_async (watch->monitor, NULL, 0, NULL, tracker_test_result_cb, &result);
  late = watch_await (watch, &result);
  assert_counts (late, 0, 0, 0, 0, 0);
  watch_free (watch);
}

static void
test_store_closes_while_asking (void)
{
  Watch *watch = watch_new (NULL);
  g_autoptr (GAsyncResult) closed = NULL;

  add_many (watch, 20);
  tracker_emulator_set_delay_ms (watch->emulator, 40);
  tracker_monitor_refresh_async (watch->monitor, NULL, 0, NULL, NULL, NULL);
  watch_sleep_ms (120);
  tracker_monitor_close (watch->monitor);
  tracker_store_close_async (watch->kit->store, tracker_test_result_cb, &closed);
  kit_wait (&closed);
  g_assert_true (tracker_store_close_finish (watch->kit->store, closed, NULL));
  g_signal_connect (watch->kit->store, "changed", on_told_too_late_cb, NULL);
  g_signal_connect (watch->monitor, "asking", on_told_too_late_cb, NULL);
  watch_sleep_ms (200);
  watch_close_monitor (watch);
  g_clear_object (&closed);
  g_clear_object (&watch->kit->store);
  watch_free (watch);
}

/* --- kill -9 --- */

static void
on_child_changed_cb (TrackerStore *store, TrackerChange *change, gpointer user_data)
{
  gsize n_parcels;
  const TrackerParcelChange *parcels = tracker_change_get_parcels (change, &n_parcels);

  /* What the screen would show now. */
  for (gsize i = 0; i < n_parcels; i++)
    if (parcels[i].flags & TRACKER_CHANGE_EVENTS)
      printf ("%d %d\n", (int) parcels[i].parcel_id, parcels[i].n_new_events);
  fflush (stdout);
}

static int
run_child (const char *path)
{
  const WatchOptions options = { .path = path };
  Watch *watch = watch_new (&options);

  add_many (watch, 60);
  tracker_emulator_set_delay_ms (watch->emulator, 10);
  g_signal_connect (watch->kit->store, "changed", G_CALLBACK (on_child_changed_cb), NULL);
  g_object_unref (watch_refresh (watch, NULL, 0));
  pause (); /* killed at the latest here */

  return 1;
}

static char *program = NULL;

static GHashTable *
read_shown (GSubprocess *child, guint most)
{
  g_autoptr (GDataInputStream) lines
      = g_data_input_stream_new (g_subprocess_get_stdout_pipe (child));
  GHashTable *shown = g_hash_table_new (NULL, NULL);
  char *line;

  while ((line = g_data_input_stream_read_line (lines, NULL, NULL, NULL)) != NULL)
    {
      int id, n_events;

      if (sscanf (line, "%d %d", &id, &n_events) == 2)
        g_hash_table_insert (shown, GINT_TO_POINTER (id), GINT_TO_POINTER (n_events));
      g_free (line);
      if (g_hash_table_size (shown) >= most)
        g_subprocess_force_exit (child); /* reads on: what it said before it died counts too */
    }

  return shown;
}

static void
test_killed (gconstpointer data)
{
  guint most = GPOINTER_TO_UINT (data);
  g_autofree char *name = g_strdup_printf ("killed-%u.db", most);
  g_autofree char *path = tracker_test_build_path (name);
  g_autoptr (GSubprocessLauncher) launcher
      = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_autoptr (GSubprocess) child = NULL;
  g_autoptr (GHashTable) shown = NULL;
  g_autoptr (GError) error = NULL;
  const WatchOptions options = { .path = path };
  g_autoptr (Watch) watch = NULL;
  GHashTableIter iter;
  gpointer id, n_events;

  g_subprocess_launcher_setenv (launcher, "TMPDIR", tracker_test_get_dir (), TRUE);
  child = g_subprocess_launcher_spawn (launcher, &error, program, "--child", path, NULL);
  g_assert_no_error (error);
  shown = read_shown (child, most);
  g_subprocess_wait (child, NULL, NULL);
  g_assert_true (g_subprocess_get_if_signaled (child));
  g_assert_cmpint (g_subprocess_get_term_sig (child), ==, SIGKILL);
  g_assert_cmpuint (g_hash_table_size (shown), >=, most);

  watch = watch_new (&options);
  g_hash_table_iter_init (&iter, shown);
  while (g_hash_table_iter_next (&iter, &id, &n_events))
    {
      g_assert_cmpuint (watch_count_events (watch, GPOINTER_TO_INT (id)), ==,
                        GPOINTER_TO_UINT (n_events));
      g_assert_cmpint (watch_outcome (watch, GPOINTER_TO_INT (id), "upugtt"), ==,
                       TRACKER_OUTCOME_FOUND);
    }
}

int
main (int argc, char **argv)
{
  tracker_test_init (&argc, &argv);
  if (argc == 3 && g_str_equal (argv[1], "--child"))
    return run_child (argv[2]);

  program = argv[0];
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *name = g_strconcat ("/monitor/faults/", rows[i].name, NULL);

      g_test_add_data_func (name, GSIZE_TO_POINTER (i), test_fault);
    }
  g_test_add_func ("/monitor/faults/wrong-name", test_wrong_name);
  g_test_add_func ("/monitor/waiting/retry-after", test_retry_after_is_obeyed);
  g_test_add_func ("/monitor/waiting/failures", test_failures_back_off);
  g_test_add_func ("/monitor/cancel/keeps-what-came", test_cancel_keeps_what_came);
  g_test_add_func ("/monitor/cancel/cancellable", test_cancellable);
  g_test_add_func ("/monitor/close/while-asking", test_closing_while_asking);
  g_test_add_func ("/monitor/close/with-the-store", test_store_closes_while_asking);
  g_test_add_data_func ("/monitor/killed/early", GUINT_TO_POINTER (1), test_killed);
  g_test_add_data_func ("/monitor/killed/later", GUINT_TO_POINTER (25), test_killed);

  return g_test_run ();
}
