/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "wire-kit.h"

#include <string.h>

#include "exchange-person.h"
#include "tracker-asker-private.h"
#include "tracker-test.h"

#define MAX_CHALLENGES 3 /* that are answered anyhow */
#define PAGE                                                                                       \
  "<!DOCTYPE html>\n<html><head><title>One moment</title></head>"                                  \
  "<body><h1>Sorry</h1><p>Something else is here now.</p></body></html>"

/* --- answers --- */

static const char *const kinds[WIRE_N_FAULTS] = {
  [WIRE_FAULT_LIMITED] = "limited",    [WIRE_FAULT_ERROR] = "server-error",
  [WIRE_FAULT_HTML] = "html",          [WIRE_FAULT_CUT] = "unreachable",
  [WIRE_FAULT_CLOSED] = "unreachable", [WIRE_FAULT_ELSEWHERE] = "elsewhere",
};

const char *
wire_fault_get_kind (WireFault fault)
{
  return kinds[fault];
}

static void
add_page (TrackerPlayer *player, guint status, TrackerDelivery delivery)
{
  g_autoptr (GBytes) body = g_bytes_new_static (PAGE, strlen (PAGE));

  tracker_player_add_answer (player, status, "text/html; charset=utf-8", body, delivery);
}

gboolean
wire_is_moved (const Exchange *exchange, guint step)
{
  JsonObject *response = exchange_get_part (exchange, step, "response");

  return json_object_has_member (response, "url")
         && !g_str_equal (
             json_object_get_string_member (response, "url"),
             json_object_get_string_member (exchange_get_part (exchange, step, "request"), "url"));
}

static void
add_recorded (TrackerPlayer *player, const Exchange *exchange, guint step, TrackerDelivery delivery)
{
  JsonObject *response = exchange_get_part (exchange, step, "response");
  g_autoptr (GBytes) body = exchange_dup_body (exchange, step);
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  if (wire_is_moved (exchange, step))
    {
      add_page (player, 302, TRACKER_DELIVERY_WHOLE);
      tracker_player_add_header (player, "Location",
                                 json_object_get_string_member (response, "url"));
    }
  tracker_player_add_answer (
      player, (guint) json_object_get_int_member_with_default (response, "status", 200),
      json_object_get_string_member_with_default (response, "content_type", NULL), body, delivery);
  if (!json_object_has_member (response, "headers"))
    return;
  json_object_iter_init (&iter, json_object_get_object_member (response, "headers"));
  while (json_object_iter_next (&iter, &name, &value))
    tracker_player_add_header (player, name, json_node_get_string (value));
}

static void
add_fault (TrackerPlayer *player, const Exchange *exchange, guint step, WireFault fault)
{
  switch (fault)
    {
    case WIRE_FAULT_LIMITED:
      add_page (player, 429, TRACKER_DELIVERY_WHOLE);
      tracker_player_add_header (player, "Retry-After", "1234");
      break;
    case WIRE_FAULT_ERROR:
      add_page (player, 500, TRACKER_DELIVERY_WHOLE);
      break;
    case WIRE_FAULT_HTML:
      add_page (player, 200, TRACKER_DELIVERY_GZIP);
      break;
    case WIRE_FAULT_CUT:
      add_recorded (player, exchange, step, TRACKER_DELIVERY_CUT);
      break;
    case WIRE_FAULT_CLOSED:
      add_page (player, 200, TRACKER_DELIVERY_CLOSED);
      break;
    case WIRE_FAULT_ELSEWHERE:
      add_page (player, 302, TRACKER_DELIVERY_WHOLE);
      tracker_player_add_header (player, "Location", "https://" WIRE_ELSEWHERE "/?from=post");
      add_page (player, 200, TRACKER_DELIVERY_WHOLE);
      break;
    case WIRE_FAULT_NONE:
    case WIRE_N_FAULTS:
      g_assert_not_reached ();
    }
}

void
wire_record (TrackerPlayer *player, const Exchange *exchange, WireFault fault, guint seed)
{
  guint n_steps = exchange_get_n_steps (exchange);

  tracker_player_clear (player);
  for (guint step = 0; step < n_steps; step++)
    {
      JsonObject *response = exchange_get_part (exchange, step, "response");

      if (fault != WIRE_FAULT_NONE && step + 1 == n_steps)
        add_fault (player, exchange, step, fault);
      else if (json_object_has_member (response, "failure")) /* whatever it is: none would answer */
        add_page (player, 200, TRACKER_DELIVERY_CLOSED);
      else
        add_recorded (player, exchange, step, (TrackerDelivery) ((seed + step) % 3));
    }
}

/* --- the ask --- */

static gboolean
on_timeout_cb (gpointer data)
{
  g_error ("No answer came within %d seconds", TRACKER_TEST_TIMEOUT_S);
  return G_SOURCE_REMOVE;
}

/* Sleeps until something happens: tracker_test_await () looks every two milliseconds, and here are
 * thousands of answers. */
static void
await_run (GAsyncResult **result)
{
  guint timeout = g_timeout_add_seconds (TRACKER_TEST_TIMEOUT_S, on_timeout_cb, NULL);
  g_autoptr (GError) error = NULL;

  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (timeout);
  tracker_asker_run_finish (*result, &error);
  g_assert_no_error (error);
  g_clear_object (result);
}

/* FALSE: nobody answers the challenge. */
static gboolean
answer_challenge (TrackerAsker *asker, const Exchange *exchange, guint index, gboolean strict)
{
  JsonObject *root = exchange_get_root (exchange);
  TrackerChallenge *challenge = tracker_asker_get_challenge (asker);
  guint n_answers = exchange_person_get_n_answers (root);
  g_autoptr (TrackerSolution) solution = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  if (strict)
    exchange_person_check (root, challenge, index);
  if (n_answers == 0 || index >= (strict ? n_answers : MAX_CHALLENGES))
    return FALSE;
  solution = exchange_person_new_solution (root, challenge, index < n_answers ? index : 0);
  if (solution != NULL)
    tracker_asker_answer_async (asker, solution, NULL, tracker_test_result_cb, &result);
  else
    tracker_asker_renew_async (asker, NULL, tracker_test_result_cb, &result);
  await_run (&result);
  return TRUE;
}

static TrackerHttp *
new_http (TrackerPlayer *player, TrackerClock *clock)
{
  g_autoptr (GSocketConnectable) address = tracker_player_dup_address (player);
  g_autoptr (GError) error = NULL;
  TrackerHttp *http = tracker_http_new_for_gateway (clock, address,
                                                    tracker_player_get_authority (player), &error);

  g_assert_no_error (error);
  tracker_http_set_limit (http, 8, 0);
  return http;
}

/* FALSE: it waits for a person whose answers are at an end. */
static gboolean
run (TrackerAsker *asker, const Exchange *exchange, gboolean strict)
{
  g_autoptr (GAsyncResult) result = NULL;
  guint n_shown = 0;

  tracker_asker_skip_pauses (asker);
  tracker_asker_begin_async (asker, NULL, tracker_test_result_cb, &result);
  await_run (&result);
  while (tracker_asker_get_challenge (asker) != NULL)
    if (!answer_challenge (asker, exchange, n_shown++, strict))
      return FALSE;
  return TRUE;
}

GPtrArray *
wire_ask (TrackerPlayer *player, const Exchange *exchange, const char *way, gboolean strict)
{
  g_autoptr (TrackerFixedClock) clock = tracker_fixed_clock_new (exchange_get_now_s (exchange), 0);
  g_autoptr (TrackerHttp) http = new_http (player, TRACKER_CLOCK (clock));
  g_autoptr (GHashTable) secrets = exchange_dup_texts (exchange, "secrets");
  g_autoptr (GHashTable) needs = exchange_dup_texts (exchange, "needs");
  g_auto (GStrv) numbers = exchange_dup_numbers (exchange);
  g_autoptr (GPtrArray) reports = NULL;
  g_autoptr (GVariant) cache = NULL;
  TrackerAskOptions options;
  guint n_asks = 0;

  exchange_fill_options (exchange, way, secrets, needs, &options);
  do
    {
      g_autoptr (TrackerAsker) asker
          = tracker_asker_new (http, TRACKER_CLOCK (clock), exchange->definition,
                               (const char *const *) numbers, &options);

      if (!run (asker, exchange, strict))
        return NULL;
      g_clear_pointer (&reports, g_ptr_array_unref);
      reports = tracker_asker_dup_reports (asker);
      g_clear_pointer (&cache, g_variant_unref);
      cache = exchange_prepare_next (exchange, tracker_asker_dup_cache (asker), n_asks++, &options);
      tracker_fixed_clock_set_now_s (clock, options.now_s);
    }
  while (cache != NULL);
  return g_steal_pointer (&reports);
}
