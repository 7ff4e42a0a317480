/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-challenge-picture.h"

#include <math.h>

#include "tracker-challenge-painter.h"
#include "tracker-challenge-texture.h"

/* What is assumed of the first picture before it is there. */
#define DEFAULT_WIDTH 160
#define DEFAULT_HEIGHT 60
/* Small pictures are enlarged by themselves, up to so much, if there is room. */
#define FITS_MOST 2
#define FITS_HEIGHT 240
#define FITS_WIDTH 440
#define LARGE_MOST 8
#define LARGE_HEIGHT 640
#define LARGE_WIDTH 1280
/* A picture that is wider than its place is made smaller, down to this. */
#define LEAST_WIDTH 96

struct _TrackerChallengePicture
{
  GtkWidget parent_instance;

  TrackerChallengeTexture *picture; /* (owned) */
  TrackerChallengeTexture *piece;   /* (owned) */
  int width, height;                /* of the picture, or of the last one */
  int left, top;                    /* of the piece, in pixels of the picture */
  GArray *points;                   /* (owned) (element-type TrackerPoint) */
  TrackerPoint cross;
  gboolean has_cross;

  int zoom;
  gboolean inverted;
  gboolean contrast;
  gboolean large;
  int percent;
};

enum
{
  PROP_ZOOM = 1,
  PROP_INVERTED,
  PROP_CONTRAST,
  PROP_LARGE,
  PROP_PERCENT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TrackerChallengePicture, tracker_challenge_picture, GTK_TYPE_WIDGET)

/**
 * tracker_challenge_picture_choose_scale:
 * @width: of the picture, in its pixels
 * @height: of the picture, in its pixels
 * @available: how wide it may be on the screen, in widget pixels; -1: as it likes
 * @zoom: percent that the person wants; 0: what fits
 * @large: whether it has a large place for itself
 *
 * What fits is a whole number, so that it is sharp, unless the picture is wider than its place.
 *
 * Returns: widget pixels per pixel of the picture, above 0
 */
double
tracker_challenge_picture_choose_scale (int width,
                                        int height,
                                        int available,
                                        int zoom,
                                        gboolean large)
{
  int most = large ? LARGE_MOST : FITS_MOST;

  if (zoom > 0)
    return zoom / 100.0;
  if (width <= 0 || height <= 0)
    return 1.0;
  if (available >= 0 && available < width)
    return MAX (available, 1) / (double) width;

  if (available < 0)
    available = large ? LARGE_WIDTH : FITS_WIDTH;
  most = MIN (most, available / width);
  most = MIN (most, (large ? LARGE_HEIGHT : FITS_HEIGHT) / height);

  return MAX (most, 1);
}

static double
choose_scale (TrackerChallengePicture *self, int available)
{
  return tracker_challenge_picture_choose_scale (self->width, self->height, available, self->zoom,
                                                 self->large);
}

static void
find_bounds (TrackerChallengePicture *self, double scale, graphene_rect_t *bounds)
{
  double width = self->width * scale, height = self->height * scale;
  double x = (gtk_widget_get_width (GTK_WIDGET (self)) - width) / 2;
  double y = (gtk_widget_get_height (GTK_WIDGET (self)) - height) / 2;

  /* Whole widget pixels are whole pixels of the screen. */
  graphene_rect_init (bounds, (float) MAX (floor (x), 0), (float) MAX (floor (y), 0), (float) width,
                      (float) height);
}

static void
update_textures (TrackerChallengePicture *self)
{
  double scale = tracker_challenge_picture_get_scale (self);
  double device_scale = scale * gtk_widget_get_scale_factor (GTK_WIDGET (self));
  int percent = (int) lround (scale * 100);

  tracker_challenge_texture_set (
      self->picture, tracker_challenge_texture_get_picture (self->picture), device_scale);
  tracker_challenge_texture_set (self->piece, tracker_challenge_texture_get_picture (self->piece),
                                 device_scale);
  if (percent == self->percent)
    return;

  self->percent = percent;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PERCENT]);
}

static void
on_texture_changed_cb (TrackerChallengeTexture *texture, TrackerChallengePicture *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
on_scale_factor_changed_cb (GObject *object, GParamSpec *pspec, gpointer user_data)
{
  update_textures (TRACKER_CHALLENGE_PICTURE (object));
}

static GtkSizeRequestMode
tracker_challenge_picture_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
tracker_challenge_picture_measure (GtkWidget *widget,
                                   GtkOrientation orientation,
                                   int for_size,
                                   int *minimum,
                                   int *natural,
                                   int *minimum_baseline,
                                   int *natural_baseline)
{
  TrackerChallengePicture *self = TRACKER_CHALLENGE_PICTURE (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *natural = (int) ceil (self->width * choose_scale (self, -1));
      *minimum = self->zoom > 0 ? *natural : MIN (*natural, LEAST_WIDTH);
      return;
    }

  *natural = *minimum = (int) ceil (self->height * choose_scale (self, for_size));
}

static void
tracker_challenge_picture_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  update_textures (TRACKER_CHALLENGE_PICTURE (widget));
}

static void
paint_pictures (TrackerChallengePicture *self,
                GtkSnapshot *snapshot,
                double scale,
                const graphene_rect_t *bounds)
{
  const GdkRGBA paper = { 1, 1, 1, 1 };
  GdkTexture *texture = tracker_challenge_texture_get (self->picture);
  GdkTexture *piece = tracker_challenge_texture_get (self->piece);
  TrackerPicture *piece_picture = tracker_challenge_texture_get_picture (self->piece);
  graphene_rect_t piece_bounds;

  /* Pictures with holes in them are meant for white pages. */
  gtk_snapshot_append_color (snapshot, &paper, bounds);
  gtk_snapshot_append_texture (snapshot, texture, bounds);
  if (piece == NULL)
    return;

  graphene_rect_init (&piece_bounds, bounds->origin.x + (float) (self->left * scale),
                      bounds->origin.y + (float) (self->top * scale),
                      (float) (tracker_picture_get_width (piece_picture) * scale),
                      (float) (tracker_picture_get_height (piece_picture) * scale));
  gtk_snapshot_push_clip (snapshot, bounds);
  gtk_snapshot_append_texture (snapshot, piece, &piece_bounds);
  gtk_snapshot_pop (snapshot);
}

static void
tracker_challenge_picture_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TrackerChallengePicture *self = TRACKER_CHALLENGE_PICTURE (widget);
  double scale = tracker_challenge_picture_get_scale (self);
  graphene_rect_t bounds;

  if (tracker_challenge_texture_get (self->picture) == NULL)
    return;

  find_bounds (self, scale, &bounds);
  if (self->inverted || self->contrast)
    tracker_challenge_painter_push_filter (snapshot, self->inverted, self->contrast);
  paint_pictures (self, snapshot, scale, &bounds);
  if (self->inverted || self->contrast)
    gtk_snapshot_pop (snapshot);

  tracker_challenge_painter_paint_points (snapshot, widget, &bounds.origin, scale,
                                          (const TrackerPoint *) (void *) self->points->data,
                                          self->points->len);
  if (self->has_cross)
    tracker_challenge_painter_paint_cross (snapshot, widget, &bounds, scale, &self->cross);
}

static void
set_flag (TrackerChallengePicture *self, gboolean *flag, gboolean value, guint prop_id)
{
  if (*flag == value)
    return;

  *flag = value;
  if (prop_id == PROP_LARGE)
    gtk_widget_queue_resize (GTK_WIDGET (self));
  else
    gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[prop_id]);
}

static void
set_zoom (TrackerChallengePicture *self, int zoom)
{
  if (zoom == self->zoom)
    return;

  self->zoom = zoom;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  update_textures (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ZOOM]);
}

static void
tracker_challenge_picture_get_property (GObject *object,
                                        guint prop_id,
                                        GValue *value,
                                        GParamSpec *pspec)
{
  TrackerChallengePicture *self = TRACKER_CHALLENGE_PICTURE (object);

  switch (prop_id)
    {
    case PROP_ZOOM:
      g_value_set_int (value, self->zoom);
      break;
    case PROP_INVERTED:
      g_value_set_boolean (value, self->inverted);
      break;
    case PROP_CONTRAST:
      g_value_set_boolean (value, self->contrast);
      break;
    case PROP_LARGE:
      g_value_set_boolean (value, self->large);
      break;
    case PROP_PERCENT:
      g_value_set_int (value, self->percent);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tracker_challenge_picture_set_property (GObject *object,
                                        guint prop_id,
                                        const GValue *value,
                                        GParamSpec *pspec)
{
  TrackerChallengePicture *self = TRACKER_CHALLENGE_PICTURE (object);

  switch (prop_id)
    {
    case PROP_ZOOM:
      set_zoom (self, g_value_get_int (value));
      break;
    case PROP_INVERTED:
      set_flag (self, &self->inverted, g_value_get_boolean (value), prop_id);
      break;
    case PROP_CONTRAST:
      set_flag (self, &self->contrast, g_value_get_boolean (value), prop_id);
      break;
    case PROP_LARGE:
      set_flag (self, &self->large, g_value_get_boolean (value), prop_id);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tracker_challenge_picture_finalize (GObject *object)
{
  TrackerChallengePicture *self = TRACKER_CHALLENGE_PICTURE (object);

  g_object_unref (self->picture);
  g_object_unref (self->piece);
  g_array_unref (self->points);

  G_OBJECT_CLASS (tracker_challenge_picture_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  properties[PROP_ZOOM]
      = g_param_spec_int ("zoom", NULL, NULL, 0, TRACKER_CHALLENGE_PICTURE_MOST_PERCENT, 0, flags);
  properties[PROP_INVERTED] = g_param_spec_boolean ("inverted", NULL, NULL, FALSE, flags);
  properties[PROP_CONTRAST] = g_param_spec_boolean ("contrast", NULL, NULL, FALSE, flags);
  properties[PROP_LARGE] = g_param_spec_boolean ("large", NULL, NULL, FALSE, flags);
  properties[PROP_PERCENT] = g_param_spec_int ("percent", NULL, NULL, 0, G_MAXINT, 100,
                                               G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
tracker_challenge_picture_class_init (TrackerChallengePictureClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = tracker_challenge_picture_get_property;
  object_class->set_property = tracker_challenge_picture_set_property;
  object_class->finalize = tracker_challenge_picture_finalize;
  install_properties (object_class);

  widget_class->get_request_mode = tracker_challenge_picture_get_request_mode;
  widget_class->measure = tracker_challenge_picture_measure;
  widget_class->size_allocate = tracker_challenge_picture_size_allocate;
  widget_class->snapshot = tracker_challenge_picture_snapshot;
  gtk_widget_class_set_css_name (widget_class, "challengepicture");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
tracker_challenge_picture_init (TrackerChallengePicture *self)
{
  self->width = DEFAULT_WIDTH;
  self->height = DEFAULT_HEIGHT;
  self->percent = 100;
  self->points = g_array_new (FALSE, FALSE, sizeof (TrackerPoint));
  self->picture = tracker_challenge_texture_new ();
  self->piece = tracker_challenge_texture_new ();
  g_signal_connect_object (self->picture, "changed", G_CALLBACK (on_texture_changed_cb), self, 0);
  g_signal_connect_object (self->piece, "changed", G_CALLBACK (on_texture_changed_cb), self, 0);
  g_signal_connect (self, "notify::scale-factor", G_CALLBACK (on_scale_factor_changed_cb), NULL);
  /* Left stays left, in every language. */
  gtk_widget_set_direction (GTK_WIDGET (self), GTK_TEXT_DIR_LTR);
}

/**
 * tracker_challenge_picture_new:
 *
 * Returns: (transfer floating): a widget that shows nothing
 */
GtkWidget *
tracker_challenge_picture_new (void)
{
  return g_object_new (TRACKER_TYPE_CHALLENGE_PICTURE, NULL);
}

/**
 * tracker_challenge_picture_set_picture:
 * @self: a picture
 * @picture: (nullable): what to show; NULL: an empty place as large as the last picture
 */
void
tracker_challenge_picture_set_picture (TrackerChallengePicture *self, TrackerPicture *picture)
{
  g_return_if_fail (TRACKER_IS_CHALLENGE_PICTURE (self));

  if (picture != NULL)
    {
      self->width = tracker_picture_get_width (picture);
      self->height = tracker_picture_get_height (picture);
    }
  tracker_challenge_texture_set (self->picture, picture, 1.0);
  update_textures (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * tracker_challenge_picture_get_picture:
 * @self: a picture
 *
 * Returns: (transfer none) (nullable): what is shown
 */
TrackerPicture *
tracker_challenge_picture_get_picture (TrackerChallengePicture *self)
{
  g_return_val_if_fail (TRACKER_IS_CHALLENGE_PICTURE (self), NULL);

  return tracker_challenge_texture_get_picture (self->picture);
}

/**
 * tracker_challenge_picture_set_piece:
 * @self: a picture
 * @piece: (nullable): what is drawn over it
 */
void
tracker_challenge_picture_set_piece (TrackerChallengePicture *self, TrackerPicture *piece)
{
  g_return_if_fail (TRACKER_IS_CHALLENGE_PICTURE (self));

  tracker_challenge_texture_set (self->piece, piece, 1.0);
  update_textures (self);
}

/**
 * tracker_challenge_picture_get_piece:
 * @self: a picture
 *
 * Returns: (transfer none) (nullable): what is drawn over it
 */
TrackerPicture *
tracker_challenge_picture_get_piece (TrackerChallengePicture *self)
{
  g_return_val_if_fail (TRACKER_IS_CHALLENGE_PICTURE (self), NULL);

  return tracker_challenge_texture_get_picture (self->piece);
}

/**
 * tracker_challenge_picture_move_piece:
 * @self: a picture
 * @left: where the piece's left edge is, in pixels of the picture
 * @top: where its top edge is
 */
void
tracker_challenge_picture_move_piece (TrackerChallengePicture *self, int left, int top)
{
  g_return_if_fail (TRACKER_IS_CHALLENGE_PICTURE (self));

  self->left = left;
  self->top = top;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * tracker_challenge_picture_set_points:
 * @self: a picture
 * @points: (array length=n_points) (nullable): in pixels of the picture, in order
 * @n_points: their number
 */
void
tracker_challenge_picture_set_points (TrackerChallengePicture *self,
                                      const TrackerPoint *points,
                                      gsize n_points)
{
  g_return_if_fail (TRACKER_IS_CHALLENGE_PICTURE (self));

  g_array_set_size (self->points, 0);
  if (n_points > 0)
    g_array_append_vals (self->points, points, (guint) n_points);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * tracker_challenge_picture_set_cross:
 * @self: a picture
 * @cross: (nullable): where it is, in pixels of the picture; NULL: none
 */
void
tracker_challenge_picture_set_cross (TrackerChallengePicture *self, const TrackerPoint *cross)
{
  g_return_if_fail (TRACKER_IS_CHALLENGE_PICTURE (self));

  self->has_cross = cross != NULL;
  if (cross != NULL)
    self->cross = *cross;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static int
find_step (TrackerChallengePicture *self, int steps)
{
  int percent = self->zoom > 0 ? self->zoom : self->percent;

  if (steps > 0)
    return (percent / 100 + 1) * 100;

  return MIN ((percent + 99) / 100 - 1, TRACKER_CHALLENGE_PICTURE_MOST_PERCENT / 100) * 100;
}

/**
 * tracker_challenge_picture_can_zoom:
 * @self: a picture
 * @steps: 1 in, -1 out, 0 back to what fits
 *
 * Returns: whether tracker_challenge_picture_zoom () would do anything
 */
gboolean
tracker_challenge_picture_can_zoom (TrackerChallengePicture *self, int steps)
{
  int zoom;

  g_return_val_if_fail (TRACKER_IS_CHALLENGE_PICTURE (self), FALSE);

  if (steps == 0)
    return self->zoom > 0;
  zoom = find_step (self, steps);

  return zoom >= 100 && zoom <= TRACKER_CHALLENGE_PICTURE_MOST_PERCENT;
}

/**
 * tracker_challenge_picture_zoom:
 * @self: a picture
 * @steps: 1 in, -1 out, 0 back to what fits
 *
 * Whole numbers alone are taken, from 100 to 400 percent, so that it stays sharp.
 */
void
tracker_challenge_picture_zoom (TrackerChallengePicture *self, int steps)
{
  g_return_if_fail (TRACKER_IS_CHALLENGE_PICTURE (self));

  if (tracker_challenge_picture_can_zoom (self, steps))
    set_zoom (self, steps == 0 ? 0 : find_step (self, steps));
}

/**
 * tracker_challenge_picture_get_scale:
 * @self: a picture
 *
 * Returns: widget pixels per pixel of the picture, as it is drawn now
 */
double
tracker_challenge_picture_get_scale (TrackerChallengePicture *self)
{
  int available;

  g_return_val_if_fail (TRACKER_IS_CHALLENGE_PICTURE (self), 1.0);

  available = gtk_widget_get_width (GTK_WIDGET (self));

  return choose_scale (self, available > 0 ? available : -1);
}

/**
 * tracker_challenge_picture_find_point:
 * @self: a picture
 * @x: in pixels of the widget
 * @y: in pixels of the widget
 *
 * Returns: the picture's pixel there, or the nearest one if it is beside the picture
 */
TrackerPoint
tracker_challenge_picture_find_point (TrackerChallengePicture *self, double x, double y)
{
  TrackerPoint point = { 0, 0 };
  graphene_rect_t bounds;
  double scale;

  g_return_val_if_fail (TRACKER_IS_CHALLENGE_PICTURE (self), point);

  scale = tracker_challenge_picture_get_scale (self);
  find_bounds (self, scale, &bounds);
  point.x = CLAMP ((int) floor ((x - bounds.origin.x) / scale), 0, self->width - 1);
  point.y = CLAMP ((int) floor ((y - bounds.origin.y) / scale), 0, self->height - 1);

  return point;
}
