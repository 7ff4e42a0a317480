/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-direct-check.h"

#include <glib/gi18n-lib.h>

#include "tracker-direct-check-private.h"
#include "tracker-number.h"

struct _TrackerDirectCheck
{
  GObject parent_instance;

  TrackerSittingServices services; /* (owned) */
  TrackerCarrierChoices *choices;  /* (owned) (nullable) */
  GListStore *sittings;            /* (owned) of TrackerSitting */
  GCancellable *cancellable;       /* (owned) ends with the direct check */
  gboolean opening;
};

enum
{
  PROP_0,
  PROP_SITTINGS,
  PROP_OPENING,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TrackerDirectCheck, tracker_direct_check, G_TYPE_OBJECT)

/* What is gathered before the sittings are there. Owned by its GTask. */
typedef struct
{
  gint64 parcel_id;   /* 0: every one that waits */
  char *carrier;      /* (owned) (nullable) */
  GPtrArray *chosen;  /* (owned) (nullable) (element-type TrackerLegData) of that parcel */
  GPtrArray *waiting; /* (owned) (nullable) (element-type TrackerLegData) */
} Opening;

static void
opening_free (Opening *opening)
{
  g_free (opening->carrier);
  g_clear_pointer (&opening->chosen, g_ptr_array_unref);
  g_clear_pointer (&opening->waiting, g_ptr_array_unref);
  g_free (opening);
}

static void
set_opening (TrackerDirectCheck *self, gboolean opening)
{
  if (self->opening == opening)
    return;

  self->opening = opening;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OPENING]);
}

/* (transfer full) @task, @error */
static void
fail (GTask *task, GError *error)
{
  set_opening (g_task_get_source_object (task), FALSE);
  g_task_return_error (task, error);
  g_object_unref (task);
}

/* --- sittings --- */

static char *
dup_title (TrackerParcelData *parcel)
{
  const char *name = tracker_parcel_data_get_name (parcel);

  if (name != NULL && *name != '\0')
    return g_strdup (name);

  return tracker_number_dup_pretty (tracker_parcel_data_get_number (parcel));
}

static GHashTable *
make_titles (GPtrArray *parcels)
{
  GHashTable *titles = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);

  for (guint i = 0; i < parcels->len; i++)
    {
      TrackerParcelData *parcel = g_ptr_array_index (parcels, i);
      gint64 id = tracker_parcel_data_get_id (parcel);

      g_hash_table_insert (titles, g_memdup2 (&id, sizeof id), dup_title (parcel));
    }

  return titles;
}

static TrackerSitting *
find_sitting (GPtrArray *sittings, const char *carrier)
{
  for (guint i = 0; i < sittings->len; i++)
    if (g_str_equal (tracker_sitting_get_carrier (g_ptr_array_index (sittings, i)), carrier))
      return g_ptr_array_index (sittings, i);

  return NULL;
}

/* The carrier that the person clicked on comes first, then in the order of the legs. */
static void
add_sitting (TrackerDirectCheck *self, GPtrArray *sittings, const char *carrier, const char *first)
{
  if (find_sitting (sittings, carrier) == NULL)
    g_ptr_array_insert (sittings, g_strcmp0 (carrier, first) == 0 ? 0 : -1,
                        tracker_sitting_new (&self->services, carrier));
}

static void
add_legs (GPtrArray *sittings, GPtrArray *legs, GHashTable *titles, gboolean is_chosen)
{
  for (guint i = 0; i < legs->len; i++)
    {
      TrackerLegData *leg = g_ptr_array_index (legs, i);
      gint64 parcel_id = tracker_leg_data_get_parcel_id (leg);
      const char *title = g_hash_table_lookup (titles, &parcel_id);
      TrackerSitting *sitting = find_sitting (sittings, tracker_leg_data_get_carrier (leg));

      if (sitting != NULL && title != NULL)
        tracker_sitting_add_parcel (sitting, leg, title, is_chosen);
    }
}

static void
make_sittings (TrackerDirectCheck *self, Opening *opening, GPtrArray *parcels)
{
  g_autoptr (GPtrArray) sittings = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) titles = make_titles (parcels);
  GPtrArray *openers = opening->parcel_id != 0 ? opening->chosen : opening->waiting;

  for (guint i = 0; i < openers->len; i++)
    add_sitting (self, sittings, tracker_leg_data_get_carrier (g_ptr_array_index (openers, i)),
                 opening->carrier);
  add_legs (sittings, opening->chosen, titles, TRUE);
  add_legs (sittings, opening->waiting, titles, FALSE);
  for (guint i = sittings->len; i-- > 0;)
    if (tracker_sitting_get_entry (g_ptr_array_index (sittings, i)) == NULL)
      g_ptr_array_remove_index (sittings, i); /* its parcel has gone */

  g_list_store_splice (self->sittings, 0, g_list_model_get_n_items (G_LIST_MODEL (self->sittings)),
                       sittings->pdata, sittings->len);
}

/* --- opening --- */

static void
on_parcels_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  TrackerDirectCheck *self = g_task_get_source_object (task);
  GError *error = NULL;
  g_autoptr (GPtrArray) parcels
      = tracker_store_load_parcels_finish (TRACKER_STORE (source), result, &error);

  if (parcels == NULL)
    {
      fail (task, error);
      return;
    }

  make_sittings (self, g_task_get_task_data (task), parcels);
  set_opening (self, FALSE);
  g_task_return_boolean (task, TRUE);
  g_object_unref (task);
}

static void
add_parcel_ids (GArray *ids, GPtrArray *legs)
{
  for (guint i = 0; i < legs->len; i++)
    {
      gint64 id = tracker_leg_data_get_parcel_id (g_ptr_array_index (legs, i));

      g_array_append_val (ids, id);
    }
}

static void
on_waiting_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  TrackerDirectCheck *self = g_task_get_source_object (task);
  Opening *opening = g_task_get_task_data (task);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GError *error = NULL;

  opening->waiting
      = tracker_store_list_waiting_legs_finish (TRACKER_STORE (source), result, &error);
  if (opening->waiting == NULL)
    {
      fail (task, error);
      return;
    }

  add_parcel_ids (ids, opening->chosen);
  add_parcel_ids (ids, opening->waiting);
  tracker_store_load_parcels_async (self->services.store, (const gint64 *) ids->data, ids->len,
                                    self->cancellable, on_parcels_loaded_cb, task);
}

static void
list_waiting (TrackerDirectCheck *self, GTask *task)
{
  tracker_store_list_waiting_legs_async (self->services.store, NULL, self->cancellable,
                                         on_waiting_listed_cb, task);
}

/* Waits for a person, or could be asked by one. */
static gboolean
is_for_person (TrackerDirectCheck *self, TrackerLegData *leg)
{
  const char *carrier = tracker_leg_data_get_carrier (leg);
  TrackerDefinition *definition = tracker_registry_find (self->services.registry, carrier);

  if (self->choices != NULL && tracker_carrier_choices_is_off (self->choices, carrier))
    return FALSE;

  return tracker_leg_data_get_waits_s (leg) != 0
         || (definition != NULL && tracker_definition_has_check (definition));
}

static void
on_legs_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  TrackerDirectCheck *self = g_task_get_source_object (task);
  Opening *opening = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GPtrArray) legs
      = tracker_store_load_legs_finish (TRACKER_STORE (source), result, &error);

  if (legs == NULL)
    {
      fail (task, error);
      return;
    }

  for (guint i = 0; i < legs->len; i++)
    if (is_for_person (self, g_ptr_array_index (legs, i)))
      g_ptr_array_add (opening->chosen, tracker_leg_data_ref (g_ptr_array_index (legs, i)));
  list_waiting (self, task);
}

static void
on_parcel_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  TrackerDirectCheck *self = g_task_get_source_object (task);
  Opening *opening = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GPtrArray) rows
      = tracker_store_load_parcels_finish (TRACKER_STORE (source), result, &error);

  if (rows == NULL)
    fail (task, error);
  else if (rows->len > 0 && tracker_parcel_data_get_is_silent (g_ptr_array_index (rows, 0)))
    fail (task, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED,
                                     _ ("You said never to ask the network about this parcel.")));
  else
    tracker_store_load_legs_async (self->services.store, opening->parcel_id, self->cancellable,
                                   on_legs_loaded_cb, task);
}

static void
tracker_direct_check_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  TrackerDirectCheck *self = TRACKER_DIRECT_CHECK (object);

  switch (prop_id)
    {
    case PROP_SITTINGS:
      g_value_set_object (value, self->sittings);
      break;
    case PROP_OPENING:
      g_value_set_boolean (value, self->opening);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tracker_direct_check_dispose (GObject *object)
{
  TrackerDirectCheck *self = TRACKER_DIRECT_CHECK (object);

  if (self->sittings != NULL)
    tracker_direct_check_close (self);
  g_clear_object (&self->sittings);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->services.store);
  g_clear_pointer (&self->services.registry, tracker_registry_unref);
  g_clear_object (&self->services.monitor);
  g_clear_object (&self->services.clock);
  g_clear_object (&self->choices);

  G_OBJECT_CLASS (tracker_direct_check_parent_class)->dispose (object);
}

static void
tracker_direct_check_class_init (TrackerDirectCheckClass *klass)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = tracker_direct_check_get_property;
  object_class->dispose = tracker_direct_check_dispose;

  properties[PROP_SITTINGS]
      = g_param_spec_object ("sittings", NULL, NULL, G_TYPE_LIST_MODEL, flags);
  properties[PROP_OPENING] = g_param_spec_boolean ("opening", NULL, NULL, FALSE, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
tracker_direct_check_init (TrackerDirectCheck *self)
{
  self->sittings = g_list_store_new (TRACKER_TYPE_SITTING);
  self->cancellable = g_cancellable_new ();
}

/**
 * tracker_direct_check_new:
 * @services: what its sittings stand on; referenced
 * @choices: (nullable): what the person decided about carriers
 * @closing: (transfer none): cancelled when the library closes
 *
 * Makes a direct check without sittings.
 *
 * Returns: (transfer full): the direct check
 */
TrackerDirectCheck *
tracker_direct_check_new (const TrackerSittingServices *services,
                          TrackerCarrierChoices *choices,
                          GCancellable *closing)
{
  TrackerDirectCheck *self = g_object_new (TRACKER_TYPE_DIRECT_CHECK, NULL);

  self->services.store = g_object_ref (services->store);
  self->services.registry = tracker_registry_ref (services->registry);
  self->services.monitor = g_object_ref (services->monitor);
  self->services.clock = g_object_ref (services->clock);
  self->choices = choices != NULL ? g_object_ref (choices) : NULL;
  g_signal_connect_object (closing, "cancelled", G_CALLBACK (tracker_direct_check_close), self,
                           G_CONNECT_SWAPPED);
  if (g_cancellable_is_cancelled (closing))
    tracker_direct_check_close (self);

  return self;
}

/**
 * tracker_direct_check_open_async:
 * @self: a direct check; once
 * @parcel_id: those carriers of this parcel that wait for a person or have a check, each with every
 * other parcel that waits for it too; 0: every parcel that waits
 * @carrier: (nullable): which carrier of the parcel comes first
 * @cancellable: (nullable): drops it
 * @callback: called when the sittings are there
 * @user_data: data for @callback
 *
 * Finds out who waits for a person, and makes a sitting with each post. None is started. Fails with
 * %G_IO_ERROR_PERMISSION_DENIED and one sentence if nobody is to be asked about the parcel.
 */
void
tracker_direct_check_open_async (TrackerDirectCheck *self,
                                 gint64 parcel_id,
                                 const char *carrier,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  GTask *task;
  Opening *opening;

  g_return_if_fail (TRACKER_IS_DIRECT_CHECK (self));

  opening = g_new0 (Opening, 1);
  opening->parcel_id = parcel_id;
  opening->carrier = g_strdup (carrier);
  opening->chosen = g_ptr_array_new_with_free_func ((GDestroyNotify) tracker_leg_data_unref);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, tracker_direct_check_open_async);
  g_task_set_task_data (task, opening, (GDestroyNotify) opening_free);

  set_opening (self, TRUE);
  if (parcel_id != 0)
    tracker_store_load_parcels_async (self->services.store, &parcel_id, 1, self->cancellable,
                                      on_parcel_loaded_cb, task);
  else
    list_waiting (self, task);
}

/**
 * tracker_direct_check_open_finish:
 * @self: a direct check
 * @result: the result
 * @error: TrackerStoreError; %G_IO_ERROR_PERMISSION_DENIED; %G_IO_ERROR_CANCELLED
 *
 * Ends tracker_direct_check_open_async().
 *
 * Returns: %TRUE: the sittings are there; none: nobody waits
 */
gboolean
tracker_direct_check_open_finish (TrackerDirectCheck *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * tracker_direct_check_get_sittings:
 * @self: a direct check
 *
 * The sittings, one with each post.
 *
 * Returns: (transfer none): a model of TrackerSitting; the same for life
 */
GListModel *
tracker_direct_check_get_sittings (TrackerDirectCheck *self)
{
  g_return_val_if_fail (TRACKER_IS_DIRECT_CHECK (self), NULL);

  return G_LIST_MODEL (self->sittings);
}

/**
 * tracker_direct_check_close:
 * @self: a direct check
 *
 * Drops every conversation. What was answered stays kept. May be called twice.
 */
void
tracker_direct_check_close (TrackerDirectCheck *self)
{
  g_return_if_fail (TRACKER_IS_DIRECT_CHECK (self));

  g_cancellable_cancel (self->cancellable);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->sittings)); i++)
    {
      g_autoptr (TrackerSitting) sitting = g_list_model_get_item (G_LIST_MODEL (self->sittings), i);

      tracker_sitting_cancel (sitting);
    }
}
