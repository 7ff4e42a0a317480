/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "emulator-client.h"
#include "tracker-ask.h"
#include "tracker-http.h"

/* Definitions that ask the emulator, over real TLS. */

/* @folder: of "data". */
TrackerDefinition *load_definition (const char *folder, const char *carrier);
TrackerHttp *new_http (Fixture *fixture);
TrackerResponse *
send_request (TrackerHttp *http, TrackerRequest *request, TrackerConversation *conversation);
