/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-emulator-parcel.h"

#include "tracker-emulator-private.h"

G_DEFINE_BOXED_TYPE (TrackerEmulatorParcel,
                     tracker_emulator_parcel,
                     tracker_emulator_parcel_copy,
                     tracker_emulator_parcel_free)

static void
fact_free (TrackerFact *fact)
{
  g_free (fact->place);
  g_free (fact->local_place);
  g_free (fact->country);
  g_free (fact->postcode);
  g_free (fact);
}

static TrackerFact *
fact_copy (const TrackerFact *fact)
{
  TrackerFact *copy = g_memdup2 (fact, sizeof *fact);

  copy->place = g_strdup (fact->place);
  copy->local_place = g_strdup (fact->local_place);
  copy->country = g_strdup (fact->country);
  copy->postcode = g_strdup (fact->postcode);
  return copy;
}

/**
 * tracker_fact_get_local_place:
 * @fact: a fact
 *
 * Returns: (transfer none): the place in its own language, or in English where that is not known
 */
const char *
tracker_fact_get_local_place (const TrackerFact *fact)
{
  return fact->local_place != NULL ? fact->local_place : fact->place;
}

/**
 * tracker_emulator_format_time:
 * @at_s: instant, seconds since 1970 UTC
 * @offset_s: seconds to add for the wall clock, within +-15 h
 * @format: as for g_date_time_format ()
 *
 * Returns: (transfer full): the wall clock written in that format
 */
char *
tracker_emulator_format_time (gint64 at_s, int offset_s, const char *format)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (at_s);
  g_autoptr (GTimeZone) zone = g_time_zone_new_offset (offset_s);
  g_autoptr (GDateTime) local = g_date_time_to_timezone (utc, zone);

  return g_date_time_format (local, format);
}

/**
 * tracker_fact_format:
 * @fact: a fact
 * @format: as for g_date_time_format ()
 *
 * Returns: (transfer full): the place's wall clock at that fact
 */
char *
tracker_fact_format (const TrackerFact *fact, const char *format)
{
  return tracker_emulator_format_time (fact->at_s, fact->offset_s, format);
}

/**
 * tracker_emulator_parcel_new:
 * @number: its number, upper-case without blanks
 * @origin: country it comes from, alpha-2
 * @destination: country it goes to, alpha-2
 * @carriers: ids of the posts that know it, comma-separated; may be empty
 *
 * Returns: (transfer full): a parcel to which nothing happened yet
 */
TrackerEmulatorParcel *
tracker_emulator_parcel_new (const char *number,
                             const char *origin,
                             const char *destination,
                             const char *carriers)
{
  TrackerEmulatorParcel *self;

  g_return_val_if_fail (number != NULL && *number != '\0', NULL);
  g_return_val_if_fail (origin != NULL && destination != NULL && carriers != NULL, NULL);

  self = g_new0 (TrackerEmulatorParcel, 1);
  self->number = g_strdup (number);
  self->origin = g_strdup (origin);
  self->destination = g_strdup (destination);
  self->carriers = g_strsplit (carriers, ",", -1);
  self->weight_g = 240;
  self->facts = g_ptr_array_new_with_free_func ((GDestroyNotify) fact_free);
  return self;
}

/**
 * tracker_emulator_parcel_copy:
 * @self: a parcel
 *
 * Returns: (transfer full): a copy that shares nothing with it
 */
TrackerEmulatorParcel *
tracker_emulator_parcel_copy (const TrackerEmulatorParcel *self)
{
  TrackerEmulatorParcel *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_new0 (TrackerEmulatorParcel, 1);
  copy->number = g_strdup (self->number);
  copy->other_number = g_strdup (self->other_number);
  copy->origin = g_strdup (self->origin);
  copy->destination = g_strdup (self->destination);
  copy->carriers = g_strdupv (self->carriers);
  copy->weight_g = self->weight_g;
  copy->facts = g_ptr_array_new_with_free_func ((GDestroyNotify) fact_free);
  for (guint i = 0; i < self->facts->len; i++)
    g_ptr_array_add (copy->facts, fact_copy (g_ptr_array_index (self->facts, i)));
  return copy;
}

/**
 * tracker_emulator_parcel_free:
 * @self: (transfer full) (nullable): a parcel
 */
void
tracker_emulator_parcel_free (TrackerEmulatorParcel *self)
{
  if (self == NULL)
    return;
  g_free (self->number);
  g_free (self->other_number);
  g_free (self->origin);
  g_free (self->destination);
  g_strfreev (self->carriers);
  g_ptr_array_unref (self->facts);
  g_free (self);
}

/**
 * tracker_emulator_parcel_set_other_number:
 * @self: a parcel
 * @number: (nullable): the number it has with the last-mile post
 */
void
tracker_emulator_parcel_set_other_number (TrackerEmulatorParcel *self, const char *number)
{
  g_return_if_fail (self != NULL);

  g_free (self->other_number);
  self->other_number = g_strdup (number);
}

/**
 * tracker_emulator_parcel_set_weight_g:
 * @self: a parcel
 * @weight_g: grams, at first 240
 */
void
tracker_emulator_parcel_set_weight_g (TrackerEmulatorParcel *self, int weight_g)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (weight_g >= 0);

  self->weight_g = weight_g;
}

/**
 * tracker_emulator_parcel_add_fact:
 * @self: a parcel
 * @kind: what happens
 * @at_s: when, seconds since 1970 UTC
 * @offset_s: seconds to add for the place's wall clock
 * @place: where, in English
 * @local_place: (nullable): where, as the place writes itself
 * @country: of the place, alpha-2
 * @postcode: (nullable): of the office
 *
 * Adds what happens next. It is told from @at_s on.
 */
void
tracker_emulator_parcel_add_fact (TrackerEmulatorParcel *self,
                                  TrackerFactKind kind,
                                  gint64 at_s,
                                  int offset_s,
                                  const char *place,
                                  const char *local_place,
                                  const char *country,
                                  const char *postcode)
{
  TrackerFact *fact;

  g_return_if_fail (self != NULL);
  g_return_if_fail (kind < TRACKER_N_FACT_KINDS);
  g_return_if_fail (place != NULL && country != NULL);

  fact = g_new0 (TrackerFact, 1);
  fact->kind = kind;
  fact->at_s = at_s;
  fact->known_s = at_s;
  fact->offset_s = offset_s;
  fact->place = g_strdup (place);
  fact->local_place = g_strdup (local_place);
  fact->country = g_strdup (country);
  fact->postcode = g_strdup (postcode);
  g_ptr_array_add (self->facts, fact);
}

/**
 * tracker_emulator_parcel_set_known_s:
 * @self: a parcel with a fact
 * @known_s: seconds since 1970 UTC
 *
 * Lets the fact added last be told from @known_s on.
 */
void
tracker_emulator_parcel_set_known_s (TrackerEmulatorParcel *self, gint64 known_s)
{
  TrackerFact *fact;

  g_return_if_fail (self != NULL && self->facts->len > 0);

  fact = g_ptr_array_index (self->facts, self->facts->len - 1);
  fact->known_s = known_s;
}

/**
 * tracker_emulator_parcel_get_number:
 * @self: a parcel
 *
 * Returns: (transfer none): its number
 */
const char *
tracker_emulator_parcel_get_number (const TrackerEmulatorParcel *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->number;
}
