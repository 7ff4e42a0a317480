/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tracker-definition-private.h"
#include "tracker-number.h"
#include "tracker-registry.h"

/* One number format together with its carrier. */
typedef struct
{
  TrackerDefinition *definition;     /* (borrowed) of the registry */
  const TrackerNumberFormat *format; /* (borrowed) of the definition */
} TrackerFormatEntry;

struct _TrackerRegistry
{
  gatomicrefcount ref_count;
  GPtrArray *definitions; /* (element-type TrackerDefinition), sorted by id */
  GHashTable *by_id;      /* id -> TrackerDefinition, both of `definitions` */
  GArray *by_length[TRACKER_NUMBER_MAX_LENGTH + 1]; /* (nullable) (element-type TrackerFormatEntry):
                                                       those that can match this length */
};
