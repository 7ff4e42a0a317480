/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "tracker-library.h"

/* The person's note on a parcel: kept shortly after typing stops, and when the person goes on to
 * something else. Property (notify): parcel (TrackerParcel, nullable). */
#define TRACKER_TYPE_NOTE_EDITOR (tracker_note_editor_get_type ())
G_DECLARE_FINAL_TYPE (TrackerNoteEditor, tracker_note_editor, TRACKER, NOTE_EDITOR, GtkWidget)

void tracker_note_editor_set_library (TrackerNoteEditor *self, TrackerLibrary *library);
void tracker_note_editor_set_parcel (TrackerNoteEditor *self, TrackerParcel *parcel);
void tracker_note_editor_save (TrackerNoteEditor *self); /* what is not kept yet, now */
