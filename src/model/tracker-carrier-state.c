/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tracker-carrier-state.h"

#include "tracker-text-private.h"

typedef struct
{
  char *code; /* (owned) */
  int n;
  gint64 last_s;
} Code;

struct _TrackerCarrierState
{
  char *carrier; /* (owned) */
  gboolean is_off;
  gint64 asked_s;
  gint64 answered_s;
  gint64 failed_s;
  TrackerOutcome failed_outcome;
  char *failed_message; /* (owned) (nullable) */
  int failures;
  gint64 paused_until_s;
  gint64 next_due_s;
  int n_legs;
  GArray *codes; /* (owned) (element-type Code) */
};

G_DEFINE_BOXED_TYPE (TrackerCarrierState,
                     tracker_carrier_state,
                     tracker_carrier_state_ref,
                     tracker_carrier_state_unref)

static void
clear_code (gpointer data)
{
  Code *code = data;

  g_clear_pointer (&code->code, g_free);
}

static void
clear_carrier_state (gpointer data)
{
  TrackerCarrierState *self = data;

  g_free (self->carrier);
  g_free (self->failed_message);
  g_array_unref (self->codes);
}

/**
 * tracker_carrier_state_new:
 * @carrier: id of a definition
 *
 * Returns: (transfer full): the state of a carrier with which nothing happened yet
 */
TrackerCarrierState *
tracker_carrier_state_new (const char *carrier)
{
  TrackerCarrierState *self;

  g_return_val_if_fail (carrier != NULL, NULL);

  self = g_atomic_rc_box_new0 (TrackerCarrierState);
  self->carrier = g_strdup (carrier);
  self->next_due_s = G_MAXINT64;
  self->codes = g_array_new (FALSE, FALSE, sizeof (Code));
  g_array_set_clear_func (self->codes, clear_code);
  return self;
}

/**
 * tracker_carrier_state_set_off:
 * @self: a state that is not shared yet
 * @is_off: whether the person switched the carrier off
 */
void
tracker_carrier_state_set_off (TrackerCarrierState *self, gboolean is_off)
{
  self->is_off = is_off;
}

/**
 * tracker_carrier_state_set_asked:
 * @self: a state that is not shared yet
 * @asked_s: when it was asked last, in seconds since 1970 UTC; 0: never
 * @answered_s: when it last gave an answer; 0: never
 */
void
tracker_carrier_state_set_asked (TrackerCarrierState *self, gint64 asked_s, gint64 answered_s)
{
  self->asked_s = asked_s;
  self->answered_s = answered_s;
}

/**
 * tracker_carrier_state_set_failed:
 * @self: a state that is not shared yet
 * @failed_s: when an ask failed last, in seconds since 1970 UTC; 0: never
 * @outcome: how
 * @message: (nullable): the post's own words on it
 * @failures: how many failed in a row since the last answer
 */
void
tracker_carrier_state_set_failed (TrackerCarrierState *self,
                                  gint64 failed_s,
                                  TrackerOutcome outcome,
                                  const char *message,
                                  int failures)
{
  g_autofree char *old_message = self->failed_message;

  self->failed_s = failed_s;
  self->failed_outcome = outcome;
  self->failed_message = tracker_text_clean_or_null (message, TRACKER_TEXT_MAX_CHARS);
  self->failures = MAX (failures, 0);
}

/**
 * tracker_carrier_state_set_paused_until_s:
 * @self: a state that is not shared yet
 * @until_s: until when it is not asked by itself, in seconds since 1970 UTC; 0: it is
 */
void
tracker_carrier_state_set_paused_until_s (TrackerCarrierState *self, gint64 until_s)
{
  self->paused_until_s = until_s;
}

/**
 * tracker_carrier_state_set_legs:
 * @self: a state that is not shared yet
 * @n_legs: how many parcels, neither archived nor removed, it is asked about
 * @next_due_s: when the first of them is due, in seconds since 1970 UTC; 0: as soon as possible;
 * %G_MAXINT64: none is
 */
void
tracker_carrier_state_set_legs (TrackerCarrierState *self, int n_legs, gint64 next_due_s)
{
  self->n_legs = n_legs;
  self->next_due_s = next_due_s;
}

/**
 * tracker_carrier_state_add_code:
 * @self: a state that is not shared yet
 * @code: a code of the post that no table of its definition knows
 * @n: how often it was met
 * @last_s: when it was met last, in seconds since 1970 UTC
 *
 * Adds a code behind the others, which are more frequent. What is beyond
 * %TRACKER_CARRIER_STATE_MAX_CODES is passed over.
 */
void
tracker_carrier_state_add_code (TrackerCarrierState *self, const char *code, int n, gint64 last_s)
{
  Code entry = { NULL, n, last_s };

  if (self->codes->len >= TRACKER_CARRIER_STATE_MAX_CODES)
    return;

  entry.code = tracker_text_clean (code, TRACKER_TEXT_SHORT_MAX_CHARS);
  g_array_append_val (self->codes, entry);
}

/**
 * tracker_carrier_state_ref:
 * @self: a state
 *
 * Any thread.
 *
 * Returns: (transfer full): @self
 */
TrackerCarrierState *
tracker_carrier_state_ref (TrackerCarrierState *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * tracker_carrier_state_unref:
 * @self: (transfer full): a state
 *
 * Any thread.
 */
void
tracker_carrier_state_unref (TrackerCarrierState *self)
{
  g_atomic_rc_box_release_full (self, clear_carrier_state);
}

/**
 * tracker_carrier_state_get_carrier:
 * @self: a state
 *
 * Returns: (transfer none): id of the definition
 */
const char *
tracker_carrier_state_get_carrier (const TrackerCarrierState *self)
{
  return self->carrier;
}

/**
 * tracker_carrier_state_get_is_off:
 * @self: a state
 *
 * Returns: whether the person switched the carrier off
 */
gboolean
tracker_carrier_state_get_is_off (const TrackerCarrierState *self)
{
  return self->is_off;
}

/**
 * tracker_carrier_state_get_asked_s:
 * @self: a state
 *
 * Returns: when it was asked last, in seconds since 1970 UTC; 0: never
 */
gint64
tracker_carrier_state_get_asked_s (const TrackerCarrierState *self)
{
  return self->asked_s;
}

/**
 * tracker_carrier_state_get_answered_s:
 * @self: a state
 *
 * Returns: when it last gave an answer, in seconds since 1970 UTC; 0: never
 */
gint64
tracker_carrier_state_get_answered_s (const TrackerCarrierState *self)
{
  return self->answered_s;
}

/**
 * tracker_carrier_state_get_failed_s:
 * @self: a state
 *
 * Returns: when an ask failed last, in seconds since 1970 UTC; 0: never
 */
gint64
tracker_carrier_state_get_failed_s (const TrackerCarrierState *self)
{
  return self->failed_s;
}

/**
 * tracker_carrier_state_get_failed_outcome:
 * @self: a state
 *
 * Returns: how it failed then; %TRACKER_OUTCOME_NONE: it never did
 */
TrackerOutcome
tracker_carrier_state_get_failed_outcome (const TrackerCarrierState *self)
{
  return self->failed_outcome;
}

/**
 * tracker_carrier_state_get_failed_message:
 * @self: a state
 *
 * Returns: (transfer none) (nullable): the post's own words on that
 */
const char *
tracker_carrier_state_get_failed_message (const TrackerCarrierState *self)
{
  return self->failed_message;
}

/**
 * tracker_carrier_state_get_failures:
 * @self: a state
 *
 * Returns: how many asks in a row failed, over all parcels; 0 after an answer
 */
int
tracker_carrier_state_get_failures (const TrackerCarrierState *self)
{
  return self->failures;
}

/**
 * tracker_carrier_state_get_paused_until_s:
 * @self: a state
 *
 * Returns: until when it is not asked by itself, in seconds since 1970 UTC; 0: it is
 */
gint64
tracker_carrier_state_get_paused_until_s (const TrackerCarrierState *self)
{
  return self->paused_until_s;
}

/**
 * tracker_carrier_state_get_next_due_s:
 * @self: a state
 *
 * Returns: when the first of its legs that are asked by themselves is due, its pause aside, in
 * seconds since 1970 UTC; 0: as soon as possible; %G_MAXINT64: none is due ever
 */
gint64
tracker_carrier_state_get_next_due_s (const TrackerCarrierState *self)
{
  return self->next_due_s;
}

/**
 * tracker_carrier_state_get_n_legs:
 * @self: a state
 *
 * Returns: how many parcels, neither archived nor removed, it is asked about or would be
 */
int
tracker_carrier_state_get_n_legs (const TrackerCarrierState *self)
{
  return self->n_legs;
}

/**
 * tracker_carrier_state_get_n_codes:
 * @self: a state
 *
 * Returns: how many of its codes no table of its definition knows, at most
 * %TRACKER_CARRIER_STATE_MAX_CODES
 */
guint
tracker_carrier_state_get_n_codes (const TrackerCarrierState *self)
{
  return self->codes->len;
}

/**
 * tracker_carrier_state_get_code:
 * @self: a state
 * @i: which, less than tracker_carrier_state_get_n_codes(); the most frequent first
 * @n: (out) (optional): how often it was met
 * @last_s: (out) (optional): when it was met last, in seconds since 1970 UTC
 *
 * Returns: (transfer none): the code
 */
const char *
tracker_carrier_state_get_code (const TrackerCarrierState *self, guint i, int *n, gint64 *last_s)
{
  const Code *code;

  g_return_val_if_fail (i < self->codes->len, NULL);

  code = &g_array_index (self->codes, Code, i);
  if (n != NULL)
    *n = code->n;
  if (last_s != NULL)
    *last_s = code->last_s;
  return code->code;
}
