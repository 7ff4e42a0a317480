/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-challenge-slider-control.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define FAR_PX 10

struct _TrackerChallengeSliderControl
{
  GtkBox parent_instance;

  GtkWidget *row;            /* (template) */
  GtkScale *scale;           /* (template) */
  GtkAdjustment *adjustment; /* (template) */
  GtkLabel *status_label;    /* (template) */

  TrackerChallengePicture *picture; /* (owned) (nullable) */
  GtkGesture *drag;                 /* (nullable) owned by the picture's widget */
  int piece_top;
  int offset_at_start; /* of the drag under way */
};

static void tracker_challenge_slider_control_iface_init (TrackerChallengeControlInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TrackerChallengeSliderControl,
                               tracker_challenge_slider_control,
                               GTK_TYPE_BOX,
                               G_IMPLEMENT_INTERFACE (TRACKER_TYPE_CHALLENGE_CONTROL,
                                                      tracker_challenge_slider_control_iface_init))

static void
move_to (TrackerChallengeSliderControl *self, int offset)
{
  gtk_adjustment_set_value (self->adjustment, offset);
}

static void
move_by (TrackerChallengeSliderControl *self, int n_pixels)
{
  move_to (self, tracker_challenge_slider_control_get_offset (self) + n_pixels);
}

static void
show_offset (TrackerChallengeSliderControl *self)
{
  int offset = tracker_challenge_slider_control_get_offset (self);
  int most = tracker_challenge_slider_control_get_most (self);
  g_autofree char *text = NULL;

  if (offset == 0)
    text = g_strdup (_ ("Drag the piece into its hole, or use the arrow keys."));
  else
    /* Translators: where the piece of the picture is: "118 of 260 pixels". */
    text = g_strdup_printf (_ ("%d of %d pixels"), offset, most);
  gtk_label_set_text (self->status_label, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scale), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT,
                                  text, -1);
  if (self->picture != NULL)
    tracker_challenge_picture_move_piece (self->picture, offset, self->piece_top);
}

static void
on_adjustment_value_changed_cb (GtkAdjustment *adjustment, TrackerChallengeSliderControl *self)
{
  show_offset (self);
  tracker_challenge_control_say_changed (TRACKER_CHALLENGE_CONTROL (self));
}

static void
on_drag_begin_cb (GtkGestureDrag *drag, double x, double y, TrackerChallengeSliderControl *self)
{
  gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_grab_focus (GTK_WIDGET (self->scale));
  tracker_challenge_slider_control_begin_drag (self);
}

static void
on_drag_update_cb (GtkGestureDrag *drag, double dx, double dy, TrackerChallengeSliderControl *self)
{
  tracker_challenge_slider_control_drag (self, dx);
}

static gboolean
on_key_pressed_cb (GtkEventControllerKey *controller,
                   guint keyval,
                   guint keycode,
                   GdkModifierType state,
                   TrackerChallengeSliderControl *self)
{
  return tracker_challenge_slider_control_press (self, keyval, state);
}

static void
move_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  static const struct
  {
    const char *name;
    int n_pixels;
  } moves[] = {
    { "slider.left", -1 },
    { "slider.right", 1 },
    { "slider.far-left", -FAR_PX },
    { "slider.far-right", FAR_PX },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (moves); i++)
    if (g_str_equal (action_name, moves[i].name))
      move_by (TRACKER_CHALLENGE_SLIDER_CONTROL (widget), moves[i].n_pixels);
}

static void
tracker_challenge_slider_control_end (TrackerChallengeControl *control)
{
  TrackerChallengeSliderControl *self = TRACKER_CHALLENGE_SLIDER_CONTROL (control);

  if (self->picture == NULL)
    return;

  gtk_widget_remove_controller (GTK_WIDGET (self->picture), GTK_EVENT_CONTROLLER (self->drag));
  self->drag = NULL;
  gtk_widget_set_cursor (GTK_WIDGET (self->picture), NULL);
  tracker_challenge_picture_move_piece (self->picture, 0, 0);
  g_clear_object (&self->picture);
}

static void
listen_to_picture (TrackerChallengeSliderControl *self, TrackerChallengePicture *picture)
{
  self->picture = g_object_ref (picture);
  self->drag = gtk_gesture_drag_new ();
  g_signal_connect_object (self->drag, "drag-begin", G_CALLBACK (on_drag_begin_cb), self, 0);
  g_signal_connect_object (self->drag, "drag-update", G_CALLBACK (on_drag_update_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (picture), GTK_EVENT_CONTROLLER (self->drag));
  gtk_widget_set_cursor_from_name (GTK_WIDGET (picture), "ew-resize");
}

static void
tracker_challenge_slider_control_begin (TrackerChallengeControl *control,
                                        TrackerChallenge *challenge,
                                        TrackerChallengePicture *picture)
{
  TrackerChallengeSliderControl *self = TRACKER_CHALLENGE_SLIDER_CONTROL (control);
  TrackerPicture *background = tracker_challenge_picture_get_picture (picture);
  TrackerPicture *piece = tracker_challenge_picture_get_piece (picture);
  int most = 0;

  tracker_challenge_slider_control_end (control);
  listen_to_picture (self, picture);
  self->piece_top = tracker_challenge_get_piece_top (challenge);
  if (background != NULL)
    most = tracker_picture_get_width (background)
           - (piece != NULL ? tracker_picture_get_width (piece) : 0);
  gtk_adjustment_configure (self->adjustment, 0, 0, MAX (most, 0), 1, FAR_PX, 0);
  show_offset (self);
}

static void
tracker_challenge_slider_control_describe (TrackerChallengeControl *control, const char *text)
{
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (TRACKER_CHALLENGE_SLIDER_CONTROL (control)->scale),
      GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
}

static gboolean
tracker_challenge_slider_control_get_ready (TrackerChallengeControl *control)
{
  return tracker_challenge_slider_control_get_offset (TRACKER_CHALLENGE_SLIDER_CONTROL (control))
         > 0;
}

static TrackerSolution *
tracker_challenge_slider_control_dup_solution (TrackerChallengeControl *control)
{
  return tracker_solution_new_offset (
      tracker_challenge_slider_control_get_offset (TRACKER_CHALLENGE_SLIDER_CONTROL (control)));
}

static gboolean
tracker_challenge_slider_control_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (TRACKER_CHALLENGE_SLIDER_CONTROL (widget)->scale));
}

static void
tracker_challenge_slider_control_dispose (GObject *object)
{
  tracker_challenge_slider_control_end (TRACKER_CHALLENGE_CONTROL (object));
  gtk_widget_dispose_template (GTK_WIDGET (object), TRACKER_TYPE_CHALLENGE_SLIDER_CONTROL);

  G_OBJECT_CLASS (tracker_challenge_slider_control_parent_class)->dispose (object);
}

static void
tracker_challenge_slider_control_iface_init (TrackerChallengeControlInterface *iface)
{
  iface->begin = tracker_challenge_slider_control_begin;
  iface->end = tracker_challenge_slider_control_end;
  iface->describe = tracker_challenge_slider_control_describe;
  iface->get_ready = tracker_challenge_slider_control_get_ready;
  iface->dup_solution = tracker_challenge_slider_control_dup_solution;
}

static void
tracker_challenge_slider_control_class_init (TrackerChallengeSliderControlClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tracker_challenge_slider_control_dispose;
  widget_class->grab_focus = tracker_challenge_slider_control_grab_focus;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/com/example/Tracker/ui/tracker-challenge-slider-control.ui");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_bind_template_child (widget_class, TrackerChallengeSliderControl, row);
  gtk_widget_class_bind_template_child (widget_class, TrackerChallengeSliderControl, scale);
  gtk_widget_class_bind_template_child (widget_class, TrackerChallengeSliderControl, adjustment);
  gtk_widget_class_bind_template_child (widget_class, TrackerChallengeSliderControl, status_label);
  gtk_widget_class_bind_template_callback (widget_class, on_adjustment_value_changed_cb);
  gtk_widget_class_install_action (widget_class, "slider.left", NULL, move_action_cb);
  gtk_widget_class_install_action (widget_class, "slider.right", NULL, move_action_cb);
  gtk_widget_class_install_action (widget_class, "slider.far-left", NULL, move_action_cb);
  gtk_widget_class_install_action (widget_class, "slider.far-right", NULL, move_action_cb);
}

static void
tracker_challenge_slider_control_init (TrackerChallengeSliderControl *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));

  /* The picture is not mirrored where writing goes from right to left, so what moves in it is not
   * either. */
  gtk_widget_set_direction (self->row, GTK_TEXT_DIR_LTR);
  gtk_widget_set_direction (GTK_WIDGET (self->scale), GTK_TEXT_DIR_LTR);
  /* Before the scale's own keys: it takes Page Up for a way to the right. */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->scale), keys);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Moving the Piece"), -1);
}

/**
 * tracker_challenge_slider_control_get_offset:
 * @self: a slider
 *
 * Returns: the place of the piece's left edge, in pixels of the picture
 */
int
tracker_challenge_slider_control_get_offset (TrackerChallengeSliderControl *self)
{
  g_return_val_if_fail (TRACKER_IS_CHALLENGE_SLIDER_CONTROL (self), 0);

  return (int) lround (gtk_adjustment_get_value (self->adjustment));
}

/**
 * tracker_challenge_slider_control_get_most:
 * @self: a slider
 *
 * Returns: how far to the right the piece can go, in pixels of the picture
 */
int
tracker_challenge_slider_control_get_most (TrackerChallengeSliderControl *self)
{
  g_return_val_if_fail (TRACKER_IS_CHALLENGE_SLIDER_CONTROL (self), 0);

  return (int) lround (gtk_adjustment_get_upper (self->adjustment));
}

/**
 * tracker_challenge_slider_control_press:
 * @self: a slider
 * @keyval: the key
 * @state: what else is held down
 *
 * Returns: whether the key means something here
 */
gboolean
tracker_challenge_slider_control_press (TrackerChallengeSliderControl *self,
                                        guint keyval,
                                        GdkModifierType state)
{
  int step = (state & GDK_SHIFT_MASK) != 0 ? FAR_PX : 1;

  g_return_val_if_fail (TRACKER_IS_CHALLENGE_SLIDER_CONTROL (self), FALSE);

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return FALSE;

  switch (keyval)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      move_by (self, -step);
      return TRUE;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      move_by (self, step);
      return TRUE;
    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
      move_by (self, -FAR_PX);
      return TRUE;
    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
      move_by (self, FAR_PX);
      return TRUE;
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      move_to (self, 0);
      return TRUE;
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      move_to (self, tracker_challenge_slider_control_get_most (self));
      return TRUE;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      gtk_widget_activate_action (GTK_WIDGET (self), "sitting.send", NULL);
      return TRUE;
    default:
      return FALSE;
    }
}

/**
 * tracker_challenge_slider_control_begin_drag:
 * @self: a slider
 *
 * A drag begins on the picture.
 */
void
tracker_challenge_slider_control_begin_drag (TrackerChallengeSliderControl *self)
{
  g_return_if_fail (TRACKER_IS_CHALLENGE_SLIDER_CONTROL (self));

  self->offset_at_start = tracker_challenge_slider_control_get_offset (self);
}

/**
 * tracker_challenge_slider_control_drag:
 * @self: a slider
 * @dx: how far the drag has gone to the right since it began, in pixels of the widget
 */
void
tracker_challenge_slider_control_drag (TrackerChallengeSliderControl *self, double dx)
{
  double scale;

  g_return_if_fail (TRACKER_IS_CHALLENGE_SLIDER_CONTROL (self));

  if (self->picture == NULL)
    return;

  scale = tracker_challenge_picture_get_scale (self->picture);
  move_to (self, self->offset_at_start + (int) lround (dx / scale));
}
