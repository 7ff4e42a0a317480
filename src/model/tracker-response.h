/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

/* The answer to a TrackerRequest, or why there was none: immutable once built, atomically counted.
 */
typedef struct _TrackerResponse TrackerResponse;

typedef enum
{
  TRACKER_RESPONSE_OK = 0, /* some HTTP status arrived, with its whole body */
  TRACKER_RESPONSE_OFFLINE,
  TRACKER_RESPONSE_TIMEOUT,
  TRACKER_RESPONSE_TLS,
  TRACKER_RESPONSE_UNREACHABLE, /* no such host, refused, reset, cut in the middle */
  TRACKER_RESPONSE_TOO_LARGE,
  TRACKER_RESPONSE_BAD_REDIRECT,
} TrackerResponseKind;

#define TRACKER_TYPE_RESPONSE (tracker_response_get_type ())
GType tracker_response_get_type (void);

TrackerResponse *tracker_response_new (int status, const char *content_type, GBytes *body);
TrackerResponse *tracker_response_new_failure (TrackerResponseKind kind, const char *message);
void tracker_response_add_header (TrackerResponse *self, const char *name, const char *value);
void tracker_response_set_url (TrackerResponse *self,
                               const char *url); /* the last one, after redirects */

TrackerResponse *tracker_response_ref (TrackerResponse *self);
void tracker_response_unref (TrackerResponse *self);
TrackerResponseKind tracker_response_get_kind (const TrackerResponse *self);
const char *tracker_response_get_message (const TrackerResponse *self); /* for logs; nullable */
int tracker_response_get_status (const TrackerResponse *self);          /* 0 unless OK */
const char *tracker_response_get_content_type (
    const TrackerResponse *self); /* nullable, as sent with parameters */
const char *tracker_response_find_header (const TrackerResponse *self,
                                          const char *name); /* case-insensitive */
char *tracker_response_dup_cookie (const TrackerResponse *self,
                                   const char *name); /* that it sets; nullable */
const char *tracker_response_get_url (const TrackerResponse *self);
GBytes *tracker_response_get_body (const TrackerResponse *self); /* never NULL for OK */
int tracker_response_get_retry_after_s (
    const TrackerResponse *self,
    gint64 now_s); /* seconds or date form; 0 if none; at most 7 days */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrackerResponse, tracker_response_unref)
