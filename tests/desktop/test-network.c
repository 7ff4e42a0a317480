/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tracker-network.h"
#include "tracker-test.h"

/* Run in a network namespace of its own, where the default route may come and go. */
static void
run (const char *command)
{
  g_autoptr (GError) error = NULL;
  int status = 0;

  g_assert_true (g_spawn_command_line_sync (command, NULL, NULL, &status, &error));
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
}

static gboolean
is_online (gpointer data)
{
  return tracker_network_get_online (data);
}

static gboolean
is_offline (gpointer data)
{
  return !tracker_network_get_online (data);
}

static void
on_online_cb (TrackerNetwork *network, GParamSpec *pspec, int *n_changes)
{
  (*n_changes)++;
}

static gboolean
on_later_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

static gboolean
is_true (gpointer data)
{
  return *(gboolean *) data;
}

static void
wait_ms (guint delay_ms)
{
  gboolean done = FALSE;

  g_timeout_add (delay_ms, on_later_cb, &done);
  g_assert_true (tracker_test_wait_until (is_true, &done));
}

static void
test_comes_and_goes (void)
{
  TrackerNetwork *network = tracker_network_new ();
  int n_changes = 0;

  g_assert_true (tracker_network_get_online (network));
  /* The first word is taken as it is. */
  g_assert_true (tracker_test_wait_until (is_offline, network));
  g_signal_connect (network, "notify::online", G_CALLBACK (on_online_cb), &n_changes);
  run ("ip route add default dev lo");
  g_assert_true (tracker_test_wait_until (is_online, network));
  /* A flap is not told. */
  run ("ip route del default dev lo");
  wait_ms (300);
  run ("ip route add default dev lo");
  wait_ms (2500);
  g_assert_cmpint (n_changes, ==, 1);
  run ("ip route del default dev lo");
  g_assert_true (tracker_test_wait_until (is_offline, network));
  g_assert_cmpint (n_changes, ==, 2);
  g_assert_finalize_object (network);
}

static void
test_always_online (void)
{
  TrackerNetwork *network = tracker_network_new_always_online ();

  wait_ms (50);
  g_assert_true (tracker_network_get_online (network));
  g_assert_finalize_object (network);
}

/* Gone before the first word has come. */
static void
test_short_life (void)
{
  g_autoptr (TrackerNetwork) network = tracker_network_new ();

  g_object_run_dispose (G_OBJECT (network));
  wait_ms (50);
  g_assert_true (tracker_network_get_online (network));
}

int
main (int argc, char **argv)
{
  tracker_test_init (&argc, &argv);
  g_test_add_func ("/network/always-online", test_always_online);
  g_test_add_func ("/network/short-life", test_short_life);
  if (g_getenv ("TEST_NAMESPACE") != NULL)
    g_test_add_func ("/network/comes-and-goes", test_comes_and_goes);
  return g_test_run ();
}
