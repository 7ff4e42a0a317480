/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-store-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Carriers as a whole: on or off, how they are, and which is chosen for what. */

#define SHAPE_MAX_BYTES 200

/* --- on and off --- */

/* @is_changed: FALSE: it was so already. */
static gboolean
write_off (TrackerWork *work,
           const char *carrier,
           gboolean off,
           gboolean *is_changed,
           GError **error)
{
  if (!(off ? tracker_db_run (work->db, error,
                              "INSERT INTO carrier_states (carrier, is_off) VALUES (?, 1)"
                              " ON CONFLICT DO UPDATE SET is_off = 1 WHERE is_off = 0",
                              "s", carrier)
            : tracker_db_run (
                work->db, error,
                "UPDATE carrier_states SET is_off = 0 WHERE carrier = ? AND is_off = 1", "s",
                carrier)))
    return FALSE;

  *is_changed = tracker_db_get_n_changed (work->db) > 0;
  return TRUE;
}

static gboolean
write_watched (TrackerWork *work, const char *carrier, gboolean off, GError **error)
{
  return off ? tracker_db_run (
             work->db, error, "UPDATE legs SET is_watched = 0 WHERE carrier = ? AND is_watched = 1",
             "s", carrier)
             : tracker_db_run (work->db, error,
                               "UPDATE legs SET is_watched = 1 WHERE carrier = ? AND parcel_id IN"
                               "  (SELECT id FROM parcels WHERE archived_s = 0 AND removed_s = 0"
                               "   AND is_silent = 0)",
                               "s", carrier);
}

/* The parcels to which this carrier may give a sign, or gives none any more. */
static gboolean
update_troubles (TrackerWork *work, const char *carrier, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (TrackerStmt) stmt = tracker_db_query (
      work->db, error,
      "SELECT parcel_id FROM legs WHERE carrier = ? AND (waits_s != 0"
      "  OR outcome NOT IN ('none', 'found', 'not_found', 'pending', 'offline'))",
      "s", carrier);

  if (!tracker_db_load_ids (work->db, stmt, ids, error))
    return FALSE;

  for (guint i = 0; i < ids->len; i++)
    if (!tracker_state_update_trouble (work, g_array_index (ids, gint64, i), error)
        || !tracker_state_add_flags (work, g_array_index (ids, gint64, i), TRACKER_CHANGE_LEGS,
                                     error))
      return FALSE;
  return TRUE;
}

static gboolean
set_carrier_off_in_thread (TrackerWork *work,
                           gpointer data,
                           GCancellable *cancellable,
                           GError **error)
{
  const TrackerArgs *args = data;
  gboolean off = args->other != 0;
  gboolean is_changed;

  if (!tracker_store_check_carrier (args->text, error)
      || !write_off (work, args->text, off, &is_changed, error))
    return FALSE;
  if (!is_changed)
    return TRUE;

  tracker_change_set_has_carriers (work->change);
  return write_watched (work, args->text, off, error) && update_troubles (work, args->text, error)
         && (off || tracker_legs_flag_first_due (work, args->text, error));
}

/**
 * tracker_store_set_carrier_off_async:
 * @self: a store
 * @carrier: id of a definition
 * @off: whether it is never to be asked
 * @callback: (nullable): called on main; tracker_store_finish(); INVALID: that is no id
 * @user_data: for @callback
 *
 * Switches a carrier off or on. What it said stays; legs that were due meanwhile are due at once
 * when it is on again.
 */
void
tracker_store_set_carrier_off_async (TrackerStore *self,
                                     const char *carrier,
                                     gboolean off,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  g_return_if_fail (TRACKER_IS_STORE (self));
  g_return_if_fail (carrier != NULL);
  tracker_store_push_write (self, set_carrier_off_in_thread, tracker_store_set_carrier_off_async,
                            tracker_args_new (0, off, carrier, NULL), callback, user_data);
}

/* --- states --- */

static TrackerCarrierState *
ensure_state (GHashTable *states, const char *carrier)
{
  TrackerCarrierState *state = g_hash_table_lookup (states, carrier);

  if (state != NULL)
    return state;
  state = tracker_carrier_state_new (carrier);
  g_hash_table_insert (states, (char *) tracker_carrier_state_get_carrier (state), state);
  return state;
}

static void
read_asks (TrackerCarrierState *state, TrackerStmt *stmt)
{
  TrackerOutcome outcome = TRACKER_OUTCOME_NONE;

  tracker_outcome_from_nick (tracker_stmt_get_text (stmt, 5), &outcome);
  tracker_carrier_state_set_off (state, sqlite3_column_int (stmt, 1));
  tracker_carrier_state_set_asked (state, sqlite3_column_int64 (stmt, 2),
                                   sqlite3_column_int64 (stmt, 3));
  tracker_carrier_state_set_failed (state, sqlite3_column_int64 (stmt, 4), outcome,
                                    tracker_stmt_get_text (stmt, 6), sqlite3_column_int (stmt, 7));
}

static void
read_pause (TrackerCarrierState *state, TrackerStmt *stmt)
{
  tracker_carrier_state_set_paused_until_s (state, sqlite3_column_int64 (stmt, 1));
}

static void
read_legs (TrackerCarrierState *state, TrackerStmt *stmt)
{
  gboolean has_due = sqlite3_column_type (stmt, 2) != SQLITE_NULL;

  tracker_carrier_state_set_legs (state, sqlite3_column_int (stmt, 1),
                                  has_due ? sqlite3_column_int64 (stmt, 2) : G_MAXINT64);
}

static void
read_code (TrackerCarrierState *state, TrackerStmt *stmt)
{
  tracker_carrier_state_add_code (state, tracker_stmt_get_text (stmt, 1),
                                  sqlite3_column_int (stmt, 2), sqlite3_column_int64 (stmt, 3));
}

/* Each row begins with the carrier that it is about. */
static gboolean
read_rows (TrackerWork *work,
           TrackerStmt *stmt,
           GHashTable *states,
           void (*read) (TrackerCarrierState *state, TrackerStmt *stmt),
           GError **error)
{
  TrackerStep step;

  if (stmt == NULL)
    return FALSE;

  while ((step = tracker_db_step (work->db, stmt, error)) == TRACKER_STEP_ROW)
    read (ensure_state (states, tracker_stmt_get_text (stmt, 0)), stmt);
  return step == TRACKER_STEP_DONE;
}

static int
compare_states (gconstpointer a, gconstpointer b)
{
  const TrackerCarrierState *const *left = a;
  const TrackerCarrierState *const *right = b;

  return strcmp (tracker_carrier_state_get_carrier (*left),
                 tracker_carrier_state_get_carrier (*right));
}

static GPtrArray *
sort_states (GHashTable *states)
{
  GPtrArray *sorted = g_ptr_array_new_with_free_func ((GDestroyNotify) tracker_carrier_state_unref);
  GHashTableIter iter;
  gpointer state;

  g_hash_table_iter_init (&iter, states);
  while (g_hash_table_iter_next (&iter, NULL, &state))
    g_ptr_array_add (sorted, tracker_carrier_state_ref (state));
  g_ptr_array_sort (sorted, compare_states);
  return sorted;
}

static gboolean
list_states_in_thread (TrackerWork *work, gpointer data, GCancellable *cancellable, GError **error)
{
  TrackerArgs *args = data;
  g_autoptr (GHashTable) states = g_hash_table_new_full (
      g_str_hash, g_str_equal, NULL, (GDestroyNotify) tracker_carrier_state_unref);
  g_autoptr (TrackerStmt) asks = tracker_db_query (
      work->db, error,
      "SELECT carrier, is_off, asked_s, answered_s, failed_s, failed_outcome, failed_message,"
      "  failures FROM carrier_states WHERE is_off = 1 OR asked_s != 0",
      "");
  g_autoptr (TrackerStmt) pauses = NULL;
  g_autoptr (TrackerStmt) legs = NULL;
  g_autoptr (TrackerStmt) codes = NULL;

  if (!read_rows (work, asks, states, read_asks, error))
    return FALSE;
  pauses = tracker_db_query (work->db, error,
                             "SELECT carrier, until_s FROM carrier_pauses WHERE until_s > ?", "x",
                             work->now_s);
  if (!read_rows (work, pauses, states, read_pause, error))
    return FALSE;
  legs = tracker_db_query (
      work->db, error,
      "SELECT l.carrier, count (*), min (iif (l.is_watched = 1 AND l.number != '', l.next_due_s, "
      "NULL)) FROM legs l JOIN parcels p ON p.id = l.parcel_id"
      " WHERE p.archived_s = 0 AND p.removed_s = 0 GROUP BY l.carrier",
      "");
  if (!read_rows (work, legs, states, read_legs, error))
    return FALSE;
  codes = tracker_db_query (work->db, error,
                            "SELECT carrier, code, n, last_s FROM unknown_codes"
                            " ORDER BY carrier, n DESC, last_s DESC, code",
                            "");
  if (!read_rows (work, codes, states, read_code, error))
    return FALSE;

  args->answer = sort_states (states);
  args->free_answer = (GDestroyNotify) g_ptr_array_unref;
  return TRUE;
}

/**
 * tracker_store_list_carrier_states_async:
 * @self: a store
 * @cancellable: (nullable): interrupts
 * @callback: (nullable): called on main
 * @user_data: for @callback
 *
 * Lists how the carriers are that were ever asked, are asked for a parcel, are off, or said
 * something that no table knows. Looks at every leg.
 */
void
tracker_store_list_carrier_states_async (TrackerStore *self,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data)
{
  g_return_if_fail (TRACKER_IS_STORE (self));
  tracker_store_push_read (self, list_states_in_thread, tracker_store_list_carrier_states_async,
                           tracker_args_new (0, 0, NULL, NULL), cancellable, callback, user_data);
}

/**
 * tracker_store_list_carrier_states_finish:
 * @self: a store
 * @result: of tracker_store_list_carrier_states_async()
 * @error: where a #TrackerStoreError or %G_IO_ERROR_CANCELLED goes
 *
 * Returns: (transfer full) (nullable) (element-type TrackerCarrierState): the states, by id
 */
GPtrArray *
tracker_store_list_carrier_states_finish (TrackerStore *self, GAsyncResult *result, GError **error)
{
  return tracker_store_steal_answer (self, result, error);
}

/* --- choices --- */

static gboolean
note_choice_in_thread (TrackerWork *work, gpointer data, GCancellable *cancellable, GError **error)
{
  const TrackerArgs *args = data;

  if (!tracker_store_check_carrier (args->other_text, error))
    return FALSE;
  if (*args->text == '\0' || strlen (args->text) > SHAPE_MAX_BYTES
      || !g_utf8_validate (args->text, -1, NULL))
    {
      g_set_error_literal (error, TRACKER_STORE_ERROR, TRACKER_STORE_ERROR_INVALID,
                           _ ("No code has such a shape"));
      return FALSE;
    }

  if (!tracker_db_run (work->db, error,
                       "INSERT INTO choices (shape, carrier, chosen_s) VALUES (?, ?, ?)"
                       " ON CONFLICT DO UPDATE SET carrier = excluded.carrier,"
                       "  chosen_s = excluded.chosen_s WHERE carrier != excluded.carrier",
                       "ssx", args->text, args->other_text, work->now_s))
    return FALSE;
  if (tracker_db_get_n_changed (work->db) > 0)
    tracker_change_set_has_carriers (work->change);
  return TRUE;
}

/**
 * tracker_store_note_choice_async:
 * @self: a store
 * @shape: what codes of one kind have in common, as of tracker_number_dup_shape()
 * @carrier: id of the definition that the person chose for one of them
 * @callback: (nullable): called on main; tracker_store_finish(); INVALID: that is no shape, or no
 * id
 * @user_data: for @callback
 *
 * Remembers which carrier the person chose last for such codes.
 */
void
tracker_store_note_choice_async (TrackerStore *self,
                                 const char *shape,
                                 const char *carrier,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_return_if_fail (TRACKER_IS_STORE (self));
  g_return_if_fail (shape != NULL && carrier != NULL);
  tracker_store_push_write (self, note_choice_in_thread, tracker_store_note_choice_async,
                            tracker_args_new (0, 0, shape, carrier), callback, user_data);
}

typedef struct
{
  GHashTable *chosen; /* (owned) */
  GHashTable *off;    /* (owned) */
} Choices;

static void
choices_free (Choices *choices)
{
  g_clear_pointer (&choices->chosen, g_hash_table_unref);
  g_clear_pointer (&choices->off, g_hash_table_unref);
  g_free (choices);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Choices, choices_free)

static gboolean
load_choices_in_thread (TrackerWork *work, gpointer data, GCancellable *cancellable, GError **error)
{
  TrackerArgs *args = data;
  g_autoptr (Choices) choices = g_new0 (Choices, 1);
  g_autoptr (TrackerStmt) chosen
      = tracker_db_query (work->db, error, "SELECT shape, carrier FROM choices", "");
  g_autoptr (TrackerStmt) off = NULL;
  TrackerStep step = TRACKER_STEP_FAILED;

  choices->chosen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  choices->off = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  while (chosen != NULL && (step = tracker_db_step (work->db, chosen, error)) == TRACKER_STEP_ROW)
    g_hash_table_insert (choices->chosen, g_strdup (tracker_stmt_get_text (chosen, 0)),
                         g_strdup (tracker_stmt_get_text (chosen, 1)));
  if (step == TRACKER_STEP_FAILED)
    return FALSE;

  off = tracker_db_query (work->db, error, "SELECT carrier FROM carrier_states WHERE is_off = 1",
                          "");
  step = TRACKER_STEP_FAILED;
  while (off != NULL && (step = tracker_db_step (work->db, off, error)) == TRACKER_STEP_ROW)
    g_hash_table_add (choices->off, g_strdup (tracker_stmt_get_text (off, 0)));
  if (step == TRACKER_STEP_FAILED)
    return FALSE;

  args->answer = g_steal_pointer (&choices);
  args->free_answer = (GDestroyNotify) choices_free;
  return TRUE;
}

/**
 * tracker_store_load_choices_async:
 * @self: a store
 * @cancellable: (nullable): interrupts
 * @callback: (nullable): called on main
 * @user_data: for @callback
 *
 * Reads what recognition wants to know of the person.
 */
void
tracker_store_load_choices_async (TrackerStore *self,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_return_if_fail (TRACKER_IS_STORE (self));
  tracker_store_push_read (self, load_choices_in_thread, tracker_store_load_choices_async,
                           tracker_args_new (0, 0, NULL, NULL), cancellable, callback, user_data);
}

/**
 * tracker_store_load_choices_finish:
 * @self: a store
 * @result: of tracker_store_load_choices_async()
 * @chosen: (out) (optional) (transfer full) (element-type utf8 utf8): the carrier chosen last for
 * codes of each shape
 * @off: (out) (optional) (transfer full) (element-type utf8): the set of carriers that are off
 * @error: where a #TrackerStoreError or %G_IO_ERROR_CANCELLED goes
 *
 * Returns: whether they could be read; else nothing is set
 */
gboolean
tracker_store_load_choices_finish (TrackerStore *self,
                                   GAsyncResult *result,
                                   GHashTable **chosen,
                                   GHashTable **off,
                                   GError **error)
{
  g_autoptr (Choices) choices = tracker_store_steal_answer (self, result, error);

  if (choices == NULL)
    return FALSE;

  if (chosen != NULL)
    *chosen = g_steal_pointer (&choices->chosen);
  if (off != NULL)
    *off = g_steal_pointer (&choices->off);
  return TRUE;
}
