/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-pasted-private.h"

static int
compare_newest_first (gconstpointer a, gconstpointer b)
{
  const TrackerEvent *first = *(const TrackerEvent *const *) a;
  const TrackerEvent *second = *(const TrackerEvent *const *) b;

  return tracker_time_compare (tracker_event_get_time (second), tracker_event_get_time (first));
}

/* A page with the oldest first has the later of one minute below, one with the newest first above.
 */
static void
turn_newest_first (GPtrArray *events)
{
  if (events->len > 1
      && compare_newest_first (&events->pdata[0], &events->pdata[events->len - 1]) > 0)
    {
      for (guint i = 0; i < events->len / 2; i++)
        {
          gpointer other = events->pdata[events->len - 1 - i];

          events->pdata[events->len - 1 - i] = events->pdata[i];
          events->pdata[i] = other;
        }
    }
  g_ptr_array_sort (events, compare_newest_first);
}

static gboolean
is_same (const TrackerEvent *a, const TrackerEvent *b)
{
  return tracker_time_equal (tracker_event_get_time (a), tracker_event_get_time (b))
         && g_str_equal (tracker_event_get_text (a), tracker_event_get_text (b))
         && g_strcmp0 (tracker_event_get_place (a), tracker_event_get_place (b)) == 0;
}

/* Sorted events; the same one twice is one. */
static void
drop_doubles (GPtrArray *events)
{
  for (guint i = 0; i < events->len; i++)
    {
      for (guint k = i + 1;
           k < events->len && compare_newest_first (&events->pdata[i], &events->pdata[k]) == 0;)
        {
          if (is_same (events->pdata[i], events->pdata[k]))
            g_ptr_array_remove_index (events, k);
          else
            k++;
        }
    }
}

/**
 * tracker_pasted_events_read:
 * @definition: (nullable): whose page it was
 * @carrier: its id
 * @text: what was copied from the page: any bytes
 * @now_s: now, UTC
 *
 * Reads events from a page of a post. Times are in the zone that the text says, else in the
 * carrier's, else floating; what lies more than two days ahead or before 2000 is none. Any thread,
 * better not the main one.
 *
 * Returns: (transfer full) (element-type TrackerEvent): entered events, newest first; empty if
 * nothing was recognised
 */
GPtrArray *
tracker_pasted_events_read (const TrackerDefinition *definition,
                            const char *carrier,
                            const char *text,
                            gint64 now_s)
{
  g_auto (TrackerPastedCalendar) calendar = { 0 };
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GPtrArray) records = NULL;
  g_autofree char *cleaned = NULL;
  GPtrArray *events;

  g_return_val_if_fail (text != NULL, NULL);

  tracker_pasted_calendar_init (&calendar, definition, now_s);
  calendar.is_pasted = TRUE;
  cleaned = tracker_pasted_clean (text);
  lines = tracker_pasted_lines_read (cleaned, 2 * TRACKER_PASTED_MAX_EVENTS);
  records = tracker_pasted_records_find (lines, &calendar, definition);
  if (records->len > TRACKER_PASTED_MAX_EVENTS)
    g_ptr_array_set_size (records, TRACKER_PASTED_MAX_EVENTS);
  events = tracker_pasted_columns_read (records, definition, carrier);
  turn_newest_first (events);
  drop_doubles (events);
  return events;
}

/**
 * tracker_entered_time_read:
 * @definition: (nullable): whose event it is
 * @text: what was typed
 * @now_s: now, UTC
 * @time: (out): the time; left alone on failure
 *
 * Reads one time in any of the forms of tracker_pasted_events_read (). Any thread.
 *
 * Returns: whether @text is a time, within the same bounds, and nothing else
 */
gboolean
tracker_entered_time_read (const TrackerDefinition *definition,
                           const char *text,
                           gint64 now_s,
                           TrackerTime *time)
{
  g_auto (TrackerPastedCalendar) calendar = { 0 };
  g_autofree char *cleaned = NULL;
  TrackerPastedTime pasted;
  TrackerTime read;

  g_return_val_if_fail (text != NULL && time != NULL, FALSE);

  cleaned = tracker_pasted_clean (text);
  if (!tracker_pasted_time_read (cleaned, &pasted))
    return FALSE;
  tracker_pasted_calendar_init (&calendar, definition, now_s);
  if (!tracker_pasted_calendar_place (&calendar, &pasted, &read))
    return FALSE;
  *time = read;
  return TRUE;
}
