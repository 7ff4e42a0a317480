/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "monitor-kit.h"

#include "tracker-leg.h"
#include "tracker-library-services.h"

/* A library on a real store, its posts played by the emulator. */
typedef struct
{
  Watch *watch;
  TrackerLibrary *library;
} Shelf;

Shelf *shelf_new (const WatchOptions *options); /* nullable */
void shelf_free (Shelf *shelf);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Shelf, shelf_free)

/* Runs a verb that answers nothing but done, and waits. */
#define SHELF_TRY(shelf, error, verb, ...)                                                         \
  ({                                                                                               \
    GAsyncResult *slot_ = NULL;                                                                    \
    verb ((shelf)->library, __VA_ARGS__, tracker_test_result_cb, &slot_);                          \
    shelf_finish ((shelf), &slot_, (error));                                                       \
  })
#define SHELF_RUN(shelf, verb, ...) g_assert_true (SHELF_TRY (shelf, NULL, verb, __VA_ARGS__))
gboolean shelf_finish (Shelf *shelf, GAsyncResult **slot, GError **error);

GPtrArray *shelf_guess (Shelf *shelf, const char *text); /* (element-type TrackerGuess) */
/* Adds every code of a text; (transfer full) (element-type TrackerParcel) */
GPtrArray *
shelf_add (Shelf *shelf, const char *text, const TrackerAddOptions *options, guint *n_existed);
TrackerParcelList *shelf_list (Shelf *shelf); /* once its ids have come */
void shelf_settle (Shelf *shelf);             /* what has changed has come through the models */
char *shelf_dup (gpointer object, const char *property);
GPtrArray *
shelf_add_to (Shelf *shelf, const char *number, const char *carrier); /* that one alone */
void shelf_refresh (Shelf *shelf, gint64 id, GError **error);
/* The page of a parcel, once its legs are shown. */
TrackerJourney *shelf_open_journey (Shelf *shelf, gint64 id);
TrackerLeg *shelf_get_leg (TrackerJourney *journey, guint index);
gboolean shelf_get_flag (gpointer object, const char *property);
