/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "tracker-challenge-picture.h"
#include "tracker-challenge.h"

/* How a person answers one kind of challenge: by typing, by moving, by clicking. A control is a
 * widget below the picture that may also listen to the picture. Enter in it activates
 * "sitting.send". Signal "changed": the answer is another one. */
#define TRACKER_TYPE_CHALLENGE_CONTROL (tracker_challenge_control_get_type ())
G_DECLARE_INTERFACE (TrackerChallengeControl,
                     tracker_challenge_control,
                     TRACKER,
                     CHALLENGE_CONTROL,
                     GtkWidget)

struct _TrackerChallengeControlInterface
{
  GTypeInterface parent_interface;

  void (*begin) (TrackerChallengeControl *self,
                 TrackerChallenge *challenge,
                 TrackerChallengePicture *picture);
  void (*end) (TrackerChallengeControl *self);
  void (*describe) (TrackerChallengeControl *self, const char *text); /* nullable: none needed */
  gboolean (*get_ready) (TrackerChallengeControl *self);
  TrackerSolution *(*dup_solution) (TrackerChallengeControl *self);
};

void tracker_challenge_control_begin (TrackerChallengeControl *self,
                                      TrackerChallenge *challenge,
                                      TrackerChallengePicture *picture);
void tracker_challenge_control_end (TrackerChallengeControl *self);
void tracker_challenge_control_describe (TrackerChallengeControl *self, const char *text);
void tracker_challenge_control_set_busy (TrackerChallengeControl *self, gboolean busy);
gboolean tracker_challenge_control_get_ready (TrackerChallengeControl *self);
TrackerSolution *tracker_challenge_control_dup_solution (TrackerChallengeControl *self);
void tracker_challenge_control_say_changed (TrackerChallengeControl *self);
