/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-tell-page.h"

#include <glib/gi18n-lib.h>

#include "tracker-choice.h"
#include "tracker-sentence.h"
#include "tracker-tell-row.h"

struct _TrackerTellPage
{
  GtkWidget parent_instance;

  AdwWindowTitle *window_title; /* (template) */
  GtkWidget *forget_button;     /* (template) */
  GtkStack *stack;              /* (template) */
  AdwStatusPage *empty_page;    /* (template) */
  AdwStatusPage *failed_page;   /* (template) */
  GtkSearchEntry *search_entry; /* (template) */
  GtkWidget *more_label;        /* (template) */
  GtkWidget *nothing_label;     /* (template) */
  GtkListView *view;            /* (template) */

  TrackerLibrary *library;      /* (owned) */
  gint64 parcel_id;             /* 0: every parcel */
  GtkFilterListModel *filtered; /* (owned) */
  GtkFilter *filter;            /* (owned) */
  char *words;                  /* (owned) (nullable) folded */
  GCancellable *cancellable;    /* (owned) ends with the page */
  const char *state;
};

enum
{
  PROP_STATE = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TrackerTellPage, tracker_tell_page, GTK_TYPE_WIDGET)

static void
set_state (TrackerTellPage *self, const char *state)
{
  gboolean is_list = g_str_equal (state, "list") || g_str_equal (state, "nothing");

  self->state = state;
  gtk_stack_set_visible_child_name (self->stack, is_list ? "list" : state);
  gtk_widget_set_visible (self->nothing_label, g_str_equal (state, "nothing"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "tell-page.forget", is_list);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

/* --- the search --- */

static gboolean
is_match (gpointer item, gpointer user_data)
{
  TrackerTellPage *self = user_data;
  g_autofree char *host = NULL, *carrier = NULL, *number = NULL, *title = NULL, *all = NULL;
  g_autoptr (TrackerChoice) choice = NULL;

  if (self->words == NULL)
    return TRUE;

  g_object_get (item, "host", &host, "carrier-name", &carrier, "number", &number, "title", &title,
                NULL);
  all = g_strjoin (" ", host, carrier, title, NULL);
  choice = tracker_choice_new (number, all, NULL, NULL, FALSE);

  return tracker_choice_matches (choice, self->words);
}

static void
on_search_entry_changed_cb (GtkSearchEntry *entry, TrackerTellPage *self)
{
  tracker_tell_page_search (self, gtk_editable_get_text (GTK_EDITABLE (entry)));
}

/* --- reading --- */

static void
show_items (TrackerTellPage *self, GListModel *items, gboolean more)
{
  gtk_filter_list_model_set_model (self->filtered, items);
  gtk_widget_set_visible (self->more_label, more);
  if (g_list_model_get_n_items (items) == 0)
    set_state (self, "empty");
  else
    set_state (self,
               g_list_model_get_n_items (G_LIST_MODEL (self->filtered)) > 0 ? "list" : "nothing");
}

static void
show_failure (TrackerTellPage *self, const GError *error)
{
  g_autofree char *sentence = tracker_sentence_for_error (error, NULL);
  g_autofree char *markup = g_markup_escape_text (sentence != NULL ? sentence : "", -1);

  adw_status_page_set_description (self->failed_page, markup);
  set_state (self, "failed");
}

static void
on_told_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TrackerTellPage) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean more = FALSE;
  g_autoptr (GListModel) items
      = tracker_library_list_told_finish (TRACKER_LIBRARY (source), result, &more, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->stack == NULL)
    return;

  if (items != NULL)
    show_items (self, items, more);
  else
    show_failure (self, error);
}

static void
load (TrackerTellPage *self)
{
  tracker_library_list_told_async (self->library, self->parcel_id, self->cancellable,
                                   on_told_listed_cb, g_object_ref (self));
}

/* --- forgetting --- */

static void
on_told_forgotten_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TrackerTellPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;

  if (!tracker_library_finish (TRACKER_LIBRARY (source), result, &error))
    sentence = tracker_sentence_for_error (error, _ ("The log could not be forgotten"));
  if (self->stack == NULL)
    return;

  gtk_widget_activate_action (GTK_WIDGET (self), "preferences.say", "s",
                              sentence != NULL ? sentence : _ ("The log is forgotten"));
  load (self);
}

static void
on_dialog_response_cb (AdwMessageDialog *dialog, const char *response, TrackerTellPage *self)
{
  if (g_str_equal (response, "forget") && self->library != NULL)
    tracker_library_forget_told_async (self->library, on_told_forgotten_cb, g_object_ref (self));
}

static void
forget_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  TrackerTellPage *self = TRACKER_TELL_PAGE (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *dialog = adw_message_dialog_new (
      GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, _ ("Forget This Log?"),
      _ ("Tracker then no longer knows which site was told which code, of any parcel. The sites "
         "themselves forget nothing."));

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "forget",
                                    _ ("_Forget"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "forget",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  gtk_window_set_destroy_with_parent (GTK_WINDOW (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_dialog_response_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* --- rows --- */

static void
on_factory_setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  gtk_list_item_set_activatable (list_item, FALSE);
  gtk_list_item_set_child (list_item, tracker_tell_row_new ());
}

static void
on_factory_bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  tracker_tell_row_set_item (TRACKER_TELL_ROW (gtk_list_item_get_child (list_item)),
                             gtk_list_item_get_item (list_item));
}

static void
on_factory_unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  GtkWidget *row = gtk_list_item_get_child (list_item);

  if (row != NULL)
    tracker_tell_row_set_item (TRACKER_TELL_ROW (row), NULL);
}

static void
create_view (TrackerTellPage *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkSelectionModel *selection;

  g_signal_connect (factory, "setup", G_CALLBACK (on_factory_setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_factory_bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_factory_unbind_cb), NULL);
  self->filter = GTK_FILTER (gtk_custom_filter_new (is_match, self, NULL));
  self->filtered = gtk_filter_list_model_new (NULL, g_object_ref (self->filter));
  selection
      = GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->filtered))));
  gtk_list_view_set_factory (self->view, factory);
  gtk_list_view_set_model (self->view, selection);
  g_object_unref (selection);
  g_object_unref (factory);
}

/* --- the page --- */

static void
tracker_tell_page_map (GtkWidget *widget)
{
  TrackerTellPage *self = TRACKER_TELL_PAGE (widget);

  GTK_WIDGET_CLASS (tracker_tell_page_parent_class)->map (widget);
  if (self->library != NULL)
    load (self);
}

static void
tracker_tell_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_STATE:
      g_value_set_string (value, TRACKER_TELL_PAGE (object)->state);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tracker_tell_page_dispose (GObject *object)
{
  TrackerTellPage *self = TRACKER_TELL_PAGE (object);
  GtkWidget *child;

  g_cancellable_cancel (self->cancellable);
  /* The filter looks at what goes now. */
  if (self->filtered != NULL)
    gtk_filter_list_model_set_filter (self->filtered, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), TRACKER_TYPE_TELL_PAGE);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->filtered);
  g_clear_object (&self->filter);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (tracker_tell_page_parent_class)->dispose (object);
}

static void
tracker_tell_page_finalize (GObject *object)
{
  TrackerTellPage *self = TRACKER_TELL_PAGE (object);

  g_object_unref (self->cancellable);
  g_free (self->words);

  G_OBJECT_CLASS (tracker_tell_page_parent_class)->finalize (object);
}

static void
tracker_tell_page_class_init (TrackerTellPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = tracker_tell_page_get_property;
  object_class->dispose = tracker_tell_page_dispose;
  object_class->finalize = tracker_tell_page_finalize;
  widget_class->map = tracker_tell_page_map;

  properties[PROP_STATE]
      = g_param_spec_string ("state", NULL, NULL, "loading",
                             G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/Tracker/ui/tracker-tell-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TrackerTellPage, window_title);
  gtk_widget_class_bind_template_child (widget_class, TrackerTellPage, forget_button);
  gtk_widget_class_bind_template_child (widget_class, TrackerTellPage, stack);
  gtk_widget_class_bind_template_child (widget_class, TrackerTellPage, empty_page);
  gtk_widget_class_bind_template_child (widget_class, TrackerTellPage, failed_page);
  gtk_widget_class_bind_template_child (widget_class, TrackerTellPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, TrackerTellPage, more_label);
  gtk_widget_class_bind_template_child (widget_class, TrackerTellPage, nothing_label);
  gtk_widget_class_bind_template_child (widget_class, TrackerTellPage, view);
  gtk_widget_class_bind_template_callback (widget_class, on_search_entry_changed_cb);
  gtk_widget_class_install_action (widget_class, "tell-page.forget", NULL, forget_action_cb);
}

static void
tracker_tell_page_init (TrackerTellPage *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  create_view (self);
  set_state (self, "loading");
}

/**
 * tracker_tell_page_new:
 * @library: what keeps the log
 * @parcel_id: the parcel it is about; 0: all of them
 *
 * Main thread.
 *
 * Returns: (transfer floating): a page that reads when it is shown
 */
GtkWidget *
tracker_tell_page_new (TrackerLibrary *library, gint64 parcel_id)
{
  TrackerTellPage *self = g_object_new (TRACKER_TYPE_TELL_PAGE, NULL);

  self->library = g_object_ref (library);
  self->parcel_id = parcel_id;
  /* What is forgotten is the whole log: the button stands where the whole log does. */
  gtk_widget_set_visible (self->forget_button, parcel_id == 0);
  adw_window_title_set_subtitle (self->window_title, parcel_id != 0 ? _ ("about one parcel") : "");
  adw_status_page_set_description (
      self->empty_page, parcel_id != 0
                            ? _ ("No site was told the code of this parcel.")
                            : _ ("As soon as a site is told a track code, it stands here."));

  return GTK_WIDGET (self);
}

/**
 * tracker_tell_page_get_state:
 * @self: a page
 *
 * Returns: (transfer none): what is shown, as the property says
 */
const char *
tracker_tell_page_get_state (TrackerTellPage *self)
{
  g_return_val_if_fail (TRACKER_IS_TELL_PAGE (self), NULL);

  return self->state;
}

/**
 * tracker_tell_page_get_n_shown:
 * @self: a page
 *
 * Returns: how many rows there are
 */
guint
tracker_tell_page_get_n_shown (TrackerTellPage *self)
{
  g_return_val_if_fail (TRACKER_IS_TELL_PAGE (self), 0);

  return g_list_model_get_n_items (G_LIST_MODEL (self->filtered));
}

/**
 * tracker_tell_page_search:
 * @self: a page
 * @text: words that must all be in a row
 */
void
tracker_tell_page_search (TrackerTellPage *self, const char *text)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));

  g_return_if_fail (TRACKER_IS_TELL_PAGE (self));

  g_free (self->words);
  self->words = *stripped != '\0' ? tracker_choice_dup_folded (stripped) : NULL;
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  if (g_str_equal (self->state, "list") || g_str_equal (self->state, "nothing"))
    set_state (self, tracker_tell_page_get_n_shown (self) > 0 ? "list" : "nothing");
}
