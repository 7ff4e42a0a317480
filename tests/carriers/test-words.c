/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "tracker-definition.h"
#include "tracker-test.h"
#include "tracker-words.h"

/* Phrases as posts write them, and what they mean; pairs that only their order tells apart. */
static const struct
{
  TrackerStage stage;
  const char *words;
} phrases[] = {
  { TRACKER_STAGE_REGISTERED, "Shipment information received" },
  { TRACKER_STAGE_REGISTERED, "Shipping label created, USPS awaiting item" },
  { TRACKER_STAGE_REGISTERED, "Pre-Advice received; item not yet received" },
  { TRACKER_STAGE_REGISTERED, "Получена электронная информация" },
  { TRACKER_STAGE_REGISTERED, "Присвоен трек-номер" },
  { TRACKER_STAGE_REGISTERED, "Створено накладну, очікується відправлення" },
  { TRACKER_STAGE_REGISTERED, "等待揽收" },
  { TRACKER_STAGE_REGISTERED, "Etiqueta emitida" },
  { TRACKER_STAGE_REGISTERED, "Prerregistrado" },
  { TRACKER_STAGE_REGISTERED, "Die Sendung wurde elektronisch angekündigt." },
  { TRACKER_STAGE_REGISTERED, "Votre colis nous est annoncé" },

  { TRACKER_STAGE_ACCEPTED, "Posted" },
  { TRACKER_STAGE_ACCEPTED, "Accepted at USPS Origin Facility" },
  { TRACKER_STAGE_ACCEPTED, "Picked up" },
  { TRACKER_STAGE_ACCEPTED, "Item booked" },
  { TRACKER_STAGE_ACCEPTED, "Принято в отделении связи" },
  { TRACKER_STAGE_ACCEPTED, "Прием: единичный" },
  { TRACKER_STAGE_ACCEPTED, "Прийнято у відділенні" },
  { TRACKER_STAGE_ACCEPTED, "【深圳市】已收寄" },
  { TRACKER_STAGE_ACCEPTED, "引受" },
  { TRACKER_STAGE_ACCEPTED, "Objeto postado" },
  { TRACKER_STAGE_ACCEPTED, "Admitido en oficina" },
  { TRACKER_STAGE_ACCEPTED, "Die Sendung wurde in der Filiale eingeliefert." },
  { TRACKER_STAGE_ACCEPTED, "Votre colis est pris en charge par La Poste" },
  { TRACKER_STAGE_ACCEPTED, "Nadano" },

  { TRACKER_STAGE_IN_TRANSIT, "Departed Facility" },
  { TRACKER_STAGE_IN_TRANSIT, "Arrived at sorting centre" },
  { TRACKER_STAGE_IN_TRANSIT, "In Transit to Next Facility" },
  { TRACKER_STAGE_IN_TRANSIT, "Your item will be delivered tomorrow" },
  { TRACKER_STAGE_IN_TRANSIT, "Покинуло место приёма" },
  { TRACKER_STAGE_IN_TRANSIT, "Прибыло в сортировочный центр" },
  { TRACKER_STAGE_IN_TRANSIT, "Відправлення прямує до Києва" },
  { TRACKER_STAGE_IN_TRANSIT, "快件到达【广州转运中心】" },
  { TRACKER_STAGE_IN_TRANSIT, "通過" },
  { TRACKER_STAGE_IN_TRANSIT, "Objeto em trânsito - por favor aguarde" },
  { TRACKER_STAGE_IN_TRANSIT, "OBJETO EM TRANSITO" },
  { TRACKER_STAGE_IN_TRANSIT, "En camino" },
  { TRACKER_STAGE_IN_TRANSIT, "Die Sendung wurde im Paketzentrum bearbeitet." },
  { TRACKER_STAGE_IN_TRANSIT, "Votre colis est en cours d'acheminement" },
  { TRACKER_STAGE_IN_TRANSIT, "In lavorazione presso il centro operativo" },
  { TRACKER_STAGE_IN_TRANSIT, "Transfer merkezine ulaştı" },

  { TRACKER_STAGE_EXPORT, "Departed from outward office of exchange" },
  { TRACKER_STAGE_EXPORT, "Released from export customs" },
  { TRACKER_STAGE_EXPORT, "Экспорт международной почты" },
  { TRACKER_STAGE_EXPORT, "已出口海关放行" },
  { TRACKER_STAGE_EXPORT, "国際交換局から発送" },
  { TRACKER_STAGE_EXPORT, "Objeto encaminhado ao exterior" },
  { TRACKER_STAGE_EXPORT, "Die Sendung wird ins Zielland transportiert" },
  { TRACKER_STAGE_EXPORT, "Votre envoi a quitté le pays d'origine" },

  { TRACKER_STAGE_IMPORT, "Arrival at inward office of exchange" },
  { TRACKER_STAGE_IMPORT, "Arrived in destination country" },
  { TRACKER_STAGE_IMPORT, "Импорт международной почты" },
  { TRACKER_STAGE_IMPORT, "Прибыло на территорию России" },
  { TRACKER_STAGE_IMPORT, "已到达目的国" },
  { TRACKER_STAGE_IMPORT, "Objeto recebido no Brasil" },
  { TRACKER_STAGE_IMPORT, "Llegada al país de destino" },
  { TRACKER_STAGE_IMPORT, "Die Sendung ist im Zielland eingetroffen" },
  { TRACKER_STAGE_IMPORT, "Votre colis est arrivé dans le pays de destination" },

  { TRACKER_STAGE_CUSTOMS, "Held by customs" },
  { TRACKER_STAGE_CUSTOMS, "Arrived at customs" },
  { TRACKER_STAGE_CUSTOMS, "Передано таможне" },
  { TRACKER_STAGE_CUSTOMS, "Митне оформлення" },
  { TRACKER_STAGE_CUSTOMS, "送交进口海关" },
  { TRACKER_STAGE_CUSTOMS, "Encaminhado para fiscalização aduaneira" },
  { TRACKER_STAGE_CUSTOMS, "En trámite de aduana" },
  { TRACKER_STAGE_CUSTOMS, "Die Sendung wird dem Zoll vorgeführt" },
  { TRACKER_STAGE_CUSTOMS, "En cours de traitement par la douane" },

  { TRACKER_STAGE_CUSTOMS_CLEARED, "Released by customs" },
  { TRACKER_STAGE_CUSTOMS_CLEARED, "Customs clearance completed" },
  { TRACKER_STAGE_CUSTOMS_CLEARED, "Выпущено таможней" },
  { TRACKER_STAGE_CUSTOMS_CLEARED, "Таможенное оформление завершено" },
  { TRACKER_STAGE_CUSTOMS_CLEARED, "进口海关放行" },
  { TRACKER_STAGE_CUSTOMS_CLEARED, "Fiscalização aduaneira finalizada" },
  { TRACKER_STAGE_CUSTOMS_CLEARED, "Die Zollabfertigung abgeschlossen" },
  { TRACKER_STAGE_CUSTOMS_CLEARED, "Colis dédouané" },

  { TRACKER_STAGE_ARRIVED, "Available for pickup" },
  { TRACKER_STAGE_ARRIVED, "Ready for collection at the post office" },
  { TRACKER_STAGE_ARRIVED, "Прибыло в место вручения" },
  { TRACKER_STAGE_ARRIVED, "Ожидает адресата в месте вручения" },
  { TRACKER_STAGE_ARRIVED, "Доставлено в пункт выдачи" },
  { TRACKER_STAGE_ARRIVED, "Відправлення прибуло у відділення" },
  { TRACKER_STAGE_ARRIVED, "您的快件已到驿站，请凭取件码领取" },
  { TRACKER_STAGE_ARRIVED, "Objeto aguardando retirada no endereço indicado" },
  { TRACKER_STAGE_ARRIVED, "Disponible para su recogida" },
  { TRACKER_STAGE_ARRIVED, "Die Sendung liegt zur Abholung bereit" },
  { TRACKER_STAGE_ARRIVED, "Votre colis est disponible en point de retrait" },
  { TRACKER_STAGE_ARRIVED, "Pronto per il ritiro" },

  { TRACKER_STAGE_OUT_FOR_DELIVERY, "Out for Delivery" },
  { TRACKER_STAGE_OUT_FOR_DELIVERY, "With delivery courier" },
  { TRACKER_STAGE_OUT_FOR_DELIVERY, "Передано курьеру" },
  { TRACKER_STAGE_OUT_FOR_DELIVERY, "Передано почтальону" },
  { TRACKER_STAGE_OUT_FOR_DELIVERY, "【北京】安排投递" },
  { TRACKER_STAGE_OUT_FOR_DELIVERY, "正在派送" },
  { TRACKER_STAGE_OUT_FOR_DELIVERY, "Objeto saiu para entrega ao destinatário" },
  { TRACKER_STAGE_OUT_FOR_DELIVERY, "En reparto" },
  { TRACKER_STAGE_OUT_FOR_DELIVERY, "Die Sendung wurde in das Zustellfahrzeug geladen." },
  { TRACKER_STAGE_OUT_FOR_DELIVERY, "Votre colis est en cours de livraison" },
  { TRACKER_STAGE_OUT_FOR_DELIVERY, "Dağıtıma çıkarıldı" },

  { TRACKER_STAGE_DELIVERED, "Delivered, In/At Mailbox" },
  { TRACKER_STAGE_DELIVERED, "DELIVERED" },
  { TRACKER_STAGE_DELIVERED, "Вручение адресату" },
  { TRACKER_STAGE_DELIVERED, "Получено адресатом" },
  { TRACKER_STAGE_DELIVERED, "Відправлення вручено" },
  { TRACKER_STAGE_DELIVERED, "已签收，签收人：本人" },
  { TRACKER_STAGE_DELIVERED, "妥投" },
  { TRACKER_STAGE_DELIVERED, "お届け済み" },
  { TRACKER_STAGE_DELIVERED, "Objeto entregue ao destinatário" },
  { TRACKER_STAGE_DELIVERED, "Entregado" },
  { TRACKER_STAGE_DELIVERED, "Die Sendung wurde zugestellt." },
  { TRACKER_STAGE_DELIVERED, "Votre colis est livré." },
  { TRACKER_STAGE_DELIVERED, "Consegnata" },
  { TRACKER_STAGE_DELIVERED, "Doręczono" },
  { TRACKER_STAGE_DELIVERED, "TESLİM EDİLDİ" },

  { TRACKER_STAGE_FAILED_ATTEMPT, "Not delivered: nobody at home" },
  { TRACKER_STAGE_FAILED_ATTEMPT, "Delivery attempted - addressee absent" },
  { TRACKER_STAGE_FAILED_ATTEMPT, "The item could not be delivered" },
  { TRACKER_STAGE_FAILED_ATTEMPT, "Неудачная попытка вручения" },
  { TRACKER_STAGE_FAILED_ATTEMPT, "Не вручено" },
  { TRACKER_STAGE_FAILED_ATTEMPT, "Невдала спроба вручення" },
  { TRACKER_STAGE_FAILED_ATTEMPT, "投递不成功" },
  { TRACKER_STAGE_FAILED_ATTEMPT, "未妥投" },
  { TRACKER_STAGE_FAILED_ATTEMPT, "Objeto não entregue - carteiro não atendido" },
  { TRACKER_STAGE_FAILED_ATTEMPT, "No entregado: intento fallido" },
  { TRACKER_STAGE_FAILED_ATTEMPT, "Die Sendung konnte nicht zugestellt werden." },
  { TRACKER_STAGE_FAILED_ATTEMPT, "Votre colis n'a pas pu être livré" },
  { TRACKER_STAGE_FAILED_ATTEMPT, "Votre colis n’a pas pu être livré" },
  { TRACKER_STAGE_FAILED_ATTEMPT, "Mancata consegna" },
  { TRACKER_STAGE_FAILED_ATTEMPT, "Niedoręczona" },

  { TRACKER_STAGE_RETURNED, "Returned to sender: not delivered" },
  { TRACKER_STAGE_RETURNED, "Return to sender" },
  { TRACKER_STAGE_RETURNED, "Возврат отправителю: истёк срок хранения" },
  { TRACKER_STAGE_RETURNED, "Вручено отправителю" },
  { TRACKER_STAGE_RETURNED, "退回妥投" },
  { TRACKER_STAGE_RETURNED, "Objeto devolvido ao remetente" },
  { TRACKER_STAGE_RETURNED, "Devuelto al remitente" },
  { TRACKER_STAGE_RETURNED, "Die Sendung wird an den Absender zurückgesandt." },
  { TRACKER_STAGE_RETURNED, "Retour à l'expéditeur" },

  { TRACKER_STAGE_EXCEPTION, "Item damaged" },
  { TRACKER_STAGE_EXCEPTION, "Undeliverable as addressed" },
  { TRACKER_STAGE_EXCEPTION, "Отправление утеряно" },
  { TRACKER_STAGE_EXCEPTION, "快件丢失" },
  { TRACKER_STAGE_EXCEPTION, "Objeto extraviado" },
  { TRACKER_STAGE_EXCEPTION, "Die Sendung wurde beschädigt" },
  { TRACKER_STAGE_EXCEPTION, "Colis endommagé" },

  { TRACKER_STAGE_UNKNOWN, "" },
  { TRACKER_STAGE_UNKNOWN, "Moscow" },
  { TRACKER_STAGE_UNKNOWN, "SHENZHEN, CHINA" },
  { TRACKER_STAGE_UNKNOWN, "101000, Москва" },
  { TRACKER_STAGE_UNKNOWN, "上海市" },
  { TRACKER_STAGE_UNKNOWN, "CURITIBA - PR" },
  { TRACKER_STAGE_UNKNOWN, "Important" },
  { TRACKER_STAGE_UNKNOWN, "Contact us" },
  { TRACKER_STAGE_UNKNOWN, "12345" },
  { TRACKER_STAGE_UNKNOWN, "\xFF\xFE\x01" },
};

static void
test_phrases (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (phrases); i++)
    {
      g_autofree char *raised = g_utf8_make_valid (phrases[i].words, -1);
      g_autofree char *upper = g_utf8_strup (raised, -1);

      g_test_message ("%s", phrases[i].words);
      g_assert_cmpstr (tracker_stage_to_nick (tracker_words_guess_stage (phrases[i].words)), ==,
                       tracker_stage_to_nick (phrases[i].stage));
      g_assert_cmpint (tracker_words_guess_stage (upper), ==, phrases[i].stage);
    }
}

static void
test_folded (void)
{
  static const struct
  {
    const char *text;
    const char *folded;
  } cases[] = {
    { "", " " },
    { "Delivered", " delivered " },
    { "In/At  mail-box.", " in at mail box " },
    { "Ёлка", " елка " },
    { "não É", " nao e " },
    { "Łódź", " lodz " },
    { "Isıl İş", " isil is " },
    { "Straße", " strasse " },
    { "n’a pas", " n'a pas " },
    { "【广州】到", " 广州 到 " },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *folded = tracker_words_dup_folded (cases[i].text);

      g_assert_cmpstr (folded, ==, cases[i].folded);
    }
}

/* A mebibyte of words is cut, whatever is in it. */
static void
test_long (void)
{
  g_autoptr (GString) text = g_string_new (NULL);

  while (text->len < 1024 * 1024)
    g_string_append (text, "\xE2\x82");
  g_assert_cmpint (tracker_words_guess_stage (text->str), ==, TRACKER_STAGE_UNKNOWN);
  g_string_prepend (text, "Delivered ");
  g_assert_cmpint (tracker_words_guess_stage (text->str), ==, TRACKER_STAGE_DELIVERED);
}

/* Tables: "by" a joined text and by a part of one are not for plain words; a catch-all knows
 * nothing; codes count as a whole. */
static const char DEFINITION[]
    = "{\"format\": 1, \"id\": \"somepost\", \"name\": {\"en\": \"Some Post\"}, \"country\": "
      "\"BR\", \"role\": \"post\", \"status\": \"unverified\", \"about\": \"Made for the tests.\", "
      "\"home\": \"https://post.example/\", \"numbers\": [{\"format\": \"s10\", \"role\": "
      "\"origin\"}], \"ways\": [{\"id\": \"site\", \"steps\": [{\"answer\": \"json\", "
      "\"request\": {\"url\": \"https://post.example/\"}}], \"report\": {\"events\": {\"list\": "
      "\"$.events[*]\", \"time\": {\"select\": \"$.time\", \"formats\": [\"%d.%m.%Y\"]}, \"text\": "
      "\"$.text\", \"stage\": ["
      "{\"by\": \"$.code\", \"table\": \"codes\"},"
      "{\"by\": {\"select\": \"$.text\", \"regex\": \"^to .*\"}, \"table\": \"narrow\"},"
      "{\"by\": {\"join\": [\"$.a\", \"$.b\"], \"with\": \":\"}, \"table\": \"joined\"},"
      "{\"by\": \"$.text\", \"table\": \"words\"},"
      "{\"by\": \"$.text\", \"table\": \"rest\"}]}}}], \"stages\": {"
      "\"codes\": {\"match\": \"code\", \"map\": {\"BDE/01\": \"delivered\", \"PO*\": "
      "\"accepted\", \"X\": \"ignore\", \"Delivered\": \"arrived\"}},"
      "\"narrow\": {\"match\": \"words\", \"map\": {\"handed\": \"exception\"}},"
      "\"joined\": {\"match\": \"words\", \"map\": {\"parcel\": \"exception\"}},"
      "\"words\": {\"match\": \"words\", \"map\": {\"quelle\": \"customs\", \"advert\": "
      "\"ignore\", \"out for\": \"in_transit\"}},"
      "\"rest\": {\"match\": \"code\", \"map\": {\"*\": \"returned\"}}}, \"samples\": []}";

static void
test_definition (void)
{
  static const struct
  {
    const char *words;
    TrackerStage stage;
  } cases[] = {
    { "BDE/01", TRACKER_STAGE_DELIVERED },
    { " bde/01\n", TRACKER_STAGE_DELIVERED },
    { "PO7", TRACKER_STAGE_ACCEPTED },
    { "X", TRACKER_STAGE_UNKNOWN },
    { "Delivered", TRACKER_STAGE_ARRIVED },
    { "Delivered to you", TRACKER_STAGE_DELIVERED },
    { "handed parcel", TRACKER_STAGE_UNKNOWN },
    { "QUELLE", TRACKER_STAGE_CUSTOMS },
    { "advert", TRACKER_STAGE_UNKNOWN },
    { "Out for delivery", TRACKER_STAGE_IN_TRANSIT },
    { "Not delivered", TRACKER_STAGE_FAILED_ATTEMPT },
    { "", TRACKER_STAGE_UNKNOWN },
  };
  g_autoptr (GPtrArray) problems
      = g_ptr_array_new_with_free_func ((GDestroyNotify) tracker_problem_free);
  g_autoptr (GBytes) bytes = g_bytes_new_static (DEFINITION, strlen (DEFINITION));
  g_autoptr (TrackerDefinition) definition
      = tracker_definition_new_from_bytes (bytes, "somepost.json", problems);

  for (guint i = 0; i < problems->len; i++)
    g_test_message ("%s", ((TrackerProblem *) g_ptr_array_index (problems, i))->message);
  g_assert_nonnull (definition);
  g_assert_null (tracker_definition_get_zone (definition));
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].words);
      g_assert_cmpint (tracker_definition_guess_stage (definition, cases[i].words), ==,
                       cases[i].stage);
    }
}

int
main (int argc, char *argv[])
{
  tracker_test_init (&argc, &argv);
  g_test_add_func ("/words/phrases", test_phrases);
  g_test_add_func ("/words/folded", test_folded);
  g_test_add_func ("/words/long", test_long);
  g_test_add_func ("/words/definition", test_definition);
  return g_test_run ();
}
