/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "tracker-autostart-private.h"

#define PORTAL_NAME "org.freedesktop.portal.Desktop"
#define PORTAL_PATH "/org/freedesktop/portal/desktop"
#define REQUEST_INTERFACE "org.freedesktop.portal.Request"
/* The desktop may ask the person first. */
#define ANSWER_TIMEOUT_S 120

/* org.freedesktop.portal.Background: the method only hands out a request; what came of it is told
 * by that request's signal. We listen before we ask, on the path that the request will have. */
typedef struct
{
  GTask *task; /* (owned) (nullable) NULL: answered */
  GDBusConnection *bus;
  GVariant *options; /* (owned) */
  gboolean enabled;
  char *path; /* (owned) */
  guint subscription_id;
  guint timer_id;
} Ask;

static void
clear_ask (gpointer data)
{
  Ask *self = data;

  g_assert (self->task == NULL);
  g_clear_pointer (&self->options, g_variant_unref);
  g_clear_object (&self->bus);
  g_free (self->path);
}

static void
unref_ask (gpointer data)
{
  g_rc_box_release_full (data, clear_ask);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Ask, unref_ask)

/* The only way out; @error: (transfer full) (nullable). */
static void
answer (Ask *self, GError *error)
{
  g_autoptr (GTask) task = g_steal_pointer (&self->task);

  g_clear_handle_id (&self->timer_id, g_source_remove);
  if (self->subscription_id != 0)
    g_dbus_connection_signal_unsubscribe (self->bus, self->subscription_id);
  self->subscription_id = 0;
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
  unref_ask (self);
}

static gboolean
on_timer_cb (gpointer user_data)
{
  Ask *self = user_data;

  self->timer_id = 0;
  answer (self,
          g_error_new_literal (G_IO_ERROR, G_IO_ERROR_TIMED_OUT, "The portal does not answer"));
  return G_SOURCE_REMOVE;
}

static void
on_response_cb (GDBusConnection *bus,
                const char *sender,
                const char *path,
                const char *interface,
                const char *signal,
                GVariant *parameters,
                gpointer user_data)
{
  Ask *self = user_data;
  g_autoptr (GVariant) results = NULL;
  gboolean autostart = FALSE;
  guint32 response;

  if (self->task == NULL)
    return;
  if (!g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(ua{sv})")))
    {
      answer (self, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                                         "The portal answers nonsense"));
      return;
    }
  g_variant_get (parameters, "(u@a{sv})", &response, &results);
  g_variant_lookup (results, "autostart", "b", &autostart);
  if (response == 0 && autostart == self->enabled)
    answer (self, NULL);
  else
    answer (self,
            g_error_new_literal (G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED, "The portal refuses"));
}

static void
subscribe (Ask *self)
{
  if (self->subscription_id != 0)
    g_dbus_connection_signal_unsubscribe (self->bus, self->subscription_id);
  self->subscription_id = g_dbus_connection_signal_subscribe (
      self->bus, PORTAL_NAME, REQUEST_INTERFACE, "Response", self->path, NULL,
      G_DBUS_SIGNAL_FLAGS_NONE, on_response_cb, g_rc_box_acquire (self), unref_ask);
}

static void
on_asked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Ask) self = user_data;
  g_autoptr (GVariant) reply = NULL;
  g_autofree char *path = NULL;
  GError *error = NULL;

  reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);
  if (self->task == NULL)
    {
      g_clear_error (&error);
      return;
    }
  if (reply == NULL)
    {
      g_dbus_error_strip_remote_error (error);
      answer (self, error);
      return;
    }
  g_variant_get (reply, "(o)", &path);
  /* Portals before version 0.9 choose the path themselves. */
  if (g_strcmp0 (path, self->path) != 0)
    {
      g_free (self->path);
      self->path = g_steal_pointer (&path);
      subscribe (self);
    }
}

/* The path is made of our own name on the bus and the token, by the portal's rule. */
static char *
predict_path (GDBusConnection *bus, const char *token)
{
  g_autofree char *sender = g_strdup (g_dbus_connection_get_unique_name (bus) + 1);

  return g_strconcat (PORTAL_PATH "/request/", g_strdelimit (sender, ".", '_'), "/", token, NULL);
}

static GVariant *
make_options (const char *const *argv, gboolean enabled, const char *token)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&builder, "{sv}", "handle_token", g_variant_new_string (token));
  g_variant_builder_add (&builder, "{sv}", "reason",
                         g_variant_new_string (_ ("Tracker watches your parcels.")));
  g_variant_builder_add (&builder, "{sv}", "autostart", g_variant_new_boolean (enabled));
  g_variant_builder_add (&builder, "{sv}", "commandline", g_variant_new_strv (argv, -1));
  g_variant_builder_add (&builder, "{sv}", "dbus-activatable", g_variant_new_boolean (FALSE));
  return g_variant_ref_sink (g_variant_builder_end (&builder));
}

static void
on_bus_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Ask) self = user_data;
  g_autofree char *token = NULL;
  GError *error = NULL;

  self->bus = g_bus_get_finish (result, &error);
  if (self->task == NULL)
    {
      g_clear_error (&error);
      return;
    }
  if (self->bus == NULL)
    {
      answer (self, error);
      return;
    }
  g_variant_lookup (self->options, "handle_token", "s", &token);
  self->path = predict_path (self->bus, token);
  subscribe (self);
  g_dbus_connection_call (self->bus, PORTAL_NAME, PORTAL_PATH, "org.freedesktop.portal.Background",
                          "RequestBackground", g_variant_new ("(s@a{sv})", "", self->options),
                          G_VARIANT_TYPE ("(o)"), G_DBUS_CALL_FLAGS_NONE, -1,
                          g_task_get_cancellable (self->task), on_asked_cb,
                          g_rc_box_acquire (self));
}

/**
 * tracker_autostart_ask_portal_async:
 * @argv: (array zero-terminated=1): what to start
 * @enabled: whether to start it at log-in
 * @cancellable: (nullable): gives up asking
 * @callback: (scope async): called on the main context
 * @user_data: for @callback
 *
 * Asks the desktop through its Background portal.
 */
void
tracker_autostart_ask_portal_async (const char *const *argv,
                                    gboolean enabled,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  g_autofree char *token = g_strdup_printf ("tracker%u", g_random_int ());
  Ask *self = g_rc_box_new0 (Ask);

  self->task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (self->task, tracker_autostart_ask_portal_async);
  self->enabled = !!enabled;
  self->options = make_options (argv, self->enabled, token);
  self->timer_id = g_timeout_add_seconds (ANSWER_TIMEOUT_S, on_timer_cb, self);
  g_bus_get (G_BUS_TYPE_SESSION, cancellable, on_bus_cb, g_rc_box_acquire (self));
}

/**
 * tracker_autostart_ask_portal_finish:
 * @result: what the callback got
 * @error: return location; %G_IO_ERROR_PERMISSION_DENIED: refused; others of %G_IO_ERROR and
 * %G_DBUS_ERROR
 *
 * Ends tracker_autostart_ask_portal_async().
 *
 * Returns: %TRUE if the portal said yes
 */
gboolean
tracker_autostart_ask_portal_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, tracker_autostart_ask_portal_async),
                        FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
