/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-ask-private.h"

#include <string.h>

/* How an ask goes from step to step and from way to way. */

/* Where a step leads whose address a step before would have told: nothing is sent there. */
#define UNKNOWN_URL "https://unknown.invalid/"

/**
 * tracker_ask_get_current_way:
 * @self: an ask
 *
 * Returns: (transfer none) (nullable): the way that runs or ran last; %NULL if none can
 */
const TrackerWay *
tracker_ask_get_current_way (const TrackerAsk *self)
{
  return self->way_index < self->ways->len ? g_ptr_array_index (self->ways, self->way_index) : NULL;
}

/**
 * tracker_ask_get_current_step:
 * @self: an ask whose way runs
 *
 * Returns: (transfer none): the step that is to be taken
 */
const TrackerStep *
tracker_ask_get_current_step (const TrackerAsk *self)
{
  return g_ptr_array_index (tracker_ask_get_current_way (self)->steps, self->step_index);
}

/**
 * tracker_ask_make_scope:
 * @self: an ask whose way runs
 *
 * Returns: what templates know; it borrows all from @self
 */
TrackerScope
tracker_ask_make_scope (const TrackerAsk *self)
{
  return (TrackerScope){
    .definition = self->definition,
    .numbers = (const char *const *) self->asked,
    .names = (const char *const *) self->numbers,
    .batch_join = tracker_ask_get_current_way (self)->batch_join,
    .language = tracker_definition_get_language_value (self->definition, self->person_language),
    .person_language = self->person_language,
    .country = self->country,
    .secrets = self->secrets,
    .needs = self->needs,
    .now_s = self->now_s,
    .solution = self->solution,
    .captcha = tracker_ask_get_current_way (self)->captcha,
    .saved = self->saved,
    .zones = self->zones,
  };
}

/**
 * tracker_ask_make_reports:
 * @self: an ask
 * @outcome: how it ends
 * @message: (nullable): what the post says
 * @retry_after_s: as the post asks; 0: nothing said
 *
 * Returns: (transfer full) (element-type TrackerReport): one report per number, all of one outcome
 */
GPtrArray *
tracker_ask_make_reports (const TrackerAsk *self,
                          TrackerOutcome outcome,
                          const char *message,
                          int retry_after_s)
{
  GPtrArray *reports = g_ptr_array_new_with_free_func ((GDestroyNotify) tracker_report_unref);

  for (guint i = 0; self->numbers[i] != NULL; i++)
    {
      TrackerReport *report = tracker_report_new (tracker_definition_get_id (self->definition),
                                                  self->numbers[i], outcome);

      if (tracker_ask_get_current_way (self) != NULL)
        tracker_report_set_way (report, tracker_ask_get_current_way (self)->id);
      if (message != NULL)
        tracker_report_set_message (report, message);
      tracker_report_set_retry_after_s (report, retry_after_s);
      g_ptr_array_add (reports, report);
    }
  return reports;
}

/* Steps whose saves are still good from an earlier ask are not sent. */
static void
skip_cached_steps (TrackerAsk *self)
{
  const TrackerWay *way = tracker_ask_get_current_way (self);

  while (self->step_index + 1 < way->steps->len
         && tracker_ask_cache_restore (self->cache, way, tracker_ask_get_current_step (self),
                                       self->now_s, self->saved))
    self->step_index++;
}

/**
 * tracker_ask_resolve_address:
 * @self: an ask
 * @address: a template that holds what an earlier answer held
 *
 * Finds where such an address leads, relative to the answer that held it: to its host only.
 *
 * Returns: (transfer full) (nullable): the URL; %NULL if it leads elsewhere or nowhere
 */
char *
tracker_ask_resolve_address (const TrackerAsk *self, const TrackerTemplate *address)
{
  TrackerScope scope = tracker_ask_make_scope (self);
  g_autofree char *text = tracker_template_expand (address, &scope, TRACKER_ESCAPE_NONE);
  const char *base = NULL;

  for (guint i = 0; base == NULL && i < address->pieces->len; i++)
    {
      const TrackerPiece *piece = g_ptr_array_index (address->pieces, i);

      if (piece->kind == TRACKER_PIECE_SAVED)
        base = g_hash_table_lookup (self->save_urls, piece->text);
    }
  return base != NULL ? tracker_picture_resolve (base, text) : NULL;
}

/* FALSE: the step cannot be sent, and the ask went on without it. */
static gboolean
find_step_url (TrackerAsk *self)
{
  const TrackerStep *step = tracker_ask_get_current_step (self);

  if (step->request == NULL || step->request->address == NULL)
    return TRUE;
  self->step_url = tracker_ask_resolve_address (self, step->request->address);
  if (self->step_url == NULL && self->is_replay)
    self->step_url = g_strdup (UNKNOWN_URL);
  if (self->step_url != NULL)
    return TRUE;
  tracker_ask_fail_step (self, TRACKER_OUTCOME_MALFORMED, NULL, 0);
  return FALSE;
}

/**
 * tracker_ask_arrive:
 * @self: an ask that has come to another step of its way
 *
 * Passes over what is kept from an earlier ask, and begins to gather pictures if a person is to be
 * asked now.
 */
void
tracker_ask_arrive (TrackerAsk *self)
{
  self->n_again = 0;
  self->delay_ms = 0;
  g_clear_pointer (&self->step_url, g_free);
  skip_cached_steps (self);
  if (find_step_url (self) && tracker_ask_get_current_step (self)->captcha != NULL)
    tracker_ask_enter_captcha (self);
}

/* What the way makes of the numbers before anything is asked. */
static void
take_way_saves (TrackerAsk *self)
{
  const TrackerWay *way = tracker_ask_get_current_way (self);
  g_autoptr (GBytes) nothing = g_bytes_new_static ("", 0);
  g_autoptr (TrackerDocument) document = tracker_document_new (TRACKER_ANSWER_NONE, NULL, nothing);
  g_autofree char *uuid = g_uuid_string_random ();
  TrackerScope scope = tracker_ask_make_scope (self);

  scope.uuid = uuid;
  for (guint i = 0; i < way->saves->len; i++)
    {
      const TrackerSave *save = g_ptr_array_index (way->saves, i);
      char *value
          = tracker_value_dup_text (save->value, tracker_document_get_root (document), &scope);

      if (value != NULL)
        g_hash_table_replace (self->saved, g_strdup (save->name), value);
    }
}

/**
 * tracker_ask_begin_way:
 * @self: an ask
 *
 * Begins the way from its first step, with nothing saved but what the way makes of the numbers.
 */
void
tracker_ask_begin_way (TrackerAsk *self)
{
  self->step_index = MIN (self->n_passed, tracker_ask_get_current_way (self)->steps->len - 1);
  g_hash_table_remove_all (self->saved);
  tracker_ask_clear_captcha (self);
  if (tracker_ask_get_current_way (self)->saves->len > 0)
    take_way_saves (self);
  tracker_ask_arrive (self);
}

/* Whether another way may know better. NONE: a rule said "next". */
static gboolean
invites_next_way (TrackerOutcome outcome)
{
  return outcome == TRACKER_OUTCOME_NONE || outcome == TRACKER_OUTCOME_BLOCKED
         || outcome == TRACKER_OUTCOME_UNAVAILABLE || outcome == TRACKER_OUTCOME_MALFORMED
         || outcome == TRACKER_OUTCOME_BAD_CREDENTIALS;
}

/* What all reports say; NONE if they differ. */
static TrackerOutcome
get_common_outcome (const GPtrArray *reports)
{
  TrackerOutcome outcome = tracker_report_get_outcome (g_ptr_array_index (reports, 0));

  for (guint i = 1; i < reports->len; i++)
    if (tracker_report_get_outcome (g_ptr_array_index (reports, i)) != outcome)
      return TRACKER_OUTCOME_NONE;
  return outcome;
}

static gboolean
all_invite_next_way (const GPtrArray *reports)
{
  for (guint i = 0; i < reports->len; i++)
    {
      if (!invites_next_way (tracker_report_get_outcome (g_ptr_array_index (reports, i))))
        return FALSE;
    }
  return TRUE;
}

/* Where no way is left to be asked, "next" means that the post does not know. (transfer full): in
 * place of @reports. */
static GPtrArray *
settle (const TrackerAsk *self, GPtrArray *reports)
{
  g_autoptr (GPtrArray) unfound
      = tracker_ask_make_reports (self, TRACKER_OUTCOME_NOT_FOUND, NULL, 0);

  for (guint i = 0; i < reports->len; i++)
    {
      TrackerReport *report = g_ptr_array_index (reports, i);
      TrackerReport *instead = g_ptr_array_index (unfound, i);
      const char *message = tracker_report_get_message (report);

      if (tracker_report_get_outcome (report) != TRACKER_OUTCOME_NONE)
        {
          g_ptr_array_index (unfound, i) = tracker_report_ref (report);
          tracker_report_unref (instead);
          continue;
        }
      if (message != NULL)
        tracker_report_set_message (instead, message);
      tracker_report_set_retry_after_s (instead, tracker_report_get_retry_after_s (report));
    }
  g_ptr_array_unref (reports);
  return g_steal_pointer (&unfound);
}

/* What is kept for a number has served: the post said what it knows. */
static void
forget_served (TrackerAsk *self, const GPtrArray *reports)
{
  g_autoptr (GHashTable) served = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < reports->len; i++)
    {
      TrackerOutcome outcome = tracker_report_get_outcome (g_ptr_array_index (reports, i));

      if ((tracker_outcome_is_answer (outcome) && outcome != TRACKER_OUTCOME_PENDING)
          || outcome == TRACKER_OUTCOME_BAD_NUMBER)
        g_hash_table_add (served, self->numbers[i]);
    }
  if (g_hash_table_size (served) > 0)
    tracker_ask_cache_forget_numbers (self->cache, tracker_ask_get_current_way (self), served);
}

/* The ask went on with what was kept for some of the numbers: the others have their turn later. */
static void
put_off_others (TrackerAsk *self, GPtrArray *reports)
{
  g_autoptr (GPtrArray) pending = tracker_ask_make_reports (self, TRACKER_OUTCOME_PENDING, NULL, 0);

  for (guint i = 0; i < reports->len; i++)
    if (!tracker_ask_cache_covers (self->cache, self->numbers[i]))
      {
        tracker_report_unref (g_ptr_array_index (reports, i));
        g_ptr_array_index (reports, i) = tracker_report_ref (g_ptr_array_index (pending, i));
      }
}

static void
begin_next_way (TrackerAsk *self)
{
  self->way_index++;
  self->has_renewed = FALSE;
  self->reason = TRACKER_CHALLENGE_FIRST;
  tracker_ask_begin_way (self);
}

/* The way that runs ends with these; the person is asked again, the next way begins, or the ask is
 * done. If all ways fail, refused credentials are said before all, for that is what the person can
 * mend. */
static void
finish_way (TrackerAsk *self, GPtrArray *reports)
{
  gboolean is_failed = all_invite_next_way (reports);

  forget_served (self, reports);
  if (tracker_ask_try_again (self, get_common_outcome (reports)))
    {
      g_ptr_array_unref (reports);
      return;
    }
  if (tracker_ask_leave_rest (self, reports))
    {
      g_ptr_array_unref (reports);
      begin_next_way (self);
      return;
    }
  if (is_failed && self->way_index + 1 < self->ways->len)
    {
      if (self->refused == NULL
          && tracker_report_get_outcome (g_ptr_array_index (reports, 0))
                 == TRACKER_OUTCOME_BAD_CREDENTIALS)
        self->refused = g_ptr_array_ref (reports);
      g_ptr_array_unref (reports);
      begin_next_way (self);
      return;
    }
  if (is_failed && self->refused != NULL)
    {
      g_ptr_array_unref (reports);
      reports = g_ptr_array_ref (self->refused);
    }
  self->reports = tracker_ask_join_kept (self, settle (self, reports));
}

/**
 * tracker_ask_end_way:
 * @self: an ask
 * @outcome: how the way that runs ends, for all numbers
 * @message: (nullable): what the post says
 * @retry_after_s: as the post asks; 0: nothing said
 *
 * Ends the way that runs: the person is asked again, the next way begins, or the ask is done.
 */
void
tracker_ask_end_way (TrackerAsk *self,
                     TrackerOutcome outcome,
                     const char *message,
                     int retry_after_s)
{
  finish_way (self, tracker_ask_make_reports (self, outcome, message, retry_after_s));
}

/* Evaluates the saves of the step. FALSE: it should have given some, and gave none. */
static gboolean
take_saves (TrackerAsk *self, TrackerDocument *document, TrackerScope *scope)
{
  const TrackerStep *step = tracker_ask_get_current_step (self);
  guint n_taken = 0;

  for (guint i = 0; i < step->saves->len; i++)
    {
      const TrackerSave *save = g_ptr_array_index (step->saves, i);
      char *value
          = tracker_value_dup_text (save->value, tracker_document_get_root (document), scope);

      if (value == NULL)
        continue;
      g_hash_table_replace (self->saved, g_strdup (save->name), value);
      g_hash_table_replace (self->save_urls, g_strdup (save->name), g_strdup (self->answer_url));
      n_taken++;
    }
  if (step->is_cached && n_taken == step->saves->len)
    {
      g_autofree char *seconds = tracker_value_dup_text (
          step->cache_seconds, tracker_document_get_root (document), scope);

      tracker_ask_cache_keep (self->cache, tracker_ask_get_current_way (self), step, seconds,
                              self->now_s, self->saved);
    }
  return n_taken > 0 || step->saves->len == 0;
}

/* The document inside the answer. (nullable): there is none that can be read. */
static TrackerDocument *
open_inner (const TrackerStep *step, TrackerDocument *document, TrackerScope *scope)
{
  g_autofree char *text
      = tracker_value_dup_source (step->within, tracker_document_get_root (document), scope);
  g_autoptr (GBytes) bytes = text != NULL ? g_bytes_new (text, strlen (text)) : NULL;
  g_autoptr (TrackerDocument) inner
      = bytes != NULL
            ? tracker_document_new (step->within_answer, "text/plain; charset=utf-8", bytes)
            : NULL;

  return inner != NULL && tracker_document_get_state (inner) == TRACKER_DOCUMENT_PARSED
             ? g_steal_pointer (&inner)
             : NULL;
}

static void
finish_with_answer (TrackerAsk *self, TrackerDocument *document, TrackerScope *scope)
{
  GPtrArray *reports
      = tracker_way_build_reports (tracker_ask_get_current_way (self), document, scope);

  put_off_others (self, reports);
  finish_way (self, reports);
}

static void
go_on (TrackerAsk *self, TrackerDocument *answer, TrackerScope *scope, int retry_after_s)
{
  const TrackerStep *step = tracker_ask_get_current_step (self);
  g_autoptr (TrackerDocument) inner
      = step->within != NULL ? open_inner (step, answer, scope) : NULL;
  TrackerDocument *document = inner != NULL ? inner : answer;
  gboolean has_saves;

  if (step->within != NULL && inner == NULL)
    {
      tracker_ask_fail_step (self, TRACKER_OUTCOME_MALFORMED,
                             scope->has_runaway_pattern ? TRACKER_RUNAWAY_MESSAGE : NULL,
                             retry_after_s);
      return;
    }
  has_saves = take_saves (self, document, scope);

  if (scope->has_runaway_pattern)
    tracker_ask_end_way (self, TRACKER_OUTCOME_MALFORMED, TRACKER_RUNAWAY_MESSAGE, retry_after_s);
  else if (self->step_index + 1 == tracker_ask_get_current_way (self)->steps->len)
    finish_with_answer (self, document, scope);
  else if (!has_saves && !step->is_optional)
    tracker_ask_end_way (self, TRACKER_OUTCOME_MALFORMED, NULL, retry_after_s);
  else
    {
      self->step_index++;
      tracker_ask_arrive (self);
    }
}

/* That the person is to answer again concerns the whole way. */
static gboolean
asks_again (const TrackerAsk *self, TrackerOutcome outcome)
{
  return self->solution != NULL
         && (outcome == TRACKER_OUTCOME_WRONG_CAPTCHA || outcome == TRACKER_OUTCOME_CAPTCHA);
}

/**
 * tracker_ask_fail_step:
 * @self: an ask whose step failed
 * @outcome: how
 * @message: (nullable): what the post says
 * @retry_after_s: as the post asks; 0: nothing said
 *
 * Passes over the step if it is optional (not the last one: nothing would be left to read), else
 * ends the way.
 */
void
tracker_ask_fail_step (TrackerAsk *self,
                       TrackerOutcome outcome,
                       const char *message,
                       int retry_after_s)
{
  if (tracker_ask_get_current_step (self)->is_optional && outcome != TRACKER_OUTCOME_OFFLINE
      && !asks_again (self, outcome)
      && self->step_index + 1 < tracker_ask_get_current_way (self)->steps->len)
    {
      self->step_index++;
      tracker_ask_arrive (self);
      return;
    }
  finish_way (self, tracker_ask_make_reports (self, outcome, message, retry_after_s));
}

/* What was kept is good no more: once the way runs again from the start, asking for all anew. If it
 * was new, the post does not want us. */
static void
renew (TrackerAsk *self, const TrackerResponse *response, const char *message, int retry_after_s)
{
  TrackerOutcome outcome = tracker_outcome_from_response (response);

  tracker_ask_cache_forget (self->cache, tracker_ask_get_current_way (self));
  if (!self->has_renewed)
    {
      self->has_renewed = TRUE;
      if (self->solution != NULL)
        self->reason = TRACKER_CHALLENGE_EXPIRED;
      tracker_ask_begin_way (self);
      return;
    }
  if (outcome == TRACKER_OUTCOME_FOUND || outcome == TRACKER_OUTCOME_MALFORMED)
    outcome = TRACKER_OUTCOME_BLOCKED;
  finish_way (self, tracker_ask_make_reports (self, outcome, message, retry_after_s));
}

/* The post has no answer yet: the step is sent again after a pause, unless that was often enough.
 */
static void
send_again (TrackerAsk *self, const TrackerRuling *ruling, int retry_after_s)
{
  if (self->n_again < ruling->rule->times)
    {
      self->n_again++;
      self->delay_ms = ruling->rule->after_s * 1000;
      return;
    }
  tracker_ask_fail_step (self, ruling->outcome, ruling->message, retry_after_s);
}

/* The post takes its time: the next ask goes on with what this step has kept (a ticket). */
static void
keep_for_later (TrackerAsk *self,
                TrackerDocument *document,
                TrackerScope *scope,
                TrackerOutcome outcome)
{
  const TrackerStep *step = tracker_ask_get_current_step (self);

  if (outcome == TRACKER_OUTCOME_PENDING && step->is_cached && step->within == NULL)
    take_saves (self, document, scope);
}

/**
 * tracker_ask_take_answer:
 * @self: an ask
 * @response: the answer to the request of its step; no failure, and not too large
 * @retry_after_s: as the post asks; 0: nothing said
 *
 * Reads an answer and goes on as it says.
 */
void
tracker_ask_take_answer (TrackerAsk *self, TrackerResponse *response, int retry_after_s)
{
  g_autofree char *uuid = g_uuid_string_random ();
  TrackerScope scope = tracker_ask_make_scope (self);
  g_autoptr (TrackerDocument) document = tracker_document_new (
      tracker_ask_get_current_step (self)->answer, tracker_response_get_content_type (response),
      tracker_response_get_body (response));
  TrackerRuling ruling = { 0 };

  scope.uuid = uuid;
  scope.response = response;
  scope.answer_url = self->answer_url;
  tracker_step_judge (tracker_ask_get_current_step (self), response, document, &scope, &ruling);
  if (ruling.rule != NULL && ruling.rule->retry_after_s > 0)
    retry_after_s = ruling.rule->retry_after_s;
  switch (ruling.verdict)
    {
    case TRACKER_VERDICT_CONTINUE:
      go_on (self, document, &scope, retry_after_s);
      break;
    case TRACKER_VERDICT_RENEW:
      renew (self, response, ruling.message, retry_after_s);
      break;
    case TRACKER_VERDICT_AGAIN:
      send_again (self, &ruling, retry_after_s);
      break;
    case TRACKER_VERDICT_OUTCOME:
      keep_for_later (self, document, &scope, ruling.outcome);
      tracker_ask_fail_step (self, ruling.outcome, ruling.message, retry_after_s);
      break;
    default:
      g_assert_not_reached ();
    }
  tracker_ruling_clear (&ruling);
}
