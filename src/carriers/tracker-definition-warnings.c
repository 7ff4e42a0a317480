/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-definition-warnings.h"

#include "tracker-ask.h"
#include "tracker-definition-reader-private.h"

/* As the samples are replayed: 2026-03-15 12:00 UTC. */
#define REPLAY_NOW_S G_GINT64_CONSTANT (1773576000)

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

/* Gives the ask the sample's answers. (nullable): the report; NULL: it does not end as it should,
 * which is for tracker_definition_check_samples() to say. */
static TrackerReport *
read_sample (TrackerDefinition *self, const TrackerSample *sample)
{
  const char *const numbers[] = { sample->number, NULL };
  const TrackerAskOptions options
      = { .way = sample->way,
          .language = "en",
          .secrets = sample->secrets,
          .needs = sample->needs,
          .now_s = REPLAY_NOW_S,
          .has_person
          = sample->captcha != NULL
            || (sample->way != NULL ? tracker_definition_is_check_way (self, sample->way)
                                    : tracker_definition_is_check_only (self)) };
  g_autoptr (TrackerAsk) ask = tracker_ask_new (self, numbers, &options);
  g_autoptr (GPtrArray) reports = NULL;

  for (guint i = 0; i < sample->answers->len && !tracker_ask_is_done (ask); i++)
    {
      const TrackerSampleAnswer *answer = g_ptr_array_index (sample->answers, i);
      g_autoptr (TrackerChallenge) challenge = tracker_ask_dup_challenge (ask);
      g_autoptr (TrackerRequest) request = NULL;
      g_autoptr (TrackerResponse) response = NULL;

      if (challenge != NULL)
        {
          if (sample->captcha == NULL
              || tracker_solution_get_kind (sample->captcha)
                     != tracker_challenge_get_kind (challenge))
            return NULL;
          tracker_ask_take_solution (ask, sample->captcha, REPLAY_NOW_S);
        }
      request = tracker_ask_next_request (ask);
      if (request == NULL)
        break;
      response = tracker_response_new (answer->status, answer->content_type, answer->body);
      tracker_response_set_url (response, tracker_request_get_url (request));
      tracker_ask_take_response (ask, response, REPLAY_NOW_S);
    }
  if (!tracker_ask_is_done (ask))
    return NULL;
  reports = tracker_ask_dup_reports (ask);
  return tracker_report_ref (g_ptr_array_index (reports, 0));
}

static void
warn_of_samples (TrackerDefinition *self, TrackerJsonSource *source, GPtrArray *warnings)
{
  int line;
  int column;

  tracker_json_source_locate (source, tracker_json_source_get_root (source), FALSE, &line, &column);
  if (self->samples->len == 0 && !tracker_definition_is_link (self))
    warn (warnings, line, column,
          "There are no samples: nothing tries what the ways read in an answer");
  for (guint i = 0; i < self->samples->len; i++)
    {
      const TrackerSample *sample = g_ptr_array_index (self->samples, i);
      g_autoptr (TrackerReport) report = read_sample (self, sample);
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
