/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-carrier-choices-private.h"

struct _TrackerCarrierChoices
{
  GObject parent_instance;

  TrackerStore *store;     /* (owned) */
  TrackerSecrets *secrets; /* (owned) */
  GHashTable *chosen;      /* (owned) (nullable) not read yet; never changed: replaced */
  GHashTable *off;         /* (owned) (nullable) likewise */
  GHashTable *keyed;       /* (owned) (nullable) not known, or the keyring does not say; likewise */
  GPtrArray *waiting;      /* (owned) (element-type GTask) who waits for the first readings */
  GCancellable *cancellable; /* (owned) */
  int n_reading;             /* under way */
  gboolean wants_keyed;      /* somebody wants to know what the keyring has */
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TrackerCarrierChoices, tracker_carrier_choices, G_TYPE_OBJECT)

static void
end_reading (TrackerCarrierChoices *self)
{
  g_autoptr (GPtrArray) waiting = NULL;

  if (--self->n_reading > 0)
    return;

  waiting = g_steal_pointer (&self->waiting);
  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < waiting->len; i++)
    g_task_return_boolean (g_ptr_array_index (waiting, i), TRUE);
}

static void
on_choices_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TrackerCarrierChoices) self = user_data;
  g_autoptr (GHashTable) chosen = NULL;
  g_autoptr (GHashTable) off = NULL;
  g_autoptr (GError) error = NULL;

  if (tracker_store_load_choices_finish (TRACKER_STORE (source), result, &chosen, &off, &error))
    {
      g_clear_pointer (&self->chosen, g_hash_table_unref);
      g_clear_pointer (&self->off, g_hash_table_unref);
      self->chosen = g_steal_pointer (&chosen);
      self->off = g_steal_pointer (&off);
      g_signal_emit (self, signals[CHANGED], 0);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_warning ("What was chosen of carriers could not be read: %s", error->message);
    }

  end_reading (self);
}

static void
read_choices (TrackerCarrierChoices *self)
{
  if (g_cancellable_is_cancelled (self->cancellable))
    return;

  self->n_reading++;
  tracker_store_load_choices_async (self->store, self->cancellable, on_choices_loaded_cb,
                                    g_object_ref (self));
}

static void
on_carriers_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TrackerCarrierChoices) self = user_data;
  g_autoptr (GError) error = NULL;
  GHashTable *keyed
      = tracker_secrets_list_carriers_finish (TRACKER_SECRETS (source), result, &error);

  /* A keyring that does not answer is a state of its own, which the secrets show. */
  if (keyed != NULL)
    {
      g_clear_pointer (&self->keyed, g_hash_table_unref);
      self->keyed = keyed;
      g_signal_emit (self, signals[CHANGED], 0);
    }

  end_reading (self);
}

static void
read_keyed (TrackerCarrierChoices *self)
{
  if (g_cancellable_is_cancelled (self->cancellable))
    return;

  self->n_reading++;
  tracker_secrets_list_carriers_async (self->secrets, self->cancellable, on_carriers_listed_cb,
                                       g_object_ref (self));
}

static void
on_store_changed_cb (TrackerStore *store, TrackerChange *change, TrackerCarrierChoices *self)
{
  if (tracker_change_has_carriers (change))
    read_choices (self);
}

static void
on_secrets_changed_cb (TrackerSecrets *secrets, const char *carrier, TrackerCarrierChoices *self)
{
  if (self->wants_keyed)
    read_keyed (self);
}

static void
tracker_carrier_choices_dispose (GObject *object)
{
  TrackerCarrierChoices *self = TRACKER_CARRIER_CHOICES (object);

  tracker_carrier_choices_close (self);
  g_clear_object (&self->store);
  g_clear_object (&self->secrets);

  G_OBJECT_CLASS (tracker_carrier_choices_parent_class)->dispose (object);
}

static void
tracker_carrier_choices_finalize (GObject *object)
{
  TrackerCarrierChoices *self = TRACKER_CARRIER_CHOICES (object);

  g_clear_pointer (&self->chosen, g_hash_table_unref);
  g_clear_pointer (&self->off, g_hash_table_unref);
  g_clear_pointer (&self->keyed, g_hash_table_unref);
  g_clear_pointer (&self->waiting, g_ptr_array_unref);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (tracker_carrier_choices_parent_class)->finalize (object);
}

static void
tracker_carrier_choices_class_init (TrackerCarrierChoicesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = tracker_carrier_choices_dispose;
  object_class->finalize = tracker_carrier_choices_finalize;

  signals[CHANGED] = g_signal_new ("changed", TRACKER_TYPE_CARRIER_CHOICES, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
tracker_carrier_choices_init (TrackerCarrierChoices *self)
{
  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  self->cancellable = g_cancellable_new ();
}

/**
 * tracker_carrier_choices_new:
 * @store: an open store
 * @secrets: the person's credentials
 *
 * Makes what knows nothing until the store has answered.
 *
 * Returns: (transfer full): the choices
 */
TrackerCarrierChoices *
tracker_carrier_choices_new (TrackerStore *store, TrackerSecrets *secrets)
{
  TrackerCarrierChoices *self = g_object_new (TRACKER_TYPE_CARRIER_CHOICES, NULL);

  self->store = g_object_ref (store);
  self->secrets = g_object_ref (secrets);
  g_signal_connect_object (store, "changed", G_CALLBACK (on_store_changed_cb), self, 0);
  g_signal_connect_object (secrets, "changed", G_CALLBACK (on_secrets_changed_cb), self, 0);
  read_choices (self);

  return self;
}

/**
 * tracker_carrier_choices_close:
 * @self: choices
 *
 * Asks store and keyring for nothing any more. May be called twice.
 */
void
tracker_carrier_choices_close (TrackerCarrierChoices *self)
{
  g_return_if_fail (TRACKER_IS_CARRIER_CHOICES (self));

  g_cancellable_cancel (self->cancellable);
}

/**
 * tracker_carrier_choices_prepare_async:
 * @self: choices
 * @callback: called when store and keyring have answered, or cannot
 * @user_data: data for @callback
 *
 * Waits for what is known. From the first call on the keyring is looked into too.
 */
void
tracker_carrier_choices_prepare_async (TrackerCarrierChoices *self,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (TRACKER_IS_CARRIER_CHOICES (self));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, tracker_carrier_choices_prepare_async);
  if (!self->wants_keyed)
    {
      self->wants_keyed = TRUE;
      read_keyed (self);
    }
  if (self->n_reading > 0)
    g_ptr_array_add (self->waiting, g_steal_pointer (&task));
  else
    g_task_return_boolean (task, TRUE);
}

/**
 * tracker_carrier_choices_prepare_finish:
 * @self: choices
 * @result: the result
 *
 * Ends tracker_carrier_choices_prepare_async().
 *
 * Returns: %TRUE
 */
gboolean
tracker_carrier_choices_prepare_finish (TrackerCarrierChoices *self, GAsyncResult *result)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), NULL);
}

/**
 * tracker_carrier_choices_is_off:
 * @self: choices
 * @carrier: an id
 *
 * Whether the person switched it off.
 *
 * Returns: %TRUE if so
 */
gboolean
tracker_carrier_choices_is_off (TrackerCarrierChoices *self, const char *carrier)
{
  g_return_val_if_fail (TRACKER_IS_CARRIER_CHOICES (self), FALSE);

  return self->off != NULL && g_hash_table_contains (self->off, carrier);
}

/**
 * tracker_carrier_choices_has_login:
 * @self: choices
 * @carrier: an id
 *
 * Whether the keyring has credentials for it.
 *
 * Returns: %TRUE if so; %FALSE too while it is not known
 */
gboolean
tracker_carrier_choices_has_login (TrackerCarrierChoices *self, const char *carrier)
{
  g_return_val_if_fail (TRACKER_IS_CARRIER_CHOICES (self), FALSE);

  return self->keyed != NULL && g_hash_table_contains (self->keyed, carrier);
}

/**
 * tracker_carrier_choices_create_hints:
 * @self: choices
 * @home_country: (nullable): alpha-2 of the person
 *
 * Holds what is known now, for recognition in any thread.
 *
 * Returns: (transfer full): the hints
 */
TrackerHints *
tracker_carrier_choices_create_hints (TrackerCarrierChoices *self, const char *home_country)
{
  g_return_val_if_fail (TRACKER_IS_CARRIER_CHOICES (self), NULL);

  return tracker_hints_new (home_country, self->chosen, self->off, self->keyed);
}
