/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-time-format-private.h"

#include <string.h>

#include "tracker-carriers-error.h"

#define SECONDS_PER_DAY 86400
#define SECONDS_PER_YEAR 31556952 /* of the Gregorian calendar, on the average */
#define MAX_YEARS_BACK 10         /* the 29th of February is rare */
#define JULIAN_DAY_OF_1970 719163 /* g_date_get_julian of 1970-01-01 */

/* The fields of a time as they are read. */
typedef struct
{
  gboolean has_year;
  int year;
  int month;
  int day;
  int hour;
  int minute;
  int second;
  gboolean has_clock;
  gboolean has_seconds;
  gboolean is_pm;
  gboolean is_am;
  TrackerTimeReading *reading;
} Fields;

/* Reads one to @max_digits digits. */
static gboolean
read_digits (const char **at, int max_digits, int *number)
{
  int n = 0;

  *number = 0;
  for (; n < max_digits && g_ascii_isdigit (**at); n++)
    *number = *number * 10 + *(*at)++ - '0';
  return n > 0;
}

static gboolean
read_half_of_day (const char **at, Fields *fields)
{
  char letter = g_ascii_tolower (**at);

  if ((letter != 'a' && letter != 'p'))
    return FALSE;
  (*at)++;
  *at += **at == '.' ? 1 : 0;
  if (g_ascii_tolower (**at) != 'm')
    return FALSE;
  (*at)++;
  *at += **at == '.' ? 1 : 0;
  fields->is_am = letter == 'a';
  fields->is_pm = letter == 'p';
  return TRUE;
}

/* Z, +hh, +hhmm, +hh:mm */
static gboolean
read_offset (const char **at, TrackerTimeReading *reading)
{
  int sign;
  int hours;
  int minutes = 0;

  if (**at == 'Z' || **at == 'z')
    {
      (*at)++;
      reading->has_offset = TRUE;
      return TRUE;
    }
  if (**at != '+' && **at != '-')
    return FALSE;
  sign = *(*at)++ == '-' ? -1 : 1;
  if (!read_digits (at, 2, &hours))
    return FALSE;
  *at += **at == ':' ? 1 : 0;
  if (g_ascii_isdigit (**at) && !read_digits (at, 2, &minutes))
    return FALSE;
  reading->offset_s = sign * (hours * 3600 + minutes * 60);
  reading->has_offset = hours <= 15 && minutes < 60;
  return reading->has_offset;
}

/* A name of a zone: "CST", "GMT+8", "Asia/Shanghai". */
static gboolean
read_zone_name (const char **at, TrackerTimeReading *reading)
{
  gsize length = 0;

  while (g_ascii_isalnum ((*at)[length])
         || ((*at)[length] != '\0' && strchr ("+-:/_", (*at)[length]) != NULL))
    length++;
  if (length == 0 || length >= sizeof reading->zone)
    return FALSE;
  memcpy (reading->zone, *at, length);
  reading->zone[length] = '\0';
  *at += length;
  return TRUE;
}

static gboolean
read_clock_field (char conversion, const char **at, Fields *fields)
{
  int ignored;

  switch (conversion)
    {
    case 'H':
    case 'I':
      fields->has_clock = TRUE;
      return read_digits (at, 2, &fields->hour);
    case 'M':
      return read_digits (at, 2, &fields->minute);
    case 'S':
      fields->has_seconds = TRUE;
      return read_digits (at, 2, &fields->second);
    case 'f':
    case 'L':
      return read_digits (at, 9, &ignored);
    case 'p':
      return read_half_of_day (at, fields);
    case 'z':
      return read_offset (at, fields->reading);
    case 'Z':
      return read_zone_name (at, fields->reading);
    default:
      return FALSE;
    }
}

static gboolean
read_field (char conversion, const char **at, Fields *fields)
{
  switch (conversion)
    {
    case 'Y':
      fields->has_year = TRUE;
      return read_digits (at, 4, &fields->year) && fields->year >= 1000;
    case 'y':
      fields->has_year = TRUE;
      if (!read_digits (at, 2, &fields->year))
        return FALSE;
      fields->year += fields->year < 70 ? 2000 : 1900;
      return TRUE;
    case 'm':
      return read_digits (at, 2, &fields->month);
    case 'e':
      *at += strspn (*at, " ");
      return read_digits (at, 2, &fields->day);
    case 'd':
      return read_digits (at, 2, &fields->day);
    case 'b':
    case 'B':
      return tracker_time_read_month (at, &fields->month);
    case 'a':
    case 'A':
      return tracker_time_skip_weekday (at);
    default:
      return read_clock_field (conversion, at, fields);
    }
}

/* Twelve o'clock at night is 12 AM; midnight at the end of a day is 24:00. */
static gboolean
check_clock (Fields *fields)
{
  if (fields->is_am || fields->is_pm)
    {
      if (fields->hour < 1 || fields->hour > 12)
        return FALSE;
      fields->hour = fields->hour % 12 + (fields->is_pm ? 12 : 0);
    }
  if (fields->hour == 24)
    return fields->minute == 0 && fields->second == 0;
  if (fields->second == 60)
    fields->second = 59;
  return fields->hour < 24 && fields->minute < 60 && fields->second < 60;
}

/* FALSE: there is no such day in that year. */
static gboolean
set_seconds (const Fields *fields, int year)
{
  GDate date;

  if (year < 1 || year > 9999 || fields->month < 1 || fields->month > 12 || fields->day < 1
      || !g_date_valid_dmy ((GDateDay) fields->day, (GDateMonth) fields->month, (GDateYear) year))
    return FALSE;
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) fields->day, (GDateMonth) fields->month, (GDateYear) year);
  fields->reading->seconds
      = ((gint64) g_date_get_julian (&date) - JULIAN_DAY_OF_1970) * SECONDS_PER_DAY
        + fields->hour * 3600 + fields->minute * 60 + fields->second;
  return TRUE;
}

/* Where no year is said: the last one in which the time is over, but for a day ahead: clocks of
 * other zones. */
static gboolean
guess_year (const Fields *fields, gint64 now_s)
{
  int year = (int) (1970 + now_s / SECONDS_PER_YEAR) + 1;

  for (int i = 0; i < MAX_YEARS_BACK; i++)
    if (set_seconds (fields, year - i) && fields->reading->seconds <= now_s + SECONDS_PER_DAY)
      return TRUE;
  return FALSE;
}

static gboolean
finish (Fields *fields, gint64 now_s)
{
  TrackerTimeReading *reading = fields->reading;

  if (!check_clock (fields)
      || !(fields->has_year ? set_seconds (fields, fields->year) : guess_year (fields, now_s)))
    return FALSE;
  reading->precision = !fields->has_clock    ? TRACKER_PRECISION_DAY
                       : fields->has_seconds ? TRACKER_PRECISION_SECOND
                                             : TRACKER_PRECISION_MINUTE;
  return TRUE;
}

static gboolean
is_blank (char c)
{
  return c != '\0' && strchr (" \t\r\n", c) != NULL;
}

/**
 * tracker_time_pattern_read:
 * @pattern: a pattern like those of strptime
 * @text: a time
 * @now_s: UTC: a time without a year is the last one up to now
 * @reading: (out): what the text said
 *
 * Reads a time. The whole text has to fit; a blank of the pattern fits any white space, none too.
 * Names of months may be of any language known, whatever the locale. Years of two digits lie
 * between 1970 and 2069.
 *
 * Returns: whether @text fits and is a date that exists
 */
gboolean
tracker_time_pattern_read (const char *pattern,
                           const char *text,
                           gint64 now_s,
                           TrackerTimeReading *reading)
{
  Fields fields = { 0 };
  const char *at = text;

  memset (reading, 0, sizeof *reading);
  fields.reading = reading;
  for (const char *p = pattern; *p != '\0'; p++)
    {
      if (is_blank (*p))
        {
          while (is_blank (*at))
            at++;
        }
      else if (*p == '%' && p[1] != '%')
        {
          if (!read_field (*++p, &at, &fields))
            return FALSE;
        }
      else
        {
          p += *p == '%' ? 1 : 0;
          if (*p != *at)
            return FALSE;
          at++;
        }
    }
  while (is_blank (*at))
    at++;
  return *at == '\0' && finish (&fields, now_s);
}

/**
 * tracker_time_pattern_check:
 * @pattern: a pattern like those of strptime
 * @error: return location for a #GError
 *
 * Checks that a pattern knows all its conversions and says month and day.
 *
 * Fails with %TRACKER_CARRIERS_ERROR_INVALID_DEFINITION.
 *
 * Returns: whether it can be used
 */
gboolean
tracker_time_pattern_check (const char *pattern, GError **error)
{
  gboolean has_month = FALSE;
  gboolean has_day = FALSE;

  for (const char *p = strchr (pattern, '%'); p != NULL; p = strchr (p + 1, '%'))
    {
      p++;
      if (*p == '\0' || strchr ("%YymdeHIMSpbBaAfLzZ", *p) == NULL)
        {
          g_set_error (error, TRACKER_CARRIERS_ERROR, TRACKER_CARRIERS_ERROR_INVALID_DEFINITION,
                       "\"%%%.1s\" is unknown in the pattern of a time \"%s\"", p, pattern);
          return FALSE;
        }
      has_month |= *p == 'm' || *p == 'b' || *p == 'B';
      has_day |= *p == 'd' || *p == 'e';
    }
  if (has_month && has_day)
    return TRUE;
  g_set_error (error, TRACKER_CARRIERS_ERROR, TRACKER_CARRIERS_ERROR_INVALID_DEFINITION,
               "The pattern of a time \"%s\" lacks the month or the day", pattern);
  return FALSE;
}
