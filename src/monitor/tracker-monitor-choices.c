/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-monitor-private.h"

/* Whom the person wants asked. Read again whenever the store says that it changed. The store
 * answers in the order it is asked in: legs that are looked for after a change come when the change
 * is known here. */

static gboolean
is_of_off (TrackerLegData *leg, gpointer user_data)
{
  return tracker_monitor_is_off (user_data, tracker_leg_data_get_carrier (leg));
}

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
  if (g_hash_table_size (off) > 0)
    tracker_ask_queue_withdraw (self->queue, is_of_off, self);
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

static gboolean
is_of_parcel (TrackerLegData *leg, gpointer user_data)
{
  return tracker_leg_data_get_parcel_id (leg) == *(const gint64 *) user_data;
}

static void
on_asked_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TrackerMonitor) self = user_data;
  g_autoptr (GPtrArray) parcels
      = tracker_store_load_parcels_finish (TRACKER_STORE (source), result, NULL);

  for (guint i = 0; parcels != NULL && i < parcels->len; i++)
    {
      TrackerParcelData *parcel = g_ptr_array_index (parcels, i);
      gint64 id = tracker_parcel_data_get_id (parcel);

      if (tracker_parcel_data_get_is_silent (parcel))
        tracker_ask_queue_withdraw (self->queue, is_of_parcel, &id);
    }
}

/**
 * tracker_monitor_heed_wishes:
 * @self: a monitor
 * @change: what the store has just kept
 *
 * Calls off what waits for its turn and is not to be asked any more.
 */
void
tracker_monitor_heed_wishes (TrackerMonitor *self, TrackerChange *change)
{
  gsize n_parcels;
  const TrackerParcelChange *parcels = tracker_change_get_parcels (change, &n_parcels);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (tracker_change_has_carriers (change))
    tracker_monitor_load_choices (self);
  for (gsize i = 0; i < n_parcels; i++)
    if ((parcels[i].flags & TRACKER_CHANGE_LEGS) != 0
        && tracker_monitor_is_asking (self, parcels[i].parcel_id))
      g_array_append_val (ids, parcels[i].parcel_id);
  if (ids->len > 0)
    tracker_store_load_parcels_async (self->store, (const gint64 *) ids->data, ids->len,
                                      self->cancellable, on_asked_loaded_cb, g_object_ref (self));
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
