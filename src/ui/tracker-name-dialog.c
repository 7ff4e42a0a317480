/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-name-dialog.h"

#include <glib/gi18n-lib.h>

struct _TrackerNameDialog
{
  AdwMessageDialog parent_instance;

  GtkEntry *entry;             /* (template) */
  GtkMenuButton *emoji_button; /* (template) */
  char *emoji;                 /* (owned) (nullable) */
  gboolean allow_empty;
};

G_DEFINE_FINAL_TYPE (TrackerNameDialog, tracker_name_dialog, ADW_TYPE_MESSAGE_DIALOG)

static void
on_entry_changed_cb (GtkEditable *entry, TrackerNameDialog *self)
{
  g_autofree char *name = tracker_name_dialog_dup_name (self);

  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (self), "accept",
                                           self->allow_empty || *name != '\0');
}

static void
on_chooser_emoji_picked_cb (GtkEmojiChooser *chooser, const char *emoji, TrackerNameDialog *self)
{
  tracker_name_dialog_set_emoji (self, emoji);
}

/* The chooser holds every emoji there is: it is made when somebody wants to choose. */
static void
create_emoji_popover (GtkMenuButton *button, gpointer user_data)
{
  GtkWidget *chooser;

  if (gtk_menu_button_get_popover (button) != NULL)
    return;

  chooser = gtk_emoji_chooser_new ();
  g_signal_connect_object (chooser, "emoji-picked", G_CALLBACK (on_chooser_emoji_picked_cb),
                           user_data, 0);
  gtk_menu_button_set_popover (button, chooser);
}

static void
tracker_name_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), TRACKER_TYPE_NAME_DIALOG);

  G_OBJECT_CLASS (tracker_name_dialog_parent_class)->dispose (object);
}

static void
tracker_name_dialog_finalize (GObject *object)
{
  g_free (TRACKER_NAME_DIALOG (object)->emoji);

  G_OBJECT_CLASS (tracker_name_dialog_parent_class)->finalize (object);
}

static void
tracker_name_dialog_class_init (TrackerNameDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tracker_name_dialog_dispose;
  object_class->finalize = tracker_name_dialog_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/Tracker/ui/tracker-name-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TrackerNameDialog, entry);
  gtk_widget_class_bind_template_child (widget_class, TrackerNameDialog, emoji_button);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_changed_cb);
}

static void
tracker_name_dialog_init (TrackerNameDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tracker_name_dialog_new:
 * @parent: the window it belongs to
 * @heading: what is asked
 * @accept_label: what the button says that accepts, with a mnemonic
 * @has_emoji: whether an emoji can be chosen too
 * @allow_empty: whether no name is an answer as well
 *
 * Main thread. The dialog ends itself; connect to its response before it is presented.
 *
 * Returns: (transfer none): a dialog that is not shown yet
 */
TrackerNameDialog *
tracker_name_dialog_new (GtkWindow *parent,
                         const char *heading,
                         const char *accept_label,
                         gboolean has_emoji,
                         gboolean allow_empty)
{
  TrackerNameDialog *self = g_object_new (TRACKER_TYPE_NAME_DIALOG, "transient-for", parent,
                                          "modal", TRUE, "heading", heading, NULL);

  self->allow_empty = allow_empty;
  adw_message_dialog_set_response_label (ADW_MESSAGE_DIALOG (self), "accept", accept_label);
  gtk_widget_set_visible (GTK_WIDGET (self->emoji_button), has_emoji);
  if (has_emoji)
    gtk_menu_button_set_create_popup_func (self->emoji_button, create_emoji_popover, self, NULL);
  on_entry_changed_cb (GTK_EDITABLE (self->entry), self);

  return self;
}

/**
 * tracker_name_dialog_set_name:
 * @self: a dialog
 * @name: (nullable): the name that is there already; it is selected, so that typing replaces it
 */
void
tracker_name_dialog_set_name (TrackerNameDialog *self, const char *name)
{
  g_return_if_fail (TRACKER_IS_NAME_DIALOG (self));

  gtk_editable_set_text (GTK_EDITABLE (self->entry), name != NULL ? name : "");
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

/**
 * tracker_name_dialog_set_emoji:
 * @self: a dialog
 * @emoji: (nullable): the emoji that stands for the folder; %NULL or "" for none
 */
void
tracker_name_dialog_set_emoji (TrackerNameDialog *self, const char *emoji)
{
  g_return_if_fail (TRACKER_IS_NAME_DIALOG (self));

  if (emoji != NULL && *emoji == '\0')
    emoji = NULL;
  if (g_strcmp0 (self->emoji, emoji) == 0)
    return;

  g_free (self->emoji);
  self->emoji = g_strdup (emoji);
  if (emoji != NULL)
    gtk_menu_button_set_label (self->emoji_button, emoji);
  else
    gtk_menu_button_set_icon_name (self->emoji_button, "emoji-people-symbolic");
}

/**
 * tracker_name_dialog_set_max_length:
 * @self: a dialog
 * @max_chars: how long a name may be, in characters
 */
void
tracker_name_dialog_set_max_length (TrackerNameDialog *self, int max_chars)
{
  g_return_if_fail (TRACKER_IS_NAME_DIALOG (self));

  gtk_entry_set_max_length (self->entry, max_chars);
}

/**
 * tracker_name_dialog_dup_name:
 * @self: a dialog
 *
 * Returns: (transfer full): what was typed, without blanks at both ends
 */
char *
tracker_name_dialog_dup_name (TrackerNameDialog *self)
{
  g_return_val_if_fail (TRACKER_IS_NAME_DIALOG (self), NULL);

  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
}

/**
 * tracker_name_dialog_get_emoji:
 * @self: a dialog
 *
 * Returns: (transfer none) (nullable): the emoji that was chosen
 */
const char *
tracker_name_dialog_get_emoji (TrackerNameDialog *self)
{
  g_return_val_if_fail (TRACKER_IS_NAME_DIALOG (self), NULL);

  return self->emoji;
}
