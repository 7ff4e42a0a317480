/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tracker-clock.h"
#include "tracker-definition.h"
#include "tracker-entered-event.h"
#include "tracker-event.h"

TrackerEnteredEvent *tracker_entered_event_new (TrackerDefinition *definition,
                                                const char *carrier,
                                                TrackerEvent *event,
                                                gint64 now_s);
const char *tracker_entered_event_get_problem (TrackerEnteredEvent *self);
TrackerEvent *tracker_entered_event_make_event (TrackerEnteredEvent *self);
