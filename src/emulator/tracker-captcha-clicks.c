/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>

#include "tracker-captcha.h"

/* Six signs on a landscape, of which four are to be clicked in the order that a second picture
 * shows. */

#define WIDTH 330
#define HEIGHT 180
#define N_COLUMNS 3
#define N_SIGNS 6
#define N_WANTED 4
#define SIGN 42 /* edge of the square a sign fits in */
#define PROMPT_STEP 38
#define PROMPT_HEIGHT 44

static const char *const characters[]
    = { "山", "水", "花", "鸟", "风", "雨", "云", "月", "星", "春", "夏", "秋", "冬", "竹", "松" };
/* Where no font has those: outlines, as many as there are kinds of shape. */
#define N_SHAPES 8

static const char *const families[]
    = { "Noto Sans CJK SC", "Noto Serif CJK SC", "WenQuanYi Micro Hei", "Droid Sans Fallback" };

typedef struct
{
  int what; /* index of its character or shape */
  int x;    /* its middle */
  int y;
} Sign;

/* Cairo looks for a glyph in the chosen family alone; glyph 0 says that it has none. */
static gboolean
has_characters (cairo_t *cr, const char *family)
{
  cairo_scaled_font_t *font;

  cairo_select_font_face (cr, family, CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_BOLD);
  font = cairo_get_scaled_font (cr);
  for (gsize i = 0; i < G_N_ELEMENTS (characters); i++)
    {
      cairo_glyph_t *glyphs = NULL;
      int n_glyphs = 0;
      gboolean has_it = cairo_scaled_font_text_to_glyphs (font, 0, 0, characters[i], -1, &glyphs,
                                                          &n_glyphs, NULL, NULL, NULL)
                            == CAIRO_STATUS_SUCCESS
                        && n_glyphs == 1 && glyphs[0].index != 0;

      cairo_glyph_free (glyphs);
      if (!has_it)
        return FALSE;
    }
  return TRUE;
}

static const char *
find_family (cairo_t *cr)
{
  for (gsize i = 0; i < G_N_ELEMENTS (families); i++)
    if (has_characters (cr, families[i]))
      return families[i];
  return NULL;
}

/* A ring of @n corners, every other one at @inner of the way from the middle. */
static void
trace_star (cairo_t *cr, int n, double inner, double turn)
{
  for (int i = 0; i < n; i++)
    {
      double radius = SIGN / 2.0 * (i % 2 == 0 ? 1 : inner);
      double angle = turn + i * 2 * G_PI / n;

      cairo_line_to (cr, radius * sin (angle), -radius * cos (angle));
    }
  cairo_close_path (cr);
}

static void
trace_shape (cairo_t *cr, int what)
{
  static const struct
  {
    int n;
    double inner;
    double turn;
  } stars[] = { { 3, 1, 0 }, { 4, 1, G_PI / 4 }, { 10, 0.42, 0 }, { 8, 0.35, 0 },
                { 6, 1, 0 }, { 4, 0.5, 0 },      { 6, 0.25, 0 } };

  cairo_new_path (cr);
  if (what < (int) G_N_ELEMENTS (stars))
    trace_star (cr, stars[what].n, stars[what].inner, stars[what].turn);
  else
    cairo_arc (cr, 0, 0, SIGN / 2.0, 0, 2 * G_PI);
}

/* Around the origin of @cr. */
static void
trace_sign (cairo_t *cr, const char *family, int what)
{
  cairo_text_extents_t extents;

  if (family == NULL)
    {
      trace_shape (cr, what);
      return;
    }
  cairo_select_font_face (cr, family, CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_BOLD);
  cairo_set_font_size (cr, SIGN);
  cairo_text_extents (cr, characters[what], &extents);
  cairo_new_path (cr);
  cairo_move_to (cr, -extents.x_bearing - extents.width / 2,
                 -extents.y_bearing - extents.height / 2);
  cairo_text_path (cr, characters[what]);
}

static void
place_signs (GRand *rand, int n_kinds, Sign *signs)
{
  for (int i = 0; i < N_SIGNS; i++)
    {
      int width = WIDTH / N_COLUMNS, height = HEIGHT / (N_SIGNS / N_COLUMNS);
      gboolean is_taken = TRUE;

      signs[i].x = i % N_COLUMNS * width + width / 2 + g_rand_int_range (rand, -24, 25);
      signs[i].y = i / N_COLUMNS * height + height / 2 + g_rand_int_range (rand, -14, 15);
      while (is_taken)
        {
          signs[i].what = g_rand_int_range (rand, 0, n_kinds);
          is_taken = FALSE;
          for (int j = 0; j < i; j++)
            is_taken |= signs[j].what == signs[i].what;
        }
    }
  for (int i = N_SIGNS - 1; i > 0; i--)
    {
      int j = g_rand_int_range (rand, 0, i + 1);
      Sign other = signs[i];

      signs[i] = signs[j];
      signs[j] = other;
    }
}

static void
paint_sign (cairo_t *cr, GRand *rand, const char *family, const Sign *sign)
{
  cairo_save (cr);
  cairo_translate (cr, sign->x, sign->y);
  cairo_rotate (cr, g_rand_double_range (rand, -0.5, 0.5));
  trace_sign (cr, family, sign->what);
  cairo_set_source_rgba (cr, 1, 1, 1, 0.8);
  cairo_set_line_width (cr, 4);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_stroke_preserve (cr);
  tracker_captcha_set_colour (cr, g_rand_double (rand), 0.85, 0.5, 1);
  cairo_fill (cr);
  cairo_restore (cr);
}

static GBytes *
draw_prompt (const char *family, const Sign *signs)
{
  cairo_surface_t *surface
      = cairo_image_surface_create (CAIRO_FORMAT_RGB24, N_WANTED * PROMPT_STEP + 8, PROMPT_HEIGHT);
  cairo_t *cr = cairo_create (surface);
  GBytes *png;

  cairo_set_source_rgb (cr, 0.97, 0.97, 0.96);
  cairo_paint (cr);
  cairo_set_source_rgb (cr, 0.15, 0.17, 0.22);
  for (int i = 0; i < N_WANTED; i++)
    {
      cairo_save (cr);
      cairo_translate (cr, 4 + PROMPT_STEP * (i + 0.5), PROMPT_HEIGHT / 2.0);
      cairo_scale (cr, 0.75, 0.75);
      trace_sign (cr, family, signs[i].what);
      cairo_fill (cr);
      cairo_restore (cr);
    }
  cairo_destroy (cr);
  png = tracker_captcha_surface_to_png (surface);
  cairo_surface_destroy (surface);
  return png;
}

static char *
format_points (const Sign *signs)
{
  GString *text = g_string_new (NULL);

  for (int i = 0; i < N_WANTED; i++)
    g_string_append_printf (text, "%s%d,%d", i > 0 ? ";" : "", signs[i].x, signs[i].y);
  return g_string_free (text, FALSE);
}

/**
 * tracker_captcha_new_clicks:
 * @rand: source of chance
 *
 * Returns: (transfer full): a challenge to click four of six signs in order; Chinese characters, or
 * shapes where no font has them
 */
TrackerCaptcha *
tracker_captcha_new_clicks (GRand *rand)
{
  TrackerCaptcha *captcha = g_new0 (TrackerCaptcha, 1);
  cairo_surface_t *scene = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (scene);
  const char *family = find_family (cr);
  Sign signs[N_SIGNS];

  place_signs (rand, family != NULL ? (int) G_N_ELEMENTS (characters) : N_SHAPES, signs);
  tracker_captcha_paint_scene (cr, rand, WIDTH, HEIGHT);
  for (int i = 0; i < N_SIGNS; i++)
    paint_sign (cr, rand, family, &signs[i]);
  cairo_destroy (cr);

  captcha->kind = TRACKER_CAPTCHA_CLICKS;
  captcha->answer = format_points (signs);
  captcha->picture = tracker_captcha_surface_to_png (scene);
  captcha->format = "image/png";
  captcha->prompt = draw_prompt (family, signs);
  cairo_surface_destroy (scene);
  return captcha;
}
