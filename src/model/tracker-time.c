/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tracker-time.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "tracker-time-private.h"

#define DAY_S 86400
#define MAX_OFFSET_S (15 * 3600)
#define END_OF_TIME_S G_GINT64_CONSTANT (7289654400) /* 2201-01-01T00:00:00Z */

/**
 * tracker_time_is_valid:
 * @time: a time
 *
 * Returns: whether @time lies within the years 1970 to 2200, with an offset of at most 15 hours
 */
gboolean
tracker_time_is_valid (const TrackerTime *time)
{
  if (time == NULL || time->unix_s < 0 || time->unix_s >= END_OF_TIME_S)
    return FALSE;
  if (time->offset_s < -MAX_OFFSET_S || time->offset_s > MAX_OFFSET_S)
    return FALSE;
  if (!time->has_offset && time->offset_s != 0)
    return FALSE;
  return (int) time->precision >= TRACKER_PRECISION_DAY
         && time->precision <= TRACKER_PRECISION_SECOND;
}

/**
 * tracker_time_compare:
 * @a: a time
 * @b: a time
 *
 * Orders by instant, then the coarser first.
 *
 * Returns: less than, equal to or more than 0
 */
int
tracker_time_compare (const TrackerTime *a, const TrackerTime *b)
{
  if (a->unix_s != b->unix_s)
    return a->unix_s < b->unix_s ? -1 : 1;
  return (int) a->precision - (int) b->precision;
}

/**
 * tracker_time_equal:
 * @a: a time
 * @b: a time
 *
 * Returns: whether all of @a and @b is the same, offset and precision too
 */
gboolean
tracker_time_equal (const TrackerTime *a, const TrackerTime *b)
{
  return a->unix_s == b->unix_s && a->offset_s == b->offset_s && !a->has_offset == !b->has_offset
         && a->precision == b->precision;
}

/**
 * tracker_time_get_wall_s:
 * @time: a time
 *
 * Returns: the wall clock of the place, in seconds since 1970 as if it were UTC
 */
gint64
tracker_time_get_wall_s (const TrackerTime *time)
{
  return time->unix_s + time->offset_s;
}

/* The civil fields of seconds since 1970; NULL outside of the years 1 to 9999. */
static GDateTime *
dup_civil (gint64 wall_s)
{
  return g_date_time_new_from_unix_utc (wall_s);
}

/**
 * tracker_time_to_iso8601:
 * @time: a valid time
 *
 * Returns: (transfer full): "2026-03-02T10:15:00+08:00", without the offset if the post gave none;
 * "2026-03-02" if it gave the day only
 */
char *
tracker_time_to_iso8601 (const TrackerTime *time)
{
  g_autoptr (GDateTime) civil = dup_civil (tracker_time_get_wall_s (time));
  g_autofree char *text = NULL;
  int minutes = ABS (time->offset_s) / 60;

  if (civil == NULL)
    return g_strdup ("");
  if (time->precision == TRACKER_PRECISION_DAY)
    return g_date_time_format (civil, "%Y-%m-%d");

  text = g_date_time_format (civil, "%Y-%m-%dT%H:%M:%S");
  if (!time->has_offset)
    return g_steal_pointer (&text);
  return g_strdup_printf ("%s%c%02d:%02d", text, time->offset_s < 0 ? '-' : '+', minutes / 60,
                          minutes % 60);
}

/**
 * tracker_time_from_unix:
 * @unix_s: seconds since 1970 UTC
 * @offset_s: seconds to add for the wall clock of the place
 * @time: (out caller-allocates): left alone on failure
 *
 * Returns: whether the result is valid
 */
gboolean
tracker_time_from_unix (gint64 unix_s, gint32 offset_s, TrackerTime *time)
{
  TrackerTime result = {
    .unix_s = unix_s,
    .offset_s = offset_s,
    .has_offset = TRUE,
    .precision = TRACKER_PRECISION_SECOND,
  };

  if (!tracker_time_is_valid (&result))
    return FALSE;

  *time = result;
  return TRUE;
}

/* Names go into a path below /usr/share/zoneinfo, and what is no file there GLib reads as a POSIX
 * rule such as "Foo3": names from outside must be neither a way out of that folder nor such a rule.
 */
static gboolean
is_zone_name (const char *zone)
{
  gboolean has_digit = FALSE;

  if (!g_ascii_isalpha (zone[0]) || strlen (zone) > 64 || strstr (zone, "..") != NULL)
    return FALSE;

  for (const char *p = zone; *p != '\0'; p++)
    {
      if (!g_ascii_isalnum (*p) && strchr ("/_+-", *p) == NULL)
        return FALSE;
      has_digit = has_digit || g_ascii_isdigit (*p);
    }
  return !has_digit || strchr (zone, '/') != NULL || g_str_has_suffix (zone, "DT");
}

/* Reads "Z", "UTC", "GMT+8", "UTC +03:00", "+0530", "-3". The sign is that of people: east of
 * Greenwich is plus. */
static gboolean
parse_fixed_zone (const char *zone, gint32 *offset_s)
{
  const char *p = zone;

  if (g_ascii_strcasecmp (zone, "Z") == 0)
    p += 1;
  else if (g_ascii_strncasecmp (zone, "UTC", 3) == 0 || g_ascii_strncasecmp (zone, "GMT", 3) == 0)
    p += 3;

  while (*p == ' ')
    p++;
  if (*p == '\0' && p != zone)
    {
      *offset_s = 0;
      return TRUE;
    }
  return tracker_time_parse_offset (&p, offset_s) && *p == '\0';
}

/**
 * tracker_time_parse_offset:
 * @text: (inout): where to read; moved behind what was read
 * @offset_s: (out): seconds east of Greenwich
 *
 * Reads "+8", "+08", "+0800", "+08:00" or the same with a minus sign (ASCII or U+2212).
 *
 * Returns: whether there was an offset of at most 15 hours
 */
gboolean
tracker_time_parse_offset (const char **text, gint32 *offset_s)
{
  const char *p = *text;
  int digits[4];
  int n = 0;
  int sign = 1;
  int minutes = 0;
  int hours;

  if (g_str_has_prefix (p, "\xE2\x88\x92"))
    {
      sign = -1;
      p += 3;
    }
  else if (*p == '+' || *p == '-')
    sign = *p++ == '-' ? -1 : 1;
  else
    return FALSE;

  while (n < 4
         && (g_ascii_isdigit (*p) || (*p == ':' && (n == 1 || n == 2) && g_ascii_isdigit (p[1]))))
    {
      if (*p == ':' && n == 1)
        {
          digits[1] = digits[0];
          digits[0] = 0;
          n = 2;
        }
      if (*p == ':')
        p++;
      digits[n++] = g_ascii_digit_value (*p++);
    }
  if (n == 0 || n == 3)
    return FALSE;

  hours = n == 1 ? digits[0] : digits[0] * 10 + digits[1];
  if (n == 4)
    minutes = digits[2] * 10 + digits[3];
  if (minutes >= 60 || hours * 3600 + minutes * 60 > MAX_OFFSET_S)
    return FALSE;

  *offset_s = sign * (hours * 3600 + minutes * 60);
  *text = p;
  return TRUE;
}

static gint64
round_down (gint64 wall_s, TrackerPrecision precision)
{
  gint64 step_s = precision == TRACKER_PRECISION_DAY      ? DAY_S
                  : precision == TRACKER_PRECISION_MINUTE ? 60
                                                          : 1;
  gint64 rest = wall_s % step_s;

  return wall_s - (rest < 0 ? rest + step_s : rest);
}

static gboolean
find_zone_offset (const char *name, gint64 wall_s, gint32 *offset_s)
{
  g_autoptr (GTimeZone) zone = NULL;
  gint64 adjusted_s = wall_s;
  int interval;

  if (!is_zone_name (name))
    return FALSE;
  zone = g_time_zone_new_identifier (name);
  if (zone == NULL)
    return FALSE;

  /* Of a clock that comes twice the second, in winter time, is meant. A clock that the change to
   * summer time left out stays as the post wrote it: only the offset is taken, not the adjusted
   * time. */
  interval = g_time_zone_adjust_time (zone, G_TIME_TYPE_STANDARD, &adjusted_s);
  *offset_s = g_time_zone_get_offset (zone, interval);
  return TRUE;
}

/**
 * tracker_time_from_wall:
 * @wall_s: a wall clock: seconds since 1970 as if it were UTC
 * @zone: (nullable): an IANA name, "UTC", "Z", "GMT+8", "UTC+03:00" or "+0800"; %NULL if the post
 * gave none
 * @precision: how exact the post was; @wall_s is rounded down to it
 * @time: (out caller-allocates): left alone on failure
 *
 * Reads files of the time zone data base: not for the main thread.
 *
 * Returns: %FALSE if the zone is unknown or the result is not valid
 */
gboolean
tracker_time_from_wall (gint64 wall_s,
                        const char *zone,
                        TrackerPrecision precision,
                        TrackerTime *time)
{
  TrackerTime result = { .has_offset = zone != NULL, .precision = precision };

  if (wall_s < -DAY_S || wall_s > END_OF_TIME_S + DAY_S)
    return FALSE;
  wall_s = round_down (wall_s, precision);
  if (zone != NULL && !parse_fixed_zone (zone, &result.offset_s)
      && !find_zone_offset (zone, wall_s, &result.offset_s))
    return FALSE;

  result.unix_s = wall_s - result.offset_s;
  if (!tracker_time_is_valid (&result))
    return FALSE;

  *time = result;
  return TRUE;
}

static gboolean
parse_digits (const char **text, int n_digits, int *value)
{
  const char *p = *text;
  int result = 0;

  for (int i = 0; i < n_digits; i++)
    {
      if (!g_ascii_isdigit (p[i]))
        return FALSE;
      result = result * 10 + g_ascii_digit_value (p[i]);
    }
  *value = result;
  *text = p + n_digits;
  return TRUE;
}

static gboolean
parse_char (const char **text, char c)
{
  if (**text != c)
    return FALSE;
  (*text)++;
  return TRUE;
}

/* Reads "10:15", "10:15:30", "10:15:30.123" or "10:15:30,1"; the fraction is dropped. A leap second
 * counts as the one before it. */
static gboolean
parse_clock (const char **text, int *seconds, TrackerPrecision *precision)
{
  int hour, minute, second = 0;

  *precision = TRACKER_PRECISION_MINUTE;
  if (!parse_digits (text, 2, &hour) || !parse_char (text, ':') || !parse_digits (text, 2, &minute))
    return FALSE;
  if (**text == ':')
    {
      (*text)++;
      if (!parse_digits (text, 2, &second))
        return FALSE;
      *precision = TRACKER_PRECISION_SECOND;
      if ((**text == '.' || **text == ',') && g_ascii_isdigit ((*text)[1]))
        {
          (*text)++;
          while (g_ascii_isdigit (**text))
            (*text)++;
        }
    }
  if (hour > 23 || minute > 59 || second > 60)
    return FALSE;

  *seconds = hour * 3600 + minute * 60 + MIN (second, 59);
  return TRUE;
}

static void
skip_spaces (const char **text)
{
  while (g_ascii_isspace (**text))
    (*text)++;
}

/**
 * tracker_time_from_iso8601:
 * @text: (nullable): a date, or a date and a time; white space around it does not matter
 * @time: (out caller-allocates): left alone on failure
 *
 * Reads ISO 8601's extended form as posts write it: "T" or a space between date and time, seconds
 * and fractions may be missing, "Z", "+hhmm", "+hh:mm", "+hh" or no zone at all.
 *
 * Returns: whether all of @text was read and is a valid time
 */
gboolean
tracker_time_from_iso8601 (const char *text, TrackerTime *time)
{
  TrackerTime result = { .precision = TRACKER_PRECISION_DAY };
  const char *p = text;
  int year, month, day;
  int seconds = 0;
  GDate date;

  if (text == NULL)
    return FALSE;
  skip_spaces (&p);
  if (!parse_digits (&p, 4, &year) || !parse_char (&p, '-') || !parse_digits (&p, 2, &month)
      || !parse_char (&p, '-') || !parse_digits (&p, 2, &day))
    return FALSE;
  if (year < 1969 || !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return FALSE;

  if (*p == 'T' || *p == 't' || (*p == ' ' && g_ascii_isdigit (p[1])))
    {
      p++;
      if (!parse_clock (&p, &seconds, &result.precision))
        return FALSE;
      skip_spaces (&p);
    }

  if (*p == 'Z' || *p == 'z')
    {
      result.has_offset = TRUE;
      p++;
    }
  else if (tracker_time_parse_offset (&p, &result.offset_s))
    result.has_offset = TRUE;
  skip_spaces (&p);
  if (*p != '\0')
    return FALSE;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  /* 719163 is the Julian day, as GDate counts, of 1970-01-01. */
  result.unix_s = ((gint64) g_date_get_julian (&date) - 719163) * DAY_S + seconds - result.offset_s;
  if (!tracker_time_is_valid (&result))
    return FALSE;

  *time = result;
  return TRUE;
}
