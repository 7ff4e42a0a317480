/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "tracker-library.h"

/* Everything about one carrier, as a subpage of the preferences: whether it is asked, how, with
 * which login, and how it goes. */
#define TRACKER_TYPE_CARRIER_PAGE (tracker_carrier_page_get_type ())
G_DECLARE_FINAL_TYPE (TrackerCarrierPage, tracker_carrier_page, TRACKER, CARRIER_PAGE, GtkWidget)

GtkWidget *tracker_carrier_page_new (TrackerLibrary *library, TrackerCarrier *carrier);
TrackerCarrier *tracker_carrier_page_get_carrier (TrackerCarrierPage *self);
