/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "tracker-library.h"

/* The third pane: one parcel. Property "parcel" (TrackerParcel, nullable). Talks upward by actions (win.*, app.*) alone. */
#define TRACKER_TYPE_PARCEL_PAGE (tracker_parcel_page_get_type ())
G_DECLARE_FINAL_TYPE (TrackerParcelPage, tracker_parcel_page, TRACKER, PARCEL_PAGE, GtkWidget)

void tracker_parcel_page_set_library (TrackerParcelPage *self, TrackerLibrary *library); /* once, from the window's construction */
void tracker_parcel_page_set_parcel (TrackerParcelPage *self, TrackerParcel *parcel);
TrackerParcel *tracker_parcel_page_get_parcel (TrackerParcelPage *self);
