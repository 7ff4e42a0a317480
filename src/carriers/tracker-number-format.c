/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-number-format-private.h"

#include <string.h>

#include "tracker-country.h"

/**
 * tracker_number_match_clear:
 * @match: a match
 *
 * Frees what @match holds.
 */
void
tracker_number_match_clear (TrackerNumberMatch *match)
{
  g_clear_pointer (&match->service, g_free);
  g_clear_pointer (&match->postcode, g_free);
  g_clear_pointer (&match->inner, g_free);
}

static gboolean
holds (char **words, const char *word)
{
  return words != NULL && g_strv_contains ((const char *const *) words, word);
}

static gboolean
match_s10 (const TrackerNumberFormat *self, const TrackerS10 *s10, TrackerNumberMatch *match)
{
  gboolean is_service = self->services == NULL;

  if (self->countries != NULL && !holds (self->countries, s10->country))
    return FALSE;
  if (holds (self->not_countries, s10->country))
    return FALSE;
  for (guint i = 0; !is_service && self->services[i] != NULL; i++)
    is_service = g_str_has_prefix (s10->service, self->services[i]);
  if (!is_service)
    return FALSE;
  match->check = s10->check;
  g_strlcpy (match->country, s10->country, sizeof match->country);
  return TRUE;
}

/* What the checksum runs over. */
static char *
dup_body (const TrackerNumberFormat *self, const char *serial)
{
  g_autofree char *body = g_strdup (serial);
  g_autofree char *whole = NULL;

  for (char *at = body; self->checksum_replace != NULL && *at != '\0'; at++)
    for (const char *pair = self->checksum_replace; *pair != '\0'; pair += 2)
      if (*at == pair[0])
        {
          *at = pair[1];
          break;
        }
  whole = g_strconcat (self->checksum_prefix != NULL ? self->checksum_prefix : "", body, NULL);
  return self->is_from_right ? g_strdup (g_strreverse (whole)) : g_steal_pointer (&whole);
}

static TrackerCheck
check_digit (const TrackerNumberFormat *self, GMatchInfo *info)
{
  g_autofree char *serial = NULL;
  g_autofree char *check = NULL;
  g_autofree char *body = NULL;
  char due;

  if (self->checksum == TRACKER_CHECKSUM_NONE)
    return TRACKER_CHECK_NONE;
  serial = g_match_info_fetch_named (info, "serial");
  check = g_match_info_fetch_named (info, "check");
  if (serial == NULL || *serial == '\0' || check == NULL || *check == '\0')
    return TRACKER_CHECK_NONE; /* an alternative of the pattern without a check digit */
  body = dup_body (self, serial);
  due = tracker_checksum_compute (self->checksum, body,
                                  (const int *) (gpointer) self->weights->data, self->weights->len);
  if (g_ascii_isdigit (due))
    due = (char) ('0' + (due - '0' + 10 - self->checksum_plus) % 10);
  return due != '\0' && check[0] == due && check[1] == '\0' ? TRACKER_CHECK_OK
                                                            : TRACKER_CHECK_FAILED;
}

/* (nullable) What a group holds, if there is such a group and anything in it. */
static char *
fetch (GMatchInfo *info, const char *group)
{
  g_autofree char *text = g_match_info_fetch_named (info, group);

  return text != NULL && *text != '\0' ? g_steal_pointer (&text) : NULL;
}

static void
read_groups (const TrackerNumberFormat *self, GMatchInfo *info, TrackerNumberMatch *match)
{
  g_autofree char *country = g_match_info_fetch_named (info, "country");
  const char *code = country != NULL && *country != '\0' ? tracker_country_guess (country) : NULL;

  if (code == NULL)
    code = self->country;
  g_strlcpy (match->country, code != NULL ? code : "", sizeof match->country);
  match->service = fetch (info, "service");
  match->postcode = fetch (info, "postcode");
  match->inner = fetch (info, "inner");
}

/**
 * tracker_number_format_match:
 * @self: a number format
 * @number: a normalised number
 * @s10: (nullable): the same, read as S10; %NULL if it is none
 * @match: (out): what was found; cleared by the caller if %TRUE
 *
 * Tries one format on one number. A pattern that gives up (too much backtracking) does not match.
 * Any thread.
 *
 * Returns: whether the number has this format, be its check digit right or not
 */
gboolean
tracker_number_format_match (const TrackerNumberFormat *self,
                             const char *number,
                             const TrackerS10 *s10,
                             TrackerNumberMatch *match)
{
  g_autoptr (GMatchInfo) info = NULL;
  gsize length = strlen (number);

  memset (match, 0, sizeof *match);
  if (self->is_s10)
    return s10 != NULL && match_s10 (self, s10, match);
  if (length < self->min_length || length > self->max_length
      || (tracker_pattern_get_character_bit (number[0]) & self->first) == 0)
    return FALSE;
  if (!g_regex_match_full (self->regex, number, (gssize) length, 0, 0, &info, NULL))
    return FALSE;
  match->check = check_digit (self, info);
  read_groups (self, info, match);
  return TRUE;
}

/**
 * tracker_definition_dup_asked_number:
 * @self: a definition
 * @number: a normalised number
 *
 * Some bar codes hold more than the number: a postcode, a service. Any thread.
 *
 * Returns: (transfer full): the number that this carrier is really asked about: what the group
 * "inner" of its first format that fits holds, else @number
 */
char *
tracker_definition_dup_asked_number (const TrackerDefinition *self, const char *number)
{
  for (guint i = 0; i < self->numbers->len; i++)
    {
      g_auto (TrackerNumberMatch) match = { 0 };
      const TrackerNumberFormat *format = g_ptr_array_index (self->numbers, i);

      if (!format->is_s10 && g_regex_get_string_number (format->regex, "inner") >= 0
          && tracker_number_format_match (format, number, NULL, &match)
          && match.check != TRACKER_CHECK_FAILED && match.inner != NULL)
        return g_steal_pointer (&match.inner);
    }
  return g_strdup (number);
}
