/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <libsoup/soup.h>

#include "tracker-http.h"
#include "tracker-redirect-private.h"

SoupMessage *tracker_message_new (const TrackerHop *hop,
                                  const TrackerRequest *request,
                                  TrackerConversation *conversation,
                                  gboolean is_gateway,
                                  const char **problem);
TrackerResponse *tracker_message_to_response (SoupMessage *message, GBytes *body);
TrackerResponse *tracker_message_error_to_response (const GError *error);
