/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tracker-country.h"

#include <stdlib.h>
#include <string.h>

#include <libintl.h>

#define ISO_DOMAIN "iso_3166-1"
#define MAX_GUESS_BYTES 200

typedef struct
{
  const char *alpha_2;
  const char *alpha_3;
  const char *numeric;
  const char *name;
  const char *common_name;   /* (nullable) */
  const char *official_name; /* (nullable) */
} Country;

typedef struct
{
  const char *code;
  const char *name;
} Alias;

#include "tracker-country-table.h"

static int
compare_code (const void *key, const void *element)
{
  return strcmp (key, ((const Country *) element)->alpha_2);
}

static const Country *
find_country (const char *code)
{
  if (code == NULL)
    return NULL;
  return bsearch (code, countries, G_N_ELEMENTS (countries), sizeof (Country), compare_code);
}

/* The catalogue of iso-codes, in UTF-8 whatever the locale's own encoding. */
static const char *
translate (const char *name)
{
  static gsize is_bound = 0;

  if (g_once_init_enter (&is_bound))
    {
      bind_textdomain_codeset (ISO_DOMAIN, "UTF-8");
      g_once_init_leave (&is_bound, 1);
    }
  return dgettext (ISO_DOMAIN, name);
}

/**
 * tracker_country_is_code:
 * @code: (nullable): any text
 *
 * Returns: whether @code is an ISO 3166-1 alpha-2 code in capitals
 */
gboolean
tracker_country_is_code (const char *code)
{
  return find_country (code) != NULL;
}

/**
 * tracker_country_get_name:
 * @code: (nullable): ISO 3166-1 alpha-2
 *
 * Returns: (transfer none) (nullable): the everyday name in the reader's language, English if
 * iso-codes has no translation; %NULL for an unknown code
 */
const char *
tracker_country_get_name (const char *code)
{
  const Country *country = find_country (code);

  if (country == NULL)
    return NULL;
  return translate (country->common_name != NULL ? country->common_name : country->name);
}

/**
 * tracker_country_dup_flag:
 * @code: (nullable): ISO 3166-1 alpha-2
 *
 * Returns: (transfer full) (nullable): the two regional indicators that fonts show as a flag; %NULL
 * for an unknown code
 */
char *
tracker_country_dup_flag (const char *code)
{
  GString *flag;

  if (find_country (code) == NULL)
    return NULL;

  flag = g_string_new (NULL);
  for (gsize i = 0; i < 2; i++)
    g_string_append_unichar (flag, 0x1F1E6 + (gunichar) (code[i] - 'A'));
  return g_string_free (flag, FALSE);
}

/**
 * tracker_country_get_codes:
 *
 * Returns: (transfer none) (array zero-terminated=1): all codes of ISO 3166-1 alpha-2, by code
 */
const char *const *
tracker_country_get_codes (void)
{
  return country_codes;
}

/**
 * tracker_country_dup_from_locale:
 *
 * Reads where the person lives from the environment, as the C library does for LC_ADDRESS: the
 * first of LC_ALL, LC_ADDRESS and LANG that says anything.
 *
 * Returns: (transfer full) (nullable): ISO 3166-1 alpha-2; %NULL if the locale names no country
 */
char *
tracker_country_dup_from_locale (void)
{
  static const char *const variables[] = { "LC_ALL", "LC_ADDRESS", "LANG" };

  for (gsize i = 0; i < G_N_ELEMENTS (variables); i++)
    {
      const char *value = g_getenv (variables[i]);
      const char *territory;
      g_autofree char *code = NULL;

      if (value == NULL || *value == '\0')
        continue;
      territory = strchr (value, '_');
      if (territory == NULL || strcspn (territory + 1, ".@") != 2)
        return NULL;
      code = g_ascii_strup (territory + 1, 2);
      return tracker_country_is_code (code) ? g_steal_pointer (&code) : NULL;
    }
  return NULL;
}

/* One spelling for what posts write: composed, without case; all that is neither letter nor digit
 * is one space. */
static char *
dup_key (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, (gssize) strnlen (text, MAX_GUESS_BYTES));
  g_autofree char *composed = g_utf8_normalize (valid, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autofree char *folded = g_utf8_casefold (composed != NULL ? composed : "", -1);
  GString *key = g_string_new (NULL);

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      /* Posts write "Соединённые" and "Соединенные" alike. */
      if (c == 0x0451)
        c = 0x0435;
      if (g_unichar_isalnum (c) || g_unichar_ismark (c))
        g_string_append_unichar (key, c);
      else if (key->len > 0 && key->str[key->len - 1] != ' ')
        g_string_append_c (key, ' ');
    }
  if (key->len > 0 && key->str[key->len - 1] == ' ')
    g_string_truncate (key, key->len - 1);
  return g_string_free (key, FALSE);
}

static void
add_name (GHashTable *names, const char *name, const char *code)
{
  char *key;

  if (name == NULL)
    return;
  key = dup_key (name);
  /* The first name of a spelling stays: ISO's own come before ours and the translated ones. */
  if (*key == '\0' || g_hash_table_contains (names, key))
    g_free (key);
  else
    g_hash_table_insert (names, key, (gpointer) code);
}

/* Made once, for a process has one language: key to alpha-2. */
static GHashTable *
get_names (void)
{
  static GHashTable *names = NULL;

  if (g_once_init_enter (&names))
    {
      GHashTable *made = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

      for (gsize i = 0; i < G_N_ELEMENTS (countries); i++)
        {
          const Country *country = &countries[i];

          add_name (made, country->alpha_2, country->alpha_2);
          add_name (made, country->alpha_3, country->alpha_2);
          add_name (made, country->numeric, country->alpha_2);
          add_name (made, country->name, country->alpha_2);
          add_name (made, country->common_name, country->alpha_2);
          add_name (made, country->official_name, country->alpha_2);
        }
      for (gsize i = 0; i < G_N_ELEMENTS (aliases); i++)
        add_name (made, aliases[i].name, aliases[i].code);
      for (gsize i = 0; i < G_N_ELEMENTS (countries); i++)
        {
          add_name (made, translate (countries[i].name), countries[i].alpha_2);
          if (countries[i].common_name != NULL)
            add_name (made, translate (countries[i].common_name), countries[i].alpha_2);
        }
      g_once_init_leave (&names, made);
    }
  return names;
}

/**
 * tracker_country_guess:
 * @text: (nullable): how a post writes a country: a code of two or three letters, ISO's number, a
 * name in English, Russian, Chinese or the reader's language; any bytes
 *
 * The whole text has to be the country: nothing is searched in addresses. Any thread.
 *
 * Returns: (transfer none) (nullable): ISO 3166-1 alpha-2
 */
const char *
tracker_country_guess (const char *text)
{
  g_autofree char *key = NULL;

  if (text == NULL || *text == '\0')
    return NULL;
  key = dup_key (text);
  return g_hash_table_lookup (get_names (), key);
}
