/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tracker-schedule.h"
#include "tracker-test.h"

#define M 60
#define H (60 * M)
#define D (24 * H)
#define NEVER (-1)
#define NO_EVENT (-1)

static const struct
{
  const char *name;
  TrackerOutcome outcome;
  TrackerStage stage;
  int added_ago_s;
  int event_ago_s; /* NO_EVENT: none */
  int failures;
  int retry_after_s;
  int interval_s;
  int wait_s; /* without jitter */
} rows[] = {
  /* Nothing known yet: young parcels often, old ones seldom. */
  { "unknown, just added", TRACKER_OUTCOME_NOT_FOUND, 0, 0, NO_EVENT, 0, 0, 0, 4 * H },
  { "unknown, six days", TRACKER_OUTCOME_NOT_FOUND, 0, 6 * D, NO_EVENT, 0, 0, 0, 4 * H },
  { "unknown, a week", TRACKER_OUTCOME_NOT_FOUND, 0, 7 * D, NO_EVENT, 0, 0, 0, 12 * H },
  { "unknown, a month", TRACKER_OUTCOME_NOT_FOUND, 0, 30 * D, NO_EVENT, 0, 0, 0, D },
  { "unknown, two months", TRACKER_OUTCOME_NOT_FOUND, 0, 60 * D, NO_EVENT, 0, 0, 0, 7 * D },
  { "announced", TRACKER_OUTCOME_PENDING, 0, D, NO_EVENT, 0, 0, 0, 4 * H },
  { "clock set back", TRACKER_OUTCOME_NOT_FOUND, 0, -D, NO_EVENT, 0, 0, 0, 4 * H },

  /* On the way. */
  { "accepted", TRACKER_OUTCOME_FOUND, TRACKER_STAGE_ACCEPTED, 3 * D, D, 0, 0, 0, 4 * H },
  { "accepted long ago", TRACKER_OUTCOME_FOUND, TRACKER_STAGE_ACCEPTED, 9 * D, 6 * D, 0, 0, 0,
    8 * H },
  { "left the country", TRACKER_OUTCOME_FOUND, TRACKER_STAGE_EXPORT, 5 * D, D, 0, 0, 0, 6 * H },
  { "mid-ocean", TRACKER_OUTCOME_FOUND, TRACKER_STAGE_EXPORT, 9 * D, 5 * D, 0, 0, 0, 12 * H },
  { "at customs", TRACKER_OUTCOME_FOUND, TRACKER_STAGE_CUSTOMS, 9 * D, D, 0, 0, 0, 3 * H },
  { "silent for days", TRACKER_OUTCOME_FOUND, TRACKER_STAGE_CUSTOMS, 30 * D, 11 * D, 0, 0, 0,
    12 * H },
  { "lost", TRACKER_OUTCOME_FOUND, TRACKER_STAGE_IN_TRANSIT, 99 * D, 61 * D, 0, 0, 0, 7 * D },
  { "event of tomorrow", TRACKER_OUTCOME_FOUND, TRACKER_STAGE_IN_TRANSIT, D, -D, 0, 0, 0, 3 * H },
  { "the other post knows more", TRACKER_OUTCOME_NOT_FOUND, TRACKER_STAGE_EXPORT, 5 * D, D, 0, 0, 0,
    6 * H },

  /* Near delivery. */
  { "out for delivery", TRACKER_OUTCOME_FOUND, TRACKER_STAGE_OUT_FOR_DELIVERY, 9 * D, H, 0, 0, 0,
    H },
  { "ready", TRACKER_OUTCOME_FOUND, TRACKER_STAGE_ARRIVED, 9 * D, H, 0, 0, 0, 2 * H },
  { "failed attempt", TRACKER_OUTCOME_FOUND, TRACKER_STAGE_FAILED_ATTEMPT, 9 * D, H, 0, 0, 0,
    2 * H },
  { "customs let it go", TRACKER_OUTCOME_FOUND, TRACKER_STAGE_CUSTOMS_CLEARED, 9 * D, H, 0, 0, 0,
    2 * H },

  /* Delivered: never again, whatever the other post says or fails to say. */
  { "delivered", TRACKER_OUTCOME_FOUND, TRACKER_STAGE_DELIVERED, 9 * D, H, 0, 0, 0, NEVER },
  { "delivered, unknown here", TRACKER_OUTCOME_NOT_FOUND, TRACKER_STAGE_DELIVERED, 9 * D, H, 0, 0,
    0, NEVER },
  { "delivered, post down", TRACKER_OUTCOME_UNAVAILABLE, TRACKER_STAGE_DELIVERED, 9 * D, H, 1, 0, 0,
    NEVER },
  { "going back", TRACKER_OUTCOME_FOUND, TRACKER_STAGE_RETURNED, 9 * D, H, 0, 0, 0, 3 * H },

  /* The definition's least time. */
  { "less than allowed", TRACKER_OUTCOME_FOUND, TRACKER_STAGE_OUT_FOR_DELIVERY, 9 * D, H, 0, 0,
    6 * H, 6 * H },
  { "more than allowed", TRACKER_OUTCOME_FOUND, TRACKER_STAGE_EXPORT, 9 * D, D, 0, 0, 2 * H,
    6 * H },

  /* Failures back off, up to half a day. */
  { "first failure", TRACKER_OUTCOME_UNAVAILABLE, TRACKER_STAGE_EXPORT, 9 * D, D, 1, 0, 0, 5 * M },
  { "second failure", TRACKER_OUTCOME_MALFORMED, TRACKER_STAGE_EXPORT, 9 * D, D, 2, 0, 0, 10 * M },
  { "fifth failure", TRACKER_OUTCOME_UNAVAILABLE, 0, D, NO_EVENT, 5, 0, 0, 80 * M },
  { "eighth failure", TRACKER_OUTCOME_UNAVAILABLE, 0, D, NO_EVENT, 8, 0, 0, 640 * M },
  { "ninth failure", TRACKER_OUTCOME_UNAVAILABLE, 0, D, NO_EVENT, 9, 0, 0, 12 * H },
  { "millionth failure", TRACKER_OUTCOME_UNAVAILABLE, 0, D, NO_EVENT, 1000000, 0, 0, 12 * H },
  { "failure not counted", TRACKER_OUTCOME_UNAVAILABLE, 0, D, NO_EVENT, 0, 0, 0, 5 * M },
  { "failure, least time", TRACKER_OUTCOME_UNAVAILABLE, 0, D, NO_EVENT, 1, 0, 3 * H, 3 * H },
  { "offline", TRACKER_OUTCOME_OFFLINE, 0, D, NO_EVENT, 0, 0, 3 * H, 2 * M },

  /* Retry-After is a floor. */
  { "not before", TRACKER_OUTCOME_RATE_LIMITED, 0, D, NO_EVENT, 1, 3 * H, 0, 3 * H },
  { "not before, but soon", TRACKER_OUTCOME_RATE_LIMITED, 0, D, NO_EVENT, 1, 10, 0, 5 * M },
  { "down, not before", TRACKER_OUTCOME_UNAVAILABLE, 0, D, NO_EVENT, 1, 2 * D, 0, 2 * D },

  /* Only the person can mend it. */
  { "wall", TRACKER_OUTCOME_BLOCKED, 0, D, NO_EVENT, 1, 0, 0, 12 * H },
  { "captcha", TRACKER_OUTCOME_CAPTCHA, 0, D, NO_EVENT, 0, 0, 0, 12 * H },
  { "wrong captcha", TRACKER_OUTCOME_WRONG_CAPTCHA, 0, D, NO_EVENT, 0, 0, 0, 12 * H },
  { "no credentials", TRACKER_OUTCOME_NEEDS_CREDENTIALS, 0, D, NO_EVENT, 0, 0, 0, D },
  { "needs more", TRACKER_OUTCOME_NEEDS_MORE, 0, D, NO_EVENT, 0, 0, 0, D },
  { "bad credentials", TRACKER_OUTCOME_BAD_CREDENTIALS, 0, D, NO_EVENT, 1, 0, 0, D },
  { "bad number", TRACKER_OUTCOME_BAD_NUMBER, 0, D, NO_EVENT, 0, 0, 0, D },
};

static gint64
ask_schedule_of (gsize row, double chance, gboolean is_check_only)
{
  TrackerScheduleInput input = {
    .stage = rows[row].stage,
    .added_s = TRACKER_TEST_NOW_S - rows[row].added_ago_s,
    .last_event_s
    = rows[row].event_ago_s == NO_EVENT ? 0 : TRACKER_TEST_NOW_S - rows[row].event_ago_s,
    .now_s = TRACKER_TEST_NOW_S,
    .outcome = rows[row].outcome,
    .failures = rows[row].failures,
    .retry_after_s = rows[row].retry_after_s,
    .carrier = "upugtt",
    .random = chance,
  };

  return tracker_schedule_next_due_s (&input, rows[row].interval_s, is_check_only);
}

static gint64
ask_schedule (gsize row, double chance)
{
  return ask_schedule_of (row, chance, FALSE);
}

static void
test_table (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gint64 due_s = ask_schedule (i, 0.0);

      g_test_message ("%s", rows[i].name);
      if (rows[i].wait_s == NEVER)
        g_assert_cmpint (due_s, ==, G_MAXINT64);
      else
        g_assert_cmpint (due_s - TRACKER_TEST_NOW_S, ==, rows[i].wait_s);
    }
}

/* Up to a tenth more, never less, and the same chance gives the same time. */
static void
test_jitter (void)
{
  const double chances[] = { 0.0, 0.25, 0.5, 0.999, -3.0, 7.0 };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    for (gsize k = 0; k < G_N_ELEMENTS (chances) && rows[i].wait_s != NEVER; k++)
      {
        gint64 wait_s = ask_schedule (i, chances[k]) - TRACKER_TEST_NOW_S;

        g_assert_cmpint (wait_s, >=, rows[i].wait_s);
        g_assert_cmpint (wait_s, <=, rows[i].wait_s + rows[i].wait_s / 10);
        g_assert_cmpint (wait_s, ==, ask_schedule (i, chances[k]) - TRACKER_TEST_NOW_S);
        if (chances[k] == 0.5)
          g_assert_cmpint (wait_s, ==, (gint64) (rows[i].wait_s * 1.05));
      }
}

/* A post that answers a person alone reminds of itself once a day at most; what waits longer, and
 * what is over, stays as it is. */
static void
test_check_only (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gint64 due_s = ask_schedule_of (i, 0.0, TRUE);

      g_test_message ("%s", rows[i].name);
      if (rows[i].wait_s == NEVER)
        g_assert_cmpint (due_s, ==, G_MAXINT64);
      else
        g_assert_cmpint (due_s - TRACKER_TEST_NOW_S, ==, MAX (rows[i].wait_s, D));
    }
}

int
main (int argc, char **argv)
{
  tracker_test_init (&argc, &argv);
  g_test_add_func ("/schedule/table", test_table);
  g_test_add_func ("/schedule/jitter", test_jitter);
  g_test_add_func ("/schedule/check-only", test_check_only);

  return g_test_run ();
}
