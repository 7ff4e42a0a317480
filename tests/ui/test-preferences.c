/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "tracker-carrier-files.h"
#include "tracker-carrier-page.h"
#include "tracker-carrier-row.h"
#include "tracker-chooser.h"
#include "tracker-country-picker.h"
#include "tracker-health-page.h"
#include "tracker-library-services.h"
#include "tracker-login-group.h"
#include "tracker-preferences.h"
#include "tracker-tell-page.h"
#include "tracker-told.h"
#include "ui-host.h"

/* The preferences: switches, the country, the carriers, and credentials in the keyring. */

typedef struct
{
  UiKit *kit;
  UiHost *host;
  TrackerPreferences *preferences;
} Fixture;

static void
fixture_set_up (Fixture *fixture, gconstpointer data)
{
  fixture->kit = ui_kit_new ();
  fixture->host = ui_host_new (fixture->kit, gtk_label_new ("below"), 800, 800);
}

static void
fixture_tear_down (Fixture *fixture, gconstpointer data)
{
  ui_host_free (fixture->host);
  ui_kit_free (fixture->kit);
}

static GtkWidget *
open_preferences (Fixture *fixture, TrackerLibrary *library, const char *place)
{
  fixture->preferences
      = tracker_preferences_new (fixture->host->window, library, fixture->kit->settings);
  if (place != NULL)
    tracker_preferences_show (fixture->preferences, place);
  gtk_window_present (GTK_WINDOW (fixture->preferences));
  ui_kit_settle ();

  return GTK_WIDGET (fixture->preferences);
}

static void
test_switches (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = open_preferences (fixture, fixture->kit->library, NULL);
  static const struct
  {
    const char *label;
    const char *key;
  } table[] = {
    { "Ask the Posts by Itself", "refresh-by-itself" },
    { "Notify Me", "notifications" },
    { "Go On When the Window Is Closed", "watch-in-background" },
    { "Start after Log-In", "autostart" },
  };

  ui_kit_shoot (window, "preferences-general");
  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      gboolean before = g_settings_get_boolean (fixture->kit->settings, table[i].key);
      GtkWidget *label = ui_kit_find_label (window, table[i].label);

      g_assert_nonnull (label);
      adw_action_row_activate (
          ADW_ACTION_ROW (gtk_widget_get_ancestor (label, ADW_TYPE_ACTION_ROW)));
      g_assert_cmpint (g_settings_get_boolean (fixture->kit->settings, table[i].key), ==, !before);
      g_settings_reset (fixture->kit->settings, table[i].key);
    }
}

static void
test_country (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = open_preferences (fixture, fixture->kit->library, NULL);
  GtkWidget *label = ui_kit_find_label (window, "Your Country");
  g_autofree char *chosen = NULL;
  g_autofree char *home = NULL;
  TrackerChooser *chooser;

  adw_action_row_activate (ADW_ACTION_ROW (gtk_widget_get_ancestor (label, ADW_TYPE_ACTION_ROW)));
  ui_kit_settle ();
  chooser = TRACKER_CHOOSER (ui_kit_find_window (TRACKER_TYPE_CHOOSER));
  g_assert_cmpuint (tracker_chooser_get_n_shown (chooser), >, 200);
  ui_kit_shoot (GTK_WIDGET (chooser), "preferences-country");
  tracker_chooser_search (chooser, "no such land");
  g_assert_cmpuint (tracker_chooser_get_n_shown (chooser), ==, 0);
  ui_kit_shoot (GTK_WIDGET (chooser), "preferences-country-nothing");
  tracker_chooser_choose (chooser, 0);
  /* Accents and case do not matter. */
  tracker_chooser_search (chooser, "KÄZAKH");
  g_assert_cmpuint (tracker_chooser_get_n_shown (chooser), ==, 1);
  tracker_chooser_choose (chooser, 0);
  ui_kit_settle ();

  chosen = g_settings_get_string (fixture->kit->settings, "country");
  g_object_get (fixture->kit->library, "home-country", &home, NULL);
  g_assert_cmpstr (chosen, ==, "KZ");
  g_assert_cmpstr (home, ==, "KZ");
  g_assert_nonnull (ui_kit_find_label (window, "🇰🇿 Kazakhstan"));
  g_settings_reset (fixture->kit->settings, "country");
}

static GtkWidget *
find_carrier_row (GtkWidget *window, const char *name)
{
  GtkWidget *label = ui_kit_find_label (window, name);

  return label != NULL ? gtk_widget_get_ancestor (label, TRACKER_TYPE_CARRIER_ROW) : NULL;
}

static void
search (GtkWidget *window, const char *words)
{
  GtkWidget *page = gtk_widget_get_ancestor (ui_kit_find (window, TRACKER_TYPE_CARRIER_ROW),
                                             ADW_TYPE_PREFERENCES_PAGE);

  gtk_editable_set_text (GTK_EDITABLE (ui_kit_find (page, GTK_TYPE_SEARCH_ENTRY)), words);
  ui_kit_settle ();
}

static void
test_carriers (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = open_preferences (fixture, fixture->kit->library, NULL);

  /* Made when they are looked at. */
  g_assert_null (ui_kit_find (window, TRACKER_TYPE_CARRIER_ROW));
  tracker_preferences_show (fixture->preferences, "carriers");
  ui_kit_settle ();
  g_assert_nonnull (find_carrier_row (window, "Russian Post"));
  g_assert_nonnull (ui_kit_find_label (window, "All well"));
  ui_kit_shoot (window, "preferences-carriers");
  search (window, "ukr");
  g_assert_cmpuint (ui_kit_count (window, TRACKER_TYPE_CARRIER_ROW), <, 10);
  g_assert_true (gtk_widget_get_mapped (find_carrier_row (window, "Nova Poshta")));
  search (window, "NOVAPOSHTA");
  g_assert_cmpuint (ui_kit_count (window, TRACKER_TYPE_CARRIER_ROW), ==, 1);
  search (window, "zzz");
  g_assert_cmpuint (ui_kit_count (window, TRACKER_TYPE_CARRIER_ROW), ==, 0);
  g_assert_nonnull (ui_kit_find_label (window, "No carrier has this name."));
  search (window, "");
  g_assert_cmpuint (ui_kit_count (window, TRACKER_TYPE_CARRIER_ROW), >, 100);
}

/* By the row, by the page; both say what is. */
static void
test_switch (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = open_preferences (fixture, fixture->kit->library, "carriers");
  TrackerCarrier *carrier = tracker_library_find_carrier (fixture->kit->library, "chinapost");
  GtkWidget *row = find_carrier_row (window, tracker_carrier_get_name (carrier));
  GtkWidget *page;
  GtkSwitch *widget;

  gtk_switch_set_active (GTK_SWITCH (ui_kit_find (row, GTK_TYPE_SWITCH)), FALSE);
  ui_kit_settle ();
  g_assert_false (tracker_carrier_get_enabled (carrier));
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), "Switched off"));

  gtk_widget_activate_action (row, "carrier-row.open", NULL);
  ui_kit_settle ();
  page = tracker_preferences_get_subpage (fixture->preferences);
  g_assert_true (TRACKER_IS_CARRIER_PAGE (page));
  widget = GTK_SWITCH (ui_kit_find (page, GTK_TYPE_SWITCH));
  g_assert_false (gtk_switch_get_active (widget));
  ui_kit_shoot (window, "preferences-carrier-off");
  gtk_switch_set_active (widget, TRUE);
  ui_kit_settle ();
  g_assert_true (tracker_carrier_get_enabled (carrier));
  g_assert_true (gtk_switch_get_active (GTK_SWITCH (ui_kit_find (row, GTK_TYPE_SWITCH))));
  gtk_widget_activate_action (page, "subpages.back", NULL);
  ui_kit_settle ();
  g_assert_null (tracker_preferences_get_subpage (fixture->preferences));
}

/* Every carrier has a page, the ones without a home, a login or a way to be asked too. */
static void
test_all_pages (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = open_preferences (fixture, fixture->kit->library, "carriers");
  GListModel *carriers = tracker_library_get_carriers (fixture->kit->library);

  for (guint i = 0; i < g_list_model_get_n_items (carriers); i += 7)
    {
      g_autoptr (TrackerCarrier) carrier = g_list_model_get_item (carriers, i);
      GtkWidget *page;

      gtk_widget_activate_action (window, "preferences.show-carrier", "s",
                                  tracker_carrier_get_id (carrier));
      page = tracker_preferences_get_subpage (fixture->preferences);
      g_assert_true (tracker_carrier_page_get_carrier (TRACKER_CARRIER_PAGE (page)) == carrier);
      gtk_widget_activate_action (page, "subpages.back", NULL);
    }
  gtk_widget_activate_action (window, "preferences.show-carrier", "s", "no-such-carrier");
  g_assert_null (tracker_preferences_get_subpage (fixture->preferences));
  ui_kit_settle ();
}

/* Trouble first; from a carrier's page one comes back to where one was. */
static void
test_health (Fixture *fixture, gconstpointer data)
{
  static const char *const carriers[] = { "russianpost", "upugtt", NULL };
  GtkWidget *window = open_preferences (fixture, fixture->kit->library, "health");
  GtkWidget *page = tracker_preferences_get_subpage (fixture->preferences);
  gint64 id;

  ui_host_await_string (page, "state", "empty");
  ui_kit_shoot (window, "preferences-health-empty");
  id = ui_host_add_parcel (fixture->kit, "RB123456785CN", NULL, carriers);
  ui_host_answer (fixture->kit, id, "upugtt",
                  tracker_report_new ("upugtt", "RB123456785CN", TRACKER_OUTCOME_NOT_FOUND));
  ui_host_answer (fixture->kit, id, "russianpost",
                  tracker_report_new ("russianpost", "RB123456785CN", TRACKER_OUTCOME_UNAVAILABLE));
  tracker_preferences_show (fixture->preferences, "carriers");
  ui_kit_settle ();
  g_assert_nonnull (ui_kit_find_label (window, "1 carrier has trouble"));

  tracker_preferences_show (fixture->preferences, "health");
  page = tracker_preferences_get_subpage (fixture->preferences);
  ui_host_await_string (page, "state", "list");
  ui_kit_settle ();
  ui_kit_shoot (window, "preferences-health");
  {
    GtkWidget *first = ui_kit_find (page, ADW_TYPE_ACTION_ROW);

    g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (first)), ==,
                     "Russian Post");
    g_assert_true (
        g_str_has_prefix (adw_action_row_get_subtitle (ADW_ACTION_ROW (first)), "Trouble: "));
    gtk_widget_activate (first);
    ui_kit_settle ();
  }
  page = tracker_preferences_get_subpage (fixture->preferences);
  g_assert_true (TRACKER_IS_CARRIER_PAGE (page));
  ui_kit_shoot (window, "preferences-health-carrier");
  gtk_widget_activate_action (page, "subpages.back", NULL);
  ui_kit_settle ();
  page = tracker_preferences_get_subpage (fixture->preferences);
  g_assert_true (TRACKER_IS_HEALTH_PAGE (page));
  gtk_widget_activate_action (page, "health-page.copy-report", NULL);
  g_assert_nonnull (ui_kit_find_label (window, "Report copied"));
}

static void
note_told (Fixture *fixture, guint n)
{
  g_autoptr (GPtrArray) told = g_ptr_array_new_with_free_func ((GDestroyNotify) tracker_told_unref);
  g_autoptr (GAsyncResult) slot = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *number = g_strdup_printf ("TEST%06uXX", i);

      g_ptr_array_add (told, tracker_told_new ("<b>host</b> & co.example", "russianpost", number,
                                               tracker_clock_get_now_s (fixture->kit->clock)));
    }
  tracker_store_note_told_async (fixture->kit->store, told, tracker_test_result_cb, &slot);
  tracker_test_await (&slot);
  g_assert_true (tracker_store_finish (fixture->kit->store, slot, &error));
  g_assert_no_error (error);
}

static void
answer_dialog (const char *response)
{
  GtkWindow *dialog = ui_kit_find_window (ADW_TYPE_MESSAGE_DIALOG);

  g_assert_nonnull (dialog);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), response);
  ui_kit_settle ();
}

/* Lazy, searched, forgotten after a question; what a host is called is text. */
static void
test_told (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = open_preferences (fixture, fixture->kit->library, "told");
  TrackerTellPage *page
      = TRACKER_TELL_PAGE (tracker_preferences_get_subpage (fixture->preferences));

  ui_host_await_string (page, "state", "empty");
  ui_kit_shoot (window, "preferences-told-empty");
  note_told (fixture, 2100);
  tracker_preferences_show (fixture->preferences, "told");
  page = TRACKER_TELL_PAGE (tracker_preferences_get_subpage (fixture->preferences));
  ui_host_await_string (page, "state", "list");
  ui_kit_settle ();
  g_assert_cmpuint (tracker_tell_page_get_n_shown (page), ==, 2000);
  g_assert_nonnull (ui_kit_find_label (window, "The latest 2,000 are shown."));
  g_assert_nonnull (ui_kit_find_label (window, "<b>host</b> & co.example · Russian Post"));
  ui_kit_shoot (window, "preferences-told");
  tracker_tell_page_search (page, "co.example test000017");
  g_assert_cmpuint (tracker_tell_page_get_n_shown (page), <=, 1);
  tracker_tell_page_search (page, "nobody at all");
  g_assert_cmpstr (tracker_tell_page_get_state (page), ==, "nothing");
  ui_kit_shoot (window, "preferences-told-nothing");
  tracker_tell_page_search (page, "");

  gtk_widget_activate_action (GTK_WIDGET (page), "tell-page.forget", NULL);
  ui_kit_settle ();
  answer_dialog ("cancel");
  g_assert_cmpstr (tracker_tell_page_get_state (page), ==, "list");
  gtk_widget_activate_action (GTK_WIDGET (page), "tell-page.forget", NULL);
  ui_kit_settle ();
  answer_dialog ("forget");
  ui_host_await_string (page, "state", "empty");
}

/* Nothing is wider than a telephone. */
static void
test_narrow (Fixture *fixture, gconstpointer data)
{
  static const char *const places[] = { "general",    "carriers", "privacy",
                                        "health",     "told",     "carrier/russianpost",
                                        "carrier/dhl" };
  GtkWidget *window = open_preferences (fixture, fixture->kit->library, NULL);

  note_told (fixture, 3);
  gtk_window_set_default_size (GTK_WINDOW (window), 360, 640);
  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autofree char *name = g_strdup_printf ("preferences-360-%s", places[i]);
      int minimum;

      tracker_preferences_show (fixture->preferences, places[i]);
      ui_kit_settle ();
      /* The frame that the window draws itself is not of the screen's width. */
      gtk_widget_measure (gtk_widget_get_first_child (window), GTK_ORIENTATION_HORIZONTAL, -1,
                          &minimum, NULL, NULL, NULL);
      g_assert_cmpint (minimum, <=, 360);
      g_strdelimit (name, "/", '-');
      ui_kit_shoot (window, name);
    }
}

static GHashTable *
load_credentials (Fixture *fixture)
{
  g_autoptr (GAsyncResult) slot = NULL;
  g_autoptr (GError) error = NULL;
  GHashTable *values;

  tracker_library_load_credentials_async (fixture->kit->library, "russianpost", NULL,
                                          tracker_test_result_cb, &slot);
  tracker_test_await (&slot);
  values = tracker_library_load_credentials_finish (fixture->kit->library, slot, &error);
  g_assert_no_error (error);

  return values;
}

static void
test_credentials (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = open_preferences (fixture, fixture->kit->library, "carrier/russianpost");
  GtkWidget *page = ui_kit_find (window, TRACKER_TYPE_LOGIN_GROUP);
  GtkWidget *login, *password;
  g_autoptr (GHashTable) values = NULL;
  g_autoptr (GHashTable) after = NULL;

  g_assert_nonnull (page);
  ui_host_await_string (page, "state", "ready");
  password = ui_kit_find (page, ADW_TYPE_PASSWORD_ENTRY_ROW);
  login = gtk_widget_get_prev_sibling (password);
  gtk_editable_set_text (GTK_EDITABLE (login), "somebody");
  g_signal_emit_by_name (login, "apply");
  gtk_editable_set_text (GTK_EDITABLE (password), "s3cret");
  g_signal_emit_by_name (password, "apply");
  ui_kit_settle ();
  ui_kit_shoot (window, "preferences-login");
  values = load_credentials (fixture);
  g_assert_cmpstr (g_hash_table_lookup (values, "login"), ==, "somebody");
  g_assert_cmpstr (g_hash_table_lookup (values, "password"), ==, "s3cret");

  /* There is no network: what is typed is tried, and the sentence stands in its place. */
  g_assert_cmpstr (tracker_login_group_get_test_state (TRACKER_LOGIN_GROUP (page)), ==, "");
  gtk_widget_activate_action (page, "login.test", NULL);
  g_assert_cmpstr (tracker_login_group_get_test_state (TRACKER_LOGIN_GROUP (page)), ==, "testing");
  ui_host_await_string (page, "test-state", "bad");
  g_assert_cmpstr (tracker_login_group_get_test_words (TRACKER_LOGIN_GROUP (page)), !=, "");
  ui_kit_shoot (window, "preferences-login-bad");
  gtk_editable_set_text (GTK_EDITABLE (login), "somebody else");
  g_assert_cmpstr (tracker_login_group_get_test_state (TRACKER_LOGIN_GROUP (page)), ==, "");

  gtk_widget_activate_action (page, "login.forget", NULL);
  ui_kit_settle ();
  after = load_credentials (fixture);
  g_assert_cmpuint (g_hash_table_size (after), ==, 0);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (login)), ==, "");
  gtk_widget_activate_action (page, "subpages.back", NULL);
  ui_kit_settle ();
}

/* The session of this test has no bus, so the keyring is missing: a state, not a failure. */
static void
test_no_keyring (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TrackerSecrets) secrets = tracker_secrets_new ("com.example.TrackerTest");
  const char *const folders[] = { g_getenv ("TRACKER_CARRIERS_DIR"), NULL };
  g_autoptr (TrackerRegistry) registry = tracker_carrier_files_load (folders, NULL);
  g_autoptr (TrackerLibrary) library
      = tracker_library_new (fixture->kit->store, registry, TRACKER_MONITOR (fixture->kit->monitor),
                             secrets, TRACKER_NETWORK (fixture->kit->network), fixture->kit->clock);
  GtkWidget *window = open_preferences (fixture, library, "carrier/russianpost");
  GtkWidget *page = ui_kit_find (window, TRACKER_TYPE_LOGIN_GROUP);

  ui_host_await_string (page, "state", "missing");
  ui_kit_shoot (window, "preferences-no-keyring");
  g_assert_false (gtk_widget_is_sensitive (ui_kit_find (page, ADW_TYPE_PASSWORD_ENTRY_ROW)));
  gtk_window_destroy (GTK_WINDOW (window));
  ui_kit_settle ();
  tracker_library_close (library);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/preferences/switches", test_switches },
    { "/preferences/country", test_country },
    { "/preferences/carriers", test_carriers },
    { "/preferences/switch", test_switch },
    { "/preferences/all-pages", test_all_pages },
    { "/preferences/health", test_health },
    { "/preferences/told", test_told },
    { "/preferences/narrow", test_narrow },
    { "/preferences/credentials", test_credentials },
    { "/preferences/no-keyring", test_no_keyring },
  };

  ui_kit_init (&argc, &argv);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, fixture_set_up, tests[i].test, fixture_tear_down);

  return g_test_run ();
}
