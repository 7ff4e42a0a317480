/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "tracker-parcel.h"

/* What can be done to one parcel, as a menu of win.* actions: the same in the list and on the
 * parcel's page. */
GMenuModel *tracker_parcel_menu_new (TrackerParcel *parcel,
                                     GListModel *folders,
                                     gboolean in_list); /* (transfer full) */
