/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-health-group.h"

#include <glib/gi18n-lib.h>

#include "tracker-health-look.h"

struct _TrackerHealthGroup
{
  AdwPreferencesGroup parent_instance;

  AdwActionRow *state_row;    /* (template) */
  GtkImage *state_image;      /* (template) */
  AdwActionRow *success_row;  /* (template) */
  AdwActionRow *failure_row;  /* (template) */
  AdwActionRow *next_row;     /* (template) */
  AdwExpanderRow *codes_row;  /* (template) */
  TrackerCarrierHealth *item; /* (owned) (nullable) */
  GPtrArray *code_rows;       /* (owned) (element-type GtkWidget) in the expander */
};

enum
{
  PROP_HEALTH = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TrackerHealthGroup, tracker_health_group, ADW_TYPE_PREFERENCES_GROUP)

static void
show_line (AdwActionRow *row, const char *words)
{
  gboolean has_words = words != NULL && *words != '\0';

  gtk_widget_set_visible (GTK_WIDGET (row), has_words);
  adw_action_row_set_subtitle (row, has_words ? words : "");
}

static void
show_codes (TrackerHealthGroup *self, const char *codes)
{
  g_auto (GStrv) lines = g_strsplit (codes != NULL ? codes : "", "\n", -1);
  g_autofree char *words = NULL;

  for (guint i = 0; i < self->code_rows->len; i++)
    adw_expander_row_remove (self->codes_row, g_ptr_array_index (self->code_rows, i));
  g_ptr_array_set_size (self->code_rows, 0);
  for (gsize i = 0; lines[i] != NULL; i++)
    {
      GtkWidget *row;

      if (*lines[i] == '\0')
        continue;
      row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title-lines", 0, NULL);
      /* After the construction, which would tell of the text before it tells that it is plain. */
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), lines[i]);
      adw_expander_row_add_row (self->codes_row, row);
      g_ptr_array_add (self->code_rows, row);
    }

  words = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u code of this post stands in no table of Tracker’s",
                   "%u codes of this post stand in no table of Tracker’s", self->code_rows->len),
      self->code_rows->len);
  adw_expander_row_set_subtitle (self->codes_row, words);
  gtk_widget_set_visible (GTK_WIDGET (self->codes_row), self->code_rows->len > 0);
}

static void
show_health (TrackerHealthGroup *self)
{
  g_autofree char *success = NULL, *failure = NULL, *next = NULL, *codes = NULL;
  const char *state = tracker_carrier_health_get_state (self->item);

  g_object_get (self->item, "last-success", &success, "last-failure", &failure, "next-try", &next,
                "codes", &codes, NULL);
  tracker_health_look_show (self->state_image, state);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->state_row),
                                 tracker_health_look_get_label (state));
  adw_action_row_set_subtitle (self->state_row, tracker_carrier_health_get_headline (self->item));
  show_line (self->success_row, success);
  show_line (self->failure_row, failure);
  show_line (self->next_row, next);
  show_codes (self, codes);
}

static void
copy_report_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  TrackerHealthGroup *self = TRACKER_HEALTH_GROUP (widget);

  if (self->item != NULL)
    gtk_widget_activate_action (widget, "preferences.copy", "s",
                                tracker_carrier_health_get_report (self->item));
}

static void
tracker_health_group_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_HEALTH:
      g_value_set_object (value, TRACKER_HEALTH_GROUP (object)->item);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tracker_health_group_set_property (GObject *object,
                                   guint prop_id,
                                   const GValue *value,
                                   GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_HEALTH:
      tracker_health_group_set_health (TRACKER_HEALTH_GROUP (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tracker_health_group_dispose (GObject *object)
{
  TrackerHealthGroup *self = TRACKER_HEALTH_GROUP (object);

  g_ptr_array_set_size (self->code_rows, 0);
  gtk_widget_dispose_template (GTK_WIDGET (self), TRACKER_TYPE_HEALTH_GROUP);
  g_clear_object (&self->item);

  G_OBJECT_CLASS (tracker_health_group_parent_class)->dispose (object);
}

static void
tracker_health_group_finalize (GObject *object)
{
  g_ptr_array_unref (TRACKER_HEALTH_GROUP (object)->code_rows);

  G_OBJECT_CLASS (tracker_health_group_parent_class)->finalize (object);
}

static void
tracker_health_group_class_init (TrackerHealthGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = tracker_health_group_get_property;
  object_class->set_property = tracker_health_group_set_property;
  object_class->dispose = tracker_health_group_dispose;
  object_class->finalize = tracker_health_group_finalize;

  properties[PROP_HEALTH]
      = g_param_spec_object ("health", NULL, NULL, TRACKER_TYPE_CARRIER_HEALTH,
                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/Tracker/ui/tracker-health-group.ui");
  gtk_widget_class_bind_template_child (widget_class, TrackerHealthGroup, state_row);
  gtk_widget_class_bind_template_child (widget_class, TrackerHealthGroup, state_image);
  gtk_widget_class_bind_template_child (widget_class, TrackerHealthGroup, success_row);
  gtk_widget_class_bind_template_child (widget_class, TrackerHealthGroup, failure_row);
  gtk_widget_class_bind_template_child (widget_class, TrackerHealthGroup, next_row);
  gtk_widget_class_bind_template_child (widget_class, TrackerHealthGroup, codes_row);
  gtk_widget_class_install_action (widget_class, "health.copy-report", NULL, copy_report_action_cb);
}

static void
tracker_health_group_init (TrackerHealthGroup *self)
{
  self->code_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "health.copy-report", FALSE);
}

/**
 * tracker_health_group_set_health:
 * @self: a group
 * @health: (nullable): what to show; nothing changes for %NULL
 *
 * Main thread.
 */
void
tracker_health_group_set_health (TrackerHealthGroup *self, TrackerCarrierHealth *health)
{
  g_return_if_fail (TRACKER_IS_HEALTH_GROUP (self));

  if (!g_set_object (&self->item, health))
    return;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "health.copy-report", health != NULL);
  if (health != NULL)
    show_health (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HEALTH]);
}

/**
 * tracker_health_group_get_health:
 * @self: a group
 *
 * Returns: (transfer none) (nullable): what is shown
 */
TrackerCarrierHealth *
tracker_health_group_get_health (TrackerHealthGroup *self)
{
  g_return_val_if_fail (TRACKER_IS_HEALTH_GROUP (self), NULL);

  return self->item;
}
