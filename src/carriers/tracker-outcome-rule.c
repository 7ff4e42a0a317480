/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-engine-private.h"

#include <string.h>

/**
 * tracker_ruling_clear:
 * @ruling: a ruling
 *
 * Frees what the ruling holds.
 */
void
tracker_ruling_clear (TrackerRuling *ruling)
{
  g_clear_pointer (&ruling->message, g_free);
}

static gboolean
status_fits (const TrackerOutcomeRule *rule, int status)
{
  for (guint i = 0; i < rule->statuses->len; i++)
    {
      const TrackerStatusRange *range = &g_array_index (rule->statuses, TrackerStatusRange, i);

      if (status >= range->low && status <= range->high)
        return TRUE;
    }
  return FALSE;
}

static gboolean
content_type_fits (const TrackerOutcomeRule *rule, const TrackerResponse *response)
{
  const char *content_type = tracker_response_get_content_type (response);
  g_autofree char *lower = g_ascii_strdown (content_type != NULL ? content_type : "", -1);

  return strstr (lower, rule->content_type) != NULL;
}

static gboolean
is_empty (const char *text)
{
  return text[strspn (text, " \t\r\n")] == '\0';
}

/* The conditions on the answer as it came; a rule on an item has none of them. */
static gboolean
response_fits (const TrackerOutcomeRule *rule,
               const TrackerResponse *response,
               const char *text,
               TrackerScope *scope)
{
  if (rule->statuses != NULL && !status_fits (rule, tracker_response_get_status (response)))
    return FALSE;
  if (rule->content_type != NULL && !content_type_fits (rule, response))
    return FALSE;
  if (rule->body_empty >= 0 && is_empty (text) != (rule->body_empty != 0))
    return FALSE;
  if (rule->body_matches != NULL && !tracker_pattern_matches (rule->body_matches, text, scope))
    return FALSE;
  if (rule->url_matches != NULL)
    {
      const char *url = tracker_response_get_url (response);

      return url != NULL && tracker_pattern_matches (rule->url_matches, url, scope);
    }
  return TRUE;
}

static char *
dup_message (const TrackerOutcomeRule *rule, const TrackerPlace *place, TrackerScope *scope)
{
  if (rule->message_text != NULL)
    return g_strdup (tracker_translated_get (rule->message_text));
  return tracker_value_dup_text (rule->message, place, scope);
}

/**
 * tracker_rules_decide:
 * @rules: (element-type TrackerOutcomeRule): rules in their order
 * @response: (nullable): the answer, for the rules of a step; NULL for those of an item
 * @document: the same, parsed
 * @place: what selectors are evaluated on
 * @scope: what templates know
 * @ruling: (out): what the first rule that holds says; clear it
 *
 * Returns: whether a rule holds
 */
gboolean
tracker_rules_decide (const GPtrArray *rules,
                      const TrackerResponse *response,
                      TrackerDocument *document,
                      const TrackerPlace *place,
                      TrackerScope *scope,
                      TrackerRuling *ruling)
{
  const char *text = tracker_document_get_text (document);

  for (guint i = 0; i < rules->len; i++)
    {
      const TrackerOutcomeRule *rule = g_ptr_array_index (rules, i);

      if (response != NULL && !response_fits (rule, response, text, scope))
        continue;
      if (rule->test != NULL && !tracker_test_holds (rule->test, place, scope))
        continue;
      ruling->verdict = rule->verdict;
      ruling->outcome = rule->outcome;
      ruling->rule = rule;
      ruling->message = dup_message (rule, place, scope);
      return TRUE;
    }
  return FALSE;
}

/**
 * tracker_outcome_from_response:
 * @response: an answer, or why there was none
 *
 * What an answer means where no rule of the definition says more: by why it failed, else by its
 * HTTP status.
 *
 * Returns: the outcome; %TRACKER_OUTCOME_FOUND for a 2xx status
 */
TrackerOutcome
tracker_outcome_from_response (const TrackerResponse *response)
{
  int status = tracker_response_get_status (response);

  switch (tracker_response_get_kind (response))
    {
    case TRACKER_RESPONSE_OK:
      break;
    case TRACKER_RESPONSE_OFFLINE:
      return TRACKER_OUTCOME_OFFLINE;
    case TRACKER_RESPONSE_TOO_LARGE:
      return TRACKER_OUTCOME_MALFORMED;
    case TRACKER_RESPONSE_BAD_REDIRECT:
      return TRACKER_OUTCOME_BLOCKED;
    case TRACKER_RESPONSE_TIMEOUT:
    case TRACKER_RESPONSE_TLS:
    case TRACKER_RESPONSE_UNREACHABLE:
    default:
      return TRACKER_OUTCOME_UNAVAILABLE;
    }
  if (status >= 200 && status < 300)
    return TRACKER_OUTCOME_FOUND;
  if (status == 429)
    return TRACKER_OUTCOME_RATE_LIMITED;
  if (status == 401 || status == 403)
    return TRACKER_OUTCOME_BLOCKED;
  if (status >= 500)
    return TRACKER_OUTCOME_UNAVAILABLE;
  return TRACKER_OUTCOME_MALFORMED;
}

static void
rule (TrackerRuling *ruling, TrackerOutcome outcome, const char *message)
{
  tracker_ruling_clear (ruling);
  ruling->verdict
      = outcome == TRACKER_OUTCOME_FOUND ? TRACKER_VERDICT_CONTINUE : TRACKER_VERDICT_OUTCOME;
  ruling->outcome = outcome;
  ruling->rule = NULL;
  ruling->message = g_strdup (message);
}

static gboolean
is_malformed (const TrackerRuling *ruling)
{
  return ruling->verdict == TRACKER_VERDICT_OUTCOME && ruling->outcome == TRACKER_OUTCOME_MALFORMED;
}

/**
 * tracker_step_judge:
 * @step: the step that was answered
 * @response: a response that is no failure
 * @document: the same, parsed
 * @scope: what templates know
 * @ruling: (out): whether and how to go on; clear it
 *
 * Decides by the rules of the step, else by the status and by whether the answer could be parsed.
 * A pattern that gives up makes the answer malformed. A page where JSON or XML was due is a wall,
 * also where a rule that looked for what every answer has calls it malformed.
 */
void
tracker_step_judge (const TrackerStep *step,
                    const TrackerResponse *response,
                    TrackerDocument *document,
                    TrackerScope *scope,
                    TrackerRuling *ruling)
{
  gboolean is_ruled = tracker_rules_decide (step->outcomes, response, document,
                                            tracker_document_get_root (document), scope, ruling);

  if (!is_ruled)
    rule (ruling, tracker_outcome_from_response (response), NULL);
  if (is_ruled && is_malformed (ruling)
      && tracker_outcome_from_response (response) == TRACKER_OUTCOME_FOUND
      && tracker_document_get_state (document) == TRACKER_DOCUMENT_PAGE)
    rule (ruling, TRACKER_OUTCOME_BLOCKED, NULL);
  if (scope->has_runaway_pattern)
    rule (ruling, TRACKER_OUTCOME_MALFORMED, TRACKER_RUNAWAY_MESSAGE);
  /* An answer that cannot be read says nothing, unless a rule knows that emptiness means something.
   */
  if (ruling->verdict != TRACKER_VERDICT_CONTINUE
      || (is_ruled && is_empty (tracker_document_get_text (document))))
    return;
  if (tracker_document_get_state (document) == TRACKER_DOCUMENT_PAGE)
    rule (ruling, TRACKER_OUTCOME_BLOCKED, NULL);
  else if (tracker_document_get_state (document) == TRACKER_DOCUMENT_MALFORMED)
    rule (ruling, TRACKER_OUTCOME_MALFORMED, NULL);
}
