/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "library-kit.h"

#include <string.h>

#include "tracker-leg.h"
#include "tracker-need-field.h"

#define LETTER "RB123456785CN"
#define OTHER "RR715039829CN"
#define UNLIKE "59000000000002" /* of Nova Poshta */
#define LINK "amazon"           /* is known by its page alone */
#define NEEDY "postnl"          /* wants a postcode, and takes a country */
#define NEEDY_NUMBER "3SABCD000000001"

static gint64
get_id (GPtrArray *parcels)
{
  return tracker_parcel_get_id (g_ptr_array_index (parcels, 0));
}

static GPtrArray *
add_to (Shelf *shelf, const char *number, const char *carrier)
{
  const char *carriers[] = { carrier, NULL };
  const TrackerAddOptions options = { .carriers = carriers };

  return shelf_add (shelf, number, &options, NULL);
}

static void
prepare (Shelf *shelf)
{
  g_autoptr (GAsyncResult) result = NULL;

  tracker_library_prepare_async (shelf->library, tracker_test_result_cb, &result);
  tracker_library_prepare_finish (shelf->library, kit_wait (&result));
}

static gboolean
set_enabled (Shelf *shelf, const char *carrier, gboolean enabled, GError **error)
{
  GAsyncResult *slot = NULL;

  tracker_library_set_carrier_enabled_async (shelf->library, carrier, enabled,
                                             tracker_test_result_cb, &slot);

  return shelf_finish (shelf, &slot, error);
}

static gboolean
get_flag (gpointer object, const char *property)
{
  gboolean flag;

  g_object_get (object, property, &flag, NULL);

  return flag;
}

static void
on_notify_cb (GObject *object, GParamSpec *pspec, int *n)
{
  (*n)++;
}

/* The legs of a parcel, once they are shown. */
static TrackerJourney *
open_journey (Shelf *shelf, gint64 id)
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

static TrackerLeg *
get_leg (TrackerJourney *journey, guint index)
{
  TrackerLeg *leg = g_list_model_get_item (tracker_journey_get_legs (journey), index);

  g_assert_nonnull (leg);

  return leg;
}

/* --- what is known of a carrier --- */

static void
test_model (void)
{
  g_autoptr (Shelf) shelf = shelf_new (NULL);
  static const struct
  {
    const char *id;
    const char *ways;
    gboolean can_ask;
  } rows[] = {
    { "ups", "Wants a login", FALSE },
    { "novaposhta", "Asked by itself", TRUE },
    { "taiwanpost", "By direct check", FALSE },
    { LINK, "Its page only", FALSE },
  };
  GListModel *carriers = tracker_library_get_carriers (shelf->library);

  g_assert_cmpuint (g_list_model_get_n_items (carriers), ==,
                    tracker_registry_get_n_definitions (shelf->watch->registry));
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      TrackerCarrier *carrier = tracker_library_find_carrier (shelf->library, rows[i].id);
      g_autofree char *ways = shelf_dup (carrier, "ways-label");

      g_assert_cmpstr (ways, ==, rows[i].ways);
      g_assert_cmpint (get_flag (carrier, "can-ask"), ==, rows[i].can_ask);
      g_assert_true (tracker_carrier_get_enabled (carrier));
      g_assert_false (tracker_carrier_get_has_login (carrier));
      g_assert_false (tracker_carrier_get_has_trouble (carrier));
    }
  g_assert_null (tracker_library_find_carrier (shelf->library, "nobody"));
}

static void
test_login (void)
{
  g_autoptr (Shelf) shelf = shelf_new (NULL);
  TrackerCarrier *ups = tracker_library_find_carrier (shelf->library, "ups");
  int n_notified = 0;

  prepare (shelf);
  g_assert_false (get_flag (ups, "can-ask"));
  g_signal_connect (ups, "notify::has-login", G_CALLBACK (on_notify_cb), &n_notified);
  watch_set_secret (shelf->watch, "ups", "client_id", "demo");
  prepare (shelf);
  g_assert_cmpint (n_notified, ==, 1);
  g_assert_true (get_flag (ups, "can-ask"));
  watch_set_secret (shelf->watch, "ups", "client_id", "");
  prepare (shelf);
  g_assert_false (tracker_carrier_get_has_login (ups));
}

static void
refresh (Shelf *shelf, gint64 id, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  tracker_library_refresh_async (shelf->library, &id, 1, NULL, tracker_test_result_cb, &result);
  tracker_library_refresh_finish (shelf->library, kit_wait (&result), NULL, error);
}

static TrackerCarrierHealth *
load_health (Shelf *shelf, const char *carrier, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  tracker_library_load_health_async (shelf->library, carrier, NULL, tracker_test_result_cb,
                                     &result);

  return tracker_library_load_health_finish (shelf->library, kit_wait (&result), error);
}

static GListModel *
list_health (Shelf *shelf)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GListModel *found;

  tracker_library_list_health_async (shelf->library, NULL, tracker_test_result_cb, &result);
  found = tracker_library_list_health_finish (shelf->library, kit_wait (&result), &error);
  g_assert_no_error (error);

  return found;
}

static gboolean
has_no_trouble (gpointer carrier)
{
  return !tracker_carrier_get_has_trouble (carrier);
}

static gboolean
has_trouble (gpointer carrier)
{
  return tracker_carrier_get_has_trouble (carrier);
}

static void
test_health (void)
{
  g_autoptr (Shelf) shelf = shelf_new (NULL);
  TrackerCarrier *carrier = tracker_library_find_carrier (shelf->library, "upugtt");
  g_autoptr (GPtrArray) parcels = add_to (shelf, LETTER, "upugtt");
  g_autoptr (TrackerCarrierHealth) never = NULL;
  g_autoptr (TrackerCarrierHealth) good = NULL;
  g_autoptr (TrackerCarrierHealth) bad = NULL;
  g_autoptr (GListModel) list = NULL;
  g_autoptr (TrackerCarrierHealth) first = NULL;
  g_autoptr (GError) error = NULL;

  never = load_health (shelf, "dhl", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (tracker_carrier_health_get_state (never), ==, "idle");
  g_assert_null (load_health (shelf, "nobody", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);

  watch_know (shelf->watch, LETTER, "upugtt");
  refresh (shelf, get_id (parcels), NULL);
  good = load_health (shelf, "upugtt", NULL);
  g_assert_cmpstr (tracker_carrier_health_get_state (good), ==, "good");
  g_assert_false (tracker_carrier_get_has_trouble (carrier));

  tracker_emulator_set_fault (shelf->watch->emulator, NULL, TRACKER_FAULT_UNAVAILABLE, 0);
  kit_advance (shelf->watch->kit, KIT_DAY_S);
  refresh (shelf, get_id (parcels), NULL);
  g_assert_true (tracker_test_wait_until (has_trouble, carrier));
  bad = load_health (shelf, "upugtt", NULL);
  g_assert_cmpstr (tracker_carrier_health_get_state (bad), ==, "trouble");
  g_assert_nonnull (strstr (tracker_carrier_health_get_headline (bad), "Nothing you can do"));
  g_assert_nonnull (strstr (tracker_carrier_health_get_report (bad), "Outcome: unavailable\n"));
  g_assert_null (strstr (tracker_carrier_health_get_report (bad), LETTER));

  g_assert_true (set_enabled (shelf, "dhl", FALSE, NULL));
  list = list_health (shelf);
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 2);
  first = g_list_model_get_item (list, 0);
  g_assert_cmpstr (tracker_carrier_health_get_carrier (first), ==, "upugtt");

  tracker_emulator_set_fault (shelf->watch->emulator, NULL, TRACKER_FAULT_NONE, 0);
  kit_advance (shelf->watch->kit, KIT_DAY_S);
  refresh (shelf, get_id (parcels), NULL);
  g_assert_true (tracker_test_wait_until (has_no_trouble, carrier));
}

static void
test_trial (void)
{
  static const struct
  {
    const char *carrier;
    const char *login; /* NULL: none */
    gboolean is_good;
    const char *sentence; /* begins so */
  } rows[] = {
    { "novaposhta", NULL, TRUE, "" },
    { "ups", "demo", TRUE, "Accepted: " },
    { "ups", "wrong", FALSE, "Refused: " },
  };
  g_autoptr (Shelf) shelf = shelf_new (NULL);
  g_autoptr (GListModel) kept = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      TrackerDefinition *definition
          = tracker_registry_find (shelf->watch->registry, rows[i].carrier);
      g_autoptr (GHashTable) secrets = g_hash_table_new (g_str_hash, g_str_equal);
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *sentence = NULL;
      gboolean is_good = FALSE;

      for (guint k = 0;
           rows[i].login != NULL && k < tracker_definition_get_n_credentials (definition); k++)
        g_hash_table_insert (secrets,
                             (gpointer) tracker_definition_get_credential (definition, k)->key,
                             (gpointer) rows[i].login);
      tracker_library_test_carrier_async (shelf->library, rows[i].carrier, secrets, NULL,
                                          tracker_test_result_cb, &result);
      sentence = tracker_library_test_carrier_finish (shelf->library, kit_wait (&result), &is_good,
                                                      &error);
      g_assert_no_error (error);
      g_test_message ("row %d: %s", (int) i, sentence);
      g_assert_cmpint (is_good, ==, rows[i].is_good);
      g_assert_true (g_str_has_prefix (sentence, rows[i].sentence));
    }
  /* Nothing is kept of it. */
  kept = list_health (shelf);
  g_assert_cmpuint (g_list_model_get_n_items (kept), ==, 0);
}

static void
test_trial_of_none (void)
{
  static const struct
  {
    const char *carrier;
    int code;
  } rows[] = { { "nobody", G_IO_ERROR_NOT_FOUND }, { LINK, G_IO_ERROR_NOT_SUPPORTED } };
  g_autoptr (Shelf) shelf = shelf_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GError) error = NULL;
      gboolean is_good = TRUE;

      tracker_library_test_carrier_async (shelf->library, rows[i].carrier, NULL, NULL,
                                          tracker_test_result_cb, &result);
      g_assert_null (tracker_library_test_carrier_finish (shelf->library, kit_wait (&result),
                                                          &is_good, &error));
      g_assert_error (error, G_IO_ERROR, rows[i].code);
      g_assert_false (is_good);
    }
}

/* --- decisions --- */

static void
test_off (void)
{
  g_autoptr (Shelf) shelf = shelf_new (NULL);
  TrackerCarrier *carrier = tracker_library_find_carrier (shelf->library, "russianpost");
  g_autoptr (TrackerGuess) before = tracker_library_guess (shelf->library, LETTER);
  g_autoptr (TrackerGuess) after = NULL;
  g_autoptr (GPtrArray) parcels = add_to (shelf, LETTER, "russianpost");
  g_autoptr (TrackerJourney) journey = NULL;
  g_autoptr (TrackerLeg) leg = NULL;
  g_autofree char *label = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) off_error = NULL;
  const char *const *carriers;

  g_assert_cmpstr (tracker_guess_get_carriers (before)[0], ==, "russianpost");
  g_assert_true (set_enabled (shelf, "russianpost", FALSE, NULL));
  prepare (shelf);
  g_assert_false (tracker_carrier_get_enabled (carrier));
  g_assert_false (get_flag (carrier, "can-ask"));

  after = tracker_library_guess (shelf->library, OTHER);
  carriers = tracker_guess_get_carriers (after);
  g_assert_true (g_strv_contains (carriers, "russianpost"));
  for (guint i = 0; i < tracker_guess_get_n_asked (after); i++)
    g_assert_cmpstr (carriers[i], !=, "russianpost");

  journey = open_journey (shelf, get_id (parcels));
  leg = get_leg (journey, 0);
  label = shelf_dup (leg, "state-label");
  g_assert_cmpstr (label, ==, "Switched off in Preferences");
  g_assert_true (get_flag (leg, "is-off"));
  tracker_emulator_reset_counters (shelf->watch->emulator);
  refresh (shelf, get_id (parcels), &off_error);
  g_assert_error (off_error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED);
  g_assert_cmpuint (tracker_emulator_get_n_requests (shelf->watch->emulator), ==, 0);

  g_assert_true (set_enabled (shelf, "russianpost", TRUE, NULL));
  shelf_settle (shelf);
  g_assert_true (tracker_carrier_get_enabled (carrier));
  g_clear_object (&leg);
  leg = get_leg (journey, 0);
  g_assert_false (get_flag (leg, "is-off"));

  g_assert_false (set_enabled (shelf, "nobody", FALSE, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

static gboolean
is_off (gpointer carrier)
{
  return !tracker_carrier_get_enabled (carrier);
}

/* A command of another process is seen by a window that is open. */
static void
test_off_elsewhere (void)
{
  g_autofree char *path = tracker_test_build_path ("off-elsewhere.db");
  const WatchOptions options = { .path = path };
  g_autoptr (Shelf) shelf = shelf_new (&options);
  g_autoptr (Kit) other = kit_new (path);
  TrackerCarrier *carrier = tracker_library_find_carrier (shelf->library, "dhl");

  g_assert_true (tracker_carrier_get_enabled (carrier));
  KIT_RUN (other, tracker_store_set_carrier_off_async, "dhl", TRUE);
  g_assert_true (tracker_test_wait_until (is_off, carrier));
}

static void
test_choice_is_remembered (void)
{
  g_autoptr (Shelf) shelf = shelf_new (NULL);
  g_autoptr (GPtrArray) plain = shelf_add (shelf, LETTER, NULL, NULL);
  g_autoptr (GPtrArray) corrected = NULL;
  g_autoptr (TrackerGuess) before = tracker_library_guess (shelf->library, OTHER);
  g_autoptr (TrackerGuess) after = NULL;

  g_assert_cmpstr (tracker_guess_get_carriers (before)[0], ==, "russianpost");
  corrected = add_to (shelf, "RR904173261CN", "belpost");
  prepare (shelf);
  after = tracker_library_guess (shelf->library, OTHER);
  g_assert_cmpstr (tracker_guess_get_carriers (after)[0], ==, "belpost");
  g_assert_cmpuint (tracker_guess_get_n_asked (after), >=, 1);
}

/* Of a list, some codes get a carrier of their own. */
static void
test_choices_of_list (void)
{
  g_autoptr (Shelf) shelf = shelf_new (NULL);
  g_autoptr (GHashTable) chosen = g_hash_table_new (g_str_hash, g_str_equal);
  const TrackerAddOptions options = { .chosen = chosen };
  g_autoptr (GPtrArray) parcels = NULL;
  const char *belpost[] = { "belpost", NULL };
  const char *dhl[] = { "dhl", NULL };
  const char *const *carriers;
  g_autoptr (TrackerGuess) letter = NULL;
  g_autoptr (TrackerGuess) unlike = NULL;

  g_hash_table_insert (chosen, (gpointer) LETTER, (gpointer) "belpost");
  g_hash_table_insert (chosen, (gpointer) UNLIKE, (gpointer) "dhl");
  parcels = shelf_add (shelf, LETTER "\n" OTHER "\n" UNLIKE, &options, NULL);
  g_assert_cmpuint (parcels->len, ==, 3);
  carriers
      = tracker_parcel_data_get_carriers (tracker_parcel_get_data (g_ptr_array_index (parcels, 0)));
  g_assert_cmpstrv (carriers, belpost);
  carriers
      = tracker_parcel_data_get_carriers (tracker_parcel_get_data (g_ptr_array_index (parcels, 1)));
  g_assert_cmpstr (carriers[0], ==, "russianpost");
  carriers
      = tracker_parcel_data_get_carriers (tracker_parcel_get_data (g_ptr_array_index (parcels, 2)));
  g_assert_cmpstrv (carriers, dhl);

  prepare (shelf);
  letter = tracker_library_guess (shelf->library, "RB481205731CN");
  g_assert_cmpstr (tracker_guess_get_carriers (letter)[0], ==, "belpost");
  unlike = tracker_library_guess (shelf->library, "20450000000001");
  g_assert_cmpstr (tracker_guess_get_carriers (unlike)[0], ==, "dhl");
}

static void
test_added_carrier_is_remembered (void)
{
  g_autoptr (Shelf) shelf = shelf_new (NULL);
  g_autoptr (GPtrArray) parcels = shelf_add (shelf, UNLIKE, NULL, NULL);
  g_autoptr (TrackerGuess) guess = NULL;
  GAsyncResult *slot = NULL;

  tracker_library_add_carrier_async (shelf->library, get_id (parcels), "dhl",
                                     tracker_test_result_cb, &slot);
  g_assert_true (shelf_finish (shelf, &slot, NULL));
  shelf_settle (shelf);
  guess = tracker_library_guess (shelf->library, "20450000000001");
  g_assert_cmpstr (tracker_guess_get_carriers (guess)[0], ==, "dhl");
}

static void
test_links (void)
{
  static const struct
  {
    const char *text;
    const char *number; /* NULL: none */
    const char *carrier;
  } rows[] = {
    { "https://novaposhta.ua/tracking/20450000000001", "20450000000001", "novaposhta" },
    { "  https://novaposhta.ua/tracking/20450000000001\n", "20450000000001", "novaposhta" },
    /* What no format of Nova Poshta names is believed to be its, by its page. */
    { "see https://novaposhta.ua/tracking/" LETTER ", please", LETTER, "novaposhta" },
    { "(HTTPS://novaposhta.ua/tracking/X12345.)", "X12345", "novaposhta" },
    { "https://elsewhere.example/tracking/" LETTER, LETTER, "russianpost" },
    { "https://", NULL, NULL },
    { "://", NULL, NULL },
    { "https://novaposhta.ua/tracking/", NULL, NULL },
  };
  g_autoptr (Shelf) shelf = shelf_new (NULL);
  g_autoptr (TrackerGuess) typed = tracker_library_guess (shelf->library, rows[1].text);

  g_assert_cmpstr (tracker_guess_get_number (typed), ==, rows[1].number);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GPtrArray) guesses = shelf_guess (shelf, rows[i].text);
      TrackerGuess *guess;

      g_test_message ("row %d", (int) i);
      g_assert_cmpuint (guesses->len, ==, rows[i].number != NULL ? 1 : 0);
      if (rows[i].number == NULL)
        continue;
      guess = g_ptr_array_index (guesses, 0);
      g_assert_cmpstr (tracker_guess_get_number (guess), ==, rows[i].number);
      g_assert_cmpstr (tracker_guess_get_carriers (guess)[0], ==, rows[i].carrier);
      g_assert_cmpuint (tracker_guess_get_n_asked (guess), >=, 1);
    }
}

/* A mail that is made of nothing but links. */
static void
test_many_links (void)
{
  g_autoptr (Shelf) shelf = shelf_new (NULL);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GPtrArray) guesses = NULL;

  for (int i = 0; i < 3000; i++)
    g_string_append_printf (text,
                            "https://novaposhta.ua/tracking/2045%010d\n"
                            "https://elsewhere.example/%d/2045%010d?a=b&c=://http://\n",
                            i, i, i);
  guesses = shelf_guess (shelf, text->str);
  g_assert_cmpuint (guesses->len, ==, 3000);
}

static void
test_link_carrier (void)
{
  g_autoptr (Shelf) shelf = shelf_new (NULL);
  g_autoptr (GPtrArray) parcels = add_to (shelf, LETTER, LINK);
  g_autoptr (TrackerJourney) journey = NULL;
  g_autoptr (TrackerLeg) leg = NULL;
  g_autoptr (TrackerLegData) kept = NULL;
  g_autofree char *label = NULL;

  refresh (shelf, get_id (parcels), NULL);
  journey = open_journey (shelf, get_id (parcels));
  leg = get_leg (journey, 0);
  label = shelf_dup (leg, "state-label");
  g_assert_cmpstr (label, ==, "Tracker cannot ask it: open its page");
  g_assert_true (get_flag (leg, "is-link"));
  g_assert_false (get_flag (leg, "needs-human"));
  kept = watch_leg (shelf->watch, get_id (parcels), LINK);
  g_assert_cmpint (tracker_leg_data_get_outcome (kept), ==, TRACKER_OUTCOME_NONE);
  g_assert_true (tracker_leg_data_get_next_due_s (kept) == G_MAXINT64);
  g_assert_cmpuint (tracker_emulator_get_n_requests (shelf->watch->emulator), ==, 0);
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
  g_autoptr (TrackerJourney) journey = open_journey (shelf, get_id (parcels));
  g_autoptr (TrackerLeg) leg = get_leg (journey, 0);
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
  refresh (shelf, get_id (parcels), &refresh_error);
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
  refresh (shelf, get_id (parcels), NULL);
  g_assert_cmpuint (tracker_emulator_get_n_requests (shelf->watch->emulator), >, 0);
  set_silent (shelf, get_id (parcels), TRUE);
  shelf_settle (shelf);
  later = get_leg (journey, 0);
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
  g_autoptr (GPtrArray) others = add_to (shelf, UNLIKE, "novaposhta");
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
  refresh (shelf, get_id (parcels), NULL);
  refresh (shelf, get_id (others), NULL);
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
  g_autoptr (GPtrArray) parcels = add_to (shelf, NEEDY_NUMBER, NEEDY);
  g_autoptr (TrackerJourney) journey = open_journey (shelf, get_id (parcels));
  g_autoptr (TrackerLeg) leg = get_leg (journey, 0);
  g_autoptr (TrackerLeg) after = NULL;
  g_autofree char *value = dup_need (leg, "postcode");
  g_autofree char *country = dup_need (leg, "country");
  g_autofree char *given = NULL;
  g_autoptr (GError) gone = NULL;

  g_assert_true (get_flag (leg, "wants-needs"));
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
  after = get_leg (journey, 0);
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
  g_autoptr (GPtrArray) parcels = add_to (shelf, "420100019205590315826470010049", "dhl");
  g_autoptr (TrackerJourney) journey = open_journey (shelf, get_id (parcels));
  g_autoptr (TrackerLeg) leg = get_leg (journey, 0);
  g_autofree char *postcode = dup_need (leg, "postcode");

  g_assert_cmpstr (postcode, ==, "10001");
  g_assert_false (get_flag (leg, "wants-needs"));
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
  g_test_add_func ("/carriers/model", test_model);
  g_test_add_func ("/carriers/login", test_login);
  g_test_add_func ("/carriers/health", test_health);
  g_test_add_func ("/carriers/trial", test_trial);
  g_test_add_func ("/carriers/trial-of-none", test_trial_of_none);
  g_test_add_func ("/carriers/off", test_off);
  g_test_add_func ("/carriers/off-elsewhere", test_off_elsewhere);
  g_test_add_func ("/carriers/choice", test_choice_is_remembered);
  g_test_add_func ("/carriers/choices-of-list", test_choices_of_list);
  g_test_add_func ("/carriers/added-choice", test_added_carrier_is_remembered);
  g_test_add_func ("/carriers/links", test_links);
  g_test_add_func ("/carriers/many-links", test_many_links);
  g_test_add_func ("/carriers/link-carrier", test_link_carrier);
  g_test_add_func ("/privacy/silent", test_silent);
  g_test_add_func ("/privacy/told", test_told);
  g_test_add_func ("/needs/set", test_needs);
  g_test_add_func ("/needs/of-number", test_postcode_of_number);
  g_test_add_func ("/needs/add", test_add_with_needs);

  return g_test_run ();
}
