/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "tracker-emulator-json-private.h"

/* Helthjem: the GraphQL of its page. Only what the query names is answered, a name that the server
 * does not know is an error, and strangers' pages are refused. */

#define SITE "https://helthjem.no"
#define FIELD "getParcelTrackingDetails"

typedef struct
{
  const char *status; /* NULL: it does not tell of this */
  const char *text;
} Words;

static const Words words[TRACKER_N_FACT_KINDS] = {
  [TRACKER_FACT_REGISTERED] = { "REGISTERED", "Pakken er registrert" },
  [TRACKER_FACT_POSTED] = { "COLLECTED", "Pakken er hentet" },
  [TRACKER_FACT_LEFT_OFFICE] = { "IN_TRANSIT", "Pakken er på vei" },
  [TRACKER_FACT_SORTED] = { "AT_TERMINAL", "Pakken er på terminalen" },
  [TRACKER_FACT_AT_IMPORT] = { "AT_TERMINAL", "Pakken er i Norge" },
  [TRACKER_FACT_AT_OFFICE] = { "READY_FOR_PICKUP", "Pakken kan hentes" },
  [TRACKER_FACT_OUT_FOR_DELIVERY] = { "OUT_FOR_DELIVERY", "Pakken er på vei til deg" },
  [TRACKER_FACT_FAILED_ATTEMPT] = { "DEVIATION", "Pakken ble ikke levert" },
  [TRACKER_FACT_DELIVERED] = { "DELIVERED", "Pakken er levert" },
  [TRACKER_FACT_RETURNED] = { "RETURNED", "Pakken er returnert" },
};

/* What a query may name behind its first brace. */
static const char *const known_names[] = { FIELD,
                                           "parcelReference",
                                           "trackingNumber",
                                           "status",
                                           "estimatedDelivery",
                                           "date",
                                           "servicePoint",
                                           "name",
                                           "address",
                                           "deliveryPoint",
                                           "type",
                                           "events",
                                           "createdAt",
                                           "location",
                                           "message",
                                           "description",
                                           NULL };

/* The value of the variable that stands for the parcel. */
static char *
dup_reference (JsonNode *body)
{
  const char *query = tracker_emulator_json_get (body, "query");
  g_autoptr (GRegex) regex = g_regex_new ("parcelReference\\s*:\\s*\\$(\\w+)", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *name = NULL;
  JsonObject *root, *variables;

  if (query == NULL || !g_regex_match (regex, query, 0, &match))
    return NULL;
  name = g_match_info_fetch (match, 1);
  root = json_node_get_object (body);
  if (!json_object_has_member (root, "variables")
      || !JSON_NODE_HOLDS_OBJECT (json_object_get_member (root, "variables")))
    return NULL;
  variables = json_object_get_object_member (root, "variables");
  return g_strdup (json_object_get_string_member_with_default (variables, name, NULL));
}

static char **
list_numbers (const TrackerEmulatorRequest *request)
{
  g_autoptr (JsonNode) body = tracker_emulator_request_parse_json (request);
  g_autofree char *reference = body != NULL ? dup_reference (body) : NULL;
  const char *numbers[] = { reference, NULL };

  return reference != NULL ? g_strdupv ((char **) numbers) : NULL;
}

/* (nullable): the first name in the selection that is unknown here. */
static char *
find_unknown_name (const char *query)
{
  g_autoptr (GRegex) regex = g_regex_new ("[$]?\\b[A-Za-z_]\\w*", 0, 0, NULL);
  const char *selection = strchr (query, '{');
  g_autoptr (GMatchInfo) match = NULL;

  for (g_regex_match (regex, selection != NULL ? selection : "", 0, &match);
       g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *name = g_match_info_fetch (match, 0);

      if (name[0] != '$' && !g_strv_contains (known_names, name))
        return g_steal_pointer (&name);
    }
  return NULL;
}

/* As many braces open as close, and none closes before. */
static gboolean
is_balanced (const char *query)
{
  int depth = 0;

  for (const char *p = query; *p != '\0' && depth >= 0; p++)
    depth += *p == '{' ? 1 : *p == '}' ? -1 : 0;
  return depth == 0;
}

static void
set_errors (TrackerEmulatorAnswer *answer, guint status, const char *message)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  tracker_emulator_json_open (builder, NULL);
  tracker_emulator_json_open_list (builder, "errors");
  tracker_emulator_json_open (builder, NULL);
  tracker_emulator_json_add (builder, "message", message);
  json_builder_end_object (builder);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  tracker_emulator_answer_set_json (answer, status, builder);
}

static gboolean
names (const char *query, const char *name)
{
  g_autofree char *pattern = g_strdup_printf ("\\b%s\\b", name);

  return g_regex_match_simple (pattern, query, 0, 0);
}

static void
add_if_named (JsonBuilder *builder, const char *query, const char *name, const char *value)
{
  if (names (query, name))
    tracker_emulator_json_add (builder, name, value);
}

static void
add_event (JsonBuilder *builder, const char *query, const TrackerFact *fact)
{
  g_autofree char *time = tracker_emulator_format_time (fact->at_s, 0, "%Y-%m-%dT%H:%M:%SZ");

  tracker_emulator_json_open (builder, NULL);
  add_if_named (builder, query, "createdAt", time);
  add_if_named (builder, query, "status", words[fact->kind].status);
  add_if_named (builder, query, "location", fact->place);
  if (names (query, "message"))
    {
      tracker_emulator_json_open (builder, "message");
      add_if_named (builder, query, "description", words[fact->kind].text);
      json_builder_end_object (builder);
    }
  json_builder_end_object (builder);
}

static void
add_details (JsonBuilder *builder, const char *query, const char *number, const GPtrArray *known)
{
  const TrackerFact *last = NULL;

  tracker_emulator_json_open (builder, FIELD);
  add_if_named (builder, query, "trackingNumber", number);
  add_if_named (builder, query, "servicePoint", NULL);
  tracker_emulator_json_open_list (builder, "events");
  for (guint i = 0; i < known->len; i++)
    {
      const TrackerFact *fact = g_ptr_array_index (known, i);

      if (words[fact->kind].status == NULL)
        continue;
      add_event (builder, query, fact);
      last = fact;
    }
  json_builder_end_array (builder);
  add_if_named (builder, query, "status", last != NULL ? words[last->kind].status : NULL);
  json_builder_end_object (builder);
}

static void
respond_query (TrackerEmulatorWorld *world,
               const char *query,
               const char *number,
               TrackerEmulatorAnswer *answer)
{
  const TrackerEmulatorParcel *parcel = tracker_emulator_world_find (world, "helthjem", number);
  g_autoptr (GPtrArray) known
      = parcel != NULL ? tracker_emulator_world_list_known (world, parcel) : NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  tracker_emulator_json_open (builder, NULL);
  tracker_emulator_json_open (builder, "data");
  if (known != NULL)
    add_details (builder, query, number, known);
  else
    tracker_emulator_json_add (builder, FIELD, NULL);
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
  const char *query = tracker_emulator_json_get (body, "query");
  g_autofree char *number = body != NULL ? dup_reference (body) : NULL;
  g_autofree char *unknown = query != NULL ? find_unknown_name (query) : NULL;
  g_autofree char *message = NULL;

  if (strcmp (request->path, "/graphql") != 0 || strcmp (request->method, "POST") != 0)
    tracker_emulator_answer_set_page (answer, 404, "Not Found");
  else if (g_strcmp0 (tracker_emulator_request_get_header (request, "origin"), SITE) != 0
           || !tracker_emulator_request_header_has (request, "referer", SITE "/"))
    tracker_emulator_answer_set_page (answer, 403, "Forbidden");
  else if (!tracker_emulator_request_header_has (request, "content-type", "application/json")
           || query == NULL || !is_balanced (query))
    set_errors (answer, 400, "Syntax Error: the request is no query.");
  else if (unknown != NULL)
    {
      message = g_strdup_printf ("Cannot query field \"%s\".", unknown);
      set_errors (answer, 200, message);
    }
  else if (number == NULL)
    set_errors (answer, 200, "Variable of required type \"String!\" was not provided.");
  else
    respond_query (world, query, number, answer);
}

const TrackerEmulatorCarrier tracker_emulator_helthjem = {
  .id = "helthjem",
  .hosts = { "services.helthjem.no" },
  .list_numbers = list_numbers,
  .respond = respond,
};
