/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-window-private.h"

#include <glib/gi18n-lib.h>

#include "tracker-add-dialog.h"
#include "tracker-check-dialog.h"
#include "tracker-preferences.h"

/* What opens before the window, and what stands in its place. */

/**
 * tracker_window_show_add:
 * @self: a window
 * @text: (nullable): what the dialog is filled with
 *
 * Shows the dialog that adds parcels; the person's own folder that is open is chosen in it. Main
 * thread.
 */
void
tracker_window_show_add (TrackerWindow *self, const char *text)
{
  TrackerFolder *folder;
  gint64 folder_id;

  g_return_if_fail (TRACKER_IS_WINDOW (self));

  /* One at a time; with something to add, a new one takes over. */
  if (self->add_dialog != NULL && text != NULL)
    gtk_window_destroy (GTK_WINDOW (self->add_dialog));
  if (self->add_dialog == NULL)
    {
      folder = tracker_folder_pane_get_folder (self->folders);
      folder_id = folder != NULL && !tracker_folder_get_is_smart (folder)
                      ? tracker_folder_get_id (folder)
                      : 0;
      g_set_weak_pointer (
          &self->add_dialog,
          GTK_WIDGET (tracker_add_dialog_new (GTK_WINDOW (self), self->library, folder_id, text)));
    }
  gtk_window_present (GTK_WINDOW (self->add_dialog));
}

/**
 * tracker_window_show_preferences:
 * @self: a window
 * @place: (nullable): where they are to open, as of tracker_preferences_show(); %NULL: as they are
 *
 * Main thread.
 */
void
tracker_window_show_preferences (TrackerWindow *self, const char *place)
{
  g_return_if_fail (TRACKER_IS_WINDOW (self));

  if (self->preferences == NULL)
    g_set_weak_pointer (&self->preferences, GTK_WIDGET (tracker_preferences_new (
                                                GTK_WINDOW (self), self->library, self->settings)));
  if (place != NULL)
    tracker_preferences_show (TRACKER_PREFERENCES (self->preferences), place);
  gtk_window_present (GTK_WINDOW (self->preferences));
}

/**
 * tracker_window_show_check:
 * @self: a window
 * @parcel_id: whose posts want a human; 0: of every parcel that waits
 * @carrier: (nullable): which of the parcel's posts is shown first; "" is none
 *
 * Shows the direct check. There is one at a time: an open one comes forward as it is, as the person
 * may have half an answer in it. Main thread.
 */
void
tracker_window_show_check (TrackerWindow *self, gint64 parcel_id, const char *carrier)
{
  g_return_if_fail (TRACKER_IS_WINDOW (self));

  if (carrier != NULL && *carrier == '\0')
    carrier = NULL;
  if (self->check_dialog == NULL)
    g_set_weak_pointer (
        &self->check_dialog,
        tracker_check_dialog_new (GTK_WINDOW (self), self->library, parcel_id, carrier));
  gtk_window_present (GTK_WINDOW (self->check_dialog));
}

/**
 * tracker_window_show_about:
 * @self: a window
 *
 * Says what the program is. Main thread.
 */
void
tracker_window_show_about (TrackerWindow *self)
{
  g_return_if_fail (TRACKER_IS_WINDOW (self));

  adw_show_about_window (
      GTK_WINDOW (self), "application-name", _ ("Tracker"), "application-icon", TRACKER_APP_ID,
      "version", TRACKER_VERSION, "developer-name", _ ("The Tracker authors"), "copyright",
      "© 2026 The Tracker authors", "license-type", GTK_LICENSE_GPL_3_0, "comments",
      _ ("One window that knows where every parcel is."),
      /* Translators: your names, one a line; they are shown in the About window. */
      "translator-credits", _ ("translator-credits"), NULL);
}

/**
 * tracker_window_new_for_failure:
 * @application: the program
 * @sentence: what happened and what to do, plain text
 *
 * A window that says why there is nothing else to show, with a button for app.retry-open. Main
 * thread.
 *
 * Returns: (transfer none): the window, not presented yet
 */
GtkWidget *
tracker_window_new_for_failure (AdwApplication *application, const char *sentence)
{
  g_autofree char *escaped = g_markup_escape_text (sentence, -1);
  GtkWidget *window
      = g_object_new (ADW_TYPE_APPLICATION_WINDOW, "application", application, "title",
                      _ ("Tracker"), "default-width", 480, "default-height", 500, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *retry = gtk_button_new_with_mnemonic (_ ("_Try Again"));
  GtkWidget *page = g_object_new (ADW_TYPE_STATUS_PAGE, "icon-name", "dialog-error-symbolic",
                                  "title", _ ("The Parcels Cannot Be Opened"), "description",
                                  escaped, "child", retry, "vexpand", TRUE, NULL);

  gtk_widget_add_css_class (header, "flat");
  gtk_widget_add_css_class (retry, "pill");
  gtk_widget_add_css_class (retry, "suggested-action");
  gtk_widget_set_halign (retry, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (retry), "app.retry-open");
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), page);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), box);
  gtk_window_set_default_widget (GTK_WINDOW (window), retry);

  return window;
}
