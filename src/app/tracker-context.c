/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-context.h"

#include <gio/gunixsocketaddress.h>
#include <glib/gi18n-lib.h>

#include "tracker-carrier-files.h"
#include "tracker-demo.h"
#include "tracker-library-services.h"

struct _TrackerContext
{
  GObject parent_instance;

  TrackerProfile *profile; /* outlives the context */
  TrackerContextFlags flags;
  TrackerClock *clock;       /* (owned) */
  TrackerDemo *demo;         /* (owned) (nullable) */
  TrackerRegistry *registry; /* (owned) */
  TrackerStore *store;       /* (owned) */
  TrackerHttp *http;         /* (owned) */
  TrackerSecrets *secrets;   /* (owned) */
  TrackerNetwork *network;   /* (owned) */
  TrackerMonitor *monitor;   /* (owned) */
  TrackerNotifier *notifier; /* (owned) (nullable) */
  TrackerAlerts *alerts;     /* (owned) (nullable) */
  TrackerLibrary *library;   /* (owned) */
  GSettings *settings;       /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (TrackerContext, tracker_context, G_TYPE_OBJECT)

/* Seen with GLib 2.74: one thread initialises a class (here SoupSession's) and waits for the
 * registration of a type that another thread has begun (here by the network monitor), which waits
 * for the lock of the first. So the types that several threads need are made while there is one
 * thread. */
static void
ensure_types (TrackerContext *self)
{
  static const struct
  {
    GType (*get_type) (void);
  } types[] = {
    { g_inet_socket_address_get_type },   { g_unix_socket_address_get_type },
    { g_proxy_address_get_type },         { g_network_address_get_type },
    { g_network_service_get_type },       { g_socket_get_type },
    { g_socket_client_get_type },         { g_socket_service_get_type },
    { g_tcp_connection_get_type },        { g_tcp_wrapper_connection_get_type },
    { g_tls_certificate_get_type },       { g_tls_connection_get_type },
    { g_simple_proxy_resolver_get_type }, { g_task_get_type },
    { g_cancellable_get_type },
  };
  TrackerHttp *http;

  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    g_type_class_unref (g_type_class_ref (types[i].get_type ()));
  http = tracker_http_new (self->clock);
  g_object_unref (http);
}

static gboolean
build_network (TrackerContext *self, GError **error)
{
  if (tracker_profile_is_demo (self->profile))
    {
      self->network = tracker_network_new_always_online ();
      self->secrets = tracker_secrets_new_in_memory ();
      self->demo = tracker_demo_new (self->clock, error);
      self->http = self->demo != NULL ? tracker_demo_create_http (self->demo, error) : NULL;

      return self->http != NULL;
    }

  self->http = tracker_http_new (self->clock);
  self->secrets = tracker_secrets_new (tracker_profile_get_application_id (self->profile));
  self->network = tracker_network_new ();

  return TRUE;
}

static void
on_home_country_changed_cb (GSettings *settings, const char *key, TrackerContext *self)
{
  g_autofree char *country = tracker_profile_dup_country (self->profile, settings);

  g_object_set (self->library, "home-country", country, NULL);
}

static void
on_refresh_by_itself_changed_cb (GSettings *settings, const char *key, TrackerContext *self)
{
  if (g_settings_get_boolean (settings, "refresh-by-itself"))
    tracker_monitor_start (self->monitor);
  else
    tracker_monitor_stop (self->monitor);
}

static void
on_notifications_changed_cb (GSettings *settings, const char *key, TrackerContext *self)
{
  tracker_alerts_set_enabled (self->alerts, g_settings_get_boolean (settings, "notifications"));
}

static void
build_alerts (TrackerContext *self)
{
  self->notifier
      = tracker_notifier_new (_ ("Tracker"), tracker_profile_get_application_id (self->profile));
  self->alerts = tracker_alerts_new (self->store, self->notifier, self->clock);
  if (self->settings != NULL)
    {
      g_signal_connect_object (self->settings, "changed::notifications",
                               G_CALLBACK (on_notifications_changed_cb), self, 0);
      on_notifications_changed_cb (self->settings, NULL, self);
    }
  tracker_alerts_start (self->alerts);
}

static void
build_library (TrackerContext *self)
{
  g_autofree char *country = NULL;

  self->settings = tracker_profile_create_settings (self->profile);
  country = tracker_profile_dup_country (self->profile, self->settings);
  self->monitor = tracker_monitor_new (self->store, self->registry, self->http, self->secrets,
                                       self->network, self->clock);
  self->library = tracker_library_new (self->store, self->registry, self->monitor, self->secrets,
                                       self->network, self->clock);
  g_object_set (self->library, "home-country", country, NULL);
  /* A program that stays; a command leaves asking to it, and looks into the keyring if it has to.
   */
  tracker_library_set_asks_at_once (self->library, (self->flags & TRACKER_CONTEXT_ALERTS) != 0);
  if (self->flags & TRACKER_CONTEXT_ALERTS)
    tracker_library_prepare_async (self->library, NULL, NULL);
  if (self->settings != NULL)
    g_signal_connect_object (self->settings, "changed::country",
                             G_CALLBACK (on_home_country_changed_cb), self, 0);
  if (self->flags & TRACKER_CONTEXT_ALERTS)
    build_alerts (self);
}

static void
finish_opening (GTask *task)
{
  TrackerContext *self = g_task_get_task_data (task);

  build_library (self);
  g_task_return_pointer (task, g_object_ref (self), g_object_unref);
}

typedef struct
{
  GTask *task;   /* (owned) of the opening */
  GError *error; /* (owned) why it failed */
} Failing;

static void
on_failed_context_closed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Failing *failing = user_data;

  tracker_context_close_finish (TRACKER_CONTEXT (source), result, NULL);
  g_task_return_error (failing->task, failing->error);
  g_object_unref (failing->task);
  g_free (failing);
}

static void
on_demo_seeded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  TrackerContext *self = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  Failing *failing;

  if (tracker_demo_seed_finish (self->demo, result, &error))
    {
      g_task_return_pointer (task, g_object_ref (self), g_object_unref);
      return;
    }

  /* The store must end before the last reference goes. */
  failing = g_new0 (Failing, 1);
  failing->task = g_steal_pointer (&task);
  failing->error = g_steal_pointer (&error);
  tracker_context_close_async (self, on_failed_context_closed_cb, failing);
}

static TrackerDemoFirst
choose_first (TrackerContextFlags flags)
{
  if (flags & TRACKER_CONTEXT_ALERTS)
    return TRACKER_DEMO_ASK_LIVE;

  return flags & TRACKER_CONTEXT_ASKS ? TRACKER_DEMO_ASK_NOTHING : TRACKER_DEMO_ASK_AND_WAIT;
}

static void
on_store_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  TrackerContext *self = g_task_get_task_data (task);
  GError *error = NULL;

  self->store = tracker_store_open_finish (result, &error);
  if (self->store == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  if (self->demo == NULL || (self->flags & TRACKER_CONTEXT_KEEPS_NOTHING))
    {
      finish_opening (task);
      return;
    }

  build_library (self);
  tracker_demo_seed_async (self->demo, self->library, self->monitor, choose_first (self->flags),
                           on_demo_seeded_cb, g_steal_pointer (&task));
}

static void
on_definitions_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  TrackerContext *self = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  g_autoptr (GPtrArray) problems = NULL;
  g_autofree char *database = NULL;
  GError *error = NULL;

  self->registry = tracker_carrier_files_load_finish (result, &problems, &error);
  if (self->registry == NULL || !build_network (self, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  for (guint i = 0; i < problems->len; i++)
    g_message ("A carrier definition is passed over: %s",
               (const char *) g_ptr_array_index (problems, i));

  if (!(self->flags & TRACKER_CONTEXT_KEEPS_NOTHING))
    database = tracker_profile_dup_database (self->profile);
  tracker_store_open_async (database, self->clock, cancellable, on_store_opened_cb,
                            g_steal_pointer (&task));
}

static void
tracker_context_dispose (GObject *object)
{
  TrackerContext *self = TRACKER_CONTEXT (object);

  g_clear_object (&self->alerts);
  g_clear_object (&self->notifier);
  g_clear_object (&self->library);
  g_clear_object (&self->monitor);
  g_clear_object (&self->http);
  g_clear_object (&self->demo);
  g_clear_object (&self->secrets);
  g_clear_object (&self->network);
  g_clear_object (&self->store);
  g_clear_pointer (&self->registry, tracker_registry_unref);
  g_clear_object (&self->settings);
  g_clear_object (&self->clock);

  G_OBJECT_CLASS (tracker_context_parent_class)->dispose (object);
}

static void
tracker_context_class_init (TrackerContextClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tracker_context_dispose;
}

static void
tracker_context_init (TrackerContext *self)
{
  self->clock = tracker_clock_new ();
}

/**
 * tracker_context_open_async:
 * @profile: (transfer none): whose parcels; outlives the context
 * @flags: what is needed
 * @cancellable: (nullable): stops opening
 * @callback: called when all is open
 * @user_data: data for @callback
 *
 * Opens the services: definitions and store on threads of their own, then what stands on them. A
 * demo's first parcels are added too.
 */
void
tracker_context_open_async (TrackerProfile *profile,
                            TrackerContextFlags flags,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  TrackerContext *self = g_object_new (TRACKER_TYPE_CONTEXT, NULL);
  g_auto (GStrv) folders = tracker_profile_dup_carrier_folders (profile);
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);

  ensure_types (self);
  self->profile = profile;
  self->flags = flags;
  g_task_set_source_tag (task, tracker_context_open_async);
  g_task_set_task_data (task, self, g_object_unref);
  tracker_carrier_files_load_async ((const char *const *) folders, cancellable,
                                    on_definitions_loaded_cb, task);
}

/**
 * tracker_context_open_finish:
 * @result: the result
 * @error: TrackerStoreError if the parcels cannot be opened; each message is a sentence for people
 *
 * Ends tracker_context_open_async().
 *
 * Returns: (transfer full): the context; to be closed before the last unref
 */
TrackerContext *
tracker_context_open_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * tracker_context_start:
 * @self: a context
 *
 * From now on asks by itself, if the person's preferences say so.
 */
void
tracker_context_start (TrackerContext *self)
{
  g_return_if_fail (TRACKER_IS_CONTEXT (self));

  if (self->settings == NULL)
    {
      tracker_monitor_start (self->monitor);
      return;
    }

  g_signal_connect_object (self->settings, "changed::refresh-by-itself",
                           G_CALLBACK (on_refresh_by_itself_changed_cb), self, 0);
  on_refresh_by_itself_changed_cb (self->settings, NULL, self);
}

static void
on_store_closed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (tracker_store_close_finish (TRACKER_STORE (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * tracker_context_close_async:
 * @self: a context
 * @callback: called when all is closed
 * @user_data: data for @callback
 *
 * Closes the services; answers that have come are still kept.
 */
void
tracker_context_close_async (TrackerContext *self, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task;

  g_return_if_fail (TRACKER_IS_CONTEXT (self));

  if (self->demo != NULL)
    tracker_demo_stop (self->demo);
  if (self->alerts != NULL)
    tracker_alerts_close (self->alerts);
  if (self->notifier != NULL)
    tracker_notifier_close (self->notifier);
  tracker_library_close (self->library);
  tracker_monitor_close (self->monitor);

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, tracker_context_close_async);
  tracker_store_close_async (self->store, on_store_closed_cb, task);
}

/**
 * tracker_context_close_finish:
 * @self: a context
 * @result: the result
 * @error: TrackerStoreError
 *
 * Ends tracker_context_close_async().
 *
 * Returns: %TRUE if the store closed well
 */
gboolean
tracker_context_close_finish (TrackerContext *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * tracker_context_get_library:
 * @self: a context
 *
 * What screen and command line talk to.
 *
 * Returns: (transfer none): the library
 */
TrackerLibrary *
tracker_context_get_library (TrackerContext *self)
{
  g_return_val_if_fail (TRACKER_IS_CONTEXT (self), NULL);

  return self->library;
}

/**
 * tracker_context_get_store:
 * @self: a context
 *
 * The store, for commands that read rows.
 *
 * Returns: (transfer none): the store
 */
TrackerStore *
tracker_context_get_store (TrackerContext *self)
{
  g_return_val_if_fail (TRACKER_IS_CONTEXT (self), NULL);

  return self->store;
}

/**
 * tracker_context_get_registry:
 * @self: a context
 *
 * The carriers.
 *
 * Returns: (transfer none): the registry
 */
TrackerRegistry *
tracker_context_get_registry (TrackerContext *self)
{
  g_return_val_if_fail (TRACKER_IS_CONTEXT (self), NULL);

  return self->registry;
}

/**
 * tracker_context_get_monitor:
 * @self: a context
 *
 * Who asks.
 *
 * Returns: (transfer none): the monitor
 */
TrackerMonitor *
tracker_context_get_monitor (TrackerContext *self)
{
  g_return_val_if_fail (TRACKER_IS_CONTEXT (self), NULL);

  return self->monitor;
}

/**
 * tracker_context_get_http:
 * @self: a context
 *
 * The network, for commands that ask a post themselves; in the demo it leads to the emulator.
 *
 * Returns: (transfer none): the network
 */
TrackerHttp *
tracker_context_get_http (TrackerContext *self)
{
  g_return_val_if_fail (TRACKER_IS_CONTEXT (self), NULL);

  return self->http;
}

/**
 * tracker_context_get_secrets:
 * @self: a context
 *
 * The person's credentials.
 *
 * Returns: (transfer none): the keyring
 */
TrackerSecrets *
tracker_context_get_secrets (TrackerContext *self)
{
  g_return_val_if_fail (TRACKER_IS_CONTEXT (self), NULL);

  return self->secrets;
}

/**
 * tracker_context_get_alerts:
 * @self: a context
 *
 * Who speaks.
 *
 * Returns: (transfer none) (nullable): the alerts; %NULL without %TRACKER_CONTEXT_ALERTS
 */
TrackerAlerts *
tracker_context_get_alerts (TrackerContext *self)
{
  g_return_val_if_fail (TRACKER_IS_CONTEXT (self), NULL);

  return self->alerts;
}

/**
 * tracker_context_get_settings:
 * @self: a context
 *
 * The person's preferences.
 *
 * Returns: (transfer none) (nullable): the settings; %NULL if the schema is not installed
 */
GSettings *
tracker_context_get_settings (TrackerContext *self)
{
  g_return_val_if_fail (TRACKER_IS_CONTEXT (self), NULL);

  return self->settings;
}
