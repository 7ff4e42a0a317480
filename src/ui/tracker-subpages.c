/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-subpages.h"

/* libadwaita 1.2 knows one level of subpages; from 1.4 on AdwNavigationView would do this. */
struct _TrackerSubpages
{
  GtkWidget parent_instance;

  AdwLeaflet *leaflet; /* (owned by the widget tree) (nullable) */
};

G_DEFINE_FINAL_TYPE (TrackerSubpages, tracker_subpages, GTK_TYPE_WIDGET)

static void
drop_pages_behind (TrackerSubpages *self)
{
  GtkWidget *page;

  while ((page = adw_leaflet_get_adjacent_child (self->leaflet, ADW_NAVIGATION_DIRECTION_FORWARD))
         != NULL)
    adw_leaflet_remove (self->leaflet, page);
}

/* Pages behind the one that is shown were left. */
static void
drop_left_pages (TrackerSubpages *self)
{
  if (!adw_leaflet_get_child_transition_running (self->leaflet))
    drop_pages_behind (self);
}

static void
on_transition_notify_cb (AdwLeaflet *leaflet, GParamSpec *pspec, TrackerSubpages *self)
{
  drop_left_pages (self);
}

static void
show_page (TrackerSubpages *self, GtkWidget *page)
{
  adw_leaflet_set_visible_child (self->leaflet, page);
  drop_left_pages (self);
  gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
}

static void
back_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  TrackerSubpages *self = TRACKER_SUBPAGES (widget);
  GtkWidget *before = adw_leaflet_get_adjacent_child (self->leaflet, ADW_NAVIGATION_DIRECTION_BACK);

  if (before != NULL)
    show_page (self, before);
  else
    gtk_widget_activate_action (widget, "preferences.close-subpages", NULL);
}

static void
tracker_subpages_dispose (GObject *object)
{
  TrackerSubpages *self = TRACKER_SUBPAGES (object);

  if (self->leaflet != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->leaflet));
  self->leaflet = NULL;

  G_OBJECT_CLASS (tracker_subpages_parent_class)->dispose (object);
}

static void
tracker_subpages_class_init (TrackerSubpagesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tracker_subpages_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "subpages.back", NULL, back_action_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "subpages.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "subpages.back",
                                       NULL);
}

static void
tracker_subpages_init (TrackerSubpages *self)
{
  self->leaflet = ADW_LEAFLET (adw_leaflet_new ());
  adw_leaflet_set_can_unfold (self->leaflet, FALSE);
  gtk_widget_set_parent (GTK_WIDGET (self->leaflet), GTK_WIDGET (self));
  g_signal_connect_object (self->leaflet, "notify::child-transition-running",
                           G_CALLBACK (on_transition_notify_cb), self, 0);
}

/**
 * tracker_subpages_new:
 * @first: (transfer floating): the page that is shown first
 *
 * Main thread.
 *
 * Returns: (transfer floating): the pages
 */
GtkWidget *
tracker_subpages_new (GtkWidget *first)
{
  TrackerSubpages *self = g_object_new (TRACKER_TYPE_SUBPAGES, NULL);

  adw_leaflet_append (self->leaflet, first);

  return GTK_WIDGET (self);
}

/**
 * tracker_subpages_push:
 * @self: the pages
 * @page: (transfer floating): what is shown before the page that is shown now
 */
void
tracker_subpages_push (TrackerSubpages *self, GtkWidget *page)
{
  g_return_if_fail (TRACKER_IS_SUBPAGES (self));

  /* One that is on its way out would come between. */
  drop_pages_behind (self);
  adw_leaflet_append (self->leaflet, page);
  show_page (self, page);
}

/**
 * tracker_subpages_get_visible:
 * @self: the pages
 *
 * Returns: (transfer none) (nullable): the page that is shown
 */
GtkWidget *
tracker_subpages_get_visible (TrackerSubpages *self)
{
  g_return_val_if_fail (TRACKER_IS_SUBPAGES (self), NULL);

  return adw_leaflet_get_visible_child (self->leaflet);
}

/**
 * tracker_subpages_get_n_pages:
 * @self: the pages
 *
 * Returns: how many there are, the one that is shown included
 */
guint
tracker_subpages_get_n_pages (TrackerSubpages *self)
{
  g_autoptr (GtkSelectionModel) pages = NULL;

  g_return_val_if_fail (TRACKER_IS_SUBPAGES (self), 0);

  pages = adw_leaflet_get_pages (self->leaflet);

  return g_list_model_get_n_items (G_LIST_MODEL (pages));
}
