/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-report-private.h"

#include <math.h>
#include <string.h>

#include "tracker-number.h"

#define MAX_ITEMS 4000   /* more than the largest batch */
#define MAX_WEIGHT_G 1e8 /* a hundred tonnes: more is a misread number */

/* "1.2", "1,2 kg" in @unit_g -> "1200"; NULL if it is no weight. */
static char *
dup_weight (const char *text, double unit_g)
{
  g_autofree char *dotted = g_strdelimit (g_strdup (text), ",", '.');
  char *end = NULL;
  double grams = g_ascii_strtod (dotted, &end) * unit_g;

  if (end == dotted || !isfinite (grams) || grams < 0.5 || grams > MAX_WEIGHT_G)
    return NULL;
  return g_strdup_printf ("%.0f", grams);
}

static char *
dup_next_number (const char *text, const char *number)
{
  g_autofree char *next = tracker_number_normalize (text, NULL);

  return next != NULL && !g_str_equal (next, number) ? g_steal_pointer (&next) : NULL;
}

static void
read_fact (const TrackerReportSpec *spec,
           TrackerReportFact fact,
           const TrackerPlace *item,
           TrackerScope *scope,
           TrackerReport *report)
{
  g_autofree char *text = tracker_value_dup_text (spec->facts[fact], item, scope);
  g_autofree char *value = NULL;

  if (text == NULL)
    return;
  switch (fact)
    {
    case TRACKER_REPORT_ORIGIN_COUNTRY:
    case TRACKER_REPORT_DESTINATION_COUNTRY:
      value = g_strdup (tracker_country_guess (text));
      break;
    case TRACKER_REPORT_NEXT_NUMBER:
      value = dup_next_number (text, tracker_report_get_number (report));
      break;
    case TRACKER_REPORT_SERVICE:
    case TRACKER_REPORT_SENDER:
    case TRACKER_REPORT_RECIPIENT:
    case TRACKER_REPORT_DELIVERY_OFFICE:
    case TRACKER_REPORT_NEXT_CARRIER:
    case TRACKER_REPORT_WEIGHT: /* read_weight() */
    case TRACKER_REPORT_N_FACTS:
    default:
      value = g_steal_pointer (&text);
      break;
    }
  if (value != NULL)
    tracker_report_set_fact (report, fact, value);
}

static void
read_weight (const TrackerReportSpec *spec,
             const TrackerPlace *item,
             TrackerScope *scope,
             TrackerReport *report)
{
  g_autofree char *grams = NULL;

  for (guint i = 0; i < spec->weights->len && grams == NULL; i++)
    {
      const TrackerWeight *weight = g_ptr_array_index (spec->weights, i);
      g_autofree char *text = tracker_value_dup_text (weight->value, item, scope);

      grams = text != NULL ? dup_weight (text, weight->unit_g) : NULL;
    }
  if (grams != NULL)
    tracker_report_set_fact (report, TRACKER_REPORT_WEIGHT, grams);
}

static void
read_facts (const TrackerReportSpec *spec,
            const TrackerPlace *item,
            TrackerScope *scope,
            TrackerReport *report)
{
  TrackerTime deadline;
  TrackerTime from;
  TrackerTime until;
  gboolean has_from = tracker_time_specs_read (spec->expected_from, item, scope, &from);
  gboolean has_until = tracker_time_specs_read (spec->expected_until, item, scope, &until);

  for (int fact = 0; fact < TRACKER_REPORT_N_FACTS; fact++)
    if (spec->facts[fact] != NULL)
      read_fact (spec, (TrackerReportFact) fact, item, scope, report);
  read_weight (spec, item, scope, report);
  if (tracker_time_specs_read (spec->deadline, item, scope, &deadline))
    tracker_report_set_deadline (report, &deadline);
  if (has_from || has_until)
    tracker_report_set_expected (report, has_from ? &from : NULL, has_until ? &until : NULL);
}

static TrackerReport *
new_report (const TrackerWay *way,
            const char *number,
            const TrackerScope *scope,
            TrackerOutcome outcome,
            const char *message)
{
  TrackerReport *report = tracker_report_new (scope->definition->id, number, outcome);

  tracker_report_set_way (report, way->id);
  if (message != NULL)
    tracker_report_set_message (report, message);
  return report;
}

/* Reports are of one outcome from their birth, so events and facts are read into one that says
 * FOUND; it is dropped where no event remains. */
static TrackerReport *
read_item (const TrackerWay *way,
           const TrackerPlace *item,
           const char *number,
           TrackerScope *scope,
           TrackerReport *unfound)
{
  g_autoptr (TrackerReport) found = new_report (way, number, scope, TRACKER_OUTCOME_FOUND, NULL);
  gboolean has_events
      = unfound == NULL && tracker_report_read_events (way->report, item, scope, found) > 0;

  if (!has_events)
    {
      g_clear_pointer (&found, tracker_report_unref);
      found = unfound != NULL ? tracker_report_ref (unfound)
                              : new_report (way, number, scope, way->report->empty, NULL);
    }
  read_facts (way->report, item, scope, found);
  return g_steal_pointer (&found);
}

static TrackerReport *
build_report (const TrackerWay *way,
              TrackerDocument *document,
              const TrackerPlace *item,
              const char *number,
              TrackerScope *scope)
{
  TrackerRuling ruling = { 0 };
  g_autoptr (TrackerReport) ruled = NULL;
  g_autoptr (TrackerReport) report = NULL;

  if (item == NULL)
    return new_report (way, number, scope, way->report->empty, NULL);
  if (tracker_rules_decide (way->report->outcomes, NULL, document, item, scope, &ruling)
      && ruling.verdict == TRACKER_VERDICT_OUTCOME)
    {
      ruled = new_report (way, number, scope, ruling.outcome, ruling.message);
      tracker_report_set_retry_after_s (ruled, ruling.rule->retry_after_s);
    }
  tracker_ruling_clear (&ruling);
  report = read_item (way, item, number, scope, ruled);
  if (!scope->has_runaway_pattern)
    return g_steal_pointer (&report);
  return new_report (way, number, scope, TRACKER_OUTCOME_MALFORMED, TRACKER_RUNAWAY_MESSAGE);
}

/* (transfer full) (element-type utf8 TrackerPlace): which item is of which number. Each is read
 * once: a batch has thousands. */
static GHashTable *
index_items (const TrackerReportSpec *spec, const GPtrArray *items, TrackerScope *scope)
{
  GHashTable *index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; spec->item_number != NULL && items != NULL && i < items->len; i++)
    {
      TrackerPlace *item = g_ptr_array_index (items, i);
      g_autofree char *text = tracker_value_dup_text (spec->item_number, item, scope);
      g_autofree char *normal = text != NULL ? tracker_number_normalize (text, NULL) : NULL;

      if (normal != NULL && !g_hash_table_contains (index, normal))
        g_hash_table_insert (index, g_steal_pointer (&normal), item);
    }
  return index;
}

/* The place of what the answer says of @number; NULL if it says nothing. */
static const TrackerPlace *
find_item (const TrackerReportSpec *spec,
           const GPtrArray *items,
           GHashTable *index,
           const char *number,
           gboolean is_only)
{
  const TrackerPlace *item = g_hash_table_lookup (index, number);

  if (item != NULL)
    return item;
  /* Posts answer with another spelling of the number; one asked, one answered needs no name. */
  if (is_only && (items->len == 1 || (items->len > 1 && spec->item_number == NULL)))
    return g_ptr_array_index (items, 0);
  return NULL;
}

/**
 * tracker_way_build_reports:
 * @way: the way that ran
 * @document: the answer to its last step
 * @scope: what templates know
 *
 * Reads what an answer says of each number asked about.
 *
 * Returns: (transfer full) (element-type TrackerReport): one report per number, in their order
 */
GPtrArray *
tracker_way_build_reports (const TrackerWay *way, TrackerDocument *document, TrackerScope *scope)
{
  GPtrArray *reports = g_ptr_array_new_with_free_func ((GDestroyNotify) tracker_report_unref);
  const TrackerPlace *root = tracker_document_get_root (document);
  gboolean is_only = scope->numbers[1] == NULL;
  const GPtrArray *lists = way->report->item_lists;
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GHashTable) index = NULL;

  for (guint i = 0; i < lists->len && (items == NULL || items->len == 0); i++)
    {
      g_clear_pointer (&items, g_ptr_array_unref);
      items = tracker_selector_match_places (g_ptr_array_index (lists, i), root, MAX_ITEMS);
    }
  index = index_items (way->report, items, scope);
  for (guint i = 0; scope->numbers[i] != NULL; i++)
    {
      const TrackerPlace *item
          = items != NULL ? find_item (way->report, items, index, scope->numbers[i], is_only)
                          : root;
      const char *const alone[] = { scope->numbers[i], NULL };
      TrackerScope one = *scope; /* in an item {number} is its own */

      one.numbers = alone;
      g_ptr_array_add (reports, build_report (way, document, item, scope->names[i], &one));
      scope->has_runaway_pattern |= one.has_runaway_pattern;
    }
  return reports;
}
