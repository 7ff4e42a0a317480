/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tracker-change.h"

/* Building, only before the change is shared. */
TrackerChange *tracker_change_new (void);
void tracker_change_add_flags (TrackerChange *self,
                               gint64 parcel_id,
                               TrackerStage stage,
                               TrackerChangeFlags flags);
void tracker_change_add_answer (TrackerChange *self,
                                gint64 parcel_id,
                                TrackerChangeFlags flags,
                                TrackerStage before,
                                TrackerStage after,
                                gboolean is_first_answer,
                                const gint64 *new_event_ids,
                                gsize n_new_events);
void tracker_change_set_has_folders (TrackerChange *self);
void tracker_change_set_has_outbox (TrackerChange *self);
void tracker_change_set_has_carriers (TrackerChange *self);
gboolean tracker_change_is_empty (const TrackerChange *self);

/* The form in which other processes get it. */
GBytes *tracker_change_to_bytes (const TrackerChange *self);
TrackerChange *tracker_change_new_from_bytes (GBytes *bytes); /* NULL: not of this form */
