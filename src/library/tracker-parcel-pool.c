/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-parcel-pool-private.h"

#include "tracker-parcel-private.h"

/* Rows looked at last stay in memory, so that scrolling back does not show empty rows for a frame.
 */
#define KEEP_MOST 400
#define LOAD_MOST 500
/* Relative times ("5 minutes ago") are told anew this often. */
#define TICK_S 30

struct _TrackerParcelPool
{
  GObject parent_instance;

  TrackerStore *store;       /* (owned) */
  TrackerRegistry *registry; /* (owned) */
  TrackerMonitor *monitor;   /* (owned) */
  TrackerClock *clock;       /* (owned) */
  GHashTable *parcels;       /* (owned) id -> TrackerParcel (weak) */
  GQueue recent;             /* of TrackerParcel (owned), newest first */
  GHashTable *wanted;        /* (owned) set of ids to be loaded */
  GCancellable *cancellable; /* (owned) */
  guint load_id;
  guint tick_id;
};

G_DEFINE_FINAL_TYPE (TrackerParcelPool, tracker_parcel_pool, G_TYPE_OBJECT)

static char *
dup_carrier_names (TrackerParcelPool *self, TrackerParcelData *data)
{
  const char *const *carriers = tracker_parcel_data_get_carriers (data);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;

  for (gsize i = 0; carriers[i] != NULL; i++)
    g_strv_builder_add (names, tracker_registry_get_name (self->registry, carriers[i]));
  list = g_strv_builder_end (names);

  return g_strjoinv (", ", list);
}

static void
give_data (TrackerParcelPool *self, TrackerParcel *parcel, TrackerParcelData *data)
{
  g_autofree char *names = dup_carrier_names (self, data);

  tracker_parcel_set_carrier_names (parcel, names);
  tracker_parcel_set_data (parcel, data, tracker_clock_get_now_s (self->clock));
}

static void
on_parcels_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TrackerParcelPool) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows
      = tracker_store_load_parcels_finish (TRACKER_STORE (source), result, &error);

  if (rows == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_warning ("Rows could not be loaded: %s", error->message);
      return;
    }

  for (guint i = 0; i < rows->len; i++)
    {
      TrackerParcelData *data = g_ptr_array_index (rows, i);
      gint64 id = tracker_parcel_data_get_id (data);
      TrackerParcel *parcel = g_hash_table_lookup (self->parcels, &id);

      if (parcel != NULL)
        give_data (self, parcel, data);
    }
}

static void
load_wanted (TrackerParcelPool *self)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GHashTableIter iter;
  gpointer id;

  g_clear_handle_id (&self->load_id, g_source_remove);
  g_hash_table_iter_init (&iter, self->wanted);
  while (ids->len < LOAD_MOST && g_hash_table_iter_next (&iter, &id, NULL))
    {
      g_array_append_vals (ids, id, 1);
      g_hash_table_iter_remove (&iter);
    }
  if (ids->len == 0)
    return;

  tracker_store_load_parcels_async (self->store, (const gint64 *) ids->data, ids->len,
                                    self->cancellable, on_parcels_loaded_cb, g_object_ref (self));
  if (g_hash_table_size (self->wanted) > 0)
    load_wanted (self);
}

static gboolean
on_load_idle_cb (gpointer user_data)
{
  TrackerParcelPool *self = user_data;

  self->load_id = 0;
  load_wanted (self);

  return G_SOURCE_REMOVE;
}

static void
want (TrackerParcelPool *self, gint64 id)
{
  if (g_cancellable_is_cancelled (self->cancellable))
    return;

  g_hash_table_add (self->wanted, g_memdup2 (&id, sizeof id));
  if (self->load_id == 0)
    self->load_id = g_idle_add_full (G_PRIORITY_DEFAULT, on_load_idle_cb, self, NULL);
}

static void
on_store_changed_cb (TrackerStore *store, TrackerChange *change, TrackerParcelPool *self)
{
  gsize n_parcels;
  const TrackerParcelChange *parcels = tracker_change_get_parcels (change, &n_parcels);

  for (gsize i = 0; i < n_parcels; i++)
    if (g_hash_table_contains (self->parcels, &parcels[i].parcel_id))
      want (self, parcels[i].parcel_id);

  /* A folder's name is on its parcels' rows. */
  if (tracker_change_has_folders (change))
    {
      GHashTableIter iter;
      gpointer id;

      g_hash_table_iter_init (&iter, self->parcels);
      while (g_hash_table_iter_next (&iter, &id, NULL))
        want (self, *(gint64 *) id);
    }
}

static void
on_monitor_asking_cb (TrackerMonitor *monitor,
                      gint64 parcel_id,
                      gboolean asking,
                      TrackerParcelPool *self)
{
  TrackerParcel *parcel = g_hash_table_lookup (self->parcels, &parcel_id);

  if (parcel != NULL)
    tracker_parcel_set_asking (parcel, asking);
}

static gboolean
on_tick_cb (gpointer user_data)
{
  TrackerParcelPool *self = user_data;
  gint64 now_s = tracker_clock_get_now_s (self->clock);
  GHashTableIter iter;
  gpointer parcel;

  g_hash_table_iter_init (&iter, self->parcels);
  while (g_hash_table_iter_next (&iter, NULL, &parcel))
    tracker_parcel_set_now_s (parcel, now_s);

  return G_SOURCE_CONTINUE;
}

typedef struct
{
  TrackerParcelPool *pool; /* (weak) */
  gint64 id;
} Gone;

static void
on_parcel_gone_cb (gpointer user_data, GObject *where_the_object_was)
{
  Gone *gone = user_data;

  if (gone->pool != NULL)
    {
      g_hash_table_remove (gone->pool->parcels, &gone->id);
      g_object_remove_weak_pointer (G_OBJECT (gone->pool), (gpointer *) &gone->pool);
    }
  g_free (gone);
}

static void
keep_recent (TrackerParcelPool *self, TrackerParcel *parcel)
{
  g_queue_push_head (&self->recent, g_object_ref (parcel));
  while (g_queue_get_length (&self->recent) > KEEP_MOST)
    g_object_unref (g_queue_pop_tail (&self->recent));
}

static TrackerParcel *
make_parcel (TrackerParcelPool *self, gint64 id)
{
  TrackerParcel *parcel = tracker_parcel_new (id);
  Gone *gone = g_new0 (Gone, 1);

  gone->id = id;
  gone->pool = self;
  g_object_add_weak_pointer (G_OBJECT (self), (gpointer *) &gone->pool);
  g_object_weak_ref (G_OBJECT (parcel), on_parcel_gone_cb, gone);
  g_hash_table_insert (self->parcels, g_memdup2 (&id, sizeof id), parcel);
  tracker_parcel_set_asking (parcel, tracker_monitor_is_asking (self->monitor, id));
  keep_recent (self, parcel);

  return parcel;
}

static void
tracker_parcel_pool_dispose (GObject *object)
{
  TrackerParcelPool *self = TRACKER_PARCEL_POOL (object);

  tracker_parcel_pool_close (self);
  g_queue_clear_full (&self->recent, g_object_unref);
  g_clear_object (&self->store);
  g_clear_pointer (&self->registry, tracker_registry_unref);
  g_clear_object (&self->monitor);
  g_clear_object (&self->clock);

  G_OBJECT_CLASS (tracker_parcel_pool_parent_class)->dispose (object);
}

static void
tracker_parcel_pool_finalize (GObject *object)
{
  TrackerParcelPool *self = TRACKER_PARCEL_POOL (object);

  g_clear_pointer (&self->parcels, g_hash_table_unref);
  g_clear_pointer (&self->wanted, g_hash_table_unref);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (tracker_parcel_pool_parent_class)->finalize (object);
}

static void
tracker_parcel_pool_class_init (TrackerParcelPoolClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = tracker_parcel_pool_dispose;
  object_class->finalize = tracker_parcel_pool_finalize;
}

static void
tracker_parcel_pool_init (TrackerParcelPool *self)
{
  self->parcels = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->wanted = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->cancellable = g_cancellable_new ();
  g_queue_init (&self->recent);
}

/**
 * tracker_parcel_pool_new:
 * @store: where rows come from
 * @registry: the carriers, for their names
 * @monitor: tells which parcels are being asked about
 * @clock: now
 *
 * Makes an empty pool that follows the store's changes.
 *
 * Returns: (transfer full): the pool
 */
TrackerParcelPool *
tracker_parcel_pool_new (TrackerStore *store,
                         TrackerRegistry *registry,
                         TrackerMonitor *monitor,
                         TrackerClock *clock)
{
  TrackerParcelPool *self = g_object_new (TRACKER_TYPE_PARCEL_POOL, NULL);

  self->store = g_object_ref (store);
  self->registry = tracker_registry_ref (registry);
  self->monitor = g_object_ref (monitor);
  self->clock = g_object_ref (clock);
  g_signal_connect_object (store, "changed", G_CALLBACK (on_store_changed_cb), self, 0);
  g_signal_connect_object (monitor, "asking", G_CALLBACK (on_monitor_asking_cb), self, 0);
  self->tick_id = g_timeout_add_seconds (TICK_S, on_tick_cb, self);

  return self;
}

/**
 * tracker_parcel_pool_hold:
 * @self: a pool
 * @id: a parcel's id
 *
 * Gives the one object for an id. If it is new its row is loaded soon, together with others asked
 * for in the same turn of the main loop.
 *
 * Returns: (transfer full): the parcel
 */
TrackerParcel *
tracker_parcel_pool_hold (TrackerParcelPool *self, gint64 id)
{
  TrackerParcel *parcel;

  g_return_val_if_fail (TRACKER_IS_PARCEL_POOL (self), NULL);

  parcel = g_hash_table_lookup (self->parcels, &id);
  if (parcel != NULL)
    return g_object_ref (parcel);

  want (self, id);

  return make_parcel (self, id);
}

/**
 * tracker_parcel_pool_hold_data:
 * @self: a pool
 * @data: (transfer none): a row that has just been read
 *
 * Gives the one object for a row, with that row in it.
 *
 * Returns: (transfer full): the parcel, loaded
 */
TrackerParcel *
tracker_parcel_pool_hold_data (TrackerParcelPool *self, TrackerParcelData *data)
{
  gint64 id = tracker_parcel_data_get_id (data);
  TrackerParcel *parcel;

  g_return_val_if_fail (TRACKER_IS_PARCEL_POOL (self), NULL);

  parcel = g_hash_table_lookup (self->parcels, &id);
  parcel = parcel != NULL ? g_object_ref (parcel) : make_parcel (self, id);
  give_data (self, parcel, data);

  return parcel;
}

/**
 * tracker_parcel_pool_get_n_parcels:
 * @self: a pool
 *
 * How many parcels somebody holds, or looked at not long ago.
 *
 * Returns: a count
 */
guint
tracker_parcel_pool_get_n_parcels (TrackerParcelPool *self)
{
  g_return_val_if_fail (TRACKER_IS_PARCEL_POOL (self), 0);

  return g_hash_table_size (self->parcels);
}

/**
 * tracker_parcel_pool_close:
 * @self: a pool
 *
 * Asks the store for nothing any more. May be called twice.
 */
void
tracker_parcel_pool_close (TrackerParcelPool *self)
{
  g_return_if_fail (TRACKER_IS_PARCEL_POOL (self));

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->load_id, g_source_remove);
  g_clear_handle_id (&self->tick_id, g_source_remove);
}
