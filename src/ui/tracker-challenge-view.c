/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-challenge-view.h"

#include <glib/gi18n-lib.h>

#include "tracker-challenge-clicks-control.h"
#include "tracker-challenge-frame.h"
#include "tracker-challenge-slider-control.h"
#include "tracker-challenge-text-control.h"

struct _TrackerChallengeView
{
  GtkBox parent_instance;

  GtkWidget *task;                 /* (template) */
  GtkLabel *task_label;            /* (template) */
  TrackerChallengePicture *prompt; /* (template) */
  TrackerChallengeFrame *frame;    /* (template) */
  GtkWidget *tools;                /* (template) */
  GtkSpinner *spinner;             /* (template) */
  GtkButton *zoom_button;          /* (template) */
  GtkStack *controls;              /* (template) */
  GtkWidget *text;                 /* (template) */
  GtkWidget *slider;               /* (template) */
  GtkWidget *clicks;               /* (template) */
  GtkLabel *error_label;           /* (template) */

  TrackerChallengePicture *picture; /* in the frame */
  TrackerChallengeControl *control; /* (nullable) the one in use, one of the three */
  gboolean ready;
};

enum
{
  PROP_READY = 1,
  PROP_INVERTED,
  PROP_CONTRAST,
  PROP_LARGE,
  N_PROPS
};

enum
{
  CHANGED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TrackerChallengeView, tracker_challenge_view, GTK_TYPE_BOX)

static void
update_ready (TrackerChallengeView *self)
{
  gboolean ready = self->control != NULL
                   && tracker_challenge_picture_get_picture (self->picture) != NULL
                   && tracker_challenge_control_get_ready (self->control);

  if (ready == self->ready)
    return;

  self->ready = ready;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READY]);
}

static void
update_zoom (TrackerChallengeView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  g_autofree char *label = NULL;
  int percent;

  g_object_get (self->picture, "percent", &percent, NULL);
  /* Translators: how large the picture is shown. */
  label = g_strdup_printf (_ ("%d %%"), percent);
  gtk_button_set_label (self->zoom_button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->zoom_button),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, label, -1);
  gtk_widget_action_set_enabled (widget, "challenge.zoom-in",
                                 tracker_challenge_picture_can_zoom (self->picture, 1));
  gtk_widget_action_set_enabled (widget, "challenge.zoom-out",
                                 tracker_challenge_picture_can_zoom (self->picture, -1));
  gtk_widget_action_set_enabled (widget, "challenge.zoom-reset",
                                 tracker_challenge_picture_can_zoom (self->picture, 0));
}

static void
on_picture_notify_cb (GObject *object, GParamSpec *pspec, TrackerChallengeView *self)
{
  update_zoom (self);
}

static void
on_control_changed_cb (TrackerChallengeControl *control, TrackerChallengeView *self)
{
  if (control != self->control)
    return;

  update_ready (self);
  tracker_challenge_view_set_error (self, NULL);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
zoom_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  TrackerChallengeView *self = TRACKER_CHALLENGE_VIEW (widget);

  if (g_str_equal (action_name, "challenge.zoom-in"))
    tracker_challenge_picture_zoom (self->picture, 1);
  else if (g_str_equal (action_name, "challenge.zoom-out"))
    tracker_challenge_picture_zoom (self->picture, -1);
  else
    tracker_challenge_picture_zoom (self->picture, 0);
}

static const char *
get_look_name (guint prop_id)
{
  return properties[prop_id]->name;
}

static void
tracker_challenge_view_get_property (GObject *object,
                                     guint prop_id,
                                     GValue *value,
                                     GParamSpec *pspec)
{
  TrackerChallengeView *self = TRACKER_CHALLENGE_VIEW (object);

  switch (prop_id)
    {
    case PROP_READY:
      g_value_set_boolean (value, self->ready);
      break;
    case PROP_INVERTED:
    case PROP_CONTRAST:
    case PROP_LARGE:
      g_object_get_property (G_OBJECT (self->picture), get_look_name (prop_id), value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tracker_challenge_view_set_property (GObject *object,
                                     guint prop_id,
                                     const GValue *value,
                                     GParamSpec *pspec)
{
  TrackerChallengeView *self = TRACKER_CHALLENGE_VIEW (object);

  switch (prop_id)
    {
    case PROP_INVERTED:
    case PROP_CONTRAST:
    case PROP_LARGE:
      g_object_set_property (G_OBJECT (self->picture), get_look_name (prop_id), value);
      g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static gboolean
tracker_challenge_view_grab_focus (GtkWidget *widget)
{
  TrackerChallengeView *self = TRACKER_CHALLENGE_VIEW (widget);

  return self->control != NULL && gtk_widget_grab_focus (GTK_WIDGET (self->control));
}

static void
tracker_challenge_view_dispose (GObject *object)
{
  TrackerChallengeView *self = TRACKER_CHALLENGE_VIEW (object);

  if (self->control != NULL)
    tracker_challenge_control_end (self->control);
  self->control = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (self), TRACKER_TYPE_CHALLENGE_VIEW);

  G_OBJECT_CLASS (tracker_challenge_view_parent_class)->dispose (object);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  properties[PROP_READY] = g_param_spec_boolean ("ready", NULL, NULL, FALSE,
                                                 G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_INVERTED] = g_param_spec_boolean ("inverted", NULL, NULL, FALSE, flags);
  properties[PROP_CONTRAST] = g_param_spec_boolean ("contrast", NULL, NULL, FALSE, flags);
  properties[PROP_LARGE] = g_param_spec_boolean ("large", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (TRACKER_TYPE_CHALLENGE_PICTURE);
  g_type_ensure (TRACKER_TYPE_CHALLENGE_FRAME);
  g_type_ensure (TRACKER_TYPE_CHALLENGE_TEXT_CONTROL);
  g_type_ensure (TRACKER_TYPE_CHALLENGE_SLIDER_CONTROL);
  g_type_ensure (TRACKER_TYPE_CHALLENGE_CLICKS_CONTROL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/Tracker/ui/tracker-challenge-view.ui");
  gtk_widget_class_bind_template_child (widget_class, TrackerChallengeView, task);
  gtk_widget_class_bind_template_child (widget_class, TrackerChallengeView, task_label);
  gtk_widget_class_bind_template_child (widget_class, TrackerChallengeView, prompt);
  gtk_widget_class_bind_template_child (widget_class, TrackerChallengeView, frame);
  gtk_widget_class_bind_template_child (widget_class, TrackerChallengeView, tools);
  gtk_widget_class_bind_template_child (widget_class, TrackerChallengeView, spinner);
  gtk_widget_class_bind_template_child (widget_class, TrackerChallengeView, zoom_button);
  gtk_widget_class_bind_template_child (widget_class, TrackerChallengeView, controls);
  gtk_widget_class_bind_template_child (widget_class, TrackerChallengeView, text);
  gtk_widget_class_bind_template_child (widget_class, TrackerChallengeView, slider);
  gtk_widget_class_bind_template_child (widget_class, TrackerChallengeView, clicks);
  gtk_widget_class_bind_template_child (widget_class, TrackerChallengeView, error_label);
  gtk_widget_class_bind_template_callback (widget_class, on_control_changed_cb);
}

static void
tracker_challenge_view_class_init (TrackerChallengeViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = tracker_challenge_view_get_property;
  object_class->set_property = tracker_challenge_view_set_property;
  object_class->dispose = tracker_challenge_view_dispose;
  widget_class->grab_focus = tracker_challenge_view_grab_focus;
  install_properties (object_class);
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  bind_template (widget_class);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_install_action (widget_class, "challenge.zoom-in", NULL, zoom_action_cb);
  gtk_widget_class_install_action (widget_class, "challenge.zoom-out", NULL, zoom_action_cb);
  gtk_widget_class_install_action (widget_class, "challenge.zoom-reset", NULL, zoom_action_cb);
  gtk_widget_class_install_property_action (widget_class, "challenge.inverted", "inverted");
  gtk_widget_class_install_property_action (widget_class, "challenge.contrast", "contrast");
  gtk_widget_class_install_property_action (widget_class, "challenge.large", "large");
}

static void
tracker_challenge_view_init (TrackerChallengeView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->picture = tracker_challenge_frame_get_picture (self->frame);
  /* What helps with the one helps with the other. */
  g_object_bind_property (self->picture, "inverted", self->prompt, "inverted", 0);
  g_object_bind_property (self->picture, "contrast", self->prompt, "contrast", 0);
  g_signal_connect_object (self->picture, "notify::zoom", G_CALLBACK (on_picture_notify_cb), self,
                           0);
  g_signal_connect_object (self->picture, "notify::percent", G_CALLBACK (on_picture_notify_cb),
                           self, 0);
  update_zoom (self);
}

static GtkWidget *
find_control (TrackerChallengeView *self, TrackerChallengeKind kind)
{
  switch (kind)
    {
    case TRACKER_CHALLENGE_SLIDER:
      return self->slider;
    case TRACKER_CHALLENGE_CLICKS:
      return self->clicks;
    case TRACKER_CHALLENGE_TEXT:
    default:
      return self->text;
    }
}

static const char *
find_name_format (TrackerChallengeKind kind)
{
  switch (kind)
    {
    case TRACKER_CHALLENGE_SLIDER:
      /* Translators: what a screen reader calls the picture; %s is a post. */
      return N_ ("Picture from %s: move the piece into its hole");
    case TRACKER_CHALLENGE_CLICKS:
      /* Translators: what a screen reader calls the picture; %s is a post. */
      return N_ ("Picture from %s: click the signs in order");
    case TRACKER_CHALLENGE_TEXT:
    default:
      /* Translators: what a screen reader calls the picture; %s is a post. */
      return N_ ("Picture from %s: type the characters it shows");
    }
}

static void
show_name (TrackerChallengeView *self, const char *carrier_name, TrackerChallengeKind kind)
{
  g_autofree char *name = NULL;

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  name = g_strdup_printf (_ (find_name_format (kind)), carrier_name);
#pragma GCC diagnostic pop
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->picture), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
}

/* A text challenge says its task below the field, where it is read while typing. */
static void
show_task (TrackerChallengeView *self, TrackerChallenge *challenge, TrackerPicture *prompt)
{
  const char *hint = tracker_challenge_get_hint (challenge);
  TrackerChallengeKind kind = tracker_challenge_get_kind (challenge);

  if (hint == NULL && kind == TRACKER_CHALLENGE_CLICKS)
    hint = prompt != NULL ? _ ("Click these in the picture, in this order:")
                          : _ ("Click the signs in the picture, in order.");
  tracker_challenge_picture_set_picture (self->prompt, prompt);
  gtk_widget_set_visible (GTK_WIDGET (self->prompt), prompt != NULL);
  gtk_label_set_text (self->task_label, hint != NULL ? hint : "");
  gtk_widget_set_visible (GTK_WIDGET (self->task_label), hint != NULL);
  gtk_widget_set_visible (self->task,
                          kind != TRACKER_CHALLENGE_TEXT && (hint != NULL || prompt != NULL));
}

static void
choose_control (TrackerChallengeView *self, TrackerChallenge *challenge)
{
  GtkWidget *control = find_control (self, tracker_challenge_get_kind (challenge));

  if (self->control != NULL && GTK_WIDGET (self->control) != control)
    tracker_challenge_control_end (self->control);
  self->control = TRACKER_CHALLENGE_CONTROL (control);
  gtk_stack_set_visible_child (self->controls, control);
  gtk_widget_set_visible (GTK_WIDGET (self->controls), TRUE);
  tracker_challenge_control_begin (self->control, challenge, self->picture);
}

/**
 * tracker_challenge_view_new:
 *
 * Returns: (transfer floating): a view of nothing
 */
GtkWidget *
tracker_challenge_view_new (void)
{
  return g_object_new (TRACKER_TYPE_CHALLENGE_VIEW, NULL);
}

/**
 * tracker_challenge_view_show:
 * @self: a view
 * @carrier_name: the post that asks
 * @challenge: (nullable): what it asks; NULL: nothing is there yet
 * @picture: (nullable): of the challenge
 * @piece: (nullable): of the challenge
 * @prompt: (nullable): of the challenge
 *
 * Shows a challenge and forgets what was answered to the one before. Without one the place and the
 * answer stay as they were.
 */
void
tracker_challenge_view_show (TrackerChallengeView *self,
                             const char *carrier_name,
                             TrackerChallenge *challenge,
                             TrackerPicture *picture,
                             TrackerPicture *piece,
                             TrackerPicture *prompt)
{
  g_return_if_fail (TRACKER_IS_CHALLENGE_VIEW (self));

  tracker_challenge_picture_set_picture (self->picture, picture);
  tracker_challenge_picture_set_piece (self->picture, piece);
  if (challenge != NULL)
    {
      show_name (self, carrier_name, tracker_challenge_get_kind (challenge));
      show_task (self, challenge, prompt);
      choose_control (self, challenge);
      tracker_challenge_view_set_error (self, NULL);
    }
  update_ready (self);
}

/**
 * tracker_challenge_view_set_busy:
 * @self: a view
 * @busy: whether the post is being waited for: nothing can be answered
 */
void
tracker_challenge_view_set_busy (TrackerChallengeView *self, gboolean busy)
{
  g_return_if_fail (TRACKER_IS_CHALLENGE_VIEW (self));

  gtk_widget_set_visible (GTK_WIDGET (self->spinner), busy);
  gtk_spinner_set_spinning (self->spinner, busy);
  if (self->control != NULL)
    tracker_challenge_control_set_busy (self->control, busy);
  gtk_widget_set_sensitive (GTK_WIDGET (self->picture), !busy);
  gtk_widget_set_sensitive (self->tools,
                            tracker_challenge_picture_get_picture (self->picture) != NULL);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_BUSY, busy, -1);
}

/**
 * tracker_challenge_view_set_error:
 * @self: a view
 * @text: (nullable): what is wrong with the answer, in one sentence
 */
void
tracker_challenge_view_set_error (TrackerChallengeView *self, const char *text)
{
  g_return_if_fail (TRACKER_IS_CHALLENGE_VIEW (self));

  gtk_label_set_text (self->error_label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), text != NULL);
  if (text != NULL)
    tracker_challenge_view_set_notice (self, text);
}

/**
 * tracker_challenge_view_set_notice:
 * @self: a view
 * @text: what became of the answer before; "": nothing
 *
 * Lets screen readers say it with what has the focus.
 */
void
tracker_challenge_view_set_notice (TrackerChallengeView *self, const char *text)
{
  g_return_if_fail (TRACKER_IS_CHALLENGE_VIEW (self));

  if (self->control != NULL)
    tracker_challenge_control_describe (self->control, text);
}

/**
 * tracker_challenge_view_get_ready:
 * @self: a view
 *
 * Returns: whether there is an answer that may be worth sending
 */
gboolean
tracker_challenge_view_get_ready (TrackerChallengeView *self)
{
  g_return_val_if_fail (TRACKER_IS_CHALLENGE_VIEW (self), FALSE);

  return self->ready;
}

/**
 * tracker_challenge_view_dup_solution:
 * @self: a view
 *
 * Returns: (transfer full) (nullable): what the person answered; NULL: nothing was asked
 */
TrackerSolution *
tracker_challenge_view_dup_solution (TrackerChallengeView *self)
{
  g_return_val_if_fail (TRACKER_IS_CHALLENGE_VIEW (self), NULL);

  if (self->control == NULL)
    return NULL;

  return tracker_challenge_control_dup_solution (self->control);
}
