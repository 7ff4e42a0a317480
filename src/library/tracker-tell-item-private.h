/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tracker-tell-item.h"
#include "tracker-told.h"

TrackerTellItem *tracker_tell_item_new (TrackerTold *told,
                                        const char *carrier_name,
                                        const char *title,
                                        gint64 now_s);
