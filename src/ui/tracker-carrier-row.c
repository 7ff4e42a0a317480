/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-carrier-row.h"

#include <glib/gi18n-lib.h>

#include "tracker-choice.h"
#include "tracker-country.h"

struct _TrackerCarrierRow
{
  AdwActionRow parent_instance;

  GtkWidget *trouble_image; /* (template) */
  GtkSwitch *ask_switch;    /* (template) */

  TrackerCarrier *item;  /* (owned) (nullable) */
  TrackerChoice *choice; /* (owned) (nullable) what it is found by */
};

enum
{
  PROP_ITEM = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TrackerCarrierRow, tracker_carrier_row, ADW_TYPE_ACTION_ROW)

static void
append_part (GString *text, const char *part)
{
  if (part == NULL || *part == '\0')
    return;

  if (text->len > 0)
    g_string_append (text, " · ");
  g_string_append (text, part);
}

static char *
dup_subtitle (TrackerCarrierRow *self)
{
  const char *code = tracker_carrier_get_country (self->item);
  g_autofree char *flag = code != NULL ? tracker_country_dup_flag (code) : NULL;
  g_autofree char *country = NULL, *ways = NULL, *place = NULL;
  GString *text = g_string_new (NULL);

  g_object_get (self->item, "country-name", &country, "ways-label", &ways, NULL);
  place = g_strjoin (" ", flag != NULL ? flag : country, flag != NULL ? country : NULL, NULL);
  append_part (text, place);
  append_part (text, ways);
  if (tracker_carrier_get_has_trouble (self->item))
    append_part (text, _ ("Has trouble"));
  if (!tracker_carrier_get_enabled (self->item))
    append_part (text, _ ("Switched off"));

  return g_string_free (text, FALSE);
}

static void
show_item (TrackerCarrierRow *self)
{
  g_autofree char *subtitle = dup_subtitle (self);
  gboolean enabled = tracker_carrier_get_enabled (self->item);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), subtitle);
  gtk_widget_set_visible (self->trouble_image,
                          enabled && tracker_carrier_get_has_trouble (self->item));
  gtk_switch_set_active (self->ask_switch, enabled);
}

static void
on_item_notify_cb (TrackerCarrier *item, GParamSpec *pspec, TrackerCarrierRow *self)
{
  show_item (self);
}

/* The verb is asynchronous: until the change comes back, the switch is ahead of the carrier. */
static void
on_switch_notify_cb (GtkSwitch *widget, GParamSpec *pspec, TrackerCarrierRow *self)
{
  gboolean wanted = gtk_switch_get_active (widget);

  if (self->item != NULL && wanted != tracker_carrier_get_enabled (self->item))
    gtk_widget_activate_action (GTK_WIDGET (self), "preferences.ask-carrier", "(sb)",
                                tracker_carrier_get_id (self->item), wanted);
}

static void
open_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  TrackerCarrierRow *self = TRACKER_CARRIER_ROW (widget);

  if (self->item != NULL)
    gtk_widget_activate_action (widget, "preferences.show-carrier", "s",
                                tracker_carrier_get_id (self->item));
}

static void
set_item (TrackerCarrierRow *self, TrackerCarrier *item)
{
  const char *name = tracker_carrier_get_name (item);
  g_autofree char *country = NULL;
  g_autofree char *switch_name = NULL;

  self->item = g_object_ref (item);
  g_object_get (item, "country-name", &country, NULL);
  self->choice = tracker_choice_new (tracker_carrier_get_id (item), name, country, NULL, FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), name);
  /* Translators: the name of a switch; %s is a carrier, which is asked or not. */
  switch_name = g_strdup_printf (_ ("Ask %s"), name);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->ask_switch), switch_name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->ask_switch), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  switch_name, -1);
  g_signal_connect_object (item, "notify", G_CALLBACK (on_item_notify_cb), self, 0);
  show_item (self);
}

static void
tracker_carrier_row_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_ITEM:
      g_value_set_object (value, TRACKER_CARRIER_ROW (object)->item);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tracker_carrier_row_dispose (GObject *object)
{
  TrackerCarrierRow *self = TRACKER_CARRIER_ROW (object);

  if (self->item != NULL)
    g_signal_handlers_disconnect_by_data (self->item, self);
  g_clear_object (&self->item);
  g_clear_object (&self->choice);
  gtk_widget_dispose_template (GTK_WIDGET (self), TRACKER_TYPE_CARRIER_ROW);

  G_OBJECT_CLASS (tracker_carrier_row_parent_class)->dispose (object);
}

static void
tracker_carrier_row_class_init (TrackerCarrierRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = tracker_carrier_row_get_property;
  object_class->dispose = tracker_carrier_row_dispose;

  properties[PROP_ITEM] = g_param_spec_object ("item", NULL, NULL, TRACKER_TYPE_CARRIER,
                                               G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/Tracker/ui/tracker-carrier-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TrackerCarrierRow, trouble_image);
  gtk_widget_class_bind_template_child (widget_class, TrackerCarrierRow, ask_switch);
  gtk_widget_class_bind_template_callback (widget_class, on_switch_notify_cb);
  gtk_widget_class_install_action (widget_class, "carrier-row.open", NULL, open_action_cb);
}

static void
tracker_carrier_row_init (TrackerCarrierRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tracker_carrier_row_new:
 * @item: the carrier to show
 *
 * Main thread.
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *
tracker_carrier_row_new (TrackerCarrier *item)
{
  TrackerCarrierRow *self = g_object_new (TRACKER_TYPE_CARRIER_ROW, NULL);

  set_item (self, item);

  return GTK_WIDGET (self);
}

/**
 * tracker_carrier_row_get_item:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): the carrier that is shown
 */
TrackerCarrier *
tracker_carrier_row_get_item (TrackerCarrierRow *self)
{
  g_return_val_if_fail (TRACKER_IS_CARRIER_ROW (self), NULL);

  return self->item;
}

/**
 * tracker_carrier_row_matches:
 * @self: a row
 * @folded_words: (nullable): words as of tracker_choice_dup_folded()
 *
 * Returns: whether each of the words is in the carrier's name, country or id
 */
gboolean
tracker_carrier_row_matches (TrackerCarrierRow *self, const char *folded_words)
{
  g_return_val_if_fail (TRACKER_IS_CARRIER_ROW (self), FALSE);

  return folded_words == NULL
         || (self->choice != NULL && tracker_choice_matches (self->choice, folded_words));
}
