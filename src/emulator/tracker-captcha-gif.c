/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "tracker-captcha.h"

/* GIF89a in 128 greys, not compressed: with codes of eight bits, and the table cleared before they
 * would grow to nine, each pixel is one byte. */

#define N_GREYS 128
#define CODE_SIZE 7 /* bits of a pixel; codes begin with one more */
#define CODE_CLEAR 128
#define CODE_END 129
#define PIXELS_A_CLEAR 120 /* the table has room for 126 more */
#define BLOCK 255
#define DELAY_CS 40

static void
append_u16 (GByteArray *bytes, int number)
{
  const guint8 little_endian[2] = { (guint8) (number & 0xff), (guint8) (number >> 8) };

  g_byte_array_append (bytes, little_endian, 2);
}

static void
append_u8 (GByteArray *bytes, int number)
{
  const guint8 byte = (guint8) number;

  g_byte_array_append (bytes, &byte, 1);
}

static void
append_head (GByteArray *bytes, int width, int height)
{
  static const guint8 repeats_for_ever[]
      = { 0x21, 0xff, 11, 'N', 'E', 'T', 'S', 'C', 'A', 'P', 'E', '2', '.', '0', 3, 1, 0, 0, 0 };

  g_byte_array_append (bytes, (const guint8 *) "GIF89a", 6);
  append_u16 (bytes, width);
  append_u16 (bytes, height);
  append_u8 (bytes, 0x80 | (CODE_SIZE - 1)); /* a table of 128 colours for all frames */
  append_u8 (bytes, 0);
  append_u8 (bytes, 0);
  for (int i = 0; i < N_GREYS; i++)
    for (int channel = 0; channel < 3; channel++)
      append_u8 (bytes, i * 255 / (N_GREYS - 1));
  g_byte_array_append (bytes, repeats_for_ever, sizeof repeats_for_ever);
}

static int
read_grey (const guchar *data, int stride, int x, int y)
{
  guint32 pixel;

  memcpy (&pixel, data + y * stride + x * 4, 4);
  return (int) ((((pixel >> 16) & 0xff) * 3 + ((pixel >> 8) & 0xff) * 6 + (pixel & 0xff)) / 20);
}

static void
append_blocks (GByteArray *bytes, const GByteArray *codes)
{
  for (guint at = 0; at < codes->len; at += BLOCK)
    {
      guint size = MIN (BLOCK, codes->len - at);

      append_u8 (bytes, (int) size);
      g_byte_array_append (bytes, codes->data + at, size);
    }
  append_u8 (bytes, 0);
}

static void
append_frame (GByteArray *bytes, cairo_surface_t *frame)
{
  int width = cairo_image_surface_get_width (frame);
  int height = cairo_image_surface_get_height (frame);
  int stride = cairo_image_surface_get_stride (frame);
  const guchar *data;
  g_autoptr (GByteArray) codes = g_byte_array_new ();

  cairo_surface_flush (frame);
  data = cairo_image_surface_get_data (frame);
  for (int i = 0; i < width * height; i++)
    {
      if (i % PIXELS_A_CLEAR == 0)
        append_u8 (codes, CODE_CLEAR);
      append_u8 (codes, MIN (read_grey (data, stride, i % width, i / width), N_GREYS - 1));
    }
  append_u8 (codes, CODE_END);

  g_byte_array_append (bytes, (const guint8 *) "\x21\xf9\x04\x04", 4);
  append_u16 (bytes, DELAY_CS);
  append_u16 (bytes, 0);
  append_u8 (bytes, 0x2c);
  append_u16 (bytes, 0);
  append_u16 (bytes, 0);
  append_u16 (bytes, width);
  append_u16 (bytes, height);
  append_u8 (bytes, 0);
  append_u8 (bytes, CODE_SIZE);
  append_blocks (bytes, codes);
}

/**
 * tracker_captcha_surface_to_gif:
 * @frames: (array length=n_frames): pictures of one size, 32 bits a pixel
 * @n_frames: at least 1
 *
 * Returns: (transfer full): a GIF file in greys that shows them in turn, for ever
 */
GBytes *
tracker_captcha_surface_to_gif (cairo_surface_t *const *frames, guint n_frames)
{
  GByteArray *bytes = g_byte_array_new ();

  append_head (bytes, cairo_image_surface_get_width (frames[0]),
               cairo_image_surface_get_height (frames[0]));
  for (guint i = 0; i < n_frames; i++)
    append_frame (bytes, frames[i]);
  append_u8 (bytes, 0x3b);
  return g_byte_array_free_to_bytes (bytes);
}
