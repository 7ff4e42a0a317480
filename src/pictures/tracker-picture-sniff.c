/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-picture-sniff-private.h"

#include <string.h>

/* What can be told of a picture without decoding it. The loaders take what is cut off for whole,
 * and some do not say how large a picture is before they have room for it. */

/* So far into a text a tag is looked for. */
#define TEXT_BYTES 1024
/* Each scan of a JPEG goes over all of its pixels again; encoders make about ten. */
#define MAX_SCANS 64

typedef struct
{
  const guint8 *data;
  gsize size;
} Span;

static Span
get_span (GBytes *bytes)
{
  Span span;

  span.data = g_bytes_get_data (bytes, &span.size);
  return span;
}

static gboolean
starts_with (Span span, gsize offset, const char *magic, gsize length)
{
  return span.size >= length && offset <= span.size - length
         && memcmp (span.data + offset, magic, length) == 0;
}

static int
get_le16 (const guint8 *data)
{
  return data[0] | data[1] << 8;
}

static int
get_le24 (const guint8 *data)
{
  return data[0] | data[1] << 8 | data[2] << 16;
}

static guint32
get_be32 (const guint8 *data)
{
  return (guint32) data[0] << 24 | (guint32) data[1] << 16 | (guint32) data[2] << 8 | data[3];
}

/* --- what it is --- */

#define MAGIC(offset, bytes, type)                                                                 \
  {                                                                                                \
    offset, bytes, sizeof bytes - 1, TRACKER_PICTURE_TYPE_##type                                   \
  }

/* From the formats' own specifications. */
static const struct
{
  gsize offset;
  const char *bytes;
  gsize length;
  TrackerPictureType type;
} magics[] = {
  MAGIC (0, "\x89PNG\r\n\x1A\n", PNG),
  MAGIC (0, "\xFF\xD8\xFF", JPEG),
  MAGIC (0, "GIF87a", GIF),
  MAGIC (0, "GIF89a", GIF),
  MAGIC (0, "II*\0", OTHER), /* TIFF */
  MAGIC (0, "MM\0*", OTHER),
  MAGIC (0, "\0\0\1\0", OTHER), /* icon */
  MAGIC (0, "\0\0\2\0", OTHER), /* cursor */
  MAGIC (4, "ftypavif", OTHER),
  MAGIC (4, "ftypheic", OTHER),
  MAGIC (4, "ftypmif1", OTHER),
  MAGIC (0, "\xFF\x0A", OTHER), /* JPEG XL */
  MAGIC (0, "\0\0\0\x0CJXL \r\n\x87\n", OTHER),
  MAGIC (0, "\0\0\0\x0CjP  \r\n\x87\n", OTHER), /* JPEG 2000 */
  MAGIC (0, "/* XPM */", OTHER),
  MAGIC (0, "8BPS", OTHER),
  MAGIC (0, "\x1F\x8B", OTHER), /* gzip: a packed SVG */
};

/* BM alone could begin a text: the four bytes where pixels start are zero in their upper half. */
static gboolean
is_bmp (Span span)
{
  return starts_with (span, 0, "BM", 2) && span.size >= 26 && span.data[12] == 0
         && span.data[13] == 0;
}

static gboolean
has_tag (Span span, const char *tag)
{
  g_autofree char *text
      = g_ascii_strdown ((const char *) span.data, (gssize) MIN (span.size, TEXT_BYTES));

  return strstr (text, tag) != NULL;
}

static gboolean
is_text (Span span)
{
  gsize length = MIN (span.size, TEXT_BYTES);

  for (gsize i = 0; i < length; i++)
    {
      guint8 c = span.data[i];

      if (c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f')
        return FALSE;
    }
  return TRUE;
}

static TrackerPictureType
sniff_text (Span span)
{
  gsize start = starts_with (span, 0, "\xEF\xBB\xBF", 3) ? 3 : 0;

  if (!is_text (span))
    return TRACKER_PICTURE_TYPE_BINARY;
  while (start < span.size && g_ascii_isspace (span.data[start]))
    start++;
  if (start == span.size || span.data[start] != '<')
    return TRACKER_PICTURE_TYPE_TEXT;
  return has_tag (span, "<svg") && !has_tag (span, "<html") ? TRACKER_PICTURE_TYPE_OTHER
                                                            : TRACKER_PICTURE_TYPE_PAGE;
}

/**
 * tracker_picture_sniff:
 * @bytes: any bytes
 *
 * Tells what they are from how they begin. Any thread.
 *
 * Returns: the type
 */
TrackerPictureType
tracker_picture_sniff (GBytes *bytes)
{
  Span span = get_span (bytes);

  if (span.size == 0)
    return TRACKER_PICTURE_TYPE_NOTHING;
  for (gsize i = 0; i < G_N_ELEMENTS (magics); i++)
    {
      if (starts_with (span, magics[i].offset, magics[i].bytes, magics[i].length))
        return magics[i].type;
    }
  if (starts_with (span, 0, "RIFF", 4) && starts_with (span, 8, "WEBP", 4))
    return TRACKER_PICTURE_TYPE_WEBP;
  if (is_bmp (span))
    return TRACKER_PICTURE_TYPE_OTHER;
  return sniff_text (span);
}

/**
 * tracker_picture_type_get_loader:
 * @type: what it is
 *
 * Returns: (transfer none) (nullable): how gdk-pixbuf calls it; %NULL: it is not opened
 */
const char *
tracker_picture_type_get_loader (TrackerPictureType type)
{
  switch (type)
    {
    case TRACKER_PICTURE_TYPE_PNG:
      return "png";
    case TRACKER_PICTURE_TYPE_JPEG:
      return "jpeg";
    case TRACKER_PICTURE_TYPE_GIF:
      return "gif";
    case TRACKER_PICTURE_TYPE_WEBP:
      return "webp";
    case TRACKER_PICTURE_TYPE_NOTHING:
    case TRACKER_PICTURE_TYPE_BINARY:
    case TRACKER_PICTURE_TYPE_TEXT:
    case TRACKER_PICTURE_TYPE_PAGE:
    case TRACKER_PICTURE_TYPE_OTHER:
    default:
      return NULL;
    }
}

/* --- whether all of it is there --- */

static void
set_size (TrackerPictureSize *size, gint64 width, gint64 height)
{
  size->width = (int) MIN (width, G_MAXINT);
  size->height = (int) MIN (height, G_MAXINT);
  size->frame_width = size->width;
  size->frame_height = size->height;
}

/* RFC 2083: chunks of length, name, data and checksum, from IHDR to IEND. */
static TrackerPictureState
check_png (Span span, TrackerPictureSize *size, gsize *end)
{
  gsize at = 8;

  if (!starts_with (span, 12, "IHDR", 4) || span.size < 33)
    return TRACKER_PICTURE_CUT_OFF;
  set_size (size, get_be32 (span.data + 16), get_be32 (span.data + 20));

  while (span.size - at >= 12)
    {
      gsize length = get_be32 (span.data + at);

      if (length > span.size - at - 12)
        break;
      at += length + 12;
      if (starts_with (span, at - length - 8, "IEND", 4))
        {
          *end = at;
          return TRACKER_PICTURE_WHOLE;
        }
    }
  return TRACKER_PICTURE_CUT_OFF;
}

static gboolean
is_start_of_frame (guint8 marker)
{
  return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

/* From the first byte of coded pixels to the marker behind them: in between an FF is followed by a
 * zero or a restart. */
static gsize
skip_coded (Span span, gsize at)
{
  for (; at + 1 < span.size; at++)
    {
      guint8 next = span.data[at + 1];

      if (span.data[at] == 0xFF && next != 0 && next != 0xFF && !(next >= 0xD0 && next <= 0xD7))
        return at;
    }
  return span.size;
}

/* ITU T.81, annex B: markers, each but a few with a length, from SOI over SOF and SOS to EOI. */
static TrackerPictureState
check_jpeg (Span span, TrackerPictureSize *size, gsize *end)
{
  guint n_scans = 0;
  gsize at = 2;

  while (at + 1 < span.size && span.data[at] == 0xFF)
    {
      guint8 marker = span.data[at + 1];
      gsize length;

      if (marker == 0xFF) /* filling */
        {
          at++;
          continue;
        }
      if (marker == 0xD9)
        {
          *end = at + 2;
          return n_scans > 0 && size->width > 0 ? TRACKER_PICTURE_WHOLE : TRACKER_PICTURE_CUT_OFF;
        }
      if (span.size - at < 4)
        break;
      length = (gsize) span.data[at + 2] << 8 | span.data[at + 3];
      if (length < 2 || length > span.size - at - 2)
        break;
      if (is_start_of_frame (marker))
        {
          if (length < 8 || size->width > 0)
            break;
          set_size (size, span.data[at + 7] << 8 | span.data[at + 8],
                    span.data[at + 5] << 8 | span.data[at + 6]);
        }
      at += 2 + length;
      if (marker == 0xDA && ++n_scans > MAX_SCANS)
        break;
      if (marker == 0xDA)
        at = skip_coded (span, at);
    }
  return TRACKER_PICTURE_CUT_OFF;
}

static gsize
skip_gif_colors (guint8 flags, gsize at)
{
  return flags & 0x80 ? at + 3 * ((gsize) 2 << (flags & 7)) : at;
}

/* Over blocks of up to 255 bytes to behind the empty one; past the end if that is missing. */
static gsize
skip_gif_blocks (Span span, gsize at)
{
  while (at < span.size && span.data[at] != 0)
    at += (gsize) span.data[at] + 1;
  return at + 1;
}

/* GIF89a: screen, colours, extensions, then the first frame, behind which the rest is left off. */
static TrackerPictureState
check_gif (Span span, TrackerPictureSize *size, gsize *end)
{
  gsize at;

  if (span.size < 13)
    return TRACKER_PICTURE_CUT_OFF;
  set_size (size, get_le16 (span.data + 6), get_le16 (span.data + 8));
  at = skip_gif_colors (span.data[10], 13);

  while (at + 2 < span.size && span.data[at] == '!')
    at = skip_gif_blocks (span, at + 2);
  if (at + 10 >= span.size || span.data[at] != ',')
    return TRACKER_PICTURE_CUT_OFF;
  size->frame_width = get_le16 (span.data + at + 5);
  size->frame_height = get_le16 (span.data + at + 7);
  at = skip_gif_blocks (span, skip_gif_colors (span.data[at + 9], at + 10) + 1);
  if (at > span.size)
    return TRACKER_PICTURE_CUT_OFF;
  *end = at;
  return TRACKER_PICTURE_WHOLE;
}

/* RFC 9649: RIFF, then VP8X with the canvas, or one chunk of a lossy or lossless picture. */
static TrackerPictureState
check_webp (Span span, TrackerPictureSize *size, gsize *end)
{
  gsize riff_size;

  if (span.size < 30)
    return TRACKER_PICTURE_CUT_OFF;
  riff_size = (gsize) get_le16 (span.data + 4) | (gsize) get_le16 (span.data + 6) << 16;
  if (riff_size < 22 || riff_size > span.size - 8)
    return TRACKER_PICTURE_CUT_OFF;
  *end = riff_size + 8;

  if (starts_with (span, 12, "VP8X", 4))
    {
      set_size (size, get_le24 (span.data + 24) + 1, get_le24 (span.data + 27) + 1);
      return span.data[20] & 2 ? TRACKER_PICTURE_MOVES : TRACKER_PICTURE_WHOLE;
    }
  if (starts_with (span, 12, "VP8 ", 4) && starts_with (span, 23, "\x9D\x01\x2A", 3))
    set_size (size, get_le16 (span.data + 26) & 0x3FFF, get_le16 (span.data + 28) & 0x3FFF);
  else if (starts_with (span, 12, "VP8L", 4) && span.data[20] == 0x2F)
    set_size (size, (get_le16 (span.data + 21) & 0x3FFF) + 1,
              (get_le24 (span.data + 22) >> 6 & 0x3FFF) + 1);
  else
    return TRACKER_PICTURE_CUT_OFF;
  return TRACKER_PICTURE_WHOLE;
}

/**
 * tracker_picture_sniff_whole:
 * @type: one of the types with a loader
 * @bytes: of that type
 * @size: (out): as declared; zeros where nothing is
 * @still: (out) (transfer full): for a whole one, the bytes of its first frame; what follows the
 * picture is left off
 *
 * Tells whether a picture is all there, and how large it says that it is. Any thread.
 *
 * Returns: how it is
 */
TrackerPictureState
tracker_picture_sniff_whole (TrackerPictureType type,
                             GBytes *bytes,
                             TrackerPictureSize *size,
                             GBytes **still)
{
  Span span = get_span (bytes);
  TrackerPictureState state = TRACKER_PICTURE_CUT_OFF;
  gsize end = 0;

  if (type == TRACKER_PICTURE_TYPE_PNG)
    state = check_png (span, size, &end);
  else if (type == TRACKER_PICTURE_TYPE_JPEG)
    state = check_jpeg (span, size, &end);
  else if (type == TRACKER_PICTURE_TYPE_GIF)
    state = check_gif (span, size, &end);
  else if (type == TRACKER_PICTURE_TYPE_WEBP)
    state = check_webp (span, size, &end);
  if (state != TRACKER_PICTURE_WHOLE)
    return state;

  if (type == TRACKER_PICTURE_TYPE_GIF)
    {
      guint8 *data = g_malloc (end + 1);

      memcpy (data, span.data, end);
      data[end] = ';';
      *still = g_bytes_new_take (data, end + 1);
    }
  else
    *still = g_bytes_new_from_bytes (bytes, 0, end);
  return state;
}
