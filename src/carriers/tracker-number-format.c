/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-number-format-private.h"

#include <string.h>

#include "tracker-country.h"

/**
 * tracker_spans_dup:
 * @spans: of a match
 * @group: a group
 * @number: the number that was matched
 *
 * Returns: (transfer full) (nullable): what the group holds; %NULL if that is nothing
 */
char *
tracker_spans_dup (const TrackerSpans *spans, TrackerGroup group, const char *number)
{
  guint8 start = spans->start[group];
  guint8 end = spans->end[group];

  return end > start ? g_strndup (number + start, (gsize) (end - start)) : NULL;
}

static gboolean
holds (char **words, const char *word)
{
  return words != NULL && g_strv_contains ((const char *const *) words, word);
}

/**
 * tracker_number_format_takes_s10:
 * @self: a format of S10
 * @s10: a number
 *
 * Returns: whether the issuing post and the kind of item are among those of the format
 */
gboolean
tracker_number_format_takes_s10 (const TrackerNumberFormat *self, const TrackerS10 *s10)
{
  gboolean is_service = self->services == NULL;

  if (self->countries != NULL && !holds (self->countries, s10->country))
    return FALSE;
  if (holds (self->not_countries, s10->country))
    return FALSE;
  for (guint i = 0; !is_service && self->services[i] != NULL; i++)
    is_service = g_str_has_prefix (s10->service, self->services[i]);
  return is_service;
}

static char
replace (const char *pairs, char c)
{
  for (; pairs != NULL && *pairs != '\0'; pairs += 2)
    {
      if (*pairs == c)
        return pairs[1];
    }
  return c;
}

/**
 * tracker_number_format_check:
 * @self: a format
 * @number: a number that matches its pattern
 * @spans: of the match
 *
 * Returns: what the check digit says; %TRACKER_CHECK_NONE where there is none, also where the
 * alternative of the pattern that matches has none
 */
TrackerCheck
tracker_number_format_check (const TrackerNumberFormat *self,
                             const char *number,
                             const TrackerSpans *spans)
{
  char body[2 * TRACKER_NUMBER_MAX_LENGTH + 1];
  guint start = spans->start[TRACKER_GROUP_SERIAL];
  guint end = spans->end[TRACKER_GROUP_SERIAL];
  guint check = spans->start[TRACKER_GROUP_CHECK];
  gsize length;
  char due;

  if (self->checksum == TRACKER_CHECKSUM_NONE || end == 0 || spans->end[TRACKER_GROUP_CHECK] == 0)
    return TRACKER_CHECK_NONE;
  length = g_strlcpy (body, self->checksum_prefix != NULL ? self->checksum_prefix : "",
                      sizeof body - TRACKER_NUMBER_MAX_LENGTH);
  length = MIN (length, TRACKER_NUMBER_MAX_LENGTH); /* the loader takes no longer one */
  for (guint i = start; i < end; i++)
    body[length++] = replace (self->checksum_replace, number[i]);
  body[length] = '\0';
  if (self->is_from_right)
    g_strreverse (body);
  due = tracker_checksum_compute (self->checksum, body,
                                  (const int *) (gpointer) self->weights->data, self->weights->len);
  if (g_ascii_isdigit (due))
    due = (char) ('0' + (due - '0' + 10 - self->checksum_plus) % 10);
  return due != '\0' && number[check] == due && spans->end[TRACKER_GROUP_CHECK] == check + 1
             ? TRACKER_CHECK_OK
             : TRACKER_CHECK_FAILED;
}

/**
 * tracker_number_format_find_country:
 * @self: a format with a pattern
 * @number: a number that matches it
 * @spans: of the match
 *
 * Returns: (transfer none) (nullable): alpha-2 of who issued the number: what it says itself, else
 * what all numbers of the format are
 */
const char *
tracker_number_format_find_country (const TrackerNumberFormat *self,
                                    const char *number,
                                    const TrackerSpans *spans)
{
  g_autofree char *text = tracker_spans_dup (spans, TRACKER_GROUP_COUNTRY, number);
  const char *code = text != NULL ? tracker_country_guess (text) : NULL;

  return code != NULL ? code : self->country;
}

/**
 * tracker_number_format_match:
 * @self: a number format
 * @number: a normalised number
 * @s10: (nullable): the same, read as S10; %NULL if it is none
 * @match: (out): what was found, if %TRUE
 *
 * Tries one format on one number. A pattern that gives up (too many attempts) does not match. Any
 * thread.
 *
 * Returns: whether the number has this format, be its check digit right or not
 */
gboolean
tracker_number_format_match (const TrackerNumberFormat *self,
                             const char *number,
                             const TrackerS10 *s10,
                             TrackerNumberMatch *match)
{
  memset (match, 0, sizeof *match);
  if (self->is_s10)
    {
      match->check = s10 != NULL ? s10->check : TRACKER_CHECK_NONE;
      return s10 != NULL && tracker_number_format_takes_s10 (self, s10);
    }
  if (!tracker_pattern_match (self->pattern, number, &match->spans))
    return FALSE;
  match->check = tracker_number_format_check (self, number, &match->spans);
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
      const TrackerNumberFormat *format = g_ptr_array_index (self->numbers, i);
      TrackerNumberMatch match;
      char *inner = NULL;

      if (!format->is_s10 && tracker_pattern_has_group (format->pattern, TRACKER_GROUP_INNER)
          && tracker_number_format_match (format, number, NULL, &match)
          && match.check != TRACKER_CHECK_FAILED)
        inner = tracker_spans_dup (&match.spans, TRACKER_GROUP_INNER, number);
      if (inner != NULL)
        return inner;
    }
  return g_strdup (number);
}
