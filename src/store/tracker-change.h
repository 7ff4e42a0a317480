/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

#include "tracker-stage.h"

/* Exactly what one committed transaction changed: immutable, atomically counted. */
typedef struct _TrackerChange TrackerChange;

#define TRACKER_TYPE_CHANGE (tracker_change_get_type ())
GType tracker_change_get_type (void);

typedef enum
{
  TRACKER_CHANGE_ADDED = 1 << 0, /* came to be, or came back by undo */
  TRACKER_CHANGE_REMOVED = 1 << 1,
  TRACKER_CHANGE_WORDS = 1 << 2, /* name, note */
  TRACKER_CHANGE_FOLDER = 1 << 3,
  TRACKER_CHANGE_ARCHIVED = 1 << 4, /* archived or taken back */
  TRACKER_CHANGE_EVENTS = 1 << 5,   /* events added or reworded */
  TRACKER_CHANGE_STAGE = 1 << 6,
  TRACKER_CHANGE_SEEN = 1 << 7,
  TRACKER_CHANGE_LEGS = 1 << 8, /* legs added or removed, how an ask ended, when the next is due */
  TRACKER_CHANGE_FACTS = 1 << 9,
} TrackerChangeFlags;

typedef struct
{
  gint64 parcel_id;
  TrackerChangeFlags flags;
  TrackerStage stage_before;
  TrackerStage stage_after;
  gboolean is_first_answer; /* no leg of the parcel had answered before */
  int n_new_events;
  const gint64 *new_event_ids; /* n_new_events of them */
} TrackerParcelChange;

TrackerChange *tracker_change_ref (TrackerChange *self);
void tracker_change_unref (TrackerChange *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrackerChange, tracker_change_unref)
const TrackerParcelChange *tracker_change_get_parcels (const TrackerChange *self, gsize *n_parcels);
const TrackerParcelChange *tracker_change_find (const TrackerChange *self,
                                                gint64 parcel_id); /* nullable */
gboolean tracker_change_has_folders (
    const TrackerChange *self); /* folders made, renamed, removed, reordered */
gboolean tracker_change_has_outbox (const TrackerChange *self); /* something to say was written */
gboolean tracker_change_has_carriers (
    const TrackerChange *self); /* a carrier went wrong or right again, on or off, was chosen */
