/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-recognition-private.h"

#include "tracker-number-format-private.h"

struct _TrackerRecognition
{
  TrackerRegistry *registry; /* (owned) of what the rest is borrowed */
  char *number;
  const char *format; /* (nullable) (borrowed) */
  TrackerCheck check;
  TrackerS10 s10; /* if the format is "s10" */
  char country[3];
  const TrackerTranslated *service_text; /* (nullable) (borrowed) */
  char *service;                         /* (nullable) what the number itself says */
  char *postcode;                        /* (nullable) */
  GArray *candidates;                    /* (element-type TrackerCandidate) best first */
};

static gboolean
is_aggregator (const TrackerCandidate *candidate)
{
  return candidate->role == TRACKER_ROLE_AGGREGATOR;
}

static gboolean
is_of_format (const TrackerCandidate *candidate, int format)
{
  return candidate->entry != NULL && (int) candidate->entry->format_index == format;
}

static gboolean
is_s10 (const TrackerRecognition *self)
{
  return g_strcmp0 (self->format, TRACKER_S10_FORMAT) == 0;
}

/* What the best candidates of the winning format make of the number. */
static void
describe_format (TrackerRecognition *self, int winner)
{
  gboolean is_first = TRUE;

  for (guint i = 0; i < self->candidates->len; i++)
    {
      const TrackerCandidate *candidate = &g_array_index (self->candidates, TrackerCandidate, i);
      const TrackerNumberFormat *format;

      if (!is_of_format (candidate, winner))
        continue;
      format = candidate->entry->format;
      if (is_first)
        self->check = candidate->check;
      is_first = FALSE;
      if (self->postcode == NULL)
        self->postcode
            = tracker_spans_dup (&candidate->spans, TRACKER_GROUP_POSTCODE, self->number);
      if (self->country[0] == '\0')
        {
          const char *country
              = tracker_number_format_find_country (format, self->number, &candidate->spans);

          g_strlcpy (self->country, country != NULL ? country : "", sizeof self->country);
        }
      if (self->service_text == NULL && self->service == NULL)
        {
          self->service_text = format->service;
          if (format->service == NULL)
            self->service
                = tracker_spans_dup (&candidate->spans, TRACKER_GROUP_SERVICE, self->number);
        }
    }
}

static gboolean
holds (GHashTable *set, const TrackerDefinition *definition)
{
  return set != NULL && g_hash_table_contains (set, definition->id);
}

/* Whether the carrier, once it is asked, answers by itself: not one that answers a person only, nor
 * one that waits for credentials. */
static gboolean
is_answering (const TrackerDefinition *definition, const TrackerRecognitionHints *hints)
{
  return !tracker_definition_is_check_only (definition)
         && (hints->keyed == NULL || holds (hints->keyed, definition)
             || !tracker_definition_needs_credentials (definition));
}

/* Whether the winning format is enough to ask its carriers. A choice that is of another format says
 * that the guess was wrong, unless the check digit proves the guess. A weak shape whose check digit
 * is wrong names a carrier abroad, and nobody is told of the number for that. */
static gboolean
is_believed (const TrackerRanking *ranking)
{
  const TrackerCandidate *first = ranking->candidates->len > 0
                                      ? &g_array_index (ranking->candidates, TrackerCandidate, 0)
                                      : NULL;

  if (first != NULL && first->is_chosen && !is_of_format (first, ranking->format))
    return ranking->tier == TRACKER_TIER_STRONG_OK;
  return ranking->tier != TRACKER_TIER_WEAK_FAILED || ranking->is_home
         || (first != NULL && first->is_chosen);
}

/* The carriers of the winning format, and what the person chose. TRUE: one of them will answer. */
static gboolean
mark_due_carriers (const TrackerRanking *ranking, const TrackerRecognitionHints *hints)
{
  GArray *candidates = ranking->candidates;
  gboolean asks_winner = is_believed (ranking);
  gboolean is_served = FALSE;

  for (guint i = 0; i < candidates->len; i++)
    {
      TrackerCandidate *one = &g_array_index (candidates, TrackerCandidate, i);

      one->is_due = one->is_chosen
                    || (asks_winner && !one->is_off && is_of_format (one, ranking->format)
                        && one->entry->is_asked && !is_aggregator (one));
      if (one->is_due && !is_served)
        is_served = one->is_chosen || is_answering (one->definition, hints);
    }
  return is_served;
}

/* Who is only thought to be at the other end, and wants a login that the person has not, would
 * answer nothing but that: beside one who answers it is not asked. */
static void
spare_destinations (GArray *candidates, const TrackerRecognitionHints *hints)
{
  for (guint i = 0; i < candidates->len; i++)
    {
      TrackerCandidate *one = &g_array_index (candidates, TrackerCandidate, i);

      if (one->is_due && !one->is_chosen && one->role == TRACKER_ROLE_DESTINATION
          && hints->keyed != NULL && !holds (hints->keyed, one->definition)
          && tracker_definition_needs_credentials (one->definition))
        one->is_due = FALSE;
    }
}

/* Aggregators are asked where nobody else is: those that ask for nothing, or else the first that
 * the person brought a key for. */
static void
mark_due_aggregators (GArray *candidates, const TrackerRecognitionHints *hints)
{
  gboolean is_served = FALSE;

  for (int pass = 0; pass < 2; pass++)
    for (guint i = 0; i < candidates->len && !(pass == 1 && is_served); i++)
      {
        TrackerCandidate *one = &g_array_index (candidates, TrackerCandidate, i);

        if (!is_aggregator (one) || one->is_off
            || !(pass == 0 ? one->entry->is_asked : holds (hints->keyed, one->definition)))
          continue;
        one->is_due = TRUE;
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
  gboolean has_s10 = tracker_s10_parse (number, &recognition->s10);
  TrackerRanking ranking;

  if (hints == NULL)
    hints = &nothing;
  recognition->registry = tracker_registry_ref ((TrackerRegistry *) self);
  recognition->number = g_strdup (number);
  tracker_ranking_init (&ranking, self, number, has_s10 ? &recognition->s10 : NULL, hints);
  recognition->candidates = ranking.candidates;
  if (ranking.format >= 0)
    recognition->format = g_ptr_array_index (self->formats, ranking.format);
  if (has_s10 && is_s10 (recognition))
    {
      recognition->check = recognition->s10.check;
      g_strlcpy (recognition->country, recognition->s10.country, sizeof recognition->country);
    }
  else
    describe_format (recognition, ranking.format);
  if (mark_due_carriers (&ranking, hints))
    spare_destinations (recognition->candidates, hints);
  else
    mark_due_aggregators (recognition->candidates, hints);
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
  g_free (self->service);
  g_free (self->postcode);
  g_clear_pointer (&self->candidates, g_array_unref);
  g_clear_pointer (&self->registry, tracker_registry_unref);
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
  if (is_s10 (self))
    return tracker_s10_get_service_name (&self->s10);
  return self->service_text != NULL ? tracker_translated_get_english (self->service_text)
                                    : self->service;
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
  if (is_s10 (self))
    return tracker_s10_get_service_label (&self->s10);
  return self->service_text != NULL ? tracker_translated_get (self->service_text) : self->service;
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
  const TrackerCandidate *candidate;

  g_return_val_if_fail (index < self->candidates->len, NULL);

  candidate = &g_array_index (self->candidates, TrackerCandidate, index);
  if (role != NULL)
    *role = candidate->role;
  if (ask != NULL)
    *ask = candidate->is_due;
  return candidate->definition;
}
