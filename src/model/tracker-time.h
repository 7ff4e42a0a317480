/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

typedef enum
{
  TRACKER_PRECISION_DAY,
  TRACKER_PRECISION_MINUTE,
  TRACKER_PRECISION_SECOND,
} TrackerPrecision;

/* An instant as a post reported it. @unix_s is the best known instant (UTC seconds); @offset_s is
 * what must be added for the wall clock of the place. If the post gave no zone, has_offset is
 * FALSE, offset_s is 0 and unix_s is the wall clock read as UTC ("floating"). A plain value:
 * copied, compared, passed by pointer. */
typedef struct
{
  gint64 unix_s;
  gint32 offset_s;
  gboolean has_offset;
  TrackerPrecision precision;
} TrackerTime;

gboolean
tracker_time_is_valid (const TrackerTime *time); /* within years 1970..2200, offset within +-15 h */
int tracker_time_compare (const TrackerTime *a,
                          const TrackerTime *b); /* by instant, then precision */
gboolean tracker_time_equal (const TrackerTime *a, const TrackerTime *b);
gint64 tracker_time_get_wall_s (const TrackerTime *time); /* unix_s + offset_s */
/* "2026-03-02T10:15:00+08:00"; no offset: "2026-03-02T10:15:00"; day precision: "2026-03-02". */
char *tracker_time_to_iso8601 (const TrackerTime *time);
gboolean tracker_time_from_iso8601 (
    const char *text,
    TrackerTime *time); /* tolerant reader: T or space, fractions, Z, +hhmm, +hh:mm, none */
gboolean tracker_time_from_unix (gint64 unix_s, gint32 offset_s, TrackerTime *time);
/* A wall clock (seconds since 1970 as if UTC) in a zone: IANA name, "+08:00", "GMT+8", "UTC", or
 * NULL for floating. FALSE: zone unknown. */
gboolean tracker_time_from_wall (gint64 wall_s,
                                 const char *zone,
                                 TrackerPrecision precision,
                                 TrackerTime *time);
/* The same day / clock in the reader's language, in the place's own clock. */
char *tracker_time_dup_day_label (const TrackerTime *time,
                                  gint64 now_s); /* "Monday, 2 March"; year when another */
char *tracker_time_dup_clock_label (const TrackerTime *time); /* "10:15", NULL for day precision */
char *tracker_time_dup_ago_label (gint64 unix_s, gint64 now_s); /* "3 hours ago" */
