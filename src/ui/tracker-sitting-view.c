/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-sitting-view-private.h"

#include <glib/gi18n-lib.h>

#include "tracker-sitting-result-row.h"

#define BODY_WIDTH 500
#define LARGE_WIDTH 1320

enum
{
  PROP_SITTING = 1,
  PROP_LARGE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TrackerSittingView, tracker_sitting_view, ADW_TYPE_BIN)

static TrackerSittingState
get_state (TrackerSittingView *self)
{
  return tracker_sitting_get_state (self->sitting);
}

static gboolean
is_waiting (TrackerSittingState state)
{
  return state == TRACKER_SITTING_NEW || state == TRACKER_SITTING_LOADING
         || state == TRACKER_SITTING_SENDING;
}

static const char *
choose_page (TrackerSittingView *self)
{
  switch (get_state (self))
    {
    case TRACKER_SITTING_STUCK:
      return "lookup";
    case TRACKER_SITTING_DONE:
      return "done";
    case TRACKER_SITTING_FAILED:
      return self->is_looking_up ? "lookup" : "failed";
    case TRACKER_SITTING_NEW:
    case TRACKER_SITTING_LOADING:
    case TRACKER_SITTING_ASKING:
    case TRACKER_SITTING_SENDING:
    default:
      return self->is_looking_up ? "lookup" : "challenge";
    }
}

static void
update_actions (TrackerSittingView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  TrackerSittingState state = get_state (self);
  gboolean on_challenge = g_str_equal (choose_page (self), "challenge");
  g_autofree char *page = NULL;
  gboolean is_over = state == TRACKER_SITTING_DONE || state == TRACKER_SITTING_SENDING;

  g_object_get (self->sitting, "page", &page, NULL);
  gtk_widget_action_set_enabled (widget, "sitting.send",
                                 on_challenge && state == TRACKER_SITTING_ASKING
                                     && tracker_challenge_view_get_ready (self->challenge_view));
  gtk_widget_action_set_enabled (widget, "sitting.renew",
                                 state == TRACKER_SITTING_ASKING || state == TRACKER_SITTING_STUCK);
  gtk_widget_action_set_enabled (widget, "sitting.retry",
                                 state == TRACKER_SITTING_FAILED || state == TRACKER_SITTING_STUCK);
  gtk_widget_action_set_enabled (widget, "sitting.skip", !is_over);
  gtk_widget_action_set_enabled (widget, "sitting.look-up", !is_over && !self->is_looking_up);
  gtk_widget_action_set_enabled (widget, "sitting.back",
                                 self->is_looking_up && state != TRACKER_SITTING_STUCK);
  gtk_widget_action_set_enabled (widget, "sitting.open-page", page != NULL && *page != '\0');
}

/* The focus goes where the person has something to do, and nowhere while this is not seen. */
static void
focus_page (TrackerSittingView *self)
{
  GtkWidget *page = gtk_stack_get_visible_child (self->stack);

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  if (!g_str_equal (choose_page (self), "challenge"))
    gtk_widget_grab_focus (page == GTK_WIDGET (self->lookup) ? GTK_WIDGET (self->lookup) : page);
  else if (get_state (self) == TRACKER_SITTING_ASKING)
    gtk_widget_grab_focus (GTK_WIDGET (self->challenge_view));
}

static void
update (TrackerSittingView *self)
{
  TrackerSittingState state = get_state (self);
  const char *page = choose_page (self);
  gboolean is_other = g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), page) != 0;
  gint64 parcel_id;

  g_object_get (self->sitting, "parcel-id", &parcel_id, NULL);
  if (parcel_id != self->parcel_id)
    {
      self->parcel_id = parcel_id;
      self->is_looking_up = FALSE;
      tracker_sitting_lookup_clear (self->lookup);
      page = choose_page (self);
    }

  gtk_widget_set_visible (self->head, state != TRACKER_SITTING_DONE);
  tracker_sitting_view_show_parcel (self);
  tracker_sitting_view_show_notice (self);
  tracker_challenge_view_set_busy (self->challenge_view, is_waiting (state));
  tracker_sitting_lookup_update (self->lookup);
  if (state == TRACKER_SITTING_FAILED)
    tracker_sitting_view_show_failed (self);
  if (state == TRACKER_SITTING_DONE)
    tracker_sitting_view_show_done (self);
  gtk_stack_set_visible_child_name (self->stack, page);
  update_actions (self);
  if (is_other)
    focus_page (self);
}

static void
on_sitting_notify_cb (TrackerSitting *sitting, GParamSpec *pspec, TrackerSittingView *self)
{
  update (self);
  if (g_str_equal (pspec->name, "state") && get_state (self) == TRACKER_SITTING_ASKING)
    focus_page (self);
}

/* Comes last of what belongs to a challenge. */
static void
on_sitting_challenge_cb (TrackerSitting *sitting, GParamSpec *pspec, TrackerSittingView *self)
{
  g_autofree char *carrier_name = NULL;

  g_object_get (sitting, "carrier-name", &carrier_name, NULL);
  tracker_challenge_view_show (
      self->challenge_view, carrier_name, tracker_sitting_get_challenge (sitting),
      tracker_sitting_get_picture (sitting), tracker_sitting_get_piece (sitting),
      tracker_sitting_get_prompt (sitting));
  update (self);
}

static void
on_results_changed_cb (GListModel *results,
                       guint position,
                       guint removed,
                       guint added,
                       TrackerSittingView *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->results_list), g_list_model_get_n_items (results) > 0);
  update (self);
}

static void
on_challenge_changed_cb (TrackerChallengeView *view, TrackerSittingView *self)
{
  update_actions (self);
}

static void
on_challenge_notify_cb (TrackerChallengeView *view, GParamSpec *pspec, TrackerSittingView *self)
{
  gboolean large;

  g_object_get (view, "large", &large, NULL);
  adw_clamp_set_maximum_size (self->clamp, large ? LARGE_WIDTH : BODY_WIDTH);
  adw_clamp_set_tightening_threshold (self->clamp, large ? LARGE_WIDTH : BODY_WIDTH);
  update_actions (self);
  if (g_str_equal (pspec->name, "large"))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LARGE]);
}

static GtkWidget *
create_result_row (gpointer item, gpointer user_data)
{
  return tracker_sitting_result_row_new (item);
}

static void
send_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  TrackerSittingView *self = TRACKER_SITTING_VIEW (widget);
  g_autoptr (TrackerSolution) solution = tracker_challenge_view_dup_solution (self->challenge_view);
  g_autoptr (GError) error = NULL;

  if (solution == NULL)
    return;

  if (tracker_sitting_answer (self->sitting, solution, &error))
    tracker_challenge_view_set_error (self->challenge_view, NULL);
  else if (error != NULL)
    tracker_challenge_view_set_error (self->challenge_view, error->message);
}

static void
renew_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  tracker_sitting_renew (TRACKER_SITTING_VIEW (widget)->sitting);
}

static void
retry_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  tracker_sitting_retry (TRACKER_SITTING_VIEW (widget)->sitting);
}

static void
skip_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  tracker_sitting_skip (TRACKER_SITTING_VIEW (widget)->sitting);
}

static void
look_up_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  TrackerSittingView *self = TRACKER_SITTING_VIEW (widget);

  self->is_looking_up = g_str_equal (action_name, "sitting.look-up");
  update (self);
}

static void
open_page_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  TrackerSittingView *self = TRACKER_SITTING_VIEW (widget);

  /* What the page says will want a place. */
  if (g_str_equal (choose_page (self), "challenge") || g_str_equal (choose_page (self), "failed"))
    look_up_action_cb (widget, "sitting.look-up", NULL);
  tracker_sitting_lookup_open_page (self->lookup);
}

static void
tracker_sitting_view_map (GtkWidget *widget)
{
  TrackerSittingView *self = TRACKER_SITTING_VIEW (widget);

  GTK_WIDGET_CLASS (tracker_sitting_view_parent_class)->map (widget);

  tracker_sitting_start (self->sitting);
  focus_page (self);
}

static gboolean
tracker_sitting_view_grab_focus (GtkWidget *widget)
{
  focus_page (TRACKER_SITTING_VIEW (widget));

  return TRUE;
}

static void
tracker_sitting_view_constructed (GObject *object)
{
  TrackerSittingView *self = TRACKER_SITTING_VIEW (object);
  GListModel *results = tracker_sitting_get_results (self->sitting);

  G_OBJECT_CLASS (tracker_sitting_view_parent_class)->constructed (object);

  tracker_sitting_lookup_set_sitting (self->lookup, self->sitting);
  gtk_list_box_bind_model (self->results_list, results, create_result_row, NULL, NULL);
  g_signal_connect_object (results, "items-changed", G_CALLBACK (on_results_changed_cb), self, 0);
  g_signal_connect_object (self->sitting, "notify::challenge", G_CALLBACK (on_sitting_challenge_cb),
                           self, 0);
  g_signal_connect_object (self->sitting, "notify", G_CALLBACK (on_sitting_notify_cb), self, 0);
  on_results_changed_cb (results, 0, 0, 0, self);
  on_sitting_challenge_cb (self->sitting, NULL, self);
}

static void
tracker_sitting_view_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  TrackerSittingView *self = TRACKER_SITTING_VIEW (object);

  switch (prop_id)
    {
    case PROP_SITTING:
      g_value_set_object (value, self->sitting);
      break;
    case PROP_LARGE:
      g_object_get_property (G_OBJECT (self->challenge_view), "large", value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tracker_sitting_view_set_property (GObject *object,
                                   guint prop_id,
                                   const GValue *value,
                                   GParamSpec *pspec)
{
  TrackerSittingView *self = TRACKER_SITTING_VIEW (object);

  switch (prop_id)
    {
    case PROP_SITTING:
      self->sitting = g_value_dup_object (value);
      break;
    case PROP_LARGE:
      g_object_set_property (G_OBJECT (self->challenge_view), "large", value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tracker_sitting_view_dispose (GObject *object)
{
  TrackerSittingView *self = TRACKER_SITTING_VIEW (object);

  if (self->sitting != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->sitting, self);
      g_signal_handlers_disconnect_by_data (tracker_sitting_get_results (self->sitting), self);
    }
  gtk_widget_dispose_template (GTK_WIDGET (self), TRACKER_TYPE_SITTING_VIEW);
  g_clear_object (&self->sitting);

  G_OBJECT_CLASS (tracker_sitting_view_parent_class)->dispose (object);
}

static void
tracker_sitting_view_finalize (GObject *object)
{
  g_free (TRACKER_SITTING_VIEW (object)->next_name);

  G_OBJECT_CLASS (tracker_sitting_view_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (TRACKER_TYPE_CHALLENGE_VIEW);
  g_type_ensure (TRACKER_TYPE_SITTING_END);
  g_type_ensure (TRACKER_TYPE_SITTING_LOOKUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/Tracker/ui/tracker-sitting-view.ui");
  gtk_widget_class_bind_template_child (widget_class, TrackerSittingView, clamp);
  gtk_widget_class_bind_template_child (widget_class, TrackerSittingView, head);
  gtk_widget_class_bind_template_child (widget_class, TrackerSittingView, reason_label);
  gtk_widget_class_bind_template_child (widget_class, TrackerSittingView, title_label);
  gtk_widget_class_bind_template_child (widget_class, TrackerSittingView, number_label);
  gtk_widget_class_bind_template_child (widget_class, TrackerSittingView, batch_label);
  gtk_widget_class_bind_template_child (widget_class, TrackerSittingView, position_label);
  gtk_widget_class_bind_template_child (widget_class, TrackerSittingView, stack);
  gtk_widget_class_bind_template_child (widget_class, TrackerSittingView, notice_box);
  gtk_widget_class_bind_template_child (widget_class, TrackerSittingView, notice_image);
  gtk_widget_class_bind_template_child (widget_class, TrackerSittingView, notice_label);
  gtk_widget_class_bind_template_child (widget_class, TrackerSittingView, challenge_view);
  gtk_widget_class_bind_template_child (widget_class, TrackerSittingView, skip_button);
  gtk_widget_class_bind_template_child (widget_class, TrackerSittingView, failed);
  gtk_widget_class_bind_template_child (widget_class, TrackerSittingView, lookup);
  gtk_widget_class_bind_template_child (widget_class, TrackerSittingView, done);
  gtk_widget_class_bind_template_child (widget_class, TrackerSittingView, results_list);
  gtk_widget_class_bind_template_callback (widget_class, on_challenge_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_challenge_notify_cb);
}

static void
tracker_sitting_view_class_init (TrackerSittingViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = tracker_sitting_view_constructed;
  object_class->get_property = tracker_sitting_view_get_property;
  object_class->set_property = tracker_sitting_view_set_property;
  object_class->dispose = tracker_sitting_view_dispose;
  object_class->finalize = tracker_sitting_view_finalize;
  widget_class->map = tracker_sitting_view_map;
  widget_class->grab_focus = tracker_sitting_view_grab_focus;

  properties[PROP_SITTING]
      = g_param_spec_object ("sitting", NULL, NULL, TRACKER_TYPE_SITTING,
                             G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_LARGE]
      = g_param_spec_boolean ("large", NULL, NULL, FALSE,
                              G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "sitting.send", NULL, send_action_cb);
  gtk_widget_class_install_action (widget_class, "sitting.renew", NULL, renew_action_cb);
  gtk_widget_class_install_action (widget_class, "sitting.retry", NULL, retry_action_cb);
  gtk_widget_class_install_action (widget_class, "sitting.skip", NULL, skip_action_cb);
  gtk_widget_class_install_action (widget_class, "sitting.look-up", NULL, look_up_action_cb);
  gtk_widget_class_install_action (widget_class, "sitting.back", NULL, look_up_action_cb);
  gtk_widget_class_install_action (widget_class, "sitting.open-page", NULL, open_page_action_cb);
}

static void
tracker_sitting_view_init (TrackerSittingView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  tracker_sitting_end_set_buttons (self->failed, _ ("Try Again"), "sitting.retry",
                                   _ ("I Looked It Up Myself…"), "sitting.look-up");
}

/**
 * tracker_sitting_view_new:
 * @sitting: what to show
 *
 * Returns: (transfer floating): a view; @sitting starts when it is first seen
 */
GtkWidget *
tracker_sitting_view_new (TrackerSitting *sitting)
{
  return g_object_new (TRACKER_TYPE_SITTING_VIEW, "sitting", sitting, NULL);
}

/**
 * tracker_sitting_view_get_sitting:
 * @self: a view
 *
 * Returns: (transfer none): what is shown
 */
TrackerSitting *
tracker_sitting_view_get_sitting (TrackerSittingView *self)
{
  g_return_val_if_fail (TRACKER_IS_SITTING_VIEW (self), NULL);

  return self->sitting;
}

/**
 * tracker_sitting_view_activate:
 * @self: a view
 * @action_name: an action of the view or of a part of it
 *
 * Does what a button in the view would do; nothing if that is not possible now.
 */
void
tracker_sitting_view_activate (TrackerSittingView *self, const char *action_name)
{
  GtkWidget *widget = GTK_WIDGET (self);

  g_return_if_fail (TRACKER_IS_SITTING_VIEW (self));

  if (g_str_has_prefix (action_name, "challenge."))
    widget = GTK_WIDGET (self->challenge_view);
  else if (g_str_has_prefix (action_name, "paste."))
    widget = tracker_sitting_lookup_get_pane (self->lookup);
  if (gtk_widget_get_mapped (widget))
    gtk_widget_activate_action (widget, action_name, NULL);
}

/**
 * tracker_sitting_view_set_next:
 * @self: a view
 * @carrier_name: (nullable): the post that still asks after this one; NULL: none
 */
void
tracker_sitting_view_set_next (TrackerSittingView *self, const char *carrier_name)
{
  g_return_if_fail (TRACKER_IS_SITTING_VIEW (self));

  if (g_strcmp0 (self->next_name, carrier_name) == 0)
    return;

  g_free (self->next_name);
  self->next_name = g_strdup (carrier_name);
  update (self);
}

/**
 * tracker_sitting_view_get_page:
 * @self: a view
 *
 * Returns: (transfer none): challenge, lookup, failed or done
 */
const char *
tracker_sitting_view_get_page (TrackerSittingView *self)
{
  g_return_val_if_fail (TRACKER_IS_SITTING_VIEW (self), NULL);

  return gtk_stack_get_visible_child_name (self->stack);
}
