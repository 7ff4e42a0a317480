/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

#include "tracker-outcome.h"
#include "tracker-role.h"

/* Parcel x carrier, as the store had it at one instant. Immutable once built, atomically counted.
 */
typedef struct _TrackerLegData TrackerLegData;
#define TRACKER_TYPE_LEG_DATA (tracker_leg_data_get_type ())
GType tracker_leg_data_get_type (void);

TrackerLegData *tracker_leg_data_new (gint64 id,
                                      gint64 parcel_id,
                                      const char *carrier,
                                      TrackerRole role,
                                      const char *number);
void tracker_leg_data_set_asked (TrackerLegData *self,
                                 gint64 asked_s,
                                 TrackerOutcome outcome,
                                 const char *message,
                                 int failures,
                                 gint64 answered_s);
void tracker_leg_data_set_next_due_s (TrackerLegData *self, gint64 next_due_s);
void tracker_leg_data_set_waits_s (TrackerLegData *self, gint64 waits_s);
void tracker_leg_data_set_needs (TrackerLegData *self, GHashTable *needs); /* nullable */
TrackerLegData *tracker_leg_data_ref (TrackerLegData *self);
void tracker_leg_data_unref (TrackerLegData *self);
gint64 tracker_leg_data_get_id (const TrackerLegData *self);
gint64 tracker_leg_data_get_parcel_id (const TrackerLegData *self);
const char *tracker_leg_data_get_carrier (const TrackerLegData *self);
TrackerRole tracker_leg_data_get_role (const TrackerLegData *self);
const char *
tracker_leg_data_get_number (const TrackerLegData *self); /* what this carrier is asked for */
gint64 tracker_leg_data_get_asked_s (const TrackerLegData *self); /* 0: never */
gint64 tracker_leg_data_get_answered_s (
    const TrackerLegData *self); /* last outcome that was an answer; 0: never */
TrackerOutcome tracker_leg_data_get_outcome (const TrackerLegData *self);
const char *tracker_leg_data_get_message (const TrackerLegData *self); /* nullable */
int tracker_leg_data_get_failures (const TrackerLegData *self);        /* in a row */
gint64 tracker_leg_data_get_next_due_s (
    const TrackerLegData *self); /* 0: as soon as possible; G_MAXINT64: never by itself */
gint64 tracker_leg_data_get_waits_s (
    const TrackerLegData *self); /* since when it waits for a person; 0: it does not */
GHashTable *tracker_leg_data_get_needs (
    const TrackerLegData *self); /* key -> value, never to be changed; NULL: none */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrackerLegData, tracker_leg_data_unref)
