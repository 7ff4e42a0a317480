/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-timeline-row.h"

struct _TrackerTimelineRow
{
  GtkListBoxRow parent_instance;

  GtkWidget *line_above;  /* (template) */
  GtkLabel *day_label;    /* (template) */
  GtkImage *stage_image;  /* (template) */
  GtkLabel *text_label;   /* (template) */
  GtkWidget *unseen_dot;  /* (template) */
  GtkLabel *place_label;  /* (template) */
  GtkLabel *source_label; /* (template) */

  TrackerTimelineItem *item; /* (owned) (nullable) */
  char *stage_style;         /* (owned) (nullable) the class that the mark has now */
};

enum
{
  PROP_ITEM = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TrackerTimelineRow, tracker_timeline_row, GTK_TYPE_LIST_BOX_ROW)

static void
show_mark (TrackerTimelineRow *self, const char *icon, char *style, const char *label)
{
  gtk_image_set_from_icon_name (self->stage_image, icon);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->stage_image), label);
  if (self->stage_style != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self->stage_image), self->stage_style);
  gtk_widget_add_css_class (GTK_WIDGET (self->stage_image), style);
  g_free (self->stage_style);
  self->stage_style = style;
}

static void
set_class (GtkWidget *widget, const char *name, gboolean set)
{
  if (set)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

/* Items never change, so nothing is bound: what is shown is read once. */
static void
show_item (TrackerTimelineRow *self)
{
  g_autofree char *day = NULL, *clock = NULL, *text = NULL, *place = NULL, *sources = NULL;
  g_autofree char *label = NULL, *icon = NULL, *description = NULL, *source = NULL;
  char *style = NULL;
  gboolean starts_day, unseen, is_newest;

  g_object_get (self->item, "day-label", &day, "starts-day", &starts_day, "clock", &clock, "text",
                &text, "place", &place, "sources", &sources, "stage-label", &label, "stage-icon",
                &icon, "stage-style", &style, "unseen", &unseen, "is-newest", &is_newest,
                "description", &description, NULL);

  gtk_label_set_text (self->day_label, day);
  gtk_widget_set_visible (GTK_WIDGET (self->day_label), starts_day);
  gtk_label_set_text (self->text_label, text);
  gtk_label_set_text (self->place_label, place);
  gtk_widget_set_visible (GTK_WIDGET (self->place_label), *place != '\0');
  source = *clock != '\0' ? g_strdup_printf ("%s · %s", clock, sources) : g_strdup (sources);
  gtk_label_set_text (self->source_label, source);
  gtk_widget_set_visible (self->unseen_dot, unseen);
  set_class (GTK_WIDGET (self), "newest", is_newest);
  set_class (GTK_WIDGET (self), "starts-day", starts_day);
  show_mark (self, icon, style, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, description,
                                  -1);
}

static void
tracker_timeline_row_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_ITEM:
      g_value_set_object (value, TRACKER_TIMELINE_ROW (object)->item);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tracker_timeline_row_set_property (GObject *object,
                                   guint prop_id,
                                   const GValue *value,
                                   GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_ITEM:
      tracker_timeline_row_set_item (TRACKER_TIMELINE_ROW (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tracker_timeline_row_dispose (GObject *object)
{
  TrackerTimelineRow *self = TRACKER_TIMELINE_ROW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), TRACKER_TYPE_TIMELINE_ROW);
  g_clear_object (&self->item);

  G_OBJECT_CLASS (tracker_timeline_row_parent_class)->dispose (object);
}

static void
tracker_timeline_row_finalize (GObject *object)
{
  g_free (TRACKER_TIMELINE_ROW (object)->stage_style);

  G_OBJECT_CLASS (tracker_timeline_row_parent_class)->finalize (object);
}

static void
tracker_timeline_row_class_init (TrackerTimelineRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = tracker_timeline_row_get_property;
  object_class->set_property = tracker_timeline_row_set_property;
  object_class->dispose = tracker_timeline_row_dispose;
  object_class->finalize = tracker_timeline_row_finalize;

  properties[PROP_ITEM]
      = g_param_spec_object ("item", NULL, NULL, TRACKER_TYPE_TIMELINE_ITEM,
                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/Tracker/ui/tracker-timeline-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TrackerTimelineRow, line_above);
  gtk_widget_class_bind_template_child (widget_class, TrackerTimelineRow, day_label);
  gtk_widget_class_bind_template_child (widget_class, TrackerTimelineRow, stage_image);
  gtk_widget_class_bind_template_child (widget_class, TrackerTimelineRow, text_label);
  gtk_widget_class_bind_template_child (widget_class, TrackerTimelineRow, unseen_dot);
  gtk_widget_class_bind_template_child (widget_class, TrackerTimelineRow, place_label);
  gtk_widget_class_bind_template_child (widget_class, TrackerTimelineRow, source_label);
}

static void
tracker_timeline_row_init (TrackerTimelineRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tracker_timeline_row_new:
 * @item: (nullable): the line to show
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *
tracker_timeline_row_new (TrackerTimelineItem *item)
{
  return g_object_new (TRACKER_TYPE_TIMELINE_ROW, "item", item, NULL);
}

/**
 * tracker_timeline_row_set_item:
 * @self: a row
 * @item: (nullable): the line to show
 */
void
tracker_timeline_row_set_item (TrackerTimelineRow *self, TrackerTimelineItem *item)
{
  g_return_if_fail (TRACKER_IS_TIMELINE_ROW (self));

  if (!g_set_object (&self->item, item))
    return;

  if (item != NULL)
    show_item (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ITEM]);
}

/**
 * tracker_timeline_row_get_item:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): the line that is shown
 */
TrackerTimelineItem *
tracker_timeline_row_get_item (TrackerTimelineRow *self)
{
  g_return_val_if_fail (TRACKER_IS_TIMELINE_ROW (self), NULL);

  return self->item;
}
