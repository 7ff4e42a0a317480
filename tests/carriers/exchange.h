/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#include "tracker-ask.h"
#include "tracker-definition-private.h"

/* One file of tests/carriers/ID/: the requests a carrier should be sent, its answers, and what
 * should be read from them.
 *
 *   "about", "number" (or "numbers"), "way", "secrets", "needs", "language", "country", "now"
 *   "exchange": [{"request": {...}, "response": {...}}, ...] in order, pictures among them
 *     request: "method", "url"; "headers" (null: not sent); one of "body", "json", "form". {uuid}
 * in any of them stands for a random one response: "status" (200), "content_type", "url" (after
 * redirects), "headers", and one of "body", "json", "body_file", "base64"; or "failure":
 * "timeout"... "report": {...}, or "reports": [{...}, ...]
 *
 *   "later_s": [900, ...] optional: the same is asked again, so many seconds later, with what the
 * ask before has kept for it; the report is that of the last ask
 *
 * With a person, where the way has a captcha:
 *   "captcha": ["x7kp2", ...] what is answered, one for each challenge shown, in order: a text, a
 *     number (slider), an array of [x, y] (clicks); null: "another picture, please"
 *   "challenge": [{...}, ...] optional, one for each challenge shown: what is compared of it, of
 *     "kind", "reason" (first, another, wrong, expired), "hint", "n_clicks", "piece_top", and, as
 *     texts, the bytes of "picture", "piece", "prompt"
 * The file may end where a challenge is shown that nobody answers: then it has no report. */
typedef struct
{
  char *path;
  JsonNode *root;
  GPtrArray *bodies; /* (element-type GBytes) of the answers */
  TrackerDefinition *definition;
} Exchange;

/* Answers instead of those of the file; NULL: as the file says. */
typedef GBytes *(*ExchangeTamper) (guint step, GBytes *body, gpointer data);

Exchange *exchange_new (const char *folder, const char *name);
void exchange_free (Exchange *self);
guint exchange_get_n_steps (const Exchange *self);
GBytes *exchange_dup_body (const Exchange *self, guint step);
/* Its parts, for who sends the requests for real. */
JsonObject *exchange_get_root (const Exchange *self);
JsonObject *exchange_get_part (const Exchange *self, guint step, const char *part);
GStrv exchange_dup_numbers (const Exchange *self);
GHashTable *exchange_dup_texts (const Exchange *self, const char *name); /* "secrets", "needs" */
gint64 exchange_get_now_s (const Exchange *self);
/* @way: (nullable): by this way alone; all are borrowed by @options. */
void exchange_fill_options (const Exchange *self,
                            const char *way,
                            GHashTable *secrets,
                            GHashTable *needs,
                            TrackerAskOptions *options);
/* The ask after the @index-th: what is kept for it, and when it is, go into @options. @cache:
 * (transfer full) (nullable): what the @index-th has left. Returns it; NULL: there is no further
 * one. */
GVariant *exchange_prepare_next (const Exchange *self,
                                 GVariant *cache,
                                 guint index,
                                 TrackerAskOptions *options);
void exchange_check_reports (const Exchange *self, GPtrArray *reports);
/* Runs the ask; each request and each report is compared with the file. */
void exchange_check (const Exchange *self);
/* Runs the ask on other answers, checking only what has to hold whatever a post sends. */
void exchange_survive (const Exchange *self, ExchangeTamper tamper, gpointer data);
/* Runs the ask by one way alone (NULL: as the file says), comparing nothing, with @last in place of
 * its last answer and of all that is asked for after it (NULL: as the file says). Returns the
 * reports; NULL: it only wants more of the person. */
GPtrArray *exchange_run (const Exchange *self, const char *way, TrackerResponse *last);
/* What the last step of a way reads. */
TrackerAnswer exchange_get_answer (const Exchange *self, const char *way);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Exchange, exchange_free)

TrackerDefinition *exchange_load_definition (const char *id);
/* Of data/: what is installed, and what the demonstration alone has. NULL at the end. */
extern const char *const exchange_data_folders[];
char *exchange_build_data_path (const char *folder);
