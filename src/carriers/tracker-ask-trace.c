/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-ask-trace.h"

#include <string.h>

#include "tracker-ask-private.h"

/**
 * tracker_ask_trace_step:
 * @self: an ask
 * @index: (out): which step of its way that is, from 1
 * @n_steps: (out): how many the way has
 *
 * Tells where an ask stands.
 *
 * Returns: (transfer none) (nullable): the id of the step whose request is due; %NULL if none is
 */
const char *
tracker_ask_trace_step (const TrackerAsk *self, guint *index, guint *n_steps)
{
  *index = 0;
  *n_steps = 0;
  if (tracker_ask_is_done (self) || tracker_ask_get_current_way (self) == NULL)
    return NULL;
  *index = self->step_index + 1;
  *n_steps = tracker_ask_get_current_way (self)->steps->len;
  return tracker_ask_get_current_step (self)->id;
}

static const char *
get_verdict_nick (const TrackerRuling *ruling)
{
  switch (ruling->verdict)
    {
    case TRACKER_VERDICT_CONTINUE:
      return "continue";
    case TRACKER_VERDICT_RENEW:
      return "renew";
    case TRACKER_VERDICT_AGAIN:
      return "again";
    case TRACKER_VERDICT_OUTCOME:
    default:
      return tracker_outcome_to_nick (ruling->outcome);
    }
}

/* Counts from 1; 0: none of them. */
static guint
find_rule (const TrackerStep *step, const TrackerOutcomeRule *rule)
{
  guint index;

  return rule != NULL && g_ptr_array_find (step->outcomes, rule, &index) ? index + 1 : 0;
}

static const char *
get_state_words (const TrackerDocument *document)
{
  switch (tracker_document_get_state (document))
    {
    case TRACKER_DOCUMENT_PAGE:
      return ", an HTML page";
    case TRACKER_DOCUMENT_MALFORMED:
      return ", cannot be parsed";
    case TRACKER_DOCUMENT_PARSED:
    default:
      return "";
    }
}

static char *
dup_ruling (const TrackerAsk *self, TrackerResponse *response)
{
  const TrackerStep *step = tracker_ask_get_current_step (self);
  g_autofree char *uuid = g_uuid_string_random ();
  TrackerScope scope = tracker_ask_make_scope (self);
  g_autoptr (TrackerDocument) document
      = tracker_document_new (step->answer, tracker_response_get_content_type (response),
                              tracker_response_get_body (response));
  TrackerRuling ruling = { 0 };
  guint rule;
  char *text;

  scope.uuid = uuid;
  scope.response = response;
  scope.answer_url = tracker_response_get_url (response);
  tracker_step_judge (step, response, document, &scope, &ruling);
  rule = find_rule (step, ruling.rule);
  if (rule > 0)
    text = g_strdup_printf ("rule %u: %s", rule, get_verdict_nick (&ruling));
  else
    text = g_strdup_printf ("no rule, HTTP %d%s: %s", tracker_response_get_status (response),
                            get_state_words (document), get_verdict_nick (&ruling));
  tracker_ruling_clear (&ruling);
  return text;
}

/**
 * tracker_ask_trace_verdict:
 * @self: an ask whose request was sent
 * @response: what came back, not taken yet
 *
 * Tells what decides when the ask takes @response: the rule of the step (they count from 1), or
 * where none holds the status. Parses: not for the main thread of a window.
 *
 * Returns: (transfer full): words in English, with the names of the definition's language
 */
char *
tracker_ask_trace_verdict (const TrackerAsk *self, TrackerResponse *response)
{
  g_return_val_if_fail (response != NULL, NULL);
  g_return_val_if_fail (self->request != NULL, NULL);

  if (tracker_response_get_kind (response) != TRACKER_RESPONSE_OK)
    return g_strdup_printf ("no answer: %s",
                            tracker_outcome_to_nick (tracker_outcome_from_response (response)));
  if (g_bytes_get_size (tracker_response_get_body (response))
      > tracker_request_get_max_bytes (self->request))
    return g_strdup ("too large: malformed");
  if (tracker_ask_get_current_step (self)->captcha != NULL)
    return g_strdup ("a picture for a human");
  return dup_ruling (self, response);
}

static gboolean
has_secret (const TrackerValue *value)
{
  if (value == NULL)
    return FALSE;
  for (guint i = 0; value->parts != NULL && i < value->parts->len; i++)
    if (has_secret (g_ptr_array_index (value->parts, i)))
      return TRUE;
  return value->text != NULL && tracker_template_is_secret (value->text);
}

/* (nullable) NULL: there is none of this name. */
static const TrackerSave *
find_save (const GPtrArray *saves, const char *name)
{
  for (guint i = 0; saves != NULL && i < saves->len; i++)
    {
      const TrackerSave *save = g_ptr_array_index (saves, i);

      if (g_str_equal (save->name, name))
        return save;
    }
  return NULL;
}

/* A name may be saved by several steps: one secret is enough. What a post gives to whom it knows by
 * a secret is kept like one: a session is as good as its password. */
static gboolean
is_secret_save (const TrackerWay *way, const char *name)
{
  const TrackerSave *save = find_save (way->saves, name);
  gboolean is_known = save != NULL;

  if (save != NULL && has_secret (save->value))
    return TRUE;
  for (guint i = 0; i < way->steps->len; i++)
    {
      const TrackerStep *step = g_ptr_array_index (way->steps, i);

      save = find_save (step->saves, name);
      is_known = is_known || save != NULL;
      if (save != NULL
          && (step->is_cached || has_secret (save->value)
              || (step->request != NULL && tracker_request_spec_is_secret (step->request))))
        return TRUE;
    }
  return !is_known;
}

/**
 * tracker_ask_trace_saves:
 * @self: an ask
 * @func: (scope call): called for each save that has a value, by name
 * @user_data: data for @func
 *
 * Tells what the way that runs, or ran last, has saved.
 */
void
tracker_ask_trace_saves (const TrackerAsk *self, TrackerAskTraceFunc func, gpointer user_data)
{
  const TrackerWay *way = tracker_ask_get_current_way (self);
  g_autoptr (GList) names = NULL;

  if (way == NULL)
    return;
  names = g_list_sort (g_hash_table_get_keys (self->saved), (GCompareFunc) strcmp);
  for (GList *l = names; l != NULL; l = l->next)
    func (l->data, g_hash_table_lookup (self->saved, l->data), is_secret_save (way, l->data),
          user_data);
}
