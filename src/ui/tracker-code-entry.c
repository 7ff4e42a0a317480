/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-code-entry.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Longer texts are not laid out: one line of a megabyte holds the main loop for seconds. */
#define LONG_TEXT_BYTES 4000

struct _TrackerCodeEntry
{
  GtkWidget parent_instance;

  GtkStack *stack;         /* (template) typed, pasted */
  GtkTextView *view;       /* (template) */
  GtkTextBuffer *buffer;   /* (template) */
  GtkWidget *placeholder;  /* (template) */
  GtkLabel *pasted_label;  /* (template) */
  GtkButton *clear_button; /* (template) */

  char *long_text; /* (owned) (nullable) instead of what is in the buffer */
  guint long_id;   /* idle that shows the long text; 0: none */
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_ACTIVATE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TrackerCodeEntry, tracker_code_entry, GTK_TYPE_WIDGET)

static char *
dup_typed (TrackerCodeEntry *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);

  return gtk_text_buffer_get_text (self->buffer, &start, &end, FALSE);
}

static gboolean
show_long_text (TrackerCodeEntry *self)
{
  g_autofree char *size = g_format_size (strlen (self->long_text));
  /* Translators: a long text was pasted; %s is its size: "1.0 MB". */
  g_autofree char *label = g_strdup_printf (_ ("Pasted text, %s"), size);

  gtk_label_set_text (self->pasted_label, label);
  gtk_stack_set_visible_child_name (self->stack, "pasted");
  gtk_text_buffer_set_text (self->buffer, "", -1);
  gtk_widget_grab_focus (GTK_WIDGET (self->clear_button));
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);

  return G_SOURCE_REMOVE;
}

static gboolean
on_long_idle_cb (gpointer user_data)
{
  TrackerCodeEntry *self = user_data;

  self->long_id = 0;

  return show_long_text (self);
}

/* The buffer must not be changed from inside this signal: the rest follows when it is over. */
static void
on_buffer_insert_text_cb (GtkTextBuffer *buffer,
                          GtkTextIter *location,
                          const char *text,
                          int length,
                          TrackerCodeEntry *self)
{
  g_autofree char *typed = NULL;
  g_autofree char *pasted = NULL;
  g_autofree char *before = NULL;

  if (length < 0)
    length = (int) strlen (text);
  if (length + gtk_text_buffer_get_char_count (buffer) <= LONG_TEXT_BYTES)
    return;

  g_signal_stop_emission_by_name (buffer, "insert-text");
  typed = dup_typed (self);
  pasted = g_strndup (text, (gsize) length);
  before = g_steal_pointer (&self->long_text);
  self->long_text = g_strjoin ("\n", before != NULL ? before : typed, pasted, NULL);
  if (self->long_id == 0)
    self->long_id = g_idle_add (on_long_idle_cb, self);
}

static void
on_buffer_changed_cb (GtkTextBuffer *buffer, TrackerCodeEntry *self)
{
  gtk_widget_set_visible (self->placeholder, gtk_text_buffer_get_char_count (buffer) == 0);
  if (self->long_text == NULL)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
on_clear_button_clicked_cb (GtkButton *button, TrackerCodeEntry *self)
{
  tracker_code_entry_set_text (self, "");
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static gboolean
on_key_pressed_cb (GtkEventControllerKey *controller,
                   guint keyval,
                   guint keycode,
                   GdkModifierType state,
                   TrackerCodeEntry *self)
{
  if (keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter && keyval != GDK_KEY_ISO_Enter)
    return FALSE;
  if (state & GDK_SHIFT_MASK)
    return FALSE;

  g_signal_emit (self, signals[SIGNAL_ACTIVATE], 0);

  return TRUE;
}

static gboolean
tracker_code_entry_grab_focus (GtkWidget *widget)
{
  TrackerCodeEntry *self = TRACKER_CODE_ENTRY (widget);

  return gtk_widget_grab_focus (self->long_text != NULL ? GTK_WIDGET (self->clear_button)
                                                        : GTK_WIDGET (self->view));
}

static void
tracker_code_entry_dispose (GObject *object)
{
  TrackerCodeEntry *self = TRACKER_CODE_ENTRY (object);
  GtkWidget *child;

  g_clear_handle_id (&self->long_id, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), TRACKER_TYPE_CODE_ENTRY);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (tracker_code_entry_parent_class)->dispose (object);
}

static void
tracker_code_entry_finalize (GObject *object)
{
  g_free (TRACKER_CODE_ENTRY (object)->long_text);

  G_OBJECT_CLASS (tracker_code_entry_parent_class)->finalize (object);
}

static void
tracker_code_entry_class_init (TrackerCodeEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tracker_code_entry_dispose;
  object_class->finalize = tracker_code_entry_finalize;
  widget_class->grab_focus = tracker_code_entry_grab_focus;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_ACTIVATE] = g_signal_new ("activate", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                           0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/Tracker/ui/tracker-code-entry.ui");
  gtk_widget_class_bind_template_child (widget_class, TrackerCodeEntry, stack);
  gtk_widget_class_bind_template_child (widget_class, TrackerCodeEntry, view);
  gtk_widget_class_bind_template_child (widget_class, TrackerCodeEntry, buffer);
  gtk_widget_class_bind_template_child (widget_class, TrackerCodeEntry, placeholder);
  gtk_widget_class_bind_template_child (widget_class, TrackerCodeEntry, pasted_label);
  gtk_widget_class_bind_template_child (widget_class, TrackerCodeEntry, clear_button);
  gtk_widget_class_bind_template_callback (widget_class, on_buffer_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_buffer_insert_text_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_clear_button_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_key_pressed_cb);
}

static void
tracker_code_entry_init (TrackerCodeEntry *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tracker_code_entry_set_text:
 * @self: an entry
 * @text: any bytes
 *
 * Replaces all that was typed or pasted.
 */
void
tracker_code_entry_set_text (TrackerCodeEntry *self, const char *text)
{
  g_autofree char *valid = NULL;
  gboolean was_long;

  g_return_if_fail (TRACKER_IS_CODE_ENTRY (self));

  was_long = self->long_text != NULL;
  g_clear_handle_id (&self->long_id, g_source_remove);
  g_clear_pointer (&self->long_text, g_free);
  gtk_stack_set_visible_child_name (self->stack, "typed");
  valid = g_utf8_make_valid (text, -1);
  gtk_text_buffer_set_text (self->buffer, valid, -1);
  /* The buffer was empty all the time: it does not know that something changed. */
  if (was_long && *valid == '\0')
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * tracker_code_entry_dup_text:
 * @self: an entry
 *
 * Returns: (transfer full): all that was typed or pasted
 */
char *
tracker_code_entry_dup_text (TrackerCodeEntry *self)
{
  g_return_val_if_fail (TRACKER_IS_CODE_ENTRY (self), NULL);

  return self->long_text != NULL ? g_strdup (self->long_text) : dup_typed (self);
}

/**
 * tracker_code_entry_is_long:
 * @self: an entry
 *
 * Returns: whether the text is too long to be shown
 */
gboolean
tracker_code_entry_is_long (TrackerCodeEntry *self)
{
  g_return_val_if_fail (TRACKER_IS_CODE_ENTRY (self), FALSE);

  return self->long_text != NULL;
}
