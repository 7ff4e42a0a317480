/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "library-kit.h"

#include <string.h>

#include "tracker-need-field.h"

#define LETTER "RB123456785CN"
#define UNLIKE "59000000000002" /* of Nova Poshta */
#define NEEDY "postnl"          /* wants a postcode, and takes a country */
#define NEEDY_NUMBER "3SABCD000000001"

static gint64
get_id (GPtrArray *parcels)
{
  return tracker_parcel_get_id (g_ptr_array_index (parcels, 0));
}

/* --- privacy --- */

static void
set_silent (Shelf *shelf, gint64 id, gboolean silent)
{
  GAsyncResult *slot = NULL;

  tracker_library_set_silent_async (shelf->library, &id, 1, silent, tracker_test_result_cb, &slot);
  g_assert_true (shelf_finish (shelf, &slot, NULL));
}

static void
test_silent (void)
{
  g_autoptr (Shelf) shelf = shelf_new (NULL);
  const TrackerAddOptions options = { .is_silent = TRUE, .ask = TRUE };
  g_autoptr (GPtrArray) parcels = shelf_add (shelf, LETTER, &options, NULL);
  TrackerParcel *parcel = g_ptr_array_index (parcels, 0);
  g_autoptr (TrackerJourney) journey = shelf_open_journey (shelf, get_id (parcels));
  g_autoptr (TrackerLeg) leg = shelf_get_leg (journey, 0);
  g_autoptr (TrackerLeg) later = NULL;
  g_autofree char *label = shelf_dup (leg, "state-label");
  g_autofree char *words = shelf_dup (parcel, "last-words");
  g_autofree char *later_label = NULL;
  g_autoptr (TrackerDirectCheck) check = tracker_library_create_direct_check (shelf->library);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) refresh_error = NULL;
  g_autoptr (GError) check_error = NULL;

  watch_know (shelf->watch, LETTER, "upugtt,russianpost");
  g_assert_true (tracker_parcel_get_silent (parcel));
  g_assert_cmpstr (label, ==, "Never asked: you said so");
  g_assert_cmpstr (words, ==, "Never asked: you said so");
  shelf_refresh (shelf, get_id (parcels), &refresh_error);
  g_assert_error (refresh_error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED);
  tracker_direct_check_open_async (check, get_id (parcels), NULL, NULL, tracker_test_result_cb,
                                   &result);
  g_assert_false (tracker_direct_check_open_finish (check, kit_wait (&result), &check_error));
  g_assert_error (check_error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED);
  g_assert_cmpstr (check_error->message, ==, refresh_error->message);
  g_assert_cmpuint (tracker_emulator_get_n_requests (shelf->watch->emulator), ==, 0);

  set_silent (shelf, get_id (parcels), FALSE);
  shelf_settle (shelf);
  g_assert_false (tracker_parcel_get_silent (parcel));
  shelf_refresh (shelf, get_id (parcels), NULL);
  g_assert_cmpuint (tracker_emulator_get_n_requests (shelf->watch->emulator), >, 0);
  set_silent (shelf, get_id (parcels), TRUE);
  shelf_settle (shelf);
  later = shelf_get_leg (journey, 0);
  later_label = shelf_dup (later, "state-label");
  g_assert_nonnull (strstr (later_label, "you said so"));
}

static GListModel *
list_told (Shelf *shelf, gint64 parcel_id, gboolean *more)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GListModel *told;

  tracker_library_list_told_async (shelf->library, parcel_id, NULL, tracker_test_result_cb,
                                   &result);
  told = tracker_library_list_told_finish (shelf->library, kit_wait (&result), more, &error);
  g_assert_no_error (error);

  return told;
}

static void
test_told (void)
{
  g_autoptr (Shelf) shelf = shelf_new (NULL);
  const char *carriers[] = { "upugtt", NULL };
  const TrackerAddOptions options = { .name = "Lamp", .carriers = carriers };
  g_autoptr (GPtrArray) parcels = shelf_add (shelf, LETTER, &options, NULL);
  g_autoptr (GPtrArray) others = shelf_add_to (shelf, UNLIKE, "novaposhta");
  g_autoptr (GListModel) none = list_told (shelf, 0, NULL);
  g_autoptr (GListModel) all = NULL;
  g_autoptr (GListModel) own = NULL;
  g_autoptr (GListModel) forgotten = NULL;
  g_autoptr (GObject) item = NULL;
  g_autofree char *title = NULL;
  g_autofree char *number = NULL;
  g_autofree char *host = NULL;
  g_autofree char *times = NULL;
  gint64 parcel_id = 0;
  gboolean more = TRUE;
  GAsyncResult *slot = NULL;

  g_assert_cmpuint (g_list_model_get_n_items (none), ==, 0);
  shelf_refresh (shelf, get_id (parcels), NULL);
  shelf_refresh (shelf, get_id (others), NULL);
  shelf_settle (shelf);
  all = list_told (shelf, 0, &more);
  g_assert_false (more);
  g_assert_cmpuint (g_list_model_get_n_items (all), >=, 2);
  own = list_told (shelf, get_id (parcels), NULL);
  g_assert_cmpuint (g_list_model_get_n_items (own), ==, 1);
  item = g_list_model_get_item (own, 0);
  g_object_get (item, "title", &title, "number", &number, "host", &host, "times-label", &times,
                "parcel-id", &parcel_id, NULL);
  g_assert_cmpstr (title, ==, "Lamp");
  g_assert_cmpstr (number, ==, LETTER);
  g_assert_cmpstr (host, !=, "");
  g_assert_cmpint (parcel_id, ==, get_id (parcels));

  tracker_library_forget_told_async (shelf->library, tracker_test_result_cb, &slot);
  g_assert_true (shelf_finish (shelf, &slot, NULL));
  forgotten = list_told (shelf, 0, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (forgotten), ==, 0);
}

/* --- needs --- */

static gboolean
set_need (Shelf *shelf, gint64 id, const char *key, const char *value, GError **error)
{
  g_autoptr (GHashTable) needs = g_hash_table_new (g_str_hash, g_str_equal);
  GAsyncResult *slot = NULL;

  g_hash_table_insert (needs, (gpointer) key, (gpointer) value);
  tracker_library_set_needs_async (shelf->library, id, needs, tracker_test_result_cb, &slot);

  return shelf_finish (shelf, &slot, error);
}

static char *
dup_need (TrackerLeg *leg, const char *key)
{
  GListModel *needs = tracker_leg_get_needs (leg);

  for (guint i = 0; i < g_list_model_get_n_items (needs); i++)
    {
      g_autoptr (TrackerNeedField) need = g_list_model_get_item (needs, i);

      if (g_str_equal (tracker_need_field_get_key (need), key))
        return g_strdup (tracker_need_field_get_value (need));
    }

  return NULL;
}

static void
test_needs (void)
{
  static const struct
  {
    const char *key;
    const char *value;
    gboolean is_right;
  } rows[] = {
    { "postcode", "!", FALSE },
    { "postcode", "a very long postcode, longer than any", FALSE },
    { "phone", "1234", FALSE }, /* nobody asks for it */
    { "postcode", " 1012 AB ", TRUE },
    { "postcode", "", TRUE },
    { "postcode", "1012AB", TRUE },
  };
  g_autoptr (Shelf) shelf = shelf_new (NULL);
  g_autoptr (GPtrArray) parcels = shelf_add_to (shelf, NEEDY_NUMBER, NEEDY);
  g_autoptr (TrackerJourney) journey = shelf_open_journey (shelf, get_id (parcels));
  g_autoptr (TrackerLeg) leg = shelf_get_leg (journey, 0);
  g_autoptr (TrackerLeg) after = NULL;
  g_autofree char *value = dup_need (leg, "postcode");
  g_autofree char *country = dup_need (leg, "country");
  g_autofree char *given = NULL;
  g_autoptr (GError) gone = NULL;

  g_assert_true (shelf_get_flag (leg, "wants-needs"));
  g_assert_cmpstr (value, ==, "");
  /* Where the parcels come to is known. */
  g_assert_cmpstr (country, ==, "RU");

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("row %d", (int) i);
      g_assert_cmpint (set_need (shelf, get_id (parcels), rows[i].key, rows[i].value, &error), ==,
                       rows[i].is_right);
      if (!rows[i].is_right)
        g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
    }
  shelf_settle (shelf);
  after = shelf_get_leg (journey, 0);
  given = dup_need (after, "postcode");
  g_assert_cmpstr (given, ==, "1012AB");
  g_assert_false (set_need (shelf, 4711, "postcode", "1012AB", &gone));
  g_assert_error (gone, TRACKER_STORE_ERROR, TRACKER_STORE_ERROR_NOT_FOUND);
}

/* A bar code with the recipient's postcode in front: nobody has to type it. */
static void
test_postcode_of_number (void)
{
  g_autoptr (Shelf) shelf = shelf_new (NULL);
  g_autoptr (GPtrArray) parcels = shelf_add_to (shelf, "420100019205590315826470010049", "dhl");
  g_autoptr (TrackerJourney) journey = shelf_open_journey (shelf, get_id (parcels));
  g_autoptr (TrackerLeg) leg = shelf_get_leg (journey, 0);
  g_autofree char *postcode = dup_need (leg, "postcode");

  g_assert_cmpstr (postcode, ==, "10001");
  g_assert_false (shelf_get_flag (leg, "wants-needs"));
}

static void
test_add_with_needs (void)
{
  g_autoptr (Shelf) shelf = shelf_new (NULL);
  const char *carriers[] = { NEEDY, NULL };
  g_autoptr (GHashTable) needs = g_hash_table_new (g_str_hash, g_str_equal);
  const TrackerAddOptions options = { .carriers = carriers, .needs = needs };
  g_autoptr (GPtrArray) guesses = shelf_guess (shelf, NEEDY_NUMBER);
  g_autoptr (GPtrArray) parcels = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GHashTable *kept;

  g_hash_table_insert (needs, (gpointer) "postcode", (gpointer) "!");
  tracker_library_add_async (shelf->library, guesses, &options, NULL, tracker_test_result_cb,
                             &result);
  g_assert_null (tracker_library_add_finish (shelf->library, kit_wait (&result), NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
  g_assert_null (kit_find (shelf->watch->kit, NEEDY_NUMBER));

  g_hash_table_insert (needs, (gpointer) "postcode", (gpointer) "1012AB");
  parcels = shelf_add (shelf, NEEDY_NUMBER, &options, NULL);
  kept = tracker_parcel_data_get_needs (tracker_parcel_get_data (g_ptr_array_index (parcels, 0)));
  g_assert_cmpstr (g_hash_table_lookup (kept, "postcode"), ==, "1012AB");
}

int
main (int argc, char **argv)
{
  tracker_test_init (&argc, &argv);
  g_test_add_func ("/privacy/silent", test_silent);
  g_test_add_func ("/privacy/told", test_told);
  g_test_add_func ("/needs/set", test_needs);
  g_test_add_func ("/needs/of-number", test_postcode_of_number);
  g_test_add_func ("/needs/add", test_add_with_needs);

  return g_test_run ();
}
