/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-timeline-view.h"

#include <glib/gi18n-lib.h>

#include "tracker-timeline-row.h"

/* How many lines are shown at first: what happened lately, with the rest of the page in reach. */
#define N_FIRST 20
/* How many rows are made in one frame, so that none gets long. */
#define N_PER_FRAME 5

struct _TrackerTimelineView
{
  GtkWidget parent_instance;

  GtkStack *stack;             /* (template) events, waiting */
  GtkListBox *list;            /* (template) */
  GtkButton *older_button;     /* (template) */
  GtkStack *waiting_sign;      /* (template) spinner, image */
  GtkSpinner *waiting_spinner; /* (template) */
  GtkImage *waiting_image;     /* (template) */
  GtkLabel *waiting_title;     /* (template) */
  GtkLabel *waiting_words;     /* (template) */
  GtkButton *waiting_button;   /* (template) */

  GListModel *timeline;     /* (owned) (nullable) */
  GtkSliceListModel *shown; /* (owned) the newest part of it */
  guint n_wanted;           /* how much of it is to be shown */
  guint grow_id;            /* tick that adds rows; 0: none */
};

G_DEFINE_FINAL_TYPE (TrackerTimelineView, tracker_timeline_view, GTK_TYPE_WIDGET)

static guint
get_n_all (TrackerTimelineView *self)
{
  return self->timeline != NULL ? g_list_model_get_n_items (self->timeline) : 0;
}

static void
update_older (TrackerTimelineView *self)
{
  guint n_all = get_n_all (self);
  guint n_older = n_all > self->n_wanted ? n_all - self->n_wanted : 0;
  g_autofree char *label = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->older_button), n_older > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "timeline.show-older", n_older > 0);
  if (n_older == 0)
    return;

  label = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "Show %u Older Event", "Show %u Older Events", n_older),
      n_older);
  gtk_button_set_label (self->older_button, label);
}

static gboolean
on_tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  TrackerTimelineView *self = TRACKER_TIMELINE_VIEW (widget);
  guint size = gtk_slice_list_model_get_size (self->shown);

  if (size >= MIN (self->n_wanted, get_n_all (self)))
    {
      gtk_slice_list_model_set_size (self->shown, self->n_wanted);
      self->grow_id = 0;
      return G_SOURCE_REMOVE;
    }

  gtk_slice_list_model_set_size (self->shown, MIN (size + N_PER_FRAME, self->n_wanted));

  return G_SOURCE_CONTINUE;
}

static void
grow (TrackerTimelineView *self)
{
  if (self->grow_id == 0 && gtk_slice_list_model_get_size (self->shown) < self->n_wanted)
    self->grow_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), on_tick_cb, NULL, NULL);
}

static void
show_older_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  TrackerTimelineView *self = TRACKER_TIMELINE_VIEW (widget);

  self->n_wanted = G_MAXUINT;
  update_older (self);
  grow (self);
}

static GtkWidget *
create_row (gpointer item, gpointer user_data)
{
  return tracker_timeline_row_new (item);
}

static void
on_timeline_changed_cb (GListModel *timeline,
                        guint position,
                        guint removed,
                        guint added,
                        TrackerTimelineView *self)
{
  update_older (self);
}

static void
update_spinner (TrackerTimelineView *self)
{
  gboolean is_waiting = g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "waiting") == 0;
  gboolean has_spinner
      = g_strcmp0 (gtk_stack_get_visible_child_name (self->waiting_sign), "spinner") == 0;

  gtk_spinner_set_spinning (self->waiting_spinner,
                            is_waiting && has_spinner && gtk_widget_get_mapped (GTK_WIDGET (self)));
}

static void
tracker_timeline_view_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (tracker_timeline_view_parent_class)->map (widget);

  update_spinner (TRACKER_TIMELINE_VIEW (widget));
}

static void
tracker_timeline_view_unmap (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (tracker_timeline_view_parent_class)->unmap (widget);

  update_spinner (TRACKER_TIMELINE_VIEW (widget));
}

static void
tracker_timeline_view_dispose (GObject *object)
{
  TrackerTimelineView *self = TRACKER_TIMELINE_VIEW (object);
  GtkWidget *child;

  if (self->timeline != NULL)
    g_signal_handlers_disconnect_by_data (self->timeline, self);
  gtk_widget_dispose_template (GTK_WIDGET (self), TRACKER_TYPE_TIMELINE_VIEW);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->shown);
  g_clear_object (&self->timeline);

  G_OBJECT_CLASS (tracker_timeline_view_parent_class)->dispose (object);
}

static void
tracker_timeline_view_class_init (TrackerTimelineViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tracker_timeline_view_dispose;
  widget_class->map = tracker_timeline_view_map;
  widget_class->unmap = tracker_timeline_view_unmap;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/Tracker/ui/tracker-timeline-view.ui");
  gtk_widget_class_bind_template_child (widget_class, TrackerTimelineView, stack);
  gtk_widget_class_bind_template_child (widget_class, TrackerTimelineView, list);
  gtk_widget_class_bind_template_child (widget_class, TrackerTimelineView, older_button);
  gtk_widget_class_bind_template_child (widget_class, TrackerTimelineView, waiting_sign);
  gtk_widget_class_bind_template_child (widget_class, TrackerTimelineView, waiting_spinner);
  gtk_widget_class_bind_template_child (widget_class, TrackerTimelineView, waiting_image);
  gtk_widget_class_bind_template_child (widget_class, TrackerTimelineView, waiting_title);
  gtk_widget_class_bind_template_child (widget_class, TrackerTimelineView, waiting_words);
  gtk_widget_class_bind_template_child (widget_class, TrackerTimelineView, waiting_button);
  gtk_widget_class_install_action (widget_class, "timeline.show-older", NULL, show_older_action_cb);
}

static void
tracker_timeline_view_init (TrackerTimelineView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->n_wanted = N_FIRST;
  self->shown = gtk_slice_list_model_new (NULL, 0, N_PER_FRAME);
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (self->shown), create_row, self, NULL);
  update_older (self);
}

/**
 * tracker_timeline_view_set_model:
 * @self: a view
 * @timeline: (nullable) (element-type TrackerTimelineItem): the lines, newest first
 *
 * Says where the lines come from. Main thread.
 */
void
tracker_timeline_view_set_model (TrackerTimelineView *self, GListModel *timeline)
{
  g_return_if_fail (TRACKER_IS_TIMELINE_VIEW (self));

  if (self->timeline != NULL)
    g_signal_handlers_disconnect_by_data (self->timeline, self);
  g_set_object (&self->timeline, timeline);
  if (timeline != NULL)
    g_signal_connect_object (timeline, "items-changed", G_CALLBACK (on_timeline_changed_cb), self,
                             0);
  gtk_slice_list_model_set_model (self->shown, timeline);
  update_older (self);
}

/**
 * tracker_timeline_view_restart:
 * @self: a view
 *
 * Shows only the newest lines again: the model is about to tell of another parcel.
 */
void
tracker_timeline_view_restart (TrackerTimelineView *self)
{
  g_return_if_fail (TRACKER_IS_TIMELINE_VIEW (self));

  self->n_wanted = N_FIRST;
  gtk_slice_list_model_set_size (self->shown, N_PER_FRAME);
  update_older (self);
}

/**
 * tracker_timeline_view_show_events:
 * @self: a view
 *
 * Shows the lines of the model.
 */
void
tracker_timeline_view_show_events (TrackerTimelineView *self)
{
  g_return_if_fail (TRACKER_IS_TIMELINE_VIEW (self));

  gtk_stack_set_visible_child_name (self->stack, "events");
  update_spinner (self);
  grow (self);
}

/**
 * tracker_timeline_view_show_waiting:
 * @self: a view
 * @icon_name: (nullable): a sign; %NULL: a spinner
 * @title: what there is to say, in a few words
 * @words: (nullable): more about it
 * @button_label: (nullable): what can be done, with a mnemonic
 * @action_name: (nullable): what the button activates, without a parameter
 *
 * Shows this in the place of the lines.
 */
void
tracker_timeline_view_show_waiting (TrackerTimelineView *self,
                                    const char *icon_name,
                                    const char *title,
                                    const char *words,
                                    const char *button_label,
                                    const char *action_name)
{
  g_return_if_fail (TRACKER_IS_TIMELINE_VIEW (self));

  if (icon_name != NULL)
    gtk_image_set_from_icon_name (self->waiting_image, icon_name);
  gtk_stack_set_visible_child_name (self->waiting_sign, icon_name != NULL ? "image" : "spinner");
  gtk_label_set_text (self->waiting_title, title);
  gtk_label_set_text (self->waiting_words, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->waiting_words), words != NULL);
  if (button_label != NULL)
    gtk_button_set_label (self->waiting_button, button_label);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->waiting_button), action_name);
  gtk_widget_set_visible (GTK_WIDGET (self->waiting_button), button_label != NULL);
  gtk_stack_set_visible_child_name (self->stack, "waiting");
  update_spinner (self);
}

/**
 * tracker_timeline_view_get_n_rows:
 * @self: a view
 *
 * Returns: how many lines have a row now
 */
guint
tracker_timeline_view_get_n_rows (TrackerTimelineView *self)
{
  g_return_val_if_fail (TRACKER_IS_TIMELINE_VIEW (self), 0);

  return g_list_model_get_n_items (G_LIST_MODEL (self->shown));
}
