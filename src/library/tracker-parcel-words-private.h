/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tracker-parcel-data.h"

/* What is said of a parcel depends on these alone. Borrowed. */
typedef struct
{
  TrackerParcelData *data; /* (nullable) its row has not come yet */
  const char *title;
  const char *route_label;   /* (nullable) */
  const char *carrier_names; /* (nullable) */
  gint64 now_s;
} TrackerParcelWords;

char *tracker_parcel_words_dup_last_words (const TrackerParcelWords *self);
char *tracker_parcel_words_dup_last_ago (const TrackerParcelWords *self);
char *tracker_parcel_words_dup_added_label (const TrackerParcelWords *self);
char *tracker_parcel_words_dup_days_label (const TrackerParcelWords *self);
char *tracker_parcel_words_dup_trouble_label (const TrackerParcelWords *self);
char *tracker_parcel_words_dup_description (const TrackerParcelWords *self);
const char *tracker_parcel_words_get_stage_label (TrackerParcelData *data);
char *tracker_parcel_words_dup_route (TrackerParcelData *data, gboolean as_flags);
