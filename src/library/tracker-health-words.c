/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-health-words-private.h"

#include <glib/gi18n-lib.h>

#include "tracker-time.h"

/* Whose fault it was, and what a person can do. %s is the carrier. */
static const struct
{
  TrackerOutcome outcome;
  gboolean is_trouble; /* of the carrier or of what it was given */
  const char *remedy;
  const char *sentence;
} faults[] = {
  { TRACKER_OUTCOME_CAPTCHA, TRUE, "check",
    N_ ("%s wants to see a human: a person must type what its picture shows.") },
  { TRACKER_OUTCOME_WRONG_CAPTCHA, TRUE, "check",
    N_ ("%s did not take what was typed: a person must type what its picture shows.") },
  { TRACKER_OUTCOME_BAD_CREDENTIALS, TRUE, "login",
    N_ ("%s refused your login: look for a typing error in Preferences.") },
  { TRACKER_OUTCOME_NEEDS_CREDENTIALS, TRUE, "login",
    N_ ("%s answers only with a login of your own: give it in Preferences.") },
  { TRACKER_OUTCOME_BAD_NUMBER, FALSE, "",
    N_ ("%s says that a number is none of its own: look for a typing error.") },
  { TRACKER_OUTCOME_RATE_LIMITED, TRUE, "",
    N_ ("%s wants to be asked less often. Nothing you can do.") },
  { TRACKER_OUTCOME_BLOCKED, TRUE, "check",
    N_ ("%s turned Tracker away, as it does with programs: open its page.") },
  { TRACKER_OUTCOME_UNAVAILABLE, TRUE, "",
    N_ ("%s did not answer: its server is down or out of reach. Nothing you can do.") },
  { TRACKER_OUTCOME_MALFORMED, TRUE, "",
    N_ ("The answer of %s was not understood: its definition needs mending. Copy the report for "
        "those who mend it.") },
  { TRACKER_OUTCOME_OFFLINE, FALSE, "network",
    N_ ("Your network was away, so that %s was not asked.") },
  { TRACKER_OUTCOME_NEEDS_MORE, FALSE, "need",
    N_ ("%s wants to know more about a parcel, such as its postcode: open the parcel.") },
};

static gsize
find_fault (TrackerOutcome outcome)
{
  gsize i = 0;

  while (i < G_N_ELEMENTS (faults) && faults[i].outcome != outcome)
    i++;

  return i;
}

/**
 * tracker_health_words_dup_fault:
 * @outcome: how an ask ended
 * @carrier_name: how people call the carrier
 *
 * Says whose fault it was, and what can be done.
 *
 * Returns: (transfer full): a sentence; "" for an answer
 */
char *
tracker_health_words_dup_fault (TrackerOutcome outcome, const char *carrier_name)
{
  gsize i = find_fault (outcome);
  g_auto (GStrv) parts = NULL;

  if (i == G_N_ELEMENTS (faults))
    return g_strdup ("");

  /* A format that came from a catalogue of translations is not handed to printf. */
  parts = g_strsplit (_ (faults[i].sentence), "%s", 2);

  return g_strjoinv (carrier_name, parts);
}

/* What failed last, unless it was answered since. */
static TrackerOutcome
get_open_failure (const TrackerCarrierState *state)
{
  if (state == NULL
      || tracker_carrier_state_get_failed_s (state) < tracker_carrier_state_get_answered_s (state)
      || tracker_carrier_state_get_failed_s (state) == 0)
    return TRACKER_OUTCOME_NONE;
  /* In one second the count tells which of them was the later. */
  if (tracker_carrier_state_get_failed_s (state) == tracker_carrier_state_get_answered_s (state)
      && tracker_carrier_state_get_failures (state) == 0)
    return TRACKER_OUTCOME_NONE;

  return tracker_carrier_state_get_failed_outcome (state);
}

/**
 * tracker_carrier_state_has_trouble:
 * @state: (nullable): what happened with a carrier
 *
 * Whether the carrier failed when it was asked last, so that somebody should look.
 *
 * Returns: %TRUE if so
 */
gboolean
tracker_carrier_state_has_trouble (const TrackerCarrierState *state)
{
  gsize i = find_fault (get_open_failure (state));

  return i < G_N_ELEMENTS (faults) && faults[i].is_trouble;
}

static gboolean
is_off (const TrackerHealthFacts *self)
{
  return self->state != NULL && tracker_carrier_state_get_is_off (self->state);
}

static gboolean
is_link (const TrackerHealthFacts *self)
{
  return self->definition != NULL && tracker_definition_is_link (self->definition);
}

/**
 * tracker_health_words_get_state:
 * @self: what is known
 *
 * Returns: (transfer none): "good", "idle", "trouble" or "off"
 */
const char *
tracker_health_words_get_state (const TrackerHealthFacts *self)
{
  if (is_off (self))
    return "off";
  if (tracker_carrier_state_has_trouble (self->state) && !is_link (self))
    return "trouble";

  return self->state != NULL && tracker_carrier_state_get_answered_s (self->state) != 0 ? "good"
                                                                                        : "idle";
}

/**
 * tracker_health_words_get_remedy:
 * @self: what is known
 *
 * Returns: (transfer none): what a person can do: "login", "check", "need", "network", "enable", or
 * "" for nothing
 */
const char *
tracker_health_words_get_remedy (const TrackerHealthFacts *self)
{
  gsize i = find_fault (get_open_failure (self->state));

  if (is_off (self))
    return "enable";
  if (i == G_N_ELEMENTS (faults) || is_link (self))
    return "";
  if (g_str_equal (faults[i].remedy, "check")
      && (self->definition == NULL || !tracker_definition_has_check (self->definition)))
    return "";

  return faults[i].remedy;
}

/* "at 14:20", "on Tuesday, 24 November at 14:20"; local time. */
static char *
dup_clock (gint64 unix_s, gint64 now_s)
{
  g_autoptr (GDateTime) then = g_date_time_new_from_unix_local (unix_s);
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_local (now_s);

  if (then == NULL || now == NULL)
    return g_strdup ("");
  if (g_date_time_get_year (then) == g_date_time_get_year (now)
      && g_date_time_get_day_of_year (then) == g_date_time_get_day_of_year (now))
    /* Translators: a time of this day, as g_date_time_format() takes it ("at 14:20"). */
    return g_date_time_format (then, _ ("at %H:%M"));

  /* Translators: a time of another day ("on 24 November at 14:20"). */
  return g_date_time_format (then, _ ("on %-d %B at %H:%M"));
}

/**
 * tracker_health_words_dup_headline:
 * @self: what is known
 *
 * Says how it goes, in one sentence.
 *
 * Returns: (transfer full): a text
 */
char *
tracker_health_words_dup_headline (const TrackerHealthFacts *self)
{
  TrackerOutcome failure = get_open_failure (self->state);

  if (self->definition == NULL)
    return g_strdup (_ ("No definition of it is installed, so that it is not asked."));
  if (is_off (self))
    return g_strdup (_ ("Switched off in Preferences: it is not asked."));
  if (is_link (self))
    return g_strdup (_ ("Tracker cannot ask it: open its page."));
  if (failure != TRACKER_OUTCOME_NONE && find_fault (failure) < G_N_ELEMENTS (faults))
    return tracker_health_words_dup_fault (failure, self->carrier_name);
  if (self->state != NULL && tracker_carrier_state_get_answered_s (self->state) != 0)
    return tracker_health_words_dup_last_success (self);
  if (self->state != NULL && tracker_carrier_state_get_n_legs (self->state) > 0)
    return g_strdup (_ ("Not asked yet"));

  return g_strdup (_ ("Tracker asks it about no parcel of yours."));
}

/**
 * tracker_health_words_dup_last_success:
 * @self: what is known
 *
 * When it answered last.
 *
 * Returns: (transfer full): a text, "" if never
 */
char *
tracker_health_words_dup_last_success (const TrackerHealthFacts *self)
{
  gint64 answered_s = self->state != NULL ? tracker_carrier_state_get_answered_s (self->state) : 0;
  g_autofree char *ago = NULL;

  if (answered_s == 0)
    return g_strdup ("");

  ago = tracker_time_dup_ago_label (answered_s, self->now_s);

  return g_strdup_printf (_ ("Answered %s"), ago);
}

/* As it stands at the beginning of a sentence. */
static char *
dup_begun (const char *words)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_unichar (text, g_unichar_totitle (g_utf8_get_char (words)));
  g_string_append (text, g_utf8_next_char (words));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * tracker_health_words_dup_last_failure:
 * @self: what is known
 *
 * When it failed last, whose fault that was, and what the post said of it.
 *
 * Returns: (transfer full): a text, "" if never
 */
char *
tracker_health_words_dup_last_failure (const TrackerHealthFacts *self)
{
  gint64 failed_s = self->state != NULL ? tracker_carrier_state_get_failed_s (self->state) : 0;
  g_autofree char *fault = NULL;
  g_autofree char *ago = NULL;
  g_autofree char *when = NULL;
  const char *message;

  if (failed_s == 0)
    return g_strdup ("");

  fault = tracker_health_words_dup_fault (tracker_carrier_state_get_failed_outcome (self->state),
                                          self->carrier_name);
  ago = tracker_time_dup_ago_label (failed_s, self->now_s);
  when = dup_begun (ago);
  message = tracker_carrier_state_get_failed_message (self->state);
  if (message != NULL && *message != '\0')
    /* Translators: when, what happened, and in quotation marks what the post said of it. */
    return g_strdup_printf (_ ("%s: %s “%s”"), when, fault, message);

  /* Translators: when, and what happened. */
  return g_strdup_printf (_ ("%s: %s"), when, fault);
}

/**
 * tracker_health_words_dup_next_try:
 * @self: what is known
 *
 * When it is asked next, in local time.
 *
 * Returns: (transfer full): a sentence, "" if there is nothing to ask
 */
char *
tracker_health_words_dup_next_try (const TrackerHealthFacts *self)
{
  g_autofree char *clock = NULL;
  gint64 next_s;

  if (self->state == NULL || self->definition == NULL || is_off (self) || is_link (self)
      || tracker_carrier_state_get_n_legs (self->state) == 0)
    return g_strdup ("");

  next_s = tracker_carrier_state_get_next_due_s (self->state);
  if (next_s == G_MAXINT64)
    return g_strdup (_ ("Tracker does not try again by itself."));
  next_s = MAX (next_s, tracker_carrier_state_get_paused_until_s (self->state));
  if (next_s <= self->now_s)
    return g_strdup (_ ("Tracker tries again as soon as it can."));

  clock = dup_clock (next_s, self->now_s);

  /* Translators: %s is a time: “at 14:20” or “on 24 November at 14:20”. */
  return g_strdup_printf (_ ("Tracker tries again %s."), clock);
}

/**
 * tracker_health_words_dup_codes:
 * @self: what is known
 *
 * Which codes of the post no table of its definition knows.
 *
 * Returns: (transfer full): one a line, the most frequent first; "" if none
 */
char *
tracker_health_words_dup_codes (const TrackerHealthFacts *self)
{
  guint n_codes = self->state != NULL ? tracker_carrier_state_get_n_codes (self->state) : 0;
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < n_codes; i++)
    {
      int n;
      gint64 last_s;
      const char *code = tracker_carrier_state_get_code (self->state, i, &n, &last_s);

      if (i > 0)
        g_string_append_c (text, '\n');
      /* Translators: a post's code, and how often it was seen. */
      g_string_append_printf (
          text, g_dngettext (GETTEXT_PACKAGE, "%s (%d time)", "%s (%d times)", n), code, n);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}
