/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tracker-carrier-choices-private.h"
#include "tracker-clock.h"
#include "tracker-journey.h"
#include "tracker-registry.h"
#include "tracker-store.h"

TrackerJourney *tracker_journey_new (TrackerStore *store,
                                     TrackerRegistry *registry,
                                     TrackerCarrierChoices *choices,
                                     TrackerClock *clock);
