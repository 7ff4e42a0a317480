/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "captcha-posts.h"
#include "tracker-demo-world.h"
#include "tracker-s10.h"
#include "tracker-test.h"

#define DOWN "RR208144377BY"
#define GTT "https://globaltracktrace.ptc.post/gtt.api/service.svc/rest/ItemTT/"

/* One parcel has a mistyped code, all the others are right; each stands in the list once. */
static void
test_seeds (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TrackerDemoWorld) world = tracker_demo_world_new (fixture->emulator, fixture->clock);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  gsize n_seeds, n_failed = 0, n_s10 = 0;
  const TrackerDemoSeed *seeds = tracker_demo_world_get_seeds (world, &n_seeds);

  g_assert_cmpuint (n_seeds, >=, 10);
  for (gsize i = 0; i < n_seeds; i++)
    {
      TrackerS10 s10;

      g_test_message ("%s", seeds[i].number);
      g_assert_true (g_hash_table_add (seen, (gpointer) seeds[i].number));
      g_assert_cmpuint (strlen (seeds[i].name), >, 0);
      g_assert_cmpint (seeds[i].added_s, <, TRACKER_TEST_NOW_S);
      if (strlen (seeds[i].number) != 13)
        continue;
      g_assert_true (tracker_s10_parse (seeds[i].number, &s10));
      n_s10++;
      n_failed += s10.check == TRACKER_CHECK_FAILED;
    }
  g_assert_cmpuint (n_s10, >=, 6);
  g_assert_cmpuint (n_failed, ==, 1);
}

/* Weights 3 and 1 alternate; the rule of the inland numbers of Russian Post. */
static void
test_inland_numbers (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TrackerDemoWorld) world = tracker_demo_world_new (fixture->emulator, fixture->clock);
  gsize n_seeds, n_inland = 0;
  const TrackerDemoSeed *seeds = tracker_demo_world_get_seeds (world, &n_seeds);
  const int weights[] = { 3, 1 };

  for (gsize i = 0; i < n_seeds; i++)
    {
      g_autofree char *body = NULL;
      char check;

      if (strlen (seeds[i].number) != 14)
        continue;
      body = g_strndup (seeds[i].number, 13);
      check = tracker_checksum_compute (TRACKER_CHECKSUM_MOD10, body, weights, 2);
      if (g_str_has_prefix (body, "20")) /* Nova Poshta: must not look like Russian Post's */
        {
          g_assert_cmpint (check, !=, seeds[i].number[13]);
          continue;
        }
      g_assert_cmpint (check, ==, seeds[i].number[13]);
      n_inland++;
    }
  g_assert_cmpuint (n_inland, ==, 2);
}

static void
assert_told (Fixture *fixture,
             const Post *post,
             const char *number,
             const char *event,
             const char *place,
             const char *stranger)
{
  g_auto (Walk) walk = { 0 };
  g_autofree char *answer = NULL;
  g_autoptr (Reply) reply = NULL;

  post->fetch (fixture, number, &walk);
  answer = tracker_emulator_dup_captcha_answer (fixture->emulator, post->carrier);
  reply = post->send (fixture, number, &walk, answer);
  g_assert_no_error (reply->error);
  assert_has (reply->body, event);
  assert_has (reply->body, place);
  assert_lacks (reply->body, stranger);
}

/* One parcel names its posts: both show pictures. Another needs a person too, by its number alone.
 * Each of them answers with what happened at its own end. */
static void
test_for_people (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TrackerDemoWorld) world = tracker_demo_world_new (fixture->emulator, fixture->clock);
  gsize n_seeds;
  const TrackerDemoSeed *seeds = tracker_demo_world_get_seeds (world, &n_seeds);
  const TrackerDemoSeed *named = NULL;

  for (gsize i = 0; i < n_seeds; i++)
    if (seeds[i].carriers != NULL)
      {
        g_assert_null (named);
        named = &seeds[i];
      }
  g_assert_nonnull (named);
  g_assert_cmpstr (named->carriers[0], ==, "chinapost");
  g_assert_cmpstr (named->carriers[1], ==, "russianpost-form");
  g_assert_null (named->carriers[2]);

  tracker_demo_world_start (world);
  keep_cookies (fixture);
  assert_told (fixture, get_post ("yjcx"), named->number, "Departure from outward office",
               "Shanghai", "Arrival at delivery office");
  assert_told (fixture, get_post ("russianpost-form"), named->number, "Экспорт международной почты",
               "Московский АСЦ", "Shanghai");
  assert_told (fixture, get_post ("correios"), "NX174905236BR", "Objeto postado",
               "\"cidade\":\"BELO HORIZONTE\",\"uf\":\"MG\"", "Moscow");
  tracker_demo_world_stop (world);
}

typedef struct
{
  GHashTable *numbers; /* (owned) those that moved */
} Watch;

static void
on_moved_cb (TrackerDemoWorld *world, const char *number, gpointer user_data)
{
  Watch *watch = user_data;

  g_hash_table_add (watch->numbers, g_strdup (number));
}

static gboolean
has_ten (gpointer user_data)
{
  const Watch *watch = user_data;

  return g_hash_table_size (watch->numbers) >= 10;
}

static gboolean
has_letter (gpointer user_data)
{
  const Watch *watch = user_data;

  return g_hash_table_contains (watch->numbers, "RB481205731CN");
}

static guint
ask_belpost (Fixture *fixture)
{
  g_autoptr (Reply) reply = ask (fixture, "POST", "https://api.belpost.by/api/v1/tracking",
                                 "Content-Type: application/json\n", "{\"number\":\"" DOWN "\"}");

  g_assert_no_error (reply->error);
  return reply->status;
}

static void
test_moves (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TrackerDemoWorld) world = tracker_demo_world_new (fixture->emulator, fixture->clock);
  TrackerFixedClock *clock = TRACKER_FIXED_CLOCK (fixture->clock);
  Watch watch = { g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL) };
  g_autoptr (Reply) before = NULL;
  g_autoptr (Reply) after = NULL;

  g_signal_connect (world, "moved", G_CALLBACK (on_moved_cb), &watch);
  tracker_demo_world_start (world);
  before = ask (fixture, "GET", GTT "RB481205731CN", JSON, NULL);
  assert_has (before->body, "EDB");
  assert_lacks (before->body, "EDC");
  g_assert_cmpuint (ask_belpost (fixture), ==, 503);

  /* Ten seconds on, one parcel alone has moved: out of the customs. */
  tracker_fixed_clock_set_now_s (clock, TRACKER_TEST_NOW_S + 10);
  g_assert_true (tracker_test_wait_until (has_letter, &watch));
  g_assert_cmpuint (g_hash_table_size (watch.numbers), ==, 1);
  after = ask (fixture, "GET", GTT "RB481205731CN", JSON, NULL);
  assert_has (after->body, "EDC");

  /* In the end all but the delivered and the mistyped one, and the post is back. */
  tracker_fixed_clock_set_now_s (clock, TRACKER_TEST_NOW_S + 500);
  g_assert_true (tracker_test_wait_until (has_ten, &watch));
  g_assert_true (g_hash_table_contains (watch.numbers, DOWN));
  g_assert_false (g_hash_table_contains (watch.numbers, "RB123456784CN"));
  g_assert_false (g_hash_table_contains (watch.numbers, "RR715039829CN"));
  g_assert_cmpuint (ask_belpost (fixture), ==, 200);

  tracker_demo_world_stop (world);
  g_hash_table_unref (watch.numbers);
}

#define ADD(path, func)                                                                            \
  g_test_add ("/demo-world/" path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char **argv)
{
  tracker_test_init (&argc, &argv);
  ADD ("seeds", test_seeds);
  ADD ("inland-numbers", test_inland_numbers);
  ADD ("for-people", test_for_people);
  ADD ("moves", test_moves);
  return g_test_run ();
}
