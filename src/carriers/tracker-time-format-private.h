/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tracker-time.h"

/* What a text said about time, before a zone is chosen. */
typedef struct {
  gint64 seconds;      /* since 1970: of the wall clock as if it were UTC; of UTC if @is_instant */
  gboolean is_instant; /* @seconds is UTC already */
  gboolean has_offset; /* the text itself said its offset */
  gint32 offset_s;
  char zone[48];       /* a zone named in the text ("CST", "GMT+8"); "" if none */
  TrackerPrecision precision;
} TrackerTimeReading;

gboolean tracker_time_format_is_valid (const char *format);
gboolean tracker_time_format_read (const char *format, const char *text, TrackerTimeReading *reading);
gboolean tracker_time_format_read_offset (const char *text, gint32 *offset_s);
gboolean tracker_time_reading_resolve (const TrackerTimeReading *reading, const char *const *zones, gsize n_zones, TrackerTime *time);
