/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-store-apply-private.h"

/* What posts say of the parcel itself. The post that says a thing first may change it; another may
 * only once the first is not asked any more, so that two that disagree do not take turns. */

#define MAY_REPLACE(table)                                                                         \
  " (" table ".carrier = excluded.carrier OR NOT EXISTS"                                           \
  " (SELECT 1 FROM legs WHERE parcel_id = excluded.parcel_id AND carrier = " table ".carrier))"

static gboolean
save_country (TrackerWork *work,
              gint64 parcel_id,
              TrackerReportFact fact,
              const char *value,
              GError **error)
{
  if (fact == TRACKER_REPORT_ORIGIN_COUNTRY)
    return tracker_db_run (work->db, error, "UPDATE parcels SET origin = ?2 WHERE id = ?1", "xs",
                           parcel_id, value);
  if (fact == TRACKER_REPORT_DESTINATION_COUNTRY)
    return tracker_db_run (work->db, error, "UPDATE parcels SET destination = ?2 WHERE id = ?1",
                           "xs", parcel_id, value);
  return TRUE;
}

static gboolean
save_fact (TrackerWork *work,
           const TrackerLegRow *row,
           TrackerReportFact fact,
           const char *value,
           gboolean *is_changed,
           GError **error)
{
  if (value == NULL)
    return TRUE;
  if (!tracker_db_run (
          work->db, error,
          "INSERT INTO facts (parcel_id, fact, carrier, value) VALUES (?, ?, ?, ?)"
          " ON CONFLICT DO UPDATE SET value = excluded.value, carrier = excluded.carrier"
          " WHERE facts.value != excluded.value AND" MAY_REPLACE ("facts"),
          "xsss", row->parcel_id, tracker_report_fact_to_nick (fact), row->carrier, value))
    return FALSE;
  if (tracker_db_get_n_changed (work->db) == 0)
    return TRUE;

  *is_changed = TRUE;
  return save_country (work, row->parcel_id, fact, value, error);
}

static gboolean
save_plan (TrackerWork *work,
           const TrackerLegRow *row,
           const char *plan,
           const TrackerTime *time,
           gboolean *is_changed,
           GError **error)
{
  if (time == NULL)
    return TRUE;
  if (!tracker_db_run (
          work->db, error,
          "INSERT INTO plans (parcel_id, plan, carrier, unix_s, offset_s, precision)"
          " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET carrier = excluded.carrier,"
          "  unix_s = excluded.unix_s, offset_s = excluded.offset_s, precision = excluded.precision"
          " WHERE (plans.unix_s, plans.offset_s, plans.precision)"
          "  IS NOT (excluded.unix_s, excluded.offset_s, excluded.precision) AND" MAY_REPLACE (
              "plans"),
          "xsst", row->parcel_id, plan, row->carrier, time))
    return FALSE;

  *is_changed |= tracker_db_get_n_changed (work->db) > 0;
  return TRUE;
}

/**
 * tracker_facts_merge:
 * @work: a write
 * @row: the leg that answered, and its parcel
 * @report: what it answered
 * @is_changed: (inout): set if anything is new
 * @error: where a #TrackerStoreError goes
 *
 * Writes what an answer says of the parcel: countries, service, weight, last day of pick-up, ...
 *
 * Returns: whether it did
 */
gboolean
tracker_facts_merge (TrackerWork *work,
                     const TrackerLegRow *row,
                     const TrackerReport *report,
                     gboolean *is_changed,
                     GError **error)
{
  for (int fact = 0; fact < TRACKER_REPORT_N_FACTS; fact++)
    if (!save_fact (work, row, (TrackerReportFact) fact,
                    tracker_report_get_fact (report, (TrackerReportFact) fact), is_changed, error))
      return FALSE;

  return save_plan (work, row, "deadline", tracker_report_get_deadline (report), is_changed, error)
         && save_plan (work, row, "expected_from", tracker_report_get_expected_from (report),
                       is_changed, error)
         && save_plan (work, row, "expected_until", tracker_report_get_expected_until (report),
                       is_changed, error);
}

/**
 * tracker_facts_count_unknown_codes:
 * @work: a write
 * @row: the leg that answered
 * @report: an answer with new events
 * @error: where a #TrackerStoreError goes
 *
 * Counts the codes that no table of the carrier's definition knows.
 *
 * Returns: whether it did
 */
gboolean
tracker_facts_count_unknown_codes (TrackerWork *work,
                                   const TrackerLegRow *row,
                                   const TrackerReport *report,
                                   GError **error)
{
  const char *const *codes = tracker_report_get_unknown_codes (report);

  for (gsize i = 0; codes != NULL && codes[i] != NULL; i++)
    if (!tracker_db_run (work->db, error,
                         "INSERT INTO unknown_codes (carrier, code, n, last_s) VALUES (?, ?, 1, ?)"
                         " ON CONFLICT DO UPDATE SET n = n + 1, last_s = excluded.last_s",
                         "ssx", row->carrier, codes[i], work->now_s))
      return FALSE;

  return TRUE;
}
