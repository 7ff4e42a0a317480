/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Measures a refresh of many parcels of one carrier, played by the emulator: how long it takes,
 * and, with the window shown, how long it holds the main loop. Prints one JSON object a line. */

#include <adwaita.h>
#include <glib/gstdio.h>

#include "bench-loop.h"
#include "bench-world.h"
#include "tracker-alerts.h"
#include "tracker-carrier-files.h"
#include "tracker-checksum.h"
#include "tracker-emulator.h"
#include "tracker-library-services.h"
#include "tracker-window.h"

#define N_FACTS 10
#define AT_ONCE 6
#define FRAME_MS (1000.0 / 60)
#define WIDTH 1180
#define HEIGHT 760
#define SETTLE_MS 1000

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
  TrackerClock *clock;
  TrackerEmulator *emulator;
  TrackerStore *store;
  TrackerHttp *http;
  TrackerNetwork *network;
  TrackerSecrets *secrets;
  TrackerMonitor *monitor;
  TrackerLibrary *library;
  TrackerNotifier *notifier;
  TrackerAlerts *alerts;
  GArray *ids; /* of the parcels to refresh */
  GtkWindow *window;
} Bench;

/* --- waiting --- */

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

static gboolean
on_timeout_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

static void
settle (void)
{
  gboolean is_over = FALSE;

  g_timeout_add (SETTLE_MS, on_timeout_cb, &is_over);
  while (!is_over)
    g_main_context_iteration (NULL, TRUE);
}

static void
stop_on (const GError *error)
{
  if (error != NULL)
    g_error ("%s", error->message);
}

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
      = tracker_emulator_parcel_new (number, "CN", "DE", "upugtt");
  gint64 now_s = tracker_clock_get_now_s (bench->clock);

  for (int i = 0; i < N_FACTS; i++)
    {
      gboolean is_there = i >= 5;

      tracker_emulator_parcel_add_fact (
          parcel, facts[i], now_s - (N_FACTS - i) * 86400, is_there ? 3600 : 8 * 3600,
          is_there ? "Frankfurt" : "Guangzhou", NULL, is_there ? "DE" : "CN", NULL);
    }
  tracker_emulator_set_parcel (bench->emulator, parcel);
}

static void
add_parcels (Bench *bench)
{
  static const char *const carriers[] = { "upugtt" };
  static const TrackerRole roles[] = { TRACKER_ROLE_BOTH };
  g_autofree TrackerParcelDraft *drafts = g_new0 (TrackerParcelDraft, n_parcels);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
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
                                        .destination = "DE",
                                        .n_legs = 1,
                                        .carriers = carriers,
                                        .roles = roles };
    }
  tracker_store_add_parcels_async (bench->store, drafts, (gsize) n_parcels, NULL, on_done_cb,
                                   &result);
  ids = tracker_store_add_parcels_finish (bench->store, wait_for (&result), NULL, NULL, &error);
  stop_on (error);
  bench->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_vals (bench->ids, ids, (guint) n_parcels);
}

static TrackerRegistry *
load_registry (void)
{
  const char *const folders[] = { g_getenv ("TRACKER_CARRIERS_DIR"), NULL };
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);

  if (folders[0] == NULL)
    g_error ("TRACKER_CARRIERS_DIR is not set");
  return tracker_carrier_files_load (folders, problems);
}

static void
open_store (Bench *bench, const char *path)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  if (n_others > 0)
    bench_world_make (path, (guint) n_others, N_FACTS, tracker_clock_get_now_s (bench->clock));
  tracker_store_open_async (path, bench->clock, NULL, on_done_cb, &result);
  bench->store = tracker_store_open_finish (wait_for (&result), &error);
  stop_on (error);
}

static void
open_services (Bench *bench, const char *path)
{
  g_autoptr (TrackerRegistry) registry = load_registry ();
  g_autoptr (GSocketConnectable) address = NULL;
  g_autoptr (GError) error = NULL;

  bench->clock = tracker_clock_new ();
  bench->emulator = tracker_emulator_new (bench->clock);
  tracker_emulator_set_delay_ms (bench->emulator, (guint) delay_ms);
  tracker_emulator_start (bench->emulator, &error);
  stop_on (error);
  address = tracker_emulator_dup_address (bench->emulator);
  bench->http = tracker_http_new_for_gateway (
      bench->clock, address, tracker_emulator_get_authority (bench->emulator), &error);
  stop_on (error);
  tracker_http_set_limit (bench->http, AT_ONCE, 0);

  open_store (bench, path);
  bench->network = tracker_network_new_always_online ();
  bench->secrets = tracker_secrets_new_in_memory ();
  bench->monitor = tracker_monitor_new (bench->store, registry, bench->http, bench->secrets,
                                        bench->network, bench->clock);
  bench->library = tracker_library_new (bench->store, registry, bench->monitor, bench->secrets,
                                        bench->network, bench->clock);
  bench->notifier = tracker_notifier_new ("Tracker", "com.example.Tracker");
  bench->alerts = tracker_alerts_new (bench->store, bench->notifier, bench->clock);
  tracker_alerts_start (bench->alerts);
}

static void
close_services (Bench *bench)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  tracker_alerts_close (bench->alerts);
  tracker_notifier_close (bench->notifier);
  tracker_library_close (bench->library);
  tracker_monitor_close (bench->monitor);
  tracker_store_close_async (bench->store, on_done_cb, &result);
  tracker_store_close_finish (bench->store, wait_for (&result), &error);
  stop_on (error);
  tracker_emulator_close (bench->emulator);
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

  tracker_library_refresh_async (bench->library,
                                 is_for_all ? NULL : (const gint64 *) bench->ids->data,
                                 is_for_all ? 0 : bench->ids->len, NULL, on_done_cb, &result);
  wait_for (&result);
  took_s = (double) (g_get_monotonic_time () - start_us) / G_USEC_PER_SEC;
  tracker_library_refresh_finish (bench->library, result, &summary, &error);
  stop_on (error);
  if (summary.asked != n_parcels || summary.changed != n_parcels
      || tracker_emulator_get_n_requests (bench->emulator) != (guint) n_parcels
      || tracker_emulator_get_max_at_once (bench->emulator) > AT_ONCE)
    g_error ("asked %d, changed %d, failed %d, %u requests, %u at once", summary.asked,
             summary.changed, summary.failed, tracker_emulator_get_n_requests (bench->emulator),
             tracker_emulator_get_max_at_once (bench->emulator));
  return took_s;
}

static void
show_window (Bench *bench)
{
  AdwApplication *application
      = adw_application_new ("com.example.Tracker.Bench", G_APPLICATION_NON_UNIQUE);
  g_autoptr (GSettings) settings
      = g_settings_new_with_path ("com.example.Tracker", "/com/example/TrackerBench/");
  g_autoptr (GError) error = NULL;

  g_application_set_resource_base_path (G_APPLICATION (application), "/com/example/Tracker");
  g_application_register (G_APPLICATION (application), NULL, &error);
  stop_on (error);
  bench->window = GTK_WINDOW (tracker_window_new (application, bench->library, settings));
  gtk_window_set_default_size (bench->window, WIDTH, HEIGHT);
  gtk_window_present (bench->window);
  settle ();
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
  double took_s;

  if (!with_window)
    {
      print_refresh ("refresh", time_refresh_s (bench));
      return;
    }

  show_window (bench);
  bench_loop_start ();
  took_s = time_refresh_s (bench);
  settle ();
  bench_loop_stop (&loop);
  print_refresh ("refresh-windowed", took_s);
  g_print ("{\"name\":\"refresh-hold\",\"value\":%.1f,\"yardstick\":%.1f,\"unit\":\"ms\",\"ratio\":"
           "%.3f,\"limit\":1.0,"
           "\"over\":%u,\"longest_frame_ms\":%.1f,\"source\":\"%s\",\"source_ms\":%.1f}\n",
           loop.longest_ms, FRAME_MS, loop.longest_ms / FRAME_MS, loop.n_over,
           loop.longest_frame_ms, loop.name != NULL ? loop.name : "", loop.name_ms);
  g_free (loop.name);
  gtk_window_destroy (bench->window);
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
  g_autoptr (GOptionContext) context = g_option_context_new ("- measure a refresh");
  g_autoptr (GError) error = NULL;
  g_autofree char *dir = NULL;
  g_autofree char *path = NULL;
  Bench bench = { 0 };

  g_option_context_add_main_entries (context, options, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    {
      g_printerr ("%s\n", error->message);
      return 2;
    }

  dir = g_dir_make_tmp ("tracker-bench-XXXXXX", &error);
  stop_on (error);
  path = g_build_filename (dir, "tracker.db", NULL);
  open_services (&bench, path);
  add_parcels (&bench);
  settle ();
  measure (&bench);
  close_services (&bench);
  remove_files (dir);
  return 0;
}
