/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "tracker-emulator-json-private.h"
#include "tracker-emulator-russianpost-private.h"

/* Russian Post's site: the page gives a cookie and a token, the JSON behind it wants both back;
 * newest first. */

#define PAGE_PATH "/tracking"
#define TOKEN_LIFE_S 14400 /* of a page */
#define LIST_PATH "/api/tracking/api/v1/trackings/by-barcodes"
#define OLD_PATH "/api/nano-apps/api/v1/tracking.get-by-barcodes"
#define COOKIE "HWSESSION"
#define DATE_FORMAT "%Y-%m-%dT%H:%M:%S.000%:z"
/* A letter waits thirty days at the office. */
#define STORAGE_S (30 * 86400)

static char **
list_old_numbers (const TrackerEmulatorRequest *request)
{
  g_autoptr (JsonNode) body = tracker_emulator_request_parse_json (request);
  g_autoptr (GStrvBuilder) numbers = g_strv_builder_new ();
  JsonArray *list;

  if (body == NULL || !JSON_NODE_HOLDS_ARRAY (body))
    return NULL;
  list = json_node_get_array (body);
  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      JsonNode *element = json_array_get_element (list, i);

      if (JSON_NODE_HOLDS_VALUE (element) && json_node_get_value_type (element) == G_TYPE_STRING)
        g_strv_builder_add (numbers, json_node_get_string (element));
    }
  return g_strv_builder_end (numbers);
}

/**
 * tracker_emulator_russianpost_list_site_numbers:
 * @request: a request to the site
 *
 * Returns: (transfer full) (nullable): the numbers it is about
 */
char **
tracker_emulator_russianpost_list_site_numbers (const TrackerEmulatorRequest *request)
{
  const char *numbers = NULL;

  if (strcmp (request->path, OLD_PATH) == 0)
    return list_old_numbers (request);
  if (strcmp (request->path, LIST_PATH) == 0)
    numbers = tracker_emulator_request_get_param (request, "track-numbers");
  else if (strcmp (request->path, PAGE_PATH) == 0)
    numbers = tracker_emulator_request_get_param (request, "barcode");
  return numbers != NULL ? g_strsplit (numbers, ",", -1) : NULL;
}

static void
respond_page (TrackerEmulatorWorld *world, TrackerEmulatorAnswer *answer)
{
  g_autofree char *token = tracker_emulator_world_issue_token (world, "pochta", TOKEN_LIFE_S);
  g_autofree char *cookie = g_strdup_printf (COOKIE "=%s; Path=/; Secure; HttpOnly", token);

  tracker_emulator_answer_take_text (
      answer, 200, "text/html; charset=utf-8",
      g_strdup_printf ("<!DOCTYPE html>\n<html lang=\"ru\"><head><meta charset=\"utf-8\">"
                       "<title>Отслеживание почтовых отправлений</title></head><body>"
                       "<div id=\"app\"></div>\n<script id=\"initial-state\" "
                       "type=\"application/json\">{\"config\":{\"csrfTokenEnabled\":true,"
                       "\"csrfToken\":\"%s\"},\"locale\":\"ru\"}</script>\n</body></html>\n",
                       token));
  tracker_emulator_answer_set_header (answer, "Set-Cookie", cookie);
}

/* The token has to come back in its header and as the cookie that came with it. */
static gboolean
has_token (const TrackerEmulatorWorld *world, const TrackerEmulatorRequest *request)
{
  const char *token = tracker_emulator_request_get_header (request, "csrf-token");
  g_autofree char *cookie = g_strconcat (COOKIE "=", token, NULL);

  return tracker_emulator_world_accepts_token (world, "pochta", token)
         && tracker_emulator_request_header_has (request, "cookie", cookie);
}

static void
add_operation (JsonBuilder *builder, const TrackerEmulatorParcel *parcel, const TrackerFact *fact)
{
  const TrackerRussianPostWords *words = tracker_emulator_russianpost_get_words (fact);
  const TrackerRussianPostCountry *country
      = tracker_emulator_russianpost_get_country (fact->country);
  g_autofree char *date = tracker_fact_format (fact, DATE_FORMAT);

  tracker_emulator_json_open (builder, NULL);
  tracker_emulator_json_add (builder, "date", date);
  tracker_emulator_json_add (builder, "humanStatus", words->human);
  tracker_emulator_json_add_int (builder, "operationType", words->type);
  tracker_emulator_json_add_int (builder, "operationAttr", words->attribute);
  tracker_emulator_json_add_int (builder, "countryId", country->id);
  tracker_emulator_json_add (builder, "index",
                             strcmp (fact->country, "RU") == 0 ? fact->postcode : NULL);
  tracker_emulator_json_add (builder, "cityName", tracker_fact_get_local_place (fact));
  tracker_emulator_json_add (builder, "countryName", country->russian);
  tracker_emulator_json_add (builder, "description", tracker_fact_get_local_place (fact));
  tracker_emulator_json_add_int (builder, "weight", parcel->weight_g);
  json_builder_end_object (builder);
}

static void
add_future (JsonBuilder *builder,
            const TrackerEmulatorWorld *world,
            const TrackerEmulatorParcel *parcel)
{
  g_autoptr (GPtrArray) planned = tracker_emulator_world_list_planned (world, parcel);

  tracker_emulator_json_open_list (builder, "futurePathList");
  for (guint i = 0; i < planned->len; i++)
    {
      const TrackerFact *fact = g_ptr_array_index (planned, i);

      if (fact->kind != TRACKER_FACT_AT_OFFICE)
        continue;
      tracker_emulator_json_open (builder, NULL);
      tracker_emulator_json_add (builder, "date", NULL);
      tracker_emulator_json_add (builder, "humanStatus",
                                 tracker_emulator_russianpost_get_words (fact)->human);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static const char *
get_status (const TrackerFact *last)
{
  switch (last->kind)
    {
    case TRACKER_FACT_REGISTERED:
      return "REGISTERED";
    case TRACKER_FACT_AT_OFFICE:
    case TRACKER_FACT_FAILED_ATTEMPT:
      return "ARRIVED";
    case TRACKER_FACT_DELIVERED:
      return "ARCHIVED";
    case TRACKER_FACT_RETURNED:
      return "RETURNED";
    default:
      return "IN_PROGRESS";
    }
}

static void
add_summary (JsonBuilder *builder, const TrackerEmulatorParcel *parcel, const TrackerFact *last)
{
  const TrackerFact *first = g_ptr_array_index (parcel->facts, 0);
  gboolean is_letter = parcel->number[0] == 'R';
  g_autofree char *storage = NULL;

  if (last->kind == TRACKER_FACT_AT_OFFICE)
    storage = tracker_emulator_format_time (last->at_s + STORAGE_S, last->offset_s, DATE_FORMAT);
  tracker_emulator_json_add (builder, "barcode", parcel->number);
  tracker_emulator_json_add (builder, "originCityName", tracker_fact_get_local_place (first));
  tracker_emulator_json_add (builder, "originCountryName",
                             tracker_emulator_russianpost_get_country (parcel->origin)->russian);
  tracker_emulator_json_add (
      builder, "destinationCountryName",
      tracker_emulator_russianpost_get_country (parcel->destination)->russian);
  tracker_emulator_json_add (builder, "sender", NULL);
  tracker_emulator_json_add (builder, "recipient", "П.");
  tracker_emulator_json_add_int (builder, "weight", parcel->weight_g);
  tracker_emulator_json_add (builder, "title", is_letter ? "Письмо заказное" : "Посылка");
  tracker_emulator_json_add (builder, "globalStatus", get_status (last));
  tracker_emulator_json_add (builder, "commonStatus",
                             tracker_emulator_russianpost_get_words (last)->human);
  tracker_emulator_json_add (builder, "mailType", is_letter ? "Письмо" : "Посылка");
  tracker_emulator_json_add_int (builder, "mailTypeCode", is_letter ? 2 : 4);
  tracker_emulator_json_add (builder, "endStorageDate", storage);
}

static void
add_tracking (JsonBuilder *builder, const TrackerEmulatorWorld *world, const char *number)
{
  const TrackerEmulatorParcel *parcel = tracker_emulator_world_find (world, "russianpost", number);
  g_autoptr (GPtrArray) told = tracker_emulator_russianpost_list (world, parcel);

  if (told->len == 0)
    return;
  tracker_emulator_json_open (builder, NULL);
  tracker_emulator_json_open (builder, "trackingItem");
  add_summary (builder, parcel, g_ptr_array_index (told, told->len - 1));
  add_future (builder, world, parcel);
  tracker_emulator_json_open_list (builder, "trackingHistoryItemList");
  for (guint i = told->len; i > 0; i--)
    add_operation (builder, parcel, g_ptr_array_index (told, i - 1));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  tracker_emulator_json_open (builder, "formF22Params");
  tracker_emulator_json_add_int (builder, "WeightGr", parcel->weight_g);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
}

static void
respond_list (TrackerEmulatorWorld *world, char **numbers, TrackerEmulatorAnswer *answer)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  for (gsize i = 0; numbers[i] != NULL; i++)
    if (!tracker_emulator_russianpost_is_barcode (numbers[i]))
      {
        tracker_emulator_answer_set_text (
            answer, 200, "application/json",
            "{\"error\":{\"description\":\"Некорректный трек-номер\"}}");
        return;
      }

  tracker_emulator_json_open (builder, NULL);
  tracker_emulator_json_open_list (builder, "detailedTrackings");
  for (gsize i = 0; numbers[i] != NULL; i++)
    add_tracking (builder, world, numbers[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  tracker_emulator_answer_set_json (answer, 200, builder);
}

static gboolean
is_list_path (const TrackerEmulatorRequest *request)
{
  if (strcmp (request->path, OLD_PATH) == 0)
    return strcmp (request->method, "POST") == 0;
  return strcmp (request->path, LIST_PATH) == 0 && strcmp (request->method, "GET") == 0;
}

static gboolean
may_ask (const TrackerEmulatorWorld *world, const TrackerEmulatorRequest *request)
{
  return tracker_emulator_request_is_browser (request)
         && tracker_emulator_request_header_has (request, "accept", "application/json")
         && tracker_emulator_request_header_has (request, "referer",
                                                 "https://www.pochta.ru/tracking")
         && has_token (world, request);
}

/**
 * tracker_emulator_russianpost_respond_site:
 * @world: the world
 * @request: a request to the site
 * @answer: the answer to fill
 */
void
tracker_emulator_russianpost_respond_site (TrackerEmulatorWorld *world,
                                           const TrackerEmulatorRequest *request,
                                           TrackerEmulatorAnswer *answer)
{
  g_auto (GStrv) numbers = tracker_emulator_russianpost_list_site_numbers (request);

  if (strcmp (request->path, PAGE_PATH) == 0 && tracker_emulator_request_is_browser (request))
    respond_page (world, answer);
  else if (!is_list_path (request) && strcmp (request->path, PAGE_PATH) != 0)
    tracker_emulator_answer_set_page (answer, 404, "Not Found");
  else if (!is_list_path (request) || !may_ask (world, request))
    tracker_emulator_answer_set_page (answer, 403, "Forbidden");
  else if (numbers == NULL)
    tracker_emulator_answer_set_text (answer, 200, "application/json",
                                      "{\"error\":{\"description\":\"Нет трек-номеров\"}}");
  else
    respond_list (world, numbers, answer);
}
