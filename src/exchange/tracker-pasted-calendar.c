/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-pasted-private.h"

#define DAY_S 86400
#define MAX_AHEAD_S (2 * DAY_S)
#define FORECAST_AHEAD_S (31 * DAY_S)         /* how far a post looks ahead */
#define FIRST_S G_GINT64_CONSTANT (946684800) /* 2000-01-01: what is before is no parcel's */
#define MAX_YEARS_BACK 8 /* where no year is said: the 29th of February is that rare */

/* Whose slashes have the month first: the United States, what belongs to them, the Philippines. */
static const char *const month_first_countries[]
    = { "US", "PR", "VI", "GU", "AS", "MP", "PW", "FM", "MH", "PH", NULL };

/**
 * tracker_pasted_calendar_init:
 * @self: (out caller-allocates): a calendar
 * @definition: (nullable): whose times are to be read; has to outlive @self
 * @now_s: now, UTC
 *
 * Prepares to read times of a carrier.
 */
void
tracker_pasted_calendar_init (TrackerPastedCalendar *self,
                              const TrackerDefinition *definition,
                              gint64 now_s)
{
  const char *country = definition != NULL ? tracker_definition_get_country (definition) : NULL;
  TrackerTime probe;

  *self = (TrackerPastedCalendar){ .now_s = now_s };
  self->is_month_first = country != NULL && g_strv_contains (month_first_countries, country);
  self->zone = definition != NULL ? tracker_definition_get_zone (definition) : NULL;
  if (self->zone == NULL || g_ascii_strcasecmp (self->zone, "floating") == 0
      || !tracker_time_from_wall (now_s, self->zone, TRACKER_PRECISION_SECOND, &probe))
    self->zone = NULL;
  else
    self->held = g_time_zone_new_identifier (self->zone);
}

/**
 * tracker_pasted_calendar_clear:
 * @self: a calendar
 *
 * Frees what @self holds.
 */
void
tracker_pasted_calendar_clear (TrackerPastedCalendar *self)
{
  g_clear_pointer (&self->held, g_time_zone_unref);
}

static gboolean
place (const TrackerPastedCalendar *self,
       const TrackerPastedTime *pasted,
       int year,
       TrackerTime *time)
{
  gboolean is_month_first = self->is_month_first;
  int month = pasted->month;
  int day = pasted->day;
  TrackerPrecision precision = !pasted->has_clock    ? TRACKER_PRECISION_DAY
                               : pasted->has_seconds ? TRACKER_PRECISION_SECOND
                                                     : TRACKER_PRECISION_MINUTE;
  g_autofree char *text = NULL;

  if (pasted->is_open)
    {
      if (pasted->first > 12 || pasted->second > 12)
        is_month_first = pasted->second > 12;
      month = is_month_first ? pasted->first : pasted->second;
      day = is_month_first ? pasted->second : pasted->first;
    }
  text = g_strdup_printf ("%04d-%02d-%02dT%02d:%02d:%02d", year, month, day, pasted->hour,
                          pasted->minute, pasted->second_of_minute);
  if (!tracker_time_from_iso8601 (text, time))
    return FALSE;
  if (pasted->has_offset && pasted->has_clock)
    {
      *time = (TrackerTime){ .unix_s = time->unix_s - pasted->offset_s,
                             .offset_s = pasted->offset_s,
                             .has_offset = TRUE };
      time->precision = precision;
      return tracker_time_is_valid (time);
    }
  return tracker_time_from_wall (time->unix_s, self->zone, precision, time);
}

/* The newest year in which the day is not ahead. */
static gboolean
place_without_year (const TrackerPastedCalendar *self,
                    const TrackerPastedTime *pasted,
                    TrackerTime *time)
{
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_utc (self->now_s);
  int year = now != NULL ? g_date_time_get_year (now) : 0;

  for (int i = 0; i <= MAX_YEARS_BACK && year > 0; i++, year--)
    {
      if (!place (self, pasted, year, time))
        continue;
      if (time->unix_s <= self->now_s + DAY_S)
        return TRUE;
      if (self->is_pasted && time->unix_s <= self->now_s + FORECAST_AHEAD_S)
        return FALSE;
    }
  return FALSE;
}

/**
 * tracker_pasted_calendar_place:
 * @self: a calendar
 * @pasted: what a text said
 * @time: (out): the time, in the zone of the text, else of the carrier, else floating
 *
 * Puts a date on the calendar.
 *
 * Returns: whether there is such a day and something can have happened then: not before 2000, at
 * most two days ahead
 */
gboolean
tracker_pasted_calendar_place (const TrackerPastedCalendar *self,
                               const TrackerPastedTime *pasted,
                               TrackerTime *time)
{
  if (!pasted->has_date)
    return FALSE;
  if (pasted->year == 0 ? !place_without_year (self, pasted, time)
                        : !place (self, pasted, pasted->year, time))
    return FALSE;
  return time->unix_s >= FIRST_S && time->unix_s <= self->now_s + MAX_AHEAD_S;
}
