/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tracker-report.h"

#include "tracker-nick-private.h"
#include "tracker-text-private.h"

struct _TrackerReport
{
  char *carrier;                       /* (owned) */
  char *number;                        /* (owned) */
  char *way;                           /* (owned) (nullable) */
  char *message;                       /* (owned) (nullable) */
  char *facts[TRACKER_REPORT_N_FACTS]; /* (owned) (nullable) */
  GPtrArray *events;                   /* (owned) (element-type TrackerEvent): newest first */
  GPtrArray *unknown_codes;            /* (owned) (element-type utf8): ends with NULL */
  TrackerOutcome outcome;
  int retry_after_s;
  TrackerTime deadline;
  TrackerTime expected_from;
  TrackerTime expected_until;
  gboolean has_deadline;
  gboolean has_expected_from;
  gboolean has_expected_until;
};

G_DEFINE_BOXED_TYPE (TrackerReport, tracker_report, tracker_report_ref, tracker_report_unref)

static const char *const fact_nicks[] = {
  "origin_country", "destination_country", "service",     "sender",       "recipient",
  "weight",         "delivery_office",     "next_number", "next_carrier",
};
G_STATIC_ASSERT (G_N_ELEMENTS (fact_nicks) == TRACKER_REPORT_N_FACTS);

static void
clear_report (gpointer data)
{
  TrackerReport *self = data;

  g_free (self->carrier);
  g_free (self->number);
  g_free (self->way);
  g_free (self->message);
  for (gsize i = 0; i < TRACKER_REPORT_N_FACTS; i++)
    g_free (self->facts[i]);
  g_ptr_array_unref (self->events);
  g_ptr_array_unref (self->unknown_codes);
}

static void
replace_string (char **field, char *value)
{
  g_free (*field);
  *field = value;
}

/**
 * tracker_report_fact_to_nick:
 * @fact: a fact
 *
 * Returns: (transfer none): the word for JSON, SQL and definitions
 */
const char *
tracker_report_fact_to_nick (TrackerReportFact fact)
{
  return tracker_nick_get (fact_nicks, G_N_ELEMENTS (fact_nicks), (int) fact);
}

/**
 * tracker_report_new:
 * @carrier: id of the definition
 * @number: the number that was asked for
 * @outcome: how the ask ended
 *
 * Returns: (transfer full): a report without events
 */
TrackerReport *
tracker_report_new (const char *carrier, const char *number, TrackerOutcome outcome)
{
  TrackerReport *self;

  g_return_val_if_fail (carrier != NULL && number != NULL, NULL);

  self = g_atomic_rc_box_new0 (TrackerReport);
  self->carrier = g_strdup (carrier);
  self->number = g_strdup (number);
  self->outcome = outcome;
  self->events = g_ptr_array_new_with_free_func ((GDestroyNotify) tracker_event_unref);
  self->unknown_codes = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->unknown_codes, NULL);
  return self;
}

/**
 * tracker_report_set_message:
 * @self: a report that is not shared yet
 * @message: (nullable): the post's own words on the outcome, for people; made one line of valid
 * UTF-8
 */
void
tracker_report_set_message (TrackerReport *self, const char *message)
{
  replace_string (&self->message, tracker_text_clean_or_null (message, TRACKER_TEXT_MAX_CHARS));
}

/**
 * tracker_report_set_way:
 * @self: a report that is not shared yet
 * @way: (nullable): which way of the definition was asked
 */
void
tracker_report_set_way (TrackerReport *self, const char *way)
{
  replace_string (&self->way, g_strdup (way));
}

/**
 * tracker_report_set_retry_after_s:
 * @self: a report that is not shared yet
 * @retry_after_s: how long the post wants to be left alone; 0 if it did not say
 */
void
tracker_report_set_retry_after_s (TrackerReport *self, int retry_after_s)
{
  self->retry_after_s = MAX (retry_after_s, 0);
}

/**
 * tracker_report_set_fact:
 * @self: a report that is not shared yet
 * @fact: which
 * @value: (nullable): what the post says; made one line of valid UTF-8
 */
void
tracker_report_set_fact (TrackerReport *self, TrackerReportFact fact, const char *value)
{
  g_return_if_fail ((int) fact >= 0 && fact < TRACKER_REPORT_N_FACTS);

  replace_string (&self->facts[fact],
                  tracker_text_clean_or_null (value, TRACKER_TEXT_SHORT_MAX_CHARS));
}

static gboolean
copy_time (TrackerTime *to, const TrackerTime *from)
{
  if (from != NULL)
    *to = *from;
  return from != NULL;
}

/**
 * tracker_report_set_deadline:
 * @self: a report that is not shared yet
 * @deadline: (nullable): the last day of pick-up
 */
void
tracker_report_set_deadline (TrackerReport *self, const TrackerTime *deadline)
{
  self->has_deadline = copy_time (&self->deadline, deadline);
}

/**
 * tracker_report_set_expected:
 * @self: a report that is not shared yet
 * @from: (nullable): not before
 * @until: (nullable): not after
 */
void
tracker_report_set_expected (TrackerReport *self, const TrackerTime *from, const TrackerTime *until)
{
  self->has_expected_from = copy_time (&self->expected_from, from);
  self->has_expected_until = copy_time (&self->expected_until, until);
}

/* Newest first. Of two at the same instant the one that was taken first stays first: most posts
 * list them so. */
static guint
find_place (const GPtrArray *events, const TrackerTime *time)
{
  guint low = 0;
  guint high = events->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const TrackerEvent *event = g_ptr_array_index (events, middle);

      if (tracker_event_get_time (event)->unix_s < time->unix_s)
        high = middle;
      else
        low = middle + 1;
    }
  return low;
}

/**
 * tracker_report_take_event:
 * @self: a report that is not shared yet
 * @event: (transfer full): an event; put in its place by its instant
 */
void
tracker_report_take_event (TrackerReport *self, TrackerEvent *event)
{
  guint place = find_place (self->events, tracker_event_get_time (event));

  g_ptr_array_insert (self->events, (int) place, event);
}

/**
 * tracker_report_add_unknown_code:
 * @self: a report that is not shared yet
 * @code: a code of the post that its table does not know; named once
 */
void
tracker_report_add_unknown_code (TrackerReport *self, const char *code)
{
  g_autofree char *cleaned = tracker_text_clean_or_null (code, TRACKER_TEXT_SHORT_MAX_CHARS);

  if (cleaned == NULL
      || g_strv_contains ((const char *const *) self->unknown_codes->pdata, cleaned))
    return;
  g_ptr_array_insert (self->unknown_codes, (int) self->unknown_codes->len - 1,
                      g_steal_pointer (&cleaned));
}

/**
 * tracker_report_ref:
 * @self: a report
 *
 * Any thread.
 *
 * Returns: (transfer full): @self
 */
TrackerReport *
tracker_report_ref (TrackerReport *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * tracker_report_unref:
 * @self: (transfer full): a report
 *
 * Any thread.
 */
void
tracker_report_unref (TrackerReport *self)
{
  g_atomic_rc_box_release_full (self, clear_report);
}

/**
 * tracker_report_get_carrier:
 * @self: a report
 *
 * Returns: (transfer none): id of the definition
 */
const char *
tracker_report_get_carrier (const TrackerReport *self)
{
  return self->carrier;
}

/**
 * tracker_report_get_number:
 * @self: a report
 *
 * Returns: (transfer none): the number that was asked for
 */
const char *
tracker_report_get_number (const TrackerReport *self)
{
  return self->number;
}

/**
 * tracker_report_get_way:
 * @self: a report
 *
 * Returns: (transfer none) (nullable): which way of the definition was asked
 */
const char *
tracker_report_get_way (const TrackerReport *self)
{
  return self->way;
}

/**
 * tracker_report_get_outcome:
 * @self: a report
 *
 * Returns: how the ask ended
 */
TrackerOutcome
tracker_report_get_outcome (const TrackerReport *self)
{
  return self->outcome;
}

/**
 * tracker_report_get_message:
 * @self: a report
 *
 * Returns: (transfer none) (nullable): the post's own words on the outcome, for people
 */
const char *
tracker_report_get_message (const TrackerReport *self)
{
  return self->message;
}

/**
 * tracker_report_get_retry_after_s:
 * @self: a report
 *
 * Returns: how long the post wants to be left alone; 0 if it did not say
 */
int
tracker_report_get_retry_after_s (const TrackerReport *self)
{
  return self->retry_after_s;
}

/**
 * tracker_report_get_fact:
 * @self: a report
 * @fact: which
 *
 * Returns: (transfer none) (nullable): what the post says
 */
const char *
tracker_report_get_fact (const TrackerReport *self, TrackerReportFact fact)
{
  g_return_val_if_fail ((int) fact >= 0 && fact < TRACKER_REPORT_N_FACTS, NULL);

  return self->facts[fact];
}

/**
 * tracker_report_get_deadline:
 * @self: a report
 *
 * Returns: (transfer none) (nullable): the last day of pick-up
 */
const TrackerTime *
tracker_report_get_deadline (const TrackerReport *self)
{
  return self->has_deadline ? &self->deadline : NULL;
}

/**
 * tracker_report_get_expected_from:
 * @self: a report
 *
 * Returns: (transfer none) (nullable): the delivery is expected not before
 */
const TrackerTime *
tracker_report_get_expected_from (const TrackerReport *self)
{
  return self->has_expected_from ? &self->expected_from : NULL;
}

/**
 * tracker_report_get_expected_until:
 * @self: a report
 *
 * Returns: (transfer none) (nullable): the delivery is expected not after
 */
const TrackerTime *
tracker_report_get_expected_until (const TrackerReport *self)
{
  return self->has_expected_until ? &self->expected_until : NULL;
}

/**
 * tracker_report_get_events:
 * @self: a report
 * @n_events: (out) (optional): how many
 *
 * Returns: (transfer none) (array length=n_events) (nullable): the events, newest first; %NULL if
 * there are none
 */
TrackerEvent *const *
tracker_report_get_events (const TrackerReport *self, gsize *n_events)
{
  if (n_events != NULL)
    *n_events = self->events->len;
  return (TrackerEvent *const *) self->events->pdata;
}

/**
 * tracker_report_get_unknown_codes:
 * @self: a report
 *
 * Returns: (transfer none) (array zero-terminated=1): codes that no table knows, each once
 */
const char *const *
tracker_report_get_unknown_codes (const TrackerReport *self)
{
  return (const char *const *) self->unknown_codes->pdata;
}

/**
 * tracker_report_get_stage:
 * @self: a report
 *
 * Returns: the stage as of tracker_event_compute_stage()
 */
TrackerStage
tracker_report_get_stage (const TrackerReport *self)
{
  return tracker_event_compute_stage ((TrackerEvent *const *) self->events->pdata,
                                      self->events->len);
}
