/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-row-menu.h"

typedef struct
{
  GtkWidget *list; /* owns this */
  GtkWidget *pane; /* an ancestor of the list */
  GType row_type;
  TrackerRowMenuFunc create_menu;
} RowMenu;

static void
show_menu (RowMenu *self, GtkWidget *row, const graphene_point_t *at)
{
  g_autoptr (GMenuModel) menu = self->create_menu (row, self->pane);

  if (menu != NULL)
    tracker_row_menu_popup (self->pane, row, at, menu);
}

static gboolean
show_menu_at (RowMenu *self, double x, double y)
{
  GtkWidget *row = tracker_row_menu_pick (self->list, self->row_type, x, y);
  double pane_x, pane_y;

  if (row == NULL
      || !gtk_widget_translate_coordinates (self->list, self->pane, x, y, &pane_x, &pane_y))
    return FALSE;

  show_menu (self, row, &GRAPHENE_POINT_INIT ((float) pane_x, (float) pane_y));
  return TRUE;
}

static void
on_click_pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, RowMenu *self)
{
  if (show_menu_at (self, x, y))
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
on_long_press_pressed_cb (GtkGestureLongPress *gesture, double x, double y, RowMenu *self)
{
  if (show_menu_at (self, x, y))
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
}

static gboolean
on_menu_key_cb (GtkWidget *list, GVariant *args, gpointer user_data)
{
  RowMenu *self = user_data;
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (list));
  GtkWidget *row;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, list))
    return FALSE;
  row = gtk_widget_get_first_child (focus);
  if (row == NULL || !G_TYPE_CHECK_INSTANCE_TYPE (row, self->row_type))
    return FALSE;

  show_menu (self, row, NULL);
  return TRUE;
}

static gboolean
unparent_in_idle (gpointer data)
{
  GtkWidget *popover = data;

  if (gtk_widget_get_parent (popover) != NULL)
    gtk_widget_unparent (popover);

  return G_SOURCE_REMOVE;
}

static void
on_popover_closed_cb (GtkPopover *popover, gpointer user_data)
{
  /* The item that was chosen is activated after this: the menu has to outlive it. */
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, unparent_in_idle, g_object_ref (popover),
                   g_object_unref);
}

/**
 * tracker_row_menu_popup:
 * @pane: what the menu hangs on: an ancestor of @row with a layout manager, which takes care of its
 * last children
 * @row: the row it belongs to
 * @at: (nullable): where in @pane the pointer is; %NULL: below the row
 * @menu: what to show
 *
 * Shows a context menu. Main thread.
 */
void
tracker_row_menu_popup (GtkWidget *pane,
                        GtkWidget *row,
                        const graphene_point_t *at,
                        GMenuModel *menu)
{
  GtkWidget *popover = gtk_popover_menu_new_from_model (menu);
  graphene_rect_t bounds;
  GdkRectangle area = { 0, 0, 1, 1 };

  if (at != NULL)
    {
      area.x = (int) at->x;
      area.y = (int) at->y;
    }
  else if (gtk_widget_compute_bounds (row, pane, &bounds))
    {
      area.x = (int) (bounds.origin.x + bounds.size.width / 2);
      area.y = (int) (bounds.origin.y + bounds.size.height / 2);
    }
  gtk_widget_set_parent (popover, pane);
  gtk_popover_set_has_arrow (GTK_POPOVER (popover), at == NULL);
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), &area);
  if (at != NULL)
    gtk_widget_set_halign (popover, GTK_ALIGN_START);
  g_signal_connect (popover, "closed", G_CALLBACK (on_popover_closed_cb), NULL);
  gtk_popover_popup (GTK_POPOVER (popover));
}

/**
 * tracker_row_menu_pick:
 * @list: a list view
 * @row_type: the type of its row widgets
 * @x: where in @list
 * @y: where in @list
 *
 * Looks for a row under a point. The list's own item widget is somewhat larger than the row in it
 * and counts as well.
 *
 * Returns: (transfer none) (nullable): the row
 */
GtkWidget *
tracker_row_menu_pick (GtkWidget *list, GType row_type, double x, double y)
{
  GtkWidget *widget = gtk_widget_pick (list, x, y, GTK_PICK_DEFAULT);

  for (; widget != NULL && widget != list; widget = gtk_widget_get_parent (widget))
    {
      GtkWidget *child = gtk_widget_get_first_child (widget);

      if (g_type_is_a (G_OBJECT_TYPE (widget), row_type))
        return widget;
      if (child != NULL && g_type_is_a (G_OBJECT_TYPE (child), row_type))
        return child;
    }

  return NULL;
}

static GtkShortcut *
create_shortcut (const char *keys, RowMenu *self)
{
  return gtk_shortcut_new (gtk_shortcut_trigger_parse_string (keys),
                           gtk_callback_action_new (on_menu_key_cb, self, NULL));
}

/**
 * tracker_row_menu_attach:
 * @list: a list view; it keeps what is made here
 * @pane: the ancestor that the menus hang on; it is handed to @create_menu and must live as long as
 * @list
 * @row_type: the type of the row widgets
 * @create_menu: makes the menu of one row
 *
 * Gives the rows of a list their context menus. The controllers sit on the list, so that hundreds
 * of rows need none. Main thread.
 */
void
tracker_row_menu_attach (GtkWidget *list,
                         GtkWidget *pane,
                         GType row_type,
                         TrackerRowMenuFunc create_menu)
{
  RowMenu *self = g_new0 (RowMenu, 1);
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *press = gtk_gesture_long_press_new ();
  GtkEventController *keys = gtk_shortcut_controller_new ();

  self->list = list;
  self->pane = pane;
  self->row_type = row_type;
  self->create_menu = create_menu;
  g_object_set_data_full (G_OBJECT (list), "tracker-row-menu", self, g_free);

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect (click, "pressed", G_CALLBACK (on_click_pressed_cb), self);
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (press), TRUE);
  g_signal_connect (press, "pressed", G_CALLBACK (on_long_press_pressed_cb), self);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        create_shortcut ("Menu", self));
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        create_shortcut ("<Shift>F10", self));

  gtk_widget_add_controller (list, keys);
  gtk_widget_add_controller (list, GTK_EVENT_CONTROLLER (press));
  gtk_widget_add_controller (list, GTK_EVENT_CONTROLLER (click));
}
