/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

/* How an answer travels. */
typedef enum
{
  TRACKER_DELIVERY_WHOLE = 0, /* its length is told */
  TRACKER_DELIVERY_CHUNKED,   /* its length is not told */
  TRACKER_DELIVERY_GZIP,      /* packed, if the request allows it */
  TRACKER_DELIVERY_CUT,       /* the connection ends in the middle of the body */
  TRACKER_DELIVERY_CLOSED,    /* the connection ends before a word was said */
} TrackerDelivery;

/* A loopback HTTPS server that plays recorded answers one after the other, whichever of its hosts
 * is asked for whatever, and keeps the requests as they arrived. The last answer is given again and
 * again. Runs in a thread of its own; every function may be called from any thread. */
typedef struct _TrackerPlayer TrackerPlayer;

TrackerPlayer *tracker_player_new (const char *const *hosts, GError **error);
void tracker_player_free (TrackerPlayer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrackerPlayer, tracker_player_free)

GSocketConnectable *
tracker_player_dup_address (TrackerPlayer *self); /* for tracker_http_new_for_gateway () */
const char *tracker_player_get_authority (TrackerPlayer *self); /* PEM text */

/* Forgets answers and requests. */
void tracker_player_clear (TrackerPlayer *self);
void tracker_player_add_answer (TrackerPlayer *self,
                                guint status,
                                const char *content_type,
                                GBytes *body,
                                TrackerDelivery delivery);
/* To the answer that was added last. */
void tracker_player_add_header (TrackerPlayer *self, const char *name, const char *value);
/* (element-type TrackerRequest) since it was cleared, in order; addresses as they were written. */
GPtrArray *tracker_player_dup_requests (TrackerPlayer *self);
