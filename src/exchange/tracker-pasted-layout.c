/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-pasted-private.h"

/* Pages put the words of an event below its date, above it, or on both sides, and a copy of a page
 * begins and ends with lines that are of no event. What says which it is, surest first: where blank
 * lines stand; on which side of the first and of the last date there are lines that look like those
 * between the dates (as many, and with known words where those have them). */

#define MAX_TEXTS 6       /* of one event, beside those in the line of its date */
#define MAX_TEXTS_ALONE 3 /* of the only one: nothing says how many are right */
#define SCORE_KNOWN 2
#define SCORE_ALIKE 1
#define SCORE_MISSING (-2)

typedef struct
{
  const GArray *gaps; /* (element-type TrackerPastedGap) */
  const TrackerDefinition *definition;
  guint mode;          /* how many texts most gaps between two anchors have */
  guint most;          /* the largest such number, within MAX_TEXTS */
  gboolean is_even;    /* all have as many */
  gboolean has_own;    /* most anchors have texts in their own line */
  gboolean has_blanks; /* blank lines say how far an event goes */
  gboolean is_below;   /* headings say so: what is above one is of the date before */
  gboolean is_above;
  double known[MAX_TEXTS + 1]; /* share of the gaps whose text there has known words */
} Layout;

static const TrackerPastedGap *
get_gap (const Layout *self, guint i)
{
  return &g_array_index (self->gaps, TrackerPastedGap, i);
}

static gboolean
is_known (const Layout *self, const TrackerPastedGap *gap, guint i)
{
  const TrackerPastedLine *line = g_ptr_array_index (gap->texts, i);

  for (guint k = 0; k < line->cells->len; k++)
    {
      const TrackerPastedCell *cell = g_ptr_array_index (line->cells, k);

      if (*cell->text != '\0'
          && tracker_pasted_guess_stage (self->definition, cell->text) != TRACKER_STAGE_UNKNOWN)
        return TRUE;
    }
  return FALSE;
}

/* What the gaps between two anchors have in common. */
static void
measure (Layout *self)
{
  guint counts[MAX_TEXTS + 1] = { 0 };
  guint known[MAX_TEXTS + 1] = { 0 };
  guint n_gaps = 0;

  self->is_even = TRUE;
  for (guint i = 1; i + 1 < self->gaps->len; i++)
    {
      const TrackerPastedGap *gap = get_gap (self, i);
      guint n_before = gap->is_split ? gap->split : gap->texts->len;
      guint n_texts = MIN (gap->is_split && n_before == 0 ? gap->texts->len : n_before, MAX_TEXTS);

      self->is_below |= gap->is_split && n_before > 0;
      self->is_above |= gap->is_split && n_before == 0 && n_texts > 0;
      self->is_even &= n_gaps == 0 || n_texts == self->most;
      self->most = MAX (self->most, n_texts);
      counts[n_texts]++;
      n_gaps++;
      for (guint k = 0; k < n_texts; k++)
        known[k] += is_known (self, gap, k) ? 1 : 0;
    }
  for (guint n = 1; n <= MAX_TEXTS; n++)
    {
      self->mode = counts[n] > counts[self->mode] ? n : self->mode;
      self->known[n - 1] = n_gaps > 0 ? (double) known[n - 1] / n_gaps : 0;
    }
}

static TrackerPastedShare
share_all (const TrackerPastedGap *gap, guint n_behind)
{
  return (TrackerPastedShare){ .n_before = gap->texts->len - n_behind, .n_behind = n_behind };
}

/* Whether any of the texts next to the first date, or next to the last, has known words. */
static gboolean
is_end_known (const Layout *self, gboolean is_last)
{
  const TrackerPastedGap *gap = get_gap (self, is_last ? self->gaps->len - 1 : 0);
  guint n_texts = MIN (gap->texts->len, MAX (self->mode, 1));

  for (guint i = 0; i < n_texts; i++)
    {
      if (is_known (self, gap, is_last ? i : gap->texts->len - 1 - i))
        return TRUE;
    }
  return FALSE;
}

/* Most gaps have one blank line at the same side. Answer: whether that says it all. */
static gboolean
share_by_blanks (Layout *self, TrackerPastedShare *shares)
{
  guint n_gaps = 0, n_below = 0, n_above = 0, n_inside = 0;

  for (guint i = 1; i + 1 < self->gaps->len; i++)
    {
      const TrackerPastedGap *gap = get_gap (self, i);

      if (gap->is_split || gap->texts->len == 0)
        continue;
      n_gaps++;
      if (gap->n_blanks != 1)
        continue;
      n_below += gap->first_blank == gap->texts->len ? 1 : 0;
      n_above += gap->first_blank == 0 ? 1 : 0;
      n_inside += gap->first_blank > 0 && gap->first_blank < gap->texts->len ? 1 : 0;
    }
  if (2 * MAX (n_below, MAX (n_above, n_inside)) <= n_gaps)
    return FALSE;
  /* "Date, blank line, words": the ends say so. */
  if (n_inside < MAX (n_below, n_above)
      && (n_above > n_below ? is_end_known (self, TRUE) && !is_end_known (self, FALSE)
                            : is_end_known (self, FALSE) && !is_end_known (self, TRUE)))
    return FALSE;

  self->has_blanks = TRUE;
  for (guint i = 0; i < self->gaps->len; i++)
    {
      const TrackerPastedGap *gap = get_gap (self, i);
      guint n_texts = gap->texts->len;

      if (n_below >= n_above && n_below >= n_inside)
        shares[i] = share_all (gap, 0);
      else if (n_above >= n_inside || i == 0)
        shares[i] = share_all (gap, n_texts);
      else
        shares[i] = share_all (gap, gap->n_blanks > 0 ? n_texts - gap->first_blank : 0);
    }
  return TRUE;
}

/* How well the lines at both ends fit if the last @n_behind texts of each gap belong to the anchor
 * behind it. */
static int
score (const Layout *self, guint n_behind)
{
  const TrackerPastedGap *first = get_gap (self, 0);
  const TrackerPastedGap *last = get_gap (self, self->gaps->len - 1);
  guint n_before = self->mode - n_behind;
  int result = 0;

  for (guint i = 0; i < self->mode; i++)
    {
      const TrackerPastedGap *gap = i < n_before ? last : first;
      guint from_end = self->mode - i;
      gboolean is_missing = i < n_before ? gap->texts->len <= i : gap->texts->len < from_end;
      gboolean is_text_known;

      if (is_missing)
        {
          result += SCORE_MISSING;
          continue;
        }
      is_text_known = is_known (self, gap, i < n_before ? i : gap->texts->len - from_end);
      if (is_text_known != (self->known[i] > 0.5))
        result -= SCORE_ALIKE;
      else
        result += is_text_known ? SCORE_KNOWN : SCORE_ALIKE;
    }
  return result;
}

static guint
choose_n_behind (const Layout *self)
{
  guint best = 0;
  int best_score = score (self, 0);

  if (self->is_below || self->is_above)
    return self->is_below ? 0 : self->mode;
  for (guint k = 0; k < self->mode; k++)
    {
      /* All above comes before a part of them; parts only where all gaps are alike. */
      guint n_behind = k == 0 ? self->mode : k;
      int own = k > 0 && !self->is_even ? G_MININT : score (self, n_behind);

      if (own > best_score)
        {
          best = n_behind;
          best_score = own;
        }
    }
  return best;
}

static void
share_by_ends (const Layout *self, TrackerPastedShare *shares)
{
  guint n_behind = choose_n_behind (self);

  for (guint i = 0; i < self->gaps->len; i++)
    {
      const TrackerPastedGap *gap = get_gap (self, i);
      guint n_texts = gap->texts->len;

      if (n_behind == self->mode && self->mode > 0)
        shares[i] = share_all (gap, n_texts);
      else
        shares[i] = share_all (gap, MIN (n_behind, n_texts));
    }
}

/* The only date: nothing to compare with. */
static void
share_single (Layout *self, guint n_own, TrackerPastedShare *shares)
{
  const TrackerPastedGap *before = get_gap (self, 0);
  const TrackerPastedGap *behind = get_gap (self, 1);
  gboolean is_known_behind = FALSE, is_known_before = FALSE;

  for (guint i = 0; i < MIN (behind->texts->len, MAX_TEXTS_ALONE); i++)
    is_known_behind |= is_known (self, behind, i);
  for (guint i = 0; i < MIN (before->texts->len, MAX_TEXTS_ALONE); i++)
    is_known_before |= is_known (self, before, before->texts->len - 1 - i);

  self->has_blanks = TRUE;
  /* A row that says what and where is whole. */
  self->mode = self->most = n_own > 1 ? 0 : MAX_TEXTS_ALONE;
  shares[0] = share_all (before, 0);
  shares[1] = share_all (behind, 0);
  if (!self->has_own && (behind->texts->len == 0 || (is_known_before && !is_known_behind)))
    {
      shares[0] = share_all (before, before->texts->len);
      shares[1] = share_all (behind, behind->texts->len);
    }
}

/* At both ends of the text the page goes on: no more lines than others have, none beyond a blank.
 */
static void
cut_ends (const Layout *self, TrackerPastedShare *shares)
{
  guint last = self->gaps->len - 1;
  const TrackerPastedGap *gap = get_gap (self, 0);
  guint n_blocked = gap->n_blanks > 0 && gap->last_blank < gap->texts->len ? gap->last_blank : 0;
  guint limit = self->is_even || self->has_own ? self->mode : self->most;

  if (gap->is_split)
    n_blocked = MAX (n_blocked, gap->split);
  shares[0].n_before = 0;
  shares[0].n_behind = MIN (shares[0].n_behind, limit);
  if (self->has_blanks || gap->is_split)
    shares[0].n_behind = MIN (shares[0].n_behind, gap->texts->len - n_blocked);

  gap = get_gap (self, last);
  shares[last].n_behind = 0;
  shares[last].n_before = MIN (shares[last].n_before, limit);
  if (self->has_blanks && gap->n_blanks > 0 && (gap->first_blank > 0 || self->has_own))
    shares[last].n_before = MIN (shares[last].n_before, gap->first_blank);
}

/* A heading in between is the end of what stands before it. */
static void
respect_headings (const Layout *self, TrackerPastedShare *shares)
{
  for (guint i = 0; i < self->gaps->len; i++)
    {
      const TrackerPastedGap *gap = get_gap (self, i);
      guint n_after = gap->texts->len - gap->split;

      if (gap->is_split && i > 0)
        shares[i].n_before = MIN (gap->split, MAX_TEXTS);
      if (gap->is_split)
        shares[i].n_behind = MIN (shares[i].n_behind, n_after);
    }
}

/**
 * tracker_pasted_layout_share:
 * @anchors: (element-type TrackerPastedAnchor): the lines with times
 * @lines: (element-type TrackerPastedLine): all lines
 * @gaps: (element-type TrackerPastedGap): what is before, between and behind them: one more
 * @definition: (nullable): whose words are known
 *
 * Finds out which lines without a time belong to which with one.
 *
 * Returns: (transfer full): for each gap what its neighbours get of it; to be freed
 */
TrackerPastedShare *
tracker_pasted_layout_share (const GArray *anchors,
                             GPtrArray *lines,
                             const GArray *gaps,
                             const TrackerDefinition *definition)
{
  TrackerPastedShare *shares = g_new0 (TrackerPastedShare, gaps->len);
  Layout layout = { .gaps = gaps, .definition = definition };
  guint n_own = 0;

  for (guint i = 0; i < anchors->len; i++)
    {
      const TrackerPastedAnchor *anchor = &g_array_index (anchors, TrackerPastedAnchor, i);
      const TrackerPastedLine *line = g_ptr_array_index (lines, anchor->line);

      n_own += line->n_texts > 0 ? 1 : 0;
    }
  layout.has_own = 2 * n_own > anchors->len;
  if (anchors->len == 1)
    {
      const TrackerPastedAnchor *anchor = &g_array_index (anchors, TrackerPastedAnchor, 0);

      share_single (&layout,
                    ((TrackerPastedLine *) g_ptr_array_index (lines, anchor->line))->n_texts,
                    shares);
    }
  else
    {
      measure (&layout);
      if (!share_by_blanks (&layout, shares))
        share_by_ends (&layout, shares);
    }
  respect_headings (&layout, shares);
  cut_ends (&layout, shares);
  return shares;
}
