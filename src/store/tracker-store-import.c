/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-store-apply-private.h"

/* What a file brings joins what is there, in one transaction. A list of codes only fills what is
 * empty; an export also corrects the parcels that it knows by uuid. Events are added, never taken
 * away. Nothing of it is news. */

/* What is said of a parcel by no post in particular: any post may correct it. */
#define FACTS_CARRIER "import"

typedef struct
{
  GPtrArray *folders;  /* (owned) (element-type TrackerFolderData) */
  GPtrArray *parcels;  /* (owned) (element-type TrackerParcelImport) */
  GArray *effects;     /* (owned) (element-type TrackerImportEffect): the answer */
  GHashTable *by_name; /* (owned) (element-type utf8 gint64): folders met, by folded name */
} ImportArgs;

/* The row that a parcel of the file is. */
typedef struct
{
  gint64 id; /* 0: none */
  char *uuid;
  char *number;
  char *name; /* (nullable) */
  char *note; /* (nullable) */
  gint64 folder_id;
  gboolean is_archived;
  gboolean is_removed;
} Row;

static void
row_clear (Row *row)
{
  g_clear_pointer (&row->uuid, g_free);
  g_clear_pointer (&row->number, g_free);
  g_clear_pointer (&row->name, g_free);
  g_clear_pointer (&row->note, g_free);
  row->id = 0;
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Row, row_clear)

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

static gboolean
select_id (TrackerWork *work, const char *sql, const char *text, gint64 *id, GError **error)
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

  if (!select_id (work, "SELECT id FROM folders WHERE name_key = ?", key, id, error)
      || (*id == 0 && uuid != NULL
          && !select_id (work, "SELECT id FROM folders WHERE uuid = ?", uuid, id, error))
      || (*id == 0 && !insert_folder (work, uuid, name, key, emoji, id, error)))
    return FALSE;

  g_hash_table_insert (args->by_name, g_steal_pointer (&key), g_memdup2 (id, sizeof *id));
  return TRUE;
}

/* --- finding --- */

#define ROW_COLUMNS "id, uuid, number, name, note, coalesce (folder_id, 0), archived_s, removed_s"

static gboolean
select_row (TrackerWork *work, const char *sql, const char *text, Row *row, GError **error)
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
          Row *row,
          gboolean *is_uuid_taken,
          GError **error)
{
  g_auto (Row) other = { 0 };

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
      other = (Row){ 0 };
    }
  return TRUE;
}

/* --- writing --- */

static gboolean
insert_row (TrackerWork *work,
            const TrackerParcelImport *import,
            gboolean is_uuid_taken,
            Row *row,
            GError **error)
{
  g_autofree char *fresh = g_uuid_string_random ();
  int smarts
      = tracker_state_get_smarts (TRACKER_STAGE_UNKNOWN, TRACKER_OUTCOME_NONE, 0, FALSE, FALSE);
  gint64 added_s = import->added_s > 0 ? import->added_s : work->now_s;

  if (!tracker_store_check_number (import->number, error)
      || !tracker_db_run (
          work->db, error,
          "INSERT INTO parcels (uuid, number, name_key, origin, destination, added_s, activity_s,"
          "  smarts) VALUES (?1, ?2, '', ?3, ?4, ?5, ?5, ?6)",
          "ssssxi", import->uuid != NULL && !is_uuid_taken ? import->uuid : fresh, import->number,
          import->origin, import->destination, added_s, smarts))
    return FALSE;

  row->id = tracker_db_get_last_id (work->db);
  return TRUE;
}

/* Brings back what was removed, and gives a number to what had none. */
static gboolean
revive_row (TrackerWork *work,
            const TrackerParcelImport *import,
            const Row *row,
            TrackerChangeFlags *flags,
            GError **error)
{
  if (row->is_removed)
    {
      if (*row->number != '\0')
        {
          gint64 other;

          if (!select_id (
                  work,
                  "SELECT id FROM parcels WHERE number = ? AND removed_s = 0 AND number != ''",
                  row->number, &other, error))
            return FALSE;
          /* Its number was added again meanwhile: the removed one stays removed. */
          if (other != 0)
            return TRUE;
        }
      if (!tracker_db_run (work->db, error, "UPDATE parcels SET removed_s = 0 WHERE id = ?", "x",
                           row->id))
        return FALSE;
      *flags |= TRACKER_CHANGE_ADDED;
    }
  if (*row->number != '\0' || *import->number == '\0')
    return TRUE;

  *flags |= TRACKER_CHANGE_WORDS | TRACKER_CHANGE_LEGS;
  return tracker_store_check_number (import->number, error)
         && tracker_db_run (work->db, error, "UPDATE parcels SET number = ?2 WHERE id = ?1", "xs",
                            row->id, import->number)
         && tracker_db_run (work->db, error,
                            "UPDATE legs SET number = ?2 WHERE parcel_id = ?1 AND number = ''",
                            "xs", row->id, import->number);
}

static gboolean
may_write (const char *known, const char *text, gboolean replaces)
{
  if (text == NULL || *text == '\0' || g_strcmp0 (known, text) == 0)
    return FALSE;
  return replaces || known == NULL || *known == '\0';
}

static gboolean
write_words (TrackerWork *work,
             const TrackerParcelImport *import,
             const Row *row,
             gboolean replaces,
             TrackerChangeFlags *flags,
             GError **error)
{
  g_autofree char *name
      = tracker_words_dup_line (import->name, TRACKER_PARCEL_NAME_MAX_CHARS, error);
  g_autofree char *note
      = name != NULL ? tracker_words_dup_lines (import->note, TRACKER_PARCEL_NOTE_MAX_CHARS, error)
                     : NULL;
  gboolean has_name, has_note;

  if (note == NULL)
    return FALSE;

  has_name = may_write (row->name, name, replaces);
  has_note = may_write (row->note, note, replaces);
  if (!has_name && !has_note)
    return TRUE;
  *flags |= TRACKER_CHANGE_WORDS;
  return tracker_db_run (
      work->db, error,
      "UPDATE parcels SET name = coalesce (?2, name), note = coalesce (?3, note) WHERE id = ?1",
      "xss", row->id, has_name ? name : NULL, has_note ? note : NULL);
}

static gboolean
write_folder (TrackerWork *work,
              ImportArgs *args,
              const TrackerParcelImport *import,
              const Row *row,
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
write_archived (TrackerWork *work,
                const TrackerParcelImport *import,
                const Row *row,
                gboolean replaces,
                TrackerChangeFlags *flags,
                GError **error)
{
  if (!replaces || import->archived_s < 0 || (import->archived_s != 0) == row->is_archived)
    return TRUE;

  *flags |= TRACKER_CHANGE_ARCHIVED;
  return tracker_db_run (work->db, error, "UPDATE parcels SET archived_s = ?2 WHERE id = ?1", "xx",
                         row->id, import->archived_s);
}

/* A file that asks for silence is always heard; one that wants the network asked, only of its own
 * parcels. */
static gboolean
write_silent (TrackerWork *work,
              const TrackerParcelImport *import,
              gint64 parcel_id,
              gboolean replaces,
              TrackerChangeFlags *flags,
              GError **error)
{
  if (import->is_silent < 0 || (import->is_silent == 0 && !replaces))
    return TRUE;
  if (!tracker_db_run (work->db, error,
                       "UPDATE parcels SET is_silent = ?2 WHERE id = ?1 AND is_silent != ?2", "xi",
                       parcel_id, import->is_silent != 0))
    return FALSE;

  if (tracker_db_get_n_changed (work->db) > 0)
    *flags |= TRACKER_CHANGE_LEGS;
  return TRUE;
}

/* More than a parcel may bring is passed over: that is no reason to leave out the file. */
static gboolean
write_needs (TrackerWork *work,
             const TrackerParcelImport *import,
             gint64 parcel_id,
             gboolean replaces,
             TrackerChangeFlags *flags,
             GError **error)
{
  gboolean is_changed = FALSE;
  gboolean fits = FALSE;

  if (import->needs == NULL)
    return TRUE;
  if (!tracker_needs_fit (work, parcel_id, import->needs, &fits, error))
    return FALSE;
  if (!fits)
    return TRUE;
  if (!tracker_needs_write (work, parcel_id, import->needs, replaces, &is_changed, error))
    return FALSE;

  if (is_changed)
    *flags |= TRACKER_CHANGE_LEGS;
  return TRUE;
}

/* A file may say that a post wanted to see a person, and not since when. */
static gint64
get_waits_s (const TrackerLegData *leg)
{
  gint64 waits_s = tracker_leg_data_get_waits_s (leg);

  if (waits_s <= 0 && tracker_outcome_wants_human (tracker_leg_data_get_outcome (leg)))
    waits_s = tracker_leg_data_get_asked_s (leg);
  return MAX (waits_s, 0);
}

static gboolean
write_legs (TrackerWork *work,
            const TrackerParcelImport *import,
            gint64 parcel_id,
            TrackerChangeFlags *flags,
            GError **error)
{
  for (guint i = 0; i < import->legs->len; i++)
    {
      const TrackerLegData *leg = g_ptr_array_index (import->legs, i);

      if (!tracker_store_insert_leg (work, parcel_id, tracker_leg_data_get_carrier (leg),
                                     tracker_leg_data_get_role (leg),
                                     tracker_leg_data_get_number (leg), error))
        return FALSE;
      if (tracker_db_get_n_changed (work->db) == 0)
        continue;

      *flags |= TRACKER_CHANGE_LEGS;
      if (!tracker_db_run (work->db, error,
                           "UPDATE legs SET asked_s = ?2, answered_s = ?3, outcome = ?4, message = "
                           "?5, failures = ?6,"
                           "  next_due_s = ?7, waits_s = ?8 WHERE id = ?1",
                           "xxxssixx", tracker_db_get_last_id (work->db),
                           tracker_leg_data_get_asked_s (leg),
                           tracker_leg_data_get_answered_s (leg),
                           tracker_outcome_to_nick (tracker_leg_data_get_outcome (leg)),
                           tracker_leg_data_get_message (leg), tracker_leg_data_get_failures (leg),
                           tracker_leg_data_get_next_due_s (leg), get_waits_s (leg)))
        return FALSE;
    }

  return tracker_db_run (
      work->db, error,
      "UPDATE parcels SET"
      "  asked_s = (SELECT coalesce (max (asked_s), 0) FROM legs WHERE parcel_id = ?1),"
      "  answered_s = (SELECT coalesce (max (answered_s), 0) FROM legs WHERE parcel_id = ?1)"
      "  WHERE id = ?1",
      "x", parcel_id);
}

/* --- events --- */

static gboolean
load_events_row (TrackerWork *work,
                 gint64 parcel_id,
                 TrackerLegRow *row,
                 TrackerEventsDelta *delta,
                 GError **error)
{
  g_autoptr (TrackerStmt) stmt
      = tracker_db_query (work->db, error,
                          "SELECT stage, n_events, n_unseen, first_event_s, last_event_s, "
                          "last_event_id, added_s FROM parcels WHERE id = ?",
                          "x", parcel_id);

  if (stmt == NULL || tracker_db_step (work->db, stmt, error) != TRACKER_STEP_ROW)
    return FALSE;

  row->parcel_id = parcel_id;
  tracker_stage_from_nick (tracker_stmt_get_text (stmt, 0), &row->stage);
  row->n_events = sqlite3_column_int (stmt, 1);
  row->n_unseen = sqlite3_column_int (stmt, 2);
  row->added_s = sqlite3_column_int64 (stmt, 6);
  delta->stage = row->stage;
  delta->n_events = row->n_events;
  delta->first_event_s = sqlite3_column_int64 (stmt, 3);
  delta->last_event_s = sqlite3_column_int64 (stmt, 4);
  delta->last_event_id = sqlite3_column_int64 (stmt, 5);
  return TRUE;
}

/* What was known elsewhere is no news: it is unseen only where something unseen was before, for
 * what is seen is kept as one mark. */
static gboolean
write_events_row (TrackerWork *work,
                  const TrackerLegRow *row,
                  const TrackerEventsDelta *delta,
                  GError **error)
{
  return tracker_db_run (
             work->db, error,
             "UPDATE parcels SET stage = ?2, n_events = ?3, n_unseen = ?4, first_event_s = ?5,"
             "  last_event_s = ?6, last_event_id = ?7, activity_s = ?8 WHERE id = ?1",
             "xsiixxxx", row->parcel_id, tracker_stage_to_nick (delta->stage), delta->n_events,
             row->n_unseen > 0 ? row->n_unseen + (int) delta->new_ids->len : 0,
             delta->first_event_s, delta->last_event_s, delta->last_event_id,
             delta->n_events > 0 ? delta->last_event_s : row->added_s)
         && (row->n_unseen > 0
             || tracker_db_run (
                 work->db, error,
                 "UPDATE parcels SET seen_event_id ="
                 "  (SELECT coalesce (max (id), 0) FROM events WHERE parcel_id = ?1) WHERE id = ?1",
                 "x", row->parcel_id));
}

static gboolean
merge_reports (TrackerWork *work,
               const TrackerParcelImport *import,
               TrackerLegRow *row,
               TrackerEventsDelta *delta,
               gboolean *has_new_facts,
               GError **error)
{
  for (guint i = 0; i < import->reports->len; i++)
    {
      const TrackerReport *report = g_ptr_array_index (import->reports, i);

      /* The carrier is read only: it stays the report's. */
      row->carrier = (char *) tracker_report_get_carrier (report);
      row->n_events = delta->n_events;
      if (!tracker_events_merge (work, row, report, delta, error))
        return FALSE;
      row->carrier = (char *) FACTS_CARRIER;
      if (!tracker_facts_merge (work, row, report, has_new_facts, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
write_reports (TrackerWork *work,
               const TrackerParcelImport *import,
               gint64 parcel_id,
               TrackerChangeFlags *flags,
               GError **error)
{
  g_autoptr (GArray) new_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  TrackerEventsDelta delta = { .new_ids = new_ids };
  TrackerLegRow row = { 0 };
  gboolean has_new_facts = FALSE;

  if (import->reports->len == 0)
    return TRUE;
  if (!load_events_row (work, parcel_id, &row, &delta, error)
      || !merge_reports (work, import, &row, &delta, &has_new_facts, error))
    return FALSE;
  if (delta.is_changed && !write_events_row (work, &row, &delta, error))
    return FALSE;

  if (delta.is_changed)
    *flags |= TRACKER_CHANGE_EVENTS;
  if (delta.stage != row.stage)
    *flags |= TRACKER_CHANGE_STAGE;
  if (has_new_facts)
    *flags |= TRACKER_CHANGE_FACTS;
  if (delta.is_changed)
    tracker_change_add_answer (work->change, parcel_id, TRACKER_CHANGE_EVENTS, row.stage,
                               delta.stage, FALSE, (const gint64 *) (gpointer) new_ids->data,
                               new_ids->len);
  return TRUE;
}

/* --- the whole --- */

static gboolean
import_one (TrackerWork *work,
            ImportArgs *args,
            const TrackerParcelImport *import,
            TrackerImportEffect *effect,
            GError **error)
{
  g_auto (Row) row = { 0 };
  TrackerChangeFlags flags = 0;
  gboolean is_uuid_taken = FALSE;
  gboolean is_new, replaces;

  if (!find_row (work, import, &row, &is_uuid_taken, error))
    return FALSE;

  is_new = row.id == 0;
  if (is_new ? !insert_row (work, import, is_uuid_taken, &row, error)
             : !revive_row (work, import, &row, &flags, error))
    return FALSE;
  if (is_new)
    flags |= TRACKER_CHANGE_ADDED;
  replaces = is_new || (import->is_whole && g_strcmp0 (row.uuid, import->uuid) == 0);

  if (!write_words (work, import, &row, replaces, &flags, error)
      || !write_folder (work, args, import, &row, replaces, &flags, error)
      || !write_silent (work, import, row.id, replaces, &flags, error)
      || !write_needs (work, import, row.id, replaces, &flags, error))
    return FALSE;
  if ((is_new || import->is_whole)
      && (!write_legs (work, import, row.id, &flags, error)
          || !write_reports (work, import, row.id, &flags, error)))
    return FALSE;
  /* After the legs: archiving stops the watch of those that are there. */
  if (!write_archived (work, import, &row, replaces, &flags, error))
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
