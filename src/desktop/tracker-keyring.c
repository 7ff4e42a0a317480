/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-keyring-private.h"

#include <libsecret/secret.h>

/* A service that answers at all answers in milliseconds. */
#define QUICK_TIMEOUT_S 10
/* The keyring may be asking the person for a password. */
#define PROMPT_TIMEOUT_S 300

static const SecretSchema schema = {
  "com.example.Tracker.Credential",
  SECRET_SCHEMA_NONE,
  {
      { "application", SECRET_SCHEMA_ATTRIBUTE_STRING },
      { "carrier", SECRET_SCHEMA_ATTRIBUTE_STRING },
      { "key", SECRET_SCHEMA_ATTRIBUTE_STRING },
      { NULL, 0 },
  },
};

/* One call. libsecret 0.20 never calls back when it is cancelled while a prompt is up, so it is
 * never cancelled: when the caller gives up or the time is over we answer, and let libsecret come
 * to its end alone. */
typedef struct
{
  GTask *task;            /* (owned) (nullable) NULL: answered */
  GSource *cancel_source; /* (owned) (nullable) */
  guint timer_id;
  GList *items;       /* (owned) (element-type SecretRetrievable) those still to be read */
  GHashTable *values; /* (owned) (nullable) */
} Call;

static void
stop_watching (Call *self)
{
  g_clear_handle_id (&self->timer_id, g_source_remove);
  if (self->cancel_source != NULL)
    {
      g_source_destroy (self->cancel_source);
      g_clear_pointer (&self->cancel_source, g_source_unref);
    }
}

static void
clear_call (gpointer data)
{
  Call *self = data;

  stop_watching (self);
  g_clear_object (&self->task);
  g_list_free_full (self->items, g_object_unref);
  g_clear_pointer (&self->values, g_hash_table_unref);
}

static void
unref_call (Call *self)
{
  g_rc_box_release_full (self, clear_call);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Call, unref_call)

static GTask *
steal_task (Call *self)
{
  stop_watching (self);
  return g_steal_pointer (&self->task);
}

static void
fail (Call *self, GError *error)
{
  g_autoptr (GTask) task = steal_task (self);

  g_task_return_error (task, error);
}

static void
succeed (Call *self)
{
  g_autoptr (GTask) task = steal_task (self);

  g_task_return_boolean (task, TRUE);
}

static gboolean
on_timer_cb (gpointer user_data)
{
  Call *self = user_data;

  self->timer_id = 0;
  fail (self, g_error_new_literal (TRACKER_SECRETS_ERROR, TRACKER_SECRETS_ERROR_TIMEOUT,
                                   "The keyring does not answer"));
  return G_SOURCE_REMOVE;
}

static gboolean
on_cancelled_cb (GCancellable *cancellable, gpointer user_data)
{
  fail (user_data, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "No longer wanted"));
  return G_SOURCE_REMOVE;
}

/* The reference belongs to the pending call of libsecret. */
static Call *
start_call (int timeout_s,
            gpointer tag,
            GCancellable *cancellable,
            GAsyncReadyCallback callback,
            gpointer user_data)
{
  Call *self = g_rc_box_new0 (Call);

  self->task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (self->task, tag);
  self->timer_id = g_timeout_add_seconds ((guint) timeout_s, on_timer_cb, self);
  if (cancellable != NULL)
    {
      self->cancel_source = g_cancellable_source_new (cancellable);
      g_source_set_callback (self->cancel_source, G_SOURCE_FUNC (on_cancelled_cb), self, NULL);
      g_source_attach (self->cancel_source, NULL);
    }
  return self;
}

static int
classify (const GError *error)
{
  if (error->domain == SECRET_ERROR)
    return error->code == SECRET_ERROR_IS_LOCKED ? TRACKER_SECRETS_ERROR_LOCKED
                                                 : TRACKER_SECRETS_ERROR_FAILED;
  if (g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_NO_REPLY)
      || g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_TIMEOUT)
      || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
    return TRACKER_SECRETS_ERROR_TIMEOUT;
  /* Nobody cancelled: the person put the prompt away. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return TRACKER_SECRETS_ERROR_LOCKED;
  if (g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_SERVICE_UNKNOWN)
      || g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_NAME_HAS_NO_OWNER)
      || g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_DISCONNECTED)
      || error->domain == G_IO_ERROR
      || g_str_has_prefix (g_quark_to_string (error->domain), "g-spawn")
      || (error->domain == G_DBUS_ERROR && error->code >= G_DBUS_ERROR_SPAWN_EXEC_FAILED
          && error->code <= G_DBUS_ERROR_SPAWN_NO_MEMORY))
    return TRACKER_SECRETS_ERROR_MISSING;
  return TRACKER_SECRETS_ERROR_FAILED;
}

static void
fail_with (Call *self, const GError *error)
{
  fail (self,
        g_error_new (TRACKER_SECRETS_ERROR, classify (error), "The keyring: %s", error->message));
}

static void
fail_locked (Call *self)
{
  fail (self, g_error_new_literal (TRACKER_SECRETS_ERROR, TRACKER_SECRETS_ERROR_LOCKED,
                                   "The keyring is locked"));
}

static GHashTable *
make_attributes (const char *application, const char *carrier, const char *key)
{
  GHashTable *attributes = g_hash_table_new (g_str_hash, g_str_equal);

  g_hash_table_insert (attributes, (gpointer) "application", (gpointer) application);
  if (carrier != NULL)
    g_hash_table_insert (attributes, (gpointer) "carrier", (gpointer) carrier);
  if (key != NULL)
    g_hash_table_insert (attributes, (gpointer) "key", (gpointer) key);
  return attributes;
}

static void read_next (Call *self);

static void
on_secret_retrieved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Call) self = user_data;
  g_autoptr (GError) error = NULL;
  SecretRetrievable *item = SECRET_RETRIEVABLE (source);
  SecretValue *value = secret_retrievable_retrieve_secret_finish (item, result, &error);
  g_autoptr (GHashTable) attributes = secret_retrievable_get_attributes (item);
  const char *key = g_hash_table_lookup (attributes, "key");

  if (self->task != NULL && error != NULL)
    fail_with (self, error);
  /* Only text: what another program put there under our name is not trusted to be any. */
  if (value != NULL && key != NULL && secret_value_get_text (value) != NULL)
    g_hash_table_insert (self->values, g_strdup (key), g_strdup (secret_value_get_text (value)));
  g_clear_pointer (&value, secret_value_unref);
  if (self->task != NULL)
    read_next (self);
}

static void
read_next (Call *self)
{
  g_autoptr (GObject) item = NULL;

  if (self->items == NULL)
    {
      g_autoptr (GTask) task = steal_task (self);

      g_task_return_pointer (task, g_steal_pointer (&self->values),
                             (GDestroyNotify) g_hash_table_unref);
      return;
    }
  item = self->items->data;
  self->items = g_list_delete_link (self->items, self->items);
  secret_retrievable_retrieve_secret (SECRET_RETRIEVABLE (item), NULL, on_secret_retrieved_cb,
                                      g_rc_box_acquire (self));
}

static gboolean
has_locked_item (GList *items)
{
  for (GList *it = items; it != NULL; it = it->next)
    {
      if (SECRET_IS_ITEM (it->data) && secret_item_get_locked (it->data))
        return TRUE;
    }
  return FALSE;
}

static void
on_search_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Call) self = user_data;
  g_autoptr (GError) error = NULL;

  self->items = secret_password_search_finish (result, &error);
  if (self->task == NULL)
    return;
  if (error != NULL)
    fail_with (self, error);
  else if (has_locked_item (self->items))
    fail_locked (self);
  else
    read_next (self);
}

/**
 * tracker_keyring_lookup_async:
 * @application: whose secrets
 * @carrier: a carrier's id
 * @cancellable: (nullable): gives up
 * @callback: (scope async): called on the main context
 * @user_data: for @callback
 *
 * Reads all that is kept for @carrier, without ever prompting: the search neither unlocks nor
 * loads, and only what it finds unlocked is read.
 */
void
tracker_keyring_lookup_async (const char *application,
                              const char *carrier,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GHashTable) attributes = make_attributes (application, carrier, NULL);
  Call *self = start_call (QUICK_TIMEOUT_S, tracker_keyring_lookup_async, cancellable, callback,
                           user_data);

  self->values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                        (GDestroyNotify) secret_password_free);
  secret_password_searchv (&schema, attributes, SECRET_SEARCH_ALL, NULL, on_search_cb, self);
}

/**
 * tracker_keyring_lookup_finish:
 * @result: what the callback got
 * @error: return location; %TRACKER_SECRETS_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Ends tracker_keyring_lookup_async().
 *
 * Returns: (transfer full) (element-type utf8 utf8): key to value, or %NULL
 */
GHashTable *
tracker_keyring_lookup_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, tracker_keyring_lookup_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
on_carriers_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Call) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) carriers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GTask) task = NULL;

  self->items = secret_password_search_finish (result, &error);
  if (self->task == NULL)
    return;
  if (error != NULL)
    {
      fail_with (self, error);
      return;
    }

  for (GList *it = self->items; it != NULL; it = it->next)
    {
      g_autoptr (GHashTable) attributes = secret_retrievable_get_attributes (it->data);
      const char *carrier = g_hash_table_lookup (attributes, "carrier");

      if (carrier != NULL)
        g_hash_table_add (carriers, g_strdup (carrier));
    }
  task = steal_task (self);
  g_task_return_pointer (task, g_steal_pointer (&carriers), (GDestroyNotify) g_hash_table_unref);
}

/**
 * tracker_keyring_list_carriers_async:
 * @application: whose secrets
 * @cancellable: (nullable): gives up
 * @callback: (scope async): called on the main context
 * @user_data: for @callback
 *
 * Looks for whom anything is kept, without reading it: a locked keyring tells this too, and never
 * prompts.
 */
void
tracker_keyring_list_carriers_async (const char *application,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  g_autoptr (GHashTable) attributes = make_attributes (application, NULL, NULL);
  Call *self = start_call (QUICK_TIMEOUT_S, tracker_keyring_list_carriers_async, cancellable,
                           callback, user_data);

  secret_password_searchv (&schema, attributes, SECRET_SEARCH_ALL, NULL, on_carriers_found_cb,
                           self);
}

/**
 * tracker_keyring_list_carriers_finish:
 * @result: what the callback got
 * @error: return location; %TRACKER_SECRETS_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Ends tracker_keyring_list_carriers_async().
 *
 * Returns: (transfer full) (element-type utf8): a set of ids, or %NULL
 */
GHashTable *
tracker_keyring_list_carriers_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
on_stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Call) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean done = secret_password_store_finish (result, &error);

  if (self->task == NULL)
    return;
  if (error != NULL)
    fail_with (self, error);
  else if (done)
    succeed (self);
  else
    fail_locked (self);
}

static void
on_cleared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Call) self = user_data;
  g_autoptr (GError) error = NULL;

  /* FALSE without an error: there was nothing. */
  secret_password_clear_finish (result, &error);
  if (self->task == NULL)
    return;
  if (error != NULL)
    fail_with (self, error);
  else
    succeed (self);
}

/**
 * tracker_keyring_store_async:
 * @application: whose secret
 * @carrier: a carrier's id
 * @key: which of the carrier's credentials
 * @value: (nullable): what to keep; %NULL or "": nothing any more
 * @label: what the person sees in the keyring's own window
 * @cancellable: (nullable): gives up waiting; what was asked may still happen
 * @callback: (scope async): called on the main context
 * @user_data: for @callback
 *
 * Keeps or clears one value in the default collection. May prompt. End with
 * tracker_keyring_finish().
 */
void
tracker_keyring_store_async (const char *application,
                             const char *carrier,
                             const char *key,
                             const char *value,
                             const char *label,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GHashTable) attributes = make_attributes (application, carrier, key);
  Call *self = start_call (PROMPT_TIMEOUT_S, tracker_keyring_store_async, cancellable, callback,
                           user_data);

  if (value != NULL && *value != '\0')
    secret_password_storev (&schema, attributes, SECRET_COLLECTION_DEFAULT, label, value, NULL,
                            on_stored_cb, self);
  else
    secret_password_clearv (&schema, attributes, NULL, on_cleared_cb, self);
}

static void
on_unlocked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Call) self = user_data;
  g_autoptr (GError) error = NULL;
  int n_unlocked = secret_service_unlock_finish (SECRET_SERVICE (source), result, NULL, &error);

  if (self->task == NULL)
    return;
  if (error != NULL)
    fail_with (self, error);
  else if (n_unlocked > 0)
    succeed (self);
  else
    fail_locked (self);
}

static void
on_collection_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Call) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SecretCollection) collection = secret_collection_for_alias_finish (result, &error);
  g_autoptr (GList) list = NULL;

  if (self->task == NULL)
    return;
  if (error != NULL)
    {
      fail_with (self, error);
      return;
    }
  /* Without a default collection there is nothing to unlock; the first store makes one. */
  if (collection == NULL || !secret_collection_get_locked (collection))
    {
      succeed (self);
      return;
    }
  list = g_list_prepend (NULL, collection);
  secret_service_unlock (secret_collection_get_service (collection), list, NULL, on_unlocked_cb,
                         g_rc_box_acquire (self));
}

/**
 * tracker_keyring_unlock_async:
 * @cancellable: (nullable): gives up waiting; the prompt stays
 * @callback: (scope async): called on the main context
 * @user_data: for @callback
 *
 * Has the keyring ask the person for the password of the default collection. End with
 * tracker_keyring_finish().
 */
void
tracker_keyring_unlock_async (GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  Call *self = start_call (PROMPT_TIMEOUT_S, tracker_keyring_unlock_async, cancellable, callback,
                           user_data);

  secret_collection_for_alias (NULL, SECRET_COLLECTION_DEFAULT, SECRET_COLLECTION_NONE, NULL,
                               on_collection_cb, self);
}

/**
 * tracker_keyring_finish:
 * @result: what the callback got
 * @error: return location; %TRACKER_SECRETS_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Ends tracker_keyring_store_async() and tracker_keyring_unlock_async().
 *
 * Returns: %TRUE if done
 */
gboolean
tracker_keyring_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
