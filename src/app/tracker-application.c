/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-application.h"

#include <glib/gi18n-lib.h>

#include "tracker-application-private.h"
#include "tracker-autostart.h"

/* How long a closing program waits for the store: a stuck disk must not keep a session from ending.
 */
#define CLOSE_MOST_S 10

/* Something to do with the window once it is there. */
typedef struct
{
  TrackerWindowFunc run;
  gpointer user_data;
  GDestroyNotify destroy;
} Wish;

struct _TrackerApplication
{
  AdwApplication parent_instance;

  TrackerProfile *profile;   /* outlives the application */
  TrackerContext *context;   /* (owned) (nullable) */
  GCancellable *cancellable; /* (owned) of the opening */
  GQueue wishes;             /* of Wish */
  char *failure;             /* (owned) (nullable) why the context could not be opened */
  gboolean opening;
  gboolean holding; /* watching in the background */
  gboolean closing;
};

G_DEFINE_FINAL_TYPE (TrackerApplication, tracker_application, ADW_TYPE_APPLICATION)

static void
wish_free (Wish *wish)
{
  if (wish->destroy != NULL)
    wish->destroy (wish->user_data);
  g_free (wish);
}

static TrackerWindow *
find_window (TrackerApplication *self)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (TRACKER_IS_WINDOW (l->data))
      return l->data;

  return NULL;
}

static GtkWindow *
find_failure_window (TrackerApplication *self)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  return window != NULL && !TRACKER_IS_WINDOW (window) ? window : NULL;
}

/* --- in the background --- */

static gboolean
wants_background (TrackerApplication *self)
{
  GSettings *settings = self->context != NULL ? tracker_context_get_settings (self->context) : NULL;

  if (settings == NULL)
    return FALSE;

  return g_settings_get_boolean (settings, "watch-in-background");
}

/* With the preference on, the program outlives its window. The demo ends with it: nobody would look
 * for it. */
static void
update_hold (TrackerApplication *self)
{
  gboolean wanted
      = wants_background (self) && !tracker_profile_is_demo (self->profile) && !self->closing;

  if (wanted == self->holding)
    return;

  self->holding = wanted;
  if (wanted)
    g_application_hold (G_APPLICATION (self));
  else
    g_application_release (G_APPLICATION (self));
}

static void
on_background_changed_cb (GSettings *settings, const char *key, TrackerApplication *self)
{
  update_hold (self);
}

static void
on_autostart_set_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TrackerApplication) self = user_data;
  g_autoptr (GError) error = NULL;
  TrackerWindow *window = find_window (self);

  if (tracker_autostart_set_finish (result, &error)
      || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_message ("Starting after log-in could not be arranged: %s", error->message);
  if (window != NULL)
    tracker_window_say (window, _ ("Starting after log-in was not allowed."));
}

static void
on_autostart_changed_cb (GSettings *settings, const char *key, TrackerApplication *self)
{
  const char *argv[] = { "tracker", "--gapplication-service", NULL };

  if (!tracker_profile_is_demo (self->profile))
    tracker_autostart_set_async (tracker_profile_get_application_id (self->profile), argv,
                                 g_settings_get_boolean (settings, "autostart"), self->cancellable,
                                 on_autostart_set_cb, g_object_ref (self));
}

/* --- windows --- */

static void
on_parcel_in_view_cb (TrackerWindow *window, GParamSpec *pspec, TrackerApplication *self)
{
  if (self->context != NULL && tracker_context_get_alerts (self->context) != NULL)
    tracker_alerts_set_parcel_in_view (tracker_context_get_alerts (self->context),
                                       tracker_window_get_parcel_in_view (window));
}

static gboolean
on_window_close_request_cb (TrackerWindow *window, TrackerApplication *self)
{
  if (self->context != NULL && tracker_context_get_alerts (self->context) != NULL)
    tracker_alerts_set_parcel_in_view (tracker_context_get_alerts (self->context), NULL);

  return FALSE;
}

static TrackerWindow *
ensure_window (TrackerApplication *self)
{
  TrackerWindow *window = find_window (self);

  if (window == NULL)
    {
      window
          = tracker_window_new (ADW_APPLICATION (self), tracker_context_get_library (self->context),
                                tracker_context_get_settings (self->context));
      g_signal_connect_object (window, "notify::parcel-in-view", G_CALLBACK (on_parcel_in_view_cb),
                               self, 0);
      g_signal_connect_object (window, "close-request", G_CALLBACK (on_window_close_request_cb),
                               self, 0);
    }

  return window;
}

static void
fulfil_wishes (TrackerApplication *self)
{
  while (self->context != NULL && !g_queue_is_empty (&self->wishes))
    {
      Wish *wish = g_queue_pop_head (&self->wishes);

      wish->run (self, ensure_window (self), wish->user_data);
      wish_free (wish);
    }
}

static void
show_failure (TrackerApplication *self)
{
  GtkWindow *window = find_failure_window (self);

  g_queue_clear_full (&self->wishes, (GDestroyNotify) wish_free);
  if (window == NULL)
    window = GTK_WINDOW (tracker_window_new_for_failure (ADW_APPLICATION (self), self->failure));
  gtk_window_present (window);
}

/* --- opening --- */

static void
on_alert_activated_cb (TrackerAlerts *alerts, const char *parcel_uuid, TrackerApplication *self)
{
  if (g_strcmp0 (parcel_uuid, TRACKER_ALERTS_CHECK) == 0)
    g_action_group_activate_action (G_ACTION_GROUP (self), "direct-check",
                                    g_variant_new_string (""));
  else if (parcel_uuid != NULL && *parcel_uuid != '\0')
    g_action_group_activate_action (G_ACTION_GROUP (self), "open-parcel",
                                    g_variant_new_string (parcel_uuid));
  else
    g_application_activate (G_APPLICATION (self));
}

static void
take_context (TrackerApplication *self, TrackerContext *context)
{
  GSettings *settings = tracker_context_get_settings (context);

  self->context = context;
  g_clear_pointer (&self->failure, g_free);
  g_signal_connect_object (tracker_context_get_alerts (context), "activated",
                           G_CALLBACK (on_alert_activated_cb), self, 0);
  if (settings != NULL)
    {
      g_signal_connect_object (settings, "changed::watch-in-background",
                               G_CALLBACK (on_background_changed_cb), self, 0);
      g_signal_connect_object (settings, "changed::autostart", G_CALLBACK (on_autostart_changed_cb),
                               self, 0);
    }
  tracker_context_start (context);
  update_hold (self);
}

static void
on_context_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TrackerApplication) self = user_data;
  g_autoptr (GError) error = NULL;
  TrackerContext *context = tracker_context_open_finish (result, &error);
  GtkWindow *failure_window = find_failure_window (self);

  self->opening = FALSE;
  if (context != NULL)
    {
      take_context (self, context);
      fulfil_wishes (self);
      if (failure_window != NULL)
        gtk_window_destroy (failure_window);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_message ("%s", error->message);
      g_free (self->failure);
      self->failure = g_strdup (error->message);
      if (!g_queue_is_empty (&self->wishes))
        show_failure (self);
    }

  g_application_release (G_APPLICATION (self)); /* held while opening */
}

static void
open_context (TrackerApplication *self)
{
  if (self->opening || self->context != NULL || self->closing)
    return;

  self->opening = TRUE;
  g_application_hold (G_APPLICATION (self));
  tracker_context_open_async (self->profile, TRACKER_CONTEXT_ALERTS, self->cancellable,
                              on_context_opened_cb, g_object_ref (self));
}

/**
 * tracker_application_retry_open:
 * @self: the application
 *
 * Tries to open the parcels again, after that failed.
 */
void
tracker_application_retry_open (TrackerApplication *self)
{
  GtkWindow *failure_window = find_failure_window (self);

  g_return_if_fail (TRACKER_IS_APPLICATION (self));

  if (failure_window != NULL)
    gtk_window_destroy (failure_window);
  g_clear_pointer (&self->failure, g_free);
  g_application_activate (G_APPLICATION (self));
}

/**
 * tracker_application_get_context:
 * @self: the application
 *
 * The services.
 *
 * Returns: (transfer none) (nullable): the context; %NULL while opening, or when that failed
 */
TrackerContext *
tracker_application_get_context (TrackerApplication *self)
{
  g_return_val_if_fail (TRACKER_IS_APPLICATION (self), NULL);

  return self->context;
}

/**
 * tracker_application_with_window:
 * @self: the application
 * @run: what to do
 * @user_data: data for @run
 * @destroy: (nullable): frees @user_data
 *
 * Does something with the window: at once, or as soon as there is one. Every action of the
 * application works without a window this way.
 */
void
tracker_application_with_window (TrackerApplication *self,
                                 TrackerWindowFunc run,
                                 gpointer user_data,
                                 GDestroyNotify destroy)
{
  Wish *wish = g_new0 (Wish, 1);

  wish->run = run;
  wish->user_data = user_data;
  wish->destroy = destroy;
  g_queue_push_tail (&self->wishes, wish);

  if (self->context != NULL)
    fulfil_wishes (self);
  else if (self->failure != NULL && !self->opening)
    show_failure (self);
  else
    open_context (self);
}

/* --- closing --- */

static void
on_context_closed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  gboolean *closed = user_data;
  g_autoptr (GError) error = NULL;

  if (!tracker_context_close_finish (TRACKER_CONTEXT (source), result, &error))
    g_warning ("The store did not close well: %s", error->message);
  *closed = TRUE;
}

static gboolean
on_close_timeout_cb (gpointer user_data)
{
  gboolean *late = user_data;

  *late = TRUE;

  return G_SOURCE_REMOVE;
}

static void
close_context (TrackerApplication *self)
{
  gboolean closed = FALSE;
  gboolean late = FALSE;
  guint timeout_id;

  if (self->context == NULL)
    return;

  timeout_id = g_timeout_add_seconds (CLOSE_MOST_S, on_close_timeout_cb, &late);
  tracker_context_close_async (self->context, on_context_closed_cb, &closed);
  while (!closed && !late)
    g_main_context_iteration (NULL, TRUE);
  if (!late)
    g_source_remove (timeout_id);
  if (closed)
    g_clear_object (&self->context);
}

/**
 * tracker_application_quit:
 * @self: the application
 *
 * Ends the program, watching too.
 */
void
tracker_application_quit (TrackerApplication *self)
{
  GList *windows;

  g_return_if_fail (TRACKER_IS_APPLICATION (self));

  self->closing = TRUE;
  g_cancellable_cancel (self->cancellable);
  while ((windows = gtk_application_get_windows (GTK_APPLICATION (self))) != NULL)
    gtk_window_destroy (windows->data);
  g_application_quit (G_APPLICATION (self));
}

/* --- vfuncs --- */

static void
present_window (TrackerApplication *self, TrackerWindow *window, gpointer user_data)
{
  gtk_window_present (GTK_WINDOW (window));
}

static void
tracker_application_activate (GApplication *application)
{
  tracker_application_with_window (TRACKER_APPLICATION (application), present_window, NULL, NULL);
}

static void
tracker_application_startup (GApplication *application)
{
  TrackerApplication *self = TRACKER_APPLICATION (application);

  G_APPLICATION_CLASS (tracker_application_parent_class)->startup (application);

  gtk_window_set_default_icon_name (TRACKER_APP_ID);
  tracker_application_install_actions (self);
  open_context (self);
}

static void
tracker_application_shutdown (GApplication *application)
{
  TrackerApplication *self = TRACKER_APPLICATION (application);
  GList *windows;

  self->closing = TRUE;
  g_cancellable_cancel (self->cancellable);
  while ((windows = gtk_application_get_windows (GTK_APPLICATION (self))) != NULL)
    gtk_window_destroy (windows->data);
  close_context (self);

  G_APPLICATION_CLASS (tracker_application_parent_class)->shutdown (application);
}

static void
tracker_application_finalize (GObject *object)
{
  TrackerApplication *self = TRACKER_APPLICATION (object);

  g_queue_clear_full (&self->wishes, (GDestroyNotify) wish_free);
  g_clear_object (&self->cancellable);
  g_free (self->failure);

  G_OBJECT_CLASS (tracker_application_parent_class)->finalize (object);
}

static void
tracker_application_class_init (TrackerApplicationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  object_class->finalize = tracker_application_finalize;
  application_class->activate = tracker_application_activate;
  application_class->startup = tracker_application_startup;
  application_class->shutdown = tracker_application_shutdown;
}

static void
tracker_application_init (TrackerApplication *self)
{
  self->cancellable = g_cancellable_new ();
  g_queue_init (&self->wishes);
}

/**
 * tracker_application_new:
 * @profile: (transfer none): whose parcels; outlives the application
 *
 * Makes the application.
 *
 * Returns: (transfer full): the application
 */
TrackerApplication *
tracker_application_new (TrackerProfile *profile)
{
  TrackerApplication *self = g_object_new (TRACKER_TYPE_APPLICATION, "application-id",
                                           tracker_profile_get_application_id (profile),
                                           "resource-base-path", "/com/example/Tracker", NULL);

  self->profile = profile;

  return self;
}
