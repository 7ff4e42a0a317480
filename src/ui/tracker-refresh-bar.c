/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-refresh-bar.h"

#include <glib/gi18n-lib.h>

/* Each new text has the whole window measured: so often is enough to look alive. */
#define UPDATE_GAP_MS 100

struct _TrackerRefreshBar
{
  GtkWidget parent_instance;

  GtkRevealer *revealer;    /* (template) */
  GtkLabel *label;          /* (template) */
  GtkProgressBar *progress; /* (template) */

  TrackerLibrary *library; /* (owned) */
  guint update_id;
};

G_DEFINE_FINAL_TYPE (TrackerRefreshBar, tracker_refresh_bar, GTK_TYPE_WIDGET)

static void
update (TrackerRefreshBar *self)
{
  gboolean refreshing;
  int total, asked;
  double fraction;

  g_object_get (self->library, "refreshing", &refreshing, "refresh-total", &total, "refresh-asked",
                &asked, "refresh-fraction", &fraction, NULL);
  gtk_revealer_set_reveal_child (self->revealer, refreshing);
  if (!refreshing)
    return;

  gtk_progress_bar_set_fraction (self->progress, CLAMP (fraction, 0.0, 1.0));
  if (total > 0)
    {
      /* Translators: how many parcels the posts were asked about, of how many. */
      g_autofree char *text = g_strdup_printf (_ ("Asking the posts: %d of %d"), asked, total);

      gtk_label_set_label (self->label, text);
    }
  else
    gtk_label_set_label (self->label, _ ("Asking the posts…"));
}

static gboolean
on_update_timeout_cb (gpointer user_data)
{
  TrackerRefreshBar *self = user_data;

  self->update_id = 0;
  update (self);

  return G_SOURCE_REMOVE;
}

static void
on_library_notify_cb (TrackerLibrary *library, GParamSpec *pspec, TrackerRefreshBar *self)
{
  gboolean refreshing;

  g_object_get (library, "refreshing", &refreshing, NULL);
  if (refreshing != gtk_revealer_get_reveal_child (self->revealer))
    update (self);
  else if (refreshing && self->update_id == 0)
    self->update_id = g_timeout_add (UPDATE_GAP_MS, on_update_timeout_cb, self);
}

static void
tracker_refresh_bar_dispose (GObject *object)
{
  TrackerRefreshBar *self = TRACKER_REFRESH_BAR (object);

  g_clear_handle_id (&self->update_id, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), TRACKER_TYPE_REFRESH_BAR);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (tracker_refresh_bar_parent_class)->dispose (object);
}

static void
tracker_refresh_bar_class_init (TrackerRefreshBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tracker_refresh_bar_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/Tracker/ui/tracker-refresh-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, TrackerRefreshBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, TrackerRefreshBar, label);
  gtk_widget_class_bind_template_child (widget_class, TrackerRefreshBar, progress);
  gtk_widget_class_set_css_name (widget_class, "refreshbar");
}

static void
tracker_refresh_bar_init (TrackerRefreshBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tracker_refresh_bar_new:
 * @library: whose refresh it shows
 *
 * Returns: (transfer floating): a bar that shows itself while the library refreshes
 */
GtkWidget *
tracker_refresh_bar_new (TrackerLibrary *library)
{
  static const char *const names[]
      = { "refreshing", "refresh-total", "refresh-asked", "refresh-fraction" };
  TrackerRefreshBar *self = g_object_new (TRACKER_TYPE_REFRESH_BAR, NULL);

  self->library = g_object_ref (library);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *signal = g_strconcat ("notify::", names[i], NULL);

      g_signal_connect_object (library, signal, G_CALLBACK (on_library_notify_cb), self, 0);
    }
  update (self);

  return GTK_WIDGET (self);
}
