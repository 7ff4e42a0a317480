/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "tracker-test.h"
#include "tracker-timeline.h"

/* "TIME|STAGE|TEXT|PLACE|CARRIER"; "" is none; with "*" before it the person entered it */
static TrackerEvent *
parse_event (const char *line)
{
  gboolean is_entered = *line == '*';
  g_auto (GStrv) fields = g_strsplit (line + (is_entered ? 1 : 0), "|", -1);
  TrackerStage stage;
  TrackerTime time;

  g_assert_cmpuint (g_strv_length (fields), ==, 5);
  g_assert_true (tracker_time_from_iso8601 (fields[0], &time));
  g_assert_true (tracker_stage_from_nick (fields[1], &stage));
  if (is_entered)
    return tracker_event_new_entered (&time, stage, fields[2], fields[3], NULL, fields[4]);
  return tracker_event_new (&time, stage, fields[2], fields[3], NULL, NULL, fields[4]);
}

static char *
describe (GPtrArray *lines)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    {
      TrackerTimelineLine *line = g_ptr_array_index (lines, i);
      TrackerEvent *event = tracker_timeline_line_get_event (line);
      g_autofree char *when = tracker_time_to_iso8601 (tracker_event_get_time (event));
      g_autofree char *who = g_strjoinv ("+", (char **) tracker_timeline_line_get_carriers (line));

      g_string_append_printf (text, "%s%s%s %s %s", i > 0 ? "; " : "",
                              tracker_event_get_is_entered (event) ? "*" : "", when,
                              tracker_event_get_text (event), who);
    }
  return g_string_free (text, FALSE);
}

#define MAX_EVENTS 6

static const struct
{
  const char *what;
  const char *events[MAX_EVENTS];
  const char *expected;
} rows[] = {
  { "nothing", { NULL }, "" },
  { "one post, newest first",
    { "2026-03-01T10:00:00Z|accepted|a||x", "2026-03-03T10:00:00Z|export|c||x",
      "2026-03-02T10:00:00Z|in_transit|b||x" },
    "2026-03-03T10:00:00+00:00 c x; 2026-03-02T10:00:00+00:00 b x; 2026-03-01T10:00:00+00:00 a x" },
  { "the same instant in two zones",
    { "2026-03-02T10:00:00+08:00|export|a|Beijing|cn", "2026-03-02T05:00:00+03:00|export|b||ru" },
    "2026-03-02T10:00:00+08:00 a cn+ru" },
  { "what a post says before what was typed, if it tells as much",
    { "*2026-03-02 10:00:00|export|much longer words||cn", "2026-03-02 10:00:00|export|b||ru" },
    "2026-03-02T10:00:00 b ru+cn" },
  { "what was typed if it tells more",
    { "*2026-03-02 10:00:00|export|a|Beijing|cn", "2026-03-02 10:00:00|export|b||ru" },
    "*2026-03-02T10:00:00 a cn+ru" },
  { "typed and said alike, of one post",
    { "*2026-03-02 10:00:00|export|a||cn", "2026-03-02 10:00:00|export|a||cn" },
    "2026-03-02T10:00:00 a cn; *2026-03-02T10:00:00 a cn" },
  { "the same wall clock, one without zone",
    { "2026-03-02T10:00:00+08:00|export|a||cn", "2026-03-02 10:00:00|export|b|Beijing|ru" },
    "2026-03-02T10:00:00 b ru+cn" },
  { "a minute meets its seconds",
    { "2026-03-02T10:00:42Z|import|a||x", "2026-03-02 10:00|import|b||y" },
    "2026-03-02T10:00:42+00:00 a x+y" },
  { "a minute does not meet the next",
    { "2026-03-02T10:01:00Z|import|a||x", "2026-03-02 10:00|import|b||y" },
    "2026-03-02T10:01:00+00:00 a x; 2026-03-02T10:00:00 b y" },
  { "seconds must agree",
    { "2026-03-02T10:00:01Z|import|a||x", "2026-03-02T10:00:02Z|import|b||y" },
    "2026-03-02T10:00:02+00:00 b y; 2026-03-02T10:00:01+00:00 a x" },
  { "a day meets its clock by the place's calendar",
    { "2026-03-02T00:30:00+08:00|accepted|a||x", "2026-03-02|accepted|b||y" },
    "2026-03-02T00:30:00+08:00 a x+y" },
  { "a day does not meet the day before",
    { "2026-03-01T23:30:00Z|accepted|a||x", "2026-03-02|accepted|b||y" },
    "2026-03-02 b y; 2026-03-01T23:30:00+00:00 a x" },
  { "another stage is another fact",
    { "2026-03-02T10:00:00Z|import|a||x", "2026-03-02T10:00:00Z|customs|b||y" },
    "2026-03-02T10:00:00+00:00 b y; 2026-03-02T10:00:00+00:00 a x" },
  { "one post is never merged with itself",
    { "2026-03-02T10:00:00Z|in_transit|a||x", "2026-03-02T10:00:00Z|in_transit|b||x" },
    "2026-03-02T10:00:00+00:00 a x; 2026-03-02T10:00:00+00:00 b x" },
  { "two of each make two pairs",
    { "2026-03-02T10:00:00Z|in_transit|a||x", "2026-03-02T10:00:00Z|in_transit|b||x",
      "2026-03-02T10:00:00Z|in_transit|c||y", "2026-03-02T10:00:00Z|in_transit|d||y" },
    "2026-03-02T10:00:00+00:00 a x+y; 2026-03-02T10:00:00+00:00 b x+y" },
  { "three posts, one line",
    { "2026-03-02T10:00:00Z|import|a||z", "2026-03-02 10:00|import|longer words||x",
      "2026-03-02|import|c|Moscow|y" },
    "2026-03-02T10:00:00+00:00 a z+x+y" },
  { "unknown codes with other words stay apart",
    { "2026-03-02T10:00:00Z|unknown|a||x", "2026-03-02T10:00:00Z|unknown|b||y" },
    "2026-03-02T10:00:00+00:00 a x; 2026-03-02T10:00:00+00:00 b y" },
  { "unknown codes with the same words are one",
    { "2026-03-02T10:00:00Z|unknown|a||x", "2026-03-02T10:00:00Z|unknown|a||y" },
    "2026-03-02T10:00:00+00:00 a x+y" },
  { "a place weighs more than long words",
    { "2026-03-02T10:00:00Z|import|very long words without a place||x",
      "2026-03-02T10:00:00Z|import|b|Moscow|y" },
    "2026-03-02T10:00:00+00:00 b y+x" },
  { "events without a carrier",
    { "2026-03-02T10:00:00Z|import|a||", "2026-03-02T10:00:00Z|import|b||",
      "2026-03-02T10:00:00Z|import|c||x" },
    "2026-03-02T10:00:00+00:00 a x; 2026-03-02T10:00:00+00:00 b " },
  { "a delivery stands above what shares its minute",
    { "2026-03-02T10:00:00Z|exception|a||x", "2026-03-02T10:00:00Z|delivered|b||x" },
    "2026-03-02T10:00:00+00:00 b x; 2026-03-02T10:00:00+00:00 a x" },
};

static void
test_merge (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      TrackerEvent *events[MAX_EVENTS] = { NULL };
      gsize n = 0;

      g_test_message ("%s", rows[i].what);
      for (; n < MAX_EVENTS && rows[i].events[n] != NULL; n++)
        events[n] = parse_event (rows[i].events[n]);

      /* The order of the input must not matter. */
      for (gsize start = 0; start < MAX (n, 1); start++)
        {
          TrackerEvent *turned[MAX_EVENTS];
          g_autoptr (GPtrArray) lines = NULL;
          g_autofree char *text = NULL;

          for (gsize k = 0; k < n; k++)
            turned[k] = events[(start + k) % n];
          lines = tracker_timeline_merge (turned, n);
          text = describe (lines);
          g_assert_cmpstr (text, ==, rows[i].expected);
        }
      for (gsize k = 0; k < n; k++)
        tracker_event_unref (events[k]);
    }
}

static void
test_line_outlives_events (void)
{
  TrackerEvent *event = parse_event ("2026-03-02T10:00:00Z|import|a|b|x");
  g_autoptr (GPtrArray) lines = tracker_timeline_merge (&event, 1);
  g_autoptr (TrackerTimelineLine) line = tracker_timeline_line_ref (g_ptr_array_index (lines, 0));

  g_clear_pointer (&event, tracker_event_unref);
  g_clear_pointer (&lines, g_ptr_array_unref);
  g_assert_cmpstr (tracker_event_get_place (tracker_timeline_line_get_event (line)), ==, "b");
  g_assert_cmpstr (tracker_timeline_line_get_carriers (line)[0], ==, "x");
  g_assert_null (tracker_timeline_line_get_carriers (line)[1]);
}

static void
free_event (gpointer data)
{
  tracker_event_unref (data);
}

/* All in one bucket: with a walk through it for each event this would run for minutes. */
static void
test_many (void)
{
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func (free_event);
  g_autoptr (GPtrArray) lines = NULL;
  const guint n = 20000;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *first = g_strdup_printf ("2026-03-02|in_transit|first %u||x", i);
      g_autofree char *second = g_strdup_printf ("2026-03-02|in_transit|second %u||y", i);

      g_ptr_array_add (events, parse_event (first));
      g_ptr_array_add (events, parse_event (second));
    }
  lines = tracker_timeline_merge ((TrackerEvent *const *) events->pdata, events->len);
  g_assert_cmpuint (lines->len, ==, n);
  for (guint i = 0; i < n; i++)
    g_assert_cmpuint (
        g_strv_length ((char **) tracker_timeline_line_get_carriers (g_ptr_array_index (lines, i))),
        ==, 2);
}

int
main (int argc, char **argv)
{
  tracker_test_init (&argc, &argv);

  g_test_add_func ("/model/timeline/merge", test_merge);
  g_test_add_func ("/model/timeline/line-outlives-events", test_line_outlives_events);
  g_test_add_func ("/model/timeline/many", test_many);

  return g_test_run ();
}
