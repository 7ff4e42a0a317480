/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "tracker-emulator-upugtt-private.h"

/* The search page of UPU Global Track & Trace (ASP.NET): the picture stands in the page itself, a
 * hidden field says which it is. What its results look like is not established: a plain table. */

#define ID "upugtt"
#define COOKIE "ASP.NET_SessionId"
#define PATH "/gtt.web/Search.aspx"
#define VIEW_STATE "/wEPDwUKLTgxNTQ1MDk2OQ9kFgICAw9kFgQ+gtt=="

/**
 * tracker_emulator_upugtt_is_form:
 * @request: a request
 *
 * Returns: whether it is for the page for people
 */
gboolean
tracker_emulator_upugtt_is_form (const TrackerEmulatorRequest *request)
{
  return strcmp (request->path, PATH) == 0;
}

/**
 * tracker_emulator_upugtt_dup_form_number:
 * @request: a request to that page
 *
 * Returns: (transfer full) (nullable): what stands in its field for the item
 */
char *
tracker_emulator_upugtt_dup_form_number (const TrackerEmulatorRequest *request)
{
  g_autoptr (GHashTable) form = tracker_emulator_request_parse_form (request);

  return g_strdup (g_hash_table_lookup (form, "txtItemID"));
}

/* @result: (nullable): what stands under the form. */
static void
set_page (TrackerEmulatorWorld *world,
          const TrackerEmulatorRequest *request,
          TrackerEmulatorAnswer *answer,
          const char *result)
{
  TrackerCaptchaBook *book = tracker_emulator_world_get_book (world);
  GRand *rand = tracker_captcha_book_get_rand (book);
  TrackerCaptchaVisit *visit = tracker_emulator_receive_visit (world, request, ID, COOKIE, answer);
  g_autofree char *text = tracker_captcha_pick_text (rand, TRACKER_CAPTCHA_UPPER, 4, 4);
  g_autofree char *uri = NULL;
  const TrackerCaptcha *captcha;

  if (result == NULL && tracker_captcha_book_meets_unknown (book, visit, TRUE))
    {
      tracker_emulator_answer_set_unknown (answer, 200);
      return;
    }
  captcha = tracker_captcha_book_issue (book, visit,
                                        tracker_captcha_new_text (rand, text, text, 150, 50));
  if (result != NULL)
    tracker_captcha_visit_set_unasked (visit);
  uri = tracker_captcha_dup_data_uri (captcha);
  tracker_emulator_answer_take_text (
      answer, 200, "text/html; charset=utf-8",
      g_strdup_printf (
          "<!DOCTYPE html>\n<html><head><title>Global Track &amp; Trace</title></head><body>\n"
          "<form method=\"post\" action=\"./Search.aspx\" id=\"form1\">\n"
          "<input type=\"hidden\" name=\"__VIEWSTATE\" id=\"__VIEWSTATE\" value=\"%s\" />\n"
          "<input type=\"hidden\" name=\"__VIEWSTATEGENERATOR\" value=\"5C0D3A11\" />\n"
          "<input name=\"txtItemID\" type=\"text\" id=\"txtItemID\" />\n"
          "<img id=\"imgCaptcha\" src=\"%s\" />\n"
          "<input name=\"txtCaptchaCode\" type=\"text\" maxlength=\"4\" id=\"txtCaptchaCode\" />\n"
          "<input type=\"hidden\" name=\"txtCaptchaEncCode\" id=\"txtCaptchaEncCode\""
          " value=\"%s\" />\n"
          "<input type=\"submit\" name=\"btnSearch\" value=\"Search\" id=\"btnSearch\" />\n"
          "%s</form></body></html>\n",
          VIEW_STATE, uri, tracker_captcha_visit_get_captcha_id (visit),
          result != NULL ? result : ""));
}

static gboolean
append_rows (GString *html, const TrackerEmulatorWorld *world, const TrackerEmulatorParcel *parcel)
{
  g_autoptr (GPtrArray) known = tracker_emulator_world_list_known (world, parcel);
  gboolean has_rows = FALSE;

  for (guint i = 0; i < known->len; i++)
    {
      const TrackerFact *fact = g_ptr_array_index (known, i);
      const char *name = tracker_emulator_upugtt_get_name (parcel, fact);
      g_autofree char *time = tracker_fact_format (fact, "%Y-%m-%d %H:%M");
      g_autofree char *upper = g_ascii_strup (fact->place, -1);
      g_autofree char *place = g_markup_escape_text (upper, -1);

      if (name == NULL)
        continue;
      g_string_append_printf (html, "<tr><td>%s</td><td>%s</td><td>%s</td><td>%s</td></tr>\n", time,
                              fact->country, place, name);
      has_rows = TRUE;
    }
  return has_rows;
}

static char *
format_result (const TrackerEmulatorWorld *world, const char *number)
{
  const TrackerEmulatorParcel *parcel = tracker_emulator_world_find (world, ID, number);
  GString *html = g_string_new ("<table id=\"tblEvents\"><tr><th>Local Date and Time</th>"
                                "<th>Country</th><th>Location</th><th>Event Type</th></tr>\n");

  if (parcel != NULL && append_rows (html, world, parcel))
    g_string_append (html, "</table>\n");
  else
    g_string_assign (html, "<span id=\"lblMessage\">No information found</span>\n");
  return g_string_free (html, FALSE);
}

/**
 * tracker_emulator_upugtt_respond_form:
 * @world: the world
 * @request: a request to that page
 * @answer: its answer
 */
void
tracker_emulator_upugtt_respond_form (TrackerEmulatorWorld *world,
                                      const TrackerEmulatorRequest *request,
                                      TrackerEmulatorAnswer *answer)
{
  TrackerCaptchaVisit *visit = tracker_emulator_find_visit (world, request, ID, COOKIE);
  g_autoptr (GHashTable) form = tracker_emulator_request_parse_form (request);
  const char *number = g_hash_table_lookup (form, "txtItemID");
  const char *id = g_hash_table_lookup (form, "txtCaptchaEncCode");
  g_autofree char *result = NULL;

  if (strcmp (request->method, "POST") != 0)
    {
      set_page (world, request, answer, NULL);
      return;
    }
  if (g_strcmp0 (g_hash_table_lookup (form, "__VIEWSTATE"), VIEW_STATE) != 0)
    {
      tracker_emulator_answer_set_page (answer, 500, "Validation of viewstate MAC failed");
      return;
    }

  switch (tracker_captcha_book_judge (tracker_emulator_world_get_book (world), visit,
                                      id != NULL ? id : "",
                                      g_hash_table_lookup (form, "txtCaptchaCode")))
    {
    case TRACKER_CAPTCHA_RIGHT:
      if (tracker_emulator_is_s10 (number))
        result = format_result (world, number);
      else
        result = g_strdup ("<span id=\"lblMessage\">Invalid item identifier</span>\n");
      break;
    case TRACKER_CAPTCHA_WRONG:
    case TRACKER_CAPTCHA_USED:
      result = g_strdup ("<span id=\"lblMessage\">Invalid code</span>\n");
      break;
    case TRACKER_CAPTCHA_EXPIRED:
    case TRACKER_CAPTCHA_LOST:
    default:
      result = g_strdup (""); /* the page as at first */
      break;
    }
  set_page (world, request, answer, result);
}
