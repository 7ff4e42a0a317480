/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "monitor-kit.h"

#include "tracker-monitor-private.h"

#define LETTER "RB123456785CN"
/* How long a second of the scheduler lasts here. */
#define SECOND_MS 60

static Watch *
turns_new (const WatchOptions *options)
{
  Watch *watch = watch_new (options);

  tracker_monitor_set_second_ms (watch->monitor, SECOND_MS);

  return watch;
}

/* One id and what it waits for. */
typedef struct
{
  Watch *watch;
  guint n_requests;
} Wait;

static gboolean
was_asked (gpointer data)
{
  Wait *wait = data;

  return tracker_emulator_get_n_requests (wait->watch->emulator) >= wait->n_requests;
}

static void
wait_for_requests (Watch *watch, guint n_requests)
{
  Wait wait = { watch, n_requests };

  g_assert_true (tracker_test_wait_until (was_asked, &wait));
}

static guint
count_requests (Watch *watch)
{
  return tracker_emulator_get_n_requests (watch->emulator);
}

static gboolean
is_not_asking (gpointer data)
{
  Watch *watch = data;

  return tracker_http_get_n_running (watch->http) == 0
         && tracker_http_get_n_waiting (watch->http) == 0;
}

static void
test_asks_what_is_due (void)
{
  g_autoptr (Watch) watch = turns_new (NULL);
  gint64 id = kit_add (watch->kit, LETTER, NULL, "upugtt");
  g_autoptr (TrackerLegData) leg = NULL;

  watch_know (watch, LETTER, "upugtt");
  watch_sleep_ms (4 * SECOND_MS);
  g_assert_cmpuint (count_requests (watch), ==, 0); /* not before it is told to */

  tracker_monitor_start (watch->monitor);
  wait_for_requests (watch, 1);
  watch_sleep_ms (300);
  g_assert_cmpint (watch_outcome (watch, id, "upugtt"), ==, TRACKER_OUTCOME_FOUND);
  g_assert_null (tracker_monitor_get_refresh (watch->monitor)); /* that is the person's */

  /* Nothing is due: time stands still. Then it has come. */
  watch_sleep_ms (8 * SECOND_MS);
  g_assert_cmpuint (count_requests (watch), ==, 1);
  leg = watch_leg (watch, id, "upugtt");
  tracker_fixed_clock_set_now_s (TRACKER_FIXED_CLOCK (watch->kit->clock),
                                 tracker_leg_data_get_next_due_s (leg));
  tracker_monitor_start (watch->monitor); /* looks again */
  wait_for_requests (watch, 2);
}

static void
test_added_is_asked_stopped_is_not (void)
{
  g_autoptr (Watch) watch = turns_new (NULL);

  tracker_monitor_start (watch->monitor);
  watch_sleep_ms (100);
  kit_add (watch->kit, LETTER, NULL, "upugtt");
  wait_for_requests (watch, 1);

  tracker_monitor_stop (watch->monitor);
  kit_advance (watch->kit, 10);
  kit_add (watch->kit, "RR715039829CN", NULL, "upugtt");
  watch_sleep_ms (8 * SECOND_MS);
  g_assert_cmpuint (count_requests (watch), ==, 1);
}

/* After a long time a thousand are due: a turn takes a handful. */
static void
test_turns_are_small (void)
{
  g_autoptr (Watch) watch = turns_new (NULL);

  for (int i = 0; i < 60; i++)
    {
      g_autofree char *number = watch_make_number (51000000 + i);

      kit_add (watch->kit, number, NULL, "upugtt");
    }
  tracker_monitor_start (watch->monitor);
  wait_for_requests (watch, 1);
  g_assert_true (tracker_test_wait_until (is_not_asking, watch));
  watch_sleep_ms (4 * SECOND_MS);
  g_assert_cmpuint (count_requests (watch), ==, 25);

  kit_advance (watch->kit, 5);
  tracker_monitor_start (watch->monitor);
  wait_for_requests (watch, 26);
  g_assert_true (tracker_test_wait_until (is_not_asking, watch));
  watch_sleep_ms (4 * SECOND_MS);
  g_assert_cmpuint (count_requests (watch), ==, 50);
}

static void
test_offline (void)
{
  const WatchOptions options = { .fake_network = TRUE };
  g_autoptr (Watch) watch = turns_new (&options);
  gint64 id = kit_add (watch->kit, LETTER, NULL, "upugtt");
  g_autoptr (TrackerRefresh) refresh = NULL;
  g_autoptr (TrackerLegData) leg = NULL;

  watch_know (watch, LETTER, "upugtt");
  watch_sleep_ms (100);
  watch_set_online (watch, FALSE);
  tracker_monitor_start (watch->monitor);
  watch_sleep_ms (4 * SECOND_MS);
  g_assert_cmpuint (count_requests (watch), ==, 0);

  /* The person's wish is told so at once. */
  refresh = watch_refresh (watch, &id, 1);
  assert_counts (refresh, 1, 1, 0, 1, 0);
  leg = watch_leg (watch, id, "upugtt");
  g_assert_cmpint (tracker_leg_data_get_outcome (leg), ==, TRACKER_OUTCOME_OFFLINE);
  g_assert_cmpint (tracker_leg_data_get_failures (leg), ==, 0);
  g_assert_cmpuint (count_requests (watch), ==, 0);

  /* Back online it asks by itself, but not in the same second. */
  kit_advance (watch->kit, 60 * 60);
  watch_set_online (watch, TRUE);
  watch_sleep_ms (5 * SECOND_MS);
  g_assert_cmpuint (count_requests (watch), ==, 0);
  wait_for_requests (watch, 1);
  watch_sleep_ms (300);
  g_assert_cmpint (watch_outcome (watch, id, "upugtt"), ==, TRACKER_OUTCOME_FOUND);
}

int
main (int argc, char **argv)
{
  tracker_test_init (&argc, &argv);
  g_test_add_func ("/monitor/turns/what-is-due", test_asks_what_is_due);
  g_test_add_func ("/monitor/turns/added-and-stopped", test_added_is_asked_stopped_is_not);
  g_test_add_func ("/monitor/turns/small", test_turns_are_small);
  g_test_add_func ("/monitor/turns/offline", test_offline);

  return g_test_run ();
}
