/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tracker-carrier.h"
#include "tracker-definition.h"

TrackerCarrier *tracker_carrier_new (TrackerDefinition *definition);
TrackerDefinition *tracker_carrier_get_definition (TrackerCarrier *self);
