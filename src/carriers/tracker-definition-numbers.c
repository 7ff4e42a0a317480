/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-definition-reader-private.h"

#include <string.h>

#include "tracker-number-format-private.h"
#include "tracker-number.h"

/* README, "Number formats". */

#define COMMON_KEYS "format role service weak ask valid invalid"
#define S10_LENGTH 13

static void
read_weights (TrackerReader *self, JsonNode *node, TrackerNumberFormat *format)
{
  JsonArray *array = tracker_reader_get_array (self, node, "weights", FALSE);

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *member = json_array_get_element (array, i);
      gint64 weight
          = json_node_get_value_type (member) == G_TYPE_INT64 ? json_node_get_int (member) : -1;
      int value = (int) CLAMP (weight, 0, 1000);

      if (weight < 0 || weight > 1000)
        tracker_reader_add_problem (self, member, FALSE,
                                    "A weight is a whole number from 0 to 1000");
      g_array_append_val (format->weights, value);
    }
}

static void
check_weights (TrackerReader *self, JsonNode *node, const TrackerNumberFormat *format)
{
  JsonNode *weights = tracker_reader_get (node, "weights");
  guint n = format->weights->len;

  if (format->checksum == TRACKER_CHECKSUM_MOD10 && n < 2)
    tracker_reader_add_problem (self, weights != NULL ? weights : node, FALSE,
                                "“mod10” needs at least two weights");
  else if (format->checksum == TRACKER_CHECKSUM_MOD11_10 && n == 0)
    tracker_reader_add_problem (self, weights != NULL ? weights : node, FALSE,
                                "“mod11-10” needs weights");
  else if (format->checksum != TRACKER_CHECKSUM_MOD10
           && format->checksum != TRACKER_CHECKSUM_MOD11_10 && weights != NULL)
    tracker_reader_add_problem (self, weights, TRUE, "This algorithm takes no weights");
}

/* What becomes of the serial before it is summed up. */
static void
read_summing (TrackerReader *self, JsonNode *node, TrackerNumberFormat *format)
{
  static const char *const sides[] = { "left", "right", NULL };
  JsonNode *replace = tracker_reader_get (node, "replace");
  const char *prefix = tracker_reader_get_string (self, node, "prefix", FALSE);
  g_autoptr (GString) pairs = g_string_new (NULL);
  JsonObjectIter iter;
  const char *key;
  JsonNode *member;

  format->is_from_right = tracker_reader_get_choice (self, node, "from", sides, 0) == 1;
  format->checksum_plus = tracker_reader_get_int (self, node, "plus", 0, 9, 0);
  if (format->checksum_plus != 0 && format->checksum != TRACKER_CHECKSUM_MOD10)
    tracker_reader_add_problem (self, tracker_reader_get (node, "plus"), TRUE,
                                "“plus” goes with “mod10” only");
  format->checksum_prefix = g_strdup (prefix);
  if (prefix != NULL && prefix[strspn (prefix, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")] != '\0')
    tracker_reader_add_problem (self, tracker_reader_get (node, "prefix"), FALSE,
                                "A prefix has digits and capital letters only");
  else if (prefix != NULL && strlen (prefix) > TRACKER_NUMBER_MAX_LENGTH)
    tracker_reader_add_problem (self, tracker_reader_get (node, "prefix"), FALSE,
                                "No number is that long: %d characters at most",
                                TRACKER_NUMBER_MAX_LENGTH);
  if (replace == NULL || !tracker_reader_check_object (self, replace, "“replace”", NULL))
    return;
  json_object_iter_init_ordered (&iter, json_node_get_object (replace));
  while (json_object_iter_next_ordered (&iter, &key, &member))
    {
      const char *with = tracker_reader_as_string (self, member);

      if (with == NULL)
        continue;
      if (!g_ascii_isalnum (key[0]) || key[1] != '\0' || !g_ascii_isalnum (with[0])
          || with[1] != '\0')
        tracker_reader_add_problem (self, member, FALSE,
                                    "One character is replaced by one, digits or capital letters");
      else
        g_string_append_printf (pairs, "%c%c", key[0], with[0]);
    }
  format->checksum_replace = g_string_free (g_steal_pointer (&pairs), FALSE);
}

static void
read_checksum (TrackerReader *self, JsonNode *owner, TrackerNumberFormat *format)
{
  JsonNode *node = tracker_reader_get (owner, "checksum");
  const char *algorithm;

  if (node == NULL
      || !tracker_reader_check_object (self, node, "“checksum”",
                                       "algorithm weights prefix replace from plus"))
    return;
  read_weights (self, node, format);
  algorithm = tracker_reader_get_string (self, node, "algorithm", TRUE);
  if (algorithm == NULL)
    return;
  if (!tracker_checksum_from_nick (algorithm, &format->checksum)
      || format->checksum == TRACKER_CHECKSUM_NONE)
    {
      tracker_reader_add_problem (self, tracker_reader_get (node, "algorithm"), FALSE,
                                  "“%.60s” is none of: s10, mod10, luhn, mod7, mod11-10, mod37-36",
                                  algorithm);
      return;
    }
  check_weights (self, node, format);
  read_summing (self, node, format);
  if (format->pattern != NULL
      && (!tracker_pattern_has_group (format->pattern, TRACKER_GROUP_SERIAL)
          || !tracker_pattern_has_group (format->pattern, TRACKER_GROUP_CHECK)))
    tracker_reader_add_problem (
        self, node, TRUE,
        "A checksum needs the groups (?<serial>…) and (?<check>…) in the pattern");
}

static void
read_pattern (TrackerReader *self, JsonNode *owner, TrackerNumberFormat *format)
{
  const char *pattern = tracker_reader_get_string (self, owner, "pattern", TRUE);
  JsonNode *node = tracker_reader_get (owner, "pattern");

  if (pattern == NULL)
    return;
  format->pattern = tracker_reader_read_pattern (self, node, pattern);
  if (format->pattern == NULL)
    return;
  tracker_pattern_get_lengths (format->pattern, &format->min_length, &format->max_length);
  if (format->min_length > TRACKER_NUMBER_MAX_LENGTH)
    tracker_reader_add_problem (self, node, FALSE, "No number is that long: %d characters at most",
                                TRACKER_NUMBER_MAX_LENGTH);
}

static void
read_pattern_format (TrackerReader *self, JsonNode *node, TrackerNumberFormat *format)
{
  const char *country;

  read_pattern (self, node, format);
  read_checksum (self, node, format);
  country = tracker_reader_get_string (self, node, "country", FALSE);
  if (country != NULL
      && tracker_reader_check_country (self, tracker_reader_get (node, "country"), country))
    format->country = g_strdup (country);
  if (tracker_reader_require (self, node, "valid") != NULL && format->valid[0] == NULL)
    tracker_reader_add_problem (self, tracker_reader_get (node, "valid"), FALSE,
                                "At least one example is needed");
  if (!self->is_light && tracker_reader_require (self, node, "invalid") != NULL
      && format->invalid[0] == NULL)
    tracker_reader_add_problem (self, tracker_reader_get (node, "invalid"), FALSE,
                                "At least one example is needed");
}

static char **
read_countries (TrackerReader *self, JsonNode *owner, const char *key)
{
  JsonNode *node = tracker_reader_get (owner, key);
  g_auto (GStrv) codes = NULL;

  if (node == NULL)
    return NULL;
  codes = tracker_reader_dup_strings (self, node, FALSE);
  for (guint i = 0; codes[i] != NULL; i++)
    tracker_reader_check_country (self, node, codes[i]);
  return g_steal_pointer (&codes);
}

static void
read_services (TrackerReader *self, JsonNode *owner, TrackerNumberFormat *format)
{
  JsonNode *node = tracker_reader_get (owner, "services");

  if (node == NULL)
    return;
  format->services = tracker_reader_dup_strings (self, node, FALSE);
  for (guint i = 0; format->services[i] != NULL; i++)
    {
      const char *text = format->services[i];
      gsize length = strspn (text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ");

      if (length == 0 || length > 2 || text[length] != '\0')
        tracker_reader_add_problem (self, node, FALSE, "“%.60s” is not one or two capital letters",
                                    text);
    }
}

static void
read_s10_format (TrackerReader *self, JsonNode *node, TrackerNumberFormat *format)
{
  const char *country = self->definition->country;

  format->is_s10 = TRUE;
  format->min_length = format->max_length = S10_LENGTH;
  format->countries = read_countries (self, node, "countries");
  format->not_countries = read_countries (self, node, "not_countries");
  read_services (self, node, format);
  /* The post that issues numbers is that of its country. */
  if (format->role == TRACKER_ROLE_ORIGIN && format->countries == NULL
      && format->not_countries == NULL && country != NULL)
    {
      const char *const own[] = { country, NULL };

      format->countries = g_strdupv ((char **) own);
    }
}

static char **
read_examples (TrackerReader *self, JsonNode *owner, const char *key)
{
  JsonNode *node = tracker_reader_get (owner, key);

  return node != NULL ? tracker_reader_dup_strings (self, node, FALSE) : g_new0 (char *, 1);
}

static TrackerNumberFormat *
read_number_format (TrackerReader *self, JsonNode *node)
{
  static const char *const roles[]
      = { "both", "origin", "destination", "aggregator", NULL }; /* by TrackerRole */
  TrackerNumberFormat *format;
  const char *id = tracker_reader_get_string (self, node, "format", TRUE);
  gboolean is_s10 = g_strcmp0 (id, "s10") == 0;
  JsonNode *service;

  if (!tracker_reader_check_object (self, node, is_s10 ? "an “s10” format" : "a number format",
                                    is_s10 ? COMMON_KEYS " countries not_countries services"
                                           : COMMON_KEYS " pattern checksum country"))
    return NULL;
  format = g_new0 (TrackerNumberFormat, 1);
  format->weights = g_array_new (FALSE, FALSE, sizeof (int));
  tracker_json_source_locate (self->source, node, FALSE, &format->line, &format->column);
  format->format = g_strdup (id != NULL ? id : "");
  if (id != NULL)
    tracker_reader_check_id (self, tracker_reader_get (node, "format"), id);
  format->role = (TrackerRole) tracker_reader_get_choice (self, node, "role", roles, -1);
  format->is_weak = tracker_reader_get_boolean (self, node, "weak", FALSE);
  format->is_asked = tracker_reader_get_boolean (self, node, "ask", TRUE);
  format->valid = read_examples (self, node, "valid");
  format->invalid = read_examples (self, node, "invalid");
  service = tracker_reader_get (node, "service");
  format->service = service != NULL ? tracker_reader_dup_translated (self, service) : NULL;
  if (is_s10)
    read_s10_format (self, node, format);
  else
    read_pattern_format (self, node, format);
  if (format->role == TRACKER_ROLE_DESTINATION && self->definition->country == NULL)
    tracker_reader_add_problem (self, tracker_reader_get (node, "role"), FALSE,
                                "“destination” needs the carrier's “country”");
  return format;
}

/**
 * tracker_reader_read_numbers:
 * @self: a reader whose definition has its country
 * @root: the whole file
 *
 * Reads "numbers" into the definition.
 */
void
tracker_reader_read_numbers (TrackerReader *self, JsonNode *root)
{
  JsonArray *array = tracker_reader_get_array (self, root, "numbers", TRUE);

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);
      TrackerNumberFormat *format;

      if (!tracker_reader_check_object (self, node, "a number format", NULL))
        continue;
      format = read_number_format (self, node);
      if (format != NULL)
        g_ptr_array_add (self->definition->numbers, format);
    }
}
