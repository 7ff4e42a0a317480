/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-sitting-private.h"

/**
 * tracker_sitting_entry_new:
 * @leg: (transfer none): the parcel's leg at the sitting's carrier
 * @title: what people call the parcel
 * @is_chosen: the person asked for this one
 *
 * Returns: (transfer full): an entry of the queue
 */
TrackerSittingEntry *
tracker_sitting_entry_new (TrackerLegData *leg, const char *title, gboolean is_chosen)
{
  TrackerSittingEntry *self = g_new0 (TrackerSittingEntry, 1);

  self->leg = tracker_leg_data_ref (leg);
  self->title = g_strdup (title);
  self->is_chosen = is_chosen;

  return self;
}

/**
 * tracker_sitting_entry_free:
 * @self: (transfer full): an entry
 *
 * Frees it.
 */
void
tracker_sitting_entry_free (TrackerSittingEntry *self)
{
  g_clear_pointer (&self->leg, tracker_leg_data_unref);
  g_clear_pointer (&self->known, g_hash_table_unref);
  g_free (self->title);
  g_free (self);
}

static gboolean
is_entry_of (gconstpointer entry, gconstpointer parcel_id)
{
  return tracker_leg_data_get_parcel_id (((const TrackerSittingEntry *) entry)->leg)
         == *(const gint64 *) parcel_id;
}

/**
 * tracker_sitting_has_parcel:
 * @self: a sitting
 * @parcel_id: a parcel
 *
 * Returns: whether it waits for its turn here, or has it
 */
gboolean
tracker_sitting_has_parcel (TrackerSitting *self, gint64 parcel_id)
{
  return g_ptr_array_find_with_equal_func (self->turn, &parcel_id, is_entry_of, NULL)
         || g_ptr_array_find_with_equal_func (self->queue, &parcel_id, is_entry_of, NULL);
}

/**
 * tracker_sitting_get_entry:
 * @self: a sitting
 *
 * Returns: (transfer none) (nullable): the parcel that is shown: the first of the turn, else the
 * first that waits
 */
TrackerSittingEntry *
tracker_sitting_get_entry (TrackerSitting *self)
{
  if (self->turn->len > 0)
    return g_ptr_array_index (self->turn, 0);

  return self->queue->len > 0 ? g_ptr_array_index (self->queue, 0) : NULL;
}

/**
 * tracker_sitting_fill_turn:
 * @self: a sitting
 *
 * Lets as many parcels have their turn as one challenge serves.
 */
void
tracker_sitting_fill_turn (TrackerSitting *self)
{
  while (self->turn->len < (guint) MAX (self->most, 1) && self->queue->len > 0)
    g_ptr_array_add (self->turn, g_ptr_array_steal_index (self->queue, 0));
}

/**
 * tracker_sitting_return_turn:
 * @self: a sitting
 *
 * Puts those whose turn did not end back to the head of the queue, in their order.
 */
void
tracker_sitting_return_turn (TrackerSitting *self)
{
  while (self->turn->len > 0)
    g_ptr_array_insert (self->queue, 0, g_ptr_array_steal_index (self->turn, self->turn->len - 1));
}

/* --- what does not wait any more drops out --- */

static void look_up_waiting (TrackerSitting *self);

static void
keep_waiting (TrackerSitting *self, GPtrArray *legs)
{
  g_autoptr (GHashTable) waiting = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autofree gint64 *ids = g_new0 (gint64, legs->len + 1);
  guint n_before = self->queue->len;

  for (guint i = 0; i < legs->len; i++)
    {
      ids[i] = tracker_leg_data_get_parcel_id (g_ptr_array_index (legs, i));
      g_hash_table_add (waiting, &ids[i]);
    }

  for (guint i = self->queue->len; i-- > 0;)
    {
      TrackerSittingEntry *entry = g_ptr_array_index (self->queue, i);
      gint64 parcel_id = tracker_leg_data_get_parcel_id (entry->leg);

      if (!entry->is_chosen && !g_hash_table_contains (waiting, &parcel_id))
        g_ptr_array_remove_index (self->queue, i);
    }

  if (self->queue->len != n_before)
    tracker_sitting_notify_total (self);
}

static void
on_waiting_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TrackerSitting) self = user_data;
  g_autoptr (GPtrArray) legs
      = tracker_store_list_waiting_legs_finish (TRACKER_STORE (source), result, NULL);

  self->is_listing = FALSE;
  if (self->is_cancelled)
    return;

  if (legs != NULL)
    keep_waiting (self, legs);
  if (self->is_stale)
    look_up_waiting (self);
}

static void
look_up_waiting (TrackerSitting *self)
{
  self->is_stale = self->is_listing;
  if (self->is_listing)
    return;

  self->is_listing = TRUE;
  tracker_store_list_waiting_legs_async (self->services.store, self->carrier, NULL,
                                         on_waiting_listed_cb, g_object_ref (self));
}

/* The turn of a parcel that was removed, or put away, is over at once, unless its answer is just
 * being taken. */
static void
drop_removed (TrackerSitting *self, TrackerChange *change)
{
  TrackerSittingEntry *entry = self->turn->len == 1 ? g_ptr_array_index (self->turn, 0) : NULL;
  const TrackerParcelChange *parcel
      = entry != NULL ? tracker_change_find (change, tracker_leg_data_get_parcel_id (entry->leg))
                      : NULL;

  if (parcel != NULL && (parcel->flags & TRACKER_CHANGE_REMOVED) && !self->is_ending
      && self->state != TRACKER_SITTING_SENDING)
    tracker_sitting_drop_entry (self);
}

static void
on_store_changed_cb (TrackerStore *store, TrackerChange *change, TrackerSitting *self)
{
  const TrackerChangeFlags flags = TRACKER_CHANGE_REMOVED | TRACKER_CHANGE_ARCHIVED
                                   | TRACKER_CHANGE_STAGE | TRACKER_CHANGE_LEGS;
  gboolean is_concerned = FALSE;
  guint n_before = self->queue->len;

  if (self->is_cancelled)
    return;

  for (guint i = self->queue->len; i-- > 0;)
    {
      TrackerSittingEntry *entry = g_ptr_array_index (self->queue, i);
      const TrackerParcelChange *parcel
          = tracker_change_find (change, tracker_leg_data_get_parcel_id (entry->leg));

      if (parcel == NULL)
        continue;
      is_concerned |= (parcel->flags & flags) != 0;
      if (parcel->flags & TRACKER_CHANGE_REMOVED)
        g_ptr_array_remove_index (self->queue, i);
    }

  if (self->queue->len != n_before)
    tracker_sitting_notify_total (self);
  if (is_concerned)
    look_up_waiting (self);
  drop_removed (self, change);
}

/**
 * tracker_sitting_watch_store:
 * @self: a sitting
 *
 * From now on parcels that are removed or archived, or that the post answered by itself, drop out
 * of the queue.
 */
void
tracker_sitting_watch_store (TrackerSitting *self)
{
  g_signal_connect_object (self->services.store, "changed", G_CALLBACK (on_store_changed_cb), self,
                           0);
}
