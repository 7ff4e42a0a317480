/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-leg-row.h"

#include <glib/gi18n-lib.h>

#include "tracker-need-field.h"

struct _TrackerLegRow
{
  AdwActionRow parent_instance;

  GtkWidget *check_button;       /* (template) */
  GtkWidget *credentials_button; /* (template) */
  GtkWidget *page_button;        /* (template) */
  GtkWidget *menu_button;        /* (template) */
  GMenu *needs_section;          /* (template) of the menu */

  TrackerLeg *item; /* (owned) (nullable) */
};

enum
{
  PROP_ITEM = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TrackerLegRow, tracker_leg_row, ADW_TYPE_ACTION_ROW)

static void
open_page_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  TrackerLegRow *self = TRACKER_LEG_ROW (widget);

  if (self->item != NULL && tracker_leg_get_page (self->item) != NULL)
    gtk_widget_activate_action (widget, "win.open-page", "s", tracker_leg_get_page (self->item));
}

static void
credentials_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  TrackerLegRow *self = TRACKER_LEG_ROW (widget);

  if (self->item != NULL)
    gtk_widget_activate_action (widget, "app.carrier-credentials", "s",
                                tracker_leg_get_carrier (self->item));
}

static void
direct_check_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  TrackerLegRow *self = TRACKER_LEG_ROW (widget);

  if (self->item != NULL)
    gtk_widget_activate_action (widget, "win.direct-check", "(xs)",
                                tracker_leg_data_get_parcel_id (tracker_leg_get_data (self->item)),
                                tracker_leg_get_carrier (self->item));
}

static void
remove_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  TrackerLegRow *self = TRACKER_LEG_ROW (widget);

  if (self->item != NULL)
    gtk_widget_activate_action (widget, "win.remove-carrier", "x",
                                tracker_leg_data_get_id (tracker_leg_get_data (self->item)));
}

static void
about_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  TrackerLegRow *self = TRACKER_LEG_ROW (widget);
  g_autofree char *place = NULL;

  if (self->item == NULL)
    return;

  place = g_strconcat ("carrier/", tracker_leg_get_carrier (self->item), NULL);
  gtk_widget_activate_action (widget, "app.preferences-at", "s", place);
}

static void
switch_on_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  TrackerLegRow *self = TRACKER_LEG_ROW (widget);

  if (self->item != NULL)
    gtk_widget_activate_action (widget, "win.switch-carrier-on", "s",
                                tracker_leg_get_carrier (self->item));
}

/* What the carrier may be told, or was told: it is opened below the row. */
static void
fill_needs_section (TrackerLegRow *self)
{
  GListModel *needs = tracker_leg_get_needs (self->item);

  g_menu_remove_all (self->needs_section);
  for (guint i = 0; i < g_list_model_get_n_items (needs); i++)
    {
      g_autoptr (TrackerNeedField) field = g_list_model_get_item (needs, i);
      gboolean has_value = *tracker_need_field_get_value (field) != '\0';
      g_autofree char *label = NULL, *text = NULL;
      g_autoptr (GMenuItem) item = NULL;
      g_autoptr (GString) escaped = NULL;

      g_object_get (field, "label", &label, NULL);
      /* Translators: menu items; %s is what a carrier wants to know, such as "Postcode". */
      text = g_strdup_printf (has_value ? _ ("Change “%s”…") : _ ("Add “%s”…"), label);
      /* In a menu an underline marks the letter that chooses the item. */
      escaped = g_string_new (text);
      g_string_replace (escaped, "_", "__", 0);
      item = g_menu_item_new (escaped->str, NULL);
      g_menu_item_set_action_and_target (item, "legs.tell", "(ss)",
                                         tracker_leg_get_carrier (self->item),
                                         tracker_need_field_get_key (field));
      g_menu_append_item (self->needs_section, item);
    }
}

/* Legs never change: the model gives another one instead. */
static void
show_item (TrackerLegRow *self)
{
  g_autofree char *name = NULL, *role = NULL, *state = NULL, *subtitle = NULL, *menu_name = NULL;
  gboolean needs_credentials, needs_human, has_check, is_off, is_link;

  g_object_get (self->item, "carrier-name", &name, "role-label", &role, "state-label", &state,
                "needs-credentials", &needs_credentials, "needs-human", &needs_human, "has-check",
                &has_check, "is-off", &is_off, "is-link", &is_link, NULL);
  subtitle = g_strdup_printf ("%s · %s", role, state);
  /* Translators: the name of a button: what can be done with a carrier. */
  menu_name = g_strdup_printf (_ ("Menu of %s"), name);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), subtitle);
  gtk_widget_set_visible (self->credentials_button, needs_credentials);
  gtk_widget_set_visible (self->check_button, needs_human);
  gtk_widget_set_visible (self->page_button, is_link && tracker_leg_get_page (self->item) != NULL);
  gtk_widget_set_tooltip_text (self->menu_button, menu_name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  menu_name, -1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "leg.open-page",
                                 tracker_leg_get_page (self->item) != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "leg.credentials", needs_credentials);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "leg.direct-check", needs_human || has_check);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "leg.switch-on", is_off);
  fill_needs_section (self);
}

static void
tracker_leg_row_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_ITEM:
      g_value_set_object (value, TRACKER_LEG_ROW (object)->item);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tracker_leg_row_set_property (GObject *object,
                              guint prop_id,
                              const GValue *value,
                              GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_ITEM:
      tracker_leg_row_set_item (TRACKER_LEG_ROW (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tracker_leg_row_dispose (GObject *object)
{
  TrackerLegRow *self = TRACKER_LEG_ROW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), TRACKER_TYPE_LEG_ROW);
  g_clear_object (&self->item);

  G_OBJECT_CLASS (tracker_leg_row_parent_class)->dispose (object);
}

static void
tracker_leg_row_class_init (TrackerLegRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = tracker_leg_row_get_property;
  object_class->set_property = tracker_leg_row_set_property;
  object_class->dispose = tracker_leg_row_dispose;

  properties[PROP_ITEM]
      = g_param_spec_object ("item", NULL, NULL, TRACKER_TYPE_LEG,
                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/Tracker/ui/tracker-leg-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TrackerLegRow, check_button);
  gtk_widget_class_bind_template_child (widget_class, TrackerLegRow, credentials_button);
  gtk_widget_class_bind_template_child (widget_class, TrackerLegRow, page_button);
  gtk_widget_class_bind_template_child (widget_class, TrackerLegRow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, TrackerLegRow, needs_section);
  gtk_widget_class_install_action (widget_class, "leg.open-page", NULL, open_page_action_cb);
  gtk_widget_class_install_action (widget_class, "leg.credentials", NULL, credentials_action_cb);
  gtk_widget_class_install_action (widget_class, "leg.direct-check", NULL, direct_check_action_cb);
  gtk_widget_class_install_action (widget_class, "leg.about", NULL, about_action_cb);
  gtk_widget_class_install_action (widget_class, "leg.switch-on", NULL, switch_on_action_cb);
  gtk_widget_class_install_action (widget_class, "leg.remove", NULL, remove_action_cb);
}

static void
tracker_leg_row_init (TrackerLegRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tracker_leg_row_new:
 * @item: (nullable): the leg to show
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *
tracker_leg_row_new (TrackerLeg *item)
{
  return g_object_new (TRACKER_TYPE_LEG_ROW, "item", item, NULL);
}

/**
 * tracker_leg_row_set_item:
 * @self: a row
 * @item: (nullable): the leg to show
 */
void
tracker_leg_row_set_item (TrackerLegRow *self, TrackerLeg *item)
{
  g_return_if_fail (TRACKER_IS_LEG_ROW (self));

  if (!g_set_object (&self->item, item))
    return;

  if (item != NULL)
    show_item (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ITEM]);
}

/**
 * tracker_leg_row_get_item:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): the leg that is shown
 */
TrackerLeg *
tracker_leg_row_get_item (TrackerLegRow *self)
{
  g_return_val_if_fail (TRACKER_IS_LEG_ROW (self), NULL);

  return self->item;
}
