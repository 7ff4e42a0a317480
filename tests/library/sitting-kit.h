/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "library-kit.h"

#define LETTER "RB123456785CN"

/* A direct check, and a person before it. */
typedef struct
{
  Shelf *shelf;
  TrackerDirectCheck *direct;
  GPtrArray *sittings; /* (element-type TrackerSitting) */
  GString *story;      /* the states that the sittings came to, "loading asking " */
} Desk;

Desk *desk_new (Shelf *shelf, gint64 parcel_id, const char *carrier);
void desk_free (Desk *desk);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Desk, desk_free)
guint desk_count (Desk *desk);
TrackerSitting *desk_sit (Desk *desk, guint index); /* (transfer none) */
/* A parcel of which the carrier, asked by itself, wanted a person. */
gint64 desk_add_waiting (Shelf *shelf, const char *number, const char *name, const char *carrier);

void desk_await (TrackerSitting *sitting, TrackerSittingState state);
void desk_await_place (TrackerSitting *sitting, int position); /* and its challenge */
void desk_await_total (TrackerSitting *sitting, int total);
void desk_answer (Desk *desk, TrackerSitting *sitting, gboolean wrong);
void desk_solve (Desk *desk, TrackerSitting *sitting); /* all that it asks */

void assert_text (gpointer object, const char *property, const char *text);
void assert_place (TrackerSitting *sitting, int position, int total, gint64 parcel_id);
void assert_result (TrackerSitting *sitting,
                    guint index,
                    gint64 parcel_id,
                    TrackerOutcome outcome,
                    int n_new);
void assert_n_waiting (Shelf *shelf, int n); /* once it has been counted */
