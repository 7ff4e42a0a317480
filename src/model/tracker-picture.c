/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tracker-picture.h"

#include <string.h>

#define BYTES_PER_PIXEL 4
/* 128 MiB: more than any screen has. */
#define MAX_ENLARGED_PIXELS (32 * 1024 * 1024)

struct _TrackerPicture
{
  int width;
  int height;
  gsize stride;
  GBytes *pixels; /* (owned) */
};

G_DEFINE_BOXED_TYPE (TrackerPicture, tracker_picture, tracker_picture_ref, tracker_picture_unref)

static void
clear_picture (gpointer data)
{
  TrackerPicture *self = data;

  g_bytes_unref (self->pixels);
}

static gboolean
is_whole (int width, int height, gsize stride, gsize size)
{
  gsize row;

  if (width <= 0 || height <= 0 || !g_size_checked_mul (&row, (gsize) width, BYTES_PER_PIXEL)
      || stride < row)
    return FALSE;
  /* The last row may end with its last pixel. */
  return size >= row && (size - row) / stride >= (gsize) height - 1;
}

/**
 * tracker_picture_new:
 * @width: in pixels, more than 0
 * @height: in pixels, more than 0
 * @stride: bytes from one row to the next, at least 4 for each pixel
 * @pixels: red, green, blue, alpha of each pixel, row by row from the top; a reference is taken
 *
 * Any thread.
 *
 * Returns: (transfer full): a picture
 */
TrackerPicture *
tracker_picture_new (int width, int height, gsize stride, GBytes *pixels)
{
  TrackerPicture *self;

  g_return_val_if_fail (pixels != NULL, NULL);
  g_return_val_if_fail (is_whole (width, height, stride, g_bytes_get_size (pixels)), NULL);

  self = g_atomic_rc_box_new0 (TrackerPicture);
  self->width = width;
  self->height = height;
  self->stride = stride;
  self->pixels = g_bytes_ref (pixels);
  return self;
}

/**
 * tracker_picture_ref:
 * @self: a picture
 *
 * Any thread.
 *
 * Returns: (transfer full): @self
 */
TrackerPicture *
tracker_picture_ref (TrackerPicture *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * tracker_picture_unref:
 * @self: (transfer full): a picture
 *
 * Any thread.
 */
void
tracker_picture_unref (TrackerPicture *self)
{
  g_atomic_rc_box_release_full (self, clear_picture);
}

/**
 * tracker_picture_get_width:
 * @self: a picture
 *
 * Returns: how many pixels wide it is, more than 0
 */
int
tracker_picture_get_width (const TrackerPicture *self)
{
  return self->width;
}

/**
 * tracker_picture_get_height:
 * @self: a picture
 *
 * Returns: how many pixels high it is, more than 0
 */
int
tracker_picture_get_height (const TrackerPicture *self)
{
  return self->height;
}

/**
 * tracker_picture_get_stride:
 * @self: a picture
 *
 * Returns: how many bytes lie between the starts of two rows
 */
gsize
tracker_picture_get_stride (const TrackerPicture *self)
{
  return self->stride;
}

/**
 * tracker_picture_get_pixels:
 * @self: a picture
 *
 * Returns: (transfer none): red, green, blue and alpha (not multiplied) of each pixel, row by row
 * from the top
 */
GBytes *
tracker_picture_get_pixels (const TrackerPicture *self)
{
  return self->pixels;
}

static void
enlarge_row (const guint8 *from, guint8 *to, int width, int factor)
{
  for (int x = 0; x < width; x++, from += BYTES_PER_PIXEL)
    {
      for (int i = 0; i < factor; i++, to += BYTES_PER_PIXEL)
        memcpy (to, from, BYTES_PER_PIXEL);
    }
}

/**
 * tracker_picture_enlarge:
 * @self: a picture
 * @factor: how many pixels, each way, one pixel becomes; 1 and less give @self
 *
 * Each pixel becomes a square of the same colour, so that it stays sharp where the screen has more
 * pixels than the picture. The factor is lowered where the result would be larger than any screen
 * (32 million pixels): ask the result for its size. Any thread; milliseconds for a million pixels.
 *
 * Returns: (transfer full): the larger picture
 */
TrackerPicture *
tracker_picture_enlarge (TrackerPicture *self, int factor)
{
  const guint8 *from = g_bytes_get_data (self->pixels, NULL);
  gint64 n_pixels = (gint64) self->width * self->height;
  g_autoptr (GBytes) pixels = NULL;
  guint8 *data;
  gsize stride;
  gsize size;

  factor = CLAMP (factor, 1, 64);
  while (factor > 1 && n_pixels * factor * factor > MAX_ENLARGED_PIXELS)
    factor--;
  if (factor == 1)
    return tracker_picture_ref (self);

  stride = (gsize) self->width * (gsize) factor * BYTES_PER_PIXEL;
  size = stride * (gsize) self->height * (gsize) factor;
  data = g_malloc (size);
  for (int y = 0; y < self->height; y++)
    {
      guint8 *first = data + (gsize) y * (gsize) factor * stride;

      enlarge_row (from + (gsize) y * self->stride, first, self->width, factor);
      for (int i = 1; i < factor; i++)
        memcpy (first + (gsize) i * stride, first, stride);
    }

  pixels = g_bytes_new_take (data, size);
  return tracker_picture_new (self->width * factor, self->height * factor, stride, pixels);
}
