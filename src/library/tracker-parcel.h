/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "tracker-outcome.h"
#include "tracker-parcel-data.h"
#include "tracker-stage.h"

/* One parcel on the main thread: what rows and pages bind to. The same object for the same id while
 * anyone holds it. Made by the library alone. Before its row has come from the store, "loaded" is
 * FALSE and texts are "".
 *
 * Properties (all notify): id (gint64), loaded, uuid, number, pretty-number, title (name, else
 * pretty number), name, note, stage (TrackerStage as int), stage-label, stage-icon (icon name),
 * stage-style (CSS class), progress (0..1), origin, destination (alpha-2), route ("CN -> RU" as
 * flags), route-label (names), last-words, last-ago, added-label, days-label ("12 days on the
 * way"), unseen (boolean), asking (boolean), trouble (TrackerOutcome as int), trouble-label (a
 * sentence, "" if none), archived (boolean), silent
 * (boolean: the network is never asked about it), folder-id, folder-name, description (everything
 * in one sentence, for screen readers). */
#define TRACKER_TYPE_PARCEL (tracker_parcel_get_type ())
G_DECLARE_FINAL_TYPE (TrackerParcel, tracker_parcel, TRACKER, PARCEL, GObject)

gint64 tracker_parcel_get_id (TrackerParcel *self);
gboolean tracker_parcel_get_loaded (TrackerParcel *self);
TrackerParcelData *tracker_parcel_get_data (
    TrackerParcel *self); /* (transfer none) (nullable) the snapshot behind the properties */
const char *tracker_parcel_get_uuid (TrackerParcel *self);
const char *tracker_parcel_get_number (TrackerParcel *self);
const char *tracker_parcel_get_title (TrackerParcel *self);
TrackerStage tracker_parcel_get_stage (TrackerParcel *self);
gboolean tracker_parcel_get_archived (TrackerParcel *self);
gboolean tracker_parcel_get_silent (TrackerParcel *self);
gint64 tracker_parcel_get_folder_id (TrackerParcel *self);
