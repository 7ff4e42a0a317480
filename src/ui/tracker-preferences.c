/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-preferences.h"

#include <glib/gi18n-lib.h>

#include "tracker-choice.h"
#include "tracker-country-picker.h"
#include "tracker-country.h"
#include "tracker-credentials-page.h"

struct _TrackerPreferences
{
  AdwPreferencesWindow parent_instance;

  AdwActionRow *country_row;         /* (template) */
  GtkSwitch *refresh_switch;         /* (template) */
  GtkSwitch *notifications_switch;   /* (template) */
  GtkSwitch *watch_switch;           /* (template) */
  GtkSwitch *autostart_switch;       /* (template) */
  AdwPreferencesPage *carriers_page; /* (template) */
  GtkSearchEntry *search_entry;      /* (template) */
  GtkWidget *login_group;            /* (template) */
  GtkListBox *login_list;            /* (template) */
  GtkWidget *open_group;             /* (template) */
  GtkListBox *open_list;             /* (template) */
  GtkWidget *nothing_label;          /* (template) */

  TrackerLibrary *library;    /* (owned) */
  GSettings *settings;        /* (owned) */
  char *words;                /* (owned) (nullable) folded */
  GtkFilterListModel *logins; /* (owned) (nullable) */
  GtkFilterListModel *others; /* (owned) (nullable) */
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

/* --- carriers --- */

static const char *
get_status_label (const char *status)
{
  if (g_strcmp0 (status, "documented") == 0)
    return _ ("a service the carrier describes");
  if (g_strcmp0 (status, "observed") == 0)
    return _ ("asked as its own site does");

  if (g_strcmp0 (status, "link") == 0)
    return _ ("its page only");
  return _ ("not verified");
}

static GtkWidget *
create_carrier_row (gpointer item, gpointer user_data)
{
  TrackerCarrier *carrier = item;
  gboolean has_login = tracker_carrier_get_n_credentials (carrier) > 0;
  gboolean has_page = has_login || tracker_carrier_get_home (carrier) != NULL;
  const char *code = tracker_carrier_get_country (carrier);
  g_autofree char *status = NULL, *country = NULL, *subtitle = NULL, *flag = NULL;
  GtkWidget *row, *image;

  g_object_get (carrier, "status", &status, "country-name", &country, NULL);
  flag = code != NULL ? tracker_country_dup_flag (code) : NULL;
  subtitle = country != NULL ? g_strdup_printf ("%s %s · %s", flag != NULL ? flag : "", country,
                                                get_status_label (status))
                             : g_strdup (get_status_label (status));
  row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title-lines", 0, "subtitle-lines",
                      0, "activatable", has_page, NULL);
  /* After the construction, which would tell of the texts before it tells that they are plain. */
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), tracker_carrier_get_name (carrier));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), g_strstrip (subtitle));
  if (!has_page)
    return row;

  image = gtk_image_new_from_icon_name (has_login ? "go-next-symbolic"
                                                  : "adw-external-link-symbolic");
  gtk_widget_set_tooltip_text (row, has_login ? NULL : tracker_carrier_get_home (carrier));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), image);

  return row;
}

static void
show_credentials (TrackerPreferences *self, TrackerCarrier *carrier)
{
  GtkWidget *page = tracker_credentials_page_new (self->library, carrier);

  adw_preferences_window_present_subpage (ADW_PREFERENCES_WINDOW (self), page);
}

static void
on_list_row_activated_cb (GtkListBox *list, GtkListBoxRow *row, TrackerPreferences *self)
{
  GListModel *model = G_LIST_MODEL (list == self->login_list ? self->logins : self->others);
  g_autoptr (TrackerCarrier) carrier
      = g_list_model_get_item (model, (guint) gtk_list_box_row_get_index (row));

  if (carrier == NULL)
    return;

  if (tracker_carrier_get_n_credentials (carrier) > 0)
    show_credentials (self, carrier);
  else if (tracker_carrier_get_home (carrier) != NULL)
    gtk_show_uri (GTK_WINDOW (self), tracker_carrier_get_home (carrier), GDK_CURRENT_TIME);
}

static gboolean
is_match (TrackerPreferences *self, TrackerCarrier *carrier)
{
  g_autofree char *country = NULL;
  g_autoptr (TrackerChoice) choice = NULL;

  if (self->words == NULL)
    return TRUE;

  g_object_get (carrier, "country-name", &country, NULL);
  choice = tracker_choice_new (tracker_carrier_get_id (carrier), tracker_carrier_get_name (carrier),
                               country, NULL, FALSE);

  return tracker_choice_matches (choice, self->words);
}

static gboolean
is_login_match (gpointer item, gpointer user_data)
{
  return tracker_carrier_get_n_credentials (item) > 0 && is_match (user_data, item);
}

static gboolean
is_open_match (gpointer item, gpointer user_data)
{
  return tracker_carrier_get_n_credentials (item) == 0 && is_match (user_data, item);
}

static void
update_groups (TrackerPreferences *self)
{
  guint n_logins = g_list_model_get_n_items (G_LIST_MODEL (self->logins));
  guint n_others = g_list_model_get_n_items (G_LIST_MODEL (self->others));

  gtk_widget_set_visible (self->login_group, n_logins > 0);
  gtk_widget_set_visible (self->open_group, n_others > 0);
  gtk_widget_set_visible (self->nothing_label, n_logins + n_others == 0);
}

static void
on_search_entry_changed_cb (GtkSearchEntry *entry, TrackerPreferences *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));

  if (self->logins == NULL)
    return;

  g_free (self->words);
  self->words = *text != '\0' ? tracker_choice_dup_folded (text) : NULL;
  gtk_filter_changed (gtk_filter_list_model_get_filter (self->logins), GTK_FILTER_CHANGE_DIFFERENT);
  gtk_filter_changed (gtk_filter_list_model_get_filter (self->others), GTK_FILTER_CHANGE_DIFFERENT);
  update_groups (self);
}

static GtkFilterListModel *
create_filtered (TrackerPreferences *self, GtkCustomFilterFunc match)
{
  GListModel *carriers = tracker_library_get_carriers (self->library);

  return gtk_filter_list_model_new (g_object_ref (carriers),
                                    GTK_FILTER (gtk_custom_filter_new (match, self, NULL)));
}

/* The rows of all carriers are only made when somebody looks at them. */
static void
on_carriers_page_map_cb (GtkWidget *page, TrackerPreferences *self)
{
  if (self->logins != NULL)
    return;

  self->logins = create_filtered (self, is_login_match);
  self->others = create_filtered (self, is_open_match);
  gtk_list_box_bind_model (self->login_list, G_LIST_MODEL (self->logins), create_carrier_row, self,
                           NULL);
  gtk_list_box_bind_model (self->open_list, G_LIST_MODEL (self->others), create_carrier_row, self,
                           NULL);
  update_groups (self);
}

/* --- the window --- */

static void
tracker_preferences_dispose (GObject *object)
{
  TrackerPreferences *self = TRACKER_PREFERENCES (object);

  /* The filters look at what goes now. */
  if (self->login_list != NULL)
    {
      gtk_list_box_bind_model (self->login_list, NULL, NULL, NULL, NULL);
      gtk_list_box_bind_model (self->open_list, NULL, NULL, NULL, NULL);
    }
  g_clear_object (&self->logins);
  g_clear_object (&self->others);
  gtk_widget_dispose_template (GTK_WIDGET (self), TRACKER_TYPE_PREFERENCES);
  g_clear_object (&self->settings);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (tracker_preferences_parent_class)->dispose (object);
}

static void
tracker_preferences_finalize (GObject *object)
{
  g_free (TRACKER_PREFERENCES (object)->words);

  G_OBJECT_CLASS (tracker_preferences_parent_class)->finalize (object);
}

static void
tracker_preferences_class_init (TrackerPreferencesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tracker_preferences_dispose;
  object_class->finalize = tracker_preferences_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/Tracker/ui/tracker-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, TrackerPreferences, country_row);
  gtk_widget_class_bind_template_child (widget_class, TrackerPreferences, refresh_switch);
  gtk_widget_class_bind_template_child (widget_class, TrackerPreferences, notifications_switch);
  gtk_widget_class_bind_template_child (widget_class, TrackerPreferences, watch_switch);
  gtk_widget_class_bind_template_child (widget_class, TrackerPreferences, autostart_switch);
  gtk_widget_class_bind_template_child (widget_class, TrackerPreferences, carriers_page);
  gtk_widget_class_bind_template_child (widget_class, TrackerPreferences, search_entry);
  gtk_widget_class_bind_template_child (widget_class, TrackerPreferences, login_group);
  gtk_widget_class_bind_template_child (widget_class, TrackerPreferences, login_list);
  gtk_widget_class_bind_template_child (widget_class, TrackerPreferences, open_group);
  gtk_widget_class_bind_template_child (widget_class, TrackerPreferences, open_list);
  gtk_widget_class_bind_template_child (widget_class, TrackerPreferences, nothing_label);
  gtk_widget_class_bind_template_callback (widget_class, on_country_row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_list_row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_entry_changed_cb);
}

static void
tracker_preferences_init (TrackerPreferences *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  g_signal_connect_object (self->carriers_page, "map", G_CALLBACK (on_carriers_page_map_cb), self,
                           0);
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
 * @carrier: (nullable): the id of a carrier whose credentials are shown at once
 *
 * Main thread.
 *
 * Returns: (transfer none): a window that is not shown yet
 */
TrackerPreferences *
tracker_preferences_new (GtkWindow *parent,
                         TrackerLibrary *library,
                         GSettings *settings,
                         const char *carrier)
{
  TrackerPreferences *self = g_object_new (TRACKER_TYPE_PREFERENCES, "transient-for", parent, NULL);
  TrackerCarrier *shown = carrier != NULL ? tracker_library_find_carrier (library, carrier) : NULL;

  self->library = g_object_ref (library);
  self->settings = g_object_ref (settings);
  bind_settings (self);
  update_country (self);
  if (shown != NULL)
    {
      adw_preferences_window_set_visible_page (ADW_PREFERENCES_WINDOW (self), self->carriers_page);
      show_credentials (self, shown);
    }

  return self;
}
