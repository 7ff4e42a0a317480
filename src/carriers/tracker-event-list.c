/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-report-private.h"

/* What the stage tables say of one event. */
typedef struct
{
  int stage;     /* a TrackerStage or TRACKER_STAGE_IGNORE */
  char *unknown; /* (owned) (nullable) the text that no table knew */
} StageReading;

/* By the first table that knows its text. A rule without a table always decides, but what the
 * tables before it did not know stays unknown: else nobody would learn of new codes. */
static void
read_stage (const TrackerEventSpec *spec,
            const TrackerPlace *place,
            TrackerScope *scope,
            StageReading *reading)
{
  g_autofree char *unknown = NULL;

  reading->stage = TRACKER_STAGE_UNKNOWN;
  for (guint i = 0; i < spec->stages->len; i++)
    {
      const TrackerStageRule *rule = g_ptr_array_index (spec->stages, i);
      g_autofree char *text = NULL;
      int index;

      if (rule->by == NULL)
        {
          reading->stage = (int) rule->stage;
          break;
        }
      text = tracker_value_dup_text (rule->by, place, scope);
      if (text == NULL)
        continue;
      index = tracker_text_table_lookup (rule->table->table, text);
      if (index >= 0)
        {
          reading->stage = g_array_index (rule->table->stages, int, index);
          return;
        }
      if (unknown == NULL)
        unknown = g_steal_pointer (&text);
    }
  reading->unknown = g_steal_pointer (&unknown);
}

static gboolean
passes (const TrackerEventSpec *spec, const TrackerPlace *place, TrackerScope *scope)
{
  for (guint i = 0; i < spec->where->len; i++)
    {
      if (!tracker_test_holds (g_ptr_array_index (spec->where, i), place, scope))
        return FALSE;
    }
  return TRUE;
}

/**
 * tracker_value_get_country:
 * @self: (nullable): a value
 * @place: what it is evaluated on
 * @scope: what templates know
 *
 * Returns: (transfer none) (nullable): alpha-2 of the country the value names, if it can be
 * recognised
 */
const char *
tracker_value_get_country (const TrackerValue *self, const TrackerPlace *place, TrackerScope *scope)
{
  g_autofree char *text = tracker_value_dup_text (self, place, scope);

  return text != NULL ? tracker_country_guess (text) : NULL;
}

/* (nullable): NULL if it is no event: filtered out, ignored, or without a time. */
static TrackerEvent *
read_event (const TrackerEventSpec *spec,
            const TrackerPlace *place,
            TrackerScope *scope,
            TrackerReport *report)
{
  g_autofree char *text = NULL;
  g_autofree char *city = NULL;
  g_autofree char *code = NULL;
  g_autofree char *unknown = NULL;
  StageReading reading = { 0 };
  TrackerTime time;

  if (!passes (spec, place, scope) || !tracker_time_specs_read (spec->time, place, scope, &time))
    return NULL;
  read_stage (spec, place, scope, &reading);
  unknown = reading.unknown;
  if (reading.stage == TRACKER_STAGE_IGNORE)
    return NULL;
  text = tracker_value_dup_text (spec->text, place, scope);
  city = tracker_value_dup_text (spec->place, place, scope);
  code = tracker_value_dup_text (spec->code, place, scope);
  if (unknown != NULL)
    tracker_report_add_unknown_code (report, code != NULL ? code : unknown);
  return tracker_event_new (
      &time, (TrackerStage) reading.stage, text != NULL ? text : (code != NULL ? code : ""), city,
      tracker_value_get_country (spec->country, place, scope), code, scope->definition->id);
}

/* Walks down the lists; what is found in the innermost one are events, in the answer's order. */
static void
collect (const TrackerEventSpec *spec,
         guint level,
         const TrackerPlace *from,
         TrackerScope *scope,
         TrackerReport *report,
         GPtrArray *events)
{
  g_autoptr (GPtrArray) places = tracker_selector_match_places (
      g_ptr_array_index (spec->lists, level), from, TRACKER_MAX_EVENTS);

  for (guint i = 0;
       i < places->len && events->len < TRACKER_MAX_EVENTS && !scope->has_runaway_pattern; i++)
    {
      const TrackerPlace *place = g_ptr_array_index (places, i);
      TrackerEvent *event;

      if (level + 1 < spec->lists->len)
        {
          collect (spec, level + 1, place, scope, report, events);
          continue;
        }
      event = read_event (spec, place, scope, report);
      if (event != NULL)
        g_ptr_array_add (events, event);
    }
}

/* Whether the answer told its events oldest first. */
static gboolean
is_oldest_first (const GPtrArray *events)
{
  int balance = 0;

  for (guint i = 1; i < events->len; i++)
    balance += tracker_time_compare (tracker_event_get_time (g_ptr_array_index (events, i)),
                                     tracker_event_get_time (g_ptr_array_index (events, i - 1)))
                       > 0
                   ? 1
                   : -1;
  return balance > 0;
}

/**
 * tracker_report_read_events:
 * @spec: how to read
 * @item: the place of one number
 * @scope: what templates know
 * @report: takes the events and the codes that are unknown
 *
 * Reads the events of one number, at most %TRACKER_MAX_EVENTS. The report sorts them by instant;
 * events of one instant come in the order of the answer, turned to newest first where the answer
 * tells them oldest first.
 *
 * Returns: how many there are
 */
guint
tracker_report_read_events (const TrackerReportSpec *spec,
                            const TrackerPlace *item,
                            TrackerScope *scope,
                            TrackerReport *report)
{
  g_autoptr (GPtrArray) events
      = g_ptr_array_new_with_free_func ((GDestroyNotify) tracker_event_unref);
  gboolean is_turned;

  for (guint i = 0; i < spec->events->len; i++)
    collect (g_ptr_array_index (spec->events, i), 0, item, scope, report, events);
  is_turned = is_oldest_first (events);
  for (guint i = 0; i < events->len; i++)
    tracker_report_take_event (report, tracker_event_ref (g_ptr_array_index (
                                           events, is_turned ? events->len - 1 - i : i)));
  return events->len;
}
