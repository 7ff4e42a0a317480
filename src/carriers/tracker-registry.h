/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tracker-checksum.h"
#include "tracker-definition.h"

/* All definitions: immutable, atomically counted, free to cross threads. */
typedef struct _TrackerRegistry TrackerRegistry;

#define TRACKER_TYPE_REGISTRY (tracker_registry_get_type ())
GType tracker_registry_get_type (void);

/* @definitions: (element-type TrackerDefinition); of two with one id the later wins. */
TrackerRegistry *tracker_registry_new (GPtrArray *definitions);
TrackerRegistry *tracker_registry_ref (TrackerRegistry *self);
void tracker_registry_unref (TrackerRegistry *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrackerRegistry, tracker_registry_unref)

guint tracker_registry_get_n_definitions (const TrackerRegistry *self);
TrackerDefinition *
tracker_registry_get_definition (const TrackerRegistry *self,
                                 guint index); /* (transfer none), sorted by id */
TrackerDefinition *tracker_registry_find (const TrackerRegistry *self,
                                          const char *id); /* (transfer none) (nullable) */
TrackerDefinition *tracker_registry_find_link (
    const TrackerRegistry *self,
    const char *address,
    char **number); /* (transfer none) (nullable): whose page of which number a web address is */
const char *
tracker_registry_get_name (const TrackerRegistry *self,
                           const char *id); /* name for people; the id itself if unknown */

/* What a number is, and who may know it. */
typedef struct _TrackerRecognition TrackerRecognition;

/* What is known of the person besides the code. All borrowed and left alone while in use; NULL:
 * nothing is known. */
typedef struct
{
  const char *home_country; /* alpha-2 */
  /* (element-type utf8 utf8): what tracker_number_dup_shape() says of a code, to the id of the
   * carrier that this person chose last for such a code */
  GHashTable *chosen;
  GHashTable *off; /* a set of ids: still candidates, last of all, and never asked by themselves */
  GHashTable *keyed; /* a set of ids: credentials are kept for them. NULL is taken as "all that need
                        some" where it is about who knows a number, and as "none" for aggregators */
} TrackerRecognitionHints;

/* @number: normalised. @hints: nullable. Never NULL: an unknown shape has no candidates. */
TrackerRecognition *tracker_registry_recognize (const TrackerRegistry *self,
                                                const char *number,
                                                const TrackerRecognitionHints *hints);
void tracker_recognition_free (TrackerRecognition *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrackerRecognition, tracker_recognition_free)
const char *tracker_recognition_get_number (const TrackerRecognition *self);
const char *
tracker_recognition_get_format (const TrackerRecognition *self); /* "s10"; NULL: none known */
TrackerCheck tracker_recognition_get_check (const TrackerRecognition *self);
const char *tracker_recognition_get_country (
    const TrackerRecognition *self); /* alpha-2 of the issuer, nullable */
const char *
tracker_recognition_get_service (const TrackerRecognition *self); /* English, for JSON; nullable */
const char *tracker_recognition_get_service_label (
    const TrackerRecognition *self); /* in the reader's language; nullable */
const char *tracker_recognition_get_postcode (
    const TrackerRecognition *self); /* of the recipient, where the number says so; nullable */
guint tracker_recognition_get_n_candidates (const TrackerRecognition *self); /* best first */
TrackerDefinition *tracker_recognition_get_candidate (
    const TrackerRecognition *self,
    guint index,
    TrackerRole *role,
    gboolean *ask); /* (transfer none); @ask: become a leg by itself */
