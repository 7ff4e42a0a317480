/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tracker-clock.h"

G_DEFINE_TYPE (TrackerClock, tracker_clock, G_TYPE_OBJECT)

struct _TrackerFixedClock
{
  TrackerClock parent_instance;

  gint64 now_s;  /* atomic: tests set it on one thread while others read */
  double random; /* never changes */
};

G_DEFINE_FINAL_TYPE (TrackerFixedClock, tracker_fixed_clock, TRACKER_TYPE_CLOCK)

static gint64
tracker_clock_real_get_now_s (TrackerClock *self)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

static double
tracker_clock_real_get_random (TrackerClock *self)
{
  return g_random_double ();
}

static void
tracker_clock_class_init (TrackerClockClass *klass)
{
  klass->get_now_s = tracker_clock_real_get_now_s;
  klass->get_random = tracker_clock_real_get_random;
}

static void
tracker_clock_init (TrackerClock *self)
{
}

/**
 * tracker_clock_new:
 *
 * Returns: (transfer full): the real clock
 */
TrackerClock *
tracker_clock_new (void)
{
  return g_object_new (TRACKER_TYPE_CLOCK, NULL);
}

/**
 * tracker_clock_get_now_s:
 * @self: a clock
 *
 * Any thread.
 *
 * Returns: now, in seconds since 1970 UTC
 */
gint64
tracker_clock_get_now_s (TrackerClock *self)
{
  g_return_val_if_fail (TRACKER_IS_CLOCK (self), 0);

  return TRACKER_CLOCK_GET_CLASS (self)->get_now_s (self);
}

/**
 * tracker_clock_get_random:
 * @self: a clock
 *
 * Any thread.
 *
 * Returns: chance, 0 <= x < 1
 */
double
tracker_clock_get_random (TrackerClock *self)
{
  g_return_val_if_fail (TRACKER_IS_CLOCK (self), 0.0);

  return TRACKER_CLOCK_GET_CLASS (self)->get_random (self);
}

static gint64
tracker_fixed_clock_get_now_s (TrackerClock *clock)
{
  return __atomic_load_n (&TRACKER_FIXED_CLOCK (clock)->now_s, __ATOMIC_SEQ_CST);
}

static double
tracker_fixed_clock_get_random (TrackerClock *clock)
{
  return TRACKER_FIXED_CLOCK (clock)->random;
}

static void
tracker_fixed_clock_class_init (TrackerFixedClockClass *klass)
{
  TrackerClockClass *clock_class = TRACKER_CLOCK_CLASS (klass);

  clock_class->get_now_s = tracker_fixed_clock_get_now_s;
  clock_class->get_random = tracker_fixed_clock_get_random;
}

static void
tracker_fixed_clock_init (TrackerFixedClock *self)
{
}

/**
 * tracker_fixed_clock_new:
 * @now_s: seconds since 1970 UTC
 * @random: what chance says each time, 0 <= x < 1
 *
 * Returns: (transfer full): a clock that stands still
 */
TrackerFixedClock *
tracker_fixed_clock_new (gint64 now_s, double random)
{
  TrackerFixedClock *self;

  g_return_val_if_fail (random >= 0.0 && random < 1.0, NULL);

  self = g_object_new (TRACKER_TYPE_FIXED_CLOCK, NULL);
  self->now_s = now_s;
  self->random = random;
  return self;
}

/**
 * tracker_fixed_clock_set_now_s:
 * @self: a clock
 * @now_s: seconds since 1970 UTC
 *
 * Puts the clock forward or back. Any thread.
 */
void
tracker_fixed_clock_set_now_s (TrackerFixedClock *self, gint64 now_s)
{
  g_return_if_fail (TRACKER_IS_FIXED_CLOCK (self));

  __atomic_store_n (&self->now_s, now_s, __ATOMIC_SEQ_CST);
}
