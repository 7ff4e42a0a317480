/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

/* One thing that a TrackerChooser offers. Immutable. */
#define TRACKER_TYPE_CHOICE (tracker_choice_get_type ())
G_DECLARE_FINAL_TYPE (TrackerChoice, tracker_choice, TRACKER, CHOICE, GObject)

TrackerChoice *tracker_choice_new (const char *id,
                                   const char *title,
                                   const char *subtitle,
                                   const char *emoji,
                                   gboolean is_first);
const char *tracker_choice_get_id (TrackerChoice *self);
const char *tracker_choice_get_title (TrackerChoice *self);
const char *tracker_choice_get_subtitle (TrackerChoice *self); /* nullable */
const char *tracker_choice_get_emoji (TrackerChoice *self);    /* nullable */
gboolean tracker_choice_matches (TrackerChoice *self, const char *folded_words);
int tracker_choice_compare (gconstpointer a, gconstpointer b, gpointer user_data);
char *tracker_choice_dup_folded (const char *text);
