/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tracker-carrier-choices-private.h"
#include "tracker-direct-check.h"
#include "tracker-sitting-private.h"

/* @choices: (nullable) */
TrackerDirectCheck *tracker_direct_check_new (const TrackerSittingServices *services,
                                              TrackerCarrierChoices *choices,
                                              GCancellable *closing);
