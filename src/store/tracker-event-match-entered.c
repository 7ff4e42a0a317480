/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-store-apply-private.h"

/* Which event that the person entered is which event of the post. A page rarely says times as the
 * post's answers do, so that their minutes are compared, as instants or as the clock on the wall
 * shows them, and days where one has no clock. In linear time, as the rest. */

#define DAY_S (24 * 60 * 60)

typedef enum
{
  MINUTE_OF_INSTANT,
  MINUTE_OF_WALL,
  DAY_OF_DAY,   /* of an event without a clock */
  DAY_OF_CLOCK, /* of an event with one */
} Level;

typedef struct
{
  Level level;
  gint64 time;     /* minutes or days */
  gboolean is_own; /* of the post */
  TrackerStage stage;
  gint64 text_id; /* 0: the stage counts, not the words */
} Bond;

typedef struct
{
  Bond bond;
  GArray *places; /* (owned) (element-type gsize) in known */
  guint next;     /* all before are taken */
} Bundle;

typedef struct
{
  const TrackerEventKey *known;
  GHashTable *bundles; /* (owned) (element-type Bundle) */
  gboolean *is_taken;  /* (array): of known */
} Entered;

static guint
hash_bond (gconstpointer data)
{
  const Bond *bond = data;

  return (guint) bond->time * 31 + (guint) bond->text_id * 7 + (guint) bond->stage * 5
         + (guint) bond->level * 2 + (guint) bond->is_own;
}

static gboolean
equal_bonds (gconstpointer a, gconstpointer b)
{
  const Bond *x = a;
  const Bond *y = b;

  return x->level == y->level && x->time == y->time && x->is_own == y->is_own
         && x->stage == y->stage && x->text_id == y->text_id;
}

static void
free_bundle (gpointer data)
{
  Bundle *bundle = data;

  g_array_unref (bundle->places);
  g_free (bundle);
}

static gint64
round_down (gint64 seconds, gint64 step_s)
{
  return (seconds - (seconds % step_s + step_s) % step_s) / step_s;
}

static Bond
make_bond (const TrackerEventKey *event, Level level, gboolean is_own, gboolean by_words)
{
  Bond bond = { .level = level, .is_own = is_own };

  if (level == MINUTE_OF_INSTANT)
    bond.time = round_down (event->time->unix_s, 60);
  else
    bond.time
        = round_down (tracker_time_get_wall_s (event->time), level == MINUTE_OF_WALL ? 60 : DAY_S);
  if (by_words)
    bond.text_id = event->text_id;
  else
    bond.stage = event->stage;
  return bond;
}

static void
add_bond (Entered *entered, Bond bond, gsize place)
{
  Bundle *bundle = g_hash_table_lookup (entered->bundles, &bond);

  if (bundle == NULL)
    {
      bundle = g_new0 (Bundle, 1);
      bundle->bond = bond;
      bundle->places = g_array_new (FALSE, FALSE, sizeof (gsize));
      g_hash_table_add (entered->bundles, bundle);
    }
  g_array_append_val (bundle->places, place);
}

static void
add_known (Entered *entered, gsize place)
{
  const TrackerEventKey *event = &entered->known[place];
  gboolean has_clock = event->time->precision != TRACKER_PRECISION_DAY;

  for (int by_words = 0; by_words <= 1; by_words++)
    {
      if (!by_words && event->stage == TRACKER_STAGE_UNKNOWN)
        continue;
      if (!has_clock)
        {
          add_bond (entered, make_bond (event, DAY_OF_DAY, !event->is_entered, by_words), place);
          continue;
        }
      for (Level level = MINUTE_OF_INSTANT; level <= MINUTE_OF_WALL; level++)
        add_bond (entered, make_bond (event, level, !event->is_entered, by_words), place);
      add_bond (entered, make_bond (event, DAY_OF_CLOCK, !event->is_entered, by_words), place);
    }
}

static gboolean
take_place (Entered *entered, Bond bond, gsize *place)
{
  Bundle *bundle = g_hash_table_lookup (entered->bundles, &bond);

  if (bundle == NULL)
    return FALSE;

  for (; bundle->next < bundle->places->len; bundle->next++)
    {
      *place = g_array_index (bundle->places, gsize, bundle->next);
      if (!entered->is_taken[*place])
        {
          entered->is_taken[*place] = TRUE;
          return TRUE;
        }
    }
  return FALSE;
}

static gboolean
find_place (Entered *entered,
            const TrackerEventKey *event,
            gboolean is_own,
            gboolean by_words,
            gsize *place)
{
  gboolean has_clock = event->time->precision != TRACKER_PRECISION_DAY;
  /* On one day many things of one stage happen: only the post itself knows which of them it says
   * better than the person did. */
  gboolean may_be_of_day = by_words || !event->is_entered;

  if (has_clock
      && (take_place (entered, make_bond (event, MINUTE_OF_INSTANT, is_own, by_words), place)
          || take_place (entered, make_bond (event, MINUTE_OF_WALL, is_own, by_words), place)))
    return TRUE;
  if (!may_be_of_day)
    return FALSE;
  return take_place (entered, make_bond (event, DAY_OF_DAY, is_own, by_words), place)
         || (!has_clock
             && take_place (entered, make_bond (event, DAY_OF_CLOCK, is_own, by_words), place));
}

static void
match_one (Entered *entered, const TrackerEventKey *event, gboolean by_words, int *match)
{
  gsize place;

  if (!by_words && event->stage == TRACKER_STAGE_UNKNOWN)
    return;

  /* The words alone tell two things that the person entered apart. */
  if ((!event->is_entered || by_words) && find_place (entered, event, FALSE, by_words, &place))
    *match = (int) place;
  else if (event->is_entered && find_place (entered, event, TRUE, by_words, &place))
    *match = TRACKER_MATCH_REPEATED;
}

static gboolean
has_entered (const TrackerEventKey *events, gsize n_events)
{
  for (gsize i = 0; i < n_events; i++)
    if (events[i].is_entered)
      return TRUE;

  return FALSE;
}

/**
 * tracker_event_match_entered:
 * @known: (array length=n_known): events known of a leg
 * @n_known: how many
 * @incoming: (array length=n_incoming): events of an answer of that leg
 * @n_incoming: how many
 * @is_taken: (inout) (array length=n_known): which of @known are found already
 * @matches: (inout) (array length=n_incoming): filled where it is %TRACKER_MATCH_NEW
 *
 * Finds what the person entered among what the post says, and the other way round: in the same
 * minute with the same words, else with the same stage. What the person enters of a thing that the
 * post said already is %TRACKER_MATCH_REPEATED.
 */
void
tracker_event_match_entered (const TrackerEventKey *known,
                             gsize n_known,
                             const TrackerEventKey *incoming,
                             gsize n_incoming,
                             gboolean *is_taken,
                             int *matches)
{
  gboolean is_entering = has_entered (incoming, n_incoming);
  Entered entered = { .known = known, .is_taken = is_taken };

  if (!is_entering && !has_entered (known, n_known))
    return;

  entered.bundles = g_hash_table_new_full (hash_bond, equal_bonds, NULL, free_bundle);
  for (gsize i = 0; i < n_known; i++)
    if (!is_taken[i] && (is_entering || known[i].is_entered))
      add_known (&entered, i);
  for (int by_words = 1; by_words >= 0; by_words--)
    {
      for (gsize i = 0; i < n_incoming; i++)
        if (matches[i] == TRACKER_MATCH_NEW)
          match_one (&entered, &incoming[i], by_words, &matches[i]);
    }
  g_hash_table_unref (entered.bundles);
}
