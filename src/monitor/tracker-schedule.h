/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tracker-store.h"

/* When to ask again: a pure function of parcel, leg and now. Thread-safe. @interval_s: the
 * carrier's least time between two asks; @is_check_only: it answers nobody but a person. Young
 * parcels and those near delivery often, in mid-ocean seldom, delivered never; failures double with
 * jitter; Retry-After is obeyed. */
gint64 tracker_schedule_next_due_s (const TrackerScheduleInput *input,
                                    int interval_s,
                                    gboolean is_check_only);
