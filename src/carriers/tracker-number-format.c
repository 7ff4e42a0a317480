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

static TrackerCheck
check_digit (const TrackerNumberFormat *self, GMatchInfo *info)
{
  g_autofree char *serial = NULL;
  g_autofree char *check = NULL;
  char due;

  if (self->checksum == TRACKER_CHECKSUM_NONE)
    return TRACKER_CHECK_NONE;
  serial = g_match_info_fetch_named (info, "serial");
  check = g_match_info_fetch_named (info, "check");
  if (serial == NULL || *serial == '\0' || check == NULL || *check == '\0')
    return TRACKER_CHECK_NONE; /* an alternative of the pattern without a check digit */
  due = tracker_checksum_compute (self->checksum, serial,
                                  (const int *) (gpointer) self->weights->data, self->weights->len);
  return due != '\0' && check[0] == due && check[1] == '\0' ? TRACKER_CHECK_OK
                                                            : TRACKER_CHECK_FAILED;
}

static void
read_groups (const TrackerNumberFormat *self, GMatchInfo *info, TrackerNumberMatch *match)
{
  g_autofree char *country = g_match_info_fetch_named (info, "country");
  const char *code = country != NULL && *country != '\0' ? tracker_country_guess (country) : NULL;

  if (code == NULL)
    code = self->country;
  g_strlcpy (match->country, code != NULL ? code : "", sizeof match->country);
  match->service = g_match_info_fetch_named (info, "service");
  if (match->service != NULL && *match->service == '\0')
    g_clear_pointer (&match->service, g_free);
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
