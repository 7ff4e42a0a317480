/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-monitor-private.h"

/* Whom the person wants asked. Read again whenever the store says that it changed. The store
 * answers in the order it is asked in: legs that are looked for after a change come when the change
 * is known here. */

static void
on_choices_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TrackerMonitor) self = user_data;
  g_autoptr (GError) error = NULL;
  GHashTable *chosen = NULL;
  GHashTable *off = NULL;

  if (!tracker_store_load_choices_finish (TRACKER_STORE (source), result, &chosen, &off, &error))
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_warning ("Which carriers are off could not be read: %s", error->message);
      return;
    }

  g_clear_pointer (&self->chosen, g_hash_table_unref);
  g_clear_pointer (&self->off, g_hash_table_unref);
  self->chosen = chosen;
  self->off = off;
}

/**
 * tracker_monitor_load_choices:
 * @self: a monitor
 *
 * Reads which carriers are off, and which the person chose for which codes.
 */
void
tracker_monitor_load_choices (TrackerMonitor *self)
{
  tracker_store_load_choices_async (self->store, self->cancellable, on_choices_loaded_cb,
                                    g_object_ref (self));
}

/**
 * tracker_monitor_is_off:
 * @self: a monitor
 * @carrier: the id of a carrier
 *
 * Returns: whether the person switched it off
 */
gboolean
tracker_monitor_is_off (TrackerMonitor *self, const char *carrier)
{
  return self->off != NULL && g_hash_table_contains (self->off, carrier);
}

/**
 * tracker_monitor_get_hints:
 * @self: a monitor
 *
 * Says what an answer may lead to. For which carriers the person has keys is left out, so that it
 * leads to no aggregator that wants one: whoever answered serves the parcel.
 *
 * Returns: what recognition wants to know of the person; borrows all from @self
 */
TrackerRecognitionHints
tracker_monitor_get_hints (TrackerMonitor *self)
{
  return (TrackerRecognitionHints){ .home_country = self->country,
                                    .chosen = self->chosen,
                                    .off = self->off };
}

/**
 * tracker_monitor_note_told:
 * @self: a monitor
 * @told: (element-type TrackerTold): which hosts were told which numbers
 *
 * Has the store note it.
 */
void
tracker_monitor_note_told (TrackerMonitor *self, GPtrArray *told)
{
  if (self->sink != NULL)
    tracker_answer_sink_push_told (self->sink, told);
}
