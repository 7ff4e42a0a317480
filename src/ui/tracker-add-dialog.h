/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "tracker-library.h"

/* One field that takes a code, many codes, or a pasted text, and says at once what it sees. */
#define TRACKER_TYPE_ADD_DIALOG (tracker_add_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TrackerAddDialog, tracker_add_dialog, TRACKER, ADD_DIALOG, AdwWindow)

/* @folder_id: preselected folder, 0: none. When added, opens the (first) parcel by app.open-parcel.
 */
TrackerAddDialog *tracker_add_dialog_new (GtkWindow *parent,
                                          TrackerLibrary *library,
                                          gint64 folder_id,
                                          const char *text);
