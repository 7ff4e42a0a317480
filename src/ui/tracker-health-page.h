/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "tracker-library.h"

/* How it goes with all carriers that were asked, as a subpage of the preferences. Property
 * (notify): state ("loading", "empty", "list", "failed"). Action: health-page.copy-report, which
 * activates preferences.copy. */
#define TRACKER_TYPE_HEALTH_PAGE (tracker_health_page_get_type ())
G_DECLARE_FINAL_TYPE (TrackerHealthPage, tracker_health_page, TRACKER, HEALTH_PAGE, GtkWidget)

GtkWidget *tracker_health_page_new (TrackerLibrary *library);
const char *tracker_health_page_get_state (TrackerHealthPage *self);
