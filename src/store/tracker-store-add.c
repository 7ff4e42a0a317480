/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-store-private.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  char *number;
  char *name;
  char *note;
  gint64 folder_id;
  char *origin;
  char *destination;
  guint n_legs;
  char **carriers;
  TrackerRole *roles;
  gboolean is_silent;
  GHashTable *needs; /* (nullable) */
} Draft;

typedef struct
{
  Draft *drafts; /* (array length=n_drafts) (owned) */
  gsize n_drafts;
  gint64 *ids;       /* (array length=n_drafts) (owned): the answer */
  gboolean *existed; /* (array length=n_drafts) (owned) */
} AddArgs;

static void
add_args_free (AddArgs *args)
{
  for (gsize i = 0; i < args->n_drafts; i++)
    {
      Draft *draft = &args->drafts[i];

      g_free (draft->number);
      g_free (draft->name);
      g_free (draft->note);
      g_free (draft->origin);
      g_free (draft->destination);
      g_strfreev (draft->carriers);
      g_free (draft->roles);
      g_clear_pointer (&draft->needs, g_hash_table_unref);
    }
  g_free (args->drafts);
  g_free (args->ids);
  g_free (args->existed);
  g_free (args);
}

static void
copy_draft (Draft *copy, const TrackerParcelDraft *draft)
{
  copy->number = g_strdup (draft->number != NULL ? draft->number : "");
  copy->name = g_strdup (draft->name);
  copy->note = g_strdup (draft->note);
  copy->folder_id = draft->folder_id;
  copy->origin = g_strdup (draft->origin);
  copy->destination = g_strdup (draft->destination);
  copy->n_legs = draft->n_legs;
  copy->carriers = g_new0 (char *, draft->n_legs + 1);
  for (guint i = 0; i < draft->n_legs; i++)
    copy->carriers[i] = g_strdup (draft->carriers[i] != NULL ? draft->carriers[i] : "");
  copy->roles = g_memdup2 (draft->roles, draft->n_legs * sizeof *draft->roles);
  copy->is_silent = draft->is_silent;
  copy->needs = draft->needs != NULL ? tracker_needs_copy (draft->needs) : NULL;
}

static gboolean
find_number (TrackerWork *work, const char *number, gint64 *id, GError **error)
{
  g_autoptr (TrackerStmt) stmt = NULL;
  TrackerStep step;

  *id = 0;
  if (*number == '\0')
    return TRUE;

  stmt = tracker_db_query (
      work->db, error, "SELECT id FROM parcels WHERE number = ? AND removed_s = 0 AND number != ''",
      "s", number);
  step = stmt != NULL ? tracker_db_step (work->db, stmt, error) : TRACKER_STEP_FAILED;
  if (step == TRACKER_STEP_ROW)
    *id = sqlite3_column_int64 (stmt, 0);
  return step != TRACKER_STEP_FAILED;
}

static gboolean
insert_row (TrackerWork *work,
            const Draft *draft,
            const char *name,
            const char *note,
            GError **error)
{
  g_autofree char *uuid = g_uuid_string_random ();
  int smarts
      = tracker_state_get_smarts (TRACKER_STAGE_UNKNOWN, TRACKER_OUTCOME_NONE, 0, FALSE, FALSE);

  return tracker_db_run (
      work->db, error,
      "INSERT INTO parcels (uuid, number, name, note, name_key, folder_id, origin, destination,"
      "  added_s, activity_s, smarts, is_silent)"
      "  VALUES (?1, ?2, nullif (?3, ''), nullif (?4, ''), '', ?5, ?6, ?7, ?8, ?8, ?9, ?10)",
      "ssssrssxii", uuid, draft->number, name, note, draft->folder_id, draft->origin,
      draft->destination, work->now_s, smarts, draft->is_silent != FALSE);
}

static gboolean
add_one (TrackerWork *work, const Draft *draft, gint64 *id, GError **error)
{
  g_autofree char *name
      = tracker_words_dup_line (draft->name, TRACKER_PARCEL_NAME_MAX_CHARS, error);
  g_autofree char *note
      = name != NULL ? tracker_words_dup_lines (draft->note, TRACKER_PARCEL_NOTE_MAX_CHARS, error)
                     : NULL;
  gboolean has_needs = FALSE;

  if (note == NULL || !tracker_store_check_number (draft->number, error)
      || !tracker_store_check_folder (work, draft->folder_id, error)
      || !insert_row (work, draft, name, note, error))
    return FALSE;

  *id = tracker_db_get_last_id (work->db);
  for (guint i = 0; i < draft->n_legs; i++)
    if (!tracker_store_insert_leg (work, *id, draft->carriers[i], draft->roles[i], draft->number,
                                   error))
      return FALSE;
  if (draft->needs != NULL
      && !tracker_needs_write (work, *id, draft->needs, TRUE, &has_needs, error))
    return FALSE;

  tracker_change_add_flags (work->change, *id, TRACKER_STAGE_UNKNOWN, TRACKER_CHANGE_ADDED);
  return tracker_words_index_parcel (work, *id, error);
}

static gboolean
add_in_thread (TrackerWork *work, gpointer data, GCancellable *cancellable, GError **error)
{
  AddArgs *args = data;

  for (gsize i = 0; i < args->n_drafts; i++)
    {
      if (!find_number (work, args->drafts[i].number, &args->ids[i], error))
        return FALSE;
      args->existed[i] = args->ids[i] != 0;
      if (!args->existed[i] && !add_one (work, &args->drafts[i], &args->ids[i], error))
        return FALSE;
    }

  return TRUE;
}

/**
 * tracker_store_add_parcels_async:
 * @self: a store
 * @drafts: (array length=n_drafts): what to add, copied
 * @n_drafts: how many
 * @cancellable: (nullable): gives up if the adding has not begun
 * @callback: (nullable): called on main
 * @user_data: for @callback
 *
 * Adds parcels, all or none, in one transaction. A number that is there already is left as it is.
 */
void
tracker_store_add_parcels_async (TrackerStore *self,
                                 const TrackerParcelDraft *drafts,
                                 gsize n_drafts,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  AddArgs *args;

  g_return_if_fail (TRACKER_IS_STORE (self));

  args = g_new0 (AddArgs, 1);
  args->n_drafts = n_drafts;
  args->drafts = g_new0 (Draft, n_drafts);
  args->ids = g_new0 (gint64, n_drafts);
  args->existed = g_new0 (gboolean, n_drafts);
  for (gsize i = 0; i < n_drafts; i++)
    copy_draft (&args->drafts[i], &drafts[i]);
  tracker_store_push (self, TRACKER_JOB_WRITE, add_in_thread,
                      tracker_store_new_task (self, cancellable, callback, user_data,
                                              tracker_store_add_parcels_async, args,
                                              (GDestroyNotify) add_args_free));
}

/**
 * tracker_store_add_parcels_finish:
 * @self: a store
 * @result: of tracker_store_add_parcels_async()
 * @n_ids: (out) (optional): how many drafts there were
 * @existed: (out) (optional) (transfer full) (array length=n_ids): which were there already
 * @error: where a #TrackerStoreError goes: INVALID (number, name, note or post), NOT_FOUND
 * (folder), FULL, ...
 *
 * Returns: (transfer full) (nullable) (array length=n_ids): the ids in the order of the drafts;
 * %NULL: it failed
 */
gint64 *
tracker_store_add_parcels_finish (TrackerStore *self,
                                  GAsyncResult *result,
                                  gsize *n_ids,
                                  gboolean **existed,
                                  GError **error)
{
  AddArgs *args;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;

  args = g_task_get_task_data (G_TASK (result));
  if (n_ids != NULL)
    *n_ids = args->n_drafts;
  if (existed != NULL)
    *existed = g_steal_pointer (&args->existed);
  /* Not NULL even for no drafts: NULL means failure. */
  return args->ids != NULL ? g_steal_pointer (&args->ids) : g_new0 (gint64, 1);
}
