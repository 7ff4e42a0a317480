/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "tracker-emulator-json-private.h"

/* Chunghwa Post: four digits under a name that the client invents, then one dispatcher that speaks
 * JSON. A wrong code and an unknown number differ in nothing but the words. */

#define ID "taiwanpost"
#define COOKIE "JSESSIONID"
#define TAIPEI_OFFSET_S (8 * 3600)
#define PAGE "/pstmail/main_mail.html"
#define PICTURE "/pstmail/jcaptcha"
#define DISPATCHER "/pstmail/EsoafDispatcher"
#define HOME_CLASS "com.systex.jbranch.app.server.post.vo.EB500200InputVO"

static const char *const words[TRACKER_N_FACT_KINDS] = {
  [TRACKER_FACT_POSTED] = "交寄",
  [TRACKER_FACT_LEFT_OFFICE] = "運輸途中",
  [TRACKER_FACT_SORTED] = "轉運中",
  [TRACKER_FACT_AT_EXPORT] = "運輸途中",
  [TRACKER_FACT_DEPARTED] = "互換局封發",
  [TRACKER_FACT_AT_IMPORT] = "到達互換局",
  [TRACKER_FACT_CUSTOMS] = "海關查驗中",
  [TRACKER_FACT_CLEARED] = "海關放行",
  [TRACKER_FACT_LEFT_IMPORT] = "轉運中",
  [TRACKER_FACT_AT_OFFICE] = "招領中",
  [TRACKER_FACT_OUT_FOR_DELIVERY] = "投遞中",
  [TRACKER_FACT_FAILED_ATTEMPT] = "投遞不成功",
  [TRACKER_FACT_DELIVERED] = "投遞成功",
  [TRACKER_FACT_RETURNED] = "退回",
};

/* A text of the object @section of the body. */
static char *
dup_text (const TrackerEmulatorRequest *request, const char *section, const char *name)
{
  g_autoptr (JsonNode) root = tracker_emulator_request_parse_json (request);
  JsonNode *part = NULL;

  if (root != NULL && JSON_NODE_HOLDS_OBJECT (root))
    part = json_object_get_member (json_node_get_object (root), section);
  return g_strdup (tracker_emulator_json_get (part, name));
}

static char **
list_numbers (const TrackerEmulatorRequest *request)
{
  g_autofree char *number = dup_text (request, "body", "MAILNO");

  return number != NULL ? g_strsplit (number, ",", -1) : NULL;
}

static void
respond_page (TrackerEmulatorWorld *world,
              const TrackerEmulatorRequest *request,
              TrackerEmulatorAnswer *answer)
{
  TrackerCaptchaVisit *visit = tracker_emulator_receive_visit (world, request, ID, COOKIE, answer);

  if (tracker_captcha_book_meets_unknown (tracker_emulator_world_get_book (world), visit, TRUE))
    tracker_emulator_answer_set_unknown (answer, 200);
  else
    tracker_emulator_answer_set_text (
        answer, 200, "text/html; charset=utf-8",
        "<!DOCTYPE html>\n<html lang=\"zh-TW\"><head><title>郵件查詢</title></head><body>"
        "<div ng-controller=\"EB500200Controller\"></div></body></html>\n");
}

static void
respond_picture (TrackerEmulatorWorld *world,
                 const TrackerEmulatorRequest *request,
                 TrackerEmulatorAnswer *answer)
{
  TrackerCaptchaBook *book = tracker_emulator_world_get_book (world);
  GRand *rand = tracker_captcha_book_get_rand (book);
  TrackerCaptchaVisit *visit = tracker_emulator_receive_visit (world, request, ID, COOKIE, answer);
  const char *uuid = tracker_emulator_request_get_param (request, "uuid");
  g_autofree char *text = tracker_captcha_pick_text (rand, TRACKER_CAPTCHA_DIGITS, 4, 4);

  if (uuid == NULL)
    {
      tracker_emulator_answer_set_page (answer, 400, "Bad Request");
      return;
    }
  if (tracker_captcha_book_meets_unknown (book, visit, FALSE))
    {
      tracker_emulator_answer_set_unknown (answer, 404);
      return;
    }
  tracker_emulator_answer_set_picture (
      answer, tracker_captcha_book_issue (book, visit,
                                          tracker_captcha_new_text (rand, text, text, 120, 45)));
  tracker_captcha_visit_set_captcha_id (visit, uuid);
}

static void
set_message (TrackerEmulatorAnswer *answer, const char *message)
{
  tracker_emulator_answer_take_text (
      answer, 200, "application/json; charset=utf-8",
      g_strdup_printf ("[{\"header\":{},\"body\":{\"msg\":\"%s\"}}]", message));
}

static void
set_events (TrackerEmulatorAnswer *answer,
            const TrackerEmulatorWorld *world,
            const TrackerEmulatorParcel *parcel)
{
  g_autoptr (GPtrArray) known = tracker_emulator_world_list_known (world, parcel);
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  tracker_emulator_json_open_list (builder, NULL);
  tracker_emulator_json_open (builder, NULL);
  tracker_emulator_json_open (builder, "header");
  json_builder_end_object (builder);
  tracker_emulator_json_open (builder, "body");
  tracker_emulator_json_open_list (builder, "list");
  tracker_emulator_json_open (builder, NULL);
  tracker_emulator_json_open_list (builder, "event");
  for (guint i = 0; i < known->len; i++)
    {
      const TrackerFact *fact = g_ptr_array_index (known, i);
      g_autofree char *time
          = tracker_emulator_format_time (fact->at_s, TAIPEI_OFFSET_S, "%Y/%m/%d %H:%M:%S");

      if (words[fact->kind] == NULL)
        continue;
      tracker_emulator_json_open (builder, NULL);
      tracker_emulator_json_add (builder, "proc_datetime", time);
      tracker_emulator_json_add (builder, "status", words[fact->kind]);
      tracker_emulator_json_add (builder, "dest", tracker_fact_get_local_place (fact));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  json_builder_end_array (builder);
  tracker_emulator_answer_set_json (answer, 200, builder);
}

static void
respond_query (TrackerEmulatorWorld *world,
               const TrackerEmulatorRequest *request,
               TrackerEmulatorAnswer *answer)
{
  g_autofree char *number = dup_text (request, "body", "MAILNO");
  g_autofree char *uuid = dup_text (request, "body", "uuid");
  g_autofree char *code = dup_text (request, "body", "captcha");
  TrackerCaptchaVerdict verdict = tracker_captcha_book_judge (
      tracker_emulator_world_get_book (world),
      tracker_emulator_find_visit (world, request, ID, COOKIE), uuid != NULL ? uuid : "", code);
  const TrackerEmulatorParcel *parcel = tracker_emulator_world_find_told (world, ID, number);

  if (verdict == TRACKER_CAPTCHA_EXPIRED || verdict == TRACKER_CAPTCHA_LOST)
    set_message (answer, "驗證碼已逾時");
  else if (verdict != TRACKER_CAPTCHA_RIGHT)
    set_message (answer, "驗證碼錯誤");
  else if (parcel == NULL)
    set_message (answer, "查無資料");
  else
    set_events (answer, world, parcel);
}

static void
respond (TrackerEmulatorWorld *world,
         const TrackerEmulatorRequest *request,
         TrackerEmulatorAnswer *answer)
{
  g_autofree char *class = NULL;

  if (strcmp (request->path, PAGE) == 0)
    {
      respond_page (world, request, answer);
      return;
    }
  if (strcmp (request->path, PICTURE) == 0)
    {
      respond_picture (world, request, answer);
      return;
    }
  class = dup_text (request, "header", "InputVOClass");
  if (strcmp (request->path, DISPATCHER) == 0 && g_strcmp0 (class, HOME_CLASS) == 0)
    respond_query (world, request, answer);
  else
    tracker_emulator_answer_set_page (answer, 404, "Not Found");
}

const TrackerEmulatorCarrier tracker_emulator_taiwanpost = {
  .id = ID,
  .hosts = { "postserv.post.gov.tw" },
  .list_numbers = list_numbers,
  .respond = respond,
};
