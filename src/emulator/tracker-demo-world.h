/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "tracker-emulator.h"

/* A parcel that a newcomer's profile holds at the start. Strings are borrowed from the world;
 * @name, @note and @folder are translated. */
typedef struct
{
  const char *number;
  const char *name;
  const char *note;            /* nullable */
  const char *folder;          /* nullable: in none */
  gint64 added_s;              /* when the person added it, some time ago */
  const char *const *carriers; /* nullable: ids that the person chose; NULL: by the number alone */
} TrackerDemoSeed;

/* The world of "tracker --demo": parcels with weeks of history that go on moving, every few seconds
 * one of them. Main thread. The person's country is RU.
 *
 * Signal "moved" (const char *number), from the main context that was the thread's default at the
 * start: something new can now be learned about that number (or the post that was down is back). */
#define TRACKER_TYPE_DEMO_WORLD (tracker_demo_world_get_type ())
G_DECLARE_FINAL_TYPE (TrackerDemoWorld, tracker_demo_world, TRACKER, DEMO_WORLD, GObject)

TrackerDemoWorld *tracker_demo_world_new (TrackerEmulator *emulator, TrackerClock *clock);
const TrackerDemoSeed *tracker_demo_world_get_seeds (TrackerDemoWorld *self, gsize *n_seeds);
/* Fills the emulator and lets time run from the clock's now on. */
void tracker_demo_world_start (TrackerDemoWorld *self);
void tracker_demo_world_stop (TrackerDemoWorld *self);
