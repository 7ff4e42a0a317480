/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-pasted-private.h"

#include <string.h>

#define TWO_DIGIT_CENTURY 2000
#define FIRST_SHORT_YEAR 20 /* a smaller number behind a month is rather an hour */
#define MAX_GAP_TOKENS 3    /* between day, month and year: "de", a comma, a dot */

/* 0: no month. "Sept." too: the dot is a token of its own. */
static int
get_month (const TrackerTokens *self, guint i)
{
  const TrackerToken *token = tracker_tokens_get (self, i);

  if (token == NULL || token->kind != TRACKER_TOKEN_WORD)
    return 0;
  return tracker_pasted_get_month (self->text + token->start, token->end - token->start);
}

/* A number that goes on before or behind the date is none of a date: 192.168.10.12, RB123. */
static gboolean
is_free_before (const TrackerTokens *self, guint i)
{
  const TrackerToken *before;

  if (i == 0 || !tracker_tokens_is_glued (self, i))
    return TRUE;
  before = tracker_tokens_get (self, i - 1);
  if (before->kind == TRACKER_TOKEN_SIGN && i > 1 && strchr (".-/:+", (int) before->sign) != NULL
      && before->sign < 0x80)
    return tracker_tokens_get (self, i - 2)->kind != TRACKER_TOKEN_NUMBER
           || !tracker_tokens_is_glued (self, i - 1);
  return before->kind == TRACKER_TOKEN_SIGN;
}

static gboolean
is_free_behind (const TrackerTokens *self, guint i)
{
  const TrackerToken *token = tracker_tokens_get (self, i);

  if (token == NULL || !tracker_tokens_is_glued (self, i))
    return TRUE;
  if (token->kind == TRACKER_TOKEN_WORD)
    return tracker_tokens_is_word (self, i, "t")
           || tracker_pasted_is_year_suffix (self->text + token->start, token->end - token->start);
  if (token->kind == TRACKER_TOKEN_SIGN && token->sign < 0x80
      && strchr ("./-", (int) token->sign) != NULL)
    return tracker_tokens_get_number (self, i + 1, 1, 9) == NULL
           || !tracker_tokens_is_glued (self, i + 1);
  return token->kind == TRACKER_TOKEN_SIGN;
}

static int
get_full_year (const TrackerToken *year)
{
  return year->n_digits == 2 ? TWO_DIGIT_CENTURY + year->value : year->value;
}

static gboolean
set_date (TrackerPastedTime *time, int year, int month, int day)
{
  if (month < 1 || month > 12 || day < 1 || day > 31)
    return FALSE;
  time->has_date = TRUE;
  time->is_open = FALSE;
  time->year = year;
  time->month = month;
  time->day = day;
  return TRUE;
}

/* Two numbers, of which either may be the month. */
static gboolean
set_open_date (TrackerPastedTime *time, int year, int first, int second)
{
  if (first < 1 || second < 1 || first > 31 || second > 31 || (first > 12 && second > 12))
    return FALSE;
  time->has_date = TRUE;
  time->is_open = TRUE;
  time->year = year;
  time->first = first;
  time->second = second;
  return TRUE;
}

/* 2026-03-02, 2026/3/2, 2026.03.02, 02.03.2026, 02/03/26, 3-2-2026 */
static guint
read_numeric (const TrackerTokens *self, guint i, TrackerPastedTime *time)
{
  const TrackerToken *sign = tracker_tokens_get (self, i + 1);
  const TrackerToken *first = tracker_tokens_get_number (self, i, 1, 4);
  const TrackerToken *second = tracker_tokens_get_number (self, i + 2, 1, 2);
  const TrackerToken *third = tracker_tokens_get_number (self, i + 4, 1, 4);
  gboolean is_date;

  if (first == NULL || second == NULL || third == NULL || sign->kind != TRACKER_TOKEN_SIGN
      || (sign->sign != '.' && sign->sign != '-' && sign->sign != '/')
      || !tracker_tokens_is_sign (self, i + 3, sign->sign))
    return 0;
  for (guint k = i + 1; k < i + 5; k++)
    {
      /* "02. 03. 2026" is written too. */
      if (!tracker_tokens_is_glued (self, k) && (sign->sign != '.' || (k != i + 2 && k != i + 4)))
        return 0;
    }
  if (!is_free_before (self, i) || !is_free_behind (self, i + 5))
    return 0;

  if (first->n_digits == 4 && third->n_digits <= 2)
    is_date = set_date (time, first->value, second->value, third->value);
  else if (first->n_digits > 2 || (third->n_digits != 4 && third->n_digits != 2))
    return 0;
  else if (sign->sign == '.')
    is_date = set_date (time, get_full_year (third), second->value, first->value);
  else
    is_date = set_open_date (time, get_full_year (third), first->value, second->value);
  return is_date ? 5 : 0;
}

/* 02.03 10:15, 03-02 10:15, 02/03 10:15: no year, so only with a clock behind it. */
static guint
read_short (const TrackerTokens *self, guint i, TrackerPastedTime *time)
{
  const TrackerToken *first = tracker_tokens_get_number (self, i, 2, 2);
  const TrackerToken *sign = tracker_tokens_get (self, i + 1);
  const TrackerToken *second = tracker_tokens_get_number (self, i + 2, 2, 2);
  guint clock = i + 3;
  TrackerPastedTime ignored = { 0 };
  gboolean is_date = FALSE;

  if (first == NULL || second == NULL || sign->kind != TRACKER_TOKEN_SIGN
      || !tracker_tokens_is_glued (self, i + 1) || !tracker_tokens_is_glued (self, i + 2)
      || !is_free_before (self, i))
    return 0;
  while (clock < i + 5
         && (tracker_tokens_is_sign (self, clock, ',') || tracker_tokens_is_sign (self, clock, '.')
             || tracker_tokens_is_sign (self, clock, '\t')))
    clock++;
  if (tracker_tokens_is_glued (self, clock) || tracker_tokens_get_number (self, clock, 1, 2) == NULL
      || tracker_tokens_read_clock (self, clock, FALSE, &ignored) == 0)
    return 0;

  if (sign->sign == '.')
    is_date = set_date (time, 0, second->value, first->value);
  else if (sign->sign == '-')
    is_date = set_date (time, 0, first->value, second->value);
  else if (sign->sign == '/')
    is_date = set_open_date (time, 0, first->value, second->value);
  return is_date ? 3 : 0;
}

/* The next token that is no filler between the parts of a date; fillers may be none. */
static guint
skip_gap (const TrackerTokens *self, guint i)
{
  for (guint end = i + MAX_GAP_TOKENS; i < end; i++)
    {
      const TrackerToken *token = tracker_tokens_get (self, i);

      if (token == NULL)
        break;
      if (token->kind == TRACKER_TOKEN_SIGN && token->sign < 0x80
          && strchr (".,-/", (int) token->sign) != NULL)
        continue;
      if (tracker_tokens_is_word (self, i, "de") || tracker_tokens_is_word (self, i, "del")
          || tracker_tokens_is_word (self, i, "of"))
        continue;
      break;
    }
  return i;
}

/* "1st", "2nd", "1er", "2º", "2." */
static guint
skip_ordinal (const TrackerTokens *self, guint i)
{
  static const char *const endings[] = { "st", "nd", "rd", "th", "er", "o", "º", "ª", "e" };

  for (gsize k = 0; k < G_N_ELEMENTS (endings); k++)
    {
      const TrackerToken *token = tracker_tokens_get (self, i);

      if (token != NULL && tracker_tokens_is_glued (self, i)
          && token->end - token->start == strlen (endings[k])
          && g_ascii_strncasecmp (self->text + token->start, endings[k], strlen (endings[k])) == 0)
        return i + 1;
    }
  return i;
}

static const TrackerToken *
get_year (const TrackerTokens *self, guint i)
{
  const TrackerToken *year = tracker_tokens_get_number (self, i, 4, 4);

  return year != NULL && year->value >= 1900 && year->value < 2200 ? year : NULL;
}

/* Whether a number is the hour of a clock and so no year: "2 March, 10:15". */
static gboolean
is_clock (const TrackerTokens *self, guint i)
{
  const TrackerToken *sign = tracker_tokens_get (self, i + 1);

  if (tracker_tokens_is_word (self, i + 1, "h") || tracker_tokens_is_word (self, i + 1, "uhr"))
    return TRUE;
  return sign != NULL && tracker_tokens_is_glued (self, i + 1)
         && (sign->kind == TRACKER_TOKEN_WORD
             || (sign->kind == TRACKER_TOKEN_SIGN && sign->sign == ':'));
}

/* The year behind day and month, if one is there; answer: where the date ends. */
static guint
read_year (const TrackerTokens *self, guint i, int *year)
{
  guint at = skip_gap (self, i);
  const TrackerToken *token = get_year (self, at);
  const TrackerToken *suffix;

  *year = 0;
  if (token == NULL && at > 0)
    {
      /* "02-Mar-26", "2 Mar 26" */
      token = tracker_tokens_get_number (self, at, 2, 2);
      if (token == NULL || token->value < FIRST_SHORT_YEAR || is_clock (self, at))
        {
          at = i;
          return tracker_tokens_is_sign (self, at, '.') && tracker_tokens_is_glued (self, at)
                     ? at + 1
                     : at;
        }
    }
  if (token == NULL)
    return i;
  *year = get_full_year (token);
  at++;
  suffix = tracker_tokens_get (self, at);
  if (suffix != NULL && suffix->kind == TRACKER_TOKEN_WORD
      && tracker_pasted_is_year_suffix (self->text + suffix->start, suffix->end - suffix->start))
    {
      at++;
      at += tracker_tokens_is_sign (self, at, '.') ? 1 : 0;
    }
  return at;
}

/* Without a year the words around have to leave no doubt: the date is alone, or a clock follows. */
static gboolean
is_clear_without_year (const TrackerTokens *self, guint start, guint end)
{
  TrackerPastedTime ignored = { 0 };
  guint clock = end;

  if (end >= self->tokens->len || tracker_tokens_is_sign (self, end, '\t') || start == 0
      || tracker_tokens_is_sign (self, start - 1, '\t'))
    return TRUE;
  while (clock < end + MAX_GAP_TOKENS && clock < self->tokens->len)
    {
      const TrackerToken *token = tracker_tokens_get (self, clock);

      if (token->kind == TRACKER_TOKEN_NUMBER)
        return tracker_tokens_read_clock (self, clock, FALSE, &ignored) > 0;
      if (token->kind == TRACKER_TOKEN_WORD
          && !tracker_pasted_is_joiner (self->text + token->start, token->end - token->start))
        return FALSE;
      clock++;
    }
  return FALSE;
}

/* 2 March 2026, 2nd of March, 02-Mar-2026, 2 de março de 2026 */
static guint
read_day_month (const TrackerTokens *self, guint i, TrackerPastedTime *time)
{
  const TrackerToken *day = tracker_tokens_get_number (self, i, 1, 2);
  guint at, end;
  int month, year;

  if (day == NULL || !is_free_before (self, i))
    return 0;
  at = skip_gap (self, skip_ordinal (self, i + 1));
  month = get_month (self, at);
  if (month == 0)
    return 0;
  end = read_year (self, at + 1, &year);
  if (year == 0 && !is_clear_without_year (self, i, end))
    return 0;
  return set_date (time, year, month, day->value) ? end - i : 0;
}

/* March 2, 2026; Mar-02-2026; March, 02 2026 */
static guint
read_month_day (const TrackerTokens *self, guint i, TrackerPastedTime *time)
{
  guint at = skip_gap (self, i + 1);
  const TrackerToken *day = tracker_tokens_get_number (self, at, 1, 2);
  int month = day != NULL ? get_month (self, i) : 0;
  guint end;
  int year;

  if (month == 0 || is_clock (self, skip_ordinal (self, at + 1) - 1))
    return 0;
  end = read_year (self, skip_ordinal (self, at + 1), &year);
  if (year == 0 && !is_clear_without_year (self, i, end))
    return 0;
  return set_date (time, year, month, day->value) ? end - i : 0;
}

/* 2026 March 2, 2026-Mar-02 */
static guint
read_year_month_day (const TrackerTokens *self, guint i, TrackerPastedTime *time)
{
  const TrackerToken *year = get_year (self, i);
  const TrackerToken *day;
  guint at;
  int month;

  if (year == NULL || !is_free_before (self, i))
    return 0;
  at = skip_gap (self, i + 1);
  month = get_month (self, at);
  if (month == 0)
    return 0;
  at = skip_gap (self, at + 1);
  day = tracker_tokens_get_number (self, at, 1, 2);
  if (day == NULL || is_clock (self, at))
    return 0;
  return set_date (time, year->value, month, day->value) ? at + 1 - i : 0;
}

/* 2026年3月2日, 3月2日, 2026년 3월 2일 */
static guint
read_ideographic (const TrackerTokens *self, guint i, TrackerPastedTime *time)
{
  const TrackerToken *year = get_year (self, i);
  guint at = i;
  const TrackerToken *month, *day;

  if (year != NULL)
    {
      if (!tracker_tokens_is_any_sign (self, i + 1, "年년"))
        return 0;
      at += 2;
    }
  month = tracker_tokens_get_number (self, at, 1, 2);
  day = tracker_tokens_get_number (self, at + 2, 1, 2);
  if (month == NULL || day == NULL || !tracker_tokens_is_any_sign (self, at + 1, "月월")
      || !tracker_tokens_is_any_sign (self, at + 3, "日号일"))
    return 0;
  return set_date (time, year != NULL ? year->value : 0, month->value, day->value) ? at + 4 - i : 0;
}

/**
 * tracker_tokens_read_date:
 * @self: tokens of a line
 * @i: where to look
 * @time: (inout): the date is put here
 *
 * Reads one date. Whether there is such a day is not looked at.
 *
 * Returns: how many tokens it takes; 0 if none begins at @i
 */
guint
tracker_tokens_read_date (const TrackerTokens *self, guint i, TrackerPastedTime *time)
{
  static guint (*const readers[]) (const TrackerTokens *, guint, TrackerPastedTime *)
      = { read_numeric, read_ideographic, read_day_month, read_year_month_day, read_short };
  const TrackerToken *token = tracker_tokens_get (self, i);
  guint n_tokens = 0;

  if (token == NULL || token->kind == TRACKER_TOKEN_SIGN)
    return 0;
  if (token->kind == TRACKER_TOKEN_WORD)
    return read_month_day (self, i, time);
  if (token->n_digits > 4)
    return 0;
  for (gsize k = 0; k < G_N_ELEMENTS (readers) && n_tokens == 0; k++)
    n_tokens = readers[k](self, i, time);
  return n_tokens;
}
