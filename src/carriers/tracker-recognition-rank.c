/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-recognition-private.h"

#include <string.h>

#include "tracker-number-format-private.h"

/* Collects who may know a number and puts them in order. What is compared is packed into one
 * number, the most important in the highest bits, so that a code with fifty candidates is ranked in
 * a microsecond. */

#define SAYS_NOTHING 9       /* the last strength of a group */
#define BITS_OF_DIGIT 3.3219 /* the logarithm of ten */
#define MOST_NARROW_SPREAD 4 /* of lengths */
#define INDEX_BITS 20        /* of a definition, below all else: they are sorted by id */

/* All candidates of one format id. */
typedef struct
{
  guint format;
  TrackerTier tier;   /* the best of them */
  guint breadth;      /* likewise */
  gboolean is_chosen; /* one of them is what the person chose */
  gboolean is_narrow; /* no wider than digits alone, and of nearly one length */
  gboolean is_home;   /* one of them is of the person's country */
  gboolean is_own;    /* one of them is no aggregator: it knows its own numbers */
  gboolean is_asked;  /* one of them is asked by itself */
} Group;

typedef struct
{
  TrackerRanking *ranking;
  const TrackerRegistry *registry;
  const char *number;
  const TrackerS10 *s10; /* (nullable) */
  const TrackerRecognitionHints *hints;
  int home;        /* index of the person's country; -1: unknown */
  guint16 *places; /* (owned) by definition: 1 + its place among the candidates; 0: not there */
  guint16 *ranks;  /* (owned) by format: 1 + its place among the groups, later its rank */
} Collector;

/**
 * tracker_tier_get:
 * @is_weak: whether the shape alone says little
 * @check: what the check digit says
 *
 * Returns: how much a match says
 */
TrackerTier
tracker_tier_get (gboolean is_weak, TrackerCheck check)
{
  static const TrackerTier tiers[2][3] = {
    [FALSE] = { [TRACKER_CHECK_NONE] = TRACKER_TIER_STRONG_NONE,
                [TRACKER_CHECK_OK] = TRACKER_TIER_STRONG_OK,
                [TRACKER_CHECK_FAILED] = TRACKER_TIER_STRONG_FAILED },
    [TRUE] = { [TRACKER_CHECK_NONE] = TRACKER_TIER_WEAK_NONE,
               [TRACKER_CHECK_OK] = TRACKER_TIER_WEAK_OK,
               [TRACKER_CHECK_FAILED] = TRACKER_TIER_WEAK_FAILED },
  };

  return tiers[is_weak != FALSE][check];
}

static guint
get_role_order (TrackerRole role)
{
  switch (role)
    {
    case TRACKER_ROLE_ORIGIN:
      return 0;
    case TRACKER_ROLE_DESTINATION:
      return 1;
    case TRACKER_ROLE_BOTH:
      return 2;
    case TRACKER_ROLE_AGGREGATOR:
    default:
      return 3;
    }
}

static gboolean
is_asked (const TrackerCandidate *candidate)
{
  return !candidate->is_off && candidate->entry != NULL && candidate->entry->is_asked;
}

static gboolean
is_aggregator (const TrackerCandidate *candidate)
{
  return candidate->role == TRACKER_ROLE_AGGREGATOR;
}

/* The less, the better. @rank: of its format. */
static guint64
get_order (const TrackerCandidate *candidate, guint rank)
{
  guint64 order = candidate->is_off;

  order = order << 1 | !candidate->is_chosen;
  order = order << 16 | rank;
  order = order << 3 | candidate->tier;
  order = order << 1 | !is_asked (candidate);
  order = order << 2 | get_role_order (candidate->role);
  return order << 2 | candidate->definition->role;
}

/* The less, the better. A weak shape by which nobody is asked says next to nothing: even a wrong
 * check digit says more, unless the shape is a narrow one of the person's own country. */
static guint
get_group_strength (const Group *group)
{
  switch (group->tier)
    {
    case TRACKER_TIER_WEAK_NONE:
      if (!group->is_own)
        return SAYS_NOTHING;
      if (group->is_asked)
        return group->is_home ? 4 : 7;
      return group->is_home && group->is_narrow ? 5 : SAYS_NOTHING;
    case TRACKER_TIER_WEAK_FAILED:
      return group->is_home ? 6 : 8;
    case TRACKER_TIER_STRONG_OK:
    case TRACKER_TIER_STRONG_NONE:
    case TRACKER_TIER_WEAK_OK:
    case TRACKER_TIER_STRONG_FAILED:
    default:
      return group->tier;
    }
}

static guint64
get_group_order (const Group *group)
{
  guint strength = get_group_strength (group);
  guint64 order = !group->is_chosen;

  order = order << 4 | strength;
  order = order << 1 | !group->is_own;
  order = order << 1 | (strength != SAYS_NOTHING && !group->is_home);
  order = order << 8 | MIN (group->breadth, 255);
  order = order << 1 | !group->is_home;
  order = order << 1 | !group->is_asked;
  return order << 32 | group->format;
}

static gboolean
holds (GHashTable *set, const TrackerDefinition *definition)
{
  return set != NULL && g_hash_table_contains (set, definition->id);
}

/* One definition may match by several of its formats: the best stays. */
static void
add_candidate (Collector *self, const TrackerCandidate *candidate)
{
  GArray *candidates = self->ranking->candidates;
  guint16 *place = &self->places[candidate->entry->definition_index];
  TrackerCandidate *known;

  if (*place == 0)
    {
      g_array_append_vals (candidates, candidate, 1);
      *place = (guint16) candidates->len;
      return;
    }
  known = &g_array_index (candidates, TrackerCandidate, *place - 1);
  if (get_order (candidate, 0) < get_order (known, 0))
    *known = *candidate;
}

/* The post of the destination takes what arrives there, and was not sent there. */
static gboolean
is_destination_here (const Collector *self,
                     const TrackerFormatEntry *entry,
                     const TrackerSpans *spans)
{
  const char *issuer;

  if (self->home < 0 || entry->home != self->home)
    return FALSE;
  issuer = entry->format->is_s10
               ? self->s10->country
               : tracker_number_format_find_country (entry->format, self->number, spans);
  return tracker_registry_get_country_index (issuer) != self->home;
}

static void
add_entry (Collector *self,
           const TrackerFormatEntry *entry,
           const TrackerSpans *spans,
           guint breadth,
           TrackerCheck check)
{
  TrackerCandidate candidate = {
    .definition = entry->definition,
    .entry = entry,
    .check = check,
    .tier = tracker_tier_get (entry->format->is_weak, check),
    .breadth = breadth,
    .role = entry->format->role,
    .is_off = holds (self->hints->off, entry->definition),
  };

  if (candidate.role == TRACKER_ROLE_DESTINATION && !is_destination_here (self, entry, spans))
    return;
  if (spans != NULL)
    candidate.spans = *spans;
  add_candidate (self, &candidate);
}

static void
on_shape_matched_cb (guint index, const TrackerSpans *spans, guint breadth, gpointer user_data)
{
  Collector *self = user_data;
  const TrackerNumberShape *shape = g_ptr_array_index (self->registry->shapes, index);
  TrackerCheck check = tracker_number_format_check (shape->format, self->number, spans);

  for (guint i = 0; i < shape->entries->len; i++)
    add_entry (self, &g_array_index (shape->entries, TrackerFormatEntry, i), spans, breadth, check);
}

static void
add_s10_entries (Collector *self, const GArray *entries)
{
  for (guint i = 0; entries != NULL && i < entries->len; i++)
    {
      const TrackerFormatEntry *entry = &g_array_index (entries, TrackerFormatEntry, i);

      if (tracker_number_format_takes_s10 (entry->format, self->s10))
        add_entry (self, entry, NULL, 0, self->s10->check);
    }
}

static void
collect (Collector *self)
{
  const TrackerRegistry *registry = self->registry;
  const TrackerNumberMatcher *matcher
      = tracker_registry_get_matcher (registry, strlen (self->number));
  int issuer = self->s10 != NULL ? tracker_registry_get_country_index (self->s10->country) : -1;

  if (issuer >= 0)
    {
      add_s10_entries (self, registry->s10_by_issuer[issuer]);
      add_s10_entries (self, registry->s10_any);
      add_s10_entries (self, self->home >= 0 ? registry->s10_by_home[self->home] : NULL);
    }
  if (matcher != NULL)
    tracker_number_matcher_run (matcher, self->number, on_shape_matched_cb, self);
}

/* What this person chose for codes of this shape is a candidate, whatever its formats say. */
static void
mark_chosen (Collector *self)
{
  const TrackerRecognitionHints *hints = self->hints;
  GArray *candidates = self->ranking->candidates;
  TrackerCandidate candidate
      = { .tier = TRACKER_TIER_WEAK_NONE, .role = TRACKER_ROLE_BOTH, .is_chosen = TRUE };
  g_autofree char *shape = NULL;

  if (hints->chosen == NULL || g_hash_table_size (hints->chosen) == 0)
    return;
  shape = tracker_number_dup_shape (self->number);
  candidate.definition
      = tracker_registry_find (self->registry, g_hash_table_lookup (hints->chosen, shape));
  if (candidate.definition == NULL || holds (hints->off, candidate.definition))
    return;
  for (guint i = 0; i < candidates->len; i++)
    {
      TrackerCandidate *known = &g_array_index (candidates, TrackerCandidate, i);

      if (known->definition != candidate.definition)
        continue;
      known->is_chosen = TRUE;
      return;
    }
  if (candidate.definition->role == TRACKER_DEFINITION_AGGREGATOR)
    candidate.role = TRACKER_ROLE_AGGREGATOR;
  g_array_append_val (candidates, candidate);
}

static void
join_group (Collector *self, GArray *groups, const Group *group)
{
  guint16 *place = &self->ranks[group->format];
  Group *known;

  if (*place == 0)
    {
      g_array_append_vals (groups, group, 1);
      *place = (guint16) groups->len;
      return;
    }
  known = &g_array_index (groups, Group, *place - 1);
  known->tier = MIN (known->tier, group->tier);
  known->breadth = MIN (known->breadth, group->breadth);
  known->is_chosen = known->is_chosen || group->is_chosen;
  known->is_narrow = known->is_narrow || group->is_narrow;
  known->is_home = known->is_home || group->is_home;
  known->is_own = known->is_own || group->is_own;
  known->is_asked = known->is_asked || group->is_asked;
}

static void
find_groups (Collector *self, GArray *groups)
{
  const GArray *candidates = self->ranking->candidates;
  guint digits = (guint) (BITS_OF_DIGIT * (double) strlen (self->number) / 8);

  for (guint i = 0; i < candidates->len; i++)
    {
      const TrackerCandidate *candidate = &g_array_index (candidates, TrackerCandidate, i);

      if (candidate->entry != NULL)
        {
          const TrackerNumberFormat *format = candidate->entry->format;
          const Group group = {
            .format = candidate->entry->format_index,
            .tier = candidate->tier,
            .breadth = candidate->breadth,
            .is_narrow = candidate->breadth <= digits
                         && format->max_length - format->min_length <= MOST_NARROW_SPREAD,
            /* what an aggregator takes tells nothing of the number */
            .is_chosen = candidate->is_chosen && !is_aggregator (candidate),
            .is_home = self->home >= 0 && candidate->entry->home == self->home,
            .is_own = !is_aggregator (candidate),
            .is_asked = is_asked (candidate),
          };

          join_group (self, groups, &group);
        }
    }
  /* S10 is known to us even where no carrier takes it. */
  if (self->s10 != NULL)
    {
      const Group group = { .format = self->registry->s10_format,
                            .tier = tracker_tier_get (FALSE, self->s10->check),
                            .is_own = TRUE };

      join_group (self, groups, &group);
    }
}

/* Few, and often in order already. */
static void
sort_orders (guint64 *orders, guint n)
{
  for (guint i = 1; i < n; i++)
    {
      guint64 order = orders[i];
      guint k = i;

      for (; k > 0 && orders[k - 1] > order; k--)
        orders[k] = orders[k - 1];
      orders[k] = order;
    }
}

static void
rank_groups (Collector *self)
{
  g_autoptr (GArray) groups = g_array_sized_new (FALSE, FALSE, sizeof (Group), 16);
  g_autofree guint64 *orders = NULL;
  const Group *winner;

  find_groups (self, groups);
  if (groups->len == 0)
    return;
  orders = g_new (guint64, groups->len);
  for (guint i = 0; i < groups->len; i++)
    orders[i] = get_group_order (&g_array_index (groups, Group, i));
  sort_orders (orders, groups->len);
  self->ranking->format = (int) (guint32) orders[0];
  winner = &g_array_index (groups, Group, self->ranks[self->ranking->format] - 1);
  self->ranking->tier = winner->tier;
  self->ranking->is_home = winner->is_home;
  for (guint i = 0; i < groups->len; i++)
    self->ranks[(guint32) orders[i]] = (guint16) i;
}

static void
sort_candidates (Collector *self)
{
  GArray *unsorted = self->ranking->candidates;
  GArray *sorted = g_array_sized_new (FALSE, FALSE, sizeof (TrackerCandidate), unsorted->len);
  g_autofree guint64 *orders = g_new (guint64, unsorted->len);
  const guint64 index_mask = (G_GUINT64_CONSTANT (1) << INDEX_BITS) - 1;

  for (guint i = 0; i < unsorted->len; i++)
    {
      const TrackerCandidate *candidate = &g_array_index (unsorted, TrackerCandidate, i);
      const TrackerFormatEntry *entry = candidate->entry;

      orders[i] = get_order (candidate, entry != NULL ? self->ranks[entry->format_index] : 0);
      /* Ids decide among equals. One that is there without a format is first anyway. */
      orders[i] = orders[i] << INDEX_BITS | (entry != NULL ? entry->definition_index : index_mask);
    }
  sort_orders (orders, unsorted->len);
  for (guint i = 0; i < unsorted->len; i++)
    {
      guint64 index = orders[i] & index_mask;
      guint place = index == index_mask ? unsorted->len - 1 : self->places[index] - 1u;

      g_array_append_vals (sorted, &g_array_index (unsorted, TrackerCandidate, place), 1);
    }
  g_array_unref (unsorted);
  self->ranking->candidates = sorted;
}

/**
 * tracker_ranking_init:
 * @self: (out caller-allocates): takes what is found; nobody is due yet
 * @registry: the carriers
 * @number: a normalised number
 * @s10: (nullable): the same as S10; %NULL if it is none
 * @hints: what is known of the person
 *
 * Finds and ranks all who may know a number. Any thread.
 */
void
tracker_ranking_init (TrackerRanking *self,
                      const TrackerRegistry *registry,
                      const char *number,
                      const TrackerS10 *s10,
                      const TrackerRecognitionHints *hints)
{
  g_autofree guint16 *scratch
      = g_new0 (guint16, registry->definitions->len + registry->formats->len);
  Collector collector = {
    .ranking = self,
    .registry = registry,
    .number = number,
    .s10 = s10,
    .hints = hints,
    .home = tracker_registry_get_country_index (hints->home_country),
    .places = scratch,
    .ranks = scratch + registry->definitions->len,
  };

  self->candidates = g_array_sized_new (FALSE, FALSE, sizeof (TrackerCandidate), 32);
  self->format = -1;
  self->tier = TRACKER_TIER_WEAK_FAILED;
  self->is_home = FALSE;
  collect (&collector);
  mark_chosen (&collector);
  rank_groups (&collector);
  sort_candidates (&collector);
}
