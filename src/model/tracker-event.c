/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tracker-event.h"

#include <string.h>

#include "tracker-country.h"
#include "tracker-text-private.h"

#define DAY_S 86400

struct _TrackerEvent
{
  TrackerTime time;
  TrackerStage stage;
  char *text;    /* (owned) */
  char *place;   /* (owned) (nullable) */
  char *country; /* (owned) (nullable) */
  char *code;    /* (owned) (nullable) */
  char *carrier; /* (owned) (nullable) */
  gboolean is_entered;
};

G_DEFINE_BOXED_TYPE (TrackerEvent, tracker_event, tracker_event_ref, tracker_event_unref)

static void
clear_event (gpointer data)
{
  TrackerEvent *self = data;

  g_free (self->text);
  g_free (self->place);
  g_free (self->country);
  g_free (self->code);
  g_free (self->carrier);
}

static char *
dup_country (const char *country)
{
  g_autofree char *raised
      = country != NULL ? g_ascii_strup (country, (gssize) strnlen (country, 3)) : NULL;

  return raised != NULL && tracker_country_is_code (raised) ? g_steal_pointer (&raised) : NULL;
}

/**
 * tracker_event_new:
 * @time: a valid time
 * @stage: the stage, TRACKER_STAGE_UNKNOWN for a code that no table knows
 * @text: the post's own words
 * @place: (nullable): where, as the post writes it
 * @country: (nullable): ISO 3166-1 alpha-2; anything else is dropped
 * @code: (nullable): the post's own code
 * @carrier: (nullable): id of the definition
 *
 * Texts are made valid UTF-8 of one line and cut at 1000 (words) and 200 (the rest) characters;
 * what is empty then reads as %NULL, the words aside. Any thread.
 *
 * Returns: (transfer full): an event
 */
TrackerEvent *
tracker_event_new (const TrackerTime *time,
                   TrackerStage stage,
                   const char *text,
                   const char *place,
                   const char *country,
                   const char *code,
                   const char *carrier)
{
  TrackerEvent *self;

  g_return_val_if_fail (time != NULL, NULL);

  self = g_atomic_rc_box_new0 (TrackerEvent);
  self->time = *time;
  self->stage = (int) stage >= 0 && stage < TRACKER_N_STAGES ? stage : TRACKER_STAGE_UNKNOWN;
  self->text = tracker_text_clean (text, TRACKER_TEXT_MAX_CHARS);
  self->place = tracker_text_clean_or_null (place, TRACKER_TEXT_SHORT_MAX_CHARS);
  self->country = dup_country (country);
  self->code = tracker_text_clean_or_null (code, TRACKER_TEXT_SHORT_MAX_CHARS);
  self->carrier = tracker_text_clean_or_null (carrier, TRACKER_TEXT_SHORT_MAX_CHARS);
  return self;
}

/**
 * tracker_event_new_entered:
 * @time: a valid time
 * @stage: the stage, TRACKER_STAGE_UNKNOWN where the words tell none
 * @text: the words
 * @place: (nullable): where
 * @country: (nullable): ISO 3166-1 alpha-2; anything else is dropped
 * @carrier: (nullable): id of the definition whose page was read
 *
 * Like tracker_event_new(), but of what the person entered. Any thread.
 *
 * Returns: (transfer full): an event
 */
TrackerEvent *
tracker_event_new_entered (const TrackerTime *time,
                           TrackerStage stage,
                           const char *text,
                           const char *place,
                           const char *country,
                           const char *carrier)
{
  TrackerEvent *self = tracker_event_new (time, stage, text, place, country, NULL, carrier);

  if (self != NULL)
    self->is_entered = TRUE;
  return self;
}

/**
 * tracker_event_ref:
 * @self: an event
 *
 * Any thread.
 *
 * Returns: (transfer full): @self
 */
TrackerEvent *
tracker_event_ref (TrackerEvent *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * tracker_event_unref:
 * @self: (transfer full): an event
 *
 * Any thread.
 */
void
tracker_event_unref (TrackerEvent *self)
{
  g_atomic_rc_box_release_full (self, clear_event);
}

/**
 * tracker_event_get_time:
 * @self: an event
 *
 * Returns: (transfer none): when it happened
 */
const TrackerTime *
tracker_event_get_time (const TrackerEvent *self)
{
  return &self->time;
}

/**
 * tracker_event_get_stage:
 * @self: an event
 *
 * Returns: the stage it stands for
 */
TrackerStage
tracker_event_get_stage (const TrackerEvent *self)
{
  return self->stage;
}

/**
 * tracker_event_get_text:
 * @self: an event
 *
 * Returns: (transfer none): the post's own words, may be ""
 */
const char *
tracker_event_get_text (const TrackerEvent *self)
{
  return self->text;
}

/**
 * tracker_event_get_place:
 * @self: an event
 *
 * Returns: (transfer none) (nullable): where, as the post writes it
 */
const char *
tracker_event_get_place (const TrackerEvent *self)
{
  return self->place;
}

/**
 * tracker_event_get_country:
 * @self: an event
 *
 * Returns: (transfer none) (nullable): ISO 3166-1 alpha-2
 */
const char *
tracker_event_get_country (const TrackerEvent *self)
{
  return self->country;
}

/**
 * tracker_event_get_code:
 * @self: an event
 *
 * Returns: (transfer none) (nullable): the post's own code
 */
const char *
tracker_event_get_code (const TrackerEvent *self)
{
  return self->code;
}

/**
 * tracker_event_get_carrier:
 * @self: an event
 *
 * Returns: (transfer none) (nullable): id of the definition
 */
const char *
tracker_event_get_carrier (const TrackerEvent *self)
{
  return self->carrier;
}

/**
 * tracker_event_get_is_entered:
 * @self: an event
 *
 * Returns: whether the person entered it from what the post's page said
 */
gboolean
tracker_event_get_is_entered (const TrackerEvent *self)
{
  return self->is_entered;
}

/* How far an event brings a parcel when several bear the same instant: a delivery outweighs
 * trouble, trouble outweighs the way. */
static int
get_rank (TrackerStage stage)
{
  return stage == TRACKER_STAGE_DELIVERED ? TRACKER_N_STAGES : (int) stage;
}

static int
compare_for_stage (gconstpointer a, gconstpointer b)
{
  const TrackerEvent *first = *(const TrackerEvent *const *) a;
  const TrackerEvent *second = *(const TrackerEvent *const *) b;

  if (first->time.unix_s != second->time.unix_s)
    return first->time.unix_s < second->time.unix_s ? -1 : 1;
  return get_rank (first->stage) - get_rank (second->stage);
}

/* A day without a clock is kept as its midnight: what came on the same day is not after it. */
static gboolean
is_after (const TrackerEvent *event, const TrackerEvent *delivery)
{
  gint64 end_s = delivery->time.unix_s;

  if (delivery->time.precision == TRACKER_PRECISION_DAY)
    end_s += DAY_S - 1;
  return event->time.unix_s > end_s;
}

/**
 * tracker_event_compute_stage:
 * @events: (array length=n_events): all events of a parcel, in any order, of any carriers
 * @n_events: how many
 *
 * The newest known stage wins, and at the same instant the one further on. A delivery is only
 * undone by a return or an exception after it. That a parcel was announced says nothing once it
 * moved (the post of the destination often announces it when the other end has sent it long ago).
 * Events of unknown stage never count.
 *
 * Returns: the stage of the parcel
 */
TrackerStage
tracker_event_compute_stage (TrackerEvent *const *events, gsize n_events)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_sized_new ((guint) n_events);
  const TrackerEvent *current = NULL;

  for (gsize i = 0; i < n_events; i++)
    {
      if (events[i]->stage != TRACKER_STAGE_UNKNOWN)
        g_ptr_array_add (sorted, events[i]);
    }
  g_ptr_array_sort (sorted, compare_for_stage);

  for (guint i = 0; i < sorted->len; i++)
    {
      const TrackerEvent *event = g_ptr_array_index (sorted, i);

      if (current != NULL && event->stage == TRACKER_STAGE_REGISTERED)
        continue;
      if (current != NULL && current->stage == TRACKER_STAGE_DELIVERED
          && event->stage != TRACKER_STAGE_DELIVERED)
        {
          gboolean undoes
              = event->stage == TRACKER_STAGE_RETURNED || event->stage == TRACKER_STAGE_EXCEPTION;

          if (!undoes || !is_after (event, current))
            continue;
        }
      current = event;
    }

  return current != NULL ? current->stage : TRACKER_STAGE_UNKNOWN;
}
