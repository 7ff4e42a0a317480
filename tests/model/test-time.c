/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tracker-test.h"
#include "tracker-time.h"

static void
test_iso8601 (void)
{
  static const struct
  {
    const char *text;
    const char *expected; /* what is written back; NULL: refused */
    gint64 unix_s;
    TrackerPrecision precision;
  } rows[] = {
    { "2026-03-02T10:15:00+08:00", "2026-03-02T10:15:00+08:00", 1772417700,
      TRACKER_PRECISION_SECOND },
    { "2026-03-02T10:15:00Z", "2026-03-02T10:15:00+00:00", 1772446500, TRACKER_PRECISION_SECOND },
    { "2026-03-02t10:15:00z", "2026-03-02T10:15:00+00:00", 1772446500, TRACKER_PRECISION_SECOND },
    { "2026-03-02 10:15:30", "2026-03-02T10:15:30", 1772446530, TRACKER_PRECISION_SECOND },
    { "2026-03-02 10:15", "2026-03-02T10:15:00", 1772446500, TRACKER_PRECISION_MINUTE },
    { "2026-03-02T10:15:30.123+0530", "2026-03-02T10:15:30+05:30", 1772426730,
      TRACKER_PRECISION_SECOND },
    { "2026-03-02T10:15:30,9-03", "2026-03-02T10:15:30-03:00", 1772457330,
      TRACKER_PRECISION_SECOND },
    { "2026-03-02 10:15:00 +03:00", "2026-03-02T10:15:00+03:00", 1772435700,
      TRACKER_PRECISION_SECOND },
    { "  2026-03-02  ", "2026-03-02", 1772409600, TRACKER_PRECISION_DAY },
    { "2026-03-02+02:00", "2026-03-02", 1772402400, TRACKER_PRECISION_DAY },
    { "2024-02-29T23:59:60Z", "2024-02-29T23:59:59+00:00", 1709251199, TRACKER_PRECISION_SECOND },
    { "1970-01-01T00:00:00Z", "1970-01-01T00:00:00+00:00", 0, TRACKER_PRECISION_SECOND },
    { "2200-12-31T23:59:59Z", "2200-12-31T23:59:59+00:00", 7289654399, TRACKER_PRECISION_SECOND },
    { "1969-12-31T23:00:00-02:00", "1969-12-31T23:00:00-02:00", 3600, TRACKER_PRECISION_SECOND },
    { NULL, NULL, 0, 0 },
    { "", NULL, 0, 0 },
    { "2026", NULL, 0, 0 },
    { "2026-3-2", NULL, 0, 0 },
    { "2026-02-30", NULL, 0, 0 },
    { "2025-02-29", NULL, 0, 0 },
    { "2026-13-01", NULL, 0, 0 },
    { "2026-00-01", NULL, 0, 0 },
    { "2026-03-00", NULL, 0, 0 },
    { "0000-01-01", NULL, 0, 0 },
    { "1969-12-31T23:59:59Z", NULL, 0, 0 },
    { "2201-01-01T00:00:00Z", NULL, 0, 0 },
    { "9999-01-01", NULL, 0, 0 },
    { "2026-03-02T24:00:00Z", NULL, 0, 0 },
    { "2026-03-02T10:60:00Z", NULL, 0, 0 },
    { "2026-03-02T10", NULL, 0, 0 },
    { "2026-03-02T10:15:", NULL, 0, 0 },
    { "2026-03-02T10:15:00.", NULL, 0, 0 },
    { "2026-03-02T10:15:00+", NULL, 0, 0 },
    { "2026-03-02T10:15:00+16:00", NULL, 0, 0 },
    { "2026-03-02T10:15:00+01:75", NULL, 0, 0 },
    { "2026-03-02T10:15:00+123", NULL, 0, 0 },
    { "2026-03-02T10:15:00Z trailing", NULL, 0, 0 },
    { "2026-03-02T10:15:00\xFF", NULL, 0, 0 },
    { "-026-03-02", NULL, 0, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      TrackerTime time = { .unix_s = -7 };
      gboolean is_read = tracker_time_from_iso8601 (rows[i].text, &time);

      g_test_message ("row %" G_GSIZE_FORMAT, i);
      g_assert_cmpint (is_read, ==, rows[i].expected != NULL);
      if (is_read)
        {
          g_autofree char *text = tracker_time_to_iso8601 (&time);

          g_assert_cmpstr (text, ==, rows[i].expected);
          g_assert_cmpint (time.unix_s, ==, rows[i].unix_s);
          g_assert_cmpint (time.precision, ==, rows[i].precision);
          g_assert_true (tracker_time_is_valid (&time));
        }
      else
        g_assert_cmpint (time.unix_s, ==, -7);
    }
}

static void
test_from_wall (void)
{
  static const struct
  {
    const char *wall;
    const char *zone;
    const char *expected; /* NULL: refused */
  } rows[] = {
    { "2026-03-02T10:15:00", NULL, "2026-03-02T10:15:00" },
    { "2026-03-02T10:15:00", "UTC", "2026-03-02T10:15:00+00:00" },
    { "2026-03-02T10:15:00", "Z", "2026-03-02T10:15:00+00:00" },
    { "2026-03-02T10:15:00", "GMT", "2026-03-02T10:15:00+00:00" },
    { "2026-03-02T10:15:00", "GMT+8", "2026-03-02T10:15:00+08:00" },
    { "2026-03-02T10:15:00", "GMT+08", "2026-03-02T10:15:00+08:00" },
    { "2026-03-02T10:15:00", "gmt-3:30", "2026-03-02T10:15:00-03:30" },
    { "2026-03-02T10:15:00", "GMT+02:00", "2026-03-02T10:15:00+02:00" },
    { "2026-03-02T10:15:00", "UTC+3", "2026-03-02T10:15:00+03:00" },
    { "2026-03-02T10:15:00", "UTC +3", "2026-03-02T10:15:00+03:00" },
    { "2026-03-02T10:15:00", "+0800", "2026-03-02T10:15:00+08:00" },
    { "2026-03-02T10:15:00", "+08:00", "2026-03-02T10:15:00+08:00" },
    { "2026-03-02T10:15:00",
      "\xE2\x88\x92"
      "5",
      "2026-03-02T10:15:00-05:00" },
    { "2026-03-02T10:15:00", "Asia/Shanghai", "2026-03-02T10:15:00+08:00" },
    { "2026-03-02T10:15:00", "Europe/Moscow", "2026-03-02T10:15:00+03:00" },
    { "2026-03-02T10:15:00", "Asia/Kolkata", "2026-03-02T10:15:00+05:30" },
    { "2026-03-02T10:15:00", "Etc/GMT-8", "2026-03-02T10:15:00+08:00" },
    /* summer and winter */
    { "2026-01-15T12:00:00", "Europe/Berlin", "2026-01-15T12:00:00+01:00" },
    { "2026-07-15T12:00:00", "Europe/Berlin", "2026-07-15T12:00:00+02:00" },
    { "2026-07-15T12:00:00", "America/New_York", "2026-07-15T12:00:00-04:00" },
    /* names that are none, or a way out of the folder of zones */
    { "2026-03-02T10:15:00", "", NULL },
    { "2026-03-02T10:15:00", "Mars/Olympus", NULL },
    { "2026-03-02T10:15:00", "Foo3", NULL },
    { "2026-03-02T10:15:00", "MSK-3", NULL },
    { "2026-03-02T10:15:00", "../../../etc/passwd", NULL },
    { "2026-03-02T10:15:00", "Europe/../../passwd", NULL },
    { "2026-03-02T10:15:00", "/etc/localtime", NULL },
    { "2026-03-02T10:15:00", ":Europe/Berlin", NULL },
    { "2026-03-02T10:15:00", "GMT+16", NULL },
    { "2026-03-02T10:15:00", "GMT+8x", NULL },
    { "2026-03-02T10:15:00", "+8:", NULL },
    { "2026-03-02T10:15:00", "+", NULL },
    { "2026-03-02T10:15:00", "\xD0\x9C\xD0\xA1\xD0\x9A", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      TrackerTime wall, time;
      gboolean is_read;

      g_assert_true (tracker_time_from_iso8601 (rows[i].wall, &wall));
      is_read = tracker_time_from_wall (wall.unix_s, rows[i].zone, TRACKER_PRECISION_SECOND, &time);
      g_test_message ("row %" G_GSIZE_FORMAT, i);
      g_assert_cmpint (is_read, ==, rows[i].expected != NULL);
      if (is_read)
        {
          g_autofree char *text = tracker_time_to_iso8601 (&time);

          g_assert_cmpstr (text, ==, rows[i].expected);
          g_assert_cmpint (tracker_time_get_wall_s (&time), ==, wall.unix_s);
          g_assert_cmpint (time.has_offset, ==, rows[i].zone != NULL);
        }
    }
}

static void
test_from_wall_edges (void)
{
  TrackerTime time;
  g_autofree char *long_zone = g_strnfill (100000, 'A');
  const gint64 in_hole = 1774751400; /* 2026-03-29 02:30, which Berlin does not have */
  const gint64 twice = 1792895400;   /* 2026-10-25 02:30, which it has twice */

  g_assert_false (tracker_time_from_wall (0, long_zone, TRACKER_PRECISION_SECOND, &time));
  g_assert_false (tracker_time_from_wall (G_MAXINT64, NULL, TRACKER_PRECISION_SECOND, &time));
  g_assert_false (tracker_time_from_wall (G_MININT64, "GMT+8", TRACKER_PRECISION_DAY, &time));
  g_assert_false (tracker_time_from_wall (7200, "GMT+3", TRACKER_PRECISION_SECOND, &time));

  /* What the post wrote stays on the screen; the instant is off by an hour at most. */
  g_assert_true (
      tracker_time_from_wall (in_hole, "Europe/Berlin", TRACKER_PRECISION_SECOND, &time));
  g_assert_cmpint (tracker_time_get_wall_s (&time), ==, in_hole);
  g_assert_true (time.offset_s == 3600 || time.offset_s == 7200);
  g_assert_true (tracker_time_from_wall (twice, "Europe/Berlin", TRACKER_PRECISION_SECOND, &time));
  g_assert_cmpint (tracker_time_get_wall_s (&time), ==, twice);
  g_assert_cmpint (time.offset_s, ==, 3600);

  /* what a post did not say is not kept */
  g_assert_true (tracker_time_from_wall (1772446530, NULL, TRACKER_PRECISION_DAY, &time));
  g_assert_cmpint (time.unix_s, ==, 1772409600);
  g_assert_true (tracker_time_from_wall (1772446530, "GMT+8", TRACKER_PRECISION_MINUTE, &time));
  g_assert_cmpint (tracker_time_get_wall_s (&time), ==, 1772446500);
}

static void
test_validity_and_order (void)
{
  TrackerTime a, b;

  g_assert_true (tracker_time_from_unix (1772446500, 15 * 3600, &a));
  g_assert_false (tracker_time_from_unix (1772446500, 15 * 3600 + 1, &b));
  g_assert_false (tracker_time_from_unix (-1, 0, &b));
  g_assert_false (tracker_time_from_unix (G_MAXINT64, 0, &b));
  g_assert_false (tracker_time_from_unix (G_GINT64_CONSTANT (7289654400), 0, &b));
  g_assert_false (tracker_time_is_valid (NULL));

  b = a;
  g_assert_true (tracker_time_equal (&a, &b));
  g_assert_cmpint (tracker_time_compare (&a, &b), ==, 0);
  b.precision = TRACKER_PRECISION_DAY;
  g_assert_false (tracker_time_equal (&a, &b));
  g_assert_cmpint (tracker_time_compare (&b, &a), <, 0);
  b = a;
  b.offset_s = 0;
  g_assert_false (tracker_time_equal (&a, &b));
  g_assert_cmpint (tracker_time_compare (&a, &b), ==, 0);
  b.unix_s++;
  g_assert_cmpint (tracker_time_compare (&a, &b), <, 0);
  g_assert_cmpint (tracker_time_compare (&b, &a), >, 0);

  b = (TrackerTime){ .unix_s = 5, .offset_s = 60, .has_offset = FALSE };
  g_assert_false (tracker_time_is_valid (&b));
  b = (TrackerTime){ .unix_s = 5, .precision = (TrackerPrecision) 3 };
  g_assert_false (tracker_time_is_valid (&b));
}

static void
test_labels (void)
{
  static const struct
  {
    const char *time;
    const char *day;
    const char *clock;
  } rows[] = {
    { "2026-03-02T10:15:00+08:00", "Monday, 2 March", "10:15" },
    { "2026-03-02T00:05:00+08:00", "Monday, 2 March", "00:05" },
    { "2025-12-31T23:59:59Z", "Wednesday, 31 December 2025", "23:59" },
    { "2026-03-02 10:15", "Monday, 2 March", "10:15" },
    { "2026-03-02", "Monday, 2 March", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *day = NULL;
      g_autofree char *clock = NULL;
      TrackerTime time;

      g_assert_true (tracker_time_from_iso8601 (rows[i].time, &time));
      day = tracker_time_dup_day_label (&time, TRACKER_TEST_NOW_S);
      clock = tracker_time_dup_clock_label (&time);
      g_assert_cmpstr (day, ==, rows[i].day);
      g_assert_cmpstr (clock, ==, rows[i].clock);
    }
}

static void
test_year_of_the_place (void)
{
  TrackerTime time;
  g_autofree char *label = NULL;

  /* In Auckland it is already the new year when it is not in Greenwich. */
  g_assert_true (tracker_time_from_iso8601 ("2026-01-01T00:30:00+13:00", &time));
  label = tracker_time_dup_day_label (&time, time.unix_s);
  g_assert_cmpstr (label, ==, "Thursday, 1 January");
}

static void
test_ago (void)
{
  static const struct
  {
    gint64 ago_s;
    const char *expected;
  } rows[] = {
    { 0, "just now" },
    { 59, "just now" },
    { -20000, "just now" },
    { 60, "1 minute ago" },
    { 3599, "59 minutes ago" },
    { 3600, "1 hour ago" },
    { 86399, "23 hours ago" },
    { 86400, "1 day ago" },
    { 59 * 86400, "59 days ago" },
    { 60 * 86400, "2 months ago" },
    { 364 * 86400, "12 months ago" },
    { 365 * 86400, "1 year ago" },
    { 800 * 86400, "2 years ago" },
  };
  g_autofree char *far = tracker_time_dup_ago_label (G_MININT64, G_MAXINT64);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *label
          = tracker_time_dup_ago_label (TRACKER_TEST_NOW_S - rows[i].ago_s, TRACKER_TEST_NOW_S);

      g_assert_cmpstr (label, ==, rows[i].expected);
    }
  g_assert_true (g_str_has_suffix (far, " years ago"));
}

int
main (int argc, char **argv)
{
  tracker_test_init (&argc, &argv);

  g_test_add_func ("/model/time/iso8601", test_iso8601);
  g_test_add_func ("/model/time/from-wall", test_from_wall);
  g_test_add_func ("/model/time/from-wall-edges", test_from_wall_edges);
  g_test_add_func ("/model/time/validity-and-order", test_validity_and_order);
  g_test_add_func ("/model/time/labels", test_labels);
  g_test_add_func ("/model/time/year-of-the-place", test_year_of_the_place);
  g_test_add_func ("/model/time/ago", test_ago);

  return g_test_run ();
}
