/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tracker-pattern-private.h"

/* Many patterns tried at once on numbers of one length. Immutable: any thread. */
typedef struct _TrackerNumberMatcher TrackerNumberMatcher;

/* @index: of a pattern that matches; each once, in no order. @breadth: how much else would have
 * matched: the logarithm, to the base of 256, of how many numbers do. */
typedef void (*TrackerNumberMatched) (guint index,
                                      const TrackerSpans *spans,
                                      guint breadth,
                                      gpointer user_data);

/* @patterns: (element-type TrackerPattern): left alone while the matcher lives */
TrackerNumberMatcher *tracker_number_matcher_new (const GPtrArray *patterns, guint length);
void tracker_number_matcher_free (TrackerNumberMatcher *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrackerNumberMatcher, tracker_number_matcher_free)
/* @number: of the length of the matcher */
void tracker_number_matcher_run (const TrackerNumberMatcher *self,
                                 const char *number,
                                 TrackerNumberMatched matched,
                                 gpointer user_data);
