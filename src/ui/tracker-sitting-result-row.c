/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-sitting-result-row.h"

#include "tracker-timeline-row.h"

struct _TrackerSittingResultRow
{
  GtkListBoxRow parent_instance;

  GtkImage *image;          /* (template) */
  GtkLabel *title_label;    /* (template) */
  GtkLabel *sentence_label; /* (template) */
  GtkListBox *list;         /* (template) */

  TrackerSittingResult *item; /* (owned) */
};

enum
{
  PROP_ITEM = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TrackerSittingResultRow, tracker_sitting_result_row, GTK_TYPE_LIST_BOX_ROW)

static GtkWidget *
create_event_row (gpointer item, gpointer user_data)
{
  return tracker_timeline_row_new (item);
}

static void
show_sign (TrackerSittingResultRow *self, gboolean is_good, int n_new)
{
  const char *style = n_new > 0 ? "success" : is_good ? "dim-label" : "warning";

  gtk_image_set_from_icon_name (self->image,
                                is_good ? "object-select-symbolic" : "dialog-warning-symbolic");
  gtk_widget_add_css_class (GTK_WIDGET (self->image), style);
}

static void
tracker_sitting_result_row_constructed (GObject *object)
{
  TrackerSittingResultRow *self = TRACKER_SITTING_RESULT_ROW (object);
  g_autofree char *title = NULL, *number = NULL, *sentence = NULL, *name = NULL;
  GListModel *events = tracker_sitting_result_get_events (self->item);
  gboolean is_good;
  int n_new;

  G_OBJECT_CLASS (tracker_sitting_result_row_parent_class)->constructed (object);

  g_object_get (self->item, "title", &title, "number", &number, "sentence", &sentence, "is-good",
                &is_good, "n-new", &n_new, NULL);
  gtk_label_set_text (self->title_label, title);
  gtk_label_set_text (self->sentence_label, sentence);
  show_sign (self, is_good, n_new);
  gtk_list_box_bind_model (self->list, events, create_event_row, NULL, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->list),
                          events != NULL && g_list_model_get_n_items (events) > 0);

  name = g_strdup_printf ("%s: %s", title, sentence);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, number, -1);
}

static void
tracker_sitting_result_row_get_property (GObject *object,
                                         guint prop_id,
                                         GValue *value,
                                         GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_ITEM:
      g_value_set_object (value, TRACKER_SITTING_RESULT_ROW (object)->item);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tracker_sitting_result_row_set_property (GObject *object,
                                         guint prop_id,
                                         const GValue *value,
                                         GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_ITEM:
      TRACKER_SITTING_RESULT_ROW (object)->item = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tracker_sitting_result_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), TRACKER_TYPE_SITTING_RESULT_ROW);
  g_clear_object (&TRACKER_SITTING_RESULT_ROW (object)->item);

  G_OBJECT_CLASS (tracker_sitting_result_row_parent_class)->dispose (object);
}

static void
tracker_sitting_result_row_class_init (TrackerSittingResultRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = tracker_sitting_result_row_constructed;
  object_class->get_property = tracker_sitting_result_row_get_property;
  object_class->set_property = tracker_sitting_result_row_set_property;
  object_class->dispose = tracker_sitting_result_row_dispose;

  properties[PROP_ITEM]
      = g_param_spec_object ("item", NULL, NULL, TRACKER_TYPE_SITTING_RESULT,
                             G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/com/example/Tracker/ui/tracker-sitting-result-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TrackerSittingResultRow, image);
  gtk_widget_class_bind_template_child (widget_class, TrackerSittingResultRow, title_label);
  gtk_widget_class_bind_template_child (widget_class, TrackerSittingResultRow, sentence_label);
  gtk_widget_class_bind_template_child (widget_class, TrackerSittingResultRow, list);
}

static void
tracker_sitting_result_row_init (TrackerSittingResultRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tracker_sitting_result_row_new:
 * @item: how a turn ended
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *
tracker_sitting_result_row_new (TrackerSittingResult *item)
{
  return g_object_new (TRACKER_TYPE_SITTING_RESULT_ROW, "item", item, NULL);
}
