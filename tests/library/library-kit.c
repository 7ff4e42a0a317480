/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "library-kit.h"

Shelf *
shelf_new (const WatchOptions *options)
{
  Shelf *shelf = g_new0 (Shelf, 1);
  Watch *watch = watch_new (options);

  shelf->watch = watch;
  shelf->library = tracker_library_new (watch->kit->store, watch->registry, watch->monitor,
                                        watch->secrets, watch->network, watch->kit->clock);
  g_object_set (shelf->library, "home-country", "RU", NULL);

  return shelf;
}

static gboolean
is_alone (gpointer data)
{
  return ((GObject *) data)->ref_count == 1;
}

void
shelf_free (Shelf *shelf)
{
  tracker_library_close (shelf->library);
  tracker_library_close (shelf->library);
  tracker_monitor_close (shelf->watch->monitor);
  g_assert_true (tracker_test_wait_until (is_alone, shelf->library));
  g_assert_finalize_object (shelf->library);
  watch_free (shelf->watch);
  g_free (shelf);
}

gboolean
shelf_finish (Shelf *shelf, GAsyncResult **slot, GError **error)
{
  g_autoptr (GAsyncResult) result = kit_wait (slot);
  g_autoptr (GError) own_error = NULL;
  gboolean ok = tracker_library_finish (shelf->library, result, &own_error);

  if (error == NULL)
    g_assert_no_error (own_error);
  else if (own_error != NULL)
    g_propagate_error (error, g_steal_pointer (&own_error));

  return ok;
}

GPtrArray *
shelf_guess (Shelf *shelf, const char *text)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *guesses;

  tracker_library_guess_text_async (shelf->library, text, NULL, tracker_test_result_cb, &result);
  guesses = tracker_library_guess_text_finish (shelf->library, kit_wait (&result), &error);
  g_assert_no_error (error);

  return guesses;
}

GPtrArray *
shelf_add (Shelf *shelf, const char *text, const TrackerAddOptions *options, guint *n_existed)
{
  const TrackerAddOptions plain = { 0 };
  g_autoptr (GPtrArray) guesses = shelf_guess (shelf, text);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *parcels;

  tracker_library_add_async (shelf->library, guesses, options != NULL ? options : &plain, NULL,
                             tracker_test_result_cb, &result);
  parcels = tracker_library_add_finish (shelf->library, kit_wait (&result), n_existed, &error);
  g_assert_no_error (error);

  return parcels;
}

static gboolean
is_listed (gpointer data)
{
  return !tracker_parcel_list_get_loading (data);
}

TrackerParcelList *
shelf_list (Shelf *shelf)
{
  TrackerParcelList *list = tracker_library_create_parcel_list (shelf->library);

  g_assert_true (tracker_test_wait_until (is_listed, list));

  return list;
}

void
shelf_settle (Shelf *shelf)
{
  watch_sleep_ms (250);
}

char *
shelf_dup (gpointer object, const char *property)
{
  char *text = NULL;

  g_object_get (object, property, &text, NULL);

  return text;
}

GPtrArray *
shelf_add_to (Shelf *shelf, const char *number, const char *carrier)
{
  const char *carriers[] = { carrier, NULL };
  const TrackerAddOptions options = { .carriers = carriers };

  return shelf_add (shelf, number, &options, NULL);
}

gboolean
shelf_get_flag (gpointer object, const char *property)
{
  gboolean flag;

  g_object_get (object, property, &flag, NULL);

  return flag;
}

void
shelf_refresh (Shelf *shelf, gint64 id, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  tracker_library_refresh_async (shelf->library, &id, 1, NULL, tracker_test_result_cb, &result);
  tracker_library_refresh_finish (shelf->library, kit_wait (&result), NULL, error);
}

TrackerJourney *
shelf_open_journey (Shelf *shelf, gint64 id)
{
  TrackerJourney *journey = tracker_library_create_journey (shelf->library);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (TrackerParcelData) data = kit_load (shelf->watch->kit, id);
  g_autoptr (TrackerParcel) parcel = NULL;

  tracker_library_find_parcel_async (shelf->library, tracker_parcel_data_get_uuid (data), NULL,
                                     tracker_test_result_cb, &result);
  parcel = tracker_library_find_parcel_finish (shelf->library, kit_wait (&result), NULL);
  g_assert_nonnull (parcel);
  tracker_journey_set_parcel (journey, parcel);
  shelf_settle (shelf);

  return journey;
}

TrackerLeg *
shelf_get_leg (TrackerJourney *journey, guint index)
{
  TrackerLeg *leg = g_list_model_get_item (tracker_journey_get_legs (journey), index);

  g_assert_nonnull (leg);

  return leg;
}
