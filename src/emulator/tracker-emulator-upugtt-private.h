/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tracker-emulator-private.h"

const char *tracker_emulator_upugtt_get_name (const TrackerEmulatorParcel *parcel,
                                              const TrackerFact *fact);

/* The page for people. */
gboolean tracker_emulator_upugtt_is_form (const TrackerEmulatorRequest *request);
char *tracker_emulator_upugtt_dup_form_number (const TrackerEmulatorRequest *request);
void tracker_emulator_upugtt_respond_form (TrackerEmulatorWorld *world,
                                           const TrackerEmulatorRequest *request,
                                           TrackerEmulatorAnswer *answer);
