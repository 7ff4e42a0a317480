/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "tracker-parcel.h"

/* The open parcel: its timeline and its legs, kept fresh by the store's changes. Made by
 * tracker_library_create_journey(). Properties (notify): parcel (TrackerParcel, nullable,
 * writable), timeline (GListModel of TrackerTimelineItem), legs (GListModel of TrackerLeg),
 * loading, gone (the parcel was removed). */
#define TRACKER_TYPE_JOURNEY (tracker_journey_get_type ())
G_DECLARE_FINAL_TYPE (TrackerJourney, tracker_journey, TRACKER, JOURNEY, GObject)

void tracker_journey_set_parcel (TrackerJourney *self, TrackerParcel *parcel);
TrackerParcel *tracker_journey_get_parcel (TrackerJourney *self);
GListModel *tracker_journey_get_timeline (TrackerJourney *self);
GListModel *tracker_journey_get_legs (TrackerJourney *self);
gboolean tracker_journey_get_loading (TrackerJourney *self);
