/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "definition-kit.h"
#include "tracker-test.h"

/* What goes on from one ask to the next: tokens that expire, numbers that are registered, tickets.
 */

#define ORDER "1500000001"
#define LETTER "RB123456785CN"
#define BATCH_URL "https://tracking.russianpost.ru/fc"
#define AGGREGATOR_URL "https://api.17track.net/track/v2.2/"
#define N_NUMBERS 3000

/* One carrier with its keys, and what its asks have kept. */
typedef struct
{
  TrackerDefinition *definition;
  GHashTable *secrets;
  GVariant *cache; /* (nullable) */
} Client;

static void
client_init (Client *client,
             const char *carrier,
             const char *key,
             const char *other,
             const char *value)
{
  client->definition = load_definition ("carriers", carrier);
  client->secrets = g_hash_table_new (g_str_hash, g_str_equal);
  client->cache = NULL;
  g_hash_table_insert (client->secrets, (gpointer) key, (gpointer) value);
  if (other != NULL)
    g_hash_table_insert (client->secrets, (gpointer) other, (gpointer) value);
}

static void
client_clear (Client *client)
{
  tracker_definition_unref (client->definition);
  g_hash_table_unref (client->secrets);
  g_clear_pointer (&client->cache, g_variant_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Client, client_clear)

static GPtrArray *
ask_about (Fixture *fixture, Client *client, const char *const *numbers)
{
  g_autoptr (TrackerHttp) http = new_http (fixture);
  g_autoptr (TrackerConversation) conversation = tracker_conversation_new ();
  g_autoptr (TrackerAsk) ask = NULL;
  TrackerAskOptions options = {
    .language = "en",
    .secrets = client->secrets,
    .cache = client->cache,
    .now_s = tracker_clock_get_now_s (fixture->clock),
  };

  ask = tracker_ask_new (client->definition, numbers, &options);
  while (!tracker_ask_is_done (ask))
    {
      g_autoptr (TrackerRequest) request = tracker_ask_next_request (ask);
      g_autoptr (TrackerResponse) response = send_request (http, request, conversation);

      tracker_ask_take_response (ask, response, options.now_s);
    }
  g_clear_pointer (&client->cache, g_variant_unref);
  client->cache = tracker_ask_dup_cache (ask);
  return tracker_ask_dup_reports (ask);
}

static void
assert_ask (Fixture *fixture, Client *client, const char *number, TrackerOutcome expected)
{
  const char *const numbers[] = { number, NULL };
  g_autoptr (GPtrArray) reports = ask_about (fixture, client, numbers);

  g_assert_cmpuint (reports->len, ==, 1);
  g_assert_cmpstr (
      tracker_outcome_to_nick (tracker_report_get_outcome (g_ptr_array_index (reports, 0))), ==,
      tracker_outcome_to_nick (expected));
}

static void
pass_minutes (Fixture *fixture, int minutes)
{
  tracker_fixed_clock_set_now_s (TRACKER_FIXED_CLOCK (fixture->clock),
                                 tracker_clock_get_now_s (fixture->clock) + minutes * 60);
}

static void
assert_n_requests (Fixture *fixture, guint expected)
{
  g_assert_cmpuint (tracker_emulator_get_n_requests (fixture->emulator), ==, expected);
}

/* The token is asked for once, and again when it is about to expire. */
static void
test_token (Fixture *fixture, gconstpointer data)
{
  g_auto (Client) client = { NULL };

  client_init (&client, "cdek", "client_id", "client_secret", "demo");
  add_letter (fixture, ORDER, "cdek");
  assert_ask (fixture, &client, ORDER, TRACKER_OUTCOME_FOUND);
  assert_n_requests (fixture, 2);
  pass_minutes (fixture, 50);
  assert_ask (fixture, &client, ORDER, TRACKER_OUTCOME_FOUND);
  assert_n_requests (fixture, 3);
  pass_minutes (fixture, 10);
  assert_ask (fixture, &client, ORDER, TRACKER_OUTCOME_FOUND);
  assert_n_requests (fixture, 5);
}

/* What was kept is refused: one more token, and no more than one. */
static void
test_forgotten_token (Fixture *fixture, gconstpointer data)
{
  g_auto (Client) client = { NULL };

  client_init (&client, "cdek", "client_id", "client_secret", "demo");
  add_letter (fixture, ORDER, "cdek");
  assert_ask (fixture, &client, ORDER, TRACKER_OUTCOME_FOUND);
  fixture_tear_down (fixture, NULL);
  fixture_set_up (fixture, NULL); /* it knows the token no more */
  add_letter (fixture, ORDER, "cdek");
  assert_ask (fixture, &client, ORDER, TRACKER_OUTCOME_FOUND);
  assert_n_requests (fixture, 3);
}

static void
test_registering (Fixture *fixture, gconstpointer data)
{
  g_auto (Client) client = { NULL };
  g_autofree char *last = NULL;

  client_init (&client, "17track", "key", NULL, "demo");
  add_letter (fixture, LETTER, "17track");
  assert_ask (fixture, &client, LETTER, TRACKER_OUTCOME_PENDING);
  assert_n_requests (fixture, 3); /* unknown, register, nothing yet */
  pass_minutes (fixture, 6);
  tracker_emulator_reset_counters (fixture->emulator);
  assert_ask (fixture, &client, LETTER, TRACKER_OUTCOME_FOUND);
  assert_n_requests (fixture, 1);
  last = tracker_emulator_dup_last_request (fixture->emulator, "api.17track.net");
  assert_has (last, "gettrackinfo");
}

/* @n entries as the body of a call. */
static char *
dup_entries (guint n)
{
  GString *body = g_string_new ("[");

  for (guint i = 0; i < n; i++)
    g_string_append_printf (body, "%s{\"number\":\"AB%06u\"}", i > 0 ? "," : "", i);
  g_string_append_c (body, ']');
  return g_string_free (body, FALSE);
}

static Reply *
call (Fixture *fixture, const char *name, guint n_entries)
{
  g_autofree char *url = g_strconcat (AGGREGATOR_URL, name, NULL);
  g_autofree char *body = dup_entries (n_entries);

  return ask (fixture, "POST", url, "Content-Type: application/json\n17token: demo\n", body);
}

/* Forty a call, a hundred in all; what is registered already costs nothing. */
static void
test_quota (Fixture *fixture, gconstpointer data)
{
  g_auto (Client) client = { NULL };
  g_autoptr (Reply) first = call (fixture, "register", 40);
  g_autoptr (Reply) again = call (fixture, "register", 40);
  g_autoptr (Reply) many = call (fixture, "gettrackinfo", 41);

  assert_json (first, "$.data.accepted[39].number", "AB000039");
  assert_json (again, "$.data.rejected[39].error.code", "-18019901");
  assert_json (many, "$.code", "-18010014");
  client_init (&client, "17track", "key", NULL, "demo");
  for (guint i = 0; i < 60; i++)
    {
      g_autofree char *number = g_strdup_printf ("CD%06u", i);

      assert_ask (fixture, &client, number, TRACKER_OUTCOME_PENDING);
    }
  assert_ask (fixture, &client, LETTER, TRACKER_OUTCOME_RATE_LIMITED);
}

/* Inland numbers with their check digit; @i below 100,000. */
static char *
dup_inland (guint i)
{
  g_autofree char *serial = g_strdup_printf ("10100012%05u", i);
  guint sum = 0;

  for (guint j = 0; j < 13; j++)
    sum += (guint) (serial[j] - '0') * (j % 2 == 0 ? 3 : 1);
  return g_strdup_printf ("%s%u", serial, (10 - sum % 10) % 10);
}

static GStrv
dup_numbers (void)
{
  char **numbers = g_new0 (char *, N_NUMBERS + 1);

  for (guint i = 0; i < N_NUMBERS; i++)
    numbers[i] = dup_inland (i);
  return numbers;
}

static void
assert_all (const GPtrArray *reports, TrackerOutcome expected)
{
  g_assert_cmpuint (reports->len, ==, N_NUMBERS);
  for (guint i = 0; i < reports->len; i++)
    g_assert_cmpint (tracker_report_get_outcome (g_ptr_array_index (reports, i)), ==, expected);
}

/* Three thousand numbers in two requests: an order, and a quarter of an hour later its answer. */
static void
test_tickets (Fixture *fixture, gconstpointer data)
{
  g_auto (Client) client = { NULL };
  g_auto (GStrv) numbers = dup_numbers ();
  g_autoptr (GPtrArray) ordered = NULL;
  g_autoptr (GPtrArray) early = NULL;
  g_autoptr (GPtrArray) answered = NULL;

  client_init (&client, "russianpost", "batch_login", "batch_password", "demo");
  g_assert_cmpint (tracker_definition_get_batch_max (client.definition, "tickets"), ==, N_NUMBERS);
  for (guint i = 0; i < N_NUMBERS; i += 2)
    add_letter (fixture, numbers[i], "russianpost");

  ordered = ask_about (fixture, &client, (const char *const *) numbers);
  assert_all (ordered, TRACKER_OUTCOME_PENDING);
  g_assert_cmpint (tracker_report_get_retry_after_s (g_ptr_array_index (ordered, 0)), ==, 900);
  assert_n_requests (fixture, 1);
  g_assert_cmpuint (
      tracker_emulator_get_n_requests_of_number (fixture->emulator, numbers[N_NUMBERS - 1]), ==, 1);

  pass_minutes (fixture, 10);
  early = ask_about (fixture, &client, (const char *const *) numbers);
  assert_all (early, TRACKER_OUTCOME_PENDING);
  pass_minutes (fixture, 10);
  answered = ask_about (fixture, &client, (const char *const *) numbers);
  assert_n_requests (fixture, 3);
  for (guint i = 0; i < N_NUMBERS; i++)
    g_assert_cmpint (tracker_report_get_outcome (g_ptr_array_index (answered, i)), ==,
                     i % 2 == 0 ? TRACKER_OUTCOME_FOUND : TRACKER_OUTCOME_NOT_FOUND);
}

/* A ticket that nobody came for is ordered anew. */
static void
test_late_ticket (Fixture *fixture, gconstpointer data)
{
  g_auto (Client) client = { NULL };

  client_init (&client, "russianpost", "batch_login", "batch_password", "demo");
  add_letter (fixture, LETTER, "russianpost");
  assert_ask (fixture, &client, LETTER, TRACKER_OUTCOME_PENDING);
  pass_minutes (fixture, 33 * 60);
  assert_ask (fixture, &client, LETTER, TRACKER_OUTCOME_PENDING);
  pass_minutes (fixture, 15);
  assert_ask (fixture, &client, LETTER, TRACKER_OUTCOME_FOUND);
  assert_n_requests (fixture, 3);
}

static void
test_wrong_secrets (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *carrier;
    const char *number;
    const char *keys[2];
  } carriers[] = {
    { "17track", LETTER, { "key", NULL } },
    { "cdek", ORDER, { "client_id", "client_secret" } },
    { "polishpost", LETTER, { "login", "password" } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (carriers); i++)
    {
      g_auto (Client) client = { NULL };

      g_test_message ("%s", carriers[i].carrier);
      client_init (&client, carriers[i].carrier, carriers[i].keys[0], carriers[i].keys[1], "wrong");
      add_letter (fixture, carriers[i].number, carriers[i].carrier);
      assert_ask (fixture, &client, carriers[i].number, TRACKER_OUTCOME_BAD_CREDENTIALS);
    }
}

#define ADD(path, func)                                                                            \
  g_test_add ("/emulator-dialogs/" path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char **argv)
{
  tracker_test_init (&argc, &argv);
  ADD ("token", test_token);
  ADD ("forgotten-token", test_forgotten_token);
  ADD ("registering", test_registering);
  ADD ("quota", test_quota);
  ADD ("tickets", test_tickets);
  ADD ("late-ticket", test_late_ticket);
  ADD ("wrong-secrets", test_wrong_secrets);
  return g_test_run ();
}
