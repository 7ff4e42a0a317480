/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "tracker-library.h"

/* The direct check: shows each post's picture, takes the answer, shows what is new. A tab for each
 * post if there are several. Closing it cancels whatever is under way. */
#define TRACKER_TYPE_CHECK_DIALOG (tracker_check_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TrackerCheckDialog, tracker_check_dialog, TRACKER, CHECK_DIALOG, AdwWindow)

/* @parcel_id, @carrier: as of tracker_direct_check_open_async (). */
GtkWidget *tracker_check_dialog_new (GtkWindow *parent,
                                     TrackerLibrary *library,
                                     gint64 parcel_id,
                                     const char *carrier);
