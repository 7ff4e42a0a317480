/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-challenge-painter.h"

#define POINT_RADIUS 11.0f
/* How much further apart light and dark are moved. */
#define CONTRAST 2.0f
#define CROSS_GAP 7.0f
#define CROSS_ARM 18.0f

/**
 * tracker_challenge_painter_push_filter:
 * @snapshot: what is drawn on; gtk_snapshot_pop () once afterwards
 * @inverted: light becomes dark and dark light
 * @contrast: light and dark are moved apart
 */
void
tracker_challenge_painter_push_filter (GtkSnapshot *snapshot, gboolean inverted, gboolean contrast)
{
  float gain = (contrast ? CONTRAST : 1.0f) * (inverted ? -1.0f : 1.0f);
  float shift = 0.5f - 0.5f * gain;
  const float values[16] = { gain, 0, 0, 0, 0, gain, 0, 0, 0, 0, gain, 0, 0, 0, 0, 1 };
  graphene_matrix_t matrix;
  graphene_vec4_t offset;

  graphene_matrix_init_from_float (&matrix, values);
  graphene_vec4_init (&offset, shift, shift, shift, 0);
  gtk_snapshot_push_color_matrix (snapshot, &matrix, &offset);
}

static void
find_color (GtkWidget *widget, const char *name, GdkRGBA *color)
{
  GtkStyleContext *context = gtk_widget_get_style_context (widget);

  if (!gtk_style_context_lookup_color (context, name, color))
    gtk_style_context_get_color (context, color);
}

static void
fill_circle (GtkSnapshot *snapshot, float x, float y, float radius, const GdkRGBA *color)
{
  GskRoundedRect circle;
  graphene_rect_t bounds;

  graphene_rect_init (&bounds, x - radius, y - radius, 2 * radius, 2 * radius);
  gsk_rounded_rect_init_from_rect (&circle, &bounds, radius);
  gtk_snapshot_push_rounded_clip (snapshot, &circle);
  gtk_snapshot_append_color (snapshot, color, &bounds);
  gtk_snapshot_pop (snapshot);
}

static void
paint_number (GtkSnapshot *snapshot,
              GtkWidget *widget,
              float x,
              float y,
              gsize number,
              const GdkRGBA *color)
{
  g_autofree char *text = g_strdup_printf ("%" G_GSIZE_FORMAT, number);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, text);
  int width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT (x - (float) width / 2, y - (float) height / 2));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

/**
 * tracker_challenge_painter_paint_points:
 * @snapshot: what to draw on
 * @widget: whose colours and font are taken
 * @origin: where the picture's top left corner is
 * @scale: widget pixels per pixel of the picture
 * @points: (array length=n_points): in pixels of the picture
 * @n_points: their number
 *
 * Draws a numbered mark at each point.
 */
void
tracker_challenge_painter_paint_points (GtkSnapshot *snapshot,
                                        GtkWidget *widget,
                                        const graphene_point_t *origin,
                                        double scale,
                                        const TrackerPoint *points,
                                        gsize n_points)
{
  GdkRGBA fill, text;

  find_color (widget, "accent_bg_color", &fill);
  find_color (widget, "accent_fg_color", &text);
  for (gsize i = 0; i < n_points; i++)
    {
      float x = origin->x + (float) ((points[i].x + 0.5) * scale);
      float y = origin->y + (float) ((points[i].y + 0.5) * scale);

      /* The ring keeps it apart from whatever is below. */
      fill_circle (snapshot, x, y, POINT_RADIUS + 2, &text);
      fill_circle (snapshot, x, y, POINT_RADIUS, &fill);
      paint_number (snapshot, widget, x, y, i + 1, &text);
    }
}

static void
paint_arms (GtkSnapshot *snapshot, float x, float y, float half, const GdkRGBA *color)
{
  float length = CROSS_ARM - CROSS_GAP + 2 * half;
  const graphene_rect_t arms[] = {
    GRAPHENE_RECT_INIT (x - CROSS_ARM - half, y - half, length, 2 * half),
    GRAPHENE_RECT_INIT (x + CROSS_GAP - half, y - half, length, 2 * half),
    GRAPHENE_RECT_INIT (x - half, y - CROSS_ARM - half, 2 * half, length),
    GRAPHENE_RECT_INIT (x - half, y + CROSS_GAP - half, 2 * half, length),
    GRAPHENE_RECT_INIT (x - half, y - half, 2 * half, 2 * half),
  };

  for (gsize i = 0; i < G_N_ELEMENTS (arms); i++)
    gtk_snapshot_append_color (snapshot, color, &arms[i]);
}

/**
 * tracker_challenge_painter_paint_cross:
 * @snapshot: what to draw on
 * @widget: whose colours are taken
 * @bounds: the picture; nothing is drawn beside it
 * @scale: widget pixels per pixel of the picture
 * @cross: in pixels of the picture
 *
 * Draws the cross that is moved by keys: light around dark, so that it is seen on anything.
 */
void
tracker_challenge_painter_paint_cross (GtkSnapshot *snapshot,
                                       GtkWidget *widget,
                                       const graphene_rect_t *bounds,
                                       double scale,
                                       const TrackerPoint *cross)
{
  const GdkRGBA light = { 1, 1, 1, 0.9f };
  float x = bounds->origin.x + (float) ((cross->x + 0.5) * scale);
  float y = bounds->origin.y + (float) ((cross->y + 0.5) * scale);
  GdkRGBA dark;

  find_color (widget, "accent_bg_color", &dark);
  gtk_snapshot_push_clip (snapshot, bounds);
  paint_arms (snapshot, x, y, 2.5f, &light);
  paint_arms (snapshot, x, y, 1.0f, &dark);
  gtk_snapshot_pop (snapshot);
}
