/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Whoever was told a number is noted, however the ask ended. */

#include "monitor-kit.h"

#include "tracker-human-check.h"

#define LETTER "RB123456785CN"
#define UPU_HOST "globaltracktrace.ptc.post"
#define CORREIOS_HOST "rastreamento.correios.com.br"

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

/* "host carrier number times;..." by host and number */
static char *
dup_told (Watch *watch, const char *number)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) told = NULL;
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  GString *text = g_string_new (NULL);

  tracker_store_list_told_async (watch->kit->store, number, 0, NULL, tracker_test_result_cb,
                                 &result);
  told = tracker_store_list_told_finish (watch->kit->store, kit_wait (&result), &error);
  g_assert_no_error (error);
  for (guint i = 0; i < told->len; i++)
    {
      const TrackerTold *one = g_ptr_array_index (told, i);

      g_assert_cmpint (tracker_told_get_last_s (one), ==, TRACKER_TEST_NOW_S);
      g_ptr_array_add (lines,
                       g_strdup_printf ("%s %s %s %d;", tracker_told_get_host (one),
                                        tracker_told_get_carrier (one),
                                        tracker_told_get_number (one), tracker_told_get_n (one)));
    }
  g_ptr_array_sort (lines, compare_lines);
  for (guint i = 0; i < lines->len; i++)
    g_string_append (text, g_ptr_array_index (lines, i));

  return g_string_free (text, FALSE);
}

static gboolean
is_told (gpointer data)
{
  g_autofree char *told = dup_told (data, NULL);

  return *told != '\0';
}

static void
assert_told (Watch *watch, const char *number, const char *due)
{
  g_autofree char *told = dup_told (watch, number);

  g_assert_cmpstr (told, ==, due);
}

static void
test_answered (void)
{
  g_autoptr (Watch) watch = watch_new (NULL);
  gint64 id = kit_add (watch->kit, LETTER, NULL, "upugtt russianpost");

  watch_know (watch, LETTER, "upugtt,russianpost");
  g_object_unref (watch_refresh (watch, &id, 1));
  assert_told (watch, LETTER,
               UPU_HOST " upugtt " LETTER " 1;www.pochta.ru russianpost " LETTER " 2;");
  g_object_unref (watch_refresh (watch, &id, 1));
  assert_told (watch, LETTER,
               UPU_HOST " upugtt " LETTER " 2;www.pochta.ru russianpost " LETTER " 4;");
}

/* All of a batch. */
static void
test_batch (void)
{
  g_autoptr (Watch) watch = watch_new (NULL);
  g_autofree char *first = watch_make_number (51000000);
  g_autofree char *second = watch_make_number (51000001);
  g_autofree char *due = g_strdup_printf (
      "global.cainiao.com cainiao %s 1;global.cainiao.com cainiao %s 1;", first, second);

  kit_add (watch->kit, first, NULL, "cainiao");
  kit_add (watch->kit, second, NULL, "cainiao");
  g_object_unref (watch_refresh (watch, NULL, 0));
  assert_told (watch, NULL, due);
}

/* A token is asked for without a word about the parcel. */
static void
test_token (void)
{
  const char *number = "1ZW4T9070312856304";
  g_autoptr (Watch) watch = watch_new (NULL);
  gint64 id = kit_add (watch->kit, number, NULL, "ups");

  g_object_unref (watch_refresh (watch, &id, 1)); /* without a login nobody is asked */
  assert_told (watch, NULL, "");
  watch_set_secret (watch, "ups", "client_id", "demo");
  watch_set_secret (watch, "ups", "client_secret", "wrong");
  g_object_unref (watch_refresh (watch, &id, 1)); /* refused before the number came up */
  assert_told (watch, NULL, "");
  watch_set_secret (watch, "ups", "client_secret", "demo");
  g_object_unref (watch_refresh (watch, &id, 1));
  assert_told (watch, NULL, "onlinetools.ups.com ups 1ZW4T9070312856304 1;");
}

static void
test_failed (void)
{
  static const TrackerFault faults[] = { TRACKER_FAULT_UNAVAILABLE, TRACKER_FAULT_BOT_WALL,
                                         TRACKER_FAULT_BAD_JSON, TRACKER_FAULT_HUGE };

  for (gsize i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autoptr (Watch) watch = watch_new (NULL);
      gint64 id = kit_add (watch->kit, LETTER, NULL, "upugtt");

      tracker_emulator_set_fault (watch->emulator, LETTER, faults[i], 0);
      g_object_unref (watch_refresh (watch, &id, 1));
      assert_told (watch, LETTER, UPU_HOST " upugtt " LETTER " 1;");
    }
}

/* Who sends the request elsewhere makes it known there too. */
static void
test_redirected (void)
{
  g_autoptr (Watch) watch = watch_new (NULL);
  gint64 id = kit_add (watch->kit, LETTER, NULL, "upugtt");

  tracker_emulator_set_fault (watch->emulator, LETTER, TRACKER_FAULT_REDIRECT_ELSEWHERE, 0);
  g_object_unref (watch_refresh (watch, &id, 1));
  assert_told (watch, LETTER,
               "elsewhere.example upugtt " LETTER " 1;" UPU_HOST " upugtt " LETTER " 1;");
}

static gboolean
has_request (gpointer data)
{
  return tracker_emulator_get_n_requests (((Watch *) data)->emulator) > 0;
}

static void
test_cancelled (void)
{
  g_autoptr (Watch) watch = watch_new (NULL);
  gint64 id = kit_add (watch->kit, LETTER, NULL, "upugtt");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  GAsyncResult *result = NULL;

  tracker_emulator_set_delay_ms (watch->emulator, 5000);
  tracker_monitor_refresh_async (watch->monitor, &id, 1, cancellable, tracker_test_result_cb,
                                 &result);
  g_assert_true (tracker_test_wait_until (has_request, watch));
  g_cancellable_cancel (cancellable);
  g_object_unref (watch_await (watch, &result));
  g_assert_true (tracker_test_wait_until (is_told, watch));
  assert_told (watch, LETTER, UPU_HOST " upugtt " LETTER " 1;");
}

/* Also if the program ends before the answer comes. */
static void
test_closed (void)
{
  g_autoptr (Watch) watch = watch_new (NULL);
  gint64 id = kit_add (watch->kit, LETTER, NULL, "upugtt");
  GAsyncResult *result = NULL;

  tracker_emulator_set_delay_ms (watch->emulator, 5000);
  tracker_monitor_refresh_async (watch->monitor, &id, 1, NULL, tracker_test_result_cb, &result);
  g_assert_true (tracker_test_wait_until (has_request, watch));
  tracker_monitor_close (watch->monitor);
  assert_told (watch, LETTER, UPU_HOST " upugtt " LETTER " 1;");
  g_object_unref (watch_await (watch, &result));
}

/* Offline, or where another one than the post answers, nobody learns anything. */
static void
test_not_reached (void)
{
  const WatchOptions offline = { .fake_network = TRUE };
  const WatchOptions wrong_name = { .wrong_name = TRUE };
  g_autoptr (Watch) watch = watch_new (&offline);
  g_autoptr (Watch) other = watch_new (&wrong_name);
  gint64 id = kit_add (watch->kit, LETTER, NULL, "upugtt");
  gint64 other_id = kit_add (other->kit, LETTER, NULL, "upugtt");

  watch_set_online (watch, FALSE);
  g_object_unref (watch_refresh (watch, &id, 1));
  assert_told (watch, NULL, "");
  watch_set_online (watch, TRUE);
  g_object_unref (watch_refresh (other, &other_id, 1));
  assert_told (other, NULL, "");
}

static void
test_track (void)
{
  static const char *const carriers[] = { "upugtt", NULL };
  g_autoptr (Watch) watch = watch_new (NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) reports = NULL;

  tracker_monitor_track_async (watch->monitor, LETTER, carriers, NULL, NULL, tracker_test_result_cb,
                               &result);
  reports = tracker_monitor_track_finish (watch->monitor, kit_wait (&result), NULL);
  g_assert_cmpuint (reports->len, ==, 1);
  watch_sleep_ms (100);
  assert_told (watch, NULL, "");
}

static TrackerHumanCheck *
begin_check (Watch *watch, gint64 id)
{
  g_autoptr (GPtrArray) legs
      = g_ptr_array_new_with_free_func ((GDestroyNotify) tracker_leg_data_unref);
  TrackerHumanCheck *check;
  g_autoptr (GAsyncResult) result = NULL;

  g_ptr_array_add (legs, watch_leg (watch, id, "correios"));
  check = tracker_monitor_create_check (watch->monitor, legs);
  tracker_human_check_begin_async (check, NULL, tracker_test_result_cb, &result);
  g_assert_true (tracker_human_check_finish (check, kit_wait (&result), NULL));
  g_assert_nonnull (tracker_human_check_get_challenge (check));

  return check;
}

/* The picture is fetched without a word about the parcel; the answer to it goes with the number,
 * also where it is wrong, or taken back in the middle. */
static void
test_check (void)
{
  g_autoptr (Watch) watch = watch_new (NULL);
  gint64 id = kit_add (watch->kit, LETTER, NULL, "correios");
  g_autoptr (TrackerHumanCheck) check = begin_check (watch, id);
  g_autoptr (TrackerSolution) solution = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  GAsyncResult *result = NULL;

  watch_sleep_ms (100);
  assert_told (watch, NULL, "");
  solution
      = watch_make_solution (watch, "correios", tracker_human_check_get_challenge (check), TRUE);
  tracker_emulator_set_delay_ms (watch->emulator, 3000);
  tracker_emulator_reset_counters (watch->emulator);
  tracker_human_check_answer_async (check, solution, cancellable, tracker_test_result_cb, &result);
  g_assert_true (tracker_test_wait_until (has_request, watch));
  g_cancellable_cancel (cancellable);
  g_assert_false (tracker_human_check_finish (check, kit_wait (&result), NULL));
  g_object_unref (result);
  g_assert_true (tracker_test_wait_until (is_told, watch));
  assert_told (watch, LETTER, CORREIOS_HOST " correios " LETTER " 1;");
}

int
main (int argc, char **argv)
{
  tracker_test_init (&argc, &argv);
  g_test_add_func ("/monitor-told/answered", test_answered);
  g_test_add_func ("/monitor-told/batch", test_batch);
  g_test_add_func ("/monitor-told/token", test_token);
  g_test_add_func ("/monitor-told/failed", test_failed);
  g_test_add_func ("/monitor-told/redirected", test_redirected);
  g_test_add_func ("/monitor-told/cancelled", test_cancelled);
  g_test_add_func ("/monitor-told/closed", test_closed);
  g_test_add_func ("/monitor-told/not-reached", test_not_reached);
  g_test_add_func ("/monitor-told/track", test_track);
  g_test_add_func ("/monitor-told/check", test_check);

  return g_test_run ();
}
