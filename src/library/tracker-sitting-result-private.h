/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tracker-outcome.h"
#include "tracker-sitting-result.h"

TrackerSittingResult *tracker_sitting_result_new (gint64 parcel_id,
                                                  const char *title,
                                                  const char *number,
                                                  TrackerOutcome outcome,
                                                  const char *sentence,
                                                  GListModel *events);
