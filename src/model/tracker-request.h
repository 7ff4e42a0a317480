/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

/* One HTTP request as the carrier engine wants it sent: immutable once built, atomically counted.
 */
typedef struct _TrackerRequest TrackerRequest;

#define TRACKER_TYPE_REQUEST (tracker_request_get_type ())
GType tracker_request_get_type (void);

TrackerRequest *tracker_request_new (const char *method, const char *url);
void tracker_request_add_header (
    TrackerRequest *self,
    const char *name,
    const char *value,
    gboolean is_secret); /* a secret header is dropped on a redirect to another host */
void
tracker_request_set_body (TrackerRequest *self,
                          const char *content_type,
                          GBytes *body,
                          gboolean is_secret); /* a secret body is never sent to another host */
void tracker_request_set_url_is_secret (
    TrackerRequest *self,
    gboolean is_secret); /* never logged; redirects to another host are refused */
void tracker_request_set_max_bytes (TrackerRequest *self, gsize max_bytes); /* default 4 MiB */
void tracker_request_set_timeout_s (TrackerRequest *self, int timeout_s);   /* total; default 30 */
void tracker_request_set_politeness (TrackerRequest *self,
                                     int at_once,
                                     int gap_ms); /* default 2 at once, no gap; per host */
void tracker_request_set_follows_redirects (TrackerRequest *self,
                                            gboolean follows); /* default TRUE */
void tracker_request_set_delay_ms (TrackerRequest *self,
                                   int delay_ms); /* how long to wait before sending; default 0 */
void tracker_request_set_tells_number (
    TrackerRequest *self,
    gboolean tells_number); /* who gets it learns what is asked about; default FALSE */

TrackerRequest *tracker_request_ref (TrackerRequest *self);
void tracker_request_unref (TrackerRequest *self);
const char *tracker_request_get_method (const TrackerRequest *self);
const char *tracker_request_get_url (const TrackerRequest *self);
gboolean tracker_request_get_url_is_secret (const TrackerRequest *self);
guint tracker_request_get_n_headers (const TrackerRequest *self);
void tracker_request_get_header (const TrackerRequest *self,
                                 guint index,
                                 const char **name,
                                 const char **value,
                                 gboolean *is_secret);
const char *tracker_request_find_header (const TrackerRequest *self,
                                         const char *name);    /* case-insensitive, nullable */
GBytes *tracker_request_get_body (const TrackerRequest *self); /* nullable */
gboolean tracker_request_get_body_is_secret (const TrackerRequest *self);
const char *tracker_request_get_content_type (const TrackerRequest *self); /* nullable */
gsize tracker_request_get_max_bytes (const TrackerRequest *self);
int tracker_request_get_timeout_s (const TrackerRequest *self);
int tracker_request_get_at_once (const TrackerRequest *self);
int tracker_request_get_gap_ms (const TrackerRequest *self);
gboolean tracker_request_get_follows_redirects (const TrackerRequest *self);
int tracker_request_get_delay_ms (const TrackerRequest *self);
gboolean tracker_request_get_tells_number (const TrackerRequest *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrackerRequest, tracker_request_unref)
