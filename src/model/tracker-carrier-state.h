/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

#include "tracker-outcome.h"

/* What happened with one carrier, over all parcels, as the store had it at one instant. Immutable
 * once built, atomically counted. */
typedef struct _TrackerCarrierState TrackerCarrierState;
#define TRACKER_TYPE_CARRIER_STATE (tracker_carrier_state_get_type ())
GType tracker_carrier_state_get_type (void);

#define TRACKER_CARRIER_STATE_MAX_CODES 50

TrackerCarrierState *tracker_carrier_state_new (const char *carrier);
void tracker_carrier_state_set_off (TrackerCarrierState *self, gboolean is_off);
void tracker_carrier_state_set_asked (TrackerCarrierState *self, gint64 asked_s, gint64 answered_s);
void tracker_carrier_state_set_failed (TrackerCarrierState *self,
                                       gint64 failed_s,
                                       TrackerOutcome outcome,
                                       const char *message,
                                       int failures);
void tracker_carrier_state_set_paused_until_s (TrackerCarrierState *self, gint64 until_s);
void tracker_carrier_state_set_legs (TrackerCarrierState *self, int n_legs, gint64 next_due_s);
void tracker_carrier_state_add_code (TrackerCarrierState *self,
                                     const char *code,
                                     int n,
                                     gint64 last_s); /* the most frequent first */

TrackerCarrierState *tracker_carrier_state_ref (TrackerCarrierState *self);
void tracker_carrier_state_unref (TrackerCarrierState *self);
const char *tracker_carrier_state_get_carrier (const TrackerCarrierState *self); /* id */
gboolean tracker_carrier_state_get_is_off (const TrackerCarrierState *self);     /* by the person */
gint64 tracker_carrier_state_get_asked_s (const TrackerCarrierState *self);      /* 0: never */
gint64 tracker_carrier_state_get_answered_s (
    const TrackerCarrierState *self); /* the last ask that was an answer; 0: never */
gint64 tracker_carrier_state_get_failed_s (const TrackerCarrierState *self); /* 0: never */
TrackerOutcome tracker_carrier_state_get_failed_outcome (const TrackerCarrierState *self);
const char *tracker_carrier_state_get_failed_message (
    const TrackerCarrierState *self); /* nullable: the post's own words */
int tracker_carrier_state_get_failures (
    const TrackerCarrierState *self); /* in a row, over all parcels; 0 after an answer */
gint64
tracker_carrier_state_get_paused_until_s (const TrackerCarrierState *self); /* 0: it is not */
gint64 tracker_carrier_state_get_next_due_s (
    const TrackerCarrierState *self); /* G_MAXINT64: none is due ever */
int tracker_carrier_state_get_n_legs (
    const TrackerCarrierState *self); /* of parcels neither archived nor removed */
guint tracker_carrier_state_get_n_codes (const TrackerCarrierState *self);
const char *tracker_carrier_state_get_code (const TrackerCarrierState *self,
                                            guint i,
                                            int *n,
                                            gint64 *last_s); /* no table knows it */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrackerCarrierState, tracker_carrier_state_unref)
