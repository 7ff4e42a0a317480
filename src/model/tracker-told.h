/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

/* That a host was told a number. Immutable once built, atomically counted. */
typedef struct _TrackerTold TrackerTold;
#define TRACKER_TYPE_TOLD (tracker_told_get_type ())
GType tracker_told_get_type (void);

TrackerTold *
tracker_told_new (const char *host, const char *carrier, const char *number, gint64 at_s);
void tracker_told_set_times (TrackerTold *self, gint64 first_s, gint64 last_s, int n);
void tracker_told_set_parcel_id (TrackerTold *self, gint64 parcel_id);

TrackerTold *tracker_told_ref (TrackerTold *self);
void tracker_told_unref (TrackerTold *self);
const char *tracker_told_get_host (const TrackerTold *self);
const char *tracker_told_get_carrier (const TrackerTold *self); /* who asked there last */
const char *tracker_told_get_number (const TrackerTold *self);
gint64 tracker_told_get_first_s (const TrackerTold *self);
gint64 tracker_told_get_last_s (const TrackerTold *self);
int tracker_told_get_n (const TrackerTold *self);            /* times */
gint64 tracker_told_get_parcel_id (const TrackerTold *self); /* 0: of no parcel there is */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrackerTold, tracker_told_unref)
