/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "tracker-sitting.h"

/* The way on where no challenge can be shown, or the person would rather look it up: the post's
 * page in the browser with the code copied already, and a place for what that page said. Its
 * buttons activate sitting.open-page, sitting.renew, sitting.retry and sitting.back. */
#define TRACKER_TYPE_SITTING_LOOKUP (tracker_sitting_lookup_get_type ())
G_DECLARE_FINAL_TYPE (TrackerSittingLookup, tracker_sitting_lookup, TRACKER, SITTING_LOOKUP, GtkBox)

void tracker_sitting_lookup_set_sitting (TrackerSittingLookup *self, TrackerSitting *sitting);
void tracker_sitting_lookup_update (TrackerSittingLookup *self); /* of what the sitting says */
void tracker_sitting_lookup_clear (TrackerSittingLookup *self);  /* another parcel has its turn */
GtkWidget *tracker_sitting_lookup_get_pane (TrackerSittingLookup *self);
void tracker_sitting_lookup_open_page (TrackerSittingLookup *self);
