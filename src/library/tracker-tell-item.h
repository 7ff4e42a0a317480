/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

/* That a host was told a number. Properties (construct-only): host, carrier (id), carrier-name,
 * number, pretty-number, title (of the parcel, "" if it is gone), last-label ("5 minutes ago"),
 * first-label, times-label ("12 times"), parcel-id (gint64, 0 if it is gone), last, first (gint64,
 * UTC seconds), times (int). */
#define TRACKER_TYPE_TELL_ITEM (tracker_tell_item_get_type ())
G_DECLARE_FINAL_TYPE (TrackerTellItem, tracker_tell_item, TRACKER, TELL_ITEM, GObject)
