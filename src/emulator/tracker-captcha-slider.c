/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-captcha.h"

/* A piece of a jigsaw, cut out of a landscape. */

#define WIDTH 310
#define HEIGHT 160
#define BODY 42 /* edge of the piece without its knobs */
#define KNOB 8
#define PIECE (BODY + KNOB)

/* Knobs below and on the right, a dent on the left; @x, @y: of the box around it. Its upper edge is
 * straight, so the row CJY that one of the posts tells crosses the whole hole. */
static void
trace_piece (cairo_t *cr, double x, double y)
{
  double across = x + BODY / 2.0, down = y + BODY / 2.0;

  cairo_new_path (cr);
  cairo_move_to (cr, x, y);
  cairo_line_to (cr, x + BODY, y);
  cairo_line_to (cr, x + BODY, down - KNOB);
  cairo_arc (cr, x + BODY, down, KNOB, -G_PI / 2, G_PI / 2);
  cairo_line_to (cr, x + BODY, y + BODY);
  cairo_line_to (cr, across + KNOB, y + BODY);
  cairo_arc (cr, across, y + BODY, KNOB, 0, G_PI);
  cairo_line_to (cr, x, y + BODY);
  cairo_line_to (cr, x, down + KNOB);
  cairo_arc_negative (cr, x, down, KNOB, G_PI / 2, -G_PI / 2);
  cairo_close_path (cr);
}

/* @top: rows of the piece's own picture above it. */
static GBytes *
cut_piece (cairo_surface_t *scene, int x, int y, int top, int height)
{
  cairo_surface_t *piece = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, PIECE, height);
  cairo_t *cr = cairo_create (piece);
  GBytes *png;

  trace_piece (cr, 0, top);
  cairo_clip (cr);
  cairo_set_source_surface (cr, scene, -x, top - y);
  cairo_paint (cr);
  trace_piece (cr, 0, top);
  cairo_set_source_rgba (cr, 1, 1, 1, 0.85);
  cairo_set_line_width (cr, 3);
  cairo_stroke (cr);
  cairo_destroy (cr);

  png = tracker_captcha_surface_to_png (piece);
  cairo_surface_destroy (piece);
  return png;
}

static void
cut_hole (cairo_t *cr, int x, int y, gboolean is_transparent)
{
  trace_piece (cr, x, y);
  if (is_transparent)
    {
      cairo_set_operator (cr, CAIRO_OPERATOR_CLEAR);
      cairo_fill (cr);
      return;
    }
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_fill_preserve (cr);
  cairo_set_source_rgba (cr, 0, 0, 0, 0.35);
  cairo_set_line_width (cr, 1);
  cairo_stroke (cr);
}

/**
 * tracker_captcha_new_slider:
 * @rand: source of chance
 * @is_tall: whether the piece's picture is as high as the other and its hole white; else the
 * picture is just as large as the piece, which tells its row, and the hole is transparent
 *
 * Returns: (transfer full): a challenge to move a piece into its hole: the answer is the hole's
 * left edge
 */
TrackerCaptcha *
tracker_captcha_new_slider (GRand *rand, gboolean is_tall)
{
  TrackerCaptcha *captcha = g_new0 (TrackerCaptcha, 1);
  cairo_surface_t *scene = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (scene);
  int x = g_rand_int_range (rand, PIECE + 30, WIDTH - PIECE - 10);
  int y = g_rand_int_range (rand, 10, HEIGHT - PIECE - 10);

  tracker_captcha_paint_scene (cr, rand, WIDTH, HEIGHT);
  captcha->kind = TRACKER_CAPTCHA_SLIDER;
  captcha->answer = g_strdup_printf ("%d", x);
  captcha->piece_top = is_tall ? 0 : y;
  captcha->piece = cut_piece (scene, x, y, y - captcha->piece_top, is_tall ? HEIGHT : PIECE);
  cut_hole (cr, x, y, !is_tall);
  cairo_destroy (cr);

  captcha->picture = tracker_captcha_surface_to_png (scene);
  captcha->format = "image/png";
  cairo_surface_destroy (scene);
  return captcha;
}
