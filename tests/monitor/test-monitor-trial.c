/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Does a carrier answer, and take the login? */

#include "monitor-kit.h"

#include "tracker-number.h"

#define UPS "1ZW4T9070312856304"

static GHashTable *
make_secrets (const char *id, const char *secret)
{
  GHashTable *secrets = g_hash_table_new (g_str_hash, g_str_equal);

  if (id != NULL)
    g_hash_table_insert (secrets, (char *) "client_id", (char *) id);
  if (secret != NULL)
    g_hash_table_insert (secrets, (char *) "client_secret", (char *) secret);

  return secrets;
}

static TrackerReport *
try_carrier (Watch *watch, const char *carrier, GHashTable *secrets, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  tracker_monitor_test_carrier_async (watch->monitor, carrier, secrets, NULL,
                                      tracker_test_result_cb, &result);

  return tracker_monitor_test_carrier_finish (watch->monitor, kit_wait (&result), error);
}

static void
assert_outcome (Watch *watch, const char *carrier, GHashTable *secrets, TrackerOutcome outcome)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrackerReport) report = try_carrier (watch, carrier, secrets, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (tracker_outcome_to_nick (tracker_report_get_outcome (report)), ==,
                   tracker_outcome_to_nick (outcome));
  g_assert_cmpstr (tracker_report_get_carrier (report), ==, carrier);
}

static guint
count_told (Watch *watch)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) told = NULL;

  watch_sleep_ms (100);
  tracker_store_list_told_async (watch->kit->store, NULL, 0, NULL, tracker_test_result_cb, &result);
  told = tracker_store_list_told_finish (watch->kit->store, kit_wait (&result), NULL);
  g_assert_nonnull (told);

  return told->len;
}

static void
test_login (void)
{
  static const struct
  {
    const char *id;
    const char *secret;
    TrackerOutcome outcome;
    guint n_requests;
  } cases[] = {
    { "demo", "demo", TRACKER_OUTCOME_NOT_FOUND, 2 }, /* nobody's number: the login was good */
    { "demo", "demo", TRACKER_OUTCOME_NOT_FOUND, 2 }, /* no token is left from the last time */
    { "demo", "wrong", TRACKER_OUTCOME_BAD_CREDENTIALS, 1 },
    { "demo", NULL, TRACKER_OUTCOME_NEEDS_CREDENTIALS, 0 },
    { "demo", "", TRACKER_OUTCOME_NEEDS_CREDENTIALS, 0 },
    { NULL, NULL, TRACKER_OUTCOME_NEEDS_CREDENTIALS, 0 },
  };
  g_autoptr (Watch) watch = watch_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GHashTable) secrets = make_secrets (cases[i].id, cases[i].secret);

      tracker_emulator_reset_counters (watch->emulator);
      assert_outcome (watch, "ups", secrets, cases[i].outcome);
      g_assert_cmpuint (tracker_emulator_get_n_requests (watch->emulator), ==, cases[i].n_requests);
    }
  g_assert_cmpuint (count_told (watch), ==, 0);
}

/* What is tried is the login, also where the carrier answers without one. */
static void
test_login_beside_open_ways (void)
{
  g_autoptr (Watch) watch = watch_new (NULL);
  g_autoptr (GHashTable) good = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) bad = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) half = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) none = g_hash_table_new (g_str_hash, g_str_equal);

  g_hash_table_insert (good, (char *) "login", (char *) "demo");
  g_hash_table_insert (good, (char *) "password", (char *) "demo");
  g_hash_table_insert (bad, (char *) "login", (char *) "demo");
  g_hash_table_insert (bad, (char *) "password", (char *) "wrong");
  g_hash_table_insert (half, (char *) "login", (char *) "demo");
  assert_outcome (watch, "russianpost", good, TRACKER_OUTCOME_NOT_FOUND);
  assert_outcome (watch, "russianpost", bad, TRACKER_OUTCOME_BAD_CREDENTIALS);
  tracker_emulator_reset_counters (watch->emulator);
  assert_outcome (watch, "russianpost", half, TRACKER_OUTCOME_NEEDS_CREDENTIALS);
  g_assert_cmpuint (tracker_emulator_get_n_requests (watch->emulator), ==, 0);
  assert_outcome (watch, "russianpost", none, TRACKER_OUTCOME_NOT_FOUND);
}

static void
test_keyring (void)
{
  g_autoptr (Watch) watch = watch_new (NULL);

  assert_outcome (watch, "ups", NULL, TRACKER_OUTCOME_NEEDS_CREDENTIALS);
  watch_set_secret (watch, "ups", "client_id", "demo");
  watch_set_secret (watch, "ups", "client_secret", "wrong");
  assert_outcome (watch, "ups", NULL, TRACKER_OUTCOME_BAD_CREDENTIALS);
  watch_set_secret (watch, "ups", "client_secret", "demo");
  assert_outcome (watch, "ups", NULL, TRACKER_OUTCOME_NOT_FOUND);
}

static void
test_keyless (void)
{
  g_autoptr (Watch) watch = watch_new (NULL);

  assert_outcome (watch, "upugtt", NULL, TRACKER_OUTCOME_NOT_FOUND);
  tracker_emulator_set_carrier_fault (watch->emulator, "upugtt", TRACKER_FAULT_BOT_WALL, 0);
  assert_outcome (watch, "upugtt", NULL, TRACKER_OUTCOME_BLOCKED);
  tracker_emulator_set_carrier_fault (watch->emulator, "upugtt", TRACKER_FAULT_UNAVAILABLE, 0);
  assert_outcome (watch, "upugtt", NULL, TRACKER_OUTCOME_UNAVAILABLE);
  /* Only a person can ask; and only its page is known. */
  assert_outcome (watch, "correios", NULL, TRACKER_OUTCOME_CAPTCHA);
  g_assert_cmpuint (count_told (watch), ==, 0);
}

static void
test_offline (void)
{
  const WatchOptions options = { .fake_network = TRUE };
  g_autoptr (Watch) watch = watch_new (&options);

  watch_set_online (watch, FALSE);
  assert_outcome (watch, "upugtt", NULL, TRACKER_OUTCOME_OFFLINE);
  g_assert_cmpuint (tracker_emulator_get_n_requests (watch->emulator), ==, 0);
  watch_set_online (watch, TRUE);
  assert_outcome (watch, "upugtt", NULL, TRACKER_OUTCOME_NOT_FOUND);
}

/* An old state of the carrier and its parcels stay as they are. */
static void
test_keeps_nothing (void)
{
  g_autoptr (Watch) watch = watch_new (NULL);
  g_autoptr (GHashTable) secrets = make_secrets ("demo", "wrong");
  gint64 id = kit_add (watch->kit, UPS, NULL, "ups");

  kit_forget_changes (watch->kit);
  assert_outcome (watch, "ups", secrets, TRACKER_OUTCOME_BAD_CREDENTIALS);
  watch_sleep_ms (100);
  g_assert_cmpuint (kit_n_changes (watch->kit), ==, 0);
  g_assert_cmpint (watch_outcome (watch, id, "ups"), ==, TRACKER_OUTCOME_NONE);
}

static void
test_nothing_to_try (void)
{
  const WatchPatch patch = { "upugtt", "\"numbers\": [", "\"numbers\": [], \"samples\": [", NULL };
  const WatchOptions options = { .patch = &patch };
  g_autoptr (Watch) watch = watch_new (&options);
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_assert_null (try_carrier (watch, "no-such", NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (try_carrier (watch, "upugtt", NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);

  tracker_emulator_set_delay_ms (watch->emulator, 5000);
  tracker_monitor_test_carrier_async (watch->monitor, "belpost", NULL, cancellable,
                                      tracker_test_result_cb, &result);
  watch_sleep_ms (20);
  g_cancellable_cancel (cancellable);
  g_assert_null (tracker_monitor_test_carrier_finish (watch->monitor, kit_wait (&result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Every carrier that can be asked has a number to be tried with, which one of its ways takes. */
static void
test_examples (void)
{
  g_autoptr (Watch) watch = watch_new (NULL);

  for (guint i = 0; i < tracker_registry_get_n_definitions (watch->registry); i++)
    {
      TrackerDefinition *definition = tracker_registry_get_definition (watch->registry, i);
      const char *example = tracker_definition_get_example (definition);
      g_autofree char *normal = NULL;

      if (tracker_definition_is_link (definition))
        continue;
      if (example == NULL)
        g_error ("%s has no example", tracker_definition_get_id (definition));
      normal = tracker_number_normalize (example, NULL);
      g_assert_cmpstr (example, ==, normal);
    }
}

int
main (int argc, char **argv)
{
  tracker_test_init (&argc, &argv);
  g_test_add_func ("/monitor-trial/login", test_login);
  g_test_add_func ("/monitor-trial/login-beside-open-ways", test_login_beside_open_ways);
  g_test_add_func ("/monitor-trial/keyring", test_keyring);
  g_test_add_func ("/monitor-trial/keyless", test_keyless);
  g_test_add_func ("/monitor-trial/offline", test_offline);
  g_test_add_func ("/monitor-trial/keeps-nothing", test_keeps_nothing);
  g_test_add_func ("/monitor-trial/nothing-to-try", test_nothing_to_try);
  g_test_add_func ("/monitor-trial/examples", test_examples);

  return g_test_run ();
}
