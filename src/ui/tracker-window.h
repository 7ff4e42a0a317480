/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "tracker-library.h"

/* The one window: folders | parcels | one parcel. */
#define TRACKER_TYPE_WINDOW (tracker_window_get_type ())
G_DECLARE_FINAL_TYPE (TrackerWindow, tracker_window, TRACKER, WINDOW, AdwApplicationWindow)

/* Property "parcel-in-view" (string uuid, nullable, notify): what the person looks at now; NULL
 * while the window has not the focus. */
TrackerWindow *
tracker_window_new (AdwApplication *application, TrackerLibrary *library, GSettings *settings);
void tracker_window_open_parcel (TrackerWindow *self, TrackerParcel *parcel);
void tracker_window_open_attention (TrackerWindow *self); /* the "needs attention" folder */
void tracker_window_show_add (TrackerWindow *self,
                              const char *text); /* the add dialog, filled with @text (nullable) */
void tracker_window_show_preferences (
    TrackerWindow *self,
    const char *place); /* nullable; as of tracker_preferences_show () */
/* The direct check. @parcel_id 0: every parcel that waits for a human; @carrier: nullable, of the
 * parcel, shown first. */
void tracker_window_show_check (TrackerWindow *self, gint64 parcel_id, const char *carrier);
void tracker_window_show_about (TrackerWindow *self);
void tracker_window_say (TrackerWindow *self, const char *sentence); /* a toast */
const char *tracker_window_get_parcel_in_view (TrackerWindow *self); /* nullable */
/* The store could not be opened: the window shows @sentence as a page with "Try again" (action
 * app.retry-open) instead of the panes. */
GtkWidget *tracker_window_new_for_failure (AdwApplication *application, const char *sentence);
