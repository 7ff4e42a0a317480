/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "captcha-posts.h"
#include "tracker-test.h"

/* The emulator's challenges from the outside: what solves them, what does not, and what is sent in
 * the place of a picture. What the pictures show: test-emulator-pictures.c. */

#define UNKNOWN "RB987654326CN"
#define MINUTES(n) ((n) *60)
#define MEGABYTE (1024 * 1024)

static void
set_seconds (Fixture *fixture, int seconds)
{
  tracker_fixed_clock_set_now_s (TRACKER_FIXED_CLOCK (fixture->clock),
                                 TRACKER_TEST_NOW_S + seconds);
}

static void
test_right (Fixture *fixture, gconstpointer data)
{
  const Post *post = data;
  g_auto (Walk) walk = { 0 };
  g_auto (Walk) other = { 0 };

  keep_cookies (fixture);
  g_assert_null (tracker_emulator_dup_captcha_answer (fixture->emulator, post->carrier));
  add_parcel (fixture, post);
  post->fetch (fixture, post->number, &walk);
  g_assert_nonnull (walk.picture);
  assert_reply (fixture, post, &walk, post->number, NULL, post->found);
  g_assert_cmpuint (tracker_emulator_get_n_requests_of_number (fixture->emulator, post->number), >=,
                    1);

  post->fetch (fixture, UNKNOWN, &other);
  assert_reply (fixture, post, &other, UNKNOWN, NULL, post->unknown);
}

static const char *
get_wrong_answer (Fixture *fixture, const Post *post)
{
  g_autofree char *right = dup_answer (fixture, post);

  if (strchr (right, ';') != NULL)
    return "1,1;2,2;3,3;4,4";
  return strcmp (right, "12") == 0 ? "13" : "12"; /* no hole begins there either */
}

/* Once wrong, a challenge is used up, even for the right answer; a new one is good again. */
static void
test_wrong (Fixture *fixture, gconstpointer data)
{
  const Post *post = data;
  g_auto (Walk) walk = { 0 };
  g_auto (Walk) again = { 0 };
  g_autofree char *right = NULL;
  g_autofree char *next = NULL;

  keep_cookies (fixture);
  add_parcel (fixture, post);
  post->fetch (fixture, post->number, &walk);
  right = dup_answer (fixture, post);
  assert_reply (fixture, post, &walk, post->number, get_wrong_answer (fixture, post), post->wrong);
  /* India Post refuses with another task at once, whose answer may be the same one digit. */
  next = dup_answer (fixture, post);
  if (strcmp (post->carrier, "indiapost") != 0 || strcmp (next, right) != 0)
    assert_reply (fixture, post, &walk, post->number, right, post->wrong);

  post->fetch (fixture, post->number, &again);
  assert_reply (fixture, post, &again, post->number, NULL, post->found);
  assert_reply (fixture, post, &again, post->number, NULL, post->wrong);
}

/* A new picture ends the one before. */
static void
test_replaced (Fixture *fixture, gconstpointer data)
{
  const Post *post = data;
  g_auto (Walk) walk = { 0 };
  g_auto (Walk) again = { 0 };
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  keep_cookies (fixture);
  add_parcel (fixture, post);
  post->fetch (fixture, post->number, &walk);
  first = dup_answer (fixture, post);
  do
    {
      walk_clear (&again);
      post->fetch (fixture, post->number, &again);
      g_free (second);
      second = dup_answer (fixture, post);
    }
  while (strcmp (first, second) == 0); /* "5" is the third number of many */
  g_assert_false (g_bytes_equal (walk.picture, again.picture));
  assert_reply (fixture, post, &walk, post->number, first, post->wrong);
}

static void
test_expired (Fixture *fixture, gconstpointer data)
{
  const Post *post = data;
  g_auto (Walk) in_time = { 0 };
  g_auto (Walk) late = { 0 };
  g_auto (Walk) always_late = { 0 };
  g_auto (Walk) again = { 0 };

  keep_cookies (fixture);
  add_parcel (fixture, post);
  post->fetch (fixture, post->number, &in_time);
  set_seconds (fixture, MINUTES (10));
  assert_reply (fixture, post, &in_time, post->number, NULL, post->found);

  post->fetch (fixture, post->number, &late);
  set_seconds (fixture, MINUTES (20) + 1);
  assert_reply (fixture, post, &late, post->number, NULL, post->expired);

  tracker_emulator_set_captcha_fault (fixture->emulator, post->carrier,
                                      TRACKER_CAPTCHA_FAULT_EXPIRED, 1);
  post->fetch (fixture, post->number, &always_late);
  assert_reply (fixture, post, &always_late, post->number, NULL, post->expired);
  post->fetch (fixture, post->number, &again);
  assert_reply (fixture, post, &again, post->number, NULL, post->found);
}

static void
test_lost (Fixture *fixture, gconstpointer data)
{
  const Post *post = data;
  g_auto (Walk) walk = { 0 };
  g_auto (Walk) forgotten = { 0 };
  g_auto (Walk) again = { 0 };

  keep_cookies (fixture);
  add_parcel (fixture, post);
  post->fetch (fixture, post->number, &walk);
  keep_cookies (fixture); /* forgets those of before */
  assert_reply (fixture, post, &walk, post->number, NULL, post->lost);

  tracker_emulator_set_captcha_fault (fixture->emulator, post->carrier,
                                      TRACKER_CAPTCHA_FAULT_SESSION_LOST, 1);
  post->fetch (fixture, post->number, &forgotten);
  assert_reply (fixture, post, &forgotten, post->number, NULL, post->lost);
  post->fetch (fixture, post->number, &again);
  assert_reply (fixture, post, &again, post->number, NULL, post->found);

  /* Visits end after an hour. */
  walk_clear (&again);
  post->fetch (fixture, post->number, &again);
  set_seconds (fixture, MINUTES (61));
  assert_reply (fixture, post, &again, post->number, NULL, post->lost);
}

static void
test_unknown_kind (Fixture *fixture, gconstpointer data)
{
  const Post *post = data;

  keep_cookies (fixture);
  add_parcel (fixture, post);
  tracker_emulator_set_captcha_fault (fixture->emulator, post->carrier,
                                      TRACKER_CAPTCHA_FAULT_UNKNOWN_KIND, 2);
  for (int i = 0; i < 3; i++)
    {
      g_auto (Walk) walk = { 0 };

      post->fetch (fixture, post->number, &walk);
      g_assert_true ((walk.picture != NULL) == (i == 2));
      if (i == 2)
        assert_reply (fixture, post, &walk, post->number, NULL, post->found);
    }
}

static gboolean
has_prefix (GBytes *bytes, const char *prefix)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  return size >= strlen (prefix) && memcmp (data, prefix, strlen (prefix)) == 0;
}

/* Where the chunk that ends a PNG begins; 0: there is none. */
static gsize
find_end (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  for (gsize i = 0; i + 4 <= size; i++)
    if (memcmp (data + i, "IEND", 4) == 0)
      return i;
  return 0;
}

/* What each fault puts in the place of the picture. The answer stays what it was. */
static void
test_hostile (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    TrackerCaptchaFault fault;
    const char *prefix;
    gsize least;
    gsize most;
    gboolean has_end;
  } faults[] = {
    { TRACKER_CAPTCHA_FAULT_MEGAPIXELS, "\x89PNG", 60, 200, TRUE },
    { TRACKER_CAPTCHA_FAULT_ANIMATED, "GIF89a", 1000, MEGABYTE, FALSE },
    { TRACKER_CAPTCHA_FAULT_SVG, "<?xml", 100, 1000, FALSE },
    { TRACKER_CAPTCHA_FAULT_HTML, "<!DOCTYPE html>", 100, 1000, FALSE },
    { TRACKER_CAPTCHA_FAULT_HUGE, "\x89PNG", 50 * MEGABYTE, 50 * MEGABYTE, TRUE },
    { TRACKER_CAPTCHA_FAULT_TRUNCATED, "\x89PNG", 100, MEGABYTE, FALSE },
  };
  const Post *post = data;

  add_parcel (fixture, post);
  for (gsize i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_auto (Walk) walk = { 0 };

      /* Half a gigabyte for nine posts: one by address and one in JSON will do. */
      if (faults[i].fault == TRACKER_CAPTCHA_FAULT_HUGE && strcmp (post->name, "correios") != 0
          && strcmp (post->name, "yjcx") != 0)
        continue;
      g_test_message ("%s, fault %d", post->name, faults[i].fault);
      keep_cookies (fixture);
      tracker_emulator_set_captcha_fault (fixture->emulator, post->carrier, faults[i].fault, 1);
      post->fetch (fixture, post->number, &walk);
      g_assert_nonnull (walk.picture);
      g_assert_true (has_prefix (walk.picture, faults[i].prefix));
      g_assert_cmpuint (g_bytes_get_size (walk.picture), >=, faults[i].least);
      g_assert_cmpuint (g_bytes_get_size (walk.picture), <=, faults[i].most);
      g_assert_true ((find_end (walk.picture) > 0) == faults[i].has_end);
      assert_reply (fixture, post, &walk, post->number, NULL, post->found);
    }
}

/* --- the faults that all posts have --- */

static void
test_faults (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *carrier;
    const char *url;
    TrackerFault fault;
    guint status;
    const char *words;
  } rows[] = {
    { "correios", "https://rastreamento.correios.com.br/app/index.php", TRACKER_FAULT_BOT_WALL, 403,
      "robot" },
    { "chinapost", "https://yjcx.chinapost.com.cn/qps/yjcx", TRACKER_FAULT_BOT_WALL, 405,
      "访问被阻断" },
    { "indiapost", "https://www.indiapost.gov.in/", TRACKER_FAULT_RATE_LIMITED, 429, "Too Many" },
    { "taiwanpost", "https://postserv.post.gov.tw/pstmail/jcaptcha?uuid=1",
      TRACKER_FAULT_UNAVAILABLE, 503, "Unavailable" },
    /* Behind the wall the page for people stays open, its program interface does not. */
    { "upugtt", "https://globaltracktrace.ptc.post/gtt.web/Search.aspx", TRACKER_FAULT_BOT_WALL,
      200, "imgCaptcha" },
    { "upugtt", "https://globaltracktrace.ptc.post/gtt.api/service.svc/rest/ItemTT/RB123456785CN",
      TRACKER_FAULT_BOT_WALL, 403, "robot" },
  };

  keep_cookies (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (Reply) reply = NULL;

      tracker_emulator_set_carrier_fault (fixture->emulator, rows[i].carrier, rows[i].fault, 0);
      reply = ask (fixture, "GET", rows[i].url, BROWSER JSON, NULL);
      g_assert_no_error (reply->error);
      g_assert_cmpuint (reply->status, ==, rows[i].status);
      assert_has (reply->body, rows[i].words);
    }
}

/* A form without what its page gave along is refused as a whole. */
static void
test_hidden_fields (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "gtt", "vietnampost", "indiapost" };

  keep_cookies (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const Post *post = get_post (names[i]);
      g_auto (Walk) walk = { 0 };
      g_autofree char *right = NULL;
      g_autoptr (Reply) reply = NULL;

      post->fetch (fixture, post->number, &walk);
      right = dup_answer (fixture, post);
      g_assert_true (g_hash_table_remove (walk.hidden, "__VIEWSTATE"));
      reply = post->send (fixture, post->number, &walk, right);
      g_assert_cmpuint (reply->status, ==, 500);
    }
}

static void
add_for_each (const char *path, void (*test) (Fixture *fixture, gconstpointer data))
{
  for (gsize i = 0; i < n_posts; i++)
    {
      g_autofree char *name = g_strdup_printf ("/emulator-captcha/%s/%s", path, posts[i].name);

      g_test_add (name, Fixture, &posts[i], fixture_set_up_for_post, test, fixture_tear_down);
    }
}

#define ADD(path, data, func)                                                                      \
  g_test_add ("/emulator-captcha/" path, Fixture, data, fixture_set_up_for_post, func,             \
              fixture_tear_down)

int
main (int argc, char **argv)
{
  tracker_test_init (&argc, &argv);
  add_for_each ("right", test_right);
  add_for_each ("wrong", test_wrong);
  add_for_each ("replaced", test_replaced);
  add_for_each ("expired", test_expired);
  add_for_each ("lost", test_lost);
  add_for_each ("unknown-kind", test_unknown_kind);
  add_for_each ("hostile", test_hostile);
  ADD ("faults", NULL, test_faults);
  ADD ("hidden-fields", NULL, test_hidden_fields);
  return g_test_run ();
}
