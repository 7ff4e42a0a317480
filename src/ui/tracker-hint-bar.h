/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

/* One sentence on a tinted bar, with at most one button. Properties (notify, writable): icon-name,
 * text, button-label, action-name (all nullable), revealed (FALSE at first). */
#define TRACKER_TYPE_HINT_BAR (tracker_hint_bar_get_type ())
G_DECLARE_FINAL_TYPE (TrackerHintBar, tracker_hint_bar, TRACKER, HINT_BAR, GtkWidget)

GtkWidget *tracker_hint_bar_new (void);
void tracker_hint_bar_set_text (TrackerHintBar *self, const char *text);
void tracker_hint_bar_set_button (TrackerHintBar *self, const char *label, const char *action_name);
void tracker_hint_bar_set_revealed (TrackerHintBar *self, gboolean revealed);
