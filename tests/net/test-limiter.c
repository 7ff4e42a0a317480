/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tracker-limiter-private.h"
#include "tracker-test.h"

/* Somebody who wants to talk to a host, and writes down how it went. */
typedef struct
{
  GString *log;
  char name;
  TrackerTicket *ticket;
  gint64 start_us;
  int pause_s;
} Client;

static void
on_turn_cb (TrackerTurn turn, int pause_s, gpointer user_data)
{
  Client *client = user_data;

  g_string_append_c (client->log, turn == TRACKER_TURN_GO       ? client->name
                                  : turn == TRACKER_TURN_PAUSED ? '!'
                                                                : '-');
  client->start_us = g_get_monotonic_time ();
  client->pause_s = pause_s;
  if (turn != TRACKER_TURN_GO)
    client->ticket = NULL;
}

static void
enter (TrackerLimiter *limiter,
       Client *client,
       GString *log,
       char name,
       const char *host,
       int at_once,
       int gap_ms)
{
  client->log = log;
  client->name = name;
  client->ticket = tracker_limiter_enter (limiter, host, at_once, gap_ms, on_turn_cb, client);
}

static void
leave (TrackerLimiter *limiter, Client *client)
{
  tracker_limiter_leave (limiter, g_steal_pointer (&client->ticket));
}

static gboolean
is_true (gpointer data)
{
  return *(gboolean *) data;
}

static gboolean
on_settled_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

/* Until all that is due now is done. */
static void
settle (int wait_ms)
{
  gboolean done = FALSE;

  g_timeout_add (wait_ms, on_settled_cb, &done);
  g_assert_true (tracker_test_wait_until (is_true, &done));
}

static void
test_at_once (void)
{
  g_autoptr (TrackerLimiter) limiter = tracker_limiter_new ();
  g_autoptr (GString) log = g_string_new (NULL);
  Client clients[5];

  for (int i = 0; i < 5; i++)
    enter (limiter, &clients[i], log, (char) ('a' + i), "host", 2, 0);
  g_assert_cmpstr (log->str, ==, "");
  g_assert_cmpuint (tracker_limiter_get_n_waiting (limiter), ==, 5);
  settle (20);
  g_assert_cmpstr (log->str, ==, "ab");
  g_assert_cmpuint (tracker_limiter_get_n_waiting (limiter), ==, 3);
  g_assert_cmpuint (tracker_limiter_get_n_running (limiter), ==, 2);

  leave (limiter, &clients[1]);
  settle (20);
  g_assert_cmpstr (log->str, ==, "abc");
  /* One that waits gives up: its turn never comes, the next in line moves up. */
  leave (limiter, &clients[3]);
  leave (limiter, &clients[0]);
  settle (20);
  g_assert_cmpstr (log->str, ==, "abce");
  leave (limiter, &clients[2]);
  leave (limiter, &clients[4]);
  settle (20);
  g_assert_cmpuint (tracker_limiter_get_n_running (limiter), ==, 0);
  g_assert_cmpuint (tracker_limiter_get_n_hosts (limiter), ==, 0);
}

static void
test_hosts_apart (void)
{
  g_autoptr (TrackerLimiter) limiter = tracker_limiter_new ();
  g_autoptr (GString) log = g_string_new (NULL);
  Client clients[4];

  enter (limiter, &clients[0], log, 'a', "one", 1, 0);
  enter (limiter, &clients[1], log, 'b', "one", 1, 0);
  enter (limiter, &clients[2], log, 'c', "two", 1, 0);
  enter (limiter, &clients[3], log, 'd', "two", 0, -5); /* nonsense is the strictest */
  settle (20);
  g_assert_cmpstr (log->str, ==, "ac");
  g_assert_cmpuint (tracker_limiter_get_n_hosts (limiter), ==, 2);
  for (int i = 0; i < 4; i++)
    leave (limiter, &clients[i]);
  settle (20);
  g_assert_cmpstr (log->str, ==, "ac");
}

static void
test_gap (void)
{
  g_autoptr (TrackerLimiter) limiter = tracker_limiter_new ();
  g_autoptr (GString) log = g_string_new (NULL);
  Client clients[3];

  for (int i = 0; i < 3; i++)
    enter (limiter, &clients[i], log, (char) ('a' + i), "host", 9, 60);
  while (log->len < 3)
    settle (10);
  g_assert_cmpint (clients[1].start_us - clients[0].start_us, >=, 60 * 1000);
  g_assert_cmpint (clients[2].start_us - clients[1].start_us, >=, 60 * 1000);
  for (int i = 0; i < 3; i++)
    leave (limiter, &clients[i]);
  /* The gap outlives the queue. */
  enter (limiter, &clients[0], log, 'd', "host", 9, 60);
  while (log->len < 4)
    settle (10);
  g_assert_cmpint (clients[0].start_us - clients[2].start_us, >=, 60 * 1000);
  leave (limiter, &clients[0]);
  settle (100);
  g_assert_cmpuint (tracker_limiter_get_n_hosts (limiter), ==, 0);
}

static void
test_pause (void)
{
  g_autoptr (TrackerLimiter) limiter = tracker_limiter_new ();
  g_autoptr (GString) log = g_string_new (NULL);
  Client clients[4];

  enter (limiter, &clients[0], log, 'a', "host", 1, 0);
  enter (limiter, &clients[1], log, 'b', "host", 1, 0);
  settle (20);
  tracker_limiter_pause (limiter, "host", 100);
  enter (limiter, &clients[2], log, 'c', "host", 1, 0);
  enter (limiter, &clients[3], log, 'd', "other", 1, 0);
  settle (20);
  /* Those who would wait too long are told so, though one is still running; other hosts are not
   * concerned. */
  g_assert_cmpuint (log->len, ==, 4);
  g_assert_cmpint (log->str[0], ==, 'a');
  g_assert_nonnull (strchr (log->str, 'd'));
  g_assert_null (clients[1].ticket);
  g_assert_cmpint (clients[1].pause_s, >, 90);
  g_assert_cmpint (clients[2].pause_s, <=, 100);
  g_assert_cmpuint (tracker_limiter_get_n_waiting (limiter), ==, 0);
  leave (limiter, &clients[0]);
  leave (limiter, &clients[3]);
}

static void
test_short_pause (void)
{
  g_autoptr (TrackerLimiter) limiter = tracker_limiter_new ();
  g_autoptr (GString) log = g_string_new (NULL);
  Client client;
  gint64 start_us = g_get_monotonic_time ();

  tracker_limiter_pause (limiter, "host", 1);
  tracker_limiter_pause (limiter, "host", -7);
  enter (limiter, &client, log, 'a', "host", 1, 0);
  while (log->len < 1)
    settle (20);
  g_assert_cmpstr (log->str, ==, "a");
  g_assert_cmpint (g_get_monotonic_time () - start_us, >=, G_USEC_PER_SEC);
  leave (limiter, &client);
}

static void
test_drain (void)
{
  g_autoptr (TrackerLimiter) limiter = tracker_limiter_new ();
  g_autoptr (GString) log = g_string_new (NULL);
  Client clients[4];

  enter (limiter, &clients[0], log, 'a', "one", 1, 0);
  settle (20);
  enter (limiter, &clients[1], log, 'b', "one", 1, 0);
  enter (limiter, &clients[2], log, 'c', "one", 1, 0);
  enter (limiter, &clients[3], log, 'd', "two", 1, 0);
  tracker_limiter_drain (limiter);
  g_assert_cmpstr (log->str, ==, "a---");
  g_assert_cmpuint (tracker_limiter_get_n_running (limiter), ==, 1);
  g_assert_cmpuint (tracker_limiter_get_n_waiting (limiter), ==, 0);
  leave (limiter, &clients[0]);
  settle (20);
  g_assert_cmpuint (tracker_limiter_get_n_hosts (limiter), ==, 0);
}

static void
test_override (void)
{
  g_autoptr (TrackerLimiter) limiter = tracker_limiter_new ();
  g_autoptr (GString) log = g_string_new (NULL);
  Client clients[4];

  for (int i = 0; i < 4; i++)
    enter (limiter, &clients[i], log, (char) ('a' + i), "host", 1, 3600 * 1000);
  settle (20);
  g_assert_cmpstr (log->str, ==, "a");
  tracker_limiter_set_override (limiter, 3, 0);
  settle (20);
  g_assert_cmpstr (log->str, ==, "abc");
  tracker_limiter_set_override (limiter, 0, 0);
  for (int i = 0; i < 3; i++)
    leave (limiter, &clients[i]);
  settle (20);
  g_assert_cmpstr (log->str, ==, "abc");
  leave (limiter, &clients[3]);
}

int
main (int argc, char **argv)
{
  tracker_test_init (&argc, &argv);
  g_test_add_func ("/limiter/at-once", test_at_once);
  g_test_add_func ("/limiter/hosts-apart", test_hosts_apart);
  g_test_add_func ("/limiter/gap", test_gap);
  g_test_add_func ("/limiter/pause", test_pause);
  g_test_add_func ("/limiter/short-pause", test_short_pause);
  g_test_add_func ("/limiter/drain", test_drain);
  g_test_add_func ("/limiter/override", test_override);
  return g_test_run ();
}
