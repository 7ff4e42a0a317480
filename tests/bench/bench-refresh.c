/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Measures a refresh of many parcels of one carrier, played by the emulator: how long it takes,
 * and, with the window shown, how long it holds the main loop. Prints one JSON object a line. */

#include "bench-loop.h"
#include "bench-services.h"
#include "bench-world.h"
#include "tracker-checksum.h"

#define N_FACTS 10
#define AT_ONCE 6
#define FRAME_MS (1000.0 / 60)

static int n_parcels = 1000;
static int n_others;
static int delay_ms = 100;
static gboolean with_window;
static gboolean by_id;

static const GOptionEntry options[] = {
  { "parcels", 0, 0, G_OPTION_ARG_INT, &n_parcels, "Parcels to refresh", "N" },
  { "others", 0, 0, G_OPTION_ARG_INT, &n_others, "Parcels that are kept besides", "N" },
  { "delay", 0, 0, G_OPTION_ARG_INT, &delay_ms, "What the emulator waits before each answer",
    "MS" },
  { "by-id", 0, 0, G_OPTION_ARG_NONE, &by_id, "Name each parcel instead of asking about all",
    NULL },
  { "window", 0, 0, G_OPTION_ARG_NONE, &with_window, "Show the window meanwhile", NULL },
  { NULL },
};

typedef struct
{
  BenchServices services;
  GArray *ids; /* of the parcels to refresh */
} Bench;

/* --- the world --- */

static char *
dup_number (int parcel)
{
  g_autofree char *serial = g_strdup_printf ("%08d", parcel + 10000000);

  return g_strdup_printf ("RB%s%cCN", serial,
                          tracker_checksum_compute (TRACKER_CHECKSUM_S10, serial, NULL, 0));
}

/* To a country whose post is not among the carriers, so that one carrier alone is asked. */
static void
add_to_emulator (Bench *bench, const char *number)
{
  static const TrackerFactKind facts[N_FACTS]
      = { TRACKER_FACT_POSTED,          TRACKER_FACT_SORTED,   TRACKER_FACT_AT_EXPORT,
          TRACKER_FACT_EXPORT_CLEARED,  TRACKER_FACT_DEPARTED, TRACKER_FACT_AT_IMPORT,
          TRACKER_FACT_CUSTOMS,         TRACKER_FACT_CLEARED,  TRACKER_FACT_LEFT_IMPORT,
          TRACKER_FACT_OUT_FOR_DELIVERY };
  g_autoptr (TrackerEmulatorParcel) parcel
      = tracker_emulator_parcel_new (number, "CN", "IS", "upugtt");
  gint64 now_s = tracker_clock_get_now_s (bench->services.clock);

  for (int i = 0; i < N_FACTS; i++)
    {
      gboolean is_there = i >= 5;

      tracker_emulator_parcel_add_fact (
          parcel, facts[i], now_s - (N_FACTS - i) * 86400, is_there ? 0 : 8 * 3600,
          is_there ? "Reykjavik" : "Guangzhou", NULL, is_there ? "IS" : "CN", NULL);
    }
  tracker_emulator_set_parcel (bench->services.emulator, parcel);
}

static void
add_parcels (Bench *bench)
{
  static const char *const carriers[] = { "upugtt" };
  static const TrackerRole roles[] = { TRACKER_ROLE_BOTH };
  g_autofree TrackerParcelDraft *drafts = g_new0 (TrackerParcelDraft, n_parcels);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autofree gint64 *ids = NULL;

  for (int i = 0; i < n_parcels; i++)
    {
      char *number = dup_number (i);
      char *name = bench_world_dup_name ((guint) i);

      g_ptr_array_add (texts, number);
      g_ptr_array_add (texts, name);
      add_to_emulator (bench, number);
      drafts[i] = (TrackerParcelDraft){ .number = number,
                                        .name = name,
                                        .origin = "CN",
                                        .destination = "IS",
                                        .n_legs = 1,
                                        .carriers = carriers,
                                        .roles = roles };
    }
  ids = bench_services_add_parcels (&bench->services, drafts, (gsize) n_parcels);
  bench->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_vals (bench->ids, ids, (guint) n_parcels);
}

/* --- measuring --- */

static double
time_refresh_s (Bench *bench)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  TrackerRefreshSummary summary = { 0 };
  gboolean is_for_all = !by_id && n_others == 0;
  gint64 start_us = g_get_monotonic_time ();
  double took_s;

  tracker_library_refresh_async (bench->services.library,
                                 is_for_all ? NULL : (const gint64 *) bench->ids->data,
                                 is_for_all ? 0 : bench->ids->len, NULL, bench_on_done_cb, &result);
  bench_wait_for (&result);
  took_s = (double) (g_get_monotonic_time () - start_us) / G_USEC_PER_SEC;
  tracker_library_refresh_finish (bench->services.library, result, &summary, &error);
  bench_stop_on (error);
  if (summary.asked != n_parcels || summary.changed != n_parcels
      || tracker_emulator_get_n_requests (bench->services.emulator) != (guint) n_parcels
      || tracker_emulator_get_max_at_once (bench->services.emulator) > AT_ONCE)
    g_error ("asked %d, changed %d, failed %d, %u requests, %u at once", summary.asked,
             summary.changed, summary.failed,
             tracker_emulator_get_n_requests (bench->services.emulator),
             tracker_emulator_get_max_at_once (bench->services.emulator));
  return took_s;
}

static void
print_refresh (const char *name, double took_s)
{
  double yardstick_s = n_parcels * delay_ms / 1000.0 / AT_ONCE;

  g_print ("{\"name\":\"%s\",\"value\":%.2f,\"yardstick\":%.2f,\"unit\":\"s\",\"ratio\":%.3f,"
           "\"limit\":%s}\n",
           name, took_s, yardstick_s, took_s / yardstick_s, with_window ? "null" : "1.15");
}

static void
measure (Bench *bench)
{
  BenchLoop loop;
  GtkWindow *window;
  double took_s;

  if (!with_window)
    {
      print_refresh ("refresh", time_refresh_s (bench));
      return;
    }

  window = bench_services_show_window (&bench->services);
  bench_loop_start ();
  took_s = time_refresh_s (bench);
  bench_settle ();
  bench_loop_stop (&loop);
  print_refresh ("refresh-windowed", took_s);
  g_print ("{\"name\":\"refresh-hold\",\"value\":%.1f,\"yardstick\":%.1f,\"unit\":\"ms\",\"ratio\":"
           "%.3f,\"limit\":1.0,"
           "\"over\":%u,\"longest_frame_ms\":%.1f,\"source\":\"%s\",\"source_ms\":%.1f}\n",
           loop.longest_ms, FRAME_MS, loop.longest_ms / FRAME_MS, loop.n_over,
           loop.longest_frame_ms, loop.name != NULL ? loop.name : "", loop.name_ms);
  g_free (loop.name);
  gtk_window_destroy (window);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GOptionContext) context = g_option_context_new ("- measure a refresh");
  g_autoptr (GError) error = NULL;
  Bench bench = { 0 };

  g_option_context_add_main_entries (context, options, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    {
      g_printerr ("%s\n", error->message);
      return 2;
    }

  bench_services_open (&bench.services, (guint) delay_ms, AT_ONCE, (guint) n_others, N_FACTS);
  add_parcels (&bench);
  bench_settle ();
  measure (&bench);
  bench_services_close (&bench.services);
  return 0;
}
