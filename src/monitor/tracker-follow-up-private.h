/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tracker-leg-data.h"
#include "tracker-registry.h"
#include "tracker-report.h"
#include "tracker-store.h"

/* Called once: the legs that an answer pointed to are there. @parcel_id: 0 if it pointed to none.
 */
typedef void (*TrackerFollowedUp) (gint64 parcel_id, gpointer user_data);

void tracker_follow_up (TrackerStore *store,
                        TrackerRegistry *registry,
                        const TrackerRecognitionHints *hints,
                        TrackerLegData *leg,
                        TrackerReport *report,
                        TrackerFollowedUp done,
                        gpointer user_data);
