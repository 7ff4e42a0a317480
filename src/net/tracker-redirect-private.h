/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

#include "tracker-request.h"

/* Where one leg of a request's way goes, and what of the request may go with it. */
typedef struct
{
  GUri *uri;             /* (owned) */
  char *method;          /* (owned) */
  gboolean with_body;    /* the body is sent again */
  gboolean with_secrets; /* still the host that the request was meant for */
} TrackerHop;

typedef enum
{
  TRACKER_REDIRECT_NONE, /* not a redirect: the answer is the answer */
  TRACKER_REDIRECT_FOLLOW,
  TRACKER_REDIRECT_REFUSE,
} TrackerRedirect;

GUri *tracker_hop_parse_uri (const char *url, GUri *base, const char **problem);
gboolean tracker_hop_init (TrackerHop *self, const TrackerRequest *request, const char **problem);
void tracker_hop_clear (TrackerHop *self);
gboolean tracker_hop_is_same_host (GUri *a, GUri *b);
char *tracker_hop_dup_host_key (GUri *uri);
TrackerRedirect tracker_hop_redirect (TrackerHop *self,
                                      const TrackerRequest *request,
                                      int status,
                                      const char *location,
                                      const char **problem);
