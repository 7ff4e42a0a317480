/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "tracker-number.h"
#include "tracker-test.h"

static char *
split (const char *text, gssize length, guint max)
{
  g_auto (GStrv) codes = tracker_number_split_text (text, length, max);

  return g_strjoinv (" ", codes);
}

static void
test_lists (void)
{
  static const struct
  {
    const char *text;
    const char *expected; /* joined by spaces */
  } rows[] = {
    { "", "" },
    { "   \n\t ", "" },
    { "RB123456785CN", "RB123456785CN" },
    { "rb123456785cn", "RB123456785CN" },
    { "RB 123 456 785 CN", "RB123456785CN" },
    { "RB\u00A0123\u00A0456\u00A0785\u00A0CN", "RB123456785CN" },
    { "RB-123-456-785-CN", "RB123456785CN" },
    { "RB123456780CN", "RB123456780CN" },
    { "RB123456785CN\nCP987654326RU\n", "RB123456785CN CP987654326RU" },
    { "RB123456785CN\r\nCP987654326RU\r\n", "RB123456785CN CP987654326RU" },
    { "RB123456785CN, CP987654326RU; EE100000025KZ\tRR100000140BY",
      "RB123456785CN CP987654326RU EE100000025KZ RR100000140BY" },
    { "RB123456785CN CP987654326RU", "RB123456785CN CP987654326RU" },
    { "RB 123 456 785 CN CP 987 654 326 RU", "RB123456785CN CP987654326RU" },
    { "RB123456785CN\nrb123456785cn\nRB 123 456 785 CN", "RB123456785CN" },
    { "RB123456785CN phone case", "RB123456785CN" },
    { "RB 123 456 785 CN - socks for Ann", "RB123456785CN" },
    { "phone case: RB123456785CN", "RB123456785CN" },
    { "Чехол RB123456785CN (красный)", "RB123456785CN" },
    { "РВ123456785СN", "PB123456785CN" },
    { "№RB123456785CN", "RB123456785CN" },
    { "(RB123456785CN)", "RB123456785CN" },
    { "“RB123456785CN”.", "RB123456785CN" },
    { "1. RB123456785CN\n2. CP987654326RU", "RB123456785CN CP987654326RU" },
    { "- AB12345\n- CD67890", "AB12345 CD67890" },
    { "1) AB12345 socks", "AB12345" },
    { "AB12345", "AB12345" },
    { "AB12345 CD67890", "AB12345 CD67890" },
    { "AB12345 socks", "AB12345" },
    { "12345678901234", "12345678901234" },
    { "1234 5678 9012 34", "12345678901234" },
    { "1234 5678 9012 34 socks", "12345678901234" },
    { "1Z 999 AA1 01 2345 6784", "1Z999AA10123456784" },
    { "12345678901234 12345678901235", "12345678901234 12345678901235" },
    { "LB123456785SG, from Singapore", "LB123456785SG" },
    { "YT2012345678901234", "YT2012345678901234" },
    { "RB123456785YP", "RB123456785YP" },
    { "hello world", "" },
    { "12", "" },
    { "1234", "" },
    { "ABCDE", "" },
    { "AB12", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *codes = split (rows[i].text, -1, 100);

      g_test_message ("row %" G_GSIZE_FORMAT, i);
      g_assert_cmpstr (codes, ==, rows[i].expected);
    }
}

static void
test_links (void)
{
  static const struct
  {
    const char *text;
    const char *expected;
  } rows[] = {
    { "https://www.pochta.ru/tracking?barcode=RB123456785CN", "RB123456785CN" },
    { "https://www.pochta.ru/tracking#RB123456785CN", "RB123456785CN" },
    { "https://t.17track.net/en#nums=RB123456785CN,CP987654326RU", "RB123456785CN CP987654326RU" },
    { "https://example.com/track/rb123456785cn/details?utm=a1b2c3d4e5f60718", "RB123456785CN" },
    { "https://example.com/?url=https%3A%2F%2Ft.17track.net%2Fen%23nums%3DRB123456785CN%26x",
      "RB123456785CN" },
    { "https://example.com/track?n=12345678901234&lang=en", "12345678901234" },
    { "<a href=\"https://example.com/RB123456785CN\">RB123456785CN</a>", "RB123456785CN" },
    { "track=RB123456785CN", "RB123456785CN" },
    { "https://RB123456785CN.example.com/", "" },
    { "https://www.17track.net/", "" },
    { "shop12345678@example.com", "" },
    { "RB123456785CN@example.com", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *codes = split (rows[i].text, -1, 100);

      g_test_message ("row %" G_GSIZE_FORMAT, i);
      g_assert_cmpstr (codes, ==, rows[i].expected);
    }
}

/* The word before it tells what a number is. */
static void
test_labels (void)
{
  static const struct
  {
    const char *text;
    const char *expected;
  } rows[] = {
    { "Your order no. 304111111111 was sent\nTracking no. 12345678901234", "12345678901234" },
    { "Order number is: 304111111111\nTracking: 12345678901234", "12345678901234" },
    { "Order ID\n304111111111\nshipment\n12345678901234", "12345678901234" },
    { "Заказ № 304111111111 отправлен, трек-номер 12345678901234", "12345678901234" },
    { "Номер заказа: 304111111111\nНомер отслеживания: 12345678901234", "12345678901234" },
    { "Ihre Bestellnummer: 304111111111\nSendungsnummer: 00340434161570315823",
      "00340434161570315823" },
    { "Votre commande 304111111111\nN° de suivi 8R12345678901", "8R12345678901" },
    { "您的订单号：304111111111\n运单号 12345678901234", "12345678901234" },
    { "Invoice 304111111111\nIBAN DE89370400440532013000\nParcel 12345678901234",
      "12345678901234" },
    { "Order#304111111111 by DHL 12345678901234", "12345678901234" },
    { "https://shop.example/?orderId=304111111111&track=12345678901234", "12345678901234" },
    { "https://c.example/?u=https%253A%252F%252Fs.example%253ForderId%253D304111111111 hello\n"
      "https://c.example/?u=https%253A%252F%252Fs.example%253Fnums%253D12345678901234",
      "12345678901234" },
    { "https://shop.example/item/304111111111/x?sku_id=120000111122223333&n=12345678901234",
      "12345678901234" },
    /* an order's code is its parcel's all the same */
    { "Order RB123456785CN\nThank you. 12345678901234", "RB123456785CN 12345678901234" },
    { "Order 304111111111: LP00123456789012", "LP00123456789012" },
    /* the label is far away, or nothing better is there */
    { "The order that you placed with us has been sent: 12345678901234", "12345678901234" },
    { "Your order 304111111111 was sent", "304111111111" },
    { "304111111111", "304111111111" },
    /* a slash within */
    { "1234/12345678", "123412345678" },
    { "1234/12345678 socks", "123412345678" },
    { "1234/12345678\n1234/12345679", "123412345678 123412345679" },
    { "Dear Ann, on 02/03/2026 invoice 2026/00012345 was paid", "" },
    { "and/or 24/7", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *codes = split (rows[i].text, -1, 100);

      g_test_message ("row %" G_GSIZE_FORMAT, i);
      g_assert_cmpstr (codes, ==, rows[i].expected);
    }
}

/* Ten thousand codes, each written in another script and with other signs in it. */
static void
test_scripts (void)
{
  static const gunichar zeros[]
      = { '0', 0x0660, 0x06F0, 0x07C0, 0x0966, 0x09E6, 0x0E50, 0x0F20, 0x17E0, 0xFF10, 0x1D7CE };
  static const gunichar signs[]
      = { '-', ' ', 0x00AD, 0x00A0, 0x200B, 0x2011, 0x2212, 0x202F, 0x2060, 0xFF0D };
  g_autoptr (GString) text = g_string_new (NULL);
  g_auto (GStrv) codes = NULL;

  for (guint i = 0; i < 10000; i++)
    {
      g_autofree char *digits = g_strdup_printf ("%09u", i);
      gunichar zero = zeros[i % G_N_ELEMENTS (zeros)];

      g_string_append (text, "RB");
      for (guint k = 0; k < 9; k++)
        {
          g_string_append_unichar (text, zero + (gunichar) (digits[k] - '0'));
          if (k % 3 == 2)
            g_string_append_unichar (text, signs[i % G_N_ELEMENTS (signs)]);
        }
      g_string_append (text, "CN\n");
    }
  codes = tracker_number_split_text (text->str, -1, 20000);
  g_assert_cmpuint (g_strv_length (codes), ==, 10000);
  for (guint i = 0; i < 10000; i++)
    {
      g_autofree char *due = g_strdup_printf ("RB%09uCN", i);

      g_assert_cmpstr (codes[i], ==, due);
    }
}

static void
test_mail (void)
{
  static const char mail[]
      = "From: Shop <orders12345@example.com>\n"
        "Date: Mon, 2 Mar 2026 10:15:00 +0300\n"
        "Subject: Order 48151 has been sent\n"
        "\n"
        "Dear Ann,\n"
        "\n"
        "your order 48151 of 2026-02-28 (02.03.2026) left us today at 10:15. It costs 1299.00 "
        "EUR.\n"
        "Track code: RB 123 456 785 CN\n"
        "or look here: https://example.com/t?code=RB123456785CN&id=9f86d081884c7d65\n"
        "The second parcel goes as LZ987654326CN, sorry for that.\n"
        "\n"
        "48151 Shop street 17\n"
        "Tel. +7 495 1234567, +74951234567\n"
        "550e8400-e29b-41d4-a716-446655440000\n";
  g_autofree char *codes = split (mail, -1, 100);

  g_assert_nonnull (strstr (codes, "RB123456785CN"));
  g_assert_nonnull (strstr (codes, "LZ987654326CN"));
  g_assert_null (strstr (codes, "48151"));
  g_assert_null (strstr (codes, "20260228"));
  g_assert_null (strstr (codes, "7495"));
  g_assert_true (g_str_has_prefix (codes, "RB123456785CN LZ987654326CN"));
}

static void
test_any_bytes (void)
{
  static const char zero[] = "RB123456785CN\0CP987654326RU";
  g_autofree char *with_zero = split (zero, sizeof zero - 1, 10);
  g_autofree char *broken = split ("\xFF\xFERB123456785CN\xC3\nCP987654326RU", -1, 10);
  g_autofree char *cut = split ("RB123456785CN CP987654326RU", 13, 10);
  g_autofree char *nothing = split (NULL, 0, 10);
  g_autofree char *none_wanted = split ("RB123456785CN", -1, 0);

  g_assert_cmpstr (with_zero, ==, "RB123456785CN CP987654326RU");
  g_assert_cmpstr (broken, ==, "RB123456785CN CP987654326RU");
  g_assert_cmpstr (cut, ==, "RB123456785CN");
  g_assert_cmpstr (nothing, ==, "");
  g_assert_cmpstr (none_wanted, ==, "");
}

/* Each unit fills a megabyte: with quadratic work any of these would run for minutes. */
static void
test_huge (void)
{
  static const char *const units[] = {
    "7",      "A",     " ", "1 ",   "AB 1 ", "RB 12 ", "RB123456785CN ",
    "\n",     ",",     "/", "=7",   "%",     "%3D",    "a@",
    "://",    "-",     "Ж", "\xFF", "+7",    "1.",     "RB1234567",
    "\u200B", "1234 ",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    {
      GString *text = g_string_sized_new (1024 * 1024);
      g_auto (GStrv) codes = NULL;

      while (text->len < 1024 * 1024)
        g_string_append (text, units[i]);
      codes = tracker_number_split_text (text->str, (gssize) text->len, 5);
      g_assert_cmpuint (g_strv_length (codes), <=, 5);
      for (gsize k = 0; codes[k] != NULL; k++)
        {
          g_autofree char *again = tracker_number_normalize (codes[k], NULL);

          g_assert_cmpstr (codes[k], ==, again);
        }
      g_string_free (text, TRUE);
    }
}

static void
test_many (void)
{
  GString *text = g_string_new (NULL);
  g_auto (GStrv) codes = NULL;

  for (guint i = 0; i < 50000; i++)
    g_string_append_printf (text, "RB%09uCN comment\n", i);
  codes = tracker_number_split_text (text->str, -1, 1000);
  g_assert_cmpuint (g_strv_length (codes), ==, 1000);
  g_assert_cmpstr (codes[0], ==, "RB000000000CN");
  g_assert_cmpstr (codes[999], ==, "RB000000999CN");
  g_string_free (text, TRUE);
}

static void
test_random (void)
{
  static const char alphabet[] = "RB0123456789CN -.,;\n\t/:=%@+()#?&\xD0\xA0\xE2\x80\x8B\xFF";

  for (guint i = 0; i < 20000; i++)
    {
      char text[48];
      gsize length = (gsize) g_test_rand_int_range (0, sizeof text);
      g_auto (GStrv) codes = NULL;

      for (gsize k = 0; k < length; k++)
        text[k] = alphabet[g_test_rand_int_range (0, sizeof alphabet - 1)];
      codes = tracker_number_split_text (text, (gssize) length, 8);
      for (gsize k = 0; codes[k] != NULL; k++)
        {
          g_assert_cmpuint (strlen (codes[k]), >=, 5);
          g_assert_cmpuint (strspn (codes[k], "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"), ==,
                            strlen (codes[k]));
        }
    }
}

int
main (int argc, char **argv)
{
  tracker_test_init (&argc, &argv);

  g_test_add_func ("/model/number-text/lists", test_lists);
  g_test_add_func ("/model/number-text/links", test_links);
  g_test_add_func ("/model/number-text/labels", test_labels);
  g_test_add_func ("/model/number-text/scripts", test_scripts);
  g_test_add_func ("/model/number-text/mail", test_mail);
  g_test_add_func ("/model/number-text/any-bytes", test_any_bytes);
  g_test_add_func ("/model/number-text/huge", test_huge);
  g_test_add_func ("/model/number-text/many", test_many);
  g_test_add_func ("/model/number-text/random", test_random);

  return g_test_run ();
}
