/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pasted-pages.h"

/* Invented values in the layouts that posts' pages have when they are copied from a browser. */
const PastedPage pasted_pages[] = {
  { "table of an airport", NULL,
    "Menu\n"
    "Help\n"
    "Date\tStatus\tPlace\n"
    "2026-03-01 10:15:00\tDeparted from airport\tGUANGZHOU\n"
    "2026-02-27 08:00:00\tAccepted\tSHENZHEN\n"
    "\n"
    "Contact us\n",
    "2026-03-01T10:15:00|in_transit|Departed from airport|GUANGZHOU|-\n"
    "2026-02-27T08:00:00|accepted|Accepted|SHENZHEN|-\n" },
  { "Russian, no year", "RU|",
    "Почта России\n"
    "Отследить\n"
    "2 марта, 10:15\n"
    "Прибыло в место вручения\n"
    "101000, Москва\n"
    "1 марта, 08:00\n"
    "Покинуло сортировочный центр\n"
    "140983, Подольск\n"
    "25 декабря, 23:59\n"
    "Принято в отделении связи\n"
    "Китай\n"
    "Помощь\n",
    "2026-03-02T10:15:00|arrived|Прибыло в место вручения|101000, Москва|-\n"
    "2026-03-01T08:00:00|in_transit|Покинуло сортировочный центр|140983, Подольск|-\n"
    "2025-12-25T23:59:00|accepted|Принято в отделении связи|Китай|CN\n" },
  { "Portuguese, words above the date", "BR|America/Sao_Paulo",
    "Objeto entregue ao destinatário\n"
    "Pela Unidade de Distribuição, CURITIBA - PR\n"
    "02/03/2026 10:15\n"
    "Objeto saiu para entrega ao destinatário\n"
    "CURITIBA - PR\n"
    "02/03/2026 08:15\n"
    "Objeto postado\n"
    "CURITIBA - PR\n"
    "13/02/2026 17:00\n"
    "Atendimento\n"
    "Fale conosco\n",
    "2026-03-02T10:15:00-03:00|delivered|Objeto entregue ao destinatário|Pela Unidade de "
    "Distribuição, CURITIBA - PR|-\n"
    "2026-03-02T08:15:00-03:00|out_for_delivery|Objeto saiu para entrega ao destinatário|CURITIBA "
    "- PR|-\n"
    "2026-02-13T17:00:00-03:00|accepted|Objeto postado|CURITIBA - PR|-\n" },
  { "clocks under a date", "GB|",
    "Monday, 2 March 2026\n"
    "10:15\n"
    "Delivered\n"
    "LONDON\n"
    "08:00\n"
    "Out for delivery\n"
    "LONDON\n"
    "Sunday, 1 March 2026\n"
    "23:10\n"
    "Arrived at hub\n"
    "LEIPZIG\n"
    "Cookies\n"
    "Imprint\n",
    "2026-03-02T10:15:00|delivered|Delivered|LONDON|-\n"
    "2026-03-02T08:00:00|out_for_delivery|Out for delivery|LONDON|-\n"
    "2026-03-01T23:10:00|in_transit|Arrived at hub|LEIPZIG|-\n" },
  { "Chinese, place in brackets", "CN|+08:00",
    "2026年3月2日 10:15【广州市】快件已离开广州国际邮件处理中心\n"
    "2026年3月1日 08:00【深圳市】已收寄\n",
    "2026-03-02T10:15:00+08:00|in_transit|快件已离开广州国际邮件处理中心|广州市|-\n"
    "2026-03-01T08:00:00+08:00|accepted|已收寄|深圳市|-\n" },
  { "date and clock in two lines", "IN|Asia/Kolkata",
    "02/03/2026\n"
    "10:15\tOut for Delivery\tChennai\n"
    "01/03/2026\n"
    "08:15\tItem Received\tMumbai\n",
    "2026-03-02T10:15:00+05:30|out_for_delivery|Out for Delivery|Chennai|-\n"
    "2026-03-01T08:15:00+05:30|accepted|Item Received|Mumbai|-\n" },
  { "US, words above, blank lines", "US|",
    "Delivered, In/At Mailbox\n"
    "NEW YORK, NY 10001\n"
    "February 28, 2026, 10:15 am\n"
    "\n"
    "Out for Delivery\n"
    "NEW YORK, NY 10001\n"
    "February 28, 2026, 6:10 am\n"
    "\n"
    "Accepted at USPS Origin Facility\n"
    "LOS ANGELES, CA 90001\n"
    "February 25, 2026, 9:03 pm\n"
    "\n"
    "Track Another Package\n",
    "2026-02-28T10:15:00|delivered|Delivered, In/At Mailbox|NEW YORK, NY 10001|-\n"
    "2026-02-28T06:10:00|out_for_delivery|Out for Delivery|NEW YORK, NY 10001|-\n"
    "2026-02-25T21:03:00|accepted|Accepted at USPS Origin Facility|LOS ANGELES, CA 90001|-\n" },
  { "US, month first", "US|",
    "03/02/2026\t10:15 A.M.\tShenzhen, China\tDeparture Scan\n"
    "02/28/2026\t9:00 P.M.\tShenzhen, China\tOrigin Scan\n",
    "2026-03-02T10:15:00|in_transit|Departure Scan|Shenzhen, China|CN\n"
    "2026-02-28T21:00:00|accepted|Origin Scan|Shenzhen, China|CN\n" },
  { "German, forecast at the end", "DE|Europe/Berlin",
    "Mo, 02.03.2026, 10:15 Uhr\n"
    "Die Sendung wurde in das Zustellfahrzeug geladen.\n"
    "\n"
    "So, 01.03.2026, 03:10 Uhr\n"
    "Die Sendung wurde im Paketzentrum bearbeitet.\n"
    "\n"
    "Voraussichtliche Zustellung: 03.03.2026\n",
    "2026-03-02T10:15:00+01:00|out_for_delivery|Die Sendung wurde in das Zustellfahrzeug "
    "geladen.|-|-\n"
    "2026-03-01T03:10:00+01:00|in_transit|Die Sendung wurde im Paketzentrum bearbeitet.|-|-\n" },
  { "French, hour with h", "FR|Europe/Paris",
    "lundi 2 mars 2026 à 10h15\n"
    "Votre colis est livré.\n"
    "vendredi 27 février 2026 à 9h00\n"
    "Votre colis est arrivé dans le pays de destination.\n",
    "2026-03-02T10:15:00+01:00|delivered|Votre colis est livré.|-|-\n"
    "2026-02-27T09:00:00+01:00|import|Votre colis est arrivé dans le pays de destination.|-|-\n" },
  { "Japanese, empty cells", "JP|Asia/Tokyo",
    "Home\tTrack\tSign in\n"
    "Tracking Number: EE123456785JP\n"
    "Date\tStatus\tDetails\tOffice\tPrefecture\n"
    "2026/03/01 10:15\t引受\t\t東京国際郵便局\t東京都\n"
    "2026/03/01 18:40\t国際交換局から発送\t\t東京国際郵便局\t東京都\n"
    "2026/03/02 05:00\t到着\t税関検査のため\tCHICAGO\tUNITED STATES\n"
    "お問い合わせ\n",
    "2026-03-02T05:00:00+09:00|in_transit|到着, 税関検査のため|CHICAGO, UNITED STATES|US\n"
    "2026-03-01T18:40:00+09:00|export|国際交換局から発送|東京国際郵便局, 東京都|-\n"
    "2026-03-01T10:15:00+09:00|accepted|引受|東京国際郵便局, 東京都|-\n" },
  { "British, forecasts before", "GB|Europe/London",
    "Delivery expected by 4 March 2026\n"
    "Your item\n"
    "Estimated delivery:\n"
    "3 March 2026\n"
    "\n"
    "Tracking history\n"
    "Last updated: 02/03/2026 09:50\n"
    "02 March 2026 at 09:41 AM\n"
    "We've got it\n"
    "Mount Pleasant Mail Centre\n"
    "\n"
    "01 March 2026 at 6:05 PM\n"
    "Item received at our International Logistics Centre\n"
    "Heathrow\n"
    "\n"
    "Privacy\n",
    "2026-03-02T09:41:00+00:00|unknown|We've got it|Mount Pleasant Mail Centre|-\n"
    "2026-03-01T18:05:00+00:00|accepted|Item received at our International Logistics "
    "Centre|Heathrow|-\n" },
  { "labels before the values", "BR|",
    "Status: Objeto em trânsito - por favor aguarde\n"
    "Data  : 02/03/2026 | Hora: 10:15\n"
    "Origem: Unidade de Tratamento - CAJAMAR / SP\n"
    "Destino: Unidade de Distribuição - CURITIBA / PR\n"
    "\n"
    "Status: Objeto postado\n"
    "Data  : 27/02/2026 | Hora: 17:02\n"
    "Local: Agência dos Correios - SAO PAULO / SP\n",
    "2026-03-02T10:15:00|in_transit|Objeto em trânsito - por favor aguarde, Destino: Unidade de "
    "Distribuição - CURITIBA / PR|Unidade de Tratamento - CAJAMAR / SP|-\n"
    "2026-02-27T17:02:00|accepted|Objeto postado|Agência dos Correios - SAO PAULO / SP|-\n" },
  { "Polish, date between words and place", "PL|",
    "Śledzenie\n"
    "Numer przesyłki\n"
    "\n"
    "Doręczono\n"
    "2 marca 2026, 10:15\n"
    "Warszawa 1\n"
    "\n"
    "Przesyłka wydana do doręczenia kurierem\n"
    "2 marca 2026, 07:01\n"
    "Warszawa 1\n"
    "\n"
    "Nadano\n"
    "27 lutego 2026, 15:30\n"
    "Kraków 2\n"
    "\n"
    "Pomoc\n",
    "2026-03-02T10:15:00|delivered|Doręczono|Warszawa 1|-\n"
    "2026-03-02T07:01:00|out_for_delivery|Przesyłka wydana do doręczenia kurierem|Warszawa 1|-\n"
    "2026-02-27T15:30:00|accepted|Nadano|Kraków 2|-\n" },
  { "Turkish, place before the words", "TR|",
    "02.03.2026 10:15\tİSTANBUL\tTeslim edildi\n"
    "02.03.2026 08:00\tİSTANBUL\tDağıtıma çıkarıldı\n"
    "28 Şubat 2026 Cumartesi 21:30\tANKARA\tTransfer merkezine ulaştı\n",
    "2026-03-02T10:15:00|delivered|Teslim edildi|İSTANBUL|-\n"
    "2026-03-02T08:00:00|out_for_delivery|Dağıtıma çıkarıldı|İSTANBUL|-\n"
    "2026-02-28T21:30:00|in_transit|Transfer merkezine ulaştı|ANKARA|-\n" },
  { "Ukrainian", "UA|Europe/Kyiv",
    "2 березня 2026, 10:15\n"
    "Відправлення прибуло у відділення\n"
    "Київ, 01001\n"
    "\n"
    "1 березня 2026, 22:10\n"
    "Відправлення прямує до Києва\n"
    "Львів, 79000\n",
    "2026-03-02T10:15:00+02:00|arrived|Відправлення прибуло у відділення|Київ, 01001|-\n"
    "2026-03-01T22:10:00+02:00|in_transit|Відправлення прямує до Києва|Львів, 79000|-\n" },
  { "Italian, clock with a dot", "IT|",
    "martedì 2 marzo 2026 ore 10.15\n"
    "In consegna\n"
    "MILANO\n"
    "lunedì 1 marzo 2026 ore 21.02\n"
    "In lavorazione presso il centro\n"
    "BOLOGNA\n",
    "2026-03-02T10:15:00|out_for_delivery|In consegna|MILANO|-\n"
    "2026-03-01T21:02:00|in_transit|In lavorazione presso il centro|BOLOGNA|-\n" },
  { "clock above its date", NULL,
    "10:15\n"
    "2 мар 2026\n"
    "Вручение адресату\n"
    "08:30\n"
    "2 мар 2026\n"
    "Передано курьеру\n",
    "2026-03-02T10:15:00|delivered|Вручение адресату|-|-\n"
    "2026-03-02T08:30:00|out_for_delivery|Передано курьеру|-|-\n" },
  { "offsets in the text", "US|America/New_York",
    "2026-03-02 10:15:00 GMT+8\n"
    "Departed from origin country\n"
    "[Shenzhen]\n"
    "2026-03-01T08:00:00+08:00\n"
    "Picked up\n"
    "[Shenzhen]\n",
    "2026-03-02T10:15:00+08:00|export|Departed from origin country|Shenzhen|-\n"
    "2026-03-01T08:00:00+08:00|accepted|Picked up|Shenzhen|-\n" },
  { "heading with other words", "DE|",
    "Monday\n"
    "March, 02 2026 Service Area\n"
    "10:15 Local time\n"
    "Shipment picked up\n"
    "SHENZHEN - CHINA\n",
    "2026-03-02T10:15:00|accepted|Shipment picked up|SHENZHEN - CHINA|CN\n" },
  { "one row alone", "NO|",
    "Track and trace\n"
    "You can call between 09:00 and 18:00\n"
    "Delivered 2 March 2026 10:15 Oslo\n"
    "Last step\n",
    "2026-03-02T10:15:00|delivered|Delivered|Oslo|-\n" },
  { "one cell a line", "RU|",
    "Date\n"
    "02.03.2026\n"
    "10:15\n"
    "Принято\n"
    "Москва\n"
    "01.03.2026\n"
    "09:15\n"
    "Прибыло\n"
    "Подольск\n"
    "Footer\n",
    "2026-03-02T10:15:00|accepted|Принято|Москва|-\n"
    "2026-03-01T09:15:00|in_transit|Прибыло|Подольск|-\n" },
  { "Chinese, half of the day first", "CN|",
    "下午3:15 2026年3月2日 星期一\n"
    "您的包裹已签收\n"
    "上海市\n"
    "2026年3月1日 凌晨1:02\n"
    "派送中\n"
    "上海市\n",
    "2026-03-02T15:15:00|delivered|您的包裹已签收|上海市|-\n"
    "2026-03-01T01:02:00|out_for_delivery|派送中|上海市|-\n" },
  { "Spanish, bars between cells", "ES|",
    "2 marzo 2026 10:15 | Entregado | Madrid\n"
    "28 feb. 2026 9:05 | En reparto | Madrid\n"
    "27 feb. 2026 | Admitido | Barcelona\n",
    "2026-03-02T10:15:00|delivered|Entregado|Madrid|-\n"
    "2026-02-28T09:05:00|out_for_delivery|En reparto|Madrid|-\n"
    "2026-02-27|accepted|Admitido|Barcelona|-\n" },
  { "Chinese, with seconds", "CN|Asia/Shanghai",
    "物流轨迹\n"
    "2026-03-01 22:10:05\t【广州国际】已离开处理中心，发往航空公司\n"
    "2026-03-01 08:00:31\t【广州国际】已出口海关放行\n"
    "2026-02-27 18:32:00\t【深圳市龙岗区】已收寄，揽投员：张三，电话：13800000000\n"
    "2026-02-27 09:00:00\t等待揽收\n"
    "版权所有 2026\n",
    "2026-03-01T22:10:05+08:00|in_transit|已离开处理中心，发往航空公司|广州国际|-\n"
    "2026-03-01T08:00:31+08:00|export|已出口海关放行|广州国际|-\n"
    "2026-02-27T18:32:00+08:00|accepted|已收寄，揽投员：张三，电话：13800000000|深圳市龙岗区|-\n"
    "2026-02-27T09:00:00+08:00|registered|等待揽收|-|-\n" },
  { "Indian, clock in its own cell", "IN|Asia/Kolkata",
    "Track your item\n"
    "Item Booked At : Chennai\n"
    "Event Details For : RM123456785IN\n"
    "Date\tTime\tOffice\tEvent\n"
    "01/03/2026\t18:10:22\tDelhi Foreign Post\tItem Dispatched\n"
    "27/02/2026\t10:05:00\tChennai GPO\tItem Booked\n"
    "Note: data of the last 60 days\n",
    "2026-03-01T18:10:22+05:30|in_transit|Item Dispatched|Delhi Foreign Post|-\n"
    "2026-02-27T10:05:00+05:30|accepted|Item Booked|Chennai GPO|-\n" },
  { "Vietnamese heads", "VN|",
    "Ngày\tGiờ\tTrạng thái\tVị trí\n"
    "01/03/2026\t16:40:00\tArrived at destination country\tHà Nội\n"
    "26/02/2026\t07:15:00\tPosting\tHồ Chí Minh\n",
    "2026-03-01T16:40:00|import|Arrived at destination country|Hà Nội|-\n"
    "2026-02-26T07:15:00|accepted|Posting|Hồ Chí Minh|-\n" },
  { "Spanish, blank line behind the date", "ES|",
    "Envío PQ4F6P0703673180148280N\n"
    "2 mar 2026\n"
    "\n"
    "En reparto\n"
    "La entrega se realizará hoy\n"
    "28 feb 2026\n"
    "\n"
    "Clasificado en el centro logístico\n"
    "26 feb 2026\n"
    "\n"
    "Prerregistrado\n"
    "Pedido registrado por el remitente\n"
    "Ayuda\n",
    "2026-03-02|out_for_delivery|En reparto, La entrega se realizará hoy|-|-\n"
    "2026-02-28|in_transit|Clasificado en el centro logístico|-|-\n"
    "2026-02-26|registered|Prerregistrado, Pedido registrado por el remitente|-|-\n" },
  { "US, two-digit year", "US|",
    "Scan Events\n"
    "Monday, 3/2/26\n"
    "6:31 AM\tOn FedEx vehicle for delivery\tNASHVILLE, TN\n"
    "Saturday, 2/28/26\n"
    "9:02 PM\tDeparted FedEx location\tMEMPHIS, TN\n"
    "11:10 AM\tPicked up\tDALLAS, TX\n",
    "2026-03-02T06:31:00|out_for_delivery|On FedEx vehicle for delivery|NASHVILLE, TN|-\n"
    "2026-02-28T21:02:00|in_transit|Departed FedEx location|MEMPHIS, TN|-\n"
    "2026-02-28T11:10:00|accepted|Picked up|DALLAS, TX|-\n" },
  { "Korean", "KR|Asia/Seoul",
    "운송장 번호 EE123456785KR\n"
    "2026년 3월 2일 오전 10:15\t발송교환국에 도착\t국제우편물류센터\n"
    "2026년 3월 1일 오후 4:05\t접수\t서울중앙\n",
    "2026-03-02T10:15:00+09:00|in_transit|발송교환국에 도착|국제우편물류센터|-\n"
    "2026-03-01T16:05:00+09:00|accepted|접수|서울중앙|-\n" },
  { "Czech, blanks in the date", "CZ|",
    "Vaše zásilka\n"
    "02. 03. 2026\tZásilka dodána.\t11000\tPraha 1\n"
    "28. 02. 2026\tPříprava zásilky k doručení.\t11000\tPraha 1\n",
    "2026-03-02|delivered|Zásilka dodána.|Praha 1|-\n"
    "2026-02-28|out_for_delivery|Příprava zásilky k doručení.|Praha 1|-\n" },
  { "Belarusian, three columns", "BY|Europe/Minsk",
    "Дата\tСобытие\tМестоположение\n"
    "02.03.2026 09:12:44\tВручено\tМинск-12 220012\n"
    "28.02.2026 15:00:01\tПоступило в учреждение доставки\tМинск-12 220012\n"
    "27.02.2026 03:47:10\tПрошло таможенное оформление, выпущено\tМинск PI-1\n"
    "Вопросы и ответы\n",
    "2026-03-02T09:12:44+03:00|delivered|Вручено|Минск-12 220012|-\n"
    "2026-02-28T15:00:01+03:00|in_transit|Поступило в учреждение доставки|Минск-12 220012|-\n"
    "2026-02-27T03:47:10+03:00|customs_cleared|Прошло таможенное оформление, выпущено|Минск "
    "PI-1|-\n" },
  { "Polish, forecast first", "PL|",
    "Wysyłka\n"
    "Oczekiwana data dostawy 05.03.2026\n"
    "02.03.2026, 07:45 Przekazano do doręczenia. Kurier w drodze\n"
    "01.03.2026, 20:14 Przyjęta w sortowni\n"
    "01.03.2026, 12:01 Nadana\n",
    "2026-03-02T07:45:00|out_for_delivery|Przekazano do doręczenia. Kurier w drodze|-|-\n"
    "2026-03-01T20:14:00|accepted|Przyjęta w sortowni|-|-\n"
    "2026-03-01T12:01:00|accepted|Nadana|-|-\n" },
  { "clock and date above", NULL,
    "16:20\n"
    "2 Mar 2026\n"
    "Customs clearance completed\n"
    "Moscow, Russia\n"
    "09:00\n"
    "1 Mar 2026\n"
    "Held by customs\n"
    "Moscow, Russia\n",
    "2026-03-02T16:20:00|customs_cleared|Customs clearance completed|Moscow, Russia|RU\n"
    "2026-03-01T09:00:00|customs|Held by customs|Moscow, Russia|RU\n" },
};
const gsize n_pasted_pages = G_N_ELEMENTS (pasted_pages);
