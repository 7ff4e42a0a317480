/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tracker-carrier-list-private.h"
#include "tracker-library-services.h"
#include "tracker-parcel-pool-private.h"

TrackerStore *tracker_library_get_store (TrackerLibrary *self);
TrackerRegistry *tracker_library_get_registry (TrackerLibrary *self);
TrackerMonitor *tracker_library_get_monitor (TrackerLibrary *self);
TrackerSecrets *tracker_library_get_secrets (TrackerLibrary *self);
TrackerParcelPool *tracker_library_get_pool (TrackerLibrary *self);
const char *tracker_library_get_home_country (TrackerLibrary *self);
TrackerCarrierChoices *tracker_library_get_choices (TrackerLibrary *self);
TrackerCarrierList *tracker_library_get_carrier_list (TrackerLibrary *self);
gboolean tracker_library_get_asks_at_once (TrackerLibrary *self);
TrackerClock *tracker_library_get_clock (TrackerLibrary *self);
void tracker_library_tell_news (TrackerLibrary *self, const char *text);

/* A verb that answers nothing but done: the task to hand to tracker_library_on_store_done_cb(). */
GTask *tracker_library_start_verb (TrackerLibrary *self,
                                   gpointer tag,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
void tracker_library_on_store_done_cb (GObject *source, GAsyncResult *result, gpointer user_data);

/* Needs. */
gboolean tracker_library_check_needs (TrackerLibrary *self,
                                      const char *const *carriers,
                                      GHashTable *needs,
                                      GError **error); /* G_IO_ERROR_INVALID_ARGUMENT */
GHashTable *tracker_library_dup_known_needs (TrackerLibrary *self,
                                             const char *const *carriers,
                                             const char *postcode,
                                             GHashTable *given);
/* The person says that codes such as @number are of @carrier. */
void tracker_library_note_choice (TrackerLibrary *self, const char *number, const char *carrier);
