/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-hints.h"

static GHashTable *
ref_or_null (GHashTable *table)
{
  return table != NULL ? g_hash_table_ref (table) : NULL;
}

/**
 * tracker_hints_new:
 * @home_country: (nullable): alpha-2 of the person
 * @chosen: (nullable): shape to carrier; never changed any more
 * @off: (nullable): a set of ids; likewise
 * @keyed: (nullable): a set of ids; likewise
 *
 * Holds together what recognition knows of the person.
 *
 * Returns: (transfer full): the hints
 */
TrackerHints *
tracker_hints_new (const char *home_country, GHashTable *chosen, GHashTable *off, GHashTable *keyed)
{
  TrackerHints *self = g_atomic_rc_box_new0 (TrackerHints);

  self->home_country = g_strdup (home_country);
  self->hints.home_country = self->home_country;
  self->hints.chosen = ref_or_null (chosen);
  self->hints.off = ref_or_null (off);
  self->hints.keyed = ref_or_null (keyed);

  return self;
}

/**
 * tracker_hints_ref:
 * @self: hints
 *
 * Any thread.
 *
 * Returns: (transfer full): @self
 */
TrackerHints *
tracker_hints_ref (TrackerHints *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  TrackerHints *self = data;

  g_free (self->home_country);
  g_clear_pointer (&self->hints.chosen, g_hash_table_unref);
  g_clear_pointer (&self->hints.off, g_hash_table_unref);
  g_clear_pointer (&self->hints.keyed, g_hash_table_unref);
}

/**
 * tracker_hints_unref:
 * @self: (transfer full): hints
 *
 * Any thread.
 */
void
tracker_hints_unref (TrackerHints *self)
{
  g_atomic_rc_box_release_full (self, clear);
}
