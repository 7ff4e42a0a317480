/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#include "tracker-report.h"

/* Compares what the file says; what it does not say is not looked at. Unknown keys fail. */
void exchange_report_check (TrackerReport *report, JsonObject *expected);
/* What holds of every report whatever was answered. */
void exchange_report_check_invariants (TrackerReport *report);
