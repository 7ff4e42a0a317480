/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "tracker-emulator-json-private.h"

/* Cainiao Global (AliExpress): several numbers a call, newest first, the place's wall clock beside
 * its zone. */

#define BEIJING_OFFSET_S (8 * 3600)

typedef struct
{
  const char *code; /* NULL: it does not tell of this */
  const char *english;
  const char *chinese;
} Words;

static const Words words[TRACKER_N_FACT_KINDS] = {
  [TRACKER_FACT_REGISTERED] = { "CONSIGN", "Package ready for shipping", "包裹已准备发货" },
  [TRACKER_FACT_POSTED] = { "PU_PICKUP_SUCCESS", "Accepted by carrier", "快件已揽收" },
  [TRACKER_FACT_LEFT_OFFICE]
  = { "SC_OUTBOUND_SUCCESS", "Departed from sorting center", "快件已离开分拨中心" },
  [TRACKER_FACT_SORTED]
  = { "SC_INBOUND_SUCCESS", "Arrived at sorting center", "快件已到达分拨中心" },
  [TRACKER_FACT_AT_EXPORT]
  = { "LH_HO_IN_SUCCESS", "Arrived at departure transport hub", "到达始发航站" },
  [TRACKER_FACT_EXPORT_CLEARED]
  = { "CC_EX_SUCCESS", "Export customs clearance complete", "出口清关完成" },
  [TRACKER_FACT_DEPARTED]
  = { "LH_DEPART", "Leaving from departure country/region", "离开始发国家/地区" },
  [TRACKER_FACT_AT_IMPORT]
  = { "LH_ARRIVE", "Arrived at destination country/region", "到达目的国家/地区" },
  [TRACKER_FACT_CUSTOMS] = { "CC_IM_START", "Import customs clearance started", "进口清关开始" },
  [TRACKER_FACT_CLEARED] = { "CC_IM_SUCCESS", "Import customs clearance complete", "进口清关完成" },
  [TRACKER_FACT_LEFT_IMPORT]
  = { "GTMS_ACCEPT", "Received by local delivery company", "末端配送公司已接收" },
  [TRACKER_FACT_AT_OFFICE] = { "GTMS_WAIT_SELF_PICK", "Available for pickup", "包裹已到达自提点" },
  [TRACKER_FACT_OUT_FOR_DELIVERY] = { "GTMS_DO_DEPART", "Out for delivery", "派送中" },
  [TRACKER_FACT_FAILED_ATTEMPT]
  = { "GTMS_DEL_FAILURE", "Delivery attempt unsuccessful", "派送失败" },
  [TRACKER_FACT_DELIVERED] = { "GTMS_SIGNED", "Package delivered", "包裹已签收" },
};

static char **
list_numbers (const TrackerEmulatorRequest *request)
{
  const char *numbers = tracker_emulator_request_get_param (request, "mailNos");

  return numbers != NULL ? g_strsplit (numbers, ",", -1) : NULL;
}

/* "GMT+8", "GMT+05:30". */
static char *
format_zone (int offset_s)
{
  int minutes = ABS (offset_s) / 60;

  if (minutes % 60 == 0)
    return g_strdup_printf ("GMT%c%d", offset_s < 0 ? '-' : '+', minutes / 60);
  return g_strdup_printf ("GMT%c%02d:%02d", offset_s < 0 ? '-' : '+', minutes / 60, minutes % 60);
}

/* Scans of the domestic carriers in China come through in their own words, whatever language was
 * asked for. */
static char *
format_words (const TrackerFact *fact, gboolean in_chinese)
{
  const Words *said = &words[fact->kind];
  gboolean is_domestic = strcmp (fact->country, "CN") == 0 && fact->local_place != NULL
                         && fact->kind < TRACKER_FACT_AT_EXPORT && fact->kind > TRACKER_FACT_POSTED;

  if (is_domestic)
    return g_strdup_printf ("【%s】%s", fact->local_place, said->chinese);
  return g_strdup (in_chinese ? said->chinese : said->english);
}

static void
add_trace (JsonBuilder *builder, const char *name, const TrackerFact *fact, gboolean in_chinese)
{
  const Words *said = &words[fact->kind];
  g_autofree char *desc = format_words (fact, in_chinese);
  g_autofree char *time = tracker_fact_format (fact, "%Y-%m-%d %H:%M:%S");
  g_autofree char *zone = format_zone (fact->offset_s);

  tracker_emulator_json_open (builder, name);
  /* The wall clock read as Beijing's, wherever it hangs. */
  tracker_emulator_json_add_int (builder, "time",
                                 (fact->at_s + fact->offset_s - BEIJING_OFFSET_S) * 1000);
  tracker_emulator_json_add (builder, "timeStr", time);
  tracker_emulator_json_add (builder, "desc", desc);
  tracker_emulator_json_add (builder, "standerdDesc", in_chinese ? said->chinese : said->english);
  tracker_emulator_json_add (builder, "descTitle", in_chinese ? "承运商更新:" : "Carrier update:");
  tracker_emulator_json_add (builder, "timeZone", zone);
  tracker_emulator_json_add (builder, "actionCode", said->code);
  json_builder_end_object (builder);
}

static const char *
get_status (const TrackerFact *last)
{
  if (last == NULL || last->kind == TRACKER_FACT_REGISTERED)
    return "SELLER_SEND_GOODS";
  if (last->kind == TRACKER_FACT_DELIVERED)
    return "SIGN";
  return last->kind == TRACKER_FACT_RETURNED ? "RETURNED" : "DELIVERING";
}

static void
add_last_mile (JsonBuilder *builder, const TrackerEmulatorParcel *parcel)
{
  if (parcel->other_number == NULL)
    return;
  tracker_emulator_json_add (builder, "copyRealMailNo", parcel->other_number);
  tracker_emulator_json_add (builder, "realMailNo", parcel->other_number);
  tracker_emulator_json_open (builder, "destCpInfo");
  tracker_emulator_json_add (builder, "cpName", "Russian Post");
  tracker_emulator_json_add (builder, "cpCode", "RUPOST");
  tracker_emulator_json_add (builder, "phone", "");
  tracker_emulator_json_add (builder, "url", "");
  json_builder_end_object (builder);
}

static const TrackerFact *
add_traces (JsonBuilder *builder, GPtrArray *known, gboolean in_chinese)
{
  const TrackerFact *last = NULL;

  tracker_emulator_json_open_list (builder, "detailList");
  for (guint i = known->len; i > 0; i--)
    {
      const TrackerFact *fact = g_ptr_array_index (known, i - 1);

      if (words[fact->kind].code == NULL)
        continue;
      add_trace (builder, NULL, fact, in_chinese);
      if (last == NULL)
        last = fact;
    }
  json_builder_end_array (builder);
  return last;
}

static void
add_module (JsonBuilder *builder,
            const TrackerEmulatorWorld *world,
            const char *number,
            gboolean in_chinese)
{
  const TrackerEmulatorParcel *parcel = tracker_emulator_world_find (world, "cainiao", number);
  g_autoptr (GPtrArray) known = NULL;
  const TrackerFact *last;

  tracker_emulator_json_open (builder, NULL);
  tracker_emulator_json_add (builder, "mailNo", number);
  if (parcel == NULL)
    {
      tracker_emulator_json_add (builder, "mailNoSource", "EXTERNAL");
      tracker_emulator_json_open_list (builder, "detailList");
      json_builder_end_array (builder);
      json_builder_end_object (builder);
      return;
    }

  known = tracker_emulator_world_list_known (world, parcel);
  tracker_emulator_json_add (builder, "mailNoSource", "CAINIAO");
  tracker_emulator_json_add (builder, "originCountry",
                             strcmp (parcel->origin, "CN") == 0 ? "Mainland China"
                                                                : parcel->origin);
  tracker_emulator_json_add (builder, "destCountry",
                             strcmp (parcel->destination, "RU") == 0 ? "Russian Federation"
                                                                     : parcel->destination);
  tracker_emulator_json_add (builder, "mailType", "");
  tracker_emulator_json_add (builder, "mailTypeDesc", "");
  last = add_traces (builder, known, in_chinese);
  if (last != NULL)
    add_trace (builder, "latestTrace", last, in_chinese);
  tracker_emulator_json_add (builder, "status", get_status (last));
  tracker_emulator_json_add (builder, "daysNumber", "6\tday(s)");
  add_last_mile (builder, parcel);
  json_builder_end_object (builder);
}

static void
raise_wall (TrackerEmulatorAnswer *answer)
{
  tracker_emulator_answer_set_text (
      answer, 200, "application/json;charset=UTF-8",
      "{\"rgv587_flag\":\"sm\",\"url\":\"https://global.cainiao.com:443//global/detail.json/"
      "_____tmd_____/punish?x5secdata=xg0&x5step=1\"}");
}

static void
respond (TrackerEmulatorWorld *world,
         const TrackerEmulatorRequest *request,
         TrackerEmulatorAnswer *answer)
{
  const char *language = tracker_emulator_request_get_param (request, "lang");
  g_auto (GStrv) numbers = list_numbers (request);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  gboolean in_chinese = language != NULL && g_str_has_prefix (language, "zh");

  if (strcmp (request->path, "/global/detail.json") != 0 || numbers == NULL)
    {
      tracker_emulator_answer_set_page (answer, 404, "Not Found");
      return;
    }
  if (!tracker_emulator_request_is_browser (request))
    {
      raise_wall (answer);
      return;
    }

  tracker_emulator_json_open (builder, NULL);
  tracker_emulator_json_open_list (builder, "module");
  /* Not in the order they were asked in. */
  for (guint i = g_strv_length (numbers); i > 0; i--)
    add_module (builder, world, numbers[i - 1], in_chinese);
  json_builder_end_array (builder);
  tracker_emulator_json_add_boolean (builder, "success", TRUE);
  json_builder_end_object (builder);
  tracker_emulator_answer_set_json (answer, 200, builder);
}

const TrackerEmulatorCarrier tracker_emulator_cainiao = {
  .id = "cainiao",
  .hosts = { "global.cainiao.com" },
  .list_numbers = list_numbers,
  .respond = respond,
  .raise_wall = raise_wall,
};
