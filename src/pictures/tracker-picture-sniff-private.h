/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

typedef enum
{
  TRACKER_PICTURE_TYPE_NOTHING = 0, /* no bytes */
  TRACKER_PICTURE_TYPE_BINARY,      /* nobody knows what */
  TRACKER_PICTURE_TYPE_TEXT,
  TRACKER_PICTURE_TYPE_PAGE,  /* HTML or other XML */
  TRACKER_PICTURE_TYPE_OTHER, /* a picture that is not opened: SVG, BMP, TIFF ... */
  TRACKER_PICTURE_TYPE_PNG,
  TRACKER_PICTURE_TYPE_JPEG,
  TRACKER_PICTURE_TYPE_GIF,
  TRACKER_PICTURE_TYPE_WEBP,
} TrackerPictureType;

typedef enum
{
  TRACKER_PICTURE_CUT_OFF,
  TRACKER_PICTURE_MOVES, /* an animation of a type whose first frame is not cut out */
  TRACKER_PICTURE_WHOLE,
} TrackerPictureState;

/* As declared; where a picture has no frames of their own both are the same. */
typedef struct
{
  int width;
  int height;
  int frame_width;
  int frame_height;
} TrackerPictureSize;

TrackerPictureType tracker_picture_sniff (GBytes *bytes);
const char *tracker_picture_type_get_loader (TrackerPictureType type);
TrackerPictureState tracker_picture_sniff_whole (TrackerPictureType type,
                                                 GBytes *bytes,
                                                 TrackerPictureSize *size,
                                                 GBytes **still);
