/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tracker-registry.h"

/* What recognition knows of the person, held together: immutable, atomically counted, free to cross
 * threads. */
typedef struct
{
  TrackerRecognitionHints hints; /* what the rest holds */
  char *home_country;            /* (owned) (nullable) */
} TrackerHints;

TrackerHints *tracker_hints_new (const char *home_country,
                                 GHashTable *chosen,
                                 GHashTable *off,
                                 GHashTable *keyed);
TrackerHints *tracker_hints_ref (TrackerHints *self);
void tracker_hints_unref (TrackerHints *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrackerHints, tracker_hints_unref)
