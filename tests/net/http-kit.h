/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tracker-http.h"
#include "tracker-test-server.h"
#include "tracker-test.h"

/* One server for the whole run: making its certificates is the slow part. */
extern TestServer *http_kit_server;

typedef struct
{
  TrackerHttp *http;
  guint n_seen; /* what earlier tests sent */
} HttpKit;

TrackerHttp *http_kit_make_http (const char *authority);
void http_kit_set_up (HttpKit *fixture, gconstpointer data);
void http_kit_tear_down (HttpKit *fixture, gconstpointer data);
TrackerResponse *http_kit_finish (TrackerHttp *http, GAsyncResult **slot);
TrackerResponse *http_kit_send_request (TrackerHttp *http,
                                        TrackerRequest *request,
                                        TrackerConversation *conversation);
TrackerResponse *http_kit_get (TrackerHttp *http, const char *url);
void http_kit_assert_body (TrackerResponse *response, const char *expected);
char *http_kit_dup_body (TrackerResponse *response);
void http_kit_assert_has (const char *text, const char *line);
void http_kit_assert_has_not (const char *text, const char *line);
/* The whole program but its tests. */
int http_kit_run (int *argc, char ***argv, void (*add_tests) (void));

#define HTTP_KIT_ADD(path, func)                                                                   \
  g_test_add (path, HttpKit, NULL, http_kit_set_up, func, http_kit_tear_down)
