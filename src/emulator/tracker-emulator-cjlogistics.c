/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "tracker-emulator-json-private.h"

/* CJ Logistics: a page with a hidden token for its visitor, then a form that must bring both the
 * visitor's cookie and the token; oldest first, in Korea's time. */

#define PAGE_PATH "/ko/tool/parcel/tracking"
#define DETAIL_PATH "/ko/tool/parcel/tracking-detail"
#define COOKIE "JSESSIONID"
#define KOREA_S (9 * 3600)

typedef struct
{
  const char *code; /* NULL: it does not tell of this */
  const char *scan;
  const char *text;
} Words;

static const Words words[TRACKER_N_FACT_KINDS] = {
  [TRACKER_FACT_POSTED] = { "11", "집화처리", "보내시는 고객님으로부터 상품을 인수받았습니다" },
  [TRACKER_FACT_LEFT_OFFICE] = { "41", "간선상차", "물류터미널로 상품이 이동중입니다." },
  [TRACKER_FACT_SORTED] = { "42", "간선하차", "배송지역으로 상품이 이동중입니다." },
  [TRACKER_FACT_AT_IMPORT] = { "21", "행낭포장", "상품이 이동중입니다." },
  [TRACKER_FACT_OUT_FOR_DELIVERY] = { "82", "배송출발", "고객님의 상품을 배송할 예정입니다." },
  [TRACKER_FACT_DELIVERED] = { "91", "배송완료", "고객님의 상품이 배송완료 되었습니다." },
};

static char **
list_numbers (const TrackerEmulatorRequest *request)
{
  g_autoptr (GHashTable) form = NULL;
  const char *numbers[] = { NULL, NULL };

  if (strcmp (request->path, DETAIL_PATH) != 0)
    return NULL;
  form = tracker_emulator_request_parse_form (request);
  numbers[0] = form != NULL ? g_hash_table_lookup (form, "paramInvcNo") : NULL;
  return g_strdupv ((char **) numbers);
}

static void
respond_page (TrackerEmulatorWorld *world, TrackerEmulatorAnswer *answer)
{
  g_autofree char *visitor = g_uuid_string_random ();
  g_autofree char *token = g_uuid_string_random ();

  tracker_emulator_world_set_note (world, "cjlogistics", visitor, token);
  tracker_emulator_answer_take_text (
      answer, 200, "text/html; charset=UTF-8",
      g_strdup_printf ("<!DOCTYPE html><html lang=\"ko\"><head><title>배송조회</title></head><body>"
                       "<form id=\"frmUnifiedSearch\"><input type=\"hidden\" name=\"_csrf\" "
                       "value=\"%s\"><input name=\"paramInvcNo\" type=\"text\"></form>"
                       "</body></html>",
                       token));
  tracker_emulator_answer_add_cookie (answer, COOKIE, visitor);
  tracker_emulator_answer_add_cookie (answer, "cjlogisticsFrontLangCookie", "ko");
}

static void
add_event (JsonBuilder *builder, const TrackerFact *fact)
{
  g_autofree char *time = tracker_emulator_format_time (fact->at_s, KOREA_S, "%Y-%m-%d %H:%M:%S.0");

  tracker_emulator_json_open (builder, NULL);
  tracker_emulator_json_add (builder, "crgNm", words[fact->kind].text);
  tracker_emulator_json_add (builder, "crgSt", words[fact->kind].code);
  tracker_emulator_json_add (builder, "dTime", time);
  tracker_emulator_json_add (builder, "regBranId", "0000");
  tracker_emulator_json_add (builder, "regBranNm", tracker_fact_get_local_place (fact));
  tracker_emulator_json_add (builder, "scanNm", words[fact->kind].scan);
  json_builder_end_object (builder);
}

static void
add_parcel (JsonBuilder *builder, const char *number)
{
  tracker_emulator_json_open (builder, NULL);
  tracker_emulator_json_add (builder, "invcNo", number);
  tracker_emulator_json_add (builder, "sendrNm", "김*");
  tracker_emulator_json_add (builder, "qty", "1");
  tracker_emulator_json_add (builder, "rcvrNm", "이*");
  json_builder_end_object (builder);
}

static void
respond_detail (TrackerEmulatorWorld *world, const char *number, TrackerEmulatorAnswer *answer)
{
  const TrackerEmulatorParcel *parcel = tracker_emulator_world_find (world, "cjlogistics", number);
  g_autoptr (GPtrArray) known
      = parcel != NULL ? tracker_emulator_world_list_known (world, parcel) : g_ptr_array_new ();
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  tracker_emulator_json_open (builder, NULL);
  tracker_emulator_json_open (builder, "parcelResultMap");
  tracker_emulator_json_open_list (builder, "resultList");
  if (known->len > 0)
    add_parcel (builder, number);
  json_builder_end_array (builder);
  tracker_emulator_json_add (builder, "paramInvcNo", number);
  json_builder_end_object (builder);
  tracker_emulator_json_open (builder, "parcelDetailResultMap");
  tracker_emulator_json_open_list (builder, "resultList");
  for (guint i = 0; i < known->len; i++)
    if (words[((const TrackerFact *) g_ptr_array_index (known, i))->kind].code != NULL)
      add_event (builder, g_ptr_array_index (known, i));
  json_builder_end_array (builder);
  tracker_emulator_json_add (builder, "paramInvcNo", number);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  tracker_emulator_answer_set_json (answer, 200, builder);
}

static void
respond_form (TrackerEmulatorWorld *world,
              const TrackerEmulatorRequest *request,
              TrackerEmulatorAnswer *answer)
{
  g_autoptr (GHashTable) form = tracker_emulator_request_parse_form (request);
  g_autofree char *visitor = tracker_emulator_request_dup_cookie (request, COOKIE);
  const char *due = tracker_emulator_world_get_note (world, "cjlogistics", visitor);
  const char *token = form != NULL ? g_hash_table_lookup (form, "_csrf") : NULL;
  const char *number = form != NULL ? g_hash_table_lookup (form, "paramInvcNo") : NULL;

  if (due == NULL || g_strcmp0 (due, token) != 0)
    tracker_emulator_answer_set_page (answer, 403, "Forbidden");
  else
    respond_detail (world, number != NULL ? number : "", answer);
}

static void
respond (TrackerEmulatorWorld *world,
         const TrackerEmulatorRequest *request,
         TrackerEmulatorAnswer *answer)
{
  if (strcmp (request->path, PAGE_PATH) == 0 && strcmp (request->method, "GET") == 0)
    respond_page (world, answer);
  else if (strcmp (request->path, DETAIL_PATH) == 0 && strcmp (request->method, "POST") == 0)
    respond_form (world, request, answer);
  else
    tracker_emulator_answer_set_page (answer, 404, "Not Found");
}

const TrackerEmulatorCarrier tracker_emulator_cjlogistics = {
  .id = "cjlogistics",
  .hosts = { "www.cjlogistics.com" },
  .list_numbers = list_numbers,
  .respond = respond,
};
