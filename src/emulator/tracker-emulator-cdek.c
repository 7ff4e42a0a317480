/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "tracker-emulator-json-private.h"

/* CDEK's API: an OAuth2 token for less than an hour, the client's own orders only, newest status
 * first. */

#define TOKEN_PATH "/v2/oauth/token"
#define ORDERS_PATH "/v2/orders"
#define TOKEN_LIFE_S 3599

typedef struct
{
  const char *code; /* NULL: it does not tell of this */
  const char *name;
} Words;

static const Words words[TRACKER_N_FACT_KINDS] = {
  [TRACKER_FACT_REGISTERED] = { "CREATED", "Создан" },
  [TRACKER_FACT_POSTED] = { "RECEIVED_AT_SHIPMENT_WAREHOUSE", "Принят на склад отправителя" },
  [TRACKER_FACT_LEFT_OFFICE]
  = { "TAKEN_BY_TRANSPORTER_FROM_SENDER_CITY", "Сдан перевозчику в г. отправителе" },
  [TRACKER_FACT_SORTED] = { "ACCEPTED_AT_TRANSIT_WAREHOUSE", "Принят на склад транзита" },
  [TRACKER_FACT_AT_IMPORT] = { "ACCEPTED_IN_RECIPIENT_CITY", "Встречен в г. получателе" },
  [TRACKER_FACT_CUSTOMS] = { "IN_CUSTOMS_LOCAL", "Таможенное оформление" },
  [TRACKER_FACT_CLEARED] = { "CUSTOMS_COMPLETE", "Таможенное оформление завершено" },
  [TRACKER_FACT_AT_OFFICE] = { "ACCEPTED_AT_PICK_UP_POINT", "Принят на склад до востребования" },
  [TRACKER_FACT_OUT_FOR_DELIVERY] = { "TAKEN_BY_COURIER", "Выдан на доставку" },
  [TRACKER_FACT_FAILED_ATTEMPT] = { "NOT_DELIVERED", "Не вручен" },
  [TRACKER_FACT_DELIVERED] = { "DELIVERED", "Вручен" },
  [TRACKER_FACT_RETURNED]
  = { "RETURNED_TO_SENDER_CITY_WAREHOUSE", "Возвращен на склад отправителя" },
};

static char **
list_numbers (const TrackerEmulatorRequest *request)
{
  const char *number = tracker_emulator_request_get_param (request, "cdek_number");

  return number != NULL ? g_strsplit (number, ",", 1) : NULL;
}

static void
respond_token (TrackerEmulatorWorld *world,
               const TrackerEmulatorRequest *request,
               TrackerEmulatorAnswer *answer)
{
  g_autoptr (GHashTable) form = tracker_emulator_request_parse_form (request);
  g_autoptr (JsonBuilder) builder = NULL;
  g_autofree char *token = NULL;

  if (strcmp (request->method, "POST") != 0 || form == NULL
      || g_strcmp0 (g_hash_table_lookup (form, "grant_type"), "client_credentials") != 0)
    {
      tracker_emulator_answer_set_text (answer, 400, "application/json",
                                        "{\"error\":\"unsupported_grant_type\"}");
      return;
    }
  if (g_strcmp0 (g_hash_table_lookup (form, "client_id"), TRACKER_EMULATOR_LOGIN) != 0
      || g_strcmp0 (g_hash_table_lookup (form, "client_secret"), TRACKER_EMULATOR_PASSWORD) != 0)
    {
      tracker_emulator_answer_set_text (
          answer, 401, "application/json",
          "{\"error\":\"invalid_client\",\"error_description\":\"Bad client credentials\"}");
      return;
    }
  token = tracker_emulator_world_issue_token (world, "cdek", TOKEN_LIFE_S);
  builder = json_builder_new ();
  tracker_emulator_json_open (builder, NULL);
  tracker_emulator_json_add (builder, "access_token", token);
  tracker_emulator_json_add (builder, "token_type", "bearer");
  tracker_emulator_json_add_int (builder, "expires_in", TOKEN_LIFE_S);
  tracker_emulator_json_add (builder, "scope", "order:all payment:all");
  json_builder_end_object (builder);
  tracker_emulator_answer_set_json (answer, 200, builder);
}

/* How the request itself went stands beside every answer. */
static void
add_request (JsonBuilder *builder, const char *state, const char *code, const char *message)
{
  g_autofree char *uuid = g_uuid_string_random ();

  tracker_emulator_json_open_list (builder, "requests");
  tracker_emulator_json_open (builder, NULL);
  tracker_emulator_json_add (builder, "request_uuid", uuid);
  tracker_emulator_json_add (builder, "type", "GET");
  tracker_emulator_json_add (builder, "state", state);
  if (code != NULL)
    {
      tracker_emulator_json_open_list (builder, "errors");
      tracker_emulator_json_open (builder, NULL);
      tracker_emulator_json_add (builder, "code", code);
      tracker_emulator_json_add (builder, "message", message);
      json_builder_end_object (builder);
      json_builder_end_array (builder);
    }
  json_builder_end_object (builder);
  json_builder_end_array (builder);
}

static void
set_invalid (TrackerEmulatorAnswer *answer, guint status, const char *code, const char *message)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  tracker_emulator_json_open (builder, NULL);
  add_request (builder, "INVALID", code, message);
  json_builder_end_object (builder);
  tracker_emulator_answer_set_json (answer, status, builder);
}

static void
add_status (JsonBuilder *builder, const TrackerFact *fact)
{
  g_autofree char *time = tracker_fact_format (fact, "%Y-%m-%dT%H:%M:%S%z");

  tracker_emulator_json_open (builder, NULL);
  tracker_emulator_json_add (builder, "code", words[fact->kind].code);
  tracker_emulator_json_add (builder, "name", words[fact->kind].name);
  tracker_emulator_json_add (builder, "date_time", time);
  tracker_emulator_json_add (builder, "city", tracker_fact_get_local_place (fact));
  json_builder_end_object (builder);
}

static void
respond_order (TrackerEmulatorWorld *world, const char *number, TrackerEmulatorAnswer *answer)
{
  const TrackerEmulatorParcel *parcel = tracker_emulator_world_find (world, "cdek", number);
  g_autoptr (GPtrArray) known = NULL;
  g_autoptr (JsonBuilder) builder = NULL;

  if (parcel == NULL)
    {
      set_invalid (answer, 400, "v2_entity_not_found", "Entity is not found");
      return;
    }
  known = tracker_emulator_world_list_known (world, parcel);
  builder = json_builder_new ();
  tracker_emulator_json_open (builder, NULL);
  tracker_emulator_json_open (builder, "entity");
  tracker_emulator_json_add (builder, "uuid", "72753031-0000-4000-8000-000000000001");
  tracker_emulator_json_add (builder, "cdek_number", number);
  tracker_emulator_json_open_list (builder, "statuses");
  for (guint i = known->len; i > 0; i--)
    if (words[((const TrackerFact *) g_ptr_array_index (known, i - 1))->kind].code != NULL)
      add_status (builder, g_ptr_array_index (known, i - 1));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  add_request (builder, "SUCCESSFUL", NULL, NULL);
  json_builder_end_object (builder);
  tracker_emulator_answer_set_json (answer, 200, builder);
}

static void
respond (TrackerEmulatorWorld *world,
         const TrackerEmulatorRequest *request,
         TrackerEmulatorAnswer *answer)
{
  const char *number = tracker_emulator_request_get_param (request, "cdek_number");

  if (strcmp (request->path, TOKEN_PATH) == 0)
    respond_token (world, request, answer);
  else if (strcmp (request->path, ORDERS_PATH) != 0 || strcmp (request->method, "GET") != 0)
    tracker_emulator_answer_set_text (answer, 404, "application/json", "{}");
  else if (!tracker_emulator_world_accepts_token (world, "cdek",
                                                  tracker_emulator_request_get_bearer (request)))
    set_invalid (answer, 401, "v2_token_expired", "Token has expired");
  else if (number == NULL)
    set_invalid (answer, 400, "v2_field_is_empty", "[cdek_number] is empty");
  else
    respond_order (world, number, answer);
}

const TrackerEmulatorCarrier tracker_emulator_cdek = {
  .id = "cdek",
  .hosts = { "api.cdek.ru" },
  .list_numbers = list_numbers,
  .respond = respond,
};
