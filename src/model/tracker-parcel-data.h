/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

#include "tracker-event.h"
#include "tracker-outcome.h"
#include "tracker-report.h"
#include "tracker-stage.h"

/* All that a row shows of one parcel, as the store had it at one instant. Immutable once built,
 * atomically counted. */
typedef struct _TrackerParcelData TrackerParcelData;
#define TRACKER_TYPE_PARCEL_DATA (tracker_parcel_data_get_type ())
GType tracker_parcel_data_get_type (void);

#define TRACKER_PARCEL_NAME_MAX_CHARS 200
#define TRACKER_PARCEL_NOTE_MAX_CHARS 10000

TrackerParcelData *tracker_parcel_data_new (gint64 id, const char *uuid, const char *number);
void tracker_parcel_data_set_words (TrackerParcelData *self,
                                    const char *name,
                                    const char *note); /* nullable */
void tracker_parcel_data_set_folder (TrackerParcelData *self,
                                     gint64 folder_id,
                                     const char *folder_name); /* 0, NULL: none */
void tracker_parcel_data_set_stage (TrackerParcelData *self, TrackerStage stage);
void tracker_parcel_data_set_countries (TrackerParcelData *self,
                                        const char *origin,
                                        const char *destination);
void tracker_parcel_data_set_last_event (TrackerParcelData *self,
                                         TrackerEvent *last_event); /* nullable */
void tracker_parcel_data_set_counts (TrackerParcelData *self, int n_events, int n_unseen);
void tracker_parcel_data_set_dates (TrackerParcelData *self,
                                    gint64 added_s,
                                    gint64 archived_s,
                                    gint64 first_event_s,
                                    gint64 asked_s,
                                    gint64 answered_s);
void tracker_parcel_data_set_carriers (TrackerParcelData *self, const char *const *carriers);
void tracker_parcel_data_set_trouble (
    TrackerParcelData *self,
    TrackerOutcome trouble); /* worst last outcome of its legs worth a sign */
void
tracker_parcel_data_set_fact (TrackerParcelData *self, TrackerReportFact fact, const char *value);
void tracker_parcel_data_set_plan (TrackerParcelData *self,
                                   const TrackerTime *deadline,
                                   const TrackerTime *expected_from,
                                   const TrackerTime *expected_until);
void tracker_parcel_data_set_silent (TrackerParcelData *self, gboolean is_silent);
void tracker_parcel_data_set_needs (TrackerParcelData *self, GHashTable *needs); /* nullable */

TrackerParcelData *tracker_parcel_data_ref (TrackerParcelData *self);
void tracker_parcel_data_unref (TrackerParcelData *self);
gint64 tracker_parcel_data_get_id (const TrackerParcelData *self);
const char *tracker_parcel_data_get_uuid (const TrackerParcelData *self);
const char *tracker_parcel_data_get_number (
    const TrackerParcelData *self); /* normalised; "" if not shipped yet */
const char *tracker_parcel_data_get_name (const TrackerParcelData *self); /* nullable */
const char *tracker_parcel_data_get_note (const TrackerParcelData *self); /* nullable */
gint64 tracker_parcel_data_get_folder_id (const TrackerParcelData *self);
const char *tracker_parcel_data_get_folder_name (const TrackerParcelData *self);
TrackerStage tracker_parcel_data_get_stage (const TrackerParcelData *self);
const char *tracker_parcel_data_get_origin (const TrackerParcelData *self); /* alpha-2, nullable */
const char *
tracker_parcel_data_get_destination (const TrackerParcelData *self); /* alpha-2, nullable */
TrackerEvent *tracker_parcel_data_get_last_event (const TrackerParcelData *self); /* nullable */
int tracker_parcel_data_get_n_events (const TrackerParcelData *self);
int tracker_parcel_data_get_n_unseen (const TrackerParcelData *self);
gint64 tracker_parcel_data_get_added_s (const TrackerParcelData *self);
gint64 tracker_parcel_data_get_archived_s (const TrackerParcelData *self);    /* 0: not archived */
gint64 tracker_parcel_data_get_first_event_s (const TrackerParcelData *self); /* 0: none */
gint64
tracker_parcel_data_get_asked_s (const TrackerParcelData *self); /* last ask of any leg; 0: never */
gint64 tracker_parcel_data_get_answered_s (const TrackerParcelData *self);
const char *const *
tracker_parcel_data_get_carriers (const TrackerParcelData *self); /* ids by leg, never NULL */
TrackerOutcome
tracker_parcel_data_get_trouble (const TrackerParcelData *self); /* NONE: all is well */
const char *tracker_parcel_data_get_fact (const TrackerParcelData *self, TrackerReportFact fact);
const TrackerTime *tracker_parcel_data_get_deadline (const TrackerParcelData *self);
const TrackerTime *tracker_parcel_data_get_expected_from (const TrackerParcelData *self);
const TrackerTime *tracker_parcel_data_get_expected_until (const TrackerParcelData *self);
gboolean
tracker_parcel_data_get_is_silent (const TrackerParcelData *self); /* nobody is asked about it */
GHashTable *tracker_parcel_data_get_needs (
    const TrackerParcelData *self); /* key -> value, never to be changed; NULL: none */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrackerParcelData, tracker_parcel_data_unref)
