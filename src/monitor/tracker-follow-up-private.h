/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tracker-leg-data.h"
#include "tracker-registry.h"
#include "tracker-report.h"
#include "tracker-store.h"

void tracker_follow_up (TrackerStore *store,
                        TrackerRegistry *registry,
                        const char *home_country,
                        TrackerLegData *leg,
                        TrackerReport *report);
