/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tracker-definition-private.h"
#include "tracker-number-matcher-private.h"
#include "tracker-number.h"
#include "tracker-registry.h"

#define TRACKER_S10_FORMAT "s10"

/* One number format together with its carrier. */
typedef struct
{
  TrackerDefinition *definition;     /* (borrowed) of the registry */
  const TrackerNumberFormat *format; /* (borrowed) of the definition */
  guint definition_index;
  guint format_index; /* of its id among all ids of formats, which are sorted */
  int home;           /* tracker_country_index of the carrier's country; -1: none */
  gboolean is_asked;  /* the format makes the carrier one that is asked by itself */
} TrackerFormatEntry;

/* Carriers that take the same numbers share a shape: what matches and what is summed up is found
 * out once. */
typedef struct
{
  const TrackerNumberFormat *format; /* (borrowed) any of them */
  GArray *entries;                   /* (owned) (element-type TrackerFormatEntry) */
} TrackerNumberShape;

/* A page of a carrier on a host. */
typedef struct
{
  TrackerDefinition *definition; /* (borrowed) and so the next */
  const TrackerLink *link;
} TrackerHostLink;

#define TRACKER_N_COUNTRIES (26 * 26)

struct _TrackerRegistry
{
  gatomicrefcount ref_count;
  GPtrArray *definitions; /* (element-type TrackerDefinition), sorted by id */
  GHashTable *by_id;      /* id -> TrackerDefinition, both of `definitions` */
  GPtrArray *formats;     /* (element-type utf8): their ids, sorted, each once */
  GPtrArray *shapes;      /* (element-type TrackerNumberShape) */
  GPtrArray *patterns;    /* (element-type TrackerPattern): of the shapes, borrowed */
  GHashTable *links;      /* host -> GPtrArray of TrackerHostLink */
  guint s10_format;       /* the index of "s10" in `formats` */
  GArray *s10_any;        /* (element-type TrackerFormatEntry): those of no certain post */
  GArray *s10_by_issuer[TRACKER_N_COUNTRIES]; /* (nullable) likewise: of these posts alone */
  GArray *s10_by_home[TRACKER_N_COUNTRIES];   /* (nullable) likewise: for what arrives there */
  /* By length, made when the first number of it comes: a gsize for g_once_init_enter(). */
  gsize matchers[TRACKER_NUMBER_MAX_LENGTH + 1];
};

/* (nullable): NULL: no number is that long */
const TrackerNumberMatcher *tracker_registry_get_matcher (const TrackerRegistry *self,
                                                          gsize length);
int tracker_registry_get_country_index (const char *code); /* -1: NULL or no two capitals */
