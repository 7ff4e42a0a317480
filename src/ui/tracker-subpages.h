/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

/* Pages behind one another, as one subpage of the preferences: "back" from a page goes to the page
 * that it was opened from. Action: subpages.back; from the last page it activates
 * preferences.close-subpages. */
#define TRACKER_TYPE_SUBPAGES (tracker_subpages_get_type ())
G_DECLARE_FINAL_TYPE (TrackerSubpages, tracker_subpages, TRACKER, SUBPAGES, GtkWidget)

GtkWidget *tracker_subpages_new (GtkWidget *first);
void tracker_subpages_push (TrackerSubpages *self, GtkWidget *page);
GtkWidget *tracker_subpages_get_visible (TrackerSubpages *self);
guint tracker_subpages_get_n_pages (TrackerSubpages *self);
