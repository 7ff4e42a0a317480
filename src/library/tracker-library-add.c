/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-guess-private.h"
#include "tracker-library-private.h"
#include "tracker-number.h"

/* --- adding --- */

typedef struct
{
  gboolean ask;
  guint n_existed;
  GPtrArray *numbers; /* (owned) (element-type utf8) one of each shape, whose carrier was chosen */
  GPtrArray *chosen;  /* (owned) (element-type utf8) that carrier of each */
} Adding;

static void
adding_free (Adding *adding)
{
  g_ptr_array_unref (adding->numbers);
  g_ptr_array_unref (adding->chosen);
  g_free (adding);
}

static void
on_added_parcels_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  TrackerLibrary *self = g_task_get_source_object (task);
  GError *error = NULL;
  g_autoptr (GPtrArray) rows
      = tracker_store_load_parcels_finish (TRACKER_STORE (source), result, &error);
  GPtrArray *parcels;

  if (rows == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  parcels = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (parcels, tracker_parcel_pool_hold_data (tracker_library_get_pool (self),
                                                             g_ptr_array_index (rows, i)));
  g_task_return_pointer (task, parcels, (GDestroyNotify) g_ptr_array_unref);
}

static void
on_parcels_added_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  TrackerLibrary *self = g_task_get_source_object (task);
  Adding *adding = g_task_get_task_data (task);
  GError *error = NULL;
  g_autofree gboolean *existed = NULL;
  gsize n_ids = 0;
  g_autofree gint64 *ids
      = tracker_store_add_parcels_finish (TRACKER_STORE (source), result, &n_ids, &existed, &error);

  if (error != NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  for (gsize i = 0; i < n_ids; i++)
    adding->n_existed += existed[i] ? 1 : 0;
  for (guint i = 0; i < adding->numbers->len; i++)
    tracker_library_note_choice (self, g_ptr_array_index (adding->numbers, i),
                                 g_ptr_array_index (adding->chosen, i));
  if (adding->ask && n_ids > adding->n_existed)
    tracker_monitor_refresh_async (tracker_library_get_monitor (self), ids, n_ids, NULL, NULL,
                                   NULL);
  tracker_store_load_parcels_async (TRACKER_STORE (source), ids, n_ids, NULL,
                                    on_added_parcels_loaded_cb, g_steal_pointer (&task));
}

/* What is to be added, with what it borrows. */
typedef struct
{
  GArray *drafts;   /* (owned) (element-type TrackerParcelDraft) */
  GPtrArray *roles; /* (owned) (element-type TrackerRole arrays) */
  GPtrArray *needs; /* (owned) (element-type GHashTable) */
} Drafts;

static void
drafts_clear (Drafts *drafts)
{
  g_array_unref (drafts->drafts);
  g_ptr_array_unref (drafts->roles);
  g_ptr_array_unref (drafts->needs);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Drafts, drafts_clear)

static TrackerRole
find_role (TrackerGuess *guess, const char *carrier)
{
  const char *const *known = tracker_guess_get_carriers (guess);

  for (guint i = 0; known[i] != NULL; i++)
    if (g_str_equal (known[i], carrier))
      return tracker_guess_get_role (guess, i);

  return TRACKER_ROLE_BOTH;
}

/* (nullable): whom the person chose: for this number alone, else for all */
static const char *const *
find_chosen (TrackerGuess *guess, const TrackerAddOptions *options)
{
  const char *const *own
      = options->chosen != NULL
            ? g_hash_table_lookup (options->chosen, tracker_guess_get_number (guess))
            : NULL;

  return own != NULL ? own : options->carriers;
}

/* (transfer container): whom the person chose, else whom recognition asks */
static const char **
choose_carriers (TrackerGuess *guess, const TrackerAddOptions *options)
{
  const char *const *carriers = find_chosen (guess, options);
  guint n
      = carriers != NULL ? g_strv_length ((char **) carriers) : tracker_guess_get_n_asked (guess);
  const char **chosen;

  if (carriers == NULL)
    carriers = tracker_guess_get_carriers (guess);
  chosen = g_new0 (const char *, n + 1);
  for (guint i = 0; i < n; i++)
    chosen[i] = carriers[i];

  return chosen;
}

/* What recognition saw becomes legs, or what the person chose. Strings stay with the guess and the
 * options. */
static gboolean
add_draft (TrackerLibrary *self,
           Drafts *drafts,
           TrackerGuess *guess,
           const TrackerAddOptions *options,
           GError **error)
{
  const char **carriers = choose_carriers (guess, options);
  guint n = g_strv_length ((char **) carriers);
  TrackerRole *roles = g_new0 (TrackerRole, n + 1);
  TrackerParcelDraft draft = { 0 };

  g_ptr_array_add (drafts->roles, carriers);
  g_ptr_array_add (drafts->roles, roles);
  for (guint i = 0; i < n; i++)
    roles[i] = find_role (guess, carriers[i]);
  if (options->needs != NULL
      && !tracker_library_check_needs (self, carriers, options->needs, error))
    return FALSE;

  draft.number = tracker_guess_get_number (guess);
  draft.name = options->name;
  draft.folder_id = options->folder_id;
  draft.origin = tracker_guess_get_country (guess);
  draft.destination = tracker_library_get_home_country (self);
  draft.n_legs = n;
  draft.carriers = carriers;
  draft.roles = roles;
  draft.is_silent = options->is_silent;
  draft.needs = tracker_library_dup_known_needs (self, carriers, tracker_guess_get_postcode (guess),
                                                 options->needs);
  if (draft.needs != NULL)
    g_ptr_array_add (drafts->needs, draft.needs);
  g_array_append_val (drafts->drafts, draft);

  return TRUE;
}

/* (nullable): the first of those the person chose that recognition would not have asked */
static const char *
find_correction (TrackerGuess *guess, const TrackerAddOptions *options)
{
  const char *const *chosen = find_chosen (guess, options);

  for (gsize i = 0; chosen != NULL && chosen[i] != NULL; i++)
    if (!tracker_guess_asks (guess, chosen[i]))
      return chosen[i];

  return NULL;
}

/* A choice is remembered for each kind of number once. */
static void
note_correction (Adding *adding,
                 GHashTable *shapes,
                 TrackerGuess *guess,
                 const TrackerAddOptions *options)
{
  const char *number = tracker_guess_get_number (guess);
  const char *chosen = find_correction (guess, options);

  if (chosen == NULL || !g_hash_table_add (shapes, tracker_number_dup_shape (number)))
    return;

  g_ptr_array_add (adding->numbers, g_strdup (number));
  g_ptr_array_add (adding->chosen, g_strdup (chosen));
}

/**
 * tracker_library_add_async:
 * @self: a library
 * @guesses: (element-type TrackerGuess): what to add; those that are no codes are passed over
 * @options: how; copied
 * @cancellable: (nullable): before it is begun
 * @callback: called when it is kept
 * @user_data: data for @callback
 *
 * Adds parcels, all in one transaction. Numbers that are there already are left as they are. A
 * carrier that the person chose and recognition did not is remembered for numbers of that shape.
 * Fails with %G_IO_ERROR_INVALID_ARGUMENT and one sentence, and adds nothing, if what the parcels
 * shall bring is not what their carriers want.
 */
void
tracker_library_add_async (TrackerLibrary *self,
                           GPtrArray *guesses,
                           const TrackerAddOptions *options,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  GTask *task;
  Adding *adding;
  g_auto (Drafts) drafts = { 0 };
  g_autoptr (GHashTable) shapes = NULL;
  GError *error = NULL;

  g_return_if_fail (TRACKER_IS_LIBRARY (self));
  g_return_if_fail (guesses != NULL && options != NULL);

  adding = g_new0 (Adding, 1);
  adding->ask = options->ask && !options->is_silent;
  adding->numbers = g_ptr_array_new_with_free_func (g_free);
  adding->chosen = g_ptr_array_new_with_free_func (g_free);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, tracker_library_add_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, adding, (GDestroyNotify) adding_free);

  drafts.drafts = g_array_new (FALSE, TRUE, sizeof (TrackerParcelDraft));
  drafts.roles = g_ptr_array_new_with_free_func (g_free);
  drafts.needs = g_ptr_array_new_with_free_func ((GDestroyNotify) g_hash_table_unref);
  shapes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < guesses->len && error == NULL; i++)
    {
      TrackerGuess *guess = g_ptr_array_index (guesses, i);

      if (tracker_guess_get_valid (guess) && add_draft (self, &drafts, guess, options, &error))
        note_correction (adding, shapes, guess, options);
    }
  if (error != NULL)
    {
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }

  tracker_store_add_parcels_async (tracker_library_get_store (self),
                                   (const TrackerParcelDraft *) drafts.drafts->data,
                                   drafts.drafts->len, cancellable, on_parcels_added_cb, task);
}

/**
 * tracker_library_add_finish:
 * @self: a library
 * @result: the result
 * @n_existed: (out) (optional): how many were there already
 * @error: TrackerStoreError
 *
 * Ends tracker_library_add_async().
 *
 * Returns: (transfer full) (element-type TrackerParcel): the parcels, in order, those that were
 * there too
 */
GPtrArray *
tracker_library_add_finish (TrackerLibrary *self,
                            GAsyncResult *result,
                            guint *n_existed,
                            GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  if (n_existed != NULL)
    *n_existed = ((Adding *) g_task_get_task_data (G_TASK (result)))->n_existed;

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- finding --- */

static void
on_parcel_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  TrackerLibrary *self = g_task_get_source_object (task);
  GError *error = NULL;
  g_autoptr (TrackerParcelData) data
      = tracker_store_find_parcel_finish (TRACKER_STORE (source), result, &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (
        task,
        data != NULL ? tracker_parcel_pool_hold_data (tracker_library_get_pool (self), data) : NULL,
        g_object_unref);
}

/**
 * tracker_library_find_parcel_async:
 * @self: a library
 * @number_or_uuid: a normalised number, or a uuid
 * @cancellable: (nullable): drops it
 * @callback: called when found or not
 * @user_data: data for @callback
 *
 * Finds one parcel.
 */
void
tracker_library_find_parcel_async (TrackerLibrary *self,
                                   const char *number_or_uuid,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  GTask *task;

  g_return_if_fail (TRACKER_IS_LIBRARY (self));
  g_return_if_fail (number_or_uuid != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, tracker_library_find_parcel_async);
  tracker_store_find_parcel_async (tracker_library_get_store (self), number_or_uuid, cancellable,
                                   on_parcel_found_cb, task);
}

/**
 * tracker_library_find_parcel_finish:
 * @self: a library
 * @result: the result
 * @error: TrackerStoreError, or %G_IO_ERROR_CANCELLED
 *
 * Ends tracker_library_find_parcel_async().
 *
 * Returns: (transfer full) (nullable): the parcel, loaded; %NULL without @error if there is none
 */
TrackerParcel *
tracker_library_find_parcel_finish (TrackerLibrary *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
