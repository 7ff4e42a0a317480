/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-store-import-private.h"

/* What a file brings joins what is there, in one transaction. A list of codes only fills what is
 * empty; an export also corrects the parcels that it knows by uuid. Events are added, never taken
 * away. Nothing of it is news. */

typedef struct
{
  GPtrArray *folders;  /* (owned) (element-type TrackerFolderData) */
  GPtrArray *parcels;  /* (owned) (element-type TrackerParcelImport) */
  GArray *effects;     /* (owned) (element-type TrackerImportEffect): the answer */
  GHashTable *by_name; /* (owned) (element-type utf8 gint64): folders met, by folded name */
} ImportArgs;

static void
row_clear (TrackerImportRow *row)
{
  g_clear_pointer (&row->uuid, g_free);
  g_clear_pointer (&row->number, g_free);
  g_clear_pointer (&row->name, g_free);
  g_clear_pointer (&row->note, g_free);
  row->id = 0;
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TrackerImportRow, row_clear)

static void
import_args_free (ImportArgs *args)
{
  g_ptr_array_unref (args->folders);
  g_ptr_array_unref (args->parcels);
  g_array_unref (args->effects);
  g_hash_table_unref (args->by_name);
  g_free (args);
}

/* --- folders --- */

/**
 * tracker_import_select_id:
 * @work: a job
 * @sql: a literal that takes one text and gives an id
 * @text: (nullable): the text
 * @id: (out): the id; 0: there is no row
 * @error: where a #TrackerStoreError goes
 *
 * Returns: whether it could be read
 */
gboolean
tracker_import_select_id (TrackerWork *work,
                          const char *sql,
                          const char *text,
                          gint64 *id,
                          GError **error)
{
  g_autoptr (TrackerStmt) stmt = tracker_db_query (work->db, error, sql, "s", text);
  TrackerStep step = stmt != NULL ? tracker_db_step (work->db, stmt, error) : TRACKER_STEP_FAILED;

  *id = step == TRACKER_STEP_ROW ? sqlite3_column_int64 (stmt, 0) : 0;
  return step != TRACKER_STEP_FAILED;
}

static gboolean
insert_folder (TrackerWork *work,
               const char *uuid,
               const char *name,
               const char *key,
               const char *emoji,
               gint64 *id,
               GError **error)
{
  g_autofree char *fresh = g_uuid_string_random ();

  if (!tracker_db_run (work->db, error,
                       "INSERT INTO folders (uuid, name, name_key, emoji, position)"
                       "  VALUES (?, ?, ?, nullif (?, ''), (SELECT coalesce (max (position) + 1, "
                       "0) FROM folders))",
                       "ssss", uuid != NULL ? uuid : fresh, name, key, emoji))
    return FALSE;

  *id = tracker_db_get_last_id (work->db);
  tracker_change_set_has_folders (work->change);
  return TRUE;
}

/* A folder is known by its name, else by its uuid: one that was renamed since keeps its new name.
 */
static gboolean
ensure_folder (TrackerWork *work,
               ImportArgs *args,
               const char *uuid,
               const char *text,
               const char *emoji,
               gint64 *id,
               GError **error)
{
  g_autofree char *name = tracker_words_dup_line (text, TRACKER_FOLDER_NAME_MAX_CHARS, error);
  g_autofree char *key = name != NULL ? tracker_words_fold (name) : NULL;
  gint64 *known;

  *id = 0;
  if (name == NULL || *name == '\0')
    return name != NULL;
  known = g_hash_table_lookup (args->by_name, key);
  if (known != NULL)
    {
      *id = *known;
      return TRUE;
    }

  if (!tracker_import_select_id (work, "SELECT id FROM folders WHERE name_key = ?", key, id, error)
      || (*id == 0 && uuid != NULL
          && !tracker_import_select_id (work, "SELECT id FROM folders WHERE uuid = ?", uuid, id,
                                        error))
      || (*id == 0 && !insert_folder (work, uuid, name, key, emoji, id, error)))
    return FALSE;

  g_hash_table_insert (args->by_name, g_steal_pointer (&key), g_memdup2 (id, sizeof *id));
  return TRUE;
}

/* --- finding --- */

#define ROW_COLUMNS "id, uuid, number, name, note, coalesce (folder_id, 0), archived_s, removed_s"

static gboolean
select_row (TrackerWork *work,
            const char *sql,
            const char *text,
            TrackerImportRow *row,
            GError **error)
{
  g_autoptr (TrackerStmt) stmt = tracker_db_query (work->db, error, sql, "s", text);
  TrackerStep step = stmt != NULL ? tracker_db_step (work->db, stmt, error) : TRACKER_STEP_FAILED;

  if (step != TRACKER_STEP_ROW)
    return step == TRACKER_STEP_DONE;

  row->id = sqlite3_column_int64 (stmt, 0);
  row->uuid = g_strdup (tracker_stmt_get_text (stmt, 1));
  row->number = g_strdup (tracker_stmt_get_text (stmt, 2));
  row->name = g_strdup (tracker_stmt_get_text (stmt, 3));
  row->note = g_strdup (tracker_stmt_get_text (stmt, 4));
  row->folder_id = sqlite3_column_int64 (stmt, 5);
  row->is_archived = sqlite3_column_int64 (stmt, 6) != 0;
  row->is_removed = sqlite3_column_int64 (stmt, 7) != 0;
  return TRUE;
}

/* By number, else by uuid. Two parcels that both have a number, and not the same one, are two.
 * @is_uuid_taken: no other row may have the file's uuid. */
static gboolean
find_row (TrackerWork *work,
          const TrackerParcelImport *import,
          TrackerImportRow *row,
          gboolean *is_uuid_taken,
          GError **error)
{
  g_auto (TrackerImportRow) other = { 0 };

  if (*import->number != '\0'
      && !select_row (work,
                      "SELECT " ROW_COLUMNS
                      " FROM parcels WHERE number = ? AND removed_s = 0 AND number != ''",
                      import->number, row, error))
    return FALSE;
  if (import->uuid != NULL
      && !select_row (work, "SELECT " ROW_COLUMNS " FROM parcels WHERE uuid = ?", import->uuid,
                      &other, error))
    return FALSE;

  *is_uuid_taken = other.id != 0;
  if (row->id == 0 && other.id != 0
      && (*other.number == '\0' || *import->number == '\0'
          || g_str_equal (other.number, import->number)))
    {
      *row = other;
      other = (TrackerImportRow){ 0 };
    }
  return TRUE;
}

/* --- the whole --- */

static gboolean
write_folder (TrackerWork *work,
              ImportArgs *args,
              const TrackerParcelImport *import,
              const TrackerImportRow *row,
              gboolean replaces,
              TrackerChangeFlags *flags,
              GError **error)
{
  gint64 folder_id = 0;

  if (import->folder != NULL
      && !ensure_folder (work, args, NULL, import->folder, NULL, &folder_id, error))
    return FALSE;
  if (folder_id == 0 || folder_id == row->folder_id || (row->folder_id != 0 && !replaces))
    return TRUE;

  *flags |= TRACKER_CHANGE_FOLDER;
  return tracker_db_run (work->db, error, "UPDATE parcels SET folder_id = ?2 WHERE id = ?1", "xr",
                         row->id, folder_id);
}

static gboolean
import_one (TrackerWork *work,
            ImportArgs *args,
            const TrackerParcelImport *import,
            TrackerImportEffect *effect,
            GError **error)
{
  g_auto (TrackerImportRow) row = { 0 };
  TrackerChangeFlags flags = 0;
  gboolean is_uuid_taken = FALSE;
  gboolean is_new, replaces;

  if (!find_row (work, import, &row, &is_uuid_taken, error))
    return FALSE;

  is_new = row.id == 0;
  if (is_new ? !tracker_import_row_insert (work, import, is_uuid_taken, &row, error)
             : !tracker_import_row_revive (work, import, &row, &flags, error))
    return FALSE;
  if (is_new)
    flags |= TRACKER_CHANGE_ADDED;
  replaces = is_new || (import->is_whole && g_strcmp0 (row.uuid, import->uuid) == 0);

  if (!tracker_import_row_write (work, import, &row, replaces, &flags, error)
      || !write_folder (work, args, import, &row, replaces, &flags, error))
    return FALSE;
  if ((is_new || import->is_whole)
      && (!tracker_import_row_write_legs (work, import, row.id, &flags, error)
          || !tracker_import_write_reports (work, import, row.id, &flags, error)))
    return FALSE;
  if (!tracker_import_row_write_archived (work, import, &row, replaces, &flags, error))
    return FALSE;

  *effect = flags & TRACKER_CHANGE_ADDED ? TRACKER_IMPORT_ADDED
            : flags != 0                 ? TRACKER_IMPORT_UPDATED
                                         : TRACKER_IMPORT_UNCHANGED;
  return flags == 0
         || (tracker_words_index_parcel (work, row.id, error)
             && tracker_state_update_trouble (work, row.id, error)
             && tracker_state_add_flags (work, row.id, flags, error));
}

static gboolean
import_in_thread (TrackerWork *work, gpointer data, GCancellable *cancellable, GError **error)
{
  ImportArgs *args = data;

  for (guint i = 0; i < args->folders->len; i++)
    {
      const TrackerFolderData *folder = g_ptr_array_index (args->folders, i);
      gint64 id;

      if (!ensure_folder (work, args, tracker_folder_data_get_uuid (folder),
                          tracker_folder_data_get_name (folder),
                          tracker_folder_data_get_emoji (folder), &id, error))
        return FALSE;
    }
  for (guint i = 0; i < args->parcels->len; i++)
    {
      TrackerImportEffect effect = TRACKER_IMPORT_UNCHANGED;

      if (!import_one (work, args, g_ptr_array_index (args->parcels, i), &effect, error))
        return FALSE;
      g_array_append_val (args->effects, effect);
    }

  return TRUE;
}

/**
 * tracker_store_import_async:
 * @self: a store
 * @folders: (element-type TrackerFolderData): folders that shall be there, in their order; not
 * changed any more
 * @parcels: (element-type TrackerParcelImport): parcels; not changed any more
 * @cancellable: (nullable): gives up if it has not begun
 * @callback: (nullable): called on main
 * @user_data: for @callback
 *
 * Brings in what a file holds, all or nothing, in one transaction. A parcel is known by its number,
 * else by its uuid. Of one that is there, what is empty is filled; one of the same uuid, from an
 * export, takes what the file says of it. Events join those that are known; nothing of it is to be
 * said, and nothing of it is unseen unless something was.
 */
void
tracker_store_import_async (TrackerStore *self,
                            GPtrArray *folders,
                            GPtrArray *parcels,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  ImportArgs *args;

  g_return_if_fail (TRACKER_IS_STORE (self));
  g_return_if_fail (folders != NULL && parcels != NULL);

  args = g_new0 (ImportArgs, 1);
  args->folders = g_ptr_array_ref (folders);
  args->parcels = g_ptr_array_ref (parcels);
  args->effects = g_array_new (FALSE, FALSE, sizeof (TrackerImportEffect));
  args->by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  tracker_store_push (self, TRACKER_JOB_WRITE, import_in_thread,
                      tracker_store_new_task (self, cancellable, callback, user_data,
                                              tracker_store_import_async, args,
                                              (GDestroyNotify) import_args_free));
}

/**
 * tracker_store_import_finish:
 * @self: a store
 * @result: of tracker_store_import_async()
 * @error: where a #TrackerStoreError goes: INVALID (number, name, note or post), FULL, ...; then
 * nothing was done
 *
 * Returns: (transfer full) (nullable) (element-type TrackerImportEffect): what became of each
 * parcel, in order; %NULL: it failed
 */
GArray *
tracker_store_import_finish (TrackerStore *self, GAsyncResult *result, GError **error)
{
  ImportArgs *args;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  args = g_task_get_task_data (G_TASK (result));
  return g_task_propagate_boolean (G_TASK (result), error) ? g_array_ref (args->effects) : NULL;
}
