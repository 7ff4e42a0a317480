/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "tracker-emulator-private.h"

/* India Post (SharePoint): three kinds of task in turn, and an answer that is a piece of the page
 * ("delta") to one that asks as the page's own script does. */

#define ID "indiapost"
#define COOKIE "ASP.NET_SessionId"
#define FOLDER "/_layouts/15/DOP.Portal.Tracking/"
#define PAGE FOLDER "TrackConsignment.aspx"
#define PICTURE "CaptchaImage.aspx"
#define CONTROL "ctl00_PlaceHolderMain_ucNewLegacyControl_"
#define FIELD "ctl00$PlaceHolderMain$ucNewLegacyControl$"
#define HTML_TYPE "text/html; charset=utf-8"
#define VIEW_STATE "/wEPDwULLTE4ODQ3MzQyMzIPZBYCZg9kFgICAQ9kFgQ+dop=="
#define VALIDATION "/wEdAAWn+DOPtracking/15="
#define DIGEST "0xA5D2,23 Nov 2026 06:00:00 -0000"
#define INDIA_OFFSET_S (5 * 3600 + 1800)
#define N_DIGITS 5

static const char *const words[TRACKER_N_FACT_KINDS] = {
  [TRACKER_FACT_POSTED] = "Item Booked",
  [TRACKER_FACT_LEFT_OFFICE] = "Item Dispatched",
  [TRACKER_FACT_SORTED] = "Item Received",
  [TRACKER_FACT_AT_EXPORT] = "Item Bagged",
  [TRACKER_FACT_DEPARTED] = "Item exported",
  [TRACKER_FACT_AT_IMPORT] = "Item received from abroad",
  [TRACKER_FACT_CUSTOMS] = "Custom examination",
  [TRACKER_FACT_LEFT_IMPORT] = "Item Dispatched",
  [TRACKER_FACT_AT_OFFICE] = "Item Received at delivery office",
  [TRACKER_FACT_OUT_FOR_DELIVERY] = "Out for Delivery",
  [TRACKER_FACT_FAILED_ATTEMPT] = "Door locked",
  [TRACKER_FACT_DELIVERED] = "Item Delivered",
  [TRACKER_FACT_RETURNED] = "Item Returned",
};

static TrackerCaptcha *
draw_sum (GRand *rand)
{
  int left = g_rand_int_range (rand, 1, 10);
  gboolean is_minus = g_rand_boolean (rand);
  int right = g_rand_int_range (rand, is_minus ? 0 : 1, is_minus ? left + 1 : 10);
  g_autofree char *shown = g_strdup_printf ("%d%c%d", left, is_minus ? '-' : '+', right);
  g_autofree char *answer = g_strdup_printf ("%d", is_minus ? left - right : left + right);
  TrackerCaptcha *captcha = tracker_captcha_new_text (rand, shown, answer, 120, 50);

  captcha->task = g_strdup ("Evaluate the Expression");
  return captcha;
}

static TrackerCaptcha *
draw_characters (GRand *rand)
{
  g_autofree char *text = tracker_captcha_pick_text (rand, TRACKER_CAPTCHA_LOWER, 5, 6);
  TrackerCaptcha *captcha = tracker_captcha_new_text (rand, text, text, 170, 50);

  captcha->task = g_strdup ("Enter characters as displayed in image");
  return captcha;
}

static TrackerCaptcha *
draw_numbers (GRand *rand)
{
  static const char *const ordinals[N_DIGITS] = { "First", "Second", "Third", "Fourth", "Fifth" };
  g_autofree char *text
      = tracker_captcha_pick_text (rand, TRACKER_CAPTCHA_DIGITS, N_DIGITS, N_DIGITS);
  int i = g_rand_int_range (rand, 0, N_DIGITS);
  const char answer[2] = { text[i], '\0' };
  TrackerCaptcha *captcha = tracker_captcha_new_text (rand, text, answer, 170, 50);

  captcha->task = g_strdup_printf ("Enter the %s number", ordinals[i]);
  return captcha;
}

static char **
list_numbers (const TrackerEmulatorRequest *request)
{
  g_autoptr (GHashTable) form = tracker_emulator_request_parse_form (request);
  const char *number = g_hash_table_lookup (form, FIELD "txtOrignlPgTranNo");

  return number != NULL ? g_strsplit (number, ",", -1) : NULL;
}

static char *
format_captcha (const TrackerCaptchaVisit *visit)
{
  const TrackerCaptcha *captcha = tracker_captcha_visit_get_captcha (visit);
  gboolean is_sum = g_str_has_prefix (captcha->task, "Evaluate");

  return g_strdup_printf ("<span id=\"" CONTROL "ucCaptcha1_lblCaptcha\">%s</span>\n"
                          "<img id=\"" CONTROL "ucCaptcha1_%s\" src=\"" PICTURE "?id=%s\" />\n"
                          "<input name=\"" FIELD "ucCaptcha1$txtCaptcha\" type=\"text\" />\n",
                          captcha->task, is_sum ? "imgMathCaptcha" : "imgCaptcha",
                          tracker_captcha_visit_get_captcha_id (visit));
}

static char *
draw_panel (TrackerEmulatorWorld *world, TrackerCaptchaVisit *visit)
{
  TrackerCaptcha *(*const drawers[]) (GRand * rand) = { draw_sum, draw_characters, draw_numbers };
  TrackerCaptchaBook *book = tracker_emulator_world_get_book (world);
  GRand *rand = tracker_captcha_book_get_rand (book);
  int i = g_rand_int_range (rand, 0, G_N_ELEMENTS (drawers));

  tracker_captcha_book_issue (book, visit, drawers[i](rand));
  return format_captcha (visit);
}

static void
respond_page (TrackerEmulatorWorld *world,
              const TrackerEmulatorRequest *request,
              TrackerEmulatorAnswer *answer)
{
  TrackerCaptchaVisit *visit = tracker_emulator_receive_visit (world, request, ID, COOKIE, answer);
  g_autofree char *panel = NULL;

  if (tracker_captcha_book_meets_unknown (tracker_emulator_world_get_book (world), visit, TRUE))
    {
      tracker_emulator_answer_set_unknown (answer, 200);
      return;
    }
  panel = draw_panel (world, visit);
  tracker_emulator_answer_take_text (
      answer, 200, HTML_TYPE,
      g_strdup_printf (
          "<!DOCTYPE html>\n<html><head><title>Track Consignment</title></head><body>\n"
          "<form method=\"post\" action=\"TrackConsignment.aspx\" id=\"aspnetForm\">\n"
          "<input type=\"hidden\" name=\"__VIEWSTATE\" id=\"__VIEWSTATE\" value=\"%s\" />\n"
          "<input type=\"hidden\" name=\"__EVENTVALIDATION\" id=\"__EVENTVALIDATION\""
          " value=\"%s\" />\n"
          "<input type=\"hidden\" name=\"__REQUESTDIGEST\" id=\"__REQUESTDIGEST\" value=\"%s\" />\n"
          "<input name=\"" FIELD "txtOrignlPgTranNo\" type=\"text\" maxlength=\"13\" />\n"
          "<div id=\"" CONTROL "upcaptcha\">\n%s</div>\n"
          "<input type=\"submit\" name=\"" FIELD "btnSearch\" value=\"Search\" />\n"
          "</form></body></html>\n",
          VIEW_STATE, VALIDATION, DIGEST, panel));
}

static void
append_summary (GString *html, const TrackerEmulatorParcel *parcel, const GPtrArray *known)
{
  const TrackerFact *first = g_ptr_array_index (known, 0);
  g_autofree char *place = g_markup_escape_text (first->place, -1);
  g_autofree char *time
      = tracker_emulator_format_time (first->at_s, INDIA_OFFSET_S, "%d/%m/%Y %H:%M:%S");

  g_string_append_printf (
      html,
      "<table class=\"responsivetable InternationalArticleOER\"><tr><th>Booked At</th>"
      "<th>Booked On</th><th>Destination Country</th><th>Article Type</th></tr>\n"
      "<tr><td>%s</td><td>%s</td><td>%s</td><td>International</td></tr></table>\n",
      place, time, parcel->destination);
}

static char *
format_result (const TrackerEmulatorWorld *world, const char *number)
{
  const TrackerEmulatorParcel *parcel = tracker_emulator_world_find_told (world, ID, number);
  g_autoptr (GPtrArray) known = NULL;
  GString *html = g_string_new (NULL);

  if (parcel == NULL)
    return g_string_free (g_string_append (html, "<span id=\"" CONTROL
                                                 "lblMsg\">Consignment details not found"
                                                 "</span>\n"),
                          FALSE);
  known = tracker_emulator_world_list_known (world, parcel);
  append_summary (html, parcel, known);
  g_string_append (html, "<table class=\"responsivetable InternationalArticleEvntOER\"><tr>"
                         "<th>Date</th><th>Time</th><th>Office</th><th>Event</th></tr>\n");
  for (guint i = known->len; i > 0; i--)
    {
      const TrackerFact *fact = g_ptr_array_index (known, i - 1);
      g_autofree char *place = g_markup_escape_text (fact->place, -1);
      g_autofree char *day = tracker_emulator_format_time (fact->at_s, INDIA_OFFSET_S, "%d/%m/%Y");
      g_autofree char *hour = tracker_emulator_format_time (fact->at_s, INDIA_OFFSET_S, "%H:%M:%S");

      if (words[fact->kind] != NULL)
        g_string_append_printf (html, "<tr><td>%s</td><td>%s</td><td>%s</td><td>%s</td></tr>\n",
                                day, hour, place, words[fact->kind]);
    }
  g_string_append (html, "</table>\n");
  return g_string_free (html, FALSE);
}

/* "length|type|id|content|", as ASP.NET AJAX reads it. */
static void
set_delta (TrackerEmulatorAnswer *answer, const char *html)
{
  tracker_emulator_answer_take_text (
      answer, 200, "text/plain; charset=utf-8",
      g_strdup_printf ("1|#||4|%ld|updatePanel|" CONTROL "upnlTrack|%s|%d|hiddenField|__VIEWSTATE|"
                       "%s|0|asyncPostBackControlIDs|||",
                       g_utf8_strlen (html, -1), html, (int) strlen (VIEW_STATE), VIEW_STATE));
}

/* With a refusal comes another task; for a visitor that it has forgotten there is nothing but the
 * way back to the page. */
static void
respond_search (TrackerEmulatorWorld *world,
                const TrackerEmulatorRequest *request,
                TrackerEmulatorAnswer *answer,
                GHashTable *form)
{
  TrackerCaptchaVisit *visit = tracker_emulator_find_visit (world, request, ID, COOKIE);
  const char *number = g_hash_table_lookup (form, FIELD "txtOrignlPgTranNo");
  const char *code = g_hash_table_lookup (form, FIELD "ucCaptcha1$txtCaptcha");
  g_autofree char *panel = NULL;
  g_autofree char *html = NULL;

  switch (tracker_captcha_book_judge (tracker_emulator_world_get_book (world), visit, NULL, code))
    {
    case TRACKER_CAPTCHA_RIGHT:
      html = format_result (world, number);
      set_delta (answer, html);
      break;
    case TRACKER_CAPTCHA_WRONG:
    case TRACKER_CAPTCHA_USED:
      panel = draw_panel (world, visit);
      tracker_captcha_visit_set_unasked (visit);
      html = g_strconcat (panel, "<span id=\"" CONTROL "lblMsg\">Enter Valid Captcha</span>\n",
                          NULL);
      set_delta (answer, html);
      break;
    case TRACKER_CAPTCHA_EXPIRED:
    case TRACKER_CAPTCHA_LOST:
    default:
      tracker_emulator_answer_set_text (answer, 200, "text/plain; charset=utf-8",
                                        "1|#||4|53|pageRedirect||" PAGE "|");
      break;
    }
}

static void
respond (TrackerEmulatorWorld *world,
         const TrackerEmulatorRequest *request,
         TrackerEmulatorAnswer *answer)
{
  g_autoptr (GHashTable) form = NULL;

  if (strcmp (request->path, FOLDER PICTURE) == 0)
    {
      tracker_emulator_respond_picture (world, request, ID, COOKIE, "id", answer);
      return;
    }
  if (strcmp (request->path, PAGE) != 0)
    {
      tracker_emulator_answer_set_page (answer, 404, "Not Found");
      return;
    }
  if (strcmp (request->method, "POST") != 0
      || !tracker_emulator_request_header_has (request, "x-microsoftajax", "Delta=true"))
    {
      respond_page (world, request, answer);
      return;
    }
  form = tracker_emulator_request_parse_form (request);
  if (g_strcmp0 (g_hash_table_lookup (form, "__VIEWSTATE"), VIEW_STATE) != 0
      || g_strcmp0 (g_hash_table_lookup (form, "__EVENTVALIDATION"), VALIDATION) != 0
      || g_strcmp0 (g_hash_table_lookup (form, "__REQUESTDIGEST"), DIGEST) != 0
      || g_strcmp0 (g_hash_table_lookup (form, "__ASYNCPOST"), "true") != 0)
    tracker_emulator_answer_set_page (answer, 500, "Validation of viewstate MAC failed");
  else
    respond_search (world, request, answer, form);
}

const TrackerEmulatorCarrier tracker_emulator_indiapost = {
  .id = ID,
  .hosts = { "www.indiapost.gov.in" },
  .list_numbers = list_numbers,
  .respond = respond,
};
