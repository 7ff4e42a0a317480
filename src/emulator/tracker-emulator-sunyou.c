/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "tracker-emulator-json-private.h"

/* SunYou: JSONP under a name of its own, as plain text, one number a call; always "success". */

#define CALLBACK "searchCallback"

typedef struct
{
  const char *status; /* NULL: it does not tell of this */
  const char *code;
} Words;

static const Words words[TRACKER_N_FACT_KINDS] = {
  [TRACKER_FACT_REGISTERED] = { "101", "PreAlert" },
  [TRACKER_FACT_POSTED] = { "102", "InboundScan" },
  [TRACKER_FACT_LEFT_OFFICE] = { "105", "Dispatch" },
  [TRACKER_FACT_SORTED] = { "200", "InTransit" },
  [TRACKER_FACT_DEPARTED] = { "106", "PortDeparture" },
  [TRACKER_FACT_AT_IMPORT] = { "206", "DestinationAirPortArrival" },
  [TRACKER_FACT_CUSTOMS] = { "2062", "ClearanceProcess" },
  [TRACKER_FACT_CLEARED] = { "2064", "ClearanceSuccessed" },
  [TRACKER_FACT_AT_OFFICE] = { "207", "ReadyForPickup" },
  [TRACKER_FACT_OUT_FOR_DELIVERY] = { "2071", "OutForDelivery" },
  [TRACKER_FACT_FAILED_ATTEMPT] = { "20803", "DeliveryFail_Contact" },
  [TRACKER_FACT_DELIVERED] = { "209", "Delivered" },
  [TRACKER_FACT_RETURNED] = { "210", "Returned" },
};

static char **
list_numbers (const TrackerEmulatorRequest *request)
{
  const char *number = tracker_emulator_request_get_param (request, "trackNumber");
  const char *numbers[] = { number, NULL };

  return number != NULL ? g_strdupv ((char **) numbers) : NULL;
}

static void
add_item (JsonBuilder *builder, const TrackerFact *fact)
{
  g_autofree char *time = tracker_fact_format (fact, "%Y-%m-%d %H:%M:%S");
  g_autofree char *zone = tracker_fact_format (fact, "%:z");

  tracker_emulator_json_open (builder, NULL);
  tracker_emulator_json_add (builder, "status", words[fact->kind].status);
  tracker_emulator_json_add (builder, "eventCode", words[fact->kind].code);
  tracker_emulator_json_add (builder, "createTime", time);
  tracker_emulator_json_add (builder, "timeZone", zone);
  tracker_emulator_json_add (builder, "content", words[fact->kind].code);
  json_builder_end_object (builder);
}

static void
add_result (JsonBuilder *builder, const TrackerEmulatorParcel *parcel, const GPtrArray *known)
{
  if (parcel->other_number != NULL)
    tracker_emulator_json_add (builder, "trackingNumber", parcel->other_number);
  tracker_emulator_json_add (builder, "displayStatus", "4");
  tracker_emulator_json_add (builder, "transitDays", "12");
  tracker_emulator_json_open (builder, "result");
  tracker_emulator_json_open (builder, "origin");
  tracker_emulator_json_open_list (builder, "items");
  for (guint i = known->len; i > 0; i--)
    {
      const TrackerFact *fact = g_ptr_array_index (known, i - 1);

      if (words[fact->kind].status != NULL)
        add_item (builder, fact);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
}

static void
wrap (TrackerEmulatorAnswer *answer, JsonBuilder *builder)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autofree char *json = json_to_string (root, FALSE);

  tracker_emulator_answer_take_text (answer, 200, "text/plain;charset=UTF-8",
                                     g_strdup_printf (CALLBACK "(%s)", json));
}

static void
respond_about (TrackerEmulatorWorld *world, const char *number, TrackerEmulatorAnswer *answer)
{
  const TrackerEmulatorParcel *parcel = tracker_emulator_world_find (world, "sunyou", number);
  g_autoptr (GPtrArray) known
      = parcel != NULL ? tracker_emulator_world_list_known (world, parcel) : g_ptr_array_new ();
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  tracker_emulator_json_open (builder, NULL);
  tracker_emulator_json_open_list (builder, "data");
  tracker_emulator_json_open (builder, NULL);
  tracker_emulator_json_add_boolean (builder, "has", known->len > 0);
  tracker_emulator_json_add (builder, "orderNo", number);
  if (known->len > 0)
    add_result (builder, parcel, known);
  else
    tracker_emulator_json_add (builder, "displayStatus", "0");
  json_builder_end_object (builder);
  json_builder_end_array (builder);
  tracker_emulator_json_add (builder, "message", "success");
  tracker_emulator_json_add_int (builder, "status", 1);
  json_builder_end_object (builder);
  wrap (answer, builder);
}

static void
respond (TrackerEmulatorWorld *world,
         const TrackerEmulatorRequest *request,
         TrackerEmulatorAnswer *answer)
{
  const char *number = tracker_emulator_request_get_param (request, "trackNumber");

  /* Commas do not part numbers: several are one that nobody knows. */
  if (strcmp (request->path, "/queryTrack") != 0 || strcmp (request->method, "GET") != 0)
    tracker_emulator_answer_set_page (answer, 404, "Not Found");
  else
    respond_about (world, number != NULL ? number : "", answer);
}

const TrackerEmulatorCarrier tracker_emulator_sunyou = {
  .id = "sunyou",
  .hosts = { "www.sypost.net" },
  .list_numbers = list_numbers,
  .respond = respond,
};
