/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-follow-up-private.h"

#include "tracker-number.h"

/* Legs to be added to one parcel. */
typedef struct
{
  GPtrArray *carriers; /* (element-type utf8) of the registry */
  GArray *roles;
  GPtrArray *numbers; /* (element-type utf8) (owned) */
} NewLegs;

/* Who is told once they are there. */
typedef struct
{
  gint64 parcel_id;
  TrackerFollowedUp done;
  gpointer user_data;
} Adding;

static void
new_legs_init (NewLegs *legs)
{
  legs->carriers = g_ptr_array_new ();
  legs->roles = g_array_new (FALSE, FALSE, sizeof (TrackerRole));
  legs->numbers = g_ptr_array_new_with_free_func (g_free);
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
      g_ptr_array_add (legs->numbers, g_strdup (tracker_recognition_get_number (recognition)));
    }
}

static void
on_store_legs_added_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Adding *adding = user_data;
  g_autoptr (GError) error = NULL;

  if (!tracker_store_finish (TRACKER_STORE (source), result, &error))
    g_warning ("The carrier of the last mile could not be noted: %s", error->message);
  adding->done (adding->parcel_id, adding->user_data);
}

/* The answer names the country of destination: the post there may know more than the person's own.
 */
static void
collect_destination (NewLegs *legs,
                     TrackerRegistry *registry,
                     const TrackerRecognitionHints *known,
                     TrackerLegData *leg,
                     TrackerReport *report)
{
  const char *destination = tracker_report_get_fact (report, TRACKER_REPORT_DESTINATION_COUNTRY);
  TrackerRecognitionHints hints = *known;
  g_autoptr (TrackerRecognition) recognition = NULL;

  if (destination == NULL || g_strcmp0 (destination, known->home_country) == 0)
    return;

  hints.home_country = destination;
  hints.chosen = NULL; /* what the person chose is for parcels that come home */

  recognition = tracker_registry_recognize (registry, tracker_leg_data_get_number (leg), &hints);
  collect_candidates (legs, recognition, tracker_leg_data_get_carrier (leg), TRUE);
}

/* The answer names another number, under which another carrier brings the parcel the last mile. */
static void
collect_next_number (NewLegs *legs,
                     TrackerRegistry *registry,
                     const TrackerRecognitionHints *known,
                     TrackerLegData *leg,
                     TrackerReport *report)
{
  const char *text = tracker_report_get_fact (report, TRACKER_REPORT_NEXT_NUMBER);
  g_autofree char *number = NULL;
  g_autoptr (TrackerRecognition) recognition = NULL;

  if (text == NULL)
    return;
  number = tracker_number_normalize (text, NULL);
  if (number == NULL || g_str_equal (number, tracker_leg_data_get_number (leg)))
    return;

  recognition = tracker_registry_recognize (registry, number, known);
  if (tracker_recognition_get_check (recognition) != TRACKER_CHECK_FAILED)
    collect_candidates (legs, recognition, tracker_leg_data_get_carrier (leg), FALSE);
}

/**
 * tracker_follow_up:
 * @store: where legs are kept
 * @registry: the carriers
 * @hints: what is known of the person
 * @leg: who answered
 * @report: what was answered
 *
 * @done: called once, at once if there is nothing to add
 * @user_data: data for @done
 *
 * Adds the legs that an answer points to: the post of a destination that was not expected, and the
 * carrier of the last mile. Legs that are there already keep their state.
 */
void
tracker_follow_up (TrackerStore *store,
                   TrackerRegistry *registry,
                   const TrackerRecognitionHints *hints,
                   TrackerLegData *leg,
                   TrackerReport *report,
                   TrackerFollowedUp done,
                   gpointer user_data)
{
  gint64 parcel_id = tracker_leg_data_get_parcel_id (leg);
  Adding *adding;
  NewLegs legs;

  new_legs_init (&legs);
  if (tracker_outcome_is_answer (tracker_report_get_outcome (report)))
    {
      collect_destination (&legs, registry, hints, leg, report);
      collect_next_number (&legs, registry, hints, leg, report);
    }

  if (legs.carriers->len == 0)
    {
      done (0, user_data);
    }
  else
    {
      adding = g_new0 (Adding, 1);
      adding->parcel_id = parcel_id;
      adding->done = done;
      adding->user_data = user_data;
      tracker_store_add_legs_async (
          store, parcel_id, legs.carriers->len, (const char *const *) legs.carriers->pdata,
          (const TrackerRole *) legs.roles->data, (const char *const *) legs.numbers->pdata,
          on_store_legs_added_cb, adding);
    }
  new_legs_clear (&legs);
}
