/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-preferences.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "tracker-carrier-page.h"
#include "tracker-carriers-page.h"
#include "tracker-country-picker.h"
#include "tracker-country.h"
#include "tracker-health-page.h"
#include "tracker-sentence.h"
#include "tracker-subpages.h"
#include "tracker-tell-page.h"

struct _TrackerPreferences
{
  AdwPreferencesWindow parent_instance;

  AdwActionRow *country_row;          /* (template) */
  GtkSwitch *refresh_switch;          /* (template) */
  GtkSwitch *notifications_switch;    /* (template) */
  GtkSwitch *watch_switch;            /* (template) */
  GtkSwitch *autostart_switch;        /* (template) */
  TrackerCarriersPage *carriers_page; /* (template) */

  TrackerLibrary *library; /* (owned) */
  GSettings *settings;     /* (owned) */
  GtkWidget *subpages;     /* (weak) (nullable) what is shown before the pages */
};

G_DEFINE_FINAL_TYPE (TrackerPreferences, tracker_preferences, ADW_TYPE_PREFERENCES_WINDOW)

/* --- general --- */

static void
update_country (TrackerPreferences *self)
{
  g_autofree char *chosen = g_settings_get_string (self->settings, "country");
  g_autofree char *local = *chosen == '\0' ? tracker_country_dup_from_locale () : NULL;
  const char *code = local != NULL ? local : chosen;
  const char *name = *code != '\0' ? tracker_country_get_name (code) : NULL;
  g_autofree char *flag = *code != '\0' ? tracker_country_dup_flag (code) : NULL;
  g_autofree char *label = NULL;

  if (name == NULL)
    label = g_strdup (_ ("Not known: choose it, so that its post is asked too"));
  else
    label = g_strdup_printf ("%s %s", flag != NULL ? flag : "", name);
  adw_action_row_set_subtitle (self->country_row, g_strstrip (label));
}

static void
on_country_chosen_cb (TrackerChooser *chooser, const char *code, TrackerPreferences *self)
{
  g_settings_set_string (self->settings, "country", code);
  g_object_set (self->library, "home-country", code, NULL);
}

static void
on_country_row_activated_cb (AdwActionRow *row, TrackerPreferences *self)
{
  g_autofree char *chosen = g_settings_get_string (self->settings, "country");
  TrackerChooser *chooser
      = tracker_country_picker_new (GTK_WINDOW (self), *chosen != '\0' ? chosen : NULL);

  g_signal_connect_object (chooser, "chosen", G_CALLBACK (on_country_chosen_cb), self, 0);
  gtk_window_present (GTK_WINDOW (chooser));
}

static void
on_settings_country_cb (GSettings *settings, const char *key, TrackerPreferences *self)
{
  update_country (self);
}

/* --- pages before the pages --- */

static void
push (TrackerPreferences *self, GtkWidget *page)
{
  if (self->subpages != NULL)
    {
      tracker_subpages_push (TRACKER_SUBPAGES (self->subpages), page);
      return;
    }

  g_set_weak_pointer (&self->subpages, tracker_subpages_new (page));
  adw_preferences_window_present_subpage (ADW_PREFERENCES_WINDOW (self), self->subpages);
}

static void
close_subpages_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  g_clear_weak_pointer (&TRACKER_PREFERENCES (widget)->subpages);
  adw_preferences_window_close_subpage (ADW_PREFERENCES_WINDOW (widget));
}

static void
show_page (TrackerPreferences *self, const char *name)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "preferences.close-subpages", NULL);
  adw_preferences_window_set_visible_page_name (ADW_PREFERENCES_WINDOW (self), name);
}

static void
show_carrier (TrackerPreferences *self, const char *id)
{
  TrackerCarrier *carrier = tracker_library_find_carrier (self->library, id);

  if (carrier != NULL)
    push (self, tracker_carrier_page_new (self->library, carrier));
}

static void
show_carrier_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  show_carrier (TRACKER_PREFERENCES (widget), g_variant_get_string (parameter, NULL));
}

static void
show_carriers_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  show_page (TRACKER_PREFERENCES (widget), "carriers");
}

static void
show_health_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  TrackerPreferences *self = TRACKER_PREFERENCES (widget);

  push (self, tracker_health_page_new (self->library));
}

static void
show_told_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  TrackerPreferences *self = TRACKER_PREFERENCES (widget);

  push (self, tracker_tell_page_new (self->library, g_variant_get_int64 (parameter)));
}

/* --- what the pages ask for --- */

static void
say (TrackerPreferences *self, const char *sentence)
{
  /* A toast's title is markup; what came from outside is not. */
  g_autofree char *markup = g_markup_escape_text (sentence, -1);

  adw_preferences_window_add_toast (ADW_PREFERENCES_WINDOW (self), adw_toast_new (markup));
}

static void
say_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  say (TRACKER_PREFERENCES (widget), g_variant_get_string (parameter, NULL));
}

static void
copy_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget),
                          g_variant_get_string (parameter, NULL));
  say (TRACKER_PREFERENCES (widget), _ ("Report copied"));
}

/* A switch that is being turned. */
typedef struct
{
  TrackerPreferences *window; /* (owned) */
  char *carrier;              /* (owned) */
} Asking;

static void
on_carrier_enabled_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Asking *asking = user_data;
  g_autoptr (TrackerPreferences) self = asking->window;
  g_autofree char *id = asking->carrier;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;
  TrackerCarrier *carrier;

  if (tracker_library_finish (TRACKER_LIBRARY (source), result, &error) || self->library == NULL)
    return;

  sentence = tracker_sentence_for_error (error, _ ("The carrier could not be switched"));
  if (sentence != NULL)
    say (self, sentence);
  /* The switches go back to what is. */
  carrier = tracker_library_find_carrier (self->library, id);
  if (carrier != NULL)
    g_object_notify (G_OBJECT (carrier), "enabled");
}

static void
ask_carrier_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  TrackerPreferences *self = TRACKER_PREFERENCES (widget);
  Asking *asking = g_new0 (Asking, 1);
  const char *id;
  gboolean enabled;

  g_variant_get (parameter, "(&sb)", &id, &enabled);
  asking->window = g_object_ref (self);
  asking->carrier = g_strdup (id);
  tracker_library_set_carrier_enabled_async (self->library, id, enabled, on_carrier_enabled_cb,
                                             asking);
}

/* --- the window --- */

static void
tracker_preferences_dispose (GObject *object)
{
  TrackerPreferences *self = TRACKER_PREFERENCES (object);

  g_clear_weak_pointer (&self->subpages);
  gtk_widget_dispose_template (GTK_WIDGET (self), TRACKER_TYPE_PREFERENCES);
  g_clear_object (&self->settings);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (tracker_preferences_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "preferences.show-carrier", "s",
                                   show_carrier_action_cb);
  gtk_widget_class_install_action (widget_class, "preferences.show-carriers", NULL,
                                   show_carriers_action_cb);
  gtk_widget_class_install_action (widget_class, "preferences.show-health", NULL,
                                   show_health_action_cb);
  gtk_widget_class_install_action (widget_class, "preferences.show-told", "x", show_told_action_cb);
  gtk_widget_class_install_action (widget_class, "preferences.close-subpages", NULL,
                                   close_subpages_action_cb);
  gtk_widget_class_install_action (widget_class, "preferences.ask-carrier", "(sb)",
                                   ask_carrier_action_cb);
  gtk_widget_class_install_action (widget_class, "preferences.copy", "s", copy_action_cb);
  gtk_widget_class_install_action (widget_class, "preferences.say", "s", say_action_cb);
}

static void
tracker_preferences_class_init (TrackerPreferencesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tracker_preferences_dispose;

  g_type_ensure (TRACKER_TYPE_CARRIERS_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/Tracker/ui/tracker-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, TrackerPreferences, country_row);
  gtk_widget_class_bind_template_child (widget_class, TrackerPreferences, refresh_switch);
  gtk_widget_class_bind_template_child (widget_class, TrackerPreferences, notifications_switch);
  gtk_widget_class_bind_template_child (widget_class, TrackerPreferences, watch_switch);
  gtk_widget_class_bind_template_child (widget_class, TrackerPreferences, autostart_switch);
  gtk_widget_class_bind_template_child (widget_class, TrackerPreferences, carriers_page);
  gtk_widget_class_bind_template_callback (widget_class, on_country_row_activated_cb);
  install_actions (widget_class);
}

static void
tracker_preferences_init (TrackerPreferences *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
bind_settings (TrackerPreferences *self)
{
  const struct
  {
    const char *key;
    GtkSwitch *widget;
  } switches[] = {
    { "refresh-by-itself", self->refresh_switch },
    { "notifications", self->notifications_switch },
    { "watch-in-background", self->watch_switch },
    { "autostart", self->autostart_switch },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (switches); i++)
    g_settings_bind (self->settings, switches[i].key, switches[i].widget, "active",
                     G_SETTINGS_BIND_DEFAULT);
  g_signal_connect_object (self->settings, "changed::country", G_CALLBACK (on_settings_country_cb),
                           self, 0);
}

/**
 * tracker_preferences_new:
 * @parent: the window they belong to
 * @library: whose carriers and credentials are shown
 * @settings: of the schema com.example.Tracker
 *
 * Main thread.
 *
 * Returns: (transfer none): a window that is not shown yet
 */
TrackerPreferences *
tracker_preferences_new (GtkWindow *parent, TrackerLibrary *library, GSettings *settings)
{
  TrackerPreferences *self = g_object_new (TRACKER_TYPE_PREFERENCES, "transient-for", parent, NULL);

  self->library = g_object_ref (library);
  self->settings = g_object_ref (settings);
  tracker_carriers_page_set_library (self->carriers_page, library);
  bind_settings (self);
  update_country (self);

  return self;
}

/**
 * tracker_preferences_show:
 * @self: the preferences
 * @place: "general", "carriers" or "privacy"; "health": of the carriers; "told": the log of who was
 * told; "carrier/ID": a carrier's page; "told/ID": what was told of the parcel with this id. What
 * is none of these changes nothing.
 *
 * Goes to a page, with the one it is reached from behind it.
 */
void
tracker_preferences_show (TrackerPreferences *self, const char *place)
{
  g_return_if_fail (TRACKER_IS_PREFERENCES (self));

  if (g_str_equal (place, "general") || g_str_equal (place, "carriers")
      || g_str_equal (place, "privacy"))
    show_page (self, place);
  else if (g_str_equal (place, "health") || g_str_has_prefix (place, "carrier/"))
    {
      show_page (self, "carriers");
      if (g_str_equal (place, "health"))
        push (self, tracker_health_page_new (self->library));
      else
        show_carrier (self, place + strlen ("carrier/"));
    }
  else if (g_str_equal (place, "told") || g_str_has_prefix (place, "told/"))
    {
      show_page (self, "privacy");
      push (self, tracker_tell_page_new (self->library,
                                         place[4] == '/' ? strtoll (place + 5, NULL, 10) : 0));
    }
}

/**
 * tracker_preferences_get_subpage:
 * @self: the preferences
 *
 * Returns: (transfer none) (nullable): what is shown before the pages
 */
GtkWidget *
tracker_preferences_get_subpage (TrackerPreferences *self)
{
  g_return_val_if_fail (TRACKER_IS_PREFERENCES (self), NULL);

  return self->subpages != NULL ? tracker_subpages_get_visible (TRACKER_SUBPAGES (self->subpages))
                                : NULL;
}
