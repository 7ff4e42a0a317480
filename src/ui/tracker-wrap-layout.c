/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-wrap-layout.h"

#define SPACING 6

/* libadwaita has AdwWrapLayout from 1.7 on; GtkFlowBox makes columns. */
struct _TrackerWrapLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (TrackerWrapLayout, tracker_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

static int
get_child_width (GtkWidget *child, int available)
{
  int minimum, natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);

  return CLAMP (natural, minimum, MAX (available, minimum));
}

/* Goes through the lines; returns the height they take. */
static int
lay_out (GtkWidget *widget, int width, gboolean allocate)
{
  gboolean is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int x = 0, y = 0, line_height = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int child_width, child_height;
      GtkAllocation area;

      if (!gtk_widget_should_layout (child))
        continue;
      child_width = get_child_width (child, width);
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, child_width, NULL, &child_height, NULL,
                          NULL);
      if (x > 0 && x + child_width > width)
        {
          x = 0;
          y += line_height + SPACING;
          line_height = 0;
        }
      area.x = is_rtl ? width - x - child_width : x;
      area.y = y;
      area.width = child_width;
      area.height = child_height;
      if (allocate)
        gtk_widget_size_allocate (child, &area, -1);
      x += child_width + SPACING;
      line_height = MAX (line_height, child_height);
    }

  return y + line_height;
}

static void
measure_width (GtkWidget *widget, int *minimum, int *natural)
{
  *minimum = *natural = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum, child_natural;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, &child_natural,
                          NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural += child_natural + (*natural > 0 ? SPACING : 0);
    }
}

static GtkSizeRequestMode
tracker_wrap_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
tracker_wrap_layout_measure (GtkLayoutManager *manager,
                             GtkWidget *widget,
                             GtkOrientation orientation,
                             int for_size,
                             int *minimum,
                             int *natural,
                             int *minimum_baseline,
                             int *natural_baseline)
{
  int width, natural_width;

  measure_width (widget, &width, &natural_width);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = width;
      *natural = natural_width;
    }
  else
    *minimum = *natural = lay_out (widget, for_size >= 0 ? for_size : natural_width, FALSE);
}

static void
tracker_wrap_layout_allocate (GtkLayoutManager *manager,
                              GtkWidget *widget,
                              int width,
                              int height,
                              int baseline)
{
  lay_out (widget, width, TRUE);
}

static void
tracker_wrap_layout_class_init (TrackerWrapLayoutClass *klass)
{
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  manager_class->get_request_mode = tracker_wrap_layout_get_request_mode;
  manager_class->measure = tracker_wrap_layout_measure;
  manager_class->allocate = tracker_wrap_layout_allocate;
}

static void
tracker_wrap_layout_init (TrackerWrapLayout *self)
{
}
