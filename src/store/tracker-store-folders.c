/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-store-private.h"

#include <glib/gi18n-lib.h>

#define EMOJI_MAX_CHARS 16

/**
 * tracker_store_check_folder:
 * @work: a job
 * @folder_id: a folder; 0: none
 * @error: where %TRACKER_STORE_ERROR_NOT_FOUND goes
 *
 * Returns: whether there is such a folder, or none is meant
 */
gboolean
tracker_store_check_folder (TrackerWork *work, gint64 folder_id, GError **error)
{
  g_autoptr (TrackerStmt) stmt = NULL;
  TrackerStep step;

  if (folder_id == 0)
    return TRUE;

  stmt = tracker_db_query (work->db, error, "SELECT 1 FROM folders WHERE id = ?", "x", folder_id);
  step = stmt != NULL ? tracker_db_step (work->db, stmt, error) : TRACKER_STEP_FAILED;
  if (step == TRACKER_STEP_DONE)
    g_set_error_literal (error, TRACKER_STORE_ERROR, TRACKER_STORE_ERROR_NOT_FOUND,
                         _ ("The folder is gone"));
  return step == TRACKER_STEP_ROW;
}

/* --- list --- */

static gboolean
list_folders_in_thread (TrackerWork *work, gpointer data, GCancellable *cancellable, GError **error)
{
  TrackerArgs *args = data;
  g_autoptr (GPtrArray) folders
      = g_ptr_array_new_with_free_func ((GDestroyNotify) tracker_folder_data_unref);
  g_autoptr (TrackerStmt) stmt = NULL;
  TrackerStep step;

  stmt = tracker_db_query (work->db, error,
                           "SELECT f.id, f.uuid, f.name, f.emoji, f.position,"
                           "  (SELECT coalesce (sum (t.n), 0) FROM tallies t"
                           "   WHERE t.folder_id = f.id AND (t.smarts & ?) != 0)"
                           "  FROM folders f ORDER BY f.position, f.id",
                           "i", 1 << TRACKER_SMART_ALL);
  if (stmt == NULL)
    return FALSE;

  while ((step = tracker_db_step (work->db, stmt, error)) == TRACKER_STEP_ROW)
    g_ptr_array_add (folders, tracker_folder_data_new (
                                  sqlite3_column_int64 (stmt, 0), tracker_stmt_get_text (stmt, 1),
                                  tracker_stmt_get_text (stmt, 2), tracker_stmt_get_text (stmt, 3),
                                  sqlite3_column_int (stmt, 4), sqlite3_column_int (stmt, 5)));
  if (step == TRACKER_STEP_FAILED)
    return FALSE;

  args->answer = g_steal_pointer (&folders);
  args->free_answer = (GDestroyNotify) g_ptr_array_unref;
  return TRUE;
}

/**
 * tracker_store_list_folders_async:
 * @self: a store
 * @cancellable: (nullable): interrupts
 * @callback: (nullable): called on main
 * @user_data: for @callback
 *
 * Lists the folders.
 */
void
tracker_store_list_folders_async (TrackerStore *self,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_return_if_fail (TRACKER_IS_STORE (self));
  tracker_store_push_read (self, list_folders_in_thread, tracker_store_list_folders_async,
                           tracker_args_new (0, 0, NULL, NULL), cancellable, callback, user_data);
}

/**
 * tracker_store_list_folders_finish:
 * @self: a store
 * @result: of tracker_store_list_folders_async()
 * @error: where a #TrackerStoreError or %G_IO_ERROR_CANCELLED goes
 *
 * Returns: (transfer full) (nullable) (element-type TrackerFolderData): the folders by position
 */
GPtrArray *
tracker_store_list_folders_finish (TrackerStore *self, GAsyncResult *result, GError **error)
{
  return tracker_store_steal_answer (self, result, error);
}

/* --- add, rename --- */

static gboolean
check_name_free (TrackerWork *work,
                 const char *name,
                 const char *key,
                 gint64 own_id,
                 GError **error)
{
  g_autoptr (TrackerStmt) stmt = tracker_db_query (
      work->db, error, "SELECT 1 FROM folders WHERE name_key = ? AND id != ?", "sx", key, own_id);
  TrackerStep step = stmt != NULL ? tracker_db_step (work->db, stmt, error) : TRACKER_STEP_FAILED;

  if (step == TRACKER_STEP_ROW)
    g_set_error (error, TRACKER_STORE_ERROR, TRACKER_STORE_ERROR_EXISTS,
                 _ ("There is a folder named “%s” already"), name);
  return step == TRACKER_STEP_DONE;
}

/* What a folder may be called; @name, @emoji and @key are (transfer full). */
static gboolean
check_words (TrackerWork *work,
             const TrackerArgs *args,
             char **name,
             char **emoji,
             char **key,
             GError **error)
{
  *name = tracker_words_dup_line (args->text, TRACKER_FOLDER_NAME_MAX_CHARS, error);
  *emoji = *name != NULL ? tracker_words_dup_line (args->other_text, EMOJI_MAX_CHARS, error) : NULL;
  if (*emoji == NULL)
    return FALSE;
  if (**name == '\0')
    {
      g_set_error_literal (error, TRACKER_STORE_ERROR, TRACKER_STORE_ERROR_INVALID,
                           _ ("A folder needs a name"));
      return FALSE;
    }

  *key = tracker_words_fold (*name);
  return check_name_free (work, *name, *key, args->id, error);
}

static gboolean
add_folder_in_thread (TrackerWork *work, gpointer data, GCancellable *cancellable, GError **error)
{
  TrackerArgs *args = data;
  g_autofree char *uuid = g_uuid_string_random ();
  g_autofree char *name = NULL;
  g_autofree char *emoji = NULL;
  g_autofree char *key = NULL;

  if (!check_words (work, args, &name, &emoji, &key, error)
      || !tracker_db_run (work->db, error,
                          "INSERT INTO folders (uuid, name, name_key, emoji, position)"
                          "  VALUES (?, ?, ?, nullif (?, ''), (SELECT coalesce (max (position) + "
                          "1, 0) FROM folders))",
                          "ssss", uuid, name, key, emoji))
    return FALSE;

  args->answer_number = tracker_db_get_last_id (work->db);
  tracker_change_set_has_folders (work->change);
  return TRUE;
}

/**
 * tracker_store_add_folder_async:
 * @self: a store
 * @name: its name; two folders that differ only by case are one
 * @emoji: (nullable): its sign
 * @callback: (nullable): called on main
 * @user_data: for @callback
 *
 * Makes a folder, after all others.
 */
void
tracker_store_add_folder_async (TrackerStore *self,
                                const char *name,
                                const char *emoji,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_return_if_fail (TRACKER_IS_STORE (self));
  tracker_store_push_write (self, add_folder_in_thread, tracker_store_add_folder_async,
                            tracker_args_new (0, 0, name, emoji), callback, user_data);
}

/**
 * tracker_store_add_folder_finish:
 * @self: a store
 * @result: of tracker_store_add_folder_async()
 * @error: where a #TrackerStoreError goes: EXISTS, INVALID (empty, over 120 characters), ...
 *
 * Returns: the folder's id; -1: it failed
 */
gint64
tracker_store_add_folder_finish (TrackerStore *self, GAsyncResult *result, GError **error)
{
  TrackerArgs *args;

  g_return_val_if_fail (g_task_is_valid (result, self), -1);

  args = g_task_get_task_data (G_TASK (result));
  return g_task_propagate_boolean (G_TASK (result), error) ? args->answer_number : -1;
}

static gboolean
rename_folder_in_thread (TrackerWork *work,
                         gpointer data,
                         GCancellable *cancellable,
                         GError **error)
{
  const TrackerArgs *args = data;
  g_autofree char *name = NULL;
  g_autofree char *emoji = NULL;
  g_autofree char *key = NULL;

  if (!tracker_store_check_folder (work, args->id, error)
      || !check_words (work, args, &name, &emoji, &key, error)
      || !tracker_db_run (
          work->db, error,
          "UPDATE folders SET name = ?2, name_key = ?3, emoji = nullif (?4, '') WHERE id = ?1",
          "xsss", args->id, name, key, emoji))
    return FALSE;

  tracker_change_set_has_folders (work->change);
  return TRUE;
}

/**
 * tracker_store_rename_folder_async:
 * @self: a store
 * @id: a folder
 * @name: its new name
 * @emoji: (nullable): its new sign; %NULL: none
 * @callback: (nullable): called on main; tracker_store_finish(); NOT_FOUND, EXISTS, INVALID
 * @user_data: for @callback
 *
 * Renames a folder.
 */
void
tracker_store_rename_folder_async (TrackerStore *self,
                                   gint64 id,
                                   const char *name,
                                   const char *emoji,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_return_if_fail (TRACKER_IS_STORE (self));
  tracker_store_push_write (self, rename_folder_in_thread, tracker_store_rename_folder_async,
                            tracker_args_new (id, 0, name, emoji), callback, user_data);
}

/* --- remove, place --- */

static gboolean
note_parcels_of (TrackerWork *work, gint64 folder_id, GError **error)
{
  g_autoptr (TrackerStmt) stmt = tracker_db_query (
      work->db, error, "SELECT id, stage FROM parcels WHERE folder_id = ? AND removed_s = 0", "x",
      folder_id);
  TrackerStep step;

  if (stmt == NULL)
    return FALSE;

  while ((step = tracker_db_step (work->db, stmt, error)) == TRACKER_STEP_ROW)
    {
      TrackerStage stage = TRACKER_STAGE_UNKNOWN;

      tracker_stage_from_nick (tracker_stmt_get_text (stmt, 1), &stage);
      tracker_change_add_flags (work->change, sqlite3_column_int64 (stmt, 0), stage,
                                TRACKER_CHANGE_FOLDER);
    }

  return step == TRACKER_STEP_DONE;
}

static gboolean
remove_folder_in_thread (TrackerWork *work,
                         gpointer data,
                         GCancellable *cancellable,
                         GError **error)
{
  const TrackerArgs *args = data;

  if (!tracker_store_check_folder (work, args->id, error)
      || !note_parcels_of (work, args->id, error)
      || !tracker_db_run (work->db, error,
                          "UPDATE parcels SET folder_id = NULL WHERE folder_id = ?", "x", args->id)
      || !tracker_db_run (work->db, error, "DELETE FROM folders WHERE id = ?", "x", args->id)
      || !tracker_db_run (work->db, error, "DELETE FROM tallies WHERE folder_id = ?", "x",
                          args->id))
    return FALSE;

  tracker_change_set_has_folders (work->change);
  return TRUE;
}

/**
 * tracker_store_remove_folder_async:
 * @self: a store
 * @id: a folder
 * @callback: (nullable): called on main; tracker_store_finish(); NOT_FOUND
 * @user_data: for @callback
 *
 * Removes a folder. Its parcels stay, in no folder.
 */
void
tracker_store_remove_folder_async (TrackerStore *self,
                                   gint64 id,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_return_if_fail (TRACKER_IS_STORE (self));
  tracker_store_push_write (self, remove_folder_in_thread, tracker_store_remove_folder_async,
                            tracker_args_new (id, 0, NULL, NULL), callback, user_data);
}

static gboolean
load_other_folders (TrackerWork *work, gint64 id, GArray *ids, GError **error)
{
  g_autoptr (TrackerStmt) stmt = tracker_db_query (
      work->db, error, "SELECT id FROM folders WHERE id != ? ORDER BY position, id", "x", id);

  return tracker_db_load_ids (work->db, stmt, ids, error);
}

static gboolean
place_folder_in_thread (TrackerWork *work, gpointer data, GCancellable *cancellable, GError **error)
{
  const TrackerArgs *args = data;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 position;

  if (!tracker_store_check_folder (work, args->id, error)
      || !load_other_folders (work, args->id, ids, error))
    return FALSE;

  position = CLAMP (args->other, 0, (gint64) ids->len);
  g_array_insert_val (ids, (guint) position, args->id);
  for (guint i = 0; i < ids->len; i++)
    {
      if (!tracker_db_run (work->db, error,
                           "UPDATE folders SET position = ?2 WHERE id = ?1 AND position != ?2",
                           "xi", g_array_index (ids, gint64, i), (int) i))
        return FALSE;
      if (tracker_db_get_n_changed (work->db) > 0)
        tracker_change_set_has_folders (work->change);
    }

  return TRUE;
}

/**
 * tracker_store_place_folder_async:
 * @self: a store
 * @id: a folder
 * @position: its new place, from 0; beyond the last is the last
 * @callback: (nullable): called on main; tracker_store_finish(); NOT_FOUND
 * @user_data: for @callback
 *
 * Moves a folder to another place among the folders.
 */
void
tracker_store_place_folder_async (TrackerStore *self,
                                  gint64 id,
                                  int position,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_return_if_fail (TRACKER_IS_STORE (self));
  tracker_store_push_write (self, place_folder_in_thread, tracker_store_place_folder_async,
                            tracker_args_new (id, position, NULL, NULL), callback, user_data);
}
