/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tracker-carrier-health.h"

/* What is said of one carrier; borrowed, NULL: "". */
typedef struct
{
  const char *carrier;
  const char *carrier_name;
  const char *state;
  const char *headline;
  const char *last_success;
  const char *last_failure;
  const char *next_try;
  const char *remedy;
  const char *codes;
  const char *page;
  const char *report;
} TrackerHealthTexts;

TrackerCarrierHealth *tracker_carrier_health_new (const TrackerHealthTexts *texts);
