/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tracker-parcel-list.h"
#include "tracker-parcel-pool-private.h"
#include "tracker-store.h"

TrackerParcelList *tracker_parcel_list_new (TrackerStore *store, TrackerParcelPool *pool);
