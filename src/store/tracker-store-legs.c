/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-store-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tracker-number.h"

#define CARRIER_MAX_BYTES 64

/**
 * tracker_leg_data_new_from_row:
 * @stmt: a statement on a row of %TRACKER_LEG_COLUMNS
 *
 * Returns: (transfer full): the leg
 */
TrackerLegData *
tracker_leg_data_new_from_row (TrackerStmt *stmt)
{
  TrackerRole role = TRACKER_ROLE_BOTH;
  TrackerOutcome outcome = TRACKER_OUTCOME_NONE;
  g_autoptr (GHashTable) needs = NULL;
  TrackerLegData *leg;

  tracker_role_from_nick (tracker_stmt_get_text (stmt, 3), &role);
  tracker_outcome_from_nick (tracker_stmt_get_text (stmt, 7), &outcome);
  leg = tracker_leg_data_new (sqlite3_column_int64 (stmt, 0), sqlite3_column_int64 (stmt, 1),
                              tracker_stmt_get_text (stmt, 2), role,
                              tracker_stmt_get_text (stmt, 4));
  tracker_leg_data_set_asked (leg, sqlite3_column_int64 (stmt, 5), outcome,
                              tracker_stmt_get_text (stmt, 8), sqlite3_column_int (stmt, 9),
                              sqlite3_column_int64 (stmt, 6));
  tracker_leg_data_set_next_due_s (leg, sqlite3_column_int64 (stmt, 10));
  tracker_leg_data_set_waits_s (leg, sqlite3_column_int64 (stmt, 11));
  needs = tracker_needs_new_from_column (stmt, 12);
  tracker_leg_data_set_needs (leg, needs);
  return leg;
}

/**
 * tracker_store_collect_legs:
 * @work: a read
 * @stmt: (nullable): a statement whose rows are %TRACKER_LEG_COLUMNS; %NULL: it failed
 * @args: gets the legs as its answer
 * @error: where a #TrackerStoreError goes
 *
 * Returns: whether they could be read
 */
gboolean
tracker_store_collect_legs (TrackerWork *work, TrackerStmt *stmt, TrackerArgs *args, GError **error)
{
  g_autoptr (GPtrArray) legs
      = g_ptr_array_new_with_free_func ((GDestroyNotify) tracker_leg_data_unref);
  TrackerStep step;

  if (stmt == NULL)
    return FALSE;

  while ((step = tracker_db_step (work->db, stmt, error)) == TRACKER_STEP_ROW)
    g_ptr_array_add (legs, tracker_leg_data_new_from_row (stmt));
  if (step == TRACKER_STEP_FAILED)
    return FALSE;

  args->answer = g_steal_pointer (&legs);
  args->free_answer = (GDestroyNotify) g_ptr_array_unref;
  return TRUE;
}

/* --- load --- */

static gboolean
load_legs_in_thread (TrackerWork *work, gpointer data, GCancellable *cancellable, GError **error)
{
  TrackerArgs *args = data;
  g_autoptr (TrackerStmt) stmt = tracker_db_query (
      work->db, error,
      "SELECT " TRACKER_LEG_COLUMNS " FROM legs l WHERE l.parcel_id = ? ORDER BY l.id", "x",
      args->id);

  return tracker_store_collect_legs (work, stmt, args, error);
}

/**
 * tracker_store_load_legs_async:
 * @self: a store
 * @parcel_id: a parcel
 * @cancellable: (nullable): interrupts
 * @callback: (nullable): called on main
 * @user_data: for @callback
 *
 * Reads the legs of a parcel.
 */
void
tracker_store_load_legs_async (TrackerStore *self,
                               gint64 parcel_id,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_return_if_fail (TRACKER_IS_STORE (self));
  tracker_store_push_read (self, load_legs_in_thread, tracker_store_load_legs_async,
                           tracker_args_new (parcel_id, 0, NULL, NULL), cancellable, callback,
                           user_data);
}

/**
 * tracker_store_load_legs_finish:
 * @self: a store
 * @result: of tracker_store_load_legs_async()
 * @error: where a #TrackerStoreError or %G_IO_ERROR_CANCELLED goes
 *
 * Returns: (transfer full) (nullable) (element-type TrackerLegData): the legs in the order they
 * were added; none for a parcel that is gone
 */
GPtrArray *
tracker_store_load_legs_finish (TrackerStore *self, GAsyncResult *result, GError **error)
{
  return tracker_store_steal_answer (self, result, error);
}

/* --- due --- */

static gboolean
list_due_legs_in_thread (TrackerWork *work,
                         gpointer data,
                         GCancellable *cancellable,
                         GError **error)
{
  TrackerArgs *args = data;
  g_autoptr (TrackerStmt) stmt = tracker_db_query (
      work->db, error,
      "SELECT " TRACKER_LEG_COLUMNS " FROM legs l INDEXED BY legs_by_due"
      " WHERE l.is_watched = 1 AND l.number != '' AND l.next_due_s <= ?1"
      "  AND NOT EXISTS (SELECT 1 FROM carrier_pauses WHERE carrier = l.carrier AND until_s > ?1)"
      " ORDER BY l.next_due_s, l.id LIMIT ?2",
      "xx", args->id, args->other > 0 ? args->other : (gint64) -1);

  return tracker_store_collect_legs (work, stmt, args, error);
}

/**
 * tracker_store_list_due_legs_async:
 * @self: a store
 * @due_s: an instant
 * @max: at most so many; 0: all
 * @cancellable: (nullable): interrupts
 * @callback: (nullable): called on main
 * @user_data: for @callback
 *
 * Lists the legs that are due at @due_s, of parcels neither archived, removed nor silent that have
 * a number, and of carriers that are on and whose pause is over at @due_s.
 */
void
tracker_store_list_due_legs_async (TrackerStore *self,
                                   gint64 due_s,
                                   guint max,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_return_if_fail (TRACKER_IS_STORE (self));
  tracker_store_push_read (self, list_due_legs_in_thread, tracker_store_list_due_legs_async,
                           tracker_args_new (due_s, max, NULL, NULL), cancellable, callback,
                           user_data);
}

/**
 * tracker_store_list_due_legs_finish:
 * @self: a store
 * @result: of tracker_store_list_due_legs_async()
 * @error: where a #TrackerStoreError or %G_IO_ERROR_CANCELLED goes
 *
 * Returns: (transfer full) (nullable) (element-type TrackerLegData): the legs, the longest due
 * first
 */
GPtrArray *
tracker_store_list_due_legs_finish (TrackerStore *self, GAsyncResult *result, GError **error)
{
  return tracker_store_steal_answer (self, result, error);
}

/* Sets @due_s to G_MAXINT64 if there is none. */
static gboolean
load_instant (TrackerWork *work, TrackerStmt *stmt, gint64 *due_s, GError **error)
{
  TrackerStep step = stmt != NULL ? tracker_db_step (work->db, stmt, error) : TRACKER_STEP_FAILED;

  *due_s = step == TRACKER_STEP_ROW ? sqlite3_column_int64 (stmt, 0) : G_MAXINT64;
  return step != TRACKER_STEP_FAILED;
}

/* The first leg of a paused carrier that is due before @due_s would be asked when the pause ends.
 */
static gboolean
load_next_after_pause (TrackerWork *work,
                       const char *carrier,
                       gint64 until_s,
                       gint64 *due_s,
                       GError **error)
{
  g_autoptr (TrackerStmt) stmt = tracker_db_query (
      work->db, error,
      "SELECT next_due_s FROM legs INDEXED BY legs_by_due"
      " WHERE is_watched = 1 AND number != '' AND carrier = ? AND next_due_s < ?"
      " ORDER BY next_due_s LIMIT 1",
      "sx", carrier, *due_s);
  gint64 first_s;

  if (!load_instant (work, stmt, &first_s, error))
    return FALSE;

  *due_s = MIN (*due_s, MAX (first_s, until_s));
  return TRUE;
}

static gboolean
load_next_due_in_thread (TrackerWork *work,
                         gpointer data,
                         GCancellable *cancellable,
                         GError **error)
{
  TrackerArgs *args = data;
  g_autoptr (TrackerStmt) stmt = tracker_db_query (
      work->db, error,
      "SELECT next_due_s FROM legs l INDEXED BY legs_by_due"
      " WHERE is_watched = 1 AND number != '' AND NOT EXISTS"
      "  (SELECT 1 FROM carrier_pauses WHERE carrier = l.carrier AND until_s > ?)"
      " ORDER BY next_due_s LIMIT 1",
      "x", work->now_s);
  g_autoptr (TrackerStmt) pauses = NULL;
  TrackerStep step;

  if (!load_instant (work, stmt, &args->answer_number, error))
    return FALSE;

  pauses = tracker_db_query (work->db, error,
                             "SELECT carrier, until_s FROM carrier_pauses WHERE until_s > ?", "x",
                             work->now_s);
  if (pauses == NULL)
    return FALSE;
  while ((step = tracker_db_step (work->db, pauses, error)) == TRACKER_STEP_ROW)
    {
      gint64 until_s = sqlite3_column_int64 (pauses, 1);

      if (until_s < args->answer_number
          && !load_next_after_pause (work, tracker_stmt_get_text (pauses, 0), until_s,
                                     &args->answer_number, error))
        return FALSE;
    }

  return step == TRACKER_STEP_DONE;
}

/**
 * tracker_legs_flag_first_due:
 * @work: a write
 * @carrier: a carrier that is asked by itself again
 * @error: where a #TrackerStoreError goes
 *
 * Says that something changed of the parcel for which the carrier is due first: whoever sleeps
 * until the next leg is due learns that this may be earlier now.
 *
 * Returns: whether it could be read
 */
gboolean
tracker_legs_flag_first_due (TrackerWork *work, const char *carrier, GError **error)
{
  g_autoptr (TrackerStmt) stmt = tracker_db_query (
      work->db, error,
      "SELECT parcel_id FROM legs INDEXED BY legs_by_due"
      " WHERE is_watched = 1 AND number != '' AND carrier = ? ORDER BY next_due_s LIMIT 1",
      "s", carrier);
  TrackerStep step = stmt != NULL ? tracker_db_step (work->db, stmt, error) : TRACKER_STEP_FAILED;

  return step == TRACKER_STEP_ROW ? tracker_state_add_flags (work, sqlite3_column_int64 (stmt, 0),
                                                             TRACKER_CHANGE_LEGS, error)
                                  : step == TRACKER_STEP_DONE;
}

/**
 * tracker_store_next_due_async:
 * @self: a store
 * @cancellable: (nullable): interrupts
 * @callback: (nullable): called on main
 * @user_data: for @callback
 *
 * Asks when the next leg is due. A leg of a paused carrier is not before the pause is over.
 */
void
tracker_store_next_due_async (TrackerStore *self,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_return_if_fail (TRACKER_IS_STORE (self));
  tracker_store_push_read (self, load_next_due_in_thread, tracker_store_next_due_async,
                           tracker_args_new (0, 0, NULL, NULL), cancellable, callback, user_data);
}

/**
 * tracker_store_next_due_finish:
 * @self: a store
 * @result: of tracker_store_next_due_async()
 * @error: where a #TrackerStoreError or %G_IO_ERROR_CANCELLED goes
 *
 * Returns: the instant, UTC seconds; %G_MAXINT64: no leg is due ever; -1: it failed
 */
gint64
tracker_store_next_due_finish (TrackerStore *self, GAsyncResult *result, GError **error)
{
  TrackerArgs *args;

  g_return_val_if_fail (g_task_is_valid (result, self), -1);

  args = g_task_get_task_data (G_TASK (result));
  return g_task_propagate_boolean (G_TASK (result), error) ? args->answer_number : -1;
}

static gboolean
find_parcel_of_leg (TrackerWork *work, gint64 leg_id, gint64 *parcel_id, GError **error)
{
  g_autoptr (TrackerStmt) stmt
      = tracker_db_query (work->db, error, "SELECT parcel_id FROM legs WHERE id = ?", "x", leg_id);
  TrackerStep step = stmt != NULL ? tracker_db_step (work->db, stmt, error) : TRACKER_STEP_FAILED;

  if (step == TRACKER_STEP_DONE)
    g_set_error_literal (error, TRACKER_STORE_ERROR, TRACKER_STORE_ERROR_NOT_FOUND,
                         _ ("The parcel is no longer asked for at that post"));
  if (step != TRACKER_STEP_ROW)
    return FALSE;

  *parcel_id = sqlite3_column_int64 (stmt, 0);
  return TRUE;
}

static gboolean
set_due_in_thread (TrackerWork *work, gpointer data, GCancellable *cancellable, GError **error)
{
  const TrackerArgs *args = data;
  gint64 parcel_id;

  if (!find_parcel_of_leg (work, args->id, &parcel_id, error))
    return FALSE;
  if (!tracker_db_run (work->db, error,
                       "UPDATE legs SET next_due_s = ?2 WHERE id = ?1 AND next_due_s != ?2", "xx",
                       args->id, args->other))
    return FALSE;

  return tracker_db_get_n_changed (work->db) == 0
         || tracker_state_add_flags (work, parcel_id, TRACKER_CHANGE_LEGS, error);
}

/**
 * tracker_store_set_due_async:
 * @self: a store
 * @leg_id: a leg
 * @next_due_s: UTC seconds; 0: as soon as possible; %G_MAXINT64: never by itself
 * @callback: (nullable): called on main; tracker_store_finish(); NOT_FOUND: no such leg
 * @user_data: for @callback
 *
 * Sets when a leg is due.
 */
void
tracker_store_set_due_async (TrackerStore *self,
                             gint64 leg_id,
                             gint64 next_due_s,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_return_if_fail (TRACKER_IS_STORE (self));
  tracker_store_push_write (self, set_due_in_thread, tracker_store_set_due_async,
                            tracker_args_new (leg_id, next_due_s, NULL, NULL), callback, user_data);
}

/* --- add and remove --- */

/**
 * tracker_store_check_number:
 * @number: what should be normalised by tracker_number_normalize(); "" for none yet
 * @error: where %TRACKER_STORE_ERROR_INVALID goes
 *
 * Returns: whether it is
 */
gboolean
tracker_store_check_number (const char *number, GError **error)
{
  gsize n = 0;

  while (g_ascii_isupper (number[n]) || g_ascii_isdigit (number[n]))
    n++;
  if (number[n] == '\0' && n <= TRACKER_NUMBER_MAX_LENGTH)
    return TRUE;

  g_set_error (error, TRACKER_STORE_ERROR, TRACKER_STORE_ERROR_INVALID,
               _ ("A track code holds only letters A to Z and digits, %d at most"),
               TRACKER_NUMBER_MAX_LENGTH);
  return FALSE;
}

/**
 * tracker_store_check_carrier:
 * @carrier: (nullable): what should be the id of a definition
 * @error: where %TRACKER_STORE_ERROR_INVALID goes
 *
 * Returns: whether it may be one
 */
gboolean
tracker_store_check_carrier (const char *carrier, GError **error)
{
  if (carrier != NULL && *carrier != '\0' && strlen (carrier) <= CARRIER_MAX_BYTES
      && g_utf8_validate (carrier, -1, NULL))
    return TRUE;

  g_set_error_literal (error, TRACKER_STORE_ERROR, TRACKER_STORE_ERROR_INVALID,
                       _ ("There is no such post"));
  return FALSE;
}

/**
 * tracker_store_insert_leg:
 * @work: a write
 * @parcel_id: a parcel
 * @carrier: id of a definition
 * @role: what the carrier is to the parcel
 * @number: normalised; what this carrier is asked for
 * @error: where a #TrackerStoreError goes
 *
 * Adds a leg, due at once. One that is there already stays as it is.
 *
 * Returns: whether the parcel has the leg
 */
gboolean
tracker_store_insert_leg (TrackerWork *work,
                          gint64 parcel_id,
                          const char *carrier,
                          TrackerRole role,
                          const char *number,
                          GError **error)
{
  if (!tracker_store_check_carrier (carrier, error) || !tracker_store_check_number (number, error))
    return FALSE;

  return tracker_db_run (
      work->db, error,
      "INSERT INTO legs (parcel_id, carrier, role, number, is_watched)"
      "  SELECT ?1, ?2, ?3, ?4, archived_s = 0 AND removed_s = 0 AND is_silent = 0"
      "  AND NOT EXISTS (SELECT 1 FROM carrier_states WHERE carrier = ?2 AND is_off = 1)"
      "  FROM parcels WHERE id = ?1"
      "  ON CONFLICT (parcel_id, carrier) DO NOTHING",
      "xsss", parcel_id, carrier, tracker_role_to_nick (role), number);
}

typedef struct
{
  gint64 parcel_id;
  guint n_legs;
  char **carriers;    /* (owned) */
  TrackerRole *roles; /* (owned) */
  char **numbers;     /* (owned) (nullable) */
} AddLegsArgs;

static void
add_legs_args_free (AddLegsArgs *args)
{
  g_strfreev (args->carriers);
  g_free (args->roles);
  g_strfreev (args->numbers);
  g_free (args);
}

static char **
dup_strings (const char *const *strings, guint n)
{
  char **copy = g_new0 (char *, n + 1);

  for (guint i = 0; i < n; i++)
    copy[i] = g_strdup (strings[i] != NULL ? strings[i] : "");
  return copy;
}

static char *
load_number (TrackerWork *work, gint64 parcel_id, GError **error)
{
  g_autoptr (TrackerStmt) stmt = tracker_db_query (
      work->db, error, "SELECT number FROM parcels WHERE id = ? AND removed_s = 0", "x", parcel_id);
  TrackerStep step = stmt != NULL ? tracker_db_step (work->db, stmt, error) : TRACKER_STEP_FAILED;

  if (step == TRACKER_STEP_DONE)
    g_set_error_literal (error, TRACKER_STORE_ERROR, TRACKER_STORE_ERROR_NOT_FOUND,
                         _ ("The parcel is gone"));
  return step == TRACKER_STEP_ROW ? g_strdup (tracker_stmt_get_text (stmt, 0)) : NULL;
}

static gboolean
add_legs_in_thread (TrackerWork *work, gpointer data, GCancellable *cancellable, GError **error)
{
  const AddLegsArgs *args = data;
  g_autofree char *own_number = load_number (work, args->parcel_id, error);
  gboolean is_changed = FALSE;

  if (own_number == NULL)
    return FALSE;

  for (guint i = 0; i < args->n_legs; i++)
    {
      const char *number
          = args->numbers != NULL && *args->numbers[i] != '\0' ? args->numbers[i] : own_number;

      if (!tracker_store_insert_leg (work, args->parcel_id, args->carriers[i], args->roles[i],
                                     number, error))
        return FALSE;
      is_changed |= tracker_db_get_n_changed (work->db) > 0;
    }

  return !is_changed
         || (tracker_words_index_parcel (work, args->parcel_id, error)
             && tracker_state_add_flags (work, args->parcel_id, TRACKER_CHANGE_LEGS, error));
}

/**
 * tracker_store_add_legs_async:
 * @self: a store
 * @parcel_id: a parcel
 * @n_legs: how many
 * @carriers: (array length=n_legs): ids of definitions
 * @roles: (array length=n_legs): what each is to the parcel
 * @numbers: (array length=n_legs) (nullable): what each is asked for, normalised; %NULL: the
 * parcel's own number
 * @callback: (nullable): called on main; tracker_store_finish(); NOT_FOUND: no such parcel; INVALID
 * @user_data: for @callback
 *
 * Sees to it that the parcel has these legs. Those there already keep their state; none is removed.
 */
void
tracker_store_add_legs_async (TrackerStore *self,
                              gint64 parcel_id,
                              guint n_legs,
                              const char *const *carriers,
                              const TrackerRole *roles,
                              const char *const *numbers,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  AddLegsArgs *args;

  g_return_if_fail (TRACKER_IS_STORE (self));

  args = g_new0 (AddLegsArgs, 1);
  args->parcel_id = parcel_id;
  args->n_legs = n_legs;
  args->carriers = dup_strings (carriers, n_legs);
  args->roles = g_memdup2 (roles, n_legs * sizeof *roles);
  args->numbers = numbers != NULL ? dup_strings (numbers, n_legs) : NULL;
  tracker_store_push (self, TRACKER_JOB_WRITE, add_legs_in_thread,
                      tracker_store_new_task (self, NULL, callback, user_data,
                                              tracker_store_add_legs_async, args,
                                              (GDestroyNotify) add_legs_args_free));
}

static gboolean
remove_leg_in_thread (TrackerWork *work, gpointer data, GCancellable *cancellable, GError **error)
{
  const TrackerArgs *args = data;
  gint64 parcel_id;

  return find_parcel_of_leg (work, args->id, &parcel_id, error)
         && tracker_db_run (work->db, error, "DELETE FROM legs WHERE id = ?", "x", args->id)
         && tracker_words_index_parcel (work, parcel_id, error)
         && tracker_state_update_trouble (work, parcel_id, error)
         && tracker_state_add_flags (work, parcel_id, TRACKER_CHANGE_LEGS, error);
}

/**
 * tracker_store_remove_leg_async:
 * @self: a store
 * @leg_id: a leg
 * @callback: (nullable): called on main; tracker_store_finish(); NOT_FOUND: no such leg
 * @user_data: for @callback
 *
 * Stops asking that carrier. What it said stays.
 */
void
tracker_store_remove_leg_async (TrackerStore *self,
                                gint64 leg_id,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_return_if_fail (TRACKER_IS_STORE (self));
  tracker_store_push_write (self, remove_leg_in_thread, tracker_store_remove_leg_async,
                            tracker_args_new (leg_id, 0, NULL, NULL), callback, user_data);
}
