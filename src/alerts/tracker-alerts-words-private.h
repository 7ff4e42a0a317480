/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tracker-alerts.h"

char *tracker_alerts_dup_summary_title (guint n_parcels);
char *tracker_alerts_dup_summary_body (GPtrArray *items);
gboolean tracker_alerts_is_urgent (TrackerNews news);
