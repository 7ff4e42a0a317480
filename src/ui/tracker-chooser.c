/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-chooser.h"

struct _TrackerChooser
{
  AdwWindow parent_instance;

  GtkSearchEntry *search_entry; /* (template) */
  GtkStack *stack;              /* (template) */
  GtkListView *list;            /* (template) */

  GtkCustomFilter *filter;     /* (owned) */
  GtkFilterListModel *matches; /* (owned) */
  char *words;                 /* (owned) (nullable) folded */
  char *current;               /* (owned) (nullable) */
};

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TrackerChooser, tracker_chooser, ADW_TYPE_WINDOW)

static gboolean
is_match (gpointer item, gpointer user_data)
{
  TrackerChooser *self = user_data;

  return self->words == NULL || tracker_choice_matches (item, self->words);
}

static void
on_factory_setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *emoji = gtk_label_new (NULL);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *title = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, NULL);
  GtkWidget *subtitle = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, NULL);
  GtkWidget *check = gtk_image_new_from_icon_name ("object-select-symbolic");

  gtk_widget_add_css_class (row, "choice");
  gtk_widget_add_css_class (subtitle, "caption");
  gtk_widget_add_css_class (subtitle, "dim-label");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (words), title);
  gtk_box_append (GTK_BOX (words), subtitle);
  gtk_box_append (GTK_BOX (row), emoji);
  gtk_box_append (GTK_BOX (row), words);
  gtk_box_append (GTK_BOX (row), check);
  gtk_list_item_set_child (item, row);
}

static void
set_label (GtkWidget *label, const char *text)
{
  gtk_label_set_text (GTK_LABEL (label), text != NULL ? text : "");
  gtk_widget_set_visible (label, text != NULL && *text != '\0');
}

static void
on_factory_bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  TrackerChooser *self = user_data;
  TrackerChoice *choice = gtk_list_item_get_item (item);
  GtkWidget *row = gtk_list_item_get_child (item);
  GtkWidget *emoji = gtk_widget_get_first_child (row);
  GtkWidget *words = gtk_widget_get_next_sibling (emoji);
  GtkWidget *title = gtk_widget_get_first_child (words);

  set_label (emoji, tracker_choice_get_emoji (choice));
  set_label (title, tracker_choice_get_title (choice));
  set_label (gtk_widget_get_next_sibling (title), tracker_choice_get_subtitle (choice));
  gtk_widget_set_visible (gtk_widget_get_last_child (row),
                          g_strcmp0 (tracker_choice_get_id (choice), self->current) == 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (row)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, tracker_choice_get_title (choice),
                                  -1);
}

static void
on_search_entry_changed_cb (GtkEditable *entry, TrackerChooser *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (entry)));

  g_free (self->words);
  self->words = *text != '\0' ? tracker_choice_dup_folded (text) : NULL;
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  gtk_stack_set_visible_child_name (self->stack,
                                    tracker_chooser_get_n_shown (self) > 0 ? "list" : "nothing");
}

static void
on_search_entry_activate_cb (GtkSearchEntry *entry, TrackerChooser *self)
{
  if (self->words != NULL)
    tracker_chooser_choose (self, 0);
}

static void
on_search_entry_stop_cb (GtkSearchEntry *entry, TrackerChooser *self)
{
  gtk_window_close (GTK_WINDOW (self));
}

static void
on_list_activate_cb (GtkListView *list, guint position, TrackerChooser *self)
{
  tracker_chooser_choose (self, position);
}

static void
tracker_chooser_dispose (GObject *object)
{
  TrackerChooser *self = TRACKER_CHOOSER (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), TRACKER_TYPE_CHOOSER);
  g_clear_object (&self->matches);
  g_clear_object (&self->filter);

  G_OBJECT_CLASS (tracker_chooser_parent_class)->dispose (object);
}

static void
tracker_chooser_finalize (GObject *object)
{
  TrackerChooser *self = TRACKER_CHOOSER (object);

  g_free (self->words);
  g_free (self->current);

  G_OBJECT_CLASS (tracker_chooser_parent_class)->finalize (object);
}

static void
tracker_chooser_class_init (TrackerChooserClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tracker_chooser_dispose;
  object_class->finalize = tracker_chooser_finalize;

  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/Tracker/ui/tracker-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, TrackerChooser, search_entry);
  gtk_widget_class_bind_template_child (widget_class, TrackerChooser, stack);
  gtk_widget_class_bind_template_child (widget_class, TrackerChooser, list);
  gtk_widget_class_bind_template_callback (widget_class, on_search_entry_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_entry_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_entry_stop_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_list_activate_cb);
}

static void
tracker_chooser_init (TrackerChooser *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  gtk_search_entry_set_key_capture_widget (self->search_entry, GTK_WIDGET (self));
}

/**
 * tracker_chooser_new:
 * @parent: the window it belongs to
 * @title: what is to be chosen
 * @choices: (element-type TrackerChoice) (transfer none): what there is, in any order
 * @current: (nullable): the id of what is chosen now
 *
 * Main thread. Connect to "chosen" and present it.
 *
 * Returns: (transfer none): a window that is not shown yet
 */
TrackerChooser *
tracker_chooser_new (GtkWindow *parent, const char *title, GListModel *choices, const char *current)
{
  TrackerChooser *self
      = g_object_new (TRACKER_TYPE_CHOOSER, "transient-for", parent, "title", title, NULL);
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  GtkSortListModel *sorted = gtk_sort_list_model_new (
      g_object_ref (choices),
      GTK_SORTER (gtk_custom_sorter_new (tracker_choice_compare, NULL, NULL)));
  GtkSingleSelection *selection;

  self->current = g_strdup (current);
  self->filter = gtk_custom_filter_new (is_match, self, NULL);
  self->matches
      = gtk_filter_list_model_new (G_LIST_MODEL (sorted), GTK_FILTER (g_object_ref (self->filter)));
  selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->matches)));

  g_signal_connect_object (factory, "setup", G_CALLBACK (on_factory_setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_factory_bind_cb), self, 0);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
  g_object_unref (selection);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));

  return self;
}

/**
 * tracker_chooser_search:
 * @self: a chooser
 * @text: what would be typed
 *
 * Shows only what has these words.
 */
void
tracker_chooser_search (TrackerChooser *self, const char *text)
{
  g_return_if_fail (TRACKER_IS_CHOOSER (self));

  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), text);
}

/**
 * tracker_chooser_get_n_shown:
 * @self: a chooser
 *
 * Returns: how many choices are shown
 */
guint
tracker_chooser_get_n_shown (TrackerChooser *self)
{
  g_return_val_if_fail (TRACKER_IS_CHOOSER (self), 0);

  return self->matches != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->matches)) : 0;
}

/**
 * tracker_chooser_choose:
 * @self: a chooser
 * @position: which of those shown; out of range: nothing happens
 *
 * Chooses as a click does: says so and closes the window.
 */
void
tracker_chooser_choose (TrackerChooser *self, guint position)
{
  g_autoptr (TrackerChoice) choice = NULL;

  g_return_if_fail (TRACKER_IS_CHOOSER (self));

  choice = g_list_model_get_item (G_LIST_MODEL (self->matches), position);
  if (choice == NULL)
    return;

  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, tracker_choice_get_id (choice));
  gtk_window_close (GTK_WINDOW (self));
}
