/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-waiting-count-private.h"

/* Changes come in bursts: one count for all of them. */
#define RECOUNT_GAP_MS 100

struct _TrackerWaitingCount
{
  GObject parent_instance;

  TrackerStore *store;       /* (owned) */
  GCancellable *cancellable; /* (owned) */
  guint recount_id;
  int n;
};

enum
{
  PROP_0,
  PROP_N,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TrackerWaitingCount, tracker_waiting_count, G_TYPE_OBJECT)

static void
on_counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TrackerWaitingCount) self = user_data;
  g_autoptr (GError) error = NULL;
  int n = tracker_store_count_waiting_finish (TRACKER_STORE (source), result, &error);

  if (n < 0)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_warning ("Who waits for a person could not be counted: %s", error->message);
      return;
    }
  if (n == self->n)
    return;

  self->n = n;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N]);
}

static void
count (TrackerWaitingCount *self)
{
  if (!g_cancellable_is_cancelled (self->cancellable))
    tracker_store_count_waiting_async (self->store, self->cancellable, on_counted_cb,
                                       g_object_ref (self));
}

static gboolean
on_recount_timeout_cb (gpointer user_data)
{
  TrackerWaitingCount *self = user_data;

  self->recount_id = 0;
  count (self);

  return G_SOURCE_REMOVE;
}

static void
on_store_changed_cb (TrackerStore *store, TrackerChange *change, TrackerWaitingCount *self)
{
  const TrackerChangeFlags flags = TRACKER_CHANGE_ADDED | TRACKER_CHANGE_REMOVED
                                   | TRACKER_CHANGE_ARCHIVED | TRACKER_CHANGE_STAGE
                                   | TRACKER_CHANGE_LEGS;
  gsize n_parcels;
  const TrackerParcelChange *parcels = tracker_change_get_parcels (change, &n_parcels);

  for (gsize i = 0; i < n_parcels && self->recount_id == 0; i++)
    if ((parcels[i].flags & flags) && !g_cancellable_is_cancelled (self->cancellable))
      self->recount_id = g_timeout_add (RECOUNT_GAP_MS, on_recount_timeout_cb, self);
}

static void
tracker_waiting_count_get_property (GObject *object,
                                    guint prop_id,
                                    GValue *value,
                                    GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_N:
      g_value_set_int (value, tracker_waiting_count_get_n (TRACKER_WAITING_COUNT (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tracker_waiting_count_dispose (GObject *object)
{
  TrackerWaitingCount *self = TRACKER_WAITING_COUNT (object);

  if (self->store != NULL)
    tracker_waiting_count_close (self);
  g_clear_object (&self->store);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (tracker_waiting_count_parent_class)->dispose (object);
}

static void
tracker_waiting_count_class_init (TrackerWaitingCountClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = tracker_waiting_count_get_property;
  object_class->dispose = tracker_waiting_count_dispose;

  properties[PROP_N]
      = g_param_spec_int ("n", NULL, NULL, 0, G_MAXINT, 0,
                          G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
tracker_waiting_count_init (TrackerWaitingCount *self)
{
  self->cancellable = g_cancellable_new ();
}

/**
 * tracker_waiting_count_new:
 * @store: an open store
 *
 * Makes a count that is 0 until the store has answered.
 *
 * Returns: (transfer full): the count
 */
TrackerWaitingCount *
tracker_waiting_count_new (TrackerStore *store)
{
  TrackerWaitingCount *self = g_object_new (TRACKER_TYPE_WAITING_COUNT, NULL);

  self->store = g_object_ref (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (on_store_changed_cb), self, 0);
  count (self);

  return self;
}

/**
 * tracker_waiting_count_get_n:
 * @self: a count
 *
 * Returns: how many parcels wait for a person
 */
int
tracker_waiting_count_get_n (TrackerWaitingCount *self)
{
  g_return_val_if_fail (TRACKER_IS_WAITING_COUNT (self), 0);

  return self->n;
}

/**
 * tracker_waiting_count_close:
 * @self: a count
 *
 * Asks the store for nothing any more. May be called twice.
 */
void
tracker_waiting_count_close (TrackerWaitingCount *self)
{
  g_return_if_fail (TRACKER_IS_WAITING_COUNT (self));

  g_clear_handle_id (&self->recount_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
}
