/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-stage-look-private.h"

static const char *const icon_names[TRACKER_N_STAGES] = {
  [TRACKER_STAGE_UNKNOWN] = "tracker-stage-unknown-symbolic",
  [TRACKER_STAGE_REGISTERED] = "tracker-stage-registered-symbolic",
  [TRACKER_STAGE_ACCEPTED] = "tracker-stage-accepted-symbolic",
  [TRACKER_STAGE_IN_TRANSIT] = "tracker-stage-in-transit-symbolic",
  [TRACKER_STAGE_EXPORT] = "tracker-stage-export-symbolic",
  [TRACKER_STAGE_IMPORT] = "tracker-stage-import-symbolic",
  [TRACKER_STAGE_CUSTOMS] = "tracker-stage-customs-symbolic",
  [TRACKER_STAGE_CUSTOMS_CLEARED] = "tracker-stage-customs-cleared-symbolic",
  [TRACKER_STAGE_ARRIVED] = "tracker-stage-arrived-symbolic",
  [TRACKER_STAGE_OUT_FOR_DELIVERY] = "tracker-stage-out-for-delivery-symbolic",
  [TRACKER_STAGE_DELIVERED] = "tracker-stage-delivered-symbolic",
  [TRACKER_STAGE_FAILED_ATTEMPT] = "tracker-stage-failed-attempt-symbolic",
  [TRACKER_STAGE_RETURNED] = "tracker-stage-returned-symbolic",
  [TRACKER_STAGE_EXCEPTION] = "tracker-stage-exception-symbolic",
};

/**
 * tracker_stage_get_icon_name:
 * @stage: a stage
 *
 * The symbolic icon of a stage; the icons are in the program's own resource.
 *
 * Returns: (transfer none): an icon name
 */
const char *
tracker_stage_get_icon_name (TrackerStage stage)
{
  g_return_val_if_fail (stage < TRACKER_N_STAGES, icon_names[0]);

  return icon_names[stage];
}

/**
 * tracker_stage_get_style_class:
 * @stage: a stage
 *
 * The style class that gives a stage its colour. Colour is never the only sign: icon and words
 * stand beside it.
 *
 * Returns: (transfer none): a CSS class
 */
const char *
tracker_stage_get_style_class (TrackerStage stage)
{
  switch (stage)
    {
    case TRACKER_STAGE_UNKNOWN:
    case TRACKER_STAGE_REGISTERED:
      return "stage-waiting";
    case TRACKER_STAGE_ARRIVED:
    case TRACKER_STAGE_OUT_FOR_DELIVERY:
      return "stage-ready";
    case TRACKER_STAGE_DELIVERED:
      return "stage-delivered";
    case TRACKER_STAGE_FAILED_ATTEMPT:
    case TRACKER_STAGE_RETURNED:
    case TRACKER_STAGE_EXCEPTION:
      return "stage-trouble";
    default:
      return "stage-moving";
    }
}
