/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tracker-store.h"

/* How many parcels wait for a person, counted anew after the store's changes. Property (notify): n
 * (int). */
#define TRACKER_TYPE_WAITING_COUNT (tracker_waiting_count_get_type ())
G_DECLARE_FINAL_TYPE (TrackerWaitingCount, tracker_waiting_count, TRACKER, WAITING_COUNT, GObject)

TrackerWaitingCount *tracker_waiting_count_new (TrackerStore *store);
int tracker_waiting_count_get_n (TrackerWaitingCount *self);
void tracker_waiting_count_close (TrackerWaitingCount *self);
