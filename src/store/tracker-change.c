/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-change-private.h"

/* (has folders, has outbox, has carriers, [(parcel, flags, stage before, stage after, first answer,
 * [new events])]); stages by nick, since programs of different versions may share a file. */
#define CHANGE_TYPE G_VARIANT_TYPE ("(bbba(xussbax))")

typedef struct
{
  TrackerParcelChange public;
  GArray *events; /* (element-type gint64) (owned) */
} Entry;

struct _TrackerChange
{
  gatomicrefcount ref_count;
  GArray *entries;   /* (element-type Entry) (owned) */
  GArray *parcels;   /* (element-type TrackerParcelChange) (owned): what the getters show */
  GHashTable *index; /* (element-type gint64 guint) (owned): parcel id -> place in both + 1 */
  gboolean has_folders;
  gboolean has_outbox;
  gboolean has_carriers;
};

G_DEFINE_BOXED_TYPE (TrackerChange, tracker_change, tracker_change_ref, tracker_change_unref)

static void
clear_entry (gpointer data)
{
  Entry *entry = data;

  g_clear_pointer (&entry->events, g_array_unref);
}

/**
 * tracker_change_new:
 *
 * Returns: (transfer full): a change of nothing, to be filled before it is shared
 */
TrackerChange *
tracker_change_new (void)
{
  TrackerChange *self = g_new0 (TrackerChange, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->entries = g_array_new (FALSE, TRUE, sizeof (Entry));
  g_array_set_clear_func (self->entries, clear_entry);
  self->parcels = g_array_new (FALSE, TRUE, sizeof (TrackerParcelChange));
  self->index = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  return self;
}

/**
 * tracker_change_ref:
 * @self: a change
 *
 * Returns: (transfer full): @self; any thread
 */
TrackerChange *
tracker_change_ref (TrackerChange *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * tracker_change_unref:
 * @self: (transfer full): a change; any thread
 *
 * Gives up one reference.
 */
void
tracker_change_unref (TrackerChange *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_array_unref (self->entries);
  g_array_unref (self->parcels);
  g_hash_table_unref (self->index);
  g_free (self);
}

static guint
get_place (const TrackerChange *self, gint64 parcel_id)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->index, &parcel_id));
}

static Entry *
ensure_entry (TrackerChange *self, gint64 parcel_id, TrackerStage stage, guint *place)
{
  Entry entry = { { 0 }, NULL };

  *place = get_place (self, parcel_id);
  if (*place == 0)
    {
      entry.public.parcel_id = parcel_id;
      entry.public.stage_before = stage;
      entry.public.stage_after = stage;
      entry.events = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_array_append_val (self->entries, entry);
      g_array_append_val (self->parcels, entry.public);
      *place = self->entries->len;
      g_hash_table_insert (self->index, g_memdup2 (&parcel_id, sizeof parcel_id),
                           GUINT_TO_POINTER (*place));
    }

  return &g_array_index (self->entries, Entry, *place - 1);
}

static void
publish_entry (TrackerChange *self, Entry *entry, guint place)
{
  entry->public.n_new_events = (int) entry->events->len;
  entry->public.new_event_ids = (const gint64 *) (gpointer) entry->events->data;
  g_array_index (self->parcels, TrackerParcelChange, place - 1) = entry->public;
}

/**
 * tracker_change_add_flags:
 * @self: a change that is being built
 * @parcel_id: a parcel
 * @stage: its stage, which did not change
 * @flags: what did
 *
 * Joins with what is said of the parcel already.
 */
void
tracker_change_add_flags (TrackerChange *self,
                          gint64 parcel_id,
                          TrackerStage stage,
                          TrackerChangeFlags flags)
{
  tracker_change_add_answer (self, parcel_id, flags, stage, stage, FALSE, NULL, 0);
}

/**
 * tracker_change_add_answer:
 * @self: a change that is being built
 * @parcel_id: a parcel
 * @flags: what changed
 * @before: its stage before
 * @after: its stage after
 * @is_first_answer: whether no leg of it had answered before
 * @new_event_ids: (array length=n_new_events): the events that are new
 * @n_new_events: their number
 *
 * Joins with what is said of the parcel already: the first stage before and the last stage after
 * remain.
 */
void
tracker_change_add_answer (TrackerChange *self,
                           gint64 parcel_id,
                           TrackerChangeFlags flags,
                           TrackerStage before,
                           TrackerStage after,
                           gboolean is_first_answer,
                           const gint64 *new_event_ids,
                           gsize n_new_events)
{
  guint place;
  Entry *entry = ensure_entry (self, parcel_id, before, &place);

  entry->public.flags |= flags;
  entry->public.stage_after = after;
  entry->public.is_first_answer |= is_first_answer;
  if (n_new_events > 0)
    g_array_append_vals (entry->events, new_event_ids, (guint) n_new_events);
  publish_entry (self, entry, place);
}

/**
 * tracker_change_set_has_folders:
 * @self: a change that is being built
 *
 * Says that folders were made, renamed, removed or reordered.
 */
void
tracker_change_set_has_folders (TrackerChange *self)
{
  self->has_folders = TRUE;
}

/**
 * tracker_change_set_has_outbox:
 * @self: a change that is being built
 *
 * Says that something to say was written.
 */
void
tracker_change_set_has_outbox (TrackerChange *self)
{
  self->has_outbox = TRUE;
}

/**
 * tracker_change_set_has_carriers:
 * @self: a change that is being built
 *
 * Says that carriers are better or worse, on or off, or chosen for other codes.
 */
void
tracker_change_set_has_carriers (TrackerChange *self)
{
  self->has_carriers = TRUE;
}

/**
 * tracker_change_is_empty:
 * @self: a change
 *
 * Returns: whether it says nothing
 */
gboolean
tracker_change_is_empty (const TrackerChange *self)
{
  return self->entries->len == 0 && !self->has_folders && !self->has_outbox && !self->has_carriers;
}

/**
 * tracker_change_get_parcels:
 * @self: a change
 * @n_parcels: (out): how many
 *
 * Returns: (transfer none) (array length=n_parcels): what changed of each parcel, each parcel once
 */
const TrackerParcelChange *
tracker_change_get_parcels (const TrackerChange *self, gsize *n_parcels)
{
  *n_parcels = self->parcels->len;
  return (const TrackerParcelChange *) (gpointer) self->parcels->data;
}

/**
 * tracker_change_find:
 * @self: a change
 * @parcel_id: a parcel
 *
 * Returns: (transfer none) (nullable): what changed of that parcel
 */
const TrackerParcelChange *
tracker_change_find (const TrackerChange *self, gint64 parcel_id)
{
  guint place = get_place (self, parcel_id);

  return place == 0 ? NULL : &g_array_index (self->parcels, TrackerParcelChange, place - 1);
}

/**
 * tracker_change_has_folders:
 * @self: a change
 *
 * Returns: whether folders were made, renamed, removed or reordered
 */
gboolean
tracker_change_has_folders (const TrackerChange *self)
{
  return self->has_folders;
}

/**
 * tracker_change_has_outbox:
 * @self: a change
 *
 * Returns: whether something to say was written
 */
gboolean
tracker_change_has_outbox (const TrackerChange *self)
{
  return self->has_outbox;
}

/**
 * tracker_change_has_carriers:
 * @self: a change
 *
 * Returns: whether a carrier went wrong or right again, is paused or not any more, was switched on
 * or off, or was chosen for codes of some shape; that it was asked once more is no change of it
 */
gboolean
tracker_change_has_carriers (const TrackerChange *self)
{
  return self->has_carriers;
}

/**
 * tracker_change_to_bytes:
 * @self: a change
 *
 * Returns: (transfer full): the form in which it is kept for other processes
 */
GBytes *
tracker_change_to_bytes (const TrackerChange *self)
{
  g_auto (GVariantBuilder) parcels = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a(xussbax)"));
  g_autoptr (GVariant) variant = NULL;

  for (guint i = 0; i < self->entries->len; i++)
    {
      const Entry *entry = &g_array_index (self->entries, Entry, i);
      const TrackerParcelChange *parcel = &entry->public;

      g_variant_builder_add (&parcels, "(xussb@ax)", parcel->parcel_id, (guint32) parcel->flags,
                             tracker_stage_to_nick (parcel->stage_before),
                             tracker_stage_to_nick (parcel->stage_after), parcel->is_first_answer,
                             g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, entry->events->data,
                                                        entry->events->len, sizeof (gint64)));
    }

  variant = g_variant_ref_sink (g_variant_new ("(bbba(xussbax))", self->has_folders,
                                               self->has_outbox, self->has_carriers, &parcels));
  return g_variant_get_data_as_bytes (variant);
}

/**
 * tracker_change_new_from_bytes:
 * @bytes: what a file holds; anything
 *
 * Returns: (transfer full) (nullable): the change; %NULL if @bytes are not of the form of
 * tracker_change_to_bytes()
 */
TrackerChange *
tracker_change_new_from_bytes (GBytes *bytes)
{
  g_autoptr (GVariant) variant
      = g_variant_ref_sink (g_variant_new_from_bytes (CHANGE_TYPE, bytes, FALSE));
  g_autoptr (TrackerChange) self = NULL;
  g_autoptr (GVariantIter) parcels = NULL;
  const char *before_nick;
  const char *after_nick;
  GVariant *events;
  gint64 parcel_id;
  guint32 flags;
  gboolean is_first;

  if (!g_variant_is_normal_form (variant))
    return NULL;

  self = tracker_change_new ();
  g_variant_get (variant, "(bbba(xussbax))", &self->has_folders, &self->has_outbox,
                 &self->has_carriers, &parcels);
  while (g_variant_iter_next (parcels, "(xu&s&sb@ax)", &parcel_id, &flags, &before_nick,
                              &after_nick, &is_first, &events))
    {
      TrackerStage before = TRACKER_STAGE_UNKNOWN;
      TrackerStage after = TRACKER_STAGE_UNKNOWN;
      gsize n_events;
      const gint64 *ids = g_variant_get_fixed_array (events, &n_events, sizeof (gint64));

      tracker_stage_from_nick (before_nick, &before);
      tracker_stage_from_nick (after_nick, &after);
      tracker_change_add_answer (self, parcel_id, (TrackerChangeFlags) flags, before, after,
                                 is_first, ids, n_events);
      g_variant_unref (events);
    }

  return g_steal_pointer (&self);
}
