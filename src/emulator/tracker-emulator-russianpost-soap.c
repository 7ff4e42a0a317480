/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <libxml/parser.h>
#include <libxml/tree.h>
#include <string.h>

#include "tracker-emulator-russianpost-private.h"

/* Russian Post's official service: POST /rtm34, SOAP 1.2, one number a call, oldest operation
 * first. */

#define SOAP_NS "http://www.w3.org/2003/05/soap-envelope"
#define HISTORY_NS "http://russianpost.org/operationhistory"
#define DATA_NS "http://russianpost.org/operationhistory/data"
#define SOAP_TYPE "application/soap+xml; charset=utf-8"

/* What is asked. */
typedef struct
{
  char *barcode;  /* (owned) (nullable) */
  char *language; /* (owned) (nullable) */
  char *login;    /* (owned) (nullable) */
  char *password; /* (owned) (nullable) */
  gboolean is_history;
} Question;

static void
question_clear (Question *question)
{
  g_free (question->barcode);
  g_free (question->language);
  g_free (question->login);
  g_free (question->password);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Question, question_clear)

static gboolean
is_element (xmlNode *node, const char *ns, const char *name)
{
  return node->type == XML_ELEMENT_NODE && node->ns != NULL
         && strcmp ((const char *) node->ns->href, ns) == 0
         && strcmp ((const char *) node->name, name) == 0;
}

static void
take_text (xmlNode *node, char **slot)
{
  xmlChar *text = xmlNodeGetContent (node);

  g_free (*slot);
  *slot = g_strdup (text != NULL ? (const char *) text : "");
  xmlFree (text);
}

static void
read_elements (xmlNode *node, Question *question)
{
  for (; node != NULL; node = node->next)
    {
      if (is_element (node, HISTORY_NS, "getOperationHistory"))
        question->is_history = TRUE;
      else if (is_element (node, DATA_NS, "Barcode"))
        take_text (node, &question->barcode);
      else if (is_element (node, DATA_NS, "Language"))
        take_text (node, &question->language);
      else if (is_element (node, DATA_NS, "login"))
        take_text (node, &question->login);
      else if (is_element (node, DATA_NS, "password"))
        take_text (node, &question->password);
      read_elements (node->children, question);
    }
}

static gboolean
read_question (const TrackerEmulatorRequest *request, Question *question)
{
  gsize size;
  const char *data = g_bytes_get_data (request->body, &size);
  xmlDoc *document;

  if (data == NULL || size == 0)
    return FALSE;
  document = xmlReadMemory (data, (int) size, NULL, NULL,
                            XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
  if (document == NULL)
    return FALSE;
  read_elements (xmlDocGetRootElement (document), question);
  xmlFreeDoc (document);
  return question->is_history;
}

/**
 * tracker_emulator_russianpost_list_soap_numbers:
 * @request: a request to the SOAP service
 *
 * Returns: (transfer full) (nullable): the number it asks about
 */
char **
tracker_emulator_russianpost_list_soap_numbers (const TrackerEmulatorRequest *request)
{
  g_auto (Question) question = { NULL };
  const char *numbers[] = { NULL, NULL };

  if (!read_question (request, &question))
    return NULL;
  numbers[0] = question.barcode;
  return g_strdupv ((char **) numbers);
}

static void
set_fault (TrackerEmulatorAnswer *answer, const char *code, const char *reason, const char *text)
{
  tracker_emulator_answer_take_text (
      answer, 500, SOAP_TYPE,
      g_strdup_printf ("<?xml version='1.0' encoding='UTF-8'?>"
                       "<S:Envelope xmlns:S=\"" SOAP_NS "\"><S:Body><S:Fault>"
                       "<S:Code><S:Value>%s</S:Value></S:Code>"
                       "<S:Reason><S:Text xml:lang=\"ru\">%s</S:Text></S:Reason>"
                       "<S:Detail><ns3:%s xmlns:ns3=\"" DATA_NS "\">%s</ns3:%s></S:Detail>"
                       "</S:Fault></S:Body></S:Envelope>",
                       code, text, reason, text, reason));
}

static xmlNode *
add_child (xmlNode *parent, const char *name)
{
  return xmlNewChild (parent, parent->ns, (const xmlChar *) name, NULL);
}

static void
add_text (xmlNode *parent, const char *name, const char *text)
{
  xmlNewTextChild (parent, parent->ns, (const xmlChar *) name, (const xmlChar *) text);
}

static void
add_int (xmlNode *parent, const char *name, int value)
{
  g_autofree char *text = g_strdup_printf ("%d", value);

  add_text (parent, name, text);
}

static void
add_country (xmlNode *parent, const char *name, const char *code2)
{
  const TrackerRussianPostCountry *country = tracker_emulator_russianpost_get_country (code2);
  xmlNode *node = add_child (parent, name);

  add_int (node, "Id", country->id);
  add_text (node, "Code2A", country->code2);
  add_text (node, "Code3A", country->code3);
  add_text (node, "NameRU", country->russian);
  add_text (node, "NameEN", country->english);
}

static void
add_addresses (xmlNode *record, const TrackerEmulatorParcel *parcel, const TrackerFact *fact)
{
  xmlNode *parameters = add_child (record, "AddressParameters");
  xmlNode *operation = add_child (parameters, "OperationAddress");

  /* Offices abroad have no index. */
  if (strcmp (fact->country, "RU") == 0 && fact->postcode != NULL)
    add_text (operation, "Index", fact->postcode);
  add_text (operation, "Description", tracker_fact_get_local_place (fact));
  add_country (parameters, "MailDirect", parcel->destination);
  add_country (parameters, "CountryOper", fact->country);
}

static void
add_item (xmlNode *record, const TrackerEmulatorParcel *parcel)
{
  gboolean is_letter = parcel->number[0] == 'R';
  xmlNode *parameters = add_child (record, "ItemParameters");
  xmlNode *type;

  add_text (parameters, "Barcode", parcel->number);
  add_text (parameters, "ComplexItemName", is_letter ? "Письмо заказное" : "Посылка");
  type = add_child (parameters, "MailType");
  add_int (type, "Id", is_letter ? 2 : 4);
  add_text (type, "Name", is_letter ? "Письмо" : "Посылка");
  add_int (parameters, "Mass", parcel->weight_g);
}

static void
add_pair (xmlNode *parent, const char *name, int id, const char *text)
{
  xmlNode *node = add_child (parent, name);

  add_int (node, "Id", id);
  add_text (node, "Name", text);
}

static void
add_record (xmlNode *list,
            const TrackerEmulatorParcel *parcel,
            const TrackerFact *fact,
            gboolean in_english)
{
  const TrackerRussianPostWords *words = tracker_emulator_russianpost_get_words (fact);
  xmlNode *record = add_child (list, "historyRecord");
  xmlNode *operation;
  g_autofree char *date = tracker_fact_format (fact, "%Y-%m-%dT%H:%M:%S.000%:z");

  add_addresses (record, parcel, fact);
  add_item (record, parcel);
  operation = add_child (record, "OperationParameters");
  add_pair (operation, "OperType", words->type, in_english ? words->english : words->type_name);
  add_pair (operation, "OperAttr", words->attribute, in_english ? "" : words->attribute_name);
  add_text (operation, "OperDate", date);
}

static void
respond_history (TrackerEmulatorWorld *world,
                 const Question *question,
                 TrackerEmulatorAnswer *answer)
{
  const TrackerEmulatorParcel *parcel
      = tracker_emulator_world_find (world, "russianpost", question->barcode);
  g_autoptr (GPtrArray) told = tracker_emulator_russianpost_list (world, parcel);
  xmlDoc *document = xmlNewDoc ((const xmlChar *) "1.0");
  xmlNode *envelope = xmlNewDocNode (document, NULL, (const xmlChar *) "Envelope", NULL);
  xmlNode *response, *list;
  xmlChar *text;
  int size;

  xmlDocSetRootElement (document, envelope);
  xmlSetNs (envelope, xmlNewNs (envelope, (const xmlChar *) SOAP_NS, (const xmlChar *) "S"));
  response = add_child (add_child (envelope, "Body"), "getOperationHistoryResponse");
  xmlSetNs (response, xmlNewNs (response, (const xmlChar *) HISTORY_NS, (const xmlChar *) "ns7"));
  list = add_child (response, "OperationHistoryData");
  xmlSetNs (list, xmlNewNs (response, (const xmlChar *) DATA_NS, (const xmlChar *) "ns3"));
  for (guint i = 0; i < told->len; i++)
    add_record (list, parcel, g_ptr_array_index (told, i),
                g_strcmp0 (question->language, "ENG") == 0);

  xmlDocDumpMemoryEnc (document, &text, &size, "UTF-8");
  tracker_emulator_answer_set_text (answer, 200, SOAP_TYPE, (const char *) text);
  xmlFree (text);
  xmlFreeDoc (document);
}

static gboolean
is_language (const char *language)
{
  return language == NULL || strcmp (language, "RUS") == 0 || strcmp (language, "ENG") == 0;
}

/**
 * tracker_emulator_russianpost_respond_soap:
 * @world: the world
 * @request: a request to the SOAP service
 * @answer: the answer to fill
 */
void
tracker_emulator_russianpost_respond_soap (TrackerEmulatorWorld *world,
                                           const TrackerEmulatorRequest *request,
                                           TrackerEmulatorAnswer *answer)
{
  g_auto (Question) question = { NULL };

  if (strcmp (request->path, "/rtm34") != 0)
    tracker_emulator_answer_set_page (answer, 404, "Not Found");
  else if (strcmp (request->method, "POST") != 0)
    tracker_emulator_answer_set_page (answer, 405, "Method Not Allowed");
  else if (!tracker_emulator_request_header_has (request, "content-type", "application/soap+xml"))
    tracker_emulator_answer_set_page (answer, 415, "Unsupported Media Type");
  else if (!read_question (request, &question))
    set_fault (answer, "S:Sender", "OperationHistoryFaultReason", "Запрос не распознан");
  else if (g_strcmp0 (question.login, TRACKER_EMULATOR_LOGIN) != 0
           || g_strcmp0 (question.password, TRACKER_EMULATOR_PASSWORD) != 0)
    set_fault (answer, "S:Sender", "AuthorizationFaultReason", "Неверный логин или пароль");
  else if (!is_language (question.language))
    set_fault (answer, "S:Sender", "LanguageFaultReason", "Язык не поддерживается");
  else if (!tracker_emulator_russianpost_is_barcode (question.barcode))
    set_fault (answer, "S:Sender", "OperationHistoryFaultReason",
               "Формат данных запроса не соответствует требованиям");
  else
    respond_history (world, &question, answer);
}
