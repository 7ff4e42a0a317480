/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-guess-row.h"

struct _TrackerGuessRow
{
  GtkWidget parent_instance;

  GtkCheckButton *check;   /* (template) */
  GtkLabel *number_label;  /* (template) */
  GtkLabel *summary_label; /* (template) */
  GtkWidget *warning_box;  /* (template) */
  GtkLabel *warning_label; /* (template) */
  GtkWidget *known_label;  /* (template) */

  TrackerCandidate *item; /* (owned) (nullable) */
  GBindingGroup *binding; /* (owned) of the item to the check */
};

enum
{
  PROP_ITEM = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TrackerGuessRow, tracker_guess_row, GTK_TYPE_WIDGET)

static void
show_item (TrackerGuessRow *self)
{
  TrackerGuess *guess = tracker_candidate_get_guess (self->item);
  const char *warning = tracker_guess_get_warning (guess);
  g_autofree char *number = NULL;
  gboolean known, alone;

  g_object_get (guess, "pretty-number", &number, "known", &known, NULL);
  g_object_get (self->item, "alone", &alone, NULL);
  gtk_label_set_text (self->number_label, number);
  gtk_label_set_text (self->summary_label, tracker_guess_get_summary (guess));
  gtk_label_set_text (self->warning_label, warning != NULL ? warning : "");
  gtk_widget_set_visible (self->warning_box, warning != NULL);
  gtk_widget_set_visible (self->known_label, known);
  gtk_widget_set_visible (GTK_WIDGET (self->check), !alone);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  number, -1);
}

static void
tracker_guess_row_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_ITEM:
      g_value_set_object (value, TRACKER_GUESS_ROW (object)->item);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tracker_guess_row_set_property (GObject *object,
                                guint prop_id,
                                const GValue *value,
                                GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_ITEM:
      tracker_guess_row_set_item (TRACKER_GUESS_ROW (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tracker_guess_row_dispose (GObject *object)
{
  TrackerGuessRow *self = TRACKER_GUESS_ROW (object);
  GtkWidget *child;

  g_clear_object (&self->binding);
  gtk_widget_dispose_template (GTK_WIDGET (self), TRACKER_TYPE_GUESS_ROW);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->item);

  G_OBJECT_CLASS (tracker_guess_row_parent_class)->dispose (object);
}

static void
tracker_guess_row_class_init (TrackerGuessRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = tracker_guess_row_get_property;
  object_class->set_property = tracker_guess_row_set_property;
  object_class->dispose = tracker_guess_row_dispose;

  properties[PROP_ITEM]
      = g_param_spec_object ("item", NULL, NULL, TRACKER_TYPE_CANDIDATE,
                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/Tracker/ui/tracker-guess-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TrackerGuessRow, check);
  gtk_widget_class_bind_template_child (widget_class, TrackerGuessRow, number_label);
  gtk_widget_class_bind_template_child (widget_class, TrackerGuessRow, summary_label);
  gtk_widget_class_bind_template_child (widget_class, TrackerGuessRow, warning_box);
  gtk_widget_class_bind_template_child (widget_class, TrackerGuessRow, warning_label);
  gtk_widget_class_bind_template_child (widget_class, TrackerGuessRow, known_label);
  gtk_widget_class_set_css_name (widget_class, "guessrow");
}

static void
tracker_guess_row_init (TrackerGuessRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->binding = g_binding_group_new ();
  g_binding_group_bind (self->binding, "chosen", self->check, "active", G_BINDING_BIDIRECTIONAL);
}

/**
 * tracker_guess_row_new:
 *
 * Returns: (transfer floating): a row that shows nothing yet
 */
GtkWidget *
tracker_guess_row_new (void)
{
  return g_object_new (TRACKER_TYPE_GUESS_ROW, NULL);
}

/**
 * tracker_guess_row_set_item:
 * @self: a row
 * @item: (nullable): the code to show
 */
void
tracker_guess_row_set_item (TrackerGuessRow *self, TrackerCandidate *item)
{
  g_return_if_fail (TRACKER_IS_GUESS_ROW (self));

  if (!g_set_object (&self->item, item))
    return;

  g_binding_group_set_source (self->binding, item);
  if (item != NULL)
    show_item (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ITEM]);
}

/**
 * tracker_guess_row_get_item:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): the code that is shown
 */
TrackerCandidate *
tracker_guess_row_get_item (TrackerGuessRow *self)
{
  g_return_val_if_fail (TRACKER_IS_GUESS_ROW (self), NULL);

  return self->item;
}
