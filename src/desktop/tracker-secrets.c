/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-secrets.h"

#include <libsecret/secret.h>

#include "tracker-keyring-private.h"

struct _TrackerSecrets
{
  GObject parent_instance;

  char *application_id; /* (owned) (nullable) NULL: in memory */
  GHashTable
      *memory; /* (owned) (nullable) (element-type utf8 GHashTable) carrier -> key -> value */
  TrackerSecretsState state;
};

G_DEFINE_FINAL_TYPE (TrackerSecrets, tracker_secrets, G_TYPE_OBJECT)
G_DEFINE_QUARK (tracker - secrets - error - quark, tracker_secrets_error)

enum
{
  PROP_STATE = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
set_state (TrackerSecrets *self, TrackerSecretsState state)
{
  if (self->state == state)
    return;
  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

/* What an answer of the keyring says about the keyring. */
static void
learn_state (TrackerSecrets *self, const GError *error)
{
  if (error == NULL)
    set_state (self, TRACKER_SECRETS_READY);
  else if (g_error_matches (error, TRACKER_SECRETS_ERROR, TRACKER_SECRETS_ERROR_LOCKED))
    set_state (self, TRACKER_SECRETS_LOCKED);
  else if (g_error_matches (error, TRACKER_SECRETS_ERROR, TRACKER_SECRETS_ERROR_MISSING))
    set_state (self, TRACKER_SECRETS_MISSING);
}

static void
tracker_secrets_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TrackerSecrets *self = TRACKER_SECRETS (object);

  switch (id)
    {
    case PROP_STATE:
      g_value_set_int (value, self->state);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tracker_secrets_finalize (GObject *object)
{
  TrackerSecrets *self = TRACKER_SECRETS (object);

  g_clear_pointer (&self->application_id, g_free);
  g_clear_pointer (&self->memory, g_hash_table_unref);

  G_OBJECT_CLASS (tracker_secrets_parent_class)->finalize (object);
}

static void
tracker_secrets_class_init (TrackerSecretsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = tracker_secrets_get_property;
  object_class->finalize = tracker_secrets_finalize;

  /**
   * TrackerSecrets:state:
   *
   * A #TrackerSecretsState: what the last answer of the keyring said about it.
   */
  properties[PROP_STATE]
      = g_param_spec_int ("state", NULL, NULL, TRACKER_SECRETS_UNKNOWN, TRACKER_SECRETS_MISSING,
                          TRACKER_SECRETS_UNKNOWN, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * TrackerSecrets::changed:
   * @self: the object
   * @carrier: whose credentials
   *
   * A value was stored or cleared.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
tracker_secrets_init (TrackerSecrets *self)
{
}

/**
 * tracker_secrets_new:
 * @application_id: marks each item as this program's
 *
 * Makes the way to the person's keyring. Nothing is asked of it before the first call.
 *
 * Returns: (transfer full): an object for the main thread
 */
TrackerSecrets *
tracker_secrets_new (const char *application_id)
{
  TrackerSecrets *self;

  g_return_val_if_fail (application_id != NULL, NULL);

  self = g_object_new (TRACKER_TYPE_SECRETS, NULL);
  self->application_id = g_strdup (application_id);
  return self;
}

/**
 * tracker_secrets_new_in_memory:
 *
 * Makes one that keeps everything in this process, is always ready, and forgets it at the end.
 *
 * Returns: (transfer full): an object for the main thread
 */
TrackerSecrets *
tracker_secrets_new_in_memory (void)
{
  TrackerSecrets *self = g_object_new (TRACKER_TYPE_SECRETS, NULL);

  self->memory = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                        (GDestroyNotify) g_hash_table_unref);
  self->state = TRACKER_SECRETS_READY;
  return self;
}

/**
 * tracker_secrets_get_state:
 * @self: a secrets object
 *
 * Tells what the property says.
 *
 * Returns: the state
 */
TrackerSecretsState
tracker_secrets_get_state (TrackerSecrets *self)
{
  g_return_val_if_fail (TRACKER_IS_SECRETS (self), TRACKER_SECRETS_UNKNOWN);

  return self->state;
}

static GHashTable *
make_values (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                (GDestroyNotify) secret_password_free);
}

static GHashTable *
copy_from_memory (TrackerSecrets *self, const char *carrier)
{
  GHashTable *copy = make_values ();
  GHashTable *values = g_hash_table_lookup (self->memory, carrier);
  GHashTableIter iter;
  gpointer key;
  gpointer value;

  if (values == NULL)
    return copy;
  g_hash_table_iter_init (&iter, values);
  while (g_hash_table_iter_next (&iter, &key, &value))
    g_hash_table_insert (copy, g_strdup (key), g_strdup (value));
  return copy;
}

static void
keep_in_memory (TrackerSecrets *self, const char *carrier, const char *key, const char *value)
{
  GHashTable *values = g_hash_table_lookup (self->memory, carrier);

  if (values == NULL)
    {
      values = make_values ();
      g_hash_table_insert (self->memory, g_strdup (carrier), values);
    }
  if (value != NULL && *value != '\0')
    g_hash_table_insert (values, g_strdup (key), g_strdup (value));
  else
    g_hash_table_remove (values, key);
}

static void
on_looked_up_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  GHashTable *values = tracker_keyring_lookup_finish (result, &error);

  learn_state (g_task_get_source_object (task), error);
  if (values != NULL)
    g_task_return_pointer (task, values, (GDestroyNotify) g_hash_table_unref);
  else
    g_task_return_error (task, error);
}

/**
 * tracker_secrets_lookup_async:
 * @self: a secrets object
 * @carrier: a carrier's id
 * @cancellable: (nullable): gives up
 * @callback: (scope async): called on the main context
 * @user_data: for @callback
 *
 * Reads all credentials of one carrier. Never prompts.
 */
void
tracker_secrets_lookup_async (TrackerSecrets *self,
                              const char *carrier,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (TRACKER_IS_SECRETS (self));
  g_return_if_fail (carrier != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, tracker_secrets_lookup_async);
  if (self->memory != NULL)
    g_task_return_pointer (task, copy_from_memory (self, carrier),
                           (GDestroyNotify) g_hash_table_unref);
  else
    tracker_keyring_lookup_async (self->application_id, carrier, cancellable, on_looked_up_cb,
                                  g_steal_pointer (&task));
}

/**
 * tracker_secrets_lookup_finish:
 * @self: a secrets object
 * @result: what the callback got
 * @error: return location; %TRACKER_SECRETS_ERROR_MISSING, %TRACKER_SECRETS_ERROR_LOCKED,
 * %TRACKER_SECRETS_ERROR_TIMEOUT, %TRACKER_SECRETS_ERROR_FAILED or %G_IO_ERROR_CANCELLED
 *
 * Ends tracker_secrets_lookup_async().
 *
 * Returns: (transfer full) (element-type utf8 utf8): key to value, empty if there are none; %NULL
 * on error
 */
GHashTable *
tracker_secrets_lookup_finish (TrackerSecrets *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, tracker_secrets_lookup_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static GHashTable *
list_memory (TrackerSecrets *self)
{
  GHashTable *carriers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer carrier;
  gpointer values;

  g_hash_table_iter_init (&iter, self->memory);
  while (g_hash_table_iter_next (&iter, &carrier, &values))
    if (g_hash_table_size (values) > 0)
      g_hash_table_add (carriers, g_strdup (carrier));
  return carriers;
}

static void
on_carriers_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  GHashTable *carriers = tracker_keyring_list_carriers_finish (result, &error);

  /* An answer says nothing about locks: the next lookup does. */
  if (error != NULL)
    learn_state (g_task_get_source_object (task), error);
  if (carriers != NULL)
    g_task_return_pointer (task, carriers, (GDestroyNotify) g_hash_table_unref);
  else
    g_task_return_error (task, error);
}

/**
 * tracker_secrets_list_carriers_async:
 * @self: a secrets object
 * @cancellable: (nullable): gives up
 * @callback: (scope async): called on the main context
 * @user_data: for @callback
 *
 * Looks for which carriers anything is kept, and reads none of it. Never prompts; a locked keyring
 * tells this too.
 */
void
tracker_secrets_list_carriers_async (TrackerSecrets *self,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (TRACKER_IS_SECRETS (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, tracker_secrets_list_carriers_async);
  if (self->memory != NULL)
    g_task_return_pointer (task, list_memory (self), (GDestroyNotify) g_hash_table_unref);
  else
    tracker_keyring_list_carriers_async (self->application_id, cancellable, on_carriers_listed_cb,
                                         g_steal_pointer (&task));
}

/**
 * tracker_secrets_list_carriers_finish:
 * @self: a secrets object
 * @result: what the callback got
 * @error: return location; as of tracker_secrets_lookup_finish(), but never LOCKED
 *
 * Ends tracker_secrets_list_carriers_async().
 *
 * Returns: (transfer full) (element-type utf8): a set of ids; %NULL on error
 */
GHashTable *
tracker_secrets_list_carriers_finish (TrackerSecrets *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, tracker_secrets_list_carriers_async),
                        NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
on_stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  TrackerSecrets *self = g_task_get_source_object (task);
  GError *error = NULL;
  gboolean done = tracker_keyring_finish (result, &error);

  learn_state (self, error);
  if (!done)
    {
      g_task_return_error (task, error);
      return;
    }
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0, g_task_get_task_data (task));
  g_task_return_boolean (task, TRUE);
}

/**
 * tracker_secrets_store_async:
 * @self: a secrets object
 * @carrier: a carrier's id
 * @key: which of its credentials
 * @value: (nullable): what to keep; %NULL or "" clears it
 * @label: what the person sees in the keyring's own window
 * @cancellable: (nullable): gives up waiting; what was asked may still happen
 * @callback: (scope async): called on the main context
 * @user_data: for @callback
 *
 * Keeps one value. The keyring may ask the person to unlock it, for up to five minutes.
 */
void
tracker_secrets_store_async (TrackerSecrets *self,
                             const char *carrier,
                             const char *key,
                             const char *value,
                             const char *label,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (TRACKER_IS_SECRETS (self));
  g_return_if_fail (carrier != NULL && key != NULL && label != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, tracker_secrets_store_async);
  g_task_set_task_data (task, g_strdup (carrier), g_free);
  /* What is kept is never told to be cancelled. */
  g_task_set_check_cancellable (task, FALSE);
  if (self->memory != NULL)
    {
      keep_in_memory (self, carrier, key, value);
      g_signal_emit (self, signals[SIGNAL_CHANGED], 0, carrier);
      g_task_return_boolean (task, TRUE);
      return;
    }
  tracker_keyring_store_async (self->application_id, carrier, key, value, label, cancellable,
                               on_stored_cb, g_steal_pointer (&task));
}

/**
 * tracker_secrets_store_finish:
 * @self: a secrets object
 * @result: what the callback got
 * @error: return location; as of tracker_secrets_lookup_finish(); LOCKED also if the person put the
 * prompt away
 *
 * Ends tracker_secrets_store_async().
 *
 * Returns: %TRUE if it is kept
 */
gboolean
tracker_secrets_store_finish (TrackerSecrets *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, tracker_secrets_store_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
on_unlocked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  gboolean done = tracker_keyring_finish (result, &error);

  learn_state (g_task_get_source_object (task), error);
  if (done)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * tracker_secrets_unlock_async:
 * @self: a secrets object
 * @cancellable: (nullable): gives up waiting; the prompt stays up
 * @callback: (scope async): called on the main context
 * @user_data: for @callback
 *
 * Has the keyring ask the person for its password, unless it is unlocked.
 */
void
tracker_secrets_unlock_async (TrackerSecrets *self,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (TRACKER_IS_SECRETS (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, tracker_secrets_unlock_async);
  if (self->memory != NULL)
    g_task_return_boolean (task, TRUE);
  else
    tracker_keyring_unlock_async (cancellable, on_unlocked_cb, g_steal_pointer (&task));
}

/**
 * tracker_secrets_unlock_finish:
 * @self: a secrets object
 * @result: what the callback got
 * @error: return location; as of tracker_secrets_store_finish()
 *
 * Ends tracker_secrets_unlock_async().
 *
 * Returns: %TRUE if the keyring is unlocked
 */
gboolean
tracker_secrets_unlock_finish (TrackerSecrets *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, tracker_secrets_unlock_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
