/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

/* Asks for a name, and for a folder also for an emoji. The response "accept" means yes. */
#define TRACKER_TYPE_NAME_DIALOG (tracker_name_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TrackerNameDialog,
                      tracker_name_dialog,
                      TRACKER,
                      NAME_DIALOG,
                      AdwMessageDialog)

TrackerNameDialog *tracker_name_dialog_new (GtkWindow *parent,
                                            const char *heading,
                                            const char *accept_label,
                                            gboolean has_emoji,
                                            gboolean allow_empty);
void tracker_name_dialog_set_name (TrackerNameDialog *self, const char *name);
void tracker_name_dialog_set_emoji (TrackerNameDialog *self, const char *emoji);
void tracker_name_dialog_set_max_length (TrackerNameDialog *self, int max_chars);
char *tracker_name_dialog_dup_name (TrackerNameDialog *self);        /* without blanks around */
const char *tracker_name_dialog_get_emoji (TrackerNameDialog *self); /* nullable */
