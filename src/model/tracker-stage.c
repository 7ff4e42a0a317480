/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tracker-stage.h"

#include <glib/gi18n-lib.h>

#include "tracker-nick-private.h"

static const char *const stage_nicks[] = {
  "unknown",   "registered",     "accepted",        "in_transit", "export",
  "import",    "customs",        "customs_cleared", "arrived",    "out_for_delivery",
  "delivered", "failed_attempt", "returned",        "exception",
};
G_STATIC_ASSERT (G_N_ELEMENTS (stage_nicks) == TRACKER_N_STAGES);

static const char *const stage_labels[] = {
  N_ ("No news yet"),
  N_ ("Registered"),
  N_ ("Accepted"),
  N_ ("On the way"),
  N_ ("Leaving the country"),
  N_ ("In the destination country"),
  N_ ("At customs"),
  N_ ("Through customs"),
  N_ ("Ready for pick-up"),
  N_ ("Out for delivery"),
  N_ ("Delivered"),
  N_ ("Delivery failed"),
  N_ ("Returning"),
  N_ ("Problem"),
};
G_STATIC_ASSERT (G_N_ELEMENTS (stage_labels) == TRACKER_N_STAGES);

/* Shares of a usual journey between two countries, in steps that a person sees on a short line. The
 * last three stand where the parcel usually is when it happens. */
static const double stage_progress[] = {
  0.0, 0.05, 0.15, 0.3, 0.4, 0.6, 0.65, 0.7, 0.9, 0.95, 1.0, 0.9, 0.9, 0.5,
};
G_STATIC_ASSERT (G_N_ELEMENTS (stage_progress) == TRACKER_N_STAGES);

static TrackerStage
sanitize (TrackerStage stage)
{
  return (int) stage >= 0 && stage < TRACKER_N_STAGES ? stage : TRACKER_STAGE_UNKNOWN;
}

/**
 * tracker_stage_to_nick:
 * @stage: a stage
 *
 * Returns: (transfer none): the word for JSON, SQL and definitions
 */
const char *
tracker_stage_to_nick (TrackerStage stage)
{
  return tracker_nick_get (stage_nicks, G_N_ELEMENTS (stage_nicks), (int) stage);
}

/**
 * tracker_stage_from_nick:
 * @nick: (nullable): a word as of tracker_stage_to_nick()
 * @stage: (out): left alone if there is no such stage
 *
 * Returns: whether @nick names a stage
 */
gboolean
tracker_stage_from_nick (const char *nick, TrackerStage *stage)
{
  int value;

  if (!tracker_nick_find (stage_nicks, G_N_ELEMENTS (stage_nicks), nick, &value))
    return FALSE;

  *stage = (TrackerStage) value;
  return TRUE;
}

/**
 * tracker_stage_is_final:
 * @stage: a stage
 *
 * Returns: whether no more is to be expected: the parcel is delivered
 */
gboolean
tracker_stage_is_final (TrackerStage stage)
{
  return stage == TRACKER_STAGE_DELIVERED;
}

/**
 * tracker_stage_needs_attention:
 * @stage: a stage
 *
 * Returns: whether the person should do something: a delivery failed, the parcel goes back, or
 * something is wrong
 */
gboolean
tracker_stage_needs_attention (TrackerStage stage)
{
  return stage == TRACKER_STAGE_FAILED_ATTEMPT || stage == TRACKER_STAGE_RETURNED
         || stage == TRACKER_STAGE_EXCEPTION;
}

/**
 * tracker_stage_get_progress:
 * @stage: a stage
 *
 * Returns: the share of the way done, from 0.0 to 1.0
 */
double
tracker_stage_get_progress (TrackerStage stage)
{
  return stage_progress[sanitize (stage)];
}

/**
 * tracker_stage_get_label:
 * @stage: a stage
 *
 * Returns: (transfer none): short words for people, in the reader's language
 */
const char *
tracker_stage_get_label (TrackerStage stage)
{
  return _ (stage_labels[sanitize (stage)]);
}
