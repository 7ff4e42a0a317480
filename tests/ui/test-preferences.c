/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

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

static void
test_carriers (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = open_preferences (fixture, fixture->kit->library, NULL);
  GtkWidget *entry;

  adw_preferences_window_set_visible_page_name (ADW_PREFERENCES_WINDOW (window), "carriers");
  ui_kit_settle ();
  g_assert_nonnull (ui_kit_find_label (window, "Russian Post"));
  ui_kit_shoot (window, "preferences-carriers");
  entry = ui_kit_find (gtk_widget_get_ancestor (ui_kit_find_label (window, "With a Login of Yours"),
                                                ADW_TYPE_PREFERENCES_PAGE),
                       GTK_TYPE_SEARCH_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (entry), "ukr");
  ui_kit_settle ();
  g_assert_null (ui_kit_find_label (window, "Russian Post"));
  g_assert_nonnull (ui_kit_find_label (window, "Nova Poshta"));
  gtk_editable_set_text (GTK_EDITABLE (entry), "zzz");
  ui_kit_settle ();
  g_assert_nonnull (ui_kit_find_label (window, "No carrier has this name."));
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
    { "/preferences/credentials", test_credentials },
    { "/preferences/no-keyring", test_no_keyring },
  };

  ui_kit_init (&argc, &argv);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, fixture_set_up, tests[i].test, fixture_tear_down);

  return g_test_run ();
}
