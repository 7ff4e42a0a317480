/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>
#include <libsoup/soup.h>

#include "tracker-emulator.h"

/* An emulator at 2026-03-02T10:00:00Z and a plain libsoup client that trusts it and reaches all
 * hosts there. */
typedef struct
{
  TrackerClock *clock; /* a TrackerFixedClock */
  TrackerEmulator *emulator;
  SoupSession *session;
} Fixture;

typedef struct
{
  guint status;
  char *body;
  gsize size;
  char *type;        /* Content-Type without parameters */
  char *retry_after; /* nullable */
  char *cookie;      /* nullable: the first one set, without its attributes */
  GError *error;     /* nullable: the request failed */
} Reply;

void reply_free (Reply *reply);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reply, reply_free)

void fixture_set_up (Fixture *fixture, gconstpointer data);
void fixture_tear_down (Fixture *fixture, gconstpointer data);
/* A session of its own for @fixture's emulator; @trusted: whether it knows its authority. */
SoupSession *fixture_new_session (Fixture *fixture, gboolean trusted);

/* @headers: "Name: value" lines, nullable. @body nullable. */
SoupMessage *
new_message (const char *method, const char *url, const char *headers, const char *body);
Reply *
ask (Fixture *fixture, const char *method, const char *url, const char *headers, const char *body);
Reply *take_reply (SoupMessage *message, GBytes *bytes, GError *error);

/* The text at @path of the JSON in @reply, numbers and booleans as they are written; fails the test
 * if it is no JSON. "" if nothing is there. */
char *dup_json (const Reply *reply, const char *path);
#define assert_json(reply, path, expected)                                                         \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *found_text = dup_json ((reply), (path));                                      \
    g_assert_cmpstr (found_text, ==, (expected));                                                  \
  }                                                                                                \
  G_STMT_END
#define assert_has(text, part) g_assert_nonnull (strstr ((text), (part)))
#define assert_lacks(text, part) g_assert_null (strstr ((text), (part)))

#define BROWSER "User-Agent: Mozilla/5.0 (X11; Linux x86_64) Firefox/128.0\n"
#define JSON "Accept: application/json\n"

/* Known to @carriers: a letter from Guangzhou to Moscow posted ten days ago; imported a day ago,
 * through customs in an hour, delivered tomorrow. */
void add_letter (Fixture *fixture, const char *number, const char *carriers);
/* The same to another country. */
void add_letter_to (Fixture *fixture,
                    const char *number,
                    const char *carriers,
                    const char *destination,
                    const char *place);
void set_hours (Fixture *fixture, int hours); /* the clock, from the start */
