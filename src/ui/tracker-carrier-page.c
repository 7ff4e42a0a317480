/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-carrier-page.h"

#include <glib/gi18n-lib.h>

#include "tracker-country.h"
#include "tracker-health-group.h"
#include "tracker-login-group.h"

struct _TrackerCarrierPage
{
  GtkWidget parent_instance;

  AdwWindowTitle *window_title;     /* (template) */
  GtkWidget *ask_row;               /* (template) */
  GtkSwitch *ask_switch;            /* (template) */
  AdwActionRow *ways_row;           /* (template) */
  AdwActionRow *needs_row;          /* (template) */
  AdwActionRow *home_row;           /* (template) */
  TrackerLoginGroup *login_group;   /* (template) */
  TrackerHealthGroup *health_group; /* (template) */

  TrackerLibrary *library;   /* (owned) */
  TrackerCarrier *carrier;   /* (owned) */
  GCancellable *cancellable; /* (owned) ends with the page */
};

G_DEFINE_FINAL_TYPE (TrackerCarrierPage, tracker_carrier_page, GTK_TYPE_WIDGET)

static const char *
get_status_sentence (const char *status)
{
  if (g_strcmp0 (status, "documented") == 0)
    return _ ("Over a service that the carrier describes");
  if (g_strcmp0 (status, "observed") == 0)
    return _ ("As the carrier’s own site does");
  if (g_strcmp0 (status, "link") == 0)
    return _ ("Its answers cannot be read by a program");

  return _ ("From its documents alone: if something is amiss, send a report");
}

static gboolean
is_link (TrackerCarrierPage *self)
{
  return g_strcmp0 (tracker_carrier_get_status (self->carrier), "link") == 0;
}

static void
show_carrier (TrackerCarrierPage *self)
{
  g_autofree char *ways = NULL;

  g_object_get (self->carrier, "ways-label", &ways, NULL);
  gtk_widget_set_visible (self->ask_row, !is_link (self));
  gtk_switch_set_active (self->ask_switch, tracker_carrier_get_enabled (self->carrier));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->ways_row),
                                 ways != NULL && *ways != '\0' ? ways : _ ("How It Is Asked"));
  adw_action_row_set_subtitle (self->ways_row,
                               get_status_sentence (tracker_carrier_get_status (self->carrier)));
}

static void
show_needs (TrackerCarrierPage *self)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < tracker_carrier_get_n_needs (self->carrier); i++)
    {
      const char *key, *label, *hint;
      gboolean is_optional;

      tracker_carrier_get_need (self->carrier, i, &key, &label, &hint, &is_optional);
      if (words->len > 0)
        g_string_append_c (words, '\n');
      if (is_optional)
        /* Translators: %s is something that a carrier may be told, such as a postcode. */
        g_string_append_printf (words, _ ("%s (optional)"), label);
      else
        g_string_append (words, label);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->needs_row), words->len > 0);
  adw_action_row_set_subtitle (self->needs_row, words->str);
}

static char *
dup_place (TrackerCarrier *carrier)
{
  const char *code = tracker_carrier_get_country (carrier);
  g_autofree char *flag = code != NULL ? tracker_country_dup_flag (code) : NULL;
  g_autofree char *country = NULL;

  g_object_get (carrier, "country-name", &country, NULL);
  if (country == NULL)
    return g_strdup ("");

  return g_strjoin (" ", flag != NULL ? flag : country, flag != NULL ? country : NULL, NULL);
}

/* --- health --- */

static void
on_health_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TrackerCarrierPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TrackerCarrierHealth) health
      = tracker_library_load_health_finish (TRACKER_LIBRARY (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->health_group == NULL)
    return;

  if (health == NULL)
    g_warning ("The health of a carrier could not be read: %s", error->message);
  else
    tracker_health_group_set_health (self->health_group, health);
}

static void
load_health (TrackerCarrierPage *self)
{
  tracker_library_load_health_async (self->library, tracker_carrier_get_id (self->carrier),
                                     self->cancellable, on_health_loaded_cb, g_object_ref (self));
}

static void
on_carrier_notify_cb (TrackerCarrier *carrier, GParamSpec *pspec, TrackerCarrierPage *self)
{
  show_carrier (self);
  if (!g_str_equal (pspec->name, "ways-label") && !g_str_equal (pspec->name, "can-ask"))
    load_health (self);
}

/* --- what a person does --- */

static void
on_switch_notify_cb (GtkSwitch *widget, GParamSpec *pspec, TrackerCarrierPage *self)
{
  gboolean wanted = gtk_switch_get_active (widget);

  if (self->carrier != NULL && wanted != tracker_carrier_get_enabled (self->carrier))
    gtk_widget_activate_action (GTK_WIDGET (self), "preferences.ask-carrier", "(sb)",
                                tracker_carrier_get_id (self->carrier), wanted);
}

static void
on_home_row_activated_cb (AdwActionRow *row, TrackerCarrierPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  gtk_show_uri (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, adw_action_row_get_subtitle (row),
                GDK_CURRENT_TIME);
}

/* --- the page --- */

static void
tracker_carrier_page_map (GtkWidget *widget)
{
  TrackerCarrierPage *self = TRACKER_CARRIER_PAGE (widget);

  GTK_WIDGET_CLASS (tracker_carrier_page_parent_class)->map (widget);
  if (self->library != NULL)
    load_health (self);
}

static void
tracker_carrier_page_dispose (GObject *object)
{
  TrackerCarrierPage *self = TRACKER_CARRIER_PAGE (object);
  GtkWidget *child;

  g_cancellable_cancel (self->cancellable);
  if (self->carrier != NULL)
    g_signal_handlers_disconnect_by_data (self->carrier, self);
  g_clear_object (&self->carrier);
  gtk_widget_dispose_template (GTK_WIDGET (self), TRACKER_TYPE_CARRIER_PAGE);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (tracker_carrier_page_parent_class)->dispose (object);
}

static void
tracker_carrier_page_finalize (GObject *object)
{
  g_object_unref (TRACKER_CARRIER_PAGE (object)->cancellable);

  G_OBJECT_CLASS (tracker_carrier_page_parent_class)->finalize (object);
}

static void
tracker_carrier_page_class_init (TrackerCarrierPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tracker_carrier_page_dispose;
  object_class->finalize = tracker_carrier_page_finalize;
  widget_class->map = tracker_carrier_page_map;

  g_type_ensure (TRACKER_TYPE_LOGIN_GROUP);
  g_type_ensure (TRACKER_TYPE_HEALTH_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/Tracker/ui/tracker-carrier-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TrackerCarrierPage, window_title);
  gtk_widget_class_bind_template_child (widget_class, TrackerCarrierPage, ask_row);
  gtk_widget_class_bind_template_child (widget_class, TrackerCarrierPage, ask_switch);
  gtk_widget_class_bind_template_child (widget_class, TrackerCarrierPage, ways_row);
  gtk_widget_class_bind_template_child (widget_class, TrackerCarrierPage, needs_row);
  gtk_widget_class_bind_template_child (widget_class, TrackerCarrierPage, home_row);
  gtk_widget_class_bind_template_child (widget_class, TrackerCarrierPage, login_group);
  gtk_widget_class_bind_template_child (widget_class, TrackerCarrierPage, health_group);
  gtk_widget_class_bind_template_callback (widget_class, on_switch_notify_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_home_row_activated_cb);
}

static void
tracker_carrier_page_init (TrackerCarrierPage *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tracker_carrier_page_new:
 * @library: what asks the carrier
 * @carrier: whom it is about
 *
 * Main thread.
 *
 * Returns: (transfer floating): a page
 */
GtkWidget *
tracker_carrier_page_new (TrackerLibrary *library, TrackerCarrier *carrier)
{
  TrackerCarrierPage *self = g_object_new (TRACKER_TYPE_CARRIER_PAGE, NULL);
  g_autofree char *place = dup_place (carrier);
  const char *home = tracker_carrier_get_home (carrier);

  self->library = g_object_ref (library);
  self->carrier = g_object_ref (carrier);
  adw_window_title_set_title (self->window_title, tracker_carrier_get_name (carrier));
  adw_window_title_set_subtitle (self->window_title, place);
  gtk_widget_set_visible (GTK_WIDGET (self->home_row), home != NULL);
  adw_action_row_set_subtitle (self->home_row, home != NULL ? home : "");
  show_carrier (self);
  show_needs (self);
  gtk_widget_set_visible (GTK_WIDGET (self->login_group),
                          tracker_carrier_get_n_credentials (carrier) > 0);
  if (tracker_carrier_get_n_credentials (carrier) > 0)
    tracker_login_group_set_carrier (self->login_group, library, carrier);
  gtk_widget_set_visible (GTK_WIDGET (self->health_group), !is_link (self));
  g_signal_connect_object (carrier, "notify", G_CALLBACK (on_carrier_notify_cb), self, 0);

  return GTK_WIDGET (self);
}

/**
 * tracker_carrier_page_get_carrier:
 * @self: a page
 *
 * Returns: (transfer none) (nullable): whom it is about
 */
TrackerCarrier *
tracker_carrier_page_get_carrier (TrackerCarrierPage *self)
{
  g_return_val_if_fail (TRACKER_IS_CARRIER_PAGE (self), NULL);

  return self->carrier;
}
