/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-store-private.h"

#include <glib/gi18n-lib.h>

/* What a verb does to one parcel whose row is there; @is_changed says whether there was anything to
 * do. */
typedef gboolean (*ParcelFunc) (TrackerWork *work,
                                gint64 id,
                                const TrackerArgs *args,
                                gboolean *is_changed,
                                GError **error);

static gboolean
set_not_found (GError **error)
{
  g_set_error_literal (error, TRACKER_STORE_ERROR, TRACKER_STORE_ERROR_NOT_FOUND,
                       _ ("The parcel is gone"));
  return FALSE;
}

/* Answers with a statement on the row, or with NULL and NOT_FOUND. */
static TrackerStmt *
find_row (TrackerWork *work, const char *sql, gint64 id, GError **error)
{
  g_autoptr (TrackerStmt) stmt = tracker_db_query (work->db, error, sql, "x", id);
  TrackerStep step = stmt != NULL ? tracker_db_step (work->db, stmt, error) : TRACKER_STEP_FAILED;

  if (step == TRACKER_STEP_DONE)
    set_not_found (error);
  return step == TRACKER_STEP_ROW ? g_steal_pointer (&stmt) : NULL;
}

/**
 * tracker_store_check_parcel:
 * @work: a job
 * @id: what should be a parcel
 * @error: where %TRACKER_STORE_ERROR_NOT_FOUND goes
 *
 * Returns: whether it is one, and not removed
 */
gboolean
tracker_store_check_parcel (TrackerWork *work, gint64 id, GError **error)
{
  g_autoptr (TrackerStmt) stmt
      = find_row (work, "SELECT 1 FROM parcels WHERE id = ? AND removed_s = 0", id, error);

  return stmt != NULL;
}

static gboolean
change_each (TrackerWork *work,
             const TrackerArgs *args,
             ParcelFunc func,
             TrackerChangeFlags flags,
             GError **error)
{
  for (gsize i = 0; i < args->n_ids; i++)
    {
      gboolean is_changed = FALSE;

      if (!func (work, args->ids[i], args, &is_changed, error))
        return FALSE;
      if (is_changed
          && (!tracker_state_update_smarts (work, args->ids[i], error)
              || !tracker_state_add_flags (work, args->ids[i], flags, error)))
        return FALSE;
    }

  return TRUE;
}

/* --- remove, restore --- */

static gboolean
remove_one (TrackerWork *work,
            gint64 id,
            const TrackerArgs *args,
            gboolean *is_changed,
            GError **error)
{
  g_autoptr (TrackerStmt) stmt
      = find_row (work, "SELECT removed_s FROM parcels WHERE id = ?", id, error);

  if (stmt == NULL)
    return FALSE;

  *is_changed = sqlite3_column_int64 (stmt, 0) == 0;
  return !*is_changed
         || tracker_db_run (work->db, error, "UPDATE parcels SET removed_s = ?2 WHERE id = ?1",
                            "xx", id, work->now_s);
}

static gboolean
remove_in_thread (TrackerWork *work, gpointer data, GCancellable *cancellable, GError **error)
{
  return change_each (work, data, remove_one, TRACKER_CHANGE_REMOVED, error);
}

/**
 * tracker_store_remove_parcels_async:
 * @self: a store
 * @ids: (array length=n_ids): parcels
 * @n_ids: how many
 * @callback: (nullable): called on main; tracker_store_finish(); NOT_FOUND: one is gone for good,
 * nothing was done
 * @user_data: for @callback
 *
 * Removes parcels, in one transaction. For a day they can be restored.
 */
void
tracker_store_remove_parcels_async (TrackerStore *self,
                                    const gint64 *ids,
                                    gsize n_ids,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  g_return_if_fail (TRACKER_IS_STORE (self));
  tracker_store_push_write (self, remove_in_thread, tracker_store_remove_parcels_async,
                            tracker_args_new_ids (ids, n_ids, 0), callback, user_data);
}

static gboolean
check_number_free (TrackerWork *work, const char *number, GError **error)
{
  g_autoptr (TrackerStmt) stmt = tracker_db_query (
      work->db, error, "SELECT 1 FROM parcels WHERE number = ? AND removed_s = 0 AND number != ''",
      "s", number);
  TrackerStep step = stmt != NULL ? tracker_db_step (work->db, stmt, error) : TRACKER_STEP_FAILED;

  if (step == TRACKER_STEP_ROW)
    g_set_error (error, TRACKER_STORE_ERROR, TRACKER_STORE_ERROR_EXISTS,
                 _ ("%s was added again meanwhile: the removed parcel stays removed"), number);
  return step == TRACKER_STEP_DONE;
}

static gboolean
restore_one (TrackerWork *work,
             gint64 id,
             const TrackerArgs *args,
             gboolean *is_changed,
             GError **error)
{
  g_autoptr (TrackerStmt) stmt
      = find_row (work, "SELECT removed_s, number FROM parcels WHERE id = ?", id, error);

  if (stmt == NULL)
    return FALSE;

  *is_changed = sqlite3_column_int64 (stmt, 0) != 0;
  return !*is_changed
         || (check_number_free (work, tracker_stmt_get_text (stmt, 1), error)
             && tracker_db_run (work->db, error, "UPDATE parcels SET removed_s = 0 WHERE id = ?",
                                "x", id));
}

static gboolean
restore_in_thread (TrackerWork *work, gpointer data, GCancellable *cancellable, GError **error)
{
  return change_each (work, data, restore_one, TRACKER_CHANGE_ADDED, error);
}

/**
 * tracker_store_restore_parcels_async:
 * @self: a store
 * @ids: (array length=n_ids): removed parcels
 * @n_ids: how many
 * @callback: (nullable): called on main; tracker_store_finish(); NOT_FOUND: one is purged; EXISTS:
 * a number was added again meanwhile; then nothing was done
 * @user_data: for @callback
 *
 * Takes back a removal, in one transaction.
 */
void
tracker_store_restore_parcels_async (TrackerStore *self,
                                     const gint64 *ids,
                                     gsize n_ids,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  g_return_if_fail (TRACKER_IS_STORE (self));
  tracker_store_push_write (self, restore_in_thread, tracker_store_restore_parcels_async,
                            tracker_args_new_ids (ids, n_ids, 0), callback, user_data);
}

/* --- archive, move --- */

static gboolean
archive_one (TrackerWork *work,
             gint64 id,
             const TrackerArgs *args,
             gboolean *is_changed,
             GError **error)
{
  g_autoptr (TrackerStmt) stmt
      = find_row (work, "SELECT archived_s FROM parcels WHERE id = ? AND removed_s = 0", id, error);

  if (stmt == NULL)
    return FALSE;

  *is_changed = (sqlite3_column_int64 (stmt, 0) != 0) != (args->other != 0);
  return !*is_changed
         || tracker_db_run (work->db, error, "UPDATE parcels SET archived_s = ?2 WHERE id = ?1",
                            "xx", id, args->other != 0 ? work->now_s : (gint64) 0);
}

static gboolean
archive_in_thread (TrackerWork *work, gpointer data, GCancellable *cancellable, GError **error)
{
  return change_each (work, data, archive_one, TRACKER_CHANGE_ARCHIVED, error);
}

/**
 * tracker_store_archive_parcels_async:
 * @self: a store
 * @ids: (array length=n_ids): parcels
 * @n_ids: how many
 * @archived: %FALSE: takes them back
 * @callback: (nullable): called on main; tracker_store_finish(); NOT_FOUND: one is gone, nothing
 * was done
 * @user_data: for @callback
 *
 * Archives parcels or takes them back, in one transaction. Archived ones are not asked for.
 */
void
tracker_store_archive_parcels_async (TrackerStore *self,
                                     const gint64 *ids,
                                     gsize n_ids,
                                     gboolean archived,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  g_return_if_fail (TRACKER_IS_STORE (self));
  tracker_store_push_write (self, archive_in_thread, tracker_store_archive_parcels_async,
                            tracker_args_new_ids (ids, n_ids, archived), callback, user_data);
}

static gboolean
move_one (TrackerWork *work,
          gint64 id,
          const TrackerArgs *args,
          gboolean *is_changed,
          GError **error)
{
  g_autoptr (TrackerStmt) stmt = find_row (
      work, "SELECT coalesce (folder_id, 0) FROM parcels WHERE id = ? AND removed_s = 0", id,
      error);

  if (stmt == NULL)
    return FALSE;

  *is_changed = sqlite3_column_int64 (stmt, 0) != args->other;
  return !*is_changed
         || tracker_db_run (work->db, error, "UPDATE parcels SET folder_id = ?2 WHERE id = ?1",
                            "xr", id, args->other);
}

static gboolean
move_in_thread (TrackerWork *work, gpointer data, GCancellable *cancellable, GError **error)
{
  const TrackerArgs *args = data;

  return tracker_store_check_folder (work, args->other, error)
         && change_each (work, args, move_one, TRACKER_CHANGE_FOLDER, error);
}

/**
 * tracker_store_move_parcels_async:
 * @self: a store
 * @ids: (array length=n_ids): parcels
 * @n_ids: how many
 * @folder_id: where to; 0: out of any folder
 * @callback: (nullable): called on main; tracker_store_finish(); NOT_FOUND: a parcel or the folder
 * is gone, nothing was done
 * @user_data: for @callback
 *
 * Moves parcels to a folder, in one transaction.
 */
void
tracker_store_move_parcels_async (TrackerStore *self,
                                  const gint64 *ids,
                                  gsize n_ids,
                                  gint64 folder_id,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_return_if_fail (TRACKER_IS_STORE (self));
  tracker_store_push_write (self, move_in_thread, tracker_store_move_parcels_async,
                            tracker_args_new_ids (ids, n_ids, folder_id), callback, user_data);
}

static gboolean
silence_one (TrackerWork *work,
             gint64 id,
             const TrackerArgs *args,
             gboolean *is_changed,
             GError **error)
{
  g_autoptr (TrackerStmt) stmt
      = find_row (work, "SELECT is_silent FROM parcels WHERE id = ? AND removed_s = 0", id, error);

  if (stmt == NULL)
    return FALSE;

  *is_changed = sqlite3_column_int64 (stmt, 0) != args->other;
  return !*is_changed
         || (tracker_db_run (work->db, error, "UPDATE parcels SET is_silent = ?2 WHERE id = ?1",
                             "xx", id, args->other)
             && tracker_state_update_trouble (work, id, error));
}

static gboolean
silence_in_thread (TrackerWork *work, gpointer data, GCancellable *cancellable, GError **error)
{
  return change_each (work, data, silence_one, TRACKER_CHANGE_LEGS, error);
}

/**
 * tracker_store_set_silent_async:
 * @self: a store
 * @ids: (array length=n_ids): parcels
 * @n_ids: how many
 * @silent: whether nobody is to be asked about them; %FALSE: they are asked about again
 * @callback: (nullable): called on main; tracker_store_finish(); NOT_FOUND: one is gone, nothing
 * was done
 * @user_data: for @callback
 *
 * Has parcels followed no more without a word to anybody, or followed again, in one transaction.
 * What is known of them stays; legs that were due meanwhile are due at once.
 */
void
tracker_store_set_silent_async (TrackerStore *self,
                                const gint64 *ids,
                                gsize n_ids,
                                gboolean silent,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_return_if_fail (TRACKER_IS_STORE (self));
  tracker_store_push_write (self, silence_in_thread, tracker_store_set_silent_async,
                            tracker_args_new_ids (ids, n_ids, silent != FALSE), callback,
                            user_data);
}

/* --- one parcel --- */

/* What people write of a parcel. */
typedef struct
{
  char *(*clean) (const char *text, gsize max_chars, GError **error);
  gsize max_chars;
  const char *sql; /* of the id and the words */
} WordsField;

static gboolean
write_words (TrackerWork *work, const TrackerArgs *args, const WordsField *field, GError **error)
{
  g_autofree char *words = field->clean (args->text, field->max_chars, error);

  if (words == NULL || !tracker_store_check_parcel (work, args->id, error)
      || !tracker_db_run (work->db, error, field->sql, "xs", args->id, words))
    return FALSE;

  return tracker_db_get_n_changed (work->db) == 0
         || (tracker_words_index_parcel (work, args->id, error)
             && tracker_state_add_flags (work, args->id, TRACKER_CHANGE_WORDS, error));
}

static void
push_one (TrackerStore *self,
          TrackerJobFunc func,
          gpointer tag,
          gint64 id,
          const char *text,
          GAsyncReadyCallback callback,
          gpointer user_data)
{
  g_return_if_fail (TRACKER_IS_STORE (self));
  tracker_store_push_write (self, func, tag, tracker_args_new (id, 0, text, NULL), callback,
                            user_data);
}

static gboolean
rename_in_thread (TrackerWork *work, gpointer data, GCancellable *cancellable, GError **error)
{
  static const WordsField field = {
    tracker_words_dup_line, TRACKER_PARCEL_NAME_MAX_CHARS,
    "UPDATE parcels SET name = nullif (?2, '') WHERE id = ?1 AND name IS NOT nullif (?2, '')"
  };

  return write_words (work, data, &field, error);
}

/**
 * tracker_store_rename_parcel_async:
 * @self: a store
 * @id: a parcel
 * @name: (nullable): its name; %NULL or "": none, it is then shown by its number
 * @callback: (nullable): called on main; tracker_store_finish(); NOT_FOUND; INVALID: over 200
 * characters or not UTF-8
 * @user_data: for @callback
 *
 * Names a parcel.
 */
void
tracker_store_rename_parcel_async (TrackerStore *self,
                                   gint64 id,
                                   const char *name,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  push_one (self, rename_in_thread, tracker_store_rename_parcel_async, id, name, callback,
            user_data);
}

static gboolean
set_note_in_thread (TrackerWork *work, gpointer data, GCancellable *cancellable, GError **error)
{
  static const WordsField field = {
    tracker_words_dup_lines, TRACKER_PARCEL_NOTE_MAX_CHARS,
    "UPDATE parcels SET note = nullif (?2, '') WHERE id = ?1 AND note IS NOT nullif (?2, '')"
  };

  return write_words (work, data, &field, error);
}

/**
 * tracker_store_set_note_async:
 * @self: a store
 * @id: a parcel
 * @note: (nullable): its note; %NULL or "": none
 * @callback: (nullable): called on main; tracker_store_finish(); NOT_FOUND; INVALID: over 10,000
 * characters or not UTF-8
 * @user_data: for @callback
 *
 * Sets the note of a parcel.
 */
void
tracker_store_set_note_async (TrackerStore *self,
                              gint64 id,
                              const char *note,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  push_one (self, set_note_in_thread, tracker_store_set_note_async, id, note, callback, user_data);
}

static gboolean
mark_seen_in_thread (TrackerWork *work, gpointer data, GCancellable *cancellable, GError **error)
{
  const TrackerArgs *args = data;
  g_autoptr (TrackerStmt) stmt = find_row (
      work, "SELECT n_unseen FROM parcels WHERE id = ? AND removed_s = 0", args->id, error);

  if (stmt == NULL)
    return FALSE;
  if (sqlite3_column_int (stmt, 0) == 0)
    return TRUE;

  return tracker_db_run (
             work->db, error,
             "UPDATE parcels SET n_unseen = 0,"
             "  seen_event_id = (SELECT max (id) FROM events WHERE parcel_id = ?1) WHERE id = ?1",
             "x", args->id)
         && tracker_state_add_flags (work, args->id, TRACKER_CHANGE_SEEN, error);
}

/**
 * tracker_store_mark_seen_async:
 * @self: a store
 * @id: a parcel
 * @callback: (nullable): called on main; tracker_store_finish(); NOT_FOUND
 * @user_data: for @callback
 *
 * Marks all events of the parcel as seen.
 */
void
tracker_store_mark_seen_async (TrackerStore *self,
                               gint64 id,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  push_one (self, mark_seen_in_thread, tracker_store_mark_seen_async, id, NULL, callback,
            user_data);
}
