/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tracker-s10.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "tracker-country.h"

#define S10_LENGTH 13

typedef struct
{
  char first;
  const char *seconds; /* what the second letter may be, as a range "AZ" */
  const char *name;
} Service;

/* Service indicators of UPU S10-12 as far as they are public; the first row that fits counts. */
static const Service services[] = {
  { 'A', "VZ", N_ ("Domestic or bilateral item") },
  { 'A', "AZ", N_ ("Letter") },
  { 'C', "VV", N_ ("Insured parcel") },
  { 'C', "AZ", N_ ("Parcel") },
  { 'E', "AZ", N_ ("Express item (EMS)") },
  { 'G', "AA", N_ ("Domestic or bilateral item") },
  { 'G', "DD", N_ ("Domestic or bilateral item") },
  { 'H', "AZ", N_ ("E-commerce parcel") },
  { 'L', "AZ", N_ ("Tracked letter") },
  { 'M', "AZ", N_ ("Bag of printed matter") },
  { 'Q', "AM", N_ ("International business reply") },
  { 'R', "AZ", N_ ("Registered letter") },
  { 'U', "AZ", N_ ("Untracked letter") },
  { 'V', "AZ", N_ ("Insured letter") },
  { 'B', "AZ", N_ ("Domestic or bilateral item") },
  { 'D', "AZ", N_ ("Domestic or bilateral item") },
  { 'N', "AZ", N_ ("Domestic or bilateral item") },
  { 'P', "AZ", N_ ("Domestic or bilateral item") },
  { 'Z', "AZ", N_ ("Domestic or bilateral item") },
};

static gboolean
has_shape (const char *number)
{
  if (strnlen (number, S10_LENGTH + 1) != S10_LENGTH)
    return FALSE;
  for (gsize i = 0; i < S10_LENGTH; i++)
    {
      gboolean wants_letter = i < 2 || i > 10;

      if (wants_letter ? !g_ascii_isupper (number[i]) : !g_ascii_isdigit (number[i]))
        return FALSE;
    }
  return TRUE;
}

/**
 * tracker_s10_parse:
 * @number: (nullable): a normalised number
 * @s10: (out caller-allocates): its parts; left alone on failure
 *
 * Takes a UPU S10 item identifier apart (standard S10-12: two letters, eight digits, a check digit,
 * the ISO 3166-1 code of the issuing post). A wrong check digit is no failure: it is said in @s10.
 * Any thread.
 *
 * Returns: %FALSE if @number has another shape or its ending is no country, as with the private
 * numbers that end in YP or YW
 */
gboolean
tracker_s10_parse (const char *number, TrackerS10 *s10)
{
  TrackerS10 result = { 0 };

  if (number == NULL || !has_shape (number) || !tracker_country_is_code (number + 11))
    return FALSE;

  memcpy (result.service, number, 2);
  memcpy (result.serial, number + 2, 8);
  memcpy (result.country, number + 11, 2);
  result.check_digit = number[10];
  result.check = tracker_checksum_compute (TRACKER_CHECKSUM_S10, result.serial, NULL, 0)
                         == result.check_digit
                     ? TRACKER_CHECK_OK
                     : TRACKER_CHECK_FAILED;

  *s10 = result;
  return TRUE;
}

/**
 * tracker_s10_get_service_name:
 * @s10: the parts of a number
 *
 * Returns: (transfer none): the kind of item in English, for JSON
 */
const char *
tracker_s10_get_service_name (const TrackerS10 *s10)
{
  for (gsize i = 0; i < G_N_ELEMENTS (services); i++)
    {
      const Service *service = &services[i];

      if (service->first == s10->service[0] && s10->service[1] >= service->seconds[0]
          && s10->service[1] <= service->seconds[1])
        return service->name;
    }
  return N_ ("Postal item");
}

/**
 * tracker_s10_get_service_label:
 * @s10: the parts of a number
 *
 * Returns: (transfer none): the kind of item in the reader's language
 */
const char *
tracker_s10_get_service_label (const TrackerS10 *s10)
{
  return _ (tracker_s10_get_service_name (s10));
}

/**
 * tracker_s10_is_traced:
 * @s10: the parts of a number
 *
 * Returns: %FALSE for kinds of items that posts do not scan on their way (U: untracked letters,
 * QA-QM: business reply); at most the import shows then
 */
gboolean
tracker_s10_is_traced (const TrackerS10 *s10)
{
  return s10->service[0] != 'U' && !(s10->service[0] == 'Q' && s10->service[1] <= 'M');
}
