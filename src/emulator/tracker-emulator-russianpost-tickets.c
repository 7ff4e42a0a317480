/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "tracker-emulator-russianpost-private.h"
#include "tracker-emulator-xml-private.h"

/* Russian Post's batch service: POST /fc, SOAP 1.1. A ticket for up to 3000 numbers, and its answer
 * a quarter of an hour later, which is kept for 32 hours. */

#define SOAP_NS "http://schemas.xmlsoap.org/soap/envelope/"
#define POS_NS "http://fclient.russianpost.org/postserver"
#define FCL_NS "http://fclient.russianpost.org"
#define MAX_ITEMS 3000
#define WAIT_S (15 * 60)
#define KEPT_S (32 * 3600)
#define MOSCOW_S (3 * 3600)

static char **
list_items (xmlNode *call)
{
  g_autoptr (GStrvBuilder) barcodes = g_strv_builder_new ();
  xmlNode *item = tracker_emulator_xml_find (tracker_emulator_xml_find (call, NULL, "request"),
                                             FCL_NS, "Item");

  for (; item != NULL; item = tracker_emulator_xml_find_next (item, FCL_NS, "Item"))
    {
      g_autofree char *barcode = tracker_emulator_xml_dup_attribute (item, "Barcode");

      g_strv_builder_add (barcodes, barcode != NULL ? barcode : "");
    }
  return g_strv_builder_end (barcodes);
}

static xmlNode *
find_call (xmlDoc *document, const char *name)
{
  return tracker_emulator_xml_find (document != NULL ? xmlDocGetRootElement (document) : NULL,
                                    POS_NS, name);
}

/**
 * tracker_emulator_russianpost_list_ticket_numbers:
 * @request: a request to the batch service
 *
 * Returns: (transfer full): the numbers it orders; none if it asks for an answer
 */
char **
tracker_emulator_russianpost_list_ticket_numbers (const TrackerEmulatorRequest *request)
{
  g_autoptr (xmlDoc) document = tracker_emulator_request_parse_xml (request);

  return list_items (find_call (document, "ticketRequest"));
}

static void
take_response (TrackerEmulatorAnswer *answer, const char *name, char *inside)
{
  tracker_emulator_answer_take_text (
      answer, 200, "text/xml; charset=utf-8",
      g_strdup_printf ("<?xml version='1.0' encoding='UTF-8'?><S:Envelope xmlns:S=\"" SOAP_NS
                       "\"><S:Body><ns3:%s xmlns:ns2=\"" FCL_NS "\" xmlns:ns3=\"" POS_NS
                       "\">%s</ns3:%s>"
                       "</S:Body></S:Envelope>",
                       name, inside, name));
  g_free (inside);
}

static void
set_error (TrackerEmulatorAnswer *answer, const char *name, int id, const char *text)
{
  take_response (
      answer, name,
      g_markup_printf_escaped ("<error ErrorTypeID=\"%d\" ErrorName=\"%s\"/>", id, text));
}

static gboolean
is_let_in (xmlNode *call)
{
  g_autofree char *login = tracker_emulator_xml_dup_text (call, NULL, "login");
  g_autofree char *password = tracker_emulator_xml_dup_text (call, NULL, "password");

  return g_strcmp0 (login, TRACKER_EMULATOR_LOGIN) == 0
         && g_strcmp0 (password, TRACKER_EMULATOR_PASSWORD) == 0;
}

static void
respond_ticket (TrackerEmulatorWorld *world, xmlNode *call, TrackerEmulatorAnswer *answer)
{
  g_auto (GStrv) barcodes = list_items (call);
  gint64 now_s = tracker_emulator_world_get_now_s (world);
  g_autofree char *time = tracker_emulator_format_time (now_s, MOSCOW_S, "%Y%m%d%H%M%S");
  g_autofree char *ticket
      = g_strdup_printf ("%s%03d" TRACKER_EMULATOR_LOGIN, time, (int) g_random_int_range (0, 1000));
  g_autofree char *joined = g_strjoinv (" ", barcodes);
  g_autofree char *note = g_strdup_printf ("%" G_GINT64_FORMAT " %s", now_s, joined);

  if (barcodes[0] == NULL)
    {
      set_error (answer, "ticketResponse", 2, "Неверный формат запроса");
      return;
    }
  if (g_strv_length (barcodes) > MAX_ITEMS)
    {
      set_error (answer, "ticketResponse", 18, "Превышено количество отправлений");
      return;
    }
  tracker_emulator_world_set_note (world, "russianpost-ticket", ticket, note);
  take_response (answer, "ticketResponse", g_strdup_printf ("<value>%s</value>", ticket));
}

static void
append_operation (GString *xml, const TrackerFact *fact)
{
  const TrackerRussianPostWords *words = tracker_emulator_russianpost_get_words (fact);
  g_autofree char *time = tracker_fact_format (fact, "%d.%m.%Y %H:%M:%S");
  gboolean is_inland = strcmp (fact->country, "RU") == 0 && fact->postcode != NULL;
  g_autofree char *operation = g_markup_printf_escaped (
      "<ns2:Operation OperTypeID=\"%d\" OperCtgID=\"%d\" OperName=\"%s\" DateOper=\"%s\" "
      "IndexOper=\"%s\"/>",
      words->type, words->attribute, words->type_name, time, is_inland ? fact->postcode : "");

  g_string_append (xml, operation);
}

static void
append_item (GString *xml, const TrackerEmulatorWorld *world, const char *barcode)
{
  g_autoptr (GPtrArray) told = tracker_emulator_russianpost_list (
      world, tracker_emulator_world_find (world, "russianpost", barcode));
  g_autofree char *escaped = g_markup_escape_text (barcode, -1);

  g_string_append_printf (xml, "<ns2:Item Barcode=\"%s\">", escaped);
  if (!tracker_emulator_russianpost_is_barcode (barcode))
    g_string_append (xml, "<ns2:Error ErrorTypeID=\"2\" ErrorName=\"Неверный формат\"/>");
  else if (told->len == 0)
    g_string_append (xml, "<ns2:Error ErrorTypeID=\"12\" ErrorName=\"Нет сведений\"/>");
  for (guint i = 0; i < told->len; i++)
    append_operation (xml, g_ptr_array_index (told, i));
  g_string_append (xml, "</ns2:Item>");
}

static void
respond_answer (TrackerEmulatorWorld *world, xmlNode *call, TrackerEmulatorAnswer *answer)
{
  g_autofree char *ticket = tracker_emulator_xml_dup_text (call, NULL, "ticket");
  const char *note = tracker_emulator_world_get_note (world, "russianpost-ticket", ticket);
  g_auto (GStrv) parts = g_strsplit (note != NULL ? note : "0", " ", -1);
  gint64 age_s = tracker_emulator_world_get_now_s (world) - g_ascii_strtoll (parts[0], NULL, 10);
  g_autofree char *time = NULL;
  GString *xml;

  if (note == NULL || age_s > KEPT_S)
    {
      set_error (answer, "answerByTicketResponse", 17, "Срок хранения ответа истёк");
      return;
    }
  if (age_s < WAIT_S)
    {
      set_error (answer, "answerByTicketResponse", 6, "Ответ ещё не готов");
      return;
    }
  time = tracker_emulator_format_time (tracker_emulator_world_get_now_s (world), MOSCOW_S,
                                       "%d.%m.%Y %H:%M:%S");
  xml = g_string_new (NULL);
  g_string_append_printf (xml, "<value FileTypeID=\"2\" DatePreparation=\"%s\">", time);
  for (gsize i = 1; parts[i] != NULL; i++)
    append_item (xml, world, parts[i]);
  g_string_append (xml, "</value>");
  take_response (answer, "answerByTicketResponse", g_string_free (xml, FALSE));
}

/**
 * tracker_emulator_russianpost_respond_tickets:
 * @world: the world
 * @request: a request to the batch service
 * @answer: the answer to fill
 */
void
tracker_emulator_russianpost_respond_tickets (TrackerEmulatorWorld *world,
                                              const TrackerEmulatorRequest *request,
                                              TrackerEmulatorAnswer *answer)
{
  g_autoptr (xmlDoc) document = tracker_emulator_request_parse_xml (request);
  xmlNode *order = find_call (document, "ticketRequest");
  xmlNode *question = find_call (document, "answerByTicketRequest");

  if (strcmp (request->method, "POST") != 0
      || !tracker_emulator_request_header_has (request, "content-type", "text/xml"))
    tracker_emulator_answer_set_page (answer, 415, "Unsupported Media Type");
  else if (order == NULL && question == NULL)
    tracker_emulator_answer_set_page (answer, 500, "Internal Server Error");
  else if (!is_let_in (order != NULL ? order : question))
    set_error (answer, order != NULL ? "ticketResponse" : "answerByTicketResponse", 3,
               "Ошибка авторизации");
  else if (order != NULL)
    respond_ticket (world, order, answer);
  else
    respond_answer (world, question, answer);
}
