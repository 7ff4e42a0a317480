/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-definition-private.h"

/* Which ways a definition has, and which of them can run: a light reading knows it all, so that
 * the main thread may ask. */

/**
 * tracker_definition_get_ways:
 * @self: a definition
 *
 * Returns: (transfer none): the ids of its ways, best first
 */
const char *const *
tracker_definition_get_ways (const TrackerDefinition *self)
{
  return (const char *const *) self->way_ids;
}

/**
 * tracker_definition_find_way:
 * @self: a definition
 * @id: (nullable): the id of a way
 *
 * Returns: (transfer none) (nullable): the way
 */
const TrackerWay *
tracker_definition_find_way (const TrackerDefinition *self, const char *id)
{
  for (guint i = 0; i < self->ways->len; i++)
    {
      const TrackerWay *way = g_ptr_array_index (self->ways, i);

      if (g_strcmp0 (way->id, id) == 0)
        return way;
    }
  return NULL;
}

/**
 * tracker_definition_get_way_credentials:
 * @self: a definition
 * @way: (nullable): the id of a way
 *
 * Returns: (transfer none) (nullable): the keys of the credentials it needs; %NULL if there is no
 * such way
 */
const char *const *
tracker_definition_get_way_credentials (const TrackerDefinition *self, const char *way)
{
  const TrackerWay *found = tracker_definition_find_way (self, way);

  return found != NULL ? (const char *const *) found->credentials : NULL;
}

/**
 * tracker_way_can_run:
 * @way: a way
 * @secrets: (nullable) (element-type utf8 utf8): what the person gave
 *
 * Returns: whether all credentials that @way needs are there and not empty
 */
gboolean
tracker_way_can_run (const TrackerWay *way, GHashTable *secrets)
{
  for (guint i = 0; way->credentials[i] != NULL; i++)
    {
      const char *secret
          = secrets != NULL ? g_hash_table_lookup (secrets, way->credentials[i]) : NULL;

      if (secret == NULL || *secret == '\0')
        return FALSE;
    }
  return TRUE;
}

/**
 * tracker_way_takes:
 * @way: a way
 * @number: a normalised number
 *
 * Returns: whether @way is for numbers such as this one
 */
gboolean
tracker_way_takes (const TrackerWay *way, const char *number)
{
  return way->takes == NULL || g_regex_match_full (way->takes, number, -1, 0, 0, NULL, NULL);
}

/**
 * tracker_way_has_needs:
 * @way: a way
 * @needs: (nullable) (element-type utf8 utf8): what the parcel brings
 *
 * Returns: whether all that @way cannot do without is there and not empty
 */
gboolean
tracker_way_has_needs (const TrackerWay *way, GHashTable *needs)
{
  for (guint i = 0; way->needs[i] != NULL; i++)
    {
      const char *need = needs != NULL ? g_hash_table_lookup (needs, way->needs[i]) : NULL;

      if (need == NULL || *need == '\0')
        return FALSE;
    }
  return TRUE;
}

/* Only what is of the shape that the carrier wants counts. */
static gboolean
has_good_needs (const TrackerDefinition *self, const TrackerWay *way, GHashTable *needs)
{
  for (guint i = 0; way->needs[i] != NULL; i++)
    {
      const char *need = needs != NULL ? g_hash_table_lookup (needs, way->needs[i]) : NULL;

      if (need == NULL || !tracker_definition_check_need (self, way->needs[i], need))
        return FALSE;
    }
  return TRUE;
}

static const char *
choose_way (const TrackerDefinition *self,
            const char *number,
            GHashTable *secrets,
            GHashTable *needs,
            gboolean is_check)
{
  g_autofree char *asked
      = number != NULL ? tracker_definition_dup_asked_number (self, number) : NULL;

  for (guint i = 0; i < self->ways->len; i++)
    {
      const TrackerWay *way = g_ptr_array_index (self->ways, i);

      if (tracker_way_can_run (way, secrets) && way->wants_person == is_check
          && (asked == NULL
              || (tracker_way_takes (way, asked) && has_good_needs (self, way, needs))))
        return way->id;
    }
  return NULL;
}

/**
 * tracker_definition_choose_way:
 * @self: a definition
 * @secrets: (nullable) (element-type utf8 utf8): what the person gave, by key
 *
 * Returns: (transfer none) (nullable): the id of the first way that can run by itself; %NULL if
 * none can
 */
const char *
tracker_definition_choose_way (const TrackerDefinition *self, GHashTable *secrets)
{
  return choose_way (self, NULL, secrets, NULL, FALSE);
}

/**
 * tracker_definition_choose_way_for:
 * @self: a definition
 * @number: a normalised number
 * @secrets: (nullable) (element-type utf8 utf8): what the person gave, by key
 * @needs: (nullable) (element-type utf8 utf8): what the parcel brings, by key
 *
 * Returns: (transfer none) (nullable): the id of the first way that can run by itself and is for
 * numbers such as this one; numbers of one way may share an ask. %NULL if none can
 */
const char *
tracker_definition_choose_way_for (const TrackerDefinition *self,
                                   const char *number,
                                   GHashTable *secrets,
                                   GHashTable *needs)
{
  return choose_way (self, number, secrets, needs, FALSE);
}

/**
 * tracker_definition_choose_check_way:
 * @self: a definition
 * @secrets: (nullable) (element-type utf8 utf8): what the person gave, by key
 *
 * Returns: (transfer none) (nullable): the id of the first way with a challenge that can run; %NULL
 * if none can
 */
const char *
tracker_definition_choose_check_way (const TrackerDefinition *self, GHashTable *secrets)
{
  return choose_way (self, NULL, secrets, NULL, TRUE);
}

/**
 * tracker_definition_needs_credentials:
 * @self: a definition
 *
 * Returns: whether each of its ways needs credentials of the person; %FALSE for one without ways
 */
gboolean
tracker_definition_needs_credentials (const TrackerDefinition *self)
{
  return !tracker_definition_is_link (self) && tracker_definition_choose_way (self, NULL) == NULL
         && tracker_definition_choose_check_way (self, NULL) == NULL;
}

static guint
count_check_ways (const TrackerDefinition *self)
{
  guint n = 0;

  for (guint i = 0; i < self->ways->len; i++)
    n += ((const TrackerWay *) g_ptr_array_index (self->ways, i))->wants_person;
  return n;
}

/**
 * tracker_definition_has_check:
 * @self: a definition
 *
 * Returns: whether any of its ways has a challenge for a person
 */
gboolean
tracker_definition_has_check (const TrackerDefinition *self)
{
  return count_check_ways (self) > 0;
}

/**
 * tracker_definition_is_check_only:
 * @self: a definition
 *
 * Returns: whether all of its ways have a challenge for a person
 */
gboolean
tracker_definition_is_check_only (const TrackerDefinition *self)
{
  guint n_ways = self->ways->len;

  return n_ways > 0 && count_check_ways (self) == n_ways;
}

/**
 * tracker_definition_is_check_way:
 * @self: a definition
 * @way: (nullable): the id of a way
 *
 * Returns: whether that way has a challenge for a person; %FALSE for an unknown way
 */
gboolean
tracker_definition_is_check_way (const TrackerDefinition *self, const char *way)
{
  const TrackerWay *found = tracker_definition_find_way (self, way);

  return found != NULL && found->wants_person;
}

/**
 * tracker_definition_get_batch_max:
 * @self: a definition
 * @way: (nullable): the id of a way
 *
 * Returns: how many numbers one ask by this way may carry; 1 for an unknown way
 */
guint
tracker_definition_get_batch_max (const TrackerDefinition *self, const char *way)
{
  const TrackerWay *found = tracker_definition_find_way (self, way);

  return found != NULL ? found->batch_max : 1;
}
