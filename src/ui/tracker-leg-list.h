/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "tracker-library.h"

/* The carriers of the open parcel, and below each what it wants to know. What is being typed
 * outlives news of the carriers. Action: legs.tell (ss: carrier; key, "": the first). */
#define TRACKER_TYPE_LEG_LIST (tracker_leg_list_get_type ())
G_DECLARE_FINAL_TYPE (TrackerLegList, tracker_leg_list, TRACKER, LEG_LIST, GtkWidget)

/* Once; @legs: of TrackerLeg */
void tracker_leg_list_set_model (TrackerLegList *self, TrackerLibrary *library, GListModel *legs);
/* @key: nullable */
void tracker_leg_list_tell (TrackerLegList *self, const char *carrier, const char *key);
