/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-parcel-row.h"

#include <glib/gi18n-lib.h>

/* So narrow that the smallest pane still holds it; wider is the list's business. */
#define MIN_WIDTH 200
#define NATURAL_WIDTH 320

struct _TrackerParcelRow
{
  GtkWidget parent_instance;

  TrackerRowPainter *painter; /* (owned) shared by the rows of a list */
  TrackerParcel *item;        /* (owned) (nullable) */
  GSignalGroup *signals;      /* (owned) of the item */
  GtkWidget *spinner; /* (owned by the widget tree) (nullable) there only while a post is asked */
};

enum
{
  PROP_ITEM = 1,
  PROP_PAINTER,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TrackerParcelRow, tracker_parcel_row, GTK_TYPE_WIDGET)

static void
update_spinner (TrackerParcelRow *self)
{
  gboolean is_asking = FALSE;

  if (self->item != NULL)
    g_object_get (self->item, "asking", &is_asking, NULL);

  if (is_asking && self->spinner == NULL)
    {
      self->spinner = g_object_new (GTK_TYPE_SPINNER, "spinning", TRUE, NULL);
      gtk_widget_set_parent (self->spinner, GTK_WIDGET (self));
    }
  else if (!is_asking)
    g_clear_pointer (&self->spinner, gtk_widget_unparent);
}

/* The list's own item widget is what has the focus: it bears the name that a screen reader says. */
static void
update_accessible_name (TrackerParcelRow *self)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autofree char *description = NULL;

  if (parent == NULL || self->item == NULL)
    return;

  g_object_get (self->item, "description", &description, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (parent), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  description, -1);
}

static void
on_item_notify_cb (TrackerParcel *item, GParamSpec *pspec, TrackerParcelRow *self)
{
  if (g_str_equal (pspec->name, "asking"))
    update_spinner (self);
  else if (g_str_equal (pspec->name, "description"))
    update_accessible_name (self);

  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
row_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  static const struct
  {
    const char *row;
    const char *target;
  } actions[] = {
    { "row.open", "win.show-parcel" },       { "row.refresh", "win.refresh-parcel" },
    { "row.archive", "win.archive-parcel" }, { "row.remove", "win.remove-parcel" },
    { "row.menu", "pane.parcel-menu" },
  };
  TrackerParcelRow *self = TRACKER_PARCEL_ROW (widget);

  if (self->item == NULL)
    return;

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    if (g_str_equal (action_name, actions[i].row))
      gtk_widget_activate_action (widget, actions[i].target, "x",
                                  tracker_parcel_get_id (self->item));
}

static void
tracker_parcel_row_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TrackerParcelRow *self = TRACKER_PARCEL_ROW (widget);

  if (self->item != NULL)
    tracker_row_painter_paint (self->painter, widget, snapshot, self->item);
  if (self->spinner != NULL)
    gtk_widget_snapshot_child (widget, self->spinner, snapshot);
}

static void
tracker_parcel_row_measure (GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  TrackerParcelRow *self = TRACKER_PARCEL_ROW (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MIN_WIDTH;
      *natural = NATURAL_WIDTH;
    }
  else
    *minimum = *natural = tracker_row_painter_get_height (self->painter, widget);
}

static void
tracker_parcel_row_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  TrackerParcelRow *self = TRACKER_PARCEL_ROW (widget);
  GdkRectangle area;

  if (self->spinner == NULL)
    return;

  tracker_row_painter_get_sign_area (self->painter, widget, &area);
  gtk_widget_size_allocate (self->spinner, &area, -1);
}

/* Only over the sign that it explains. */
static gboolean
tracker_parcel_row_query_tooltip (GtkWidget *widget,
                                  int x,
                                  int y,
                                  gboolean by_keyboard,
                                  GtkTooltip *tooltip)
{
  TrackerParcelRow *self = TRACKER_PARCEL_ROW (widget);
  GdkRectangle area;

  if (self->item == NULL || !tracker_parcel_get_silent (self->item))
    return FALSE;

  tracker_row_painter_get_sign_area (self->painter, widget, &area);
  /* The dot of what is new may stand beside it. */
  area.x -= area.width;
  area.width *= 3;
  if (!by_keyboard && !gdk_rectangle_contains_point (&area, x, y))
    return FALSE;

  gtk_tooltip_set_text (tooltip, _ ("Nobody is asked about this parcel"));
  return TRUE;
}

static void
tracker_parcel_row_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  TrackerParcelRow *self = TRACKER_PARCEL_ROW (widget);

  GTK_WIDGET_CLASS (tracker_parcel_row_parent_class)->css_changed (widget, change);
  tracker_row_painter_invalidate (self->painter);
  gtk_widget_queue_resize (widget);
}

static void
tracker_parcel_row_direction_changed (GtkWidget *widget, GtkTextDirection previous)
{
  GTK_WIDGET_CLASS (tracker_parcel_row_parent_class)->direction_changed (widget, previous);
  tracker_row_painter_invalidate (TRACKER_PARCEL_ROW (widget)->painter);
}

static void
tracker_parcel_row_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  TrackerParcelRow *self = TRACKER_PARCEL_ROW (object);

  switch (prop_id)
    {
    case PROP_ITEM:
      g_value_set_object (value, self->item);
      break;
    case PROP_PAINTER:
      g_value_set_object (value, self->painter);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tracker_parcel_row_set_property (GObject *object,
                                 guint prop_id,
                                 const GValue *value,
                                 GParamSpec *pspec)
{
  TrackerParcelRow *self = TRACKER_PARCEL_ROW (object);

  switch (prop_id)
    {
    case PROP_ITEM:
      tracker_parcel_row_set_item (self, g_value_get_object (value));
      break;
    case PROP_PAINTER:
      self->painter = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tracker_parcel_row_dispose (GObject *object)
{
  TrackerParcelRow *self = TRACKER_PARCEL_ROW (object);

  g_clear_object (&self->signals);
  g_clear_object (&self->item);
  g_clear_pointer (&self->spinner, gtk_widget_unparent);

  G_OBJECT_CLASS (tracker_parcel_row_parent_class)->dispose (object);
}

static void
tracker_parcel_row_finalize (GObject *object)
{
  TrackerParcelRow *self = TRACKER_PARCEL_ROW (object);

  g_clear_object (&self->painter);

  G_OBJECT_CLASS (tracker_parcel_row_parent_class)->finalize (object);
}

static void
tracker_parcel_row_class_init (TrackerParcelRowClass *klass)
{
  static const char *const actions[]
      = { "row.open", "row.refresh", "row.archive", "row.remove", "row.menu" };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tracker_parcel_row_dispose;
  object_class->finalize = tracker_parcel_row_finalize;
  object_class->get_property = tracker_parcel_row_get_property;
  object_class->set_property = tracker_parcel_row_set_property;
  widget_class->snapshot = tracker_parcel_row_snapshot;
  widget_class->measure = tracker_parcel_row_measure;
  widget_class->size_allocate = tracker_parcel_row_size_allocate;
  widget_class->css_changed = tracker_parcel_row_css_changed;
  widget_class->query_tooltip = tracker_parcel_row_query_tooltip;
  widget_class->direction_changed = tracker_parcel_row_direction_changed;

  properties[PROP_ITEM]
      = g_param_spec_object ("item", NULL, NULL, TRACKER_TYPE_PARCEL,
                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_PAINTER]
      = g_param_spec_object ("painter", NULL, NULL, TRACKER_TYPE_ROW_PAINTER,
                             G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "parcelrow");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  /* Without parameters, so that assistive technology offers them. */
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i], NULL, row_action_cb);
}

static void
tracker_parcel_row_init (TrackerParcelRow *self)
{
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  self->signals = g_signal_group_new (TRACKER_TYPE_PARCEL);
  g_signal_group_connect (self->signals, "notify", G_CALLBACK (on_item_notify_cb), self);
}

/**
 * tracker_parcel_row_new:
 * @painter: what draws the rows of this list
 *
 * Returns: (transfer floating): a row that shows nothing yet
 */
GtkWidget *
tracker_parcel_row_new (TrackerRowPainter *painter)
{
  return g_object_new (TRACKER_TYPE_PARCEL_ROW, "painter", painter, NULL);
}

/**
 * tracker_parcel_row_set_item:
 * @self: a row
 * @item: (nullable): what it shows from now on
 *
 * Main thread. The row should be in its list already: the list's item gets the accessible name.
 */
void
tracker_parcel_row_set_item (TrackerParcelRow *self, TrackerParcel *item)
{
  g_return_if_fail (TRACKER_IS_PARCEL_ROW (self));

  if (!g_set_object (&self->item, item))
    return;

  g_signal_group_set_target (self->signals, item);
  update_spinner (self);
  update_accessible_name (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ITEM]);
}

/**
 * tracker_parcel_row_get_item:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): what it shows
 */
TrackerParcel *
tracker_parcel_row_get_item (TrackerParcelRow *self)
{
  g_return_val_if_fail (TRACKER_IS_PARCEL_ROW (self), NULL);

  return self->item;
}
