/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-hint-bar.h"

struct _TrackerHintBar
{
  GtkWidget parent_instance;

  GtkRevealer *revealer; /* (template) */
  GtkImage *image;       /* (template) */
  GtkLabel *label;       /* (template) */
  GtkButton *button;     /* (template) */
};

enum
{
  PROP_ICON_NAME = 1,
  PROP_TEXT,
  PROP_BUTTON_LABEL,
  PROP_ACTION_NAME,
  PROP_REVEALED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TrackerHintBar, tracker_hint_bar, GTK_TYPE_WIDGET)

static void
set_icon_name (TrackerHintBar *self, const char *icon_name)
{
  if (g_strcmp0 (gtk_image_get_icon_name (self->image), icon_name) == 0)
    return;

  gtk_image_set_from_icon_name (self->image, icon_name);
  gtk_widget_set_visible (GTK_WIDGET (self->image), icon_name != NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ICON_NAME]);
}

static void
set_button_label (TrackerHintBar *self, const char *label)
{
  if (g_strcmp0 (gtk_button_get_label (self->button), label) == 0)
    return;

  gtk_button_set_label (self->button, label != NULL ? label : "");
  gtk_widget_set_visible (GTK_WIDGET (self->button), label != NULL && *label != '\0');
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUTTON_LABEL]);
}

static void
set_action_name (TrackerHintBar *self, const char *action_name)
{
  GtkActionable *actionable = GTK_ACTIONABLE (self->button);

  if (g_strcmp0 (gtk_actionable_get_action_name (actionable), action_name) == 0)
    return;

  gtk_actionable_set_action_name (actionable, action_name);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ACTION_NAME]);
}

static void
tracker_hint_bar_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  TrackerHintBar *self = TRACKER_HINT_BAR (object);

  switch (prop_id)
    {
    case PROP_ICON_NAME:
      g_value_set_string (value, gtk_image_get_icon_name (self->image));
      break;
    case PROP_TEXT:
      g_value_set_string (value, gtk_label_get_text (self->label));
      break;
    case PROP_BUTTON_LABEL:
      g_value_set_string (value, gtk_button_get_label (self->button));
      break;
    case PROP_ACTION_NAME:
      g_value_set_string (value, gtk_actionable_get_action_name (GTK_ACTIONABLE (self->button)));
      break;
    case PROP_REVEALED:
      g_value_set_boolean (value, gtk_revealer_get_reveal_child (self->revealer));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tracker_hint_bar_set_property (GObject *object,
                               guint prop_id,
                               const GValue *value,
                               GParamSpec *pspec)
{
  TrackerHintBar *self = TRACKER_HINT_BAR (object);

  switch (prop_id)
    {
    case PROP_ICON_NAME:
      set_icon_name (self, g_value_get_string (value));
      break;
    case PROP_TEXT:
      tracker_hint_bar_set_text (self, g_value_get_string (value));
      break;
    case PROP_BUTTON_LABEL:
      set_button_label (self, g_value_get_string (value));
      break;
    case PROP_ACTION_NAME:
      set_action_name (self, g_value_get_string (value));
      break;
    case PROP_REVEALED:
      tracker_hint_bar_set_revealed (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tracker_hint_bar_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), TRACKER_TYPE_HINT_BAR);

  G_OBJECT_CLASS (tracker_hint_bar_parent_class)->dispose (object);
}

static void
install_properties (GObjectClass *object_class)
{
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  properties[PROP_ICON_NAME] = g_param_spec_string ("icon-name", NULL, NULL, NULL, flags);
  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, NULL, flags);
  properties[PROP_BUTTON_LABEL] = g_param_spec_string ("button-label", NULL, NULL, NULL, flags);
  properties[PROP_ACTION_NAME] = g_param_spec_string ("action-name", NULL, NULL, NULL, flags);
  properties[PROP_REVEALED] = g_param_spec_boolean ("revealed", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
tracker_hint_bar_class_init (TrackerHintBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tracker_hint_bar_dispose;
  object_class->get_property = tracker_hint_bar_get_property;
  object_class->set_property = tracker_hint_bar_set_property;
  install_properties (object_class);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/Tracker/ui/tracker-hint-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, TrackerHintBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, TrackerHintBar, image);
  gtk_widget_class_bind_template_child (widget_class, TrackerHintBar, label);
  gtk_widget_class_bind_template_child (widget_class, TrackerHintBar, button);
  gtk_widget_class_set_css_name (widget_class, "hintbar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_STATUS);
}

static void
tracker_hint_bar_init (TrackerHintBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tracker_hint_bar_new:
 *
 * Returns: (transfer floating): a bar that is not revealed
 */
GtkWidget *
tracker_hint_bar_new (void)
{
  return g_object_new (TRACKER_TYPE_HINT_BAR, NULL);
}

/**
 * tracker_hint_bar_set_text:
 * @self: a bar
 * @text: (nullable): one sentence, plain text
 */
void
tracker_hint_bar_set_text (TrackerHintBar *self, const char *text)
{
  g_return_if_fail (TRACKER_IS_HINT_BAR (self));

  if (text == NULL)
    text = "";
  if (g_str_equal (gtk_label_get_text (self->label), text))
    return;

  gtk_label_set_text (self->label, text);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
}

/**
 * tracker_hint_bar_set_button:
 * @self: a bar
 * @label: (nullable): what the button says; %NULL for a bar without one
 * @action_name: (nullable): what it activates, without a parameter
 */
void
tracker_hint_bar_set_button (TrackerHintBar *self, const char *label, const char *action_name)
{
  g_return_if_fail (TRACKER_IS_HINT_BAR (self));

  set_button_label (self, label);
  set_action_name (self, action_name);
}

/**
 * tracker_hint_bar_set_revealed:
 * @self: a bar
 * @revealed: whether it is to be seen
 */
void
tracker_hint_bar_set_revealed (TrackerHintBar *self, gboolean revealed)
{
  g_return_if_fail (TRACKER_IS_HINT_BAR (self));

  if (gtk_revealer_get_reveal_child (self->revealer) == !!revealed)
    return;

  gtk_revealer_set_reveal_child (self->revealer, revealed);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REVEALED]);
}
