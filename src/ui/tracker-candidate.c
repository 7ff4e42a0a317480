/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-candidate.h"

struct _TrackerCandidate
{
  GObject parent_instance;

  TrackerGuess *guess; /* (owned) */
  gboolean chosen;
  gboolean alone;
  GStrv carriers; /* (owned) (nullable) NULL: whom the guess asks */
};

enum
{
  PROP_GUESS = 1,
  PROP_CHOSEN,
  PROP_ALONE,
  PROP_CARRIERS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TrackerCandidate, tracker_candidate, G_TYPE_OBJECT)

static void
tracker_candidate_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  TrackerCandidate *self = TRACKER_CANDIDATE (object);

  switch (prop_id)
    {
    case PROP_GUESS:
      g_value_set_object (value, self->guess);
      break;
    case PROP_CHOSEN:
      g_value_set_boolean (value, self->chosen);
      break;
    case PROP_ALONE:
      g_value_set_boolean (value, self->alone);
      break;
    case PROP_CARRIERS:
      g_value_set_boxed (value, self->carriers);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tracker_candidate_set_property (GObject *object,
                                guint prop_id,
                                const GValue *value,
                                GParamSpec *pspec)
{
  TrackerCandidate *self = TRACKER_CANDIDATE (object);

  switch (prop_id)
    {
    case PROP_GUESS:
      self->guess = g_value_dup_object (value);
      break;
    case PROP_CHOSEN:
      tracker_candidate_set_chosen (self, g_value_get_boolean (value));
      break;
    case PROP_ALONE:
      self->alone = g_value_get_boolean (value);
      break;
    case PROP_CARRIERS:
      tracker_candidate_set_carriers (self, g_value_get_boxed (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tracker_candidate_dispose (GObject *object)
{
  g_clear_object (&TRACKER_CANDIDATE (object)->guess);

  G_OBJECT_CLASS (tracker_candidate_parent_class)->dispose (object);
}

static void
tracker_candidate_finalize (GObject *object)
{
  g_strfreev (TRACKER_CANDIDATE (object)->carriers);

  G_OBJECT_CLASS (tracker_candidate_parent_class)->finalize (object);
}

static void
tracker_candidate_class_init (TrackerCandidateClass *klass)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = tracker_candidate_get_property;
  object_class->set_property = tracker_candidate_set_property;
  object_class->dispose = tracker_candidate_dispose;
  object_class->finalize = tracker_candidate_finalize;

  properties[PROP_GUESS] = g_param_spec_object ("guess", NULL, NULL, TRACKER_TYPE_GUESS,
                                                flags | G_PARAM_CONSTRUCT_ONLY);
  properties[PROP_CHOSEN]
      = g_param_spec_boolean ("chosen", NULL, NULL, FALSE, flags | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_ALONE]
      = g_param_spec_boolean ("alone", NULL, NULL, FALSE, flags | G_PARAM_CONSTRUCT_ONLY);
  properties[PROP_CARRIERS]
      = g_param_spec_boxed ("carriers", NULL, NULL, G_TYPE_STRV, flags | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
tracker_candidate_init (TrackerCandidate *self)
{
}

/**
 * tracker_candidate_new:
 * @guess: what is seen in the code
 * @chosen: whether it is to be added
 * @alone: whether it is the only one
 *
 * Returns: (transfer full): a candidate
 */
TrackerCandidate *
tracker_candidate_new (TrackerGuess *guess, gboolean chosen, gboolean alone)
{
  return g_object_new (TRACKER_TYPE_CANDIDATE, "guess", guess, "chosen", chosen, "alone", alone,
                       NULL);
}

/**
 * tracker_candidate_get_guess:
 * @self: a candidate
 *
 * Returns: (transfer none): what is seen in the code
 */
TrackerGuess *
tracker_candidate_get_guess (TrackerCandidate *self)
{
  g_return_val_if_fail (TRACKER_IS_CANDIDATE (self), NULL);

  return self->guess;
}

/**
 * tracker_candidate_is_guessed:
 * @self: a candidate
 * @carrier: a carrier's id
 *
 * Returns: whether the guess asks this carrier
 */
gboolean
tracker_candidate_is_guessed (TrackerCandidate *self, const char *carrier)
{
  const char *const *carriers;

  g_return_val_if_fail (TRACKER_IS_CANDIDATE (self), FALSE);

  carriers = tracker_guess_get_carriers (self->guess);
  for (guint i = 0; i < tracker_guess_get_n_asked (self->guess); i++)
    if (g_str_equal (carriers[i], carrier))
      return TRUE;

  return FALSE;
}

/**
 * tracker_candidate_is_corrected:
 * @self: a candidate
 *
 * Returns: whether the person chose who is asked
 */
gboolean
tracker_candidate_is_corrected (TrackerCandidate *self)
{
  g_return_val_if_fail (TRACKER_IS_CANDIDATE (self), FALSE);

  return self->carriers != NULL;
}

/**
 * tracker_candidate_dup_carriers:
 * @self: a candidate
 *
 * Returns: (transfer full) (array zero-terminated=1): ids of those who are asked: whom the person
 * chose, else whom the guess asks
 */
GStrv
tracker_candidate_dup_carriers (TrackerCandidate *self)
{
  g_autoptr (GStrvBuilder) builder = NULL;
  const char *const *carriers;

  g_return_val_if_fail (TRACKER_IS_CANDIDATE (self), NULL);

  if (self->carriers != NULL)
    return g_strdupv (self->carriers);

  builder = g_strv_builder_new ();
  carriers = tracker_guess_get_carriers (self->guess);
  for (guint i = 0; i < tracker_guess_get_n_asked (self->guess); i++)
    g_strv_builder_add (builder, carriers[i]);

  return g_strv_builder_end (builder);
}

/**
 * tracker_candidate_set_carriers:
 * @self: a candidate
 * @carriers: (nullable) (array zero-terminated=1): who is asked; %NULL: whom the guess asks
 */
void
tracker_candidate_set_carriers (TrackerCandidate *self, const char *const *carriers)
{
  g_return_if_fail (TRACKER_IS_CANDIDATE (self));

  if (carriers == (const char *const *) self->carriers
      || (carriers != NULL && self->carriers != NULL
          && g_strv_equal (carriers, (const char *const *) self->carriers)))
    return;

  g_strfreev (self->carriers);
  self->carriers = g_strdupv ((char **) carriers);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CARRIERS]);
}

/**
 * tracker_candidate_get_chosen:
 * @self: a candidate
 *
 * Returns: whether it is to be added
 */
gboolean
tracker_candidate_get_chosen (TrackerCandidate *self)
{
  g_return_val_if_fail (TRACKER_IS_CANDIDATE (self), FALSE);

  return self->chosen;
}

/**
 * tracker_candidate_set_chosen:
 * @self: a candidate
 * @chosen: whether it is to be added
 */
void
tracker_candidate_set_chosen (TrackerCandidate *self, gboolean chosen)
{
  g_return_if_fail (TRACKER_IS_CANDIDATE (self));

  if (self->chosen == !!chosen)
    return;

  self->chosen = !!chosen;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHOSEN]);
}

/* Some carrier takes nearly every run of digits: being of its shape says nothing unless somebody
 * would be asked, or a check digit agrees. */
static gboolean
is_recognized (TrackerGuess *guess)
{
  return tracker_guess_get_n_asked (guess) > 0
         || tracker_guess_get_check (guess) == TRACKER_CHECK_OK;
}

/**
 * tracker_candidate_judge:
 * @guesses: (element-type TrackerGuess): the codes of a text, in its order
 *
 * Chooses beforehand what a person most likely wants to add: a message holds order numbers and
 * telephone numbers beside its track codes, so what is no known format is only chosen where nothing
 * else is there.
 *
 * Returns: (transfer full) (element-type TrackerCandidate): one for each guess
 */
GPtrArray *
tracker_candidate_judge (GPtrArray *guesses)
{
  GPtrArray *candidates = g_ptr_array_new_full (guesses->len, g_object_unref);
  gboolean any_recognized = FALSE;

  for (guint i = 0; i < guesses->len; i++)
    any_recognized |= is_recognized (g_ptr_array_index (guesses, i));

  for (guint i = 0; i < guesses->len; i++)
    {
      TrackerGuess *guess = g_ptr_array_index (guesses, i);
      gboolean chosen
          = tracker_guess_get_valid (guess) && (!any_recognized || is_recognized (guess));

      g_ptr_array_add (candidates, tracker_candidate_new (guess, chosen, guesses->len == 1));
    }

  return candidates;
}
