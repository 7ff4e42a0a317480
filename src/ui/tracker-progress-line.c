/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-progress-line.h"

#define LINE_HEIGHT 4
#define LINE_NATURAL_WIDTH 120
/* What is left of the way: visible on light and dark, and still weaker than what is done. */
#define TROUGH_ALPHA 0.22f

struct _TrackerProgressLine
{
  GtkWidget parent_instance;

  double fraction;
};

enum
{
  PROP_FRACTION = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TrackerProgressLine, tracker_progress_line, GTK_TYPE_WIDGET)

static void
fill_pill (GtkSnapshot *snapshot, const graphene_rect_t *bounds, const GdkRGBA *color)
{
  GskRoundedRect pill;

  gsk_rounded_rect_init_from_rect (&pill, bounds, bounds->size.height / 2);
  gtk_snapshot_push_rounded_clip (snapshot, &pill);
  gtk_snapshot_append_color (snapshot, color, bounds);
  gtk_snapshot_pop (snapshot);
}

/**
 * tracker_progress_line_paint:
 * @snapshot: what to draw on
 * @bounds: where, in the coordinates of @snapshot
 * @color: the colour of the part that is done
 * @fraction: the share that is done, 0 to 1
 * @is_rtl: whether the way goes from right to left
 *
 * Draws the line without a widget. Main thread.
 */
void
tracker_progress_line_paint (GtkSnapshot *snapshot,
                             const graphene_rect_t *bounds,
                             const GdkRGBA *color,
                             double fraction,
                             gboolean is_rtl)
{
  graphene_rect_t done = *bounds;
  GdkRGBA trough = *color;

  trough.alpha *= TROUGH_ALPHA;
  fill_pill (snapshot, bounds, &trough);
  if (fraction <= 0.0)
    return;

  done.size.width = MAX (bounds->size.width * (float) MIN (fraction, 1.0), bounds->size.height);
  if (is_rtl)
    done.origin.x += bounds->size.width - done.size.width;
  fill_pill (snapshot, &done, color);
}

static void
tracker_progress_line_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TrackerProgressLine *self = TRACKER_PROGRESS_LINE (widget);
  float height = MIN (gtk_widget_get_height (widget), LINE_HEIGHT);
  GdkRGBA color;
  graphene_rect_t bounds;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  graphene_rect_init (&bounds, 0, ((float) gtk_widget_get_height (widget) - height) / 2,
                      (float) gtk_widget_get_width (widget), height);
  tracker_progress_line_paint (snapshot, &bounds, &color, self->fraction,
                               gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL);
}

static void
tracker_progress_line_measure (GtkWidget *widget,
                               GtkOrientation orientation,
                               int for_size,
                               int *minimum,
                               int *natural,
                               int *minimum_baseline,
                               int *natural_baseline)
{
  *minimum = LINE_HEIGHT;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? LINE_NATURAL_WIDTH : LINE_HEIGHT;
}

static void
tracker_progress_line_get_property (GObject *object,
                                    guint prop_id,
                                    GValue *value,
                                    GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_FRACTION:
      g_value_set_double (value, TRACKER_PROGRESS_LINE (object)->fraction);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tracker_progress_line_set_property (GObject *object,
                                    guint prop_id,
                                    const GValue *value,
                                    GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_FRACTION:
      tracker_progress_line_set_fraction (TRACKER_PROGRESS_LINE (object),
                                          g_value_get_double (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tracker_progress_line_class_init (TrackerProgressLineClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = tracker_progress_line_get_property;
  object_class->set_property = tracker_progress_line_set_property;
  widget_class->snapshot = tracker_progress_line_snapshot;
  widget_class->measure = tracker_progress_line_measure;

  properties[PROP_FRACTION]
      = g_param_spec_double ("fraction", NULL, NULL, 0.0, 1.0, 0.0,
                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_css_name (widget_class, "progressline");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PROGRESS_BAR);
}

static void
tracker_progress_line_init (TrackerProgressLine *self)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, 0.0,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, 1.0,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, 0.0, -1);
}

/**
 * tracker_progress_line_new:
 *
 * Returns: (transfer floating): a line with nothing done yet
 */
GtkWidget *
tracker_progress_line_new (void)
{
  return g_object_new (TRACKER_TYPE_PROGRESS_LINE, NULL);
}

/**
 * tracker_progress_line_set_fraction:
 * @self: a line
 * @fraction: the share that is done; what is outside of 0 to 1 is taken as the nearer end
 *
 * Main thread.
 */
void
tracker_progress_line_set_fraction (TrackerProgressLine *self, double fraction)
{
  g_return_if_fail (TRACKER_IS_PROGRESS_LINE (self));

  fraction = CLAMP (fraction, 0.0, 1.0);
  if (fraction < self->fraction || fraction > self->fraction)
    {
      self->fraction = fraction;
      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_VALUE_NOW,
                                      fraction, -1);
      gtk_widget_queue_draw (GTK_WIDGET (self));
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FRACTION]);
    }
}

/**
 * tracker_progress_line_get_fraction:
 * @self: a line
 *
 * Returns: the share that is done, 0 to 1
 */
double
tracker_progress_line_get_fraction (TrackerProgressLine *self)
{
  g_return_val_if_fail (TRACKER_IS_PROGRESS_LINE (self), 0.0);

  return self->fraction;
}
