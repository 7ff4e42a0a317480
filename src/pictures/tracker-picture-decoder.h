/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "tracker-picture.h"

/* Pictures of strangers. The type is sniffed from the first bytes, whatever the sender calls it:
 * PNG, JPEG, GIF (its first frame) and WebP where gdk-pixbuf has a loader; nothing else, never SVG.
 * The declared size is checked before a pixel is decoded. */

#define TRACKER_PICTURE_MAX_PIXELS (4 * 1000 * 1000)
#define TRACKER_PICTURE_MAX_BYTES (2 * 1024 * 1024)

#define TRACKER_PICTURE_ERROR (tracker_picture_error_quark ())
GQuark tracker_picture_error_quark (void);
typedef enum
{
  TRACKER_PICTURE_ERROR_NO_PICTURE,  /* HTML, text, nothing at all */
  TRACKER_PICTURE_ERROR_UNSUPPORTED, /* a picture, but of a type that is not read: SVG, WebP, ... */
  TRACKER_PICTURE_ERROR_TOO_LARGE,   /* more bytes or more pixels than are read */
  TRACKER_PICTURE_ERROR_BROKEN,      /* cut off, or not what its first bytes promise */
} TrackerPictureError;

/* Blocks: not for the main thread. The error is one translated sentence. */
TrackerPicture *tracker_picture_decode (GBytes *bytes, GError **error);
