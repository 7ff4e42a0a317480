/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tracker-http.h"

/* A loopback HTTPS server on the main loop, and certificates made for this run. Paths:
 *
 * /ok                      "hello"
 * /echo                    what arrived: method, host, headers of interest, body; one a line
 * /slow?MS                 "slow" after so many milliseconds
 * /never                   no answer, ever
 * /size?BYTES              so many bytes
 * /bomb?BYTES              so many zeros, compressed by gzip
 * /to?STATUS,LOCATION      a redirect; also sets the cookie "hop=1"
 * /set?NAME=VALUE          sets a cookie
 * /later?STATUS,VALUE      a refusal with Retry-After
 */
typedef struct _TestServer TestServer;

TestServer *test_server_new (void);
void test_server_free (TestServer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TestServer, test_server_free)

int test_server_get_port (TestServer *self);
GSocketConnectable *test_server_dup_address (TestServer *self);
/* Signs for post.example, *.post.example and other.test; not for evil.test. */
const char *test_server_get_authority (TestServer *self);
const char *test_server_get_other_authority (TestServer *self);
/* "METHOD HOST PATH?QUERY" of each request, in the order of arrival. */
GPtrArray *test_server_get_seen (TestServer *self);
guint test_server_get_most_at_once (TestServer *self);
