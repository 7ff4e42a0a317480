/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tracker-pasted-events.h"

/* Pasted text on its way to events: text -> lines with what they say of time -> records (a time and
 * the texts that belong to it) -> events. */

#define TRACKER_PASTED_MAX_BYTES (1024 * 1024)
#define TRACKER_PASTED_MAX_LINE_BYTES 4096 /* a longer one is broken at a blank */

/* --- tracker-pasted-text.c --- */
/* (transfer full) Valid UTF-8, lines by \n, cells by \t, no other control or direction characters;
 * digits of all widths and scripts as in ASCII. */
char *tracker_pasted_clean (const char *text);
gunichar tracker_pasted_get_plain_sign (gunichar c); /* ':' for a wide one, '-' for any dash */
char *tracker_pasted_dup_trimmed (const char *text, gsize length); /* without signs at its ends */

/* --- tracker-pasted-names.c: words that stand in dates and around them --- */
int tracker_pasted_get_month (const char *word, gsize length); /* 1..12; 0: no month */
gboolean tracker_pasted_is_weekday (const char *word, gsize length);
gboolean tracker_pasted_is_joiner (const char *word, gsize length); /* between date and clock */
gboolean tracker_pasted_is_year_suffix (const char *word, gsize length);
gboolean tracker_pasted_is_clock_suffix (const char *word, gsize length);

typedef enum
{
  TRACKER_PASTED_LABEL_NONE = 0,
  TRACKER_PASTED_LABEL_TIME,
  TRACKER_PASTED_LABEL_WORDS,
  TRACKER_PASTED_LABEL_PLACE,
} TrackerPastedLabel;

/* Of "Place: Moscow"; @rest: what follows it, "" if the text is nothing but labels. */
TrackerPastedLabel tracker_pasted_get_label (const char *text, const char **rest);
/* What a date behind it is no event of: "Estimated delivery", "Last updated". */
gboolean tracker_pasted_is_forecast (const char *text);
gboolean tracker_pasted_is_button (const char *text); /* "Show details" */

/* --- tracker-pasted-tokens.c --- */
typedef enum
{
  TRACKER_TOKEN_NUMBER = 0,
  TRACKER_TOKEN_WORD, /* letters; a sign of a script without blanks is a SIGN of its own */
  TRACKER_TOKEN_SIGN, /* one character that is no blank */
} TrackerTokenKind;

typedef struct
{
  TrackerTokenKind kind;
  guint start; /* bytes */
  guint end;
  int value; /* NUMBER: -1 if it has more than nine digits */
  guint n_digits;
  gunichar sign; /* SIGN: the plain one */
} TrackerToken;

typedef struct
{
  const char *text; /* (borrowed) */
  GArray *tokens;   /* (owned) (element-type TrackerToken) */
} TrackerTokens;

void tracker_tokens_init (TrackerTokens *self, const char *text);
void tracker_tokens_clear (TrackerTokens *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TrackerTokens, tracker_tokens_clear)
const TrackerToken *tracker_tokens_get (const TrackerTokens *self, guint i); /* NULL: the end */
const TrackerToken *
tracker_tokens_get_number (const TrackerTokens *self, guint i, guint least, guint most);
gboolean tracker_tokens_is_sign (const TrackerTokens *self, guint i, gunichar sign);
gboolean tracker_tokens_is_word (const TrackerTokens *self, guint i, const char *word);
/* Token @i is one of @signs. */
gboolean tracker_tokens_is_any_sign (const TrackerTokens *self, guint i, const char *signs);
/* Nothing stands between token @i and the one before it. */
gboolean tracker_tokens_is_glued (const TrackerTokens *self, guint i);

/* --- tracker-pasted-dates.c, tracker-pasted-clocks.c --- */
/* What a text says of time, before its country, its zone and the year are known. */
typedef struct
{
  gboolean has_date;
  gboolean is_open; /* 03/04: which is the month is not said: @first and @second */
  int first;
  int second;
  int year; /* 0: not said */
  int month;
  int day;
  gboolean has_clock;
  gboolean has_seconds;
  int hour;
  int minute;
  int second_of_minute;
  gboolean has_offset;
  int offset_s;
} TrackerPastedTime;

/* Answer: how many tokens the date or clock at @i takes; 0: none begins there. */
guint tracker_tokens_read_date (const TrackerTokens *self, guint i, TrackerPastedTime *time);
guint tracker_tokens_read_clock (const TrackerTokens *self,
                                 guint i,
                                 gboolean is_after_date,
                                 TrackerPastedTime *time);

/* How the times of one text are put on the calendar. */
typedef struct
{
  gint64 now_s;
  gboolean is_month_first;
  gboolean is_pasted; /* a date without a year that lies shortly ahead is a forecast */
  const char *zone;   /* (nullable) (borrowed) */
  GTimeZone *held;    /* (owned) (nullable): so that its file is read once */
} TrackerPastedCalendar;

void tracker_pasted_calendar_init (TrackerPastedCalendar *self,
                                   const TrackerDefinition *definition,
                                   gint64 now_s);
void tracker_pasted_calendar_clear (TrackerPastedCalendar *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TrackerPastedCalendar, tracker_pasted_calendar_clear)
/* FALSE: no such day, or none on which something can have happened. */
gboolean tracker_pasted_calendar_place (const TrackerPastedCalendar *self,
                                        const TrackerPastedTime *pasted,
                                        TrackerTime *time);

/* --- tracker-pasted-lines.c --- */
typedef struct
{
  char *text; /* (owned) "": an empty cell of a table */
  TrackerPastedLabel label;
} TrackerPastedCell;

typedef struct
{
  TrackerPastedTime time;
  gboolean is_blank;
  gboolean is_clock_at_edge;
  guint n_texts;    /* cells that are not empty */
  GPtrArray *cells; /* (owned) (element-type TrackerPastedCell) what is left without the time */
  char *whole;      /* (owned) (nullable) of a clock without a date: the text with it */
} TrackerPastedLine;

void tracker_pasted_cell_free (TrackerPastedCell *self);
/* (transfer full) (element-type TrackerPastedLine) Up to @max_times of them have a time. */
GPtrArray *tracker_pasted_lines_read (const char *cleaned, guint max_times);
/* Whether all of @text is one time. */
gboolean tracker_pasted_time_read (const char *text, TrackerPastedTime *time);

/* --- tracker-pasted-layout.c: which lines belong to which time --- */
/* A line with a time, and the lines that may belong to it. */
typedef struct
{
  guint line;
  TrackerPastedTime time;
  gboolean is_valid; /* else it only ends what belongs to others */
  TrackerTime placed;
} TrackerPastedAnchor;

/* The texts between two anchors, before the first or behind the last. */
typedef struct
{
  GPtrArray *texts;  /* (owned) (element-type TrackerPastedLine) (unowned) */
  guint split;       /* how many stand before a heading; all if there is none */
  gboolean is_split; /* there is a heading */
  guint n_blanks;    /* places where blank lines stand */
  guint first_blank; /* how many texts stand before the first and before the last of them */
  guint last_blank;
} TrackerPastedGap;

/* How many texts before the first heading belong to the anchor before a gap, and how many of the
 * last ones to the anchor behind it. */
typedef struct
{
  guint n_before;
  guint n_behind;
} TrackerPastedShare;

/* (transfer full) (array length=n_gaps) @gaps: one more than anchors. */
TrackerPastedShare *tracker_pasted_layout_share (const GArray *anchors,
                                                 GPtrArray *lines,
                                                 const GArray *gaps,
                                                 const TrackerDefinition *definition);

/* --- tracker-pasted-records.c --- */
typedef struct
{
  TrackerTime time;
  GPtrArray *cells; /* (owned) (element-type TrackerPastedCell) (unowned) as they stand there */
} TrackerPastedRecord;

/* (transfer full) (element-type TrackerPastedRecord) in the order of the page. They borrow from
 * @lines. */
GPtrArray *tracker_pasted_records_find (GPtrArray *lines,
                                        TrackerPastedCalendar *calendar,
                                        const TrackerDefinition *definition);

/* --- tracker-pasted-columns.c --- */
/* (transfer full) (element-type TrackerEvent) in the order of @records. */
GPtrArray *tracker_pasted_columns_read (GPtrArray *records,
                                        const TrackerDefinition *definition,
                                        const char *carrier);
TrackerStage tracker_pasted_guess_stage (const TrackerDefinition *definition, const char *words);
