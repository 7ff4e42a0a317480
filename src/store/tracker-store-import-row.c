/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-store-import-private.h"

/* What a file says of a parcel, written to its row, its legs and what it brings. */

/**
 * tracker_import_row_insert:
 * @work: a write
 * @import: a parcel of the file
 * @is_uuid_taken: another row has its uuid
 * @row: gets the new id
 * @error: where a #TrackerStoreError goes: INVALID: the number
 *
 * Adds a row of which only what never changes is said.
 *
 * Returns: whether it did
 */
gboolean
tracker_import_row_insert (TrackerWork *work,
                           const TrackerParcelImport *import,
                           gboolean is_uuid_taken,
                           TrackerImportRow *row,
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

/**
 * tracker_import_row_revive:
 * @work: a write
 * @import: a parcel of the file
 * @row: the row that it is
 * @flags: (inout): what changed is added
 * @error: where a #TrackerStoreError goes
 *
 * Brings back what was removed, and gives a number to what had none.
 *
 * Returns: whether it did, or there was nothing to do
 */
gboolean
tracker_import_row_revive (TrackerWork *work,
                           const TrackerParcelImport *import,
                           const TrackerImportRow *row,
                           TrackerChangeFlags *flags,
                           GError **error)
{
  if (row->is_removed)
    {
      if (*row->number != '\0')
        {
          gint64 other;

          if (!tracker_import_select_id (
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
             const TrackerImportRow *row,
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

/**
 * tracker_import_row_write_archived:
 * @work: a write
 * @import: a parcel of the file
 * @row: the row that it is
 * @replaces: whether the file counts more than what is there
 * @flags: (inout): what changed is added
 * @error: where a #TrackerStoreError goes
 *
 * Archives the parcel or takes it back, as the file says. After the legs: archiving stops the watch
 * of those that are there.
 *
 * Returns: whether it did, or there was nothing to do
 */
gboolean
tracker_import_row_write_archived (TrackerWork *work,
                                   const TrackerParcelImport *import,
                                   const TrackerImportRow *row,
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

/**
 * tracker_import_row_write:
 * @work: a write
 * @import: a parcel of the file
 * @row: the row that it is
 * @replaces: whether the file counts more than what is there
 * @flags: (inout): what changed is added
 * @error: where a #TrackerStoreError goes
 *
 * Writes name and note, whether it is silent, and what it brings besides its number.
 *
 * Returns: whether it did
 */
gboolean
tracker_import_row_write (TrackerWork *work,
                          const TrackerParcelImport *import,
                          const TrackerImportRow *row,
                          gboolean replaces,
                          TrackerChangeFlags *flags,
                          GError **error)
{
  return write_words (work, import, row, replaces, flags, error)
         && write_silent (work, import, row->id, replaces, flags, error)
         && write_needs (work, import, row->id, replaces, flags, error);
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

/**
 * tracker_import_row_write_legs:
 * @work: a write
 * @import: a parcel of the file
 * @parcel_id: the row that it is
 * @flags: (inout): what changed is added
 * @error: where a #TrackerStoreError goes
 *
 * Adds the legs that are not there, as they were asked elsewhere.
 *
 * Returns: whether it did
 */
gboolean
tracker_import_row_write_legs (TrackerWork *work,
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
