/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "tracker-emulator-json-private.h"

/* 17TRACK: an aggregator with a key. A number is registered once, which costs one of a few credits,
 * and has data some minutes later; up to 40 a call, each accepted or rejected for itself. */

#define BASE "/track/v2.2/"
#define MAX_NUMBERS 40
#define WAIT_S (5 * 60)
#define CREDITS 100

typedef struct
{
  const char *sub_status; /* NULL: it does not tell of this */
  const char *text;
} Words;

static const Words words[TRACKER_N_FACT_KINDS] = {
  [TRACKER_FACT_REGISTERED] = { "InfoReceived", "Shipment information received" },
  [TRACKER_FACT_POSTED] = { "InTransit_PickedUp", "Picked up" },
  [TRACKER_FACT_SORTED] = { "InTransit_Other", "Processed at a sorting centre" },
  [TRACKER_FACT_DEPARTED] = { "InTransit_Departure", "Departed from the country of origin" },
  [TRACKER_FACT_AT_IMPORT] = { "InTransit_Arrival", "Arrived in the destination country" },
  [TRACKER_FACT_CUSTOMS] = { "InTransit_CustomsProcessing", "Customs clearance" },
  [TRACKER_FACT_CLEARED] = { "InTransit_CustomsReleased", "Released by the customs" },
  [TRACKER_FACT_AT_OFFICE] = { "AvailableForPickup_Other", "Available for pickup" },
  [TRACKER_FACT_OUT_FOR_DELIVERY] = { "OutForDelivery_Other", "Out for delivery" },
  [TRACKER_FACT_FAILED_ATTEMPT] = { "DeliveryFailure_NoBody", "Nobody was at home" },
  [TRACKER_FACT_DELIVERED] = { "Delivered_Other", "Delivered" },
  [TRACKER_FACT_RETURNED] = { "Exception_Returning", "Returning to the sender" },
};

static JsonArray *
get_entries (JsonNode *body)
{
  return body != NULL && JSON_NODE_HOLDS_ARRAY (body) ? json_node_get_array (body) : NULL;
}

static const char *
get_number (JsonArray *entries, guint index)
{
  const char *number
      = tracker_emulator_json_get (json_array_get_element (entries, index), "number");

  return number != NULL ? number : "";
}

static char **
list_numbers (const TrackerEmulatorRequest *request)
{
  g_autoptr (JsonNode) body = tracker_emulator_request_parse_json (request);
  JsonArray *entries = get_entries (body);
  g_autoptr (GStrvBuilder) numbers = g_strv_builder_new ();

  for (guint i = 0; entries != NULL && i < json_array_get_length (entries); i++)
    g_strv_builder_add (numbers, get_number (entries, i));
  return g_strv_builder_end (numbers);
}

static void
set_refused (TrackerEmulatorAnswer *answer, guint status, int code, const char *message)
{
  tracker_emulator_answer_take_text (
      answer, status, "application/json",
      g_strdup_printf ("{\"code\":%d,\"data\":{\"errors\":[{\"code\":%d,\"message\":\"%s\"}]}}",
                       code, code, message));
}

static void
add_rejected (JsonBuilder *builder, const char *number, int code, const char *message)
{
  tracker_emulator_json_open (builder, NULL);
  tracker_emulator_json_add (builder, "number", number);
  tracker_emulator_json_add_int (builder, "carrier", 0);
  tracker_emulator_json_open (builder, "error");
  tracker_emulator_json_add_int (builder, "code", code);
  tracker_emulator_json_add (builder, "message", message);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
}

static gint64
get_registered_s (const TrackerEmulatorWorld *world, const char *number)
{
  const char *note = tracker_emulator_world_get_note (world, "17track", number);

  return note != NULL ? g_ascii_strtoll (note, NULL, 10) : 0;
}

/* Returns why it is rejected; 0: it is registered now. */
static int
take_number (TrackerEmulatorWorld *world, const char *number, const char **message)
{
  const char *spent = tracker_emulator_world_get_note (world, "17track", "spent");
  int n_spent = spent != NULL ? atoi (spent) : 0;
  g_autofree char *now
      = g_strdup_printf ("%" G_GINT64_FORMAT, tracker_emulator_world_get_now_s (world));
  g_autofree char *n_more = g_strdup_printf ("%d", n_spent + 1);

  if (!g_regex_match_simple ("^[A-Za-z0-9]{5,50}$", number, G_REGEX_DOLLAR_ENDONLY, 0))
    return *message = "The format of the number is invalid.", -18010012;
  if (get_registered_s (world, number) > 0)
    return *message = "The number has been registered, don't need to repeat registration.",
           -18019901;
  if (n_spent >= CREDITS)
    return *message = "The quota is used up.", -18019908;
  tracker_emulator_world_set_note (world, "17track", number, now);
  tracker_emulator_world_set_note (world, "17track", "spent", n_more);
  return 0;
}

/* Returns why there is nothing to tell; 0: there is. */
static int
look_up (const TrackerEmulatorWorld *world,
         const char *number,
         const TrackerEmulatorParcel **parcel,
         const char **message)
{
  gint64 registered_s = get_registered_s (world, number);

  *parcel = tracker_emulator_world_find (world, "17track", number);
  if (registered_s == 0)
    return *message = "The number is not registered, please register first.", -18019902;
  if (tracker_emulator_world_get_now_s (world) < registered_s + WAIT_S || *parcel == NULL)
    return *message = "No tracking information at this time.", -18019909;
  return 0;
}

static void
add_event (JsonBuilder *builder, const TrackerFact *fact)
{
  g_autofree char *time = tracker_fact_format (fact, "%Y-%m-%dT%H:%M:%S%:z");
  g_autofree char *utc = tracker_emulator_format_time (fact->at_s, 0, "%Y-%m-%dT%H:%M:%SZ");

  tracker_emulator_json_open (builder, NULL);
  tracker_emulator_json_add (builder, "time_iso", time);
  tracker_emulator_json_add (builder, "time_utc", utc);
  tracker_emulator_json_add (builder, "description", words[fact->kind].text);
  tracker_emulator_json_add (builder, "location", fact->place);
  tracker_emulator_json_add (builder, "stage", NULL);
  tracker_emulator_json_add (builder, "sub_status", words[fact->kind].sub_status);
  tracker_emulator_json_open (builder, "address");
  tracker_emulator_json_add (builder, "country", fact->country);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
}

static void
add_latest (JsonBuilder *builder, const GPtrArray *told)
{
  const TrackerFact *last = told->len > 0 ? g_ptr_array_index (told, told->len - 1) : NULL;
  const char *sub_status = last != NULL ? words[last->kind].sub_status : "NotFound_Other";
  g_autofree char *status = g_strndup (sub_status, strcspn (sub_status, "_"));

  tracker_emulator_json_open (builder, "latest_status");
  tracker_emulator_json_add (builder, "status", status);
  tracker_emulator_json_add (builder, "sub_status", sub_status);
  json_builder_end_object (builder);
}

static void
add_track_info (JsonBuilder *builder,
                const TrackerEmulatorWorld *world,
                const TrackerEmulatorParcel *parcel)
{
  g_autoptr (GPtrArray) known = tracker_emulator_world_list_known (world, parcel);
  g_autoptr (GPtrArray) told = g_ptr_array_new ();

  for (guint i = 0; i < known->len; i++)
    if (words[((const TrackerFact *) g_ptr_array_index (known, i))->kind].sub_status != NULL)
      g_ptr_array_add (told, g_ptr_array_index (known, i));
  tracker_emulator_json_open (builder, "track_info");
  add_latest (builder, told);
  tracker_emulator_json_open (builder, "tracking");
  tracker_emulator_json_open_list (builder, "providers");
  tracker_emulator_json_open (builder, NULL);
  tracker_emulator_json_open (builder, "provider");
  tracker_emulator_json_add_int (builder, "key", 3011);
  tracker_emulator_json_add (builder, "name", "China Post");
  json_builder_end_object (builder);
  tracker_emulator_json_open_list (builder, "events");
  for (guint i = told->len; i > 0; i--)
    add_event (builder, g_ptr_array_index (told, i - 1));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
}

/* The entries that are accepted in one list, then those that are not in the other. */
static void
respond_entries (TrackerEmulatorWorld *world,
                 JsonArray *entries,
                 gboolean is_register,
                 TrackerEmulatorAnswer *answer)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree int *codes = g_new0 (int, json_array_get_length (entries));
  g_autofree const char **messages = g_new0 (const char *, json_array_get_length (entries));

  tracker_emulator_json_open (builder, NULL);
  tracker_emulator_json_add_int (builder, "code", 0);
  tracker_emulator_json_open (builder, "data");
  tracker_emulator_json_open_list (builder, "accepted");
  for (guint i = 0; i < json_array_get_length (entries); i++)
    {
      const char *number = get_number (entries, i);
      const TrackerEmulatorParcel *parcel = NULL;

      codes[i] = is_register ? take_number (world, number, &messages[i])
                             : look_up (world, number, &parcel, &messages[i]);
      if (codes[i] != 0)
        continue;
      tracker_emulator_json_open (builder, NULL);
      tracker_emulator_json_add (builder, "number", number);
      tracker_emulator_json_add_int (builder, "carrier", 3011);
      if (parcel != NULL)
        add_track_info (builder, world, parcel);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  tracker_emulator_json_open_list (builder, "rejected");
  for (guint i = 0; i < json_array_get_length (entries); i++)
    if (codes[i] != 0)
      add_rejected (builder, get_number (entries, i), codes[i], messages[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  tracker_emulator_answer_set_json (answer, 200, builder);
}

static void
respond (TrackerEmulatorWorld *world,
         const TrackerEmulatorRequest *request,
         TrackerEmulatorAnswer *answer)
{
  g_autoptr (JsonNode) body = tracker_emulator_request_parse_json (request);
  JsonArray *entries = get_entries (body);
  gboolean is_register = strcmp (request->path, BASE "register") == 0;

  if (strcmp (request->method, "POST") != 0
      || (!is_register && strcmp (request->path, BASE "gettrackinfo") != 0))
    tracker_emulator_answer_set_text (answer, 404, "application/json", "{}");
  else if (g_strcmp0 (tracker_emulator_request_get_header (request, "17token"),
                      TRACKER_EMULATOR_PASSWORD)
           != 0)
    set_refused (answer, 401, -18010002, "The access token is invalid.");
  else if (entries == NULL || json_array_get_length (entries) == 0)
    set_refused (answer, 200, -18010013, "The submitted data is invalid.");
  else if (json_array_get_length (entries) > MAX_NUMBERS)
    set_refused (answer, 200, -18010014, "The submitted data exceeds the limit of 40.");
  else
    respond_entries (world, entries, is_register, answer);
}

const TrackerEmulatorCarrier tracker_emulator_17track = {
  .id = "17track",
  .hosts = { "api.17track.net" },
  .list_numbers = list_numbers,
  .respond = respond,
};
