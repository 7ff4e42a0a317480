/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pasted-pages.h"
#include "tracker-pasted-private.h"
#include "tracker-test.h"

#include <string.h>

static char *
read_page (const char *post, const char *text)
{
  g_autoptr (TrackerDefinition) definition = pasted_make_post (post);
  g_autoptr (GPtrArray) events
      = tracker_pasted_events_read (definition, "somepost", text, TRACKER_TEST_NOW_S);

  return pasted_print_events (events);
}

static void
test_pages (void)
{
  for (gsize i = 0; i < n_pasted_pages; i++)
    {
      g_autofree char *events = read_page (pasted_pages[i].post, pasted_pages[i].text);
      g_autofree char *crlf = NULL;
      g_auto (GStrv) lines = g_strsplit (pasted_pages[i].text, "\n", -1);

      g_test_message ("%s", pasted_pages[i].name);
      g_assert_cmpstr (events, ==, pasted_pages[i].events);

      /* The line ends of another system are no other page. */
      g_free (events);
      crlf = g_strjoinv ("\r\n", lines);
      events = read_page (pasted_pages[i].post, crlf);
      g_assert_cmpstr (events, ==, pasted_pages[i].events);
    }
}

/* What a person types for 2026-03-02 10:15 and other times; @time NULL: it is none. */
static const struct
{
  const char *text;
  const char *post;
  const char *time;
} times[] = {
  { "2026-03-02 10:15", NULL, "2026-03-02T10:15:00" },
  { "2026-03-02", NULL, "2026-03-02" },
  { "2026-03-02T10:15:30", NULL, "2026-03-02T10:15:30" },
  { "2026-03-02T10:15:30.250+08:00", NULL, "2026-03-02T10:15:30+08:00" },
  { "2026-03-02T02:15Z", NULL, "2026-03-02T02:15:00+00:00" },
  { "2026-03-02 10:15:30 -0300", NULL, "2026-03-02T10:15:30-03:00" },
  { "2026-03-02 10:15:30-0300", NULL, "2026-03-02T10:15:30-03:00" },
  { "2026-03-02 10:15 (GMT+8)", NULL, "2026-03-02T10:15:00+08:00" },
  { "2026-03-02 10:15 UTC", NULL, "2026-03-02T10:15:00+00:00" },
  { "2026/3/2 9:05", NULL, "2026-03-02T09:05:00" },
  { "2026.03.02. 10:15", NULL, "2026-03-02T10:15:00" },
  { "02.03.2026 10:15", NULL, "2026-03-02T10:15:00" },
  { "02.03.26, 10:15", NULL, "2026-03-02T10:15:00" },
  { "2. 3. 2026", NULL, "2026-03-02" },
  { "02/03/2026", NULL, "2026-03-02" },
  { "02/03/2026", "US|", "2026-02-03" },
  { "02/03/2026", "BR|", "2026-03-02" },
  { "28/02/2026", "US|", "2026-02-28" },
  { "02/28/2026", "BR|", "2026-02-28" },
  { "02-03-2026", "PH|", "2026-02-03" },
  { "2/3/26 4:05 pm", "US|", "2026-02-03T16:05:00" },
  { "2 March 2026 10:15 AM", NULL, "2026-03-02T10:15:00" },
  { "2nd of March, 2026 at 12:05 a.m.", NULL, "2026-03-02T00:05:00" },
  { "February 28th, 2026 12:05 p. m.", NULL, "2026-02-28T12:05:00" },
  { "Mon, 02-Mar-2026 10:15", NULL, "2026-03-02T10:15:00" },
  { "Mar. 2, 2026", NULL, "2026-03-02" },
  { "2026 March 2", NULL, "2026-03-02" },
  { "2 Mar 26", NULL, "2026-03-02" },
  { "2 March, 10:15", NULL, "2026-03-02T10:15:00" },
  { "3 March", NULL, "2026-03-03" },
  { "5 March", NULL, "2025-03-05" },
  { "29 February", NULL, "2024-02-29" },
  { "31 декабря", NULL, "2025-12-31" },
  { "2 марта 2026 г., 10:15", NULL, "2026-03-02T10:15:00" },
  { "2 мар. 2026 в 10:15 (мск)", NULL, "2026-03-02T10:15:00" },
  { "понедельник, 2 марта 2026 года", NULL, "2026-03-02" },
  { "2 березня 2026 р. о 10:15", NULL, "2026-03-02T10:15:00" },
  { "2 de março de 2026 às 10h15", NULL, "2026-03-02T10:15:00" },
  { "segunda-feira, 2 de março de 2026", NULL, "2026-03-02" },
  { "2 de marzo de 2026 a las 10:15 h", NULL, "2026-03-02T10:15:00" },
  { "1er février 2026 à 9h", NULL, "2026-02-01T09:00:00" },
  { "Montag, 2. März 2026, 10.15 Uhr", NULL, "2026-03-02T10:15:00" },
  { "2 marzo 2026 ore 10.15", NULL, "2026-03-02T10:15:00" },
  { "2 marca 2026 r. godz. 10:15", NULL, "2026-03-02T10:15:00" },
  { "2 Mart 2026 Pazartesi 10:15", NULL, "2026-03-02T10:15:00" },
  { "28 ŞUBAT 2026", NULL, "2026-02-28" },
  { "2 AĞUSTOS 2025", NULL, "2025-08-02" },
  { "2026年3月2日 10:15", NULL, "2026-03-02T10:15:00" },
  { "2026年3月2日(月) 10時15分", NULL, "2026-03-02T10:15:00" },
  { "2026年03月02日 星期一 下午3:15", NULL, "2026-03-02T15:15:00" },
  { "2026년 3월 1일 (일) 오후 4시 5분", NULL, "2026-03-01T16:05:00" },
  { "２０２６／０３／０２　１０：１５", NULL, "2026-03-02T10:15:00" },
  { "٢٠٢٦-٠٣-٠٢", NULL, "2026-03-02" },
  { "10:15, 2 March 2026", NULL, "2026-03-02T10:15:00" },
  { "02.03 10:15", NULL, "2026-03-02T10:15:00" },
  { "03-02 10:15", NULL, "2026-03-02T10:15:00" },
  { "02/03 10:15", "US|", "2026-02-03T10:15:00" },
  { "\xE2\x80\x8F"
    "2026-03-02\xE2\x80\x8E 10:15",
    NULL, "2026-03-02T10:15:00" },
  { "2026-03-02 10:15", "CN|Asia/Shanghai", "2026-03-02T10:15:00+08:00" },
  { "2026-01-02 10:15", "DE|Europe/Berlin", "2026-01-02T10:15:00+01:00" },
  { "2025-07-02 10:15", "DE|Europe/Berlin", "2025-07-02T10:15:00+02:00" },
  { "2026-03-02 10:15", "CN|+08:00", "2026-03-02T10:15:00+08:00" },
  { "2026-03-02 10:15Z", "CN|+08:00", "2026-03-02T10:15:00+00:00" },
  { "2026-03-04", NULL, "2026-03-04" },
  { "2026-03-05", NULL, NULL },
  { "2027-01-01", NULL, NULL },
  { "1999-12-31", NULL, NULL },
  { "2000-01-01", NULL, "2000-01-01" },
  { "2026-02-29", NULL, NULL },
  { "2026-13-01", NULL, NULL },
  { "31.04.2025", NULL, NULL },
  { "13/13/2025", NULL, NULL },
  { "0/1/2025", NULL, NULL },
  { "2026-03-02 25:00", NULL, NULL },
  { "2026-03-02 10:75", NULL, NULL },
  { "2026-03-02 10:15 Moscow", NULL, NULL },
  { "2026-03-02 10:15\n2026-03-01", NULL, NULL },
  { "2026-03-02 2026-03-01", NULL, NULL },
  { "192.168.10.12", NULL, NULL },
  { "1.2.2026.4", NULL, NULL },
  { "RB12-03-2026", NULL, NULL },
  { "20260302", NULL, NULL },
  { "yesterday", NULL, NULL },
  { "10:15", NULL, NULL },
  { "March 2026", NULL, NULL },
  { "2026", NULL, NULL },
  { "", NULL, NULL },
  { " \t\r\n", NULL, NULL },
  { "\xFF\xFE", NULL, NULL },
};

static void
test_times (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (times); i++)
    {
      g_autoptr (TrackerDefinition) definition = pasted_make_post (times[i].post);
      TrackerTime time = { .unix_s = 1 };
      gboolean is_time
          = tracker_entered_time_read (definition, times[i].text, TRACKER_TEST_NOW_S, &time);
      g_autofree char *text = is_time ? tracker_time_to_iso8601 (&time) : NULL;

      g_test_message ("%s", times[i].text);
      g_assert_cmpstr (text, ==, times[i].time);
      if (is_time)
        g_assert_true (tracker_time_is_valid (&time));
      else
        g_assert_cmpint (time.unix_s, ==, 1);
    }
}

/* Lines beside events, and what comes of them. */
static const struct
{
  const char *text;
  const char *events;
} lines[] = {
  /* no events */
  { "", "" },
  { "Track your parcel\nRB123456785CN\nHelp", "" },
  { "02.03.2026", "" },
  { "02.03.2026 10:15\n01.03.2026 10:15\n", "" },
  { "12345 67890 2026-03-02", "" },
  { "2026-03-09 10:15 Delivered", "" },
  { "Estimated delivery: 3 March 2026", "" },
  { "Your parcel is expected 3 March", "" },
  { "Delivery by 5 March between 09:00 and 12:00", "" },
  { "Previsão de entrega: 03/03/2026", "" },
  { "Ожидаемая дата доставки: 3 марта 2026", "" },
  { "预计送达时间：2026年3月3日", "" },
  { "Last updated: 2026-03-02 10:15", "" },
  { "Accepted 5 March", "" }, /* a year ago, or a plan: no event */
  { "2026-03-02 - 2026-03-05", "" },
  /* events */
  { "Accepted 2026-03-02", "2026-03-02|accepted|Accepted|-|-\n" },
  { "2026-03-02\xC2\xA0"
    "10:15\xC2\xA0\xC2\xA0\xC2\xA0"
    "Accepted",
    "2026-03-02T10:15:00|accepted|Accepted|-|-\n" },
  { "2026-03-02 10:15 Kept until 2026-03-16, ready for pick-up",
    "2026-03-02T10:15:00|arrived|Kept until 2026-03-16, ready for pick-up|-|-\n" },
  { "2026-03-02 10:15 Call between 09:00 and 18:00",
    "2026-03-02T10:15:00|unknown|Call between 09:00 and 18:00|-|-\n" },
  /* the same twice is one; another place is another event */
  { "2026-03-02 10:15 Accepted\n2026-03-02 10:15 Accepted",
    "2026-03-02T10:15:00|accepted|Accepted|-|-\n" },
  { "2026-03-02 10:15\tAccepted\tBonn\n2026-03-02 10:15\tAccepted\tKöln",
    "2026-03-02T10:15:00|accepted|Accepted|Bonn|-\n2026-03-02T10:15:00|accepted|Accepted|Köln|-"
    "\n" },
  /* newest first whatever the page's order; within one minute as the page has it */
  { "2026-03-01 Accepted\n2026-03-02 10:15 In transit\n2026-03-02 10:15 Delivered",
    "2026-03-02T10:15:00|delivered|Delivered|-|-\n2026-03-02T10:15:00|in_transit|In "
    "transit|-|-\n2026-03-01|accepted|Accepted|-|-\n" },
  { "2026-03-02 10:15 Delivered\n2026-03-02 10:15 In transit\n2026-03-01 Accepted",
    "2026-03-02T10:15:00|delivered|Delivered|-|-\n2026-03-02T10:15:00|in_transit|In "
    "transit|-|-\n2026-03-01|accepted|Accepted|-|-\n" },
  /* one slash date that can be read in one way only speaks for all */
  { "02/03/2026 Accepted\n02/28/2026 In transit",
    "2026-02-28|in_transit|In transit|-|-\n2026-02-03|accepted|Accepted|-|-\n" },
  { "02/03/2026 Accepted\n28/02/2026 In transit",
    "2026-03-02|accepted|Accepted|-|-\n2026-02-28|in_transit|In transit|-|-\n" },
  /* line ends got lost */
  { "2026-03-02 10:15 Delivered 2026-03-01 09:00 In transit 2026-02-28 08:00 Accepted",
    "2026-03-02T10:15:00|delivered|Delivered|-|-\n2026-03-01T09:00:00|in_transit|In "
    "transit|-|-\n2026-02-28T08:00:00|accepted|Accepted|-|-\n" },
  { "Delivered 2026-03-02 10:15 In transit 2026-03-01 09:00",
    "2026-03-02T10:15:00|delivered|Delivered|-|-\n2026-03-01T09:00:00|in_transit|In "
    "transit|-|-\n" },
  /* controls are blanks, and nothing that turns text around stays in it */
  { "2026-03-02 10:15 Acc\x07"
    "epted \xE2\x80\xAE"
    "here\x7F",
    "2026-03-02T10:15:00|unknown|Acc epted here|-|-\n" },
  { "2026-03-02 10:15 Accepted \xFF\xC3(",
    "2026-03-02T10:15:00|accepted|Accepted \xEF\xBF\xBD\xEF\xBF\xBD|-|-\n" },
};

static void
test_lines (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autofree char *events = read_page (NULL, lines[i].text);

      g_assert_cmpstr (events, ==, lines[i].events);
    }
}

static void
test_entered (void)
{
  g_autoptr (GPtrArray) events
      = tracker_pasted_events_read (NULL, "correios", "2026-03-02 Accepted", TRACKER_TEST_NOW_S);
  const TrackerEvent *event;

  g_assert_cmpuint (events->len, ==, 1);
  event = g_ptr_array_index (events, 0);
  g_assert_true (tracker_event_get_is_entered (event));
  g_assert_cmpstr (tracker_event_get_carrier (event), ==, "correios");
  g_assert_null (tracker_event_get_code (event));
}

/* --- hostile input --- */

static void
check_events (const char *text)
{
  g_autoptr (GPtrArray) events
      = tracker_pasted_events_read (NULL, "somepost", text, TRACKER_TEST_NOW_S);

  g_assert_cmpuint (events->len, <=, TRACKER_PASTED_MAX_EVENTS);
  for (guint i = 0; i < events->len; i++)
    {
      const TrackerEvent *event = g_ptr_array_index (events, i);

      g_assert_true (tracker_time_is_valid (tracker_event_get_time (event)));
      g_assert_cmpint (tracker_event_get_time (event)->unix_s, <=, TRACKER_TEST_NOW_S + 2 * 86400);
      g_assert_cmpstr (tracker_event_get_text (event), !=, "");
      g_assert_true (g_utf8_validate (tracker_event_get_text (event), -1, NULL));
      if (i > 0)
        g_assert_cmpint (tracker_event_get_time (event)->unix_s, <=,
                         tracker_event_get_time (g_ptr_array_index (events, i - 1))->unix_s);
    }
}

/* Time grows with the length of the text: each of these takes minutes where it does not. */
static void
test_large (void)
{
  static const char *const units[] = {
    "x",           "1",         "(",          "\t",           " ",           "\n",
    "a\t",         "1 mar ",    "10:15\n",    "02.03.2026\n", "2026-03-02 ", "2026-03-02 10:15 x ",
    "delivered\n", "年",        "1:1:",       "\xFF",         "[",           "Place:\n",
    "Monday, ",    "a b c\n\n", "Place: x\t",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);

      while (text->len < TRACKER_PASTED_MAX_BYTES + 100)
        g_string_append (text, units[i]);
      check_events (text->str);
    }
}

/* 100,000 rows: as many are read as fit, and the rest is not. */
static void
test_many (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GPtrArray) events = NULL;

  for (int i = 0; i < 100000; i++)
    g_string_append_printf (text, "2025-%02d-%02d %02d:%02d\tIn transit %d\n", i % 12 + 1,
                            i % 28 + 1, i % 24, i % 60, i);
  events = tracker_pasted_events_read (NULL, "somepost", text->str, TRACKER_TEST_NOW_S);
  g_assert_cmpuint (events->len, ==, TRACKER_PASTED_MAX_EVENTS);
}

/* Pages with bytes changed, dropped, doubled and swapped at random, the same ones each time. */
static void
test_mutated (void)
{
  static const char *const inserts[]
      = { "\n",           "\t", "2026-03-02", " 10:15", ":",  "\n\n", "1 мая",
          "\xE2\x80\xAE", "日", "Place: ",    "|",      "00", "\xC3" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);

  for (guint i = 0; i < 1500; i++)
    {
      g_autoptr (GString) text = g_string_new (pasted_pages[i % n_pasted_pages].text);

      for (int n = g_rand_int_range (rand, 1, 12); n > 0; n--)
        {
          gssize at = g_rand_int_range (rand, 0, (gint32) text->len);
          gssize n_erased;

          switch (g_rand_int_range (rand, 0, 4))
            {
            case 0:
              text->str[at] = (char) g_rand_int_range (rand, 1, 256);
              break;
            case 1:
              n_erased = g_rand_int_range (rand, 1, 20);
              g_string_erase (text, at, MIN (n_erased, (gssize) text->len - at));
              break;
            case 2:
              g_string_insert (text, at,
                               inserts[g_rand_int_range (rand, 0, G_N_ELEMENTS (inserts))]);
              break;
            default:
              g_string_insert_len (text, at, text->str, MIN (at, 60));
            }
          if (text->len == 0)
            break;
        }
      check_events (text->str);
    }
}

int
main (int argc, char *argv[])
{
  tracker_test_init (&argc, &argv);
  g_test_add_func ("/pasted-events/pages", test_pages);
  g_test_add_func ("/pasted-events/times", test_times);
  g_test_add_func ("/pasted-events/lines", test_lines);
  g_test_add_func ("/pasted-events/entered", test_entered);
  g_test_add_func ("/pasted-events/large", test_large);
  g_test_add_func ("/pasted-events/many", test_many);
  g_test_add_func ("/pasted-events/mutated", test_mutated);
  return g_test_run ();
}
