/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-store-apply-private.h"

/* Which event of an answer is which event that is known of the same leg. In linear time: an answer
 * may hold tens of thousands of events, of one instant. */

static guint
hash_key (gconstpointer data)
{
  const TrackerEventKey *key = data;
  guint hash = (guint) key->unix_s * 31 + (guint) key->text_id;

  return key->code != NULL ? hash * 33 + g_str_hash (key->code) : hash;
}

static gboolean
equal_keys (gconstpointer a, gconstpointer b)
{
  const TrackerEventKey *x = a;
  const TrackerEventKey *y = b;

  return x->unix_s == y->unix_s && x->text_id == y->text_id && g_strcmp0 (x->code, y->code) == 0;
}

/* Instant, code and words agree: the same event. */
static void
match_exactly (const TrackerEventKey *known,
               gsize n_known,
               const TrackerEventKey *incoming,
               gsize n_incoming,
               gboolean *is_taken,
               int *matches)
{
  g_autoptr (GHashTable) places
      = g_hash_table_new (hash_key, equal_keys); /* place in known + 1; 0: in incoming */

  for (gsize i = 0; i < n_known; i++)
    g_hash_table_insert (places, (gpointer) &known[i], GINT_TO_POINTER ((int) i + 1));

  for (gsize i = 0; i < n_incoming; i++)
    {
      gpointer value;
      int place;

      if (!g_hash_table_lookup_extended (places, &incoming[i], NULL, &value))
        {
          g_hash_table_insert (places, (gpointer) &incoming[i], NULL);
          matches[i] = TRACKER_MATCH_NEW;
          continue;
        }

      place = GPOINTER_TO_INT (value) - 1;
      matches[i] = place >= 0 && !is_taken[place] ? place : TRACKER_MATCH_REPEATED;
      if (place >= 0)
        is_taken[place] = TRUE;
    }
}

/* Events of one instant and one code, or of one instant without a code, that no exact match took.
 */
typedef struct
{
  TrackerEventKey key;
  GArray *known; /* (element-type int) (owned) */
  guint next;    /* the first of them not paired yet */
  guint n_incoming;
} Group;

static void
free_group (gpointer data)
{
  Group *group = data;

  g_array_unref (group->known);
  g_free (group);
}

static Group *
find_group (GHashTable *groups, const TrackerEventKey *event, gboolean make)
{
  TrackerEventKey key = { .unix_s = event->unix_s, .code = event->code };
  Group *group = g_hash_table_lookup (groups, &key);

  if (group == NULL && make)
    {
      group = g_new0 (Group, 1);
      group->key = key;
      group->known = g_array_new (FALSE, FALSE, sizeof (int));
      g_hash_table_add (groups, group);
    }

  return group;
}

static gboolean
may_pair (const Group *group)
{
  if (group->next >= group->known->len)
    return FALSE;
  /* Without a code only the words tell events of one instant apart: with several it could be any.
   */
  return group->key.code != NULL || (group->known->len == 1 && group->n_incoming == 1);
}

/* What is left at the same instant under the same code was reworded by its post. */
static void
match_reworded (const TrackerEventKey *known,
                gsize n_known,
                const TrackerEventKey *incoming,
                gsize n_incoming,
                const gboolean *is_taken,
                int *matches)
{
  g_autoptr (GHashTable) groups = g_hash_table_new_full (hash_key, equal_keys, NULL, free_group);

  for (gsize i = 0; i < n_known; i++)
    if (!is_taken[i] && !known[i].is_entered)
      {
        int place = (int) i;

        g_array_append_val (find_group (groups, &known[i], TRUE)->known, place);
      }
  if (g_hash_table_size (groups) == 0)
    return;

  for (gsize i = 0; i < n_incoming; i++)
    {
      Group *group = matches[i] == TRACKER_MATCH_NEW && !incoming[i].is_entered
                         ? find_group (groups, &incoming[i], FALSE)
                         : NULL;

      if (group != NULL)
        group->n_incoming++;
    }
  for (gsize i = 0; i < n_incoming; i++)
    {
      Group *group = matches[i] == TRACKER_MATCH_NEW && !incoming[i].is_entered
                         ? find_group (groups, &incoming[i], FALSE)
                         : NULL;

      if (group != NULL && may_pair (group))
        matches[i] = g_array_index (group->known, int, group->next++);
    }
}

/**
 * tracker_event_match:
 * @known: (array length=n_known): events known of a leg, in the order of their ids
 * @n_known: how many
 * @incoming: (array length=n_incoming): events of an answer of that leg, oldest first
 * @n_incoming: how many
 * @matches: (out caller-allocates) (array length=n_incoming): for each of @incoming its place in
 * @known, or %TRACKER_MATCH_NEW, or %TRACKER_MATCH_REPEATED for one that the answer holds already
 *
 * Tells which events are which. Instant, code and words make an event; the same instant and code
 * with other words is that event reworded; without a code, the only one left on both sides at an
 * instant is. What the person entered is no rewording: see tracker_event_match_entered().
 */
void
tracker_event_match (const TrackerEventKey *known,
                     gsize n_known,
                     const TrackerEventKey *incoming,
                     gsize n_incoming,
                     int *matches)
{
  g_autofree gboolean *is_taken = g_new0 (gboolean, n_known);

  match_exactly (known, n_known, incoming, n_incoming, is_taken, matches);
  if (n_known == 0)
    return;
  tracker_event_match_entered (known, n_known, incoming, n_incoming, is_taken, matches);
  match_reworded (known, n_known, incoming, n_incoming, is_taken, matches);
}
