/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

/* Where a person says what a carrier wants to know of a parcel besides its code: a label, an entry,
 * a hint. Signals: "apply": the button was pressed, or Enter; "changed": other text. */
#define TRACKER_TYPE_NEED_ROW (tracker_need_row_get_type ())
G_DECLARE_FINAL_TYPE (TrackerNeedRow, tracker_need_row, TRACKER, NEED_ROW, AdwPreferencesRow)

GtkWidget *tracker_need_row_new (const char *key,
                                 const char *label,
                                 const char *hint,
                                 const char *value,
                                 gboolean is_optional);
void tracker_need_row_set_has_button (TrackerNeedRow *self, gboolean has_button);
const char *tracker_need_row_get_key (TrackerNeedRow *self);
char *tracker_need_row_dup_text (TrackerNeedRow *self); /* (transfer full) stripped */
void tracker_need_row_set_text (TrackerNeedRow *self, const char *text);
void tracker_need_row_set_error (TrackerNeedRow *self, const char *sentence); /* nullable */
const char *tracker_need_row_get_error (TrackerNeedRow *self);                /* nullable */
gboolean tracker_need_row_has_focus (TrackerNeedRow *self);
