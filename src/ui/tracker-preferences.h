/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "tracker-library.h"

#define TRACKER_TYPE_PREFERENCES (tracker_preferences_get_type ())
G_DECLARE_FINAL_TYPE (TrackerPreferences,
                      tracker_preferences,
                      TRACKER,
                      PREFERENCES,
                      AdwPreferencesWindow)

/* @carrier: nullable; whose credentials are shown at once. */
TrackerPreferences *tracker_preferences_new (GtkWindow *parent,
                                             TrackerLibrary *library,
                                             GSettings *settings,
                                             const char *carrier);
