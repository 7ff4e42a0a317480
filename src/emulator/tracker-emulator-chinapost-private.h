/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tracker-emulator-private.h"

#define TRACKER_CHINAPOST "chinapost"
#define TRACKER_CHINAPOST_COOKIE "JSESSIONID"

/* What China Post says, on all of its pages. */
typedef struct
{
  const char *code; /* may be ""; NULL: it does not tell of this */
  const char *english;
  const char *chinese;
  const char *status;
} TrackerChinaPostWords;

const TrackerChinaPostWords *tracker_emulator_chinapost_get_words (const TrackerFact *fact);
GPtrArray *tracker_emulator_chinapost_list (const TrackerEmulatorWorld *world, const char *number);
char *tracker_emulator_chinapost_format_office (const TrackerFact *fact);
gboolean tracker_emulator_chinapost_is_number (const char *number); /* nullable */

char **tracker_emulator_chinapost_list_ems_numbers (const TrackerEmulatorRequest *request);
void tracker_emulator_chinapost_respond_ems (TrackerEmulatorWorld *world,
                                             const TrackerEmulatorRequest *request,
                                             TrackerEmulatorAnswer *answer);
