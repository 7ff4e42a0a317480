/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "tracker-picture-decoder.h"
#include "tracker-test.h"

/* --- pictures made here --- */

#define WIDTH 23
#define HEIGHT 9

static guint32
get_pixel (TrackerPicture *picture, int x, int y)
{
  const guint8 *data = g_bytes_get_data (tracker_picture_get_pixels (picture), NULL);
  const guint8 *pixel = data + (gsize) y * tracker_picture_get_stride (picture) + (gsize) x * 4;

  return (guint32) pixel[0] << 24 | (guint32) pixel[1] << 16 | (guint32) pixel[2] << 8 | pixel[3];
}

/* Orange, with one corner of another colour. */
static GdkPixbuf *
draw (int width, int height, gboolean has_alpha)
{
  GdkPixbuf *pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, has_alpha, 8, width, height);
  g_autoptr (GdkPixbuf) corner = NULL;

  gdk_pixbuf_fill (pixbuf, 0xFF8000FF);
  corner = gdk_pixbuf_new_subpixbuf (pixbuf, width - 1, height - 1, 1, 1);
  gdk_pixbuf_fill (corner, 0x0000FF40);
  return pixbuf;
}

static GBytes *
encode (const char *type, int width, int height, gboolean has_alpha)
{
  g_autoptr (GdkPixbuf) pixbuf = draw (width, height, has_alpha);
  g_autoptr (GError) error = NULL;
  char *data;
  gsize size;

  g_assert_true (gdk_pixbuf_save_to_buffer (pixbuf, &data, &size, type, &error, NULL));
  g_assert_no_error (error);
  return g_bytes_new_take (data, size);
}

static void
append_le16 (GByteArray *array, guint value)
{
  guint8 bytes[] = { value & 0xFF, value >> 8 & 0xFF };

  g_byte_array_append (array, bytes, sizeof bytes);
}

/* Codes of eight bits, cleared before they would grow to nine: bytes are pixels. */
static void
append_gif_pixels (GByteArray *array, guint n_pixels, guint8 color)
{
  g_autoptr (GByteArray) codes = g_byte_array_new ();

  for (guint i = 0; i < n_pixels; i++)
    {
      if (i % 100 == 0)
        g_byte_array_append (codes, (const guint8 *) "\x80", 1);
      g_byte_array_append (codes, &color, 1);
    }
  g_byte_array_append (codes, (const guint8 *) "\x81", 1);

  g_byte_array_append (array, (const guint8 *) "\x07", 1);
  for (guint at = 0; at < codes->len; at += 255)
    {
      guint8 length = (guint8) MIN (codes->len - at, 255);

      g_byte_array_append (array, &length, 1);
      g_byte_array_append (array, codes->data + at, length);
    }
  g_byte_array_append (array, (const guint8 *) "", 1);
}

typedef struct
{
  guint width;
  guint height;
  guint8 color;
} Frame;

static GBytes *
build_gif (guint width, guint height, const Frame *frames, guint n_frames)
{
  GByteArray *array = g_byte_array_new ();

  g_byte_array_append (array, (const guint8 *) "GIF89a", 6);
  append_le16 (array, width);
  append_le16 (array, height);
  g_byte_array_append (array, (const guint8 *) "\xF6\0\0", 3);
  for (guint8 i = 0; i < 128; i++)
    g_byte_array_append (array, (guint8[]){ i, i * 2, 255 - i }, 3);
  g_byte_array_append (array, (const guint8 *) "!\xFF\x0BNETSCAPE2.0\3\1\0\0\0", 19);

  for (guint i = 0; i < n_frames; i++)
    {
      gboolean is_small = frames[i].width * frames[i].height < 100000;

      g_byte_array_append (array, (const guint8 *) "!\xF9\4\0\5\0\0\0,\0\0\0\0", 13);
      append_le16 (array, frames[i].width);
      append_le16 (array, frames[i].height);
      g_byte_array_append (array, (const guint8 *) "", 1);
      append_gif_pixels (array, is_small ? frames[i].width * frames[i].height : 50,
                         frames[i].color);
    }
  g_byte_array_append (array, (const guint8 *) ";", 1);
  return g_byte_array_free_to_bytes (array);
}

static const Frame one_frame = { WIDTH, HEIGHT, 100 };

static GBytes *
make_gif (void)
{
  return build_gif (WIDTH, HEIGHT, &one_frame, 1);
}

/* 6 x 4, of (200, 10, 20), its last pixel blue. */
static const guint8 webp_lossless[]
    = { 0x52, 0x49, 0x46, 0x46, 0x22, 0x00, 0x00, 0x00, 0x57, 0x45, 0x42, 0x50, 0x56, 0x50,
        0x38, 0x4c, 0x15, 0x00, 0x00, 0x00, 0x2f, 0x05, 0xc0, 0x00, 0x00, 0x0f, 0x30, 0x0a,
        0x83, 0xfc, 0x8a, 0xff, 0xf9, 0x0f, 0x1e, 0xfc, 0xe3, 0x27, 0xa2, 0xff, 0x71, 0x00 };
static const guint8 webp_lossy[]
    = { 0x52, 0x49, 0x46, 0x46, 0x36, 0x00, 0x00, 0x00, 0x57, 0x45, 0x42, 0x50, 0x56,
        0x50, 0x38, 0x20, 0x2a, 0x00, 0x00, 0x00, 0xd0, 0x01, 0x00, 0x9d, 0x01, 0x2a,
        0x06, 0x00, 0x04, 0x00, 0x09, 0x00, 0xac, 0x25, 0xb0, 0x02, 0x74, 0x01, 0x0e,
        0xfa, 0x71, 0xbc, 0x00, 0x00, 0xfe, 0x70, 0xb8, 0xf3, 0x96, 0xae, 0x0b, 0xc4,
        0x62, 0x9f, 0x1d, 0x8f, 0x19, 0xfb, 0x36, 0x45, 0x80, 0x00 };

/* --- what is opened --- */

static TrackerPicture *
decode (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  TrackerPicture *picture = tracker_picture_decode (bytes, &error);

  g_assert_no_error (error);
  g_assert_nonnull (picture);
  return picture;
}

static void
assert_size (TrackerPicture *picture, int width, int height)
{
  g_assert_cmpint (tracker_picture_get_width (picture), ==, width);
  g_assert_cmpint (tracker_picture_get_height (picture), ==, height);
  g_assert_cmpuint (tracker_picture_get_stride (picture), >=, (gsize) width * 4);
  g_assert_cmpuint (g_bytes_get_size (tracker_picture_get_pixels (picture)), >=,
                    (gsize) (width * height) * 4);
}

static void
test_png (void)
{
  for (int has_alpha = 0; has_alpha <= 1; has_alpha++)
    {
      g_autoptr (GBytes) bytes = encode ("png", WIDTH, HEIGHT, has_alpha);
      g_autoptr (TrackerPicture) picture = decode (bytes);

      assert_size (picture, WIDTH, HEIGHT);
      g_assert_cmphex (get_pixel (picture, 0, 0), ==, 0xFF8000FF);
      g_assert_cmphex (get_pixel (picture, WIDTH - 2, HEIGHT - 1), ==, 0xFF8000FF);
      g_assert_cmphex (get_pixel (picture, WIDTH - 1, HEIGHT - 1), ==,
                       has_alpha ? 0x0000FF40 : 0x0000FFFF);
    }
}

static gboolean
is_near (guint32 pixel, guint32 expected)
{
  for (int shift = 0; shift < 32; shift += 8)
    {
      int difference = (int) (pixel >> shift & 0xFF) - (int) (expected >> shift & 0xFF);

      if (ABS (difference) > 40)
        return FALSE;
    }
  return TRUE;
}

static void
test_jpeg (void)
{
  g_autoptr (GBytes) bytes = encode ("jpeg", WIDTH, HEIGHT, FALSE);
  g_autoptr (TrackerPicture) picture = decode (bytes);

  assert_size (picture, WIDTH, HEIGHT);
  g_assert_true (is_near (get_pixel (picture, 2, 2), 0xFF8000FF));
  g_assert_cmphex (get_pixel (picture, WIDTH - 1, HEIGHT - 1) & 0xFF, ==, 0xFF);
}

/* Of an animation, only its first frame is there. */
static void
test_gif (void)
{
  static const Frame frames[] = { { WIDTH, HEIGHT, 100 }, { WIDTH, HEIGHT, 5 }, { 3, 3, 9 } };

  for (guint n = 1; n <= G_N_ELEMENTS (frames); n++)
    {
      g_autoptr (GBytes) bytes = build_gif (WIDTH, HEIGHT, frames, n);
      g_autoptr (TrackerPicture) picture = decode (bytes);

      assert_size (picture, WIDTH, HEIGHT);
      for (int y = 0; y < HEIGHT; y++)
        {
          for (int x = 0; x < WIDTH; x++)
            g_assert_cmphex (get_pixel (picture, x, y), ==, 0x64C89BFF);
        }
    }
}

/* A frame that lies partly outside shows what is inside. */
static void
test_gif_frame_outside (void)
{
  static const Frame frame = { WIDTH * 2, HEIGHT * 2, 100 };
  g_autoptr (GBytes) bytes = build_gif (WIDTH, HEIGHT, &frame, 1);
  g_autoptr (TrackerPicture) picture = decode (bytes);

  assert_size (picture, WIDTH, HEIGHT);
  g_assert_cmphex (get_pixel (picture, WIDTH - 1, HEIGHT - 1), ==, 0x64C89BFF);
}

static gboolean
has_webp (void)
{
  g_autoptr (GdkPixbufLoader) loader = gdk_pixbuf_loader_new_with_type ("webp", NULL);

  if (loader != NULL)
    gdk_pixbuf_loader_close (loader, NULL);
  return loader != NULL;
}

static void
test_webp (void)
{
  g_autoptr (GBytes) lossless = g_bytes_new_static (webp_lossless, sizeof webp_lossless);
  g_autoptr (GBytes) lossy = g_bytes_new_static (webp_lossy, sizeof webp_lossy);
  g_autoptr (TrackerPicture) exact = NULL;
  g_autoptr (TrackerPicture) near = NULL;

  if (!has_webp ())
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (tracker_picture_decode (lossless, &error));
      g_assert_error (error, TRACKER_PICTURE_ERROR, TRACKER_PICTURE_ERROR_UNSUPPORTED);
      g_test_skip ("gdk-pixbuf has no loader for WebP here");
      return;
    }
  exact = decode (lossless);
  assert_size (exact, 6, 4);
  g_assert_cmphex (get_pixel (exact, 0, 0), ==, 0xC80A14FF);
  g_assert_cmphex (get_pixel (exact, 5, 3), ==, 0x0000FFFF);
  near = decode (lossy);
  assert_size (near, 6, 4);
  g_assert_true (is_near (get_pixel (near, 0, 0), 0xC80A14FF));
}

/* What follows a picture is not looked at. */
static void
test_more_behind (void)
{
  static const char *const types[] = { "png", "jpeg", "gif" };

  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autoptr (GBytes) bytes = i == 2 ? make_gif () : encode (types[i], WIDTH, HEIGHT, FALSE);
      g_autoptr (TrackerPicture) picture = NULL;
      g_autoptr (GBytes) longer = NULL;
      GByteArray *array = g_byte_array_new ();

      g_byte_array_append (array, g_bytes_get_data (bytes, NULL), (guint) g_bytes_get_size (bytes));
      g_byte_array_append (array, (const guint8 *) "<script>alert (1)</script>\0\xFF\xD8", 29);
      longer = g_byte_array_free_to_bytes (array);
      picture = decode (longer);
      assert_size (picture, WIDTH, HEIGHT);
    }
}

/* --- what is not --- */

#define E(name) TRACKER_PICTURE_ERROR_##name
#define B(bytes) bytes, sizeof bytes - 1

static const struct
{
  const char *what;
  const char *data;
  gsize size;
  TrackerPictureError code;
  const char *word;
} refusals[] = {
  { "nothing", B (""), E (NO_PICTURE), "Nothing" },
  { "one byte", B ("\x89"), E (NO_PICTURE), "picture" },
  { "one NUL", B ("\0"), E (NO_PICTURE), "no picture" },
  { "one letter", B ("x"), E (NO_PICTURE), "text" },
  { "page", B ("<!DOCTYPE html><html><body>Busy</body></html>"), E (NO_PICTURE), "page" },
  { "page behind blanks", B ("\n\r\t <HTML>"), E (NO_PICTURE), "page" },
  { "page behind a mark", B ("\xEF\xBB\xBF<html>"), E (NO_PICTURE), "page" },
  { "page with a drawing", B ("<html><svg></svg></html>"), E (NO_PICTURE), "page" },
  { "other XML", B ("<?xml version='1.0'?><error/>"), E (NO_PICTURE), "page" },
  { "JSON", B ("{\"code\": 500}"), E (NO_PICTURE), "text" },
  { "words", B ("BMW and GIF are words"), E (NO_PICTURE), "text" },
  { "noise", B ("\1\2\3\4\5\6\7"), E (NO_PICTURE), "no picture" },
  { "XBM", B ("#define a_width 8\n#define a_height 8\nstatic char a_bits[] = { 0 };"),
    E (NO_PICTURE), "text" },
  { "SVG", B ("<svg xmlns='http://www.w3.org/2000/svg'><script>alert (1)</script></svg>"),
    E (UNSUPPORTED), "type" },
  { "SVG with a prolog",
    B ("<?xml version='1.0'?><!DOCTYPE svg [<!ENTITY x SYSTEM "
       "'file:///etc/passwd'>]><SVG>&x;</SVG>"),
    E (UNSUPPORTED), "type" },
  { "packed SVG", B ("\x1F\x8B\x08\0\0\0\0\0"), E (UNSUPPORTED), "type" },
  { "BMP", B ("BM\x3A\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0\1\0\0\0\1\0\0\0\1\0\x18\0"),
    E (UNSUPPORTED), "type" },
  { "TIFF", B ("II*\0\x08\0\0\0"), E (UNSUPPORTED), "type" },
  { "TIFF the other way", B ("MM\0*\0\0\0\x08"), E (UNSUPPORTED), "type" },
  { "icon", B ("\0\0\1\0\1\0"), E (UNSUPPORTED), "type" },
  { "AVIF",
    B ("\0\0\0\x20"
       "ftypavif"),
    E (UNSUPPORTED), "type" },
  { "XPM", B ("/* XPM */\nstatic char *a[] = {"), E (UNSUPPORTED), "type" },
  { "only a PNG's first bytes", B ("\x89PNG\r\n\x1A\n"), E (BROKEN), "cut off" },
  { "only a JPEG's", B ("\xFF\xD8\xFF"), E (BROKEN), "cut off" },
  { "a JPEG of markers alone", B ("\xFF\xD8\xFF\xFE\0\2\xFF\xD9"), E (BROKEN), "cut off" },
  { "only a GIF's", B ("GIF89a"), E (BROKEN), "cut off" },
  { "a GIF without a frame", B ("GIF89a\1\0\1\0\0\0\0;"), E (BROKEN), "cut off" },
  { "only a WebP's", B ("RIFF\0\0\0\0WEBP"), E (BROKEN), "cut off" },
  { "a WebP that moves", B ("RIFF\x16\0\0\0WEBPVP8X\x0A\0\0\0\2\0\0\0\5\0\0\3\0\0"),
    E (UNSUPPORTED), "type" },
  { "a WebP of 268 megapixels", B ("RIFF\x16\0\0\0WEBPVP8X\x0A\0\0\0\0\0\0\0\xFF\x3F\0\xFF\x3F\0"),
    E (TOO_LARGE), "large" },
};

static void
assert_refused (GBytes *bytes, TrackerPictureError code, const char *word)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (tracker_picture_decode (bytes, &error));
  g_assert_error (error, TRACKER_PICTURE_ERROR, (int) code);
  if (strstr (error->message, word) == NULL)
    g_error ("“%s” does not say “%s”", error->message, word);
}

static void
test_refused (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (refusals[i].data, refusals[i].size);

      g_test_message ("%s", refusals[i].what);
      assert_refused (bytes, refusals[i].code, refusals[i].word);
    }
}

/* --- too large --- */

/* Sets the declared size of a PNG, with the checksum that belongs to it. */
static GBytes *
redeclare_png (GBytes *bytes, guint32 width, guint32 height)
{
  g_autofree guint8 *data = g_memdup2 (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  guint32 crc = 0xFFFFFFFF;

  for (int i = 0; i < 4; i++)
    {
      data[16 + i] = (guint8) (width >> (24 - 8 * i));
      data[20 + i] = (guint8) (height >> (24 - 8 * i));
    }
  for (int i = 12; i < 29; i++)
    {
      crc ^= data[i];
      for (int bit = 0; bit < 8; bit++)
        crc = crc >> 1 ^ (crc & 1 ? 0xEDB88320 : 0);
    }
  for (int i = 0; i < 4; i++)
    data[29 + i] = (guint8) (~crc >> (24 - 8 * i));
  return g_bytes_new (data, g_bytes_get_size (bytes));
}

static void
test_declared_size (void)
{
  static const struct
  {
    guint32 width;
    guint32 height;
    TrackerPictureError code;
    const char *word;
  } rows[] = {
    { 10000, 10000, E (TOO_LARGE), "large" },
    { 2001, 2000, E (TOO_LARGE), "large" },
    { 20000, 1, E (TOO_LARGE), "large" },
    { 1, 4000000, E (TOO_LARGE), "large" },
    { 0x7FFFFFFF, 0x7FFFFFFF, E (TOO_LARGE), "large" },
    { 0xFFFFFFFF, 2, E (TOO_LARGE), "large" },
    { 0, 10, E (BROKEN), "broken" },
    { 10, 0, E (BROKEN), "broken" },
    { 2000, 2000, E (BROKEN), "broken" }, /* small enough, but the pixels are not there */
  };
  g_autoptr (GBytes) png = encode ("png", WIDTH, HEIGHT, FALSE);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GBytes) bytes = redeclare_png (png, rows[i].width, rows[i].height);

      g_test_message ("%u x %u", rows[i].width, rows[i].height);
      assert_refused (bytes, rows[i].code, rows[i].word);
    }
}

static void
test_largest (void)
{
  g_autoptr (GBytes) bytes = encode ("png", 2000, 2000, FALSE);
  g_autoptr (TrackerPicture) picture = decode (bytes);

  assert_size (picture, 2000, 2000);
  g_assert_cmphex (get_pixel (picture, 1999, 1999), ==, 0x0000FFFF);
}

static void
test_gif_too_large (void)
{
  static const struct
  {
    guint width;
    guint height;
    Frame frame;
    TrackerPictureError code;
  } rows[] = {
    { 65535, 65535, { 1, 1, 1 }, E (TOO_LARGE) },
    { 1, 1, { 65535, 65535, 1 }, E (TOO_LARGE) },
    { 2000, 2001, { 2000, 2000, 1 }, E (TOO_LARGE) },
    { 0, 5, { 5, 5, 1 }, E (BROKEN) },
    { 5, 5, { 0, 5, 1 }, E (BROKEN) },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GBytes) bytes = build_gif (rows[i].width, rows[i].height, &rows[i].frame, 1);

      assert_refused (bytes, rows[i].code, rows[i].code == E (BROKEN) ? "broken" : "large");
    }
}

static void
test_too_many_bytes (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_take (g_malloc0 (50000000), 50000000);
  g_autoptr (GBytes) most = g_bytes_new_from_bytes (bytes, 0, TRACKER_PICTURE_MAX_BYTES);

  assert_refused (bytes, E (TOO_LARGE), "large");
  assert_refused (most, E (NO_PICTURE), "no picture");
}

/* Each scan of a JPEG goes over all pixels: a file may hold a hundred thousand. */
static void
test_jpeg_of_many_scans (void)
{
  g_autoptr (GBytes) bytes = encode ("jpeg", WIDTH, HEIGHT, FALSE);
  const guint8 *data = g_bytes_get_data (bytes, NULL);
  g_autoptr (GBytes) longer = NULL;
  GByteArray *array = g_byte_array_new ();
  gsize scan = 0;

  for (gsize i = 0; i + 1 < g_bytes_get_size (bytes); i++)
    if (data[i] == 0xFF && data[i + 1] == 0xDA)
      scan = i;
  g_assert_cmpuint (scan, >, 0);
  g_byte_array_append (array, data, (guint) scan);
  for (int i = 0; i < 1000; i++)
    g_byte_array_append (array, data + scan, (guint) (g_bytes_get_size (bytes) - scan - 2));
  g_byte_array_append (array, (const guint8 *) "\xFF\xD9", 2);
  longer = g_byte_array_free_to_bytes (array);
  assert_refused (longer, E (BROKEN), "broken");
}

/* --- broken --- */

#define GIF_PLACE 2

/* (element-type GBytes): small ones */
static GPtrArray *
make_one_of_each (void)
{
  GPtrArray *wholes = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  g_ptr_array_add (wholes, encode ("png", WIDTH, HEIGHT, TRUE));
  g_ptr_array_add (wholes, encode ("jpeg", WIDTH, HEIGHT, FALSE));
  g_ptr_array_insert (wholes, GIF_PLACE, make_gif ());
  g_ptr_array_add (wholes, g_bytes_new_static (webp_lossless, sizeof webp_lossless));
  g_ptr_array_add (wholes, g_bytes_new_static (webp_lossy, sizeof webp_lossy));
  return wholes;
}

static void
test_truncated (void)
{
  g_autoptr (GPtrArray) wholes = make_one_of_each ();

  for (guint i = 0; i < wholes->len; i++)
    {
      /* The last byte of a GIF only says that no more frames follow. */
      GBytes *whole = g_ptr_array_index (wholes, i);
      gsize size = g_bytes_get_size (whole) - (i == GIF_PLACE ? 1 : 0);

      for (gsize length = 0; length < size; length++)
        {
          g_autoptr (GBytes) bytes = g_bytes_new_from_bytes (whole, 0, length);
          g_autoptr (GError) error = NULL;

          g_assert_null (tracker_picture_decode (bytes, &error));
          g_assert_true (error->domain == TRACKER_PICTURE_ERROR);
          g_assert_true (error->code == E (BROKEN)
                         || (error->code == E (NO_PICTURE) && length < 12));
        }
    }
}

/* Whatever comes: a picture or one sentence, never a crash, never more pixels than allowed. */
static void
test_mutated (void)
{
  g_autoptr (GPtrArray) wholes = make_one_of_each ();
  int n_rounds = g_test_thorough () ? 20000 : 400;

  for (int round = 0; round < n_rounds; round++)
    {
      GBytes *whole = g_ptr_array_index (wholes, (guint) round % wholes->len);
      gsize size = g_bytes_get_size (whole);
      guint8 *data = g_memdup2 (g_bytes_get_data (whole, NULL), size);
      g_autoptr (GBytes) bytes = g_bytes_new_take (data, size);
      g_autoptr (TrackerPicture) picture = NULL;
      g_autoptr (GError) error = NULL;

      for (int i = g_test_rand_int_range (1, 6); i > 0; i--)
        data[g_test_rand_int_range (0, (gint32) size)] = (guint8) g_test_rand_int ();
      picture = tracker_picture_decode (bytes, &error);
      g_assert_true ((picture == NULL) == (error != NULL));
      if (picture != NULL)
        g_assert_cmpint (tracker_picture_get_width (picture) * tracker_picture_get_height (picture),
                         <=, TRACKER_PICTURE_MAX_PIXELS);
      else
        g_assert_true (error->domain == TRACKER_PICTURE_ERROR && *error->message != '\0');
    }
}

/* What is declared takes no room: 64 MiB more than now are enough for all of it. */
static void
test_memory (void)
{
#ifdef __SANITIZE_ADDRESS__
  g_test_skip ("AddressSanitizer needs the address space itself");
#else
  static const Frame large = { 65535, 65535, 1 };
  g_autoptr (GPtrArray) wholes = NULL;
  g_autoptr (GBytes) png = NULL;
  g_autoptr (GBytes) gif = NULL;
  g_autofree char *statm = NULL;
  struct rlimit limit;

  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 30 * G_USEC_PER_SEC, 0);
      g_test_trap_assert_passed ();
      return;
    }

  wholes = make_one_of_each (); /* has the loaders loaded */
  for (guint i = 0; i < wholes->len; i++)
    {
      g_autoptr (TrackerPicture) picture
          = tracker_picture_decode (g_ptr_array_index (wholes, i), NULL);
    }
  png = redeclare_png (g_ptr_array_index (wholes, 0), 10000, 10000);
  gif = build_gif (1, 1, &large, 1);
  g_assert_true (g_file_get_contents ("/proc/self/statm", &statm, NULL, NULL));
  limit.rlim_cur
      = g_ascii_strtoull (statm, NULL, 10) * (guint64) sysconf (_SC_PAGESIZE) + (64 << 20);
  limit.rlim_max = limit.rlim_cur;
  g_assert_cmpint (setrlimit (RLIMIT_AS, &limit), ==, 0);

  assert_refused (png, E (TOO_LARGE), "large");
  assert_refused (gif, E (TOO_LARGE), "large");
#endif
}

static gpointer
decode_in_thread (gpointer data)
{
  for (int i = 0; i < 20; i++)
    tracker_picture_unref (decode (data));
  return NULL;
}

static void
test_threads (void)
{
  g_autoptr (GBytes) bytes = encode ("png", WIDTH, HEIGHT, TRUE);
  GThread *threads[3];

  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("decode", decode_in_thread, bytes);
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

int
main (int argc, char **argv)
{
  tracker_test_init (&argc, &argv);

  g_test_add_func ("/pictures/png", test_png);
  g_test_add_func ("/pictures/jpeg", test_jpeg);
  g_test_add_func ("/pictures/gif", test_gif);
  g_test_add_func ("/pictures/gif-frame-outside", test_gif_frame_outside);
  g_test_add_func ("/pictures/webp", test_webp);
  g_test_add_func ("/pictures/more-behind", test_more_behind);
  g_test_add_func ("/pictures/refused", test_refused);
  g_test_add_func ("/pictures/declared-size", test_declared_size);
  g_test_add_func ("/pictures/largest", test_largest);
  g_test_add_func ("/pictures/gif-too-large", test_gif_too_large);
  g_test_add_func ("/pictures/too-many-bytes", test_too_many_bytes);
  g_test_add_func ("/pictures/jpeg-of-many-scans", test_jpeg_of_many_scans);
  g_test_add_func ("/pictures/truncated", test_truncated);
  g_test_add_func ("/pictures/mutated", test_mutated);
  g_test_add_func ("/pictures/memory", test_memory);
  g_test_add_func ("/pictures/threads", test_threads);

  return g_test_run ();
}
