/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-window-private.h"

#include <glib/gi18n-lib.h>

/* What a person has had before the eyes for so long is no news any more. */
#define SEEN_AFTER_MS 1000

enum
{
  PROP_PARCEL_IN_VIEW = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TrackerWindow, tracker_window, ADW_TYPE_APPLICATION_WINDOW)

/* --- what the person looks at --- */

static gboolean
is_page_visible (TrackerWindow *self)
{
  return !adw_leaflet_get_folded (self->outer)
         || adw_leaflet_get_visible_child (self->outer) == GTK_WIDGET (self->page_stack);
}

static gboolean
on_seen_timeout_cb (gpointer user_data)
{
  TrackerWindow *self = user_data;

  self->seen_id = 0;
  if (self->parcel != NULL)
    tracker_library_mark_seen_async (self->library, tracker_parcel_get_id (self->parcel), NULL,
                                     NULL);

  return G_SOURCE_REMOVE;
}

static void
update_seen (TrackerWindow *self)
{
  gboolean is_unseen = FALSE;

  if (self->parcel_in_view != NULL)
    g_object_get (self->parcel, "unseen", &is_unseen, NULL);

  if (!is_unseen)
    g_clear_handle_id (&self->seen_id, g_source_remove);
  else if (self->seen_id == 0)
    self->seen_id = g_timeout_add (SEEN_AFTER_MS, on_seen_timeout_cb, self);
}

static void
update_view (TrackerWindow *self)
{
  const char *uuid = NULL;

  if (self->parcel != NULL && gtk_window_is_active (GTK_WINDOW (self)) && is_page_visible (self))
    uuid = tracker_parcel_get_uuid (self->parcel);

  if (g_strcmp0 (uuid, self->parcel_in_view) != 0)
    {
      g_clear_handle_id (&self->seen_id, g_source_remove);
      g_free (self->parcel_in_view);
      self->parcel_in_view = g_strdup (uuid);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PARCEL_IN_VIEW]);
    }
  update_seen (self);
}

static void
on_parcel_unseen_cb (TrackerParcel *parcel, GParamSpec *pspec, TrackerWindow *self)
{
  update_seen (self);
}

static void
on_parcel_uuid_cb (TrackerParcel *parcel, GParamSpec *pspec, TrackerWindow *self)
{
  update_view (self);
}

static void
on_active_notify_cb (TrackerWindow *self, GParamSpec *pspec, gpointer user_data)
{
  update_view (self);
}

/* --- panes --- */

static void
ensure_page (TrackerWindow *self)
{
  if (self->page != NULL)
    return;

  self->page = g_object_new (TRACKER_TYPE_PARCEL_PAGE, NULL);
  tracker_parcel_page_set_library (self->page, self->library);
  g_object_bind_property (self->outer, "folded", self->page, "folded", G_BINDING_SYNC_CREATE);
  gtk_stack_add_named (self->page_stack, GTK_WIDGET (self->page), "parcel");
}

/* Which pane bears the window's buttons, and which lists follow a single click, depends on what is
 * folded. */
static void
update_folding (TrackerWindow *self)
{
  gboolean is_outer = adw_leaflet_get_folded (self->outer);
  gboolean is_inner = adw_leaflet_get_folded (self->inner);

  g_object_set (self->folders, "show-end-title-buttons", is_inner && is_outer, "single-click",
                is_inner, NULL);
  g_object_set (self->parcels, "show-start-title-buttons", is_inner, "show-end-title-buttons",
                is_outer, "show-back", is_inner, "single-click", is_outer, NULL);
  adw_header_bar_set_show_start_title_buttons (self->none_header, is_outer);
  if (!is_outer)
    tracker_parcel_pane_select (self->parcels, self->parcel);
}

static void
on_leaflet_notify_cb (AdwLeaflet *leaflet, GParamSpec *pspec, TrackerWindow *self)
{
  if (g_str_equal (pspec->name, "folded"))
    update_folding (self);
  update_view (self);
}

static void
on_folders_notify_cb (TrackerFolderPane *pane, GParamSpec *pspec, TrackerWindow *self)
{
  TrackerFolder *folder = tracker_folder_pane_get_folder (pane);

  if (folder != NULL)
    tracker_parcel_pane_show_folder (self->parcels, folder);
}

static void
on_folders_activated_cb (TrackerFolderPane *pane, TrackerWindow *self)
{
  adw_leaflet_set_visible_child (self->inner, GTK_WIDGET (self->parcels));
}

static void
on_parcels_selected_cb (TrackerParcelPane *pane, GParamSpec *pspec, TrackerWindow *self)
{
  /* Folded, the list follows the pointer; a parcel opens there when it is clicked. */
  if (!adw_leaflet_get_folded (self->outer))
    tracker_window_show_parcel (self, tracker_parcel_pane_get_selected (pane), FALSE);
}

static void
on_parcels_activated_cb (TrackerParcelPane *pane, TrackerParcel *parcel, TrackerWindow *self)
{
  tracker_window_show_parcel (self, parcel, TRUE);
}

static void
on_parcels_state_cb (TrackerParcelPane *pane, GParamSpec *pspec, TrackerWindow *self)
{
  /* Where there is nothing to choose from, nobody is asked to. */
  gtk_widget_set_visible (self->none_hint,
                          g_strcmp0 (tracker_parcel_pane_get_state (pane), "list") == 0);
}

/**
 * tracker_window_show_parcel:
 * @self: a window
 * @parcel: (nullable): what the page shows from now on; %NULL: nothing
 * @navigate: whether to bring the page forward where only one pane fits
 *
 * Main thread.
 */
void
tracker_window_show_parcel (TrackerWindow *self, TrackerParcel *parcel, gboolean navigate)
{
  if (parcel != NULL)
    ensure_page (self);
  if (g_set_object (&self->parcel, parcel))
    {
      g_signal_group_set_target (self->parcel_signals, parcel);
      if (self->page != NULL)
        tracker_parcel_page_set_parcel (self->page, parcel);
      gtk_stack_set_visible_child_name (self->page_stack, parcel != NULL ? "parcel" : "none");
    }
  if (navigate && parcel != NULL)
    adw_leaflet_set_visible_child (self->outer, GTK_WIDGET (self->page_stack));
  update_view (self);
}

/**
 * tracker_window_close_parcel:
 * @self: a window
 *
 * Goes back: from the page to the list, or, where both stand side by side, to no parcel at all;
 * then from the list to the folders. Main thread.
 */
void
tracker_window_close_parcel (TrackerWindow *self)
{
  if (adw_leaflet_get_folded (self->outer)
      && adw_leaflet_get_visible_child (self->outer) == GTK_WIDGET (self->page_stack))
    adw_leaflet_set_visible_child (self->outer, GTK_WIDGET (self->inner));
  else if (!adw_leaflet_get_folded (self->outer) && self->parcel != NULL)
    {
      tracker_parcel_pane_select (self->parcels, NULL);
      tracker_window_show_parcel (self, NULL, FALSE);
    }
  else if (adw_leaflet_get_folded (self->inner))
    adw_leaflet_set_visible_child (self->inner, GTK_WIDGET (self->folders));
}

/* --- object --- */

static void
on_library_news_cb (TrackerLibrary *library, const char *text, TrackerWindow *self)
{
  tracker_window_say (self, text);
}

static void
on_settings_sort_cb (GSettings *settings, const char *key, TrackerWindow *self)
{
  static const char *const nicks[] = { "activity", "added", "name" };
  g_autofree char *nick = g_settings_get_string (settings, key);

  for (guint i = 0; i < G_N_ELEMENTS (nicks); i++)
    if (g_str_equal (nick, nicks[i]))
      tracker_parcel_pane_set_sort (self->parcels, (TrackerSort) i);
}

static void
use_settings (TrackerWindow *self)
{
  g_autoptr (GAction) sort = g_settings_create_action (self->settings, "sort");

  g_settings_bind (self->settings, "window-width", self, "default-width", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "window-height", self, "default-height",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "window-maximized", self, "maximized", G_SETTINGS_BIND_DEFAULT);
  g_action_map_add_action (G_ACTION_MAP (self), sort);
  g_signal_connect_object (self->settings, "changed::sort", G_CALLBACK (on_settings_sort_cb), self,
                           0);
  on_settings_sort_cb (self->settings, "sort", self);
}

static void
tracker_window_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_PARCEL_IN_VIEW:
      g_value_set_string (value, TRACKER_WINDOW (object)->parcel_in_view);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

/* GTK 4.8 keeps the group behind a window's actions longer than the window: what they refer to must
 * not stay in it. */
static void
remove_actions (TrackerWindow *self)
{
  g_auto (GStrv) names = g_action_group_list_actions (G_ACTION_GROUP (self));

  for (gsize i = 0; names[i] != NULL; i++)
    g_action_map_remove_action (G_ACTION_MAP (self), names[i]);
}

static void
tracker_window_dispose (GObject *object)
{
  TrackerWindow *self = TRACKER_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->seen_id, g_source_remove);
  if (self->library != NULL)
    remove_actions (self);
  g_clear_object (&self->parcel_signals);
  g_clear_weak_pointer (&self->preferences);
  g_clear_weak_pointer (&self->add_dialog);
  g_clear_weak_pointer (&self->check_dialog);
  g_clear_weak_pointer (&self->toast);
  gtk_widget_dispose_template (GTK_WIDGET (self), TRACKER_TYPE_WINDOW);
  g_clear_object (&self->parcel);
  g_clear_object (&self->settings);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (tracker_window_parent_class)->dispose (object);
}

static void
tracker_window_finalize (GObject *object)
{
  TrackerWindow *self = TRACKER_WINDOW (object);

  g_object_unref (self->cancellable);
  g_free (self->parcel_in_view);

  G_OBJECT_CLASS (tracker_window_parent_class)->finalize (object);
}

static void
tracker_window_class_init (TrackerWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tracker_window_dispose;
  object_class->finalize = tracker_window_finalize;
  object_class->get_property = tracker_window_get_property;

  properties[PROP_PARCEL_IN_VIEW]
      = g_param_spec_string ("parcel-in-view", NULL, NULL, NULL,
                             G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /* As a binding, not as an accelerator of the program: those come before the text field that has
   * the focus. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_v, GDK_CONTROL_MASK, "win.paste",
                                       NULL);

  g_type_ensure (TRACKER_TYPE_FOLDER_PANE);
  g_type_ensure (TRACKER_TYPE_PARCEL_PANE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/Tracker/ui/tracker-window.ui");
  gtk_widget_class_bind_template_child (widget_class, TrackerWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, TrackerWindow, outer);
  gtk_widget_class_bind_template_child (widget_class, TrackerWindow, inner);
  gtk_widget_class_bind_template_child (widget_class, TrackerWindow, folders);
  gtk_widget_class_bind_template_child (widget_class, TrackerWindow, parcels);
  gtk_widget_class_bind_template_child (widget_class, TrackerWindow, page_stack);
  gtk_widget_class_bind_template_child (widget_class, TrackerWindow, none_header);
  gtk_widget_class_bind_template_child (widget_class, TrackerWindow, none_hint);
  gtk_widget_class_bind_template_callback (widget_class, on_leaflet_notify_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_folders_notify_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_folders_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_parcels_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_parcels_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_parcels_state_cb);
}

static void
tracker_window_init (TrackerWindow *self)
{
  self->cancellable = g_cancellable_new ();
  self->parcel_signals = g_signal_group_new (TRACKER_TYPE_PARCEL);
  g_signal_group_connect (self->parcel_signals, "notify::unseen", G_CALLBACK (on_parcel_unseen_cb),
                          self);
  g_signal_group_connect (self->parcel_signals, "notify::uuid", G_CALLBACK (on_parcel_uuid_cb),
                          self);

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self, "notify::is-active", G_CALLBACK (on_active_notify_cb), NULL);
}

/**
 * tracker_window_new:
 * @application: the program; its resources are at /com/example/Tracker
 * @library: what is shown
 * @settings: of the schema com.example.Tracker
 *
 * Main thread.
 *
 * Returns: (transfer none): the window, not presented yet
 */
TrackerWindow *
tracker_window_new (AdwApplication *application, TrackerLibrary *library, GSettings *settings)
{
  TrackerWindow *self;

  g_return_val_if_fail (TRACKER_IS_LIBRARY (library), NULL);
  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);

  self = g_object_new (TRACKER_TYPE_WINDOW, "application", application, NULL);
  self->library = g_object_ref (library);
  self->settings = g_object_ref (settings);
  tracker_window_install_actions (self);
  tracker_parcel_pane_set_library (self->parcels, library);
  use_settings (self);
  tracker_folder_pane_set_folders (self->folders, tracker_library_get_folders (library));
  adw_leaflet_set_visible_child (self->inner, GTK_WIDGET (self->parcels));
  g_signal_connect_object (library, "news", G_CALLBACK (on_library_news_cb), self, 0);
  update_folding (self);

  return self;
}

/**
 * tracker_window_open_parcel:
 * @self: a window
 * @parcel: the parcel to show
 *
 * Shows the parcel's page, whatever is shown now; its row is selected if the list has it. Main
 * thread.
 */
void
tracker_window_open_parcel (TrackerWindow *self, TrackerParcel *parcel)
{
  g_return_if_fail (TRACKER_IS_WINDOW (self));
  g_return_if_fail (TRACKER_IS_PARCEL (parcel));

  tracker_parcel_pane_select (self->parcels, parcel);
  tracker_window_show_parcel (self, parcel, TRUE);
}

/**
 * tracker_window_open_attention:
 * @self: a window
 *
 * Shows the smart folder "needs attention". Main thread.
 */
void
tracker_window_open_attention (TrackerWindow *self)
{
  g_return_if_fail (TRACKER_IS_WINDOW (self));

  tracker_folder_pane_select_smart (self->folders, TRACKER_SMART_ATTENTION);
  adw_leaflet_set_visible_child (self->inner, GTK_WIDGET (self->parcels));
  adw_leaflet_set_visible_child (self->outer, GTK_WIDGET (self->inner));
}

/**
 * tracker_window_show_toast:
 * @self: a window
 * @toast: (transfer full): what to say
 *
 * Shows it at once: what was said before goes, as otherwise it would have to be waited for, with
 * the chance to undo the latest deed. That chance itself gives way to nothing but the next one.
 * Main thread.
 */
void
tracker_window_show_toast (TrackerWindow *self, AdwToast *toast)
{
  gboolean keeps_undo = self->toast != NULL && adw_toast_get_button_label (self->toast) != NULL
                        && adw_toast_get_button_label (toast) == NULL;

  if (self->toast != NULL && !keeps_undo)
    adw_toast_dismiss (self->toast);
  if (!keeps_undo)
    g_set_weak_pointer (&self->toast, toast);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/**
 * tracker_window_say:
 * @self: a window
 * @sentence: plain text
 *
 * Shows a toast. Main thread.
 */
void
tracker_window_say (TrackerWindow *self, const char *sentence)
{
  g_autofree char *escaped = NULL;

  g_return_if_fail (TRACKER_IS_WINDOW (self));
  g_return_if_fail (sentence != NULL);

  /* Toasts of this libadwaita read markup. */
  escaped = g_markup_escape_text (sentence, -1);
  tracker_window_show_toast (self, adw_toast_new (escaped));
}

/**
 * tracker_window_get_parcel_in_view:
 * @self: a window
 *
 * Returns: (transfer none) (nullable): the uuid of the parcel that the person looks at now; %NULL
 * if it is none, or if the window has not the focus
 */
const char *
tracker_window_get_parcel_in_view (TrackerWindow *self)
{
  g_return_val_if_fail (TRACKER_IS_WINDOW (self), NULL);

  return self->parcel_in_view;
}
