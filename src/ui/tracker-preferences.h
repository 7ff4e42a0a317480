/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "tracker-library.h"

/* Actions: preferences.show-carrier (s: id), show-carriers, show-health, show-told (x: parcel, 0:
 * all), close-subpages; ask-carrier (sb: id, whether), copy (s: a report), say (s: a sentence). */
#define TRACKER_TYPE_PREFERENCES (tracker_preferences_get_type ())
G_DECLARE_FINAL_TYPE (TrackerPreferences,
                      tracker_preferences,
                      TRACKER,
                      PREFERENCES,
                      AdwPreferencesWindow)

TrackerPreferences *
tracker_preferences_new (GtkWindow *parent, TrackerLibrary *library, GSettings *settings);
/* @place: "general", "carriers", "privacy"; "health", "told"; "carrier/ID", "told/PARCEL" */
void tracker_preferences_show (TrackerPreferences *self, const char *place);
GtkWidget *tracker_preferences_get_subpage (TrackerPreferences *self); /* nullable */
