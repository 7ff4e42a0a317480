/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-registry-private.h"

#include <string.h>

#include "tracker-number-format-private.h"

#define S10_FORMAT "s10"

/* How much a match says, best first. A right check digit says most; a wrong one says less than
 * another strong shape without any, but more than a shape that says little ("any 14 digits"). */
typedef enum
{
  TIER_STRONG_OK = 0,
  TIER_STRONG_NONE,
  TIER_WEAK_OK,
  TIER_STRONG_FAILED,
  TIER_WEAK_NONE,
  TIER_WEAK_FAILED,
} Tier;

typedef struct
{
  TrackerDefinition *definition;     /* (owned) */
  const TrackerNumberFormat *format; /* (nullable) of the definition; NULL: none names the number,
                                        the person chose the carrier for such codes */
  TrackerNumberMatch match;
  Tier tier;
  TrackerRole role;
  gboolean is_chosen;
  gboolean is_off;
  gboolean is_due; /* asked by itself; set in the end, and so the next */
  guint group;     /* rank of its format among those that matched */
} Candidate;

/* All candidates of one format id. */
typedef struct
{
  const char *format; /* (borrowed) */
  Tier tier;          /* the best of them */
  gboolean is_chosen; /* one of them is what the person chose */
  gboolean is_home;   /* one of them is of the person's country */
  gboolean is_own;    /* one of them is no aggregator: it knows its own numbers */
  gboolean is_asked;  /* one of them is asked by itself */
} Group;

struct _TrackerRecognition
{
  char *number;
  char *format; /* (nullable) */
  TrackerCheck check;
  char country[3];
  char *service;       /* (nullable) */
  char *service_label; /* (nullable) */
  char *postcode;      /* (nullable) */
  GArray *candidates;  /* (element-type Candidate) best first */
};

static Tier
get_tier (gboolean is_weak, TrackerCheck check)
{
  static const Tier tiers[2][3] = {
    [FALSE] = { [TRACKER_CHECK_NONE] = TIER_STRONG_NONE,
                [TRACKER_CHECK_OK] = TIER_STRONG_OK,
                [TRACKER_CHECK_FAILED] = TIER_STRONG_FAILED },
    [TRUE] = { [TRACKER_CHECK_NONE] = TIER_WEAK_NONE,
               [TRACKER_CHECK_OK] = TIER_WEAK_OK,
               [TRACKER_CHECK_FAILED] = TIER_WEAK_FAILED },
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

static void
clear_candidate (Candidate *candidate)
{
  g_clear_pointer (&candidate->definition, tracker_definition_unref);
  tracker_number_match_clear (&candidate->match);
}

static gboolean
holds (GHashTable *set, const TrackerDefinition *definition)
{
  return set != NULL && g_hash_table_contains (set, definition->id);
}

/* Whether the format makes the carrier one that is asked by itself. */
static gboolean
is_asked (const Candidate *candidate)
{
  return !candidate->is_off && candidate->format != NULL && candidate->format->is_asked
         && !tracker_definition_is_link (candidate->definition);
}

static gboolean
is_aggregator (const Candidate *candidate)
{
  return candidate->role == TRACKER_ROLE_AGGREGATOR;
}

static gboolean
is_of_format (const Candidate *candidate, const char *format)
{
  return candidate->format != NULL && format != NULL
         && g_str_equal (candidate->format->format, format);
}

static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  const Candidate *first = a;
  const Candidate *second = b;
  guint keys[][2] = {
    { first->is_off, second->is_off },
    { !first->is_chosen, !second->is_chosen },
    { first->group, second->group },
    { first->tier, second->tier },
    { !is_asked (first), !is_asked (second) },
    { get_role_order (first->role), get_role_order (second->role) },
    { first->definition->role, second->definition->role },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (keys[i][0] != keys[i][1])
      return keys[i][0] < keys[i][1] ? -1 : 1;
  return g_strcmp0 (first->definition->id, second->definition->id);
}

static int
compare_groups (gconstpointer a, gconstpointer b)
{
  const Group *first = a;
  const Group *second = b;

  if (first->is_chosen != second->is_chosen)
    return first->is_chosen ? -1 : 1;
  if (first->tier != second->tier)
    return first->tier < second->tier ? -1 : 1;
  if (first->is_own != second->is_own)
    return first->is_own ? -1 : 1;
  if (first->is_home != second->is_home)
    return first->is_home ? -1 : 1;
  if (first->is_asked != second->is_asked)
    return first->is_asked ? -1 : 1;
  return g_strcmp0 (first->format, second->format);
}

static void
join_group (GArray *groups, const Group *group)
{
  for (guint i = 0; i < groups->len; i++)
    {
      Group *other = &g_array_index (groups, Group, i);

      if (!g_str_equal (other->format, group->format))
        continue;
      other->tier = MIN (other->tier, group->tier);
      other->is_chosen = other->is_chosen || group->is_chosen;
      other->is_home = other->is_home || group->is_home;
      other->is_own = other->is_own || group->is_own;
      other->is_asked = other->is_asked || group->is_asked;
      return;
    }
  g_array_append_vals (groups, group, 1);
}

static gboolean
is_destination_here (const TrackerDefinition *definition,
                     const char *home_country,
                     const char *issuer)
{
  return home_country != NULL && g_strcmp0 (definition->country, home_country) == 0
         && g_strcmp0 (issuer, home_country) != 0;
}

/* One definition may match by several of its formats: the best stays. */
static void
add_candidate (GArray *candidates, const Candidate *candidate)
{
  for (guint i = 0; i < candidates->len; i++)
    {
      Candidate *other = &g_array_index (candidates, Candidate, i);
      Candidate worse = *candidate;

      if (other->definition != candidate->definition)
        continue;
      if (compare_candidates (candidate, other) < 0)
        {
          worse = *other;
          *other = *candidate;
        }
      clear_candidate (&worse);
      return;
    }
  g_array_append_val (candidates, *candidate);
}

static void
try_entry (TrackerRecognition *self,
           const TrackerFormatEntry *entry,
           const TrackerS10 *s10,
           const TrackerRecognitionHints *hints)
{
  Candidate candidate = { .format = entry->format, .role = entry->format->role };

  if (!tracker_number_format_match (entry->format, self->number, s10, &candidate.match))
    return;
  if (candidate.role == TRACKER_ROLE_DESTINATION
      && !is_destination_here (entry->definition, hints->home_country, candidate.match.country))
    {
      tracker_number_match_clear (&candidate.match);
      return;
    }
  candidate.definition = tracker_definition_ref (entry->definition);
  candidate.tier = get_tier (entry->format->is_weak, candidate.match.check);
  candidate.is_off = holds (hints->off, candidate.definition);
  add_candidate (self->candidates, &candidate);
}

/* What this person chose for codes of this shape is a candidate, whatever its formats say. */
static void
mark_chosen (TrackerRecognition *self,
             const TrackerRegistry *registry,
             const TrackerRecognitionHints *hints)
{
  g_autofree char *shape = NULL;
  TrackerDefinition *chosen;
  Candidate candidate = { .tier = TIER_WEAK_NONE, .role = TRACKER_ROLE_BOTH, .is_chosen = TRUE };

  if (hints->chosen == NULL || g_hash_table_size (hints->chosen) == 0)
    return;
  shape = tracker_number_dup_shape (self->number);
  chosen = tracker_registry_find (registry, g_hash_table_lookup (hints->chosen, shape));
  if (chosen == NULL || holds (hints->off, chosen))
    return;
  for (guint i = 0; i < self->candidates->len; i++)
    {
      Candidate *known = &g_array_index (self->candidates, Candidate, i);

      if (known->definition != chosen)
        continue;
      known->is_chosen = TRUE;
      return;
    }
  if (chosen->role == TRACKER_DEFINITION_AGGREGATOR)
    candidate.role = TRACKER_ROLE_AGGREGATOR;
  candidate.definition = tracker_definition_ref (chosen);
  g_array_append_val (self->candidates, candidate);
}

static void
rank_candidates (TrackerRecognition *self, GArray *groups, const char *home_country)
{
  for (guint i = 0; i < self->candidates->len; i++)
    {
      const Candidate *candidate = &g_array_index (self->candidates, Candidate, i);

      if (candidate->format != NULL)
        {
          const Group group = {
            .format = candidate->format->format,
            .tier = candidate->tier,
            /* what an aggregator takes tells nothing of the number */
            .is_chosen = candidate->is_chosen && !is_aggregator (candidate),
            .is_home
            = home_country != NULL && g_strcmp0 (candidate->definition->country, home_country) == 0,
            .is_own = !is_aggregator (candidate),
            .is_asked = is_asked (candidate),
          };

          join_group (groups, &group);
        }
    }
  g_array_sort (groups, compare_groups);
  for (guint i = 0; i < self->candidates->len; i++)
    {
      Candidate *candidate = &g_array_index (self->candidates, Candidate, i);

      while (candidate->format != NULL
             && !is_of_format (candidate, g_array_index (groups, Group, candidate->group).format))
        candidate->group++;
    }
  g_array_sort (self->candidates, compare_candidates);
}

static void
describe_s10 (TrackerRecognition *self, const TrackerS10 *s10)
{
  self->check = s10->check;
  g_strlcpy (self->country, s10->country, sizeof self->country);
  self->service = g_strdup (tracker_s10_get_service_name (s10));
  self->service_label = g_strdup (tracker_s10_get_service_label (s10));
}

static void
describe_format (TrackerRecognition *self)
{
  gboolean is_first = TRUE;

  for (guint i = 0; i < self->candidates->len; i++)
    {
      const Candidate *candidate = &g_array_index (self->candidates, Candidate, i);
      const char *service;
      const char *label;

      if (!is_of_format (candidate, self->format))
        continue;
      if (is_first)
        self->check = candidate->match.check;
      is_first = FALSE;
      if (self->postcode == NULL)
        self->postcode = g_strdup (candidate->match.postcode);
      if (self->country[0] == '\0')
        g_strlcpy (self->country, candidate->match.country, sizeof self->country);
      service = tracker_translated_get_english (candidate->format->service);
      label = tracker_translated_get (candidate->format->service);
      if (self->service == NULL)
        {
          self->service = g_strdup (service != NULL ? service : candidate->match.service);
          self->service_label = g_strdup (label != NULL ? label : candidate->match.service);
        }
    }
}

/* Whether the carrier, once it is asked, answers by itself: not one that answers a person only, nor
 * one that waits for credentials. */
static gboolean
is_answering (const Candidate *candidate, const TrackerRecognitionHints *hints)
{
  const TrackerDefinition *definition = candidate->definition;

  return !tracker_definition_is_check_only (definition)
         && (hints->keyed == NULL || holds (hints->keyed, definition)
             || !tracker_definition_needs_credentials (definition));
}

/* The carriers of the winning format, and what the person chose. A choice that is of another format
 * says that the guess was wrong, unless the check digit proves the guess. */
static gboolean
mark_due_carriers (TrackerRecognition *self, Tier tier, const TrackerRecognitionHints *hints)
{
  const Candidate *first = &g_array_index (self->candidates, Candidate, 0);
  gboolean is_believed = self->candidates->len == 0 || !first->is_chosen || tier == TIER_STRONG_OK
                         || is_of_format (first, self->format);
  gboolean is_served = FALSE;

  for (guint i = 0; i < self->candidates->len; i++)
    {
      Candidate *candidate = &g_array_index (self->candidates, Candidate, i);

      candidate->is_due = candidate->is_chosen
                          || (is_believed && is_asked (candidate) && !is_aggregator (candidate)
                              && is_of_format (candidate, self->format));
      is_served
          = is_served
            || (candidate->is_due && (candidate->is_chosen || is_answering (candidate, hints)));
    }
  return is_served;
}

/* Aggregators are asked where nobody else is: those that ask for nothing, or else the first that
 * the person brought a key for. */
static void
mark_due_aggregators (TrackerRecognition *self, const TrackerRecognitionHints *hints)
{
  gboolean is_served = FALSE;

  for (int pass = 0; pass < 2; pass++)
    for (guint i = 0; i < self->candidates->len && !(pass == 1 && is_served); i++)
      {
        Candidate *candidate = &g_array_index (self->candidates, Candidate, i);
        gboolean is_due = pass == 0
                              ? is_asked (candidate)
                              : !candidate->is_off && holds (hints->keyed, candidate->definition);

        if (!is_aggregator (candidate) || candidate->is_due || !is_due)
          continue;
        candidate->is_due = TRUE;
        is_served = TRUE;
      }
}

/**
 * tracker_registry_recognize:
 * @self: a registry
 * @number: a normalised number
 * @hints: (nullable): what is known of the person
 *
 * Says what a number is and who may know it. Any thread; takes microseconds.
 *
 * The carrier that the person chose for codes of this shape is the first candidate, also where no
 * format of its names the number; its format wins, unless it is an aggregator.
 *
 * Returns: (transfer full): what was recognised; without candidates if the shape is unknown
 */
TrackerRecognition *
tracker_registry_recognize (const TrackerRegistry *self,
                            const char *number,
                            const TrackerRecognitionHints *hints)
{
  static const TrackerRecognitionHints nothing = { NULL };
  TrackerRecognition *recognition = g_new0 (TrackerRecognition, 1);
  g_autoptr (GArray) groups = g_array_new (FALSE, FALSE, sizeof (Group));
  gsize length = strlen (number);
  TrackerS10 s10;
  gboolean is_s10 = tracker_s10_parse (number, &s10);
  const GArray *entries = length < G_N_ELEMENTS (self->by_length) ? self->by_length[length] : NULL;
  Tier tier = TIER_WEAK_FAILED;

  if (hints == NULL)
    hints = &nothing;
  recognition->number = g_strdup (number);
  recognition->candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  g_array_set_clear_func (recognition->candidates, (GDestroyNotify) clear_candidate);
  for (guint i = 0; entries != NULL && i < entries->len; i++)
    try_entry (recognition, &g_array_index (entries, TrackerFormatEntry, i), is_s10 ? &s10 : NULL,
               hints);
  mark_chosen (recognition, self, hints);

  /* S10 is known to us even where no carrier takes it. */
  if (is_s10)
    {
      const Group group
          = { .format = S10_FORMAT, .tier = get_tier (FALSE, s10.check), .is_own = TRUE };

      join_group (groups, &group);
    }
  rank_candidates (recognition, groups, hints->home_country);
  if (groups->len > 0)
    {
      recognition->format = g_strdup (g_array_index (groups, Group, 0).format);
      tier = g_array_index (groups, Group, 0).tier;
    }
  if (is_s10 && g_str_equal (recognition->format, S10_FORMAT))
    describe_s10 (recognition, &s10);
  else if (recognition->format != NULL)
    describe_format (recognition);
  if (!mark_due_carriers (recognition, tier, hints))
    mark_due_aggregators (recognition, hints);
  return recognition;
}

/**
 * tracker_recognition_free:
 * @self: (transfer full): a recognition
 *
 * Frees @self.
 */
void
tracker_recognition_free (TrackerRecognition *self)
{
  g_free (self->number);
  g_free (self->format);
  g_free (self->service);
  g_free (self->service_label);
  g_free (self->postcode);
  g_clear_pointer (&self->candidates, g_array_unref);
  g_free (self);
}

/**
 * tracker_recognition_get_number:
 * @self: a recognition
 *
 * Returns: (transfer none): the number as it was given
 */
const char *
tracker_recognition_get_number (const TrackerRecognition *self)
{
  return self->number;
}

/**
 * tracker_recognition_get_format:
 * @self: a recognition
 *
 * Returns: (transfer none) (nullable): the format that fits best, "s10"; %NULL if none is known
 */
const char *
tracker_recognition_get_format (const TrackerRecognition *self)
{
  return self->format;
}

/**
 * tracker_recognition_get_check:
 * @self: a recognition
 *
 * Returns: what the check digit of the best format says
 */
TrackerCheck
tracker_recognition_get_check (const TrackerRecognition *self)
{
  return self->check;
}

/**
 * tracker_recognition_get_country:
 * @self: a recognition
 *
 * Returns: (transfer none) (nullable): alpha-2 of who issued the number
 */
const char *
tracker_recognition_get_country (const TrackerRecognition *self)
{
  return self->country[0] != '\0' ? self->country : NULL;
}

/**
 * tracker_recognition_get_service:
 * @self: a recognition
 *
 * Returns: (transfer none) (nullable): what kind of item it is, in English
 */
const char *
tracker_recognition_get_service (const TrackerRecognition *self)
{
  return self->service;
}

/**
 * tracker_recognition_get_service_label:
 * @self: a recognition
 *
 * Returns: (transfer none) (nullable): what kind of item it is, in the reader's language
 */
const char *
tracker_recognition_get_service_label (const TrackerRecognition *self)
{
  return self->service_label;
}

/**
 * tracker_recognition_get_postcode:
 * @self: a recognition
 *
 * Returns: (transfer none) (nullable): the recipient's postcode, where the number says it
 */
const char *
tracker_recognition_get_postcode (const TrackerRecognition *self)
{
  return self->postcode;
}

/**
 * tracker_recognition_get_n_candidates:
 * @self: a recognition
 *
 * Returns: how many carriers may know the number
 */
guint
tracker_recognition_get_n_candidates (const TrackerRecognition *self)
{
  return self->candidates->len;
}

/**
 * tracker_recognition_get_candidate:
 * @self: a recognition
 * @index: below tracker_recognition_get_n_candidates(), best first
 * @role: (out) (optional): what the carrier would be to the parcel
 * @ask: (out) (optional): whether it should be asked without the person choosing it now: it takes
 * the format that fits best, or the person chose it before for such codes, or it is an aggregator
 * and nobody else is asked
 *
 * Returns: (transfer none): a carrier that may know the number
 */
TrackerDefinition *
tracker_recognition_get_candidate (const TrackerRecognition *self,
                                   guint index,
                                   TrackerRole *role,
                                   gboolean *ask)
{
  const Candidate *candidate;

  g_return_val_if_fail (index < self->candidates->len, NULL);

  candidate = &g_array_index (self->candidates, Candidate, index);
  if (role != NULL)
    *role = candidate->role;
  if (ask != NULL)
    *ask = candidate->is_due;
  return candidate->definition;
}
