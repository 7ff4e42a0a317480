/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-note-editor.h"

#include <glib/gi18n-lib.h>

#include "tracker-sentence.h"

/* How long typing must rest before the note is kept. */
#define SAVE_AFTER_MS 800

struct _TrackerNoteEditor
{
  GtkWidget parent_instance;

  GtkTextView *view;      /* (template) */
  GtkTextBuffer *buffer;  /* (template) */
  GtkWidget *placeholder; /* (template) */
  GtkLabel *error_label;  /* (template) */

  TrackerLibrary *library;      /* (owned) (nullable) */
  TrackerParcel *parcel;        /* (owned) (nullable) */
  GSignalGroup *parcel_signals; /* (owned) */
  guint save_id;                /* 0: no timer runs */
  gboolean is_dirty;            /* the person typed what is not kept yet */
  gboolean is_loading;          /* the text comes from the store, not from the person */
};

enum
{
  PROP_PARCEL = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TrackerNoteEditor, tracker_note_editor, GTK_TYPE_WIDGET)

static char *
dup_text (TrackerNoteEditor *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);

  return gtk_text_buffer_get_text (self->buffer, &start, &end, FALSE);
}

static void
on_note_set_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TrackerNoteEditor) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;

  if (!tracker_library_finish (TRACKER_LIBRARY (source), result, &error))
    sentence = tracker_sentence_for_error (error, _ ("The note could not be kept"));
  if (self->error_label == NULL)
    return;

  gtk_label_set_text (self->error_label, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), sentence != NULL);
}

static gboolean
on_save_timeout_cb (gpointer user_data)
{
  TrackerNoteEditor *self = user_data;

  self->save_id = 0;
  tracker_note_editor_save (self);

  return G_SOURCE_REMOVE;
}

/* More than the store keeps is not taken at all, so that nothing that is seen gets lost. */
static gboolean
cut_excess (TrackerNoteEditor *self)
{
  GtkTextIter from, end;

  if (gtk_text_buffer_get_char_count (self->buffer) <= TRACKER_PARCEL_NOTE_MAX_CHARS)
    return FALSE;

  gtk_text_buffer_get_iter_at_offset (self->buffer, &from, TRACKER_PARCEL_NOTE_MAX_CHARS);
  gtk_text_buffer_get_end_iter (self->buffer, &end);
  gtk_text_buffer_delete (self->buffer, &from, &end);

  return TRUE;
}

static void
on_buffer_changed_cb (GtkTextBuffer *buffer, TrackerNoteEditor *self)
{
  gtk_widget_set_visible (self->placeholder, gtk_text_buffer_get_char_count (buffer) == 0);
  if (self->is_loading || cut_excess (self))
    return;

  self->is_dirty = TRUE;
  g_clear_handle_id (&self->save_id, g_source_remove);
  self->save_id = g_timeout_add (SAVE_AFTER_MS, on_save_timeout_cb, self);
}

static void
on_focus_leave_cb (GtkEventControllerFocus *controller, TrackerNoteEditor *self)
{
  tracker_note_editor_save (self);
}

static void
show_note (TrackerNoteEditor *self)
{
  g_autofree char *note = NULL;
  g_autofree char *text = dup_text (self);

  if (self->parcel != NULL)
    g_object_get (self->parcel, "note", &note, NULL);
  if (g_strcmp0 (note != NULL ? note : "", text) == 0)
    return;

  self->is_loading = TRUE;
  gtk_text_buffer_set_enable_undo (self->buffer, FALSE);
  gtk_text_buffer_set_text (self->buffer, note != NULL ? note : "", -1);
  gtk_text_buffer_set_enable_undo (self->buffer, TRUE);
  self->is_loading = FALSE;
}

static void
on_parcel_note_cb (TrackerParcel *parcel, GParamSpec *pspec, TrackerNoteEditor *self)
{
  /* What the person is typing wins, and what was kept comes back here without its blanks at the
   * end: nothing changes under the cursor. */
  if (!self->is_dirty && !gtk_widget_has_focus (GTK_WIDGET (self->view)))
    show_note (self);
}

static void
tracker_note_editor_unmap (GtkWidget *widget)
{
  tracker_note_editor_save (TRACKER_NOTE_EDITOR (widget));

  GTK_WIDGET_CLASS (tracker_note_editor_parent_class)->unmap (widget);
}

static void
tracker_note_editor_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_PARCEL:
      g_value_set_object (value, TRACKER_NOTE_EDITOR (object)->parcel);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tracker_note_editor_set_property (GObject *object,
                                  guint prop_id,
                                  const GValue *value,
                                  GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_PARCEL:
      tracker_note_editor_set_parcel (TRACKER_NOTE_EDITOR (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tracker_note_editor_dispose (GObject *object)
{
  TrackerNoteEditor *self = TRACKER_NOTE_EDITOR (object);
  GtkWidget *child;

  g_clear_handle_id (&self->save_id, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), TRACKER_TYPE_NOTE_EDITOR);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->parcel_signals);
  g_clear_object (&self->parcel);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (tracker_note_editor_parent_class)->dispose (object);
}

static void
tracker_note_editor_class_init (TrackerNoteEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = tracker_note_editor_get_property;
  object_class->set_property = tracker_note_editor_set_property;
  object_class->dispose = tracker_note_editor_dispose;
  widget_class->unmap = tracker_note_editor_unmap;

  properties[PROP_PARCEL]
      = g_param_spec_object ("parcel", NULL, NULL, TRACKER_TYPE_PARCEL,
                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/Tracker/ui/tracker-note-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, TrackerNoteEditor, view);
  gtk_widget_class_bind_template_child (widget_class, TrackerNoteEditor, buffer);
  gtk_widget_class_bind_template_child (widget_class, TrackerNoteEditor, placeholder);
  gtk_widget_class_bind_template_child (widget_class, TrackerNoteEditor, error_label);
  gtk_widget_class_bind_template_callback (widget_class, on_buffer_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_focus_leave_cb);
}

static void
tracker_note_editor_init (TrackerNoteEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->parcel_signals = g_signal_group_new (TRACKER_TYPE_PARCEL);
  g_signal_group_connect (self->parcel_signals, "notify::note", G_CALLBACK (on_parcel_note_cb),
                          self);
}

/**
 * tracker_note_editor_set_library:
 * @self: an editor
 * @library: (nullable): where notes are kept
 */
void
tracker_note_editor_set_library (TrackerNoteEditor *self, TrackerLibrary *library)
{
  g_return_if_fail (TRACKER_IS_NOTE_EDITOR (self));

  g_set_object (&self->library, library);
}

/**
 * tracker_note_editor_set_parcel:
 * @self: an editor
 * @parcel: (nullable): whose note is shown from now on
 *
 * What was typed about the parcel before is kept first.
 */
void
tracker_note_editor_set_parcel (TrackerNoteEditor *self, TrackerParcel *parcel)
{
  g_return_if_fail (TRACKER_IS_NOTE_EDITOR (self));

  if (self->parcel == parcel)
    return;

  tracker_note_editor_save (self);
  g_set_object (&self->parcel, parcel);
  g_signal_group_set_target (self->parcel_signals, parcel);
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), FALSE);
  show_note (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PARCEL]);
}

/**
 * tracker_note_editor_save:
 * @self: an editor
 *
 * Keeps what was typed and is not kept yet. A failure is said below the note.
 */
void
tracker_note_editor_save (TrackerNoteEditor *self)
{
  g_autofree char *text = NULL;

  g_return_if_fail (TRACKER_IS_NOTE_EDITOR (self));

  g_clear_handle_id (&self->save_id, g_source_remove);
  if (!self->is_dirty || self->parcel == NULL || self->library == NULL)
    return;

  self->is_dirty = FALSE;
  text = dup_text (self);
  tracker_library_set_note_async (self->library, tracker_parcel_get_id (self->parcel), text,
                                  on_note_set_cb, g_object_ref (self));
}
