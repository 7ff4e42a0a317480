/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "tracker-emulator-private.h"

/* Vietnam Post as it was until about 2020 (ASP.NET with DotNetNuke): a page for each number with a
 * picture of letters, and a post-back. */

#define ID "vietnampost"
#define COOKIE "ASP.NET_SessionId"
#define PAGE "/en-us/dinh-vi/buu-pham"
#define CHECK "/en-us/dinh-vi/xac-thuc"
#define PICTURE "/desktopmodules/vnp_webapi/Catpchar.aspx" /* their spelling */
#define TARGET "dnn$ctr808$View$uc$btnCheckCaptchar"
#define FIELD "dnn$ctr808$View$uc$ucCaptchar$txtCaptchar"
#define HANOI_OFFSET_S (7 * 3600)
#define HTML_TYPE "text/html; charset=utf-8"
#define VIEW_STATE "/wEPDwUKMTY1NDU2MTA1MmQYAQUeX19Db250cm9sc+vnp=="
#define VALIDATION "/wEdAAKx7z+vietnam/808="

static const char *const words[TRACKER_N_FACT_KINDS] = {
  [TRACKER_FACT_POSTED] = "Posting/Collection",
  [TRACKER_FACT_LEFT_OFFICE] = "Departure from post office",
  [TRACKER_FACT_SORTED] = "Arrival at sorting center",
  [TRACKER_FACT_AT_EXPORT] = "Arrival at outward office of exchange",
  [TRACKER_FACT_DEPARTED] = "Departure from outward office of exchange",
  [TRACKER_FACT_AT_IMPORT] = "Arrival at inward office of exchange",
  [TRACKER_FACT_CUSTOMS] = "Presented to customs",
  [TRACKER_FACT_CLEARED] = "Released from customs",
  [TRACKER_FACT_LEFT_IMPORT] = "Departure from inward office of exchange",
  [TRACKER_FACT_AT_OFFICE] = "Arrival at delivery office",
  [TRACKER_FACT_OUT_FOR_DELIVERY] = "Out for delivery",
  [TRACKER_FACT_FAILED_ATTEMPT] = "Unsuccessful delivery",
  [TRACKER_FACT_DELIVERED] = "Delivered",
  [TRACKER_FACT_RETURNED] = "Returned to sender",
};

/* The page has it in its query, the post-back in the address of that page. */
static char *
dup_number (const TrackerEmulatorRequest *request)
{
  const char *number = tracker_emulator_request_get_param (request, "key");
  const char *url = tracker_emulator_request_get_param (request, "url");
  const char *key = url != NULL ? strstr (url, "key=") : NULL;

  if (number == NULL && key != NULL)
    number = key + strlen ("key=");
  return tracker_emulator_is_s10 (number) ? g_strdup (number) : NULL;
}

static char **
list_numbers (const TrackerEmulatorRequest *request)
{
  g_autofree char *number = dup_number (request);

  return number != NULL ? g_strsplit (number, ",", -1) : NULL;
}

static void
respond_page (TrackerEmulatorWorld *world,
              const TrackerEmulatorRequest *request,
              TrackerEmulatorAnswer *answer)
{
  TrackerCaptchaBook *book = tracker_emulator_world_get_book (world);
  TrackerCaptchaVisit *visit = tracker_emulator_receive_visit (world, request, ID, COOKIE, answer);

  if (tracker_captcha_book_meets_unknown (book, visit, TRUE))
    {
      tracker_emulator_answer_set_unknown (answer, 200);
      return;
    }
  tracker_emulator_answer_take_text (
      answer, 200, HTML_TYPE,
      g_strdup_printf (
          "<!DOCTYPE html>\n<html lang=\"en-US\"><head><title>Track</title></head><body>\n"
          "<form method=\"post\" action=\"" CHECK "\" id=\"Form\">\n"
          "<input type=\"hidden\" name=\"__VIEWSTATE\" id=\"__VIEWSTATE\""
          " value=\"" VIEW_STATE "\" />\n"
          "<input type=\"hidden\" name=\"__VIEWSTATEGENERATOR\" id=\"__VIEWSTATEGENERATOR\""
          " value=\"CA0B0334\" />\n"
          "<input type=\"hidden\" name=\"__EVENTVALIDATION\" id=\"__EVENTVALIDATION\""
          " value=\"" VALIDATION "\" />\n"
          "<img id=\"imgCaptchar\" src=\"" PICTURE "?t=%08x\" alt=\"\" />\n"
          "<input name=\"" FIELD "\" type=\"text\" id=\"txtCaptchar\" />\n"
          "<a id=\"btnCheckCaptchar\" href=\"javascript:__doPostBack('" TARGET "','')\">Check</a>\n"
          "</form></body></html>\n",
          g_rand_int (tracker_captcha_book_get_rand (book))));
}

static void
respond_picture (TrackerEmulatorWorld *world,
                 const TrackerEmulatorRequest *request,
                 TrackerEmulatorAnswer *answer)
{
  TrackerCaptchaBook *book = tracker_emulator_world_get_book (world);
  GRand *rand = tracker_captcha_book_get_rand (book);
  TrackerCaptchaVisit *visit = tracker_emulator_receive_visit (world, request, ID, COOKIE, answer);
  g_autofree char *text = tracker_captcha_pick_text (rand, "ABCDEFHJKMNPRSTUVWXYZ", 4, 6);

  if (tracker_captcha_book_meets_unknown (book, visit, FALSE))
    tracker_emulator_answer_set_unknown (answer, 404);
  else
    tracker_emulator_answer_set_picture (
        answer, tracker_captcha_book_issue (book, visit,
                                            tracker_captcha_new_text (rand, text, text, 160, 50)));
}

static void
append_event (GString *html, const TrackerFact *fact)
{
  g_autofree char *time
      = tracker_emulator_format_time (fact->at_s, HANOI_OFFSET_S, "%d/%m/%Y %H:%M:%S");
  g_autofree char *place = g_markup_escape_text (fact->place, -1);

  g_string_append_printf (html,
                          "<li><span class=\"time\">%s</span> <span class=\"text\">%s (%s)</span>"
                          " <span class=\"code\">%s</span></li>\n",
                          time, words[fact->kind], place,
                          fact->postcode != NULL ? fact->postcode : "");
}

static void
set_result (TrackerEmulatorAnswer *answer, const TrackerEmulatorWorld *world, const char *number)
{
  const TrackerEmulatorParcel *parcel = tracker_emulator_world_find_told (world, ID, number);
  g_autoptr (GPtrArray) known = NULL;
  GString *html = g_string_new ("<!DOCTYPE html>\n<html lang=\"en-US\"><head><title>Track</title>"
                                "</head><body>\n");

  if (parcel == NULL)
    {
      g_string_append (html, "<div class=\"no-data\">No information found</div></body></html>\n");
      tracker_emulator_answer_take_text (answer, 200, HTML_TYPE, g_string_free (html, FALSE));
      return;
    }
  known = tracker_emulator_world_list_known (world, parcel);
  g_string_append_printf (html,
                          "<table class=\"table-tracking-info\"><tr><td>%s</td><td>%s</td></tr>"
                          "</table>\n<span class=\"package-weight\">%d</span>\n"
                          "<div class=\"timeline-list-item\"><ul>\n",
                          parcel->origin, parcel->destination, parcel->weight_g);
  for (guint i = 0; i < known->len; i++)
    {
      const TrackerFact *fact = g_ptr_array_index (known, i);

      if (words[fact->kind] != NULL)
        append_event (html, fact);
    }
  g_string_append (html, "</ul></div></body></html>\n");
  tracker_emulator_answer_take_text (answer, 200, HTML_TYPE, g_string_free (html, FALSE));
}

/* Unless all is right: the page with the picture again. */
static void
respond_check (TrackerEmulatorWorld *world,
               const TrackerEmulatorRequest *request,
               TrackerEmulatorAnswer *answer)
{
  g_autoptr (GHashTable) form = tracker_emulator_request_parse_form (request);
  g_autofree char *number = dup_number (request);
  TrackerCaptchaVisit *visit;

  if (g_strcmp0 (g_hash_table_lookup (form, "__VIEWSTATE"), VIEW_STATE) != 0
      || g_strcmp0 (g_hash_table_lookup (form, "__EVENTVALIDATION"), VALIDATION) != 0
      || g_strcmp0 (g_hash_table_lookup (form, "__EVENTTARGET"), TARGET) != 0)
    {
      tracker_emulator_answer_set_page (answer, 500, "Validation of viewstate MAC failed");
      return;
    }
  visit = tracker_emulator_find_visit (world, request, ID, COOKIE);
  if (tracker_captcha_book_judge (tracker_emulator_world_get_book (world), visit, NULL,
                                  g_hash_table_lookup (form, FIELD))
      == TRACKER_CAPTCHA_RIGHT)
    set_result (answer, world, number);
  else
    respond_page (world, request, answer);
}

static void
respond (TrackerEmulatorWorld *world,
         const TrackerEmulatorRequest *request,
         TrackerEmulatorAnswer *answer)
{
  if (strcmp (request->path, PAGE) == 0)
    respond_page (world, request, answer);
  else if (strcmp (request->path, PICTURE) == 0)
    respond_picture (world, request, answer);
  else if (strcmp (request->path, CHECK) == 0 && strcmp (request->method, "POST") == 0)
    respond_check (world, request, answer);
  else
    tracker_emulator_answer_set_page (answer, 404, "Not Found");
}

const TrackerEmulatorCarrier tracker_emulator_vietnampost = {
  .id = ID,
  .hosts = { "www.vnpost.vn" },
  .list_numbers = list_numbers,
  .respond = respond,
};
