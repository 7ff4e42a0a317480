/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "tracker-cli-private.h"
#include "tracker-number.h"
#include "tracker-timeline.h"

/**
 * tracker_cli_print_json:
 * @builder: a finished builder
 *
 * Prints JSON on stdout.
 */
void
tracker_cli_print_json (JsonBuilder *builder)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autofree char *text = json_to_string (root, TRUE);

  puts (text);
}

/**
 * tracker_cli_build_string:
 * @builder: a builder inside an object
 * @name: the member
 * @value: (nullable): its text
 *
 * Adds a text, or null where there is none.
 */
void
tracker_cli_build_string (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  if (value != NULL && *value != '\0')
    json_builder_add_string_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

/**
 * tracker_cli_build_boolean:
 * @builder: a builder inside an object
 * @name: the member
 * @value: whether
 *
 * Adds true or false.
 */
void
tracker_cli_build_boolean (JsonBuilder *builder, const char *name, gboolean value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_boolean_value (builder, value);
}

/**
 * tracker_cli_build_int:
 * @builder: a builder inside an object
 * @name: the member
 * @value: a number
 *
 * Adds a whole number.
 */
void
tracker_cli_build_int (JsonBuilder *builder, const char *name, gint64 value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

/**
 * tracker_cli_build_time:
 * @builder: a builder inside an object
 * @name: the member
 * @unix_s: UTC seconds; 0: none
 *
 * Adds a time of our own clock, as ISO 8601 in UTC, or null.
 */
void
tracker_cli_build_time (JsonBuilder *builder, const char *name, gint64 unix_s)
{
  g_autoptr (GDateTime) time = unix_s > 0 ? g_date_time_new_from_unix_utc (unix_s) : NULL;
  g_autofree char *text = time != NULL ? g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ") : NULL;

  tracker_cli_build_string (builder, name, text);
}

static void
build_event (JsonBuilder *builder, TrackerEvent *event, const char *const *carriers)
{
  g_autofree char *time = tracker_time_to_iso8601 (tracker_event_get_time (event));

  json_builder_begin_object (builder);
  tracker_cli_build_string (builder, "time", time);
  tracker_cli_build_string (builder, "stage",
                            tracker_stage_to_nick (tracker_event_get_stage (event)));
  json_builder_set_member_name (builder, "text");
  json_builder_add_string_value (builder, tracker_event_get_text (event));
  tracker_cli_build_string (builder, "place", tracker_event_get_place (event));
  tracker_cli_build_string (builder, "country", tracker_event_get_country (event));
  tracker_cli_build_string (builder, "code", tracker_event_get_code (event));
  tracker_cli_build_string (builder, "carrier", tracker_event_get_carrier (event));
  if (carriers != NULL)
    {
      json_builder_set_member_name (builder, "carriers");
      json_builder_begin_array (builder);
      for (gsize i = 0; carriers[i] != NULL; i++)
        json_builder_add_string_value (builder, carriers[i]);
      json_builder_end_array (builder);
    }
  json_builder_end_object (builder);
}

/**
 * tracker_cli_build_events:
 * @builder: a builder inside an object
 * @lines: (element-type TrackerTimelineLine): a merged timeline, newest first
 *
 * Adds the member "events".
 */
void
tracker_cli_build_events (JsonBuilder *builder, GPtrArray *lines)
{
  json_builder_set_member_name (builder, "events");
  json_builder_begin_array (builder);
  for (guint i = 0; i < lines->len; i++)
    {
      TrackerTimelineLine *line = g_ptr_array_index (lines, i);

      build_event (builder, tracker_timeline_line_get_event (line),
                   tracker_timeline_line_get_carriers (line));
    }
  json_builder_end_array (builder);
}

/**
 * tracker_cli_build_parcel:
 * @builder: a builder inside an object
 * @parcel: a row
 *
 * Adds the members that every command prints of a parcel.
 */
void
tracker_cli_build_parcel (JsonBuilder *builder, TrackerParcelData *parcel)
{
  const char *const *carriers = tracker_parcel_data_get_carriers (parcel);
  TrackerEvent *event = tracker_parcel_data_get_last_event (parcel);

  json_builder_set_member_name (builder, "id");
  json_builder_add_int_value (builder, tracker_parcel_data_get_id (parcel));
  tracker_cli_build_string (builder, "uuid", tracker_parcel_data_get_uuid (parcel));
  json_builder_set_member_name (builder, "number");
  json_builder_add_string_value (builder, tracker_parcel_data_get_number (parcel));
  tracker_cli_build_string (builder, "name", tracker_parcel_data_get_name (parcel));
  tracker_cli_build_string (builder, "folder", tracker_parcel_data_get_folder_name (parcel));
  tracker_cli_build_string (builder, "stage",
                            tracker_stage_to_nick (tracker_parcel_data_get_stage (parcel)));
  json_builder_set_member_name (builder, "carriers");
  json_builder_begin_array (builder);
  for (gsize i = 0; carriers[i] != NULL; i++)
    json_builder_add_string_value (builder, carriers[i]);
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "last_event");
  if (event != NULL)
    build_event (builder, event, NULL);
  else
    json_builder_add_null_value (builder);
  json_builder_set_member_name (builder, "unseen");
  json_builder_add_int_value (builder, tracker_parcel_data_get_n_unseen (parcel));
  tracker_cli_build_time (builder, "added", tracker_parcel_data_get_added_s (parcel));
  tracker_cli_build_time (builder, "archived", tracker_parcel_data_get_archived_s (parcel));
}

/* Columns that a text takes on a terminal: Chinese letters take two, marks none. */
static int
measure_columns (const char *text)
{
  int columns = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_iszerowidth (c))
        columns += g_unichar_iswide (c) ? 2 : 1;
    }

  return columns;
}

static char *
cut_to_columns (const char *text, int most)
{
  const char *p = text;
  int columns = 0;

  if (measure_columns (text) <= most)
    return g_strdup (text);

  while (*p != '\0' && columns + (g_unichar_iswide (g_utf8_get_char (p)) ? 2 : 1) < most)
    {
      columns += g_unichar_iswide (g_utf8_get_char (p)) ? 2 : 1;
      p = g_utf8_next_char (p);
    }

  return g_strdup_printf ("%.*s…", (int) (p - text), text);
}

/**
 * tracker_cli_print_row:
 * @widths: (array length=n): columns of each cell; 0 for the last one: as long as it is
 * @cells: (array length=n): texts
 * @n: how many
 *
 * Prints one line of a table.
 */
void
tracker_cli_print_row (const int *widths, const char *const *cells, guint n)
{
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text
          = widths[i] > 0 ? cut_to_columns (cells[i], widths[i]) : g_strdup (cells[i]);

      g_string_append (line, text);
      if (i + 1 < n)
        g_string_append_printf (line, "%*s", widths[i] - measure_columns (text) + 2, "");
    }
  g_strchomp (line->str);
  puts (line->str);
}

static void
print_parcel_row (TrackerParcelData *parcel, gint64 now_s)
{
  const int widths[] = { 1, 18, 26, 20, 15, 0 };
  TrackerEvent *event = tracker_parcel_data_get_last_event (parcel);
  const char *name = tracker_parcel_data_get_name (parcel);
  g_autofree char *ago
      = event != NULL ? tracker_time_dup_ago_label (tracker_event_get_time (event)->unix_s, now_s)
                      : NULL;
  const char *cells[] = {
    tracker_parcel_data_get_n_unseen (parcel) > 0 ? "•" : " ",
    tracker_parcel_data_get_number (parcel),
    name != NULL ? name : "",
    event != NULL ? tracker_stage_get_label (tracker_parcel_data_get_stage (parcel))
                  : _ ("No scans yet"),
    ago != NULL ? ago : "",
    event != NULL ? tracker_event_get_text (event) : "",
  };

  tracker_cli_print_row (widths, cells, G_N_ELEMENTS (cells));
}

/**
 * tracker_cli_print_parcels:
 * @cli: the run
 * @parcels: (element-type TrackerParcelData): rows
 *
 * Prints parcels: a JSON array, or a table for people.
 */
void
tracker_cli_print_parcels (TrackerCli *cli, GPtrArray *parcels)
{
  g_autoptr (JsonBuilder) builder = NULL;

  if (!cli->json)
    {
      for (guint i = 0; i < parcels->len; i++)
        print_parcel_row (g_ptr_array_index (parcels, i), g_get_real_time () / G_USEC_PER_SEC);
      return;
    }

  builder = json_builder_new ();
  json_builder_begin_array (builder);
  for (guint i = 0; i < parcels->len; i++)
    {
      json_builder_begin_object (builder);
      tracker_cli_build_parcel (builder, g_ptr_array_index (parcels, i));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  tracker_cli_print_json (builder);
}

/* Who is called how: a definition that is tried may be in no folder of the program. */
static TrackerRegistry *
get_names (TrackerCli *cli)
{
  return cli->names != NULL ? cli->names : tracker_context_get_registry (cli->context);
}

/**
 * tracker_cli_print_timeline:
 * @cli: an opened run, for the names of carriers
 * @lines: (element-type TrackerTimelineLine): a merged timeline, newest first
 *
 * Prints a timeline for people: by day, in the posts' own clock.
 */
void
tracker_cli_print_timeline (TrackerCli *cli, GPtrArray *lines)
{
  const int widths[] = { 1, 5, 20, 0 };
  TrackerRegistry *registry = get_names (cli);
  gint64 now_s = g_get_real_time () / G_USEC_PER_SEC;
  g_autofree char *day_before = NULL;

  for (guint i = 0; i < lines->len; i++)
    {
      TrackerTimelineLine *line = g_ptr_array_index (lines, i);
      TrackerEvent *event = tracker_timeline_line_get_event (line);
      const char *const *carriers = tracker_timeline_line_get_carriers (line);
      g_autofree char *day = tracker_time_dup_day_label (tracker_event_get_time (event), now_s);
      g_autofree char *clock = tracker_time_dup_clock_label (tracker_event_get_time (event));
      g_autoptr (GString) words = g_string_new (tracker_event_get_text (event));

      if (tracker_event_get_place (event) != NULL)
        g_string_append_printf (words, ", %s", tracker_event_get_place (event));
      for (gsize k = 0; carriers[k] != NULL; k++)
        g_string_append_printf (words, "%s%s", k == 0 ? " (" : ", ",
                                tracker_registry_get_name (registry, carriers[k]));
      g_string_append_c (words, ')');

      if (g_strcmp0 (day, day_before) != 0)
        printf ("%s\n", day);
      tracker_cli_print_row (
          widths,
          (const char *[]){ "", clock != NULL ? clock : "",
                            tracker_stage_get_label (tracker_event_get_stage (event)), words->str },
          4);
      g_free (day_before);
      day_before = g_steal_pointer (&day);
    }
}

/* How much an outcome says, when several carriers were asked. */
static int
rank_outcome (TrackerOutcome outcome)
{
  switch (outcome)
    {
    case TRACKER_OUTCOME_FOUND:
      return 4;
    case TRACKER_OUTCOME_PENDING:
      return 3;
    case TRACKER_OUTCOME_NOT_FOUND:
      return 2;
    case TRACKER_OUTCOME_NONE:
      return 0;
    default:
      return 1;
    }
}

static TrackerOutcome
get_best_outcome (GPtrArray *reports)
{
  TrackerOutcome best = TRACKER_OUTCOME_NONE;

  for (guint i = 0; i < reports->len; i++)
    {
      TrackerReport *report = g_ptr_array_index (reports, i);

      if (report != NULL
          && rank_outcome (tracker_report_get_outcome (report)) > rank_outcome (best))
        best = tracker_report_get_outcome (report);
    }

  return best;
}

static GPtrArray *
collect_events (GPtrArray *reports)
{
  GPtrArray *all = g_ptr_array_new ();

  for (guint i = 0; i < reports->len; i++)
    {
      TrackerReport *report = g_ptr_array_index (reports, i);
      gsize n = 0;
      TrackerEvent *const *events = report != NULL ? tracker_report_get_events (report, &n) : NULL;

      for (gsize k = 0; k < n; k++)
        g_ptr_array_add (all, events[k]);
    }

  return all;
}

static char *
dup_message (TrackerReport *report, const char *carrier_name)
{
  if (tracker_report_get_message (report) != NULL)
    return g_strdup (tracker_report_get_message (report));
  if (tracker_report_get_outcome (report) == TRACKER_OUTCOME_FOUND)
    return NULL;

  return tracker_outcome_dup_sentence (tracker_report_get_outcome (report), carrier_name);
}

static void
print_reports_as_json (TrackerCli *cli,
                       const char *number,
                       GPtrArray *reports,
                       GPtrArray *lines,
                       TrackerStage stage)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  tracker_cli_build_string (builder, "number", number);
  tracker_cli_build_string (builder, "outcome",
                            tracker_outcome_to_nick (get_best_outcome (reports)));
  tracker_cli_build_string (builder, "stage", tracker_stage_to_nick (stage));
  json_builder_set_member_name (builder, "legs");
  json_builder_begin_array (builder);
  for (guint i = 0; i < reports->len; i++)
    {
      TrackerReport *report = g_ptr_array_index (reports, i);
      const char *carrier = tracker_report_get_carrier (report);
      g_autofree char *message
          = dup_message (report, tracker_registry_get_name (get_names (cli), carrier));

      json_builder_begin_object (builder);
      tracker_cli_build_string (builder, "carrier", carrier);
      tracker_cli_build_string (builder, "outcome",
                                tracker_outcome_to_nick (tracker_report_get_outcome (report)));
      tracker_cli_build_string (builder, "message", message);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  tracker_cli_build_events (builder, lines);
  json_builder_end_object (builder);
  tracker_cli_print_json (builder);
}

/**
 * tracker_cli_print_reports:
 * @cli: an opened run
 * @number: what was asked about
 * @reports: (element-type TrackerReport): what was answered
 *
 * Prints what `track`, `carriers replay` and `carriers try` found.
 */
void
tracker_cli_print_reports (TrackerCli *cli, const char *number, GPtrArray *reports)
{
  g_autoptr (GPtrArray) events = collect_events (reports);
  g_autoptr (GPtrArray) lines
      = tracker_timeline_merge ((TrackerEvent *const *) events->pdata, events->len);
  TrackerStage stage
      = tracker_event_compute_stage ((TrackerEvent *const *) events->pdata, events->len);
  TrackerRegistry *registry = get_names (cli);
  g_autofree char *pretty = tracker_number_dup_pretty (number);

  if (cli->json)
    {
      print_reports_as_json (cli, number, reports, lines, stage);
      return;
    }

  printf ("%s  %s\n", pretty,
          lines->len > 0 ? tracker_stage_get_label (stage) : _ ("No scans yet"));
  for (guint i = 0; i < reports->len; i++)
    {
      TrackerReport *report = g_ptr_array_index (reports, i);
      g_autofree char *message = dup_message (
          report, tracker_registry_get_name (registry, tracker_report_get_carrier (report)));

      if (message != NULL)
        printf ("%s\n", message);
    }
  tracker_cli_print_timeline (cli, lines);
}

/**
 * tracker_cli_status_of_reports:
 * @reports: (element-type TrackerReport): what was answered
 *
 * Whether anybody answered at all: "not known" is an answer.
 *
 * Returns: the exit status
 */
int
tracker_cli_status_of_reports (GPtrArray *reports)
{
  return tracker_outcome_is_answer (get_best_outcome (reports)) ? TRACKER_EXIT_DONE
                                                                : TRACKER_EXIT_FAILED;
}
