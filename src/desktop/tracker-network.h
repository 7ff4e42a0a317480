/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

/* Online or not, by GNetworkMonitor. Property "online" (notify), settled: short flaps are not told.
 */
#define TRACKER_TYPE_NETWORK (tracker_network_get_type ())
G_DECLARE_FINAL_TYPE (TrackerNetwork, tracker_network, TRACKER, NETWORK, GObject)

TrackerNetwork *tracker_network_new (void);
TrackerNetwork *
tracker_network_new_always_online (void); /* demo (loopback needs no route), tests */
gboolean tracker_network_get_online (TrackerNetwork *self);
