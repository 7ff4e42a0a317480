/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "tracker-clock.h"
#include "tracker-request.h"
#include "tracker-response.h"

/* HTTP for everyone: one SoupSession on the main thread, a limiter per host, size caps, total
 * time-outs, TLS always verified. HTTPS only, but for loopback. Never fails with a GError but
 * CANCELLED: what went wrong is in the response. */
#define TRACKER_TYPE_HTTP (tracker_http_get_type ())
G_DECLARE_FINAL_TYPE (TrackerHttp, tracker_http, TRACKER, HTTP, GObject)

TrackerHttp *tracker_http_new (TrackerClock *clock);
/* For the demo and tests: every connection goes to @address (a loopback server) whatever the host
 * in the URL, and @authority is trusted besides nothing else. Names are still verified. @authority:
 * PEM text. */
TrackerHttp *tracker_http_new_for_gateway (TrackerClock *clock,
                                           GSocketConnectable *address,
                                           const char *authority,
                                           GError **error);
/* Overrides the politeness of all requests (benchmarks); 0, 0 restores. */
void tracker_http_set_limit (TrackerHttp *self, int at_once, int gap_ms);
/* FALSE: every send answers OFFLINE at once (network monitor says so). */
void tracker_http_set_online (TrackerHttp *self, gboolean online);
gboolean tracker_http_get_online (TrackerHttp *self);

/* Cookies of one conversation (one ask, one direct check): kept apart from all others. */
#define TRACKER_TYPE_CONVERSATION (tracker_conversation_get_type ())
G_DECLARE_FINAL_TYPE (TrackerConversation, tracker_conversation, TRACKER, CONVERSATION, GObject)
TrackerConversation *tracker_conversation_new (void);
/* That a host was sent a request that tells a number (tracker_request_get_tells_number ()). */
typedef struct
{
  char *host; /* (owned) lower case */
  gint64 at_s;
} TrackerTelling;
/* (transfer full) (element-type TrackerTelling): all since the last call, in their order; redirects
 * lead to hosts that learn it too. What never left this machine is not among them. */
GPtrArray *tracker_conversation_steal_tellings (TrackerConversation *self);

void tracker_http_send_async (TrackerHttp *self,
                              TrackerRequest *request,
                              TrackerConversation *conversation,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data); /* @conversation nullable */
TrackerResponse *tracker_http_send_finish (TrackerHttp *self, GAsyncResult *result, GError **error);
/* Numbers for the curious and the tests. */
guint tracker_http_get_n_waiting (TrackerHttp *self);
guint tracker_http_get_n_running (TrackerHttp *self);
