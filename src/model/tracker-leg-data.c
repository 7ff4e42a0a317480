/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tracker-leg-data.h"

#include "tracker-text-private.h"

struct _TrackerLegData
{
  gint64 id;
  gint64 parcel_id;
  char *carrier; /* (owned) */
  char *number;  /* (owned) */
  char *message; /* (owned) (nullable) */
  TrackerRole role;
  TrackerOutcome outcome;
  int failures;
  gint64 asked_s;
  gint64 answered_s;
  gint64 next_due_s;
  gint64 waits_s;
  GHashTable *needs; /* (owned) (nullable) (element-type utf8 utf8) */
};

G_DEFINE_BOXED_TYPE (TrackerLegData, tracker_leg_data, tracker_leg_data_ref, tracker_leg_data_unref)

static void
clear_leg_data (gpointer data)
{
  TrackerLegData *self = data;

  g_free (self->carrier);
  g_free (self->number);
  g_free (self->message);
  g_clear_pointer (&self->needs, g_hash_table_unref);
}

/**
 * tracker_leg_data_new:
 * @id: row of the store
 * @parcel_id: row of its parcel
 * @carrier: id of the definition
 * @role: what the carrier is to the parcel
 * @number: what this carrier is asked for
 *
 * Returns: (transfer full): data of a leg that was never asked
 */
TrackerLegData *
tracker_leg_data_new (gint64 id,
                      gint64 parcel_id,
                      const char *carrier,
                      TrackerRole role,
                      const char *number)
{
  TrackerLegData *self;

  g_return_val_if_fail (carrier != NULL && number != NULL, NULL);

  self = g_atomic_rc_box_new0 (TrackerLegData);
  self->id = id;
  self->parcel_id = parcel_id;
  self->carrier = g_strdup (carrier);
  self->role = role;
  self->number = g_strdup (number);
  return self;
}

/**
 * tracker_leg_data_set_asked:
 * @self: data of a leg that is not shared yet
 * @asked_s: when it was asked last, in seconds since 1970 UTC; 0: never
 * @outcome: how that ended
 * @message: (nullable): the post's own words on it
 * @failures: how many asks in a row failed
 * @answered_s: when it last gave an answer, in seconds since 1970 UTC; 0: never
 */
void
tracker_leg_data_set_asked (TrackerLegData *self,
                            gint64 asked_s,
                            TrackerOutcome outcome,
                            const char *message,
                            int failures,
                            gint64 answered_s)
{
  g_autofree char *old_message = self->message;

  self->asked_s = asked_s;
  self->outcome = outcome;
  self->message = tracker_text_clean_or_null (message, TRACKER_TEXT_MAX_CHARS);
  self->failures = MAX (failures, 0);
  self->answered_s = answered_s;
}

/**
 * tracker_leg_data_set_next_due_s:
 * @self: data of a leg that is not shared yet
 * @next_due_s: when to ask next, in seconds since 1970 UTC; 0: as soon as possible; %G_MAXINT64:
 * never by itself
 */
void
tracker_leg_data_set_next_due_s (TrackerLegData *self, gint64 next_due_s)
{
  self->next_due_s = next_due_s;
}

/**
 * tracker_leg_data_set_waits_s:
 * @self: data of a leg that is not shared yet
 * @waits_s: since when it waits for a person, in seconds since 1970 UTC; 0: it does not
 */
void
tracker_leg_data_set_waits_s (TrackerLegData *self, gint64 waits_s)
{
  self->waits_s = waits_s;
}

/**
 * tracker_leg_data_set_needs:
 * @self: data of a leg that is not shared yet
 * @needs: (nullable) (element-type utf8 utf8): what its parcel brings besides the number, by key;
 * not changed any more
 */
void
tracker_leg_data_set_needs (TrackerLegData *self, GHashTable *needs)
{
  g_autoptr (GHashTable) old = self->needs;

  self->needs = needs != NULL && g_hash_table_size (needs) > 0 ? g_hash_table_ref (needs) : NULL;
}

/**
 * tracker_leg_data_ref:
 * @self: data of a leg
 *
 * Any thread.
 *
 * Returns: (transfer full): @self
 */
TrackerLegData *
tracker_leg_data_ref (TrackerLegData *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * tracker_leg_data_unref:
 * @self: (transfer full): data of a leg
 *
 * Any thread.
 */
void
tracker_leg_data_unref (TrackerLegData *self)
{
  g_atomic_rc_box_release_full (self, clear_leg_data);
}

/**
 * tracker_leg_data_get_id:
 * @self: data of a leg
 *
 * Returns: row of the store
 */
gint64
tracker_leg_data_get_id (const TrackerLegData *self)
{
  return self->id;
}

/**
 * tracker_leg_data_get_parcel_id:
 * @self: data of a leg
 *
 * Returns: row of its parcel
 */
gint64
tracker_leg_data_get_parcel_id (const TrackerLegData *self)
{
  return self->parcel_id;
}

/**
 * tracker_leg_data_get_carrier:
 * @self: data of a leg
 *
 * Returns: (transfer none): id of the definition
 */
const char *
tracker_leg_data_get_carrier (const TrackerLegData *self)
{
  return self->carrier;
}

/**
 * tracker_leg_data_get_role:
 * @self: data of a leg
 *
 * Returns: what the carrier is to the parcel
 */
TrackerRole
tracker_leg_data_get_role (const TrackerLegData *self)
{
  return self->role;
}

/**
 * tracker_leg_data_get_number:
 * @self: data of a leg
 *
 * Returns: (transfer none): what this carrier is asked for
 */
const char *
tracker_leg_data_get_number (const TrackerLegData *self)
{
  return self->number;
}

/**
 * tracker_leg_data_get_asked_s:
 * @self: data of a leg
 *
 * Returns: when it was asked last, in seconds since 1970 UTC; 0: never
 */
gint64
tracker_leg_data_get_asked_s (const TrackerLegData *self)
{
  return self->asked_s;
}

/**
 * tracker_leg_data_get_answered_s:
 * @self: data of a leg
 *
 * Returns: when it last gave an answer, in seconds since 1970 UTC; 0: never
 */
gint64
tracker_leg_data_get_answered_s (const TrackerLegData *self)
{
  return self->answered_s;
}

/**
 * tracker_leg_data_get_outcome:
 * @self: data of a leg
 *
 * Returns: how the last ask ended
 */
TrackerOutcome
tracker_leg_data_get_outcome (const TrackerLegData *self)
{
  return self->outcome;
}

/**
 * tracker_leg_data_get_message:
 * @self: data of a leg
 *
 * Returns: (transfer none) (nullable): the post's own words on the outcome
 */
const char *
tracker_leg_data_get_message (const TrackerLegData *self)
{
  return self->message;
}

/**
 * tracker_leg_data_get_failures:
 * @self: data of a leg
 *
 * Returns: how many asks in a row failed
 */
int
tracker_leg_data_get_failures (const TrackerLegData *self)
{
  return self->failures;
}

/**
 * tracker_leg_data_get_next_due_s:
 * @self: data of a leg
 *
 * Returns: when to ask next, in seconds since 1970 UTC; 0: as soon as possible; %G_MAXINT64: never
 * by itself
 */
gint64
tracker_leg_data_get_next_due_s (const TrackerLegData *self)
{
  return self->next_due_s;
}

/**
 * tracker_leg_data_get_waits_s:
 * @self: data of a leg
 *
 * Returns: since when it waits for a person to pass the post's check, in seconds since 1970 UTC; 0:
 * it does not
 */
gint64
tracker_leg_data_get_waits_s (const TrackerLegData *self)
{
  return self->waits_s;
}

/**
 * tracker_leg_data_get_needs:
 * @self: data of a leg
 *
 * Returns: (transfer none) (nullable) (element-type utf8 utf8): what its parcel brings besides the
 * number, by key, never to be changed; %NULL: nothing
 */
GHashTable *
tracker_leg_data_get_needs (const TrackerLegData *self)
{
  return self->needs;
}
