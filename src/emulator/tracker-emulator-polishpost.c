/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "tracker-emulator-xml-private.h"

/* Poczta Polska's service "Sledzenie": SOAP 1.1 with a WS-Security user name, one number a call,
 * oldest first, in Polish time. */

#define PATH "/Sledzenie/services/Sledzenie.SledzenieHttpSoap11Endpoint/"
#define NS "http://sledzenie.pocztapolska.pl"
#define SOAP_NS "http://schemas.xmlsoap.org/soap/envelope/"
#define WSSE_NS "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd"
#define TYPE "text/xml; charset=UTF-8"

typedef struct
{
  const char *code; /* NULL: it does not tell of this */
  const char *name;
} Words;

static const Words words[TRACKER_N_FACT_KINDS] = {
  [TRACKER_FACT_REGISTERED] = { "P_REJ_KN1", "Zarejestrowano dane przesyłki" },
  [TRACKER_FACT_POSTED] = { "P_NAD", "Nadanie" },
  [TRACKER_FACT_LEFT_OFFICE] = { "P_WYPL", "Wysłanie z placówki" },
  [TRACKER_FACT_SORTED] = { "P_WZL", "Przyjęcie w sortowni" },
  [TRACKER_FACT_AT_IMPORT] = { "P_PZL", "Przyjęcie do Polski" },
  [TRACKER_FACT_CUSTOMS] = { "P_ZWC", "Zatrzymanie w cle" },
  [TRACKER_FACT_CLEARED] = { "P_ZWOLDDOR", "Zwolnienie do doręczenia" },
  [TRACKER_FACT_AT_OFFICE] = { "P_KWD", "Przesyłka do odbioru w placówce" },
  [TRACKER_FACT_OUT_FOR_DELIVERY] = { "P_WD", "Wydanie do doręczenia" },
  [TRACKER_FACT_FAILED_ATTEMPT] = { "P_ND", "Próba doręczenia" },
  [TRACKER_FACT_DELIVERED] = { "P_D", "Doręczenie" },
  [TRACKER_FACT_RETURNED] = { "P_NDZ", "Zwrot do nadawcy" },
};

static char *
dup_number (xmlDoc *document)
{
  xmlNode *call = tracker_emulator_xml_find (
      document != NULL ? xmlDocGetRootElement (document) : NULL, NS, "sprawdzPrzesylke");

  return tracker_emulator_xml_dup_text (call, NS, "numer");
}

static char **
list_numbers (const TrackerEmulatorRequest *request)
{
  g_autoptr (xmlDoc) document = tracker_emulator_request_parse_xml (request);
  g_autofree char *number = dup_number (document);
  const char *numbers[] = { number, NULL };

  return number != NULL ? g_strdupv ((char **) numbers) : NULL;
}

static void
take_envelope (TrackerEmulatorAnswer *answer, guint status, char *body)
{
  tracker_emulator_answer_take_text (
      answer, status, TYPE,
      g_strconcat (
          "<?xml version='1.0' encoding='UTF-8'?><soapenv:Envelope xmlns:soapenv=\"" SOAP_NS
          "\"><soapenv:Body>",
          body, "</soapenv:Body></soapenv:Envelope>", NULL));
  g_free (body);
}

static void
set_fault (TrackerEmulatorAnswer *answer, const char *code, const char *text)
{
  take_envelope (answer, 500,
                 g_markup_printf_escaped ("<soapenv:Fault><faultcode>%s</faultcode>"
                                          "<faultstring>%s</faultstring></soapenv:Fault>",
                                          code, text));
}

static void
append_event (GString *xml, const TrackerFact *fact)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Warsaw");
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (fact->at_s);
  g_autoptr (GDateTime) local = g_date_time_to_timezone (utc, zone);
  g_autofree char *time = g_date_time_format (local, "%Y-%m-%d %H:%M");
  g_autofree char *event = g_markup_printf_escaped (
      "<ax21:zdarzenie><ax21:czas>%s</ax21:czas><ax21:jednostka><ax21:nazwa>%s</ax21:nazwa>"
      "</ax21:jednostka><ax21:kod>%s</ax21:kod><ax21:konczace>%s</ax21:konczace>"
      "<ax21:nazwa>%s</ax21:nazwa></ax21:zdarzenie>",
      time, fact->place, words[fact->kind].code,
      fact->kind == TRACKER_FACT_DELIVERED ? "true" : "false", words[fact->kind].name);

  g_string_append (xml, event);
}

static void
append_parcel (GString *xml, const TrackerEmulatorParcel *parcel, const GPtrArray *known)
{
  g_string_append_printf (xml,
                          "<ax21:danePrzesylki><ax21:kodKrajuNadania>%s</ax21:kodKrajuNadania>"
                          "<ax21:kodKrajuPrzezn>%s</ax21:kodKrajuPrzezn><ax21:numer>%s</ax21:numer>"
                          "<ax21:zdarzenia>",
                          parcel->origin, parcel->destination, parcel->number);
  for (guint i = 0; i < known->len; i++)
    if (words[((const TrackerFact *) g_ptr_array_index (known, i))->kind].code != NULL)
      append_event (xml, g_ptr_array_index (known, i));
  g_string_append (xml, "</ax21:zdarzenia></ax21:danePrzesylki>");
}

static void
respond_about (TrackerEmulatorWorld *world, const char *number, TrackerEmulatorAnswer *answer)
{
  const TrackerEmulatorParcel *parcel = tracker_emulator_world_find (world, "polishpost", number);
  g_autoptr (GPtrArray) known
      = parcel != NULL ? tracker_emulator_world_list_known (world, parcel) : NULL;
  gboolean is_number
      = g_regex_match_simple ("^([A-Z]{2}[0-9]{9}[A-Z]{2}|[0-9]{20}|PX[0-9]{10}|testp[0-9]+)$",
                              number, G_REGEX_DOLLAR_ENDONLY, 0);
  g_autofree char *escaped = g_markup_escape_text (number, -1);
  GString *xml = g_string_new ("<ns:sprawdzPrzesylkeResponse xmlns:ns=\"" NS "\" xmlns:ax21=\"" NS
                               "/xsd\"><ns:return>");

  if (known != NULL)
    append_parcel (xml, parcel, known);
  g_string_append_printf (xml,
                          "<ax21:numer>%s</ax21:numer><ax21:status>%s</ax21:status></ns:return>"
                          "</ns:sprawdzPrzesylkeResponse>",
                          escaped,
                          known != NULL ? "0"
                          : is_number   ? "-1"
                                        : "-2");
  take_envelope (answer, 200, g_string_free (xml, FALSE));
}

static gboolean
is_let_in (xmlDoc *document)
{
  xmlNode *token
      = tracker_emulator_xml_find (xmlDocGetRootElement (document), WSSE_NS, "UsernameToken");
  g_autofree char *login = tracker_emulator_xml_dup_text (token, WSSE_NS, "Username");
  g_autofree char *password = tracker_emulator_xml_dup_text (token, WSSE_NS, "Password");
  xmlNode *element = tracker_emulator_xml_find (token, WSSE_NS, "Password");
  g_autofree char *type
      = element != NULL ? tracker_emulator_xml_dup_attribute (element, "Type") : NULL;

  return g_strcmp0 (login, TRACKER_EMULATOR_LOGIN) == 0
         && g_strcmp0 (password, TRACKER_EMULATOR_PASSWORD) == 0 && type != NULL
         && g_str_has_suffix (type, "#PasswordText");
}

static void
respond (TrackerEmulatorWorld *world,
         const TrackerEmulatorRequest *request,
         TrackerEmulatorAnswer *answer)
{
  g_autoptr (xmlDoc) document = tracker_emulator_request_parse_xml (request);
  g_autofree char *number = dup_number (document);

  if (strcmp (request->path, PATH) != 0)
    tracker_emulator_answer_set_page (answer, 404, "Not Found");
  else if (strcmp (request->method, "POST") != 0
           || !tracker_emulator_request_header_has (request, "content-type", "text/xml"))
    tracker_emulator_answer_set_page (answer, 415, "Unsupported Media Type");
  else if (document == NULL
           || !tracker_emulator_request_header_has (request, "soapaction", "urn:sprawdzPrzesylke"))
    set_fault (answer, "soapenv:Client", "The endpoint reference (EPR) cannot be found");
  else if (!is_let_in (document))
    set_fault (answer, "soapenv:Server", "WSDoAllReceiver: security processing failed");
  else if (number == NULL)
    set_fault (answer, "soapenv:Client", "namespace mismatch");
  else
    respond_about (world, number, answer);
}

const TrackerEmulatorCarrier tracker_emulator_polishpost = {
  .id = "polishpost",
  .hosts = { "tt.poczta-polska.pl" },
  .list_numbers = list_numbers,
  .respond = respond,
};
