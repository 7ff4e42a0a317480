/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "definition-kit.h"
#include "tracker-test.h"

/* The definitions and the emulator were written apart, each from the fact sheets: here they meet,
 * over real TLS. */

static const struct
{
  const char *carrier;
  const char *number;
  const char *way;        /* NULL: the best that can run */
  const char *secrets[3]; /* their keys, each "demo" */
  const char *postcode;   /* (nullable) what else it wants */
  guint n_events;         /* of the letter, before the customs let it go */
  const char *stage;
} rows[] = {
  { "upugtt", "RB123456785CN", NULL, { NULL }, NULL, 4, "import" },
  { "upuems", "EB000000102CN", NULL, { NULL }, NULL, 4, "import" },
  { "russianpost", "RB123456785CN", NULL, { "login", "password" }, NULL, 3, "import" },
  { "russianpost", "RB123456785CN", "site", { NULL }, NULL, 3, "import" },
  { "cainiao", "RB123456785CN", NULL, { NULL }, NULL, 5, "import" },
  { "novaposhta", "20450000000001", NULL, { NULL }, NULL, 5, "in_transit" },
  { "belpost", "RB123456785CN", NULL, { NULL }, NULL, 4, "import" },
  { "cdek", "1500000001", NULL, { "client_id", "client_secret" }, NULL, 3, "in_transit" },
  { "cjlogistics", "100000000001", NULL, { NULL }, NULL, 3, "in_transit" },
  { "helthjem", "70700000000000017", NULL, { NULL }, NULL, 3, "in_transit" },
  { "heppner", "12345678", NULL, { NULL }, "75001", 3, "in_transit" },
  { "polishpost", "RB123456785CN", "soap", { "login", "password" }, NULL, 3, "in_transit" },
  { "sunyou", "SYTEST00000000001", NULL, { NULL }, NULL, 4, "import" },
  { "ups", "1ZW4T9070312856304", NULL, { "client_id", "client_secret" }, NULL, 4, "import" },
};

/* @secret: what is given for every secret that the row names. */
static TrackerReport *
track_with (Fixture *fixture, gsize row, const char *secret)
{
  g_autoptr (TrackerDefinition) definition = load_definition ("carriers", rows[row].carrier);
  g_autoptr (TrackerHttp) http = new_http (fixture);
  g_autoptr (TrackerConversation) conversation = tracker_conversation_new ();
  g_autoptr (GHashTable) secrets = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) needs = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) reports = NULL;
  g_autoptr (TrackerAsk) ask = NULL;
  const char *numbers[] = { rows[row].number, NULL };
  TrackerAskOptions options = {
    .way = rows[row].way,
    .language = "en",
    .country = "RU",
    .secrets = secrets,
    .needs = needs,
    .now_s = tracker_clock_get_now_s (fixture->clock),
  };

  for (gsize i = 0; rows[row].secrets[i] != NULL; i++)
    g_hash_table_insert (secrets, (gpointer) rows[row].secrets[i], (gpointer) secret);
  if (rows[row].postcode != NULL)
    g_hash_table_insert (needs, (gpointer) "postcode", (gpointer) rows[row].postcode);
  ask = tracker_ask_new (definition, numbers, &options);
  while (!tracker_ask_is_done (ask))
    {
      g_autoptr (TrackerRequest) request = tracker_ask_next_request (ask);
      g_autoptr (TrackerResponse) response = send_request (http, request, conversation);

      tracker_ask_take_response (ask, response, options.now_s);
    }
  reports = tracker_ask_dup_reports (ask);
  g_assert_cmpuint (reports->len, ==, 1);
  return tracker_report_ref (g_ptr_array_index (reports, 0));
}

static TrackerReport *
track (Fixture *fixture, gsize row)
{
  return track_with (fixture, row, "demo");
}

static void
assert_outcome (const TrackerReport *report, TrackerOutcome expected)
{
  g_assert_cmpstr (tracker_outcome_to_nick (tracker_report_get_outcome (report)), ==,
                   tracker_outcome_to_nick (expected));
}

static void
test_journey (Fixture *fixture, gconstpointer data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (TrackerReport) unknown = NULL;
      g_autoptr (TrackerReport) midway = NULL;
      g_autoptr (TrackerReport) delivered = NULL;
      gsize n_events;

      g_test_message ("%s %s", rows[i].carrier, rows[i].way != NULL ? rows[i].way : "");
      set_hours (fixture, 0);
      tracker_emulator_remove_parcel (fixture->emulator, rows[i].number);
      unknown = track (fixture, i);
      assert_outcome (unknown, TRACKER_OUTCOME_NOT_FOUND);

      add_letter (fixture, rows[i].number, rows[i].carrier);
      midway = track (fixture, i);
      assert_outcome (midway, TRACKER_OUTCOME_FOUND);
      g_assert_cmpstr (tracker_stage_to_nick (tracker_report_get_stage (midway)), ==,
                       rows[i].stage);
      tracker_report_get_events (midway, &n_events);
      g_assert_cmpuint (n_events, ==, rows[i].n_events);
      g_assert_cmpstr (tracker_report_get_unknown_codes (midway)[0], ==, NULL);

      set_hours (fixture, 30);
      delivered = track (fixture, i);
      assert_outcome (delivered, TRACKER_OUTCOME_FOUND);
      g_assert_cmpint (tracker_report_get_stage (delivered), ==, TRACKER_STAGE_DELIVERED);
    }
}

/* Whatever goes wrong on the way, it is never taken for an answer: neither for news nor for "not
 * found". */
static void
test_faults (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    TrackerFault fault;
    TrackerOutcome outcome; /* NONE: any failure */
  } faults[] = {
    { TRACKER_FAULT_CUT, TRACKER_OUTCOME_NONE },
    { TRACKER_FAULT_RATE_LIMITED, TRACKER_OUTCOME_RATE_LIMITED },
    { TRACKER_FAULT_UNAVAILABLE, TRACKER_OUTCOME_UNAVAILABLE },
    { TRACKER_FAULT_BAD_JSON, TRACKER_OUTCOME_NONE },
    { TRACKER_FAULT_WRONG_TYPES, TRACKER_OUTCOME_NONE },
    { TRACKER_FAULT_HUGE, TRACKER_OUTCOME_NONE },
    { TRACKER_FAULT_REDIRECT_ELSEWHERE, TRACKER_OUTCOME_NONE },
    { TRACKER_FAULT_BOT_WALL, TRACKER_OUTCOME_NONE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      add_letter (fixture, rows[i].number, rows[i].carrier);
      for (gsize j = 0; j < G_N_ELEMENTS (faults); j++)
        {
          g_autoptr (TrackerReport) report = NULL;
          gsize n_events;

          g_test_message ("%s %s, fault %d", rows[i].carrier,
                          rows[i].way != NULL ? rows[i].way : "", faults[j].fault);
          tracker_emulator_set_fault (fixture->emulator, rows[i].number, faults[j].fault, 0);
          report = track (fixture, i);
          tracker_report_get_events (report, &n_events);
          g_assert_cmpuint (n_events, ==, 0);
          g_assert_cmpint (tracker_report_get_outcome (report), !=, TRACKER_OUTCOME_FOUND);
          if (faults[j].fault != TRACKER_FAULT_WRONG_TYPES)
            g_assert_false (tracker_outcome_is_answer (tracker_report_get_outcome (report)));
          if (faults[j].outcome != TRACKER_OUTCOME_NONE)
            assert_outcome (report, faults[j].outcome);
        }
    }
}

/* Nothing secret goes along to the host that a redirect names. */
static void
test_redirect_keeps_secrets (Fixture *fixture, gconstpointer data)
{
  gsize ups = G_N_ELEMENTS (rows) - 1;
  g_autoptr (TrackerReport) report = NULL;
  g_autofree char *authorization = NULL;
  g_autofree char *request = NULL;

  tracker_emulator_set_fault (fixture->emulator, rows[ups].number, TRACKER_FAULT_REDIRECT_ELSEWHERE,
                              0);
  report = track (fixture, ups);
  authorization = tracker_emulator_dup_last_header (fixture->emulator, "onlinetools.ups.com",
                                                    "authorization");
  g_assert_true (g_str_has_prefix (authorization, "Bearer "));
  request = tracker_emulator_dup_last_request (fixture->emulator, "elsewhere.example");
  if (request != NULL)
    assert_lacks (request, authorization + strlen ("Bearer "));
}

static void
test_no_secrets (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TrackerDefinition) definition = load_definition ("carriers", "ups");
  const char *numbers[] = { "1ZW4T9070312856304", NULL };
  TrackerAskOptions options = { .language = "en", .now_s = TRACKER_TEST_NOW_S };
  g_autoptr (TrackerAsk) ask = tracker_ask_new (definition, numbers, &options);
  g_autoptr (GPtrArray) reports = NULL;

  g_assert_true (tracker_ask_is_done (ask));
  reports = tracker_ask_dup_reports (ask);
  assert_outcome (g_ptr_array_index (reports, 0), TRACKER_OUTCOME_NEEDS_CREDENTIALS);
  g_assert_cmpuint (tracker_emulator_get_n_requests (fixture->emulator), ==, 0);
}

static void
test_wrong_secrets (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TrackerReport) report = track_with (fixture, G_N_ELEMENTS (rows) - 1, "wrong");

  assert_outcome (report, TRACKER_OUTCOME_BAD_CREDENTIALS);
  g_assert_cmpuint (tracker_emulator_get_n_requests_of_number (
                        fixture->emulator, rows[G_N_ELEMENTS (rows) - 1].number),
                    ==, 0);
}

#define ADD(path, func)                                                                            \
  g_test_add ("/emulator-definitions/" path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char **argv)
{
  tracker_test_init (&argc, &argv);
  ADD ("journey", test_journey);
  ADD ("faults", test_faults);
  ADD ("redirect", test_redirect_keeps_secrets);
  ADD ("no-secrets", test_no_secrets);
  ADD ("wrong-secrets", test_wrong_secrets);
  return g_test_run ();
}
