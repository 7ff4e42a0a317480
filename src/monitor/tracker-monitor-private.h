/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tracker-ask-queue-private.h"
#include "tracker-monitor.h"

TrackerAskQueue *tracker_monitor_create_queue (TrackerMonitor *self);
