/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

/* The worlds that benchmarks measure in: always the same for the same size. */

/* Makes the file @path (which must not exist) with @n_parcels parcels of @n_events events each, the
 * newest of them at
 * @now_s. Ends the program if that fails. */
void bench_world_make (const char *path, guint n_parcels, guint n_events, gint64 now_s);

char *bench_world_dup_number (guint parcel); /* number of parcel 0.. */
char *bench_world_dup_name (guint parcel);
const char *bench_world_get_text (guint parcel,
                                  guint event); /* words of event 0.. of a parcel, oldest first */
char *bench_world_dup_place (guint parcel, guint event);
const char *bench_world_get_stage (guint parcel, guint event); /* nick */
gint64 bench_world_get_time_s (guint parcel, guint event, guint n_events, gint64 now_s);
