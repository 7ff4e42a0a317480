/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-row-painter.h"

#include <adwaita.h>
#include <string.h>

#include "tracker-progress-line.h"

/* A list keeps some 200 row widgets alive whatever is on the screen, and a row shows a dozen
 * things. With a widget for each of them the list alone would cost 2,500 widgets at start-up; one
 * widget that draws costs 200. */

#define PADDING_Y 9
#define PADDING_X 2
#define LINE_GAP 3
#define BADGE_SIZE 36
#define ICON_SIZE 16
#define BADGE_GAP 12
#define GAP 6
#define DOT_SIZE 8
#define LINE_HEIGHT 4
#define MIN_LINE_WIDTH 24
#define SMALL_SCALE 0.86
/* Adwaita's own opacity of dim labels: normal and high contrast. */
#define DIM_ALPHA 0.55f
#define DIM_ALPHA_HIGH_CONTRAST 0.9f
#define BADGE_ALPHA 0.16f

typedef struct
{
  char *title;
  char *ago;
  char *words;
  char *route;
  char *stage_label;
  char *stage_icon;
  char *stage_style;
  double progress;
  gboolean unseen;
  gboolean silent;
  gboolean asking;
  int trouble;
} RowContent;

typedef enum
{
  COLOR_WAITING,
  COLOR_MOVING,
  COLOR_READY,
  COLOR_DELIVERED,
  COLOR_TROUBLE,
  N_COLORS
} RowColor;

/* The style classes of stages and the named colour of each; style.css uses the same pairs. */
static const struct
{
  const char *style;
  const char *color;
} stage_colors[N_COLORS] = {
  [COLOR_WAITING] = { "stage-waiting", "stage_waiting_color" },
  [COLOR_MOVING] = { "stage-moving", "stage_moving_color" },
  [COLOR_READY] = { "stage-ready", "stage_ready_color" },
  [COLOR_DELIVERED] = { "stage-delivered", "stage_delivered_color" },
  [COLOR_TROUBLE] = { "stage-trouble", "stage_trouble_color" },
};

struct _TrackerRowPainter
{
  GObject parent_instance;

  gboolean valid;     /* what follows fits the style of the rows */
  PangoLayout *title; /* (owned) (nullable) */
  PangoLayout *ago;   /* (owned) (nullable) */
  PangoLayout *words; /* (owned) (nullable) */
  PangoLayout *route; /* (owned) (nullable) */
  GHashTable *icons;  /* (owned) icon name -> GtkIconPaintable */
  int title_height;   /* pixels */
  int small_height;   /* pixels */
  GdkRGBA foreground;
  GdkRGBA dim;
  GdkRGBA accent;
  GdkRGBA warning;
  GdkRGBA colors[N_COLORS];
};

G_DEFINE_FINAL_TYPE (TrackerRowPainter, tracker_row_painter, G_TYPE_OBJECT)

static void
clear_content (RowContent *content)
{
  g_free (content->title);
  g_free (content->ago);
  g_free (content->words);
  g_free (content->route);
  g_free (content->stage_label);
  g_free (content->stage_icon);
  g_free (content->stage_style);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RowContent, clear_content)

static void
read_content (TrackerParcel *parcel, RowContent *content)
{
  g_object_get (parcel, "title", &content->title, "last-ago", &content->ago, "last-words",
                &content->words, "route", &content->route, "stage-label", &content->stage_label,
                "stage-icon", &content->stage_icon, "stage-style", &content->stage_style,
                "progress", &content->progress, "unseen", &content->unseen, "asking",
                &content->asking, "trouble", &content->trouble, "silent", &content->silent, NULL);
}

static PangoLayout *
create_layout (GtkWidget *row, double scale, gboolean is_numeric)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (row, NULL);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  if (scale < 1.0)
    pango_attr_list_insert (attributes, pango_attr_scale_new (scale));
  if (is_numeric)
    pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_single_paragraph_mode (layout, TRUE);

  return layout;
}

static void
look_up_color (GtkStyleContext *context, const char *name, const GdkRGBA *fallback, GdkRGBA *color)
{
  if (!gtk_style_context_lookup_color (context, name, color))
    *color = *fallback;
}

static int
measure_height (PangoLayout *layout)
{
  int height;

  /* Letters that reach high and low; flags and Chinese are within them at these sizes or are
   * clipped by a pixel. */
  pango_layout_set_width (layout, -1);
  pango_layout_set_text (layout, "ÅgЙ", -1);
  pango_layout_get_pixel_size (layout, NULL, &height);

  return height;
}

static void
update (TrackerRowPainter *self, GtkWidget *row)
{
  GtkStyleContext *context = gtk_widget_get_style_context (row);

  if (self->valid)
    return;

  g_clear_object (&self->title);
  g_clear_object (&self->ago);
  g_clear_object (&self->words);
  g_clear_object (&self->route);
  g_hash_table_remove_all (self->icons);
  self->title = create_layout (row, 1.0, FALSE);
  self->ago = create_layout (row, SMALL_SCALE, TRUE);
  self->words = create_layout (row, SMALL_SCALE, FALSE);
  self->route = create_layout (row, SMALL_SCALE, FALSE);
  self->title_height = measure_height (self->title);
  self->small_height = measure_height (self->words);

  gtk_style_context_get_color (context, &self->foreground);
  self->dim = self->foreground;
  self->dim.alpha *= adw_style_manager_get_high_contrast (adw_style_manager_get_default ())
                         ? DIM_ALPHA_HIGH_CONTRAST
                         : DIM_ALPHA;
  look_up_color (context, "accent_color", &self->foreground, &self->accent);
  look_up_color (context, "warning_color", &self->foreground, &self->warning);
  for (guint i = 0; i < N_COLORS; i++)
    look_up_color (context, stage_colors[i].color, &self->foreground, &self->colors[i]);
  self->valid = TRUE;
}

static const GdkRGBA *
get_stage_color (TrackerRowPainter *self, const char *style)
{
  for (guint i = 0; i < N_COLORS; i++)
    if (g_strcmp0 (style, stage_colors[i].style) == 0)
      return &self->colors[i];

  return &self->dim;
}

/* Places @width pixels at @x from the side where reading begins. */
static float
mirror (GtkWidget *row, float x, float width)
{
  if (gtk_widget_get_direction (row) == GTK_TEXT_DIR_RTL)
    return (float) gtk_widget_get_width (row) - x - width;

  return x;
}

static void
draw_icon (TrackerRowPainter *self,
           GtkWidget *row,
           GtkSnapshot *snapshot,
           const char *name,
           const GdkRGBA *color,
           float x,
           float y)
{
  GtkIconPaintable *icon = g_hash_table_lookup (self->icons, name);

  if (icon == NULL)
    {
      icon = gtk_icon_theme_lookup_icon (
          gtk_icon_theme_get_for_display (gtk_widget_get_display (row)), name, NULL, ICON_SIZE,
          gtk_widget_get_scale_factor (row), gtk_widget_get_direction (row),
          GTK_ICON_LOOKUP_FORCE_SYMBOLIC);
      g_hash_table_insert (self->icons, g_strdup (name), icon);
    }

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (mirror (row, x, ICON_SIZE), y));
  gtk_symbolic_paintable_snapshot_symbolic (GTK_SYMBOLIC_PAINTABLE (icon), snapshot, ICON_SIZE,
                                            ICON_SIZE,
                                            (const GdkRGBA[]){ *color, *color, *color, *color }, 4);
  gtk_snapshot_restore (snapshot);
}

static void
draw_disc (GtkWidget *row,
           GtkSnapshot *snapshot,
           const GdkRGBA *color,
           float x,
           float y,
           float size)
{
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (mirror (row, x, size), y, size, size);
  GskRoundedRect disc;

  gsk_rounded_rect_init_from_rect (&disc, &bounds, size / 2);
  gtk_snapshot_push_rounded_clip (snapshot, &disc);
  gtk_snapshot_append_color (snapshot, color, &bounds);
  gtk_snapshot_pop (snapshot);
}

/* Draws one line of text into a slot of @width by @height and returns how wide it came out. */
static float
draw_text (GtkWidget *row,
           GtkSnapshot *snapshot,
           PangoLayout *layout,
           const GdkRGBA *color,
           float x,
           float y,
           float width,
           float height,
           gboolean at_end)
{
  PangoRectangle ink;
  float offset;

  if (width < 1)
    return 0;

  pango_layout_set_width (layout, (int) width * PANGO_SCALE);
  pango_layout_get_pixel_extents (layout, NULL, &ink);
  offset = at_end ? width - (float) ink.width : 0;
  gtk_snapshot_save (snapshot);
  /* A layout aligns what is written from right to left to the right of its width by itself: ink.x
   * says where. */
  gtk_snapshot_translate (
      snapshot, &GRAPHENE_POINT_INIT (mirror (row, x + offset, (float) ink.width) - (float) ink.x,
                                      y + (height - (float) ink.height) / 2));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);

  return (float) ink.width;
}

static void
set_title (TrackerRowPainter *self, const RowContent *content)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (
      attributes,
      pango_attr_weight_new (content->unseen ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_MEDIUM));
  pango_layout_set_attributes (self->title, attributes);
  pango_layout_set_text (self->title, content->title, -1);
}

/* libadwaita 1.6 and newer make colours that lie a little outside of sRGB. */
static guint16
to_pango (float part)
{
  return (guint16) (CLAMP (part, 0.0f, 1.0f) * G_MAXUINT16);
}

static PangoAttribute *
color_attribute (const GdkRGBA *color)
{
  return pango_attr_foreground_new (to_pango (color->red), to_pango (color->green),
                                    to_pango (color->blue));
}

/* The stage in its colour, then the post's own words. */
static void
set_words (TrackerRowPainter *self, const RowContent *content, const GdkRGBA *color)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  g_autofree char *text = NULL;
  PangoAttribute *parts[] = {
    pango_attr_weight_new (PANGO_WEIGHT_SEMIBOLD),
    color_attribute (color),
    pango_attr_foreground_alpha_new (to_pango (color->alpha)),
  };

  pango_attr_list_insert (attributes, pango_attr_scale_new (SMALL_SCALE));
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      parts[i]->start_index = 0;
      parts[i]->end_index = (guint) strlen (content->stage_label);
      pango_attr_list_insert (attributes, parts[i]);
    }
  text = *content->words == '\0' || g_str_equal (content->words, content->stage_label)
             ? g_strdup (content->stage_label)
             : g_strdup_printf ("%s  %s", content->stage_label, content->words);
  pango_layout_set_attributes (self->words, attributes);
  pango_layout_set_text (self->words, text, -1);
}

static void
draw_badge (TrackerRowPainter *self,
            GtkWidget *row,
            GtkSnapshot *snapshot,
            const RowContent *content,
            const GdkRGBA *color)
{
  float y = ((float) gtk_widget_get_height (row) - BADGE_SIZE) / 2;
  GdkRGBA tint = *color;

  tint.alpha *= BADGE_ALPHA;
  draw_disc (row, snapshot, &tint, PADDING_X, y, BADGE_SIZE);
  if (*content->stage_icon != '\0')
    draw_icon (self, row, snapshot, content->stage_icon, color,
               PADDING_X + (BADGE_SIZE - ICON_SIZE) / 2, y + (BADGE_SIZE - ICON_SIZE) / 2);
}

/* Signs at the end of the second line; returns the width they take. */
static float
draw_signs (TrackerRowPainter *self,
            GtkWidget *row,
            GtkSnapshot *snapshot,
            const RowContent *content,
            float y)
{
  float end = (float) gtk_widget_get_width (row) - PADDING_X;
  float x = end;

  if (content->asking)
    return ICON_SIZE + GAP; /* the row's own spinner stands there */

  if (content->unseen)
    {
      x -= DOT_SIZE;
      draw_disc (row, snapshot, &self->accent, x, y + ((float) self->small_height - DOT_SIZE) / 2,
                 DOT_SIZE);
      x -= GAP;
    }
  if (content->silent || content->trouble != TRACKER_OUTCOME_NONE)
    {
      x -= ICON_SIZE;
      draw_icon (self, row, snapshot,
                 content->silent ? "tracker-silent-symbolic" : "dialog-warning-symbolic",
                 content->silent ? &self->dim : &self->warning, x,
                 y + ((float) self->small_height - ICON_SIZE) / 2);
      x -= GAP;
    }

  return end - x;
}

static void
draw_way (TrackerRowPainter *self,
          GtkWidget *row,
          GtkSnapshot *snapshot,
          const RowContent *content,
          const GdkRGBA *color,
          float x,
          float y)
{
  float width = (float) gtk_widget_get_width (row) - PADDING_X - x;
  float used = 0;
  graphene_rect_t line;

  if (*content->route != '\0')
    {
      pango_layout_set_text (self->route, content->route, -1);
      used = draw_text (row, snapshot, self->route, &self->dim, x, y, width,
                        (float) self->small_height, FALSE)
             + GAP;
    }
  width -= used;
  if (width < MIN_LINE_WIDTH)
    return;

  graphene_rect_init (&line, mirror (row, x + used, width),
                      y + (float) (self->small_height - LINE_HEIGHT) / 2, width, LINE_HEIGHT);
  tracker_progress_line_paint (snapshot, &line, color, content->progress,
                               gtk_widget_get_direction (row) == GTK_TEXT_DIR_RTL);
}

static float
get_second_line_y (TrackerRowPainter *self, GtkWidget *row)
{
  int content = self->title_height + 2 * (self->small_height + LINE_GAP);

  return (float) ((gtk_widget_get_height (row) - content) / 2 + self->title_height + LINE_GAP);
}

/**
 * tracker_row_painter_paint:
 * @self: a painter
 * @row: the row it draws for
 * @snapshot: what to draw on, in the coordinates of @row
 * @parcel: what the row shows
 *
 * Draws stage, title, when and what the last event was, route and progress. A parcel that is not
 * loaded yet leaves the row empty. Main thread.
 */
void
tracker_row_painter_paint (TrackerRowPainter *self,
                           GtkWidget *row,
                           GtkSnapshot *snapshot,
                           TrackerParcel *parcel)
{
  g_auto (RowContent) content = { 0 };
  const GdkRGBA *color;
  float x = PADDING_X + BADGE_SIZE + BADGE_GAP;
  float width, y, used;

  g_return_if_fail (TRACKER_IS_ROW_PAINTER (self));

  if (!tracker_parcel_get_loaded (parcel))
    return;

  update (self, row);
  read_content (parcel, &content);
  color = get_stage_color (self, content.stage_style);
  width = (float) gtk_widget_get_width (row) - PADDING_X - x;
  y = get_second_line_y (self, row) - (float) (self->title_height + LINE_GAP);

  draw_badge (self, row, snapshot, &content, color);

  pango_layout_set_text (self->ago, content.ago, -1);
  used = draw_text (row, snapshot, self->ago, &self->dim, x, y, width, (float) self->title_height,
                    TRUE);
  set_title (self, &content);
  draw_text (row, snapshot, self->title, &self->foreground, x, y, width - used - GAP,
             (float) self->title_height, FALSE);

  y += (float) (self->title_height + LINE_GAP);
  used = draw_signs (self, row, snapshot, &content, y);
  set_words (self, &content, color);
  draw_text (row, snapshot, self->words, &self->dim, x, y, width - used, (float) self->small_height,
             FALSE);

  y += (float) (self->small_height + LINE_GAP);
  draw_way (self, row, snapshot, &content, color, x, y);
}

/**
 * tracker_row_painter_get_sign_area:
 * @self: a painter
 * @row: a row that has its size
 * @area: (out caller-allocates): where in @row
 *
 * Says where a spinner goes while a post is asked. Main thread.
 */
void
tracker_row_painter_get_sign_area (TrackerRowPainter *self, GtkWidget *row, GdkRectangle *area)
{
  g_return_if_fail (TRACKER_IS_ROW_PAINTER (self));

  update (self, row);
  area->x
      = (int) mirror (row, (float) (gtk_widget_get_width (row) - PADDING_X - ICON_SIZE), ICON_SIZE);
  area->y = (int) get_second_line_y (self, row) + (self->small_height - ICON_SIZE) / 2;
  area->width = ICON_SIZE;
  area->height = ICON_SIZE;
}

/**
 * tracker_row_painter_get_height:
 * @self: a painter
 * @row: a row
 *
 * All rows of a list are equally high, whatever they show: a row that is loaded later must not move
 * the others.
 *
 * Returns: the height of a row in pixels
 */
int
tracker_row_painter_get_height (TrackerRowPainter *self, GtkWidget *row)
{
  g_return_val_if_fail (TRACKER_IS_ROW_PAINTER (self), 0);

  update (self, row);
  return MAX (self->title_height + 2 * (self->small_height + LINE_GAP), BADGE_SIZE) + 2 * PADDING_Y;
}

/**
 * tracker_row_painter_invalidate:
 * @self: a painter
 *
 * Makes the painter look up fonts, colours and icons again: the style of the rows, the scale of the
 * screen or the direction of the text has changed. Main thread.
 */
void
tracker_row_painter_invalidate (TrackerRowPainter *self)
{
  g_return_if_fail (TRACKER_IS_ROW_PAINTER (self));

  self->valid = FALSE;
}

static void
tracker_row_painter_finalize (GObject *object)
{
  TrackerRowPainter *self = TRACKER_ROW_PAINTER (object);

  g_clear_object (&self->title);
  g_clear_object (&self->ago);
  g_clear_object (&self->words);
  g_clear_object (&self->route);
  g_hash_table_unref (self->icons);

  G_OBJECT_CLASS (tracker_row_painter_parent_class)->finalize (object);
}

static void
tracker_row_painter_class_init (TrackerRowPainterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tracker_row_painter_finalize;
}

static void
tracker_row_painter_init (TrackerRowPainter *self)
{
  self->icons = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
}

/**
 * tracker_row_painter_new:
 *
 * Returns: (transfer full): a painter for the rows of one list
 */
TrackerRowPainter *
tracker_row_painter_new (void)
{
  return g_object_new (TRACKER_TYPE_ROW_PAINTER, NULL);
}
