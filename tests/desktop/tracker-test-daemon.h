/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

/* A fake service on the session bus: one of the scripts of this folder, run for as long as the
 * struct lives. */
typedef struct
{
  GSubprocess *process;
  char *log;
} TestDaemon;

/* Returns when @name has an owner. */
void test_daemon_start (TestDaemon *self, const char *script, const char *mode, const char *name);
void test_daemon_signal (TestDaemon *self, int number);
/* What it wrote so far. */
char *test_daemon_dup_log (TestDaemon *self);
/* Waits until the log holds @text; a wait too long ends the test. */
void test_daemon_wait_for (TestDaemon *self, const char *text);
void test_daemon_stop (TestDaemon *self, const char *name);
