/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-emulator-private.h"

struct _TrackerEmulatorWorld
{
  TrackerClock *clock;      /* (owned) */
  GHashTable *parcels;      /* (owned) number -> TrackerEmulatorParcel */
  GHashTable *tokens;       /* (owned) "scope token" -> gint64: until when it is good */
  GHashTable *notes;        /* (owned) "scope key" -> text */
  TrackerCaptchaBook *book; /* (owned) */
};

/**
 * tracker_emulator_world_new:
 * @clock: says what is past
 *
 * Returns: (transfer full): a world without parcels
 */
TrackerEmulatorWorld *
tracker_emulator_world_new (TrackerClock *clock)
{
  TrackerEmulatorWorld *world = g_new0 (TrackerEmulatorWorld, 1);

  world->clock = g_object_ref (clock);
  world->parcels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                          (GDestroyNotify) tracker_emulator_parcel_free);
  world->tokens = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  world->notes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  world->book = tracker_captcha_book_new (clock);
  return world;
}

/**
 * tracker_emulator_world_free:
 * @world: (transfer full) (nullable): a world
 */
void
tracker_emulator_world_free (TrackerEmulatorWorld *world)
{
  if (world == NULL)
    return;
  g_object_unref (world->clock);
  g_hash_table_unref (world->parcels);
  g_hash_table_unref (world->tokens);
  g_hash_table_unref (world->notes);
  tracker_captcha_book_free (world->book);
  g_free (world);
}

/**
 * tracker_emulator_world_get_now_s:
 * @world: a world
 *
 * Returns: its now, seconds since 1970 UTC
 */
gint64
tracker_emulator_world_get_now_s (const TrackerEmulatorWorld *world)
{
  return tracker_clock_get_now_s (world->clock);
}

/**
 * tracker_emulator_world_set_parcel:
 * @world: a world
 * @parcel: a parcel, copied
 *
 * Puts it in the place of the one with that number.
 */
void
tracker_emulator_world_set_parcel (TrackerEmulatorWorld *world, const TrackerEmulatorParcel *parcel)
{
  g_hash_table_replace (world->parcels, g_strdup (parcel->number),
                        tracker_emulator_parcel_copy (parcel));
}

/**
 * tracker_emulator_world_remove_parcel:
 * @world: a world
 * @number: a number, known or not
 */
void
tracker_emulator_world_remove_parcel (TrackerEmulatorWorld *world, const char *number)
{
  g_hash_table_remove (world->parcels, number);
}

static const TrackerEmulatorParcel *
find_by_any_number (const TrackerEmulatorWorld *world, const char *number)
{
  const TrackerEmulatorParcel *parcel = g_hash_table_lookup (world->parcels, number);
  GHashTableIter iter;
  gpointer value;

  if (parcel != NULL)
    return parcel;

  g_hash_table_iter_init (&iter, world->parcels);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      parcel = value;
      if (g_strcmp0 (parcel->other_number, number) == 0)
        return parcel;
    }
  return NULL;
}

/**
 * tracker_emulator_world_find:
 * @world: a world
 * @carrier: id of the post that is asked
 * @number: (nullable): a number
 *
 * Returns: (transfer none) (nullable): the parcel, if that post knows it
 */
const TrackerEmulatorParcel *
tracker_emulator_world_find (const TrackerEmulatorWorld *world,
                             const char *carrier,
                             const char *number)
{
  const TrackerEmulatorParcel *parcel;

  if (number == NULL)
    return NULL;
  parcel = find_by_any_number (world, number);
  if (parcel == NULL || !g_strv_contains ((const char *const *) parcel->carriers, carrier))
    return NULL;
  return parcel;
}

static GPtrArray *
list_facts (const TrackerEmulatorWorld *world,
            const TrackerEmulatorParcel *parcel,
            gboolean wants_known)
{
  gint64 now_s = tracker_emulator_world_get_now_s (world);
  GPtrArray *facts = g_ptr_array_new ();

  for (guint i = 0; i < parcel->facts->len; i++)
    {
      TrackerFact *fact = g_ptr_array_index (parcel->facts, i);

      if ((fact->known_s <= now_s) == wants_known)
        g_ptr_array_add (facts, fact);
    }
  return facts;
}

/**
 * tracker_emulator_world_list_known:
 * @world: a world
 * @parcel: one of its parcels
 *
 * Returns: (transfer container) (element-type TrackerFact): what can be told now, oldest first
 */
GPtrArray *
tracker_emulator_world_list_known (const TrackerEmulatorWorld *world,
                                   const TrackerEmulatorParcel *parcel)
{
  return list_facts (world, parcel, TRUE);
}

/**
 * tracker_emulator_world_find_told:
 * @world: a world
 * @carrier: id of the post that is asked
 * @number: (nullable): a number
 *
 * Returns: (transfer none) (nullable): the parcel, if that post knows it and something has happened
 */
const TrackerEmulatorParcel *
tracker_emulator_world_find_told (const TrackerEmulatorWorld *world,
                                  const char *carrier,
                                  const char *number)
{
  const TrackerEmulatorParcel *parcel = tracker_emulator_world_find (world, carrier, number);
  g_autoptr (GPtrArray) known = NULL;

  if (parcel == NULL)
    return NULL;
  known = tracker_emulator_world_list_known (world, parcel);
  return known->len > 0 ? parcel : NULL;
}

/**
 * tracker_emulator_world_list_planned:
 * @world: a world
 * @parcel: one of its parcels
 *
 * Returns: (transfer container) (element-type TrackerFact): what comes later, next first
 */
GPtrArray *
tracker_emulator_world_list_planned (const TrackerEmulatorWorld *world,
                                     const TrackerEmulatorParcel *parcel)
{
  return list_facts (world, parcel, FALSE);
}

/**
 * tracker_emulator_world_issue_token:
 * @world: a world
 * @scope: what the token opens
 * @life_s: for how many seconds it is good
 *
 * Returns: (transfer full): a new token
 */
char *
tracker_emulator_world_issue_token (TrackerEmulatorWorld *world, const char *scope, int life_s)
{
  char *token = g_uuid_string_random ();
  gint64 *until_s = g_new (gint64, 1);

  *until_s = tracker_emulator_world_get_now_s (world) + life_s;
  g_hash_table_replace (world->tokens, g_strdup_printf ("%s %s", scope, token), until_s);
  return token;
}

/**
 * tracker_emulator_world_accepts_token:
 * @world: a world
 * @scope: what it should open
 * @token: (nullable): what was sent
 *
 * Returns: whether it was issued for @scope and has not expired
 */
gboolean
tracker_emulator_world_accepts_token (const TrackerEmulatorWorld *world,
                                      const char *scope,
                                      const char *token)
{
  g_autofree char *key = g_strdup_printf ("%s %s", scope, token != NULL ? token : "");
  const gint64 *until_s = g_hash_table_lookup (world->tokens, key);

  return until_s != NULL && tracker_emulator_world_get_now_s (world) < *until_s;
}

/**
 * tracker_emulator_world_set_note:
 * @world: a world
 * @scope: who keeps it
 * @key: about what
 * @text: what a post remembers of those who ask it
 */
void
tracker_emulator_world_set_note (TrackerEmulatorWorld *world,
                                 const char *scope,
                                 const char *key,
                                 const char *text)
{
  g_hash_table_replace (world->notes, g_strdup_printf ("%s %s", scope, key), g_strdup (text));
}

/**
 * tracker_emulator_world_get_note:
 * @world: a world
 * @scope: who keeps it
 * @key: (nullable): about what
 *
 * Returns: (transfer none) (nullable): what was set last
 */
const char *
tracker_emulator_world_get_note (const TrackerEmulatorWorld *world,
                                 const char *scope,
                                 const char *key)
{
  g_autofree char *name = g_strdup_printf ("%s %s", scope, key != NULL ? key : "");

  return g_hash_table_lookup (world->notes, name);
}

/**
 * tracker_emulator_world_get_book:
 * @world: a world
 *
 * Returns: (transfer none): the challenges that its posts gave
 */
TrackerCaptchaBook *
tracker_emulator_world_get_book (TrackerEmulatorWorld *world)
{
  return world->book;
}
