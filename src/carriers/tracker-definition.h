/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

#include "tracker-role.h"
#include "tracker-stage.h"

/* One carrier, read from its file and compiled: immutable, atomically counted, free to cross
 * threads. */
typedef struct _TrackerDefinition TrackerDefinition;

#define TRACKER_TYPE_DEFINITION (tracker_definition_get_type ())
GType tracker_definition_get_type (void);

typedef enum
{
  TRACKER_DEFINITION_POST,
  TRACKER_DEFINITION_COURIER,
  TRACKER_DEFINITION_AGGREGATOR,
} TrackerDefinitionRole;

/* One fault of a definition file; line and column count from 1. */
typedef struct
{
  int line;
  int column;
  char *message;
} TrackerProblem;
void tracker_problem_free (TrackerProblem *problem);

typedef struct
{
  const char *key;   /* "login" */
  const char *label; /* in the reader's language */
  const char *help;  /* URL, nullable */
  gboolean is_secret;
} TrackerCredential;

/* What a parcel may have to bring besides its number. */
typedef struct
{
  const char *key;   /* "postcode" */
  const char *label; /* in the reader's language */
  const char *hint;  /* likewise, nullable */
  gboolean is_optional;
} TrackerNeed;

/* (nullable): NULL and @problems filled (element-type TrackerProblem) if the file is not a
 * definition. @file_name is used in messages and to compare with the id. */
TrackerDefinition *
tracker_definition_new_from_bytes (GBytes *bytes, const char *file_name, GPtrArray *problems);
/* Likewise, of a file that was checked before: what the ways are is read when it is first needed.
 */
TrackerDefinition *
tracker_definition_new_light (GBytes *bytes, const char *file_name, GPtrArray *problems);
TrackerDefinition *tracker_definition_ref (TrackerDefinition *self);
void tracker_definition_unref (TrackerDefinition *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrackerDefinition, tracker_definition_unref)

const char *tracker_definition_get_id (const TrackerDefinition *self);
const char *
tracker_definition_get_name (const TrackerDefinition *self); /* in the reader's language */
const char *tracker_definition_get_english_name (const TrackerDefinition *self); /* for JSON */
const char *tracker_definition_get_country (const TrackerDefinition *self); /* alpha-2, nullable */
const char *tracker_definition_get_zone (const TrackerDefinition *self); /* IANA name, nullable */
TrackerDefinitionRole tracker_definition_get_role (const TrackerDefinition *self);
const char *tracker_definition_get_role_nick (const TrackerDefinition *self); /* "post" */
const char *tracker_definition_get_status (
    const TrackerDefinition *self); /* "documented", "observed", "unverified", "link" */
/* Known by its numbers and its page alone: it has no ways and is never asked. */
gboolean tracker_definition_is_link (const TrackerDefinition *self);
const char *tracker_definition_get_home (const TrackerDefinition *self); /* nullable */
char *
tracker_definition_dup_page (const TrackerDefinition *self,
                             const char *number); /* the page of one parcel, else home; nullable */
/* The number inside a longer bar code that the carrier is asked about; else @number itself. */
char *tracker_definition_dup_asked_number (const TrackerDefinition *self, const char *number);
/* The normalised number that a web address is this carrier's page of; nullable. */
char *tracker_definition_dup_number_from_link (const TrackerDefinition *self, const char *address);
/* A number as the carrier's own documents have it: of nobody; nullable. */
const char *tracker_definition_get_example (const TrackerDefinition *self);
int tracker_definition_get_patience_days (const TrackerDefinition *self);
int tracker_definition_get_interval_s (
    const TrackerDefinition *self); /* least time between two asks about one parcel */
int tracker_definition_get_daily (const TrackerDefinition *self); /* asks a day; 0: no limit */
guint tracker_definition_get_n_credentials (const TrackerDefinition *self);
const TrackerCredential *tracker_definition_get_credential (const TrackerDefinition *self,
                                                            guint index);
guint tracker_definition_get_n_needs (const TrackerDefinition *self);
const TrackerNeed *tracker_definition_get_need (const TrackerDefinition *self, guint index);
/* Whether what a person typed for a need is of the shape that the carrier wants. */
gboolean
tracker_definition_check_need (const TrackerDefinition *self, const char *key, const char *value);
const char *const *
tracker_definition_get_ways (const TrackerDefinition *self); /* ids, best first */
/* The credentials one way needs (keys, NULL-terminated); NULL if there is no such way. */
const char *const *tracker_definition_get_way_credentials (const TrackerDefinition *self,
                                                           const char *way);
/* The first way that can run by itself with these secrets (key -> value, nullable); NULL: none. */
const char *tracker_definition_choose_way (const TrackerDefinition *self, GHashTable *secrets);
/* The same among the ways for such a number. */
const char *tracker_definition_choose_way_for (const TrackerDefinition *self,
                                               const char *number,
                                               GHashTable *secrets,
                                               GHashTable *needs);
/* The same among the ways that a login is good for. */
const char *tracker_definition_choose_keyed_way_for (const TrackerDefinition *self,
                                                     const char *number,
                                                     GHashTable *secrets);
/* Whether there are any such, whatever the login. */
gboolean tracker_definition_takes_login_for (const TrackerDefinition *self, const char *number);
/* Whether nothing of it runs, with a person or without, before the person gave credentials. */
gboolean tracker_definition_needs_credentials (const TrackerDefinition *self);
guint tracker_definition_get_batch_max (const TrackerDefinition *self,
                                        const char *way); /* at least 1 */
/* Replays the samples of the file itself and its number examples; adds what differs to @problems;
 * TRUE: nothing differs. Slow: not on the main thread. */
gboolean tracker_definition_check_samples (TrackerDefinition *self, GPtrArray *problems);

/* --- direct checks --- */
/* Whether any of its ways has a challenge for a person. */
gboolean tracker_definition_has_check (const TrackerDefinition *self);
/* Whether all of them have: it is never asked without a person. */
gboolean tracker_definition_is_check_only (const TrackerDefinition *self);
/* The best way with a challenge that can run with @secrets (nullable); NULL: none. Its batch says
 * how many numbers one challenge serves. */
const char *tracker_definition_choose_check_way (const TrackerDefinition *self,
                                                 GHashTable *secrets);
/* The same among the ways for such a number of a parcel that brings @needs (nullable). */
const char *tracker_definition_choose_check_way_for (const TrackerDefinition *self,
                                                     const char *number,
                                                     GHashTable *secrets,
                                                     GHashTable *needs);
/* How many numbers of any kind one challenge serves; 0: there is no challenge. */
guint tracker_definition_get_check_batch (const TrackerDefinition *self, GHashTable *secrets);
gboolean tracker_definition_is_check_way (const TrackerDefinition *self,
                                          const char *way); /* FALSE: also if there is no such */
/* What words of a post mean, by the definition's own tables of words and codes, else by words that
 * posts of many languages use; UNKNOWN: nothing known in them. Any thread. */
TrackerStage tracker_definition_guess_stage (const TrackerDefinition *self, const char *words);
/* The same without a definition. */
TrackerStage tracker_words_guess_stage (const char *words);
