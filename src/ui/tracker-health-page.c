/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-health-page.h"

#include <glib/gi18n-lib.h>

#include "tracker-health-look.h"
#include "tracker-sentence.h"

struct _TrackerHealthPage
{
  GtkWidget parent_instance;

  GtkStack *stack;            /* (template) */
  GtkListBox *list;           /* (template) */
  AdwStatusPage *failed_page; /* (template) */

  TrackerLibrary *library;   /* (owned) */
  GListModel *items;         /* (owned) (nullable) of TrackerCarrierHealth */
  GCancellable *cancellable; /* (owned) ends with the page */
  const char *state;
};

enum
{
  PROP_STATE = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TrackerHealthPage, tracker_health_page, GTK_TYPE_WIDGET)

static void
set_state (TrackerHealthPage *self, const char *state)
{
  self->state = state;
  gtk_stack_set_visible_child_name (self->stack, state);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "health-page.copy-report",
                                 g_str_equal (state, "list"));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

static GtkWidget *
create_row (gpointer data, gpointer user_data)
{
  TrackerCarrierHealth *item = data;
  const char *state = tracker_carrier_health_get_state (item);
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title-lines", 0,
                                 "subtitle-lines", 0, "activatable", TRUE, NULL);
  GtkWidget *image
      = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  GtkWidget *arrow = g_object_new (GTK_TYPE_IMAGE, "icon-name", "go-next-symbolic",
                                   "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  g_autofree char *name = NULL, *words = NULL;

  g_object_get (item, "carrier-name", &name, NULL);
  /* Translators: how it goes with a carrier, then one sentence about it. */
  words = g_strdup_printf (_ ("%s: %s"), tracker_health_look_get_label (state),
                           tracker_carrier_health_get_headline (item));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
  tracker_health_look_show (GTK_IMAGE (image), state);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), image);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s",
                                    tracker_carrier_health_get_carrier (item));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "preferences.show-carrier");

  return row;
}

static void
show_items (TrackerHealthPage *self, GListModel *items)
{
  g_set_object (&self->items, items);
  gtk_list_box_bind_model (self->list, items, create_row, self, NULL);
  set_state (self, g_list_model_get_n_items (items) > 0 ? "list" : "empty");
}

static void
on_health_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TrackerHealthPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) items
      = tracker_library_list_health_finish (TRACKER_LIBRARY (source), result, &error);
  g_autofree char *sentence = NULL;
  g_autofree char *markup = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->stack == NULL)
    return;
  if (items != NULL)
    {
      show_items (self, items);
      return;
    }

  sentence = tracker_sentence_for_error (error, NULL);
  markup = g_markup_escape_text (sentence != NULL ? sentence : "", -1);
  adw_status_page_set_description (self->failed_page, markup);
  set_state (self, "failed");
}

static void
copy_report_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  TrackerHealthPage *self = TRACKER_HEALTH_PAGE (widget);
  g_autoptr (GString) report = g_string_new (NULL);

  for (guint i = 0; self->items != NULL && i < g_list_model_get_n_items (self->items); i++)
    {
      g_autoptr (TrackerCarrierHealth) item = g_list_model_get_item (self->items, i);

      if (report->len > 0)
        g_string_append (report, "\n");
      g_string_append (report, tracker_carrier_health_get_report (item));
    }
  gtk_widget_activate_action (widget, "preferences.copy", "s", report->str);
}

/* Read anew each time it is shown: a carrier's page may have changed something. */
static void
tracker_health_page_map (GtkWidget *widget)
{
  TrackerHealthPage *self = TRACKER_HEALTH_PAGE (widget);

  GTK_WIDGET_CLASS (tracker_health_page_parent_class)->map (widget);
  if (self->library != NULL)
    tracker_library_list_health_async (self->library, self->cancellable, on_health_listed_cb,
                                       g_object_ref (self));
}

static void
tracker_health_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_STATE:
      g_value_set_string (value, TRACKER_HEALTH_PAGE (object)->state);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tracker_health_page_dispose (GObject *object)
{
  TrackerHealthPage *self = TRACKER_HEALTH_PAGE (object);
  GtkWidget *child;

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), TRACKER_TYPE_HEALTH_PAGE);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->items);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (tracker_health_page_parent_class)->dispose (object);
}

static void
tracker_health_page_finalize (GObject *object)
{
  g_object_unref (TRACKER_HEALTH_PAGE (object)->cancellable);

  G_OBJECT_CLASS (tracker_health_page_parent_class)->finalize (object);
}

static void
tracker_health_page_class_init (TrackerHealthPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = tracker_health_page_get_property;
  object_class->dispose = tracker_health_page_dispose;
  object_class->finalize = tracker_health_page_finalize;
  widget_class->map = tracker_health_page_map;

  properties[PROP_STATE]
      = g_param_spec_string ("state", NULL, NULL, "loading",
                             G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/Tracker/ui/tracker-health-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TrackerHealthPage, stack);
  gtk_widget_class_bind_template_child (widget_class, TrackerHealthPage, list);
  gtk_widget_class_bind_template_child (widget_class, TrackerHealthPage, failed_page);
  gtk_widget_class_install_action (widget_class, "health-page.copy-report", NULL,
                                   copy_report_action_cb);
}

static void
tracker_health_page_init (TrackerHealthPage *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  set_state (self, "loading");
}

/**
 * tracker_health_page_new:
 * @library: what asks the carriers
 *
 * Main thread.
 *
 * Returns: (transfer floating): a page that reads when it is shown
 */
GtkWidget *
tracker_health_page_new (TrackerLibrary *library)
{
  TrackerHealthPage *self = g_object_new (TRACKER_TYPE_HEALTH_PAGE, NULL);

  self->library = g_object_ref (library);

  return GTK_WIDGET (self);
}

/**
 * tracker_health_page_get_state:
 * @self: a page
 *
 * Returns: (transfer none): what is shown, as the property says
 */
const char *
tracker_health_page_get_state (TrackerHealthPage *self)
{
  g_return_val_if_fail (TRACKER_IS_HEALTH_PAGE (self), NULL);

  return self->state;
}
