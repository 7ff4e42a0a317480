/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-ask-private.h"

/* A way may know some numbers of a batch, and leave the others to the next one: the ask goes on
 * with the rest, and what is said already is put beside it in the end. */

static gboolean
is_left (const GPtrArray *reports, guint index)
{
  return tracker_report_get_outcome (g_ptr_array_index (reports, index)) == TRACKER_OUTCOME_NONE;
}

static guint
count_left (const GPtrArray *reports)
{
  guint n = 0;

  for (guint i = 0; i < reports->len; i++)
    n += is_left (reports, i);
  return n;
}

/* Which of all numbers the one is that has this place among those the way is asked about. */
static guint
get_place (const TrackerAsk *self, guint index)
{
  return self->places != NULL ? g_array_index (self->places, guint, index) : index;
}

static void
clear_report (gpointer report)
{
  if (report != NULL)
    tracker_report_unref (report);
}

static void
keep_report (TrackerAsk *self, guint place, TrackerReport *report)
{
  if (self->kept == NULL)
    {
      self->kept = g_ptr_array_new_with_free_func (clear_report);
      g_ptr_array_set_size (self->kept, (int) g_strv_length (self->numbers));
    }
  g_ptr_array_index (self->kept, place) = tracker_report_ref (report);
}

/**
 * tracker_ask_leave_rest:
 * @self: an ask whose way has ended
 * @reports: (element-type TrackerReport): what it ended with
 *
 * Keeps what is said of some numbers, if the way leaves others to the next one and that takes so
 * many at once. From then on the ask is about those alone.
 *
 * Returns: %FALSE: nothing is left, or nobody takes it, and nothing has changed
 */
gboolean
tracker_ask_leave_rest (TrackerAsk *self, const GPtrArray *reports)
{
  guint n_left = count_left (reports);
  g_autoptr (GStrvBuilder) numbers = NULL;
  g_autoptr (GStrvBuilder) asked = NULL;
  g_autoptr (GArray) places = NULL;
  const TrackerWay *next;

  if (n_left == 0 || n_left == reports->len || self->way_index + 1 >= self->ways->len)
    return FALSE;
  next = g_ptr_array_index (self->ways, self->way_index + 1);
  if (next->batch_max < n_left)
    return FALSE;

  numbers = g_strv_builder_new ();
  asked = g_strv_builder_new ();
  places = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < reports->len; i++)
    {
      guint place = get_place (self, i);

      if (!is_left (reports, i))
        {
          keep_report (self, place, g_ptr_array_index (reports, i));
          continue;
        }
      g_strv_builder_add (numbers, self->numbers[i]);
      g_strv_builder_add (asked, self->asked[i]);
      g_array_append_val (places, place);
    }
  g_clear_pointer (&self->refused, g_ptr_array_unref); /* somebody was told something */
  g_strfreev (self->numbers);
  self->numbers = g_strv_builder_end (numbers);
  g_strfreev (self->asked);
  self->asked = g_strv_builder_end (asked);
  g_clear_pointer (&self->places, g_array_unref);
  self->places = g_steal_pointer (&places);
  return TRUE;
}

/**
 * tracker_ask_join_kept:
 * @self: an ask that is done
 * @reports: (transfer full) (element-type TrackerReport): what the last way ended with
 *
 * Puts beside it what earlier ways said of other numbers.
 *
 * Returns: (transfer full) (element-type TrackerReport): one report for each number the ask was
 * made for, in their order
 */
GPtrArray *
tracker_ask_join_kept (TrackerAsk *self, GPtrArray *reports)
{
  if (self->kept == NULL)
    return reports;
  for (guint i = 0; i < reports->len; i++)
    keep_report (self, get_place (self, i), g_ptr_array_index (reports, i));
  g_ptr_array_unref (reports);
  return g_steal_pointer (&self->kept);
}
