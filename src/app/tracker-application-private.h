/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tracker-application.h"
#include "tracker-context.h"
#include "tracker-window.h"

void tracker_application_install_actions (TrackerApplication *self);

TrackerContext *tracker_application_get_context (
    TrackerApplication *self); /* (nullable) while opening, or when that failed */
/* Calls @run with the window as soon as there is one; builds it if there is none. */
typedef void (*TrackerWindowFunc) (TrackerApplication *self,
                                   TrackerWindow *window,
                                   gpointer user_data);
void tracker_application_with_window (TrackerApplication *self,
                                      TrackerWindowFunc run,
                                      gpointer user_data,
                                      GDestroyNotify destroy);
void tracker_application_retry_open (TrackerApplication *self);
void tracker_application_quit (TrackerApplication *self);
