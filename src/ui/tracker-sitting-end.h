/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

/* A page that says one thing: a sign, a title, some words, and what can be done. For a post that
 * did not answer, and for a sitting that is done. */
#define TRACKER_TYPE_SITTING_END (tracker_sitting_end_get_type ())
G_DECLARE_FINAL_TYPE (TrackerSittingEnd, tracker_sitting_end, TRACKER, SITTING_END, GtkBox)

void tracker_sitting_end_say (TrackerSittingEnd *self,
                              const char *icon_name,
                              const char *style,
                              const char *title,
                              const char *words);
/* @label: nullable: no such button */
void tracker_sitting_end_set_buttons (TrackerSittingEnd *self,
                                      const char *label,
                                      const char *action_name,
                                      const char *second_label,
                                      const char *second_action_name);
