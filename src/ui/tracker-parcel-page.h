/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "tracker-library.h"

/* The third pane: one parcel. Talks upward by actions (win.*, app.*) alone. Properties (notify):
 * parcel (TrackerParcel, nullable, writable), folded (boolean, writable: the page stands alone,
 * with a way back), state (what the timeline's place shows: "none", "gone", "loading", "events",
 * "asking", "not-asked", "no-carrier", "not-known", "trouble").
 * Actions on the parcel: page.refresh, page.copy-number, page.rename, page.archive (or take out of
 * the archive), page.remove, page.open-page, page.add-carrier, page.direct-check, page.close. */
#define TRACKER_TYPE_PARCEL_PAGE (tracker_parcel_page_get_type ())
G_DECLARE_FINAL_TYPE (TrackerParcelPage, tracker_parcel_page, TRACKER, PARCEL_PAGE, GtkWidget)

void tracker_parcel_page_set_library (
    TrackerParcelPage *self,
    TrackerLibrary *library); /* once, from the window's construction */
void tracker_parcel_page_set_parcel (TrackerParcelPage *self, TrackerParcel *parcel);
TrackerParcel *tracker_parcel_page_get_parcel (TrackerParcelPage *self);
const char *tracker_parcel_page_get_state (TrackerParcelPage *self);
gboolean tracker_parcel_page_has_check (TrackerParcelPage *self); /* of the open parcel */
