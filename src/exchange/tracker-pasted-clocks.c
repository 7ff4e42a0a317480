/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-pasted-private.h"

#include <string.h>

#define MAX_OFFSET_S (15 * 3600)

typedef enum
{
  HALF_NONE = 0,
  HALF_AM,
  HALF_PM,
} Half;

/* 10:15, 10:15:30, 10:15:30.123 */
static guint
read_colons (const TrackerTokens *self, guint i, TrackerPastedTime *time)
{
  const TrackerToken *hour = tracker_tokens_get_number (self, i, 1, 2);
  const TrackerToken *minute = tracker_tokens_get_number (self, i + 2, 2, 2);
  const TrackerToken *second = tracker_tokens_get_number (self, i + 4, 2, 2);
  guint n_tokens = 3;

  if (hour == NULL || minute == NULL || !tracker_tokens_is_sign (self, i + 1, ':')
      || !tracker_tokens_is_glued (self, i + 1) || !tracker_tokens_is_glued (self, i + 2))
    return 0;
  time->hour = hour->value;
  time->minute = minute->value;
  if (second != NULL && tracker_tokens_is_sign (self, i + 3, ':')
      && tracker_tokens_is_glued (self, i + 3) && tracker_tokens_is_glued (self, i + 4))
    {
      time->second_of_minute = second->value;
      time->has_seconds = TRUE;
      n_tokens = 5;
      if ((tracker_tokens_is_sign (self, i + 5, '.') || tracker_tokens_is_sign (self, i + 5, ','))
          && tracker_tokens_is_glued (self, i + 5) && tracker_tokens_is_glued (self, i + 6)
          && tracker_tokens_get_number (self, i + 6, 1, 9) != NULL)
        n_tokens = 7;
    }
  /* A fourth part: no clock but a number of some kind. */
  if (tracker_tokens_is_sign (self, i + n_tokens, ':')
      && tracker_tokens_is_glued (self, i + n_tokens)
      && tracker_tokens_is_glued (self, i + n_tokens + 1)
      && tracker_tokens_get_number (self, i + n_tokens + 1, 1, 9) != NULL)
    return 0;
  return n_tokens;
}

/* 10h15, 10 h 15, and behind a date 10h */
static guint
read_letter (const TrackerTokens *self, guint i, gboolean is_after_date, TrackerPastedTime *time)
{
  const TrackerToken *hour = tracker_tokens_get_number (self, i, 1, 2);
  const TrackerToken *minute = tracker_tokens_get_number (self, i + 2, 2, 2);

  if (hour == NULL || !tracker_tokens_is_word (self, i + 1, "h"))
    return 0;
  time->hour = hour->value;
  time->minute = minute != NULL ? minute->value : 0;
  if (minute != NULL)
    return tracker_tokens_is_word (self, i + 3, "min") ? 4 : 3;
  return is_after_date && tracker_tokens_is_glued (self, i + 1) ? 2 : 0;
}

/* 10.15, but only behind a date or before "Uhr": else it is a number. */
static guint
read_dot (const TrackerTokens *self, guint i, gboolean is_after_date, TrackerPastedTime *time)
{
  const TrackerToken *hour = tracker_tokens_get_number (self, i, 1, 2);
  const TrackerToken *minute = tracker_tokens_get_number (self, i + 2, 2, 2);

  if (hour == NULL || minute == NULL || !tracker_tokens_is_sign (self, i + 1, '.')
      || !tracker_tokens_is_glued (self, i + 1) || !tracker_tokens_is_glued (self, i + 2)
      || (tracker_tokens_is_sign (self, i + 3, '.') && tracker_tokens_is_glued (self, i + 4)))
    return 0;
  if ((!is_after_date && !tracker_tokens_is_word (self, i + 3, "uhr"))
      || tracker_tokens_is_word (self, i + 3, "kg") || tracker_tokens_is_word (self, i + 3, "g"))
    return 0;
  time->hour = hour->value;
  time->minute = minute->value;
  return 3;
}

/* 10时15分30秒, 10點15分, 10시 15분 */
static guint
read_ideographic (const TrackerTokens *self, guint i, TrackerPastedTime *time)
{
  const TrackerToken *hour = tracker_tokens_get_number (self, i, 1, 2);
  const TrackerToken *minute = tracker_tokens_get_number (self, i + 2, 1, 2);
  const TrackerToken *second = tracker_tokens_get_number (self, i + 4, 1, 2);

  if (hour == NULL || minute == NULL || !tracker_tokens_is_any_sign (self, i + 1, "时時點点시")
      || !tracker_tokens_is_any_sign (self, i + 3, "分분"))
    return 0;
  time->hour = hour->value;
  time->minute = minute->value;
  if (second == NULL || !tracker_tokens_is_any_sign (self, i + 5, "秒초"))
    return 4;
  time->second_of_minute = second->value;
  time->has_seconds = TRUE;
  return 6;
}

/* 3 PM, without minutes: only with its half of the day. */
static guint
read_bare_hour (const TrackerTokens *self, guint i, TrackerPastedTime *time)
{
  const TrackerToken *hour = tracker_tokens_get_number (self, i, 1, 2);

  if (hour == NULL
      || (!tracker_tokens_is_word (self, i + 1, "am")
          && !tracker_tokens_is_word (self, i + 1, "pm")))
    return 0;
  time->hour = hour->value;
  return 1;
}

/* am, PM, a.m., p. m. */
static guint
read_half (const TrackerTokens *self, guint i, Half *half)
{
  static const char *const letters[] = { NULL, "a", "p" };
  static const char *const words[] = { NULL, "am", "pm" };

  for (int k = HALF_AM; k <= HALF_PM; k++)
    {
      *half = (Half) k;
      if (tracker_tokens_is_word (self, i, words[k]))
        return tracker_tokens_is_sign (self, i + 1, '.') ? 2 : 1;
      if (tracker_tokens_is_word (self, i, letters[k]) && tracker_tokens_is_sign (self, i + 1, '.')
          && tracker_tokens_is_word (self, i + 2, "m"))
        return tracker_tokens_is_sign (self, i + 3, '.') ? 4 : 3;
    }
  *half = HALF_NONE;
  return 0;
}

/* 上午, 下午, 午前, 午後, 오전, 오후 and the like stand before the clock. */
static guint
read_leading_half (const TrackerTokens *self, guint i, Half *half)
{
  static const struct
  {
    const char *first;
    const char *second;
    Half half;
  } words[] = {
    { "上", "午", HALF_AM },   { "下", "午", HALF_PM }, { "午", "前", HALF_AM },
    { "午", "后後", HALF_PM }, { "凌", "晨", HALF_AM }, { "晚", "上", HALF_PM },
    { "오", "전", HALF_AM },   { "오", "후", HALF_PM },
  };

  for (gsize k = 0; k < G_N_ELEMENTS (words); k++)
    {
      if (tracker_tokens_is_any_sign (self, i, words[k].first)
          && tracker_tokens_is_any_sign (self, i + 1, words[k].second))
        {
          *half = words[k].half;
          return 2;
        }
    }
  *half = HALF_NONE;
  return 0;
}

/* The numbers of an offset behind its sign: 8, 08, 0800, 08:00 */
static guint
read_offset_numbers (const TrackerTokens *self, guint i, TrackerPastedTime *time)
{
  const TrackerToken *hours = tracker_tokens_get_number (self, i, 1, 4);
  const TrackerToken *minutes = tracker_tokens_get_number (self, i + 2, 2, 2);
  guint n_tokens = 1;
  int seconds;

  if (hours == NULL || hours->n_digits == 3)
    return 0;
  seconds = hours->n_digits == 4 ? hours->value / 100 * 3600 + hours->value % 100 * 60
                                 : hours->value * 3600;
  if (hours->n_digits <= 2 && minutes != NULL && tracker_tokens_is_sign (self, i + 1, ':')
      && tracker_tokens_is_glued (self, i + 1) && tracker_tokens_is_glued (self, i + 2))
    {
      seconds += minutes->value * 60;
      n_tokens = 3;
    }
  if (seconds > MAX_OFFSET_S)
    return 0;
  time->has_offset = TRUE;
  time->offset_s = seconds;
  return n_tokens;
}

/* Z, +08:00, +0800, GMT+8, (UTC+03:00). A minus right behind "10:15" may be a span of time instead,
 * so it counts only behind seconds or a name. */
static guint
read_offset (const TrackerTokens *self, guint i, TrackerPastedTime *time)
{
  guint at = i;
  gboolean has_bracket = tracker_tokens_is_sign (self, at, '(');
  gboolean has_name;
  gboolean is_minus;
  guint n_tokens;

  at += has_bracket ? 1 : 0;
  if (tracker_tokens_is_word (self, at, "z") && tracker_tokens_is_glued (self, at))
    {
      time->has_offset = TRUE;
      return 1;
    }
  has_name = tracker_tokens_is_word (self, at, "gmt") || tracker_tokens_is_word (self, at, "utc");
  at += has_name ? 1 : 0;
  is_minus = tracker_tokens_is_sign (self, at, '-');
  if ((is_minus || tracker_tokens_is_sign (self, at, '+')) && tracker_tokens_is_glued (self, at + 1)
      && (has_name || !is_minus || time->has_seconds)
      && (has_name || tracker_tokens_is_glued (self, at)
          || tracker_tokens_get_number (self, at + 1, 4, 4) != NULL))
    {
      n_tokens = read_offset_numbers (self, at + 1, time);
      if (n_tokens == 0)
        return 0;
      if (is_minus)
        time->offset_s = -time->offset_s;
      at += 1 + n_tokens;
    }
  else if (has_name)
    time->has_offset = TRUE;
  else
    return 0;
  return at - i + (has_bracket && tracker_tokens_is_sign (self, at, ')') ? 1 : 0);
}

/* "Uhr", "hrs", "(Local time)" */
static guint
skip_suffix (const TrackerTokens *self, guint i)
{
  guint at = i;
  gboolean has_bracket = tracker_tokens_is_sign (self, at, '(');
  const TrackerToken *token;

  at += has_bracket ? 1 : 0;
  token = tracker_tokens_get (self, at);
  if (token == NULL || token->kind != TRACKER_TOKEN_WORD
      || !tracker_pasted_is_clock_suffix (self->text + token->start, token->end - token->start))
    return 0;
  at++;
  at += tracker_tokens_is_word (self, at, "time") ? 1 : 0;
  at += tracker_tokens_is_word (self, at, "local") ? 1 : 0;
  at += has_bracket && tracker_tokens_is_sign (self, at, ')') ? 1 : 0;
  return at - i;
}

static gboolean
finish (TrackerPastedTime *time, Half half)
{
  if (half == HALF_PM && time->hour < 12)
    time->hour += 12;
  else if (half == HALF_AM && time->hour == 12)
    time->hour = 0;
  if (time->second_of_minute == 60)
    time->second_of_minute = 59;
  time->has_clock = time->hour < 24 && time->minute < 60 && time->second_of_minute < 60;
  return time->has_clock;
}

/* Digits of a longer number, or a span of time ("09:00-18:00", "9 - 18"), are no clock. */
static gboolean
is_free (const TrackerTokens *self, guint start, guint end)
{
  const TrackerToken *before = start > 0 ? tracker_tokens_get (self, start - 1) : NULL;
  TrackerPastedTime ignored = { 0 };

  if (before != NULL && tracker_tokens_is_glued (self, start)
      && (before->kind == TRACKER_TOKEN_NUMBER
          || (before->kind == TRACKER_TOKEN_WORD && !tracker_tokens_is_word (self, start - 1, "t"))
          || before->sign == ':'))
    return FALSE;
  if (before != NULL && start > 1 && tracker_tokens_is_sign (self, start - 1, '-') && start > 3
      && tracker_tokens_is_sign (self, start - 3, ':'))
    return FALSE;
  return !tracker_tokens_is_sign (self, end, '-') || read_colons (self, end + 1, &ignored) == 0;
}

/**
 * tracker_tokens_read_clock:
 * @self: tokens of a line
 * @i: where to look
 * @is_after_date: a date stands right before: forms count that are only numbers elsewhere
 * @time: (inout): the clock is put here
 *
 * Reads one time of the day, with what is said of its zone as a number.
 *
 * Returns: how many tokens it takes; 0 if none begins at @i
 */
guint
tracker_tokens_read_clock (const TrackerTokens *self,
                           guint i,
                           gboolean is_after_date,
                           TrackerPastedTime *time)
{
  TrackerPastedTime read = *time;
  Half leading, half;
  guint at = i + read_leading_half (self, i, &leading);
  guint n_tokens;

  read.has_seconds = FALSE;
  read.second_of_minute = read.minute = 0;
  n_tokens = read_colons (self, at, &read);
  if (n_tokens == 0)
    n_tokens = read_ideographic (self, at, &read);
  if (n_tokens == 0)
    n_tokens = read_letter (self, at, is_after_date, &read);
  if (n_tokens == 0)
    n_tokens = read_dot (self, at, is_after_date, &read);
  if (n_tokens == 0)
    n_tokens = read_bare_hour (self, at, &read);
  if (n_tokens == 0 || !is_free (self, at, at + n_tokens))
    return 0;

  at += n_tokens;
  at += read_half (self, at, &half);
  if (!finish (&read, half != HALF_NONE ? half : leading))
    return 0;
  at += read_offset (self, at, &read);
  at += skip_suffix (self, at);
  *time = read;
  return at - i;
}
