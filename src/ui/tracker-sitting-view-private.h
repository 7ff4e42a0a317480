/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tracker-challenge-view.h"
#include "tracker-sitting-end.h"
#include "tracker-sitting-lookup.h"
#include "tracker-sitting-view.h"

struct _TrackerSittingView
{
  AdwBin parent_instance;

  AdwClamp *clamp;                      /* (template) */
  GtkWidget *head;                      /* (template) */
  GtkLabel *reason_label;               /* (template) */
  GtkLabel *title_label;                /* (template) */
  GtkLabel *number_label;               /* (template) */
  GtkLabel *batch_label;                /* (template) */
  GtkLabel *position_label;             /* (template) */
  GtkStack *stack;                      /* (template) */
  GtkWidget *notice_box;                /* (template) */
  GtkImage *notice_image;               /* (template) */
  GtkLabel *notice_label;               /* (template) */
  TrackerChallengeView *challenge_view; /* (template) */
  GtkWidget *skip_button;               /* (template) */
  TrackerSittingEnd *failed;            /* (template) */
  TrackerSittingLookup *lookup;         /* (template) */
  TrackerSittingEnd *done;              /* (template) */
  GtkListBox *results_list;             /* (template) */

  TrackerSitting *sitting; /* (owned) */
  char *next_name;         /* (owned) (nullable) the post that is next */
  gint64 parcel_id;        /* whose turn is shown; 0: none yet */
  gboolean is_looking_up;  /* the person wanted to, though there is a picture */
};

/* What the sitting says. */
void tracker_sitting_view_show_parcel (TrackerSittingView *self);
void tracker_sitting_view_show_notice (TrackerSittingView *self);
void tracker_sitting_view_show_failed (TrackerSittingView *self);
void tracker_sitting_view_show_done (TrackerSittingView *self);
