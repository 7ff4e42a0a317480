/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-store-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What a parcel brings besides its number: a postcode, the end of a phone number. */

#define KEY_MAX_BYTES 64

typedef struct
{
  gint64 parcel_id;
  GHashTable *needs; /* (owned) */
} NeedsArgs;

static void
needs_args_free (NeedsArgs *args)
{
  g_hash_table_unref (args->needs);
  g_free (args);
}

static GHashTable *
new_table (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

/**
 * tracker_needs_copy:
 * @needs: (element-type utf8 utf8): key to value; a value may be %NULL, which is ""
 *
 * Returns: (transfer full) (element-type utf8 utf8): the same, with strings of its own
 */
GHashTable *
tracker_needs_copy (GHashTable *needs)
{
  GHashTable *copy = new_table ();
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, needs);
  while (g_hash_table_iter_next (&iter, &key, &value))
    g_hash_table_insert (copy, g_strdup (key), g_strdup (value != NULL ? value : ""));
  return copy;
}

/**
 * tracker_needs_new_from_column:
 * @stmt: a statement on a row with %TRACKER_NEEDS_COLUMN
 * @column: where it is
 *
 * Neither keys nor values hold control characters, so that two of those part them.
 *
 * Returns: (transfer full) (nullable) (element-type utf8 utf8): the needs; %NULL: none
 */
GHashTable *
tracker_needs_new_from_column (TrackerStmt *stmt, int column)
{
  const char *text = tracker_stmt_get_text (stmt, column);
  g_auto (GStrv) entries = NULL;
  GHashTable *needs;

  if (text == NULL)
    return NULL;

  needs = new_table ();
  entries = g_strsplit (text, "\x1e", -1);
  for (char **entry = entries; *entry != NULL; entry++)
    {
      const char *mark = strchr (*entry, '\x1f');

      if (mark != NULL)
        g_hash_table_insert (needs, g_strndup (*entry, (gsize) (mark - *entry)),
                             g_strdup (mark + 1));
    }
  return needs;
}

static gboolean
check_key (const char *key, GError **error)
{
  if (*key != '\0' && strlen (key) <= KEY_MAX_BYTES
      && key[strspn (key, "abcdefghijklmnopqrstuvwxyz0123456789_")] == '\0')
    return TRUE;

  g_set_error_literal (
      error, TRACKER_STORE_ERROR, TRACKER_STORE_ERROR_INVALID,
      _ ("What a parcel brings is named by lower-case letters, digits and “_” only"));
  return FALSE;
}

/**
 * tracker_need_check:
 * @key: the name of what a parcel may bring; any text
 * @value: what it brings; any text
 * @error: where %TRACKER_STORE_ERROR_INVALID goes
 *
 * Any thread.
 *
 * Returns: whether tracker_store_set_needs_async() takes it
 */
gboolean
tracker_need_check (const char *key, const char *value, GError **error)
{
  g_autofree char *line = NULL;

  if (!check_key (key, error))
    return FALSE;
  line = tracker_words_dup_line (value, TRACKER_NEED_MAX_CHARS, error);
  return line != NULL;
}

static gboolean
write_one (TrackerWork *work,
           gint64 parcel_id,
           const char *key,
           const char *text,
           gboolean replaces,
           GError **error)
{
  g_autofree char *value = NULL;

  if (!check_key (key, error))
    return FALSE;
  value = tracker_words_dup_line (text, TRACKER_NEED_MAX_CHARS, error);
  if (value == NULL)
    return FALSE;

  if (*value == '\0')
    return tracker_db_run (work->db, error,
                           "DELETE FROM needs WHERE parcel_id = ? AND key = ? AND ?", "xsi",
                           parcel_id, key, replaces != FALSE);
  return tracker_db_run (work->db, error,
                         "INSERT INTO needs (parcel_id, key, value) VALUES (?1, ?2, ?3)"
                         " ON CONFLICT DO UPDATE SET value = excluded.value"
                         " WHERE value != excluded.value AND ?4",
                         "xssi", parcel_id, key, value, replaces != FALSE);
}

/**
 * tracker_needs_fit:
 * @work: a job
 * @parcel_id: a parcel
 * @needs: (element-type utf8 utf8): what it shall bring too
 * @fits: (out): whether it would then bring no more than %TRACKER_NEEDS_MAX_KEYS
 * @error: where a #TrackerStoreError goes
 *
 * Returns: whether it could be read
 */
gboolean
tracker_needs_fit (TrackerWork *work,
                   gint64 parcel_id,
                   GHashTable *needs,
                   gboolean *fits,
                   GError **error)
{
  g_autoptr (TrackerStmt) stmt = tracker_db_query (
      work->db, error, "SELECT key FROM needs WHERE parcel_id = ?", "x", parcel_id);
  guint n_keys = 0;
  GHashTableIter iter;
  gpointer value;
  TrackerStep step;

  if (stmt == NULL)
    return FALSE;

  g_hash_table_iter_init (&iter, needs);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    n_keys += *(const char *) value != '\0';
  while ((step = tracker_db_step (work->db, stmt, error)) == TRACKER_STEP_ROW)
    n_keys += !g_hash_table_contains (needs, tracker_stmt_get_text (stmt, 0));
  *fits = n_keys <= TRACKER_NEEDS_MAX_KEYS;
  return step == TRACKER_STEP_DONE;
}

static gboolean
check_fit (TrackerWork *work, gint64 parcel_id, GHashTable *needs, GError **error)
{
  gboolean fits;

  if (!tracker_needs_fit (work, parcel_id, needs, &fits, error))
    return FALSE;
  if (!fits)
    g_set_error (error, TRACKER_STORE_ERROR, TRACKER_STORE_ERROR_INVALID,
                 ngettext ("A parcel brings at most %d value besides its code",
                           "A parcel brings at most %d values besides its code",
                           TRACKER_NEEDS_MAX_KEYS),
                 TRACKER_NEEDS_MAX_KEYS);
  return fits;
}

/**
 * tracker_needs_write:
 * @work: a write
 * @parcel_id: a parcel that is there
 * @needs: (element-type utf8 utf8): key to value; "" removes; keys not named stay
 * @replaces: %FALSE: values that are there stay
 * @is_changed: (inout): set if anything is other than it was
 * @error: where a #TrackerStoreError goes: INVALID: a key or a value that cannot be, too many
 *
 * Writes what a parcel brings besides its number.
 *
 * Returns: whether it did
 */
gboolean
tracker_needs_write (TrackerWork *work,
                     gint64 parcel_id,
                     GHashTable *needs,
                     gboolean replaces,
                     gboolean *is_changed,
                     GError **error)
{
  GHashTableIter iter;
  gpointer key, value;

  if (!check_fit (work, parcel_id, needs, error))
    return FALSE;

  g_hash_table_iter_init (&iter, needs);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      if (!write_one (work, parcel_id, key, value, replaces, error))
        return FALSE;
      *is_changed |= tracker_db_get_n_changed (work->db) > 0;
    }
  return TRUE;
}

static gboolean
set_needs_in_thread (TrackerWork *work, gpointer data, GCancellable *cancellable, GError **error)
{
  const NeedsArgs *args = data;
  gboolean is_changed = FALSE;

  if (!tracker_store_check_parcel (work, args->parcel_id, error)
      || !tracker_needs_write (work, args->parcel_id, args->needs, TRUE, &is_changed, error))
    return FALSE;
  if (!is_changed)
    return TRUE;

  return tracker_db_run (work->db, error,
                         "UPDATE legs SET next_due_s = 0 WHERE parcel_id = ? AND outcome = ?", "xs",
                         args->parcel_id, tracker_outcome_to_nick (TRACKER_OUTCOME_NEEDS_MORE))
         && tracker_state_add_flags (work, args->parcel_id, TRACKER_CHANGE_LEGS, error);
}

/**
 * tracker_store_set_needs_async:
 * @self: a store
 * @parcel_id: a parcel
 * @needs: (element-type utf8 utf8): key to value, copied; "" removes; keys not named stay
 * @callback: (nullable): called on main; tracker_store_finish(); NOT_FOUND; INVALID: a key of other
 * than lower-case letters, digits and "_", a value over %TRACKER_NEED_MAX_CHARS or not UTF-8, over
 * %TRACKER_NEEDS_MAX_KEYS keys; then nothing was changed
 * @user_data: for @callback
 *
 * Sets what a parcel brings besides its number. If that is anything new, those of its legs are due
 * now that had wanted more.
 */
void
tracker_store_set_needs_async (TrackerStore *self,
                               gint64 parcel_id,
                               GHashTable *needs,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  NeedsArgs *args;

  g_return_if_fail (TRACKER_IS_STORE (self));
  g_return_if_fail (needs != NULL);

  args = g_new0 (NeedsArgs, 1);
  args->parcel_id = parcel_id;
  args->needs = tracker_needs_copy (needs);
  tracker_store_push (self, TRACKER_JOB_WRITE, set_needs_in_thread,
                      tracker_store_new_task (self, NULL, callback, user_data,
                                              tracker_store_set_needs_async, args,
                                              (GDestroyNotify) needs_args_free));
}
