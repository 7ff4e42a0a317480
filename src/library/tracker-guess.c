/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-guess.h"

#include <glib/gi18n-lib.h>

#include "tracker-country.h"
#include "tracker-guess-private.h"
#include "tracker-number.h"
#include "tracker-s10.h"
#include "tracker-string-property-private.h"

struct _TrackerGuess
{
  GObject parent_instance;

  char *input;                     /* (owned) valid UTF-8, cut */
  char *number;                    /* (owned) (nullable) not a code at all */
  char *pretty_number;             /* (owned) (nullable) */
  char *error;                     /* (owned) (nullable) */
  TrackerRecognition *recognition; /* (owned) (nullable) */
  GStrv carriers;                  /* (owned) */
  GArray *roles;                   /* (owned) (element-type TrackerRole) */
  guint n_asked;
  char *summary; /* (owned) */
  char *warning; /* (owned) (nullable) */
  gboolean known;
};

enum
{
  PROP_0,
  PROP_INPUT,
  PROP_NUMBER,
  PROP_PRETTY_NUMBER,
  PROP_VALID,
  PROP_ERROR,
  PROP_CHECK,
  PROP_FORMAT,
  PROP_COUNTRY,
  PROP_SERVICE_LABEL,
  PROP_SUMMARY,
  PROP_WARNING,
  PROP_KNOWN,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TrackerGuess, tracker_guess, G_TYPE_OBJECT)

/* What is shown of a text that is no code: as much as fits a line, whatever its bytes. */
#define INPUT_SHOWN_CHARS 80

static char *
dup_input (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, strnlen (text, INPUT_SHOWN_CHARS * 4));

  if (g_utf8_strlen (valid, -1) > INPUT_SHOWN_CHARS)
    {
      g_autofree char *cut = g_utf8_substring (valid, 0, INPUT_SHOWN_CHARS);

      return g_strdup_printf ("%s…", cut);
    }

  return g_steal_pointer (&valid);
}

static void
add_carrier (TrackerGuess *self,
             GStrvBuilder *carriers,
             const TrackerDefinition *definition,
             TrackerRole role,
             gboolean is_asked)
{
  g_strv_builder_add (carriers, tracker_definition_get_id (definition));
  g_array_append_val (self->roles, role);
  self->n_asked += is_asked ? 1 : 0;
}

/* Whether the carrier whose page was pasted comes before what the number looks like: not one that
 * the person switched off, and not an aggregator, which has pages of everybody's numbers. */
static gboolean
is_led_by_page (const TrackerDefinition *page_of, const TrackerHints *hints)
{
  return page_of != NULL && tracker_definition_get_role (page_of) != TRACKER_DEFINITION_AGGREGATOR
         && (hints->hints.off == NULL
             || !g_hash_table_contains (hints->hints.off, tracker_definition_get_id (page_of)));
}

static void
collect_page_of (TrackerGuess *self,
                 GStrvBuilder *carriers,
                 TrackerDefinition *page_of,
                 gboolean *is_sure)
{
  TrackerRole role = TRACKER_ROLE_BOTH;

  for (guint i = 0; i < tracker_recognition_get_n_candidates (self->recognition); i++)
    {
      TrackerRole known;
      gboolean ask;

      if (tracker_recognition_get_candidate (self->recognition, i, &known, &ask) != page_of)
        continue;
      role = known;
      *is_sure = ask;
    }
  add_carrier (self, carriers, page_of, role, TRUE);
}

/* Those that become legs by themselves come first; the rest can be chosen. Where the page that was
 * pasted and the number disagree, the page is believed and nobody else is asked by itself. */
static void
collect_carriers (TrackerGuess *self, TrackerDefinition *page_of, const TrackerHints *hints)
{
  g_autoptr (GStrvBuilder) carriers = g_strv_builder_new ();
  guint n
      = self->recognition != NULL ? tracker_recognition_get_n_candidates (self->recognition) : 0;
  gboolean is_led = self->recognition != NULL && is_led_by_page (page_of, hints);
  gboolean is_sure = TRUE; /* of who is asked by itself */

  if (is_led)
    {
      is_sure = FALSE;
      collect_page_of (self, carriers, page_of, &is_sure);
    }
  for (int pass = 0; pass < 2; pass++)
    for (guint i = 0; i < n; i++)
      {
        TrackerRole role;
        gboolean ask;
        TrackerDefinition *candidate
            = tracker_recognition_get_candidate (self->recognition, i, &role, &ask);

        ask = ask && is_sure;
        if (ask == (pass == 0) && !(is_led && candidate == page_of))
          add_carrier (self, carriers, candidate, role, ask);
      }

  self->carriers = g_strv_builder_end (carriers);
}

static char *
dup_asked_names (TrackerGuess *self, TrackerRegistry *registry)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;

  for (guint i = 0; i < self->n_asked; i++)
    g_strv_builder_add (names, tracker_registry_get_name (registry, self->carriers[i]));
  list = g_strv_builder_end (names);

  return g_strjoinv (", ", list);
}

static char *
dup_summary (TrackerGuess *self, TrackerRegistry *registry)
{
  const char *service = tracker_guess_get_service_label (self);
  const char *code = tracker_guess_get_country (self);
  const char *country = code != NULL ? tracker_country_get_name (code) : NULL;
  g_autofree char *what = NULL;
  g_autofree char *names = NULL;

  if (self->error != NULL)
    return g_strdup (self->error);

  if (service != NULL && country != NULL)
    /* Translators: what a track code tells: a class of mail and a country ("Registered letter,
     * China"). */
    what = g_strdup_printf (_ ("%s, %s"), service, country);
  else if (service != NULL || country != NULL)
    what = g_strdup (service != NULL ? service : country);

  if (self->n_asked == 0)
    return what != NULL
               ? g_strdup_printf (_ ("%s. No carrier is asked by itself: choose one."), what)
               : g_strdup (_ ("No known format: choose a carrier."));

  names = dup_asked_names (self, registry);
  /* Translators: whom Tracker will ask about a track code: names of posts. */
  return what != NULL ? g_strdup_printf (_ ("%s. Asks %s."), what, names)
                      : g_strdup_printf (_ ("Asks %s."), names);
}

static char *
dup_warning (TrackerGuess *self)
{
  TrackerS10 s10;

  if (self->number == NULL)
    return NULL;
  if (tracker_guess_get_check (self) == TRACKER_CHECK_FAILED)
    return g_strdup (_ ("The check digit does not fit: look for a typing error."));
  if (tracker_s10_parse (self->number, &s10) && !tracker_s10_is_traced (&s10))
    return g_strdup (
        _ ("Mail of this class is not tracked: often nothing but its import is seen."));

  return NULL;
}

static void
set_strings (TrackerGuess *self, guint prop_id, GValue *value)
{
  switch (prop_id)
    {
    case PROP_INPUT:
      g_value_set_string (value, self->input);
      break;
    case PROP_NUMBER:
      g_value_set_string (value, self->number);
      break;
    case PROP_PRETTY_NUMBER:
      g_value_set_string (value, self->pretty_number != NULL ? self->pretty_number : self->input);
      break;
    case PROP_ERROR:
      g_value_set_string (value, self->error);
      break;
    case PROP_FORMAT:
      g_value_set_string (value, tracker_guess_get_format (self));
      break;
    case PROP_COUNTRY:
      g_value_set_string (value, tracker_guess_get_country (self));
      break;
    case PROP_SERVICE_LABEL:
      g_value_set_string (value, tracker_guess_get_service_label (self));
      break;
    case PROP_SUMMARY:
      g_value_set_string (value, self->summary);
      break;
    case PROP_WARNING:
      g_value_set_string (value, self->warning != NULL ? self->warning : "");
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
tracker_guess_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  TrackerGuess *self = TRACKER_GUESS (object);

  switch (prop_id)
    {
    case PROP_VALID:
      g_value_set_boolean (value, self->number != NULL);
      break;
    case PROP_CHECK:
      g_value_set_int (value, tracker_guess_get_check (self));
      break;
    case PROP_KNOWN:
      g_value_set_boolean (value, self->known);
      break;
    default:
      set_strings (self, prop_id, value);
    }
}

static void
tracker_guess_finalize (GObject *object)
{
  TrackerGuess *self = TRACKER_GUESS (object);

  g_free (self->input);
  g_free (self->number);
  g_free (self->pretty_number);
  g_free (self->error);
  g_clear_pointer (&self->recognition, tracker_recognition_free);
  g_strfreev (self->carriers);
  g_clear_pointer (&self->roles, g_array_unref);
  g_free (self->summary);
  g_free (self->warning);

  G_OBJECT_CLASS (tracker_guess_parent_class)->finalize (object);
}

static void
tracker_guess_class_init (TrackerGuessClass *klass)
{
  static const TrackerStringProperty strings[] = {
    { PROP_INPUT, "input" },
    { PROP_NUMBER, "number" },
    { PROP_PRETTY_NUMBER, "pretty-number" },
    { PROP_ERROR, "error" },
    { PROP_FORMAT, "format" },
    { PROP_COUNTRY, "country" },
    { PROP_SUMMARY, "summary" },
    { PROP_WARNING, "warning" },
    { PROP_SERVICE_LABEL, "service-label" },
  };
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = tracker_guess_get_property;
  object_class->finalize = tracker_guess_finalize;

  tracker_string_property_make_all (properties, strings, G_N_ELEMENTS (strings));
  properties[PROP_VALID] = g_param_spec_boolean ("valid", NULL, NULL, FALSE, flags);
  properties[PROP_CHECK] = g_param_spec_int ("check", NULL, NULL, 0, G_MAXINT, 0, flags);
  properties[PROP_KNOWN] = g_param_spec_boolean ("known", NULL, NULL, FALSE, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
tracker_guess_init (TrackerGuess *self)
{
  self->roles = g_array_new (FALSE, FALSE, sizeof (TrackerRole));
}

/**
 * tracker_guess_new:
 * @registry: the carriers
 * @input: what a person typed; any bytes
 * @hints: what is known of the person
 * @page_of: (nullable): the carrier whose page of that number was pasted
 *
 * Looks at one code. Any thread.
 *
 * Returns: (transfer full): what is seen in it
 */
TrackerGuess *
tracker_guess_new (TrackerRegistry *registry,
                   const char *input,
                   const TrackerHints *hints,
                   TrackerDefinition *page_of)
{
  TrackerGuess *self = g_object_new (TRACKER_TYPE_GUESS, NULL);
  g_autoptr (GError) error = NULL;

  self->input = dup_input (input);
  self->number = tracker_number_normalize (input, &error);
  if (self->number != NULL)
    {
      self->pretty_number = tracker_number_dup_pretty (self->number);
      self->recognition = tracker_registry_recognize (registry, self->number, &hints->hints);
    }
  else
    {
      self->error = g_strdup (error->message);
    }
  collect_carriers (self, page_of, hints);
  self->summary = dup_summary (self, registry);
  self->warning = dup_warning (self);

  return self;
}

/**
 * tracker_guess_get_role:
 * @self: a guess
 * @index: of a carrier in tracker_guess_get_carriers()
 *
 * What that carrier is to the parcel.
 *
 * Returns: a role
 */
TrackerRole
tracker_guess_get_role (TrackerGuess *self, guint index)
{
  g_return_val_if_fail (TRACKER_IS_GUESS (self) && index < self->roles->len, TRACKER_ROLE_BOTH);

  return g_array_index (self->roles, TrackerRole, index);
}

/**
 * tracker_guess_get_postcode:
 * @self: a guess
 *
 * The postcode of the recipient, where the number tells it.
 *
 * Returns: (transfer none) (nullable): a postcode
 */
const char *
tracker_guess_get_postcode (TrackerGuess *self)
{
  g_return_val_if_fail (TRACKER_IS_GUESS (self), NULL);

  return self->recognition != NULL ? tracker_recognition_get_postcode (self->recognition) : NULL;
}

/**
 * tracker_guess_asks:
 * @self: a guess
 * @carrier: an id
 *
 * Whether that carrier is asked by itself.
 *
 * Returns: %TRUE if so
 */
gboolean
tracker_guess_asks (TrackerGuess *self, const char *carrier)
{
  g_return_val_if_fail (TRACKER_IS_GUESS (self), FALSE);

  for (guint i = 0; i < self->n_asked; i++)
    if (g_str_equal (self->carriers[i], carrier))
      return TRUE;

  return FALSE;
}

/**
 * tracker_guess_set_known:
 * @self: a guess
 * @known: whether there is a parcel with this number
 *
 * Says whether the code is a parcel already.
 */
void
tracker_guess_set_known (TrackerGuess *self, gboolean known)
{
  g_return_if_fail (TRACKER_IS_GUESS (self));

  if (self->known == known)
    return;

  self->known = known;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_KNOWN]);
}

/**
 * tracker_guess_get_input:
 * @self: a guess
 *
 * What was typed, fit for showing: valid UTF-8, cut to a line.
 *
 * Returns: (transfer none): a text
 */
const char *
tracker_guess_get_input (TrackerGuess *self)
{
  g_return_val_if_fail (TRACKER_IS_GUESS (self), "");

  return self->input;
}

/**
 * tracker_guess_get_number:
 * @self: a guess
 *
 * The normalised code.
 *
 * Returns: (transfer none) (nullable): the code; %NULL if this cannot be one
 */
const char *
tracker_guess_get_number (TrackerGuess *self)
{
  g_return_val_if_fail (TRACKER_IS_GUESS (self), NULL);

  return self->number;
}

/**
 * tracker_guess_get_valid:
 * @self: a guess
 *
 * Whether it could be a code at all. A failed check digit is no reason against.
 *
 * Returns: %TRUE if it can be added
 */
gboolean
tracker_guess_get_valid (TrackerGuess *self)
{
  g_return_val_if_fail (TRACKER_IS_GUESS (self), FALSE);

  return self->number != NULL;
}

/**
 * tracker_guess_get_error:
 * @self: a guess
 *
 * Why it cannot be a code, in one sentence.
 *
 * Returns: (transfer none) (nullable): the sentence
 */
const char *
tracker_guess_get_error (TrackerGuess *self)
{
  g_return_val_if_fail (TRACKER_IS_GUESS (self), NULL);

  return self->error;
}

/**
 * tracker_guess_get_check:
 * @self: a guess
 *
 * Whether the check digit fits.
 *
 * Returns: the result of the check
 */
TrackerCheck
tracker_guess_get_check (TrackerGuess *self)
{
  g_return_val_if_fail (TRACKER_IS_GUESS (self), TRACKER_CHECK_NONE);

  return self->recognition != NULL ? tracker_recognition_get_check (self->recognition)
                                   : TRACKER_CHECK_NONE;
}

/**
 * tracker_guess_get_format:
 * @self: a guess
 *
 * The id of its format.
 *
 * Returns: (transfer none) (nullable): an id such as "s10"
 */
const char *
tracker_guess_get_format (TrackerGuess *self)
{
  g_return_val_if_fail (TRACKER_IS_GUESS (self), NULL);

  return self->recognition != NULL ? tracker_recognition_get_format (self->recognition) : NULL;
}

/**
 * tracker_guess_get_country:
 * @self: a guess
 *
 * The country whose post issued it.
 *
 * Returns: (transfer none) (nullable): alpha-2
 */
const char *
tracker_guess_get_country (TrackerGuess *self)
{
  g_return_val_if_fail (TRACKER_IS_GUESS (self), NULL);

  return self->recognition != NULL ? tracker_recognition_get_country (self->recognition) : NULL;
}

/**
 * tracker_guess_get_service:
 * @self: a guess
 *
 * The class of mail, in English: for JSON.
 *
 * Returns: (transfer none) (nullable): a text
 */
const char *
tracker_guess_get_service (TrackerGuess *self)
{
  g_return_val_if_fail (TRACKER_IS_GUESS (self), NULL);

  return self->recognition != NULL ? tracker_recognition_get_service (self->recognition) : NULL;
}

/**
 * tracker_guess_get_service_label:
 * @self: a guess
 *
 * The class of mail, in the reader's language.
 *
 * Returns: (transfer none) (nullable): a text
 */
const char *
tracker_guess_get_service_label (TrackerGuess *self)
{
  g_return_val_if_fail (TRACKER_IS_GUESS (self), NULL);

  return self->recognition != NULL ? tracker_recognition_get_service_label (self->recognition)
                                   : NULL;
}

/**
 * tracker_guess_get_summary:
 * @self: a guess
 *
 * What is seen in the code and who is asked, in a sentence; or why it is no code.
 *
 * Returns: (transfer none): a text
 */
const char *
tracker_guess_get_summary (TrackerGuess *self)
{
  g_return_val_if_fail (TRACKER_IS_GUESS (self), "");

  return self->summary;
}

/**
 * tracker_guess_get_warning:
 * @self: a guess
 *
 * A doubt that does not stop anybody.
 *
 * Returns: (transfer none) (nullable): a sentence
 */
const char *
tracker_guess_get_warning (TrackerGuess *self)
{
  g_return_val_if_fail (TRACKER_IS_GUESS (self), NULL);

  return self->warning;
}

/**
 * tracker_guess_get_carriers:
 * @self: a guess
 *
 * Who may know the code, best first.
 *
 * Returns: (transfer none) (array zero-terminated=1): ids
 */
const char *const *
tracker_guess_get_carriers (TrackerGuess *self)
{
  g_return_val_if_fail (TRACKER_IS_GUESS (self), NULL);

  return (const char *const *) self->carriers;
}

/**
 * tracker_guess_get_n_asked:
 * @self: a guess
 *
 * How many of the carriers, from the first on, are asked by themselves.
 *
 * Returns: a count
 */
guint
tracker_guess_get_n_asked (TrackerGuess *self)
{
  g_return_val_if_fail (TRACKER_IS_GUESS (self), 0);

  return self->n_asked;
}
