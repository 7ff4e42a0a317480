/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-folder-row.h"

#include <glib/gi18n-lib.h>

#include "tracker-parcel.h"

struct _TrackerFolderRow
{
  GtkWidget parent_instance;

  GtkImage *icon;  /* (template) */
  GtkLabel *emoji; /* (template) */
  GtkLabel *name;  /* (template) */
  GtkLabel *count; /* (template) */

  TrackerFolder *item;     /* (owned) (nullable) */
  GBindingGroup *bindings; /* (owned) from the item */
  GSignalGroup *signals;   /* (owned) of the item */
};

enum
{
  PROP_ITEM = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TrackerFolderRow, tracker_folder_row, GTK_TYPE_WIDGET)

/* An emoji takes the place of the icon; unread news makes the count stand out. */
static void
update_signs (TrackerFolderRow *self)
{
  const char *emoji = tracker_folder_get_emoji (self->item);
  gboolean has_emoji = emoji != NULL && *emoji != '\0';
  int n_unseen = 0;

  g_object_get (self->item, "n-unseen", &n_unseen, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->emoji), has_emoji);
  gtk_widget_set_visible (GTK_WIDGET (self->icon), !has_emoji);
  if (n_unseen > 0)
    gtk_widget_add_css_class (GTK_WIDGET (self->count), "unseen");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->count), "unseen");
}

static void
update_accessible_name (TrackerFolderRow *self)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));
  int n_parcels = tracker_folder_get_n_parcels (self->item);
  const char *name = tracker_folder_get_name (self->item);
  g_autofree char *count = NULL;
  g_autofree char *label = NULL;

  if (parent == NULL)
    return;

  count = g_strdup_printf (ngettext ("%d parcel", "%d parcels", (gulong) n_parcels), n_parcels);
  /* Translators: name of a folder, then how many parcels are in it. */
  label = n_parcels > 0 ? g_strdup_printf (_ ("%s, %s"), name, count) : g_strdup (name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (parent), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
}

static void
on_item_notify_cb (TrackerFolder *item, GParamSpec *pspec, TrackerFolderRow *self)
{
  update_signs (self);
  update_accessible_name (self);
}

/* Where a dropped parcel goes: into the person's own folder, out of every folder, or into the
 * archive. */
static gboolean
accepts_parcel (TrackerFolder *folder, TrackerParcel *parcel)
{
  if (!tracker_folder_get_is_smart (folder))
    return tracker_parcel_get_folder_id (parcel) != tracker_folder_get_id (folder);

  switch (tracker_folder_get_smart (folder))
    {
    case TRACKER_SMART_ALL:
      return tracker_parcel_get_folder_id (parcel) != 0;
    case TRACKER_SMART_ARCHIVE:
      return !tracker_parcel_get_archived (parcel);
    default:
      return FALSE;
    }
}

static GdkDragAction
on_drop_enter_cb (GtkDropTarget *target, double x, double y, TrackerFolderRow *self)
{
  const GValue *value = gtk_drop_target_get_value (target);

  if (value == NULL || self->item == NULL)
    return 0;

  return accepts_parcel (self->item, g_value_get_object (value)) ? GDK_ACTION_MOVE : 0;
}

static GdkDragAction
on_drop_motion_cb (GtkDropTarget *target, double x, double y, TrackerFolderRow *self)
{
  return on_drop_enter_cb (target, x, y, self);
}

static gboolean
on_drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, TrackerFolderRow *self)
{
  TrackerParcel *parcel = g_value_get_object (value);
  GtkWidget *widget = GTK_WIDGET (self);

  if (self->item == NULL || parcel == NULL || !accepts_parcel (self->item, parcel))
    return FALSE;

  if (tracker_folder_get_is_smart (self->item)
      && tracker_folder_get_smart (self->item) == TRACKER_SMART_ARCHIVE)
    return gtk_widget_activate_action (widget, "win.archive-parcel", "x",
                                       tracker_parcel_get_id (parcel));

  return gtk_widget_activate_action (widget, "win.move-parcel", "(xx)",
                                     tracker_parcel_get_id (parcel),
                                     tracker_folder_get_id (self->item));
}

static void
add_drop_target (TrackerFolderRow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (TRACKER_TYPE_PARCEL, GDK_ACTION_MOVE);

  gtk_drop_target_set_preload (target, TRUE);
  g_signal_connect (target, "enter", G_CALLBACK (on_drop_enter_cb), self);
  g_signal_connect (target, "motion", G_CALLBACK (on_drop_motion_cb), self);
  g_signal_connect (target, "drop", G_CALLBACK (on_drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

static void
row_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  TrackerFolderRow *self = TRACKER_FOLDER_ROW (widget);
  gint64 id;

  if (self->item == NULL)
    return;

  id = tracker_folder_get_id (self->item);
  if (g_str_equal (action_name, "row.open"))
    gtk_widget_activate_action (
        widget, "pane.open-folder", "(ix)",
        tracker_folder_get_is_smart (self->item) ? (int) tracker_folder_get_smart (self->item) : -1,
        id);
  else if (tracker_folder_get_is_smart (self->item))
    return;
  else if (g_str_equal (action_name, "row.menu"))
    gtk_widget_activate_action (widget, "pane.folder-menu", "x", id);
  else if (g_str_equal (action_name, "row.rename"))
    gtk_widget_activate_action (widget, "win.rename-folder", "x", id);
  else
    gtk_widget_activate_action (widget, "win.remove-folder", "x", id);
}

static void
tracker_folder_row_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_ITEM:
      g_value_set_object (value, TRACKER_FOLDER_ROW (object)->item);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tracker_folder_row_set_property (GObject *object,
                                 guint prop_id,
                                 const GValue *value,
                                 GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_ITEM:
      tracker_folder_row_set_item (TRACKER_FOLDER_ROW (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tracker_folder_row_dispose (GObject *object)
{
  TrackerFolderRow *self = TRACKER_FOLDER_ROW (object);

  g_clear_object (&self->bindings);
  g_clear_object (&self->signals);
  g_clear_object (&self->item);
  gtk_widget_dispose_template (GTK_WIDGET (self), TRACKER_TYPE_FOLDER_ROW);

  G_OBJECT_CLASS (tracker_folder_row_parent_class)->dispose (object);
}

static void
tracker_folder_row_class_init (TrackerFolderRowClass *klass)
{
  static const char *const actions[] = { "row.open", "row.menu", "row.rename", "row.remove" };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tracker_folder_row_dispose;
  object_class->get_property = tracker_folder_row_get_property;
  object_class->set_property = tracker_folder_row_set_property;

  properties[PROP_ITEM]
      = g_param_spec_object ("item", NULL, NULL, TRACKER_TYPE_FOLDER,
                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/Tracker/ui/tracker-folder-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TrackerFolderRow, icon);
  gtk_widget_class_bind_template_child (widget_class, TrackerFolderRow, emoji);
  gtk_widget_class_bind_template_child (widget_class, TrackerFolderRow, name);
  gtk_widget_class_bind_template_child (widget_class, TrackerFolderRow, count);
  gtk_widget_class_set_css_name (widget_class, "folderrow");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i], NULL, row_action_cb);
}

static void
tracker_folder_row_init (TrackerFolderRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->bindings = g_binding_group_new ();
  g_binding_group_bind (self->bindings, "name", self->name, "label", G_BINDING_SYNC_CREATE);
  g_binding_group_bind (self->bindings, "emoji", self->emoji, "label", G_BINDING_SYNC_CREATE);
  g_binding_group_bind (self->bindings, "icon-name", self->icon, "icon-name",
                        G_BINDING_SYNC_CREATE);
  g_binding_group_bind (self->bindings, "count-label", self->count, "label", G_BINDING_SYNC_CREATE);
  self->signals = g_signal_group_new (TRACKER_TYPE_FOLDER);
  g_signal_group_connect (self->signals, "notify", G_CALLBACK (on_item_notify_cb), self);
  add_drop_target (self);
}

/**
 * tracker_folder_row_new:
 *
 * Returns: (transfer floating): a row that shows nothing yet
 */
GtkWidget *
tracker_folder_row_new (void)
{
  return g_object_new (TRACKER_TYPE_FOLDER_ROW, NULL);
}

/**
 * tracker_folder_row_set_item:
 * @self: a row
 * @item: (nullable): what it shows from now on
 *
 * Main thread. The row should be in its list already: the list's item gets the accessible name.
 */
void
tracker_folder_row_set_item (TrackerFolderRow *self, TrackerFolder *item)
{
  g_return_if_fail (TRACKER_IS_FOLDER_ROW (self));

  if (!g_set_object (&self->item, item))
    return;

  g_binding_group_set_source (self->bindings, item);
  g_signal_group_set_target (self->signals, item);
  if (item != NULL)
    {
      gboolean is_own = !tracker_folder_get_is_smart (item);

      gtk_widget_action_set_enabled (GTK_WIDGET (self), "row.menu", is_own);
      gtk_widget_action_set_enabled (GTK_WIDGET (self), "row.rename", is_own);
      gtk_widget_action_set_enabled (GTK_WIDGET (self), "row.remove", is_own);
      update_signs (self);
      update_accessible_name (self);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ITEM]);
}

/**
 * tracker_folder_row_get_item:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): what it shows
 */
TrackerFolder *
tracker_folder_row_get_item (TrackerFolderRow *self)
{
  g_return_val_if_fail (TRACKER_IS_FOLDER_ROW (self), NULL);

  return self->item;
}
