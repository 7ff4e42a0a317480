/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tracker-profile.h"

/* The command line: same store as the window, no display, no session bus needed. */
gboolean tracker_cli_has_command (const char *name);
/* @arguments: (array zero-terminated=1): the command and what follows it. Exit status: 0 done, 1
 * could not be done, 2 wrong usage. */
int tracker_cli_run (TrackerProfile *profile, const char *const *arguments);
int tracker_cli_run_window (TrackerProfile *profile, gboolean service); /* the window's program */
char *tracker_cli_dup_overview (void); /* the commands, a line each, for --help */
