/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-definition-reader-private.h"

#include "tracker-ask-private.h"
#include "tracker-number-format-private.h"
#include "tracker-number.h"

/* What a definition says about itself, tried: its number examples and its samples. */

/* Samples are replayed at one fixed instant, so that they end the same way for ever: 2026-03-15
 * 12:00 UTC. */
#define REPLAY_NOW_S G_GINT64_CONSTANT (1773576000)

static gboolean G_GNUC_PRINTF (4, 5)
    differ (GPtrArray *problems, int line, int column, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  g_ptr_array_add (problems, tracker_problem_new (line, column, g_strdup_vprintf (format, args)));
  va_end (args);
  return FALSE;
}

static gboolean
matches_well (const TrackerNumberFormat *format, const char *example)
{
  g_autofree char *number = tracker_number_normalize (example, NULL);
  TrackerNumberMatch match;
  TrackerS10 s10;
  gboolean is_s10;

  if (number == NULL)
    return FALSE;
  is_s10 = tracker_s10_parse (number, &s10);
  return tracker_number_format_match (format, number, is_s10 ? &s10 : NULL, &match)
         && match.check != TRACKER_CHECK_FAILED;
}

static gboolean
check_examples (const TrackerNumberFormat *format, GPtrArray *problems)
{
  gboolean is_good = TRUE;

  for (guint i = 0; format->valid[i] != NULL; i++)
    if (!matches_well (format, format->valid[i]))
      is_good = differ (problems, format->line, format->column,
                        "The format “%s” does not take its valid example %s", format->format,
                        format->valid[i]);
  for (guint i = 0; format->invalid[i] != NULL; i++)
    if (matches_well (format, format->invalid[i]))
      is_good = differ (problems, format->line, format->column,
                        "The format “%s” takes its invalid example %s", format->format,
                        format->invalid[i]);
  return is_good;
}

static TrackerResponse *
make_response (const TrackerSampleAnswer *answer, TrackerRequest *request)
{
  TrackerResponse *response
      = tracker_response_new (answer->status, answer->content_type, answer->body);

  tracker_response_set_url (response, tracker_request_get_url (request));
  return response;
}

/* A person is there if the way needs one. */
static gboolean
has_person (const TrackerDefinition *self, const TrackerSample *sample)
{
  if (sample->way != NULL)
    return tracker_definition_is_check_way (self, sample->way);
  return sample->captcha != NULL || tracker_definition_is_check_only (self);
}

/* Gives the ask the person's answer if it waits for one. FALSE: there is none that fits. */
static gboolean
answer_challenge (TrackerAsk *ask, const TrackerSample *sample, GPtrArray *problems)
{
  g_autoptr (TrackerChallenge) challenge = tracker_ask_dup_challenge (ask);

  if (challenge == NULL)
    return TRUE;
  if (sample->captcha == NULL
      || tracker_solution_get_kind (sample->captcha) != tracker_challenge_get_kind (challenge))
    return differ (problems, sample->line, sample->column,
                   "Sample “%s”: a person is asked, and “captcha” does not say what is answered "
                   "(a captcha of the kind “%s”)",
                   sample->name,
                   tracker_challenge_kind_to_nick (tracker_challenge_get_kind (challenge)));
  tracker_ask_take_solution (ask, sample->captcha, REPLAY_NOW_S);
  return TRUE;
}

/* A sample may end where the post refuses what the person answered: a person would be asked again.
 */
static gboolean
is_refused_as_expected (const TrackerAsk *ask, const TrackerSample *sample)
{
  TrackerOutcome outcome;

  return tracker_ask_was_refused (ask, &outcome) && outcome == sample->outcome;
}

/**
 * tracker_sample_replay:
 * @self: a definition
 * @sample: one of its samples
 * @problems: (element-type TrackerProblem): where it is said why the ask does not end as the sample
 * has it
 *
 * Gives an ask the answers of the sample one after the other, at a fixed time.
 *
 * Returns: (transfer full) (nullable): the report; %NULL if it does not get that far
 */
TrackerReport *
tracker_sample_replay (TrackerDefinition *self, const TrackerSample *sample, GPtrArray *problems)
{
  const char *const numbers[] = { sample->number, NULL };
  TrackerAskOptions options = { .way = sample->way,
                                .language = "en",
                                .secrets = sample->secrets,
                                .needs = sample->needs,
                                .now_s = REPLAY_NOW_S,
                                .has_person = has_person (self, sample) };
  g_autoptr (TrackerAsk) ask = tracker_ask_new (self, numbers, &options);
  g_autoptr (GPtrArray) reports = NULL;
  guint n_sent = 0;

  for (; !tracker_ask_is_done (ask); n_sent++)
    {
      g_autoptr (TrackerRequest) request = NULL;
      g_autoptr (TrackerResponse) response = NULL;

      if (n_sent == sample->answers->len && is_refused_as_expected (ask, sample))
        return tracker_report_new (self->id, sample->number, sample->outcome);
      if (!answer_challenge (ask, sample, problems))
        return NULL;
      request = tracker_ask_next_request (ask);
      if (n_sent >= sample->answers->len)
        {
          differ (problems, sample->line, sample->column,
                  "Sample “%s”: a request more was made than there are answers: %s %s",
                  sample->name, tracker_request_get_method (request),
                  tracker_request_get_url (request));
          return NULL;
        }
      response = make_response (g_ptr_array_index (sample->answers, n_sent), request);
      tracker_ask_take_response (ask, response, REPLAY_NOW_S);
    }
  if (n_sent < sample->answers->len)
    {
      differ (problems, sample->line, sample->column,
              "Sample “%s”: only %u of %u answers were asked for", sample->name, n_sent,
              sample->answers->len);
      return NULL;
    }
  reports = tracker_ask_dup_reports (ask);
  return tracker_report_ref (g_ptr_array_index (reports, 0));
}

static gboolean
check_sample (TrackerDefinition *self, const TrackerSample *sample, GPtrArray *problems)
{
  g_autoptr (TrackerReport) report = tracker_sample_replay (self, sample, problems);
  gboolean is_good = TRUE;
  const char *stage;
  gsize n_events = 0;

  if (report == NULL)
    return FALSE;
  if (tracker_report_get_outcome (report) != sample->outcome)
    is_good = differ (problems, sample->line, sample->column,
                      "Sample “%s”: the outcome is %s, expected %s", sample->name,
                      tracker_outcome_to_nick (tracker_report_get_outcome (report)),
                      tracker_outcome_to_nick (sample->outcome));
  stage = tracker_stage_to_nick (tracker_report_get_stage (report));
  if (sample->stage != NULL && !g_str_equal (stage, sample->stage))
    is_good
        = differ (problems, sample->line, sample->column,
                  "Sample “%s”: the stage is %s, expected %s", sample->name, stage, sample->stage);
  tracker_report_get_events (report, &n_events);
  if (sample->n_events >= 0 && n_events != (gsize) sample->n_events)
    is_good = differ (problems, sample->line, sample->column,
                      "Sample “%s”: there are %" G_GSIZE_FORMAT " events, expected %d",
                      sample->name, n_events, sample->n_events);
  return is_good;
}

/**
 * tracker_definition_check_samples:
 * @self: a definition
 * @problems: (element-type TrackerProblem): where what differs is added
 *
 * Tries the number examples of @self and replays its samples, without network and at a fixed time.
 * Slow: not on the main thread.
 *
 * Returns: %TRUE if nothing differs
 */
gboolean
tracker_definition_check_samples (TrackerDefinition *self, GPtrArray *problems)
{
  gboolean is_good = TRUE;

  for (guint i = 0; i < self->numbers->len; i++)
    is_good = check_examples (g_ptr_array_index (self->numbers, i), problems) && is_good;
  for (guint i = 0; i < self->samples->len; i++)
    is_good = check_sample (self, g_ptr_array_index (self->samples, i), problems) && is_good;
  return is_good;
}
