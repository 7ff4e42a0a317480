/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#include "tracker-request.h"

/* Compares with a "request" of a file, see exchange.h. */
void exchange_request_check (TrackerRequest *request, JsonObject *expected);
/* Whatever carries one of @secrets says so: net relies on it. */
void exchange_request_check_secrets (TrackerRequest *request, GHashTable *secrets);
/* Whatever carries the number says so: the person is told who learnt it. */
void exchange_request_check_number (TrackerRequest *request, const char *number);
