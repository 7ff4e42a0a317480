/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

/* What a carrier is to a parcel (a leg) or in general (a definition). */
typedef enum
{
  TRACKER_ROLE_BOTH = 0,
  TRACKER_ROLE_ORIGIN,
  TRACKER_ROLE_DESTINATION,
  TRACKER_ROLE_AGGREGATOR,
} TrackerRole;

const char *tracker_role_to_nick (TrackerRole role); /* "origin" */
gboolean tracker_role_from_nick (const char *nick, TrackerRole *role);
