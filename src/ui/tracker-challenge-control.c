/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-challenge-control.h"

G_DEFINE_INTERFACE (TrackerChallengeControl, tracker_challenge_control, GTK_TYPE_WIDGET)

static void
tracker_challenge_control_default_init (TrackerChallengeControlInterface *iface)
{
  g_signal_new ("changed", TRACKER_TYPE_CHALLENGE_CONTROL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 0);
}

/**
 * tracker_challenge_control_begin:
 * @self: a control
 * @challenge: of its kind, whose pictures @picture shows already
 * @picture: where it is shown
 *
 * Forgets what was answered before.
 */
void
tracker_challenge_control_begin (TrackerChallengeControl *self,
                                 TrackerChallenge *challenge,
                                 TrackerChallengePicture *picture)
{
  g_return_if_fail (TRACKER_IS_CHALLENGE_CONTROL (self));

  TRACKER_CHALLENGE_CONTROL_GET_IFACE (self)->begin (self, challenge, picture);
}

/**
 * tracker_challenge_control_end:
 * @self: a control
 *
 * Lets the picture alone. May be called without a begin.
 */
void
tracker_challenge_control_end (TrackerChallengeControl *self)
{
  g_return_if_fail (TRACKER_IS_CHALLENGE_CONTROL (self));

  TRACKER_CHALLENGE_CONTROL_GET_IFACE (self)->end (self);
}

/**
 * tracker_challenge_control_describe:
 * @self: a control
 * @text: what a screen reader says with what has the focus: what became of the answer before; "":
 *   nothing
 *
 * GTK 4.8 cannot announce anything by itself.
 */
void
tracker_challenge_control_describe (TrackerChallengeControl *self, const char *text)
{
  g_return_if_fail (TRACKER_IS_CHALLENGE_CONTROL (self));

  if (TRACKER_CHALLENGE_CONTROL_GET_IFACE (self)->describe != NULL)
    TRACKER_CHALLENGE_CONTROL_GET_IFACE (self)->describe (self, text);
}

/**
 * tracker_challenge_control_set_busy:
 * @self: a control
 * @busy: whether the post is being waited for: the answer cannot be changed
 *
 * What was answered stays to be seen.
 */
void
tracker_challenge_control_set_busy (TrackerChallengeControl *self, gboolean busy)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkRoot *root;
  GtkWidget *focus;

  g_return_if_fail (TRACKER_IS_CHALLENGE_CONTROL (self));

  root = gtk_widget_get_root (widget);
  focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  /* GTK 4.8 warns of a field that becomes insensitive with the focus in it. */
  if (busy && focus != NULL && gtk_widget_is_ancestor (focus, widget))
    gtk_root_set_focus (root, NULL);
  gtk_widget_set_sensitive (widget, !busy);
}

/**
 * tracker_challenge_control_get_ready:
 * @self: a control
 *
 * Returns: whether there is an answer that may be worth sending
 */
gboolean
tracker_challenge_control_get_ready (TrackerChallengeControl *self)
{
  g_return_val_if_fail (TRACKER_IS_CHALLENGE_CONTROL (self), FALSE);

  return TRACKER_CHALLENGE_CONTROL_GET_IFACE (self)->get_ready (self);
}

/**
 * tracker_challenge_control_dup_solution:
 * @self: a control
 *
 * Returns: (transfer full): what the person answered, ready or not
 */
TrackerSolution *
tracker_challenge_control_dup_solution (TrackerChallengeControl *self)
{
  g_return_val_if_fail (TRACKER_IS_CHALLENGE_CONTROL (self), NULL);

  return TRACKER_CHALLENGE_CONTROL_GET_IFACE (self)->dup_solution (self);
}

/**
 * tracker_challenge_control_say_changed:
 * @self: a control
 *
 * For controls: emits "changed".
 */
void
tracker_challenge_control_say_changed (TrackerChallengeControl *self)
{
  g_return_if_fail (TRACKER_IS_CHALLENGE_CONTROL (self));

  g_signal_emit_by_name (self, "changed");
}
