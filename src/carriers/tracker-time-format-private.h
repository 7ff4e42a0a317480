/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tracker-definition-private.h"
#include "tracker-time.h"

#define TRACKER_ZONE_NAME_SIZE 48

/* What a text said about time, before a zone is chosen. */
typedef struct
{
  gint64 seconds;      /* since 1970: of the wall clock as if it were UTC; of UTC if @is_instant */
  gboolean is_instant; /* @seconds is UTC already */
  gboolean has_offset; /* the text itself said its offset */
  gint32 offset_s;
  char zone[TRACKER_ZONE_NAME_SIZE]; /* a zone named in the text ("CST", "GMT+8"); "" if none */
  TrackerPrecision precision;
} TrackerTimeReading;

gboolean tracker_time_format_read (const TrackerTimeFormat *format,
                                   const char *text,
                                   gint64 now_s,
                                   TrackerTimeReading *reading);
gboolean tracker_time_pattern_read (const char *pattern,
                                    const char *text,
                                    gint64 now_s,
                                    TrackerTimeReading *reading);
gboolean tracker_time_read_month (const char **at, int *month);
gboolean tracker_time_skip_weekday (const char **at);
gboolean tracker_offset_read (const char *text, gint32 *offset_s);
