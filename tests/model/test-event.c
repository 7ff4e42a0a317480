/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "tracker-event.h"
#include "tracker-test.h"

static TrackerEvent *
event_at (const char *iso, TrackerStage stage)
{
  TrackerTime time;

  g_assert_true (tracker_time_from_iso8601 (iso, &time));
  return tracker_event_new (&time, stage, "words", NULL, NULL, NULL, "upugtt");
}

static void
test_texts (void)
{
  static const struct
  {
    const char *text;
    const char *expected;
  } rows[] = {
    { NULL, "" },
    { "", "" },
    { "  Принято в отделении связи  ", "Принято в отделении связи" },
    { "到达目的国", "到达目的国" },
    { "two\nlines\tand\x01"
      "a control",
      "two lines and a control" },
    { "bad \xFF byte", "bad \uFFFD byte" },
    { "cut \xE4\xB8", "cut \uFFFD\uFFFD" },
    { "\u202Eturned\u202C \u2066round\u2069", "turned round" },
    { "line\u2028break\xC2\x85", "line break" },
    { "<b>no & markup</b>", "<b>no & markup</b>" },
  };
  TrackerTime time;

  g_assert_true (tracker_time_from_iso8601 ("2026-03-02", &time));
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (TrackerEvent) event = tracker_event_new (&time, TRACKER_STAGE_IMPORT, rows[i].text,
                                                          rows[i].text, NULL, rows[i].text, "x");

      g_assert_true (g_utf8_validate (tracker_event_get_text (event), -1, NULL));
      if (strstr (rows[i].expected, "cut") != NULL)
        g_assert_true (g_str_has_prefix (tracker_event_get_text (event), "cut \uFFFD"));
      else
        g_assert_cmpstr (tracker_event_get_text (event), ==, rows[i].expected);
      g_assert_cmpint (tracker_event_get_place (event) == NULL, ==, *rows[i].expected == '\0');
      g_assert_cmpint (tracker_event_get_code (event) == NULL, ==, *rows[i].expected == '\0');
    }
}

static void
test_long_texts (void)
{
  static const char *const units[] = { "a", "Ж", "中", "📦", "\xFF", " x", "\n" };
  TrackerTime time;

  g_assert_true (tracker_time_from_iso8601 ("2026-03-02", &time));
  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    {
      GString *text = g_string_new ("start");
      g_autoptr (TrackerEvent) event = NULL;

      while (text->len < 100000)
        g_string_append (text, units[i]);
      event
          = tracker_event_new (&time, TRACKER_STAGE_IMPORT, text->str, text->str, NULL, NULL, NULL);
      g_assert_true (g_utf8_validate (tracker_event_get_text (event), -1, NULL));
      g_assert_cmpint (g_utf8_strlen (tracker_event_get_text (event), -1), <=, 1000);
      g_assert_cmpint (g_utf8_strlen (tracker_event_get_place (event), -1), <=, 200);
      g_assert_true (g_str_has_prefix (tracker_event_get_text (event), "start"));
      g_assert_true (g_str_has_suffix (tracker_event_get_place (event), "…"));
      g_string_free (text, TRUE);
    }
}

static void
test_fields (void)
{
  static const struct
  {
    const char *country;
    const char *expected;
  } rows[] = {
    { "CN", "CN" },  { "ru", "RU" }, { NULL, NULL },    { "", NULL },         { "XX", NULL },
    { "CHN", NULL }, { "C", NULL },  { "Китай", NULL }, { "\xFF\xFE", NULL },
  };
  TrackerTime time;

  g_assert_true (tracker_time_from_iso8601 ("2026-03-02T10:15:00+08:00", &time));
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (TrackerEvent) event = tracker_event_new (
          &time, (TrackerStage) 1000, "words", "place", rows[i].country, "EMC", "upugtt");
      g_autoptr (TrackerEvent) again = tracker_event_ref (event);

      g_assert_true (again == event);
      g_assert_cmpstr (tracker_event_get_country (event), ==, rows[i].expected);
      g_assert_cmpint (tracker_event_get_stage (event), ==, TRACKER_STAGE_UNKNOWN);
      g_assert_cmpstr (tracker_event_get_code (event), ==, "EMC");
      g_assert_cmpstr (tracker_event_get_place (event), ==, "place");
      g_assert_cmpstr (tracker_event_get_carrier (event), ==, "upugtt");
      g_assert_true (tracker_time_equal (tracker_event_get_time (event), &time));
    }
}

static void
test_entered (void)
{
  TrackerTime time;
  g_autoptr (TrackerEvent) event = NULL;
  g_autoptr (TrackerEvent) other = event_at ("2026-03-02", TRACKER_STAGE_IMPORT);

  g_assert_true (tracker_time_from_iso8601 ("2026-03-02T10:15", &time));
  event = tracker_event_new_entered (&time, TRACKER_STAGE_CUSTOMS, " typed\nby hand ", "", "cn",
                                     "correios");
  g_assert_true (tracker_event_get_is_entered (event));
  g_assert_false (tracker_event_get_is_entered (other));
  g_assert_cmpstr (tracker_event_get_text (event), ==, "typed by hand");
  g_assert_null (tracker_event_get_place (event));
  g_assert_null (tracker_event_get_code (event));
  g_assert_cmpstr (tracker_event_get_country (event), ==, "CN");
  g_assert_cmpstr (tracker_event_get_carrier (event), ==, "correios");
  g_assert_cmpint (tracker_event_get_stage (event), ==, TRACKER_STAGE_CUSTOMS);
}

#define MAX_EVENTS 6

typedef struct
{
  const char *when;
  TrackerStage stage;
} Moment;

#define S(name) TRACKER_STAGE_##name

static const struct
{
  const char *what;
  Moment moments[MAX_EVENTS]; /* to the first without a time */
  TrackerStage expected;
} stage_rows[] = {
  { "nothing", { { NULL } }, S (UNKNOWN) },
  { "only codes that no table knows",
    { { "2026-03-01", S (UNKNOWN) }, { "2026-03-02", S (UNKNOWN) } },
    S (UNKNOWN) },
  { "a newer unknown code changes nothing",
    { { "2026-03-01", S (IMPORT) }, { "2026-03-02", S (UNKNOWN) } },
    S (IMPORT) },
  { "the newest wins",
    { { "2026-03-01T10:00Z", S (ACCEPTED) },
      { "2026-03-02T10:00Z", S (EXPORT) },
      { "2026-03-03T10:00Z", S (IN_TRANSIT) } },
    S (IN_TRANSIT) },
  { "the newest by instant, not by wall clock",
    { { "2026-03-02T10:00+08:00", S (EXPORT) }, { "2026-03-02T09:00+03:00", S (IMPORT) } },
    S (IMPORT) },
  { "at the same instant the further one",
    { { "2026-03-02T10:00Z", S (CUSTOMS) },
      { "2026-03-02T10:00Z", S (CUSTOMS_CLEARED) },
      { "2026-03-02T10:00Z", S (IMPORT) } },
    S (CUSTOMS_CLEARED) },
  { "at the same instant trouble outweighs the way",
    { { "2026-03-02T10:00Z", S (FAILED_ATTEMPT) }, { "2026-03-02T10:00Z", S (OUT_FOR_DELIVERY) } },
    S (FAILED_ATTEMPT) },
  { "at the same instant delivery outweighs trouble",
    { { "2026-03-02T10:00Z", S (DELIVERED) },
      { "2026-03-02T10:00Z", S (FAILED_ATTEMPT) },
      { "2026-03-02T10:00Z", S (EXCEPTION) } },
    S (DELIVERED) },
  { "delivered stays delivered",
    { { "2026-03-02T10:00Z", S (DELIVERED) },
      { "2026-03-02T11:00Z", S (IN_TRANSIT) },
      { "2026-03-03T11:00Z", S (FAILED_ATTEMPT) } },
    S (DELIVERED) },
  { "a late arrival scan undoes no delivery",
    { { "2026-03-02T10:00Z", S (DELIVERED) }, { "2026-03-05T11:00Z", S (ARRIVED) } },
    S (DELIVERED) },
  { "a return undoes it",
    { { "2026-03-02T10:00Z", S (DELIVERED) }, { "2026-03-03T11:00Z", S (RETURNED) } },
    S (RETURNED) },
  { "an exception undoes it",
    { { "2026-03-02T10:00Z", S (DELIVERED) }, { "2026-03-03T11:00Z", S (EXCEPTION) } },
    S (EXCEPTION) },
  { "an earlier return does not",
    { { "2026-03-03T10:00Z", S (DELIVERED) }, { "2026-03-02T11:00Z", S (RETURNED) } },
    S (DELIVERED) },
  { "a delivery without a clock is at any time of its day",
    { { "2026-03-02", S (DELIVERED) }, { "2026-03-02T11:00Z", S (EXCEPTION) } },
    S (DELIVERED) },
  { "but not on the next day",
    { { "2026-03-02", S (DELIVERED) }, { "2026-03-03T11:00Z", S (EXCEPTION) } },
    S (EXCEPTION) },
  { "delivered again",
    { { "2026-03-02T10:00Z", S (DELIVERED) },
      { "2026-03-03T10:00Z", S (EXCEPTION) },
      { "2026-03-04T10:00Z", S (DELIVERED) } },
    S (DELIVERED) },
  { "after the exception the way counts again",
    { { "2026-03-02T10:00Z", S (DELIVERED) },
      { "2026-03-03T10:00Z", S (EXCEPTION) },
      { "2026-03-04T10:00Z", S (IN_TRANSIT) } },
    S (IN_TRANSIT) },
  { "an announcement does not lower",
    { { "2026-03-01T10:00Z", S (EXPORT) }, { "2026-03-02T10:00Z", S (REGISTERED) } },
    S (EXPORT) },
  { "an announcement alone counts", { { "2026-03-02T10:00Z", S (REGISTERED) } }, S (REGISTERED) },
  { "a second attempt follows a failed one",
    { { "2026-03-01T10:00Z", S (FAILED_ATTEMPT) }, { "2026-03-02T10:00Z", S (OUT_FOR_DELIVERY) } },
    S (OUT_FOR_DELIVERY) },
};

/* Every rotation of the input, forward and back: the order must not matter. */
static void
test_stage (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (stage_rows); i++)
    {
      TrackerEvent *events[MAX_EVENTS] = { NULL };
      TrackerEvent *turned[MAX_EVENTS];
      gsize n = 0;

      g_test_message ("%s", stage_rows[i].what);
      for (; n < MAX_EVENTS && stage_rows[i].moments[n].when != NULL; n++)
        events[n] = event_at (stage_rows[i].moments[n].when, stage_rows[i].moments[n].stage);

      for (gsize start = 0; start < MAX (n, 1); start++)
        {
          for (gsize k = 0; k < n; k++)
            turned[k] = events[(start + k) % n];
          g_assert_cmpstr (tracker_stage_to_nick (tracker_event_compute_stage (turned, n)), ==,
                           tracker_stage_to_nick (stage_rows[i].expected));
          for (gsize k = 0; k < n; k++)
            turned[k] = events[(start + n - k) % n];
          g_assert_cmpint (tracker_event_compute_stage (turned, n), ==, stage_rows[i].expected);
        }
      for (gsize k = 0; k < n; k++)
        tracker_event_unref (events[k]);
    }
}

static gpointer
ref_and_unref_in_thread (gpointer data)
{
  for (int i = 0; i < 20000; i++)
    tracker_event_unref (tracker_event_ref (data));
  return NULL;
}

static void
test_threads (void)
{
  g_autoptr (TrackerEvent) event = event_at ("2026-03-02", TRACKER_STAGE_IMPORT);
  GThread *threads[3];

  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("refs", ref_and_unref_in_thread, event);
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
  g_assert_cmpstr (tracker_event_get_text (event), ==, "words");
}

int
main (int argc, char **argv)
{
  tracker_test_init (&argc, &argv);

  g_test_add_func ("/model/event/texts", test_texts);
  g_test_add_func ("/model/event/long-texts", test_long_texts);
  g_test_add_func ("/model/event/fields", test_fields);
  g_test_add_func ("/model/event/entered", test_entered);
  g_test_add_func ("/model/event/stage", test_stage);
  g_test_add_func ("/model/event/threads", test_threads);

  return g_test_run ();
}
