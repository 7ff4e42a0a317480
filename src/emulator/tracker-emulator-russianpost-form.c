/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "tracker-emulator-russianpost-private.h"

/* Russian Post as it was until about 2014: one page that shows five digits in a picture, and below
 * them, after the right ones, a table of ten columns. */

#define ID "russianpost-form"
#define COOKIE "ASP.NET_SessionId"
#define HOST "www.russianpost.ru"
#define PATH "/resp_engine.aspx"
#define PICTURE "/CaptchaService/CaptchaImage.ashx"
#define N_DIGITS 5

static char **
list_numbers (const TrackerEmulatorRequest *request)
{
  g_autoptr (GHashTable) form = tracker_emulator_request_parse_form (request);
  const char *number = g_hash_table_lookup (form, "BarCode");

  return number != NULL ? g_strsplit (number, ",", -1) : NULL;
}

/* @result: (nullable): what stands above the form; %NULL: it was only looked at. */
static void
set_page (TrackerEmulatorWorld *world,
          const TrackerEmulatorRequest *request,
          TrackerEmulatorAnswer *answer,
          const char *result)
{
  TrackerCaptchaBook *book = tracker_emulator_world_get_book (world);
  GRand *rand = tracker_captcha_book_get_rand (book);
  TrackerCaptchaVisit *visit = tracker_emulator_receive_visit (world, request, ID, COOKIE, answer);
  g_autofree char *text
      = tracker_captcha_pick_text (rand, TRACKER_CAPTCHA_DIGITS, N_DIGITS, N_DIGITS);
  const char *id;

  if (result == NULL && tracker_captcha_book_meets_unknown (book, visit, TRUE))
    {
      tracker_emulator_answer_set_unknown (answer, 200);
      return;
    }
  tracker_captcha_book_issue (book, visit, tracker_captcha_new_text (rand, text, text, 160, 60));
  if (result != NULL)
    tracker_captcha_visit_set_unasked (visit);
  id = tracker_captcha_visit_get_captcha_id (visit);
  tracker_emulator_answer_take_text (
      answer, 200, "text/html; charset=utf-8",
      g_strdup_printf (
          "<!DOCTYPE html>\n<html lang=\"ru\"><head>"
          "<title>Почта России. Отслеживание почтовых отправлений</title></head><body>\n%s"
          "<form method=\"post\" action=\"resp_engine.aspx?Path=rp/servise/ru/home/postuslug/"
          "trackingpo\" id=\"Form1\">\n"
          "<input type=\"hidden\" name=\"searchsign\" value=\"1\" />\n"
          "<input type=\"text\" name=\"BarCode\" id=\"BarCode\" maxlength=\"14\" />\n"
          "<img id=\"captchaImage\" src=\"" PICTURE "?Id=%s\" alt=\"\" />\n"
          "<input type=\"hidden\" name=\"CaptchaId\" id=\"CaptchaId\" value=\"%s\" />\n"
          "<input type=\"text\" name=\"InputedCaptchaCode\" id=\"InputedCaptchaCode\""
          " maxlength=\"5\" />\n"
          "<input type=\"submit\" value=\"Найти\" />\n"
          "</form></body></html>\n",
          result != NULL ? result : "", id, id));
}

static void
append_row (GString *html, const TrackerEmulatorParcel *parcel, const TrackerFact *fact)
{
  const TrackerRussianPostWords *said = tracker_emulator_russianpost_get_words (fact);
  gboolean is_home = strcmp (fact->country, "RU") == 0;
  g_autofree char *time = tracker_fact_format (fact, "%d.%m.%Y %H:%M");
  g_autofree char *place = g_markup_escape_text (
      is_home ? tracker_fact_get_local_place (fact)
              : tracker_emulator_russianpost_get_country (fact->country)->russian,
      -1);
  const char *goal = tracker_emulator_russianpost_get_country (parcel->destination)->russian;

  g_string_append_printf (
      html,
      "<tr><td>%s</td><td>%s</td><td>%s</td><td>%s</td><td>%s</td><td>%d.%03d</td>"
      "<td>-</td><td>-</td><td></td><td>%s</td></tr>\n",
      said->type_name, time, is_home && fact->postcode != NULL ? fact->postcode : "", place,
      said->attribute_name, parcel->weight_g / 1000, parcel->weight_g % 1000, goal);
}

static char *
format_result (const TrackerEmulatorWorld *world, const char *number)
{
  const TrackerEmulatorParcel *parcel = tracker_emulator_world_find (world, ID, number);
  g_autoptr (GPtrArray) told = tracker_emulator_russianpost_list (world, parcel);
  GString *html = g_string_new (NULL);

  if (told->len == 0)
    {
      g_string_append (html, "<p class=\"page_TITLE\">К сожалению, информация о почтовом "
                             "отправлении с этим номером не найдена.</p>\n");
      return g_string_free (html, FALSE);
    }
  g_string_append (html, "<table class=\"pagetext\"><thead><tr><th>Операция</th><th>Дата</th>"
                         "<th>Индекс</th><th>Название ОПС</th><th>Атрибут операции</th>"
                         "<th>Вес (кг.)</th><th>Объявл. ценность (руб.)</th>"
                         "<th>Налож. платёж (руб.)</th><th>Куда: индекс</th><th>Адрес</th>"
                         "</tr></thead><tbody>\n");
  for (guint i = 0; i < told->len; i++)
    append_row (html, parcel, g_ptr_array_index (told, i));
  g_string_append (html, "</tbody></table>\n");
  return g_string_free (html, FALSE);
}

/* Wrong, used, too old, from an unknown visitor: it has one answer to all. */
static void
respond_search (TrackerEmulatorWorld *world,
                const TrackerEmulatorRequest *request,
                TrackerEmulatorAnswer *answer)
{
  g_autoptr (GHashTable) form = tracker_emulator_request_parse_form (request);
  const char *number = g_hash_table_lookup (form, "BarCode");
  const char *id = g_hash_table_lookup (form, "CaptchaId");
  TrackerCaptchaVisit *visit = tracker_emulator_find_visit (world, request, ID, COOKIE);
  TrackerCaptchaVerdict verdict = tracker_captcha_book_judge (
      tracker_emulator_world_get_book (world), visit, id != NULL ? id : "",
      g_hash_table_lookup (form, "InputedCaptchaCode"));
  g_autofree char *result = NULL;

  if (verdict != TRACKER_CAPTCHA_RIGHT)
    result = g_strdup ("<div id=\"CaptchaErrorCodeContainer\" class=\"CaptchaErrorCodeContainer\">"
                       "Неверно указан код с картинки</div>\n");
  else if (!tracker_emulator_russianpost_is_barcode (number))
    result = g_strdup ("<p class=\"page_TITLE\">Неверный номер отправления.</p>\n");
  else
    result = format_result (world, number);
  set_page (world, request, answer, result);
}

static void
respond (TrackerEmulatorWorld *world,
         const TrackerEmulatorRequest *request,
         TrackerEmulatorAnswer *answer)
{
  g_autoptr (GHashTable) form = tracker_emulator_request_parse_form (request);

  if (strcmp (request->path, PICTURE) == 0)
    tracker_emulator_respond_picture (world, request, ID, COOKIE, "Id", answer);
  else if (strcmp (request->path, PATH) != 0)
    tracker_emulator_answer_set_page (answer, 404, "Not Found");
  else if (g_strcmp0 (g_hash_table_lookup (form, "searchsign"), "1") == 0)
    respond_search (world, request, answer);
  else
    set_page (world, request, answer, NULL);
}

const TrackerEmulatorCarrier tracker_emulator_russianpost_form = {
  .id = ID,
  .hosts = { HOST },
  .list_numbers = list_numbers,
  .respond = respond,
};
