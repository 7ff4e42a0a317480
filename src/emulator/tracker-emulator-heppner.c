/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "tracker-emulator-json-private.h"

/* Heppner: number and postcode give a reference as plain text (base64), the reference gives the
 * events. Parcels of the world lie in the postcode 75001. */

#define SEARCH_PATH "/api/recipient/search/expedition"
#define DETAIL_PATH "/api/recipient/search/detailexpedition"
#define POSTCODE "75001"

typedef struct
{
  const char *step; /* NULL: it does not tell of this */
  const char *code;
} Words;

static const Words words[TRACKER_N_FACT_KINDS] = {
  [TRACKER_FACT_POSTED] = { "PRISE_EN_CHARGE", "PCH_01" },
  [TRACKER_FACT_LEFT_OFFICE] = { "ACHEMINEMENT", "ACH_01" },
  [TRACKER_FACT_SORTED] = { "ACHEMINEMENT", "ACH_02" },
  [TRACKER_FACT_AT_IMPORT] = { "ACHEMINEMENT", "ACH_03" },
  [TRACKER_FACT_OUT_FOR_DELIVERY] = { "LIVRAISON", "MLV_01" },
  [TRACKER_FACT_DELIVERED] = { "LIVREE", "LIV_01" },
  [TRACKER_FACT_RETURNED] = { "MARCHANDISE_RETOURNEE", "RET_01" },
};

/* "12345678&75001&FR" -> the number; NULL: it is none of ours. */
static char *
dup_number (const char *reference)
{
  gsize length;
  g_autofree guchar *bytes = reference != NULL ? g_base64_decode (reference, &length) : NULL;
  g_autofree char *text = bytes != NULL ? g_strndup ((const char *) bytes, length) : g_strdup ("");
  g_auto (GStrv) parts = g_strsplit (text, "&", -1);

  return g_strv_length (parts) == 3 && strcmp (parts[1], POSTCODE) == 0 ? g_strdup (parts[0])
                                                                        : NULL;
}

static char **
list_numbers (const TrackerEmulatorRequest *request)
{
  g_autofree char *number
      = strcmp (request->path, DETAIL_PATH) == 0
            ? dup_number (tracker_emulator_request_get_param (request, "expedition"))
            : g_strdup (tracker_emulator_request_get_param (request, "receipt"));
  const char *numbers[] = { number, NULL };

  return number != NULL ? g_strdupv ((char **) numbers) : NULL;
}

static void
respond_search (TrackerEmulatorWorld *world,
                const TrackerEmulatorRequest *request,
                TrackerEmulatorAnswer *answer)
{
  const char *number = tracker_emulator_request_get_param (request, "receipt");
  const char *postcode = tracker_emulator_request_get_param (request, "zipCode");
  const char *country = tracker_emulator_request_get_param (request, "countryCode");
  g_autofree char *plain = NULL;

  if (number == NULL || g_strcmp0 (country, "FR") != 0 || g_strcmp0 (postcode, POSTCODE) != 0
      || tracker_emulator_world_find (world, "heppner", number) == NULL)
    {
      tracker_emulator_answer_set_text (answer, 404, "text/plain", "Not Found");
      return;
    }
  plain = g_strdup_printf ("%s&%s&%s", number, postcode, country);
  tracker_emulator_answer_take_text (answer, 200, "text/plain; charset=utf-8",
                                     g_base64_encode ((const guchar *) plain, strlen (plain)));
}

static void
add_event (JsonBuilder *builder, const TrackerFact *fact)
{
  g_autofree char *time = tracker_fact_format (fact, "%Y-%m-%dT%H:%M:%S%:z");

  tracker_emulator_json_open (builder, NULL);
  tracker_emulator_json_add (builder, "code", words[fact->kind].code);
  tracker_emulator_json_add (builder, "step", words[fact->kind].step);
  tracker_emulator_json_add (builder, "state", "");
  tracker_emulator_json_add (builder, "event_date", time);
  json_builder_end_object (builder);
}

static void
respond_detail (TrackerEmulatorWorld *world,
                const TrackerEmulatorRequest *request,
                TrackerEmulatorAnswer *answer)
{
  g_autofree char *number = dup_number (tracker_emulator_request_get_param (request, "expedition"));
  const TrackerEmulatorParcel *parcel
      = number != NULL ? tracker_emulator_world_find (world, "heppner", number) : NULL;
  g_autoptr (GPtrArray) known = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (parcel == NULL)
    {
      tracker_emulator_answer_set_text (answer, 200, "application/json", "[]");
      return;
    }
  known = tracker_emulator_world_list_known (world, parcel);
  json_builder_begin_array (builder);
  tracker_emulator_json_open (builder, NULL);
  tracker_emulator_json_add (builder, "receipt", number);
  tracker_emulator_json_open_list (builder, "events");
  for (guint i = known->len; i > 0; i--)
    if (words[((const TrackerFact *) g_ptr_array_index (known, i - 1))->kind].step != NULL)
      add_event (builder, g_ptr_array_index (known, i - 1));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  json_builder_end_array (builder);
  tracker_emulator_answer_set_json (answer, 200, builder);
}

static void
respond (TrackerEmulatorWorld *world,
         const TrackerEmulatorRequest *request,
         TrackerEmulatorAnswer *answer)
{
  if (strcmp (request->path, SEARCH_PATH) == 0)
    respond_search (world, request, answer);
  else if (strcmp (request->path, DETAIL_PATH) == 0)
    respond_detail (world, request, answer);
  else
    tracker_emulator_answer_set_page (answer, 404, "Not Found");
}

const TrackerEmulatorCarrier tracker_emulator_heppner = {
  .id = "heppner",
  .hosts = { "myportal.heppner-group.com" },
  .list_numbers = list_numbers,
  .respond = respond,
};
