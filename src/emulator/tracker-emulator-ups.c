/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "tracker-emulator-json-private.h"

/* UPS Track API: an OAuth2 token for the client's id and secret, then one number a call, newest
 * first. */

#define TOKEN_PATH "/security/v1/oauth/token"
#define TRACK_PATH "/api/track/v1/details/"
#define TOKEN_LIFE_S 14399

typedef struct
{
  const char *type; /* NULL: it does not tell of this */
  const char *code;
  const char *status_code; /* NULL: not sent */
  const char *description; /* trailing blanks as in real answers */
} Words;

static const Words words[TRACKER_N_FACT_KINDS] = {
  [TRACKER_FACT_REGISTERED] = { "M", "MP", "003",
                                "Shipper created a label, UPS has not received "
                                "the package yet. " },
  [TRACKER_FACT_POSTED] = { "P", "OR", "038", "Origin Scan" },
  [TRACKER_FACT_LEFT_OFFICE] = { "I", "DP", "005", "Departed from Facility" },
  [TRACKER_FACT_SORTED] = { "I", "AR", "005", "Arrived at Facility" },
  [TRACKER_FACT_DEPARTED] = { "I", "EP", NULL, "Export Scan" },
  [TRACKER_FACT_AT_IMPORT] = { "I", "IP", NULL, "Import Scan" },
  [TRACKER_FACT_CUSTOMS] = { "I", "70", "012", "Clearance in Progress " },
  [TRACKER_FACT_CLEARED] = { "I", "BN", "014", "Cleared Customs" },
  [TRACKER_FACT_AT_OFFICE] = { "I", "ZP", "040", "Ready for Pickup" },
  [TRACKER_FACT_OUT_FOR_DELIVERY] = { "I", "OT", "021", "Out For Delivery Today" },
  [TRACKER_FACT_FAILED_ATTEMPT] = { "X", "48", "022", "The receiver was not available " },
  [TRACKER_FACT_DELIVERED] = { "D", "FS", "011", "DELIVERED " },
  [TRACKER_FACT_RETURNED] = { "RS", "RS", "034", "Returning to Sender" },
};

static char **
list_numbers (const TrackerEmulatorRequest *request)
{
  g_autofree char *tail = tracker_emulator_request_dup_tail (request, TRACK_PATH);

  return tail != NULL ? g_strsplit (tail, "/", 2) : NULL;
}

static void
set_error (TrackerEmulatorAnswer *answer, guint status, const char *code, const char *message)
{
  tracker_emulator_answer_take_text (
      answer, status, "application/json",
      g_strdup_printf ("{\"response\":{\"errors\":[{\"code\":\"%s\",\"message\":\"%s\"}]}}", code,
                       message));
}

static gboolean
has_good_credentials (const TrackerEmulatorRequest *request)
{
  const char *login = TRACKER_EMULATOR_LOGIN ":" TRACKER_EMULATOR_PASSWORD;
  g_autofree char *encoded = g_base64_encode ((const guchar *) login, strlen (login));
  g_autofree char *expected = g_strconcat ("Basic ", encoded, NULL);

  return g_strcmp0 (tracker_emulator_request_get_header (request, "authorization"), expected) == 0;
}

static void
respond_token (TrackerEmulatorWorld *world,
               const TrackerEmulatorRequest *request,
               TrackerEmulatorAnswer *answer)
{
  g_autofree char *body = tracker_emulator_request_dup_body (request);
  g_autofree char *token = NULL;
  g_autofree char *issued = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (strcmp (request->method, "POST") != 0
      || !tracker_emulator_request_header_has (request, "content-type",
                                               "application/x-www-form-urlencoded")
      || strstr (body, "grant_type=client_credentials") == NULL)
    {
      set_error (answer, 400, "10400", "Invalid/Missing Authorization Request");
      return;
    }
  if (!has_good_credentials (request))
    {
      set_error (answer, 401, "10401", "ClientId is Invalid");
      return;
    }

  token = tracker_emulator_world_issue_token (world, "ups", TOKEN_LIFE_S);
  issued = g_strdup_printf ("%" G_GINT64_FORMAT, tracker_emulator_world_get_now_s (world) * 1000);
  tracker_emulator_json_open (builder, NULL);
  tracker_emulator_json_add (builder, "token_type", "Bearer");
  tracker_emulator_json_add (builder, "issued_at", issued);
  tracker_emulator_json_add (builder, "client_id", TRACKER_EMULATOR_LOGIN);
  tracker_emulator_json_add (builder, "access_token", token);
  tracker_emulator_json_add (builder, "scope", "");
  tracker_emulator_json_add (builder, "expires_in", G_STRINGIFY (TOKEN_LIFE_S));
  tracker_emulator_json_add (builder, "refresh_count", "0");
  tracker_emulator_json_add (builder, "status", "approved");
  json_builder_end_object (builder);
  tracker_emulator_answer_set_json (answer, 200, builder);
}

static void
add_status (JsonBuilder *builder, const char *name, const TrackerFact *fact)
{
  const Words *said = &words[fact->kind];

  tracker_emulator_json_open (builder, name);
  tracker_emulator_json_add (builder, "type", said->type);
  tracker_emulator_json_add (builder, "code", said->code);
  tracker_emulator_json_add (builder, "description", said->description);
  if (said->status_code != NULL)
    tracker_emulator_json_add (builder, "statusCode", said->status_code);
  json_builder_end_object (builder);
}

static void
add_activity (JsonBuilder *builder, const TrackerFact *fact)
{
  int minutes = ABS (fact->offset_s) / 60;
  g_autofree char *date = tracker_fact_format (fact, "%Y%m%d");
  g_autofree char *time = tracker_fact_format (fact, "%H%M%S");
  g_autofree char *gmt_date = tracker_emulator_format_time (fact->at_s, 0, "%Y%m%d");
  g_autofree char *gmt_time = tracker_emulator_format_time (fact->at_s, 0, "%H:%M:%S");
  g_autofree char *offset
      = g_strdup_printf ("%c%02d:%02d", fact->offset_s < 0 ? '-' : '+', minutes / 60, minutes % 60);
  g_autofree char *city = g_ascii_strup (fact->place, -1);

  tracker_emulator_json_open (builder, NULL);
  tracker_emulator_json_add (builder, "date", date);
  tracker_emulator_json_add (builder, "time", time);
  tracker_emulator_json_add (builder, "gmtDate", gmt_date);
  tracker_emulator_json_add (builder, "gmtTime", gmt_time);
  tracker_emulator_json_add (builder, "gmtOffset", offset);
  tracker_emulator_json_open (builder, "location");
  tracker_emulator_json_add (builder, "slic", "0761");
  tracker_emulator_json_open (builder, "address");
  tracker_emulator_json_add (builder, "city", city);
  if (fact->postcode != NULL)
    tracker_emulator_json_add (builder, "postalCode", fact->postcode);
  tracker_emulator_json_add (builder, "countryCode", fact->country);
  tracker_emulator_json_add (builder, "country", fact->country);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  add_status (builder, "status", fact);
  json_builder_end_object (builder);
}

static void
add_address (JsonBuilder *builder, const char *type, const char *country)
{
  tracker_emulator_json_open (builder, NULL);
  tracker_emulator_json_add (builder, "type", type);
  tracker_emulator_json_open (builder, "address");
  tracker_emulator_json_add (builder, "countryCode", country);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
}

static void
add_package (JsonBuilder *builder, const TrackerEmulatorParcel *parcel, GPtrArray *known)
{
  const TrackerFact *last = NULL;

  tracker_emulator_json_open_list (builder, "package");
  tracker_emulator_json_open (builder, NULL);
  tracker_emulator_json_add (builder, "trackingNumber", parcel->number);
  tracker_emulator_json_add_int (builder, "packageCount", 1);
  tracker_emulator_json_open_list (builder, "packageAddress");
  add_address (builder, "ORIGIN", parcel->origin);
  add_address (builder, "DESTINATION", parcel->destination);
  json_builder_end_array (builder);
  tracker_emulator_json_open_list (builder, "activity");
  for (guint i = known->len; i > 0; i--)
    {
      const TrackerFact *fact = g_ptr_array_index (known, i - 1);

      if (words[fact->kind].type == NULL)
        continue;
      add_activity (builder, fact);
      if (last == NULL)
        last = fact;
    }
  json_builder_end_array (builder);
  if (last != NULL)
    add_status (builder, "currentStatus", last);
  json_builder_end_object (builder);
  json_builder_end_array (builder);
}

static void
add_not_found (JsonBuilder *builder)
{
  tracker_emulator_json_open_list (builder, "warnings");
  tracker_emulator_json_open (builder, NULL);
  tracker_emulator_json_add (builder, "code", "TW0001");
  tracker_emulator_json_add (builder, "message", "Tracking Information Not Found");
  json_builder_end_object (builder);
  json_builder_end_array (builder);
}

static void
respond_about (TrackerEmulatorWorld *world, const char *number, TrackerEmulatorAnswer *answer)
{
  const TrackerEmulatorParcel *parcel = tracker_emulator_world_find (world, "ups", number);
  g_autoptr (GPtrArray) known
      = parcel != NULL ? tracker_emulator_world_list_known (world, parcel) : g_ptr_array_new ();
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  tracker_emulator_json_open (builder, NULL);
  tracker_emulator_json_open (builder, "trackResponse");
  tracker_emulator_json_open_list (builder, "shipment");
  tracker_emulator_json_open (builder, NULL);
  tracker_emulator_json_add (builder, "inquiryNumber", number);
  if (known->len > 0)
    add_package (builder, parcel, known);
  else
    add_not_found (builder);
  json_builder_end_object (builder);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  tracker_emulator_answer_set_json (answer, 200, builder);
}

static gboolean
has_header (const TrackerEmulatorRequest *request, const char *name)
{
  const char *value = tracker_emulator_request_get_header (request, name);

  return value != NULL && *value != '\0';
}

static void
respond_track (TrackerEmulatorWorld *world,
               const TrackerEmulatorRequest *request,
               TrackerEmulatorAnswer *answer)
{
  g_auto (GStrv) numbers = list_numbers (request);
  gsize length = strlen (numbers[0] != NULL ? numbers[0] : "");

  if (!tracker_emulator_world_accepts_token (world, "ups",
                                             tracker_emulator_request_get_bearer (request)))
    set_error (answer, 401, "250002", "Invalid Authentication Information.");
  else if (!has_header (request, "transid") || !has_header (request, "transactionsrc"))
    set_error (answer, 400, "VSS001", "Missing or invalid transId or transactionSrc");
  else if (length < 7 || length > 34)
    set_error (answer, 400, "TV1002", "Invalid inquiry number");
  else
    respond_about (world, numbers[0], answer);
}

static void
respond (TrackerEmulatorWorld *world,
         const TrackerEmulatorRequest *request,
         TrackerEmulatorAnswer *answer)
{
  if (strcmp (request->path, TOKEN_PATH) == 0)
    respond_token (world, request, answer);
  else if (g_str_has_prefix (request->path, TRACK_PATH))
    respond_track (world, request, answer);
  else
    set_error (answer, 404, "10404", "Resource not found");
}

const TrackerEmulatorCarrier tracker_emulator_ups = {
  .id = "ups",
  .hosts = { "onlinetools.ups.com", "wwwcie.ups.com" },
  .list_numbers = list_numbers,
  .respond = respond,
};
