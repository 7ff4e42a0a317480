/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tracker-leg-data.h"
#include "tracker-refresh.h"
#include "tracker-registry.h"

/* One ask to be: a carrier, some legs, and the person's credentials for it. */
typedef struct
{
  TrackerDefinition *definition;
  const char *way;     /* (nullable) that will be gone first; of the definition */
  guint most;          /* legs */
  GHashTable *secrets; /* (nullable) */
  GPtrArray *legs;     /* (element-type TrackerLegData) at most @most; all bring the same */
  TrackerRefresh *refresh;
} TrackerAskBatch;

void tracker_ask_batch_free (TrackerAskBatch *self);
/* (transfer full) (nullable): a batch of those legs of @self that @func names, which leave @self.
 */
typedef gboolean (*TrackerLegFunc) (TrackerLegData *leg, gpointer user_data);
TrackerAskBatch *
tracker_ask_batch_split (TrackerAskBatch *self, TrackerLegFunc func, gpointer user_data);
/* Packs @legs, all of one carrier, into batches at the end of @batches. */
void tracker_ask_batches_add (GQueue *batches,
                              TrackerDefinition *definition,
                              GPtrArray *legs,
                              GHashTable *secrets,
                              TrackerRefresh *refresh);
gboolean tracker_legs_bring_the_same (TrackerDefinition *definition,
                                      const TrackerLegData *leg,
                                      const TrackerLegData *other);
