/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

#include "tracker-event.h"
#include "tracker-outcome.h"

/* What one carrier said of one number: immutable once built, atomically counted, free to cross
 * threads. */
typedef struct _TrackerReport TrackerReport;

#define TRACKER_TYPE_REPORT (tracker_report_get_type ())
GType tracker_report_get_type (void);

typedef enum
{
  TRACKER_REPORT_ORIGIN_COUNTRY = 0,  /* alpha-2 */
  TRACKER_REPORT_DESTINATION_COUNTRY, /* alpha-2 */
  TRACKER_REPORT_SERVICE,
  TRACKER_REPORT_SENDER,
  TRACKER_REPORT_RECIPIENT,
  TRACKER_REPORT_WEIGHT,          /* "1200" grams */
  TRACKER_REPORT_DELIVERY_OFFICE, /* the post office of the recipient */
  TRACKER_REPORT_NEXT_NUMBER,     /* the number of the last-mile carrier */
  TRACKER_REPORT_NEXT_CARRIER,    /* how the post names that carrier */
  TRACKER_REPORT_N_FACTS
} TrackerReportFact;

const char *tracker_report_fact_to_nick (TrackerReportFact fact); /* "destination_country" */

TrackerReport *tracker_report_new (const char *carrier, const char *number, TrackerOutcome outcome);
/* Setters: only between new and the first sharing. */
void tracker_report_set_message (
    TrackerReport *self,
    const char *message); /* the post's own words on the outcome, for people */
void tracker_report_set_way (TrackerReport *self, const char *way);
void tracker_report_set_retry_after_s (TrackerReport *self, int retry_after_s); /* 0: not said */
void tracker_report_set_fact (TrackerReport *self, TrackerReportFact fact, const char *value);
void tracker_report_set_deadline (TrackerReport *self,
                                  const TrackerTime *deadline); /* last day of pick-up */
void tracker_report_set_expected (TrackerReport *self,
                                  const TrackerTime *from,
                                  const TrackerTime *until);
void tracker_report_take_event (TrackerReport *self, TrackerEvent *event); /* (transfer full) */
void tracker_report_add_unknown_code (TrackerReport *self, const char *code);

TrackerReport *tracker_report_ref (TrackerReport *self);
void tracker_report_unref (TrackerReport *self);
const char *tracker_report_get_carrier (const TrackerReport *self);
const char *tracker_report_get_number (const TrackerReport *self);
const char *tracker_report_get_way (const TrackerReport *self);
TrackerOutcome tracker_report_get_outcome (const TrackerReport *self);
const char *tracker_report_get_message (const TrackerReport *self);
int tracker_report_get_retry_after_s (const TrackerReport *self);
const char *tracker_report_get_fact (const TrackerReport *self, TrackerReportFact fact);
const TrackerTime *tracker_report_get_deadline (const TrackerReport *self); /* nullable */
const TrackerTime *tracker_report_get_expected_from (const TrackerReport *self);
const TrackerTime *tracker_report_get_expected_until (const TrackerReport *self);
TrackerEvent *const *tracker_report_get_events (const TrackerReport *self,
                                                gsize *n_events); /* newest first, by instant */
const char *const *tracker_report_get_unknown_codes (const TrackerReport *self);
TrackerStage tracker_report_get_stage (const TrackerReport *self); /* computed from the events */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrackerReport, tracker_report_unref)
