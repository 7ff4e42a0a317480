/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "tracker-emulator-json-private.h"

/* Belpost (api.belpost.by): JSON by POST, newest first, in Russian. */

#define MINSK_OFFSET_S (3 * 3600)

/* A code of 0 is not sent: those of delivery, a failed attempt and a return are not established,
 * older answers have none. */
typedef struct
{
  int code;
  const char *event; /* NULL: it does not tell of this */
} Words;

static const Words words_abroad[TRACKER_N_FACT_KINDS] = {
  [TRACKER_FACT_POSTED] = { 1, "Принято от отправителя" },
  [TRACKER_FACT_AT_EXPORT] = { 3, "Поступило в учреждение международного почтового обмена" },
  [TRACKER_FACT_DEPARTED] = { 8, "Направлено из страны по назначению" },
  [TRACKER_FACT_AT_IMPORT] = { 30, "Поступило в учреждение международного почтового обмена" },
  [TRACKER_FACT_DELIVERED] = { 0, "Вручено адресату" },
};

static const Words words_at_home[TRACKER_N_FACT_KINDS] = {
  [TRACKER_FACT_POSTED] = { 4, "Принято от отправителя" },
  [TRACKER_FACT_LEFT_OFFICE] = { 15, "Отправлено" },
  [TRACKER_FACT_SORTED] = { 6, "Поступило в обработку" },
  [TRACKER_FACT_AT_EXPORT]
  = { 6, "Принято в обработку в учреждении международного почтового обмена" },
  [TRACKER_FACT_DEPARTED] = { 8, "Направлено из страны по назначению" },
  [TRACKER_FACT_AT_IMPORT]
  = { 30, "Принято в обработку в учреждении международного почтового обмена" },
  [TRACKER_FACT_CUSTOMS] = { 31, "Передано таможенному органу" },
  [TRACKER_FACT_CLEARED] = { 38, "Завершение таможенного контроля" },
  [TRACKER_FACT_LEFT_IMPORT] = { 15, "Направлено по назначению" },
  [TRACKER_FACT_AT_OFFICE] = { 70, "Поступило в учреждение доставки. Ожидает вручения" },
  [TRACKER_FACT_OUT_FOR_DELIVERY] = { 21, "Передано в доставку" },
  [TRACKER_FACT_FAILED_ATTEMPT] = { 0, "Неудачная попытка вручения" },
  [TRACKER_FACT_DELIVERED] = { 0, "Вручено адресату" },
  [TRACKER_FACT_RETURNED] = { 0, "Возврат отправителю" },
};

static gboolean
is_at_home (const TrackerFact *fact)
{
  return strcmp (fact->country, "BY") == 0;
}

static const Words *
get_words (const TrackerFact *fact)
{
  return is_at_home (fact) ? &words_at_home[fact->kind] : &words_abroad[fact->kind];
}

static char **
list_numbers (const TrackerEmulatorRequest *request)
{
  g_autoptr (JsonNode) body = tracker_emulator_request_parse_json (request);
  const char *number = tracker_emulator_json_get (body, "number");
  const char *const numbers[] = { number, NULL };

  return g_strdupv ((char **) numbers);
}

static void
add_step (JsonBuilder *builder, const TrackerFact *fact)
{
  const Words *words = get_words (fact);
  gint64 shown_s = fact->at_s;
  g_autofree char *created = NULL;

  /* A foreign post's local time arrives without a zone and is read as Minsk time. */
  if (!is_at_home (fact))
    shown_s += fact->offset_s - MINSK_OFFSET_S;
  created = tracker_emulator_format_time (shown_s, MINSK_OFFSET_S, "%Y-%m-%d %H:%M:%S");

  tracker_emulator_json_open (builder, NULL);
  tracker_emulator_json_add (builder, "system", is_at_home (fact) ? "internal" : "external");
  if (words->code != 0)
    tracker_emulator_json_add_int (builder, "code", words->code);
  tracker_emulator_json_add_int (builder, "timestamp", shown_s);
  tracker_emulator_json_add (builder, "created_at", created);
  tracker_emulator_json_add (
      builder, "place", is_at_home (fact) ? tracker_fact_get_local_place (fact) : fact->country);
  tracker_emulator_json_add (builder, "place_index", fact->postcode);
  tracker_emulator_json_add (builder, "event", words->event);
  tracker_emulator_json_add_boolean (builder, "is_border", FALSE);
  tracker_emulator_json_add (builder, "border_link", NULL);
  json_builder_end_object (builder);
}

static void
respond_about (TrackerEmulatorWorld *world, const char *number, TrackerEmulatorAnswer *answer)
{
  const TrackerEmulatorParcel *parcel = tracker_emulator_world_find (world, "belpost", number);
  g_autoptr (GPtrArray) known
      = parcel != NULL ? tracker_emulator_world_list_known (world, parcel) : g_ptr_array_new ();
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  tracker_emulator_json_open (builder, NULL);
  tracker_emulator_json_open_list (builder, "data");
  tracker_emulator_json_open (builder, NULL);
  tracker_emulator_json_add (builder, "number", number);
  tracker_emulator_json_add_boolean (builder, "redirectable", FALSE);
  tracker_emulator_json_open_list (builder, "steps");
  for (guint i = known->len; i > 0; i--)
    if (get_words (g_ptr_array_index (known, i - 1))->event != NULL)
      add_step (builder, g_ptr_array_index (known, i - 1));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  json_builder_end_array (builder);
  tracker_emulator_json_add (builder, "uuid", "2f6c1f3e-0000-4000-8000-000000000001");
  tracker_emulator_json_add (builder, "barcode", "");
  json_builder_end_object (builder);
  tracker_emulator_answer_set_json (answer, 200, builder);
}

static void
respond (TrackerEmulatorWorld *world,
         const TrackerEmulatorRequest *request,
         TrackerEmulatorAnswer *answer)
{
  g_autoptr (JsonNode) body = tracker_emulator_request_parse_json (request);
  const char *number = tracker_emulator_json_get (body, "number");

  if (strcmp (request->path, "/api/v1/tracking") != 0)
    tracker_emulator_answer_set_text (answer, 404, "application/json",
                                      "{\"message\":\"Not Found\"}");
  else if (strcmp (request->method, "POST") != 0)
    tracker_emulator_answer_set_text (answer, 405, "application/json",
                                      "{\"message\":\"Method Not Allowed\"}");
  else if (!tracker_emulator_request_header_has (request, "content-type", "application/json")
           || number == NULL
           || !g_regex_match_simple ("^[A-Z]{2}[0-9]{9}[A-Z]{2}$", number, G_REGEX_DOLLAR_ENDONLY,
                                     0))
    tracker_emulator_answer_set_text (
        answer, 422, "application/json",
        "{\"message\":\"The given data was invalid.\","
        "\"errors\":{\"number\":[\"Поле number имеет ошибочный формат.\"]}}");
  else
    respond_about (world, number, answer);
}

const TrackerEmulatorCarrier tracker_emulator_belpost = {
  .id = "belpost",
  .hosts = { "api.belpost.by" },
  .list_numbers = list_numbers,
  .respond = respond,
};
