/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tracker-country.h"
#include "tracker-engine-private.h"

/* Between the two halves of building a report: tracker-report-builder.c and tracker-event-list.c.
 */
const char *tracker_value_get_country (const TrackerValue *self,
                                       const TrackerPlace *place,
                                       TrackerScope *scope);
guint tracker_report_read_events (const TrackerReportSpec *spec,
                                  const TrackerPlace *item,
                                  TrackerScope *scope,
                                  TrackerReport *report);
