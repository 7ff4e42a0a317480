/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "tracker-guess.h"

/* A code that was seen in a text, and whether it is to be added. Properties (notify): guess
 * (TrackerGuess, construct-only), chosen (boolean, writable), alone (boolean, writable: nothing is
 * there to choose among), carriers (strv, writable: who is asked; NULL: whom the guess asks). */
#define TRACKER_TYPE_CANDIDATE (tracker_candidate_get_type ())
G_DECLARE_FINAL_TYPE (TrackerCandidate, tracker_candidate, TRACKER, CANDIDATE, GObject)

TrackerCandidate *tracker_candidate_new (TrackerGuess *guess, gboolean chosen, gboolean alone);
TrackerGuess *tracker_candidate_get_guess (TrackerCandidate *self);
gboolean tracker_candidate_get_chosen (TrackerCandidate *self);
void tracker_candidate_set_chosen (TrackerCandidate *self, gboolean chosen);
/* (transfer full) who is asked: whom the person chose, else whom the guess asks */
GStrv tracker_candidate_dup_carriers (TrackerCandidate *self);
void tracker_candidate_set_carriers (TrackerCandidate *self, const char *const *carriers);
gboolean tracker_candidate_is_corrected (TrackerCandidate *self); /* the person chose */
gboolean tracker_candidate_is_guessed (TrackerCandidate *self, const char *carrier);
/* (element-type TrackerGuess) -> (element-type TrackerCandidate) */
GPtrArray *tracker_candidate_judge (GPtrArray *guesses);
