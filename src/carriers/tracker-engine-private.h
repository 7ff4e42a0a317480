/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <libxml/tree.h>
#include <libxml/xpath.h>

#include "tracker-challenge.h"
#include "tracker-definition-private.h"
#include "tracker-request.h"
#include "tracker-response.h"

/* What the run-time of a definition is made of. One ask owns all of it: nothing here is shared
 * between threads. */

/* ---- Answers: tracker-document.c, tracker-charset.c ---- */

#define TRACKER_JSON_MAX_DEPTH 64
#define TRACKER_MAX_EVENTS 2000
#define TRACKER_MAX_TEXTS 2000 /* of one selector */

typedef enum
{
  TRACKER_DOCUMENT_PARSED = 0,
  TRACKER_DOCUMENT_MALFORMED,
  TRACKER_DOCUMENT_PAGE, /* an HTML page where JSON or XML was due */
} TrackerDocumentState;

typedef struct _TrackerDocument TrackerDocument;

/* A node of a document; lives as long as the document. */
typedef struct _TrackerPlace TrackerPlace;
struct _TrackerPlace
{
  TrackerDocument *document;
  JsonNode *json;            /* (nullable) */
  xmlNode *xml;              /* (nullable) */
  const TrackerPlace *outer; /* (nullable) what the list that led here was looked for in */
};

TrackerDocument *
tracker_document_new (TrackerAnswer answer, const char *content_type, GBytes *body);
void tracker_document_free (TrackerDocument *self);
TrackerDocumentState tracker_document_get_state (const TrackerDocument *self);
const char *tracker_document_get_text (const TrackerDocument *self);
const TrackerPlace *tracker_document_get_root (const TrackerDocument *self);
const TrackerPlace *tracker_document_add_place (TrackerDocument *self,
                                                JsonNode *json,
                                                xmlNode *xml,
                                                const TrackerPlace *outer);
xmlXPathObject *
tracker_document_evaluate (TrackerDocument *self, const char *expression, xmlNode *from);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrackerDocument, tracker_document_free)

char *tracker_charset_dup_utf8 (TrackerAnswer answer, const char *content_type, GBytes *body);
/* The JSON value at the start of @text: where it begins and how long it is; FALSE: none, cut off,
 * or nested too deep. */
gboolean tracker_json_find_value (const char *text, gsize *start, gsize *length);

/* ---- Selecting and values: tracker-selector.c, tracker-value.c, tracker-time-spec.c ---- */

/* What templates know, and what went wrong on the way. */
typedef struct
{
  const TrackerDefinition *definition;
  const char *const *numbers; /* what is asked about */
  const char *const *names;   /* the same as reports call it */
  const char *batch_join;
  const char *language;        /* as the carrier writes it */
  const char *person_language; /* (nullable) two letters */
  const char *country;         /* (nullable) */
  const char *uuid;            /* (nullable) */
  GHashTable *secrets;         /* (nullable) */
  GHashTable *needs;           /* (nullable) key -> value */
  gint64 now_s;
  const TrackerResponse *response;   /* (nullable) the answer that is read */
  const char *answer_url;            /* (nullable) of it */
  TrackerSolution *solution;         /* (nullable) what the person answered to the way's captcha */
  const TrackerCaptchaSpec *captcha; /* (nullable) of the way */
  GHashTable *saved;
  GHashTable *zones; /* name -> GTimeZone: GLib reads a zone from its file again as soon as nobody
                        holds it */
  gboolean has_runaway_pattern; /* set when a pattern gave up */
} TrackerScope;

GPtrArray *
tracker_selector_match_places (const TrackerSelector *self,
                               const TrackerPlace *from,
                               guint max); /* (element-type TrackerPlace), the document's */
GPtrArray *
tracker_selector_match_texts (const TrackerSelector *self,
                              const TrackerPlace *from); /* (element-type utf8), owned, raw */
GPtrArray *
tracker_value_dup_texts (const TrackerValue *self,
                         const TrackerPlace *place,
                         TrackerScope *scope); /* (element-type utf8), owned, none empty */
char *tracker_value_dup_text (const TrackerValue *self,
                              const TrackerPlace *place,
                              TrackerScope *scope); /* (nullable) never ""; @self nullable */
gboolean
tracker_test_holds (const TrackerTest *self, const TrackerPlace *place, TrackerScope *scope);
gboolean tracker_pattern_matches (GRegex *regex, const char *text, TrackerScope *scope);
/* What a value says as a document of its own: an object or a list as JSON; NULL: nothing. */
char *
tracker_value_dup_source (const TrackerValue *self, const TrackerPlace *place, TrackerScope *scope);
char *tracker_text_dup_from_html (const char *text);
/* (nullable) NULL: it cannot be decoded */
char *tracker_text_decode (const char *text, TrackerCodec codec);
char *tracker_text_encode (const char *text, TrackerCodec codec);
gboolean tracker_time_specs_read (const GPtrArray *specs,
                                  const TrackerPlace *place,
                                  TrackerScope *scope,
                                  TrackerTime *time);

/* ---- Requests: tracker-template.c, tracker-request-builder.c ---- */

typedef enum
{
  TRACKER_ESCAPE_NONE = 0,
  TRACKER_ESCAPE_URI, /* in a URL that is written out: only what is filled in */
  TRACKER_ESCAPE_XML, /* likewise */
} TrackerEscape;

/* Left as they are in what is filled into URLs: both may stand in a path and in a query, and lists
 * of numbers are joined by them. */
#define TRACKER_URI_ALLOWED ",:"

char *tracker_template_expand (const TrackerTemplate *self,
                               const TrackerScope *scope,
                               TrackerEscape escape);

/* In a list of one object of this one key: one element for each number. */
#define TRACKER_JSON_EACH "$each"

gboolean tracker_request_spec_is_secret (const TrackerRequestSpec *self);
/* Whether what the step at @index sends tells the number. */
gboolean tracker_way_tells_number (const TrackerWay *self, guint index);
/* @url: where its address leads; NULL: it has a URL of its own. */
TrackerRequest *
tracker_step_build_request (const TrackerStep *step, const char *url, const TrackerScope *scope);
/* @url: for a picture at an address, where it is; else NULL. */
TrackerRequest *tracker_picture_build_request (const TrackerPictureSpec *picture,
                                               const char *url,
                                               const TrackerScope *scope);

/* ---- Pictures inside answers: tracker-picture-data.c ---- */

#define TRACKER_PICTURE_MAX_BYTES (2 * 1024 * 1024)

/* (transfer full) (nullable): the bytes of @text, base64 or a data: address; NULL: it is neither,
 * or empty, or too large. */
GBytes *tracker_picture_data_decode (const char *text);
gboolean tracker_picture_data_is_address (const char *text); /* "data:..." */
/* (transfer full) (nullable): where @address leads from @base; NULL: nowhere, to another host, or
 * not by https:// (http:// only where the base is that). */
char *tracker_picture_resolve (const char *base, const char *address);

/* ---- What an answer means: tracker-outcome-rule.c, tracker-report-builder.c ---- */

#define TRACKER_RUNAWAY_MESSAGE "A pattern of the definition takes too long on this answer"

typedef struct
{
  TrackerVerdict verdict;
  TrackerOutcome outcome;
  char *message;                  /* (owned) (nullable) */
  const TrackerOutcomeRule *rule; /* (nullable) the one that held */
} TrackerRuling;

void tracker_ruling_clear (TrackerRuling *ruling);
TrackerOutcome tracker_outcome_from_response (const TrackerResponse *response);
void tracker_step_judge (const TrackerStep *step,
                         const TrackerResponse *response,
                         TrackerDocument *document,
                         TrackerScope *scope,
                         TrackerRuling *ruling);
gboolean tracker_rules_decide (const GPtrArray *rules,
                               const TrackerResponse *response,
                               TrackerDocument *document,
                               const TrackerPlace *place,
                               TrackerScope *scope,
                               TrackerRuling *ruling);
GPtrArray *tracker_way_build_reports (const TrackerWay *way,
                                      TrackerDocument *document,
                                      TrackerScope *scope); /* (element-type TrackerReport) */
