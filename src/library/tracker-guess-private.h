/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tracker-guess.h"
#include "tracker-registry.h"

TrackerGuess *
tracker_guess_new (TrackerRegistry *registry, const char *input, const char *home_country);
TrackerRole tracker_guess_get_role (TrackerGuess *self, guint index);
void tracker_guess_set_known (TrackerGuess *self, gboolean known);
