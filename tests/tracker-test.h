/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "tracker-clock.h"

/* 2026-03-02T10:00:00Z, a Monday: the "now" of the tests. */
#define TRACKER_TEST_NOW_S G_GINT64_CONSTANT (1772445600)
/* How long a wait may take before the test fails; sanitizers and a busy machine included. */
#define TRACKER_TEST_TIMEOUT_S 20

void tracker_test_init (int *argc, char ***argv);
const char *tracker_test_get_dir (void);
char *tracker_test_build_path (const char *name);
char *tracker_test_write_file (const char *name, const void *data, gssize length);
TrackerClock *tracker_test_clock_new (void);

void tracker_test_result_cb (GObject *source, GAsyncResult *result, gpointer user_data);
void tracker_test_await (GAsyncResult **slot);
gboolean tracker_test_wait_until (gboolean (*check) (gpointer data), gpointer data);
void tracker_test_remove_tree (const char *path);
