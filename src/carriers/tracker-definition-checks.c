/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-definition-reader-private.h"

#include <string.h>

#include "tracker-country.h"
#include "tracker-number.h"
#include "tracker-time.h"

/* Texts with a meaning of their own: translations, patterns, countries, zones, ids, addresses. */

/* "ru", "fil", "pt_BR" */
static gboolean
is_language (const char *text)
{
  gsize letters = strspn (text, "abcdefghijklmnopqrstuvwxyz");

  if (letters < 2 || letters > 3)
    return FALSE;
  text += letters;
  return *text == '\0'
         || (text[0] == '_' && g_ascii_isupper (text[1]) && g_ascii_isupper (text[2])
             && text[3] == '\0');
}

/**
 * tracker_reader_dup_translated:
 * @self: a reader
 * @node: a text, or an object of languages with at least "en"
 *
 * Returns: (transfer full) (nullable): the translated text
 */
TrackerTranslated *
tracker_reader_dup_translated (TrackerReader *self, JsonNode *node)
{
  g_autoptr (TrackerTranslated) text = NULL;
  const char *english;
  JsonObjectIter iter;
  const char *language;
  JsonNode *value;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      english = tracker_reader_as_string (self, node);
      return english != NULL ? tracker_translated_new (english) : NULL;
    }
  english = tracker_reader_get_string (self, node, "en", TRUE);
  text = tracker_translated_new (english != NULL ? english : "");
  json_object_iter_init_ordered (&iter, json_node_get_object (node));
  while (json_object_iter_next_ordered (&iter, &language, &value))
    {
      const char *words;

      if (g_str_equal (language, "en"))
        continue;
      words = tracker_reader_as_string (self, value);
      if (!is_language (language))
        tracker_reader_add_problem (
            self, value, TRUE, "“%.60s” is no language; write it as “ru” or “pt_BR”", language);
      else if (words != NULL)
        tracker_translated_add (text, language, words);
    }
  return g_steal_pointer (&text);
}

/**
 * tracker_reader_compile_regex:
 * @self: a reader
 * @node: where the pattern stands
 * @pattern: a regular expression of at most 500 characters
 *
 * Returns: (transfer full) (nullable): the compiled pattern; complains if it is wrong
 */
GRegex *
tracker_reader_compile_regex (TrackerReader *self, JsonNode *node, const char *pattern)
{
  g_autoptr (GError) error = NULL;
  GRegex *regex;

  if (g_utf8_strlen (pattern, -1) > TRACKER_READER_MAX_PATTERN_CHARS)
    {
      tracker_reader_add_problem (self, node, FALSE, "This pattern is longer than 500 characters");
      return NULL;
    }
  regex = g_regex_new (pattern, G_REGEX_OPTIMIZE, 0, &error);
  if (regex == NULL)
    tracker_reader_add_problem (self, node, FALSE, "This is not a regular expression: %s",
                                error->message);
  return regex;
}

/* Whether the pattern runs away on dull input; that is what a slow one does on others, too. */
static gboolean
runs_away (const GRegex *regex)
{
  static const char dull[] = { '0', 'A' };

  for (guint i = 0; i < G_N_ELEMENTS (dull); i++)
    {
      g_autoptr (GError) error = NULL;
      char number[TRACKER_NUMBER_MAX_LENGTH];

      memset (number, dull[i], sizeof number);
      g_regex_match_full (regex, number, sizeof number, 0, 0, NULL, &error);
      if (error != NULL)
        return TRUE;
    }
  return FALSE;
}

/**
 * tracker_reader_compile_whole:
 * @self: a reader
 * @node: where the pattern stands
 * @pattern: a regular expression for a whole number
 *
 * Returns: (transfer full) (nullable): the pattern, anchored at both ends; complains if it is wrong
 * or needs too many attempts
 */
GRegex *
tracker_reader_compile_whole (TrackerReader *self, JsonNode *node, const char *pattern)
{
  g_autoptr (GRegex) alone = tracker_reader_compile_regex (self, node, pattern);
  g_autofree char *whole = g_strdup_printf ("(?:%s)\\z", pattern);
  g_autoptr (GRegex) regex = NULL;

  if (alone == NULL)
    return NULL;
  regex = g_regex_new (whole, G_REGEX_OPTIMIZE | G_REGEX_ANCHORED, 0, NULL);
  if (regex == NULL)
    tracker_reader_add_problem (self, node, FALSE, "This pattern cannot stand for a whole number");
  else if (runs_away (regex))
    {
      tracker_reader_add_problem (self, node, FALSE,
                                  "This pattern needs too many attempts; a repeated group must not "
                                  "itself hold a repetition");
      return NULL;
    }
  return g_steal_pointer (&regex);
}

/**
 * tracker_reader_read_pattern:
 * @self: a reader
 * @node: where the pattern stands
 * @text: a regular expression for a whole normalised number
 *
 * Likewise for what is tried on numbers alone. A light reading believes that the pattern is good.
 *
 * Returns: (transfer full) (nullable): the pattern; complains if it is wrong or needs too many
 * attempts
 */
TrackerPattern *
tracker_reader_read_pattern (TrackerReader *self, JsonNode *node, const char *text)
{
  g_autoptr (GRegex) regex
      = self->is_light ? NULL : tracker_reader_compile_whole (self, node, text);
  g_autoptr (GError) error = NULL;
  TrackerPattern *pattern;

  if (!self->is_light && regex == NULL)
    return NULL;
  pattern = tracker_pattern_new (text, &error);
  if (pattern == NULL)
    tracker_reader_add_problem (self, node, FALSE, "This is not a regular expression: %s",
                                error->message);
  return pattern;
}

/**
 * tracker_reader_get_regex:
 * @self: a reader
 * @owner: an object
 * @key: a key
 *
 * Returns: (transfer full) (nullable): the compiled pattern
 */
GRegex *
tracker_reader_get_regex (TrackerReader *self, JsonNode *owner, const char *key)
{
  const char *pattern = tracker_reader_get_string (self, owner, key, FALSE);

  return pattern != NULL
             ? tracker_reader_compile_regex (self, tracker_reader_get (owner, key), pattern)
             : NULL;
}

/**
 * tracker_reader_check_country:
 * @self: a reader
 * @node: where it stands
 * @code: what should be a country
 *
 * Returns: whether it is an ISO 3166-1 alpha-2 code; complains if not
 */
gboolean
tracker_reader_check_country (TrackerReader *self, JsonNode *node, const char *code)
{
  if (tracker_country_is_code (code))
    return TRUE;
  tracker_reader_add_problem (self, node, FALSE,
                              "“%.60s” is no country; write its two letters, such as “RU”", code);
  return FALSE;
}

/**
 * tracker_reader_check_zone:
 * @self: a reader
 * @node: where it stands
 * @zone: what should be a time zone
 * @or_floating: "floating" will do
 *
 * Returns: whether the zone is known; complains if not
 */
gboolean
tracker_reader_check_zone (TrackerReader *self,
                           JsonNode *node,
                           const char *zone,
                           gboolean or_floating)
{
  TrackerTime time;

  if (or_floating && g_str_equal (zone, "floating"))
    return TRUE;
  if (*zone != '\0' && tracker_time_from_wall (1000000000, zone, TRACKER_PRECISION_SECOND, &time))
    return TRUE;
  tracker_reader_add_problem (self, node, FALSE,
                              "“%.60s” is no time zone; write “Europe/Moscow” or “+03:00”", zone);
  return FALSE;
}

/**
 * tracker_reader_check_id:
 * @self: a reader
 * @node: where it stands
 * @id: what should be an id
 *
 * Returns: whether it has only lower-case letters, digits and hyphens, at most 60; complains if not
 */
gboolean
tracker_reader_check_id (TrackerReader *self, JsonNode *node, const char *id)
{
  gsize length = strspn (id, "abcdefghijklmnopqrstuvwxyz0123456789-");

  if (length > 0 && length <= 60 && id[length] == '\0' && id[0] != '-')
    return TRUE;
  tracker_reader_add_problem (
      self, node, FALSE,
      "“%.60s” is no id: lower-case letters, digits and hyphens only, 60 at most", id);
  return FALSE;
}

/**
 * tracker_reader_check_web_url:
 * @self: a reader
 * @node: where it stands
 * @url: what should be the address of a page for people
 *
 * Returns: whether it begins with https:// or http:// and a host; complains if not
 */
gboolean
tracker_reader_check_web_url (TrackerReader *self, JsonNode *node, const char *url)
{
  const char *host = g_str_has_prefix (url, "https://")  ? url + 8
                     : g_str_has_prefix (url, "http://") ? url + 7
                                                         : NULL;

  if (host != NULL && g_ascii_isalnum (*host))
    return TRUE;
  tracker_reader_add_problem (self, node, FALSE,
                              "This is no web address: it must begin with https://");
  return FALSE;
}

/**
 * tracker_reader_dup_web_url:
 * @self: a reader
 * @owner: an object
 * @key: a key
 *
 * Returns: (transfer full) (nullable): the address of a page; %NULL also if it is none, and then a
 * problem
 */
char *
tracker_reader_dup_web_url (TrackerReader *self, JsonNode *owner, const char *key)
{
  const char *url = tracker_reader_get_string (self, owner, key, FALSE);

  if (url == NULL || !tracker_reader_check_web_url (self, tracker_reader_get (owner, key), url))
    return NULL;
  return g_strdup (url);
}
