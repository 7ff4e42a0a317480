/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-guess-row.h"

#include <glib/gi18n-lib.h>

#include "tracker-carrier-chips.h"

struct _TrackerGuessRow
{
  GtkWidget parent_instance;

  GtkCheckButton *check;              /* (template) */
  GtkLabel *number_label;             /* (template) */
  GtkLabel *summary_label;            /* (template) */
  GtkWidget *warning_box;             /* (template) */
  GtkLabel *warning_label;            /* (template) */
  GtkWidget *known_label;             /* (template) */
  TrackerCarrierChips *chips;         /* (template) of the only code */
  GtkMenuButton *carrier_button;      /* (template) of one among many */
  TrackerCarrierChips *popover_chips; /* (template) */
  TrackerLibrary *library;            /* (owned) */

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
update_carriers (TrackerGuessRow *self)
{
  g_auto (GStrv) ids = tracker_candidate_dup_carriers (self->item);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) names = NULL;
  g_autofree char *label = NULL;
  g_autofree char *name = NULL;
  GtkWidget *text;

  for (gsize i = 0; ids[i] != NULL; i++)
    {
      TrackerCarrier *carrier = tracker_library_find_carrier (self->library, ids[i]);

      g_strv_builder_add (builder, carrier != NULL ? tracker_carrier_get_name (carrier) : ids[i]);
    }
  names = g_strv_builder_end (builder);
  label = names[0] != NULL ? g_strjoinv (", ", names) : g_strdup (_ ("Choose a Carrier…"));
  text = gtk_menu_button_get_child (self->carrier_button);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_first_child (text)), label);
  /* Translators: the name of a button; %s is who carries a parcel. */
  name = g_strdup_printf (_ ("Carrier: %s"), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->carrier_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_label_set_text (self->summary_label,
                      tracker_candidate_is_corrected (self->item)
                          ? label
                          : tracker_guess_get_summary (tracker_candidate_get_guess (self->item)));
}

static void
on_item_carriers_cb (TrackerCandidate *item, GParamSpec *pspec, TrackerGuessRow *self)
{
  update_carriers (self);
}

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
  gtk_label_set_text (self->warning_label, warning != NULL ? warning : "");
  gtk_widget_set_visible (self->warning_box, warning != NULL);
  gtk_widget_set_visible (self->known_label, known);
  gtk_widget_set_visible (GTK_WIDGET (self->check), !alone);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  number, -1);
  gtk_widget_set_visible (GTK_WIDGET (self->chips), alone && !known);
  gtk_widget_set_visible (GTK_WIDGET (self->carrier_button), !alone && !known);
  tracker_carrier_chips_set_item (alone ? self->chips : self->popover_chips, self->library,
                                  self->item);
  update_carriers (self);
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
  if (self->item != NULL)
    g_signal_handlers_disconnect_by_data (self->item, self);
  g_clear_object (&self->item);
  g_clear_object (&self->library);

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

  g_type_ensure (TRACKER_TYPE_CARRIER_CHIPS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/Tracker/ui/tracker-guess-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TrackerGuessRow, check);
  gtk_widget_class_bind_template_child (widget_class, TrackerGuessRow, number_label);
  gtk_widget_class_bind_template_child (widget_class, TrackerGuessRow, summary_label);
  gtk_widget_class_bind_template_child (widget_class, TrackerGuessRow, warning_box);
  gtk_widget_class_bind_template_child (widget_class, TrackerGuessRow, warning_label);
  gtk_widget_class_bind_template_child (widget_class, TrackerGuessRow, known_label);
  gtk_widget_class_bind_template_child (widget_class, TrackerGuessRow, chips);
  gtk_widget_class_bind_template_child (widget_class, TrackerGuessRow, carrier_button);
  gtk_widget_class_bind_template_child (widget_class, TrackerGuessRow, popover_chips);
  gtk_widget_class_set_css_name (widget_class, "guessrow");
}

/* Names are long: GtkMenuButton's own label would not shorten them. */
static void
create_button_child (TrackerGuessRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "ellipsize", PANGO_ELLIPSIZE_END, NULL);
  GtkWidget *arrow = g_object_new (GTK_TYPE_IMAGE, "icon-name", "pan-down-symbolic",
                                   "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), arrow);
  gtk_menu_button_set_child (self->carrier_button, box);
}

static void
tracker_guess_row_init (TrackerGuessRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  create_button_child (self);
  self->binding = g_binding_group_new ();
  g_binding_group_bind (self->binding, "chosen", self->check, "active", G_BINDING_BIDIRECTIONAL);
}

/**
 * tracker_guess_row_new:
 * @library: whose carriers can be chosen
 *
 * Returns: (transfer floating): a row that shows nothing yet
 */
GtkWidget *
tracker_guess_row_new (TrackerLibrary *library)
{
  TrackerGuessRow *self = g_object_new (TRACKER_TYPE_GUESS_ROW, NULL);

  self->library = g_object_ref (library);

  return GTK_WIDGET (self);
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

  if (self->item == item)
    return;

  if (self->item != NULL)
    g_signal_handlers_disconnect_by_data (self->item, self);
  g_set_object (&self->item, item);
  if (item != NULL)
    g_signal_connect_object (item, "notify::carriers", G_CALLBACK (on_item_carriers_cb), self, 0);
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
