/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ask-helper.h"
#include "tracker-test.h"
#include "tracker-time-format-private.h"

/* A pattern, a text, and the wall clock it says ("" = it does not fit). */
static const struct
{
  const char *pattern;
  const char *text;
  const char *time;
} patterns[] = {
  { "%Y-%m-%d %H:%M:%S", "2026-03-02 10:15:07", "2026-03-02T10:15:07" },
  { "%Y-%m-%d %H:%M:%S", "  2026-03-02   10:15:07 ", "" }, /* values are trimmed before */
  { "%Y-%m-%d %H:%M:%S", "2026-03-02\t10:15:07\n", "2026-03-02T10:15:07" },
  { "%Y-%m-%d %H:%M:%S", "2026-03-02 10:15", "" },
  { "%Y-%m-%d %H:%M:%S", "2026-03-02 10:15:07 x", "" },
  { "%Y-%m-%d %H:%M", "2026-03-02 24:00", "2026-03-03T00:00:00" },
  { "%Y-%m-%d %H:%M", "2026-03-02 24:01", "" },
  { "%Y-%m-%d %H:%M", "2026-03-02 10:60", "" },
  { "%Y-%m-%d %H:%M:%S", "2016-12-31 23:59:60", "2016-12-31T23:59:59" },
  { "%Y-%m-%d", "2026-02-29", "" },
  { "%Y-%m-%d", "2024-02-29", "2024-02-29" },
  { "%Y-%m-%d", "0026-02-28", "" },
  { "%Y%m%d", "20260302", "2026-03-02" },
  { "%d.%m.%y", "02.03.26", "2026-03-02" },
  { "%d.%m.%Y %H:%M", "2.3.2026 9:05", "2026-03-02T09:05:00" },
  { "%H:%M %d.%m.%Y", "10:15 03.03.2026", "2026-03-03T10:15:00" },
  { "%b %d, %Y, %I:%M %p", "Mar 2, 2026, 10:15 AM", "2026-03-02T10:15:00" },
  { "%b %d, %Y, %I:%M %p", "march 2, 2026, 12:15 a.m.", "2026-03-02T00:15:00" },
  { "%B %e, %Y %I:%M%p", "September  2, 2026 12:15PM", "2026-09-02T12:15:00" },
  { "%b %d %Y", "Sept 2 2026", "2026-09-02" },
  { "%b %d %Y", "Ma 2 2026", "" },
  { "%b %d %Y", "Foo 2 2026", "" },
  { "%b %d %Y", "Marchioness-of-March 2 2026", "" },
  { "%a, %d %b %Y", "lun, 02 mars 2026", "2026-03-02" },
  { "%A %d %B %Y %H:%M", "понедельник 2 марта 2026 10:15", "2026-03-02T10:15:00" },
  { "%A, %d de %B de %Y", "segunda-feira, 2 de março de 2026", "2026-03-02" },
  { "%a %d.%m.%Y", "Mo. 02.03.2026", "2026-03-02" },
  { "%a%d.%m.%Y", "02.03.2026", "" },
  { "%Y年%m月%d日(%a)", "2026年3月2日(月)", "2026-03-02" },
  { "%Y-%m-%d %H:%M:%S.%L", "2026-03-02 10:15:07.120", "2026-03-02T10:15:07" },
  /* without a year: now is the 2nd of March 2026, 10:00 UTC */
  { "%m/%d %H:%M", "03/02 09:59", "2026-03-02T09:59:00" },
  { "%m/%d %H:%M", "03/03 09:59", "2026-03-03T09:59:00" },
  { "%m/%d %H:%M", "03/03 10:01", "2025-03-03T10:01:00" },
  { "%m/%d", "12/31", "2025-12-31" },
  { "%m/%d", "02/29", "2024-02-29" },
  { "%m/%d", "02/30", "" },
  { "%Y-%m-%d %I:%M %p", "2026-03-02 13:15 PM", "" },
  { "%Y-%m-%dT%H:%M:%S.%fZ", "2026-03-02T10:15:07.123456Z", "2026-03-02T10:15:07" },
  { "%d%%%m%%%Y", "02%03%2026", "2026-03-02" },
  { "%Y-%m-%d %H:%M:%S", "", "" },
};

static void
test_patterns (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (patterns); i++)
    {
      TrackerTimeReading reading;
      TrackerTime time = { 0 };
      g_autofree char *text = NULL;
      gboolean is_read = tracker_time_pattern_read (patterns[i].pattern, patterns[i].text,
                                                    TRACKER_TEST_NOW_S, &reading);

      g_test_message ("%s on \"%s\"", patterns[i].pattern, patterns[i].text);
      g_assert_cmpint (is_read, ==, *patterns[i].time != '\0');
      if (!is_read)
        continue;
      g_assert_true (tracker_time_from_wall (reading.seconds, NULL, reading.precision, &time));
      text = tracker_time_to_iso8601 (&time);
      g_assert_cmpstr (text, ==, patterns[i].time);
    }
}

/* By month. */
static const char *const months[12][24] = {
  { "January", "Jan.", "января", "січень", "Januar", "janv.", "janvier", "enero", "gennaio",
    "stycznia", "leden", "tammikuuta", "Ocak", "ianuarie", "Ιανουαρίου", "január" },
  { "Feb", "февраль", "лютого", "févr.", "fevereiro", "luty", "února", "helmikuu", "Şubat", "Φεβ" },
  { "Mar", "марта", "березня", "März", "Mrz", "marzo", "maart", "mrt", "marzec", "března",
    "maaliskuuta", "Mart", "Μαρ", "március" },
  { "Apr", "апрель", "квітня", "avril", "abril", "kwietnia", "dubna", "huhti", "Nisan", "ápr" },
  { "May", "мая", "май", "травня", "Mai", "mayo", "maggio", "maja", "mei", "května", "toukokuuta",
    "Mayıs", "Μαΐου", "május", "maio" },
  { "June", "июня", "червня", "juin", "junio", "giugno", "czerwca", "červen", "června", "kesä",
    "Haziran", "iunie", "Ιουνίου", "június" },
  { "Jul", "июля", "липня", "juillet", "julio", "luglio", "lipca", "červenec", "července",
    "heinäkuu", "Temmuz", "iulie", "Ιουλίου", "július" },
  { "August", "августа", "серпня", "août", "agosto", "sierpnia", "srpna", "elokuuta", "Ağustos",
    "Αυγ" },
  { "Sept", "сентября", "вересня", "settembre", "setembro", "września", "září", "syyskuu", "Eylül",
    "szept", "Σεπ" },
  { "Oct", "октября", "жовтня", "Oktober", "ottobre", "outubro", "października", "paź", "října",
    "lokakuu", "Ekim", "Οκτ" },
  { "Nov", "ноября", "листопада", "novembre", "listopada", "listopad", "marraskuuta", "Kasım",
    "noiembrie", "Νοε" },
  { "Dec", "декабря", "грудня", "Dezember", "décembre", "diciembre", "des", "grudnia", "prosince",
    "joulukuu", "Aralık", "Δεκ" },
};

static void
test_months (void)
{
  for (int i = 0; i < 12; i++)
    for (gsize j = 0; j < G_N_ELEMENTS (months[i]) && months[i][j] != NULL; j++)
      {
        const char *at = months[i][j];
        int month = 0;

        g_test_message ("%s", months[i][j]);
        g_assert_true (tracker_time_read_month (&at, &month));
        g_assert_cmpint (month, ==, i + 1);
        g_assert_cmpstr (at, ==, "");
      }
}

static void
test_pattern_check (void)
{
  static const char *const good[]
      = { "%Y-%m-%d", "%m/%d %H:%M", "%A %e %B %L", "%d %B %y %I:%M %p", "%% %e/%b/%Y %z %Z %f" };
  static const char *const bad[]
      = { "", "%Y-%m", "%Y-%d", "%Y-%m-%d %", "%Y-%m-%d %Q", "%H:%M", "iso" };

  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    g_assert_true (tracker_time_pattern_check (good[i], NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (tracker_time_pattern_check (bad[i], &error));
      g_assert_nonnull (error);
    }
}

/* Offsets in minutes; NO: none. */
#define NO 9999
static const struct
{
  const char *text;
  int minutes;
} offsets[] = {
  { "+08:00", 480 },   { "-03:30", -210 },
  { "+0800", 480 },    { "-0330", -210 },
  { "+8", 480 },       { "8", 480 },
  { "GMT+8", 480 },    { "UTC", 0 },
  { "GMT", 0 },        { "Z", 0 },
  { "UTC +3", 180 },   { "180", 180 },
  { "-180", -180 },    { "10800", 180 },
  { "10800000", 180 }, { "0", 0 },
  { "+15:01", NO },    { "", NO },
  { "east", NO },      { "+8x", NO },
  { "+08:00:00", NO }, { "99999999999", NO },
};

static void
test_offsets (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (offsets); i++)
    {
      gint32 offset_s = 0;
      gboolean is_read = tracker_offset_read (offsets[i].text, &offset_s);

      g_test_message ("\"%s\"", offsets[i].text);
      g_assert_cmpint (is_read, ==, offsets[i].minutes != NO);
      if (is_read)
        g_assert_cmpint (offset_s, ==, offsets[i].minutes * 60);
    }
}

/* A time of a definition (' for "), an event, and how it is shown; NULL: no event. */
static const struct
{
  const char *spec;
  const char *event;
  const char *time;
} specs[] = {
  { "{'select': '$.t', 'formats': ['iso8601']}", "{'t': '2026-03-02T10:15:07+08:00'}",
    "2026-03-02T10:15:07+08:00" },
  { "{'select': '$.t', 'formats': ['iso8601']}", "{'t': '2026-03-02T10:15:07'}",
    "2026-03-02T10:15:07" },
  { "{'select': '$.t', 'formats': ['iso8601'], 'default_zone': '+03:00'}", "{'t': '2026-03-02'}",
    "2026-03-02" },
  { "{'select': '$.t', 'formats': ['iso8601'], 'default_zone': '+03:00'}",
    "{'t': '2026-03-02T10:15:00Z'}", "2026-03-02T10:15:00+00:00" },
  { "{'select': '$.t', 'formats': ['%Y-%m-%d %H:%M'], 'default_zone': '+08:00'}",
    "{'t': '2026-03-02 10:15'}", "2026-03-02T10:15:00+08:00" },
  { "{'select': '$.t', 'formats': ['%Y-%m-%d %H:%M'], 'zone': {'select': '$.z'}, 'default_zone': "
    "'+08:00'}",
    "{'t': '2026-03-02 10:15', 'z': 'GMT+2'}", "2026-03-02T10:15:00+02:00" },
  { "{'select': '$.t', 'formats': ['%Y-%m-%d %H:%M'], 'zone': {'select': '$.z'}, 'default_zone': "
    "'+08:00'}",
    "{'t': '2026-03-02 10:15', 'z': 'nowhere'}", "2026-03-02T10:15:00+08:00" },
  { "{'select': '$.t', 'formats': ['%Y-%m-%d %H:%M'], 'zone': {'select': '$.z'}, 'default_zone': "
    "'+08:00'}",
    "{'t': '2026-03-02 10:15', 'z': null}", "2026-03-02T10:15:00+08:00" },
  { "{'select': '$.t', 'formats': ['%Y-%m-%d %H:%M %z']}", "{'t': '2026-03-02 10:15 -0330'}",
    "2026-03-02T10:15:00-03:30" },
  { "{'select': '$.t', 'formats': ['%Y-%m-%d %H:%M %Z']}", "{'t': '2026-07-02 10:15 Europe/Paris'}",
    "2026-07-02T10:15:00+02:00" },
  { "{'select': '$.t', 'formats': ['%Y-%m-%d %H:%M'], 'default_zone': 'Europe/Paris'}",
    "{'t': '2026-01-02 10:15'}", "2026-01-02T10:15:00+01:00" },
  { "{'select': '$.t', 'formats': ['epoch_s']}", "{'t': 1772417700}", "2026-03-02T02:15:00+00:00" },
  { "{'select': '$.t', 'formats': ['epoch_s'], 'default_zone': 'Asia/Shanghai'}",
    "{'t': '1772417700'}", "2026-03-02T10:15:00+08:00" },
  { "{'select': '$.t', 'formats': ['epoch_ms'], 'default_zone': 'Europe/Paris'}",
    "{'t': 1772417700999}", "2026-03-02T03:15:00+01:00" },
  { "{'select': '$.t', 'formats': ['epoch_ms'], 'offset': '$.o'}",
    "{'t': 1772417700000, 'o': '+03:00'}", "2026-03-02T05:15:00+03:00" },
  { "{'select': '$.t', 'formats': ['%Y-%m-%d %H:%M'], 'offset': '$.o'}",
    "{'t': '2026-03-02 02:15', 'o': 180}", "2026-03-02T05:15:00+03:00" },
  { "{'select': '$.t', 'formats': ['epoch_ms'], 'offset': '$.o'}", "{'t': 1772417700000}",
    "2026-03-02T02:15:00+00:00" },
  { "{'select': '$.t', 'formats': ['iso8601'], 'offset': {'text': 'Europe/Kyiv'}}",
    "{'t': '2026-07-01T08:15:00.5Z'}", "2026-07-01T11:15:00+03:00" },
  { "{'select': '$.t', 'formats': ['iso8601'], 'default_zone': '+08:00', 'offset': '$.o'}",
    "{'t': '2026-03-02T02:15:00Z', 'o': 'nowhere'}", "2026-03-02T10:15:00+08:00" },
  { "{'select': '$.t', 'formats': ['iso8601'], 'offset': {'text': '+07:00'}, 'floating': true}",
    "{'t': '2026-03-02T02:15:00Z'}", "2026-03-02T09:15:00" },
  { "{'select': '$.t', 'formats': ['iso8601'], 'floating': true}",
    "{'t': '2026-03-02T02:15:00+02:00'}", "2026-03-02T02:15:00" },
  /* the hour that comes twice */
  { "{'select': '$.t', 'formats': ['epoch_s'], 'default_zone': 'Europe/Paris'}",
    "{'t': 1792888200}", "2026-10-25T02:30:00+02:00" },
  { "{'select': '$.t', 'formats': ['epoch_s'], 'default_zone': 'Europe/Paris'}",
    "{'t': 1792891800}", "2026-10-25T02:30:00+01:00" },
  { "{'select': '$.t', 'formats': ['epoch_s'], 'zone': {'select': '$.z'}}",
    "{'t': 1772417700, 'z': '../../../etc/passwd'}", "2026-03-02T02:15:00+00:00" },
  { "{'select': '$.t', 'formats': ['wcf']}", "{'t': '/Date(1772417700000+0800)/'}",
    "2026-03-02T10:15:00+08:00" },
  { "{'select': '$.t', 'formats': ['wcf'], 'default_zone': 'floating'}",
    "{'t': '/Date(1772417700000)/'}", "2026-03-02T02:15:00" },
  { "{'select': '$.t', 'formats': ['wcf']}", "{'t': '/Date(-1+0800)/'}", NULL },
  { "{'select': '$.t', 'formats': ['wcf']}", "{'t': '/Date(1772417700000'}", NULL },
  { "{'select': '$.t', 'formats': ['wcf']}", "{'t': '/Date()/'}", NULL },
  { "{'select': '$.t', 'formats': ['epoch_s']}", "{'t': 1e300}", NULL },
  { "{'select': '$.t', 'formats': ['epoch_s']}", "{'t': 'inf'}", NULL },
  { "{'select': '$.t', 'formats': ['epoch_s']}", "{'t': -1}", NULL },
  { "{'select': '$.t', 'formats': ['iso8601']}", "{'t': {}}", NULL },
  { "{'select': '$.t', 'formats': ['iso8601']}", "{'x': 1}", NULL },
  { "{'select': '$.t', 'formats': ['iso8601', '%d.%m.%Y', 'epoch_s']}", "{'t': '02.03.2026'}",
    "2026-03-02" },
  { "[{'select': '$.t', 'formats': ['iso8601']}, {'select': '$.u', 'formats': ['%d.%m.%Y']}]",
    "{'t': 'soon', 'u': '02.03.2026'}", "2026-03-02" },
  { "{'join': ['$.d', '$.h'], 'with': ' ', 'formats': ['%d.%m.%Y %H:%M', '%d.%m.%Y']}",
    "{'d': '02.03.2026', 'h': '10:15'}", "2026-03-02T10:15:00" },
  { "{'join': ['$.d', '$.h'], 'with': ' ', 'formats': ['%d.%m.%Y %H:%M', '%d.%m.%Y']}",
    "{'d': '02.03.2026', 'h': null}", "2026-03-02" },
};

static void
test_specs (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (specs); i++)
    {
      g_autofree char *report_spec = g_strdup_printf (
          "{'events': {'list': '$[*]', 'text': {'text': 'x'}, 'time': %s}}", specs[i].spec);
      g_autoptr (TrackerDefinition) definition = ask_helper_new_reader ("json", report_spec, NULL);
      g_autofree char *body = g_strdelimit (g_strdup_printf ("[%s]", specs[i].event), "'", '"');
      g_autoptr (TrackerReport) report = ask_helper_read (definition, body, -1);
      g_autofree char *text = NULL;
      gsize n_events = 0;
      TrackerEvent *const *events = tracker_report_get_events (report, &n_events);

      g_test_message ("%s on %s", specs[i].spec, specs[i].event);
      g_assert_cmpuint (n_events, ==, specs[i].time != NULL ? 1 : 0);
      if (n_events > 0)
        text = tracker_time_to_iso8601 (tracker_event_get_time (events[0]));
      g_assert_cmpstr (text, ==, specs[i].time);
    }
}

/* The zone of the definition comes last, and "floating" keeps it out. */
static void
test_zone_of_definition (void)
{
  static const char *const body = "[{\"t\": \"2026-03-02 10:15\"}]";
  static const struct
  {
    const char *spec;
    const char *time;
  } cases[] = {
    { "{'select': '$.t', 'formats': ['%Y-%m-%d %H:%M']}", "2026-03-02T10:15:00+03:00" },
    { "{'select': '$.t', 'formats': ['%Y-%m-%d %H:%M'], 'default_zone': '+08:00'}",
      "2026-03-02T10:15:00+08:00" },
    { "{'select': '$.t', 'formats': ['%Y-%m-%d %H:%M'], 'default_zone': 'floating'}",
      "2026-03-02T10:15:00" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *report_spec = g_strdup_printf (
          "{'events': {'list': '$[*]', 'text': {'text': 'x'}, 'time': %s}}", cases[i].spec);
      g_autoptr (TrackerDefinition) definition
          = ask_helper_new_reader ("json", report_spec, "'zone': 'Europe/Moscow',");
      g_autoptr (TrackerReport) report = ask_helper_read (definition, body, -1);
      g_autofree char *text = NULL;
      gsize n_events = 0;
      TrackerEvent *const *events = tracker_report_get_events (report, &n_events);

      g_assert_cmpuint (n_events, ==, 1);
      text = tracker_time_to_iso8601 (tracker_event_get_time (events[0]));
      g_assert_cmpstr (text, ==, cases[i].time);
    }
}

int
main (int argc, char **argv)
{
  tracker_test_init (&argc, &argv);
  g_test_add_func ("/time-spec/patterns", test_patterns);
  g_test_add_func ("/time-spec/pattern-check", test_pattern_check);
  g_test_add_func ("/time-spec/months", test_months);
  g_test_add_func ("/time-spec/offsets", test_offsets);
  g_test_add_func ("/time-spec/specs", test_specs);
  g_test_add_func ("/time-spec/zone-of-definition", test_zone_of_definition);
  return g_test_run ();
}
