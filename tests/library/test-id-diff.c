/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tracker-id-diff-private.h"
#include "tracker-test.h"

static GArray *
apply_runs (const gint64 *old_ids, guint n_old, const gint64 *new_ids, guint n_new, GArray *runs)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_vals (ids, old_ids, n_old);
  for (guint i = 0; i < runs->len; i++)
    {
      const TrackerIdRun *run = &g_array_index (runs, TrackerIdRun, i);

      g_assert_cmpuint (run->n_removed + run->n_added, >, 0);
      g_assert_cmpuint (run->position + run->n_removed, <=, ids->len);
      g_assert_cmpuint (run->source + run->n_added, <=, n_new);
      if (run->n_removed > 0)
        g_array_remove_range (ids, run->position, run->n_removed);
      if (run->n_added > 0)
        g_array_insert_vals (ids, run->position, new_ids + run->source, run->n_added);
    }

  return ids;
}

/* (transfer full): the runs, after they were seen to lead from one list to the other. */
static GArray *
check (const gint64 *old_ids, guint n_old, const gint64 *new_ids, guint n_new)
{
  GArray *runs = tracker_id_diff (old_ids, n_old, new_ids, n_new);
  g_autoptr (GArray) ids = apply_runs (old_ids, n_old, new_ids, n_new, runs);

  g_assert_cmpmem (ids->data, ids->len * sizeof (gint64), new_ids, n_new * sizeof (gint64));

  return runs;
}

static guint
count_told (GArray *runs)
{
  guint n = 0;

  for (guint i = 0; i < runs->len; i++)
    n += g_array_index (runs, TrackerIdRun, i).n_removed
         + g_array_index (runs, TrackerIdRun, i).n_added;

  return n;
}

static const struct
{
  const char *before;
  const char *after;
  guint n_runs;
  guint n_told; /* rows removed and added */
} rows[] = {
  { "", "", 0, 0 },
  { "1 2 3", "1 2 3", 0, 0 },
  { "", "1 2 3", 1, 3 },
  { "1 2 3", "", 1, 3 },
  { "1 2 3 4", "9 1 2 3 4", 1, 1 }, /* a new parcel on top */
  { "1 2 3 4", "1 2 9 3 4", 1, 1 },
  { "1 2 3 4", "1 2 3 4 9", 1, 1 },
  { "1 2 3 4", "1 2 4", 1, 1 },
  { "1 2 3 4 5", "4 1 2 3 5", 2, 2 }, /* news: one goes to the top */
  { "1 2 3 4 5", "2 3 4 1 5", 2, 2 },
  { "1 2", "2 1", 2, 2 },
  { "1 2 3", "4 5 6", 1, 6 },
  { "1 2 3 4 5 6", "1 9 3 4 8 6", 2, 4 },
  { "1 2 3", "3 2 1", 2, 4 },
};

static GArray *
parse_ids (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (gsize i = 0; words[i] != NULL && *words[i] != '\0'; i++)
    {
      gint64 id = g_ascii_strtoll (words[i], NULL, 10);

      g_array_append_val (ids, id);
    }

  return ids;
}

static void
test_table (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GArray) before = parse_ids (rows[i].before);
      g_autoptr (GArray) after = parse_ids (rows[i].after);
      g_autoptr (GArray) runs = check ((const gint64 *) before->data, before->len,
                                       (const gint64 *) after->data, after->len);

      g_test_message ("%s -> %s", rows[i].before, rows[i].after);
      g_assert_cmpuint (runs->len, ==, rows[i].n_runs);
      g_assert_cmpuint (count_told (runs), ==, rows[i].n_told);
    }
}

/* A list of different ids between 1 and 40, in any order. */
static GArray *
make_random (void)
{
  gint64 all[40];
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (int i = 0; i < 40; i++)
    all[i] = i + 1;
  for (int i = 39; i > 0; i--)
    {
      int k = g_test_rand_int_range (0, i + 1);
      gint64 id = all[i];

      all[i] = all[k];
      all[k] = id;
    }
  g_array_append_vals (ids, all, g_test_rand_int_range (0, 41));

  return ids;
}

static void
test_random (void)
{
  for (int i = 0; i < 5000; i++)
    {
      g_autoptr (GArray) before = make_random ();
      g_autoptr (GArray) after = make_random ();
      g_autoptr (GArray) runs = check ((const gint64 *) before->data, before->len,
                                       (const gint64 *) after->data, after->len);

      g_assert_cmpuint (count_told (runs), <=, before->len + after->len);
    }
}

/* Of a long list one goes anywhere: never more than that one is told. */
static void
test_single_moves (void)
{
  const guint n = 3000;
  g_autofree gint64 *before = g_new (gint64, n);
  g_autofree gint64 *after = g_new (gint64, n);

  for (guint i = 0; i < n; i++)
    before[i] = i + 1;
  for (int i = 0; i < 200; i++)
    {
      guint from = g_test_rand_int_range (0, n), to = g_test_rand_int_range (0, n);
      g_autoptr (GArray) runs = NULL;

      memcpy (after, before, n * sizeof (gint64));
      if (from < to)
        memmove (after + from, before + from + 1, (to - from) * sizeof (gint64));
      else
        memmove (after + to + 1, before + to, (from - to) * sizeof (gint64));
      after[to] = before[from];
      runs = check (before, n, after, n);
      g_assert_cmpuint (count_told (runs), ==, from == to ? 0 : 2);
    }
}

/* Another order of everything is told as one run. */
static void
test_many_runs_are_one (void)
{
  const guint n = 2000;
  g_autofree gint64 *before = g_new (gint64, n);
  g_autofree gint64 *after = g_new (gint64, n);
  g_autoptr (GArray) runs = NULL;

  for (guint i = 0; i < n; i++)
    {
      before[i] = i;
      after[i] = i % 2 == 0 ? i : i + n;
    }
  runs = check (before, n, after, n);
  g_assert_cmpuint (runs->len, ==, 1);
}

int
main (int argc, char **argv)
{
  tracker_test_init (&argc, &argv);
  g_test_add_func ("/id-diff/table", test_table);
  g_test_add_func ("/id-diff/random", test_random);
  g_test_add_func ("/id-diff/single-moves", test_single_moves);
  g_test_add_func ("/id-diff/many-runs-are-one", test_many_runs_are_one);

  return g_test_run ();
}
