/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Preloaded into a program that is being measured: tells the file descriptor in BENCH_FRAME_FD, one
 * line each, when frame US   the first frame of a window has been painted, rows US    the first
 * frame that shows rows of a list has been painted. US is the monotonic clock. The program itself
 * knows nothing of it: the hooks are on signals that GTK documents. */

#include <gtk/gtk.h>
#include <stdlib.h>
#include <unistd.h>

/* So many rows are the list of parcels and not the one of folders. */
#define ROWS_LEAST 10

static int report_fd = -1;
static gboolean is_painted; /* since the last frame ended */
static gboolean is_told;
static gulong render_hook;

static void
tell (const char *what)
{
  char line[64];
  int length
      = g_snprintf (line, sizeof line, "%s %" G_GINT64_FORMAT "\n", what, g_get_monotonic_time ());

  if (write (report_fd, line, (size_t) length) != length)
    abort ();
}

/* A row that waits for what it shows has an item without a number. */
static gboolean
shows_something (GtkWidget *row)
{
  g_autoptr (GObject) item = NULL;
  g_autofree char *number = NULL;

  if (g_object_class_find_property (G_OBJECT_GET_CLASS (row), "item") == NULL)
    return TRUE;
  g_object_get (row, "item", &item, NULL);
  if (item == NULL || g_object_class_find_property (G_OBJECT_GET_CLASS (item), "number") == NULL)
    return FALSE;
  g_object_get (item, "number", &number, NULL);
  return number != NULL && *number != '\0';
}

static gboolean
has_rows (GtkWidget *widget)
{
  guint n_rows = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *row = gtk_widget_get_first_child (child);

      if (!GTK_IS_LIST_VIEW (widget) && has_rows (child))
        return TRUE;
      if (GTK_IS_LIST_VIEW (widget) && row != NULL && gtk_widget_get_mapped (row)
          && shows_something (row))
        n_rows++;
    }
  return n_rows >= ROWS_LEAST;
}

static gboolean
has_rows_anywhere (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (has_rows (window))
        return TRUE;
    }
  return FALSE;
}

static gboolean
on_render_cb (GSignalInvocationHint *hint, guint n_values, const GValue *values, gpointer user_data)
{
  if (GDK_IS_TOPLEVEL (g_value_get_object (&values[0])))
    is_painted = TRUE;
  return G_SOURCE_CONTINUE;
}

static gboolean
on_after_paint_cb (GSignalInvocationHint *hint,
                   guint n_values,
                   const GValue *values,
                   gpointer user_data)
{
  if (!is_painted)
    return G_SOURCE_CONTINUE;

  is_painted = FALSE;
  if (!is_told)
    tell ("frame");
  is_told = TRUE;
  if (!has_rows_anywhere ())
    return G_SOURCE_CONTINUE;

  tell ("rows");
  g_signal_remove_emission_hook (g_signal_lookup ("render", GDK_TYPE_SURFACE), render_hook);
  return G_SOURCE_REMOVE;
}

__attribute__ ((constructor)) static void
install (void)
{
  const char *fd = getenv ("BENCH_FRAME_FD");

  unsetenv ("LD_PRELOAD");
  if (fd == NULL)
    return;

  report_fd = atoi (fd);
  g_type_class_unref (g_type_class_ref (GDK_TYPE_SURFACE));
  g_type_class_unref (g_type_class_ref (GDK_TYPE_FRAME_CLOCK));
  render_hook = g_signal_add_emission_hook (g_signal_lookup ("render", GDK_TYPE_SURFACE), 0,
                                            on_render_cb, NULL, NULL);
  g_signal_add_emission_hook (g_signal_lookup ("after-paint", GDK_TYPE_FRAME_CLOCK), 0,
                              on_after_paint_cb, NULL, NULL);
}
