/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "captcha-posts.h"
#include "tracker-test.h"

/* The emulator's challenges from the outside: what solves them, what does not, and what is sent in
 * the place of a picture. */

#define UNKNOWN "RB987654326CN"
#define MINUTES(n) ((n) *60)
#define MEGABYTE (1024 * 1024)

/* From China to Brazil, so that the post of Brazil tells of it too. */
static void
add_parcel (Fixture *fixture, const Post *post)
{
  g_autoptr (TrackerEmulatorParcel) parcel
      = tracker_emulator_parcel_new (post->number, "CN", "BR", post->carrier);

  tracker_emulator_parcel_add_fact (parcel, TRACKER_FACT_POSTED, TRACKER_TEST_NOW_S - 864000, 28800,
                                    "Guangzhou", "广州市", "CN", "510000");
  tracker_emulator_parcel_add_fact (parcel, TRACKER_FACT_DEPARTED, TRACKER_TEST_NOW_S - 720000,
                                    28800, "Guangzhou", "广州市", "CN", "510000");
  tracker_emulator_parcel_add_fact (parcel, TRACKER_FACT_AT_IMPORT, TRACKER_TEST_NOW_S - 86400,
                                    10800, "Moscow", "Москва", "RU", "104001");
  tracker_emulator_set_parcel (fixture->emulator, parcel);
}

/* The data of a test is a post here, not what fixture_set_up () takes it for. */
static void
fixture_set_up_for_post (Fixture *fixture, gconstpointer data)
{
  fixture_set_up (fixture, NULL);
}

static void
set_seconds (Fixture *fixture, int seconds)
{
  tracker_fixed_clock_set_now_s (TRACKER_FIXED_CLOCK (fixture->clock),
                                 TRACKER_TEST_NOW_S + seconds);
}

static char *
dup_answer (Fixture *fixture, const Post *post)
{
  char *answer = tracker_emulator_dup_captcha_answer (fixture->emulator, post->carrier);

  g_assert_nonnull (answer);
  return answer;
}

/* Sends @answer (NULL: the right one) and looks at what comes. */
static void
assert_reply (Fixture *fixture,
              const Post *post,
              const Walk *walk,
              const char *number,
              const char *answer,
              const char *expected)
{
  g_autofree char *right = dup_answer (fixture, post);
  g_autoptr (Reply) reply = post->send (fixture, number, walk, answer != NULL ? answer : right);

  g_assert_no_error (reply->error);
  g_assert_cmpuint (reply->status, ==, 200);
  if (strstr (reply->body, expected) == NULL)
    g_test_message ("%s: %.2000s", post->name, reply->body);
  assert_has (reply->body, expected);
}

static GdkPixbuf *
load_right (GBytes *bytes)
{
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GError) error = NULL;
  GdkPixbuf *pixbuf;

  g_assert_nonnull (bytes);
  stream = g_memory_input_stream_new_from_bytes (bytes);
  pixbuf = gdk_pixbuf_new_from_stream (stream, NULL, &error);
  g_assert_no_error (error);
  return pixbuf;
}

static void
test_right (Fixture *fixture, gconstpointer data)
{
  const Post *post = data;
  g_auto (Walk) walk = { 0 };
  g_auto (Walk) other = { 0 };
  g_autoptr (GdkPixbuf) pixbuf = NULL;

  keep_cookies (fixture);
  g_assert_null (tracker_emulator_dup_captcha_answer (fixture->emulator, post->carrier));
  add_parcel (fixture, post);
  post->fetch (fixture, post->number, &walk);
  pixbuf = load_right (walk.picture);
  g_assert_cmpint (gdk_pixbuf_get_width (pixbuf), >=, 100);
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

  keep_cookies (fixture);
  add_parcel (fixture, post);
  post->fetch (fixture, post->number, &walk);
  right = dup_answer (fixture, post);
  assert_reply (fixture, post, &walk, post->number, get_wrong_answer (fixture, post), post->wrong);
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

/* Its head is whole: what reads no further believes it. */
static void
test_megapixels (Fixture *fixture, gconstpointer data)
{
  const Post *post = get_post ("correios");
  g_auto (Walk) walk = { 0 };
  const guchar *head;

  keep_cookies (fixture);
  tracker_emulator_set_captcha_fault (fixture->emulator, post->carrier,
                                      TRACKER_CAPTCHA_FAULT_MEGAPIXELS, 0);
  post->fetch (fixture, post->number, &walk);
  head = g_bytes_get_data (walk.picture, NULL);
  g_assert_cmpmem (head + 8, 25,
                   "\0\0\0\rIHDR\0\0\x27\x10\0\0\x27\x10\x08\x02\0\0\0\x35\x2c\xf5\x70", 25);
}

/* --- what is in the pictures --- */

static guint
read_channel (GdkPixbuf *pixbuf, int x, int y, int channel)
{
  return gdk_pixbuf_get_pixels (pixbuf)[y * gdk_pixbuf_get_rowstride (pixbuf)
                                        + x * gdk_pixbuf_get_n_channels (pixbuf) + channel];
}

/* The piece covers the hole at the answer, and nowhere else. */
static void
test_slider (Fixture *fixture, gconstpointer data)
{
  const Post *post = get_post (data);
  g_auto (Walk) walk = { 0 };
  g_autoptr (GdkPixbuf) picture = NULL;
  g_autoptr (GdkPixbuf) piece = NULL;
  g_autofree char *answer = NULL;
  int left, row = -1;

  keep_cookies (fixture);
  post->fetch (fixture, post->number, &walk);
  answer = dup_answer (fixture, post);
  left = atoi (answer);
  picture = load_right (walk.picture);
  piece = load_right (walk.piece);
  g_assert_true (gdk_pixbuf_get_has_alpha (piece));
  g_assert_cmpint (gdk_pixbuf_get_width (piece), <, 60);

  /* The first row of the piece that is not transparent. */
  for (int y = 0; y < gdk_pixbuf_get_height (piece) && row < 0; y++)
    if (read_channel (piece, 20, y, 3) == 255)
      row = y;
  g_assert_cmpint (row, >=, 0);
  row += 3;
  for (int x = left + 3; x < left + 38; x++)
    {
      int y = walk.piece_top + row;

      if (walk.piece_top > 0)
        g_assert_cmpuint (read_channel (picture, x, y, 3), ==, 0);
      else
        g_assert_cmpuint (read_channel (picture, x, y, 0) & read_channel (picture, x, y, 2), ==,
                          255);
      g_assert_cmpuint (read_channel (piece, x - left, row, 3), ==, 255);
    }
}

/* Three pixels off is near enough, four are not. */
static void
test_slider_tolerance (Fixture *fixture, gconstpointer data)
{
  const Post *post = get_post ("yjcx");

  add_parcel (fixture, post);
  keep_cookies (fixture);
  for (int off = -4; off <= 4; off++)
    {
      g_auto (Walk) walk = { 0 };
      g_autofree char *right = NULL;
      g_autofree char *answer = NULL;

      post->fetch (fixture, post->number, &walk);
      right = dup_answer (fixture, post);
      answer = g_strdup_printf ("%d", atoi (right) + off);
      assert_reply (fixture, post, &walk, post->number, answer,
                    ABS (off) <= 3 ? post->found : post->wrong);
    }
}

static void
test_clicks (Fixture *fixture, gconstpointer data)
{
  const Post *post = get_post ("clicks");

  static const struct
  {
    int off;
    gboolean is_swapped;
    guint n_points;
    gboolean is_right;
  } rows[] = {
    { 0, FALSE, 4, TRUE },   { 20, FALSE, 4, TRUE }, { -20, FALSE, 4, TRUE },
    { 21, FALSE, 4, FALSE }, { 0, TRUE, 4, FALSE },  { 0, FALSE, 3, FALSE },
  };

  add_parcel (fixture, post);
  keep_cookies (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto (Walk) walk = { 0 };
      g_autoptr (GdkPixbuf) prompt = NULL;
      g_autofree char *right = NULL;
      g_auto (GStrv) points = NULL;
      g_autoptr (GString) answer = g_string_new (NULL);

      post->fetch (fixture, post->number, &walk);
      prompt = load_right (walk.prompt);
      g_assert_cmpint (gdk_pixbuf_get_width (prompt), >, gdk_pixbuf_get_height (prompt));
      right = dup_answer (fixture, post);
      points = g_strsplit (right, ";", -1);
      g_assert_cmpuint (g_strv_length (points), ==, 4);
      for (guint j = 0; j < rows[i].n_points; j++)
        {
          int x = 0, y = 0;

          g_assert_cmpint (
              sscanf (points[rows[i].is_swapped && j < 2 ? 1 - j : j], "%d,%d", &x, &y), ==, 2);
          g_string_append_printf (answer, "%s{'x':%d,'y':%d}", j > 0 ? "," : "", x + rows[i].off,
                                  y);
        }
      g_test_message ("%s", answer->str);
      assert_reply (fixture, post, &walk, post->number, answer->str,
                    rows[i].is_right ? post->found : post->wrong);
    }
}

/* Upper and lower case are alike. */
static void
test_case (Fixture *fixture, gconstpointer data)
{
  const Post *post = get_post ("correios");
  g_auto (Walk) walk = { 0 };
  g_autofree char *right = NULL;
  g_autofree char *upper = NULL;

  add_parcel (fixture, post);
  keep_cookies (fixture);
  post->fetch (fixture, post->number, &walk);
  right = dup_answer (fixture, post);
  g_assert_true (g_regex_match_simple ("^[a-z0-9]{4,6}$", right, 0, 0));
  upper = g_ascii_strup (right, -1);
  assert_reply (fixture, post, &walk, post->number, upper, post->found);
}

/* Three kinds of task, told in words; each has the answer that its words ask for. */
static void
test_tasks (Fixture *fixture, gconstpointer data)
{
  const Post *post = get_post ("indiapost");
  static const char *const patterns[] = { "^Evaluate the Expression$", "^Enter characters as ",
                                          "^Enter the (First|Second|Third|Fourth|Fifth) number$" };
  static const char *const answers[] = { "^1?[0-9]$", "^[a-z0-9]{5,6}$", "^[0-9]$" };
  guint seen = 0;

  keep_cookies (fixture);
  for (guint n = 0; n < 200 && seen != 7; n++)
    {
      g_auto (Walk) walk = { 0 };
      g_autofree char *answer = NULL;
      gboolean is_known = FALSE;

      post->fetch (fixture, post->number, &walk);
      answer = dup_answer (fixture, post);
      for (guint i = 0; i < G_N_ELEMENTS (patterns); i++)
        if (g_regex_match_simple (patterns[i], walk.task, 0, 0))
          {
            is_known = g_regex_match_simple (answers[i], answer, 0, 0);
            seen |= 1u << i;
          }
      g_assert_true (is_known);
    }
  g_assert_cmpuint (seen, ==, 7);
}

/* The first frame is the challenge; what follows is something else. */
static void
test_animation (Fixture *fixture, gconstpointer data)
{
  const Post *post = get_post ("correios");
  g_auto (Walk) walk = { 0 };
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GdkPixbufAnimation) animation = NULL;
  g_autoptr (GError) error = NULL;
  GdkPixbuf *first;
  guint n_dark = 0;

  keep_cookies (fixture);
  tracker_emulator_set_captcha_fault (fixture->emulator, post->carrier,
                                      TRACKER_CAPTCHA_FAULT_ANIMATED, 0);
  post->fetch (fixture, post->number, &walk);
  g_assert_cmpstr (walk.format, ==, "image/gif");
  stream = g_memory_input_stream_new_from_bytes (walk.picture);
  animation = gdk_pixbuf_animation_new_from_stream (stream, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (gdk_pixbuf_animation_is_static_image (animation));
  first = gdk_pixbuf_animation_get_static_image (animation);
  g_assert_cmpint (gdk_pixbuf_get_width (first), ==, 215);
  g_assert_cmpint (gdk_pixbuf_get_height (first), ==, 80);

  /* Dark signs on light paper; the other frames are dark all over. */
  for (int y = 0; y < 80; y++)
    for (int x = 0; x < 215; x++)
      n_dark += read_channel (first, x, y, 0) < 128;
  g_assert_cmpuint (n_dark, >, 200);
  g_assert_cmpuint (n_dark, <, 215 * 80 / 3);
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
  ADD ("megapixels", NULL, test_megapixels);
  ADD ("slider/tall", "yjcx", test_slider);
  ADD ("slider/small", "ems", test_slider);
  ADD ("slider/tolerance", NULL, test_slider_tolerance);
  ADD ("clicks", NULL, test_clicks);
  ADD ("case", NULL, test_case);
  ADD ("tasks", NULL, test_tasks);
  ADD ("animation", NULL, test_animation);
  ADD ("faults", NULL, test_faults);
  ADD ("hidden-fields", NULL, test_hidden_fields);
  return g_test_run ();
}
