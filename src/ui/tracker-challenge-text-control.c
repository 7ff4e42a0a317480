/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-challenge-text-control.h"

#include <glib/gi18n-lib.h>

struct _TrackerChallengeTextControl
{
  GtkBox parent_instance;

  GtkEntry *entry;      /* (template) */
  GtkLabel *hint_label; /* (template) */
};

static void tracker_challenge_text_control_iface_init (TrackerChallengeControlInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TrackerChallengeTextControl,
                               tracker_challenge_text_control,
                               GTK_TYPE_BOX,
                               G_IMPLEMENT_INTERFACE (TRACKER_TYPE_CHALLENGE_CONTROL,
                                                      tracker_challenge_text_control_iface_init))

static char *
dup_span (TrackerCharacters characters, guint least, guint most)
{
  if (least == 0 && most == 0)
    return g_strdup (characters == TRACKER_CHARACTERS_DIGITS ? _ ("Digits only") : "");
  if (least == most && characters == TRACKER_CHARACTERS_DIGITS)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u digit", "%u digits", most), most);
  if (least == most)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u character", "%u characters", most),
                            most);
  if (most == 0 || least == 0)
    return g_strdup ("");
  if (characters == TRACKER_CHARACTERS_DIGITS)
    /* Translators: "4 to 6 digits"; the plural is that of the second number. */
    return g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE, "%u to %u digit", "%u to %u digits", most), least, most);

  return g_strdup_printf (
      /* Translators: "4 to 6 characters"; the plural is that of the second number. */
      g_dngettext (GETTEXT_PACKAGE, "%u to %u character", "%u to %u characters", most), least,
      most);
}

/* The task in the post's words, and what is known of the answer. */
static char *
dup_hint (TrackerChallenge *challenge)
{
  g_autofree char *span = dup_span (tracker_challenge_get_characters (challenge),
                                    tracker_challenge_get_least_length (challenge),
                                    tracker_challenge_get_most_length (challenge));
  const char *hint = tracker_challenge_get_hint (challenge);

  if (hint == NULL || *hint == '\0')
    return g_steal_pointer (&span);
  if (*span == '\0')
    return g_strdup (hint);

  return g_strdup_printf ("%s · %s", hint, span);
}

static void
on_entry_changed_cb (GtkEntry *entry, TrackerChallengeTextControl *self)
{
  tracker_challenge_control_say_changed (TRACKER_CHALLENGE_CONTROL (self));
}

static void
on_entry_activate_cb (GtkEntry *entry, TrackerChallengeTextControl *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "sitting.send", NULL);
}

static void
tracker_challenge_text_control_describe (TrackerChallengeControl *control, const char *text)
{
  TrackerChallengeTextControl *self = TRACKER_CHALLENGE_TEXT_CONTROL (control);
  g_autofree char *whole = g_strjoin (" ", text, gtk_label_get_text (self->hint_label), NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  g_strstrip (whole), -1);
}

static void
tracker_challenge_text_control_begin (TrackerChallengeControl *control,
                                      TrackerChallenge *challenge,
                                      TrackerChallengePicture *picture)
{
  TrackerChallengeTextControl *self = TRACKER_CHALLENGE_TEXT_CONTROL (control);
  gboolean digits = tracker_challenge_get_characters (challenge) == TRACKER_CHARACTERS_DIGITS;
  g_autofree char *hint = dup_hint (challenge);

  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  gtk_entry_set_input_purpose (self->entry,
                               digits ? GTK_INPUT_PURPOSE_DIGITS : GTK_INPUT_PURPOSE_FREE_FORM);
  gtk_label_set_text (self->hint_label, hint);
  gtk_widget_set_visible (GTK_WIDGET (self->hint_label), *hint != '\0');
  tracker_challenge_text_control_describe (control, "");
}

static void
tracker_challenge_text_control_end (TrackerChallengeControl *control)
{
}

static gboolean
tracker_challenge_text_control_get_ready (TrackerChallengeControl *control)
{
  TrackerChallengeTextControl *self = TRACKER_CHALLENGE_TEXT_CONTROL (control);
  g_autofree char *text
      = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));

  return *text != '\0';
}

static TrackerSolution *
tracker_challenge_text_control_dup_solution (TrackerChallengeControl *control)
{
  TrackerChallengeTextControl *self = TRACKER_CHALLENGE_TEXT_CONTROL (control);

  return tracker_solution_new_text (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
}

static gboolean
tracker_challenge_text_control_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (TRACKER_CHALLENGE_TEXT_CONTROL (widget)->entry));
}

static void
tracker_challenge_text_control_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), TRACKER_TYPE_CHALLENGE_TEXT_CONTROL);

  G_OBJECT_CLASS (tracker_challenge_text_control_parent_class)->dispose (object);
}

static void
tracker_challenge_text_control_iface_init (TrackerChallengeControlInterface *iface)
{
  iface->begin = tracker_challenge_text_control_begin;
  iface->end = tracker_challenge_text_control_end;
  iface->describe = tracker_challenge_text_control_describe;
  iface->get_ready = tracker_challenge_text_control_get_ready;
  iface->dup_solution = tracker_challenge_text_control_dup_solution;
}

static void
tracker_challenge_text_control_class_init (TrackerChallengeTextControlClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tracker_challenge_text_control_dispose;
  widget_class->grab_focus = tracker_challenge_text_control_grab_focus;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/com/example/Tracker/ui/tracker-challenge-text-control.ui");
  gtk_widget_class_bind_template_child (widget_class, TrackerChallengeTextControl, entry);
  gtk_widget_class_bind_template_child (widget_class, TrackerChallengeTextControl, hint_label);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_activate_cb);
}

static void
tracker_challenge_text_control_init (TrackerChallengeTextControl *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
