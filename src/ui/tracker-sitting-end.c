/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-sitting-end.h"

struct _TrackerSittingEnd
{
  GtkBox parent_instance;

  GtkImage *image;          /* (template) */
  GtkLabel *title_label;    /* (template) */
  GtkLabel *words_label;    /* (template) */
  GtkButton *button;        /* (template) */
  GtkButton *second_button; /* (template) */

  const char *style; /* (nullable) the class that the sign has now */
};

G_DEFINE_FINAL_TYPE (TrackerSittingEnd, tracker_sitting_end, GTK_TYPE_BOX)

static gboolean
tracker_sitting_end_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (TRACKER_SITTING_END (widget)->button));
}

static void
tracker_sitting_end_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), TRACKER_TYPE_SITTING_END);

  G_OBJECT_CLASS (tracker_sitting_end_parent_class)->dispose (object);
}

static void
tracker_sitting_end_class_init (TrackerSittingEndClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tracker_sitting_end_dispose;
  widget_class->grab_focus = tracker_sitting_end_grab_focus;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/Tracker/ui/tracker-sitting-end.ui");
  gtk_widget_class_bind_template_child (widget_class, TrackerSittingEnd, image);
  gtk_widget_class_bind_template_child (widget_class, TrackerSittingEnd, title_label);
  gtk_widget_class_bind_template_child (widget_class, TrackerSittingEnd, words_label);
  gtk_widget_class_bind_template_child (widget_class, TrackerSittingEnd, button);
  gtk_widget_class_bind_template_child (widget_class, TrackerSittingEnd, second_button);
}

static void
tracker_sitting_end_init (TrackerSittingEnd *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  tracker_sitting_end_set_buttons (self, NULL, NULL, NULL, NULL);
}

/**
 * tracker_sitting_end_say:
 * @self: a page
 * @icon_name: the sign
 * @style: (nullable): a CSS class that colours it; a literal
 * @title: what happened, in a few words
 * @words: the rest of it; "": nothing
 */
void
tracker_sitting_end_say (TrackerSittingEnd *self,
                         const char *icon_name,
                         const char *style,
                         const char *title,
                         const char *words)
{
  g_return_if_fail (TRACKER_IS_SITTING_END (self));

  gtk_image_set_from_icon_name (self->image, icon_name);
  if (self->style != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self->image), self->style);
  self->style = style;
  if (style != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->image), style);
  gtk_label_set_text (self->title_label, title);
  gtk_label_set_text (self->words_label, words);
  gtk_widget_set_visible (GTK_WIDGET (self->words_label), *words != '\0');
}

static void
set_button (GtkButton *button, const char *label, const char *action_name)
{
  gtk_widget_set_visible (GTK_WIDGET (button), label != NULL);
  gtk_button_set_label (button, label != NULL ? label : "");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action_name);
}

/**
 * tracker_sitting_end_set_buttons:
 * @self: a page
 * @label: (nullable): what its button says; NULL: it has none
 * @action_name: (nullable): what that does
 * @second_label: (nullable): likewise, of the button below
 * @second_action_name: (nullable): likewise
 */
void
tracker_sitting_end_set_buttons (TrackerSittingEnd *self,
                                 const char *label,
                                 const char *action_name,
                                 const char *second_label,
                                 const char *second_action_name)
{
  g_return_if_fail (TRACKER_IS_SITTING_END (self));

  set_button (self->button, label, action_name);
  set_button (self->second_button, second_label, second_action_name);
}
