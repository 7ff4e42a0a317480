/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tracker-emulator-private.h"

/* The emulator itself, for the files it is written in. */
typedef struct
{
  TrackerFault fault;
  int parameter;
  guint n_left; /* how often still; 0: for ever */
} TrackerFaultRule;

struct _TrackerEmulator
{
  GObject parent_instance;

  TrackerClock *clock; /* (owned) */
  gboolean wrong_name;
  char *authority;               /* (owned) (nullable) PEM, from the start on */
  TrackerEmulatorServer *server; /* (owned) (nullable) while it runs */
  guint16 port;

  /* Guards all that follows: the server's thread reads and counts for each request, any other
   * thread sets and looks. A message to the server's thread would make a test that asks for a
   * counter wait behind the answers under way. */
  GMutex lock;
  TrackerEmulatorWorld *world; /* (owned) */
  GHashTable *faults;          /* (owned) number -> TrackerFaultRule */
  GHashTable *carrier_faults;  /* (owned) carrier id -> TrackerFaultRule */
  TrackerFaultRule fault_for_all;
  guint delay_ms;
  TrackerEmulatorLog *log; /* (owned) what was asked */
};
