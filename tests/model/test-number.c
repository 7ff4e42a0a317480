/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "tracker-checksum.h"
#include "tracker-number.h"
#include "tracker-s10.h"
#include "tracker-test.h"

static void
test_normalize (void)
{
  static const struct
  {
    const char *text;
    const char *expected;
  } rows[] = {
    { "RB123456785CN", "RB123456785CN" },
    { "rb123456785cn", "RB123456785CN" },
    { " RB 123 456 785 CN \n", "RB123456785CN" },
    { "RB-123.456-785 CN", "RB123456785CN" },
    { "RB\u00A0123\u2009456\u3000785\u202FCN", "RB123456785CN" },
    { "RB\u2010123\u2013456\u2014785\u2212CN", "RB123456785CN" },
    { "\uFEFFRB\u200B123456785\u00ADCN\u200E", "RB123456785CN" },
    { "РВ123456785СМ", "PB123456785CM" },
    { "рв123456785см", "PB123456785CM" },
    { "АВЕКМНОРСТУХ", "ABEKMHOPCTYX" },
    { "ЅІЈ ѕіј", "SIJSIJ" },
    { "ＲＢ１２３４５６７８５ｃｎ", "RB123456785CN" },
    { "٠١٢٣٤٥٦٧٨٩", "0123456789" },
    { "०१२३४५६७८९", "0123456789" },
    { "۰۱۲۳۴۵۶۷۸۹", "0123456789" },
    { "০১২৩৪৫৬৭৮৯", "0123456789" },
    { "๐๑๒๓๔๕๖๗๘๙", "0123456789" },
    { "០១២៣៤៥៦៧៨៩", "0123456789" },
    { "𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗", "0123456789" },
    /* all that is written for a hyphen */
    { "1\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u2212\u02D7\u2796\uFE58\uFE63\uFF0D2", "12" },
    { "1\u058A\u05BE\u1806\u2E3A\u2E3B\u301C\u30FC\uFF70\u2500\u2501\u30FB\uFF65\uFF0E\u30022",
      "12" },
    /* blanks and what is not seen */
    { "1\u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A2", "12" },
    { "1\u202F\u205F\u3000\u2800\u3164\uFFA0\u115F\u2028\u20292", "12" },
    { "1\u00AD\u034F\u061C\u180E\u200B\u200C\u200D\u200E\u200F\u202A\u202E\u2060\uFE0F\uFEFF2",
      "12" },
    { "ΡΒ123456785ΗΚ", "PB123456785HK" },
    /* as carriers print them */
    { "1234/12345678", "123412345678" },
    { "1234／12345678", "123412345678" },
    { "(00) 3 4043416 157031582 3", "00340434161570315823" },
    { "(420) 12345 9400 1903 1582 6470 0100 44", "420123459400190315826470010044" },
    { "*1ZW4T9070312856304*", "1ZW4T9070312856304" },
    { "№ 1010 0012 0000 16", "10100012000016" },
    { "#AB_12345", "AB12345" },
    { "12345.0012345678", "123450012345678" },
    { "1LS7123456789012-1", "1LS71234567890121" },
    { "DD-1A2B3C", "DD1A2B3C" },
    { "0", "0" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *number = tracker_number_normalize (rows[i].text, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (number, ==, rows[i].expected);
    }
}

static void
test_normalize_refuses (void)
{
  static const struct
  {
    const char *text;
    TrackerNumberError code;
  } rows[] = {
    { "", TRACKER_NUMBER_ERROR_EMPTY },
    { " \t\r\n", TRACKER_NUMBER_ERROR_EMPTY },
    { "-.- \u200B", TRACKER_NUMBER_ERROR_EMPTY },
    { "RB123\x01"
      "456785CN",
      TRACKER_NUMBER_ERROR_BAD_CHARACTER },
    { "RB\x7F", TRACKER_NUMBER_ERROR_BAD_CHARACTER },
    { "RB\xC2\x85\xC2\x9B", TRACKER_NUMBER_ERROR_BAD_CHARACTER },
    { "RB&123", TRACKER_NUMBER_ERROR_BAD_CHARACTER },
    { "RB=123", TRACKER_NUMBER_ERROR_BAD_CHARACTER },
    { "www.post.example/RB123456785CN", TRACKER_NUMBER_ERROR_BAD_CHARACTER },
    { "https://post.example/RB123456785CN", TRACKER_NUMBER_ERROR_BAD_CHARACTER },
    { "///", TRACKER_NUMBER_ERROR_EMPTY },
    { "ΔΩ123", TRACKER_NUMBER_ERROR_BAD_CHARACTER },
    { "ЖЯ123", TRACKER_NUMBER_ERROR_BAD_CHARACTER },
    { "中国123", TRACKER_NUMBER_ERROR_BAD_CHARACTER },
    { "RÉ123", TRACKER_NUMBER_ERROR_BAD_CHARACTER },
    { "📦123", TRACKER_NUMBER_ERROR_BAD_CHARACTER },
    { "\xFF\xFE", TRACKER_NUMBER_ERROR_NOT_UTF8 },
    { "RB123\xC3", TRACKER_NUMBER_ERROR_NOT_UTF8 },
    { "RB\xED\xA0\x80", TRACKER_NUMBER_ERROR_NOT_UTF8 },
    { "RB\xC0\x80", TRACKER_NUMBER_ERROR_NOT_UTF8 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (tracker_number_normalize (rows[i].text, &error));
      g_assert_error (error, TRACKER_NUMBER_ERROR, (int) rows[i].code);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      g_assert_true (g_str_has_suffix (error->message, "."));
      g_assert_null (strchr (error->message, '\x01'));
      g_assert_null (tracker_number_normalize (rows[i].text, NULL));
    }
}

static void
test_normalize_length (void)
{
  g_autofree char *longest = g_strnfill (TRACKER_NUMBER_MAX_LENGTH, '7');
  g_autofree char *longer = g_strnfill (TRACKER_NUMBER_MAX_LENGTH + 1, '7');
  g_autofree char *huge = g_strnfill (1024 * 1024, '7');
  g_autofree char *spaces = g_strnfill (1024 * 1024, ' ');
  g_autofree char *number = NULL;
  g_autoptr (GError) error = NULL;

  number = tracker_number_normalize (longest, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (number, ==, longest);

  g_assert_null (tracker_number_normalize (longer, &error));
  g_assert_error (error, TRACKER_NUMBER_ERROR, TRACKER_NUMBER_ERROR_TOO_LONG);
  g_clear_error (&error);
  g_assert_null (tracker_number_normalize (huge, &error));
  g_assert_error (error, TRACKER_NUMBER_ERROR, TRACKER_NUMBER_ERROR_TOO_LONG);
  g_clear_error (&error);
  g_assert_null (tracker_number_normalize (spaces, &error));
  g_assert_error (error, TRACKER_NUMBER_ERROR, TRACKER_NUMBER_ERROR_EMPTY);
}

static void
test_pretty (void)
{
  static const struct
  {
    const char *number;
    const char *expected;
  } rows[] = {
    { "", "" },
    { "RB123456785CN", "RB 123 456 785 CN" },
    { "RB123456785YP", "RB12 3456 785Y P" },
    { "12345678901234", "1234 5678 9012 34" },
    { "1234", "1234" },
    { "1Z9999999999999999", "1Z99 9999 9999 9999 99" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *pretty = tracker_number_dup_pretty (rows[i].number);

      g_assert_cmpstr (pretty, ==, rows[i].expected);
    }
}

static const int w12[] = { 1, 2 };
static const int w13[] = { 1, 3 };
static const int w31[] = { 3, 1 };
static const int w317[] = { 3, 1, 7 };
static const int w173[] = { 1, 7, 3 };
static const int wild[] = { G_MININT, G_MAXINT };

#define W(weights) weights, G_N_ELEMENTS (weights)

static void
test_checksums (void)
{
  static const struct
  {
    TrackerChecksum checksum;
    const char *body;
    const int *weights;
    gsize n_weights;
    char expected; /* 0: does not fit */
  } rows[] = {
    { TRACKER_CHECKSUM_S10, "47312482", NULL, 0, '9' },
    { TRACKER_CHECKSUM_S10, "12345678", NULL, 0, '5' },
    { TRACKER_CHECKSUM_S10, "98765432", NULL, 0, '6' },
    { TRACKER_CHECKSUM_S10, "20000000", NULL, 0, '6' },
    { TRACKER_CHECKSUM_S10, "00000010", NULL, 0, '2' },
    { TRACKER_CHECKSUM_S10, "10000014", NULL, 0, '0' },
    { TRACKER_CHECKSUM_S10, "10000002", NULL, 0, '5' },
    { TRACKER_CHECKSUM_S10, "47031505", NULL, 0, '5' },
    { TRACKER_CHECKSUM_S10, "47031502", NULL, 0, '0' },
    { TRACKER_CHECKSUM_S10, "64400000", NULL, 0, '5' },
    { TRACKER_CHECKSUM_S10, "1234567", NULL, 0, 0 },
    { TRACKER_CHECKSUM_S10, "123456789", NULL, 0, 0 },
    { TRACKER_CHECKSUM_S10, "1234567A", NULL, 0, 0 },
    { TRACKER_CHECKSUM_MOD10, "W4T907031285630", W (w12), '4' },
    { TRACKER_CHECKSUM_MOD10, "703158264", W (w12), '9' },
    { TRACKER_CHECKSUM_MOD10, "10053158264907", W (w13), '7' },
    { TRACKER_CHECKSUM_MOD10, "703158264903718", W (w31), '4' },
    { TRACKER_CHECKSUM_MOD10, "70315820004718", W (w13), '6' },
    { TRACKER_CHECKSUM_MOD10, "0370315826470010045", W (w31), '0' },
    { TRACKER_CHECKSUM_MOD10, "910370315826470010045", W (w31), '2' },
    { TRACKER_CHECKSUM_MOD10, "940019031582647001004", W (w31), '4' },
    { TRACKER_CHECKSUM_MOD10, "703158264700100", W (w31), '2' },
    { TRACKER_CHECKSUM_MOD10, "34043416157031582", W (w31), '3' },
    { TRACKER_CHECKSUM_MOD10, "41031582647001", W (w12), '2' },
    { TRACKER_CHECKSUM_MOD10, "51031582647001", W (w12), '1' },
    { TRACKER_CHECKSUM_MOD10, "12a", W (w12), 0 },
    { TRACKER_CHECKSUM_MOD10, "12-", W (w12), 0 },
    { TRACKER_CHECKSUM_MOD10, "123", NULL, 0, 0 },
    { TRACKER_CHECKSUM_LUHN, "33150158264", NULL, 0, '6' },
    { TRACKER_CHECKSUM_LUHN, "7771582649", NULL, 0, '9' },
    { TRACKER_CHECKSUM_LUHN, "7992739871", NULL, 0, '3' },
    { TRACKER_CHECKSUM_LUHN, "12A", NULL, 0, 0 },
    { TRACKER_CHECKSUM_MOD7, "703158264", NULL, 0, '4' },
    { TRACKER_CHECKSUM_MOD7, "12345678901", NULL, 0, '3' },
    { TRACKER_CHECKSUM_MOD7, "51234567890", NULL, 0, '2' },
    { TRACKER_CHECKSUM_MOD7, "7X", NULL, 0, 0 },
    { TRACKER_CHECKSUM_MOD11_10, "70315826490", W (w317), '8' },
    { TRACKER_CHECKSUM_MOD11_10, "0703158264907", W (w173), '1' },
    { TRACKER_CHECKSUM_MOD11_10, "7031A", W (w317), 0 },
    { TRACKER_CHECKSUM_MOD11_10, "703", NULL, 0, 0 },
    { TRACKER_CHECKSUM_MOD37_36, "009810501405703158264101276", NULL, 0, 'U' },
    { TRACKER_CHECKSUM_MOD37_36, "01405703158264", NULL, 0, 'N' },
    { TRACKER_CHECKSUM_MOD37_36, "0140 ", NULL, 0, 0 },
    { TRACKER_CHECKSUM_NONE, "123", NULL, 0, 0 },
    { TRACKER_CHECKSUM_LUHN, "", NULL, 0, 0 },
    { TRACKER_CHECKSUM_LUHN, NULL, NULL, 0, 0 },
    { (TrackerChecksum) 99, "123", NULL, 0, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("%s", rows[i].body != NULL ? rows[i].body : "NULL");
      g_assert_cmpint (tracker_checksum_compute (rows[i].checksum, rows[i].body, rows[i].weights,
                                                 rows[i].n_weights),
                       ==, rows[i].expected);
    }
}

static void
test_checksums_hostile (void)
{
  g_autofree char *nines = g_strnfill (1000000, '9');
  char check;

  for (int i = TRACKER_CHECKSUM_MOD10; i <= TRACKER_CHECKSUM_MOD37_36; i++)
    {
      check = tracker_checksum_compute ((TrackerChecksum) i, nines, W (wild));
      g_assert_true (g_ascii_isalnum (check));
    }
}

static void
test_checksum_words (void)
{
  static const char *const nicks[] = { "s10", "mod10", "luhn", "mod7", "mod11-10", "mod37-36" };
  TrackerChecksum checksum = TRACKER_CHECKSUM_NONE;

  for (int i = 0; i < (int) G_N_ELEMENTS (nicks); i++)
    {
      g_assert_true (tracker_checksum_from_nick (nicks[i], &checksum));
      g_assert_cmpint (checksum, ==, i + 1);
    }
  g_assert_false (tracker_checksum_from_nick ("none", &checksum));
  g_assert_false (tracker_checksum_from_nick ("MOD10", &checksum));
  g_assert_false (tracker_checksum_from_nick (NULL, &checksum));
  g_assert_cmpint (checksum, ==, TRACKER_CHECKSUM_MOD37_36);

  g_assert_cmpstr (tracker_check_to_nick (TRACKER_CHECK_NONE), ==, "none");
  g_assert_cmpstr (tracker_check_to_nick (TRACKER_CHECK_OK), ==, "ok");
  g_assert_cmpstr (tracker_check_to_nick (TRACKER_CHECK_FAILED), ==, "failed");
}

static void
test_s10 (void)
{
  static const struct
  {
    const char *number;
    TrackerCheck check; /* NONE: not S10 */
    const char *name;
    gboolean is_traced;
  } rows[] = {
    { "RR473124829TW", TRACKER_CHECK_OK, "Registered letter", TRUE },
    { "RB123456785CN", TRACKER_CHECK_OK, "Registered letter", TRUE },
    { "CP987654326RU", TRACKER_CHECK_OK, "Parcel", TRUE },
    { "CV987654326RU", TRACKER_CHECK_OK, "Insured parcel", TRUE },
    { "EB000000102CN", TRACKER_CHECK_OK, "Express item (EMS)", TRUE },
    { "EE100000025KZ", TRACKER_CHECK_OK, "Express item (EMS)", TRUE },
    { "RR100000140BY", TRACKER_CHECK_OK, "Registered letter", TRUE },
    { "LZ123456785CN", TRACKER_CHECK_OK, "Tracked letter", TRUE },
    { "UA123456785CN", TRACKER_CHECK_OK, "Untracked letter", FALSE },
    { "VV123456785CN", TRACKER_CHECK_OK, "Insured letter", TRUE },
    { "HA123456785CN", TRACKER_CHECK_OK, "E-commerce parcel", TRUE },
    { "MA123456785CN", TRACKER_CHECK_OK, "Bag of printed matter", TRUE },
    { "QA123456785CN", TRACKER_CHECK_OK, "International business reply", FALSE },
    { "QZ123456785CN", TRACKER_CHECK_OK, "Postal item", TRUE },
    { "AA123456785CN", TRACKER_CHECK_OK, "Letter", TRUE },
    { "AV123456785CN", TRACKER_CHECK_OK, "Domestic or bilateral item", TRUE },
    { "ZZ123456785CN", TRACKER_CHECK_OK, "Domestic or bilateral item", TRUE },
    { "JA123456785CN", TRACKER_CHECK_OK, "Postal item", TRUE },
    { "RA644000001RU", TRACKER_CHECK_FAILED, "Registered letter", TRUE },
    { "RB123456780CN", TRACKER_CHECK_FAILED, "Registered letter", TRUE },
    { "RB123456785YP", TRACKER_CHECK_NONE, NULL, FALSE },
    { "RB123456785YW", TRACKER_CHECK_NONE, NULL, FALSE },
    { "RB123456785cn", TRACKER_CHECK_NONE, NULL, FALSE },
    { "R1123456785CN", TRACKER_CHECK_NONE, NULL, FALSE },
    { "RB12345678CN", TRACKER_CHECK_NONE, NULL, FALSE },
    { "RB123456785CNX", TRACKER_CHECK_NONE, NULL, FALSE },
    { "RB12345678ACN", TRACKER_CHECK_NONE, NULL, FALSE },
    { "", TRACKER_CHECK_NONE, NULL, FALSE },
    { NULL, TRACKER_CHECK_NONE, NULL, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      TrackerS10 s10 = { .check_digit = '!' };
      gboolean is_s10 = tracker_s10_parse (rows[i].number, &s10);

      g_test_message ("%s", rows[i].number != NULL ? rows[i].number : "NULL");
      g_assert_cmpint (is_s10, ==, rows[i].check != TRACKER_CHECK_NONE);
      if (!is_s10)
        {
          g_assert_cmpint (s10.check_digit, ==, '!');
          continue;
        }
      g_assert_cmpint (s10.check, ==, rows[i].check);
      g_assert_cmpstr (tracker_s10_get_service_name (&s10), ==, rows[i].name);
      g_assert_cmpstr (tracker_s10_get_service_label (&s10), ==, rows[i].name);
      g_assert_cmpint (tracker_s10_is_traced (&s10), ==, rows[i].is_traced);
      g_assert_true (memcmp (s10.service, rows[i].number, 2) == 0 && strlen (s10.service) == 2);
      g_assert_true (memcmp (s10.serial, rows[i].number + 2, 8) == 0 && strlen (s10.serial) == 8);
      g_assert_cmpint (s10.check_digit, ==, rows[i].number[10]);
      g_assert_cmpstr (s10.country, ==, rows[i].number + 11);
    }
}

static void
test_shape (void)
{
  static const struct
  {
    const char *number;
    const char *shape;
  } rows[] = {
    { "", "" },
    { "RB123456785CN", "RB99CN" },
    { "UA000000005CN", "UA99CN" },
    { "10100012000016", "914" },
    { "1Z12345E0291980793", "91A195A1910" },
    { "TBA123456789000", "TBA912" },
    { "JJFI6012345", "JJFI97" },
    { "ABCDE12345", "A595" },
    { "12345CN", "95CN" },
    { "12345CNA", "95A3" },
    { "A1B2CC3", "A91A191A291" },
    { "CN", "CN" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *shape = tracker_number_dup_shape (rows[i].number);

      g_assert_cmpstr (shape, ==, rows[i].shape);
    }
}

int
main (int argc, char **argv)
{
  tracker_test_init (&argc, &argv);

  g_test_add_func ("/model/number/normalize", test_normalize);
  g_test_add_func ("/model/number/normalize-refuses", test_normalize_refuses);
  g_test_add_func ("/model/number/normalize-length", test_normalize_length);
  g_test_add_func ("/model/number/pretty", test_pretty);
  g_test_add_func ("/model/number/shape", test_shape);
  g_test_add_func ("/model/checksum/known", test_checksums);
  g_test_add_func ("/model/checksum/hostile", test_checksums_hostile);
  g_test_add_func ("/model/checksum/words", test_checksum_words);
  g_test_add_func ("/model/s10", test_s10);

  return g_test_run ();
}
