/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "tracker-profile.h"

/* The program with a screen: one process per profile, its windows, its actions, its watching in the
 * background. */
#define TRACKER_TYPE_APPLICATION (tracker_application_get_type ())
G_DECLARE_FINAL_TYPE (TrackerApplication, tracker_application, TRACKER, APPLICATION, AdwApplication)

/* @profile: borrowed, outlives the application. */
TrackerApplication *tracker_application_new (TrackerProfile *profile);
