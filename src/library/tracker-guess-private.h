/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tracker-guess.h"
#include "tracker-hints.h"
#include "tracker-registry.h"

/* @page_of: (nullable) the carrier whose page of that number was pasted. */
TrackerGuess *tracker_guess_new (TrackerRegistry *registry,
                                 const char *input,
                                 const TrackerHints *hints,
                                 TrackerDefinition *page_of);
const char *tracker_guess_get_postcode (TrackerGuess *self); /* nullable: of the recipient */
gboolean tracker_guess_asks (TrackerGuess *self, const char *carrier); /* by itself */
TrackerRole tracker_guess_get_role (TrackerGuess *self, guint index);
void tracker_guess_set_known (TrackerGuess *self, gboolean known);
