/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-challenge-frame.h"

#define LEAST_WIDTH 96

struct _TrackerChallengeFrame
{
  GtkWidget parent_instance;

  GtkWidget *scroller;              /* its only child */
  TrackerChallengePicture *picture; /* in it */
};

G_DEFINE_FINAL_TYPE (TrackerChallengeFrame, tracker_challenge_frame, GTK_TYPE_WIDGET)

static GtkSizeRequestMode
tracker_challenge_frame_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* A scrolled window asks its child for a height without saying how wide it will be, so the picture
 * is asked here. */
static void
tracker_challenge_frame_measure (GtkWidget *widget,
                                 GtkOrientation orientation,
                                 int for_size,
                                 int *minimum,
                                 int *natural,
                                 int *minimum_baseline,
                                 int *natural_baseline)
{
  TrackerChallengeFrame *self = TRACKER_CHALLENGE_FRAME (widget);
  int least, likes, ignored;

  gtk_widget_measure (self->scroller, orientation, -1, &ignored, NULL, NULL, NULL);
  gtk_widget_measure (GTK_WIDGET (self->picture), GTK_ORIENTATION_HORIZONTAL, -1, &least, &likes,
                      NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MIN (least, LEAST_WIDTH);
      *natural = likes;
      return;
    }

  gtk_widget_measure (GTK_WIDGET (self->picture), GTK_ORIENTATION_VERTICAL,
                      for_size >= 0 ? MAX (for_size, least) : -1, minimum, natural, NULL, NULL);
}

static void
tracker_challenge_frame_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  gtk_widget_allocate (TRACKER_CHALLENGE_FRAME (widget)->scroller, width, height, -1, NULL);
}

static void
tracker_challenge_frame_dispose (GObject *object)
{
  g_clear_pointer (&TRACKER_CHALLENGE_FRAME (object)->scroller, gtk_widget_unparent);

  G_OBJECT_CLASS (tracker_challenge_frame_parent_class)->dispose (object);
}

static void
tracker_challenge_frame_class_init (TrackerChallengeFrameClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tracker_challenge_frame_dispose;
  widget_class->get_request_mode = tracker_challenge_frame_get_request_mode;
  widget_class->measure = tracker_challenge_frame_measure;
  widget_class->size_allocate = tracker_challenge_frame_size_allocate;
}

static void
tracker_challenge_frame_init (TrackerChallengeFrame *self)
{
  GtkWidget *viewport = gtk_viewport_new (NULL, NULL);

  self->picture = TRACKER_CHALLENGE_PICTURE (tracker_challenge_picture_new ());
  gtk_viewport_set_scroll_to_focus (GTK_VIEWPORT (viewport), FALSE);
  gtk_viewport_set_child (GTK_VIEWPORT (viewport), GTK_WIDGET (self->picture));
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_EXTERNAL);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), viewport);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  /* Left stays left, in every language. */
  gtk_widget_set_direction (self->scroller, GTK_TEXT_DIR_LTR);
}

/**
 * tracker_challenge_frame_get_picture:
 * @self: a frame
 *
 * Returns: (transfer none): the picture in it
 */
TrackerChallengePicture *
tracker_challenge_frame_get_picture (TrackerChallengeFrame *self)
{
  g_return_val_if_fail (TRACKER_IS_CHALLENGE_FRAME (self), NULL);

  return self->picture;
}
