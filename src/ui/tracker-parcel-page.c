/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-parcel-page-private.h"

#include <glib/gi18n-lib.h>

#include "tracker-parcel-menu.h"
#include "tracker-timeline-item.h"

enum
{
  PROP_PARCEL = 1,
  PROP_FOLDED,
  PROP_STATE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TrackerParcelPage, tracker_parcel_page, GTK_TYPE_WIDGET)

/* How far the page must be scrolled until the bar repeats what went out of sight. */
#define TITLE_AFTER_PX 150

/* The furthest station that any post told of: a stage off the way does not undo it. */
static TrackerStage
find_furthest (TrackerParcelPage *self)
{
  TrackerStage stage = tracker_parcel_get_stage (self->parcel);
  GListModel *timeline = tracker_journey_get_timeline (self->journey);
  TrackerStage furthest = stage <= TRACKER_STAGE_DELIVERED ? stage : TRACKER_STAGE_UNKNOWN;

  for (guint i = 0; i < g_list_model_get_n_items (timeline); i++)
    {
      g_autoptr (TrackerTimelineItem) item = g_list_model_get_item (timeline, i);
      TrackerStage seen = tracker_event_get_stage (tracker_timeline_item_get_event (item));

      if (seen < TRACKER_STAGE_DELIVERED)
        furthest = MAX (furthest, seen);
    }

  return furthest;
}

static void
update_strip (TrackerParcelPage *self, const char *origin, const char *destination)
{
  gboolean is_domestic = *origin != '\0' && g_str_equal (origin, destination);

  tracker_stage_strip_set_way (self->strip, find_furthest (self), is_domestic);
}

static void
update_stage_style (TrackerParcelPage *self, const char *style)
{
  GtkWidget *widgets[] = { GTK_WIDGET (self->stage_image), GTK_WIDGET (self->stage_label),
                           GTK_WIDGET (self->strip) };

  if (g_strcmp0 (self->stage_style, style) == 0)
    return;

  for (gsize i = 0; i < G_N_ELEMENTS (widgets); i++)
    {
      if (self->stage_style != NULL)
        gtk_widget_remove_css_class (widgets[i], self->stage_style);
      gtk_widget_add_css_class (widgets[i], style);
    }
  g_free (self->stage_style);
  self->stage_style = g_strdup (style);
}

static char *
dup_summary (TrackerParcelPage *self)
{
  g_autofree char *days = NULL, *ago = NULL, *added = NULL;
  g_autofree char *news = NULL;

  g_object_get (self->parcel, "days-label", &days, "last-ago", &ago, "added-label", &added, NULL);
  if (ago == NULL || *ago == '\0')
    return g_steal_pointer (&added);

  /* Translators: when the newest event of a parcel was: "Latest news 3 hours ago". */
  news = g_strdup_printf (_ ("Latest news %s"), ago);
  if (days == NULL || *days == '\0')
    return g_steal_pointer (&news);

  return g_strdup_printf ("%s · %s", days, news);
}

static void
update_header (TrackerParcelPage *self)
{
  g_autofree char *icon = NULL, *style = NULL, *label = NULL, *origin = NULL, *destination = NULL;
  g_autofree char *summary = dup_summary (self);
  const char *title = tracker_parcel_get_title (self->parcel);

  g_object_get (self->parcel, "stage-icon", &icon, "stage-style", &style, "stage-label", &label,
                "origin", &origin, "destination", &destination, NULL);
  gtk_image_set_from_icon_name (self->stage_image, icon);
  gtk_label_set_text (self->stage_label, label);
  gtk_label_set_text (self->title_label, title);
  gtk_label_set_text (self->summary_label, summary);
  adw_window_title_set_subtitle (self->window_title, label);
  update_stage_style (self, style);
  update_strip (self, origin, destination);
}

static void
update_spinner (TrackerParcelPage *self)
{
  gboolean asking = FALSE;

  if (self->parcel != NULL)
    g_object_get (self->parcel, "asking", &asking, NULL);
  gtk_stack_set_visible_child_name (self->refresh_stack, asking ? "spinner" : "button");
  gtk_spinner_set_spinning (self->refresh_spinner,
                            asking && gtk_widget_get_mapped (GTK_WIDGET (self)));
}

static void
update (TrackerParcelPage *self)
{
  g_autoptr (TrackerGuess) guess = NULL;

  g_clear_handle_id (&self->update_id, g_source_remove);
  tracker_parcel_page_update_actions (self);
  update_spinner (self);
  gtk_widget_set_visible (GTK_WIDGET (self->refresh_stack), self->parcel != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->menu_button), self->parcel != NULL);
  if (self->parcel != NULL && self->library != NULL)
    {
      guess = tracker_library_guess (self->library, tracker_parcel_get_number (self->parcel));
      update_header (self);
      tracker_parcel_page_update_facts (self, guess);
      tracker_parcel_page_update_notices (self, guess);
    }
  tracker_parcel_page_update_state (self);
}

static gboolean
on_update_idle_cb (gpointer user_data)
{
  TrackerParcelPage *self = user_data;

  self->update_id = 0;
  update (self);

  return G_SOURCE_REMOVE;
}

/* A change of the parcel comes as many notifications: the page follows once, before it is drawn. */
static void
queue_update (TrackerParcelPage *self)
{
  if (self->update_id == 0)
    self->update_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_update_idle_cb, self, NULL);
}

static void
on_parcel_notify_cb (TrackerParcel *parcel, GParamSpec *pspec, TrackerParcelPage *self)
{
  queue_update (self);
}

static void
on_journey_notify_cb (TrackerJourney *journey, GParamSpec *pspec, TrackerParcelPage *self)
{
  queue_update (self);
}

static void
on_journey_items_cb (GListModel *model,
                     guint position,
                     guint removed,
                     guint added,
                     TrackerParcelPage *self)
{
  queue_update (self);
}

static void
on_scrolled_notify_cb (GtkAdjustment *adjustment, GParamSpec *pspec, TrackerParcelPage *self)
{
  gboolean is_out_of_sight
      = self->parcel != NULL && gtk_adjustment_get_value (adjustment) > TITLE_AFTER_PX;

  adw_window_title_set_title (self->window_title,
                              is_out_of_sight ? tracker_parcel_get_title (self->parcel) : "");
  gtk_widget_set_visible (GTK_WIDGET (self->window_title), is_out_of_sight);
}

static void
tracker_parcel_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (tracker_parcel_page_parent_class)->map (widget);

  update_spinner (TRACKER_PARCEL_PAGE (widget));
}

static void
tracker_parcel_page_unmap (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (tracker_parcel_page_parent_class)->unmap (widget);

  update_spinner (TRACKER_PARCEL_PAGE (widget));
}

static void
set_folded (TrackerParcelPage *self, gboolean folded)
{
  if (self->is_folded == folded)
    return;

  self->is_folded = folded;
  gtk_widget_set_visible (self->back_button, folded);
  adw_header_bar_set_show_start_title_buttons (self->header, folded);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FOLDED]);
}

static void
tracker_parcel_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  TrackerParcelPage *self = TRACKER_PARCEL_PAGE (object);

  switch (prop_id)
    {
    case PROP_PARCEL:
      g_value_set_object (value, self->parcel);
      break;
    case PROP_FOLDED:
      g_value_set_boolean (value, self->is_folded);
      break;
    case PROP_STATE:
      g_value_set_string (value, self->state);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tracker_parcel_page_set_property (GObject *object,
                                  guint prop_id,
                                  const GValue *value,
                                  GParamSpec *pspec)
{
  TrackerParcelPage *self = TRACKER_PARCEL_PAGE (object);

  switch (prop_id)
    {
    case PROP_PARCEL:
      tracker_parcel_page_set_parcel (self, g_value_get_object (value));
      break;
    case PROP_FOLDED:
      set_folded (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
drop_journey (TrackerParcelPage *self)
{
  if (self->journey == NULL)
    return;

  g_signal_handlers_disconnect_by_data (self->journey, self);
  g_signal_handlers_disconnect_by_data (tracker_journey_get_timeline (self->journey), self);
  g_signal_handlers_disconnect_by_data (tracker_journey_get_legs (self->journey), self);
  g_clear_object (&self->journey);
}

static void
tracker_parcel_page_dispose (GObject *object)
{
  TrackerParcelPage *self = TRACKER_PARCEL_PAGE (object);
  GtkWidget *child;

  g_clear_handle_id (&self->update_id, g_source_remove);
  g_clear_object (&self->parcel_signals);
  drop_journey (self);
  if (self->scrolled != NULL)
    g_signal_handlers_disconnect_by_data (gtk_scrolled_window_get_vadjustment (self->scrolled),
                                          self);
  gtk_widget_dispose_template (GTK_WIDGET (self), TRACKER_TYPE_PARCEL_PAGE);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->parcel);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (tracker_parcel_page_parent_class)->dispose (object);
}

static void
tracker_parcel_page_finalize (GObject *object)
{
  TrackerParcelPage *self = TRACKER_PARCEL_PAGE (object);

  g_free (self->stage_style);
  g_free (self->notices_key);
  g_free (self->facts_key);

  G_OBJECT_CLASS (tracker_parcel_page_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  properties[PROP_PARCEL]
      = g_param_spec_object ("parcel", NULL, NULL, TRACKER_TYPE_PARCEL, G_PARAM_READWRITE | flags);
  properties[PROP_FOLDED]
      = g_param_spec_boolean ("folded", NULL, NULL, FALSE, G_PARAM_READWRITE | flags);
  properties[PROP_STATE]
      = g_param_spec_string ("state", NULL, NULL, "none", G_PARAM_READABLE | flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/Tracker/ui/tracker-parcel-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TrackerParcelPage, header);
  gtk_widget_class_bind_template_child (widget_class, TrackerParcelPage, window_title);
  gtk_widget_class_bind_template_child (widget_class, TrackerParcelPage, back_button);
  gtk_widget_class_bind_template_child (widget_class, TrackerParcelPage, refresh_stack);
  gtk_widget_class_bind_template_child (widget_class, TrackerParcelPage, refresh_spinner);
  gtk_widget_class_bind_template_child (widget_class, TrackerParcelPage, menu_button);
  gtk_widget_class_bind_template_child (widget_class, TrackerParcelPage, stack);
  gtk_widget_class_bind_template_child (widget_class, TrackerParcelPage, scrolled);
  gtk_widget_class_bind_template_child (widget_class, TrackerParcelPage, stage_image);
  gtk_widget_class_bind_template_child (widget_class, TrackerParcelPage, stage_label);
  gtk_widget_class_bind_template_child (widget_class, TrackerParcelPage, title_label);
  gtk_widget_class_bind_template_child (widget_class, TrackerParcelPage, summary_label);
  gtk_widget_class_bind_template_child (widget_class, TrackerParcelPage, strip);
  gtk_widget_class_bind_template_child (widget_class, TrackerParcelPage, notices);
  gtk_widget_class_bind_template_child (widget_class, TrackerParcelPage, number_row);
  gtk_widget_class_bind_template_child (widget_class, TrackerParcelPage, route_row);
  gtk_widget_class_bind_template_child (widget_class, TrackerParcelPage, facts_list);
  gtk_widget_class_bind_template_child (widget_class, TrackerParcelPage, timeline);
  gtk_widget_class_bind_template_child (widget_class, TrackerParcelPage, legs_list);
  gtk_widget_class_bind_template_child (widget_class, TrackerParcelPage, note);
}

static void
tracker_parcel_page_class_init (TrackerParcelPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = tracker_parcel_page_get_property;
  object_class->set_property = tracker_parcel_page_set_property;
  object_class->dispose = tracker_parcel_page_dispose;
  object_class->finalize = tracker_parcel_page_finalize;
  widget_class->map = tracker_parcel_page_map;
  widget_class->unmap = tracker_parcel_page_unmap;
  install_properties (object_class);

  g_type_ensure (TRACKER_TYPE_STAGE_STRIP);
  g_type_ensure (TRACKER_TYPE_TIMELINE_VIEW);
  g_type_ensure (TRACKER_TYPE_NOTE_EDITOR);
  g_type_ensure (TRACKER_TYPE_LEG_LIST);
  bind_template (widget_class);
  gtk_widget_class_set_css_name (widget_class, "parcelpage");
  tracker_parcel_page_install_actions (widget_class);
}

static void
tracker_parcel_page_init (TrackerParcelPage *self)
{
  self->state = "none";
  gtk_widget_init_template (GTK_WIDGET (self));

  self->parcel_signals = g_signal_group_new (TRACKER_TYPE_PARCEL);
  g_signal_group_connect (self->parcel_signals, "notify", G_CALLBACK (on_parcel_notify_cb), self);
  gtk_menu_button_set_create_popup_func (self->menu_button, tracker_parcel_page_create_menu_cb,
                                         self, NULL);
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (self->scrolled), "notify::value",
                           G_CALLBACK (on_scrolled_notify_cb), self, 0);
  adw_header_bar_set_show_start_title_buttons (self->header, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->window_title), FALSE);
  update (self);
}

/**
 * tracker_parcel_page_get_now_s:
 * @self: a page
 *
 * For the page's own files.
 *
 * Returns: UTC seconds
 */
gint64
tracker_parcel_page_get_now_s (TrackerParcelPage *self)
{
  return self->fixed_now_s != 0 ? self->fixed_now_s : g_get_real_time () / G_USEC_PER_SEC;
}

/**
 * tracker_parcel_page_set_now_s:
 * @self: a page
 * @now_s: UTC seconds; 0: the real clock
 *
 * Makes time stand still, for tests.
 */
void
tracker_parcel_page_set_now_s (TrackerParcelPage *self, gint64 now_s)
{
  self->fixed_now_s = now_s;
}

/**
 * tracker_parcel_page_set_library:
 * @self: a page
 * @library: where parcels come from
 *
 * Main thread; once, before the first parcel is shown.
 */
void
tracker_parcel_page_set_library (TrackerParcelPage *self, TrackerLibrary *library)
{
  GListModel *timeline;

  g_return_if_fail (TRACKER_IS_PARCEL_PAGE (self));
  g_return_if_fail (TRACKER_IS_LIBRARY (library));
  g_return_if_fail (self->library == NULL);

  self->library = g_object_ref (library);
  self->journey = tracker_library_create_journey (library);
  timeline = tracker_journey_get_timeline (self->journey);
  g_signal_connect_object (self->journey, "notify", G_CALLBACK (on_journey_notify_cb), self, 0);
  g_signal_connect_object (timeline, "items-changed", G_CALLBACK (on_journey_items_cb), self, 0);
  g_signal_connect_object (tracker_journey_get_legs (self->journey), "items-changed",
                           G_CALLBACK (on_journey_items_cb), self, 0);
  tracker_timeline_view_set_model (self->timeline, timeline);
  tracker_leg_list_set_model (self->legs_list, library, tracker_journey_get_legs (self->journey));
  tracker_note_editor_set_library (self->note, library);
}

/**
 * tracker_parcel_page_set_parcel:
 * @self: a page
 * @parcel: (nullable): what to show from now on
 *
 * Shows another parcel from its top. What was typed about the one before is kept first. Main
 * thread.
 */
void
tracker_parcel_page_set_parcel (TrackerParcelPage *self, TrackerParcel *parcel)
{
  g_return_if_fail (TRACKER_IS_PARCEL_PAGE (self));
  g_return_if_fail (parcel == NULL || self->journey != NULL);

  if (!g_set_object (&self->parcel, parcel))
    return;

  tracker_timeline_view_restart (self->timeline);
  if (self->journey != NULL)
    tracker_journey_set_parcel (self->journey, parcel);
  g_signal_group_set_target (self->parcel_signals, parcel);
  tracker_note_editor_set_parcel (self->note, parcel);
  tracker_parcel_menu_attach (GTK_WIDGET (self), parcel);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scrolled), 0);
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PARCEL]);
}

/**
 * tracker_parcel_page_get_parcel:
 * @self: a page
 *
 * Returns: (transfer none) (nullable): the parcel that is shown
 */
TrackerParcel *
tracker_parcel_page_get_parcel (TrackerParcelPage *self)
{
  g_return_val_if_fail (TRACKER_IS_PARCEL_PAGE (self), NULL);

  return self->parcel;
}

/**
 * tracker_parcel_page_get_state:
 * @self: a page
 *
 * Returns: (transfer none): what is shown, as the property says
 */
const char *
tracker_parcel_page_get_state (TrackerParcelPage *self)
{
  g_return_val_if_fail (TRACKER_IS_PARCEL_PAGE (self), NULL);

  return self->state;
}
