/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tracker-ask.h"

/* What an ask does, for the eyes of those who write definitions: read between its verbs, changes
 * nothing. */

/* (nullable) The id of the step whose request is due; NULL: it is done, or no way can run. @index
 * counts from 1. */
const char *tracker_ask_trace_step (const TrackerAsk *self, guint *index, guint *n_steps);
/* (transfer full): what decides when the ask is given this, to be asked just before
 * tracker_ask_take_response (): "rule 2: not_found", "no rule, HTTP 503: unavailable". Parses. */
char *tracker_ask_trace_verdict (const TrackerAsk *self, TrackerResponse *response);

/* @is_secret: not to be shown: a person's secret went into it, or it opens doors. */
typedef void (*TrackerAskTraceFunc) (const char *name,
                                     const char *value,
                                     gboolean is_secret,
                                     gpointer user_data);
/* All that the way that runs has saved so far, by name. */
void tracker_ask_trace_saves (const TrackerAsk *self, TrackerAskTraceFunc func, gpointer user_data);
