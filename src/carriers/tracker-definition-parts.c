/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-definition-reader-private.h"

/* How the parts of a definition are taken down again; each frees all that its struct owns. */

/**
 * tracker_problem_new:
 * @line: from 1
 * @column: from 1, in characters
 * @message: (transfer full): one sentence without the place
 *
 * Returns: (transfer full): the problem
 */
TrackerProblem *
tracker_problem_new (int line, int column, char *message)
{
  TrackerProblem *problem = g_new0 (TrackerProblem, 1);

  problem->line = line;
  problem->column = column;
  problem->message = message;
  return problem;
}

/**
 * tracker_problem_free:
 * @problem: (transfer full): a problem
 *
 * Frees @problem.
 */
void
tracker_problem_free (TrackerProblem *problem)
{
  g_free (problem->message);
  g_free (problem);
}

/**
 * tracker_value_free:
 * @self: (transfer full): a value
 *
 * Frees @self and its parts.
 */
void
tracker_value_free (TrackerValue *self)
{
  g_clear_pointer (&self->selector, tracker_selector_free);
  g_clear_pointer (&self->parts, g_ptr_array_unref);
  g_free (self->with);
  g_clear_pointer (&self->text, tracker_template_free);
  g_free (self->name);
  g_clear_pointer (&self->regex, g_regex_unref);
  g_free (self->replace_with);
  g_clear_pointer (&self->map, tracker_text_table_free);
  g_strfreev (self->map_values);
  g_free (self);
}

/**
 * tracker_test_free:
 * @self: (transfer full): a test
 *
 * Frees @self.
 */
void
tracker_test_free (TrackerTest *self)
{
  g_clear_pointer (&self->value, tracker_value_free);
  g_strfreev (self->texts);
  g_clear_pointer (&self->regex, g_regex_unref);
  g_free (self);
}

/**
 * tracker_time_format_free:
 * @self: (transfer full): a format of times
 *
 * Frees @self.
 */
void
tracker_time_format_free (TrackerTimeFormat *self)
{
  g_free (self->pattern);
  g_free (self);
}

/**
 * tracker_time_spec_free:
 * @self: (transfer full): a way to read a time
 *
 * Frees @self.
 */
void
tracker_time_spec_free (TrackerTimeSpec *self)
{
  g_clear_pointer (&self->value, tracker_value_free);
  g_clear_pointer (&self->formats, g_ptr_array_unref);
  g_clear_pointer (&self->zone, tracker_value_free);
  g_free (self->default_zone);
  g_clear_pointer (&self->offset, tracker_value_free);
  g_free (self);
}

/**
 * tracker_stage_table_free:
 * @self: (transfer full): a stage table
 *
 * Frees @self.
 */
void
tracker_stage_table_free (TrackerStageTable *self)
{
  g_free (self->name);
  g_clear_pointer (&self->table, tracker_text_table_free);
  g_clear_pointer (&self->stages, g_array_unref);
  g_free (self);
}

/**
 * tracker_stage_rule_free:
 * @self: (transfer full): a rule for stages
 *
 * Frees @self; the table belongs to the definition.
 */
void
tracker_stage_rule_free (TrackerStageRule *self)
{
  g_clear_pointer (&self->by, tracker_value_free);
  g_free (self);
}

/**
 * tracker_outcome_rule_free:
 * @self: (transfer full): a rule for outcomes
 *
 * Frees @self.
 */
void
tracker_outcome_rule_free (TrackerOutcomeRule *self)
{
  g_clear_pointer (&self->statuses, g_array_unref);
  g_clear_pointer (&self->test, tracker_test_free);
  g_clear_pointer (&self->body_matches, g_regex_unref);
  g_clear_pointer (&self->url_matches, g_regex_unref);
  g_free (self->content_type);
  g_clear_pointer (&self->message, tracker_value_free);
  g_clear_pointer (&self->message_text, tracker_translated_free);
  g_free (self);
}

/**
 * tracker_field_free:
 * @self: (transfer full): a named template
 *
 * Frees @self.
 */
void
tracker_field_free (TrackerField *self)
{
  g_free (self->name);
  g_clear_pointer (&self->value, tracker_template_free);
  g_free (self);
}

/**
 * tracker_request_spec_free:
 * @self: (transfer full): a request
 *
 * Frees @self.
 */
void
tracker_request_spec_free (TrackerRequestSpec *self)
{
  g_free (self->method);
  g_clear_pointer (&self->url, tracker_template_free);
  g_clear_pointer (&self->address, tracker_template_free);
  g_clear_pointer (&self->query, g_ptr_array_unref);
  g_clear_pointer (&self->headers, g_ptr_array_unref);
  g_clear_pointer (&self->user, tracker_template_free);
  g_clear_pointer (&self->password, tracker_template_free);
  g_clear_pointer (&self->form, g_ptr_array_unref);
  g_clear_pointer (&self->json_strings, g_hash_table_unref);
  g_clear_pointer (&self->json, json_node_unref);
  g_clear_pointer (&self->text, tracker_template_free);
  g_free (self->content_type);
  g_free (self);
}

/**
 * tracker_save_free:
 * @self: (transfer full): a save
 *
 * Frees @self.
 */
void
tracker_save_free (TrackerSave *self)
{
  g_free (self->name);
  g_clear_pointer (&self->value, tracker_value_free);
  g_free (self);
}

/**
 * tracker_picture_spec_free:
 * @self: (transfer full): where a picture comes from
 *
 * Frees @self.
 */
void
tracker_picture_spec_free (TrackerPictureSpec *self)
{
  g_clear_pointer (&self->request, tracker_request_spec_free);
  g_clear_pointer (&self->text, tracker_template_free);
  g_free (self);
}

/**
 * tracker_captcha_spec_free:
 * @self: (transfer full): what a person is asked
 *
 * Frees @self.
 */
void
tracker_captcha_spec_free (TrackerCaptchaSpec *self)
{
  for (guint i = 0; i < TRACKER_CAPTCHA_N_PICTURES; i++)
    g_clear_pointer (&self->pictures[i], tracker_picture_spec_free);
  g_clear_pointer (&self->piece_top, tracker_template_free);
  g_clear_pointer (&self->hint, tracker_translated_free);
  g_clear_pointer (&self->hint_template, tracker_template_free);
  g_free (self);
}

/**
 * tracker_step_free:
 * @self: (transfer full): a step
 *
 * Frees @self.
 */
void
tracker_step_free (TrackerStep *self)
{
  g_free (self->id);
  g_clear_pointer (&self->captcha, tracker_captcha_spec_free);
  g_clear_pointer (&self->request, tracker_request_spec_free);
  g_clear_pointer (&self->outcomes, g_ptr_array_unref);
  g_clear_pointer (&self->within, tracker_value_free);
  g_clear_pointer (&self->saves, g_ptr_array_unref);
  g_clear_pointer (&self->cache_seconds, tracker_value_free);
  g_free (self);
}

/**
 * tracker_weight_free:
 * @self: (transfer full): where a weight is
 *
 * Frees @self.
 */
void
tracker_weight_free (TrackerWeight *self)
{
  g_clear_pointer (&self->value, tracker_value_free);
  g_free (self);
}

/**
 * tracker_event_spec_free:
 * @self: (transfer full): one kind of events
 *
 * Frees @self.
 */
void
tracker_event_spec_free (TrackerEventSpec *self)
{
  g_clear_pointer (&self->lists, g_ptr_array_unref);
  g_clear_pointer (&self->where, g_ptr_array_unref);
  g_clear_pointer (&self->time, g_ptr_array_unref);
  g_clear_pointer (&self->text, tracker_value_free);
  g_clear_pointer (&self->place, tracker_value_free);
  g_clear_pointer (&self->country, tracker_value_free);
  g_clear_pointer (&self->code, tracker_value_free);
  g_clear_pointer (&self->stages, g_ptr_array_unref);
  g_free (self);
}

/**
 * tracker_report_spec_has_stages:
 * @self: the shape of a report
 *
 * Returns: whether any of its events may have a stage
 */
gboolean
tracker_report_spec_has_stages (const TrackerReportSpec *self)
{
  for (guint i = 0; i < self->events->len; i++)
    if (((const TrackerEventSpec *) g_ptr_array_index (self->events, i))->stages->len > 0)
      return TRUE;
  return FALSE;
}

/**
 * tracker_report_spec_free:
 * @self: (transfer full): the shape of a report
 *
 * Frees @self.
 */
void
tracker_report_spec_free (TrackerReportSpec *self)
{
  g_clear_pointer (&self->item_lists, g_ptr_array_unref);
  g_clear_pointer (&self->item_number, tracker_value_free);
  g_clear_pointer (&self->outcomes, g_ptr_array_unref);
  g_clear_pointer (&self->events, g_ptr_array_unref);
  for (guint i = 0; i < TRACKER_REPORT_N_FACTS; i++)
    g_clear_pointer (&self->facts[i], tracker_value_free);
  g_clear_pointer (&self->weights, g_ptr_array_unref);
  g_clear_pointer (&self->deadline, g_ptr_array_unref);
  g_clear_pointer (&self->expected_from, g_ptr_array_unref);
  g_clear_pointer (&self->expected_until, g_ptr_array_unref);
  g_free (self);
}

/**
 * tracker_way_free:
 * @self: (transfer full): a way
 *
 * Frees @self.
 */
void
tracker_way_free (TrackerWay *self)
{
  g_free (self->id);
  g_strfreev (self->credentials);
  g_strfreev (self->needs);
  g_clear_pointer (&self->takes, tracker_pattern_free);
  g_clear_pointer (&self->saves, g_ptr_array_unref);
  g_free (self->batch_join);
  g_clear_pointer (&self->steps, g_ptr_array_unref);
  g_clear_pointer (&self->report, tracker_report_spec_free);
  g_free (self);
}

/**
 * tracker_number_format_free:
 * @self: (transfer full): a number format
 *
 * Frees @self.
 */
void
tracker_number_format_free (TrackerNumberFormat *self)
{
  g_free (self->format);
  g_clear_pointer (&self->pattern, tracker_pattern_free);
  g_clear_pointer (&self->weights, g_array_unref);
  g_free (self->checksum_prefix);
  g_free (self->checksum_replace);
  g_clear_pointer (&self->service, tracker_translated_free);
  g_free (self->country);
  g_strfreev (self->countries);
  g_strfreev (self->not_countries);
  g_strfreev (self->services);
  g_strfreev (self->valid);
  g_strfreev (self->invalid);
  g_free (self);
}

/**
 * tracker_sample_answer_free:
 * @self: (transfer full): an answer of a sample
 *
 * Frees @self.
 */
void
tracker_sample_answer_free (TrackerSampleAnswer *self)
{
  g_free (self->content_type);
  g_clear_pointer (&self->body, g_bytes_unref);
  g_free (self);
}

/**
 * tracker_sample_free:
 * @self: (transfer full): a sample
 *
 * Frees @self.
 */
void
tracker_sample_free (TrackerSample *self)
{
  g_free (self->name);
  g_free (self->number);
  g_free (self->way);
  g_clear_pointer (&self->secrets, g_hash_table_unref);
  g_clear_pointer (&self->needs, g_hash_table_unref);
  g_clear_pointer (&self->captcha, tracker_solution_unref);
  g_clear_pointer (&self->answers, g_ptr_array_unref);
  g_free (self->stage);
  g_free (self);
}

/**
 * tracker_credential_spec_free:
 * @self: (transfer full): a credential
 *
 * Frees @self.
 */
void
tracker_credential_spec_free (TrackerCredentialSpec *self)
{
  g_free (self->key);
  g_clear_pointer (&self->label, tracker_translated_free);
  g_free (self->help);
  g_free (self);
}

/**
 * tracker_need_spec_free:
 * @self: (transfer full): what a parcel must bring
 *
 * Frees @self.
 */
void
tracker_need_spec_free (TrackerNeedSpec *self)
{
  g_free (self->key);
  g_clear_pointer (&self->label, tracker_translated_free);
  g_clear_pointer (&self->hint, tracker_translated_free);
  g_clear_pointer (&self->pattern, g_regex_unref);
  g_free (self);
}

/**
 * tracker_definition_new_empty:
 *
 * Returns: (transfer full): a definition with the defaults of the format and without any part
 */
TrackerDefinition *
tracker_definition_new_empty (void)
{
  TrackerDefinition *self = g_new0 (TrackerDefinition, 1);

  g_atomic_ref_count_init (&self->ref_count);
  g_mutex_init (&self->lock);
  self->numbers = g_ptr_array_new_with_free_func ((GDestroyNotify) tracker_number_format_free);
  self->links = g_ptr_array_new_with_free_func ((GDestroyNotify) tracker_link_free);
  self->credentials
      = g_ptr_array_new_with_free_func ((GDestroyNotify) tracker_credential_spec_free);
  self->needs = g_ptr_array_new_with_free_func ((GDestroyNotify) tracker_need_spec_free);
  self->ways = g_ptr_array_new_with_free_func ((GDestroyNotify) tracker_way_free);
  self->stage_tables = g_ptr_array_new_with_free_func ((GDestroyNotify) tracker_stage_table_free);
  self->samples = g_ptr_array_new_with_free_func ((GDestroyNotify) tracker_sample_free);
  return self;
}
