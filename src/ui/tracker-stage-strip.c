/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-stage-strip.h"

#include <glib/gi18n-lib.h>

#define MARK_SIZE 12
#define CURRENT_SIZE 18
#define LINE_HEIGHT 3
#define LABEL_GAP 6
/* The least room between two labels that stand side by side. */
#define LABEL_MARGIN 8
#define REST_ALPHA 0.25f
#define HALO_ALPHA 0.3f

typedef struct
{
  const char *label;
  TrackerStage stage; /* the first that counts as having been here */
} Station;

static const Station stations_abroad[] = {
  /* Translators: a station on a parcel's way; as short as can be. */
  { N_ ("Accepted"), TRACKER_STAGE_ACCEPTED },
  /* Translators: a station on a parcel's way: it leaves its country. As short as can be. */
  { N_ ("Export"), TRACKER_STAGE_EXPORT },
  /* Translators: a station on a parcel's way: it comes into the country. As short as can be. */
  { N_ ("Import"), TRACKER_STAGE_IMPORT },
  /* Translators: a station on a parcel's way; as short as can be. */
  { N_ ("Customs"), TRACKER_STAGE_CUSTOMS },
  /* Translators: a station on a parcel's way: it can be picked up. As short as can be. */
  { N_ ("Arrived"), TRACKER_STAGE_ARRIVED },
  { N_ ("Delivered"), TRACKER_STAGE_DELIVERED },
};

static const Station stations_at_home[] = {
  { N_ ("Accepted"), TRACKER_STAGE_ACCEPTED },
  { N_ ("On the way"), TRACKER_STAGE_IN_TRANSIT },
  { N_ ("Arrived"), TRACKER_STAGE_ARRIVED },
  { N_ ("Delivered"), TRACKER_STAGE_DELIVERED },
};

#define N_MOST G_N_ELEMENTS (stations_abroad)

struct _TrackerStageStrip
{
  GtkWidget parent_instance;

  GtkWidget *labels[N_MOST]; /* children; the first n_stations are in use */
  const Station *stations;
  int n_stations;
  int step; /* how many are reached */
};

enum
{
  PROP_STEP = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TrackerStageStrip, tracker_stage_strip, GTK_TYPE_WIDGET)

static int
get_label_width (TrackerStageStrip *self, int i)
{
  int natural;

  gtk_widget_measure (self->labels[i], GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);

  return natural;
}

static int
get_widest_label (TrackerStageStrip *self)
{
  int widest = 0;

  for (int i = 0; i < self->n_stations; i++)
    widest = MAX (widest, get_label_width (self, i));

  return widest;
}

static void
tracker_stage_strip_measure (GtkWidget *widget,
                             GtkOrientation orientation,
                             int for_size,
                             int *minimum,
                             int *natural,
                             int *minimum_baseline,
                             int *natural_baseline)
{
  TrackerStageStrip *self = TRACKER_STAGE_STRIP (widget);
  int label_height = 0;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = self->n_stations * (CURRENT_SIZE + LABEL_MARGIN);
      *natural = MAX (*minimum, self->n_stations * (get_widest_label (self) + LABEL_MARGIN));
      return;
    }

  for (int i = 0; i < self->n_stations; i++)
    {
      int height;

      gtk_widget_measure (self->labels[i], GTK_ORIENTATION_VERTICAL, -1, NULL, &height, NULL, NULL);
      label_height = MAX (label_height, height);
    }
  *minimum = *natural = CURRENT_SIZE + LABEL_GAP + label_height;
}

/* Where the middle of a station is: the way goes with the direction of reading. */
static float
get_center (TrackerStageStrip *self, int width, int i)
{
  float x = (float) width * (i + 0.5f) / self->n_stations;

  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL ? width - x : x;
}

/* With room for all each station has its label; without, the one that is reached last. */
static void
tracker_stage_strip_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  TrackerStageStrip *self = TRACKER_STAGE_STRIP (widget);
  int top = CURRENT_SIZE + LABEL_GAP;
  gboolean all_fit = get_widest_label (self) + LABEL_MARGIN <= width / self->n_stations;

  for (int i = 0; i < self->n_stations; i++)
    {
      gboolean shown = all_fit || i == MAX (self->step - 1, 0);
      int label_width = MIN (get_label_width (self, i), width);
      float x = get_center (self, width, i) - label_width / 2.0f;
      GtkAllocation allocation = { 0, top, label_width, MAX (height - top, 0) };

      allocation.x = (int) CLAMP (x, 0, width - label_width);
      gtk_widget_set_child_visible (self->labels[i], shown);
      if (shown)
        gtk_widget_size_allocate (self->labels[i], &allocation, -1);
    }
}

static void
append_disc (GtkSnapshot *snapshot, float x, float size, const GdkRGBA *color)
{
  graphene_rect_t bounds
      = GRAPHENE_RECT_INIT (x - size / 2, CURRENT_SIZE / 2.0f - size / 2, size, size);
  GskRoundedRect disc;

  gsk_rounded_rect_init_from_rect (&disc, &bounds, size / 2);
  gtk_snapshot_push_rounded_clip (snapshot, &disc);
  gtk_snapshot_append_color (snapshot, color, &bounds);
  gtk_snapshot_pop (snapshot);
}

static void
append_ring (GtkSnapshot *snapshot, float x, float size, float line, const GdkRGBA *color)
{
  graphene_rect_t bounds
      = GRAPHENE_RECT_INIT (x - size / 2, CURRENT_SIZE / 2.0f - size / 2, size, size);
  GskRoundedRect disc;

  gsk_rounded_rect_init_from_rect (&disc, &bounds, size / 2);
  gtk_snapshot_append_border (snapshot, &disc, (float[]){ line, line, line, line },
                              (GdkRGBA[]){ *color, *color, *color, *color });
}

/* The line from one mark to the next; it does not touch hollow marks. */
static void
append_line (GtkSnapshot *snapshot, float from, float to, const GdkRGBA *color)
{
  float left = MIN (from, to) + MARK_SIZE / 2.0f + 3;
  float right = MAX (from, to) - MARK_SIZE / 2.0f - 3;

  if (right > left)
    gtk_snapshot_append_color (
        snapshot, color,
        &GRAPHENE_RECT_INIT (left, (CURRENT_SIZE - LINE_HEIGHT) / 2.0f, right - left, LINE_HEIGHT));
}

static void
tracker_stage_strip_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TrackerStageStrip *self = TRACKER_STAGE_STRIP (widget);
  int width = gtk_widget_get_width (widget);
  GdkRGBA color, rest, halo;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  if (!gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), "window_fg_color",
                                       &rest))
    rest = color;
  rest.alpha *= REST_ALPHA;
  halo = color;
  halo.alpha *= HALO_ALPHA;

  for (int i = 0; i < self->n_stations; i++)
    {
      float x = get_center (self, width, i);

      if (i > 0)
        append_line (snapshot, get_center (self, width, i - 1), x, i < self->step ? &color : &rest);
      if (i == self->step - 1)
        append_disc (snapshot, x, CURRENT_SIZE, &halo);
      if (i < self->step)
        append_disc (snapshot, x, MARK_SIZE, &color);
      else
        append_ring (snapshot, x, MARK_SIZE, 2, &rest);
    }

  GTK_WIDGET_CLASS (tracker_stage_strip_parent_class)->snapshot (widget, snapshot);
}

static void
tracker_stage_strip_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_STEP:
      g_value_set_int (value, TRACKER_STAGE_STRIP (object)->step);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tracker_stage_strip_dispose (GObject *object)
{
  TrackerStageStrip *self = TRACKER_STAGE_STRIP (object);

  for (gsize i = 0; i < N_MOST; i++)
    g_clear_pointer (&self->labels[i], gtk_widget_unparent);

  G_OBJECT_CLASS (tracker_stage_strip_parent_class)->dispose (object);
}

static void
tracker_stage_strip_class_init (TrackerStageStripClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = tracker_stage_strip_get_property;
  object_class->dispose = tracker_stage_strip_dispose;
  widget_class->measure = tracker_stage_strip_measure;
  widget_class->size_allocate = tracker_stage_strip_size_allocate;
  widget_class->snapshot = tracker_stage_strip_snapshot;

  properties[PROP_STEP]
      = g_param_spec_int ("step", NULL, NULL, 0, N_MOST, 0,
                          G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "stagestrip");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PROGRESS_BAR);
}

static void
update_labels (TrackerStageStrip *self)
{
  for (int i = 0; i < (int) N_MOST; i++)
    {
      gtk_widget_set_visible (self->labels[i], i < self->n_stations);
      if (i < self->n_stations)
        gtk_label_set_text (GTK_LABEL (self->labels[i]), _ (self->stations[i].label));
      gtk_widget_remove_css_class (self->labels[i], "dim-label");
      gtk_widget_remove_css_class (self->labels[i], "current");
      if (i >= self->step)
        gtk_widget_add_css_class (self->labels[i], "dim-label");
      if (i == self->step - 1)
        gtk_widget_add_css_class (self->labels[i], "current");
    }
}

static void
update_accessible (TrackerStageStrip *self)
{
  g_autofree char *text = NULL;

  /* Translators: how far a parcel has come: "4 of 6: Customs". */
  text = self->step > 0 ? g_strdup_printf (_ ("%d of %d: %s"), self->step, self->n_stations,
                                           _ (self->stations[self->step - 1].label))
                        : g_strdup (_ ("Not on its way yet"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Progress of the parcel"), GTK_ACCESSIBLE_PROPERTY_VALUE_MIN,
                                  0.0, GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, (double) self->n_stations,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, (double) self->step,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text, -1);
}

static void
tracker_stage_strip_init (TrackerStageStrip *self)
{
  for (gsize i = 0; i < N_MOST; i++)
    {
      self->labels[i]
          = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                          "ellipsize", PANGO_ELLIPSIZE_END, NULL);
      gtk_widget_add_css_class (self->labels[i], "caption");
      gtk_widget_set_parent (self->labels[i], GTK_WIDGET (self));
    }
  self->stations = stations_abroad;
  self->n_stations = G_N_ELEMENTS (stations_abroad);
  update_labels (self);
  update_accessible (self);
}

/**
 * tracker_stage_strip_new:
 *
 * Returns: (transfer floating): a strip where nothing is reached yet
 */
GtkWidget *
tracker_stage_strip_new (void)
{
  return g_object_new (TRACKER_TYPE_STAGE_STRIP, NULL);
}

/**
 * tracker_stage_strip_set_way:
 * @self: a strip
 * @furthest: the furthest stage on the way; never one that is off it
 * @is_domestic: whether the parcel stays in one country
 *
 * Says which stations there are and which are reached. Main thread.
 */
void
tracker_stage_strip_set_way (TrackerStageStrip *self, TrackerStage furthest, gboolean is_domestic)
{
  int step = 0;

  g_return_if_fail (TRACKER_IS_STAGE_STRIP (self));
  g_return_if_fail (furthest <= TRACKER_STAGE_DELIVERED);

  self->stations = is_domestic ? stations_at_home : stations_abroad;
  self->n_stations = is_domestic ? G_N_ELEMENTS (stations_at_home) : G_N_ELEMENTS (stations_abroad);
  while (step < self->n_stations && furthest >= self->stations[step].stage)
    step++;

  if (self->step != step)
    {
      self->step = step;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STEP]);
    }
  update_labels (self);
  update_accessible (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * tracker_stage_strip_get_step:
 * @self: a strip
 *
 * Returns: how many stations are reached
 */
int
tracker_stage_strip_get_step (TrackerStageStrip *self)
{
  g_return_val_if_fail (TRACKER_IS_STAGE_STRIP (self), 0);

  return self->step;
}

/**
 * tracker_stage_strip_get_n_steps:
 * @self: a strip
 *
 * Returns: how many stations there are
 */
int
tracker_stage_strip_get_n_steps (TrackerStageStrip *self)
{
  g_return_val_if_fail (TRACKER_IS_STAGE_STRIP (self), 0);

  return self->n_stations;
}
