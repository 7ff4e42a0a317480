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

/* What the emulator's pictures show, and how near an answer must come to it. */

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

/* Whatever a post draws, gdk-pixbuf reads it. */
static void
test_readable (Fixture *fixture, gconstpointer data)
{
  keep_cookies (fixture);
  for (gsize i = 0; i < n_posts; i++)
    {
      g_auto (Walk) walk = { 0 };
      g_autoptr (GdkPixbuf) picture = NULL;

      g_test_message ("%s", posts[i].name);
      posts[i].fetch (fixture, posts[i].number, &walk);
      picture = load_right (walk.picture);
      g_assert_cmpint (gdk_pixbuf_get_width (picture), >=, 100);
      g_assert_cmpint (gdk_pixbuf_get_width (picture), <=, 400);
      g_assert_cmpint (gdk_pixbuf_get_height (picture), >=, 40);
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

#define ADD(path, data, func)                                                                      \
  g_test_add ("/emulator-pictures/" path, Fixture, data, fixture_set_up_for_post, func,            \
              fixture_tear_down)

int
main (int argc, char **argv)
{
  tracker_test_init (&argc, &argv);
  ADD ("readable", NULL, test_readable);
  ADD ("megapixels", NULL, test_megapixels);
  ADD ("slider/tall", "yjcx", test_slider);
  ADD ("slider/small", "ems", test_slider);
  ADD ("slider/tolerance", NULL, test_slider_tolerance);
  ADD ("clicks", NULL, test_clicks);
  ADD ("case", NULL, test_case);
  ADD ("tasks", NULL, test_tasks);
  ADD ("animation", NULL, test_animation);
  return g_test_run ();
}
