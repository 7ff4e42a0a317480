/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

/* Decoded pixels: 8 bits each of red, green, blue and alpha (not multiplied), row by row.
 * Immutable, atomically counted, free to cross threads. */
typedef struct _TrackerPicture TrackerPicture;

#define TRACKER_TYPE_PICTURE (tracker_picture_get_type ())
GType tracker_picture_get_type (void);

TrackerPicture *tracker_picture_new (int width, int height, gsize stride, GBytes *pixels);
TrackerPicture *tracker_picture_ref (TrackerPicture *self);
void tracker_picture_unref (TrackerPicture *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrackerPicture, tracker_picture_unref)
int tracker_picture_get_width (const TrackerPicture *self);
int tracker_picture_get_height (const TrackerPicture *self);
gsize tracker_picture_get_stride (const TrackerPicture *self);
GBytes *tracker_picture_get_pixels (const TrackerPicture *self);
/* Each pixel becomes @factor x @factor of the same colour, so that it stays sharp where the screen
 * has more pixels than the picture. Any thread; milliseconds for a million pixels. */
TrackerPicture *tracker_picture_enlarge (TrackerPicture *self, int factor); /* (transfer full) */
