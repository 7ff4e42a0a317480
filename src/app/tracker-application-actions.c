/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "tracker-application-private.h"

/* --- wishes about the window --- */

static void
show_add (TrackerApplication *self, TrackerWindow *window, gpointer user_data)
{
  gtk_window_present (GTK_WINDOW (window));
  tracker_window_show_add (window, NULL);
}

static void
show_attention (TrackerApplication *self, TrackerWindow *window, gpointer user_data)
{
  gtk_window_present (GTK_WINDOW (window));
  tracker_window_open_attention (window);
}

static void
show_preferences (TrackerApplication *self, TrackerWindow *window, gpointer user_data)
{
  gtk_window_present (GTK_WINDOW (window));
  tracker_window_show_preferences (window, user_data);
}

static void
show_about (TrackerApplication *self, TrackerWindow *window, gpointer user_data)
{
  gtk_window_present (GTK_WINDOW (window));
  tracker_window_show_about (window);
}

/* A parcel on its way to the window. */
typedef struct
{
  TrackerWindow *window; /* (owned) */
  gboolean wants_check;  /* the direct check opens over its page */
} Finding;

static void
on_parcel_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Finding *finding = user_data;
  g_autoptr (TrackerWindow) window = finding->window;
  g_autoptr (GError) error = NULL;
  g_autoptr (TrackerParcel) parcel
      = tracker_library_find_parcel_finish (TRACKER_LIBRARY (source), result, &error);

  if (parcel == NULL)
    {
      tracker_window_say (window, error != NULL ? error->message
                                                : _ ("This parcel is not there any more."));
      return;
    }

  tracker_window_open_parcel (window, parcel);
  if (finding->wants_check)
    tracker_window_show_check (window, tracker_parcel_get_id (parcel), NULL);
}

/* @name: a number or a uuid */
static void
find_parcel (TrackerApplication *self,
             TrackerWindow *window,
             const char *name,
             gboolean wants_check)
{
  Finding *finding = g_new0 (Finding, 1);

  finding->window = g_object_ref (window);
  finding->wants_check = wants_check;
  tracker_library_find_parcel_async (
      tracker_context_get_library (tracker_application_get_context (self)), name, NULL,
      on_parcel_found_cb, finding);
}

static void
open_parcel (TrackerApplication *self, TrackerWindow *window, gpointer user_data)
{
  gtk_window_present (GTK_WINDOW (window));
  find_parcel (self, window, user_data, FALSE);
}

static void
direct_check (TrackerApplication *self, TrackerWindow *window, gpointer user_data)
{
  const char *parcel = user_data;

  gtk_window_present (GTK_WINDOW (window));
  if (*parcel == '\0')
    tracker_window_show_check (window, 0, NULL);
  else
    find_parcel (self, window, parcel, TRUE);
}

static void
refresh_all (TrackerApplication *self, TrackerWindow *window, gpointer user_data)
{
  tracker_library_refresh_async (
      tracker_context_get_library (tracker_application_get_context (self)), NULL, 0, NULL, NULL,
      NULL);
}

/* --- actions --- */

static void
add_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  tracker_application_with_window (user_data, show_add, NULL, NULL);
}

static void
open_parcel_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  tracker_application_with_window (user_data, open_parcel, g_variant_dup_string (parameter, NULL),
                                   g_free);
}

static void
direct_check_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  tracker_application_with_window (user_data, direct_check, g_variant_dup_string (parameter, NULL),
                                   g_free);
}

static void
show_attention_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  tracker_application_with_window (user_data, show_attention, NULL, NULL);
}

static void
refresh_all_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  tracker_application_with_window (user_data, refresh_all, NULL, NULL);
}

static void
cancel_refresh_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  TrackerContext *context = tracker_application_get_context (user_data);

  if (context != NULL)
    tracker_library_cancel_refresh (tracker_context_get_library (context));
}

static void
preferences_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  tracker_application_with_window (user_data, show_preferences, NULL, NULL);
}

/* At a page, as of tracker_preferences_show(). */
static void
preferences_at_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  tracker_application_with_window (user_data, show_preferences,
                                   g_variant_dup_string (parameter, NULL), g_free);
}

static void
carrier_credentials_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  tracker_application_with_window (
      user_data, show_preferences,
      g_strconcat ("carrier/", g_variant_get_string (parameter, NULL), NULL), g_free);
}

static void
about_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  tracker_application_with_window (user_data, show_about, NULL, NULL);
}

static void
retry_open_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  tracker_application_retry_open (user_data);
}

static void
quit_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  tracker_application_quit (user_data);
}

static const GActionEntry actions[] = {
  { "add", add_action_cb, NULL, NULL, NULL, { 0 } },
  { "open-parcel", open_parcel_action_cb, "s", NULL, NULL, { 0 } },
  { "direct-check", direct_check_action_cb, "s", NULL, NULL, { 0 } },
  { "show-attention", show_attention_action_cb, NULL, NULL, NULL, { 0 } },
  { "refresh-all", refresh_all_action_cb, NULL, NULL, NULL, { 0 } },
  { "cancel-refresh", cancel_refresh_action_cb, NULL, NULL, NULL, { 0 } },
  { "preferences", preferences_action_cb, NULL, NULL, NULL, { 0 } },
  { "preferences-at", preferences_at_action_cb, "s", NULL, NULL, { 0 } },
  { "carrier-credentials", carrier_credentials_action_cb, "s", NULL, NULL, { 0 } },
  { "about", about_action_cb, NULL, NULL, NULL, { 0 } },
  { "retry-open", retry_open_action_cb, NULL, NULL, NULL, { 0 } },
  { "quit", quit_action_cb, NULL, NULL, NULL, { 0 } },
};

static const struct
{
  const char *action;
  const char *accels[3];
} accels[] = {
  { "app.add", { "<Control>n", NULL } },
  { "app.refresh-all", { "F5", "<Control>r", NULL } },
  { "app.preferences", { "<Control>comma", NULL } },
  { "app.quit", { "<Control>q", NULL } },
  { "app.direct-check::", { "<Control><Shift>d", NULL } },
  { "win.check-open", { "<Control>d", NULL } },
  { "win.search", { "<Control>f", NULL } },
  { "win.new-folder", { "<Control><Shift>n", NULL } },
  { "win.close-parcel", { "<Alt>Left", NULL } },
  { "win.show-help-overlay", { "<Control>question", NULL } },
  { "window.close", { "<Control>w", NULL } },
};

/**
 * tracker_application_install_actions:
 * @self: the application
 *
 * Installs the actions that menus, notifications, the session bus and the keyboard share, and the
 * table of accelerators.
 */
void
tracker_application_install_actions (TrackerApplication *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  for (guint i = 0; i < G_N_ELEMENTS (accels); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), accels[i].action,
                                           accels[i].accels);
}
