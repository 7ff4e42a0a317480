/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <signal.h>
#include <string.h>

#include "tracker-notifier-worker-private.h"
#include "tracker-notifier.h"
#include "tracker-test-daemon.h"
#include "tracker-test.h"

#define NAME "org.freedesktop.Notifications"

/* Shows one and returns how that ended: 0 or a GIOErrorEnum + 1. */
static int
show (TrackerNotifier *notifier,
      const char *key,
      const char *title,
      const char *body,
      gboolean is_urgent)
{
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gboolean done;

  tracker_notifier_show_async (notifier, key, "target", title, body, "package", is_urgent, NULL,
                               tracker_test_result_cb, &slot);
  tracker_test_await (&slot);
  result = slot;
  done = tracker_notifier_show_finish (notifier, result, &error);
  g_assert_true (done == (error == NULL));
  if (error == NULL)
    return 0;
  g_assert_true (error->domain == G_IO_ERROR);
  return error->code + 1;
}

static void
close_notifier (TrackerNotifier *notifier)
{
  tracker_notifier_close (notifier);
  g_assert_cmpint (show (notifier, "a", "A", "b", FALSE), ==, G_IO_ERROR_CLOSED + 1);
  g_assert_finalize_object (notifier);
}

static void
test_shows (void)
{
  TestDaemon daemon;
  TrackerNotifier *notifier = tracker_notifier_new ("Tracker", "com.example.Tracker");

  test_daemon_start (&daemon, "fake-notifications.py", "markup", NAME);
  g_assert_cmpint (show (notifier, "one", "Headphones: delivered", "Handed over\nKyiv", FALSE), ==,
                   0);
  test_daemon_wait_for (
      &daemon, "\"id\": 1, \"title\": \"Headphones: delivered\", \"body\": \"Handed over\\nKyiv\"");
  test_daemon_wait_for (&daemon, "\"urgency\": 1, \"entry\": \"com.example.Tracker\"");
  test_daemon_wait_for (&daemon, "\"actions\": [\"default\"");
  /* The same key replaces, another one does not. */
  g_assert_cmpint (show (notifier, "one", "Again", NULL, TRUE), ==, 0);
  test_daemon_wait_for (&daemon, "\"id\": 1, \"title\": \"Again\", \"body\": \"\"");
  test_daemon_wait_for (&daemon, "\"urgency\": 2");
  g_assert_cmpint (show (notifier, "two", "Other", "b", FALSE), ==, 0);
  test_daemon_wait_for (&daemon, "\"id\": 2, \"title\": \"Other\"");

  tracker_notifier_withdraw (notifier, "nothing");
  tracker_notifier_withdraw (notifier, "one");
  test_daemon_wait_for (&daemon, "{\"method\": \"close\", \"id\": 1}");
  g_assert_cmpint (show (notifier, "one", "Anew", "b", FALSE), ==, 0);
  test_daemon_wait_for (&daemon, "\"id\": 3, \"title\": \"Anew\"");
  close_notifier (notifier);
  test_daemon_stop (&daemon, NAME);
}

typedef struct
{
  const char *title;
  const char *body;
  const char *plain;  /* in the log, from a daemon without markup */
  const char *markup; /* and from one with it */
} TextCase;

static const TextCase text_cases[] = {
  { "a & b", "1 < 2 & <b>x</b>", "\"title\": \"a & b\", \"body\": \"1 < 2 & <b>x</b>\"",
    "\"title\": \"a & b\", \"body\": \"1 &lt; 2 &amp; &lt;b&gt;x&lt;/b&gt;\"" },
  { "c\x01\x1b[31m\nd", "e\x7f\r\nf\tg", "\"title\": \"c[31m d\", \"body\": \"e\\nf g\"",
    "\"title\": \"c[31m d\", \"body\": \"e\\nf g\"" },
  { "\xff", "\xe2\x80\xaeh", "\"title\": \"\xef\xbf\xbd\", \"body\": \"h\"",
    "\"title\": \"\xef\xbf\xbd\", \"body\": \"h\"" },
  { "\x01", "Посилка", "\"title\": \"Tracker\", \"body\": \"Посилка\"",
    "\"title\": \"Tracker\", \"body\": \"Посилка\"" },
};

static void
test_texts (gconstpointer mode)
{
  TestDaemon daemon;
  TrackerNotifier *notifier = tracker_notifier_new ("Tracker", "com.example.Tracker");

  test_daemon_start (&daemon, "fake-notifications.py", mode, NAME);
  for (gsize i = 0; i < G_N_ELEMENTS (text_cases); i++)
    {
      g_assert_cmpint (show (notifier, "key", text_cases[i].title, text_cases[i].body, FALSE), ==,
                       0);
      test_daemon_wait_for (&daemon, g_str_equal (mode, "plain") ? text_cases[i].plain
                                                                 : text_cases[i].markup);
    }
  if (g_str_equal (mode, "plain"))
    {
      g_autofree char *log = test_daemon_dup_log (&daemon);

      g_assert_null (strstr (log, "default"));
    }
  close_notifier (notifier);
  test_daemon_stop (&daemon, NAME);
}

static void
test_long_text (void)
{
  g_autofree char *text = g_strnfill (5000000, 'x');
  g_autofree char *cut = tracker_notice_clean_text (text, 100, TRUE);
  g_autofree char *whole = tracker_notice_clean_text ("ééé", 3, TRUE);
  g_autofree char *none = tracker_notice_clean_text (NULL, 3, TRUE);

  g_assert_cmpint (g_utf8_strlen (cut, -1), ==, 101);
  g_assert_true (g_str_has_suffix (cut, "x…"));
  g_assert_cmpstr (whole, ==, "ééé");
  g_assert_cmpstr (none, ==, "");
}

static void
on_activated_cb (TrackerNotifier *notifier, const char *key, const char *target, gpointer user_data)
{
  *(char **) user_data = g_strconcat (key, "/", target, NULL);
}

static gboolean
is_set (gpointer data)
{
  return *(gpointer *) data != NULL;
}

static void
test_click (void)
{
  TestDaemon daemon;
  TrackerNotifier *notifier = tracker_notifier_new ("Tracker", "com.example.Tracker");
  g_autofree char *clicked = NULL;

  g_signal_connect (notifier, "activated", G_CALLBACK (on_activated_cb), &clicked);
  test_daemon_start (&daemon, "fake-notifications.py", "markup", NAME);
  g_assert_cmpint (show (notifier, "parcel", "A", "b", FALSE), ==, 0);
  test_daemon_signal (&daemon, SIGUSR2);
  g_assert_true (tracker_test_wait_until (is_set, &clicked));
  g_assert_cmpstr (clicked, ==, "parcel/target");
  /* The click closed it: the next one is new. That it is closed is told after the click; what the
   * daemon answers then comes behind it. */
  g_assert_cmpint (show (notifier, "other", "B", "b", FALSE), ==, 0);
  g_assert_cmpint (show (notifier, "parcel", "A", "b", FALSE), ==, 0);
  test_daemon_wait_for (&daemon, "\"id\": 3, \"title\": \"A\"");
  close_notifier (notifier);
  test_daemon_stop (&daemon, NAME);
}

static void
test_refuses (void)
{
  TestDaemon daemon;
  TrackerNotifier *notifier = tracker_notifier_new ("Tracker", "com.example.Tracker");

  test_daemon_start (&daemon, "fake-notifications.py", "refuse", NAME);
  g_assert_cmpint (show (notifier, "one", "A", "b", FALSE), ==, G_IO_ERROR_FAILED + 1);
  test_daemon_stop (&daemon, NAME);
  /* One that comes afterwards is found. */
  test_daemon_start (&daemon, "fake-notifications.py", "markup", NAME);
  g_assert_cmpint (show (notifier, "one", "B", "b", FALSE), ==, 0);
  test_daemon_wait_for (&daemon, "\"title\": \"B\"");
  close_notifier (notifier);
  test_daemon_stop (&daemon, NAME);
}

static gboolean
on_tick_cb (gpointer user_data)
{
  (*(int *) user_data)++;
  return G_SOURCE_CONTINUE;
}

/* The main loop runs on while the daemon hangs; when it comes round, so do we, without what was
 * given up. */
static void
test_hangs (void)
{
  TestDaemon daemon;
  TrackerNotifier *notifier = tracker_notifier_new ("Tracker", "com.example.Tracker");
  int n_ticks = 0;
  guint tick_id;
  g_autofree char *log = NULL;

  test_daemon_start (&daemon, "fake-notifications.py", "hang", NAME);
  tick_id = g_timeout_add (20, on_tick_cb, &n_ticks);
  g_assert_cmpint (show (notifier, "one", "Given up", "b", FALSE), ==, G_IO_ERROR_TIMED_OUT + 1);
  g_assert_cmpint (n_ticks, >, 20);
  g_source_remove (tick_id);
  test_daemon_signal (&daemon, SIGUSR1);
  g_assert_cmpint (show (notifier, "one", "Shown", "b", FALSE), ==, 0);
  test_daemon_wait_for (&daemon, "\"title\": \"Shown\"");
  log = test_daemon_dup_log (&daemon);
  g_assert_null (strstr (log, "Given up"));
  close_notifier (notifier);
  test_daemon_stop (&daemon, NAME);
}

static void
test_close_while_it_hangs (void)
{
  TestDaemon daemon;
  TrackerNotifier *notifier = tracker_notifier_new ("Tracker", "com.example.Tracker");
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gint64 start_us;

  test_daemon_start (&daemon, "fake-notifications.py", "hang", NAME);
  tracker_notifier_show_async (notifier, "one", "t", "A", "b", NULL, FALSE, NULL,
                               tracker_test_result_cb, &slot);
  start_us = g_get_monotonic_time ();
  tracker_notifier_close (notifier);
  g_assert_cmpint (g_get_monotonic_time () - start_us, <, 3 * G_USEC_PER_SEC);
  tracker_test_await (&slot);
  result = slot;
  g_assert_false (tracker_notifier_show_finish (notifier, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CLOSED);
  g_clear_object (&result);
  g_assert_finalize_object (notifier);
  test_daemon_stop (&daemon, NAME);
  /* The thread that was left alone ends now that its call has failed. */
  g_usleep (300 * 1000);
}

static void
test_nobody (void)
{
  TrackerNotifier *notifier = tracker_notifier_new ("Tracker", "com.example.Tracker");

  g_assert_cmpint (show (notifier, "one", "A", "b", FALSE), ==, G_IO_ERROR_NOT_FOUND + 1);
  tracker_notifier_withdraw (notifier, "one");
  close_notifier (notifier);
}

/* A daemon that people have: what it was told is what it shows. */
static void
test_dunst (void)
{
  TrackerNotifier *notifier = tracker_notifier_new ("Tracker", "com.example.Tracker");
  g_autofree char *output = NULL;
  const char *argv[] = { "sh", "-c", "dunstctl close-all; dunstctl history", NULL };

  g_assert_cmpint (show (notifier, "one", "A & <b>B</b>", "1 < 2 & <i>x</i>", FALSE), ==, 0);
  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output,
                               NULL, NULL, NULL));
  g_assert_nonnull (strstr (output, "A & <b>B</b>"));
  g_assert_nonnull (strstr (output, "1 &lt; 2 &amp; &lt;i&gt;x&lt;/i&gt;"));
  close_notifier (notifier);
}

int
main (int argc, char **argv)
{
  const char *session = g_getenv ("TEST_SESSION");

  tracker_test_init (&argc, &argv);
  if (g_strcmp0 (session, "dunst") == 0)
    {
      g_test_add_func ("/notifier/dunst", test_dunst);
      return g_test_run ();
    }
  g_test_add_func ("/notifier/nobody", test_nobody);
  g_test_add_func ("/notifier/long-text", test_long_text);
  if (g_strcmp0 (session, "bare") == 0)
    {
      g_test_add_func ("/notifier/shows", test_shows);
      g_test_add_data_func ("/notifier/texts-plain", "plain", test_texts);
      g_test_add_data_func ("/notifier/texts-markup", "markup", test_texts);
      g_test_add_func ("/notifier/click", test_click);
      g_test_add_func ("/notifier/refuses", test_refuses);
      g_test_add_func ("/notifier/hangs", test_hangs);
      g_test_add_func ("/notifier/close-while-it-hangs", test_close_while_it_hangs);
    }
  return g_test_run ();
}
