/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-sitting-lookup.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "tracker-paste-pane.h"

struct _TrackerSittingLookup
{
  GtkBox parent_instance;

  GtkWidget *problem_box;  /* (template) */
  GtkLabel *problem_label; /* (template) */
  GtkLabel *steps_label;   /* (template) */
  GtkWidget *page_box;     /* (template) */
  GtkLabel *copied_label;  /* (template) */
  TrackerPastePane *pane;  /* (template) */
  GtkWidget *back_button;  /* (template) */

  TrackerSitting *sitting; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (TrackerSittingLookup, tracker_sitting_lookup, GTK_TYPE_BOX)

static gboolean
tracker_sitting_lookup_grab_focus (GtkWidget *widget)
{
  TrackerSittingLookup *self = TRACKER_SITTING_LOOKUP (widget);

  return gtk_widget_grab_focus (GTK_WIDGET (self->pane));
}

static void
tracker_sitting_lookup_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), TRACKER_TYPE_SITTING_LOOKUP);
  g_clear_object (&TRACKER_SITTING_LOOKUP (object)->sitting);

  G_OBJECT_CLASS (tracker_sitting_lookup_parent_class)->dispose (object);
}

static void
tracker_sitting_lookup_class_init (TrackerSittingLookupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tracker_sitting_lookup_dispose;
  widget_class->grab_focus = tracker_sitting_lookup_grab_focus;

  g_type_ensure (ADW_TYPE_BUTTON_CONTENT);
  g_type_ensure (TRACKER_TYPE_PASTE_PANE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/Tracker/ui/tracker-sitting-lookup.ui");
  gtk_widget_class_bind_template_child (widget_class, TrackerSittingLookup, problem_box);
  gtk_widget_class_bind_template_child (widget_class, TrackerSittingLookup, problem_label);
  gtk_widget_class_bind_template_child (widget_class, TrackerSittingLookup, steps_label);
  gtk_widget_class_bind_template_child (widget_class, TrackerSittingLookup, page_box);
  gtk_widget_class_bind_template_child (widget_class, TrackerSittingLookup, copied_label);
  gtk_widget_class_bind_template_child (widget_class, TrackerSittingLookup, pane);
  gtk_widget_class_bind_template_child (widget_class, TrackerSittingLookup, back_button);
}

static void
tracker_sitting_lookup_init (TrackerSittingLookup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tracker_sitting_lookup_set_sitting:
 * @self: a page
 * @sitting: whose parcel is looked up
 */
void
tracker_sitting_lookup_set_sitting (TrackerSittingLookup *self, TrackerSitting *sitting)
{
  g_return_if_fail (TRACKER_IS_SITTING_LOOKUP (self));

  g_set_object (&self->sitting, sitting);
  tracker_paste_pane_set_sitting (self->pane, sitting);
  tracker_sitting_lookup_update (self);
}

/**
 * tracker_sitting_lookup_update:
 * @self: a page
 *
 * Shows what the sitting says now.
 */
void
tracker_sitting_lookup_update (TrackerSittingLookup *self)
{
  g_autofree char *problem = NULL, *page = NULL, *carrier_name = NULL, *steps = NULL;
  gboolean is_stuck;

  g_return_if_fail (TRACKER_IS_SITTING_LOOKUP (self));

  if (self->sitting == NULL)
    return;

  is_stuck = tracker_sitting_get_state (self->sitting) == TRACKER_SITTING_STUCK;
  g_object_get (self->sitting, "problem", &problem, "page", &page, "carrier-name", &carrier_name,
                NULL);
  gtk_label_set_text (self->problem_label, problem);
  gtk_widget_set_visible (self->problem_box, is_stuck && *problem != '\0');
  gtk_widget_set_visible (self->back_button, !is_stuck);
  gtk_widget_set_visible (self->page_box, *page != '\0');
  if (*page != '\0')
    /* Translators: %s is a post. */
    steps = g_strdup_printf (_ ("Open the page of %s, look the parcel up there, then copy what the "
                                "page says and paste it below."),
                             carrier_name);
  else
    /* Translators: %s is a post. */
    steps = g_strdup_printf (_ ("Look the parcel up at %s, then copy what is said there and paste "
                                "it below."),
                             carrier_name);
  gtk_label_set_text (self->steps_label, steps);
}

/**
 * tracker_sitting_lookup_clear:
 * @self: a page
 *
 * Forgets what was pasted: another parcel has its turn.
 */
void
tracker_sitting_lookup_clear (TrackerSittingLookup *self)
{
  g_return_if_fail (TRACKER_IS_SITTING_LOOKUP (self));

  gtk_widget_set_visible (GTK_WIDGET (self->copied_label), FALSE);
  tracker_paste_pane_clear (self->pane);
}

/**
 * tracker_sitting_lookup_get_pane:
 * @self: a page
 *
 * Returns: (transfer none): the #TrackerPastePane
 */
GtkWidget *
tracker_sitting_lookup_get_pane (TrackerSittingLookup *self)
{
  g_return_val_if_fail (TRACKER_IS_SITTING_LOOKUP (self), NULL);

  return GTK_WIDGET (self->pane);
}

/**
 * tracker_sitting_lookup_open_page:
 * @self: a page
 *
 * Copies the code, says so, and opens the post's page in the browser.
 */
void
tracker_sitting_lookup_open_page (TrackerSittingLookup *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autofree char *page = NULL, *number = NULL, *copied = NULL;
  const char *scheme;

  g_return_if_fail (TRACKER_IS_SITTING_LOOKUP (self));

  if (self->sitting == NULL)
    return;

  g_object_get (self->sitting, "page", &page, "number", &number, NULL);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), number);
  /* Translators: %s is a track code. */
  copied = g_strdup_printf (_ ("The code %s is copied: paste it there."), number);
  gtk_label_set_text (self->copied_label, copied);
  gtk_widget_set_visible (GTK_WIDGET (self->copied_label), TRUE);

  /* Pages come from definitions, and those from anywhere: only the web is opened. */
  scheme = g_uri_peek_scheme (page);
  if (g_strcmp0 (scheme, "https") == 0 || g_strcmp0 (scheme, "http") == 0)
    gtk_show_uri (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, page, GDK_CURRENT_TIME);
}
