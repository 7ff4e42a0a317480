/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "library-kit.h"

#include <string.h>

#define LETTER "RB123456785CN"
#define OTHER "RR715039829CN"
#define UNLIKE "59000000000002" /* of Nova Poshta */
#define LINK "amazon"           /* is known by its page alone */

static gint64
get_id (GPtrArray *parcels)
{
  return tracker_parcel_get_id (g_ptr_array_index (parcels, 0));
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

static void
on_notify_cb (GObject *object, GParamSpec *pspec, int *n)
{
  (*n)++;
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
      g_assert_cmpint (shelf_get_flag (carrier, "can-ask"), ==, rows[i].can_ask);
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
  g_assert_false (shelf_get_flag (ups, "can-ask"));
  g_signal_connect (ups, "notify::has-login", G_CALLBACK (on_notify_cb), &n_notified);
  watch_set_secret (shelf->watch, "ups", "client_id", "demo");
  prepare (shelf);
  g_assert_cmpint (n_notified, ==, 1);
  g_assert_true (shelf_get_flag (ups, "can-ask"));
  watch_set_secret (shelf->watch, "ups", "client_id", "");
  prepare (shelf);
  g_assert_false (tracker_carrier_get_has_login (ups));
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
  g_autoptr (GPtrArray) parcels = shelf_add_to (shelf, LETTER, "upugtt");
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
  shelf_refresh (shelf, get_id (parcels), NULL);
  good = load_health (shelf, "upugtt", NULL);
  g_assert_cmpstr (tracker_carrier_health_get_state (good), ==, "good");
  g_assert_false (tracker_carrier_get_has_trouble (carrier));

  tracker_emulator_set_fault (shelf->watch->emulator, NULL, TRACKER_FAULT_UNAVAILABLE, 0);
  kit_advance (shelf->watch->kit, KIT_DAY_S);
  shelf_refresh (shelf, get_id (parcels), NULL);
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
  shelf_refresh (shelf, get_id (parcels), NULL);
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
  g_autoptr (GPtrArray) parcels = shelf_add_to (shelf, LETTER, "russianpost");
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
  g_assert_false (shelf_get_flag (carrier, "can-ask"));

  after = tracker_library_guess (shelf->library, OTHER);
  carriers = tracker_guess_get_carriers (after);
  g_assert_true (g_strv_contains (carriers, "russianpost"));
  for (guint i = 0; i < tracker_guess_get_n_asked (after); i++)
    g_assert_cmpstr (carriers[i], !=, "russianpost");

  journey = shelf_open_journey (shelf, get_id (parcels));
  leg = shelf_get_leg (journey, 0);
  label = shelf_dup (leg, "state-label");
  g_assert_cmpstr (label, ==, "Switched off in Preferences");
  g_assert_true (shelf_get_flag (leg, "is-off"));
  tracker_emulator_reset_counters (shelf->watch->emulator);
  shelf_refresh (shelf, get_id (parcels), &off_error);
  g_assert_error (off_error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED);
  g_assert_cmpuint (tracker_emulator_get_n_requests (shelf->watch->emulator), ==, 0);

  g_assert_true (set_enabled (shelf, "russianpost", TRUE, NULL));
  shelf_settle (shelf);
  g_assert_true (tracker_carrier_get_enabled (carrier));
  g_clear_object (&leg);
  leg = shelf_get_leg (journey, 0);
  g_assert_false (shelf_get_flag (leg, "is-off"));

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
  corrected = shelf_add_to (shelf, "RR904173261CN", "belpost");
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

  g_hash_table_insert (chosen, (gpointer) LETTER, belpost);
  g_hash_table_insert (chosen, (gpointer) UNLIKE, dhl);
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
  g_autoptr (GPtrArray) parcels = shelf_add_to (shelf, LETTER, LINK);
  g_autoptr (TrackerJourney) journey = NULL;
  g_autoptr (TrackerLeg) leg = NULL;
  g_autoptr (TrackerLegData) kept = NULL;
  g_autofree char *label = NULL;

  shelf_refresh (shelf, get_id (parcels), NULL);
  journey = shelf_open_journey (shelf, get_id (parcels));
  leg = shelf_get_leg (journey, 0);
  label = shelf_dup (leg, "state-label");
  g_assert_cmpstr (label, ==, "Tracker cannot ask it: open its page");
  g_assert_true (shelf_get_flag (leg, "is-link"));
  g_assert_false (shelf_get_flag (leg, "needs-human"));
  kept = watch_leg (shelf->watch, get_id (parcels), LINK);
  g_assert_cmpint (tracker_leg_data_get_outcome (kept), ==, TRACKER_OUTCOME_NONE);
  g_assert_true (tracker_leg_data_get_next_due_s (kept) == G_MAXINT64);
  g_assert_cmpuint (tracker_emulator_get_n_requests (shelf->watch->emulator), ==, 0);
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

  return g_test_run ();
}
