/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "tracker-sitting.h"

/* What the dialog of the direct check shows: a sitting with each post that wants a human, made by
 * tracker_library_create_direct_check (). Closing it, or the last unref, cancels everything; what
 * is known stays known.
 *
 * Properties (notify): sittings (GListModel of TrackerSitting), opening (boolean). */
#define TRACKER_TYPE_DIRECT_CHECK (tracker_direct_check_get_type ())
G_DECLARE_FINAL_TYPE (TrackerDirectCheck, tracker_direct_check, TRACKER, DIRECT_CHECK, GObject)

/* @parcel_id: those carriers of this parcel that wait for a person or have a check at all, its own
 * turn first in each sitting, then every other parcel that waits for the same post; 0: every parcel
 * that waits. @carrier: (nullable) this carrier of the parcel first (the first sitting). No
 * sittings: nobody waits. */
void tracker_direct_check_open_async (TrackerDirectCheck *self,
                                      gint64 parcel_id,
                                      const char *carrier,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
gboolean
tracker_direct_check_open_finish (TrackerDirectCheck *self, GAsyncResult *result, GError **error);
GListModel *tracker_direct_check_get_sittings (TrackerDirectCheck *self); /* (transfer none) */
void tracker_direct_check_close (TrackerDirectCheck *self);
