/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "tracker-library.h"

/* How it goes with one carrier, on its page. Property: health (TrackerCarrierHealth, nullable).
 * Action: health.copy-report, which activates preferences.copy. */
#define TRACKER_TYPE_HEALTH_GROUP (tracker_health_group_get_type ())
G_DECLARE_FINAL_TYPE (TrackerHealthGroup,
                      tracker_health_group,
                      TRACKER,
                      HEALTH_GROUP,
                      AdwPreferencesGroup)

void tracker_health_group_set_health (TrackerHealthGroup *self, TrackerCarrierHealth *health);
TrackerCarrierHealth *tracker_health_group_get_health (TrackerHealthGroup *self); /* nullable */
