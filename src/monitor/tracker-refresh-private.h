/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tracker-refresh.h"

TrackerRefresh *tracker_refresh_new (void);
GCancellable *tracker_refresh_get_cancellable (TrackerRefresh *self);
void tracker_refresh_add_total (TrackerRefresh *self, int n_legs);
void tracker_refresh_count_leg (TrackerRefresh *self, gboolean failed, gboolean captcha);
void tracker_refresh_count_changed (TrackerRefresh *self, int n_parcels);
void tracker_refresh_end (TrackerRefresh *self);
