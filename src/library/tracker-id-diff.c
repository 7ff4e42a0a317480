/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-id-diff-private.h"

/* More runs than this are told as one: every run costs the view more than the rows it saves. */
#define RUNS_MOST 64

/* For each new id its place in the old list, or -1. */
static int *
find_old_places (const gint64 *old_ids, guint n_old, const gint64 *new_ids, guint n_new)
{
  g_autoptr (GHashTable) places = g_hash_table_new (g_int64_hash, g_int64_equal);
  int *found = g_new (int, n_new);

  for (guint i = 0; i < n_old; i++)
    g_hash_table_insert (places, (gpointer) &old_ids[i], GINT_TO_POINTER (i + 1));
  for (guint i = 0; i < n_new; i++)
    found[i] = GPOINTER_TO_INT (g_hash_table_lookup (places, &new_ids[i])) - 1;

  return found;
}

/* Which of the new ids can stay where they are: the longest run of rising old places (patience
 * sorting). */
static gboolean *
mark_staying (const int *places, guint n)
{
  g_autofree int *tails
      = g_new (int, MAX (n, 1)); /* index of the last member of the best run of each length */
  g_autofree int *before = g_new (int, MAX (n, 1));
  gboolean *stays = g_new0 (gboolean, MAX (n, 1));
  int length = 0;

  for (guint i = 0; i < n; i++)
    {
      int low = 0, high = length;

      if (places[i] < 0)
        continue;
      while (low < high)
        {
          int middle = (low + high) / 2;

          if (places[tails[middle]] < places[i])
            low = middle + 1;
          else
            high = middle;
        }
      before[i] = low > 0 ? tails[low - 1] : -1;
      tails[low] = i;
      length = MAX (length, low + 1);
    }

  for (int i = length > 0 ? tails[length - 1] : -1; i >= 0; i = before[i])
    stays[i] = TRUE;

  return stays;
}

/* Walks both lists at once; positions are those after all earlier runs have been done. */
static GArray *
make_runs (guint n_old, const int *places, const gboolean *stays, guint n_new, guint offset)
{
  GArray *runs = g_array_new (FALSE, FALSE, sizeof (TrackerIdRun));
  guint old_at = 0, new_at = 0;

  while (old_at < n_old || new_at < n_new)
    {
      TrackerIdRun run = { .position = offset + new_at, .source = offset + new_at };

      while (new_at < n_new && !stays[new_at])
        {
          run.n_added++;
          new_at++;
        }
      run.n_removed = (new_at < n_new ? (guint) places[new_at] : n_old) - old_at;
      old_at += run.n_removed;
      if (run.n_added > 0 || run.n_removed > 0)
        g_array_append_val (runs, run);
      while (new_at < n_new && stays[new_at] && (guint) places[new_at] == old_at)
        {
          new_at++;
          old_at++;
        }
    }

  return runs;
}

/**
 * tracker_id_diff:
 * @old_ids: (array length=n_old): what a model shows
 * @n_old: how many
 * @new_ids: (array length=n_new): what it shall show; no id twice
 * @n_new: how many
 *
 * Finds the fewest rows to remove and add. Done in order, each run at its position, the runs turn
 * the old list into the new one.
 *
 * Returns: (transfer full) (element-type TrackerIdRun): the runs; empty if the lists are the same
 */
GArray *
tracker_id_diff (const gint64 *old_ids, guint n_old, const gint64 *new_ids, guint n_new)
{
  g_autofree int *places = NULL;
  g_autofree gboolean *stays = NULL;
  g_autoptr (GArray) runs = NULL;
  guint head = 0, tail = 0;

  while (head < n_old && head < n_new && old_ids[head] == new_ids[head])
    head++;
  while (tail < n_old - head && tail < n_new - head
         && old_ids[n_old - 1 - tail] == new_ids[n_new - 1 - tail])
    tail++;
  n_old -= head + tail;
  n_new -= head + tail;

  places = find_old_places (old_ids + head, n_old, new_ids + head, n_new);
  stays = mark_staying (places, n_new);
  runs = make_runs (n_old, places, stays, n_new, head);
  if (runs->len > RUNS_MOST)
    {
      TrackerIdRun all = { .position = head, .n_removed = n_old, .n_added = n_new, .source = head };

      g_array_set_size (runs, 0);
      g_array_append_val (runs, all);
    }

  return g_steal_pointer (&runs);
}
