/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "tracker-library.h"

/* The page of the preferences that lists all carriers. Its rows are made when it is shown. */
#define TRACKER_TYPE_CARRIERS_PAGE (tracker_carriers_page_get_type ())
G_DECLARE_FINAL_TYPE (TrackerCarriersPage,
                      tracker_carriers_page,
                      TRACKER,
                      CARRIERS_PAGE,
                      AdwPreferencesPage)

/* Once, before the page is shown. */
void tracker_carriers_page_set_library (TrackerCarriersPage *self, TrackerLibrary *library);
