/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "tracker-emulator-chinapost-private.h"
#include "tracker-emulator-json-private.h"

/* China Post: what all of its pages say, and the slider of yjcx with JSON behind it. */

#define EMS_HOST "www.ems.com.cn"
#define LOAD "/qps/showPicture/verify/slideVerifyLoad"
#define CHECK "/qps/showPicture/verify/slideVerifyCheck"

static const TrackerChinaPostWords words[TRACKER_N_FACT_KINDS] = {
  [TRACKER_FACT_POSTED] = { "", "Posting", "已揽收", "accepted" },
  [TRACKER_FACT_LEFT_OFFICE] = { "713", "Departed", "运输中", "in transit" },
  [TRACKER_FACT_SORTED] = { "954", "Arrival at sorting centre", "运输中", "in transit" },
  [TRACKER_FACT_AT_EXPORT]
  = { "404", "Arrival at outward office of exchange", "运输中", "in transit" },
  [TRACKER_FACT_EXPORT_CLEARED] = { "EXC", "Released by customs", "出口清关", "in transit" },
  [TRACKER_FACT_DEPARTED]
  = { "457", "Departure from outward office of exchange", "运输中", "in transit" },
  [TRACKER_FACT_AT_IMPORT]
  = { "459", "Arrival at inward office of exchange", "运输中", "in transit" },
  [TRACKER_FACT_CUSTOMS] = { "EXB", "Held by customs", "进口清关", "in transit" },
  [TRACKER_FACT_OUT_FOR_DELIVERY] = { "702", "Out for delivery", "派送中", "out for delivery" },
  [TRACKER_FACT_AT_OFFICE] = { "", "Arrival at delivery office", "待取件", "to be collected" },
  [TRACKER_FACT_FAILED_ATTEMPT]
  = { "542", "Unsuccessful delivery", "派件异常", "out for delivery" },
  [TRACKER_FACT_DELIVERED] = { "463", "Final delivery", "已签收", "delivered" },
  [TRACKER_FACT_RETURNED] = { "711", "Return to sender", "退回寄件人", "returned" },
};

static const char page[]
    = "<!DOCTYPE html>\n<html lang=\"zh-CN\"><head><title>邮件查询</title></head><body>\n"
      "<form id=\"queryForm\"><textarea id=\"text\" name=\"text[]\"></textarea>\n"
      "<input type=\"hidden\" id=\"uuid\" name=\"uuid\">\n"
      "<div id=\"slideVerify\"><img id=\"YYPng\"><img id=\"CutPng\"></div>\n"
      "<button type=\"button\" id=\"query\">查询</button></form></body></html>\n";

/**
 * tracker_emulator_chinapost_get_words:
 * @fact: a fact
 *
 * Returns: (transfer none): how it is told
 */
const TrackerChinaPostWords *
tracker_emulator_chinapost_get_words (const TrackerFact *fact)
{
  return &words[fact->kind];
}

/* Of what happens abroad the arrival comes back, the customs and the delivery. */
static gboolean
is_told (const TrackerFact *fact)
{
  if (words[fact->kind].code == NULL)
    return FALSE;
  return strcmp (fact->country, "CN") == 0 || fact->kind == TRACKER_FACT_AT_IMPORT
         || fact->kind == TRACKER_FACT_CUSTOMS || fact->kind == TRACKER_FACT_DELIVERED;
}

/**
 * tracker_emulator_chinapost_list:
 * @world: the world
 * @number: (nullable): a number
 *
 * Returns: (transfer container) (element-type TrackerFact): what is told of it now, newest first;
 * empty for a number that is not known
 */
GPtrArray *
tracker_emulator_chinapost_list (const TrackerEmulatorWorld *world, const char *number)
{
  const TrackerEmulatorParcel *parcel
      = tracker_emulator_world_find (world, TRACKER_CHINAPOST, number);
  GPtrArray *told = g_ptr_array_new ();
  g_autoptr (GPtrArray) known = NULL;

  if (parcel == NULL)
    return told;
  known = tracker_emulator_world_list_known (world, parcel);
  for (guint i = known->len; i > 0; i--)
    if (is_told (g_ptr_array_index (known, i - 1)))
      g_ptr_array_add (told, g_ptr_array_index (known, i - 1));
  return told;
}

/**
 * tracker_emulator_chinapost_format_office:
 * @fact: a fact
 *
 * Returns: (transfer full): eight digits for an office of its own; letters for one abroad
 */
char *
tracker_emulator_chinapost_format_office (const TrackerFact *fact)
{
  if (strcmp (fact->country, "CN") != 0)
    return g_strdup_printf ("%sA", fact->country);
  return g_strconcat (fact->postcode != NULL ? fact->postcode : "100000", "00", NULL);
}

/**
 * tracker_emulator_chinapost_is_number:
 * @number: (nullable): a number
 *
 * Returns: whether it is one that is tracked: an international item or 13 digits
 */
gboolean
tracker_emulator_chinapost_is_number (const char *number)
{
  return tracker_emulator_is_s10 (number)
         || (number != NULL
             && g_regex_match_simple ("^[0-9]{13}$", number, G_REGEX_DOLLAR_ENDONLY, 0));
}

static void
respond_page (TrackerEmulatorWorld *world,
              const TrackerEmulatorRequest *request,
              TrackerEmulatorAnswer *answer)
{
  TrackerCaptchaVisit *visit = tracker_emulator_receive_visit (world, request, TRACKER_CHINAPOST,
                                                               TRACKER_CHINAPOST_COOKIE, answer);

  if (tracker_captcha_book_meets_unknown (tracker_emulator_world_get_book (world), visit, TRUE))
    tracker_emulator_answer_set_unknown (answer, 200);
  else
    tracker_emulator_answer_set_text (answer, 200, "text/html; charset=utf-8", page);
}

static void
respond_load (TrackerEmulatorWorld *world,
              const TrackerEmulatorRequest *request,
              TrackerEmulatorAnswer *answer)
{
  TrackerCaptchaBook *book = tracker_emulator_world_get_book (world);
  TrackerCaptchaVisit *visit = tracker_emulator_receive_visit (world, request, TRACKER_CHINAPOST,
                                                               TRACKER_CHINAPOST_COOKIE, answer);
  g_autoptr (JsonBuilder) builder = NULL;
  g_autofree char *picture = NULL;
  g_autofree char *piece = NULL;
  const TrackerCaptcha *captcha;

  if (tracker_captcha_book_meets_unknown (book, visit, FALSE))
    {
      tracker_emulator_answer_set_text (answer, 200, "application/json; charset=utf-8",
                                        "{\"type\":\"ROTATE\",\"angle\":null}");
      return;
    }
  captcha = tracker_captcha_book_issue (
      book, visit, tracker_captcha_new_slider (tracker_captcha_book_get_rand (book), TRUE));
  picture = tracker_captcha_to_base64 (captcha->picture);
  piece = tracker_captcha_to_base64 (captcha->piece);
  builder = json_builder_new ();
  tracker_emulator_json_open (builder, NULL);
  tracker_emulator_json_add (builder, "YYPng_base64", picture);
  tracker_emulator_json_add (builder, "CutPng_base64", piece);
  tracker_emulator_json_add (builder, "uuid", tracker_captcha_visit_get_captcha_id (visit));
  json_builder_end_object (builder);
  tracker_emulator_answer_set_json (answer, 200, builder);
}

static void
add_event (JsonBuilder *builder, const TrackerFact *fact)
{
  const TrackerChinaPostWords *said = &words[fact->kind];
  g_autofree char *time = tracker_fact_format (fact, "%Y-%m-%d %H:%M:%S");
  g_autofree char *day = tracker_fact_format (fact, "%Y-%m-%d");
  g_autofree char *hour = tracker_fact_format (fact, "%H:%M");
  g_autofree char *office = tracker_emulator_chinapost_format_office (fact);

  tracker_emulator_json_add (builder, "opTime", time);
  tracker_emulator_json_add (builder, "opOrgCode", office);
  tracker_emulator_json_add (builder, "opOrgName", fact->place);
  tracker_emulator_json_add (builder, "opName", said->english);
  tracker_emulator_json_add (builder, "opCode", said->code);
  tracker_emulator_json_add (builder, "opOrgCity", fact->place);
  tracker_emulator_json_add (builder, "statusDesc", said->status);
  tracker_emulator_json_add (builder, "date", day);
  tracker_emulator_json_add (builder, "time", hour);
}

static void
set_traces (TrackerEmulatorAnswer *answer, const TrackerEmulatorWorld *world, const char *number)
{
  const TrackerEmulatorParcel *parcel
      = tracker_emulator_world_find (world, TRACKER_CHINAPOST, number);
  g_autoptr (GPtrArray) told = tracker_emulator_chinapost_list (world, number);
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  tracker_emulator_json_open_list (builder, NULL);
  for (guint i = 0; i < told->len; i++)
    {
      tracker_emulator_json_open (builder, NULL);
      tracker_emulator_json_add (builder, "traceNo", number);
      add_event (builder, g_ptr_array_index (told, i));
      tracker_emulator_json_add (builder, "bizProductName", "");
      tracker_emulator_json_add (builder, "baseProductName", "");
      tracker_emulator_json_add (builder, "destination", parcel->destination);
      tracker_emulator_json_add (builder, "opCodeStatus", "1");
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  tracker_emulator_answer_set_json (answer, 200, builder);
}

/* A used challenge is as wrong as a wrong place; who comes too late has no session any more. */
static void
respond_check (TrackerEmulatorWorld *world,
               const TrackerEmulatorRequest *request,
               TrackerEmulatorAnswer *answer)
{
  g_autoptr (GHashTable) form = tracker_emulator_request_parse_form (request);
  const char *number = g_hash_table_lookup (form, "text[]");
  const char *uuid = g_hash_table_lookup (form, "uuid");
  TrackerCaptchaVisit *visit
      = tracker_emulator_find_visit (world, request, TRACKER_CHINAPOST, TRACKER_CHINAPOST_COOKIE);
  const char *type = "application/json; charset=utf-8";

  switch (tracker_captcha_book_judge (tracker_emulator_world_get_book (world), visit,
                                      uuid != NULL ? uuid : "",
                                      g_hash_table_lookup (form, "moveEnd_X")))
    {
    case TRACKER_CAPTCHA_RIGHT:
      if (tracker_emulator_chinapost_is_number (number))
        set_traces (answer, world, number);
      else
        tracker_emulator_answer_set_text (answer, 200, type, "noAccess");
      break;
    case TRACKER_CAPTCHA_WRONG:
    case TRACKER_CAPTCHA_USED:
      tracker_emulator_answer_set_text (answer, 200, type, "{\"YZ\":\"no\"}");
      break;
    case TRACKER_CAPTCHA_EXPIRED:
    case TRACKER_CAPTCHA_LOST:
    default:
      tracker_emulator_answer_set_text (answer, 200, type, "noSession");
      break;
    }
}

static void
respond_yjcx (TrackerEmulatorWorld *world,
              const TrackerEmulatorRequest *request,
              TrackerEmulatorAnswer *answer)
{
  gboolean is_post = strcmp (request->method, "POST") == 0;

  if (strcmp (request->path, "/qps/yjcx") == 0 || strcmp (request->path, "/qps/english/yjcx") == 0)
    respond_page (world, request, answer);
  else if (strcmp (request->path, LOAD) == 0)
    respond_load (world, request, answer);
  else if (strcmp (request->path, CHECK) != 0 || !is_post)
    tracker_emulator_answer_set_page (answer, 404, "Not Found");
  else if (!tracker_emulator_request_header_has (request, "referer", "/qps/"))
    tracker_emulator_answer_set_page (answer, 403, "Forbidden");
  else
    respond_check (world, request, answer);
}

static char **
list_numbers (const TrackerEmulatorRequest *request)
{
  g_autoptr (GHashTable) form = NULL;
  const char *number;

  if (strcmp (request->host, EMS_HOST) == 0)
    return tracker_emulator_chinapost_list_ems_numbers (request);
  if (strcmp (request->path, CHECK) != 0)
    return NULL;
  form = tracker_emulator_request_parse_form (request);
  number = g_hash_table_lookup (form, "text[]");
  return number != NULL ? g_strsplit (number, ",", -1) : NULL;
}

static void
respond (TrackerEmulatorWorld *world,
         const TrackerEmulatorRequest *request,
         TrackerEmulatorAnswer *answer)
{
  if (strcmp (request->host, EMS_HOST) == 0)
    tracker_emulator_chinapost_respond_ems (world, request, answer);
  else
    respond_yjcx (world, request, answer);
}

/* The firewall in front of all of its hosts. */
static void
raise_wall (TrackerEmulatorAnswer *answer)
{
  tracker_emulator_answer_set_text (
      answer, 405, "text/html; charset=utf-8",
      "<!DOCTYPE html>\n<html lang=\"zh-CN\"><head><title>405</title></head><body>"
      "<h1>访问被阻断</h1><p>您的请求被应用防火墙拦截。</p></body></html>\n");
}

const TrackerEmulatorCarrier tracker_emulator_chinapost = {
  .id = TRACKER_CHINAPOST,
  .hosts = { "yjcx.chinapost.com.cn", "yjcx.ems.com.cn", EMS_HOST },
  .list_numbers = list_numbers,
  .respond = respond,
  .raise_wall = raise_wall,
};
