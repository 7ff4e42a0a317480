/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tracker-challenge.h"
#include "tracker-monitor.h"
#include "tracker-picture.h"

/* One direct check: one conversation with one post about the legs of one batch, with a person who
 * answers its challenges. Cookies, hidden fields and the rest live as long as this object; dropping
 * it ends the conversation. Main thread; answers are parsed and pictures decoded in worker threads.
 * One verb at a time.
 *
 *   begin -> a challenge -> answer -> another challenge (wrong, expired) -> answer -> the end
 *
 * At the end the answers are in the store, and, if the post answered, its automatic ways are tried
 * again (tracker_store_resume_carrier_async ()). */
#define TRACKER_TYPE_HUMAN_CHECK (tracker_human_check_get_type ())
G_DECLARE_FINAL_TYPE (TrackerHumanCheck, tracker_human_check, TRACKER, HUMAN_CHECK, GObject)

/* @legs: (element-type TrackerLegData) all of one carrier, no more than
 * tracker_monitor_get_check_batch_async (). */
TrackerHumanCheck *tracker_monitor_create_check (TrackerMonitor *self, GPtrArray *legs);
/* How many numbers one challenge of @carrier serves; 0: Tracker knows no challenge of it. */
void tracker_monitor_get_check_batch_async (TrackerMonitor *self,
                                            const char *carrier,
                                            GCancellable *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer user_data); /* asks the keyring */
int
tracker_monitor_get_check_batch_finish (TrackerMonitor *self, GAsyncResult *result, GError **error);

void tracker_human_check_begin_async (TrackerHumanCheck *self,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
void tracker_human_check_answer_async (TrackerHumanCheck *self,
                                       TrackerSolution *solution,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
void tracker_human_check_renew_async (TrackerHumanCheck *self,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data); /* another picture */
/* TRUE: a challenge is there, or it has ended. Errors: CANCELLED; the store's. */
gboolean tracker_human_check_finish (TrackerHumanCheck *self, GAsyncResult *result, GError **error);

TrackerChallenge *
tracker_human_check_get_challenge (TrackerHumanCheck *self); /* (transfer none) (nullable) */
/* Its pictures, decoded; NULL: the challenge has none such, or it could not be decoded. */
TrackerPicture *
tracker_human_check_get_picture (TrackerHumanCheck *self); /* (transfer none) (nullable) */
TrackerPicture *
tracker_human_check_get_piece (TrackerHumanCheck *self); /* (transfer none) (nullable) */
TrackerPicture *
tracker_human_check_get_prompt (TrackerHumanCheck *self); /* (transfer none) (nullable) */
/* Why one of them is no picture that can be shown (TRACKER_PICTURE_ERROR); NULL: all are fine. */
const GError *tracker_human_check_get_picture_error (TrackerHumanCheck *self);
/* (element-type TrackerReport) one per leg, once it has ended; NULL before. */
GPtrArray *
tracker_human_check_get_reports (TrackerHumanCheck *self); /* (transfer none) (nullable) */
