/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

/* How long the main loop is held between two looks at what is to be done: one callback or a few in
 * a row, without what GTK does between the begin and the end of a frame. Time in which another
 * process had the processor does not count, time in which the callback waited for something does.
 * Main thread, default context. */
typedef struct
{
  double longest_ms;
  double longest_frame_ms; /* the longest frame; GTK's own */
  char *name; /* (owned) (nullable) the longest callback of a source in the longest hold, as far as
                 known */
  double name_ms;
  guint n_over; /* holds of more than a frame at 60 Hz */
} BenchLoop;

void bench_loop_start (void);
void bench_loop_stop (BenchLoop *result);
