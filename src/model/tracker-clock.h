/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

/* "Now" and chance, so that tests replace them. TrackerClock itself is the real one;
 * TrackerFixedClock stands still. */
#define TRACKER_TYPE_CLOCK (tracker_clock_get_type ())
G_DECLARE_DERIVABLE_TYPE (TrackerClock, tracker_clock, TRACKER, CLOCK, GObject)

struct _TrackerClockClass
{
  GObjectClass parent_class;

  gint64 (*get_now_s) (TrackerClock *self);
  double (*get_random) (TrackerClock *self);
};

TrackerClock *tracker_clock_new (void);
gint64 tracker_clock_get_now_s (TrackerClock *self);  /* UTC; callable from any thread */
double tracker_clock_get_random (TrackerClock *self); /* 0 <= x < 1; callable from any thread */

#define TRACKER_TYPE_FIXED_CLOCK (tracker_fixed_clock_get_type ())
G_DECLARE_FINAL_TYPE (TrackerFixedClock, tracker_fixed_clock, TRACKER, FIXED_CLOCK, TrackerClock)

TrackerFixedClock *tracker_fixed_clock_new (gint64 now_s, double random);
void tracker_fixed_clock_set_now_s (TrackerFixedClock *self, gint64 now_s);
