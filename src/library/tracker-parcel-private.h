/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tracker-parcel.h"

TrackerParcel *tracker_parcel_new (gint64 id);
void tracker_parcel_set_data (TrackerParcel *self, TrackerParcelData *data, gint64 now_s);
void tracker_parcel_set_asking (TrackerParcel *self, gboolean asking);
void tracker_parcel_set_carrier_names (TrackerParcel *self, const char *names);
void tracker_parcel_set_now_s (TrackerParcel *self, gint64 now_s);
