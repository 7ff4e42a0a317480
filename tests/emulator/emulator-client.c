/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "emulator-client.h"

#include <string.h>

#include "tracker-test.h"

void
reply_free (Reply *reply)
{
  g_free (reply->body);
  g_free (reply->type);
  g_free (reply->retry_after);
  g_free (reply->cookie);
  g_clear_error (&reply->error);
  g_free (reply);
}

SoupSession *
fixture_new_session (Fixture *fixture, gboolean trusted)
{
  g_autoptr (GSocketConnectable) address = tracker_emulator_dup_address (fixture->emulator);
  g_autoptr (GTlsDatabase) database = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  if (trusted)
    {
      path = tracker_test_write_file ("authority.pem",
                                      tracker_emulator_get_authority (fixture->emulator), -1);
      database = g_tls_file_database_new (path, &error);
      g_assert_no_error (error);
    }
  return soup_session_new_with_options ("remote-connectable", address, "tls-database", database,
                                        "timeout", TRACKER_TEST_TIMEOUT_S, NULL);
}

void
fixture_set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->clock = tracker_test_clock_new ();
  fixture->emulator = tracker_emulator_new (fixture->clock);
  tracker_emulator_set_wrong_name (fixture->emulator, GPOINTER_TO_INT (data));
  g_assert_true (tracker_emulator_start (fixture->emulator, &error));
  g_assert_no_error (error);
  fixture->session = fixture_new_session (fixture, TRUE);
}

void
fixture_tear_down (Fixture *fixture, gconstpointer data)
{
  soup_session_abort (fixture->session);
  g_clear_object (&fixture->session);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (fixture->emulator);
  g_assert_finalize_object (fixture->clock);
}

SoupMessage *
new_message (const char *method, const char *url, const char *headers, const char *body)
{
  SoupMessage *message = soup_message_new (method, url);
  g_auto (GStrv) lines = g_strsplit (headers != NULL ? headers : "", "\n", -1);
  const char *type = NULL;

  for (gsize i = 0; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      char *value = strstr (lines[i], ": ");

      *value = '\0';
      value += 2;
      if (strcmp (lines[i], "Content-Type") == 0)
        type = value;
      else
        soup_message_headers_replace (soup_message_get_request_headers (message), lines[i], value);
    }
  if (body != NULL)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (body, strlen (body));

      soup_message_set_request_body_from_bytes (message, type, bytes);
    }
  return message;
}

Reply *
take_reply (SoupMessage *message, GBytes *bytes, GError *error)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (message);
  Reply *reply = g_new0 (Reply, 1);
  const char *cookie = soup_message_headers_get_list (headers, "Set-Cookie");

  reply->status = soup_message_get_status (message);
  reply->type = g_strdup (soup_message_headers_get_content_type (headers, NULL));
  reply->retry_after = g_strdup (soup_message_headers_get_one (headers, "Retry-After"));
  if (cookie != NULL)
    reply->cookie = g_strndup (cookie, strcspn (cookie, ";"));
  reply->error = error;
  if (bytes != NULL)
    {
      reply->body = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
      reply->size = g_bytes_get_size (bytes);
    }
  return reply;
}

Reply *
ask (Fixture *fixture, const char *method, const char *url, const char *headers, const char *body)
{
  g_autoptr (SoupMessage) message = new_message (method, url, headers, body);
  g_autoptr (GBytes) bytes = NULL;
  GError *error = NULL;

  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT);
  bytes = soup_session_send_and_read (fixture->session, message, NULL, &error);
  return take_reply (message, bytes, error);
}

char *
dup_json (const Reply *reply, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (JsonNode) result = NULL;
  JsonArray *found;
  JsonNode *first;

  g_assert_no_error (reply->error);
  root = json_from_string (reply->body, &error);
  g_assert_no_error (error);
  result = json_path_query (path, root, &error);
  g_assert_no_error (error);
  found = json_node_get_array (result);
  if (json_array_get_length (found) == 0)
    return g_strdup ("");
  first = json_array_get_element (found, 0);
  if (JSON_NODE_HOLDS_VALUE (first) && json_node_get_value_type (first) == G_TYPE_STRING)
    return json_node_dup_string (first);
  return json_to_string (first, FALSE);
}

static void
fill_letter (TrackerEmulatorParcel *parcel,
             const char *destination,
             const char *place,
             const char *local_place,
             const char *postcode)
{
  static const struct
  {
    TrackerFactKind kind;
    int hours;
    gboolean is_abroad;
  } facts[] = {
    { TRACKER_FACT_POSTED, -240, TRUE },    { TRACKER_FACT_LEFT_OFFICE, -236, TRUE },
    { TRACKER_FACT_AT_EXPORT, -216, TRUE }, { TRACKER_FACT_DEPARTED, -200, TRUE },
    { TRACKER_FACT_AT_IMPORT, -24, FALSE }, { TRACKER_FACT_CLEARED, 1, FALSE },
    { TRACKER_FACT_AT_OFFICE, 8, FALSE },   { TRACKER_FACT_DELIVERED, 24, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (facts); i++)
    tracker_emulator_parcel_add_fact (
        parcel, facts[i].kind, TRACKER_TEST_NOW_S + facts[i].hours * 3600,
        facts[i].is_abroad ? 8 * 3600 : 3 * 3600, facts[i].is_abroad ? "Guangzhou" : place,
        facts[i].is_abroad ? "广州市" : local_place, facts[i].is_abroad ? "CN" : destination,
        facts[i].is_abroad ? NULL : postcode);
}

void
add_letter (Fixture *fixture, const char *number, const char *carriers)
{
  g_autoptr (TrackerEmulatorParcel) parcel
      = tracker_emulator_parcel_new (number, "CN", "RU", carriers);

  fill_letter (parcel, "RU", "Moscow", "Москва", "101000");
  tracker_emulator_set_parcel (fixture->emulator, parcel);
}

void
add_letter_to (Fixture *fixture,
               const char *number,
               const char *carriers,
               const char *destination,
               const char *place)
{
  g_autoptr (TrackerEmulatorParcel) parcel
      = tracker_emulator_parcel_new (number, "CN", destination, carriers);

  fill_letter (parcel, destination, place, NULL, NULL);
  tracker_emulator_set_parcel (fixture->emulator, parcel);
}

void
set_hours (Fixture *fixture, int hours)
{
  tracker_fixed_clock_set_now_s (TRACKER_FIXED_CLOCK (fixture->clock),
                                 TRACKER_TEST_NOW_S + hours * 3600);
}
