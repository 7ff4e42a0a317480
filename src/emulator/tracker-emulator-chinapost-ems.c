/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "tracker-emulator-chinapost-private.h"
#include "tracker-emulator-json-private.h"

/* www.ems.com.cn of two times: a slider whose answer opens one query for tables of HTML, and clicks
 * on words with JSON behind. */

#define SESSION "/ems/random"
#define PICTURE "/ems/GoUploadImg.do"
#define POSITION "/ems/YanZhenX.do"
#define SINGLE "/ems/order/singleQuery_e"
#define MULTI "/ems/order/multiQuery_e"
#define LIST "/queryList"
#define CLICKS "/ems-web/cutPic/getPictureNew"
#define NEW_PREFIX "/ems-web/"
#define JSON_TYPE "application/json; charset=utf-8"
#define HTML_TYPE "text/html; charset=utf-8"
#define MAX_NUMBERS 10
#define MAX_GUEST_EVENTS 3

static TrackerCaptchaVisit *
find_visit (TrackerEmulatorWorld *world, const TrackerEmulatorRequest *request)
{
  return tracker_emulator_find_visit (world, request, TRACKER_CHINAPOST, TRACKER_CHINAPOST_COOKIE);
}

static TrackerCaptchaVisit *
receive_visit (TrackerEmulatorWorld *world,
               const TrackerEmulatorRequest *request,
               TrackerEmulatorAnswer *answer)
{
  return tracker_emulator_receive_visit (world, request, TRACKER_CHINAPOST,
                                         TRACKER_CHINAPOST_COOKIE, answer);
}

/* A member of the body where that is JSON, in whatever way the client wrote it. */
static char *
dup_member (const TrackerEmulatorRequest *request, const char *name)
{
  g_autoptr (JsonNode) root = tracker_emulator_request_parse_json (request);
  const char *text = tracker_emulator_json_get (root, name);
  JsonNode *member;

  if (text != NULL)
    return g_strdup (text);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return NULL;
  member = json_object_get_member (json_node_get_object (root), name);
  return member != NULL ? json_to_string (member, FALSE) : NULL;
}

/**
 * tracker_emulator_chinapost_list_ems_numbers:
 * @request: a request to that host
 *
 * Returns: (transfer full) (nullable): the numbers it asks about
 */
char **
tracker_emulator_chinapost_list_ems_numbers (const TrackerEmulatorRequest *request)
{
  g_autoptr (GHashTable) form = NULL;
  const char *numbers = NULL;

  if (g_str_has_prefix (request->path, NEW_PREFIX))
    {
      g_autofree char *number = dup_member (request, "mailNo");

      return number != NULL ? g_strsplit (number, ",", -1) : NULL;
    }
  form = tracker_emulator_request_parse_form (request);
  if (strcmp (request->path, SINGLE) == 0)
    numbers = g_hash_table_lookup (form, "mailNum");
  else if (strcmp (request->path, MULTI) == 0)
    numbers = g_hash_table_lookup (form, "muMailNum");
  return numbers != NULL ? g_strsplit (numbers, "\r\n", MAX_NUMBERS) : NULL;
}

static void
respond_page (TrackerEmulatorWorld *world,
              const TrackerEmulatorRequest *request,
              TrackerEmulatorAnswer *answer)
{
  TrackerCaptchaVisit *visit = receive_visit (world, request, answer);

  if (tracker_captcha_book_meets_unknown (tracker_emulator_world_get_book (world), visit, TRUE))
    tracker_emulator_answer_set_unknown (answer, 200);
  else
    tracker_emulator_answer_set_text (
        answer, 200, HTML_TYPE,
        "<!DOCTYPE html>\n<html lang=\"zh-CN\"><head><title>EMS"
        "</title></head><body><div id=\"app\"></div></body></html>\n");
}

static void
set_unknown (TrackerEmulatorAnswer *answer)
{
  tracker_emulator_answer_set_text (answer, 200, JSON_TYPE,
                                    "{\"code\":\"000000\",\"data\":{\"type\":\"ROTATE\","
                                    "\"id\":\"ROTATE_1\"}}");
}

/* Draws a challenge for the visitor; NULL: @answer shows another kind instead. */
static const TrackerCaptcha *
issue (TrackerEmulatorWorld *world,
       const TrackerEmulatorRequest *request,
       gboolean is_clicks,
       TrackerEmulatorAnswer *answer,
       TrackerCaptchaVisit **visit)
{
  TrackerCaptchaBook *book = tracker_emulator_world_get_book (world);
  GRand *rand = tracker_captcha_book_get_rand (book);

  *visit = receive_visit (world, request, answer);
  if (tracker_captcha_book_meets_unknown (book, *visit, FALSE))
    {
      set_unknown (answer);
      return NULL;
    }
  return tracker_captcha_book_issue (book, *visit,
                                     is_clicks ? tracker_captcha_new_clicks (rand)
                                               : tracker_captcha_new_slider (rand, FALSE));
}

static void
respond_picture (TrackerEmulatorWorld *world,
                 const TrackerEmulatorRequest *request,
                 TrackerEmulatorAnswer *answer)
{
  TrackerCaptchaVisit *visit;
  const TrackerCaptcha *captcha = issue (world, request, FALSE, answer, &visit);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *picture = NULL;
  g_autofree char *piece = NULL;

  if (captcha == NULL)
    return;
  picture = tracker_captcha_to_base64 (captcha->picture);
  piece = tracker_captcha_to_base64 (captcha->piece);
  tracker_emulator_json_open (builder, NULL);
  tracker_emulator_json_add (builder, "uuid", tracker_captcha_visit_get_captcha_id (visit));
  tracker_emulator_json_add (builder, "YYPng_base64", picture);
  tracker_emulator_json_add (builder, "CutPng_base64", piece);
  tracker_emulator_json_add_int (builder, "CJY", captcha->piece_top);
  json_builder_end_object (builder);
  tracker_emulator_answer_set_json (answer, 200, builder);
}

/* It takes every position in silence; the query then says whether it was right. */
static void
respond_position (TrackerEmulatorWorld *world,
                  const TrackerEmulatorRequest *request,
                  TrackerEmulatorAnswer *answer)
{
  g_autoptr (GHashTable) form = tracker_emulator_request_parse_form (request);
  const char *uuid = g_hash_table_lookup (form, "uuid");
  TrackerCaptchaVisit *visit = find_visit (world, request);
  TrackerCaptchaVerdict verdict = tracker_captcha_book_judge (
      tracker_emulator_world_get_book (world), visit, uuid != NULL ? uuid : "",
      g_hash_table_lookup (form, "moveEnd_X"));

  if (verdict == TRACKER_CAPTCHA_RIGHT)
    tracker_captcha_visit_set_pass (visit, TRUE);
  tracker_emulator_answer_set_text (
      answer, 200, JSON_TYPE,
      verdict == TRACKER_CAPTCHA_EXPIRED || verdict == TRACKER_CAPTCHA_LOST ? "noSession" : "{}");
}

static void
append_box (GString *html, const TrackerEmulatorWorld *world, const char *number)
{
  g_autoptr (GPtrArray) told = tracker_emulator_chinapost_list (world, number);
  g_autofree char *shown = g_markup_escape_text (number, -1);

  g_string_append_printf (html, "<div class=\"mailnum_result_box\"><h2>%s</h2>\n", shown);
  if (told->len == 0)
    g_string_append (html, "<p>No tracking information for the shipment</p>");
  else
    g_string_append (html, "<table><tr><th>Time</th><th>Place</th><th>Event</th></tr>\n");
  for (guint i = 0; i < told->len; i++)
    {
      const TrackerFact *fact = g_ptr_array_index (told, i);
      g_autofree char *time = tracker_fact_format (fact, "%Y-%m-%d %H:%M:%S");
      g_autofree char *place = g_markup_escape_text (fact->place, -1);

      g_string_append_printf (html, "<tr><td>%s</td><td>%s</td><td>%s</td></tr>\n", time, place,
                              tracker_emulator_chinapost_get_words (fact)->english);
    }
  g_string_append (html, told->len > 0 ? "</table></div>\n" : "</div>\n");
}

static void
respond_query (TrackerEmulatorWorld *world,
               const TrackerEmulatorRequest *request,
               TrackerEmulatorAnswer *answer)
{
  g_auto (GStrv) numbers = tracker_emulator_chinapost_list_ems_numbers (request);
  GString *html = g_string_new ("<!DOCTYPE html>\n<html><head><title>EMS</title></head><body>\n");

  if (!tracker_captcha_visit_take_pass (find_visit (world, request)))
    /* The spelling is theirs. */
    g_string_append (html, "<p>Validation Failure, please re-enter verfication code</p>\n");
  else
    for (gsize i = 0; numbers != NULL && numbers[i] != NULL; i++)
      append_box (html, world, numbers[i]);
  g_string_append (html, "</body></html>\n");
  tracker_emulator_answer_take_text (answer, 200, HTML_TYPE, g_string_free (html, FALSE));
}

static void
respond_clicks (TrackerEmulatorWorld *world,
                const TrackerEmulatorRequest *request,
                TrackerEmulatorAnswer *answer)
{
  TrackerCaptchaVisit *visit;
  const TrackerCaptcha *captcha = issue (world, request, TRUE, answer, &visit);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *picture = NULL;
  g_autofree char *base64 = NULL;
  g_autofree char *prompt = NULL;

  if (captcha == NULL)
    return;
  picture = tracker_captcha_dup_data_uri (captcha);
  base64 = tracker_captcha_to_base64 (captcha->prompt);
  prompt = g_strconcat ("data:image/png;base64,", base64, NULL);
  tracker_emulator_json_open (builder, NULL);
  tracker_emulator_json_add (builder, "code", "000000");
  tracker_emulator_json_add (builder, "msg", "");
  tracker_emulator_json_open (builder, "data");
  tracker_emulator_json_add (builder, "id", tracker_captcha_visit_get_captcha_id (visit));
  tracker_emulator_json_add (builder, "type", "WORD_IMAGE_CLICK");
  tracker_emulator_json_add (builder, "backgroundImage", picture);
  tracker_emulator_json_add (builder, "templateImage", prompt);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  tracker_emulator_answer_set_json (answer, 200, builder);
}

static void
set_message (TrackerEmulatorAnswer *answer, const char *code, const char *message)
{
  tracker_emulator_answer_take_text (
      answer, 200, JSON_TYPE,
      g_strdup_printf ("{\"code\":\"%s\",\"msg\":\"%s\",\"info\":null}", code, message));
}

/* Oldest first; guests see no more than the newest. */
static void
set_mail (TrackerEmulatorAnswer *answer, const char *number, const GPtrArray *told)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  const TrackerFact *last = g_ptr_array_index (told, 0);

  tracker_emulator_json_open (builder, NULL);
  tracker_emulator_json_add (builder, "code", "000000");
  tracker_emulator_json_add (builder, "msg", "");
  tracker_emulator_json_open (builder, "info");
  tracker_emulator_json_open (builder, "mail");
  tracker_emulator_json_add (builder, "mailNo", number);
  tracker_emulator_json_add (builder, "stateDesc",
                             tracker_emulator_chinapost_get_words (last)->chinese);
  tracker_emulator_json_add_int (builder, "mailInfoCount", told->len);
  tracker_emulator_json_open_list (builder, "mailInfos");
  for (guint i = MIN (told->len, MAX_GUEST_EVENTS); i > 0; i--)
    {
      const TrackerFact *fact = g_ptr_array_index (told, i - 1);
      const TrackerChinaPostWords *said = tracker_emulator_chinapost_get_words (fact);
      g_autofree char *time = tracker_fact_format (fact, "%Y-%m-%d %H:%M:%S");
      g_autofree char *office = tracker_emulator_chinapost_format_office (fact);

      tracker_emulator_json_open (builder, NULL);
      tracker_emulator_json_add (builder, "time", time);
      tracker_emulator_json_add (builder, "operation", said->chinese);
      tracker_emulator_json_add (builder, "operationCode", said->code);
      tracker_emulator_json_add (builder, "stateDesc", said->chinese);
      tracker_emulator_json_add (builder, "orgName", tracker_fact_get_local_place (fact));
      tracker_emulator_json_add (builder, "orgCode", office);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  tracker_emulator_answer_set_json (answer, 200, builder);
}

static void
respond_trace (TrackerEmulatorWorld *world,
               const TrackerEmulatorRequest *request,
               TrackerEmulatorAnswer *answer)
{
  g_autofree char *number = dup_member (request, "mailNo");
  g_autofree char *id = dup_member (request, "capcode");
  g_autofree char *points = dup_member (request, "trackList");
  g_autoptr (GPtrArray) told = NULL;

  switch (tracker_captcha_book_judge (tracker_emulator_world_get_book (world),
                                      find_visit (world, request), id != NULL ? id : "", points))
    {
    case TRACKER_CAPTCHA_RIGHT:
      told = tracker_emulator_chinapost_list (world, number);
      if (told->len > 0)
        set_mail (answer, number, told);
      else
        set_message (answer, "000003", "查无此邮件信息");
      break;
    case TRACKER_CAPTCHA_WRONG:
    case TRACKER_CAPTCHA_USED:
      set_message (answer, "000101", "验证码错误");
      break;
    case TRACKER_CAPTCHA_EXPIRED:
    case TRACKER_CAPTCHA_LOST:
    default:
      set_message (answer, "000102", "验证码已过期");
      break;
    }
}

/**
 * tracker_emulator_chinapost_respond_ems:
 * @world: the world
 * @request: a request to www.ems.com.cn
 * @answer: its answer
 */
void
tracker_emulator_chinapost_respond_ems (TrackerEmulatorWorld *world,
                                        const TrackerEmulatorRequest *request,
                                        TrackerEmulatorAnswer *answer)
{
  gboolean is_post = strcmp (request->method, "POST") == 0;

  if (strcmp (request->path, SESSION) == 0 || strcmp (request->path, LIST) == 0
      || strcmp (request->path, "/") == 0)
    respond_page (world, request, answer);
  else if (strcmp (request->path, PICTURE) == 0)
    respond_picture (world, request, answer);
  else if (!is_post)
    tracker_emulator_answer_set_page (answer, 404, "Not Found");
  else if (strcmp (request->path, POSITION) == 0)
    respond_position (world, request, answer);
  else if (strcmp (request->path, SINGLE) == 0 || strcmp (request->path, MULTI) == 0)
    respond_query (world, request, answer);
  else if (strcmp (request->path, CLICKS) == 0)
    respond_clicks (world, request, answer);
  else if (g_str_has_prefix (request->path, NEW_PREFIX))
    respond_trace (world, request, answer);
  else
    tracker_emulator_answer_set_page (answer, 404, "Not Found");
}
