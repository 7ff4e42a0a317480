/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-library-private.h"

/**
 * tracker_library_start_verb:
 * @self: a library
 * @tag: the verb's function
 * @callback: whom to tell
 * @user_data: data for @callback
 *
 * Starts a verb that answers nothing but done.
 *
 * Returns: (transfer full): the task, for tracker_library_on_store_done_cb()
 */
GTask *
tracker_library_start_verb (TrackerLibrary *self,
                            gpointer tag,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);

  g_task_set_source_tag (task, tag);

  return task;
}

/**
 * tracker_library_on_store_done_cb:
 * @source: the store
 * @result: its result
 * @user_data: (transfer full): the verb's task
 *
 * Hands the store's answer on.
 */
void
tracker_library_on_store_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (tracker_store_finish (TRACKER_STORE (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * tracker_library_finish:
 * @self: a library
 * @result: the result of a verb
 * @error: TrackerStoreError, or what else kept it from being done
 *
 * Ends every verb that answers nothing but done.
 *
 * Returns: %TRUE if it is done and kept
 */
gboolean
tracker_library_finish (TrackerLibrary *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * tracker_library_remove_async:
 * @self: a library
 * @ids: (array length=n_ids): parcels
 * @n_ids: how many
 * @callback: called when it is kept
 * @user_data: data for @callback
 *
 * Removes parcels; for a day tracker_library_restore_async() brings them back.
 */
void
tracker_library_remove_async (TrackerLibrary *self,
                              const gint64 *ids,
                              gsize n_ids,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_return_if_fail (TRACKER_IS_LIBRARY (self));

  tracker_store_remove_parcels_async (
      tracker_library_get_store (self), ids, n_ids, tracker_library_on_store_done_cb,
      tracker_library_start_verb (self, tracker_library_remove_async, callback, user_data));
}

/**
 * tracker_library_restore_async:
 * @self: a library
 * @ids: (array length=n_ids): parcels that were removed
 * @n_ids: how many
 * @callback: called when it is kept
 * @user_data: data for @callback
 *
 * Brings removed parcels back, with all that was known of them.
 */
void
tracker_library_restore_async (TrackerLibrary *self,
                               const gint64 *ids,
                               gsize n_ids,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_return_if_fail (TRACKER_IS_LIBRARY (self));

  tracker_store_restore_parcels_async (
      tracker_library_get_store (self), ids, n_ids, tracker_library_on_store_done_cb,
      tracker_library_start_verb (self, tracker_library_restore_async, callback, user_data));
}

/**
 * tracker_library_archive_async:
 * @self: a library
 * @ids: (array length=n_ids): parcels
 * @n_ids: how many
 * @archived: %FALSE takes them back
 * @callback: called when it is kept
 * @user_data: data for @callback
 *
 * Puts parcels into the archive, where they are not asked about, or takes them back.
 */
void
tracker_library_archive_async (TrackerLibrary *self,
                               const gint64 *ids,
                               gsize n_ids,
                               gboolean archived,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_return_if_fail (TRACKER_IS_LIBRARY (self));

  tracker_store_archive_parcels_async (
      tracker_library_get_store (self), ids, n_ids, archived, tracker_library_on_store_done_cb,
      tracker_library_start_verb (self, tracker_library_archive_async, callback, user_data));
}

/**
 * tracker_library_move_async:
 * @self: a library
 * @ids: (array length=n_ids): parcels
 * @n_ids: how many
 * @folder_id: a folder of the person's; 0: out of any
 * @callback: called when it is kept
 * @user_data: data for @callback
 *
 * Moves parcels to a folder.
 */
void
tracker_library_move_async (TrackerLibrary *self,
                            const gint64 *ids,
                            gsize n_ids,
                            gint64 folder_id,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_return_if_fail (TRACKER_IS_LIBRARY (self));

  tracker_store_move_parcels_async (
      tracker_library_get_store (self), ids, n_ids, folder_id, tracker_library_on_store_done_cb,
      tracker_library_start_verb (self, tracker_library_move_async, callback, user_data));
}

/**
 * tracker_library_rename_async:
 * @self: a library
 * @id: a parcel
 * @name: (nullable): its new name; %NULL or "" for none
 * @callback: called when it is kept
 * @user_data: data for @callback
 *
 * Renames a parcel. %TRACKER_STORE_ERROR_INVALID if the name is too long.
 */
void
tracker_library_rename_async (TrackerLibrary *self,
                              gint64 id,
                              const char *name,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_return_if_fail (TRACKER_IS_LIBRARY (self));

  tracker_store_rename_parcel_async (
      tracker_library_get_store (self), id, name, tracker_library_on_store_done_cb,
      tracker_library_start_verb (self, tracker_library_rename_async, callback, user_data));
}

/**
 * tracker_library_set_note_async:
 * @self: a library
 * @id: a parcel
 * @note: (nullable): its new note
 * @callback: called when it is kept
 * @user_data: data for @callback
 *
 * Writes the note of a parcel. %TRACKER_STORE_ERROR_INVALID if it is too long.
 */
void
tracker_library_set_note_async (TrackerLibrary *self,
                                gint64 id,
                                const char *note,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_return_if_fail (TRACKER_IS_LIBRARY (self));

  tracker_store_set_note_async (
      tracker_library_get_store (self), id, note, tracker_library_on_store_done_cb,
      tracker_library_start_verb (self, tracker_library_set_note_async, callback, user_data));
}

/**
 * tracker_library_mark_seen_async:
 * @self: a library
 * @id: a parcel
 * @callback: (nullable): called when it is kept
 * @user_data: data for @callback
 *
 * The person has looked at all its events.
 */
void
tracker_library_mark_seen_async (TrackerLibrary *self,
                                 gint64 id,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_return_if_fail (TRACKER_IS_LIBRARY (self));

  tracker_store_mark_seen_async (
      tracker_library_get_store (self), id, tracker_library_on_store_done_cb,
      tracker_library_start_verb (self, tracker_library_mark_seen_async, callback, user_data));
}

static void
on_folder_added_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  gint64 id = tracker_store_add_folder_finish (TRACKER_STORE (source), result, &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_memdup2 (&id, sizeof id), g_free);
}

/**
 * tracker_library_add_folder_async:
 * @self: a library
 * @name: its name
 * @emoji: (nullable): its sign
 * @callback: called when it is kept
 * @user_data: data for @callback
 *
 * Makes a folder.
 */
void
tracker_library_add_folder_async (TrackerLibrary *self,
                                  const char *name,
                                  const char *emoji,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_return_if_fail (TRACKER_IS_LIBRARY (self));

  tracker_store_add_folder_async (
      tracker_library_get_store (self), name, emoji, on_folder_added_cb,
      tracker_library_start_verb (self, tracker_library_add_folder_async, callback, user_data));
}

/**
 * tracker_library_add_folder_finish:
 * @self: a library
 * @result: the result
 * @error: %TRACKER_STORE_ERROR_EXISTS, %TRACKER_STORE_ERROR_INVALID, ...
 *
 * Ends tracker_library_add_folder_async().
 *
 * Returns: the folder's id; -1 on error
 */
gint64
tracker_library_add_folder_finish (TrackerLibrary *self, GAsyncResult *result, GError **error)
{
  g_autofree gint64 *id = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), -1);

  id = g_task_propagate_pointer (G_TASK (result), error);

  return id != NULL ? *id : -1;
}

/**
 * tracker_library_rename_folder_async:
 * @self: a library
 * @id: a folder
 * @name: its new name
 * @emoji: (nullable): its new sign
 * @callback: called when it is kept
 * @user_data: data for @callback
 *
 * Renames a folder. %TRACKER_STORE_ERROR_EXISTS if another one is called so.
 */
void
tracker_library_rename_folder_async (TrackerLibrary *self,
                                     gint64 id,
                                     const char *name,
                                     const char *emoji,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  g_return_if_fail (TRACKER_IS_LIBRARY (self));

  tracker_store_rename_folder_async (
      tracker_library_get_store (self), id, name, emoji, tracker_library_on_store_done_cb,
      tracker_library_start_verb (self, tracker_library_rename_folder_async, callback, user_data));
}

/**
 * tracker_library_remove_folder_async:
 * @self: a library
 * @id: a folder
 * @callback: called when it is kept
 * @user_data: data for @callback
 *
 * Removes a folder; its parcels stay.
 */
void
tracker_library_remove_folder_async (TrackerLibrary *self,
                                     gint64 id,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  g_return_if_fail (TRACKER_IS_LIBRARY (self));

  tracker_store_remove_folder_async (
      tracker_library_get_store (self), id, tracker_library_on_store_done_cb,
      tracker_library_start_verb (self, tracker_library_remove_folder_async, callback, user_data));
}

/**
 * tracker_library_place_folder_async:
 * @self: a library
 * @id: a folder
 * @position: from 0 on, among the person's own
 * @callback: called when it is kept
 * @user_data: data for @callback
 *
 * Moves a folder up or down.
 */
void
tracker_library_place_folder_async (TrackerLibrary *self,
                                    gint64 id,
                                    int position,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  g_return_if_fail (TRACKER_IS_LIBRARY (self));

  tracker_store_place_folder_async (
      tracker_library_get_store (self), id, position, tracker_library_on_store_done_cb,
      tracker_library_start_verb (self, tracker_library_place_folder_async, callback, user_data));
}
