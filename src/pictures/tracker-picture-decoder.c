/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-picture-decoder.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "tracker-picture-sniff-private.h"

/* What a screen's driver surely takes as one texture. */
#define MAX_SIDE 16384
#define BYTES_PER_PIXEL 4

G_DEFINE_QUARK (tracker - picture - error - quark, tracker_picture_error)

static TrackerPicture *
set_error (GError **error, TrackerPictureError code, const char *sentence)
{
  g_set_error_literal (error, TRACKER_PICTURE_ERROR, (int) code, sentence);
  return NULL;
}

static TrackerPicture *
set_too_large (GError **error)
{
  return set_error (error, TRACKER_PICTURE_ERROR_TOO_LARGE,
                    _ ("This picture is far too large: it was not opened."));
}

static TrackerPicture *
set_broken (GError **error)
{
  return set_error (error, TRACKER_PICTURE_ERROR_BROKEN,
                    _ ("This picture is broken, or was cut off on its way."));
}

static TrackerPicture *
set_unsupported (GError **error)
{
  return set_error (error, TRACKER_PICTURE_ERROR_UNSUPPORTED,
                    _ ("This picture is of a type that Tracker does not open."));
}

static TrackerPicture *
set_no_picture (TrackerPictureType type, GError **error)
{
  const char *sentence = _ ("This is no picture.");

  if (type == TRACKER_PICTURE_TYPE_NOTHING)
    sentence = _ ("Nothing came where a picture should be.");
  else if (type == TRACKER_PICTURE_TYPE_PAGE)
    sentence = _ ("This is a page, not a picture.");
  else if (type == TRACKER_PICTURE_TYPE_TEXT)
    sentence = _ ("This is text, not a picture.");
  return set_error (error, TRACKER_PICTURE_ERROR_NO_PICTURE, sentence);
}

static gboolean
is_acceptable_size (int width, int height)
{
  return width > 0 && height > 0 && width <= MAX_SIDE && height <= MAX_SIDE
         && (gint64) width * height <= TRACKER_PICTURE_MAX_PIXELS;
}

typedef struct
{
  gboolean is_too_large;
  int n_rows; /* how far down pixels have come */
} Progress;

/* Comes before any pixel is decoded. A size of nothing makes the loader give up. */
static void
on_loader_size_prepared_cb (GdkPixbufLoader *loader, int width, int height, Progress *progress)
{
  if (is_acceptable_size (width, height))
    return;

  progress->is_too_large = TRUE;
  gdk_pixbuf_loader_set_size (loader, 0, 0);
}

/* Rows that the data does not fill are transparent, not what the memory held before. */
static void
on_loader_area_prepared_cb (GdkPixbufLoader *loader)
{
  gdk_pixbuf_fill (gdk_pixbuf_loader_get_pixbuf (loader), 0);
}

static void
on_loader_area_updated_cb (GdkPixbufLoader *loader,
                           int x,
                           int y,
                           int width,
                           int height,
                           Progress *progress)
{
  progress->n_rows = MAX (progress->n_rows, y + height);
}

static TrackerPicture *
copy_pixels (GdkPixbuf *pixbuf)
{
  int width = gdk_pixbuf_get_width (pixbuf);
  int height = gdk_pixbuf_get_height (pixbuf);
  gsize from_stride = (gsize) gdk_pixbuf_get_rowstride (pixbuf);
  gsize n_channels = (gsize) gdk_pixbuf_get_n_channels (pixbuf);
  gsize stride = (gsize) width * BYTES_PER_PIXEL;
  guint8 *data = g_malloc (stride * (gsize) height);
  const guint8 *rows = gdk_pixbuf_read_pixels (pixbuf);
  g_autoptr (GBytes) pixels = g_bytes_new_take (data, stride * (gsize) height);

  for (int y = 0; y < height; y++)
    {
      const guint8 *from = rows + (gsize) y * from_stride;
      guint8 *to = data + (gsize) y * stride;

      for (int x = 0; x < width; x++, from += n_channels, to += BYTES_PER_PIXEL)
        {
          memcpy (to, from, 3);
          to[3] = n_channels == BYTES_PER_PIXEL ? from[3] : 0xFF;
        }
    }
  return tracker_picture_new (width, height, stride, pixels);
}

static TrackerPicture *
load (const char *loader_name, gboolean fills_in_order, GBytes *bytes, GError **error)
{
  g_autoptr (GdkPixbufLoader) loader = gdk_pixbuf_loader_new_with_type (loader_name, NULL);
  Progress progress = { 0 };
  GdkPixbuf *pixbuf;
  gboolean ok;

  if (loader == NULL) /* not on this machine */
    return set_unsupported (error);

  g_signal_connect (loader, "size-prepared", G_CALLBACK (on_loader_size_prepared_cb), &progress);
  if (fills_in_order)
    {
      g_signal_connect (loader, "area-prepared", G_CALLBACK (on_loader_area_prepared_cb), NULL);
      g_signal_connect (loader, "area-updated", G_CALLBACK (on_loader_area_updated_cb), &progress);
    }
  ok = gdk_pixbuf_loader_write_bytes (loader, bytes, NULL);
  /* Closed in any case: a loader may not be dropped open. */
  ok = gdk_pixbuf_loader_close (loader, NULL) && ok;
  if (progress.is_too_large)
    return set_too_large (error);

  pixbuf = ok ? gdk_pixbuf_loader_get_pixbuf (loader) : NULL;
  if (pixbuf == NULL || gdk_pixbuf_get_bits_per_sample (pixbuf) != 8
      || gdk_pixbuf_get_n_channels (pixbuf) < 3
      || (fills_in_order && progress.n_rows < gdk_pixbuf_get_height (pixbuf)))
    return set_broken (error);
  if (!is_acceptable_size (gdk_pixbuf_get_width (pixbuf), gdk_pixbuf_get_height (pixbuf)))
    return set_too_large (error);
  return copy_pixels (pixbuf);
}

/**
 * tracker_picture_decode:
 * @bytes: what a post sent as a picture, of any content and length
 * @error: where a #TrackerPictureError goes, with one translated sentence
 *
 * Decodes a picture of a stranger: PNG, JPEG, the first frame of a GIF, and a still WebP where
 * gdk-pixbuf has a loader for it. What it is is told from its first bytes alone. Nothing of more
 * than %TRACKER_PICTURE_MAX_BYTES is looked at, and no pixel of more than
 * %TRACKER_PICTURE_MAX_PIXELS is decoded, nor of a picture wider or higher than 16384. Colour
 * profiles and orientation are passed over: answers are in the pixels as they came.
 *
 * Blocks, for some ten milliseconds: not for the main thread.
 *
 * Returns: (transfer full) (nullable): the pixels
 */
TrackerPicture *
tracker_picture_decode (GBytes *bytes, GError **error)
{
  g_autoptr (GBytes) still = NULL;
  TrackerPictureSize size = { 0 };
  TrackerPictureType type;

  g_return_val_if_fail (bytes != NULL, NULL);

  if (g_bytes_get_size (bytes) > TRACKER_PICTURE_MAX_BYTES)
    return set_too_large (error);

  type = tracker_picture_sniff (bytes);
  if (type == TRACKER_PICTURE_TYPE_OTHER)
    return set_unsupported (error);
  if (tracker_picture_type_get_loader (type) == NULL)
    return set_no_picture (type, error);

  switch (tracker_picture_sniff_whole (type, bytes, &size, &still))
    {
    case TRACKER_PICTURE_WHOLE:
      break;
    case TRACKER_PICTURE_MOVES:
      return set_unsupported (error);
    case TRACKER_PICTURE_CUT_OFF:
    default:
      return set_broken (error);
    }
  if (!is_acceptable_size (size.width, size.height)
      || !is_acceptable_size (size.frame_width, size.frame_height))
    return size.width == 0 || size.height == 0 || size.frame_width == 0 || size.frame_height == 0
               ? set_broken (error)
               : set_too_large (error);

  return load (tracker_picture_type_get_loader (type),
               type == TRACKER_PICTURE_TYPE_PNG || type == TRACKER_PICTURE_TYPE_JPEG, still, error);
}
