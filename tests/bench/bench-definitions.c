/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Measures what all definitions cost a start: the main thread only asks for them and takes them
 * (compared with ten milliseconds); a worker reads them (compared with what json-glib takes to
 * parse the same files). Then how long it takes to make a report of an answer of 500 events,
 * compared with what json-glib or libxml2 take to parse the same bytes, and do nothing with them.
 * Prints JSON objects; times are of the processor, the least of some rounds. */

#include <json-glib/json-glib.h>
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <string.h>
#include <time.h>

#include "tracker-ask.h"
#include "tracker-carrier-files.h"

#define START_MS 10.0
#define START_LIMIT "1.0"
#define READ_LIMIT "0.5"
#define REPORT_LIMIT "3.0"
#define N_EVENTS 500
#define NOW_S G_GINT64_CONSTANT (1772668800) /* 2026-03-05 */

static int n_rounds = 60;
static char *folder = NULL;

static const GOptionEntry options[] = {
  { "rounds", 0, 0, G_OPTION_ARG_INT, &n_rounds, "How often each is measured", "N" },
  { "carriers", 0, 0, G_OPTION_ARG_FILENAME, &folder, "The folder of definitions", "DIR" },
  { NULL },
};

static double
get_cpu_ms (clockid_t clock)
{
  struct timespec now;

  clock_gettime (clock, &now);
  return (double) now.tv_sec * 1000 + (double) now.tv_nsec / 1e6;
}

static void
print_line (const char *name, double value, double yardstick, const char *limit)
{
  g_print ("{\"name\":\"%s\",\"value\":%.3f,\"yardstick\":%.3f,\"unit\":\"ms\",\"ratio\":%.3f,"
           "\"limit\":%s}\n",
           name, value, yardstick, value / yardstick, limit);
}

/* ---- the start ---- */

static void
on_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  TrackerRegistry **registry = user_data;
  g_autoptr (GPtrArray) problems = NULL;

  *registry = tracker_carrier_files_load_finish (result, &problems, NULL);
  if (problems->len > 0)
    g_error ("%s", (const char *) g_ptr_array_index (problems, 0));
}

/* @main_ms: of this thread; @worker_ms: of the others */
static TrackerRegistry *
load (double *main_ms, double *worker_ms)
{
  const char *const folders[] = { folder, NULL };
  TrackerRegistry *registry = NULL;
  double all_ms = get_cpu_ms (CLOCK_PROCESS_CPUTIME_ID);
  double own_ms = get_cpu_ms (CLOCK_THREAD_CPUTIME_ID);

  tracker_carrier_files_load_async (folders, NULL, on_loaded_cb, &registry);
  while (registry == NULL)
    g_main_context_iteration (NULL, TRUE);
  own_ms = get_cpu_ms (CLOCK_THREAD_CPUTIME_ID) - own_ms;
  all_ms = get_cpu_ms (CLOCK_PROCESS_CPUTIME_ID) - all_ms;
  *main_ms = MIN (*main_ms, own_ms);
  *worker_ms = MIN (*worker_ms, all_ms - own_ms);
  return registry;
}

static double
parse_files_ms (const TrackerRegistry *registry)
{
  double start_ms = get_cpu_ms (CLOCK_THREAD_CPUTIME_ID);

  for (guint i = 0; i < tracker_registry_get_n_definitions (registry); i++)
    {
      g_autoptr (JsonParser) parser = json_parser_new_immutable ();
      g_autoptr (GError) error = NULL;
      g_autofree char *name = g_strconcat (
          tracker_definition_get_id (tracker_registry_get_definition (registry, i)), ".json", NULL);
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (!json_parser_load_from_file (parser, path, &error))
        g_error ("%s", error->message);
    }
  return get_cpu_ms (CLOCK_THREAD_CPUTIME_ID) - start_ms;
}

static void
measure_start (void)
{
  double main_ms = G_MAXDOUBLE;
  double worker_ms = G_MAXDOUBLE;
  double parse_ms = G_MAXDOUBLE;

  for (int i = 0; i < n_rounds; i++)
    {
      g_autoptr (TrackerRegistry) registry = load (&main_ms, &worker_ms);

      parse_ms = MIN (parse_ms, parse_files_ms (registry));
    }
  print_line ("definitions-start", main_ms, START_MS, START_LIMIT);
  print_line ("definitions-read", worker_ms, parse_ms, READ_LIMIT);
}

/* ---- an answer ---- */

typedef struct
{
  const char *name; /* of the line */
  const char *id;
  const char *number;
  const char *content_type;
  const char *head;
  const char *event; /* day, hour, minute, index */
  const char *between;
  const char *tail;
} Answer;

static const Answer answers[] = {
  { "report-json", "cainiao", "LP00123456789012", "application/json;charset=UTF-8",
    "{\"module\": [{\"mailNo\": \"LP00123456789012\", \"originCountry\": \"Mainland China\", "
    "\"destCountry\": \"Russian Federation\", \"status\": \"DELIVERING\", \"statusDesc\": \"In "
    "transit\", \"detailList\": [",
    "{\"time\": 1770332400000, \"timeStr\": \"2026-02-%02u %02u:%02u:00\", \"desc\": \"In transit "
    "between centres %u\", \"standerdDesc\": \"In transit between centres\", \"descTitle\": "
    "\"Carrier update:\", \"timeZone\": \"GMT+3\", \"actionCode\": \"TD_TRANSIT_DEPART\"}",
    ",", "]}], \"success\": true}" },
  { "report-html", "koreapost", "0000000000001", "text/html;charset=UTF-8",
    "<!DOCTYPE html><html lang=\"ko\"><head><meta charset=\"UTF-8\"><title>종적조회</title></head>"
    "<body><h2>국내우편 종적조회</h2><table "
    "id=\"processTable\"><thead><tr><th>날짜</th><th>시간</th>"
    "<th>발생국</th><th>처리현황</th></tr></thead><tbody>",
    "<tr><td>2026.02.%02u</td><td>%02u:%02u</td><td><a href=\"#\"><span>옥천우편집중국 "
    "%u</span></a></td>"
    "<td>발송</td></tr>",
    "", "</tbody></table></body></html>" },
  { "report-xml", "chronopost", "XY123456785FR", "text/xml; charset=utf-8",
    "<soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\"><soap:Body>"
    "<ns1:trackSkybillV2Response xmlns:ns1=\"http://cxf.tracking.soap.chronopost.fr/\"><return>"
    "<errorCode>0</errorCode><listEventInfoComp>",
    "<events><code>TS</code><eventDate>2026-02-%02uT%02u:%02u:00+01:00</"
    "eventDate><eventLabel>Colis "
    "en cours d'acheminement</eventLabel><officeLabel>Paris Nord Chronopost %u</officeLabel>"
    "</events>",
    "\n",
    "<skybillNumber>XY123456785FR</skybillNumber></listEventInfoComp></return>"
    "</ns1:trackSkybillV2Response></soap:Body></soap:Envelope>" },
};

static GBytes *
make_body (const Answer *answer)
{
  GString *body = g_string_new (answer->head);

  for (guint i = 0; i < N_EVENTS; i++)
    {
      g_autofree char *event = NULL;

      if (i > 0)
        g_string_append (body, answer->between);
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
      event = g_strdup_printf (answer->event, 1 + i / 24, i % 24, i % 60, i);
#pragma GCC diagnostic pop
      g_string_append (body, event);
    }
  g_string_append (body, answer->tail);
  return g_string_free_to_bytes (body);
}

static double
parse_ms (const Answer *answer, GBytes *body)
{
  gsize length;
  const char *text = g_bytes_get_data (body, &length);
  double start_ms = get_cpu_ms (CLOCK_THREAD_CPUTIME_ID);

  if (strstr (answer->content_type, "json") != NULL)
    {
      g_autoptr (JsonParser) parser = json_parser_new_immutable ();

      if (!json_parser_load_from_data (parser, text, (gssize) length, NULL))
        g_error ("%s: bad JSON", answer->name);
    }
  else
    {
      gboolean is_html = strstr (answer->content_type, "html") != NULL;
      xmlDoc *document
          = is_html ? htmlReadMemory (text, (int) length, NULL, "UTF-8",
                                      HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING)
                    : xmlReadMemory (text, (int) length, NULL, "UTF-8",
                                     XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NONET);

      if (document == NULL)
        g_error ("%s: bad XML", answer->name);
      xmlFreeDoc (document);
    }
  return get_cpu_ms (CLOCK_THREAD_CPUTIME_ID) - start_ms;
}

static double
report_ms (const Answer *answer, TrackerDefinition *definition, GBytes *body)
{
  const char *const numbers[] = { answer->number, NULL };
  const TrackerAskOptions ask_options = { .language = "en", .now_s = NOW_S };
  g_autoptr (TrackerAsk) ask = tracker_ask_new (definition, numbers, &ask_options);
  g_autoptr (TrackerRequest) request = tracker_ask_next_request (ask);
  g_autoptr (TrackerResponse) response = tracker_response_new (200, answer->content_type, body);
  g_autoptr (GPtrArray) reports = NULL;
  double start_ms;
  gsize n_events = 0;

  start_ms = get_cpu_ms (CLOCK_THREAD_CPUTIME_ID);
  tracker_ask_take_response (ask, response, NOW_S);
  reports = tracker_ask_dup_reports (ask);
  start_ms = get_cpu_ms (CLOCK_THREAD_CPUTIME_ID) - start_ms;
  tracker_report_get_events (g_ptr_array_index (reports, 0), &n_events);
  if (n_events != N_EVENTS)
    g_error ("%s: %" G_GSIZE_FORMAT " events, outcome %d", answer->name, n_events,
             (int) tracker_report_get_outcome (g_ptr_array_index (reports, 0)));
  return start_ms;
}

static void
measure_report (const TrackerRegistry *registry, const Answer *answer)
{
  TrackerDefinition *definition = tracker_registry_find (registry, answer->id);
  g_autoptr (GBytes) body = make_body (answer);
  double ours_ms = G_MAXDOUBLE;
  double theirs_ms = G_MAXDOUBLE;

  if (definition == NULL)
    g_error ("There is no carrier %s", answer->id);
  for (int i = 0; i < n_rounds; i++)
    {
      ours_ms = MIN (ours_ms, report_ms (answer, definition, body));
      theirs_ms = MIN (theirs_ms, parse_ms (answer, body));
    }
  print_line (answer->name, ours_ms, theirs_ms, REPORT_LIMIT);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GOptionContext) context = g_option_context_new ("- measure definitions");
  g_autoptr (TrackerRegistry) registry = NULL;
  g_autoptr (GError) error = NULL;
  double unused_ms = 0;

  g_option_context_add_main_entries (context, options, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error) || n_rounds < 1)
    {
      g_printerr ("%s\n", error != NULL ? error->message : "At least one round.");
      return 2;
    }
  if (folder == NULL)
    folder = g_strdup (g_getenv ("TRACKER_CARRIERS_DIR"));
  if (folder == NULL)
    {
      g_printerr ("Which definitions? --carriers DIR, or TRACKER_CARRIERS_DIR.\n");
      return 2;
    }

  measure_start ();
  registry = load (&unused_ms, &unused_ms);
  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    measure_report (registry, &answers[i]);
  return 0;
}
