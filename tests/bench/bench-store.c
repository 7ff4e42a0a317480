/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Measures the store. Prints one JSON object a line: what was measured, its yardstick, and how much
 * of it is allowed. */

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#include "bench-rows.h"
#include "bench-world.h"
#include "tracker-store.h"

#define N_EVENTS 10
#define FRAME_MS (1000.0 / 60)
#define NOW_S G_GINT64_CONSTANT (1772445600)

static int n_answers = 10000;
static int n_per_transaction = 100;
static int n_parcels = 100000;
static gboolean prints_all = FALSE;

static const GOptionEntry options[] = {
  { "answers", 0, 0, G_OPTION_ARG_INT, &n_answers, "Answers to apply", "N" },
  { "transaction", 0, 0, G_OPTION_ARG_INT, &n_per_transaction, "Answers in one transaction", "N" },
  { "parcels", 0, 0, G_OPTION_ARG_INT, &n_parcels, "Parcels to search in", "N" },
  { "all", 0, 0, G_OPTION_ARG_NONE, &prints_all, "Print lists, rows and counts too", NULL },
  { NULL },
};

/* --- waiting for verbs --- */

static void
on_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **slot)
{
  while (*slot == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *slot;
}

static TrackerStore *
open_store (const char *path)
{
  g_autoptr (TrackerClock) clock = TRACKER_CLOCK (tracker_fixed_clock_new (NOW_S, 0.5));
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  TrackerStore *store;

  tracker_store_open_async (path, clock, NULL, on_done_cb, &result);
  store = tracker_store_open_finish (wait_for (&result), &error);
  if (store == NULL)
    g_error ("%s", error->message);
  return store;
}

static void
close_store (TrackerStore *store)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  tracker_store_close_async (store, on_done_cb, &result);
  if (!tracker_store_close_finish (store, wait_for (&result), &error))
    g_error ("%s", error->message);
  g_object_unref (store);
}

/* --- apply --- */

static void
add_parcels (TrackerStore *store)
{
  static const char *const carriers[] = { "upugtt" };
  static const TrackerRole roles[] = { TRACKER_ROLE_BOTH };
  g_autofree TrackerParcelDraft *drafts = g_new0 (TrackerParcelDraft, n_answers);
  g_autoptr (GPtrArray) numbers = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *ids = NULL;

  for (int i = 0; i < n_answers; i++)
    {
      g_ptr_array_add (numbers, bench_world_dup_number ((guint) i));
      drafts[i].number = g_ptr_array_index (numbers, i);
      drafts[i].n_legs = 1;
      drafts[i].carriers = carriers;
      drafts[i].roles = roles;
    }
  tracker_store_add_parcels_async (store, drafts, (gsize) n_answers, NULL, on_done_cb, &result);
  ids = tracker_store_add_parcels_finish (store, wait_for (&result), NULL, NULL, &error);
  if (ids == NULL)
    g_error ("%s", error->message);
}

static TrackerReport *
make_report (guint parcel)
{
  g_autofree char *number = bench_world_dup_number (parcel);
  TrackerReport *report = tracker_report_new ("upugtt", number, TRACKER_OUTCOME_FOUND);

  for (guint i = 0; i < N_EVENTS; i++)
    {
      g_autofree char *place = bench_world_dup_place (parcel, i);
      g_autofree char *code = g_strdup_printf ("E%u", i);
      TrackerStage stage;
      TrackerTime time;

      tracker_stage_from_nick (bench_world_get_stage (parcel, i), &stage);
      tracker_time_from_unix (bench_world_get_time_s (parcel, i, N_EVENTS, NOW_S), 3 * 3600, &time);
      tracker_report_take_event (report,
                                 tracker_event_new (&time, stage, bench_world_get_text (parcel, i),
                                                    place, "RU", code, "upugtt"));
    }

  return report;
}

/* Through the verbs, one call after another; the reports are there, as parsing them is not the
 * store's work. */
static double
time_store (const char *path)
{
  TrackerStore *store = open_store (path);
  g_autofree TrackerAnswer *answers = g_new0 (TrackerAnswer, n_answers);
  gint64 start_us;
  gint64 took_us;

  add_parcels (store);
  for (int i = 0; i < n_answers; i++)
    answers[i]
        = (TrackerAnswer){ i + 1,
                           make_report ((guint) i) }; /* the legs of an empty file count from 1 */

  start_us = g_get_monotonic_time ();
  for (int i = 0; i < n_answers; i += n_per_transaction)
    {
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GError) error = NULL;
      gsize n = (gsize) MIN (n_per_transaction, n_answers - i);

      tracker_store_apply_async (store, answers + i, n, on_done_cb, &result);
      if (tracker_store_apply_finish (store, wait_for (&result), &error) != (int) n)
        g_error ("%s", error != NULL ? error->message : "not every parcel changed");
    }
  took_us = g_get_monotonic_time () - start_us;

  for (int i = 0; i < n_answers; i++)
    tracker_report_unref (answers[i].report);
  close_store (store);
  return (double) took_us / G_USEC_PER_SEC;
}

static void
make_parcels_only (const char *path)
{
  TrackerStore *store = open_store (path);

  add_parcels (store);
  close_store (store);
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
}

static double
get_quantile (GArray *sorted, double share)
{
  return g_array_index (sorted, double, (guint) ((sorted->len - 1) * share));
}

typedef struct
{
  double value_s;
  double yardstick_s;
} Round;

static int
compare_rounds (gconstpointer a, gconstpointer b)
{
  const Round *x = a;
  const Round *y = b;
  double ratio_x = x->value_s / x->yardstick_s;
  double ratio_y = y->value_s / y->yardstick_s;

  return compare_doubles (&ratio_x, &ratio_y);
}

/* In turns, so that a disk that gets slower or faster meanwhile does so for both; the middle one of
 * three. */
static void
bench_apply (const char *dir)
{
  Round rounds[3];

  for (gsize i = 0; i < G_N_ELEMENTS (rounds); i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/apply-%zu.db", dir, i);
      g_autofree char *plain = g_strdup_printf ("%s/plain-%zu.db", dir, i);

      rounds[i].value_s = time_store (path);
      make_parcels_only (plain);
      rounds[i].yardstick_s = bench_rows_time (path, plain, n_answers, n_per_transaction);
    }
  qsort (rounds, G_N_ELEMENTS (rounds), sizeof *rounds, compare_rounds);
  g_print (
      "{\"name\":\"store-apply\",\"value\":%.3f,\"yardstick\":%.3f,\"unit\":\"s\",\"ratio\":%.2f,"
      "\"limit\":1.5}\n",
      rounds[1].value_s, rounds[1].yardstick_s, rounds[1].value_s / rounds[1].yardstick_s);
}

/* --- search and lists --- */

static double
time_list_ms (TrackerStore *store, const char *search, TrackerSort sort, guint *n_found)
{
  g_autoptr (TrackerQuery) query = tracker_query_new (TRACKER_SMART_ALL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = NULL;
  gint64 start_us;

  tracker_query_set_search (query, search);
  tracker_query_set_sort (query, sort);
  start_us = g_get_monotonic_time ();
  tracker_store_list_ids_async (store, query, NULL, on_done_cb, &result);
  ids = tracker_store_list_ids_finish (store, wait_for (&result), &error);
  if (ids == NULL)
    g_error ("%s", error->message);
  *n_found = ids->len;
  return (double) (g_get_monotonic_time () - start_us) / 1000;
}

/* What people type, letter by letter: a number, names, places, words of posts; one and two letters
 * too, and what nothing has. */
static const char *const typed[] = {
  "RB123456785CN", "LP00000590",   "наушники для мамы",
  "phone case",    "Москва",       "Guangzhou 1",
  "广州",          "茶壶",         "таможня",
  "sorting cen",   "wireless xl",  "Вручение",
  "zzzzzz",        "80080500",     "Новосибирск",
  "delivered",     "нижний новго", "кроссовки син",
};

static void
bench_search (TrackerStore *store)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  gboolean is_verbose = g_getenv ("BENCH_VERBOSE") != NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (typed); i++)
    for (const char *p = g_utf8_next_char (typed[i]);; p = g_utf8_next_char (p))
      {
        g_autofree char *prefix = g_strndup (typed[i], (gsize) (p - typed[i]));
        guint n_found;
        double time_ms = time_list_ms (store, prefix, TRACKER_SORT_ACTIVITY, &n_found);

        g_array_append_val (times, time_ms);
        if (is_verbose)
          g_printerr ("%8.1f ms %7u  %s\n", time_ms, n_found, prefix);
        if (*p == '\0')
          break;
      }
  g_array_sort (times, compare_doubles);
  g_print ("{\"name\":\"search\",\"value\":%.2f,\"yardstick\":%.1f,\"unit\":\"ms\",\"ratio\":%.2f,"
           "\"limit\":1.0,"
           "\"p90_ms\":%.1f,\"max_ms\":%.1f,\"n\":%u}\n",
           get_quantile (times, 0.5), FRAME_MS, get_quantile (times, 0.5) / FRAME_MS,
           get_quantile (times, 0.9), get_quantile (times, 1), times->len);
}

static double
time_rows_ms (TrackerStore *store)
{
  gint64 ids[200];
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  gint64 start_us = g_get_monotonic_time ();

  for (int i = 0; i < 200; i++)
    ids[i] = (gint64) i * n_parcels / 200 + 1;
  tracker_store_load_parcels_async (store, ids, G_N_ELEMENTS (ids), NULL, on_done_cb, &result);
  rows = tracker_store_load_parcels_finish (store, wait_for (&result), &error);
  if (rows == NULL || rows->len != G_N_ELEMENTS (ids))
    g_error ("The rows cannot be loaded");
  return (double) (g_get_monotonic_time () - start_us) / 1000;
}

static double
time_count_ms (TrackerStore *store)
{
  int n_all[TRACKER_N_SMARTS];
  int n_unseen[TRACKER_N_SMARTS];
  g_autoptr (GAsyncResult) result = NULL;
  gint64 start_us = g_get_monotonic_time ();

  tracker_store_count_async (store, NULL, on_done_cb, &result);
  if (!tracker_store_count_finish (store, wait_for (&result), n_all, n_unseen, NULL)
      || n_all[TRACKER_SMART_ALL] != n_parcels)
    g_error ("The parcels cannot be counted");
  return (double) (g_get_monotonic_time () - start_us) / 1000;
}

static void
print_time (const char *name, double time_ms)
{
  g_print ("{\"name\":\"%s\",\"value\":%.2f,\"unit\":\"ms\"}\n", name, time_ms);
}

static void
bench_lists (TrackerStore *store)
{
  guint n_found;

  print_time ("store-list", time_list_ms (store, NULL, TRACKER_SORT_ACTIVITY, &n_found));
  if (n_found != (guint) n_parcels)
    g_error ("%u parcels were listed", n_found);
  print_time ("store-list-by-name", time_list_ms (store, NULL, TRACKER_SORT_NAME, &n_found));
  print_time ("store-rows", time_rows_ms (store));
  print_time ("store-count", time_count_ms (store));
}

static void
bench_in_world (const char *dir)
{
  g_autofree char *path = g_build_filename (dir, "world.db", NULL);
  TrackerStore *store;

  bench_world_make (path, (guint) n_parcels, N_EVENTS, NOW_S);
  store = open_store (path);
  if (prints_all)
    bench_lists (store);
  bench_search (store);
  close_store (store);
}

static void
remove_files (const char *dir)
{
  g_autoptr (GDir) files = g_dir_open (dir, 0, NULL);
  const char *name;

  while (files != NULL && (name = g_dir_read_name (files)) != NULL)
    {
      g_autofree char *path = g_build_filename (dir, name, NULL);

      g_unlink (path);
    }
  g_rmdir (dir);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GOptionContext) context = g_option_context_new ("- measure the store");
  g_autoptr (GError) error = NULL;
  g_autofree char *dir = NULL;

  g_option_context_add_main_entries (context, options, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    {
      g_printerr ("%s\n", error->message);
      return 2;
    }

  dir = g_dir_make_tmp ("tracker-bench-XXXXXX", &error);
  if (dir == NULL)
    g_error ("%s", error->message);
  bench_apply (dir);
  bench_in_world (dir);
  remove_files (dir);
  return 0;
}
