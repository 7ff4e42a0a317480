/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "tracker-secrets.h"
#include "tracker-test.h"

#define APPLICATION "com.example.Tracker.Test"

static GHashTable *
lookup (TrackerSecrets *secrets, const char *carrier, GError **error)
{
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  tracker_secrets_lookup_async (secrets, carrier, NULL, tracker_test_result_cb, &slot);
  tracker_test_await (&slot);
  result = slot;
  return tracker_secrets_lookup_finish (secrets, result, error);
}

static gboolean
store (TrackerSecrets *secrets,
       const char *carrier,
       const char *key,
       const char *value,
       GError **error)
{
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  tracker_secrets_store_async (secrets, carrier, key, value, "Tracker test", NULL,
                               tracker_test_result_cb, &slot);
  tracker_test_await (&slot);
  result = slot;
  return tracker_secrets_store_finish (secrets, result, error);
}

static void
assert_value (TrackerSecrets *secrets,
              const char *carrier,
              const char *key,
              const char *expected,
              guint n)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) values = lookup (secrets, carrier, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_hash_table_size (values), ==, n);
  g_assert_cmpstr (g_hash_table_lookup (values, key), ==, expected);
}

static void
assert_listed (TrackerSecrets *secrets, const char *carrier, gboolean is_listed)
{
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GHashTable) carriers = NULL;
  g_autoptr (GError) error = NULL;

  tracker_secrets_list_carriers_async (secrets, NULL, tracker_test_result_cb, &slot);
  tracker_test_await (&slot);
  result = slot;
  carriers = tracker_secrets_list_carriers_finish (secrets, result, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_hash_table_contains (carriers, carrier), ==, is_listed);
}

static void
on_changed_cb (TrackerSecrets *secrets, const char *carrier, GString *log)
{
  g_string_append_printf (log, "%s ", carrier);
}

static void
on_state_cb (TrackerSecrets *secrets, GParamSpec *pspec, int *n_changes)
{
  (*n_changes)++;
}

static void
use_keyring (TrackerSecrets *secrets)
{
  g_autoptr (GString) log = g_string_new (NULL);

  g_signal_connect (secrets, "changed", G_CALLBACK (on_changed_cb), log);
  assert_value (secrets, "dhl", "key", NULL, 0);
  g_assert_cmpint (tracker_secrets_get_state (secrets), ==, TRACKER_SECRETS_READY);
  assert_listed (secrets, "dhl", FALSE);
  g_assert_true (store (secrets, "dhl", "key", "one", NULL));
  assert_listed (secrets, "dhl", TRUE);
  g_assert_true (store (secrets, "dhl", "secret", "пароль \"'\n", NULL));
  g_assert_true (store (secrets, "ups", "key", "three", NULL));
  assert_value (secrets, "dhl", "key", "one", 2);
  assert_value (secrets, "dhl", "secret", "пароль \"'\n", 2);
  assert_value (secrets, "ups", "key", "three", 1);
  assert_value (secrets, "dh", "key", NULL, 0);
  /* Overwritten, cleared, cleared again. */
  g_assert_true (store (secrets, "dhl", "key", "two", NULL));
  assert_value (secrets, "dhl", "key", "two", 2);
  g_assert_true (store (secrets, "dhl", "key", NULL, NULL));
  g_assert_true (store (secrets, "dhl", "key", "", NULL));
  assert_value (secrets, "dhl", "key", NULL, 1);
  g_assert_cmpstr (log->str, ==, "dhl dhl ups dhl dhl dhl ");
  g_signal_handlers_disconnect_by_data (secrets, log);
}

static void
test_in_memory (void)
{
  TrackerSecrets *secrets = tracker_secrets_new_in_memory ();

  g_assert_cmpint (tracker_secrets_get_state (secrets), ==, TRACKER_SECRETS_READY);
  use_keyring (secrets);
  g_assert_finalize_object (secrets);
}

static void
test_unlocked (void)
{
  TrackerSecrets *secrets = tracker_secrets_new (APPLICATION);
  g_autoptr (TrackerSecrets) other = tracker_secrets_new ("com.example.Other");
  int n_changes = 0;
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  g_signal_connect (secrets, "notify::state", G_CALLBACK (on_state_cb), &n_changes);
  g_assert_cmpint (tracker_secrets_get_state (secrets), ==, TRACKER_SECRETS_UNKNOWN);
  use_keyring (secrets);
  g_assert_cmpint (n_changes, ==, 1);
  /* Another program's items, or the demo's, are not ours. */
  assert_value (other, "ups", "key", NULL, 0);
  assert_listed (other, "ups", FALSE);
  tracker_secrets_unlock_async (secrets, NULL, tracker_test_result_cb, &slot);
  tracker_test_await (&slot);
  result = slot;
  g_assert_true (tracker_secrets_unlock_finish (secrets, result, NULL));
  g_clear_object (&result);
  g_assert_finalize_object (secrets);
}

static void
test_cancelled (void)
{
  g_autoptr (TrackerSecrets) secrets = tracker_secrets_new (APPLICATION);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  tracker_secrets_lookup_async (secrets, "dhl", cancellable, tracker_test_result_cb, &slot);
  g_cancellable_cancel (cancellable);
  tracker_test_await (&slot);
  result = slot;
  g_assert_null (tracker_secrets_lookup_finish (secrets, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  /* The call that was left alone does no harm to the next one. */
  assert_value (secrets, "nobody", "key", NULL, 0);
}

static void
lock_keyring (void)
{
  g_autoptr (GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  const char *paths[] = { "/org/freedesktop/secrets/collection/login", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_sync (
      bus, "org.freedesktop.secrets", "/org/freedesktop/secrets", "org.freedesktop.Secret.Service",
      "Lock", g_variant_new ("(^ao)", paths), NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);

  g_assert_no_error (error);
}

/* Locked under our hands: said at once, without a prompt. */
static void
test_locked (void)
{
  g_autoptr (TrackerSecrets) secrets = tracker_secrets_new (APPLICATION);
  g_autoptr (GError) error = NULL;

  g_assert_true (store (secrets, "gls", "key", "one", NULL));
  lock_keyring ();
  assert_listed (secrets, "gls", TRUE);
  g_assert_null (lookup (secrets, "gls", &error));
  g_assert_error (error, TRACKER_SECRETS_ERROR, TRACKER_SECRETS_ERROR_LOCKED);
  g_assert_null (strstr (error->message, "one"));
  g_assert_cmpint (tracker_secrets_get_state (secrets), ==, TRACKER_SECRETS_LOCKED);
}

static void
test_missing (void)
{
  g_autoptr (TrackerSecrets) secrets = tracker_secrets_new (APPLICATION);
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) store_error = NULL;
  g_autoptr (GError) unlock_error = NULL;
  GAsyncResult *slot = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  g_assert_null (lookup (secrets, "dhl", &error));
  g_assert_error (error, TRACKER_SECRETS_ERROR, TRACKER_SECRETS_ERROR_MISSING);
  g_assert_cmpint (tracker_secrets_get_state (secrets), ==, TRACKER_SECRETS_MISSING);
  g_assert_false (store (secrets, "dhl", "key", "hush", &store_error));
  g_assert_error (store_error, TRACKER_SECRETS_ERROR, TRACKER_SECRETS_ERROR_MISSING);
  g_assert_null (strstr (store_error->message, "hush"));
  tracker_secrets_unlock_async (secrets, NULL, tracker_test_result_cb, &slot);
  tracker_test_await (&slot);
  result = slot;
  g_assert_false (tracker_secrets_unlock_finish (secrets, result, &unlock_error));
  g_assert_error (unlock_error, TRACKER_SECRETS_ERROR, TRACKER_SECRETS_ERROR_MISSING);
}

int
main (int argc, char **argv)
{
  const char *session = g_getenv ("TEST_SESSION");

  tracker_test_init (&argc, &argv);
  g_test_add_func ("/secrets/in-memory", test_in_memory);
  if (g_strcmp0 (session, "keyring") == 0)
    {
      g_test_add_func ("/secrets/unlocked", test_unlocked);
      g_test_add_func ("/secrets/cancelled", test_cancelled);
      g_test_add_func ("/secrets/locked", test_locked);
    }
  else
    {
      g_test_add_func ("/secrets/missing", test_missing);
    }
  return g_test_run ();
}
