/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tracker-captcha.h"
#include "tracker-sitting-private.h"
#include "ui-host.h"

/* Challenges as the emulator's posts draw them, and sittings that stand in any state without a post
 * to talk to. */

/* @reason, and what belongs to a challenge of that kind; pictures are decoded. */
typedef struct
{
  TrackerChallenge *challenge; /* (owned) */
  TrackerPicture *picture;     /* (owned) */
  TrackerPicture *piece;       /* (owned) (nullable) */
  TrackerPicture *prompt;      /* (owned) (nullable) */
} CheckTask;

CheckTask *check_task_new (TrackerChallengeKind kind, TrackerChallengeReason reason);
void check_task_free (CheckTask *task);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CheckTask, check_task_free)
TrackerPicture *check_picture_new (int width, int height); /* plain grey */

/* A sitting with @n_parcels of the store. It is in no state yet. */
TrackerSitting *check_sitting_new (UiKit *kit, const char *carrier, guint n_parcels);
void check_sitting_ask (TrackerSitting *sitting,
                        TrackerChallengeKind kind,
                        TrackerChallengeReason reason);
void check_sitting_fail (TrackerSitting *sitting, TrackerSittingState state, const char *problem);
/* Ends the turn as if the post had told of @n_events. */
void check_sitting_end_turn (TrackerSitting *sitting, TrackerOutcome outcome, guint n_events);

GtkWidget *check_find_named (GtkWidget *root, const char *label); /* a mapped button; nullable */
gboolean check_press (GtkWidget *root, const char *label);        /* FALSE: it cannot be pressed */
