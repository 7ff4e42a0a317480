/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-parcel-pane-private.h"

#include <glib/gi18n-lib.h>

#include "tracker-pane-layout.h"
#include "tracker-parcel-row.h"

enum
{
  PROP_SELECTED = 1,
  PROP_STATE,
  PROP_SEARCH_MODE,
  PROP_SINGLE_CLICK,
  PROP_SHOW_BACK,
  PROP_SHOW_START_TITLE_BUTTONS,
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

G_DEFINE_FINAL_TYPE (TrackerParcelPane, tracker_parcel_pane, GTK_TYPE_WIDGET)

static void
on_factory_setup_cb (GtkSignalListItemFactory *factory,
                     GtkListItem *item,
                     TrackerRowPainter *painter)
{
  gtk_list_item_set_child (item, tracker_parcel_row_new (painter));
}

static void
on_factory_bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  tracker_parcel_row_set_item (TRACKER_PARCEL_ROW (gtk_list_item_get_child (item)),
                               gtk_list_item_get_item (item));
}

static void
on_factory_unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  tracker_parcel_row_set_item (TRACKER_PARCEL_ROW (gtk_list_item_get_child (item)), NULL);
}

static GtkListItemFactory *
create_factory (void)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  TrackerRowPainter *painter = tracker_row_painter_new ();

  g_signal_connect_data (factory, "setup", G_CALLBACK (on_factory_setup_cb), painter,
                         (GClosureNotify) (GCallback) g_object_unref, 0);
  g_signal_connect (factory, "bind", G_CALLBACK (on_factory_bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_factory_unbind_cb), NULL);

  return factory;
}

/* --- selection --- */

static void
select_wanted (TrackerParcelPane *self)
{
  TrackerParcel *selected = gtk_single_selection_get_selected_item (self->selection);
  guint position = GTK_INVALID_LIST_POSITION;

  if (selected == self->wanted)
    return;
  if (self->wanted != NULL && self->parcels != NULL)
    position = tracker_parcel_list_find (self->parcels, tracker_parcel_get_id (self->wanted));

  self->is_selecting = TRUE;
  gtk_single_selection_set_selected (self->selection, position);
  self->is_selecting = FALSE;
}

static void
on_selection_notify_cb (GtkSingleSelection *selection, GParamSpec *pspec, TrackerParcelPane *self)
{
  TrackerParcel *selected = gtk_single_selection_get_selected_item (selection);

  if (self->is_selecting)
    return;
  /* A row that goes away takes the selection with it; what was wanted stays wanted and may come
   * back. */
  if (selected == NULL)
    return;

  g_set_object (&self->wanted, selected);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
}

static void
on_parcels_items_changed_cb (GListModel *model,
                             guint position,
                             guint n_removed,
                             guint n_added,
                             TrackerParcelPane *self)
{
  select_wanted (self);
  tracker_parcel_pane_update_state (self);
  tracker_parcel_pane_update_title (self);
}

static void
on_parcels_loading_cb (TrackerParcelList *parcels, GParamSpec *pspec, TrackerParcelPane *self)
{
  tracker_parcel_pane_update_state (self);
}

static void
on_folder_notify_cb (TrackerFolder *folder, GParamSpec *pspec, TrackerParcelPane *self)
{
  tracker_parcel_pane_update_title (self);
}

static void
on_list_activate_cb (GtkListView *list, guint position, TrackerParcelPane *self)
{
  g_autoptr (TrackerParcel) parcel
      = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (parcel == NULL)
    return;

  gtk_single_selection_set_selected (self->selection, position);
  g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0, parcel);
}

/* --- search --- */

static void
on_search_entry_changed_cb (GtkSearchEntry *entry, TrackerParcelPane *self)
{
  if (self->parcels == NULL)
    return;

  tracker_parcel_list_set_search (self->parcels, gtk_editable_get_text (GTK_EDITABLE (entry)));
  tracker_parcel_pane_update_state (self);
}

/* Enter in the search field opens what was found first. */
static void
on_search_entry_activate_cb (GtkSearchEntry *entry, TrackerParcelPane *self)
{
  if (self->parcels != NULL && g_list_model_get_n_items (G_LIST_MODEL (self->parcels)) > 0)
    on_list_activate_cb (self->list, 0, self);
}

static void
on_search_bar_notify_cb (GtkSearchBar *bar, GParamSpec *pspec, TrackerParcelPane *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SEARCH_MODE]);
}

/* --- object --- */

static void
tracker_parcel_pane_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  TrackerParcelPane *self = TRACKER_PARCEL_PANE (object);

  switch (prop_id)
    {
    case PROP_SELECTED:
      g_value_set_object (value, tracker_parcel_pane_get_selected (self));
      break;
    case PROP_STATE:
      g_value_set_string (value, tracker_parcel_pane_get_state (self));
      break;
    case PROP_SEARCH_MODE:
      g_value_set_boolean (value, gtk_search_bar_get_search_mode (self->search_bar));
      break;
    case PROP_SINGLE_CLICK:
      g_value_set_boolean (value, gtk_list_view_get_single_click_activate (self->list));
      break;
    case PROP_SHOW_BACK:
      g_value_set_boolean (value, gtk_widget_get_visible (self->back_button));
      break;
    case PROP_SHOW_START_TITLE_BUTTONS:
      g_value_set_boolean (value, adw_header_bar_get_show_start_title_buttons (self->header));
      break;
    case PROP_SHOW_END_TITLE_BUTTONS:
      g_value_set_boolean (value, adw_header_bar_get_show_end_title_buttons (self->header));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tracker_parcel_pane_set_property (GObject *object,
                                  guint prop_id,
                                  const GValue *value,
                                  GParamSpec *pspec)
{
  TrackerParcelPane *self = TRACKER_PARCEL_PANE (object);
  gboolean is_set = g_value_get_boolean (value);

  switch (prop_id)
    {
    case PROP_SEARCH_MODE:
      gtk_search_bar_set_search_mode (self->search_bar, is_set);
      return; /* the bar's own notify is passed on */
    case PROP_SINGLE_CLICK:
      gtk_list_view_set_single_click_activate (self->list, is_set);
      break;
    case PROP_SHOW_BACK:
      gtk_widget_set_visible (self->back_button, is_set);
      break;
    case PROP_SHOW_START_TITLE_BUTTONS:
      adw_header_bar_set_show_start_title_buttons (self->header, is_set);
      break;
    case PROP_SHOW_END_TITLE_BUTTONS:
      adw_header_bar_set_show_end_title_buttons (self->header, is_set);
      tracker_parcel_pane_update_refresh (self);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      return;
    }
  g_object_notify_by_pspec (object, pspec);
}

/* What is typed anywhere in the window, and not meant for a text field, is searched for. */
static void
tracker_parcel_pane_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (tracker_parcel_pane_parent_class)->root (widget);
  gtk_search_bar_set_key_capture_widget (TRACKER_PARCEL_PANE (widget)->search_bar,
                                         GTK_WIDGET (gtk_widget_get_root (widget)));
}

static void
tracker_parcel_pane_unroot (GtkWidget *widget)
{
  gtk_search_bar_set_key_capture_widget (TRACKER_PARCEL_PANE (widget)->search_bar, NULL);
  GTK_WIDGET_CLASS (tracker_parcel_pane_parent_class)->unroot (widget);
}

static void
tracker_parcel_pane_dispose (GObject *object)
{
  TrackerParcelPane *self = TRACKER_PARCEL_PANE (object);
  GtkWidget *child;

  g_clear_handle_id (&self->loading_id, g_source_remove);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  if (self->parcels != NULL)
    g_signal_handlers_disconnect_by_data (self->parcels, self);
  gtk_widget_dispose_template (GTK_WIDGET (self), TRACKER_TYPE_PARCEL_PANE);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  if (self->folder != NULL)
    g_clear_signal_handler (&self->folder_handler, self->folder);
  g_clear_object (&self->folder);
  g_clear_object (&self->states);
  g_clear_object (&self->selection);
  g_clear_object (&self->wanted);
  g_clear_object (&self->parcels);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (tracker_parcel_pane_parent_class)->dispose (object);
}

static void
install_properties (GObjectClass *object_class)
{
  static const struct
  {
    guint id;
    const char *name;
    gboolean value;
  } booleans[] = {
    { PROP_SEARCH_MODE, "search-mode", FALSE },
    { PROP_SINGLE_CLICK, "single-click", FALSE },
    { PROP_SHOW_BACK, "show-back", FALSE },
    { PROP_SHOW_START_TITLE_BUTTONS, "show-start-title-buttons", TRUE },
    { PROP_SHOW_END_TITLE_BUTTONS, "show-end-title-buttons", TRUE },
  };
  GParamFlags flags = G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  properties[PROP_SELECTED]
      = g_param_spec_object ("selected", NULL, NULL, TRACKER_TYPE_PARCEL, G_PARAM_READABLE | flags);
  properties[PROP_STATE]
      = g_param_spec_string ("state", NULL, NULL, NULL, G_PARAM_READABLE | flags);
  for (guint i = 0; i < G_N_ELEMENTS (booleans); i++)
    properties[booleans[i].id] = g_param_spec_boolean (
        booleans[i].name, NULL, NULL, booleans[i].value, G_PARAM_READWRITE | flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (TRACKER_TYPE_PANE_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/Tracker/ui/tracker-parcel-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, TrackerParcelPane, box);
  gtk_widget_class_bind_template_child (widget_class, TrackerParcelPane, header);
  gtk_widget_class_bind_template_child (widget_class, TrackerParcelPane, title);
  gtk_widget_class_bind_template_child (widget_class, TrackerParcelPane, back_button);
  gtk_widget_class_bind_template_child (widget_class, TrackerParcelPane, refresh_button);
  gtk_widget_class_bind_template_child (widget_class, TrackerParcelPane, search_bar);
  gtk_widget_class_bind_template_child (widget_class, TrackerParcelPane, search_entry);
  gtk_widget_class_bind_template_child (widget_class, TrackerParcelPane, stack);
  gtk_widget_class_bind_template_child (widget_class, TrackerParcelPane, scrolled);
  gtk_widget_class_bind_template_child (widget_class, TrackerParcelPane, list);
  gtk_widget_class_bind_template_callback (widget_class, on_list_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_bar_notify_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_entry_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_entry_changed_cb);
}

static void
tracker_parcel_pane_class_init (TrackerParcelPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tracker_parcel_pane_dispose;
  object_class->get_property = tracker_parcel_pane_get_property;
  object_class->set_property = tracker_parcel_pane_set_property;
  widget_class->root = tracker_parcel_pane_root;
  widget_class->unroot = tracker_parcel_pane_unroot;
  install_properties (object_class);
  bind_template (widget_class);

  signals[SIGNAL_ACTIVATED]
      = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 1, TRACKER_TYPE_PARCEL);

  gtk_widget_class_set_css_name (widget_class, "parcelpane");
  tracker_parcel_pane_install_actions (widget_class);
}

static void
tracker_parcel_pane_init (TrackerParcelPane *self)
{
  g_autoptr (GtkListItemFactory) factory = create_factory ();

  gtk_widget_init_template (GTK_WIDGET (self));

  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  g_signal_connect (self->selection, "notify::selected-item", G_CALLBACK (on_selection_notify_cb),
                    self);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  gtk_search_bar_connect_entry (self->search_bar, GTK_EDITABLE (self->search_entry));
  tracker_parcel_pane_attach_rows (self);
}

/**
 * tracker_parcel_pane_set_library:
 * @self: a pane without a library
 * @library: where the parcels come from
 *
 * To be called once. Main thread.
 */
void
tracker_parcel_pane_set_library (TrackerParcelPane *self, TrackerLibrary *library)
{
  g_return_if_fail (TRACKER_IS_PARCEL_PANE (self));
  g_return_if_fail (TRACKER_IS_LIBRARY (library));
  g_return_if_fail (self->library == NULL);

  self->library = g_object_ref (library);
  self->parcels = tracker_library_create_parcel_list (library);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->parcels));
  /* After the selection's own handler, so that it knows the new positions already. */
  g_signal_connect (self->parcels, "items-changed", G_CALLBACK (on_parcels_items_changed_cb), self);
  g_signal_connect (self->parcels, "notify::loading", G_CALLBACK (on_parcels_loading_cb), self);
  tracker_parcel_pane_watch_library (self);
}

/**
 * tracker_parcel_pane_set_sort:
 * @self: a pane with a library
 * @sort: the order of the parcels
 */
void
tracker_parcel_pane_set_sort (TrackerParcelPane *self, TrackerSort sort)
{
  g_return_if_fail (TRACKER_IS_PARCEL_PANE (self));

  if (self->parcels != NULL)
    tracker_parcel_list_set_sort (self->parcels, sort);
}

/**
 * tracker_parcel_pane_show_folder:
 * @self: a pane with a library
 * @folder: whose parcels to show
 *
 * Main thread.
 */
void
tracker_parcel_pane_show_folder (TrackerParcelPane *self, TrackerFolder *folder)
{
  g_return_if_fail (TRACKER_IS_PARCEL_PANE (self));
  g_return_if_fail (TRACKER_IS_FOLDER (folder));

  if (self->folder == folder || self->parcels == NULL)
    return;

  if (self->folder != NULL)
    g_clear_signal_handler (&self->folder_handler, self->folder);
  g_set_object (&self->folder, folder);
  self->folder_handler
      = g_signal_connect (folder, "notify::name", G_CALLBACK (on_folder_notify_cb), self);

  if (tracker_folder_get_is_smart (folder))
    tracker_parcel_list_show_smart (self->parcels, tracker_folder_get_smart (folder));
  else
    tracker_parcel_list_show_folder (self->parcels, tracker_folder_get_id (folder));
  /* An empty list of GTK 4.8 has no top to go to, and warns. */
  if (g_list_model_get_n_items (G_LIST_MODEL (self->parcels)) > 0)
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scrolled), 0.0);
  tracker_parcel_pane_update_title (self);
  tracker_parcel_pane_update_state (self);
  tracker_parcel_pane_update_waiting (self);
}

/**
 * tracker_parcel_pane_select:
 * @self: a pane
 * @parcel: (nullable): what is to be selected, now or as soon as the list has it; %NULL: nothing
 *
 * Does not notify: the caller knows. Main thread.
 */
void
tracker_parcel_pane_select (TrackerParcelPane *self, TrackerParcel *parcel)
{
  guint position;

  g_return_if_fail (TRACKER_IS_PARCEL_PANE (self));

  g_set_object (&self->wanted, parcel);
  select_wanted (self);
  position = gtk_single_selection_get_selected (self->selection);
  if (position != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
}

/**
 * tracker_parcel_pane_get_selected:
 * @self: a pane
 *
 * Returns: (transfer none) (nullable): the selected parcel
 */
TrackerParcel *
tracker_parcel_pane_get_selected (TrackerParcelPane *self)
{
  g_return_val_if_fail (TRACKER_IS_PARCEL_PANE (self), NULL);

  return self->selection != NULL ? gtk_single_selection_get_selected_item (self->selection) : NULL;
}

/**
 * tracker_parcel_pane_dup_parcel:
 * @self: a pane
 * @id: a parcel
 *
 * Returns: (transfer full) (nullable): the parcel, if the list has it
 */
TrackerParcel *
tracker_parcel_pane_dup_parcel (TrackerParcelPane *self, gint64 id)
{
  guint position;

  g_return_val_if_fail (TRACKER_IS_PARCEL_PANE (self), NULL);

  if (self->parcels == NULL)
    return NULL;
  position = tracker_parcel_list_find (self->parcels, id);

  return position != G_MAXUINT ? g_list_model_get_item (G_LIST_MODEL (self->parcels), position)
                               : NULL;
}

/**
 * tracker_parcel_pane_get_state:
 * @self: a pane
 *
 * Returns: (transfer none): the name of the page that is shown
 */
const char *
tracker_parcel_pane_get_state (TrackerParcelPane *self)
{
  g_return_val_if_fail (TRACKER_IS_PARCEL_PANE (self), NULL);

  return self->stack != NULL ? gtk_stack_get_visible_child_name (self->stack) : NULL;
}

/**
 * tracker_parcel_pane_notify_state:
 * @self: a pane
 *
 * Tells that another page is shown now.
 */
void
tracker_parcel_pane_notify_state (TrackerParcelPane *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}
