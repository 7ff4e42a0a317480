/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "tracker-emulator-russianpost-private.h"

/* Russian Post: what its SOAP service (tracking.russianpost.ru) and its site (www.pochta.ru) have
 * in common. */

#define SOAP_HOST "tracking.russianpost.ru"
#define SITE_HOST "www.pochta.ru"

static const TrackerRussianPostWords words[TRACKER_N_FACT_KINDS] = {
  [TRACKER_FACT_REGISTERED]
  = { 28, 0, "Присвоение идентификатора", "", "Identifier assigned", "Присвоен трек-номер" },
  [TRACKER_FACT_POSTED] = { 1, 1, "Прием", "Единичный", "Acceptance", "Принято в отделении связи" },
  [TRACKER_FACT_LEFT_OFFICE]
  = { 8, 1, "Обработка", "Покинуло место приёма", "Processing", "Покинуло место приема" },
  [TRACKER_FACT_SORTED] = { 8, 3, "Обработка", "Прибыло в сортировочный центр", "Processing",
                            "Прибыло в сортировочный центр" },
  [TRACKER_FACT_AT_EXPORT] = { 8, 5, "Обработка", "Прибыло в место международного обмена",
                               "Processing", "Прибыло в место международного обмена" },
  [TRACKER_FACT_DEPARTED] = { 10, 0, "Экспорт международной почты", "",
                              "Export of international "
                              "mail",
                              "Экспорт международной почты" },
  [TRACKER_FACT_AT_IMPORT] = { 9, 0, "Импорт международной почты", "",
                               "Import of international "
                               "mail",
                               "Импорт международной почты" },
  [TRACKER_FACT_CUSTOMS]
  = { 11, 0, "Прием на таможню", "", "Presented to customs", "Передано таможне" },
  [TRACKER_FACT_CLEARED] = { 14, 1, "Таможенное оформление", "Выпущено таможней",
                             "Customs clearance", "Выпущено таможней" },
  [TRACKER_FACT_LEFT_IMPORT] = { 8, 6, "Обработка", "Покинуло место международного обмена",
                                 "Processing", "Покинуло место международного обмена" },
  [TRACKER_FACT_AT_OFFICE]
  = { 8, 2, "Обработка", "Прибыло в место вручения", "Processing", "Прибыло в место вручения" },
  [TRACKER_FACT_OUT_FOR_DELIVERY]
  = { 8, 15, "Обработка", "Передано курьеру", "Processing", "Передано курьеру" },
  [TRACKER_FACT_FAILED_ATTEMPT]
  = { 12, 1, "Неудачная попытка вручения", "Временное отсутствие адресата",
      "Unsuccessful delivery "
      "attempt",
      "Неудачная попытка вручения" },
  [TRACKER_FACT_DELIVERED]
  = { 2, 1, "Вручение", "Вручение адресату", "Delivery", "Получено адресатом" },
  [TRACKER_FACT_RETURNED]
  = { 3, 1, "Возврат", "Истек срок хранения", "Return", "Возврат отправителю" },
};

static const TrackerRussianPostCountry countries[] = {
  { "RU", "RUS", 643, "Российская Федерация", "Russian Federation" },
  { "BY", "BLR", 112, "Беларусь", "Belarus" },
  { "CN", "CHN", 156, "Китай", "China" },
  { "DE", "DEU", 276, "Германия", "Germany" },
  { "KZ", "KAZ", 398, "Казахстан", "Kazakhstan" },
  { "UA", "UKR", 804, "Украина", "Ukraine" },
  { "US", "USA", 840, "Соединенные Штаты Америки", "United States" },
};

/**
 * tracker_emulator_russianpost_get_words:
 * @fact: a fact
 *
 * Returns: (transfer none): the operation; its type is 0 if Russian Post does not tell of it
 */
const TrackerRussianPostWords *
tracker_emulator_russianpost_get_words (const TrackerFact *fact)
{
  return &words[fact->kind];
}

/**
 * tracker_emulator_russianpost_get_country:
 * @code2: alpha-2
 *
 * Returns: (transfer none): its names; those of Russia for one that the table lacks
 */
const TrackerRussianPostCountry *
tracker_emulator_russianpost_get_country (const char *code2)
{
  for (gsize i = 0; i < G_N_ELEMENTS (countries); i++)
    if (strcmp (countries[i].code2, code2) == 0)
      return &countries[i];
  return &countries[0];
}

/* Of what happens abroad only the acceptance and the export come through; nothing at all before the
 * export. */
static gboolean
is_told (const TrackerFact *fact)
{
  if (words[fact->kind].type == 0)
    return FALSE;
  return strcmp (fact->country, "RU") == 0 || fact->kind == TRACKER_FACT_POSTED
         || fact->kind == TRACKER_FACT_DEPARTED || fact->kind == TRACKER_FACT_DELIVERED;
}

/**
 * tracker_emulator_russianpost_list:
 * @world: the world
 * @parcel: (nullable): a parcel
 *
 * Returns: (transfer container) (element-type TrackerFact): what Russian Post tells of it now,
 * oldest first; may be empty
 */
GPtrArray *
tracker_emulator_russianpost_list (const TrackerEmulatorWorld *world,
                                   const TrackerEmulatorParcel *parcel)
{
  GPtrArray *told = g_ptr_array_new ();
  g_autoptr (GPtrArray) known = NULL;
  gboolean has_data = FALSE;

  if (parcel == NULL)
    return told;
  known = tracker_emulator_world_list_known (world, parcel);
  for (guint i = 0; i < known->len; i++)
    {
      TrackerFact *fact = g_ptr_array_index (known, i);

      if (!is_told (fact))
        continue;
      has_data |= strcmp (fact->country, "RU") == 0 || fact->kind == TRACKER_FACT_DEPARTED;
      g_ptr_array_add (told, fact);
    }
  if (!has_data)
    g_ptr_array_set_size (told, 0);
  return told;
}

/**
 * tracker_emulator_russianpost_is_barcode:
 * @number: (nullable): a number
 *
 * Returns: whether it has the shape of an inland (14 digits) or an international identifier
 */
gboolean
tracker_emulator_russianpost_is_barcode (const char *number)
{
  return number != NULL
         && g_regex_match_simple ("^([0-9]{14}|[A-Z]{2}[0-9]{9}[A-Z]{2})$", number,
                                  G_REGEX_DOLLAR_ENDONLY, 0);
}

static gboolean
is_batch (const TrackerEmulatorRequest *request)
{
  return strcmp (request->host, SOAP_HOST) == 0
         && strcmp (request->path, TRACKER_RUSSIANPOST_BATCH_PATH) == 0;
}

static char **
list_numbers (const TrackerEmulatorRequest *request)
{
  if (is_batch (request))
    return tracker_emulator_russianpost_list_ticket_numbers (request);
  if (strcmp (request->host, SOAP_HOST) == 0)
    return tracker_emulator_russianpost_list_soap_numbers (request);
  return tracker_emulator_russianpost_list_site_numbers (request);
}

static void
respond (TrackerEmulatorWorld *world,
         const TrackerEmulatorRequest *request,
         TrackerEmulatorAnswer *answer)
{
  if (is_batch (request))
    tracker_emulator_russianpost_respond_tickets (world, request, answer);
  else if (strcmp (request->host, SOAP_HOST) == 0)
    tracker_emulator_russianpost_respond_soap (world, request, answer);
  else
    tracker_emulator_russianpost_respond_site (world, request, answer);
}

const TrackerEmulatorCarrier tracker_emulator_russianpost = {
  .id = "russianpost",
  .hosts = { SOAP_HOST, SITE_HOST },
  .list_numbers = list_numbers,
  .respond = respond,
};
