/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "tracker-emulator-json-private.h"
#include "tracker-emulator-upugtt-private.h"

/* UPU Global Track & Trace. Format: the fact sheet, after the service's official description at
 * upu.api.post/gtt. */

#define WITH_NAMES "/gtt.api/service.svc/rest/ItemTTWithTrans/"
#define PLAIN "/gtt.api/service.svc/rest/ItemTT/"

typedef struct
{
  const char *code; /* NULL: posts do not exchange it */
  const char *name;
} Words;

static const Words words[TRACKER_N_FACT_KINDS] = {
  [TRACKER_FACT_POSTED] = { "EMA", "Posting/collection" },
  [TRACKER_FACT_AT_EXPORT] = { "EMB", "Arrival at outward office of exchange" },
  [TRACKER_FACT_EXPORT_CLEARED] = { "EXC", "Item returned from export Customs" },
  [TRACKER_FACT_DEPARTED] = { "EMC", "Departure from outward office of exchange" },
  [TRACKER_FACT_AT_IMPORT] = { "EMD", "Arrival at inward office of exchange" },
  [TRACKER_FACT_CUSTOMS] = { "EDB", "Item presented to import Customs" },
  [TRACKER_FACT_CLEARED] = { "EDC", "Item returned from import Customs" },
  [TRACKER_FACT_LEFT_IMPORT] = { "EMF", "Departure from inward office of exchange" },
  [TRACKER_FACT_SORTED] = { "EDD", "Item into sorting centre" },
  [TRACKER_FACT_AT_OFFICE] = { "EMG", "Arrival at delivery office" },
  [TRACKER_FACT_OUT_FOR_DELIVERY] = { "EDG", "Item out for physical delivery" },
  [TRACKER_FACT_FAILED_ATTEMPT] = { "EMH", "Attempted/Unsuccessful (physical) delivery" },
  [TRACKER_FACT_DELIVERED] = { "EMI", "Final delivery" },
};

static const struct
{
  const char *code;
  const char *name;
} countries[] = {
  { "BR", "Brazil" },     { "BY", "Belarus" },
  { "CN", "China" },      { "DE", "Germany" },
  { "KZ", "Kazakhstan" }, { "RU", "Russian Federation" },
  { "UA", "Ukraine" },    { "US", "United States of America" },
};

static const char *
get_country_name (const char *code)
{
  for (gsize i = 0; i < G_N_ELEMENTS (countries); i++)
    if (strcmp (countries[i].code, code) == 0)
      return countries[i].name;
  return code;
}

static char *
dup_number (const TrackerEmulatorRequest *request)
{
  char *tail = tracker_emulator_request_dup_tail (request, WITH_NAMES);
  char *slash;

  if (tail == NULL)
    tail = tracker_emulator_request_dup_tail (request, PLAIN);
  if (tail == NULL)
    return NULL;
  slash = strchr (tail, '/');
  if (slash != NULL)
    *slash = '\0';
  return tail;
}

static char **
list_numbers (const TrackerEmulatorRequest *request)
{
  g_autofree char *number = tracker_emulator_upugtt_is_form (request)
                                ? tracker_emulator_upugtt_dup_form_number (request)
                                : dup_number (request);

  return number != NULL ? g_strsplit (number, ",", -1) : NULL;
}

/* Posts exchange what happens at the border and behind it; a sorting centre of the origin is its
 * own affair. */
static gboolean
is_told (const TrackerEmulatorParcel *parcel, const TrackerFact *fact)
{
  if (words[fact->kind].code == NULL)
    return FALSE;
  return fact->kind != TRACKER_FACT_SORTED || strcmp (fact->country, parcel->destination) == 0;
}

/**
 * tracker_emulator_upugtt_get_name:
 * @parcel: a parcel
 * @fact: what happened to it
 *
 * Returns: (transfer none) (nullable): the event's name; %NULL if posts do not exchange it
 */
const char *
tracker_emulator_upugtt_get_name (const TrackerEmulatorParcel *parcel, const TrackerFact *fact)
{
  return is_told (parcel, fact) ? words[fact->kind].name : NULL;
}

static void
add_event (JsonBuilder *builder,
           const char *code,
           const char *name,
           const TrackerFact *fact,
           gboolean with_names)
{
  int minutes = fact->offset_s / 60;
  g_autofree char *date
      = g_strdup_printf ("/Date(%" G_GINT64_FORMAT "%c%02d%02d)/", fact->at_s * 1000,
                         minutes < 0 ? '-' : '+', ABS (minutes) / 60, ABS (minutes) % 60);
  g_autofree char *place = g_ascii_strup (fact->place, -1);

  tracker_emulator_json_open (builder, NULL);
  tracker_emulator_json_add (builder, "EventCd", code);
  if (with_names)
    tracker_emulator_json_add (builder, "EventNm", name);
  tracker_emulator_json_add (builder, "EventDT", date);
  tracker_emulator_json_add (builder, "EventLocation", place);
  tracker_emulator_json_add (builder, "Signature", NULL);
  json_builder_end_object (builder);
}

/* A forecast stands among the events of an item that is in its country and not yet handed over. */
static void
add_forecast (JsonBuilder *builder,
              const TrackerEmulatorWorld *world,
              const TrackerEmulatorParcel *parcel,
              const TrackerFact *last,
              gboolean with_names)
{
  g_autoptr (GPtrArray) planned = tracker_emulator_world_list_planned (world, parcel);

  if (last == NULL || last->kind < TRACKER_FACT_AT_IMPORT)
    return;
  for (guint i = 0; i < planned->len; i++)
    {
      const TrackerFact *fact = g_ptr_array_index (planned, i);

      if (fact->kind == TRACKER_FACT_DELIVERED)
        add_event (builder, "DLV", "Estimated date of delivery", fact, with_names);
    }
}

static void
add_item (JsonBuilder *builder,
          const TrackerEmulatorWorld *world,
          const TrackerEmulatorParcel *parcel,
          gboolean with_names)
{
  g_autoptr (GPtrArray) known = tracker_emulator_world_list_known (world, parcel);
  const char class[2] = { parcel->number[0], '\0' };
  const TrackerFact *last = NULL;

  tracker_emulator_json_open (builder, NULL);
  tracker_emulator_json_add (builder, "ID", parcel->number);
  tracker_emulator_json_add (builder, "OriginCountryCd", parcel->origin);
  if (with_names)
    tracker_emulator_json_add (builder, "OriginCountryNm", get_country_name (parcel->origin));
  tracker_emulator_json_add (builder, "DestinationCountryCd", parcel->destination);
  if (with_names)
    tracker_emulator_json_add (builder, "DestinationCountryNm",
                               get_country_name (parcel->destination));
  tracker_emulator_json_add (builder, "MailClassCd", class[0] == 'R' ? "U" : class);
  tracker_emulator_json_add_int (builder, "State", 1);
  tracker_emulator_json_open_list (builder, "Events");
  for (guint i = 0; i < known->len; i++)
    {
      const TrackerFact *fact = g_ptr_array_index (known, i);

      if (!is_told (parcel, fact))
        continue;
      add_event (builder, words[fact->kind].code, words[fact->kind].name, fact, with_names);
      last = fact;
    }
  add_forecast (builder, world, parcel, last, with_names);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static gboolean
has_news (const TrackerEmulatorWorld *world, const TrackerEmulatorParcel *parcel)
{
  g_autoptr (GPtrArray) known = tracker_emulator_world_list_known (world, parcel);

  for (guint i = 0; i < known->len; i++)
    if (is_told (parcel, g_ptr_array_index (known, i)))
      return TRUE;
  return FALSE;
}

static void
respond (TrackerEmulatorWorld *world,
         const TrackerEmulatorRequest *request,
         TrackerEmulatorAnswer *answer)
{
  g_autofree char *number = dup_number (request);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  const TrackerEmulatorParcel *parcel;

  if (tracker_emulator_upugtt_is_form (request))
    {
      tracker_emulator_upugtt_respond_form (world, request, answer);
      return;
    }
  if (number == NULL)
    {
      tracker_emulator_answer_set_page (answer, 404, "Endpoint not found");
      return;
    }
  if (strcmp (request->method, "GET") != 0)
    {
      tracker_emulator_answer_set_page (answer, 405, "Method not allowed");
      return;
    }
  if (!tracker_emulator_request_header_has (request, "accept", "application/json"))
    {
      tracker_emulator_answer_set_page (answer, 406, "Not acceptable");
      return;
    }
  if (!tracker_emulator_is_s10 (number))
    {
      tracker_emulator_answer_set_page (answer, 400, "Request Error");
      return;
    }

  /* Nothing known: 200 and not one byte. */
  parcel = tracker_emulator_world_find (world, "upugtt", number);
  tracker_emulator_answer_set_text (answer, 200, "application/json; charset=utf-8", "");
  if (parcel == NULL || !has_news (world, parcel))
    return;

  tracker_emulator_json_open_list (builder, NULL);
  add_item (builder, world, parcel, g_str_has_prefix (request->path, WITH_NAMES));
  json_builder_end_array (builder);
  tracker_emulator_answer_set_json (answer, 200, builder);
}

const TrackerEmulatorCarrier tracker_emulator_upugtt = {
  .id = "upugtt",
  .hosts = { "globaltracktrace.ptc.post" },
  .list_numbers = list_numbers,
  .respond = respond,
  .is_for_people = tracker_emulator_upugtt_is_form,
};
