/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-parcel-pane-private.h"

#include "tracker-parcel-menu.h"
#include "tracker-parcel-row.h"
#include "tracker-row-menu.h"

/* What can be done to the rows of the list: by menu, by key, by dragging. */

static GMenuModel *
create_row_menu (GtkWidget *row, gpointer user_data)
{
  TrackerParcelPane *self = user_data;
  TrackerParcel *parcel = tracker_parcel_row_get_item (TRACKER_PARCEL_ROW (row));

  if (parcel == NULL || self->library == NULL)
    return NULL;

  tracker_parcel_menu_attach (GTK_WIDGET (self), parcel);
  return tracker_parcel_menu_new (parcel, tracker_library_get_folders (self->library), TRUE);
}

static GtkWidget *
find_row (TrackerParcelPane *self, gint64 id)
{
  GtkWidget *item = gtk_widget_get_first_child (GTK_WIDGET (self->list));

  for (; item != NULL; item = gtk_widget_get_next_sibling (item))
    {
      GtkWidget *row = gtk_widget_get_first_child (item);
      TrackerParcel *parcel = TRACKER_IS_PARCEL_ROW (row)
                                  ? tracker_parcel_row_get_item (TRACKER_PARCEL_ROW (row))
                                  : NULL;

      if (parcel != NULL && tracker_parcel_get_id (parcel) == id)
        return row;
    }

  return NULL;
}

static void
parcel_menu_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  GtkWidget *row = find_row (TRACKER_PARCEL_PANE (widget), g_variant_get_int64 (parameter));
  g_autoptr (GMenuModel) menu = row != NULL ? create_row_menu (row, widget) : NULL;

  if (menu != NULL)
    tracker_row_menu_popup (widget, row, NULL, menu);
}

/* What the keys mean: the row that has the focus, else the selected one. */
static TrackerParcel *
get_current (TrackerParcelPane *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row = focus != NULL ? gtk_widget_get_first_child (focus) : NULL;

  if (row != NULL && TRACKER_IS_PARCEL_ROW (row))
    return tracker_parcel_row_get_item (TRACKER_PARCEL_ROW (row));

  return tracker_parcel_pane_get_selected (self);
}

static void
current_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  TrackerParcel *parcel = get_current (TRACKER_PARCEL_PANE (widget));
  const char *target = g_variant_get_string (parameter, NULL);

  if (parcel != NULL)
    gtk_widget_activate_action (widget, target, "x", tracker_parcel_get_id (parcel));
}

static void
dismiss_keyring_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  tracker_parcel_pane_dismiss_keyring (TRACKER_PARCEL_PANE (widget));
}

static void
check_waiting_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "win.direct-check", "(xs)", (gint64) 0, "");
}

/**
 * tracker_parcel_pane_install_actions:
 * @widget_class: of the pane
 *
 * Adds the pane's own actions and the keys that act on a parcel of the list.
 */
void
tracker_parcel_pane_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "pane.parcel-menu", "x", parcel_menu_action_cb);
  gtk_widget_class_install_action (widget_class, "pane.act-on-current", "s", current_action_cb);
  gtk_widget_class_install_action (widget_class, "pane.dismiss-keyring", NULL,
                                   dismiss_keyring_action_cb);
  gtk_widget_class_install_action (widget_class, "pane.check-waiting", NULL,
                                   check_waiting_action_cb);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "pane.act-on-current", "s",
                                       "win.remove-parcel");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "pane.act-on-current", "s",
                                       "win.rename-parcel");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK,
                                       "pane.act-on-current", "s", "win.copy-number");
}

static GdkContentProvider *
on_drag_prepare_cb (GtkDragSource *source, double x, double y, TrackerParcelPane *self)
{
  GtkWidget *row = tracker_row_menu_pick (GTK_WIDGET (self->list), TRACKER_TYPE_PARCEL_ROW, x, y);
  TrackerParcel *parcel
      = row != NULL ? tracker_parcel_row_get_item (TRACKER_PARCEL_ROW (row)) : NULL;
  g_autoptr (GdkPaintable) icon = NULL;

  if (parcel == NULL)
    return NULL;

  icon = gtk_widget_paintable_new (row);
  gtk_drag_source_set_icon (source, icon, 0, 0);
  return gdk_content_provider_new_typed (TRACKER_TYPE_PARCEL, parcel);
}

/**
 * tracker_parcel_pane_attach_rows:
 * @self: a pane with its list
 *
 * Gives the rows their context menus, and lets them be dragged onto folders.
 */
void
tracker_parcel_pane_attach_rows (TrackerParcelPane *self)
{
  GtkDragSource *source = gtk_drag_source_new ();

  tracker_row_menu_attach (GTK_WIDGET (self->list), GTK_WIDGET (self), TRACKER_TYPE_PARCEL_ROW,
                           create_row_menu);
  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (on_drag_prepare_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->list), GTK_EVENT_CONTROLLER (source));
}
