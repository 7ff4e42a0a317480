/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-definition-reader-private.h"

#include <string.h>

/* README, "Outcome rules". */

#define ITEM_KEYS "select equals matches exists outcome message retry_after_s"
#define STEP_KEYS ITEM_KEYS " status body_empty body_matches url_matches content_type after_s times"
#define MAX_RETRY_AFTER_S (7 * 86400)
#define MAX_PAUSE_S 30
#define MAX_TIMES 10

static gboolean
read_status (TrackerReader *self, JsonNode *node, TrackerStatusRange *range)
{
  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64)
    {
      gint64 status = json_node_get_int (node);

      range->low = range->high = (int) CLAMP (status, 0, 1000);
      if (status >= 100 && status <= 599)
        return TRUE;
    }
  else if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    {
      const char *text = json_node_get_string (node);

      if (text[0] >= '1' && text[0] <= '5' && g_str_equal (text + 1, "xx"))
        {
          range->low = (text[0] - '0') * 100;
          range->high = range->low + 99;
          return TRUE;
        }
    }
  tracker_reader_add_problem (self, node, FALSE, "A status is a number from 100 to 599, or “5xx”");
  return FALSE;
}

static GArray *
read_statuses (TrackerReader *self, JsonNode *owner)
{
  JsonNode *node = tracker_reader_get (owner, "status");
  JsonArray *array;
  TrackerStatusRange range;
  GArray *statuses;

  if (node == NULL)
    return NULL;
  statuses = g_array_new (FALSE, FALSE, sizeof (TrackerStatusRange));
  if (!JSON_NODE_HOLDS_ARRAY (node))
    {
      if (read_status (self, node, &range))
        g_array_append_val (statuses, range);
      return statuses;
    }
  array = json_node_get_array (node);
  if (json_array_get_length (array) == 0)
    tracker_reader_add_problem (self, node, FALSE, "No status is given");
  for (guint i = 0; i < json_array_get_length (array); i++)
    if (read_status (self, json_array_get_element (array, i), &range))
      g_array_append_val (statuses, range);
  return statuses;
}

/* Not all outcomes of an ask may be said by a rule: some the program finds out itself. */
static gboolean
is_outcome_of_rules (TrackerOutcome outcome)
{
  return outcome != TRACKER_OUTCOME_NONE && outcome != TRACKER_OUTCOME_OFFLINE
         && outcome != TRACKER_OUTCOME_NEEDS_CREDENTIALS && outcome != TRACKER_OUTCOME_NEEDS_MORE;
}

/* How often a step is sent again, and after what pause; what it means in the end. */
static void
read_again (TrackerReader *self, JsonNode *node, TrackerOutcomeRule *rule)
{
  rule->verdict = TRACKER_VERDICT_AGAIN;
  rule->outcome = TRACKER_OUTCOME_PENDING;
  tracker_reader_require (self, node, "after_s");
  rule->after_s = tracker_reader_get_int (self, node, "after_s", 1, MAX_PAUSE_S, 1);
  rule->times = (guint) tracker_reader_get_int (self, node, "times", 1, MAX_TIMES, 5);
}

static void
read_verdict (TrackerReader *self, JsonNode *node, gboolean is_item, TrackerOutcomeRule *rule)
{
  const char *text = tracker_reader_get_string (self, node, "outcome", TRUE);

  if (text == NULL)
    return;
  if (g_str_equal (text, "found") || g_str_equal (text, "continue"))
    rule->verdict = TRACKER_VERDICT_CONTINUE;
  else if (g_str_equal (text, "next"))
    rule->outcome = TRACKER_OUTCOME_NONE; /* of this way: the next one may know */
  else if (g_str_equal (text, "again") && !is_item)
    read_again (self, node, rule);
  else if (g_str_equal (text, "renew") && !is_item)
    rule->verdict = TRACKER_VERDICT_RENEW;
  else if (!tracker_outcome_from_nick (text, &rule->outcome)
           || !is_outcome_of_rules (rule->outcome))
    tracker_reader_add_problem (self, tracker_reader_get (node, "outcome"), FALSE,
                                "“%.60s” is no outcome", text);
}

static void
read_message (TrackerReader *self, JsonNode *owner, TrackerOutcomeRule *rule)
{
  JsonNode *node = tracker_reader_get (owner, "message");

  if (node == NULL)
    return;
  if (tracker_reader_get (node, "text") == NULL)
    {
      rule->message = tracker_reader_read_value (self, node);
      return;
    }
  tracker_reader_check_object (self, node, "a message", "text");
  rule->message_text = tracker_reader_dup_translated (self, tracker_reader_get (node, "text"));
}

static void
read_test (TrackerReader *self, JsonNode *node, TrackerOutcomeRule *rule)
{
  static const char *const keys[] = { "equals", "matches", "exists" };

  if (tracker_reader_get (node, "select") != NULL)
    {
      rule->test = tracker_reader_read_condition (self, node);
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      JsonNode *member = tracker_reader_get (node, keys[i]);

      if (member != NULL)
        tracker_reader_add_problem (self, member, TRUE, "“%s” needs a “select” beside it", keys[i]);
    }
}

static TrackerOutcomeRule *
read_rule (TrackerReader *self, JsonNode *node, gboolean is_item)
{
  g_autoptr (TrackerOutcomeRule) rule = NULL;
  const char *type;

  if (!tracker_reader_check_object (self, node, "an outcome rule", is_item ? ITEM_KEYS : STEP_KEYS))
    return NULL;
  rule = g_new0 (TrackerOutcomeRule, 1);
  rule->body_empty = -1;
  read_test (self, node, rule);
  read_verdict (self, node, is_item, rule);
  read_message (self, node, rule);
  rule->retry_after_s
      = tracker_reader_get_int (self, node, "retry_after_s", 1, MAX_RETRY_AFTER_S, 0);
  if (is_item)
    return g_steal_pointer (&rule);
  if (rule->verdict != TRACKER_VERDICT_AGAIN && tracker_reader_get (node, "after_s") != NULL)
    tracker_reader_add_problem (self, tracker_reader_get (node, "after_s"), TRUE,
                                "“after_s” goes with the outcome “again” only");
  if (rule->verdict != TRACKER_VERDICT_AGAIN && tracker_reader_get (node, "times") != NULL)
    tracker_reader_add_problem (self, tracker_reader_get (node, "times"), TRUE,
                                "“times” goes with the outcome “again” only");

  rule->statuses = read_statuses (self, node);
  if (tracker_reader_get (node, "body_empty") != NULL)
    rule->body_empty = tracker_reader_get_boolean (self, node, "body_empty", FALSE);
  rule->body_matches = tracker_reader_get_regex (self, node, "body_matches");
  rule->url_matches = tracker_reader_get_regex (self, node, "url_matches");
  type = tracker_reader_get_string (self, node, "content_type", FALSE);
  rule->content_type = type != NULL ? g_ascii_strdown (type, -1) : NULL;
  return g_steal_pointer (&rule);
}

/**
 * tracker_reader_read_outcome_rules:
 * @self: a reader
 * @owner: an object that may have "outcomes"
 * @is_item: rules of the report, which see an item only, not the whole answer
 *
 * Returns: (transfer full) (element-type TrackerOutcomeRule): the rules
 */
GPtrArray *
tracker_reader_read_outcome_rules (TrackerReader *self, JsonNode *owner, gboolean is_item)
{
  GPtrArray *rules = g_ptr_array_new_with_free_func ((GDestroyNotify) tracker_outcome_rule_free);
  JsonArray *array = tracker_reader_get_array (self, owner, "outcomes", FALSE);

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      TrackerOutcomeRule *rule = read_rule (self, json_array_get_element (array, i), is_item);

      if (rule != NULL)
        g_ptr_array_add (rules, rule);
    }
  return rules;
}
