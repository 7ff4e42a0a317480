/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tracker-carrier-choices-private.h"
#include "tracker-carrier.h"

/* All carriers as people see them, with what the person decided about each and how it goes with it.
 * Kept fresh. */
#define TRACKER_TYPE_CARRIER_LIST (tracker_carrier_list_get_type ())
G_DECLARE_FINAL_TYPE (TrackerCarrierList, tracker_carrier_list, TRACKER, CARRIER_LIST, GObject)

TrackerCarrierList *tracker_carrier_list_new (TrackerRegistry *registry,
                                              TrackerStore *store,
                                              TrackerCarrierChoices *choices);
void tracker_carrier_list_close (TrackerCarrierList *self);
GListModel *tracker_carrier_list_get_model (TrackerCarrierList *self); /* of TrackerCarrier */
TrackerCarrier *tracker_carrier_list_find (TrackerCarrierList *self, const char *id);
