/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-window-private.h"

#include <glib/gi18n-lib.h>

#include "tracker-folder-data.h"
#include "tracker-name-dialog.h"

/* What can be done to folders. */

/* A dialog that asks something about a folder, and what is to be done then. */
typedef struct
{
  TrackerWindow *window; /* (owned) */
  gint64 folder_id;      /* 0: a new one */
  gint64 parcel_id;      /* a parcel that moves into the new folder; 0: none */
} FolderTask;

static FolderTask *
folder_task_new (TrackerWindow *self, gint64 folder_id, gint64 parcel_id)
{
  FolderTask *task = g_new0 (FolderTask, 1);

  task->window = g_object_ref (self);
  task->folder_id = folder_id;
  task->parcel_id = parcel_id;

  return task;
}

static void
folder_task_free (FolderTask *task)
{
  g_object_unref (task->window);
  g_free (task);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FolderTask, folder_task_free)

static void
free_task_closure (gpointer data, GClosure *closure)
{
  folder_task_free (data);
}

static void
on_folder_changed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TrackerWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (tracker_library_finish (TRACKER_LIBRARY (source), result, &error)
      || g_cancellable_is_cancelled (self->cancellable))
    return;

  tracker_window_say_error (self, error, _ ("The folder could not be changed"));
}

static void
on_folder_added_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FolderTask) task = user_data;
  g_autoptr (GError) error = NULL;
  gint64 id = tracker_library_add_folder_finish (TRACKER_LIBRARY (source), result, &error);

  if (g_cancellable_is_cancelled (task->window->cancellable))
    return;

  if (error != NULL)
    tracker_window_say_error (task->window, error, _ ("The folder could not be made"));
  else if (task->parcel_id != 0)
    g_action_group_activate_action (G_ACTION_GROUP (task->window), "move-parcel",
                                    g_variant_new ("(xx)", task->parcel_id, id));
}

static void
on_name_response_cb (AdwMessageDialog *dialog, const char *response, FolderTask *task)
{
  TrackerNameDialog *name_dialog = TRACKER_NAME_DIALOG (dialog);
  TrackerWindow *self = task->window;
  g_autofree char *name = tracker_name_dialog_dup_name (name_dialog);

  if (!g_str_equal (response, "accept") || *name == '\0')
    return;

  if (task->folder_id == 0)
    tracker_library_add_folder_async (
        self->library, name, tracker_name_dialog_get_emoji (name_dialog), on_folder_added_cb,
        folder_task_new (self, 0, task->parcel_id));
  else
    tracker_library_rename_folder_async (self->library, task->folder_id, name,
                                         tracker_name_dialog_get_emoji (name_dialog),
                                         on_folder_changed_cb, g_object_ref (self));
}

static void
ask_name (FolderTask *task, const char *heading, const char *accept_label, TrackerFolder *folder)
{
  TrackerNameDialog *dialog
      = tracker_name_dialog_new (GTK_WINDOW (task->window), heading, accept_label, TRUE, FALSE);

  tracker_name_dialog_set_max_length (dialog, TRACKER_FOLDER_NAME_MAX_CHARS);
  tracker_name_dialog_set_name (dialog, folder != NULL ? tracker_folder_get_name (folder) : NULL);
  tracker_name_dialog_set_emoji (dialog, folder != NULL ? tracker_folder_get_emoji (folder) : NULL);
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_name_response_cb), task,
                         free_task_closure, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
new_folder_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ask_name (folder_task_new (user_data, 0, 0), _ ("New Folder"), _ ("_Create"), NULL);
}

static void
move_to_new_folder_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ask_name (folder_task_new (user_data, 0, g_variant_get_int64 (parameter)),
            _ ("Move to a New Folder"), _ ("_Create"), NULL);
}

static void
rename_folder_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  TrackerWindow *self = user_data;
  gint64 id = g_variant_get_int64 (parameter);
  TrackerFolder *folder = tracker_folder_pane_find (self->folders, id);

  if (folder != NULL)
    ask_name (folder_task_new (self, id, 0), _ ("Rename the Folder"), _ ("_Rename"), folder);
}

static void
remove_folder (TrackerWindow *self, gint64 id)
{
  tracker_library_remove_folder_async (self->library, id, on_folder_changed_cb,
                                       g_object_ref (self));
}

static void
on_remove_response_cb (AdwMessageDialog *dialog, const char *response, FolderTask *task)
{
  if (g_str_equal (response, "remove"))
    remove_folder (task->window, task->folder_id);
}

static void
confirm_removal (TrackerWindow *self, TrackerFolder *folder)
{
  int n_parcels = tracker_folder_get_n_parcels (folder);
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), NULL, NULL);
  AdwMessageDialog *message = ADW_MESSAGE_DIALOG (dialog);

  adw_message_dialog_format_heading (message, _ ("Delete “%s”?"), tracker_folder_get_name (folder));
  adw_message_dialog_format_body (
      message,
      ngettext ("The %d parcel in it is kept and stays among all parcels.",
                "The %d parcels in it are kept and stay among all parcels.", (gulong) n_parcels),
      n_parcels);
  adw_message_dialog_add_responses (message, "cancel", _ ("_Cancel"), "remove", _ ("_Delete"),
                                    NULL);
  adw_message_dialog_set_response_appearance (message, "remove", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (message, "cancel");
  adw_message_dialog_set_close_response (message, "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_remove_response_cb),
                         folder_task_new (self, tracker_folder_get_id (folder), 0),
                         free_task_closure, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
remove_folder_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  TrackerWindow *self = user_data;
  gint64 id = g_variant_get_int64 (parameter);
  TrackerFolder *folder = tracker_folder_pane_find (self->folders, id);

  if (folder == NULL)
    return;

  if (tracker_folder_get_n_parcels (folder) > 0)
    confirm_removal (self, folder);
  else
    remove_folder (self, id);
}

static void
place_folder_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  TrackerWindow *self = user_data;
  gint64 id;
  int position;

  g_variant_get (parameter, "(xi)", &id, &position);
  tracker_library_place_folder_async (self->library, id, position, on_folder_changed_cb,
                                      g_object_ref (self));
}

const GActionEntry tracker_window_folder_entries[] = {
  { "new-folder", new_folder_action_cb },
  { "move-to-new-folder", move_to_new_folder_action_cb, "x" },
  { "rename-folder", rename_folder_action_cb, "x" },
  { "remove-folder", remove_folder_action_cb, "x" },
  { "place-folder", place_folder_action_cb, "(xi)" },
};
const guint tracker_window_n_folder_entries = G_N_ELEMENTS (tracker_window_folder_entries);
