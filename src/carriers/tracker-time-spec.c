/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-engine-private.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "tracker-time-format-private.h"

#define FLOATING "floating"
#define MAX_OFFSET_S (15 * 3600)
#define MAX_ZONES 64 /* of one ask: a parcel has not been in more */

/* Digits with or without a fraction, all of the text. */
static gboolean
read_epoch (const char *text, gint64 units_per_second, TrackerTimeReading *reading)
{
  char *end = NULL;
  double number = g_ascii_strtod (text, &end);

  if (end == text || *end != '\0' || !isfinite (number) || fabs (number) > 1e15)
    return FALSE;
  reading->seconds = (gint64) floor (number / (double) units_per_second);
  reading->is_instant = TRUE;
  reading->precision = TRACKER_PRECISION_SECOND;
  return TRUE;
}

/* "/Date(1772417700000+0800)/": milliseconds of UTC, and what to add for the wall clock; the second
 * part may be missing. */
static gboolean
read_wcf (const char *text, TrackerTimeReading *reading)
{
  const char *at = strstr (text, "Date(");
  char *end = NULL;
  gint64 ms;

  if (at == NULL)
    return FALSE;
  at += strlen ("Date(");
  ms = g_ascii_strtoll (at, &end, 10);
  if (end == at)
    return FALSE;
  reading->seconds = ms >= 0 ? ms / 1000 : -((-(ms + 1)) / 1000) - 1;
  reading->is_instant = TRUE;
  reading->precision = TRACKER_PRECISION_SECOND;
  if (*end == '+' || *end == '-')
    {
      g_autofree char *offset = g_strndup (end, strcspn (end, ")"));

      reading->has_offset = tracker_offset_read (offset, &reading->offset_s);
      end += strlen (offset);
    }
  return *end == ')';
}

static gboolean
read_iso8601 (const char *text, TrackerTimeReading *reading)
{
  TrackerTime time = { 0 };

  if (!tracker_time_from_iso8601 (text, &time))
    return FALSE;
  reading->seconds = tracker_time_get_wall_s (&time);
  reading->has_offset = time.has_offset;
  reading->offset_s = time.offset_s;
  reading->precision = time.precision;
  return TRUE;
}

/**
 * tracker_time_format_read:
 * @format: how the text is written
 * @text: a time
 * @now_s: UTC: a time without a year is the last one up to now
 * @reading: (out): what the text said
 *
 * Returns: whether @text is written so
 */
gboolean
tracker_time_format_read (const TrackerTimeFormat *format,
                          const char *text,
                          gint64 now_s,
                          TrackerTimeReading *reading)
{
  memset (reading, 0, sizeof *reading);
  switch (format->kind)
    {
    case TRACKER_TIME_FORMAT_ISO8601:
      return read_iso8601 (text, reading);
    case TRACKER_TIME_FORMAT_EPOCH_S:
      return read_epoch (text, 1, reading);
    case TRACKER_TIME_FORMAT_EPOCH_MS:
      return read_epoch (text, 1000, reading);
    case TRACKER_TIME_FORMAT_WCF:
      return read_wcf (text, reading);
    case TRACKER_TIME_FORMAT_PATTERN:
      return tracker_time_pattern_read (format->pattern, text, now_s, reading);
    default:
      g_assert_not_reached ();
    }
}

/**
 * tracker_offset_read:
 * @text: an offset as posts write it
 * @offset_s: (out): what is to be added to UTC
 *
 * Reads "+08:00", "+0800", "+8", "GMT+8", "UTC", and plain numbers: up to 15 are hours, up to 900
 * minutes, up to 54,000 seconds, above that milliseconds.
 *
 * Returns: whether @text is an offset within 15 hours
 */
gboolean
tracker_offset_read (const char *text, gint32 *offset_s)
{
  const char *at = text;
  char *end = NULL;
  gint64 number;

  if (g_ascii_strncasecmp (at, "GMT", 3) == 0 || g_ascii_strncasecmp (at, "UTC", 3) == 0)
    at += 3;
  at += strspn (at, " ");
  if (*at == '\0' || g_str_equal (at, "Z"))
    {
      *offset_s = 0;
      return at > text || *at == 'Z';
    }
  number = g_ascii_strtoll (at, &end, 10);
  if (end == at)
    return FALSE;
  if (*end == ':')
    {
      gint64 minutes = g_ascii_strtoll (end + 1, &end, 10);

      number = number * 60 + (*at == '-' ? -minutes : minutes);
      number *= 60;
    }
  else if (!g_ascii_isdigit (*at) && end - at == 5)
    number = number / 100 * 3600 + number % 100 * 60;
  else if (ABS (number) <= 15)
    number *= 3600;
  else if (ABS (number) <= 900)
    number *= 60;
  else if (ABS (number) > MAX_OFFSET_S)
    number /= 1000;
  if (*end != '\0' || ABS (number) > MAX_OFFSET_S)
    return FALSE;
  *offset_s = (gint32) number;
  return TRUE;
}

static gboolean
set_time (gint64 unix_s, gint32 offset_s, TrackerPrecision precision, TrackerTime *time)
{
  *time = (TrackerTime){
    .unix_s = unix_s, .offset_s = offset_s, .has_offset = TRUE, .precision = precision
  };
  return tracker_time_is_valid (time);
}

/* (nullable) The zone of an IANA name, held for the time of the ask. Whether @name is fit to be
 * looked for was checked before. */
static GTimeZone *
hold_zone (const char *name, TrackerScope *scope)
{
  GTimeZone *zone = g_hash_table_lookup (scope->zones, name);

  if (zone != NULL || g_hash_table_size (scope->zones) >= MAX_ZONES)
    return zone;
  zone = g_time_zone_new_identifier (name);
  if (zone != NULL)
    g_hash_table_insert (scope->zones, g_strdup (name), zone);
  return zone;
}

/* Puts what was read into a zone. FALSE: the zone is unknown. An instant keeps its offset even in
 * the hour that comes twice. */
static gboolean
place_in_zone (const TrackerTimeReading *reading,
               const char *name,
               TrackerScope *scope,
               TrackerTime *time)
{
  GTimeZone *zone;
  gint32 offset_s;

  if (g_ascii_strcasecmp (name, FLOATING) == 0)
    {
      *time = (TrackerTime){ .unix_s = reading->seconds, .precision = reading->precision };
      return tracker_time_is_valid (time);
    }
  if (!tracker_time_from_wall (reading->seconds, name, reading->precision, time))
    return FALSE;
  if (tracker_offset_read (name, &offset_s))
    return !reading->is_instant || set_time (reading->seconds, offset_s, reading->precision, time);
  zone = hold_zone (name, scope);
  if (!reading->is_instant)
    return TRUE;
  offset_s = zone != NULL ? g_time_zone_get_offset (
                 zone, g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, reading->seconds))
                          : time->offset_s;
  return set_time (reading->seconds, offset_s, reading->precision, time);
}

/* By the first of the text's own zone, that of the spec, its default and the definition's that is
 * known. */
static gboolean
place_in_any_zone (const TrackerTimeSpec *spec,
                   const TrackerTimeReading *reading,
                   const TrackerPlace *place,
                   TrackerScope *scope,
                   TrackerTime *time)
{
  g_autofree char *zone = tracker_value_dup_text (spec->zone, place, scope);
  const char *zones[] = { reading->zone, zone, spec->default_zone, scope->definition->zone };

  for (gsize i = 0; i < G_N_ELEMENTS (zones); i++)
    {
      if (zones[i] != NULL && *zones[i] != '\0' && place_in_zone (reading, zones[i], scope, time))
        return TRUE;
    }
  if (reading->is_instant)
    return set_time (reading->seconds, 0, reading->precision, time);
  return place_in_zone (reading, FLOATING, scope, time);
}

/* `offset`: what was read is UTC; the answer says what the clock of the place shows, or in which
 * zone it stands. */
static gboolean
show_at_offset (const TrackerTimeSpec *spec,
                const TrackerTimeReading *reading,
                const TrackerPlace *place,
                TrackerScope *scope,
                TrackerTime *time)
{
  g_autofree char *text = tracker_value_dup_text (spec->offset, place, scope);
  TrackerTimeReading instant = *reading;
  gint32 offset_s;

  if (reading->has_offset && !reading->is_instant)
    instant.seconds -= reading->offset_s;
  instant.is_instant = TRUE;
  if (text != NULL && tracker_offset_read (text, &offset_s))
    return set_time (instant.seconds, offset_s, instant.precision, time);
  if (text != NULL && place_in_zone (&instant, text, scope, time))
    return TRUE;
  return place_in_any_zone (spec, &instant, place, scope, time);
}

static gboolean
resolve (const TrackerTimeSpec *spec,
         const TrackerTimeReading *reading,
         const TrackerPlace *place,
         TrackerScope *scope,
         TrackerTime *time)
{
  if (spec->offset != NULL)
    return show_at_offset (spec, reading, place, scope, time);
  if (reading->has_offset)
    return set_time (reading->seconds - (reading->is_instant ? 0 : reading->offset_s),
                     reading->offset_s, reading->precision, time);
  return place_in_any_zone (spec, reading, place, scope, time);
}

/* What the clock shows stays, where it hangs is forgotten. */
static gboolean
let_float (TrackerTime *time)
{
  *time = (TrackerTime){ .unix_s = tracker_time_get_wall_s (time), .precision = time->precision };
  return tracker_time_is_valid (time);
}

static gboolean
read_spec (const TrackerTimeSpec *spec,
           const TrackerPlace *place,
           TrackerScope *scope,
           TrackerTime *time)
{
  g_autofree char *text = tracker_value_dup_text (spec->value, place, scope);

  if (text == NULL)
    return FALSE;
  for (guint i = 0; i < spec->formats->len; i++)
    {
      TrackerTimeReading reading;

      if (tracker_time_format_read (g_ptr_array_index (spec->formats, i), text, scope->now_s,
                                    &reading)
          && resolve (spec, &reading, place, scope, time))
        return !spec->is_floating || let_float (time);
    }
  return FALSE;
}

/**
 * tracker_time_specs_read:
 * @specs: (element-type TrackerTimeSpec) (nullable): ways to read a time
 * @place: what they are evaluated on
 * @scope: what templates know
 * @time: (out): the time
 *
 * Reads a time in the first way that gives a valid one.
 *
 * An instant without any zone is shown in UTC; a wall clock without any zone floats.
 *
 * Returns: whether there is one
 */
gboolean
tracker_time_specs_read (const GPtrArray *specs,
                         const TrackerPlace *place,
                         TrackerScope *scope,
                         TrackerTime *time)
{
  for (guint i = 0; specs != NULL && i < specs->len; i++)
    {
      if (read_spec (g_ptr_array_index (specs, i), place, scope, time))
        return TRUE;
    }
  return FALSE;
}
