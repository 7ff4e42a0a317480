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
  return way->takes == NULL || tracker_pattern_match (way->takes, number, NULL);
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

typedef enum
{
  WAY_BY_ITSELF,
  WAY_BY_ITSELF_WITH_CREDENTIALS,
  WAY_WITH_PERSON,
} WayKind;

static gboolean
is_of_kind (const TrackerWay *way, WayKind kind)
{
  switch (kind)
    {
    case WAY_WITH_PERSON:
      return way->wants_person;
    case WAY_BY_ITSELF_WITH_CREDENTIALS:
      return !way->wants_person && way->credentials[0] != NULL;
    case WAY_BY_ITSELF:
    default:
      return !way->wants_person;
    }
}

static const char *
choose_way (const TrackerDefinition *self,
            const char *number,
            GHashTable *secrets,
            GHashTable *needs,
            WayKind kind)
{
  g_autofree char *asked
      = number != NULL ? tracker_definition_dup_asked_number (self, number) : NULL;

  for (guint i = 0; i < self->ways->len; i++)
    {
      const TrackerWay *way = g_ptr_array_index (self->ways, i);

      if (tracker_way_can_run (way, secrets) && is_of_kind (way, kind)
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
  return choose_way (self, NULL, secrets, NULL, WAY_BY_ITSELF);
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
  return choose_way (self, number, secrets, needs, WAY_BY_ITSELF);
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
  return choose_way (self, NULL, secrets, NULL, WAY_WITH_PERSON);
}

/**
 * tracker_definition_choose_check_way_for:
 * @self: a definition
 * @number: a normalised number
 * @secrets: (nullable) (element-type utf8 utf8): what the person gave, by key
 * @needs: (nullable) (element-type utf8 utf8): what the parcel brings, by key
 *
 * Returns: (transfer none) (nullable): the id of the first way with a challenge that can run and is
 * for numbers such as this one; %NULL if none can
 */
const char *
tracker_definition_choose_check_way_for (const TrackerDefinition *self,
                                         const char *number,
                                         GHashTable *secrets,
                                         GHashTable *needs)
{
  return choose_way (self, number, secrets, needs, WAY_WITH_PERSON);
}

/**
 * tracker_definition_choose_keyed_way_for:
 * @self: a definition
 * @number: a normalised number
 * @secrets: (nullable) (element-type utf8 utf8): what the person gave, by key
 *
 * Returns: (transfer none) (nullable): the id of the first way that can run by itself, needs
 * credentials and is for numbers such as this one, if the number is all that it wants to know; else
 * of the first whose credentials are there; %NULL if there are none
 */
const char *
tracker_definition_choose_keyed_way_for (const TrackerDefinition *self,
                                         const char *number,
                                         GHashTable *secrets)
{
  const char *way = choose_way (self, number, secrets, NULL, WAY_BY_ITSELF_WITH_CREDENTIALS);

  return way != NULL ? way : choose_way (self, NULL, secrets, NULL, WAY_BY_ITSELF_WITH_CREDENTIALS);
}

/**
 * tracker_definition_takes_login_for:
 * @self: a definition
 * @number: a normalised number
 *
 * Returns: whether any way that runs by itself and is for such numbers needs credentials, given or
 * not
 */
gboolean
tracker_definition_takes_login_for (const TrackerDefinition *self, const char *number)
{
  g_autofree char *asked = tracker_definition_dup_asked_number (self, number);

  for (guint i = 0; i < self->ways->len; i++)
    {
      const TrackerWay *way = g_ptr_array_index (self->ways, i);

      if (is_of_kind (way, WAY_BY_ITSELF_WITH_CREDENTIALS) && tracker_way_takes (way, asked))
        return TRUE;
    }
  return FALSE;
}

/**
 * tracker_definition_get_check_batch:
 * @self: a definition
 * @secrets: (nullable) (element-type utf8 utf8): what the person gave, by key
 *
 * Says how many numbers, whichever they are, one challenge serves.
 *
 * Returns: how many; 1 where it depends on the number or on what the parcel brings, or credentials
 * are missing; 0: none of its ways has a challenge
 */
guint
tracker_definition_get_check_batch (const TrackerDefinition *self, GHashTable *secrets)
{
  const TrackerWay *way
      = tracker_definition_find_way (self, tracker_definition_choose_check_way (self, secrets));

  if (way == NULL)
    return tracker_definition_has_check (self) ? 1 : 0;

  return way->takes == NULL && self->needs->len == 0 ? way->batch_max : 1;
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

/* Whether it can be asked about a number such as this one at all. */
static gboolean
takes (const TrackerDefinition *self, const char *number)
{
  g_autofree char *asked = tracker_definition_dup_asked_number (self, number);

  for (guint i = 0; i < self->ways->len; i++)
    if (tracker_way_takes (g_ptr_array_index (self->ways, i), asked))
      return TRUE;
  return self->ways->len == 0;
}

/**
 * tracker_definition_get_example:
 * @self: a definition
 *
 * Gives a number to try the carrier with: the first example that it can be asked about, of a format
 * that tells its numbers from others, else of any.
 *
 * Returns: (transfer none) (nullable): a normalised number; %NULL if the file has none
 */
const char *
tracker_definition_get_example (const TrackerDefinition *self)
{
  const char *weak = NULL;

  for (guint i = 0; i < self->numbers->len; i++)
    {
      const TrackerNumberFormat *format = g_ptr_array_index (self->numbers, i);

      for (guint k = 0; format->valid[k] != NULL; k++)
        if (!takes (self, format->valid[k]))
          continue;
        else if (!format->is_weak)
          return format->valid[k];
        else if (weak == NULL)
          weak = format->valid[k];
    }

  return weak;
}
