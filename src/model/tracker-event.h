/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

#include "tracker-stage.h"
#include "tracker-time.h"

/* One thing a post says that happened: immutable, atomically counted, free to cross threads. */
typedef struct _TrackerEvent TrackerEvent;

#define TRACKER_TYPE_EVENT (tracker_event_get_type ())
GType tracker_event_get_type (void);

/* @text: the post's own words, never NULL; the rest nullable. Text is made valid UTF-8, control
 * characters become spaces, over-long text is cut. */
TrackerEvent *tracker_event_new (const TrackerTime *time,
                                 TrackerStage stage,
                                 const char *text,
                                 const char *place,
                                 const char *country,
                                 const char *code,
                                 const char *carrier);
/* Likewise, but entered by the person from what the post's page said. */
TrackerEvent *tracker_event_new_entered (const TrackerTime *time,
                                         TrackerStage stage,
                                         const char *text,
                                         const char *place,
                                         const char *country,
                                         const char *carrier);
TrackerEvent *tracker_event_ref (TrackerEvent *self);
void tracker_event_unref (TrackerEvent *self);
const TrackerTime *tracker_event_get_time (const TrackerEvent *self);
TrackerStage tracker_event_get_stage (const TrackerEvent *self);
const char *tracker_event_get_text (const TrackerEvent *self);
const char *tracker_event_get_place (const TrackerEvent *self);
const char *tracker_event_get_country (const TrackerEvent *self); /* alpha-2 or NULL */
const char *tracker_event_get_code (const TrackerEvent *self);
const char *tracker_event_get_carrier (const TrackerEvent *self); /* definition id */
gboolean tracker_event_get_is_entered (const TrackerEvent *self); /* by the person */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrackerEvent, tracker_event_unref)

/* The stage of a parcel from all its events (any order, any carriers): the newest known stage wins,
 * a delivery is only undone by a return or exception after it. Unknown codes never lower it. */
TrackerStage tracker_event_compute_stage (TrackerEvent *const *events, gsize n_events);
