/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tracker-carrier.h"
#include "tracker-definition.h"

TrackerCarrier *tracker_carrier_new (TrackerDefinition *definition);
TrackerDefinition *tracker_carrier_get_definition (TrackerCarrier *self);
void tracker_carrier_set_enabled (TrackerCarrier *self, gboolean enabled);
void tracker_carrier_set_has_login (TrackerCarrier *self, gboolean has_login);
void tracker_carrier_set_has_trouble (TrackerCarrier *self, gboolean has_trouble);
