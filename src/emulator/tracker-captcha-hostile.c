/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "tracker-captcha.h"

/* What no post should send in the place of a picture, and some day one will. */

#define HUGE_BYTES (50 * 1024 * 1024)
#define N_FRAMES 3
#define EDGE 10000 /* squared: 100 megapixels */

static const char svg[]
    = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\""
      " width=\"200\" height=\"80\" onload=\"alert (document.domain)\">\n"
      "<script>fetch ('https://elsewhere.example/script')</script>\n"
      "<image xlink:href=\"https://elsewhere.example/picture.png\" width=\"200\" height=\"80\"/>\n"
      "<text x=\"20\" y=\"50\">x7kp2</text>\n"
      "</svg>\n";

static const char html[] = "<!DOCTYPE html>\n<html><head><title>Sign in</title>"
                           "<script src=\"https://elsewhere.example/script.js\"></script></head>"
                           "<body><h1>Please sign in to the network</h1></body></html>\n";

/* CRC of a PNG's chunk: ISO 3309, as PNG (third edition), annex D. */
static guint32
compute_crc (const guint8 *data, gsize size)
{
  guint32 crc = 0xffffffffu;

  for (gsize i = 0; i < size; i++)
    {
      crc ^= data[i];
      for (int bit = 0; bit < 8; bit++)
        crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xedb88320u : crc >> 1;
    }
  return crc ^ 0xffffffffu;
}

static void
append_chunk (GByteArray *png, const char *type, const guint8 *data, guint size)
{
  guint32 length = GUINT32_TO_BE (size), crc;
  guint from;

  g_byte_array_append (png, (const guint8 *) &length, 4);
  from = png->len;
  g_byte_array_append (png, (const guint8 *) type, 4);
  g_byte_array_append (png, data, size);
  crc = GUINT32_TO_BE (compute_crc (png->data + from, png->len - from));
  g_byte_array_append (png, (const guint8 *) &crc, 4);
}

/* The head is right in all; of the pixels hardly one row is there. */
static GBytes *
create_megapixels (void)
{
  static const guint8 signature[] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n' };
  static const guint8 pixels[]
      = { 0x78, 0x01, 0x01, 4, 0, 0xfb, 0xff, 0, 0, 0, 0, 0, 4, 0, 1 }; /* zlib, stored */
  const guint32 edge = GUINT32_TO_BE (EDGE);
  GByteArray *png = g_byte_array_new ();
  guint8 head[13] = { 0 };

  memcpy (head, &edge, 4);
  memcpy (head + 4, &edge, 4);
  head[8] = 8; /* bits a channel */
  head[9] = 2; /* red, green, blue */
  g_byte_array_append (png, signature, sizeof signature);
  append_chunk (png, "IHDR", head, sizeof head);
  append_chunk (png, "IDAT", pixels, sizeof pixels);
  append_chunk (png, "IEND", NULL, 0);
  return g_byte_array_free_to_bytes (png);
}

/* Behind the first frame come others that say something else. */
static GBytes *
create_animation (GBytes *picture)
{
  cairo_surface_t *frames[N_FRAMES];
  GBytes *gif;

  frames[0] = tracker_captcha_surface_from_png (picture);
  for (guint i = 1; i < N_FRAMES; i++)
    {
      int width = cairo_image_surface_get_width (frames[0]);
      int height = cairo_image_surface_get_height (frames[0]);
      cairo_t *cr;

      frames[i] = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
      cr = cairo_create (frames[i]);
      cairo_set_source_rgb (cr, 0.1 * i, 0.2 * i, 0.3 * i);
      cairo_paint (cr);
      cairo_set_source_rgb (cr, 1, 1, 1);
      cairo_set_font_size (cr, height * 0.5);
      cairo_move_to (cr, width * 0.1, height * 0.7);
      cairo_show_text (cr, "wrong");
      cairo_destroy (cr);
    }
  gif = tracker_captcha_surface_to_gif (frames, N_FRAMES);
  for (guint i = 0; i < N_FRAMES; i++)
    cairo_surface_destroy (frames[i]);
  return gif;
}

static GBytes *
create_huge (GBytes *picture)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (picture, &size);
  guint8 *grown = g_malloc0 (HUGE_BYTES);

  memcpy (grown, data, MIN (size, HUGE_BYTES));
  return g_bytes_new_take (grown, HUGE_BYTES);
}

static void
take_picture (TrackerCaptcha *captcha, GBytes *picture, const char *format)
{
  g_bytes_unref (captcha->picture);
  captcha->picture = picture;
  captcha->format = format;
}

/**
 * tracker_captcha_spoil:
 * @captcha: a challenge as it was drawn
 * @fault: what goes wrong; those that are not about the picture change nothing
 *
 * Puts something else in the place of its picture. What solves it stays.
 */
void
tracker_captcha_spoil (TrackerCaptcha *captcha, TrackerCaptchaFault fault)
{
  gsize size = g_bytes_get_size (captcha->picture);

  switch (fault)
    {
    case TRACKER_CAPTCHA_FAULT_MEGAPIXELS:
      take_picture (captcha, create_megapixels (), "image/png");
      break;
    case TRACKER_CAPTCHA_FAULT_ANIMATED:
      take_picture (captcha, create_animation (captcha->picture), "image/gif");
      break;
    case TRACKER_CAPTCHA_FAULT_SVG:
      take_picture (captcha, g_bytes_new_static (svg, strlen (svg)), "image/svg+xml");
      break;
    case TRACKER_CAPTCHA_FAULT_HTML:
      take_picture (captcha, g_bytes_new_static (html, strlen (html)), "text/html; charset=utf-8");
      break;
    case TRACKER_CAPTCHA_FAULT_HUGE:
      take_picture (captcha, create_huge (captcha->picture), "image/png");
      break;
    case TRACKER_CAPTCHA_FAULT_TRUNCATED:
      take_picture (captcha, g_bytes_new_from_bytes (captcha->picture, 0, size / 2), "image/png");
      break;
    case TRACKER_CAPTCHA_FAULT_NONE:
    case TRACKER_CAPTCHA_FAULT_EXPIRED:
    case TRACKER_CAPTCHA_FAULT_SESSION_LOST:
    case TRACKER_CAPTCHA_FAULT_UNKNOWN_KIND:
    default:
      break;
    }
}
