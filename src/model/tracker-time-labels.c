/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tracker-time.h"

#include <glib/gi18n-lib.h>

#define MINUTE_S 60
#define HOUR_S 3600
#define DAY_S 86400
#define MONTH_S (30 * DAY_S)
#define YEAR_S (365 * DAY_S)

/**
 * tracker_time_dup_day_label:
 * @time: a valid time
 * @now_s: now, in seconds since 1970 UTC
 *
 * Returns: (transfer full): the day in the place's own clock, in the reader's language: "Monday, 2
 * March", with the year if that is not this year
 */
char *
tracker_time_dup_day_label (const TrackerTime *time, gint64 now_s)
{
  g_autoptr (GDateTime) civil = g_date_time_new_from_unix_utc (tracker_time_get_wall_s (time));
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_utc (now_s + time->offset_s);

  if (civil == NULL)
    return g_strdup ("");
  if (now != NULL && g_date_time_get_year (civil) == g_date_time_get_year (now))
    /* Translators: the day of an event, as of g_date_time_format(): "Monday, 2 March". */
    return g_date_time_format (civil, _ ("%A, %-d %B"));
  /* Translators: the day of an event in another year: "Monday, 2 March 2026". */
  return g_date_time_format (civil, _ ("%A, %-d %B %Y"));
}

/**
 * tracker_time_dup_clock_label:
 * @time: a valid time
 *
 * Returns: (transfer full) (nullable): "10:15" in the place's own clock; %NULL if the post gave the
 * day only
 */
char *
tracker_time_dup_clock_label (const TrackerTime *time)
{
  g_autoptr (GDateTime) civil = g_date_time_new_from_unix_utc (tracker_time_get_wall_s (time));

  if (time->precision == TRACKER_PRECISION_DAY || civil == NULL)
    return NULL;
  return g_date_time_format (civil, "%H:%M");
}

/**
 * tracker_time_dup_ago_label:
 * @unix_s: an instant, in seconds since 1970 UTC
 * @now_s: now, in the same
 *
 * Tells in whole units how long ago something was. What lies ahead reads as "just now": a post that
 * gives no zone may seem to be some hours ahead.
 *
 * Returns: (transfer full): "3 hours ago", in the reader's language
 */
char *
tracker_time_dup_ago_label (gint64 unix_s, gint64 now_s)
{
  gint64 ago_s = CLAMP (now_s, 0, G_MAXINT64) - CLAMP (unix_s, 0, G_MAXINT64);
  gulong n;

  if (ago_s < MINUTE_S)
    return g_strdup (_ ("just now"));
  if (ago_s < HOUR_S)
    {
      n = (gulong) (ago_s / MINUTE_S);
      return g_strdup_printf (ngettext ("%lu minute ago", "%lu minutes ago", n), n);
    }
  if (ago_s < DAY_S)
    {
      n = (gulong) (ago_s / HOUR_S);
      return g_strdup_printf (ngettext ("%lu hour ago", "%lu hours ago", n), n);
    }
  if (ago_s < 2 * MONTH_S)
    {
      n = (gulong) (ago_s / DAY_S);
      return g_strdup_printf (ngettext ("%lu day ago", "%lu days ago", n), n);
    }
  if (ago_s < YEAR_S)
    {
      n = (gulong) (ago_s / MONTH_S);
      return g_strdup_printf (ngettext ("%lu month ago", "%lu months ago", n), n);
    }
  n = (gulong) (ago_s / YEAR_S);
  return g_strdup_printf (ngettext ("%lu year ago", "%lu years ago", n), n);
}
