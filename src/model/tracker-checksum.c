/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tracker-checksum.h"

#include <string.h>

#include "tracker-nick-private.h"

/* By TrackerChecksum. */
static const char *const checksum_nicks[] = {
  "none", "s10", "mod10", "luhn", "mod7", "mod11-10", "mod37-36",
};
static const char *const check_nicks[] = { "none", "ok", "failed" };

/**
 * tracker_checksum_from_nick:
 * @nick: (nullable): "s10", "mod10", "luhn", "mod7", "mod11-10" or "mod37-36"
 * @checksum: (out): left alone if there is no such algorithm
 *
 * Returns: whether @nick names an algorithm
 */
gboolean
tracker_checksum_from_nick (const char *nick, TrackerChecksum *checksum)
{
  int value;

  if (!tracker_nick_find (checksum_nicks, G_N_ELEMENTS (checksum_nicks), nick, &value)
      || value == TRACKER_CHECKSUM_NONE)
    return FALSE;

  *checksum = (TrackerChecksum) value;
  return TRUE;
}

/**
 * tracker_check_to_nick:
 * @check: how a check ended
 *
 * Returns: (transfer none): "none", "ok" or "failed"
 */
const char *
tracker_check_to_nick (TrackerCheck check)
{
  return tracker_nick_get (check_nicks, G_N_ELEMENTS (check_nicks), (int) check);
}

static char
to_digit (gint64 value)
{
  return (char) ('0' + value);
}

/* UPU S10-12: eight digits; of the remainder 11 - r, but 10 is written as 0 and 11 as 5. */
static char
compute_s10 (const char *body)
{
  static const int weights[] = { 8, 6, 4, 2, 3, 5, 9, 7 };
  int sum = 0;
  int check;

  if (strlen (body) != G_N_ELEMENTS (weights))
    return 0;
  for (gsize i = 0; i < G_N_ELEMENTS (weights); i++)
    {
      if (!g_ascii_isdigit (body[i]))
        return 0;
      sum += weights[i] * g_ascii_digit_value (body[i]);
    }

  check = 11 - sum % 11;
  return to_digit (check == 10 ? 0 : check == 11 ? 5 : check);
}

/* The weighted sum modulo @modulus, from the left, weights repeated; -1 for a character that has no
 * value. A letter counts as (ASCII - 3) mod 10, as UPS does: A = 2 ... H = 9, I = 0 ... */
static gint64
compute_weighted_sum (const char *body,
                      const int *weights,
                      gsize n_weights,
                      int modulus,
                      gboolean with_letters)
{
  gint64 sum = 0;

  for (gsize i = 0; body[i] != '\0'; i++)
    {
      gint64 value;

      if (g_ascii_isdigit (body[i]))
        value = g_ascii_digit_value (body[i]);
      else if (with_letters && g_ascii_isupper (body[i]))
        value = (body[i] - 3) % 10;
      else
        return -1;
      sum = (sum + value * (weights[i % n_weights] % modulus)) % modulus;
    }
  return (sum + modulus) % modulus;
}

static char
compute_mod10 (const char *body, const int *weights, gsize n_weights)
{
  gint64 sum;

  if (weights == NULL || n_weights == 0)
    return 0;
  sum = compute_weighted_sum (body, weights, n_weights, 10, TRUE);
  return sum < 0 ? 0 : to_digit ((10 - sum) % 10);
}

static char
compute_mod11_10 (const char *body, const int *weights, gsize n_weights)
{
  gint64 sum;

  if (weights == NULL || n_weights == 0)
    return 0;
  sum = compute_weighted_sum (body, weights, n_weights, 11, FALSE);
  return sum < 0 ? 0 : to_digit (sum % 10);
}

/* Doubles every second digit from the right, the last of the body first; 10 and more count as the
 * sum of their digits. */
static char
compute_luhn (const char *body)
{
  gsize length = strlen (body);
  int sum = 0;

  for (gsize i = 0; i < length; i++)
    {
      int value = g_ascii_digit_value (body[length - 1 - i]);

      if (value < 0)
        return 0;
      if (i % 2 == 0)
        value = value * 2 > 9 ? value * 2 - 9 : value * 2;
      sum = (sum + value) % 10;
    }
  return to_digit ((10 - sum) % 10);
}

/* The body read as one number, modulo 7. */
static char
compute_mod7 (const char *body)
{
  int rest = 0;

  for (const char *p = body; *p != '\0'; p++)
    {
      if (!g_ascii_isdigit (*p))
        return 0;
      rest = (rest * 10 + g_ascii_digit_value (*p)) % 7;
    }
  return to_digit (rest);
}

/* ISO/IEC 7064 hybrid system MOD 37,36 over 0-9 A-Z. */
static char
compute_mod37_36 (const char *body)
{
  int p = 36;
  int check;

  for (const char *c = body; *c != '\0'; c++)
    {
      if (g_ascii_isdigit (*c))
        p += *c - '0';
      else if (g_ascii_isupper (*c))
        p += *c - 'A' + 10;
      else
        return 0;
      if (p > 36)
        p -= 36;
      p *= 2;
      if (p > 36)
        p -= 37;
    }

  check = (37 - p) % 36;
  return (char) (check < 10 ? '0' + check : 'A' + check - 10);
}

/**
 * tracker_checksum_compute:
 * @checksum: the algorithm
 * @body: what it runs over, without the check character: A-Z and 0-9
 * @weights: (array length=n_weights) (nullable): for TRACKER_CHECKSUM_MOD10 and
 * TRACKER_CHECKSUM_MOD11_10, from the left and again from the first when there are fewer than
 * characters; not used by the others
 * @n_weights: how many
 *
 * Any length of @body is safe.
 *
 * Returns: the check character, or 0 if @body does not fit the algorithm
 */
char
tracker_checksum_compute (TrackerChecksum checksum,
                          const char *body,
                          const int *weights,
                          gsize n_weights)
{
  if (body == NULL || *body == '\0')
    return 0;

  switch (checksum)
    {
    case TRACKER_CHECKSUM_S10:
      return compute_s10 (body);
    case TRACKER_CHECKSUM_MOD10:
      return compute_mod10 (body, weights, n_weights);
    case TRACKER_CHECKSUM_LUHN:
      return compute_luhn (body);
    case TRACKER_CHECKSUM_MOD7:
      return compute_mod7 (body);
    case TRACKER_CHECKSUM_MOD11_10:
      return compute_mod11_10 (body, weights, n_weights);
    case TRACKER_CHECKSUM_MOD37_36:
      return compute_mod37_36 (body);
    case TRACKER_CHECKSUM_NONE:
    default:
      return 0;
    }
}
