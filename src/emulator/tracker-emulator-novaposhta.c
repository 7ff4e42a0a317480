/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "tracker-emulator-json-private.h"

/* Nova Poshta: the site's REST (facts and plans in one list, oldest first) and the official API v2
 * (one current status). */

#define SITE_PATH "/site/v.1.0/shipments/tracking/"
#define API_PATH "/v2.0/json/"
#define KYIV_OFFSET_S (2 * 3600)
#define API_NOT_FOUND "3"

typedef struct
{
  const char *code; /* of the site; NULL: it does not tell of this */
  const char *ukrainian;
  const char *english;
  const char *api_code;
} Words;

static const Words words[TRACKER_N_FACT_KINDS] = {
  [TRACKER_FACT_REGISTERED] = { "1", "Створено електронну накладну", "Waybill created", "1" },
  [TRACKER_FACT_POSTED] = { "4", "Відправлення прийнято", "Shipment accepted", "4" },
  [TRACKER_FACT_LEFT_OFFICE]
  = { "5", "Відправлення прямує до міста одержувача", "On the way to the recipient's city", "5" },
  [TRACKER_FACT_SORTED]
  = { "6", "Відправлення у місті одержувача", "In the recipient's city", "6" },
  [TRACKER_FACT_AT_EXPORT] = { "13", "Прибуло на міжнародний термінал", "At the terminal", "5" },
  [TRACKER_FACT_DEPARTED] = { "16", "Відправлено до країни призначення", "Left the country", "5" },
  [TRACKER_FACT_AT_IMPORT] = { "17", "Прибуло до країни призначення", "In the country", "5" },
  [TRACKER_FACT_CUSTOMS] = { "30", "Митне оформлення", "Customs clearance", "5" },
  [TRACKER_FACT_CLEARED] = { "31", "Митне оформлення завершено", "Cleared by customs", "5" },
  [TRACKER_FACT_AT_OFFICE] = { "7", "Прибув у відділення", "Arrived at the branch", "7" },
  [TRACKER_FACT_OUT_FOR_DELIVERY]
  = { "101", "На шляху до одержувача", "On the way to the recipient", "101" },
  [TRACKER_FACT_FAILED_ATTEMPT]
  = { "111", "Невдала спроба доставки", "Failed delivery attempt", "111" },
  [TRACKER_FACT_DELIVERED] = { "9", "Відправлення отримано", "Shipment received", "9" },
  [TRACKER_FACT_RETURNED] = { "102", "Відмова від отримання", "Refused by the recipient", "102" },
};

static JsonArray *
get_documents (JsonNode *body)
{
  JsonNode *node;

  if (body == NULL || !JSON_NODE_HOLDS_OBJECT (body))
    return NULL;
  node = json_object_get_member (json_node_get_object (body), "methodProperties");
  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return NULL;
  node = json_object_get_member (json_node_get_object (node), "Documents");
  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static char **
list_numbers (const TrackerEmulatorRequest *request)
{
  g_autofree char *tail = tracker_emulator_request_dup_tail (request, SITE_PATH);
  g_autoptr (JsonNode) body = NULL;
  g_autoptr (GStrvBuilder) numbers = g_strv_builder_new ();
  JsonArray *documents;

  if (tail != NULL)
    return g_strsplit (tail, "/", 2);
  body = tracker_emulator_request_parse_json (request);
  documents = get_documents (body);
  for (guint i = 0; documents != NULL && i < json_array_get_length (documents); i++)
    {
      const char *number
          = tracker_emulator_json_get (json_array_get_element (documents, i), "DocumentNumber");

      if (number != NULL)
        g_strv_builder_add (numbers, number);
    }
  return g_strv_builder_end (numbers);
}

static void
add_end (JsonBuilder *builder, const char *name, const TrackerFact *fact)
{
  tracker_emulator_json_open (builder, name);
  tracker_emulator_json_add (builder, "country_code", fact->country);
  tracker_emulator_json_add (builder, "settlement", tracker_fact_get_local_place (fact));
  tracker_emulator_json_add (builder, "divisionId", "1");
  tracker_emulator_json_add (builder, "latitude", NULL);
  tracker_emulator_json_add (builder, "longitude", NULL);
  json_builder_end_object (builder);
}

static void
add_entry (JsonBuilder *builder,
           const char *number,
           const TrackerFact *fact,
           const char *status,
           gboolean in_english)
{
  const Words *said = &words[fact->kind];
  g_autofree char *date = tracker_emulator_format_time (fact->at_s, 0, "%Y-%m-%dT%H:%M:%S.000000Z");

  tracker_emulator_json_open (builder, NULL);
  tracker_emulator_json_add (builder, "number", number);
  tracker_emulator_json_add (builder, "date", date);
  tracker_emulator_json_add (builder, "event", "");
  tracker_emulator_json_add (builder, "event_status", status);
  tracker_emulator_json_add (builder, "event_name", in_english ? said->english : said->ukrainian);
  tracker_emulator_json_add (builder, "code", said->code);
  tracker_emulator_json_add (builder, "country_code", fact->country);
  tracker_emulator_json_add (builder, "settlement_name",
                             in_english ? fact->place : tracker_fact_get_local_place (fact));
  tracker_emulator_json_add (builder, "division_name",
                             fact->kind == TRACKER_FACT_AT_OFFICE ? "Відділення №2" : "");
  tracker_emulator_json_add (builder, "post_code", fact->postcode);
  tracker_emulator_json_add_int (builder, "parcel_number", 1);
  tracker_emulator_json_add (builder, "division_coordinates", NULL);
  json_builder_end_object (builder);
}

static void
add_entries (JsonBuilder *builder,
             const TrackerEmulatorWorld *world,
             const TrackerEmulatorParcel *parcel,
             gboolean in_english)
{
  g_autoptr (GPtrArray) known = tracker_emulator_world_list_known (world, parcel);
  g_autoptr (GPtrArray) planned = tracker_emulator_world_list_planned (world, parcel);

  tracker_emulator_json_open_list (builder, "tracking");
  for (guint i = 0; i < known->len; i++)
    {
      const TrackerFact *fact = g_ptr_array_index (known, i);

      if (words[fact->kind].code != NULL)
        add_entry (builder, parcel->number, fact, i + 1 == known->len ? "now" : "passed",
                   in_english);
    }
  for (guint i = 0; i < planned->len; i++)
    {
      const TrackerFact *fact = g_ptr_array_index (planned, i);

      if (words[fact->kind].code != NULL)
        add_entry (builder, parcel->number, fact, "future", in_english);
    }
  json_builder_end_array (builder);
}

static void
respond_site (TrackerEmulatorWorld *world,
              const TrackerEmulatorRequest *request,
              TrackerEmulatorAnswer *answer)
{
  g_auto (GStrv) numbers = list_numbers (request);
  const TrackerEmulatorParcel *parcel
      = tracker_emulator_world_find (world, "novaposhta", numbers[0]);
  const char *language = tracker_emulator_request_get_header (request, "accept-language");
  gboolean in_english = language != NULL && g_str_has_prefix (language, "en");
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (strcmp (request->method, "GET") != 0 || parcel == NULL || parcel->facts->len == 0)
    {
      tracker_emulator_answer_set_text (answer, 404, "application/json",
                                        "{\"errors\":{\"errorMessage\":\"not_found\"}}");
      return;
    }

  tracker_emulator_json_open (builder, NULL);
  tracker_emulator_json_add (builder, "number", parcel->number);
  tracker_emulator_json_add (builder, "payer_type", "Recipient");
  tracker_emulator_json_add_double (builder, "total_weight", parcel->weight_g / 1000.0);
  add_end (builder, "sender", g_ptr_array_index (parcel->facts, 0));
  add_end (builder, "recipient", g_ptr_array_index (parcel->facts, parcel->facts->len - 1));
  add_entries (builder, world, parcel, in_english);
  tracker_emulator_json_open_list (builder, "alternative_numbers");
  json_builder_end_array (builder);
  tracker_emulator_json_open_list (builder, "parcels");
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  tracker_emulator_answer_set_json (answer, 200, builder);
}

static void
add_document (JsonBuilder *builder, const TrackerEmulatorWorld *world, const char *number)
{
  const TrackerEmulatorParcel *parcel = tracker_emulator_world_find (world, "novaposhta", number);
  g_autoptr (GPtrArray) known
      = parcel != NULL ? tracker_emulator_world_list_known (world, parcel) : g_ptr_array_new ();
  const TrackerFact *last = NULL;
  g_autofree char *scan = NULL;

  for (guint i = 0; i < known->len; i++)
    {
      const TrackerFact *fact = g_ptr_array_index (known, i);

      if (words[fact->kind].code != NULL)
        last = fact;
    }

  tracker_emulator_json_open (builder, NULL);
  tracker_emulator_json_add (builder, "Number", number);
  tracker_emulator_json_add (builder, "StatusCode",
                             last != NULL ? words[last->kind].api_code : API_NOT_FOUND);
  tracker_emulator_json_add (builder, "Status",
                             last != NULL ? words[last->kind].ukrainian : "Номер не знайдено");
  if (last != NULL)
    {
      scan = tracker_emulator_format_time (last->at_s, KYIV_OFFSET_S, "%H:%M %d.%m.%Y");
      tracker_emulator_json_add (builder, "DateScan", scan);
      tracker_emulator_json_add (builder, "ActualDeliveryDate", "");
      tracker_emulator_json_add (builder, "CityRecipient", tracker_fact_get_local_place (last));
      tracker_emulator_json_add (builder, "WarehouseRecipient", "Відділення №2");
    }
  json_builder_end_object (builder);
}

static void
add_empty_lists (JsonBuilder *builder, const char *const *names)
{
  for (gsize i = 0; names[i] != NULL; i++)
    {
      tracker_emulator_json_open_list (builder, names[i]);
      json_builder_end_array (builder);
    }
}

static gboolean
is_good_call (JsonNode *body)
{
  const char *model = tracker_emulator_json_get (body, "modelName");
  const char *method = tracker_emulator_json_get (body, "calledMethod");
  const char *key = tracker_emulator_json_get (body, "apiKey");

  if (model == NULL || !g_str_has_prefix (model, "TrackingDocument"))
    return FALSE;
  if (g_strcmp0 (method, "getStatusDocuments") != 0)
    return FALSE;
  return key == NULL || *key == '\0' || strcmp (key, TRACKER_EMULATOR_LOGIN) == 0;
}

static void
respond_api (TrackerEmulatorWorld *world,
             const TrackerEmulatorRequest *request,
             TrackerEmulatorAnswer *answer)
{
  g_autoptr (JsonNode) body = tracker_emulator_request_parse_json (request);
  g_auto (GStrv) numbers = list_numbers (request);
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (!is_good_call (body) || numbers[0] == NULL)
    {
      tracker_emulator_answer_set_text (
          answer, 200, "application/json",
          "{\"success\":false,\"data\":[],\"errors\":[\"Model name or API key is incorrect\"],"
          "\"warnings\":[],\"info\":[],\"errorCodes\":[\"20000200068\"]}");
      return;
    }

  tracker_emulator_json_open (builder, NULL);
  tracker_emulator_json_add_boolean (builder, "success", TRUE);
  tracker_emulator_json_open_list (builder, "data");
  for (gsize i = 0; numbers[i] != NULL; i++)
    add_document (builder, world, numbers[i]);
  json_builder_end_array (builder);
  add_empty_lists (builder, (const char *const[]){ "errors", "warnings", "info", NULL });
  json_builder_end_object (builder);
  tracker_emulator_answer_set_json (answer, 200, builder);
}

static void
respond (TrackerEmulatorWorld *world,
         const TrackerEmulatorRequest *request,
         TrackerEmulatorAnswer *answer)
{
  if (g_str_has_prefix (request->path, SITE_PATH))
    respond_site (world, request, answer);
  else if (strcmp (request->path, API_PATH) == 0 && strcmp (request->method, "POST") == 0)
    respond_api (world, request, answer);
  else
    tracker_emulator_answer_set_page (answer, 404, "Not Found");
}

const TrackerEmulatorCarrier tracker_emulator_novaposhta = {
  .id = "novaposhta",
  .hosts = { "api.novaposhta.ua", "api.novapost.com" },
  .list_numbers = list_numbers,
  .respond = respond,
};
