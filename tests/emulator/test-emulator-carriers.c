/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "emulator-client.h"
#include "tracker-test.h"

/* Each carrier's endpoint: the shape that its fact sheet gives, what it refuses, what it says of an
 * unknown number. */

#define LETTER "RB123456785CN"
#define UNKNOWN "RB987654326CN"
#define EMS "EB000000102CN"
#define UPS "1ZW4T9070312856304"
#define WAYBILL "20450000000001"

#define GTT "https://globaltracktrace.ptc.post/gtt.api/service.svc/rest/"
#define EMS_URL "https://items.ems.post/api/publicTracking/track?language=EN&itemId="
#define BELPOST_URL "https://api.belpost.by/api/v1/tracking"
#define CAINIAO_URL                                                                                \
  "https://global.cainiao.com/global/detail.json?lang=en-US&language=en-US&mailNos="
#define NOVA_URL "https://api.novaposhta.ua/site/v.1.0/shipments/tracking/"
#define NOVA_API "https://api.novaposhta.ua/v2.0/json/"
#define SOAP_URL "https://tracking.russianpost.ru/rtm34"
#define SITE_URL                                                                                   \
  "https://www.pochta.ru/api/tracking/api/v1/trackings/by-barcodes?language=ru&track-numbers="
#define PAGE_URL "https://www.pochta.ru/tracking?barcode="
#define REFERER "Referer: https://www.pochta.ru/tracking?barcode=X\n"
#define TOKEN_URL "https://onlinetools.ups.com/security/v1/oauth/token"
#define TRACK_URL "https://onlinetools.ups.com/api/track/v1/details/"
#define FORM "Content-Type: application/x-www-form-urlencoded\n"
#define GRANT "grant_type=client_credentials"

static void
test_upugtt (Fixture *fixture, gconstpointer data)
{
  g_autoptr (Reply) known = NULL;
  g_autoptr (Reply) plain = NULL;
  g_autoptr (Reply) unknown = NULL;

  add_letter (fixture, LETTER, "upugtt");
  known = ask (fixture, "GET", GTT "ItemTTWithTrans/" LETTER "/EN", JSON, NULL);
  g_assert_cmpuint (known->status, ==, 200);
  g_assert_cmpstr (known->type, ==, "application/json");
  assert_json (known, "$[0].ID", LETTER);
  assert_json (known, "$[0].OriginCountryNm", "China");
  assert_json (known, "$[0].DestinationCountryCd", "RU");
  assert_json (known, "$[0].Events[0].EventCd", "EMA");
  assert_json (known, "$[0].Events[0].EventNm", "Posting/collection");
  assert_json (known, "$[0].Events[0].EventDT", "/Date(1771581600000+0800)/");
  assert_json (known, "$[0].Events[0].EventLocation", "GUANGZHOU");
  /* The origin's inland steps are not exchanged. */
  assert_json (known, "$[0].Events[1].EventCd", "EMB");
  assert_json (known, "$[0].Events[3].EventDT", "/Date(1772359200000+0300)/");
  /* A forecast among the events. */
  assert_json (known, "$[0].Events[4].EventCd", "DLV");
  assert_lacks (known->body, "EDC");

  plain = ask (fixture, "GET", GTT "ItemTT/" LETTER, JSON, NULL);
  assert_json (plain, "$[0].Events[0].EventCd", "EMA");
  assert_lacks (plain->body, "EventNm");

  unknown = ask (fixture, "GET", GTT "ItemTTWithTrans/" UNKNOWN "/EN", JSON, NULL);
  g_assert_cmpuint (unknown->status, ==, 200);
  g_assert_cmpuint (unknown->size, ==, 0);
}

static void
test_upuems (Fixture *fixture, gconstpointer data)
{
  g_autoptr (Reply) known = NULL;
  g_autoptr (Reply) unknown = NULL;
  g_autoptr (Reply) letter = NULL;

  add_letter (fixture, EMS, "upuems");
  known = ask (fixture, "GET", EMS_URL EMS, BROWSER, NULL);
  g_assert_cmpuint (known->status, ==, 200);
  g_assert_cmpstr (known->type, ==, "text/html");
  assert_has (known->body, "id=\"table-" EMS "\"");
  assert_has (known->body,
              "<tr><td>Feb 20, 2026, 6:00 PM</td><td>Posted</td><td>GUANGZHOU</td></tr>");
  assert_has (known->body, "<td>Feb 22, 2026 10:00 AM</td>");
  assert_has (known->body, "Arrived at destination import office");
  assert_lacks (known->body, "Delivered");

  unknown = ask (fixture, "GET", EMS_URL "EE100000025KZ", BROWSER, NULL);
  g_assert_cmpuint (unknown->status, ==, 200);
  assert_has (unknown->body, "There were no results found.");
  assert_has (unknown->body, "no-results-found");

  letter = ask (fixture, "GET", EMS_URL LETTER, BROWSER, NULL);
  assert_has (letter->body, "class=\"error\"");
  assert_has (letter->body, "does not denote an EMS item");
}

static void
test_belpost (Fixture *fixture, gconstpointer data)
{
  const char *json = "Content-Type: application/json\n" JSON;
  g_autoptr (Reply) known = NULL;
  g_autoptr (Reply) unknown = NULL;
  g_autoptr (Reply) bad = NULL;

  add_letter (fixture, LETTER, "belpost");
  known = ask (fixture, "POST", BELPOST_URL, json, "{\"number\":\"" LETTER "\"}");
  g_assert_cmpuint (known->status, ==, 200);
  assert_json (known, "$.data[0].number", LETTER);
  /* Newest first; a foreign wall clock is read as Minsk's. */
  assert_json (known, "$.data[0].steps[0].code", "30");
  assert_json (known, "$.data[0].steps[0].system", "external");
  assert_json (known, "$.data[0].steps[3].code", "1");
  assert_json (known, "$.data[0].steps[3].event", "Принято от отправителя");
  assert_json (known, "$.data[0].steps[3].place", "CN");
  assert_json (known, "$.data[0].steps[3].created_at", "2026-02-20 18:00:00");
  assert_json (known, "$.data[0].steps[3].timestamp", "1771599600");

  unknown = ask (fixture, "POST", BELPOST_URL, json, "{\"number\":\"" UNKNOWN "\"}");
  assert_json (unknown, "$.data[0].steps", "[]");

  bad = ask (fixture, "POST", BELPOST_URL, json, "{\"number\":\"12\"}");
  g_assert_cmpuint (bad->status, ==, 422);
  assert_json (bad, "$.message", "The given data was invalid.");
}

static void
test_cainiao (Fixture *fixture, gconstpointer data)
{
  g_autoptr (Reply) batch = NULL;
  g_autoptr (Reply) wall = NULL;
  g_autoptr (TrackerEmulatorParcel) parcel
      = tracker_emulator_parcel_new ("LP00123456789012", "CN", "RU", "cainiao");

  tracker_emulator_parcel_set_other_number (parcel, "LA633507180CN");
  tracker_emulator_parcel_add_fact (parcel, TRACKER_FACT_DEPARTED, TRACKER_TEST_NOW_S - 3600,
                                    5 * 3600 + 1800, "Delhi", NULL, "IN", NULL);
  tracker_emulator_set_parcel (fixture->emulator, parcel);
  add_letter (fixture, LETTER, "cainiao");

  batch = ask (fixture, "GET", CAINIAO_URL LETTER ",LP00123456789012," UNKNOWN, BROWSER, NULL);
  assert_json (batch, "$.success", "true");
  /* Not in the order of the question. */
  assert_json (batch, "$.module[0].mailNo", UNKNOWN);
  assert_json (batch, "$.module[0].mailNoSource", "EXTERNAL");
  assert_json (batch, "$.module[0].detailList", "[]");
  assert_json (batch, "$.module[1].realMailNo", "LA633507180CN");
  assert_json (batch, "$.module[1].detailList[0].timeStr", "2026-03-02 14:30:00");
  assert_json (batch, "$.module[1].detailList[0].timeZone", "GMT+05:30");
  /* That wall clock as if it hung in Beijing: two and a half hours early. */
  assert_json (batch, "$.module[1].detailList[0].time", "1772433000000");
  assert_json (batch, "$.module[2].detailList[0].actionCode", "LH_ARRIVE");
  assert_json (batch, "$.module[2].detailList[0].timeZone", "GMT+3");
  assert_json (batch, "$.module[2].latestTrace.actionCode", "LH_ARRIVE");
  assert_json (batch, "$.module[2].detailList[3].desc", "【广州市】快件已离开分拨中心");
  assert_json (batch, "$.module[2].detailList[3].standerdDesc", "Departed from sorting center");
  assert_json (batch, "$.module[2].status", "DELIVERING");

  wall = ask (fixture, "GET", CAINIAO_URL LETTER, "User-Agent: libsoup/3\n", NULL);
  g_assert_cmpuint (wall->status, ==, 200);
  assert_json (wall, "$.rgv587_flag", "sm");
}

static void
test_novaposhta (Fixture *fixture, gconstpointer data)
{
  g_autoptr (Reply) known = NULL;
  g_autoptr (Reply) english = NULL;
  g_autoptr (Reply) unknown = NULL;

  add_letter (fixture, WAYBILL, "novaposhta");
  known = ask (fixture, "GET", NOVA_URL WAYBILL, JSON "Accept-Language: uk\n", NULL);
  assert_json (known, "$.number", WAYBILL);
  assert_json (known, "$.tracking[0].code", "4");
  assert_json (known, "$.tracking[0].date", "2026-02-20T10:00:00.000000Z");
  assert_json (known, "$.tracking[0].event_status", "passed");
  assert_json (known, "$.tracking[0].event_name", "Відправлення прийнято");
  assert_json (known, "$.tracking[4].event_status", "now");
  assert_json (known, "$.tracking[5].event_status", "future");
  assert_json (known, "$.tracking[7].code", "9");
  assert_json (known, "$.tracking[7].event_status", "future");

  english = ask (fixture, "GET", "https://api.novapost.com/site/v.1.0/shipments/tracking/" WAYBILL,
                 JSON "Accept-Language: en\n", NULL);
  assert_json (english, "$.tracking[0].event_name", "Shipment accepted");

  unknown = ask (fixture, "GET", NOVA_URL "20450000000009", JSON, NULL);
  g_assert_cmpuint (unknown->status, ==, 404);
  assert_json (unknown, "$.errors.errorMessage", "not_found");
}

static void
test_novaposhta_api (Fixture *fixture, gconstpointer data)
{
  static const char question[]
      = "{\"modelName\":\"TrackingDocument\",\"calledMethod\":\"getStatusDocuments\","
        "\"methodProperties\":{\"Documents\":[{\"DocumentNumber\":\"" WAYBILL "\",\"Phone\":\"\"},"
        "{\"DocumentNumber\":\"20450000000009\"}]}}";
  const char *json = "Content-Type: application/json\n";
  g_autoptr (Reply) known = NULL;
  g_autoptr (Reply) bad = NULL;

  add_letter (fixture, WAYBILL, "novaposhta");
  set_hours (fixture, 9);
  known = ask (fixture, "POST", NOVA_API, json, question);
  assert_json (known, "$.success", "true");
  assert_json (known, "$.data[0].StatusCode", "7");
  assert_json (known, "$.data[0].Status", "Прибув у відділення");
  assert_json (known, "$.data[0].DateScan", "20:00 02.03.2026");
  assert_json (known, "$.data[1].StatusCode", "3");
  g_assert_cmpuint (tracker_emulator_get_n_requests_of_number (fixture->emulator, "20450000000009"),
                    ==, 1);

  bad = ask (fixture, "POST", NOVA_API, json, "{\"modelName\":\"Nonsense\"}");
  g_assert_cmpuint (bad->status, ==, 200);
  assert_json (bad, "$.success", "false");
}

static char *
soap_question (const char *number, const char *login)
{
  return g_strdup_printf (
      "<soap:Envelope xmlns:soap=\"http://www.w3.org/2003/05/soap-envelope\""
      " xmlns:oper=\"http://russianpost.org/operationhistory\""
      " xmlns:data=\"http://russianpost.org/operationhistory/data\""
      " xmlns:soapenv=\"http://schemas.xmlsoap.org/soap/envelope/\"><soap:Header/><soap:Body>"
      "<oper:getOperationHistory><data:OperationHistoryRequest><data:Barcode>%s</data:Barcode>"
      "<data:MessageType>0</data:MessageType><data:Language>RUS</data:Language>"
      "</data:OperationHistoryRequest><data:AuthorizationHeader soapenv:mustUnderstand=\"1\">"
      "<data:login>%s</data:login><data:password>demo</data:password></data:AuthorizationHeader>"
      "</oper:getOperationHistory></soap:Body></soap:Envelope>",
      number, login);
}

static void
test_russianpost_soap (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *number;
    const char *login;
    const char *body; /* NULL: the usual question */
    guint status;
    const char *parts[5];
  } rows[] = {
    { LETTER,
      "demo",
      NULL,
      200,
      { "getOperationHistoryResponse xmlns:ns7=\"http://russianpost.org/operationhistory\"",
        "<ns3:OperType><ns3:Id>9</ns3:Id><ns3:Name>Импорт международной почты</ns3:Name>",
        "<ns3:OperDate>2026-02-20T18:00:00.000+08:00</ns3:OperDate>",
        "<ns3:Index>101000</ns3:Index><ns3:Description>Москва</ns3:Description>" } },
    { UNKNOWN, "demo", NULL, 200, { "OperationHistoryData/>" } },
    { LETTER, "nobody", NULL, 500, { "<ns3:AuthorizationFaultReason", "S:Sender" } },
    { "12", "demo", NULL, 500, { "OperationHistoryFaultReason", "Формат данных запроса" } },
    { LETTER, "demo", "<not xml", 500, { "S:Fault" } },
    { LETTER, "demo", "", 500, { "S:Fault" } },
  };

  add_letter (fixture, LETTER, "russianpost");
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *question = soap_question (rows[i].number, rows[i].login);
      g_autoptr (Reply) reply
          = ask (fixture, "POST", SOAP_URL, "Content-Type: application/soap+xml; charset=utf-8\n",
                 rows[i].body != NULL ? rows[i].body : question);

      g_assert_no_error (reply->error);
      g_assert_cmpuint (reply->status, ==, rows[i].status);
      g_assert_cmpstr (reply->type, ==, "application/soap+xml");
      for (gsize j = 0; rows[i].parts[j] != NULL; j++)
        assert_has (reply->body, rows[i].parts[j]);
    }
}

static void
test_russianpost_before_export (Fixture *fixture, gconstpointer data)
{
  g_autofree char *question = soap_question (LETTER, "demo");
  g_autoptr (Reply) reply = NULL;

  add_letter (fixture, LETTER, "russianpost");
  set_hours (fixture, -210);
  reply = ask (fixture, "POST", SOAP_URL, "Content-Type: application/soap+xml\n", question);
  g_assert_cmpuint (reply->status, ==, 200);
  assert_has (reply->body, "OperationHistoryData/>");
}

static char *
dup_token (const Reply *page)
{
  const char *token = strstr (page->body, "\"csrfToken\":\"");

  g_assert_nonnull (token);
  token += strlen ("\"csrfToken\":\"");
  return g_strndup (token, strcspn (token, "\""));
}

static void
test_russianpost_site (Fixture *fixture, gconstpointer data)
{
  g_autoptr (Reply) page = ask (fixture, "GET", PAGE_URL LETTER, BROWSER, NULL);
  g_autofree char *token = dup_token (page);
  g_autofree char *headers
      = g_strdup_printf (BROWSER JSON REFERER "Csrf-Token: %s\nCookie: %s\n", token, page->cookie);
  g_autofree char *no_cookie = g_strdup_printf (BROWSER JSON REFERER "Csrf-Token: %s\n", token);
  g_autoptr (Reply) known = NULL;
  g_autoptr (Reply) unknown = NULL;
  g_autoptr (Reply) bad = NULL;
  const char *refused[] = { BROWSER JSON REFERER, no_cookie, "User-Agent: libsoup/3\n", NULL };

  add_letter (fixture, LETTER, "russianpost");
  for (gsize i = 0; refused[i] != NULL; i++)
    {
      g_autoptr (Reply) reply = ask (fixture, "GET", SITE_URL LETTER, refused[i], NULL);

      g_assert_cmpuint (reply->status, ==, 403);
    }

  known = ask (fixture, "GET", SITE_URL LETTER, headers, NULL);
  g_assert_cmpuint (known->status, ==, 200);
#define ITEM "$.detailedTrackings[0].trackingItem"
  assert_json (known, ITEM ".barcode", LETTER);
  assert_json (known, ITEM ".globalStatus", "IN_PROGRESS");
  assert_json (known, ITEM ".trackingHistoryItemList[0].operationType", "9");
  assert_json (known, ITEM ".trackingHistoryItemList[0].date", "2026-03-01T13:00:00.000+03:00");
  assert_json (known, ITEM ".trackingHistoryItemList[2].operationType", "1");
  assert_json (known, ITEM ".trackingHistoryItemList[2].countryName", "Китай");
  assert_json (known, ITEM ".futurePathList[0].humanStatus", "Прибыло в место вручения");
#undef ITEM

  unknown = ask (fixture, "GET", SITE_URL UNKNOWN, headers, NULL);
  assert_json (unknown, "$.detailedTrackings", "[]");
  bad = ask (fixture, "GET", SITE_URL "12", headers, NULL);
  assert_json (bad, "$.error.description", "Некорректный трек-номер");

  /* The token ends. */
  set_hours (fixture, 5);
  g_clear_pointer (&known, reply_free);
  known = ask (fixture, "GET", SITE_URL LETTER, headers, NULL);
  g_assert_cmpuint (known->status, ==, 403);
}

static char *
get_bearer (Fixture *fixture)
{
  /* "demo:demo" */
  g_autoptr (Reply) reply
      = ask (fixture, "POST", TOKEN_URL, FORM "Authorization: Basic ZGVtbzpkZW1v\n", GRANT);
  g_autofree char *token = NULL;

  g_assert_cmpuint (reply->status, ==, 200);
  assert_json (reply, "$.token_type", "Bearer");
  assert_json (reply, "$.expires_in", "14399");
  token = dup_json (reply, "$.access_token");
  return g_strdup_printf ("Authorization: Bearer %s\n", token);
}

static void
test_ups (Fixture *fixture, gconstpointer data)
{
  g_autofree char *bearer = get_bearer (fixture);
  g_autofree char *headers = g_strconcat (bearer, "transId: 1\ntransactionSrc: test\n", NULL);
  const struct
  {
    const char *number;
    const char *headers;
    guint status;
    const char *path;
    const char *value;
  } rows[] = {
    { UPS, headers, 200, "$..package[0].trackingNumber", UPS },
    { UPS, headers, 200, "$..activity[0].status.code", "IP" },
    { UPS, headers, 200, "$..activity[0].gmtTime", "10:00:00" },
    { UPS, headers, 200, "$..activity[0].gmtOffset", "+03:00" },
    { UPS, headers, 200, "$..activity[0].time", "130000" },
    { UPS, headers, 200, "$..currentStatus.code", "IP" },
    { "1Z0000000000000000", headers, 200, "$..warnings[0].code", "TW0001" },
    { "123", headers, 400, "$.response.errors[0].code", "TV1002" },
    { UPS, bearer, 400, "$.response.errors[0].code", "VSS001" },
    { UPS, "Authorization: Bearer x\n", 401, "$.response.errors[0].code", "250002" },
    { UPS, NULL, 401, "$.response.errors[0].code", "250002" },
  };
  g_autoptr (Reply) refused = NULL;

  add_letter (fixture, UPS, "ups");
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *url = g_strconcat (TRACK_URL, rows[i].number, "?locale=en_US", NULL);
      g_autoptr (Reply) reply = ask (fixture, "GET", url, rows[i].headers, NULL);

      g_assert_cmpuint (reply->status, ==, rows[i].status);
      assert_json (reply, rows[i].path, rows[i].value);
    }

  refused = ask (fixture, "POST", TOKEN_URL, FORM "Authorization: Basic eDp5\n", GRANT);
  g_assert_cmpuint (refused->status, ==, 401);
}

/* Every request that a fact sheet says is refused, and hosts and paths that nobody has. */
static void
test_refused (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *method;
    const char *url;
    const char *headers;
    guint status;
  } rows[] = {
    { "GET", "https://localhost/", NULL, 404 },
    { "GET", "https://elsewhere.example/landing", NULL, 404 },
    { "GET", GTT "Nothing/" LETTER, JSON, 404 },
    { "GET", GTT "ItemTT/" LETTER, NULL, 406 },
    { "GET", GTT "ItemTT/12", JSON, 400 },
    { "GET", GTT "ItemTT/%FF%00", JSON, 400 },
    { "POST", GTT "ItemTT/" LETTER, JSON, 405 },
    { "GET", EMS_URL EMS, "User-Agent: libsoup/3\n", 403 },
    { "GET", "https://items.ems.post/", BROWSER, 404 },
    { "GET", BELPOST_URL, JSON, 405 },
    { "GET", "https://api.belpost.by/", JSON, 404 },
    { "GET", "https://global.cainiao.com/global/detail.json", BROWSER, 404 },
    { "GET", "https://api.novaposhta.ua/v2.0/json/", JSON, 404 },
    { "GET", SOAP_URL, NULL, 405 },
    { "POST", SOAP_URL, NULL, 415 },
    { "GET", PAGE_URL LETTER, "User-Agent: libsoup/3\n", 403 },
    { "GET", "https://www.pochta.ru/", BROWSER, 404 },
    { "POST", TOKEN_URL, NULL, 400 },
    { "GET", "https://onlinetools.ups.com/", NULL, 404 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (Reply) reply = ask (fixture, rows[i].method, rows[i].url, rows[i].headers, NULL);

      g_test_message ("%s %s", rows[i].method, rows[i].url);
      g_assert_no_error (reply->error);
      g_assert_cmpuint (reply->status, ==, rows[i].status);
    }
}

static void
test_advance (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    int hours;
    const char *code;
  } rows[] = {
    { -230, "EMA" }, { -199, "EMC" }, { 0, "EMD" }, { 1, "EDC" }, { 8, "EMG" }, { 30, "EMI" },
  };
  g_autoptr (Reply) before = NULL;

  add_letter (fixture, LETTER, "upugtt");
  set_hours (fixture, -241);
  before = ask (fixture, "GET", GTT "ItemTT/" LETTER, JSON, NULL);
  g_assert_cmpuint (before->size, ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *quoted = g_strdup_printf ("\"%s\"", rows[i].code);
      g_autoptr (Reply) reply = NULL;

      set_hours (fixture, rows[i].hours);
      reply = ask (fixture, "GET", GTT "ItemTT/" LETTER, JSON, NULL);
      assert_has (reply->body, quoted);
      if (i + 1 < G_N_ELEMENTS (rows))
        assert_lacks (reply->body, rows[i + 1].code);
    }
}

/* The number of the last mile finds the same parcel; one told late is not told before; a removed
 * one is unknown. */
static void
test_parcels (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TrackerEmulatorParcel) parcel
      = tracker_emulator_parcel_new (LETTER, "CN", "RU", "upugtt");
  g_autoptr (Reply) early = NULL;
  g_autoptr (Reply) late = NULL;
  g_autoptr (Reply) other = NULL;
  g_autoptr (Reply) gone = NULL;

  tracker_emulator_parcel_set_other_number (parcel, UNKNOWN);
  tracker_emulator_parcel_add_fact (parcel, TRACKER_FACT_POSTED, TRACKER_TEST_NOW_S - 7200,
                                    8 * 3600, "Shanghai", NULL, "CN", NULL);
  tracker_emulator_parcel_set_known_s (parcel, TRACKER_TEST_NOW_S + 3600);
  tracker_emulator_set_parcel (fixture->emulator, parcel);

  early = ask (fixture, "GET", GTT "ItemTT/" LETTER, JSON, NULL);
  g_assert_cmpuint (early->size, ==, 0);
  set_hours (fixture, 1);
  late = ask (fixture, "GET", GTT "ItemTT/" LETTER, JSON, NULL);
  assert_json (late, "$[0].Events[0].EventDT", "/Date(1772438400000+0800)/");
  other = ask (fixture, "GET", GTT "ItemTT/" UNKNOWN, JSON, NULL);
  assert_json (other, "$[0].ID", LETTER);

  tracker_emulator_remove_parcel (fixture->emulator, LETTER);
  gone = ask (fixture, "GET", GTT "ItemTT/" LETTER, JSON, NULL);
  g_assert_cmpuint (gone->size, ==, 0);
}

#define ADD(path, func)                                                                            \
  g_test_add ("/emulator/" path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char **argv)
{
  tracker_test_init (&argc, &argv);
  ADD ("upugtt", test_upugtt);
  ADD ("upuems", test_upuems);
  ADD ("belpost", test_belpost);
  ADD ("cainiao", test_cainiao);
  ADD ("novaposhta/site", test_novaposhta);
  ADD ("novaposhta/api", test_novaposhta_api);
  ADD ("russianpost/soap", test_russianpost_soap);
  ADD ("russianpost/before-export", test_russianpost_before_export);
  ADD ("russianpost/site", test_russianpost_site);
  ADD ("ups", test_ups);
  ADD ("refused", test_refused);
  ADD ("advance", test_advance);
  ADD ("parcels", test_parcels);
  return g_test_run ();
}
