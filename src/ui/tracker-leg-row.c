/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-leg-row.h"

#include <glib/gi18n-lib.h>

struct _TrackerLegRow
{
  AdwActionRow parent_instance;

  GtkWidget *check_button;       /* (template) */
  GtkWidget *credentials_button; /* (template) */
  GtkWidget *menu_button;        /* (template) */

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

/* Legs never change: the model gives another one instead. */
static void
show_item (TrackerLegRow *self)
{
  g_autofree char *name = NULL, *role = NULL, *state = NULL, *subtitle = NULL, *menu_name = NULL;
  gboolean needs_credentials, needs_human, has_check;

  g_object_get (self->item, "carrier-name", &name, "role-label", &role, "state-label", &state,
                "needs-credentials", &needs_credentials, "needs-human", &needs_human, "has-check",
                &has_check, NULL);
  subtitle = g_strdup_printf ("%s · %s", role, state);
  /* Translators: the name of a button: what can be done with a carrier. */
  menu_name = g_strdup_printf (_ ("Menu of %s"), name);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), subtitle);
  gtk_widget_set_visible (self->credentials_button, needs_credentials);
  gtk_widget_set_visible (self->check_button, needs_human);
  gtk_widget_set_tooltip_text (self->menu_button, menu_name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  menu_name, -1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "leg.open-page",
                                 tracker_leg_get_page (self->item) != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "leg.credentials", needs_credentials);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "leg.direct-check", needs_human || has_check);
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
  gtk_widget_class_bind_template_child (widget_class, TrackerLegRow, menu_button);
  gtk_widget_class_install_action (widget_class, "leg.open-page", NULL, open_page_action_cb);
  gtk_widget_class_install_action (widget_class, "leg.credentials", NULL, credentials_action_cb);
  gtk_widget_class_install_action (widget_class, "leg.direct-check", NULL, direct_check_action_cb);
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
