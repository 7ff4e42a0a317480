/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-follow-up-private.h"

#include "tracker-number.h"

/* Legs to be added to one parcel; the strings belong to the registry or the recognition. */
typedef struct
{
  GPtrArray *carriers;
  GArray *roles;
  GPtrArray *numbers;
} NewLegs;

static void
new_legs_init (NewLegs *legs)
{
  legs->carriers = g_ptr_array_new ();
  legs->roles = g_array_new (FALSE, FALSE, sizeof (TrackerRole));
  legs->numbers = g_ptr_array_new ();
}

static void
new_legs_clear (NewLegs *legs)
{
  g_ptr_array_unref (legs->carriers);
  g_array_unref (legs->roles);
  g_ptr_array_unref (legs->numbers);
}

static void
collect_candidates (NewLegs *legs,
                    TrackerRecognition *recognition,
                    const char *but,
                    gboolean only_destination)
{
  for (guint i = 0; i < tracker_recognition_get_n_candidates (recognition); i++)
    {
      TrackerRole role;
      gboolean ask;
      TrackerDefinition *candidate
          = tracker_recognition_get_candidate (recognition, i, &role, &ask);
      const char *id = tracker_definition_get_id (candidate);

      if (!ask || g_str_equal (id, but) || (only_destination && role != TRACKER_ROLE_DESTINATION))
        continue;

      if (!only_destination)
        role = TRACKER_ROLE_DESTINATION; /* whoever carries the last mile */
      g_ptr_array_add (legs->carriers, (char *) id);
      g_array_append_val (legs->roles, role);
      g_ptr_array_add (legs->numbers, (char *) tracker_recognition_get_number (recognition));
    }
}

static void
on_store_legs_added_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  if (!tracker_store_finish (TRACKER_STORE (source), result, &error))
    g_warning ("The carrier of the last mile could not be noted: %s", error->message);
}

static void
add_legs (TrackerStore *store, gint64 parcel_id, const NewLegs *legs)
{
  if (legs->carriers->len == 0)
    return;

  tracker_store_add_legs_async (
      store, parcel_id, legs->carriers->len, (const char *const *) legs->carriers->pdata,
      (const TrackerRole *) legs->roles->data, (const char *const *) legs->numbers->pdata,
      on_store_legs_added_cb, NULL);
}

/* The answer names the country of destination: the post there may know more than the person's own.
 */
static void
follow_destination (TrackerStore *store,
                    TrackerRegistry *registry,
                    const char *home_country,
                    TrackerLegData *leg,
                    TrackerReport *report)
{
  const char *destination = tracker_report_get_fact (report, TRACKER_REPORT_DESTINATION_COUNTRY);
  g_autoptr (TrackerRecognition) recognition = NULL;
  NewLegs legs;

  if (destination == NULL || g_strcmp0 (destination, home_country) == 0)
    return;

  recognition
      = tracker_registry_recognize (registry, tracker_leg_data_get_number (leg), destination);
  new_legs_init (&legs);
  collect_candidates (&legs, recognition, tracker_leg_data_get_carrier (leg), TRUE);
  add_legs (store, tracker_leg_data_get_parcel_id (leg), &legs);
  new_legs_clear (&legs);
}

/* The answer names another number, under which another carrier brings the parcel the last mile. */
static void
follow_next_number (TrackerStore *store,
                    TrackerRegistry *registry,
                    const char *home_country,
                    TrackerLegData *leg,
                    TrackerReport *report)
{
  const char *text = tracker_report_get_fact (report, TRACKER_REPORT_NEXT_NUMBER);
  g_autofree char *number = NULL;
  g_autoptr (TrackerRecognition) recognition = NULL;
  NewLegs legs;

  if (text == NULL)
    return;
  number = tracker_number_normalize (text, NULL);
  if (number == NULL || g_str_equal (number, tracker_leg_data_get_number (leg)))
    return;

  recognition = tracker_registry_recognize (registry, number, home_country);
  if (tracker_recognition_get_check (recognition) == TRACKER_CHECK_FAILED)
    return;

  new_legs_init (&legs);
  collect_candidates (&legs, recognition, tracker_leg_data_get_carrier (leg), FALSE);
  add_legs (store, tracker_leg_data_get_parcel_id (leg), &legs);
  new_legs_clear (&legs);
}

/**
 * tracker_follow_up:
 * @store: where legs are kept
 * @registry: the carriers
 * @home_country: (nullable): alpha-2 of the person
 * @leg: who answered
 * @report: what was answered
 *
 * Adds the legs that an answer points to: the post of a destination that was not expected, and the
 * carrier of the last mile. Legs that are there already keep their state. The scheduler then finds
 * the new ones due.
 */
void
tracker_follow_up (TrackerStore *store,
                   TrackerRegistry *registry,
                   const char *home_country,
                   TrackerLegData *leg,
                   TrackerReport *report)
{
  if (!tracker_outcome_is_answer (tracker_report_get_outcome (report)))
    return;

  follow_destination (store, registry, home_country, leg, report);
  follow_next_number (store, registry, home_country, leg, report);
}
