/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

/* Smart folders are queries with a name, not rows. */
typedef enum
{
  TRACKER_SMART_ALL = 0, /* all but archived */
  TRACKER_SMART_ON_THE_WAY,
  TRACKER_SMART_READY,     /* arrived */
  TRACKER_SMART_ATTENTION, /* failed attempt, returned, exception; a post that wants to see a person
                              or credentials; a failed check digit never */
  TRACKER_SMART_DELIVERED,
  TRACKER_SMART_ARCHIVE,
  TRACKER_SMART_EVERYTHING, /* archived ones too: command line, import */
} TrackerSmart;
#define TRACKER_N_SMARTS (TRACKER_SMART_EVERYTHING + 1)

const char *tracker_smart_to_nick (TrackerSmart smart); /* "all" "on-the-way" "ready" "attention"
                                                           "delivered" "archive" "everything" */
gboolean tracker_smart_from_nick (const char *nick, TrackerSmart *smart);

typedef enum
{
  TRACKER_SORT_ACTIVITY = 0, /* last event, else added; newest first */
  TRACKER_SORT_ADDED,
  TRACKER_SORT_NAME,
} TrackerSort;
const char *tracker_smart_get_label (TrackerSmart smart); /* translated */
