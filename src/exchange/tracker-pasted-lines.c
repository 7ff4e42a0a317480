/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-pasted-private.h"

#include <string.h>

#define MAX_FILLERS 7 /* tokens between a date and its clock */
#define MIN_DATES_OF_A_FLAT_LIST 3

/* A date, a clock, or both, where it stands. */
typedef struct
{
  TrackerPastedTime time;
  guint first; /* tokens */
  guint end;
} Find;

static void
clear_cell (gpointer data)
{
  tracker_pasted_cell_free (data);
}

/**
 * tracker_pasted_cell_free:
 * @self: (transfer full): a cell
 *
 * Frees the cell.
 */
void
tracker_pasted_cell_free (TrackerPastedCell *self)
{
  g_free (self->text);
  g_free (self);
}

static void
free_line (gpointer data)
{
  TrackerPastedLine *line = data;

  g_ptr_array_unref (line->cells);
  g_free (line->whole);
  g_free (line);
}

static TrackerPastedLine *
new_line (void)
{
  TrackerPastedLine *line = g_new0 (TrackerPastedLine, 1);

  line->cells = g_ptr_array_new_with_free_func (clear_cell);
  return line;
}

/* --- where the times stand --- */

static gboolean
is_weekday (const TrackerTokens *tokens, guint i)
{
  const TrackerToken *token = tracker_tokens_get (tokens, i);

  return token != NULL && token->kind == TRACKER_TOKEN_WORD
         && tracker_pasted_is_weekday (tokens->text + token->start, token->end - token->start);
}

/* 星期一, 周一, (月), 月曜日, (월), 월요일: how many tokens behind a date. */
static guint
read_ideographic_weekday (const TrackerTokens *tokens, guint i)
{
  const char *days = "一二三四五六日天月火水木金土월화수목금토일";

  if (tracker_tokens_is_sign (tokens, i, 0x661F) && tracker_tokens_is_sign (tokens, i + 1, 0x671F)
      && tracker_tokens_is_any_sign (tokens, i + 2, days))
    return 3;
  if (tracker_tokens_is_any_sign (tokens, i, "周週")
      && tracker_tokens_is_any_sign (tokens, i + 1, days))
    return 2;
  if (tracker_tokens_is_sign (tokens, i, '(') && tracker_tokens_is_any_sign (tokens, i + 1, days)
      && tracker_tokens_is_sign (tokens, i + 2, ')'))
    return 3;
  if (tracker_tokens_is_any_sign (tokens, i, days)
      && tracker_tokens_is_any_sign (tokens, i + 1, "曜요")
      && tracker_tokens_is_any_sign (tokens, i + 2, "日일"))
    return 3;
  return 0;
}

/* How many tokens at @i say nothing but that a clock, or a date, comes next; 0: another thing. */
static guint
read_filler (const TrackerTokens *tokens, guint i, gboolean *is_close)
{
  const TrackerToken *token = tracker_tokens_get (tokens, i);
  guint n_tokens = read_ideographic_weekday (tokens, i);

  if (token == NULL || n_tokens > 0)
    return n_tokens;
  if (token->kind == TRACKER_TOKEN_SIGN)
    {
      *is_close &= token->sign == ',';
      return token->sign < 0x80 && strchr (",-|()/;.:\t", (int) token->sign) != NULL ? 1 : 0;
    }
  if (token->kind == TRACKER_TOKEN_NUMBER)
    return 0;
  return tracker_pasted_is_joiner (tokens->text + token->start, token->end - token->start)
                 || is_weekday (tokens, i)
             ? 1
             : 0;
}

/* What belongs to the time at @end: behind a date its clock, behind a clock its date. */
static guint
read_partner (const TrackerTokens *tokens, guint end, TrackerPastedTime *time)
{
  gboolean is_close = TRUE;
  guint at = end;

  while (at <= end + MAX_FILLERS && at < tokens->tokens->len)
    {
      guint n_tokens = time->has_date ? tracker_tokens_read_clock (tokens, at, is_close, time)
                                      : tracker_tokens_read_date (tokens, at, time);

      if (n_tokens > 0)
        return at + n_tokens;
      n_tokens = read_filler (tokens, at, &is_close);
      if (n_tokens == 0)
        break;
      at += n_tokens;
    }
  return end;
}

/* Takes the names of weekdays beside a date into it. */
static void
take_weekdays (const TrackerTokens *tokens, guint least, Find *find)
{
  guint at = find->first;
  guint end = find->end;

  while (at > least && at + 3 > find->first
         && (is_weekday (tokens, at - 1) || tracker_tokens_is_any_sign (tokens, at - 1, ",.-(")))
    {
      at--;
      if (is_weekday (tokens, at))
        find->first = at;
    }
  while (tracker_tokens_is_any_sign (tokens, end, ",(.") && end < find->end + 2)
    end++;
  if (is_weekday (tokens, end))
    find->end = end + 1 + (tracker_tokens_is_sign (tokens, end + 1, ')') ? 1 : 0);
  find->end += read_ideographic_weekday (tokens, find->end);
}

static GArray *
find_times (const TrackerTokens *tokens)
{
  GArray *finds = g_array_new (FALSE, FALSE, sizeof (Find));
  guint i = 0;
  guint least = 0;

  while (i < tokens->tokens->len)
    {
      Find find = { .first = i };
      guint n_tokens = tracker_tokens_read_date (tokens, i, &find.time);

      if (n_tokens == 0)
        n_tokens = tracker_tokens_read_clock (tokens, i, FALSE, &find.time);
      if (n_tokens == 0)
        {
          i++;
          continue;
        }
      find.end = read_partner (tokens, i + n_tokens, &find.time);
      if (find.time.has_date)
        take_weekdays (tokens, least, &find);
      g_array_append_val (finds, find);
      i = least = find.end;
    }
  return finds;
}

/* --- what is left of the line --- */

/* How many bytes at @p stand between two cells; 0: none. */
static gsize
get_separator_length (const char *p)
{
  static const char *const separators[] = { " | ", "   ", " • ", " · " };

  if (*p == '\t')
    return 1;
  for (gsize i = 0; *p == ' ' && i < G_N_ELEMENTS (separators); i++)
    {
      if (g_str_has_prefix (p, separators[i]))
        return strlen (separators[i]);
    }
  return 0;
}

/* Where the next cell begins, or the end; @length: of the one at @text. */
static const char *
find_cell_end (const char *text, gsize *length)
{
  const char *p = text;

  while (*p != '\0' && get_separator_length (p) == 0)
    p++;
  *length = (gsize) (p - text);
  return p + get_separator_length (p);
}

static void
take_cell (TrackerPastedLine *line, char *text, TrackerPastedLabel label)
{
  TrackerPastedCell *cell = g_new0 (TrackerPastedCell, 1);

  cell->text = text;
  cell->label = label;
  line->n_texts += *text != '\0' ? 1 : 0;
  g_ptr_array_add (line->cells, cell);
}

/* Adds the cells of a part of a line. @label: what the line before said that this one is; what a
 * label alone in its cell says is put there. Answer: whether there was anything but labels. */
static gboolean
read_cells (TrackerPastedLine *line, const char *start, gsize n_bytes, TrackerPastedLabel *label)
{
  g_autofree char *part = g_strndup (start, n_bytes);
  gboolean has_text = FALSE;

  for (const char *at = part; *at != '\0';)
    {
      gsize length;
      const char *next = find_cell_end (at, &length);
      g_autofree char *text = tracker_pasted_dup_trimmed (at, length);
      const char *rest;
      TrackerPastedLabel own = tracker_pasted_get_label (text, &rest);

      if (own != TRACKER_PASTED_LABEL_NONE && *rest == '\0')
        *label = own;
      else if (*rest != '\0')
        take_cell (line, tracker_pasted_dup_trimmed (rest, strlen (rest)),
                   own != TRACKER_PASTED_LABEL_NONE ? own : *label);
      /* An empty cell inside a row keeps the columns apart. */
      else if (at > part && at[length] == '\t')
        take_cell (line, g_strdup (""), TRACKER_PASTED_LABEL_NONE);
      has_text |= *rest != '\0';
      at = next;
    }
  return has_text;
}

static guint
get_start (const TrackerTokens *tokens, guint i)
{
  const TrackerToken *token = tracker_tokens_get (tokens, i);

  return token != NULL ? token->start : (guint) strlen (tokens->text);
}

/* --- lines --- */

typedef struct
{
  GPtrArray *lines; /* (element-type TrackerPastedLine) */
  guint max_times;
  guint n_times;
  TrackerPastedLabel label; /* of a line that was nothing else */
} Reader;

static TrackerPastedLine *
get_last (Reader *self)
{
  return self->lines->len > 0 ? g_ptr_array_index (self->lines, self->lines->len - 1) : NULL;
}

/* "Estimated delivery" alone in its line, and a bare date below. */
static gboolean
ends_forecast (Reader *self, const TrackerPastedLine *line)
{
  TrackerPastedLine *last = get_last (self);
  const TrackerPastedCell *cell;

  if (!line->time.has_date || line->n_texts > 0 || last == NULL || last->n_texts != 1
      || last->time.has_date || last->time.has_clock)
    return FALSE;
  cell = g_ptr_array_index (last->cells, 0);
  return tracker_pasted_is_forecast (cell->text);
}

static void
take_line (Reader *self, TrackerPastedLine *line)
{
  if (ends_forecast (self, line))
    {
      g_ptr_array_set_size (self->lines, (int) self->lines->len - 1);
      free_line (line);
      return;
    }
  self->n_times += line->time.has_date || line->time.has_clock ? 1 : 0;
  g_ptr_array_add (self->lines, line);
}

/* A line, or the part of one that belongs to one date. */
static void
read_part (Reader *self, const TrackerTokens *tokens, const Find *find, guint start, guint end)
{
  TrackerPastedLine *line = new_line ();
  TrackerPastedLabel label = self->label;
  guint from = find != NULL ? get_start (tokens, find->first) : end;
  guint to = find != NULL ? tracker_tokens_get (tokens, find->end - 1)->end : end;
  guint n_before;

  self->label = TRACKER_PASTED_LABEL_NONE;
  if (find != NULL)
    {
      g_autofree char *before = g_strndup (tokens->text + start, from - start);

      if (tracker_pasted_is_forecast (before))
        {
          free_line (line);
          return;
        }
      line->time = find->time;
      label = TRACKER_PASTED_LABEL_NONE;
    }
  read_cells (line, tokens->text + start, from - start, &label);
  n_before = line->n_texts;
  if (find != NULL)
    read_cells (line, tokens->text + to, end - to, &label);
  line->is_clock_at_edge = n_before == 0 || n_before == line->n_texts;
  if (find != NULL && !find->time.has_date)
    line->whole = tracker_pasted_dup_trimmed (tokens->text + start, end - start);
  if (find != NULL)
    {
      take_line (self, line);
      return;
    }

  /* "Place" alone says what the next line is; a row of heads says nothing. */
  if (line->n_texts == 0)
    self->label = label;
  if (line->n_texts == 0
      || (line->n_texts == 1
          && tracker_pasted_is_button (
              ((TrackerPastedCell *) g_ptr_array_index (line->cells, 0))->text)))
    free_line (line);
  else
    take_line (self, line);
}

/* Many dates in one line: a list whose line ends were lost. Each begins, or ends, its part. */
static void
read_flat_list (Reader *self, const TrackerTokens *tokens, const GArray *finds, gboolean is_start)
{
  guint length = (guint) strlen (tokens->text);
  guint start = 0;

  for (guint i = 0; i < finds->len && self->n_times < self->max_times; i++)
    {
      const Find *find = &g_array_index (finds, Find, i);
      const Find *next = i + 1 < finds->len ? find + 1 : NULL;
      guint end;

      if (next == NULL)
        end = length;
      else if (is_start)
        end = get_start (tokens, next->first);
      else
        end = tracker_tokens_get (tokens, find->end - 1)->end;
      read_part (self, tokens, find, start, end);
      start = end;
    }
}

/* (nullable) What of a line is its time: the first date, else the first clock. */
static const Find *
choose_find (const GArray *finds)
{
  for (guint i = 0; i < finds->len; i++)
    {
      const Find *find = &g_array_index (finds, Find, i);

      if (find->time.has_date)
        return find;
    }
  return finds->len > 0 ? &g_array_index (finds, Find, 0) : NULL;
}

static void
keep_dates (GArray *finds)
{
  guint n_kept = 0;

  for (guint i = 0; i < finds->len; i++)
    {
      Find find = g_array_index (finds, Find, i);

      if (find.time.has_date)
        g_array_index (finds, Find, n_kept++) = find;
    }
  g_array_set_size (finds, n_kept);
}

static guint
count_dates (const GArray *finds, gboolean *have_clocks)
{
  guint n_dates = 0;

  *have_clocks = TRUE;
  for (guint i = 0; i < finds->len; i++)
    {
      const Find *find = &g_array_index (finds, Find, i);

      n_dates += find->time.has_date ? 1 : 0;
      *have_clocks &= find->time.has_date && find->time.has_clock;
    }
  return n_dates;
}

static void
read_line (Reader *self, const char *text)
{
  g_auto (TrackerTokens) tokens = { 0 };
  g_autoptr (GArray) finds = NULL;
  gboolean have_clocks;
  guint n_dates;

  if (text[strspn (text, " \t")] == '\0')
    {
      const TrackerPastedLine *last = get_last (self);

      if (last != NULL && !last->is_blank)
        {
          g_ptr_array_add (self->lines, new_line ());
          get_last (self)->is_blank = TRUE;
        }
      return;
    }
  tracker_tokens_init (&tokens, text);
  finds = find_times (&tokens);
  n_dates = count_dates (finds, &have_clocks);
  if (n_dates >= MIN_DATES_OF_A_FLAT_LIST || (n_dates == 2 && have_clocks))
    {
      keep_dates (finds);
      read_flat_list (self, &tokens, finds, g_array_index (finds, Find, 0).first == 0);
      return;
    }
  read_part (self, &tokens, choose_find (finds), 0, (guint) strlen (text));
}

/* How much of an over-long line is read at once: up to a blank, else up to a character's end. */
static gsize
get_piece_length (const char *text, gsize length)
{
  gsize piece = TRACKER_PASTED_MAX_LINE_BYTES;

  if (length <= piece)
    return length;
  while (piece > TRACKER_PASTED_MAX_LINE_BYTES / 2 && text[piece] != ' ')
    piece--;
  while (((guchar) text[piece] & 0xC0) == 0x80)
    piece--;
  return piece;
}

/**
 * tracker_pasted_lines_read:
 * @cleaned: a text as tracker_pasted_clean () gives it
 * @max_times: so many lines with a time are read, and what is between
 *
 * Cuts a text into lines, the time of each apart from the rest. Forecasts, buttons and labels are
 * left out.
 *
 * Returns: (transfer full) (element-type TrackerPastedLine): the lines
 */
GPtrArray *
tracker_pasted_lines_read (const char *cleaned, guint max_times)
{
  Reader reader = { .max_times = max_times };
  const char *at = cleaned;

  reader.lines = g_ptr_array_new_with_free_func (free_line);
  while (*at != '\0' && reader.n_times < max_times)
    {
      gsize length = strcspn (at, "\n");
      gsize piece = get_piece_length (at, length);
      g_autofree char *line = g_strndup (at, piece);

      read_line (&reader, line);
      at += piece;
      at += *at == '\n' ? 1 : 0;
    }
  return reader.lines;
}

/**
 * tracker_pasted_time_read:
 * @text: a text as tracker_pasted_clean () gives it
 * @time: (out): the time
 *
 * Returns: whether @text is one time and nothing else
 */
gboolean
tracker_pasted_time_read (const char *text, TrackerPastedTime *time)
{
  g_autoptr (GPtrArray) lines = tracker_pasted_lines_read (text, 2);
  const TrackerPastedLine *line;

  if (lines->len == 0)
    return FALSE;
  line = g_ptr_array_index (lines, 0);
  *time = line->time;
  return lines->len == 1 && line->n_texts == 0 && line->time.has_date;
}
