/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-definition-reader-private.h"

/* README, "The report". */

#define REPORT_KEYS                                                                                \
  "item outcomes events empty origin_country destination_country service sender recipient weight " \
  "delivery_office next_number "                                                                   \
  "next_carrier deadline expected_from expected_until"
#define MAX_LISTS 4
#define MAX_EVENT_SPECS 20u
#define EVENTS_KEYS "list where time text place country code stage"

/* One selector, or an array of them. */
static GPtrArray *
read_selectors (TrackerReader *self, JsonNode *node)
{
  GPtrArray *selectors = g_ptr_array_new_with_free_func ((GDestroyNotify) tracker_selector_free);
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  guint n = array != NULL ? json_array_get_length (array) : 1;

  if (n == 0 || n > MAX_LISTS)
    tracker_reader_add_problem (self, node, FALSE, "One to four selectors can stand here");
  for (guint i = 0; i < MIN (n, MAX_LISTS); i++)
    {
      TrackerSelector *selector = tracker_reader_read_selector (
          self, array != NULL ? json_array_get_element (array, i) : node);

      if (selector != NULL)
        g_ptr_array_add (selectors, selector);
    }
  return selectors;
}

static void
read_item (TrackerReader *self, JsonNode *owner, TrackerReportSpec *report)
{
  JsonNode *item = tracker_reader_get (owner, "item");
  JsonNode *list = NULL;

  if (item != NULL && tracker_reader_check_object (self, item, "“item”", "list number"))
    {
      list = tracker_reader_require (self, item, "list");
      report->item_number = tracker_reader_get_value (self, item, "number");
    }
  report->item_lists
      = list != NULL ? read_selectors (self, list)
                     : g_ptr_array_new_with_free_func ((GDestroyNotify) tracker_selector_free);
}

static void
read_where (TrackerReader *self, JsonNode *owner, TrackerEventSpec *events)
{
  JsonArray *array = tracker_reader_get_array (self, owner, "where", FALSE);

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      TrackerTest *test = tracker_reader_read_filter (self, json_array_get_element (array, i));

      if (test != NULL)
        g_ptr_array_add (events->where, test);
    }
}

/* One kind of events. */
static void
read_event_spec (TrackerReader *self, JsonNode *node, TrackerReportSpec *report)
{
  g_autoptr (TrackerEventSpec) events = NULL;
  JsonNode *list;

  if (!tracker_reader_check_object (self, node, "“events”", EVENTS_KEYS))
    return;
  events = g_new0 (TrackerEventSpec, 1);
  list = tracker_reader_require (self, node, "list");
  events->lists = list != NULL
                      ? read_selectors (self, list)
                      : g_ptr_array_new_with_free_func ((GDestroyNotify) tracker_selector_free);
  events->where = g_ptr_array_new_with_free_func ((GDestroyNotify) tracker_test_free);
  read_where (self, node, events);
  tracker_reader_require (self, node, "time");
  tracker_reader_require (self, node, "text");
  events->time = tracker_reader_get_times (self, node, "time");
  if (events->time == NULL)
    events->time = g_ptr_array_new_with_free_func ((GDestroyNotify) tracker_time_spec_free);
  events->text = tracker_reader_get_value (self, node, "text");
  events->place = tracker_reader_get_value (self, node, "place");
  events->country = tracker_reader_get_value (self, node, "country");
  events->code = tracker_reader_get_value (self, node, "code");
  events->stages = tracker_reader_read_stage_rules (self, node);
  if (events->stages == NULL)
    events->stages = g_ptr_array_new_with_free_func ((GDestroyNotify) tracker_stage_rule_free);
  g_ptr_array_add (report->events, g_steal_pointer (&events));
}

/* One kind of events, or an array of kinds. */
static void
read_events (TrackerReader *self, JsonNode *owner, TrackerReportSpec *report)
{
  JsonNode *node = tracker_reader_require (self, owner, "events");
  JsonArray *array;

  report->events = g_ptr_array_new_with_free_func ((GDestroyNotify) tracker_event_spec_free);
  if (node == NULL)
    return;
  if (!JSON_NODE_HOLDS_ARRAY (node))
    {
      read_event_spec (self, node, report);
      return;
    }
  array = json_node_get_array (node);
  if (json_array_get_length (array) == 0 || json_array_get_length (array) > MAX_EVENT_SPECS)
    tracker_reader_add_problem (self, node, FALSE, "There are one to twenty kinds of events");
  for (guint i = 0; i < MIN (json_array_get_length (array), MAX_EVENT_SPECS); i++)
    read_event_spec (self, json_array_get_element (array, i), report);
}

static void
read_weight (TrackerReader *self, JsonNode *node, TrackerReportSpec *report)
{
  static const char *const units[] = { "g", "kg", "lb", NULL };
  static const double grams[] = { 1.0, 1000.0, 453.59237 };
  g_autoptr (TrackerWeight) weight = g_new0 (TrackerWeight, 1);

  weight->value = tracker_reader_read_value_with (self, node, "unit");
  weight->unit_g = grams[tracker_reader_get_choice (self, node, "unit", units, 0)];
  if (weight->value != NULL)
    g_ptr_array_add (report->weights, g_steal_pointer (&weight));
}

/* One, or an array of them. */
static void
read_weights (TrackerReader *self, JsonNode *owner, TrackerReportSpec *report)
{
  JsonNode *node = tracker_reader_get (owner, "weight");
  JsonArray *array;

  report->weights = g_ptr_array_new_with_free_func ((GDestroyNotify) tracker_weight_free);
  if (node == NULL)
    return;
  if (!JSON_NODE_HOLDS_ARRAY (node))
    {
      read_weight (self, node, report);
      return;
    }
  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    read_weight (self, json_array_get_element (array, i), report);
}

static void
read_facts (TrackerReader *self, JsonNode *owner, TrackerReportSpec *report)
{
  static const struct
  {
    TrackerReportFact fact;
    const char *key;
  } facts[] = {
    { TRACKER_REPORT_ORIGIN_COUNTRY, "origin_country" },
    { TRACKER_REPORT_DESTINATION_COUNTRY, "destination_country" },
    { TRACKER_REPORT_SERVICE, "service" },
    { TRACKER_REPORT_SENDER, "sender" },
    { TRACKER_REPORT_RECIPIENT, "recipient" },
    { TRACKER_REPORT_DELIVERY_OFFICE, "delivery_office" },
    { TRACKER_REPORT_NEXT_NUMBER, "next_number" },
    { TRACKER_REPORT_NEXT_CARRIER, "next_carrier" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    report->facts[facts[i].fact] = tracker_reader_get_value (self, owner, facts[i].key);
  read_weights (self, owner, report);
}

static void
read_empty (TrackerReader *self, JsonNode *owner, TrackerReportSpec *report)
{
  const char *text = tracker_reader_get_string (self, owner, "empty", FALSE);

  report->empty = TRACKER_OUTCOME_NOT_FOUND;
  if (text == NULL)
    return;
  if (!tracker_outcome_from_nick (text, &report->empty) || report->empty == TRACKER_OUTCOME_NONE)
    tracker_reader_add_problem (self, tracker_reader_get (owner, "empty"), FALSE,
                                "“%.60s” is no outcome", text);
}

/**
 * tracker_reader_read_report:
 * @self: a reader; its answer is that of the last step
 * @node: the "report" of a way
 *
 * Returns: (transfer full) (nullable): the shape of the report
 */
TrackerReportSpec *
tracker_reader_read_report (TrackerReader *self, JsonNode *node)
{
  TrackerReportSpec *report;

  if (!tracker_reader_check_object (self, node, "a report", REPORT_KEYS))
    return NULL;
  report = g_new0 (TrackerReportSpec, 1);
  read_item (self, node, report);
  report->outcomes = tracker_reader_read_outcome_rules (self, node, TRUE);
  read_events (self, node, report);
  read_empty (self, node, report);
  read_facts (self, node, report);
  report->deadline = tracker_reader_get_times (self, node, "deadline");
  report->expected_from = tracker_reader_get_times (self, node, "expected_from");
  report->expected_until = tracker_reader_get_times (self, node, "expected_until");
  return report;
}
