/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "tracker-library-private.h"
#include "tracker-number.h"

/* --- all carriers --- */

/**
 * tracker_library_get_carriers:
 * @self: a library
 *
 * All carriers there are definitions of, by name, with what the person decided about each and how
 * it goes with it. Kept fresh.
 *
 * Returns: (transfer none): a model of TrackerCarrier; the same for life
 */
GListModel *
tracker_library_get_carriers (TrackerLibrary *self)
{
  g_return_val_if_fail (TRACKER_IS_LIBRARY (self), NULL);

  return tracker_carrier_list_get_model (tracker_library_get_carrier_list (self));
}

/**
 * tracker_library_find_carrier:
 * @self: a library
 * @id: an id
 *
 * Finds a carrier by its id.
 *
 * Returns: (transfer none) (nullable): the carrier
 */
TrackerCarrier *
tracker_library_find_carrier (TrackerLibrary *self, const char *id)
{
  g_return_val_if_fail (TRACKER_IS_LIBRARY (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  return tracker_carrier_list_find (tracker_library_get_carrier_list (self), id);
}

static void
on_choices_prepared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;

  g_task_return_boolean (
      task, tracker_carrier_choices_prepare_finish (TRACKER_CARRIER_CHOICES (source), result));
}

/**
 * tracker_library_prepare_async:
 * @self: a library
 * @callback: called when store and keyring have answered, or cannot
 * @user_data: data for @callback
 *
 * Waits until recognition knows what the person decided about carriers. From the first call on the
 * keyring is looked into too; it never asks the person.
 */
void
tracker_library_prepare_async (TrackerLibrary *self,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_return_if_fail (TRACKER_IS_LIBRARY (self));

  tracker_carrier_choices_prepare_async (
      tracker_library_get_choices (self), on_choices_prepared_cb,
      tracker_library_start_verb (self, tracker_library_prepare_async, callback, user_data));
}

/**
 * tracker_library_prepare_finish:
 * @self: a library
 * @result: the result
 *
 * Ends tracker_library_prepare_async(). What could not be read is taken as nothing.
 */
void
tracker_library_prepare_finish (TrackerLibrary *self, GAsyncResult *result)
{
  g_return_if_fail (g_task_is_valid (result, self));

  g_task_propagate_boolean (G_TASK (result), NULL);
}

/* --- decisions --- */

/**
 * tracker_library_set_carrier_enabled_async:
 * @self: a library
 * @id: a carrier
 * @enabled: whether it is asked
 * @callback: called when it is kept
 * @user_data: data for @callback
 *
 * Switches a carrier on or off. One that is off is not asked any more and is the last to be
 * guessed; its parcels stay. Fails with %G_IO_ERROR_NOT_FOUND if there is no such carrier.
 */
void
tracker_library_set_carrier_enabled_async (TrackerLibrary *self,
                                           const char *id,
                                           gboolean enabled,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data)
{
  GTask *task;

  g_return_if_fail (TRACKER_IS_LIBRARY (self));
  g_return_if_fail (id != NULL);

  task = tracker_library_start_verb (self, tracker_library_set_carrier_enabled_async, callback,
                                     user_data);
  /* One whose definition is gone can still be forgotten. */
  if (!enabled && tracker_registry_find (tracker_library_get_registry (self), id) == NULL)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                               _ ("There is no carrier “%s”."), id);
      g_object_unref (task);
      return;
    }

  tracker_store_set_carrier_off_async (tracker_library_get_store (self), id, !enabled,
                                       tracker_library_on_store_done_cb, task);
}

static void
on_choice_noted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  if (!tracker_store_finish (TRACKER_STORE (source), result, &error))
    g_warning ("The choice of a carrier could not be kept: %s", error->message);
}

/**
 * tracker_library_note_choice:
 * @self: a library
 * @number: a normalised number
 * @carrier: whose it is
 *
 * Remembers what the person chose for such numbers; recognition names it first from now on.
 */
void
tracker_library_note_choice (TrackerLibrary *self, const char *number, const char *carrier)
{
  g_autofree char *shape = NULL;

  if (*number == '\0')
    return;

  shape = tracker_number_dup_shape (number);
  tracker_store_note_choice_async (tracker_library_get_store (self), shape, carrier,
                                   on_choice_noted_cb, NULL);
}
