/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-pasted-private.h"

#define MAX_CELLS 12

typedef struct
{
  GPtrArray *lines; /* (element-type TrackerPastedLine) */
  GArray *anchors;  /* (owned) (element-type TrackerPastedAnchor) */
  GArray *headings; /* (owned) (element-type guint) lines that are the date of what follows */
  GArray *gaps;     /* (owned) (element-type TrackerPastedGap) */
} Finder;

static TrackerPastedLine *
get_line (const Finder *self, guint i)
{
  return i < self->lines->len ? g_ptr_array_index (self->lines, i) : NULL;
}

static gboolean
is_bare_date (const TrackerPastedLine *line)
{
  return line != NULL && line->time.has_date && !line->time.has_clock && line->n_texts == 0;
}

static gboolean
is_bare_clock (const TrackerPastedLine *line)
{
  return line != NULL && !line->time.has_date && line->time.has_clock && line->n_texts == 0;
}

static gboolean
is_clock (const TrackerPastedLine *line)
{
  return !line->time.has_date && line->time.has_clock && line->is_clock_at_edge;
}

static guint
skip_blank (const Finder *self, guint i)
{
  const TrackerPastedLine *line = get_line (self, i);

  return line != NULL && line->is_blank ? i + 1 : i;
}

/* "10:15" and below it "02.03.2026", where the date is not the one of a clock below it. */
static void
join_clocks_with_dates_below (Finder *self)
{
  const TrackerPastedLine *before = NULL;

  for (guint i = 0; i < self->lines->len; i++)
    {
      TrackerPastedLine *line = get_line (self, i);
      TrackerPastedLine *next = get_line (self, i + 1);

      if (is_bare_clock (line) && is_bare_date (next) && !is_bare_date (before)
          && !is_bare_clock (get_line (self, skip_blank (self, i + 2))))
        {
          TrackerPastedTime clock = line->time;

          line->time = next->time;
          line->time.has_clock = TRUE;
          line->time.has_seconds = clock.has_seconds;
          line->time.hour = clock.hour;
          line->time.minute = clock.minute;
          line->time.second_of_minute = clock.second_of_minute;
          line->time.has_offset = clock.has_offset;
          line->time.offset_s = clock.offset_s;
          g_ptr_array_remove_index (self->lines, i + 1);
        }
      before = line->is_blank ? before : line;
    }
}

/* Of US pages and those whose country is not known: any date that can be read in one way only
 * speaks for the others. */
static void
decide_order (const Finder *self, TrackerPastedCalendar *calendar)
{
  guint n_day_first = 0, n_month_first = 0;

  for (guint i = 0; i < self->lines->len; i++)
    {
      const TrackerPastedTime *time = &get_line (self, i)->time;

      n_day_first += time->is_open && time->first > 12 ? 1 : 0;
      n_month_first += time->is_open && time->second > 12 ? 1 : 0;
    }
  if (n_day_first != n_month_first)
    calendar->is_month_first = n_month_first > n_day_first;
}

static void
add_anchor (Finder *self,
            guint i,
            const TrackerPastedTime *time,
            const TrackerPastedCalendar *calendar)
{
  TrackerPastedAnchor anchor = { .line = i, .time = *time };

  anchor.is_valid = tracker_pasted_calendar_place (calendar, time, &anchor.placed);
  g_array_append_val (self->anchors, anchor);
}

/* A date is the heading of clocks if one comes before the next date. A bare one may have lines of
 * the first event in between; one with a text beside it (a weekday in a language we do not know,
 * "Service area") has to have the clock right below. */
static gboolean
is_heading (const Finder *self, guint i)
{
  const TrackerPastedLine *line = get_line (self, i);

  if (!line->time.has_date || line->time.has_clock || line->n_texts > 1)
    return FALSE;
  if (line->n_texts == 1)
    {
      const TrackerPastedCell *cell = g_ptr_array_index (line->cells, 0);
      const TrackerPastedLine *next = get_line (self, skip_blank (self, i + 1));

      return next != NULL && is_clock (next)
             && tracker_words_guess_stage (cell->text) == TRACKER_STAGE_UNKNOWN;
    }
  for (guint k = i + 1; k < self->lines->len; k++)
    {
      const TrackerPastedLine *next = get_line (self, k);

      if (next->time.has_date)
        return FALSE;
      if (is_clock (next))
        return TRUE;
    }
  return FALSE;
}

/* What was taken for a clock is a part of the words after all. */
static void
restore_words (TrackerPastedLine *line)
{
  TrackerPastedCell *cell = g_new0 (TrackerPastedCell, 1);

  cell->text = g_steal_pointer (&line->whole);
  g_ptr_array_set_size (line->cells, 0);
  g_ptr_array_add (line->cells, cell);
  line->n_texts = 1;
  line->time = (TrackerPastedTime){ 0 };
}

static void
find_anchors (Finder *self, const TrackerPastedCalendar *calendar)
{
  const TrackerPastedTime *heading = NULL;

  for (guint i = 0; i < self->lines->len; i++)
    {
      TrackerPastedLine *line = get_line (self, i);

      if (line->time.has_date && is_heading (self, i))
        {
          heading = &line->time;
          g_array_append_val (self->headings, i);
        }
      else if (line->time.has_date)
        {
          heading = NULL;
          add_anchor (self, i, &line->time, calendar);
        }
      else if (heading != NULL && is_clock (line))
        {
          TrackerPastedTime day = *heading;
          TrackerPastedTime time = line->time;

          time.has_date = TRUE;
          time.is_open = day.is_open;
          time.first = day.first;
          time.second = day.second;
          time.year = day.year;
          time.month = day.month;
          time.day = day.day;
          add_anchor (self, i, &time, calendar);
        }
      else if (line->time.has_clock)
        {
          restore_words (line);
        }
    }
}

static void
clear_gap (gpointer data)
{
  TrackerPastedGap *gap = data;

  g_ptr_array_unref (gap->texts);
}

static void
note_blank (TrackerPastedGap *gap)
{
  if (gap->n_blanks++ == 0)
    gap->first_blank = gap->texts->len;
  gap->last_blank = gap->texts->len;
}

static void
find_gaps (Finder *self)
{
  guint next_anchor = 0, next_heading = 0;
  TrackerPastedGap gap = { .texts = g_ptr_array_new () };

  for (guint i = 0; i < self->lines->len; i++)
    {
      TrackerPastedLine *line = get_line (self, i);

      if (next_heading < self->headings->len
          && g_array_index (self->headings, guint, next_heading) == i)
        {
          next_heading++;
          gap.is_split = TRUE;
          gap.split = gap.texts->len;
        }
      else if (next_anchor < self->anchors->len
               && g_array_index (self->anchors, TrackerPastedAnchor, next_anchor).line == i)
        {
          next_anchor++;
          g_array_append_val (self->gaps, gap);
          gap = (TrackerPastedGap){ .texts = g_ptr_array_new () };
        }
      else if (line->is_blank)
        note_blank (&gap);
      else
        g_ptr_array_add (gap.texts, line);
    }
  g_array_append_val (self->gaps, gap);
}

static void
add_cells (GPtrArray *cells, const TrackerPastedLine *line)
{
  for (guint i = 0; i < line->cells->len && cells->len < MAX_CELLS; i++)
    g_ptr_array_add (cells, g_ptr_array_index (line->cells, i));
}

static void
free_record (gpointer data)
{
  TrackerPastedRecord *record = data;

  g_ptr_array_unref (record->cells);
  g_free (record);
}

static GPtrArray *
make_records (const Finder *self, const TrackerDefinition *definition)
{
  GPtrArray *records = g_ptr_array_new_with_free_func (free_record);
  g_autofree TrackerPastedShare *shares
      = tracker_pasted_layout_share (self->anchors, self->lines, self->gaps, definition);

  for (guint i = 0; i < self->anchors->len; i++)
    {
      const TrackerPastedAnchor *anchor = &g_array_index (self->anchors, TrackerPastedAnchor, i);
      const TrackerPastedGap *above = &g_array_index (self->gaps, TrackerPastedGap, i);
      const TrackerPastedGap *below = above + 1;
      TrackerPastedRecord *record;

      if (!anchor->is_valid)
        continue;
      record = g_new0 (TrackerPastedRecord, 1);
      record->time = anchor->placed;
      record->cells = g_ptr_array_new ();
      for (guint k = above->texts->len - shares[i].n_behind; k < above->texts->len; k++)
        add_cells (record->cells, g_ptr_array_index (above->texts, k));
      add_cells (record->cells, get_line (self, anchor->line));
      for (guint k = 0; k < shares[i + 1].n_before; k++)
        add_cells (record->cells, g_ptr_array_index (below->texts, k));
      g_ptr_array_add (records, record);
    }
  return records;
}

/**
 * tracker_pasted_records_find:
 * @lines: (element-type TrackerPastedLine): the lines of a text; clocks that belong to no date are
 * made words again
 * @calendar: how times are read; the order of day and month is learnt from @lines
 * @definition: (nullable): whose page it was
 *
 * Finds the times and what belongs to each.
 *
 * Returns: (transfer full) (element-type TrackerPastedRecord): in the order of the page; they point
 * into @lines
 */
GPtrArray *
tracker_pasted_records_find (GPtrArray *lines,
                             TrackerPastedCalendar *calendar,
                             const TrackerDefinition *definition)
{
  g_autoptr (GArray) anchors = g_array_new (FALSE, FALSE, sizeof (TrackerPastedAnchor));
  g_autoptr (GArray) headings = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) gaps = g_array_new (FALSE, FALSE, sizeof (TrackerPastedGap));
  Finder finder = { .lines = lines, .anchors = anchors, .headings = headings, .gaps = gaps };

  g_array_set_clear_func (gaps, clear_gap);
  join_clocks_with_dates_below (&finder);
  decide_order (&finder, calendar);
  find_anchors (&finder, calendar);
  if (anchors->len == 0)
    return g_ptr_array_new_with_free_func (free_record);
  find_gaps (&finder);
  return make_records (&finder, definition);
}
