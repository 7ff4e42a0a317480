/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>

#include "tracker-captcha.h"

/* A landscape, another one each time: what the pieces of a slider are cut from and what signs stand
 * on. */

#define N_RIDGES 3
#define N_CLOUDS 4
#define SUN_HUE 0.12

static double
wrap_channel (double hue, double shift, double saturation, double value)
{
  double k = fmod (hue * 6 + shift, 6);

  return value - value * saturation * CLAMP (fmin (k, 4 - k), 0, 1);
}

/**
 * tracker_captcha_set_colour:
 * @cr: where to draw
 * @hue: 0 to 1
 * @saturation: 0 to 1
 * @value: 0 to 1
 * @alpha: 0 to 1
 */
void
tracker_captcha_set_colour (cairo_t *cr, double hue, double saturation, double value, double alpha)
{
  cairo_set_source_rgba (cr, wrap_channel (hue, 5, saturation, value),
                         wrap_channel (hue, 3, saturation, value),
                         wrap_channel (hue, 1, saturation, value), alpha);
}

static void
add_stop (cairo_pattern_t *pattern,
          double at,
          double hue,
          double saturation,
          double value,
          double alpha)
{
  cairo_pattern_add_color_stop_rgba (pattern, at, wrap_channel (hue, 5, saturation, value),
                                     wrap_channel (hue, 3, saturation, value),
                                     wrap_channel (hue, 1, saturation, value), alpha);
}

static void
paint_sky (cairo_t *cr, double hue, int height)
{
  cairo_pattern_t *sky = cairo_pattern_create_linear (0, 0, 0, height);

  add_stop (sky, 0, hue, 0.45, 0.86, 1);
  add_stop (sky, 0.7, hue + 0.45, 0.25, 0.98, 1);
  cairo_set_source (cr, sky);
  cairo_paint (cr);
  cairo_pattern_destroy (sky);
}

static void
paint_glow (cairo_t *cr, double x, double y, double radius, double saturation, double alpha)
{
  cairo_pattern_t *glow = cairo_pattern_create_radial (x, y, 0, x, y, radius);

  add_stop (glow, 0, SUN_HUE, saturation, 1, alpha);
  add_stop (glow, 0.35, SUN_HUE, saturation * 1.5, 1, alpha * 0.75);
  add_stop (glow, 1, SUN_HUE, saturation * 1.5, 1, 0);
  cairo_set_source (cr, glow);
  cairo_arc (cr, x, y, radius, 0, 2 * G_PI);
  cairo_fill (cr);
  cairo_pattern_destroy (glow);
}

static void
paint_cloud (cairo_t *cr, GRand *rand, int width, int height)
{
  double x = g_rand_double_range (rand, 0, width);
  double y = g_rand_double_range (rand, height * 0.08, height * 0.45);

  for (int i = 0; i < 5; i++)
    paint_glow (cr, x + i * 11, y + g_rand_double_range (rand, -5, 5),
                g_rand_double_range (rand, 9, 19), 0.01, 0.45);
}

static void
paint_ridge (cairo_t *cr, GRand *rand, int width, int height, int i)
{
  double level = height * (0.5 + 0.17 * i);
  double phase = g_rand_double_range (rand, 0, 2 * G_PI);
  double wave = g_rand_double_range (rand, 0.016, 0.03);
  double hue = 0.28 + 0.1 * g_rand_double (rand) + 0.06 * i;
  cairo_pattern_t *slope = cairo_pattern_create_linear (0, level - 20, 0, height);

  add_stop (slope, 0, hue, 0.32 + 0.08 * i, 0.74 - 0.14 * i, 1);
  add_stop (slope, 1, hue + 0.04, 0.45 + 0.08 * i, 0.56 - 0.14 * i, 1);
  cairo_move_to (cr, 0, height);
  for (int x = 0; x <= width + 4; x += 4)
    cairo_line_to (cr, x,
                   level + 12 * sin (x * wave + phase) + 5 * sin (x * wave * 2.7 + phase * 2));
  cairo_line_to (cr, width + 4, height);
  cairo_close_path (cr);
  cairo_set_source (cr, slope);
  cairo_fill (cr);
  cairo_pattern_destroy (slope);
}

/**
 * tracker_captcha_paint_scene:
 * @cr: where to draw
 * @rand: source of chance
 * @width: pixels
 * @height: pixels
 *
 * Paints a sky with a sun and clouds over hills.
 */
void
tracker_captcha_paint_scene (cairo_t *cr, GRand *rand, int width, int height)
{
  double hue = 0.5 + 0.2 * g_rand_double (rand);

  paint_sky (cr, hue, height);
  paint_glow (cr, g_rand_double_range (rand, width * 0.1, width * 0.9),
              g_rand_double_range (rand, height * 0.15, height * 0.4), 42, 0.22, 0.95);
  for (int i = 0; i < N_CLOUDS; i++)
    paint_cloud (cr, rand, width, height);
  for (int i = 0; i < N_RIDGES; i++)
    paint_ridge (cr, rand, width, height, i);
}
