/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tracker-number-private.h"

#include <string.h>

/* Mails say before a number what it is. Order numbers, invoices and accounts look like track codes;
 * the word before them is all that tells. */

#define MAX_WORD_BYTES 64

typedef struct
{
  const char *start; /* of the word, in small letters */
  TrackerNumberLabel label;
} Word;

/* Beginnings of words, so that all their endings count. */
static const Word words[] = {
  { "account", TRACKER_NUMBER_LABEL_OTHER },
  { "auftrag", TRACKER_NUMBER_LABEL_OTHER }, /* German: order */
  { "awb", TRACKER_NUMBER_LABEL_CODE },
  { "barcode", TRACKER_NUMBER_LABEL_CODE },
  { "beställ", TRACKER_NUMBER_LABEL_OTHER }, /* Swedish: order */
  { "bestell", TRACKER_NUMBER_LABEL_OTHER }, /* German, Dutch: order */
  { "colis", TRACKER_NUMBER_LABEL_CODE },    /* French: parcel */
  { "comand", TRACKER_NUMBER_LABEL_OTHER },  /* Romanian: order */
  { "commande", TRACKER_NUMBER_LABEL_OTHER },
  { "consignment", TRACKER_NUMBER_LABEL_CODE },
  { "customer", TRACKER_NUMBER_LABEL_OTHER },
  { "ean", TRACKER_NUMBER_LABEL_OTHER },
  { "envio", TRACKER_NUMBER_LABEL_CODE },
  { "envío", TRACKER_NUMBER_LABEL_CODE },
  { "factur", TRACKER_NUMBER_LABEL_OTHER },
  { "faktur", TRACKER_NUMBER_LABEL_OTHER },
  { "fattura", TRACKER_NUMBER_LABEL_OTHER },
  { "guía", TRACKER_NUMBER_LABEL_CODE },
  { "iban", TRACKER_NUMBER_LABEL_OTHER },
  { "imei", TRACKER_NUMBER_LABEL_OTHER },
  { "invoice", TRACKER_NUMBER_LABEL_OTHER },
  { "isbn", TRACKER_NUMBER_LABEL_OTHER },
  { "kunden", TRACKER_NUMBER_LABEL_OTHER }, /* German: customer */
  { "objedn", TRACKER_NUMBER_LABEL_OTHER }, /* Czech, Slovak: order */
  { "order", TRACKER_NUMBER_LABEL_OTHER },
  { "ordin", TRACKER_NUMBER_LABEL_OTHER },
  { "ordre", TRACKER_NUMBER_LABEL_OTHER },
  { "paket", TRACKER_NUMBER_LABEL_CODE },
  { "parcel", TRACKER_NUMBER_LABEL_CODE },
  { "package", TRACKER_NUMBER_LABEL_CODE },
  { "payment", TRACKER_NUMBER_LABEL_OTHER },
  { "pedido", TRACKER_NUMBER_LABEL_OTHER },
  { "phone", TRACKER_NUMBER_LABEL_OTHER },
  { "przesył", TRACKER_NUMBER_LABEL_CODE }, /* Polish: shipment */
  { "rastre", TRACKER_NUMBER_LABEL_CODE },  /* Portuguese: tracking */
  { "rechnung", TRACKER_NUMBER_LABEL_OTHER },
  { "rendel", TRACKER_NUMBER_LABEL_OTHER }, /* Hungarian: order */
  { "seguimiento", TRACKER_NUMBER_LABEL_CODE },
  { "sendung", TRACKER_NUMBER_LABEL_CODE },
  { "shipment", TRACKER_NUMBER_LABEL_CODE },
  { "sipariş", TRACKER_NUMBER_LABEL_OTHER }, /* Turkish: order */
  { "sku", TRACKER_NUMBER_LABEL_OTHER },
  { "spedizione", TRACKER_NUMBER_LABEL_CODE },
  { "suivi", TRACKER_NUMBER_LABEL_CODE },
  { "tilaus", TRACKER_NUMBER_LABEL_OTHER }, /* Finnish: order */
  { "track", TRACKER_NUMBER_LABEL_CODE },
  { "waybill", TRACKER_NUMBER_LABEL_CODE },
  { "zamów", TRACKER_NUMBER_LABEL_OTHER }, /* Polish: order */
  { "заказ", TRACKER_NUMBER_LABEL_OTHER },
  { "замовлен", TRACKER_NUMBER_LABEL_OTHER },
  { "инвойс", TRACKER_NUMBER_LABEL_OTHER },
  { "инн", TRACKER_NUMBER_LABEL_OTHER },
  { "накладн", TRACKER_NUMBER_LABEL_CODE },
  { "отправлени", TRACKER_NUMBER_LABEL_CODE },
  { "отслежив", TRACKER_NUMBER_LABEL_CODE },
  { "посылк", TRACKER_NUMBER_LABEL_CODE },
  { "счет", TRACKER_NUMBER_LABEL_OTHER },
  { "счёт", TRACKER_NUMBER_LABEL_OTHER },
  { "телефон", TRACKER_NUMBER_LABEL_OTHER },
  { "трек", TRACKER_NUMBER_LABEL_CODE },
  { "ттн", TRACKER_NUMBER_LABEL_CODE },
  { "шпи", TRACKER_NUMBER_LABEL_CODE },
};

/* Written without spaces between words: they stand anywhere. */
static const Word inside[] = {
  { "订单", TRACKER_NUMBER_LABEL_OTHER }, { "訂單", TRACKER_NUMBER_LABEL_OTHER },
  { "注文", TRACKER_NUMBER_LABEL_OTHER }, { "주문", TRACKER_NUMBER_LABEL_OTHER },
  { "运单", TRACKER_NUMBER_LABEL_CODE },  { "快递", TRACKER_NUMBER_LABEL_CODE },
  { "物流", TRACKER_NUMBER_LABEL_CODE },  { "追跡", TRACKER_NUMBER_LABEL_CODE },
  { "송장", TRACKER_NUMBER_LABEL_CODE },
};

/**
 * tracker_number_label_find:
 * @text: a word, UTF-8
 * @length: its length in bytes
 *
 * Returns: what a number behind this word is said to be
 */
TrackerNumberLabel
tracker_number_label_find (const char *text, gsize length)
{
  g_autofree char *small = NULL;

  if (length == 0 || length > MAX_WORD_BYTES)
    return TRACKER_NUMBER_LABEL_NONE;
  small = g_utf8_strdown (text, (gssize) length);
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      if (g_str_has_prefix (small, words[i].start))
        return words[i].label;
    }
  for (gsize i = 0; (guchar) small[0] >= 0xE3 && i < G_N_ELEMENTS (inside); i++)
    {
      if (strstr (small, inside[i].start) != NULL)
        return inside[i].label;
    }
  return TRACKER_NUMBER_LABEL_NONE;
}
