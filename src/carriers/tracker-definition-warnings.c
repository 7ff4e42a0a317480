/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-definition-warnings.h"

#include "tracker-definition-reader-private.h"

static void G_GNUC_PRINTF (4, 5)
    warn (GPtrArray *warnings, int line, int column, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  g_ptr_array_add (warnings, tracker_problem_new (line, column, g_strdup_vprintf (format, args)));
  va_end (args);
}

/* Without an example nobody notices when a format takes too little. S10 itself is built in and
 * tested; what narrows it is not. */
static void
warn_of_numbers (const TrackerDefinition *self, GPtrArray *warnings)
{
  for (guint i = 0; i < self->numbers->len; i++)
    {
      const TrackerNumberFormat *format = g_ptr_array_index (self->numbers, i);
      gboolean is_narrowed
          = format->countries != NULL || format->not_countries != NULL || format->services != NULL;

      if (format->valid[0] == NULL && (!format->is_s10 || is_narrowed))
        warn (warnings, format->line, format->column,
              "The format “%s” has no “valid” example: nothing tries it", format->format);
    }
}

/* The node of `ways[index].report.events`; (nullable). */
static JsonNode *
find_events (TrackerJsonSource *source, guint index)
{
  JsonNode *ways = tracker_reader_get (tracker_json_source_get_root (source), "ways");
  JsonNode *report = NULL;

  if (ways != NULL && JSON_NODE_HOLDS_ARRAY (ways)
      && index < json_array_get_length (json_node_get_array (ways)))
    report
        = tracker_reader_get (json_array_get_element (json_node_get_array (ways), index), "report");
  return report != NULL ? tracker_reader_get (report, "events") : NULL;
}

static void
warn_of_stages (const TrackerDefinition *self, TrackerJsonSource *source, GPtrArray *warnings)
{
  for (guint i = 0; i < self->ways->len; i++)
    {
      const TrackerWay *way = g_ptr_array_index (self->ways, i);
      JsonNode *events = find_events (source, i);
      int line = 1;
      int column = 1;

      if (tracker_report_spec_has_stages (way->report))
        continue;
      if (events != NULL)
        tracker_json_source_locate (source, events, TRUE, &line, &column);
      warn (warnings, line, column,
            "The events of the way “%s” have no “stage”: such a parcel never gets anywhere",
            way->id);
    }
}

static void
warn_of_samples (TrackerDefinition *self, TrackerJsonSource *source, GPtrArray *warnings)
{
  /* That a sample does not end as it should is for tracker_definition_check_samples() to say. */
  g_autoptr (GPtrArray) problems
      = g_ptr_array_new_with_free_func ((GDestroyNotify) tracker_problem_free);
  int line;
  int column;

  tracker_json_source_locate (source, tracker_json_source_get_root (source), FALSE, &line, &column);
  if (self->samples->len == 0 && !tracker_definition_is_link (self))
    warn (warnings, line, column,
          "There are no samples: nothing tries what the ways read in an answer");
  for (guint i = 0; i < self->samples->len; i++)
    {
      const TrackerSample *sample = g_ptr_array_index (self->samples, i);
      g_autoptr (TrackerReport) report = tracker_sample_replay (self, sample, problems);
      const char *const *codes = report != NULL ? tracker_report_get_unknown_codes (report) : NULL;

      for (guint k = 0; codes != NULL && codes[k] != NULL; k++)
        warn (warnings, sample->line, sample->column, "Sample “%s”: no stage table knows “%.200s”",
              sample->name, codes[k]);
    }
}

/**
 * tracker_definition_collect_warnings:
 * @self: a definition
 * @bytes: the file it was read from: tells where things stand
 * @warnings: (element-type TrackerProblem): where what is found is added
 *
 * Looks for what a definition may hold, but hardly means: formats without an example, events
 * without a stage, no samples, and codes or words in the samples' events that no stage table knows.
 * Replays the samples, without network.
 */
void
tracker_definition_collect_warnings (TrackerDefinition *self, GBytes *bytes, GPtrArray *warnings)
{
  g_autofree char *message = NULL;
  int line;
  int column;
  g_autoptr (TrackerJsonSource) source = NULL;

  g_return_if_fail (self != NULL && bytes != NULL && warnings != NULL);

  source = tracker_json_source_new (bytes, &line, &column, &message);
  if (source == NULL)
    return;
  warn_of_numbers (self, warnings);
  warn_of_stages (self, source, warnings);
  warn_of_samples (self, source, warnings);
}
