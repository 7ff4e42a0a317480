/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <libsoup/soup.h>

#include "tracker-http.h"
#include "tracker-limiter-private.h"

/* What all requests share. Outlives them: each holds the TrackerHttp that has it. */
typedef struct
{
  SoupSession *session;    /* (owned) */
  TrackerLimiter *limiter; /* (owned) */
  TrackerClock *clock;     /* (owned) */
  gboolean is_gateway;     /* one address stands for all hosts */
} TrackerWire;

/* @response is (transfer none); NULL: cancelled. Called once, on the main context, never from
 * within start. */
typedef void (*TrackerTransferFunc) (TrackerResponse *response, gpointer user_data);

void tracker_transfer_start (const TrackerWire *wire,
                             TrackerRequest *request,
                             TrackerConversation *conversation,
                             GCancellable *cancellable,
                             TrackerTransferFunc func,
                             gpointer user_data);
