/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-monitor-private.h"

/* How many legs one turn of the scheduler asks, and the least time between two turns: after a night
 * offline a thousand due legs are asked over some minutes, not at once. */
#define LEGS_PER_TURN 25
#define TURN_GAP_S 5
/* Coming back online waits up to this much longer: not everybody asks in the same second. */
#define ONLINE_SPREAD_S 20
/* Changes of the store come in bursts: the next due time is looked up once for all of them. */
#define REARM_DELAY_S 1
#define LONGEST_WAIT_S (60 * 60)

static void arm (TrackerMonitor *self, gint64 wait_s);

static void
take_turn (TrackerMonitor *self)
{
  gint64 now_s = tracker_clock_get_now_s (self->clock);

  if (self->scheduled != NULL || self->sink == NULL || !self->started
      || !tracker_network_get_online (self->network))
    return;

  self->scheduled = tracker_monitor_start_job (self);
  self->turned_s = now_s;
  tracker_monitor_load_due (self, self->scheduled, now_s, LEGS_PER_TURN);
}

static void
on_next_due_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TrackerMonitor) self = user_data;
  g_autoptr (GError) error = NULL;
  gint64 due_s = tracker_store_next_due_finish (TRACKER_STORE (source), result, &error);
  gint64 now_s = tracker_clock_get_now_s (self->clock);

  if (self->sink == NULL || due_s == G_MAXINT64)
    return; /* a change of the store looks again */

  if (due_s < 0)
    {
      g_warning ("When to ask next could not be read: %s", error->message);
      arm (self, LONGEST_WAIT_S);
      return;
    }

  due_s = MAX (due_s, self->turned_s + TURN_GAP_S);
  if (due_s <= now_s)
    take_turn (self);
  else
    arm (self, MIN (due_s - now_s, LONGEST_WAIT_S));
}

static gboolean
on_arm_timeout_cb (gpointer user_data)
{
  TrackerMonitor *self = user_data;

  self->timeout_id = 0;
  if (self->scheduled == NULL && tracker_network_get_online (self->network))
    tracker_store_next_due_async (self->store, self->cancellable, on_next_due_cb,
                                  g_object_ref (self));

  return G_SOURCE_REMOVE;
}

static void
arm (TrackerMonitor *self, gint64 wait_s)
{
  g_clear_handle_id (&self->timeout_id, g_source_remove);
  if (self->started && self->sink != NULL)
    self->timeout_id = g_timeout_add (CLAMP (wait_s, 1, LONGEST_WAIT_S) * self->second_ms,
                                      on_arm_timeout_cb, self);
}

/**
 * tracker_monitor_set_second_ms:
 * @self: a monitor
 * @second_ms: how long a second of the scheduler's waiting lasts, 1000 by nature
 *
 * For tests that would wait for minutes.
 */
void
tracker_monitor_set_second_ms (TrackerMonitor *self, guint second_ms)
{
  self->second_ms = second_ms;
}

/**
 * tracker_monitor_arm_soon:
 * @self: a monitor
 *
 * Looks for due legs in a moment, if the monitor asks by itself.
 */
void
tracker_monitor_arm_soon (TrackerMonitor *self)
{
  arm (self, REARM_DELAY_S);
}

/**
 * tracker_monitor_disarm:
 * @self: a monitor
 *
 * Does not look for due legs any more.
 */
void
tracker_monitor_disarm (TrackerMonitor *self)
{
  g_clear_handle_id (&self->timeout_id, g_source_remove);
}

/**
 * tracker_monitor_look_for_due:
 * @self: a monitor
 * @change: what the store has just kept
 *
 * Looks for due legs if the change may have made some.
 */
void
tracker_monitor_look_for_due (TrackerMonitor *self, TrackerChange *change)
{
  gsize n_parcels;
  const TrackerParcelChange *parcels = tracker_change_get_parcels (change, &n_parcels);
  const TrackerChangeFlags due
      = TRACKER_CHANGE_ADDED | TRACKER_CHANGE_LEGS | TRACKER_CHANGE_ARCHIVED;

  if (!self->started || self->scheduled != NULL)
    return; /* a turn that ends looks anyway */

  for (gsize i = 0; i < n_parcels; i++)
    if (parcels[i].flags & due)
      {
        tracker_monitor_arm_soon (self);
        return;
      }
}

/**
 * tracker_monitor_come_online:
 * @self: a monitor
 *
 * Spreads what has gathered while there was no network.
 */
void
tracker_monitor_come_online (TrackerMonitor *self)
{
  arm (self, TURN_GAP_S + (gint64) (ONLINE_SPREAD_S * tracker_clock_get_random (self->clock)));
}
