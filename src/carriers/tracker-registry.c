/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-registry-private.h"

G_DEFINE_BOXED_TYPE (TrackerRegistry,
                     tracker_registry,
                     tracker_registry_ref,
                     tracker_registry_unref)

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 ((*(TrackerDefinition *const *) a)->id, (*(TrackerDefinition *const *) b)->id);
}

static void
index_format (TrackerRegistry *self,
              TrackerDefinition *definition,
              const TrackerNumberFormat *format)
{
  TrackerFormatEntry entry = { definition, format };

  for (guint length = format->min_length;
       length <= MIN (format->max_length, TRACKER_NUMBER_MAX_LENGTH); length++)
    {
      if (self->by_length[length] == NULL)
        self->by_length[length] = g_array_new (FALSE, FALSE, sizeof (TrackerFormatEntry));
      g_array_append_val (self->by_length[length], entry);
    }
}

/**
 * tracker_registry_new:
 * @definitions: (element-type TrackerDefinition): the definitions; of two with one id the later
 * wins
 *
 * Returns: (transfer full): a registry of them
 */
TrackerRegistry *
tracker_registry_new (GPtrArray *definitions)
{
  TrackerRegistry *self = g_new0 (TrackerRegistry, 1);
  GHashTableIter iter;
  gpointer definition;

  g_atomic_ref_count_init (&self->ref_count);
  self->definitions = g_ptr_array_new_with_free_func ((GDestroyNotify) tracker_definition_unref);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < definitions->len; i++)
    {
      TrackerDefinition *one = g_ptr_array_index (definitions, i);

      g_hash_table_replace (self->by_id, one->id, one);
    }
  g_hash_table_iter_init (&iter, self->by_id);
  while (g_hash_table_iter_next (&iter, NULL, &definition))
    g_ptr_array_add (self->definitions, tracker_definition_ref (definition));
  g_ptr_array_sort (self->definitions, compare_ids);
  for (guint i = 0; i < self->definitions->len; i++)
    {
      TrackerDefinition *one = g_ptr_array_index (self->definitions, i);

      for (guint j = 0; j < one->numbers->len; j++)
        index_format (self, one, g_ptr_array_index (one->numbers, j));
    }
  return self;
}

/**
 * tracker_registry_ref:
 * @self: a registry
 *
 * Any thread.
 *
 * Returns: (transfer full): @self
 */
TrackerRegistry *
tracker_registry_ref (TrackerRegistry *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * tracker_registry_unref:
 * @self: (transfer full): a registry
 *
 * Gives up a reference. Any thread.
 */
void
tracker_registry_unref (TrackerRegistry *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (self->by_length); i++)
    g_clear_pointer (&self->by_length[i], g_array_unref);
  g_clear_pointer (&self->by_id, g_hash_table_unref);
  g_clear_pointer (&self->definitions, g_ptr_array_unref);
  g_free (self);
}

/**
 * tracker_registry_get_n_definitions:
 * @self: a registry
 *
 * Returns: how many carriers it knows
 */
guint
tracker_registry_get_n_definitions (const TrackerRegistry *self)
{
  return self->definitions->len;
}

/**
 * tracker_registry_get_definition:
 * @self: a registry
 * @index: below tracker_registry_get_n_definitions()
 *
 * Returns: (transfer none): a definition; they are sorted by id
 */
TrackerDefinition *
tracker_registry_get_definition (const TrackerRegistry *self, guint index)
{
  g_return_val_if_fail (index < self->definitions->len, NULL);

  return g_ptr_array_index (self->definitions, index);
}

/**
 * tracker_registry_find:
 * @self: a registry
 * @id: (nullable): the id of a carrier
 *
 * Returns: (transfer none) (nullable): its definition
 */
TrackerDefinition *
tracker_registry_find (const TrackerRegistry *self, const char *id)
{
  return id != NULL ? g_hash_table_lookup (self->by_id, id) : NULL;
}

/**
 * tracker_registry_get_name:
 * @self: a registry
 * @id: the id of a carrier
 *
 * Returns: (transfer none): its name in the reader's language; @id itself if it is unknown
 */
const char *
tracker_registry_get_name (const TrackerRegistry *self, const char *id)
{
  const TrackerDefinition *definition = tracker_registry_find (self, id);

  return definition != NULL ? tracker_definition_get_name (definition) : id;
}

/**
 * tracker_registry_find_link:
 * @self: a registry
 * @address: a web address that a person pasted
 * @number: (out) (transfer full): the normalised number; set only if a carrier is found
 *
 * Reads a number back from the address of a carrier's page. Any thread.
 *
 * Returns: (transfer none) (nullable): the carrier whose page it is
 */
TrackerDefinition *
tracker_registry_find_link (const TrackerRegistry *self, const char *address, char **number)
{
  for (guint i = 0; i < self->definitions->len; i++)
    {
      TrackerDefinition *definition = g_ptr_array_index (self->definitions, i);
      char *found = tracker_definition_dup_number_from_link (definition, address);

      if (found == NULL)
        continue;
      *number = found;
      return definition;
    }
  return NULL;
}
