/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-paste-pane.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "tracker-entered-row.h"
#include "tracker-sentence.h"

/* How long pasting or typing must rest before the text is read. */
#define READ_AFTER_MS 200

struct _TrackerPastePane
{
  GtkBox parent_instance;

  GtkTextView *text_view;  /* (template) */
  GtkTextBuffer *buffer;   /* (template) */
  GtkWidget *placeholder;  /* (template) */
  GtkSpinner *spinner;     /* (template) */
  GtkLabel *message_label; /* (template) */
  GtkListBox *list;        /* (template) */
  GtkButton *keep_button;  /* (template) */

  TrackerSitting *sitting;   /* (owned) (nullable) */
  GListStore *events;        /* (owned) (element-type TrackerEnteredEvent) */
  GCancellable *cancellable; /* (owned) (nullable) of the text that is read */
  guint read_id;             /* waits until typing rests; 0: none */
  gboolean is_keeping;
};

G_DEFINE_FINAL_TYPE (TrackerPastePane, tracker_paste_pane, GTK_TYPE_BOX)

static void
say (TrackerPastePane *self, const char *text, gboolean is_error)
{
  GtkWidget *label = GTK_WIDGET (self->message_label);

  gtk_label_set_text (self->message_label, text);
  gtk_widget_set_visible (label, *text != '\0');
  gtk_widget_remove_css_class (label, is_error ? "dim-label" : "error");
  gtk_widget_add_css_class (label, is_error ? "error" : "dim-label");
}

static gboolean
are_included_valid (TrackerPastePane *self)
{
  GListModel *events = G_LIST_MODEL (self->events);

  for (guint i = 0; i < g_list_model_get_n_items (events); i++)
    {
      g_autoptr (TrackerEnteredEvent) event = g_list_model_get_item (events, i);

      if (tracker_entered_event_get_included (event) && !tracker_entered_event_get_valid (event))
        return FALSE;
    }

  return TRUE;
}

static void
update (TrackerPastePane *self)
{
  guint n = tracker_paste_pane_get_n_included (self);
  gboolean any = g_list_model_get_n_items (G_LIST_MODEL (self->events)) > 0;
  g_autofree char *label
      = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Keep %u Event", "Keep %u Events", n), n);
  gboolean busy = self->is_keeping || self->cancellable != NULL;

  gtk_button_set_label (self->keep_button, label);
  gtk_widget_set_visible (GTK_WIDGET (self->keep_button), any);
  gtk_widget_set_visible (GTK_WIDGET (self->list), any);
  gtk_widget_set_sensitive (GTK_WIDGET (self->list), !self->is_keeping);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), busy);
  gtk_spinner_set_spinning (self->spinner, busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "paste.keep",
                                 n > 0 && !self->is_keeping && are_included_valid (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "paste.add", !self->is_keeping);
}

static void
on_event_notify_cb (GObject *event, GParamSpec *pspec, TrackerPastePane *self)
{
  update (self);
}

static void
watch (TrackerPastePane *self, TrackerEnteredEvent *event)
{
  g_signal_connect_object (event, "notify", G_CALLBACK (on_event_notify_cb), self, 0);
}

static void
show_events (TrackerPastePane *self, GListModel *events)
{
  guint n = g_list_model_get_n_items (events);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *found = NULL;

  for (guint i = 0; i < n; i++)
    {
      g_ptr_array_add (items, g_list_model_get_item (events, i));
      watch (self, g_ptr_array_index (items, i));
    }
  g_list_store_splice (self->events, 0, g_list_model_get_n_items (G_LIST_MODEL (self->events)),
                       items->pdata, items->len);
  if (n == 0)
    {
      say (self, _ ("There is no date in this text, so no event was recognised in it."), FALSE);
      return;
    }

  found = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u event recognised. Is it right?",
                                        "%u events recognised. Are they right?", n),
                           n);
  say (self, found, FALSE);
}

static void
drop_reading (TrackerPastePane *self)
{
  g_clear_handle_id (&self->read_id, g_source_remove);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
on_paste_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TrackerPastePane) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) events
      = tracker_sitting_read_paste_finish (TRACKER_SITTING (source), result, &error);
  g_autofree char *sentence = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->buffer == NULL)
    return;

  g_clear_object (&self->cancellable);
  if (events != NULL)
    {
      show_events (self, events);
    }
  else
    {
      sentence = tracker_sentence_for_error (error, _ ("The text could not be read"));
      say (self, sentence != NULL ? sentence : "", TRUE);
    }
  update (self);
}

static void
read_paste (TrackerPastePane *self)
{
  g_autofree char *text = NULL;

  drop_reading (self);
  g_object_get (self->buffer, "text", &text, NULL);
  if (*g_strstrip (text) == '\0' || self->sitting == NULL)
    {
      g_list_store_remove_all (self->events);
      say (self, "", FALSE);
      update (self);
      return;
    }

  self->cancellable = g_cancellable_new ();
  tracker_sitting_read_paste_async (self->sitting, text, self->cancellable, on_paste_read_cb,
                                    g_object_ref (self));
  update (self);
}

static gboolean
on_read_timeout_cb (gpointer user_data)
{
  TrackerPastePane *self = user_data;

  self->read_id = 0;
  read_paste (self);

  return G_SOURCE_REMOVE;
}

static void
on_buffer_changed_cb (GtkTextBuffer *buffer, TrackerPastePane *self)
{
  gtk_widget_set_visible (self->placeholder, gtk_text_buffer_get_char_count (buffer) == 0);
  drop_reading (self);
  self->read_id = g_timeout_add (READ_AFTER_MS, on_read_timeout_cb, self);
}

static void
on_kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TrackerPastePane) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean kept = tracker_sitting_keep_entered_finish (TRACKER_SITTING (source), result, &error);

  if (self->buffer == NULL)
    return;

  self->is_keeping = FALSE;
  if (kept)
    tracker_paste_pane_clear (self);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_autofree char *sentence
          = tracker_sentence_for_error (error, _ ("The events were not kept"));

      /* What the person can put right is said by the sitting itself. */
      say (self,
           g_error_matches (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT) || sentence == NULL
               ? error->message
               : sentence,
           TRUE);
    }
  update (self);
}

static void
keep_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  TrackerPastePane *self = TRACKER_PASTE_PANE (widget);

  if (self->sitting == NULL || self->is_keeping)
    return;

  drop_reading (self);
  self->is_keeping = TRUE;
  update (self);
  tracker_sitting_keep_entered_async (self->sitting, G_LIST_MODEL (self->events), on_kept_cb,
                                      g_object_ref (self));
}

static void
add_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  TrackerPastePane *self = TRACKER_PASTE_PANE (widget);
  g_autoptr (TrackerEnteredEvent) event = NULL;
  GtkListBoxRow *row;

  if (self->sitting == NULL)
    return;

  event = tracker_sitting_create_entered_event (self->sitting);
  watch (self, event);
  g_list_store_append (self->events, event);
  update (self);
  row = gtk_list_box_get_row_at_index (
      self->list, (int) g_list_model_get_n_items (G_LIST_MODEL (self->events)) - 1);
  gtk_widget_child_focus (GTK_WIDGET (row), GTK_DIR_TAB_FORWARD);
}

static GtkWidget *
create_row (gpointer item, gpointer user_data)
{
  return tracker_entered_row_new (item);
}

static gboolean
tracker_paste_pane_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (TRACKER_PASTE_PANE (widget)->text_view));
}

static void
tracker_paste_pane_dispose (GObject *object)
{
  TrackerPastePane *self = TRACKER_PASTE_PANE (object);

  drop_reading (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), TRACKER_TYPE_PASTE_PANE);
  g_clear_object (&self->events);
  g_clear_object (&self->sitting);

  G_OBJECT_CLASS (tracker_paste_pane_parent_class)->dispose (object);
}

static void
tracker_paste_pane_class_init (TrackerPastePaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tracker_paste_pane_dispose;
  widget_class->grab_focus = tracker_paste_pane_grab_focus;

  g_type_ensure (ADW_TYPE_BUTTON_CONTENT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/Tracker/ui/tracker-paste-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, TrackerPastePane, text_view);
  gtk_widget_class_bind_template_child (widget_class, TrackerPastePane, buffer);
  gtk_widget_class_bind_template_child (widget_class, TrackerPastePane, placeholder);
  gtk_widget_class_bind_template_child (widget_class, TrackerPastePane, spinner);
  gtk_widget_class_bind_template_child (widget_class, TrackerPastePane, message_label);
  gtk_widget_class_bind_template_child (widget_class, TrackerPastePane, list);
  gtk_widget_class_bind_template_child (widget_class, TrackerPastePane, keep_button);
  gtk_widget_class_bind_template_callback (widget_class, on_buffer_changed_cb);
  gtk_widget_class_install_action (widget_class, "paste.keep", NULL, keep_action_cb);
  gtk_widget_class_install_action (widget_class, "paste.add", NULL, add_action_cb);
}

static void
tracker_paste_pane_init (TrackerPastePane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->events = g_list_store_new (TRACKER_TYPE_ENTERED_EVENT);
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (self->events), create_row, NULL, NULL);
  say (self, "", FALSE);
  update (self);
}

/**
 * tracker_paste_pane_set_sitting:
 * @self: a pane
 * @sitting: (nullable): whose parcel the events belong to
 */
void
tracker_paste_pane_set_sitting (TrackerPastePane *self, TrackerSitting *sitting)
{
  g_return_if_fail (TRACKER_IS_PASTE_PANE (self));

  if (g_set_object (&self->sitting, sitting))
    tracker_paste_pane_clear (self);
}

/**
 * tracker_paste_pane_clear:
 * @self: a pane
 *
 * Forgets what was pasted: another parcel has its turn.
 */
void
tracker_paste_pane_clear (TrackerPastePane *self)
{
  g_return_if_fail (TRACKER_IS_PASTE_PANE (self));

  tracker_paste_pane_set_text (self, "");
  drop_reading (self);
  g_list_store_remove_all (self->events);
  say (self, "", FALSE);
  update (self);
}

/**
 * tracker_paste_pane_set_text:
 * @self: a pane
 * @text: what the page said
 *
 * As if it had been pasted: it is read a moment later.
 */
void
tracker_paste_pane_set_text (TrackerPastePane *self, const char *text)
{
  g_return_if_fail (TRACKER_IS_PASTE_PANE (self));

  gtk_text_buffer_set_text (self->buffer, text, -1);
}

/**
 * tracker_paste_pane_get_n_included:
 * @self: a pane
 *
 * Returns: how many events are to be kept
 */
guint
tracker_paste_pane_get_n_included (TrackerPastePane *self)
{
  GListModel *events;
  guint n = 0;

  g_return_val_if_fail (TRACKER_IS_PASTE_PANE (self), 0);

  events = G_LIST_MODEL (self->events);
  for (guint i = 0; i < g_list_model_get_n_items (events); i++)
    {
      g_autoptr (TrackerEnteredEvent) event = g_list_model_get_item (events, i);

      n += tracker_entered_event_get_included (event) ? 1 : 0;
    }

  return n;
}
