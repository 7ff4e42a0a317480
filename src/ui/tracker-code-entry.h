/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

/* The field of the add dialog: grows with what is typed; a long paste is kept whole, but shown only
 * as how long it is. Signals "changed", "activate" (Enter; Shift+Enter begins a line). */
#define TRACKER_TYPE_CODE_ENTRY (tracker_code_entry_get_type ())
G_DECLARE_FINAL_TYPE (TrackerCodeEntry, tracker_code_entry, TRACKER, CODE_ENTRY, GtkWidget)

void tracker_code_entry_set_text (TrackerCodeEntry *self, const char *text); /* any bytes */
char *tracker_code_entry_dup_text (TrackerCodeEntry *self);
gboolean tracker_code_entry_is_long (TrackerCodeEntry *self);
