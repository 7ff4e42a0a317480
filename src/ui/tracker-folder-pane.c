/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-folder-pane.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "tracker-folder-row.h"
#include "tracker-pane-layout.h"
#include "tracker-row-menu.h"

struct _TrackerFolderPane
{
  GtkWidget parent_instance;

  AdwHeaderBar *header; /* (template) */
  GtkListView *list;    /* (template) */

  GtkSingleSelection *selection; /* (owned) */
};

enum
{
  PROP_FOLDER = 1,
  PROP_SINGLE_CLICK,
  PROP_SHOW_END_TITLE_BUTTONS,
  N_PROPS
};

enum
{
  SIGNAL_ACTIVATED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TrackerFolderPane, tracker_folder_pane, GTK_TYPE_WIDGET)

static gboolean
is_first_own (TrackerFolderPane *self, guint position, TrackerFolder *folder)
{
  g_autoptr (TrackerFolder) before = NULL;

  if (tracker_folder_get_is_smart (folder) || position == 0)
    return FALSE;

  before = g_list_model_get_item (G_LIST_MODEL (self->selection), position - 1);
  return before != NULL && tracker_folder_get_is_smart (before);
}

static void
on_factory_setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, TrackerFolderPane *self)
{
  gtk_list_item_set_child (item, tracker_folder_row_new ());
}

static void
on_factory_bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, TrackerFolderPane *self)
{
  GtkWidget *row = gtk_list_item_get_child (item);
  TrackerFolder *folder = gtk_list_item_get_item (item);

  tracker_folder_row_set_item (TRACKER_FOLDER_ROW (row), folder);
  /* A gap stands between the smart folders and the person's own. */
  if (is_first_own (self, gtk_list_item_get_position (item), folder))
    gtk_widget_add_css_class (gtk_widget_get_parent (row), "first-own");
  else
    gtk_widget_remove_css_class (gtk_widget_get_parent (row), "first-own");
}

static void
on_factory_unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, TrackerFolderPane *self)
{
  tracker_folder_row_set_item (TRACKER_FOLDER_ROW (gtk_list_item_get_child (item)), NULL);
}

static void
on_selection_notify_cb (GtkSingleSelection *selection, GParamSpec *pspec, TrackerFolderPane *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FOLDER]);
}

static void
on_list_activate_cb (GtkListView *list, guint position, TrackerFolderPane *self)
{
  gtk_single_selection_set_selected (self->selection, position);
  g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0);
}

static void
append_item (GMenu *menu, const char *label, const char *action, GVariant *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target_value (item, action, target);
  g_menu_append_item (menu, item);
}

/* Own folders stand behind the smart ones: this one's place among them, and how many there are. */
static int
get_place (TrackerFolderPane *self, gint64 id, int *n_own)
{
  int place = -1;

  *n_own = 0;
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->selection)); i++)
    {
      g_autoptr (TrackerFolder) folder = g_list_model_get_item (G_LIST_MODEL (self->selection), i);

      if (tracker_folder_get_is_smart (folder))
        continue;
      if (tracker_folder_get_id (folder) == id)
        place = *n_own;
      (*n_own)++;
    }

  return place;
}

static GMenuModel *
create_row_menu (GtkWidget *row, gpointer user_data)
{
  TrackerFolderPane *self = user_data;
  TrackerFolder *folder = tracker_folder_row_get_item (TRACKER_FOLDER_ROW (row));
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) edit = g_menu_new ();
  g_autoptr (GMenu) order = g_menu_new ();
  g_autoptr (GMenu) end = g_menu_new ();
  int n_own, place;
  gint64 id;

  if (folder == NULL || tracker_folder_get_is_smart (folder))
    return NULL;

  id = tracker_folder_get_id (folder);
  place = get_place (self, id, &n_own);
  append_item (edit, _ ("Re_name…"), "win.rename-folder", g_variant_new_int64 (id));
  if (place > 0)
    append_item (order, _ ("Move _Up"), "win.place-folder", g_variant_new ("(xi)", id, place - 1));
  if (place >= 0 && place < n_own - 1)
    append_item (order, _ ("Move _Down"), "win.place-folder",
                 g_variant_new ("(xi)", id, place + 1));
  append_item (end, _ ("_Delete"), "win.remove-folder", g_variant_new_int64 (id));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (edit));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (order));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (end));

  return G_MENU_MODEL (g_steal_pointer (&menu));
}

static GtkWidget *
find_row (TrackerFolderPane *self, gint64 id)
{
  GtkWidget *item = gtk_widget_get_first_child (GTK_WIDGET (self->list));

  for (; item != NULL; item = gtk_widget_get_next_sibling (item))
    {
      GtkWidget *row = gtk_widget_get_first_child (item);
      TrackerFolder *folder = TRACKER_IS_FOLDER_ROW (row)
                                  ? tracker_folder_row_get_item (TRACKER_FOLDER_ROW (row))
                                  : NULL;

      if (folder != NULL && !tracker_folder_get_is_smart (folder)
          && tracker_folder_get_id (folder) == id)
        return row;
    }

  return NULL;
}

static void
folder_menu_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  GtkWidget *row = find_row (TRACKER_FOLDER_PANE (widget), g_variant_get_int64 (parameter));
  g_autoptr (GMenuModel) menu = row != NULL ? create_row_menu (row, widget) : NULL;

  if (menu != NULL)
    tracker_row_menu_popup (widget, row, NULL, menu);
}

static void
open_folder_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  TrackerFolderPane *self = TRACKER_FOLDER_PANE (widget);
  gboolean found;
  int smart;
  gint64 id;

  g_variant_get (parameter, "(ix)", &smart, &id);
  found = smart >= 0 ? tracker_folder_pane_select_smart (self, (TrackerSmart) smart)
                     : tracker_folder_pane_select_folder (self, id);
  if (found)
    g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0);
}

static void
tracker_folder_pane_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  TrackerFolderPane *self = TRACKER_FOLDER_PANE (object);

  switch (prop_id)
    {
    case PROP_FOLDER:
      g_value_set_object (value, tracker_folder_pane_get_folder (self));
      break;
    case PROP_SINGLE_CLICK:
      g_value_set_boolean (value, gtk_list_view_get_single_click_activate (self->list));
      break;
    case PROP_SHOW_END_TITLE_BUTTONS:
      g_value_set_boolean (value, adw_header_bar_get_show_end_title_buttons (self->header));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tracker_folder_pane_set_property (GObject *object,
                                  guint prop_id,
                                  const GValue *value,
                                  GParamSpec *pspec)
{
  TrackerFolderPane *self = TRACKER_FOLDER_PANE (object);

  switch (prop_id)
    {
    case PROP_SINGLE_CLICK:
      gtk_list_view_set_single_click_activate (self->list, g_value_get_boolean (value));
      break;
    case PROP_SHOW_END_TITLE_BUTTONS:
      adw_header_bar_set_show_end_title_buttons (self->header, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      return;
    }
  g_object_notify_by_pspec (object, pspec);
}

static void
tracker_folder_pane_dispose (GObject *object)
{
  TrackerFolderPane *self = TRACKER_FOLDER_PANE (object);
  GtkWidget *child;

  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  gtk_widget_dispose_template (GTK_WIDGET (self), TRACKER_TYPE_FOLDER_PANE);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->selection);

  G_OBJECT_CLASS (tracker_folder_pane_parent_class)->dispose (object);
}

static void
install_properties (GObjectClass *object_class)
{
  GParamFlags flags = G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  properties[PROP_FOLDER]
      = g_param_spec_object ("folder", NULL, NULL, TRACKER_TYPE_FOLDER, G_PARAM_READABLE | flags);
  properties[PROP_SINGLE_CLICK]
      = g_param_spec_boolean ("single-click", NULL, NULL, FALSE, G_PARAM_READWRITE | flags);
  properties[PROP_SHOW_END_TITLE_BUTTONS] = g_param_spec_boolean (
      "show-end-title-buttons", NULL, NULL, TRUE, G_PARAM_READWRITE | flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
tracker_folder_pane_class_init (TrackerFolderPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tracker_folder_pane_dispose;
  object_class->get_property = tracker_folder_pane_get_property;
  object_class->set_property = tracker_folder_pane_set_property;
  install_properties (object_class);

  signals[SIGNAL_ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass),
                                            G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (TRACKER_TYPE_PANE_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/Tracker/ui/tracker-folder-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, TrackerFolderPane, header);
  gtk_widget_class_bind_template_child (widget_class, TrackerFolderPane, list);
  gtk_widget_class_bind_template_callback (widget_class, on_list_activate_cb);
  gtk_widget_class_set_css_name (widget_class, "folderpane");
  gtk_widget_class_install_action (widget_class, "pane.folder-menu", "x", folder_menu_action_cb);
  gtk_widget_class_install_action (widget_class, "pane.open-folder", "(ix)", open_folder_action_cb);
}

static void
tracker_folder_pane_init (TrackerFolderPane *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));

  g_signal_connect (factory, "setup", G_CALLBACK (on_factory_setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (on_factory_bind_cb), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_factory_unbind_cb), self);
  self->selection = gtk_single_selection_new (NULL);
  g_signal_connect (self->selection, "notify::selected-item", G_CALLBACK (on_selection_notify_cb),
                    self);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  tracker_row_menu_attach (GTK_WIDGET (self->list), GTK_WIDGET (self), TRACKER_TYPE_FOLDER_ROW,
                           create_row_menu);
}

/**
 * tracker_folder_pane_set_folders:
 * @self: a pane
 * @folders: (element-type TrackerFolder): the folders, smart ones first
 *
 * Shows the folders and chooses the first. Main thread.
 */
void
tracker_folder_pane_set_folders (TrackerFolderPane *self, GListModel *folders)
{
  g_return_if_fail (TRACKER_IS_FOLDER_PANE (self));

  gtk_single_selection_set_model (self->selection, folders);
}

/**
 * tracker_folder_pane_get_folder:
 * @self: a pane
 *
 * Returns: (transfer none) (nullable): the chosen folder
 */
TrackerFolder *
tracker_folder_pane_get_folder (TrackerFolderPane *self)
{
  g_return_val_if_fail (TRACKER_IS_FOLDER_PANE (self), NULL);

  return self->selection != NULL ? gtk_single_selection_get_selected_item (self->selection) : NULL;
}

static guint
find_position (TrackerFolderPane *self, gboolean is_smart, gint64 key)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->selection)); i++)
    {
      g_autoptr (TrackerFolder) folder = g_list_model_get_item (G_LIST_MODEL (self->selection), i);

      if (tracker_folder_get_is_smart (folder) != is_smart)
        continue;
      if (key
          == (is_smart ? (gint64) tracker_folder_get_smart (folder)
                       : tracker_folder_get_id (folder)))
        return i;
    }

  return GTK_INVALID_LIST_POSITION;
}

static gboolean
select_position (TrackerFolderPane *self, guint position)
{
  if (position == GTK_INVALID_LIST_POSITION)
    return FALSE;

  gtk_single_selection_set_selected (self->selection, position);
  return TRUE;
}

/**
 * tracker_folder_pane_select_smart:
 * @self: a pane
 * @smart: a smart folder
 *
 * Returns: whether it is there and chosen now
 */
gboolean
tracker_folder_pane_select_smart (TrackerFolderPane *self, TrackerSmart smart)
{
  g_return_val_if_fail (TRACKER_IS_FOLDER_PANE (self), FALSE);

  return select_position (self, find_position (self, TRUE, smart));
}

/**
 * tracker_folder_pane_select_folder:
 * @self: a pane
 * @id: one of the person's own folders
 *
 * Returns: whether it is there and chosen now
 */
gboolean
tracker_folder_pane_select_folder (TrackerFolderPane *self, gint64 id)
{
  g_return_val_if_fail (TRACKER_IS_FOLDER_PANE (self), FALSE);

  return select_position (self, find_position (self, FALSE, id));
}

/**
 * tracker_folder_pane_find:
 * @self: a pane
 * @id: one of the person's own folders
 *
 * Returns: (transfer none) (nullable): the folder; the model keeps it
 */
TrackerFolder *
tracker_folder_pane_find (TrackerFolderPane *self, gint64 id)
{
  guint position = find_position (self, FALSE, id);
  g_autoptr (TrackerFolder) folder = NULL;

  g_return_val_if_fail (TRACKER_IS_FOLDER_PANE (self), NULL);

  if (position == GTK_INVALID_LIST_POSITION)
    return NULL;

  folder = g_list_model_get_item (G_LIST_MODEL (self->selection), position);
  return folder;
}
