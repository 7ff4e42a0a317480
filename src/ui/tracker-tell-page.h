/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "tracker-library.h"

/* Which host was told which number, as a subpage of the preferences. Property (notify): state
 * ("loading", "empty", "list", "nothing", "failed"). Action: tell-page.forget, which asks first. */
#define TRACKER_TYPE_TELL_PAGE (tracker_tell_page_get_type ())
G_DECLARE_FINAL_TYPE (TrackerTellPage, tracker_tell_page, TRACKER, TELL_PAGE, GtkWidget)

/* @parcel_id 0: about every parcel. */
GtkWidget *tracker_tell_page_new (TrackerLibrary *library, gint64 parcel_id);
const char *tracker_tell_page_get_state (TrackerTellPage *self);
guint tracker_tell_page_get_n_shown (TrackerTellPage *self);
void tracker_tell_page_search (TrackerTellPage *self, const char *text);
