/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>
#include <string.h>

#include "tracker-captcha.h"

/* Written characters, bent and crossed out: easy for a person, as those of the posts are. Drawn
 * twice as large and made smaller after the bending, so that edges stay soft. */

#define OVERSAMPLING 2
#define N_LINES 4

static void
paint_paper (cairo_t *cr, double hue, int width, int height)
{
  cairo_pattern_t *light = cairo_pattern_create_linear (0, 0, width, height);

  tracker_captcha_set_colour (cr, hue, 0.1, 0.97, 1);
  cairo_paint (cr);
  cairo_pattern_add_color_stop_rgba (light, 0, 1, 1, 1, 0.7);
  cairo_pattern_add_color_stop_rgba (light, 1, 1, 1, 1, 0);
  cairo_set_source (cr, light);
  cairo_paint (cr);
  cairo_pattern_destroy (light);
}

static void
scatter_dots (cairo_t *cr, GRand *rand, double hue, int width, int height)
{
  int n_dots = width * height / 60;

  for (int i = 0; i < n_dots; i++)
    {
      tracker_captcha_set_colour (cr, hue + 0.3 * g_rand_double (rand), 0.4, 0.6, 0.45);
      cairo_arc (cr, g_rand_double_range (rand, 0, width), g_rand_double_range (rand, 0, height),
                 g_rand_double_range (rand, 0.4, 1.3), 0, 2 * G_PI);
      cairo_fill (cr);
    }
}

static void
draw_line (cairo_t *cr, GRand *rand, double hue, int width, int height)
{
  tracker_captcha_set_colour (cr, hue + 0.2 * g_rand_double (rand), 0.5, 0.5, 0.5);
  cairo_set_line_width (cr, g_rand_double_range (rand, 0.8, height / 36.0 + 0.6));
  cairo_move_to (cr, 0, g_rand_double_range (rand, 0, height));
  cairo_curve_to (cr, width * 0.3, g_rand_double_range (rand, 0, height), width * 0.7,
                  g_rand_double_range (rand, 0, height), width,
                  g_rand_double_range (rand, 0, height));
  cairo_stroke (cr);
}

static void
draw_character (cairo_t *cr, GRand *rand, char character, double x, double y, double hue)
{
  const char text[2] = { character, '\0' };
  cairo_text_extents_t extents;

  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_rotate (cr, g_rand_double_range (rand, -0.3, 0.3));
  cairo_text_extents (cr, text, &extents);
  cairo_move_to (cr, -extents.x_bearing - extents.width / 2,
                 -extents.y_bearing - extents.height / 2);
  tracker_captcha_set_colour (cr, hue + 0.25 * g_rand_double (rand), 0.75,
                              g_rand_double_range (rand, 0.3, 0.5), 1);
  cairo_show_text (cr, text);
  cairo_restore (cr);
}

static void
draw_characters (cairo_t *cr, GRand *rand, const char *shown, double hue, int width, int height)
{
  int n = (int) strlen (shown);
  double step = width * 0.88 / MAX (n, 1);

  cairo_select_font_face (cr, g_rand_boolean (rand) ? "sans-serif" : "serif",
                          CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_BOLD);
  for (int i = 0; i < n; i++)
    {
      cairo_set_font_size (cr, MIN (height * 0.62, step * 1.15)
                                   * g_rand_double_range (rand, 0.9, 1.05));
      draw_character (cr, rand, shown[i], width * 0.06 + step * (i + 0.5),
                      height * g_rand_double_range (rand, 0.44, 0.56), hue);
    }
}

/* Each pixel comes from a little beside its place, in slow waves. */
static cairo_surface_t *
bend (cairo_surface_t *surface, GRand *rand)
{
  int width = cairo_image_surface_get_width (surface);
  int height = cairo_image_surface_get_height (surface);
  int stride = cairo_image_surface_get_stride (surface);
  cairo_surface_t *bent = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  double phase = g_rand_double_range (rand, 0, 2 * G_PI);
  const guchar *source;
  guchar *target;

  cairo_surface_flush (surface);
  source = cairo_image_surface_get_data (surface);
  target = cairo_image_surface_get_data (bent);
  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      {
        int from_x = x + (int) lrint (height * 0.035 * sin (y * 2 * G_PI / height + phase));
        int from_y = y + (int) lrint (height * 0.06 * sin (x * 3 * G_PI / width + phase));

        from_x = CLAMP (from_x, 0, width - 1);
        from_y = CLAMP (from_y, 0, height - 1);
        memcpy (target + y * stride + x * 4, source + from_y * stride + from_x * 4, 4);
      }
  cairo_surface_mark_dirty (bent);
  return bent;
}

static cairo_surface_t *
make_smaller (cairo_surface_t *surface, int width, int height)
{
  cairo_surface_t *small = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cairo_t *cr = cairo_create (small);

  cairo_scale (cr, 1.0 / OVERSAMPLING, 1.0 / OVERSAMPLING);
  cairo_set_source_surface (cr, surface, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_GOOD);
  cairo_paint (cr);
  cairo_destroy (cr);
  return small;
}

static GBytes *
draw (GRand *rand, const char *shown, int width, int height)
{
  cairo_surface_t *large = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width * OVERSAMPLING,
                                                       height * OVERSAMPLING);
  cairo_t *cr = cairo_create (large);
  double hue = g_rand_double (rand);
  cairo_surface_t *bent, *small;
  GBytes *png;

  cairo_scale (cr, OVERSAMPLING, OVERSAMPLING);
  paint_paper (cr, hue, width, height);
  scatter_dots (cr, rand, hue, width, height);
  draw_characters (cr, rand, shown, hue + 0.5, width, height);
  for (int i = 0; i < N_LINES; i++)
    draw_line (cr, rand, hue + 0.5, width, height);
  cairo_destroy (cr);

  bent = bend (large, rand);
  small = make_smaller (bent, width, height);
  png = tracker_captcha_surface_to_png (small);
  cairo_surface_destroy (large);
  cairo_surface_destroy (bent);
  cairo_surface_destroy (small);
  return png;
}

/**
 * tracker_captcha_new_text:
 * @rand: source of chance
 * @shown: what the picture shows, ASCII
 * @answer: what is to be typed
 * @width: of the picture, pixels
 * @height: of the picture, pixels
 *
 * Returns: (transfer full): a challenge to type something
 */
TrackerCaptcha *
tracker_captcha_new_text (GRand *rand, const char *shown, const char *answer, int width, int height)
{
  TrackerCaptcha *captcha = g_new0 (TrackerCaptcha, 1);

  captcha->kind = TRACKER_CAPTCHA_TEXT;
  captcha->answer = g_strdup (answer);
  captcha->picture = draw (rand, shown, width, height);
  captcha->format = "image/png";
  return captcha;
}
