/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-entered-row.h"

#include <glib/gi18n-lib.h>

#include "tracker-stage.h"

struct _TrackerEnteredRow
{
  AdwExpanderRow parent_instance;

  GtkImage *image;            /* (template) */
  GtkSwitch *included_switch; /* (template) */
  AdwEntryRow *time_row;      /* (template) */
  AdwEntryRow *text_row;      /* (template) */
  AdwEntryRow *place_row;     /* (template) */
  AdwComboRow *stage_row;     /* (template) */

  TrackerEnteredEvent *item; /* (owned) */
};

enum
{
  PROP_ITEM = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TrackerEnteredRow, tracker_entered_row, ADW_TYPE_EXPANDER_ROW)

static char *
dup_stage_icon (int stage)
{
  g_autofree char *nick = g_strdup (tracker_stage_to_nick ((TrackerStage) stage));

  return g_strdup_printf ("tracker-stage-%s-symbolic", g_strdelimit (nick, "_", '-'));
}

static char *
join_known (const char *first, const char *second)
{
  if (*first == '\0' || *second == '\0')
    return g_strconcat (first, second, NULL);

  return g_strjoin (" · ", first, second, NULL);
}

static void
set_class (gpointer widget, const char *name, gboolean set)
{
  if (set)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

/* What is wrong stands where the time would, and the part that is wrong is marked. */
static void
show_head (TrackerEnteredRow *self)
{
  g_autofree char *time = NULL, *text = NULL, *place = NULL, *problem = NULL, *icon = NULL;
  g_autofree char *subtitle = NULL, *name = NULL;
  gboolean included, valid;
  int stage;

  g_object_get (self->item, "time", &time, "text", &text, "place", &place, "problem", &problem,
                "included", &included, "valid", &valid, "stage", &stage, NULL);
  icon = valid ? dup_stage_icon (stage) : g_strdup ("dialog-warning-symbolic");
  subtitle = valid ? join_known (time, place) : g_strdup (problem);
  gtk_image_set_from_icon_name (self->image, icon);
  set_class (self->image, "error", !valid && included);
  set_class (self, "invalid", !valid && included);
  set_class (self, "dropped", !included);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self),
                                 *text != '\0' ? text : _ ("Event without words"));
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), subtitle);
  name = g_strjoin (", ", *text != '\0' ? text : _ ("Event without words"), subtitle, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
on_item_notify_cb (GObject *item, GParamSpec *pspec, TrackerEnteredRow *self)
{
  show_head (self);
}

static void
bind_parts (TrackerEnteredRow *self)
{
  const GBindingFlags flags = G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL;

  g_object_bind_property (self->item, "included", self->included_switch, "active", flags);
  g_object_bind_property (self->item, "time", self->time_row, "text", flags);
  g_object_bind_property (self->item, "text", self->text_row, "text", flags);
  g_object_bind_property (self->item, "place", self->place_row, "text", flags);
  g_object_bind_property (self->item, "stage", self->stage_row, "selected", flags);
}

static void
tracker_entered_row_constructed (GObject *object)
{
  TrackerEnteredRow *self = TRACKER_ENTERED_ROW (object);

  G_OBJECT_CLASS (tracker_entered_row_parent_class)->constructed (object);

  bind_parts (self);
  g_signal_connect_object (self->item, "notify", G_CALLBACK (on_item_notify_cb), self, 0);
  show_head (self);
  /* What must be completed is open from the start. */
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self),
                                 !tracker_entered_event_get_valid (self->item));
}

static void
tracker_entered_row_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_ITEM:
      g_value_set_object (value, TRACKER_ENTERED_ROW (object)->item);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tracker_entered_row_set_property (GObject *object,
                                  guint prop_id,
                                  const GValue *value,
                                  GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_ITEM:
      TRACKER_ENTERED_ROW (object)->item = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tracker_entered_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), TRACKER_TYPE_ENTERED_ROW);
  g_clear_object (&TRACKER_ENTERED_ROW (object)->item);

  G_OBJECT_CLASS (tracker_entered_row_parent_class)->dispose (object);
}

static void
tracker_entered_row_class_init (TrackerEnteredRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = tracker_entered_row_constructed;
  object_class->get_property = tracker_entered_row_get_property;
  object_class->set_property = tracker_entered_row_set_property;
  object_class->dispose = tracker_entered_row_dispose;

  properties[PROP_ITEM]
      = g_param_spec_object ("item", NULL, NULL, TRACKER_TYPE_ENTERED_EVENT,
                             G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/Tracker/ui/tracker-entered-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TrackerEnteredRow, image);
  gtk_widget_class_bind_template_child (widget_class, TrackerEnteredRow, included_switch);
  gtk_widget_class_bind_template_child (widget_class, TrackerEnteredRow, time_row);
  gtk_widget_class_bind_template_child (widget_class, TrackerEnteredRow, text_row);
  gtk_widget_class_bind_template_child (widget_class, TrackerEnteredRow, place_row);
  gtk_widget_class_bind_template_child (widget_class, TrackerEnteredRow, stage_row);
}

static void
tracker_entered_row_init (TrackerEnteredRow *self)
{
  g_autoptr (GtkStringList) stages = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  for (int stage = 0; stage < TRACKER_N_STAGES; stage++)
    gtk_string_list_append (stages, tracker_stage_get_label ((TrackerStage) stage));
  adw_combo_row_set_model (self->stage_row, G_LIST_MODEL (stages));
}

/**
 * tracker_entered_row_new:
 * @item: the event
 *
 * Returns: (transfer floating): a row that changes @item
 */
GtkWidget *
tracker_entered_row_new (TrackerEnteredEvent *item)
{
  return g_object_new (TRACKER_TYPE_ENTERED_ROW, "item", item, NULL);
}

/**
 * tracker_entered_row_get_item:
 * @self: a row
 *
 * Returns: (transfer none): the event
 */
TrackerEnteredEvent *
tracker_entered_row_get_item (TrackerEnteredRow *self)
{
  g_return_val_if_fail (TRACKER_IS_ENTERED_ROW (self), NULL);

  return self->item;
}
