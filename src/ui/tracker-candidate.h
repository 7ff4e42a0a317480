/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "tracker-guess.h"

/* A code that was seen in a text, and whether it is to be added. Properties (notify): guess
 * (TrackerGuess, construct-only), chosen (boolean, writable), alone (boolean, writable: nothing is
 * there to choose among). */
#define TRACKER_TYPE_CANDIDATE (tracker_candidate_get_type ())
G_DECLARE_FINAL_TYPE (TrackerCandidate, tracker_candidate, TRACKER, CANDIDATE, GObject)

TrackerCandidate *tracker_candidate_new (TrackerGuess *guess, gboolean chosen, gboolean alone);
TrackerGuess *tracker_candidate_get_guess (TrackerCandidate *self);
gboolean tracker_candidate_get_chosen (TrackerCandidate *self);
void tracker_candidate_set_chosen (TrackerCandidate *self, gboolean chosen);
/* (element-type TrackerGuess) -> (element-type TrackerCandidate) */
GPtrArray *tracker_candidate_judge (GPtrArray *guesses);
