/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-demo.h"

#include "tracker-demo-world.h"
#include "tracker-emulator.h"

/* The gaps that real posts are owed would let a newcomer wait half a minute for the first picture.
 */
#define ASKS_AT_ONCE 2
#define ASK_GAP_MS 50

struct _TrackerDemo
{
  GObject parent_instance;

  TrackerClock *clock;       /* (owned) */
  TrackerEmulator *emulator; /* (owned) */
  TrackerDemoWorld *world;   /* (owned) */
  TrackerLibrary *library;   /* (weak) once seeded */
  TrackerMonitor *monitor;   /* (weak) once seeded */
  GCancellable *cancellable; /* (owned) */
};

G_DEFINE_FINAL_TYPE (TrackerDemo, tracker_demo, G_TYPE_OBJECT)

/* Seeding: one parcel after the other. Owned by its GTask. */
typedef struct
{
  TrackerLibrary *library; /* (owned) */
  TrackerMonitor *monitor; /* (owned) */
  GHashTable *folders;     /* (owned) name -> id */
  GArray *added;           /* (owned) (element-type gint64) those that were not there */
  gsize next;
  TrackerDemoFirst first;
} Seeding;

static void add_next_seed (GTask *task);

static void
seeding_free (Seeding *seeding)
{
  g_clear_object (&seeding->library);
  g_clear_object (&seeding->monitor);
  g_clear_pointer (&seeding->folders, g_hash_table_unref);
  g_clear_pointer (&seeding->added, g_array_unref);
  g_free (seeding);
}

/* --- parcels that moved --- */

static void
on_moved_parcel_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TrackerDemo) self = user_data;
  g_autoptr (TrackerParcel) parcel
      = tracker_library_find_parcel_finish (TRACKER_LIBRARY (source), result, NULL);

  if (parcel != NULL && !tracker_parcel_get_archived (parcel) && self->monitor != NULL)
    tracker_monitor_ask_quietly (self->monitor, tracker_parcel_get_id (parcel));
}

static void
on_world_moved_cb (TrackerDemoWorld *world, const char *number, TrackerDemo *self)
{
  if (self->library != NULL && !g_cancellable_is_cancelled (self->cancellable))
    tracker_library_find_parcel_async (self->library, number, self->cancellable,
                                       on_moved_parcel_found_cb, g_object_ref (self));
}

/* --- seeding --- */

/* The window need not wait for the posts: the newcomer sees them being asked. */
static void
on_live_seeds_refreshed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TrackerDemo) self = user_data;

  tracker_library_refresh_finish (TRACKER_LIBRARY (source), result, NULL, NULL);
  if (g_cancellable_is_cancelled (self->cancellable))
    return;

  g_signal_connect_object (self->world, "moved", G_CALLBACK (on_world_moved_cb), self, 0);
}

static void
on_seeds_refreshed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;

  tracker_library_refresh_finish (TRACKER_LIBRARY (source), result, NULL, NULL);
  g_task_return_boolean (task, TRUE);
}

/* (transfer full) @task */
static void
end_seeding (GTask *task)
{
  TrackerDemo *self = g_task_get_source_object (task);
  Seeding *seeding = g_task_get_task_data (task);

  if (seeding->first == TRACKER_DEMO_ASK_AND_WAIT && seeding->added->len > 0)
    {
      tracker_library_refresh_async (seeding->library, (const gint64 *) seeding->added->data,
                                     seeding->added->len, NULL, on_seeds_refreshed_cb, task);
      return;
    }

  if (seeding->first == TRACKER_DEMO_ASK_LIVE)
    {
      g_set_weak_pointer (&self->library, seeding->library);
      g_set_weak_pointer (&self->monitor, seeding->monitor);
      tracker_library_refresh_async (seeding->library, NULL, 0, NULL, on_live_seeds_refreshed_cb,
                                     g_object_ref (self));
    }
  g_task_return_boolean (task, TRUE);
  g_object_unref (task);
}

static void
on_seed_noted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  if (!tracker_library_finish (TRACKER_LIBRARY (source), result, &error))
    g_warning ("The demo's note could not be written: %s", error->message);
  add_next_seed (user_data);
}

static void
on_seed_added_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  TrackerDemo *self = g_task_get_source_object (task);
  Seeding *seeding = g_task_get_task_data (task);
  GError *error = NULL;
  guint n_existed;
  g_autoptr (GPtrArray) parcels
      = tracker_library_add_finish (TRACKER_LIBRARY (source), result, &n_existed, &error);
  gsize n_seeds;
  const TrackerDemoSeed *seed
      = &tracker_demo_world_get_seeds (self->world, &n_seeds)[seeding->next];

  if (parcels == NULL)
    {
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }

  seeding->next++;
  if (n_existed == 0 && parcels->len == 1)
    {
      gint64 id = tracker_parcel_get_id (g_ptr_array_index (parcels, 0));

      g_array_append_val (seeding->added, id);
    }
  if (seed->note != NULL && n_existed == 0 && parcels->len == 1)
    tracker_library_set_note_async (seeding->library,
                                    tracker_parcel_get_id (g_ptr_array_index (parcels, 0)),
                                    seed->note, on_seed_noted_cb, task);
  else
    add_next_seed (task);
}

static void
add_seed (GTask *task, const TrackerDemoSeed *seed)
{
  Seeding *seeding = g_task_get_task_data (task);
  g_autoptr (GPtrArray) guesses = g_ptr_array_new_with_free_func (g_object_unref);
  gint64 *folder_id
      = seed->folder != NULL ? g_hash_table_lookup (seeding->folders, seed->folder) : NULL;
  TrackerAddOptions options = { .name = seed->name,
                                .folder_id = folder_id != NULL ? *folder_id : 0,
                                .carriers = seed->carriers };

  g_ptr_array_add (guesses, tracker_library_guess (seeding->library, seed->number));
  tracker_library_add_async (seeding->library, guesses, &options, NULL, on_seed_added_cb, task);
}

static void
on_folder_added_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  TrackerDemo *self = g_task_get_source_object (task);
  Seeding *seeding = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  gint64 id = tracker_library_add_folder_finish (TRACKER_LIBRARY (source), result, &error);
  gsize n_seeds;
  const TrackerDemoSeed *seed
      = &tracker_demo_world_get_seeds (self->world, &n_seeds)[seeding->next];

  /* A profile that was kept has the folder already: its parcels are there too. */
  if (id < 0)
    id = 0;
  g_hash_table_insert (seeding->folders, g_strdup (seed->folder), g_memdup2 (&id, sizeof id));
  add_seed (task, seed);
}

/* (transfer full) @task */
static void
add_next_seed (GTask *task)
{
  TrackerDemo *self = g_task_get_source_object (task);
  Seeding *seeding = g_task_get_task_data (task);
  gsize n_seeds;
  const TrackerDemoSeed *seeds = tracker_demo_world_get_seeds (self->world, &n_seeds);
  const TrackerDemoSeed *seed;

  if (seeding->next >= n_seeds)
    {
      end_seeding (task);
      return;
    }

  seed = &seeds[seeding->next];
  if (seed->folder != NULL && !g_hash_table_contains (seeding->folders, seed->folder))
    tracker_library_add_folder_async (seeding->library, seed->folder, NULL, on_folder_added_cb,
                                      task);
  else
    add_seed (task, seed);
}

static void
tracker_demo_dispose (GObject *object)
{
  TrackerDemo *self = TRACKER_DEMO (object);

  tracker_demo_stop (self);
  g_clear_weak_pointer (&self->library);
  g_clear_weak_pointer (&self->monitor);
  g_clear_object (&self->world);
  g_clear_object (&self->emulator);
  g_clear_object (&self->clock);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (tracker_demo_parent_class)->dispose (object);
}

static void
tracker_demo_class_init (TrackerDemoClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tracker_demo_dispose;
}

static void
tracker_demo_init (TrackerDemo *self)
{
  self->cancellable = g_cancellable_new ();
}

/**
 * tracker_demo_new:
 * @clock: now
 * @error: why the emulator could not be started
 *
 * Starts the emulator and its world.
 *
 * Returns: (transfer full): the demo
 */
TrackerDemo *
tracker_demo_new (TrackerClock *clock, GError **error)
{
  g_autoptr (TrackerDemo) self = g_object_new (TRACKER_TYPE_DEMO, NULL);

  self->clock = g_object_ref (clock);
  self->emulator = tracker_emulator_new (clock);
  if (!tracker_emulator_start (self->emulator, error))
    return NULL;
  self->world = tracker_demo_world_new (self->emulator, clock);
  tracker_demo_world_start (self->world);

  return g_steal_pointer (&self);
}

/**
 * tracker_demo_create_http:
 * @self: a demo
 * @error: why the emulator's authority could not be trusted
 *
 * A network in which every host is the emulator, and nobody else's certificates are trusted.
 *
 * Returns: (transfer full): the network
 */
TrackerHttp *
tracker_demo_create_http (TrackerDemo *self, GError **error)
{
  g_autoptr (GSocketConnectable) address = NULL;
  TrackerHttp *http;

  g_return_val_if_fail (TRACKER_IS_DEMO (self), NULL);

  address = tracker_emulator_dup_address (self->emulator);
  http = tracker_http_new_for_gateway (self->clock, address,
                                       tracker_emulator_get_authority (self->emulator), error);
  if (http != NULL)
    tracker_http_set_limit (http, ASKS_AT_ONCE, ASK_GAP_MS);

  return http;
}

/**
 * tracker_demo_seed_async:
 * @self: a demo
 * @library: where to add
 * @monitor: who asks about parcels that moved
 * @first: how the posts are asked about them
 * @callback: called when the parcels are there, and with %TRACKER_DEMO_ASK_AND_WAIT the answers
 * about new ones too
 * @user_data: data for @callback
 *
 * Adds the newcomer's parcels and folders. Those that are there already stay as they are.
 */
void
tracker_demo_seed_async (TrackerDemo *self,
                         TrackerLibrary *library,
                         TrackerMonitor *monitor,
                         TrackerDemoFirst first,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  GTask *task;
  Seeding *seeding;

  g_return_if_fail (TRACKER_IS_DEMO (self));

  seeding = g_new0 (Seeding, 1);
  seeding->library = g_object_ref (library);
  seeding->monitor = g_object_ref (monitor);
  seeding->folders = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  seeding->added = g_array_new (FALSE, FALSE, sizeof (gint64));
  seeding->first = first;
  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, tracker_demo_seed_async);
  g_task_set_task_data (task, seeding, (GDestroyNotify) seeding_free);
  add_next_seed (task);
}

/**
 * tracker_demo_seed_finish:
 * @self: a demo
 * @result: the result
 * @error: TrackerStoreError
 *
 * Ends tracker_demo_seed_async().
 *
 * Returns: %TRUE if the parcels are there
 */
gboolean
tracker_demo_seed_finish (TrackerDemo *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * tracker_demo_stop:
 * @self: a demo
 *
 * Lets time stand still in the demo's world. May be called twice.
 */
void
tracker_demo_stop (TrackerDemo *self)
{
  g_return_if_fail (TRACKER_IS_DEMO (self));

  g_cancellable_cancel (self->cancellable);
  if (self->world != NULL)
    tracker_demo_world_stop (self->world);
  if (self->emulator != NULL)
    tracker_emulator_close (self->emulator);
}
