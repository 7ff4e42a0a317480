/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-ask-batch-private.h"

/**
 * tracker_ask_batch_free:
 * @self: (transfer full): a batch
 *
 * Frees @self.
 */
void
tracker_ask_batch_free (TrackerAskBatch *self)
{
  g_clear_pointer (&self->definition, tracker_definition_unref);
  g_clear_pointer (&self->secrets, g_hash_table_unref);
  g_clear_pointer (&self->legs, g_ptr_array_unref);
  g_clear_object (&self->refresh);
  g_free (self);
}

static TrackerAskBatch *
batch_new (TrackerDefinition *definition,
           const char *way,
           GHashTable *secrets,
           TrackerRefresh *refresh)
{
  TrackerAskBatch *batch = g_new0 (TrackerAskBatch, 1);

  batch->definition = tracker_definition_ref (definition);
  batch->way = way;
  batch->most = tracker_definition_get_batch_max (definition, way);
  batch->secrets = secrets != NULL ? g_hash_table_ref (secrets) : NULL;
  batch->legs = g_ptr_array_new_with_free_func ((GDestroyNotify) tracker_leg_data_unref);
  batch->refresh = g_object_ref (refresh);

  return batch;
}

/**
 * tracker_legs_bring_the_same:
 * @definition: a carrier
 * @leg: one of its legs
 * @other: another one
 *
 * Of what the carrier may want to know besides numbers, one ask has one value for all of them.
 *
 * Returns: whether both can be asked about at once
 */
gboolean
tracker_legs_bring_the_same (TrackerDefinition *definition,
                             const TrackerLegData *leg,
                             const TrackerLegData *other)
{
  GHashTable *needs = tracker_leg_data_get_needs (leg);
  GHashTable *others = tracker_leg_data_get_needs (other);

  for (guint i = 0; i < tracker_definition_get_n_needs (definition); i++)
    {
      const char *key = tracker_definition_get_need (definition, i)->key;

      if (g_strcmp0 (needs != NULL ? g_hash_table_lookup (needs, key) : NULL,
                     others != NULL ? g_hash_table_lookup (others, key) : NULL)
          != 0)
        return FALSE;
    }

  return TRUE;
}

/* (nullable): the batch that a leg can join. */
static TrackerAskBatch *
find_batch (GPtrArray *open, const char *way, const TrackerLegData *leg)
{
  for (guint i = 0; i < open->len; i++)
    {
      TrackerAskBatch *batch = g_ptr_array_index (open, i);

      if (batch->way == way
          && tracker_legs_bring_the_same (batch->definition, leg,
                                          g_ptr_array_index (batch->legs, 0)))
        return batch;
    }

  return NULL;
}

/**
 * tracker_ask_batch_split:
 * @self: a batch that waits for its turn
 * @func: (scope call): names legs
 * @user_data: data for @func
 *
 * Takes legs out of a batch, which may be left without any.
 *
 * Returns: (transfer full) (nullable): a batch of those that were taken; %NULL if there are none
 */
TrackerAskBatch *
tracker_ask_batch_split (TrackerAskBatch *self, TrackerLegFunc func, gpointer user_data)
{
  TrackerAskBatch *out = NULL;

  for (guint i = 0; i < self->legs->len;)
    {
      TrackerLegData *leg = g_ptr_array_index (self->legs, i);

      if (!func (leg, user_data))
        {
          i++;
          continue;
        }
      if (out == NULL)
        out = batch_new (self->definition, self->way, self->secrets, self->refresh);
      g_ptr_array_add (out->legs, tracker_leg_data_ref (leg));
      g_ptr_array_remove_index (self->legs, i);
    }

  return out;
}

/**
 * tracker_ask_batches_add:
 * @batches: (element-type TrackerAskBatch): where they go, at the end
 * @definition: a carrier
 * @legs: (element-type TrackerLegData): all of this carrier
 * @secrets: (nullable) (element-type utf8 utf8): the person's credentials
 * @refresh: the job they belong to
 *
 * Packs legs that go one way, and bring the same, together: as many as the way takes at once.
 */
void
tracker_ask_batches_add (GQueue *batches,
                         TrackerDefinition *definition,
                         GPtrArray *legs,
                         GHashTable *secrets,
                         TrackerRefresh *refresh)
{
  g_autoptr (GPtrArray) open = g_ptr_array_new (); /* (element-type TrackerAskBatch) with room */

  for (guint i = 0; i < legs->len; i++)
    {
      TrackerLegData *leg = g_ptr_array_index (legs, i);
      const char *way = tracker_definition_choose_way_for (
          definition, tracker_leg_data_get_number (leg), secrets, tracker_leg_data_get_needs (leg));
      TrackerAskBatch *batch = find_batch (open, way, leg);

      if (batch == NULL)
        {
          batch = batch_new (definition, way, secrets, refresh);
          g_queue_push_tail (batches, batch);
          if (batch->most > 1)
            g_ptr_array_add (open, batch);
        }
      g_ptr_array_add (batch->legs, tracker_leg_data_ref (leg));
      if (batch->legs->len >= batch->most)
        g_ptr_array_remove (open, batch);
    }
}
