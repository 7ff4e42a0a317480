/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Measures a direct check, the post played by the emulator: from the press of the button to the
 * first frame that has the post's picture in it. Prints one JSON object. */

#include "bench-services.h"
#include "tracker-challenge-picture.h"
#include "tracker-check-dialog.h"

#define CARRIER "correios"
#define NUMBER "RB123456785CN"
#define AT_ONCE 6
#define N_OTHERS 1000
#define N_EVENTS 10
#define N_FRAMES 2
#define FRAME_MS (1000.0 / 60)
#define LIMIT "1.3"

static int delay_ms = 150;
static int n_rounds = 7;

static const GOptionEntry options[] = {
  { "delay", 0, 0, G_OPTION_ARG_INT, &delay_ms, "What the emulator waits before each answer",
    "MS" },
  { "rounds", 0, 0, G_OPTION_ARG_INT, &n_rounds, "How often it is measured", "N" },
  { NULL },
};

typedef struct
{
  GtkWidget *dialog; /* (unowned) (nullable) */
  gint64 shown_us;   /* 0: not yet */
} Round;

/* (nullable) The picture's widget, if it is on the screen and has something to show. */
static GtkWidget *
find_picture (GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget))
    return NULL;
  if (TRACKER_IS_CHALLENGE_PICTURE (widget)
      && tracker_challenge_picture_get_picture (TRACKER_CHALLENGE_PICTURE (widget)) != NULL
      && gtk_widget_get_width (widget) > 0 && gtk_widget_get_height (widget) > 0)
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_picture (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
on_after_paint_cb (GdkFrameClock *frames, Round *round)
{
  if (round->shown_us == 0 && find_picture (round->dialog) != NULL)
    round->shown_us = g_get_monotonic_time ();
}

/* (nullable) */
static GtkWidget *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (TRACKER_IS_CHECK_DIALOG (window))
        return window;
    }
  return NULL;
}

static double
time_check_ms (GtkWindow *window, gint64 parcel_id)
{
  Round round = { 0 };
  gint64 start_us = g_get_monotonic_time ();

  gtk_widget_activate_action (GTK_WIDGET (window), "win.direct-check", "(xs)", parcel_id, CARRIER);
  round.dialog = find_dialog ();
  if (round.dialog == NULL)
    g_error ("There is no dialog");
  g_signal_connect (gtk_widget_get_frame_clock (round.dialog), "after-paint",
                    G_CALLBACK (on_after_paint_cb), &round);
  while (round.shown_us == 0)
    g_main_context_iteration (NULL, TRUE);

  g_signal_handlers_disconnect_by_data (gtk_widget_get_frame_clock (round.dialog), &round);
  gtk_window_close (GTK_WINDOW (round.dialog));
  bench_settle ();
  return (double) (round.shown_us - start_us) / 1000;
}

static gint64
add_parcel (BenchServices *services)
{
  static const char *const carriers[] = { CARRIER };
  static const TrackerRole roles[] = { TRACKER_ROLE_BOTH };
  TrackerParcelDraft draft = { .number = NUMBER,
                               .name = "Coffee",
                               .origin = "CN",
                               .destination = "BR",
                               .n_legs = 1,
                               .carriers = carriers,
                               .roles = roles };
  g_autoptr (TrackerEmulatorParcel) parcel
      = tracker_emulator_parcel_new (NUMBER, "CN", "BR", CARRIER);
  g_autofree gint64 *ids = bench_services_add_parcels (services, &draft, 1);

  tracker_emulator_parcel_add_fact (parcel, TRACKER_FACT_POSTED,
                                    tracker_clock_get_now_s (services->clock) - 86400, -3 * 3600,
                                    "Curitiba", NULL, "BR", NULL);
  tracker_emulator_set_parcel (services->emulator, parcel);
  return ids[0];
}

static int
compare_ms (gconstpointer a, gconstpointer b)
{
  double first = *(const double *) a;
  double second = *(const double *) b;

  return first < second ? -1 : first > second;
}

static void
measure (BenchServices *services)
{
  g_autofree double *took_ms = g_new0 (double, n_rounds);
  gint64 parcel_id = add_parcel (services);
  GtkWindow *window = bench_services_show_window (services);
  double first_ms, yardstick_ms;
  guint n_requests;

  for (int i = 0; i < n_rounds; i++)
    took_ms[i] = time_check_ms (window, parcel_id);
  n_requests = tracker_emulator_get_n_requests (services->emulator);
  if (n_requests == 0 || n_requests % (guint) n_rounds != 0)
    g_error ("%u requests in %d rounds", n_requests, n_rounds);

  yardstick_ms = n_requests / (guint) n_rounds * delay_ms + N_FRAMES * FRAME_MS;
  first_ms = took_ms[0];
  qsort (took_ms, (gsize) n_rounds, sizeof *took_ms, compare_ms);
  g_print ("{\"name\":\"check\",\"value\":%.1f,\"yardstick\":%.1f,\"unit\":\"ms\",\"ratio\":%.3f,"
           "\"limit\":" LIMIT ",\"requests\":%u,\"first_ms\":%.1f,\"longest_ms\":%.1f}\n",
           took_ms[n_rounds / 2], yardstick_ms, took_ms[n_rounds / 2] / yardstick_ms,
           n_requests / (guint) n_rounds, first_ms, took_ms[n_rounds - 1]);
  gtk_window_destroy (window);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GOptionContext) context = g_option_context_new ("- measure a direct check");
  g_autoptr (GError) error = NULL;
  BenchServices services = { 0 };

  g_option_context_add_main_entries (context, options, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error) || n_rounds < 1)
    {
      g_printerr ("%s\n", error != NULL ? error->message : "At least one round.");
      return 2;
    }

  bench_services_open (&services, (guint) delay_ms, AT_ONCE, N_OTHERS, N_EVENTS);
  measure (&services);
  bench_services_close (&services);
  return 0;
}
