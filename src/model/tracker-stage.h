/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

/* Where a parcel stands. Declared in the order of a journey; the last three are off the way. */
typedef enum
{
  TRACKER_STAGE_UNKNOWN = 0, /* nothing said yet, or a code that no table knows */
  TRACKER_STAGE_REGISTERED,
  TRACKER_STAGE_ACCEPTED,
  TRACKER_STAGE_IN_TRANSIT,
  TRACKER_STAGE_EXPORT,
  TRACKER_STAGE_IMPORT,
  TRACKER_STAGE_CUSTOMS,
  TRACKER_STAGE_CUSTOMS_CLEARED,
  TRACKER_STAGE_ARRIVED, /* ready for pick-up */
  TRACKER_STAGE_OUT_FOR_DELIVERY,
  TRACKER_STAGE_DELIVERED,
  TRACKER_STAGE_FAILED_ATTEMPT,
  TRACKER_STAGE_RETURNED,
  TRACKER_STAGE_EXCEPTION,
} TrackerStage;

#define TRACKER_N_STAGES (TRACKER_STAGE_EXCEPTION + 1)

const char *tracker_stage_to_nick (TrackerStage stage); /* "in_transit": JSON, SQL, definitions */
gboolean tracker_stage_from_nick (const char *nick, TrackerStage *stage);
gboolean tracker_stage_is_final (TrackerStage stage); /* delivered */
gboolean
tracker_stage_needs_attention (TrackerStage stage); /* failed_attempt, returned, exception */
/* Share of the way done, 0.0 .. 1.0, for the thin progress line of a row. */
double tracker_stage_get_progress (TrackerStage stage);
/* Short words for people, translated ("On the way"); (transfer none). */
const char *tracker_stage_get_label (TrackerStage stage);
