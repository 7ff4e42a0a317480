/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "tracker-definition.h"
#include "tracker-event.h"

/* What a person copied from a post's page becomes events: a line or table row with a date in it is
 * one; without a date nothing is. Dates in the ways posts write them (2026-03-02 10:15, 02.03.2026,
 * 2 March 2026 10:15 AM, 2 марта 2026, 2026年3月2日 10:15, 02/03/2026 read as the carrier's
 * country does), the time beside or below the date; what is left of the line is the words, and the
 * place where it can be told apart. Stages by tracker_definition_guess_stage ().
 *
 * @definition: (nullable) whose page it was. @carrier: its id. Any thread; at most 1 MiB of text
 * and TRACKER_PASTED_MAX_EVENTS events are read. Returns (element-type TrackerEvent) entered
 * events, newest first, none twice; empty: nothing was recognised. */
#define TRACKER_PASTED_MAX_EVENTS 500
GPtrArray *tracker_pasted_events_read (const TrackerDefinition *definition,
                                       const char *carrier,
                                       const char *text,
                                       gint64 now_s);
/* One time as a person writes it into a field; FALSE: it is none. */
gboolean tracker_entered_time_read (const TrackerDefinition *definition,
                                    const char *text,
                                    gint64 now_s,
                                    TrackerTime *time);
