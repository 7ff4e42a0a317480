/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "tracker-library-private.h"

/* --- refreshing --- */

typedef struct
{
  TrackerRefreshSummary summary;
  gint64 started_us;
  GArray *ids; /* (owned) (element-type gint64) which parcels; empty: all */
} Refreshing;

static void
refreshing_free (Refreshing *refreshing)
{
  g_array_unref (refreshing->ids);
  g_free (refreshing);
}

static gboolean
has_carrier_on (TrackerLibrary *self, TrackerParcelData *parcel)
{
  const char *const *carriers = tracker_parcel_data_get_carriers (parcel);

  for (gsize i = 0; carriers[i] != NULL; i++)
    if (!tracker_carrier_choices_is_off (tracker_library_get_choices (self), carriers[i]))
      return TRUE;

  return carriers[0] == NULL;
}

/* (nullable): why nobody was asked, if the person wanted it so */
static const char *
explain_silence (TrackerLibrary *self, GPtrArray *rows)
{
  guint n_silent = 0;
  guint n_off = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      n_silent += tracker_parcel_data_get_is_silent (g_ptr_array_index (rows, i)) ? 1 : 0;
      n_off += has_carrier_on (self, g_ptr_array_index (rows, i)) ? 0 : 1;
    }
  if (rows->len == 0 || n_silent + n_off < rows->len)
    return NULL;
  if (n_silent > 0)
    return g_dngettext (GETTEXT_PACKAGE, "You said never to ask the network about this parcel.",
                        "You said never to ask the network about these parcels.", rows->len);

  return g_dngettext (GETTEXT_PACKAGE,
                      "Every carrier of this parcel is switched off in Preferences.",
                      "Every carrier of these parcels is switched off in Preferences.", rows->len);
}

static void
on_unasked_parcels_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  TrackerLibrary *self = g_task_get_source_object (task);
  g_autoptr (GPtrArray) rows
      = tracker_store_load_parcels_finish (TRACKER_STORE (source), result, NULL);
  const char *why = rows != NULL ? explain_silence (self, rows) : NULL;

  if (why == NULL)
    {
      g_task_return_boolean (task, TRUE);
      return;
    }

  tracker_library_tell_news (self, why);
  g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED, "%s", why);
}

static void
on_monitor_refreshed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Refreshing *refreshing = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (TrackerRefresh) refresh
      = tracker_monitor_refresh_finish (TRACKER_MONITOR (source), result, &error);

  if (refresh == NULL)
    {
      tracker_library_tell_news (g_task_get_source_object (task), error->message);
      g_task_return_error (task, error);
      return;
    }

  refreshing->summary.asked = tracker_refresh_get_asked (refresh);
  refreshing->summary.changed = tracker_refresh_get_changed (refresh);
  refreshing->summary.failed = tracker_refresh_get_failed (refresh);
  refreshing->summary.captcha = tracker_refresh_get_captcha (refresh);
  refreshing->summary.seconds
      = (g_get_monotonic_time () - refreshing->started_us) / (double) G_USEC_PER_SEC;
  if (refreshing->ids->len > 0 && tracker_refresh_get_total (refresh) == 0)
    tracker_store_load_parcels_async (tracker_library_get_store (g_task_get_source_object (task)),
                                      (const gint64 *) refreshing->ids->data, refreshing->ids->len,
                                      NULL, on_unasked_parcels_loaded_cb, g_object_ref (task));
  else
    g_task_return_boolean (task, TRUE);
}

/**
 * tracker_library_refresh_async:
 * @self: a library
 * @ids: (array length=n_ids) (nullable): which parcels
 * @n_ids: how many; 0: every parcel that is neither archived nor delivered
 * @cancellable: (nullable): stops the job that runs
 * @callback: called when every answer is kept
 * @user_data: data for @callback
 *
 * Asks the posts now. Fails with %G_IO_ERROR_PERMISSION_DENIED and one sentence if the person
 * wanted none of @ids to be asked about.
 */
void
tracker_library_refresh_async (TrackerLibrary *self,
                               const gint64 *ids,
                               gsize n_ids,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  GTask *task;
  Refreshing *refreshing;

  g_return_if_fail (TRACKER_IS_LIBRARY (self));

  refreshing = g_new0 (Refreshing, 1);
  refreshing->started_us = g_get_monotonic_time ();
  refreshing->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (n_ids > 0)
    g_array_append_vals (refreshing->ids, ids, (guint) n_ids);
  task = tracker_library_start_verb (self, tracker_library_refresh_async, callback, user_data);
  g_task_set_task_data (task, refreshing, (GDestroyNotify) refreshing_free);
  tracker_monitor_refresh_async (tracker_library_get_monitor (self), ids, n_ids, cancellable,
                                 on_monitor_refreshed_cb, task);
}

/**
 * tracker_library_refresh_finish:
 * @self: a library
 * @result: the result
 * @summary: (out) (optional): what came of it
 * @error: TrackerStoreError: legs could not be read or answers not be kept;
 * %G_IO_ERROR_PERMISSION_DENIED; posts that do not answer are counted, not an error
 *
 * Ends tracker_library_refresh_async().
 *
 * Returns: %TRUE
 */
gboolean
tracker_library_refresh_finish (TrackerLibrary *self,
                                GAsyncResult *result,
                                TrackerRefreshSummary *summary,
                                GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  if (summary != NULL)
    *summary = ((Refreshing *) g_task_get_task_data (G_TASK (result)))->summary;

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * tracker_library_cancel_refresh:
 * @self: a library
 *
 * Stops the refresh that runs. What was answered stays kept.
 */
void
tracker_library_cancel_refresh (TrackerLibrary *self)
{
  TrackerRefresh *refresh;

  g_return_if_fail (TRACKER_IS_LIBRARY (self));

  refresh = tracker_monitor_get_refresh (tracker_library_get_monitor (self));
  if (refresh != NULL)
    tracker_refresh_cancel (refresh);
}

/* --- credentials --- */

static void
on_secrets_looked_up_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  GHashTable *secrets = tracker_secrets_lookup_finish (TRACKER_SECRETS (source), result, &error);

  if (secrets != NULL)
    g_task_return_pointer (task, secrets, (GDestroyNotify) g_hash_table_unref);
  else
    g_task_return_error (task, error);
}

/**
 * tracker_library_load_credentials_async:
 * @self: a library
 * @carrier: the id of a carrier
 * @cancellable: (nullable): drops it
 * @callback: called with what there is
 * @user_data: data for @callback
 *
 * Reads the person's credentials for a carrier from the keyring. Never makes the keyring ask.
 */
void
tracker_library_load_credentials_async (TrackerLibrary *self,
                                        const char *carrier,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data)
{
  GTask *task;

  g_return_if_fail (TRACKER_IS_LIBRARY (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, tracker_library_load_credentials_async);
  tracker_secrets_lookup_async (tracker_library_get_secrets (self), carrier, cancellable,
                                on_secrets_looked_up_cb, task);
}

/**
 * tracker_library_load_credentials_finish:
 * @self: a library
 * @result: the result
 * @error: TrackerSecretsError
 *
 * Ends tracker_library_load_credentials_async().
 *
 * Returns: (transfer full) (element-type utf8 utf8): key to value; empty if none
 */
GHashTable *
tracker_library_load_credentials_finish (TrackerLibrary *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Legs that waited for credentials are due at once: a new value may be what they lacked. */
static void
on_waiting_legs_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree char *carrier = user_data;
  g_autoptr (GPtrArray) legs
      = tracker_store_list_due_legs_finish (TRACKER_STORE (source), result, NULL);

  for (guint i = 0; legs != NULL && i < legs->len; i++)
    {
      TrackerLegData *leg = g_ptr_array_index (legs, i);
      TrackerOutcome outcome = tracker_leg_data_get_outcome (leg);

      if (g_str_equal (tracker_leg_data_get_carrier (leg), carrier)
          && (outcome == TRACKER_OUTCOME_NEEDS_CREDENTIALS
              || outcome == TRACKER_OUTCOME_BAD_CREDENTIALS))
        tracker_store_set_due_async (TRACKER_STORE (source), tracker_leg_data_get_id (leg), 0, NULL,
                                     NULL);
    }
}

static void
on_secret_stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  TrackerLibrary *self = g_task_get_source_object (task);
  const char *carrier = g_task_get_task_data (task);
  GError *error = NULL;

  if (!tracker_secrets_store_finish (TRACKER_SECRETS (source), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  tracker_store_list_due_legs_async (tracker_library_get_store (self), G_MAXINT64 - 1, 0, NULL,
                                     on_waiting_legs_listed_cb, g_strdup (carrier));
  g_task_return_boolean (task, TRUE);
}

/**
 * tracker_library_store_credential_async:
 * @self: a library
 * @carrier: the id of a carrier
 * @key: which of its credentials
 * @value: (nullable): the value; "" or %NULL forgets it
 * @callback: called when the keyring has it
 * @user_data: data for @callback
 *
 * Keeps a credential in the keyring, which may ask the person to unlock it. Parcels that waited for
 * it are asked about again.
 */
void
tracker_library_store_credential_async (TrackerLibrary *self,
                                        const char *carrier,
                                        const char *key,
                                        const char *value,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data)
{
  g_autofree char *label = NULL;
  GTask *task;

  g_return_if_fail (TRACKER_IS_LIBRARY (self));

  label = g_strdup_printf ("Tracker: %s (%s)",
                           tracker_registry_get_name (tracker_library_get_registry (self), carrier),
                           key);
  task = tracker_library_start_verb (self, tracker_library_store_credential_async, callback,
                                     user_data);
  g_task_set_task_data (task, g_strdup (carrier), g_free);
  tracker_secrets_store_async (tracker_library_get_secrets (self), carrier, key, value, label, NULL,
                               on_secret_stored_cb, task);
}

static void
on_keyring_unlocked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (tracker_secrets_unlock_finish (TRACKER_SECRETS (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * tracker_library_unlock_keyring_async:
 * @self: a library
 * @callback: called when the person has answered the keyring's question
 * @user_data: data for @callback
 *
 * Makes the keyring ask the person to unlock it.
 */
void
tracker_library_unlock_keyring_async (TrackerLibrary *self,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  g_return_if_fail (TRACKER_IS_LIBRARY (self));

  tracker_secrets_unlock_async (
      tracker_library_get_secrets (self), NULL, on_keyring_unlocked_cb,
      tracker_library_start_verb (self, tracker_library_unlock_keyring_async, callback, user_data));
}
