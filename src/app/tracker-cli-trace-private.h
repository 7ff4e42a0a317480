/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tracker-ask.h"
#include "tracker-mask.h"

/* Tells on stderr what an ask does, step by step; stdout stays for the report. */
typedef struct _TrackerCliTrace TrackerCliTrace;

/* @mask: borrowed, outlives the trace; learns what answers give that is as good as a secret. */
TrackerCliTrace *tracker_cli_trace_new (TrackerMask *mask);
void tracker_cli_trace_free (TrackerCliTrace *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrackerCliTrace, tracker_cli_trace_free)

void tracker_cli_trace_request (TrackerCliTrace *self, TrackerAsk *ask, TrackerRequest *request);
/* Before the ask takes it. */
void tracker_cli_trace_response (TrackerCliTrace *self,
                                 TrackerAsk *ask,
                                 TrackerRequest *request,
                                 TrackerResponse *response);
void tracker_cli_trace_saves (TrackerCliTrace *self,
                              TrackerAsk *ask,
                              gboolean tells); /* else only learns what to hide */
void tracker_cli_trace_report (TrackerCliTrace *self, TrackerReport *report);
