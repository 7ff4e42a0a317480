/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-challenge-clicks-control.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define FAR_PX 10

struct _TrackerChallengeClicksControl
{
  GtkBox parent_instance;

  GtkLabel *status_label; /* (template) */

  TrackerChallengePicture *picture; /* (owned) (nullable) */
  GtkEventController *pointer;      /* (nullable) owned by the picture's widget, as are these: */
  GtkEventController *keys;
  GtkEventController *focus;
  GArray *points; /* (owned) (element-type TrackerPoint) */
  guint n_wanted; /* 0: the person decides */
  TrackerPoint cross;
  gboolean is_moved; /* the cross, since the pointer was used */
};

static void tracker_challenge_clicks_control_iface_init (TrackerChallengeControlInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TrackerChallengeClicksControl,
                               tracker_challenge_clicks_control,
                               GTK_TYPE_BOX,
                               G_IMPLEMENT_INTERFACE (TRACKER_TYPE_CHALLENGE_CONTROL,
                                                      tracker_challenge_clicks_control_iface_init))

static guint
count_most (TrackerChallengeClicksControl *self)
{
  return self->n_wanted > 0 ? MIN (self->n_wanted, TRACKER_SOLUTION_MAX_POINTS)
                            : TRACKER_SOLUTION_MAX_POINTS;
}

/* What has just happened is seen below the picture and heard as the picture's description. */
static void
say (TrackerChallengeClicksControl *self, const char *text)
{
  gtk_label_set_text (self->status_label, text);
  if (self->picture != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->picture),
                                    GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
}

static void
say_count (TrackerChallengeClicksControl *self)
{
  guint n = self->points->len;
  g_autofree char *text = NULL;

  if (n == 0)
    text = g_strdup (_ ("Click the signs, or move the cross with the arrow keys and press Space."));
  else if (self->n_wanted > 0)
    /* Translators: how many signs of the picture were clicked. */
    text = g_strdup_printf (_ ("%u of %u clicked"), n, self->n_wanted);
  else
    text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u clicked", "%u clicked", n), n);
  say (self, text);
}

static void
say_cross (TrackerChallengeClicksControl *self)
{
  /* Translators: numbers are pixels from the picture's left and top edge. */
  g_autofree char *text = g_strdup_printf (_ ("Cross at %d, %d"), self->cross.x, self->cross.y);

  say (self, text);
}

static void
say_point (TrackerChallengeClicksControl *self, TrackerPoint point)
{
  g_autofree char *text = NULL;

  if (self->n_wanted > 0)
    /* Translators: "Point 2 of 4 at 118, 60"; the last two are pixels from left and top. */
    text = g_strdup_printf (_ ("Point %u of %u at %d, %d"), self->points->len, self->n_wanted,
                            point.x, point.y);
  else
    /* Translators: "Point 2 at 118, 60"; the last two are pixels from left and top. */
    text = g_strdup_printf (_ ("Point %u at %d, %d"), self->points->len, point.x, point.y);
  say (self, text);
}

/* Whoever points with the pointer needs none. */
static void
show_cross (TrackerChallengeClicksControl *self)
{
  if (self->picture == NULL)
    return;

  tracker_challenge_picture_set_cross (
      self->picture, self->is_moved || gtk_widget_has_visible_focus (GTK_WIDGET (self->picture))
                         ? &self->cross
                         : NULL);
}

static void
show_points (TrackerChallengeClicksControl *self)
{
  gboolean any = self->points->len > 0;

  if (self->picture != NULL)
    tracker_challenge_picture_set_points (
        self->picture, (const TrackerPoint *) (void *) self->points->data, self->points->len);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "points.undo", any);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "points.clear", any);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "points.place",
                                 self->points->len < count_most (self));
  tracker_challenge_control_say_changed (TRACKER_CHALLENGE_CONTROL (self));
}

static void
undo (TrackerChallengeClicksControl *self)
{
  if (self->points->len == 0)
    return;

  g_array_set_size (self->points, self->points->len - 1);
  show_points (self);
  say_count (self);
}

static void
clear (TrackerChallengeClicksControl *self)
{
  g_array_set_size (self->points, 0);
  show_points (self);
  say_count (self);
}

static void
move_cross (TrackerChallengeClicksControl *self, int dx, int dy)
{
  TrackerPicture *shown
      = self->picture != NULL ? tracker_challenge_picture_get_picture (self->picture) : NULL;

  if (shown == NULL)
    return;

  self->is_moved = TRUE;
  self->cross.x = CLAMP (self->cross.x + dx, 0, tracker_picture_get_width (shown) - 1);
  self->cross.y = CLAMP (self->cross.y + dy, 0, tracker_picture_get_height (shown) - 1);
  show_cross (self);
  say_cross (self);
}

static void
on_pointer_pressed_cb (GtkGestureClick *gesture,
                       int n_press,
                       double x,
                       double y,
                       TrackerChallengeClicksControl *self)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_grab_focus (GTK_WIDGET (self->picture));
  self->is_moved = FALSE;
  tracker_challenge_clicks_control_place (
      self, tracker_challenge_picture_find_point (self->picture, x, y));
}

static gboolean
on_key_pressed_cb (GtkEventControllerKey *controller,
                   guint keyval,
                   guint keycode,
                   GdkModifierType state,
                   TrackerChallengeClicksControl *self)
{
  return tracker_challenge_clicks_control_press (self, keyval, state);
}

static void
on_focus_changed_cb (GObject *object, GParamSpec *pspec, TrackerChallengeClicksControl *self)
{
  show_cross (self);
}

static void
move_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  static const struct
  {
    const char *name;
    int dx, dy;
  } moves[] = {
    { "points.left", -1, 0 },
    { "points.right", 1, 0 },
    { "points.up", 0, -1 },
    { "points.down", 0, 1 },
    { "points.far-left", -FAR_PX, 0 },
    { "points.far-right", FAR_PX, 0 },
    { "points.far-up", 0, -FAR_PX },
    { "points.far-down", 0, FAR_PX },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (moves); i++)
    if (g_str_equal (action_name, moves[i].name))
      move_cross (TRACKER_CHALLENGE_CLICKS_CONTROL (widget), moves[i].dx, moves[i].dy);
}

static void
place_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  TrackerChallengeClicksControl *self = TRACKER_CHALLENGE_CLICKS_CONTROL (widget);

  tracker_challenge_clicks_control_place (self, self->cross);
}

static void
undo_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  undo (TRACKER_CHALLENGE_CLICKS_CONTROL (widget));
}

static void
clear_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  clear (TRACKER_CHALLENGE_CLICKS_CONTROL (widget));
}

static void
tracker_challenge_clicks_control_end (TrackerChallengeControl *control)
{
  TrackerChallengeClicksControl *self = TRACKER_CHALLENGE_CLICKS_CONTROL (control);
  GtkWidget *picture = GTK_WIDGET (self->picture);

  if (picture == NULL)
    return;

  gtk_widget_remove_controller (picture, g_steal_pointer (&self->pointer));
  gtk_widget_remove_controller (picture, g_steal_pointer (&self->keys));
  gtk_widget_remove_controller (picture, g_steal_pointer (&self->focus));
  gtk_widget_set_focusable (picture, FALSE);
  gtk_widget_set_cursor (picture, NULL);
  tracker_challenge_picture_set_points (self->picture, NULL, 0);
  tracker_challenge_picture_set_cross (self->picture, NULL);
  gtk_accessible_reset_property (GTK_ACCESSIBLE (picture), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
  g_clear_object (&self->picture);
}

static void
listen_to_picture (TrackerChallengeClicksControl *self, TrackerChallengePicture *picture)
{
  GtkWidget *widget = GTK_WIDGET (picture);

  self->picture = g_object_ref (picture);
  self->pointer = GTK_EVENT_CONTROLLER (gtk_gesture_click_new ());
  g_signal_connect_object (self->pointer, "pressed", G_CALLBACK (on_pointer_pressed_cb), self, 0);
  gtk_widget_add_controller (widget, self->pointer);
  self->keys = gtk_event_controller_key_new ();
  g_signal_connect_object (self->keys, "key-pressed", G_CALLBACK (on_key_pressed_cb), self, 0);
  gtk_widget_add_controller (widget, self->keys);
  self->focus = gtk_event_controller_focus_new ();
  g_signal_connect_object (self->focus, "notify::is-focus", G_CALLBACK (on_focus_changed_cb), self,
                           0);
  gtk_widget_add_controller (widget, self->focus);
  gtk_widget_set_focusable (widget, TRUE);
  gtk_widget_set_cursor_from_name (widget, "crosshair");
}

static void
tracker_challenge_clicks_control_begin (TrackerChallengeControl *control,
                                        TrackerChallenge *challenge,
                                        TrackerChallengePicture *picture)
{
  TrackerChallengeClicksControl *self = TRACKER_CHALLENGE_CLICKS_CONTROL (control);
  TrackerPicture *shown = tracker_challenge_picture_get_picture (picture);
  gboolean had_focus = gtk_widget_has_focus (GTK_WIDGET (picture));

  tracker_challenge_clicks_control_end (control);
  listen_to_picture (self, picture);
  if (had_focus)
    gtk_widget_grab_focus (GTK_WIDGET (picture));
  self->is_moved = FALSE;
  self->n_wanted = tracker_challenge_get_n_clicks (challenge);
  if (shown != NULL)
    self->cross = (TrackerPoint){ tracker_picture_get_width (shown) / 2,
                                  tracker_picture_get_height (shown) / 2 };
  show_cross (self);
  clear (self);
}

/* The next thing that is done takes the place of it. */
static void
tracker_challenge_clicks_control_describe (TrackerChallengeControl *control, const char *text)
{
  TrackerChallengeClicksControl *self = TRACKER_CHALLENGE_CLICKS_CONTROL (control);

  if (self->picture != NULL && *text != '\0')
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->picture),
                                    GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
}

static gboolean
tracker_challenge_clicks_control_get_ready (TrackerChallengeControl *control)
{
  TrackerChallengeClicksControl *self = TRACKER_CHALLENGE_CLICKS_CONTROL (control);

  return self->points->len >= MAX (self->n_wanted, 1);
}

static TrackerSolution *
tracker_challenge_clicks_control_dup_solution (TrackerChallengeControl *control)
{
  TrackerChallengeClicksControl *self = TRACKER_CHALLENGE_CLICKS_CONTROL (control);

  return tracker_solution_new_points ((const TrackerPoint *) (void *) self->points->data,
                                      self->points->len);
}

static gboolean
tracker_challenge_clicks_control_grab_focus (GtkWidget *widget)
{
  TrackerChallengeClicksControl *self = TRACKER_CHALLENGE_CLICKS_CONTROL (widget);

  return self->picture != NULL && gtk_widget_grab_focus (GTK_WIDGET (self->picture));
}

static void
tracker_challenge_clicks_control_dispose (GObject *object)
{
  tracker_challenge_clicks_control_end (TRACKER_CHALLENGE_CONTROL (object));
  gtk_widget_dispose_template (GTK_WIDGET (object), TRACKER_TYPE_CHALLENGE_CLICKS_CONTROL);

  G_OBJECT_CLASS (tracker_challenge_clicks_control_parent_class)->dispose (object);
}

static void
tracker_challenge_clicks_control_finalize (GObject *object)
{
  g_array_unref (TRACKER_CHALLENGE_CLICKS_CONTROL (object)->points);

  G_OBJECT_CLASS (tracker_challenge_clicks_control_parent_class)->finalize (object);
}

static void
tracker_challenge_clicks_control_iface_init (TrackerChallengeControlInterface *iface)
{
  iface->begin = tracker_challenge_clicks_control_begin;
  iface->end = tracker_challenge_clicks_control_end;
  iface->describe = tracker_challenge_clicks_control_describe;
  iface->get_ready = tracker_challenge_clicks_control_get_ready;
  iface->dup_solution = tracker_challenge_clicks_control_dup_solution;
}

static void
tracker_challenge_clicks_control_class_init (TrackerChallengeClicksControlClass *klass)
{
  static const char *const moves[]
      = { "points.left",     "points.right",     "points.up",     "points.down",
          "points.far-left", "points.far-right", "points.far-up", "points.far-down" };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tracker_challenge_clicks_control_dispose;
  object_class->finalize = tracker_challenge_clicks_control_finalize;
  widget_class->grab_focus = tracker_challenge_clicks_control_grab_focus;

  g_type_ensure (ADW_TYPE_BUTTON_CONTENT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/com/example/Tracker/ui/tracker-challenge-clicks-control.ui");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_bind_template_child (widget_class, TrackerChallengeClicksControl, status_label);
  for (gsize i = 0; i < G_N_ELEMENTS (moves); i++)
    gtk_widget_class_install_action (widget_class, moves[i], NULL, move_action_cb);
  gtk_widget_class_install_action (widget_class, "points.place", NULL, place_action_cb);
  gtk_widget_class_install_action (widget_class, "points.undo", NULL, undo_action_cb);
  gtk_widget_class_install_action (widget_class, "points.clear", NULL, clear_action_cb);
}

static void
tracker_challenge_clicks_control_init (TrackerChallengeClicksControl *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->points = g_array_new (FALSE, FALSE, sizeof (TrackerPoint));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Points in the Picture"), -1);
}

/**
 * tracker_challenge_clicks_control_place:
 * @self: points
 * @point: in pixels of the picture
 *
 * Adds a point, unless there are as many as the post wants.
 */
void
tracker_challenge_clicks_control_place (TrackerChallengeClicksControl *self, TrackerPoint point)
{
  g_return_if_fail (TRACKER_IS_CHALLENGE_CLICKS_CONTROL (self));

  if (self->points->len >= count_most (self))
    {
      say (self, _ ("All points are there. Take one back to change it."));
      return;
    }

  g_array_append_val (self->points, point);
  self->cross = point;
  show_cross (self);
  show_points (self);
  say_point (self, point);
}

/**
 * tracker_challenge_clicks_control_get_points:
 * @self: points
 * @n_points: (out): their number
 *
 * Returns: (transfer none) (array length=n_points): in the order they were made, in pixels of the
 *   picture; until the next change
 */
const TrackerPoint *
tracker_challenge_clicks_control_get_points (TrackerChallengeClicksControl *self, gsize *n_points)
{
  g_return_val_if_fail (TRACKER_IS_CHALLENGE_CLICKS_CONTROL (self), NULL);

  *n_points = self->points->len;

  return (const TrackerPoint *) (void *) self->points->data;
}

/**
 * tracker_challenge_clicks_control_get_cross:
 * @self: points
 *
 * Returns: where the cross is, in pixels of the picture
 */
TrackerPoint
tracker_challenge_clicks_control_get_cross (TrackerChallengeClicksControl *self)
{
  static const TrackerPoint nowhere = { 0, 0 };

  g_return_val_if_fail (TRACKER_IS_CHALLENGE_CLICKS_CONTROL (self), nowhere);

  return self->cross;
}

/**
 * tracker_challenge_clicks_control_press:
 * @self: points
 * @keyval: the key
 * @state: what else is held down
 *
 * Returns: whether the key means something here
 */
gboolean
tracker_challenge_clicks_control_press (TrackerChallengeClicksControl *self,
                                        guint keyval,
                                        GdkModifierType state)
{
  int step = (state & GDK_SHIFT_MASK) != 0 ? FAR_PX : 1;

  g_return_val_if_fail (TRACKER_IS_CHALLENGE_CLICKS_CONTROL (self), FALSE);

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return FALSE;

  switch (keyval)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      move_cross (self, -step, 0);
      return TRUE;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      move_cross (self, step, 0);
      return TRUE;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      move_cross (self, 0, -step);
      return TRUE;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      move_cross (self, 0, step);
      return TRUE;
    case GDK_KEY_space:
    case GDK_KEY_KP_Space:
      tracker_challenge_clicks_control_place (self, self->cross);
      return TRUE;
    case GDK_KEY_BackSpace:
      undo (self);
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
