/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-words-private.h"

/* Words that posts of several languages use. The first one that a text contains decides, so the
 * order is that of the rules below:
 *
 * 1. What undoes a delivery stands before the delivery ("not delivered" before "delivered"), and a
 *    return before the attempt that led to it.
 * 2. What is only about to happen stands before what happened ("out for delivery", "to be
 *    delivered", "ready for pick-up" before "delivered").
 * 3. The end of customs stands before customs, and both before all movement ("arrived at customs").
 * 4. The two borders stand before the general words for movement, which come last.
 *
 * Within a stage the languages follow each other: English, Russian, Ukrainian, Chinese, Japanese,
 * Portuguese, Spanish, German, French, Italian, Polish, Turkish; some Korean and Czech before the
 * Chinese. A word is compared as tracker_words_dup_folded () makes it: case, accents and
 * punctuation do not count; a blank at either end of a key is the edge of a word. */
const TrackerCommonWords tracker_common_words[] = {
  /* --- on the way back --- */
  { TRACKER_STAGE_RETURNED,
    "return to sender|returned|returning|being returned|return to origin|sent back|back to sender|"
    "возврат|возвращ|вручено отправителю|вручение отправителю|поверненн|повернут|повертає|"
    "退回|退件|退运|退還|退还|返回寄件|返送|差出人に返|"
    "devolvid|devoluc|devolução|devuelt|retorno ao remetente|retorno al remitente|"
    "rücksend|zurückgesandt|zurückgeschickt|zurück an|an den absender|retoure|"
    "retour à l'expéditeur|retour expéditeur|retourné|renvoyé à|"
    "restituit|reso al mittente|zwrot|zwróc|iade " },

  /* --- nobody took it --- */
  { TRACKER_STAGE_FAILED_ATTEMPT,
    "not delivered|undelivered|non delivery|not be delivered|unable to deliver|could not deliver|"
    "couldn't deliver|cannot deliver|can't deliver|attempted|delivery attempt|unsuccessful|"
    "delivery failed|failed to deliver|failed delivery|missed delivery|notice left|card left|"
    "not at home|nobody at home|no one at home|not available at|refused|recipient absent|"
    "не вруч|невруч|не достав|недостав|неудач|не удалось|невозможн|отказ|отсутствие адресата|"
    "адресат отсутств|временное отсутствие|невдал|не вдал|відмов|"
    "미배달|nedoručen|投递失败|派送失败|投递不成功|派送不成功|派件不成功|未妥投|未能妥投|未能投递|"
    "妥投失败|"
    "未投妥|无人在家|無人|收件人不在|拒收|ご不在|不在のため|"
    "não entregue|não foi entregue|não efetuada|não pode ser entregue|não foi possível|tentativa|"
    "ausente|recusad|carteiro não atendido|"
    "no entregad|no se ha podido|no se pudo|no ha podido|intento|rehusad|rechazad|fallid|"
    "nicht zugestellt|nicht zustell|zustellversuch|nicht angetroffen|nicht erfolgreich|"
    "konnte nicht|konnte leider nicht|verweiger|"
    "pas pu être|n'a pas pu|n'a pu|non livré|non distribué|avis de passage|tentative|"
    "destinataire absent|refusé|"
    "non consegnat|mancata consegna|tentativo|destinatario assente|nieudan|niedoręcz|"
    "nie doręcz|awizo|teslim edileme|teslim edilmedi" },

  /* --- something is wrong with it --- */
  { TRACKER_STAGE_EXCEPTION,
    " lost |damaged|undeliverable|insufficient address|incorrect address|wrong address|"
    "address incomplete|prohibited|confiscated|seized|destroyed|cancelled|canceled|exception|"
    "missent|mis sent|"
    "утрачен|утрата|утерян|поврежд|конфиск|уничтож|засыл|неверный адрес|неполный адрес|изъят|"
    "розыск|отменен|втрачен|пошкоджен|скасован|"
    "丢失|遗失|破损|异常|销毁|没收|地址不详|地址错误|已取消|"
    "extravi|roubad|avariad|apreendid|endereço insuficiente|endereço incorreto|cancelad|perdid|"
    "dañad|robad|dirección incorrecta|incidencia|"
    "verloren|beschädigt|unzustellbar|falsche adresse|adresse unvollständig|storniert|"
    "perdu|endommagé|adresse incorrecte|adresse incomplète|annulé|spolié|anomalie|"
    "smarrit|danneggiat|annullat|zagubion|uszkodzon|anulowan|kayıp|hasarlı|iptal" },

  /* --- through the customs --- */
  { TRACKER_STAGE_EXPORT,
    "released from export customs|export customs cleared|export clearance complete|"
    "выпущено таможней экспорт|出口海关放行|出口清关完成|出口通关完成|出口报关完成" },
  { TRACKER_STAGE_CUSTOMS_CLEARED,
    "released by customs|released from customs|released by the customs|released from import|"
    "customs released|customs cleared|cleared customs|cleared by customs|clearance complete|"
    "clearance processing complete|clearance success|customs clearance finished|left customs|"
    "departed customs|departed from customs|customs inspection completed|customs processed|"
    "выпущен|выпуск тамож|оформление завершен|завершение тамож|покинуло тамож|растамож|"
    "випущен|оформлення завершен|"
    "통관완료|통관 "
    "완료|海关放行|海關放行|清关完成|清關完成|通关完成|清关成功|清关放行|已放行|完成清关|"
    "通関手続完了|"
    "liberado pela|liberado sem|desembaraço concluído|aduaneira finalizada|aduaneira concluída|"
    "despacho aduaneiro concluído|despacho de aduanas finalizado|liberado por|"
    "salida de aduana|salió de aduana|despachado de aduana|levante autorizado|"
    "zollabfertigung abgeschlossen|verzollung abgeschlossen|vom zoll freigegeben|verzollt|"
    "dédouané|dédouanement terminé|sorti de douane|sortie de douane|sorti de la douane|"
    "libéré par la douane|sdoganat|odprawa celna zakończ|zwolnion" },
  { TRACKER_STAGE_CUSTOMS,
    "통관|customs|import duty|тамож|митн|海关|海關|清关|清關|通关|报关|报關|通関|税関|"
    "aduan|alfândega|alfandeg|receita federal|tributação|aguardando pagamento|zollamt|"
    "zollabfertigung| zoll|verzollung|douan|dogan|celn|celny|gümrük" },

  /* --- it lies at the office of the recipient --- */
  { TRACKER_STAGE_ARRIVED,
    "ready for pick|ready for collect|ready to collect|ready to be collected|ready for pickup|"
    "available for pick|available for collect|available to collect|awaiting collect|"
    "awaiting pick|waiting for pick|waiting to be picked|held at post office|held at pick|"
    "pick up point|pickup point|pick up location|parcel locker|at delivery point|"
    "ожидает адресата|ожидает вруч|ожидает получ|ожидает в |место вручения|месте вручения|"
    "готов к выдач|готово к выдач|готова к выдач|готов к получ|готово к получ|к вручению|"
    "для вручения|вручение разрешено|пункт выдачи|пункте выдачи|постамат|"
    "очікує на |очікує одерж|очікує отрим|очікує вас|очікує у |очікує в |готов до видач|готово до "
    "видач|готова до видач|прибула у відділення|"
    "прибуло у відділення|прибуло до відділення|прибула до відділення|поштомат|"
    "待取|自提|自取|待领|驿站|快递柜|自提柜|取件码|可领取|到达投递局|窓口でお受け取り|保管|"
    "aguardando retirada|disponível para retirada|disponível em|aguarda levantamento|"
    "aguardando levantamento|disponível para levantamento|"
    "disponible para|listo para recog|pendiente de recog|pendiente de retir|a disposición|"
    "zur abholung|abholbereit|zum abholen|liegt in der filiale|liegt zur|"
    "à retirer|disponible en|disponible au|attente de retrait|point de retrait|point relais|"
    "mis à disposition|mise à disposition|"
    "pronto per il ritiro|in giacenza|disponibile per|punto di ritiro|do odbioru|"
    "punkt odbioru|paczkomat|teslim alınmayı|teslim almanız|şubede bekl" },

  /* --- with the courier --- */
  { TRACKER_STAGE_OUT_FOR_DELIVERY,
    "out for delivery|out with courier|with delivery courier|with courier|with the courier|"
    "vehicle for delivery|on delivery vehicle|delivery vehicle|on the way to you|"
    "out for physical delivery|in delivery process|"
    "передано курьер|передан курьер|передано почтальон|у курьера|выдано курьер|доставляется|"
    "доставка курьером|курьер выехал|на доставке|передано на доставку|передано в доставку|"
    "передано кур'єр|передано листонош|у кур'єра|доставляється|"
    "배달준비|배달중|k "
    "doručení|派送中|派件中|正在派送|正在派件|安排投递|正在投递|投递中|外出投递|开始派送|配送中|"
    "正在配送|"
    "派件|持ち出し|配達中|"
    "saiu para entrega|em rota de entrega|em distribuição|saiu para distribuição|"
    "en reparto|a reparto|proceso de entrega|sale a entrega|salió a entrega|en distribución|"
    "in zustellung|zustellfahrzeug|wird zugestellt|wird heute zugestellt|zustellung heute|"
    "in auslieferung|auf dem weg zu ihnen|"
    "en cours de livraison|en livraison|en cours de distribution|mis en livraison|en tournée|"
    "sera livré|"
    "in consegna|in distribuzione|w doręczeniu|do doręczenia|wydan kurier|wydano kurier|"
    "dağıtıma çıkar|dağıtımda|dağıtıma" },

  /* --- a delivery that is still to come is movement --- */
  { TRACKER_STAGE_IN_TRANSIT,
    "to be delivered|will be delivered|until delivered|will deliver|будет доставлен|"
    "будет вручен" },

  /* --- delivered --- */
  { TRACKER_STAGE_DELIVERED,
    "delivered|delivery completed|delivery successful|final delivery|successful delivery|"
    "signed for by|signed by|collected by addressee|collected by recipient|"
    "collected by the recipient|collected by customer|picked up by recipient|"
    "picked up by the recipient|picked up by customer|handed to addressee|handed to recipient|"
    "received by addressee|received by the addressee|"
    "вруч|доставлен|получено адресат|получен адресат|выдано адресат|выдан адресат|"
    "выдано получат|отримано|отримана одерж|отриманий|"
    "배달완료|배달 "
    "완료|dodán|doručen|签收|簽收|妥投|已投递|投递成功|投递完成|送达|已送達|已自提|本人收|配達完了|"
    "お届け済|"
    "お届け先にお届け|お渡し|"
    "entregue|entrega realizada|entrega efetuada|entregad|"
    "zugestellt|ausgeliefert|ausgehändigt|wurde abgeholt|hat die sendung abgeholt|"
    "übergeben an empfänger|"
    " livré| distribué|remis au destinataire|remis à son destinataire|remise au destinataire|"
    "consegnat|doręczon|odebran|teslim edildi|teslim edilmiştir" },

  /* --- announced --- */
  { TRACKER_STAGE_REGISTERED,
    "information received|info received|electronic information|electronic notification|"
    "data received|label created|label printed|shipping label|shipment information|"
    "information sent|pre advice|pre alert|pre shipment|order created|order processed|"
    "order information|awaiting item|awaiting receipt|expecting item|not yet received|"
    "электронн|присвоен|присвоение|зарегистрирован|заказ создан|накладная создана|ожидается|"
    "электронна|створен|очікується|зареєстрован|"
    "电子信息|预报|下单|订单|已创建|等待揽收|待揽收|"
    "etiqueta|objeto criado|informações enviadas|informações eletrônicas|ainda não chegou|"
    "prerregistr|pre registr|información recibida|pre admisi|preadmisi|"
    "elektronisch|angekündigt|daten wurden|auftragsdaten|"
    "annoncé|en préparation|informations reçues|a informé|étiquette|bordereau|"
    "preavviso|in attesa di affidamento|etykiet|zarejestrowan|oluşturuldu" },

  /* --- the borders; what came into the country before what left one --- */
  { TRACKER_STAGE_IMPORT,
    "arrived in destination country|arrived at destination country|arrival in destination|"
    "in the destination country|arrived in country|inward office|destination country|"
    "arrived in the country| import |imported|"
    "импорт|прибыло в страну|на территорию|ввоз|імпорт|прибуло в країну|"
    "到达目的国|抵达目的|目的国|目的地国|进口|入境|国際交換局に到着|"
    "importaç|importad|chegou ao país|chegou no país|recebido no brasil|correios do brasil|país de "
    "destino|"
    "llegada al país|llegado al país|"
    "im zielland|zielland eingetroffen|zielland angekommen|"
    "arrivé dans le pays|pays de destination|paese di destinazione|kraju docelow|"
    "kraju przeznaczenia|varış ülke" },
  { TRACKER_STAGE_EXPORT,
    " export |exported|left the country|departed country|left origin country|outward office|"
    "country of origin|origin country|sent abroad|dispatched overseas|despatched overseas|"
    "to overseas|international dispatch|international departure|"
    "экспорт|покинуло страну|из страны отправ|из страны|вывоз|експорт|"
    "出口|离境|離境|交航|启运|国際交換局から発送|"
    "exportaç|exportad|ao exterior|saiu do país|para o país|salida internacional|salida del país|"
    "salido del país|hacia el país|al país de|"
    "ins zielland|ins ausland|auslandssendung|ausland|"
    "quitté le pays|pays d'origine|départ à l'étranger|départ international|"
    "verso l'estero|za granicę|yurt dışı" },

  /* --- taken from the sender; leaving the place of that is movement --- */
  { TRACKER_STAGE_IN_TRANSIT, "покинуло место|покинуло сортировочный" },
  { TRACKER_STAGE_ACCEPTED,
    "accepted|acceptance|origin scan|pickup scan|picked up|pick "
    "up|pickup|collected|posted|posting|booked|item received|"
    "received from sender|shipment received|received from the sender|"
    "принят|прием|прийнят|прийом|сдано отправителем|"
    "접수|podána|podáno|收寄|揽收|攬收|已收件|揽件|已揽|收件|引受|集荷|"
    "postad|postagem|coletad|aceite|admitid|admisión|admision|recogid|aceptad|depositad|"
    "angenommen|eingeliefert|aufgegeben|übernommen|abgegeben|"
    "pris en charge|prise en charge|déposé|collecté|remis à la poste|"
    "accettat|preso in carico|presa in carico|nadan|przyjęt|kabul" },

  /* --- movement, said in general --- */
  { TRACKER_STAGE_IN_TRANSIT,
    "transit|departed|departure|departing| depart|arrived|arrival|arriving|arrive at|processed|"
    "processing|sorting|sorted|dispatched|despatched|dispatch|despatch|forwarded|en route|"
    "on its way|on the way|facility|handed over|transferred|shipped|shipment|left |bagged|"
    "item bag|received|office of exchange|flight|airline|airport|hub|transport|"
    "сортир|покину|прибы|отправлен|отправка|в пути|транзит|обработ|направлен|поступ|перевоз|"
    "передан|погру|выгруз|рейс|"
    "прибул|в дорозі|у дорозі|прямує|сортув|відправлен|надійш|транзит|"
    "도착|발송|到达|到達|抵达|离开|離開|运输|運輸|发往|发出|發往|中转|转运|处理|分拣|装车|前往|"
    "封发|航班|"
    "起飞|装载|出库|入库|运送|到着|通過|発送|差立|輸送|"
    "trânsito|encaminhad|transferência|chegou|chegada|recebid|tratamento|saiu|saída|"
    "tránsito|en camino|llegad|clasifica|salida|transporte|recibid|procesa|expedid|enviad|"
    "bearbeit|paketzentrum|sortier|unterwegs|weitergeleitet|weitertransport|eingetroffen|"
    "briefzentrum|logistikzentrum|angekommen|verladen|eingegangen|region des empfängers|"
    "achemin|arrivé|centre de tri|plateforme|plate forme|en cours|traité|traitement|quitté|"
    "expédié|parti de|"
    "lavorazione|partit|arrivat|spedit|in viaggio|wysłan|sortown|w drodze|przekazan|"
    "nadejści|nadeszł|yolda|sevk|işlem|transfer|ulaştı" },
};
const gsize tracker_n_common_words = G_N_ELEMENTS (tracker_common_words);
