/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "tracker-sitting.h"

/* Takes what the post's page said: a field to paste it, the events recognised in it, to be
 * corrected and chosen. Actions, on itself: paste.add (an event by hand), paste.keep. */
#define TRACKER_TYPE_PASTE_PANE (tracker_paste_pane_get_type ())
G_DECLARE_FINAL_TYPE (TrackerPastePane, tracker_paste_pane, TRACKER, PASTE_PANE, GtkBox)

void tracker_paste_pane_set_sitting (TrackerPastePane *self, TrackerSitting *sitting);
void tracker_paste_pane_clear (TrackerPastePane *self);
void tracker_paste_pane_set_text (TrackerPastePane *self, const char *text); /* as if pasted */
guint tracker_paste_pane_get_n_included (TrackerPastePane *self);
