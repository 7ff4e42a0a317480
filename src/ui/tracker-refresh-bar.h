/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "tracker-library.h"

/* How far "refresh all" has come, with a button that cancels it. */
#define TRACKER_TYPE_REFRESH_BAR (tracker_refresh_bar_get_type ())
G_DECLARE_FINAL_TYPE (TrackerRefreshBar, tracker_refresh_bar, TRACKER, REFRESH_BAR, GtkWidget)

GtkWidget *tracker_refresh_bar_new (TrackerLibrary *library);
