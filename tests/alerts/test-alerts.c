/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <signal.h>
#include <string.h>

#include "store-kit.h"
#include "tracker-alerts.h"
#include "tracker-test-daemon.h"

#define NAME "org.freedesktop.Notifications"
#define DELIVERED "1|delivered||Handed over|Kyiv 04071"
#define ARRIVED "1|arrived||Ready at the counter|Kyiv"

/* A store, a notifier and alerts between them; the daemon comes and goes by itself. */
typedef struct
{
  Kit *kit;
  TrackerNotifier *notifier;
  TrackerAlerts *alerts;
  char *activated; /* (owned) (nullable) */
} Fixture;

static void
on_activated_cb (TrackerAlerts *alerts, const char *uuid, Fixture *fixture)
{
  g_free (fixture->activated);
  fixture->activated = g_strdup (uuid != NULL ? uuid : "summary");
}

static void
make_alerts (Fixture *fixture)
{
  fixture->notifier = tracker_notifier_new ("Tracker", "com.example.Tracker");
  fixture->alerts
      = tracker_alerts_new (fixture->kit->store, fixture->notifier, fixture->kit->clock);
  g_signal_connect (fixture->alerts, "activated", G_CALLBACK (on_activated_cb), fixture);
}

static gboolean
is_gone (gpointer data)
{
  return *(gpointer *) data == NULL;
}

static void
drop_alerts (Fixture *fixture)
{
  gpointer alerts = fixture->alerts;

  tracker_alerts_close (fixture->alerts);
  tracker_notifier_close (fixture->notifier);
  g_object_add_weak_pointer (G_OBJECT (fixture->alerts), &alerts);
  g_clear_object (&fixture->alerts);
  g_assert_true (tracker_test_wait_until (is_gone, &alerts));
  g_clear_object (&fixture->notifier);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->kit = kit_new (NULL);
  make_alerts (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  drop_alerts (fixture);
  g_clear_pointer (&fixture->kit, kit_free);
  g_clear_pointer (&fixture->activated, g_free);
}

static gint64
add_parcel (Fixture *fixture, const char *number, const char *name)
{
  gint64 id = kit_add (fixture->kit, number, name, "chinapost");

  /* The first answer is never news. */
  kit_apply (fixture->kit, kit_leg (fixture->kit, id, "chinapost"),
             kit_report ("chinapost", TRACKER_OUTCOME_FOUND, "-9|accepted||Accepted|Shanghai"));
  return id;
}

static void
make_news (Fixture *fixture, gint64 id, const char *lines)
{
  kit_apply (fixture->kit, kit_leg (fixture->kit, id, "chinapost"),
             kit_report ("chinapost", TRACKER_OUTCOME_FOUND, lines));
}

static char *
dup_uuid (Fixture *fixture, gint64 id)
{
  g_autoptr (TrackerParcelData) parcel = kit_load (fixture->kit, id);

  return g_strdup (tracker_parcel_data_get_uuid (parcel));
}

static gboolean
is_outbox_empty (gpointer data)
{
  g_autoptr (GPtrArray) items = kit_outbox (data);

  return items->len == 0;
}

static void
wait_for_empty_outbox (Fixture *fixture)
{
  g_assert_true (tracker_test_wait_until (is_outbox_empty, fixture->kit));
}

static guint
count_lines (TestDaemon *daemon, const char *text)
{
  g_autofree char *log = test_daemon_dup_log (daemon);
  guint n = 0;

  for (const char *p = strstr (log, text); p != NULL; p = strstr (p + 1, text))
    n++;
  return n;
}

static void
start_daemon (TestDaemon *daemon, const char *mode)
{
  test_daemon_start (daemon, "fake-notifications.py", mode, NAME);
}

static void
stop_daemon (TestDaemon *daemon)
{
  test_daemon_stop (daemon, NAME);
}

static void
test_one_and_replaced (Fixture *fixture, gconstpointer data)
{
  TestDaemon daemon;
  gint64 id = add_parcel (fixture, "RB123456785CN", "Red headphones");
  gint64 other = add_parcel (fixture, "RB123456799CN", NULL);
  g_autofree char *uuid = dup_uuid (fixture, other);

  start_daemon (&daemon, "markup");
  tracker_alerts_start (fixture->alerts);
  make_news (fixture, id, ARRIVED);
  test_daemon_wait_for (&daemon, "\"id\": 1, \"title\": \"Red headphones: ready for pick-up\", "
                                 "\"body\": \"Ready at the counter\\nKyiv\"");
  wait_for_empty_outbox (fixture);
  make_news (fixture, id, ARRIVED "\n2|delivered||Handed over|");
  test_daemon_wait_for (
      &daemon, "\"id\": 1, \"title\": \"Red headphones: delivered\", \"body\": \"Handed over\"");
  wait_for_empty_outbox (fixture);
  make_news (fixture, other, "1|exception||Damaged <b>parcel</b>|");
  test_daemon_wait_for (&daemon, "\"id\": 2, \"title\": \"RB123456799CN: there is a problem\", "
                                 "\"body\": \"Damaged &lt;b&gt;parcel&lt;/b&gt;\"");
  test_daemon_wait_for (&daemon, "\"urgency\": 2");
  wait_for_empty_outbox (fixture);
  g_assert_cmpuint (count_lines (&daemon, "notify"), ==, 3);

  test_daemon_signal (&daemon, SIGUSR2);
  while (fixture->activated == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (fixture->activated, ==, uuid);
  stop_daemon (&daemon);
}

static void
test_summary (Fixture *fixture, gconstpointer data)
{
  TestDaemon daemon;

  for (int i = 0; i < 7; i++)
    {
      g_autofree char *number = g_strdup_printf ("NUMBER%d", i);
      g_autofree char *name = g_strdup_printf ("Parcel %d", i);
      gint64 id = add_parcel (fixture, number, name);

      make_news (fixture, id, ARRIVED);
      if (i == 0)
        make_news (fixture, id, ARRIVED "\n2|delivered||Handed over|");
    }
  start_daemon (&daemon, "markup");
  tracker_alerts_start (fixture->alerts);
  test_daemon_wait_for (&daemon,
                        "\"title\": \"7 parcels have news\", \"body\": \"Parcel 0: delivered\\n"
                        "Parcel 1: ready for pick-up\\nParcel 2: ready for pick-up\\n"
                        "Parcel 3: ready for pick-up\\nand 3 more\"");
  wait_for_empty_outbox (fixture);
  g_assert_cmpuint (count_lines (&daemon, "notify"), ==, 1);
  test_daemon_signal (&daemon, SIGUSR2);
  while (fixture->activated == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (fixture->activated, ==, "summary");
  stop_daemon (&daemon);
}

static void
test_three_apart (Fixture *fixture, gconstpointer data)
{
  TestDaemon daemon;

  for (int i = 0; i < 3; i++)
    {
      g_autofree char *number = g_strdup_printf ("NUMBER%d", i);

      make_news (fixture, add_parcel (fixture, number, NULL), DELIVERED);
    }
  start_daemon (&daemon, "plain");
  tracker_alerts_start (fixture->alerts);
  wait_for_empty_outbox (fixture);
  g_assert_cmpuint (count_lines (&daemon, ": delivered"), ==, 3);
  stop_daemon (&daemon);
}

static void
test_in_view (Fixture *fixture, gconstpointer data)
{
  TestDaemon daemon;
  gint64 id = add_parcel (fixture, "RB123456785CN", "Seen");
  g_autofree char *uuid = dup_uuid (fixture, id);

  start_daemon (&daemon, "plain");
  tracker_alerts_start (fixture->alerts);
  tracker_alerts_set_parcel_in_view (fixture->alerts, uuid);
  make_news (fixture, id, ARRIVED);
  wait_for_empty_outbox (fixture);
  g_assert_cmpuint (count_lines (&daemon, "notify"), ==, 0);
  tracker_alerts_set_parcel_in_view (fixture->alerts, NULL);
  make_news (fixture, id,
             ARRIVED "\n"
                     "2|delivered||Handed over|");
  test_daemon_wait_for (&daemon, "Seen: delivered");
  /* Opened: what was said of it goes. */
  tracker_alerts_set_parcel_in_view (fixture->alerts, uuid);
  test_daemon_wait_for (&daemon, "\"close\", \"id\": 1");
  stop_daemon (&daemon);
}

static void
test_disabled (Fixture *fixture, gconstpointer data)
{
  TestDaemon daemon;
  gint64 id = add_parcel (fixture, "RB123456785CN", "Quiet");

  start_daemon (&daemon, "plain");
  tracker_alerts_set_enabled (fixture->alerts, FALSE);
  tracker_alerts_start (fixture->alerts);
  make_news (fixture, id, ARRIVED);
  wait_for_empty_outbox (fixture);
  tracker_alerts_set_enabled (fixture->alerts, TRUE);
  make_news (fixture, id,
             ARRIVED "\n"
                     "2|delivered||Handed over|");
  test_daemon_wait_for (&daemon, "Quiet: delivered");
  g_assert_cmpuint (count_lines (&daemon, "notify"), ==, 1);
  stop_daemon (&daemon);
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

/* Nobody there, or one that refuses: nothing is taken, and the next change finds the daemon that
 * has come. */
static void
test_daemon_comes (Fixture *fixture, gconstpointer data)
{
  TestDaemon daemon;
  gint64 id = add_parcel (fixture, "RB123456785CN", "Late");

  make_news (fixture, id, ARRIVED);
  tracker_alerts_start (fixture->alerts);
  wait_ms (300);
  g_assert_false (is_outbox_empty (fixture->kit));
  start_daemon (&daemon, "refuse");
  KIT_RUN (fixture->kit, tracker_store_rename_parcel_async, id, "Later");
  wait_ms (300);
  g_assert_false (is_outbox_empty (fixture->kit));
  stop_daemon (&daemon);
  start_daemon (&daemon, "plain");
  KIT_RUN (fixture->kit, tracker_store_rename_parcel_async, id, "At last");
  test_daemon_wait_for (&daemon, "At last: ready for pick-up");
  wait_for_empty_outbox (fixture);
  stop_daemon (&daemon);
}

/* A day later it is no news. */
static void
test_stale (Fixture *fixture, gconstpointer data)
{
  gint64 id = add_parcel (fixture, "RB123456785CN", "Old");

  make_news (fixture, id, ARRIVED);
  tracker_alerts_start (fixture->alerts);
  wait_ms (200);
  g_assert_false (is_outbox_empty (fixture->kit));
  kit_advance (fixture->kit, KIT_DAY_S + 1);
  KIT_RUN (fixture->kit, tracker_store_rename_parcel_async, id, "Older");
  wait_for_empty_outbox (fixture);
}

/* Ended while the daemon was taking it: said again by the next run. */
static void
test_ended_between (Fixture *fixture, gconstpointer data)
{
  TestDaemon daemon;
  gint64 id = add_parcel (fixture, "RB123456785CN", "Kept");

  make_news (fixture, id, ARRIVED);
  start_daemon (&daemon, "hang");
  tracker_alerts_start (fixture->alerts);
  wait_ms (200);
  drop_alerts (fixture);
  g_assert_false (is_outbox_empty (fixture->kit));
  test_daemon_signal (&daemon, SIGUSR1);
  make_alerts (fixture);
  tracker_alerts_start (fixture->alerts);
  test_daemon_wait_for (&daemon, "Kept: ready for pick-up");
  wait_for_empty_outbox (fixture);
  stop_daemon (&daemon);
}

/* Never started: the outbox is left alone. */
static void
test_not_started (Fixture *fixture, gconstpointer data)
{
  make_news (fixture, add_parcel (fixture, "RB123456785CN", NULL), ARRIVED);
  tracker_alerts_set_enabled (fixture->alerts, FALSE);
  tracker_alerts_set_parcel_in_view (fixture->alerts, "some-uuid");
  wait_ms (100);
  g_assert_false (is_outbox_empty (fixture->kit));
}

typedef struct
{
  const char *line;
  const char *title;
  const char *body;
} WordsCase;

static const WordsCase words_cases[] = {
  { ARRIVED, "N: ready for pick-up", "Ready at the counter\nKyiv" },
  { DELIVERED, "N: delivered", "Handed over\nKyiv 04071" },
  { "1|failed_attempt||Nobody at home|", "N: could not be delivered", "Nobody at home" },
  { "1|returned||Back|", "N: goes back to the sender", "Back" },
  { "1|exception|||Odessa", "N: there is a problem", "Odessa" },
  { "1|import||Came in|Odessa", NULL, "Came in\nOdessa" },
};

static void
test_words (Fixture *fixture, gconstpointer data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (words_cases); i++)
    {
      const WordsCase *it = &words_cases[i];
      g_autofree char *number = g_strdup_printf ("NUMBER%u", (guint) i);
      g_autoptr (GPtrArray) items = NULL;
      TrackerOutboxItem *item;
      g_autofree char *title = NULL;
      g_autofree char *body = NULL;
      g_autofree char *expected = NULL;

      make_news (fixture, add_parcel (fixture, number, "N"), it->line);
      items = kit_outbox (fixture->kit);
      g_assert_cmpuint (items->len, ==, i + 1);
      item = g_ptr_array_index (items, i);
      title = tracker_alerts_dup_title (item);
      body = tracker_alerts_dup_body (item);
      expected = it->title != NULL
                     ? g_strdup (it->title)
                     : g_strdup_printf ("N: %s", tracker_stage_get_label (TRACKER_STAGE_IMPORT));
      g_assert_cmpstr (title, ==, expected);
      g_assert_cmpstr (body, ==, it->body);
    }
}

/* --- the call to the direct checks --- */

static void
meet_wall (Fixture *fixture, gint64 id, TrackerOutcome outcome)
{
  kit_apply (fixture->kit, kit_leg (fixture->kit, id, "chinapost"),
             kit_report ("chinapost", outcome, NULL));
}

static void
test_check_words (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *title;
    const char *body;
  } rows[] = {
    { "Red headphones waits for you", "Its post wants to see a person: open the direct check." },
    { "2 parcels wait for you",
      "Red headphones and 1 more.\nTheir posts want to see a person: open the direct check." },
    { "3 parcels wait for you",
      "Red headphones and 2 more.\nTheir posts want to see a person: open the direct check." },
  };
  gint64 ids[] = { kit_add (fixture->kit, "A1", "Red headphones", "chinapost"),
                   kit_add (fixture->kit, "A2", NULL, "chinapost"),
                   kit_add (fixture->kit, "A3", "Third", "chinapost") };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GPtrArray) items = NULL;
      g_autofree char *title = NULL;
      g_autofree char *body = NULL;

      kit_advance (fixture->kit, 60);
      meet_wall (fixture, ids[i], TRACKER_OUTCOME_BLOCKED);
      items = kit_outbox (fixture->kit);
      g_assert_cmpuint (items->len, ==, 1);
      title = tracker_alerts_dup_title (g_ptr_array_index (items, 0));
      body = tracker_alerts_dup_body (g_ptr_array_index (items, 0));
      g_assert_cmpstr (title, ==, rows[i].title);
      g_assert_cmpstr (body, ==, rows[i].body);
    }
}

static void
test_check (Fixture *fixture, gconstpointer data)
{
  TestDaemon daemon;
  gint64 id = add_parcel (fixture, "RB123456785CN", "Red headphones");
  gint64 other = add_parcel (fixture, "RB123456799CN", NULL);

  start_daemon (&daemon, "markup");
  tracker_alerts_start (fixture->alerts);
  meet_wall (fixture, id, TRACKER_OUTCOME_CAPTCHA);
  test_daemon_wait_for (&daemon, "\"id\": 1, \"title\": \"Red headphones waits for you\"");
  wait_for_empty_outbox (fixture);

  /* The second on the same day is not said; on the next day it replaces the first. */
  kit_advance (fixture->kit, 60);
  meet_wall (fixture, other, TRACKER_OUTCOME_CAPTCHA);
  wait_for_empty_outbox (fixture);
  kit_advance (fixture->kit, KIT_DAY_S);
  meet_wall (fixture, id, TRACKER_OUTCOME_CAPTCHA);
  test_daemon_wait_for (&daemon, "\"id\": 1, \"title\": \"2 parcels wait for you\"");
  wait_for_empty_outbox (fixture);
  g_assert_cmpuint (count_lines (&daemon, "notify"), ==, 2);

  test_daemon_signal (&daemon, SIGUSR2);
  while (fixture->activated == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (fixture->activated, ==, TRACKER_ALERTS_CHECK);
  stop_daemon (&daemon);
}

/* All checks done: nobody is called any more. */
static void
test_check_done (Fixture *fixture, gconstpointer data)
{
  TestDaemon daemon;
  gint64 id = add_parcel (fixture, "RB123456785CN", "Red headphones");
  gint64 other = add_parcel (fixture, "RB123456799CN", NULL);

  start_daemon (&daemon, "plain");
  meet_wall (fixture, id, TRACKER_OUTCOME_CAPTCHA);
  meet_wall (fixture, other, TRACKER_OUTCOME_CAPTCHA);
  tracker_alerts_start (fixture->alerts);
  test_daemon_wait_for (&daemon, "2 parcels wait for you");
  wait_for_empty_outbox (fixture);
  meet_wall (fixture, id, TRACKER_OUTCOME_NOT_FOUND);
  g_assert_cmpuint (count_lines (&daemon, "\"close\""), ==, 0);
  meet_wall (fixture, other, TRACKER_OUTCOME_NOT_FOUND);
  test_daemon_wait_for (&daemon, "\"close\", \"id\": 1");
  stop_daemon (&daemon);
}

/* Off, or solved before anybody could be told: taken without a word. */
static void
test_check_unsaid (Fixture *fixture, gconstpointer data)
{
  TestDaemon daemon;
  gboolean is_off = GPOINTER_TO_INT (data);
  gint64 id = add_parcel (fixture, "RB123456785CN", "Red headphones");

  start_daemon (&daemon, "plain");
  meet_wall (fixture, id, TRACKER_OUTCOME_CAPTCHA);
  if (is_off)
    tracker_alerts_set_enabled (fixture->alerts, FALSE);
  else
    meet_wall (fixture, id, TRACKER_OUTCOME_NOT_FOUND);
  g_assert_false (is_outbox_empty (fixture->kit));
  tracker_alerts_start (fixture->alerts);
  wait_for_empty_outbox (fixture);
  g_assert_cmpuint (count_lines (&daemon, "notify"), ==, 0);
  stop_daemon (&daemon);
}

/* It is of no parcel: three parcels beside it are still said one by one, four as one. */
static void
test_check_beside (Fixture *fixture, gconstpointer data)
{
  TestDaemon daemon;
  int n_parcels = GPOINTER_TO_INT (data);

  for (int i = 0; i < n_parcels; i++)
    {
      g_autofree char *number = g_strdup_printf ("NUMBER%d", i);

      make_news (fixture, add_parcel (fixture, number, NULL), ARRIVED);
    }
  meet_wall (fixture, add_parcel (fixture, "RB123456785CN", "Walled"), TRACKER_OUTCOME_BLOCKED);
  start_daemon (&daemon, "plain");
  tracker_alerts_start (fixture->alerts);
  wait_for_empty_outbox (fixture);
  g_assert_cmpuint (count_lines (&daemon, "Walled waits for you"), ==, 1);
  g_assert_cmpuint (count_lines (&daemon, "notify"), ==, n_parcels > 3 ? 2 : n_parcels + 1);
  stop_daemon (&daemon);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  tracker_test_init (&argc, &argv);
  ADD ("/alerts/words", test_words);
  ADD ("/alerts/one-and-replaced", test_one_and_replaced);
  ADD ("/alerts/summary", test_summary);
  ADD ("/alerts/three-apart", test_three_apart);
  ADD ("/alerts/in-view", test_in_view);
  ADD ("/alerts/disabled", test_disabled);
  ADD ("/alerts/daemon-comes", test_daemon_comes);
  ADD ("/alerts/stale", test_stale);
  ADD ("/alerts/ended-between", test_ended_between);
  ADD ("/alerts/not-started", test_not_started);
  ADD ("/alerts/check/words", test_check_words);
  ADD ("/alerts/check/said", test_check);
  ADD ("/alerts/check/done", test_check_done);
  g_test_add ("/alerts/check/off", Fixture, GINT_TO_POINTER (TRUE), set_up, test_check_unsaid,
              tear_down);
  g_test_add ("/alerts/check/solved", Fixture, GINT_TO_POINTER (FALSE), set_up, test_check_unsaid,
              tear_down);
  g_test_add ("/alerts/check/beside-three", Fixture, GINT_TO_POINTER (3), set_up, test_check_beside,
              tear_down);
  g_test_add ("/alerts/check/beside-four", Fixture, GINT_TO_POINTER (4), set_up, test_check_beside,
              tear_down);
  return g_test_run ();
}
