/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tracker-challenge-control.h"

/* Type what the picture shows. */
#define TRACKER_TYPE_CHALLENGE_TEXT_CONTROL (tracker_challenge_text_control_get_type ())
G_DECLARE_FINAL_TYPE (TrackerChallengeTextControl,
                      tracker_challenge_text_control,
                      TRACKER,
                      CHALLENGE_TEXT_CONTROL,
                      GtkBox)
