/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-tell-row.h"

#include <glib/gi18n-lib.h>

struct _TrackerTellRow
{
  GtkWidget parent_instance;

  GtkLabel *host_label;   /* (template) */
  GtkLabel *number_label; /* (template) */
  GtkLabel *when_label;   /* (template) */

  TrackerTellItem *item; /* (owned) (nullable) */
};

enum
{
  PROP_ITEM = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TrackerTellRow, tracker_tell_row, GTK_TYPE_WIDGET)

/* The first time is only worth a word if it was not the last. */
static char *
dup_when (TrackerTellItem *item)
{
  g_autofree char *last = NULL, *first = NULL, *times = NULL;
  int n;

  g_object_get (item, "last-label", &last, "first-label", &first, "times-label", &times, "times",
                &n, NULL);
  if (n <= 1)
    return g_steal_pointer (&last);
  if (*first == '\0' || g_str_equal (first, last))
    /* Translators: when and how often: "5 minutes ago, 12 times". */
    return g_strdup_printf (_ ("%s, %s"), last, times);

  /* Translators: when last, how often, and when first: "5 minutes ago, 12 times, first 3 days ago".
   */
  return g_strdup_printf (_ ("%s, %s, first %s"), last, times, first);
}

static void
show_item (TrackerTellRow *self)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autofree char *host = NULL, *carrier = NULL, *number = NULL, *title = NULL;
  g_autofree char *who = NULL, *what = NULL, *when = NULL, *name = NULL;

  g_object_get (self->item, "host", &host, "carrier-name", &carrier, "pretty-number", &number,
                "title", &title, NULL);
  who = carrier != NULL && *carrier != '\0' ? g_strdup_printf ("%s · %s", host, carrier)
                                            : g_strdup (host);
  what = title != NULL && *title != '\0' && !g_str_equal (title, number)
             ? g_strdup_printf ("%s · %s", number, title)
             : g_strdup (number);
  when = dup_when (self->item);
  gtk_label_set_text (self->host_label, who);
  gtk_label_set_text (self->number_label, what);
  gtk_label_set_text (self->when_label, when);
  name = g_strjoin (", ", who, what, when, NULL);
  /* The list's own item widget is what has the focus. */
  if (parent != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (parent), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                    -1);
}

static void
tracker_tell_row_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_ITEM:
      g_value_set_object (value, TRACKER_TELL_ROW (object)->item);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tracker_tell_row_set_property (GObject *object,
                               guint prop_id,
                               const GValue *value,
                               GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_ITEM:
      tracker_tell_row_set_item (TRACKER_TELL_ROW (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tracker_tell_row_dispose (GObject *object)
{
  TrackerTellRow *self = TRACKER_TELL_ROW (object);
  GtkWidget *child;

  gtk_widget_dispose_template (GTK_WIDGET (self), TRACKER_TYPE_TELL_ROW);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->item);

  G_OBJECT_CLASS (tracker_tell_row_parent_class)->dispose (object);
}

static void
tracker_tell_row_class_init (TrackerTellRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = tracker_tell_row_get_property;
  object_class->set_property = tracker_tell_row_set_property;
  object_class->dispose = tracker_tell_row_dispose;

  properties[PROP_ITEM]
      = g_param_spec_object ("item", NULL, NULL, TRACKER_TYPE_TELL_ITEM,
                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/Tracker/ui/tracker-tell-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TrackerTellRow, host_label);
  gtk_widget_class_bind_template_child (widget_class, TrackerTellRow, number_label);
  gtk_widget_class_bind_template_child (widget_class, TrackerTellRow, when_label);
  gtk_widget_class_set_css_name (widget_class, "tellrow");
}

static void
tracker_tell_row_init (TrackerTellRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tracker_tell_row_new:
 *
 * Returns: (transfer floating): a row that shows nothing yet
 */
GtkWidget *
tracker_tell_row_new (void)
{
  return g_object_new (TRACKER_TYPE_TELL_ROW, NULL);
}

/**
 * tracker_tell_row_set_item:
 * @self: a row
 * @item: (nullable): what it shows from now on
 *
 * Main thread. The row should be in its list already: the list's item gets the accessible name.
 */
void
tracker_tell_row_set_item (TrackerTellRow *self, TrackerTellItem *item)
{
  g_return_if_fail (TRACKER_IS_TELL_ROW (self));

  if (!g_set_object (&self->item, item))
    return;

  if (item != NULL)
    show_item (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ITEM]);
}

/**
 * tracker_tell_row_get_item:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): what it shows
 */
TrackerTellItem *
tracker_tell_row_get_item (TrackerTellRow *self)
{
  g_return_val_if_fail (TRACKER_IS_TELL_ROW (self), NULL);

  return self->item;
}
