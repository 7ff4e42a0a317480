/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <locale.h>
#include <string.h>

#include "tracker-country.h"
#include "tracker-test.h"

static void
test_codes (void)
{
  static const char *const wrong[]
      = { NULL, "", "C", "cn", "CNX", "XX", "YP", "YW", "EU", "UK", "A\xFF" };
  const char *const *codes = tracker_country_get_codes ();
  gsize n = 0;

  for (; codes[n] != NULL; n++)
    {
      g_assert_cmpuint (strlen (codes[n]), ==, 2);
      g_assert_true (tracker_country_is_code (codes[n]));
      g_assert_true (n == 0 || strcmp (codes[n - 1], codes[n]) < 0);
      g_assert_nonnull (tracker_country_get_name (codes[n]));
      g_assert_cmpstr (tracker_country_guess (codes[n]), ==, codes[n]);
      g_assert_cmpstr (tracker_country_guess (tracker_country_get_name (codes[n])), ==, codes[n]);
    }
  g_assert_cmpuint (n, >=, 240);

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_assert_false (tracker_country_is_code (wrong[i]));
      g_assert_null (tracker_country_get_name (wrong[i]));
      g_assert_null (tracker_country_dup_flag (wrong[i]));
    }
}

static void
test_names (void)
{
  g_autofree char *flag = tracker_country_dup_flag ("RU");

  g_assert_cmpstr (tracker_country_get_name ("CN"), ==, "China");
  g_assert_cmpstr (tracker_country_get_name ("TW"), ==, "Taiwan");
  g_assert_cmpstr (flag, ==, "🇷🇺");
}

static void
test_guess (void)
{
  static const struct
  {
    const char *text;
    const char *expected;
  } rows[] = {
    { "CN", "CN" },
    { "cn", "CN" },
    { " CHN ", "CN" },
    { "156", "CN" },
    { "China", "CN" },
    { "CHINA", "CN" },
    { "Mainland China", "CN" },
    { "China (Mainland)", "CN" },
    { "People's Republic of China", "CN" },
    { "中国", "CN" },
    { "Китай", "CN" },
    { "КИТАЙ", "CN" },
    { "Hong Kong", "HK" },
    { "中国香港", "HK" },
    { "Taiwan, Province of China", "TW" },
    { "Russia", "RU" },
    { "Russian Federation", "RU" },
    { "RUSSIAN FEDERATION", "RU" },
    { "Россия", "RU" },
    { "российская федерация", "RU" },
    { "643", "RU" },
    { "Беларусь", "BY" },
    { "Қазақстан", "KZ" },
    { "Соединённые Штаты", "US" },
    { "United States of America", "US" },
    { "U.S.A.", "US" },
    { "UK", "GB" },
    { "United Kingdom", "GB" },
    { "Korea, Republic of", "KR" },
    { "South Korea", "KR" },
    { "Turkey", "TR" },
    { "Vietnam", "VN" },
    { "Viet Nam", "VN" },
    { "Czech Republic", "CZ" },
    { "Czechia", "CZ" },
    { "Côte d'Ivoire", "CI" },
    { "Co\u0302te d\u2019Ivoire", "CI" },
    { "В\u2019єтнам", "VN" },
    { NULL, NULL },
    { "", NULL },
    { "   ", NULL },
    { "Atlantis", NULL },
    { "Chinatown", NULL },
    { "Beijing, China", NULL },
    { "999", NULL },
    { "\xFF\xFE\xFD", NULL },
    { "\x01", NULL },
  };
  g_autofree char *huge = g_strnfill (1024 * 1024, 'C');

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("row %" G_GSIZE_FORMAT, i);
      g_assert_cmpstr (tracker_country_guess (rows[i].text), ==, rows[i].expected);
    }
  g_assert_null (tracker_country_guess (huge));
}

static void
test_from_locale (void)
{
  static const struct
  {
    const char *all;
    const char *address;
    const char *lang;
    const char *expected;
  } rows[] = {
    { NULL, NULL, "ru_RU.UTF-8", "RU" },
    { NULL, "de_AT.UTF-8", "en_US.UTF-8", "AT" },
    { "", "", "pt_BR", "BR" },
    { "uk_UA.UTF-8", "de_AT.UTF-8", "en_US.UTF-8", "UA" },
    { "C.UTF-8", "de_AT.UTF-8", "en_US.UTF-8", NULL },
    { NULL, NULL, "ca_ES@euro", "ES" },
    { NULL, NULL, "en_us", "US" },
    { NULL, NULL, "POSIX", NULL },
    { NULL, NULL, "eo", NULL },
    { NULL, NULL, "es_419", NULL },
    { NULL, NULL, "xx_YY.UTF-8", NULL },
    { NULL, NULL, "_", NULL },
    { NULL, NULL, NULL, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const char *const names[] = { "LC_ALL", "LC_ADDRESS", "LANG" };
      const char *const values[] = { rows[i].all, rows[i].address, rows[i].lang };
      g_autofree char *code = NULL;

      for (gsize k = 0; k < G_N_ELEMENTS (names); k++)
        {
          if (values[k] != NULL)
            g_setenv (names[k], values[k], TRUE);
          else
            g_unsetenv (names[k]);
        }
      code = tracker_country_dup_from_locale ();
      g_assert_cmpstr (code, ==, rows[i].expected);
    }
  g_setenv ("LC_ALL", "C.UTF-8", TRUE);
}

static void
test_russian (void)
{
  if (setlocale (LC_ALL, "ru_RU.UTF-8") == NULL)
    {
      g_test_skip ("no Russian locale here");
      return;
    }
  if (g_str_equal (tracker_country_get_name ("DE"), "Germany"))
    g_test_skip ("no Russian catalogue of iso-codes here");
  else
    g_assert_cmpstr (tracker_country_get_name ("DE"), ==, "Германия");
  setlocale (LC_ALL, "C.UTF-8");
}

int
main (int argc, char **argv)
{
  tracker_test_init (&argc, &argv);

  g_test_add_func ("/model/country/codes", test_codes);
  g_test_add_func ("/model/country/names", test_names);
  g_test_add_func ("/model/country/guess", test_guess);
  g_test_add_func ("/model/country/from-locale", test_from_locale);
  g_test_add_func ("/model/country/russian", test_russian);

  return g_test_run ();
}
