/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bench-services.h"

#include <glib/gstdio.h>

#include "bench-world.h"
#include "tracker-carrier-files.h"
#include "tracker-window.h"

#define WIDTH 1180
#define HEIGHT 760
#define SETTLE_MS 1000

/* --- waiting --- */

void
bench_on_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

GAsyncResult *
bench_wait_for (GAsyncResult **slot)
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

void
bench_settle (void)
{
  gboolean is_over = FALSE;

  g_timeout_add (SETTLE_MS, on_timeout_cb, &is_over);
  while (!is_over)
    g_main_context_iteration (NULL, TRUE);
}

void
bench_stop_on (const GError *error)
{
  if (error != NULL)
    g_error ("%s", error->message);
}

/* --- opening --- */

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
open_store (BenchServices *self, guint n_others, guint n_events)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  self->dir = g_dir_make_tmp ("tracker-bench-XXXXXX", &error);
  bench_stop_on (error);
  path = g_build_filename (self->dir, "tracker.db", NULL);
  if (n_others > 0)
    bench_world_make (path, n_others, n_events, tracker_clock_get_now_s (self->clock));
  tracker_store_open_async (path, self->clock, NULL, bench_on_done_cb, &result);
  self->store = tracker_store_open_finish (bench_wait_for (&result), &error);
  bench_stop_on (error);
}

static void
open_emulator (BenchServices *self, guint delay_ms, int at_once)
{
  g_autoptr (GSocketConnectable) address = NULL;
  g_autoptr (GError) error = NULL;

  self->emulator = tracker_emulator_new (self->clock);
  tracker_emulator_set_delay_ms (self->emulator, delay_ms);
  tracker_emulator_start (self->emulator, &error);
  bench_stop_on (error);
  address = tracker_emulator_dup_address (self->emulator);
  self->http = tracker_http_new_for_gateway (
      self->clock, address, tracker_emulator_get_authority (self->emulator), &error);
  bench_stop_on (error);
  tracker_http_set_limit (self->http, at_once, 0);
}

void
bench_services_open (BenchServices *self,
                     guint delay_ms,
                     int at_once,
                     guint n_others,
                     guint n_events)
{
  g_autoptr (TrackerRegistry) registry = load_registry ();

  self->clock = tracker_clock_new ();
  open_emulator (self, delay_ms, at_once);
  open_store (self, n_others, n_events);
  self->network = tracker_network_new_always_online ();
  self->secrets = tracker_secrets_new_in_memory ();
  self->monitor = tracker_monitor_new (self->store, registry, self->http, self->secrets,
                                       self->network, self->clock);
  self->library = tracker_library_new (self->store, registry, self->monitor, self->secrets,
                                       self->network, self->clock);
  self->notifier = tracker_notifier_new ("Tracker", "com.example.Tracker");
  self->alerts = tracker_alerts_new (self->store, self->notifier, self->clock);
  tracker_alerts_start (self->alerts);
}

gint64 *
bench_services_add_parcels (BenchServices *self, const TrackerParcelDraft *drafts, gsize n_drafts)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gint64 *ids;

  tracker_store_add_parcels_async (self->store, drafts, n_drafts, NULL, bench_on_done_cb, &result);
  ids = tracker_store_add_parcels_finish (self->store, bench_wait_for (&result), NULL, NULL,
                                          &error);
  bench_stop_on (error);
  return ids;
}

GtkWindow *
bench_services_show_window (BenchServices *self)
{
  AdwApplication *application
      = adw_application_new ("com.example.Tracker.Bench", G_APPLICATION_NON_UNIQUE);
  g_autoptr (GSettings) settings
      = g_settings_new_with_path ("com.example.Tracker", "/com/example/TrackerBench/");
  g_autoptr (GError) error = NULL;
  GtkWindow *window;

  g_application_set_resource_base_path (G_APPLICATION (application), "/com/example/Tracker");
  g_application_register (G_APPLICATION (application), NULL, &error);
  bench_stop_on (error);
  window = GTK_WINDOW (tracker_window_new (application, self->library, settings));
  gtk_window_set_default_size (window, WIDTH, HEIGHT);
  gtk_window_present (window);
  bench_settle ();
  return window;
}

/* --- closing --- */

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

void
bench_services_close (BenchServices *self)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  tracker_alerts_close (self->alerts);
  tracker_notifier_close (self->notifier);
  tracker_library_close (self->library);
  tracker_monitor_close (self->monitor);
  tracker_store_close_async (self->store, bench_on_done_cb, &result);
  tracker_store_close_finish (self->store, bench_wait_for (&result), &error);
  bench_stop_on (error);
  tracker_emulator_close (self->emulator);
  remove_files (self->dir);
  g_free (self->dir);
}
