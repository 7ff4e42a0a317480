/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-network.h"

/* A change must last this long to be told: a Wi-Fi that roams is no reason to stop everything and
 * start over. */
#define SETTLE_MS 2000

struct _TrackerNetwork
{
  GObject parent_instance;

  GNetworkMonitor *monitor;  /* (owned) (nullable) none: always online, or not looked yet */
  GCancellable *cancellable; /* (owned) */
  guint settle_id;
  gboolean online;
};

G_DEFINE_FINAL_TYPE (TrackerNetwork, tracker_network, G_TYPE_OBJECT)

enum
{
  PROP_ONLINE = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
set_online (TrackerNetwork *self, gboolean online)
{
  if (self->online == online)
    return;
  self->online = online;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ONLINE]);
}

static gboolean
on_settled_cb (gpointer user_data)
{
  TrackerNetwork *self = user_data;

  self->settle_id = 0;
  set_online (self, g_network_monitor_get_network_available (self->monitor));
  return G_SOURCE_REMOVE;
}

static void
on_monitor_changed_cb (GNetworkMonitor *monitor, gboolean available, TrackerNetwork *self)
{
  g_clear_handle_id (&self->settle_id, g_source_remove);
  if (!!available != self->online)
    self->settle_id = g_timeout_add (SETTLE_MS, on_settled_cb, self);
}

/* Some monitors (NetworkManager, portal) speak D-Bus while they are made, and that may take long.
 * Made without a context of its own, the monitor tells its changes on the main one. */
static void
find_monitor_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  g_task_return_pointer (task, g_object_ref (g_network_monitor_get_default ()), g_object_unref);
}

static void
on_monitor_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GNetworkMonitor) monitor = g_task_propagate_pointer (G_TASK (result), NULL);
  TrackerNetwork *self;

  if (monitor == NULL) /* cancelled: @source is gone or going */
    return;
  self = TRACKER_NETWORK (source);
  self->monitor = g_steal_pointer (&monitor);
  g_signal_connect_object (self->monitor, "network-changed", G_CALLBACK (on_monitor_changed_cb),
                           self, 0);
  set_online (self, g_network_monitor_get_network_available (self->monitor));
}

static void
tracker_network_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TrackerNetwork *self = TRACKER_NETWORK (object);

  switch (id)
    {
    case PROP_ONLINE:
      g_value_set_boolean (value, self->online);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tracker_network_dispose (GObject *object)
{
  TrackerNetwork *self = TRACKER_NETWORK (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->settle_id, g_source_remove);
  g_clear_object (&self->monitor);

  G_OBJECT_CLASS (tracker_network_parent_class)->dispose (object);
}

static void
tracker_network_finalize (GObject *object)
{
  TrackerNetwork *self = TRACKER_NETWORK (object);

  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (tracker_network_parent_class)->finalize (object);
}

static void
tracker_network_class_init (TrackerNetworkClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = tracker_network_get_property;
  object_class->dispose = tracker_network_dispose;
  object_class->finalize = tracker_network_finalize;

  /**
   * TrackerNetwork:online:
   *
   * Whether there is a way to the network, by the system's word. %TRUE until that has come.
   */
  properties[PROP_ONLINE] = g_param_spec_boolean ("online", NULL, NULL, TRUE,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
tracker_network_init (TrackerNetwork *self)
{
  self->cancellable = g_cancellable_new ();
  self->online = TRUE;
}

/**
 * tracker_network_new:
 *
 * Watches the system's network. The first word of it comes within a few milliseconds of the main
 * loop; later changes when they have lasted two seconds.
 *
 * Returns: (transfer full): an object for the main thread
 */
TrackerNetwork *
tracker_network_new (void)
{
  TrackerNetwork *self = g_object_new (TRACKER_TYPE_NETWORK, NULL);
  g_autoptr (GTask) task = g_task_new (self, self->cancellable, on_monitor_found_cb, NULL);

  g_task_set_source_tag (task, tracker_network_new);
  g_task_run_in_thread (task, find_monitor_in_thread);
  return self;
}

/**
 * tracker_network_new_always_online:
 *
 * Makes one that never says anything but "online".
 *
 * Returns: (transfer full): an object for the main thread
 */
TrackerNetwork *
tracker_network_new_always_online (void)
{
  return g_object_new (TRACKER_TYPE_NETWORK, NULL);
}

/**
 * tracker_network_get_online:
 * @self: a network
 *
 * Tells what the property says.
 *
 * Returns: %TRUE if online
 */
gboolean
tracker_network_get_online (TrackerNetwork *self)
{
  g_return_val_if_fail (TRACKER_IS_NETWORK (self), FALSE);

  return self->online;
}
