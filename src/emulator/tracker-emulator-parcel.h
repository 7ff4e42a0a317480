/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

/* What can happen to a parcel, in the order of a journey. Each post has its own words for those it
 * tells of. */
typedef enum
{
  TRACKER_FACT_REGISTERED,     /* announced electronically, nothing handed in yet */
  TRACKER_FACT_POSTED,         /* accepted from the sender */
  TRACKER_FACT_LEFT_OFFICE,    /* left the place of acceptance */
  TRACKER_FACT_SORTED,         /* at a sorting centre, on either side */
  TRACKER_FACT_AT_EXPORT,      /* arrived at the outward office of exchange */
  TRACKER_FACT_EXPORT_CLEARED, /* released by the customs of the origin */
  TRACKER_FACT_DEPARTED,       /* left the outward office of exchange */
  TRACKER_FACT_AT_IMPORT,      /* arrived at the inward office of exchange */
  TRACKER_FACT_CUSTOMS,        /* presented to the customs of the destination */
  TRACKER_FACT_CLEARED,        /* released by them */
  TRACKER_FACT_LEFT_IMPORT,    /* left the inward office of exchange */
  TRACKER_FACT_AT_OFFICE,      /* arrived at the delivery office: ready for pick-up */
  TRACKER_FACT_OUT_FOR_DELIVERY,
  TRACKER_FACT_FAILED_ATTEMPT,
  TRACKER_FACT_DELIVERED,
  TRACKER_FACT_RETURNED, /* on its way back to the sender */
} TrackerFactKind;

#define TRACKER_N_FACT_KINDS (TRACKER_FACT_RETURNED + 1)

/* One parcel of the emulator's world: its number, who knows it and what happens to it and when,
 * past and future. Filled by one thread, then handed to tracker_emulator_set_parcel (), which keeps
 * a copy. */
typedef struct _TrackerEmulatorParcel TrackerEmulatorParcel;

#define TRACKER_TYPE_EMULATOR_PARCEL (tracker_emulator_parcel_get_type ())
GType tracker_emulator_parcel_get_type (void);

/* @carriers: ids, comma-separated ("upugtt,russianpost"); every other post answers that it does not
 * know the number. */
TrackerEmulatorParcel *tracker_emulator_parcel_new (const char *number,
                                                    const char *origin,
                                                    const char *destination,
                                                    const char *carriers);
TrackerEmulatorParcel *tracker_emulator_parcel_copy (const TrackerEmulatorParcel *self);
void tracker_emulator_parcel_free (TrackerEmulatorParcel *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrackerEmulatorParcel, tracker_emulator_parcel_free)

/* The number it has with the last-mile post; it is found by both. */
void tracker_emulator_parcel_set_other_number (TrackerEmulatorParcel *self, const char *number);
void tracker_emulator_parcel_set_weight_g (TrackerEmulatorParcel *self, int weight_g);
/* @at_s: instant, UTC seconds; @offset_s: of the place's wall clock. @place: in English;
 * @local_place: as the place writes itself, nullable;
 * @country: alpha-2; @postcode: nullable. Added in the order they happen. */
void tracker_emulator_parcel_add_fact (TrackerEmulatorParcel *self,
                                       TrackerFactKind kind,
                                       gint64 at_s,
                                       int offset_s,
                                       const char *place,
                                       const char *local_place,
                                       const char *country,
                                       const char *postcode);
/* The fact added last is told from @known_s on (posts report late); without this from its own
 * instant on. */
void tracker_emulator_parcel_set_known_s (TrackerEmulatorParcel *self, gint64 known_s);
const char *tracker_emulator_parcel_get_number (const TrackerEmulatorParcel *self);
