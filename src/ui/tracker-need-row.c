/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-need-row.h"

#include <glib/gi18n-lib.h>

struct _TrackerNeedRow
{
  AdwPreferencesRow parent_instance;

  GtkLabel *label;         /* (template) */
  GtkEntry *entry;         /* (template) */
  GtkWidget *apply_button; /* (template) */
  GtkLabel *hint_label;    /* (template) */
  GtkLabel *error_label;   /* (template) */

  char *key;   /* (owned) */
  char *value; /* (owned) what is kept now */
};

enum
{
  SIGNAL_APPLY,
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TrackerNeedRow, tracker_need_row, ADW_TYPE_PREFERENCES_ROW)

static void
update_apply (TrackerNeedRow *self)
{
  g_autofree char *text = tracker_need_row_dup_text (self);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "need.apply",
                                 g_strcmp0 (text, self->value) != 0);
}

static void
on_entry_activate_cb (GtkEntry *entry, TrackerNeedRow *self)
{
  g_signal_emit (self, signals[SIGNAL_APPLY], 0);
}

static void
on_entry_changed_cb (GtkEntry *entry, TrackerNeedRow *self)
{
  tracker_need_row_set_error (self, NULL);
  update_apply (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
apply_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_APPLY], 0);
}

static gboolean
tracker_need_row_grab_focus (GtkWidget *widget)
{
  TrackerNeedRow *self = TRACKER_NEED_ROW (widget);

  if (!gtk_entry_grab_focus_without_selecting (self->entry))
    return FALSE;

  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
  return TRUE;
}

static void
tracker_need_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), TRACKER_TYPE_NEED_ROW);

  G_OBJECT_CLASS (tracker_need_row_parent_class)->dispose (object);
}

static void
tracker_need_row_finalize (GObject *object)
{
  TrackerNeedRow *self = TRACKER_NEED_ROW (object);

  g_free (self->key);
  g_free (self->value);

  G_OBJECT_CLASS (tracker_need_row_parent_class)->finalize (object);
}

static void
tracker_need_row_class_init (TrackerNeedRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tracker_need_row_dispose;
  object_class->finalize = tracker_need_row_finalize;
  widget_class->grab_focus = tracker_need_row_grab_focus;

  signals[SIGNAL_APPLY] = g_signal_new ("apply", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/Tracker/ui/tracker-need-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TrackerNeedRow, label);
  gtk_widget_class_bind_template_child (widget_class, TrackerNeedRow, entry);
  gtk_widget_class_bind_template_child (widget_class, TrackerNeedRow, apply_button);
  gtk_widget_class_bind_template_child (widget_class, TrackerNeedRow, hint_label);
  gtk_widget_class_bind_template_child (widget_class, TrackerNeedRow, error_label);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_changed_cb);
  gtk_widget_class_install_action (widget_class, "need.apply", NULL, apply_action_cb);
}

static void
tracker_need_row_init (TrackerNeedRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tracker_need_row_new:
 * @key: its name in definitions: "postcode"
 * @label: what people call it
 * @hint: (nullable): what it is good for, or an example
 * @value: (nullable): what is kept now
 * @is_optional: whether the carrier answers without it
 *
 * Main thread.
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *
tracker_need_row_new (const char *key,
                      const char *label,
                      const char *hint,
                      const char *value,
                      gboolean is_optional)
{
  TrackerNeedRow *self = g_object_new (TRACKER_TYPE_NEED_ROW, NULL);
  gboolean has_hint = hint != NULL && *hint != '\0';
  g_autofree char *name = NULL;

  self->key = g_strdup (key);
  self->value = g_strdup (value != NULL ? value : "");
  /* Translators: %s is something that a carrier may be told, such as a postcode. */
  name = is_optional ? g_strdup_printf (_ ("%s (optional)"), label) : g_strdup (label);
  gtk_label_set_text (self->label, name);
  gtk_label_set_text (self->hint_label, has_hint ? hint : "");
  gtk_widget_set_visible (GTK_WIDGET (self->hint_label), has_hint);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, has_hint ? hint : "", -1);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), self->value);
  update_apply (self);

  return GTK_WIDGET (self);
}

/**
 * tracker_need_row_set_has_button:
 * @self: a row
 * @has_button: whether what is typed is applied by a button of its own; at first it is
 */
void
tracker_need_row_set_has_button (TrackerNeedRow *self, gboolean has_button)
{
  g_return_if_fail (TRACKER_IS_NEED_ROW (self));

  gtk_widget_set_visible (self->apply_button, has_button);
}

/**
 * tracker_need_row_get_key:
 * @self: a row
 *
 * Returns: (transfer none): its name in definitions
 */
const char *
tracker_need_row_get_key (TrackerNeedRow *self)
{
  g_return_val_if_fail (TRACKER_IS_NEED_ROW (self), NULL);

  return self->key;
}

/**
 * tracker_need_row_dup_text:
 * @self: a row
 *
 * Returns: (transfer full): what is typed, without space around it
 */
char *
tracker_need_row_dup_text (TrackerNeedRow *self)
{
  g_return_val_if_fail (TRACKER_IS_NEED_ROW (self), NULL);

  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
}

/**
 * tracker_need_row_set_text:
 * @self: a row
 * @text: what stands in the entry
 */
void
tracker_need_row_set_text (TrackerNeedRow *self, const char *text)
{
  g_return_if_fail (TRACKER_IS_NEED_ROW (self));

  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
}

/**
 * tracker_need_row_set_error:
 * @self: a row
 * @sentence: (nullable): what is wrong with what is typed; other text takes it away
 */
void
tracker_need_row_set_error (TrackerNeedRow *self, const char *sentence)
{
  g_return_if_fail (TRACKER_IS_NEED_ROW (self));

  gtk_label_set_text (self->error_label, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), sentence != NULL);
  gtk_accessible_update_state (
      GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
      sentence != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  if (sentence != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
}

/**
 * tracker_need_row_get_error:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): what is said under the entry
 */
const char *
tracker_need_row_get_error (TrackerNeedRow *self)
{
  g_return_val_if_fail (TRACKER_IS_NEED_ROW (self), NULL);

  return gtk_widget_get_visible (GTK_WIDGET (self->error_label))
             ? gtk_label_get_text (self->error_label)
             : NULL;
}

/**
 * tracker_need_row_has_focus:
 * @self: a row
 *
 * Returns: whether the person types here
 */
gboolean
tracker_need_row_has_focus (TrackerNeedRow *self)
{
  GtkWidget *focus;
  GtkRoot *root;

  g_return_val_if_fail (TRACKER_IS_NEED_ROW (self), FALSE);

  root = gtk_widget_get_root (GTK_WIDGET (self));
  focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->entry));
}
