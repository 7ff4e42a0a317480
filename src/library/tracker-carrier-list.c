/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tracker-carrier-list-private.h"

#include "tracker-carrier-private.h"
#include "tracker-health-words-private.h"

/* Changes come in bursts: one reading for all of them. */
#define REREAD_GAP_MS 150

struct _TrackerCarrierList
{
  GObject parent_instance;

  TrackerStore *store;            /* (owned) */
  TrackerCarrierChoices *choices; /* (owned) */
  GListStore *carriers;           /* (owned) by name */
  GHashTable *by_id;              /* (owned) id -> TrackerCarrier, both of @carriers */
  GCancellable *cancellable;      /* (owned) */
  guint reread_id;
};

G_DEFINE_FINAL_TYPE (TrackerCarrierList, tracker_carrier_list, G_TYPE_OBJECT)

/* Whether somebody should look: nobody asks one that is off or has a page only. */
static gboolean
is_in_trouble (TrackerCarrierList *self, TrackerCarrierState *state)
{
  TrackerCarrier *carrier
      = g_hash_table_lookup (self->by_id, tracker_carrier_state_get_carrier (state));

  return carrier != NULL && !tracker_carrier_state_get_is_off (state)
         && !tracker_definition_is_link (tracker_carrier_get_definition (carrier))
         && tracker_carrier_state_has_trouble (state);
}

static void
on_states_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TrackerCarrierList) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) states
      = tracker_store_list_carrier_states_finish (TRACKER_STORE (source), result, &error);
  g_autoptr (GHashTable) in_trouble = NULL;
  GHashTableIter iter;
  gpointer id;
  gpointer carrier;

  if (states == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_warning ("How it goes with carriers could not be read: %s", error->message);
      return;
    }

  in_trouble = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < states->len; i++)
    if (is_in_trouble (self, g_ptr_array_index (states, i)))
      g_hash_table_add (
          in_trouble, (gpointer) tracker_carrier_state_get_carrier (g_ptr_array_index (states, i)));
  g_hash_table_iter_init (&iter, self->by_id);
  while (g_hash_table_iter_next (&iter, &id, &carrier))
    tracker_carrier_set_has_trouble (carrier, g_hash_table_contains (in_trouble, id));
}

static void
read_states (TrackerCarrierList *self)
{
  if (!g_cancellable_is_cancelled (self->cancellable))
    tracker_store_list_carrier_states_async (self->store, self->cancellable, on_states_listed_cb,
                                             g_object_ref (self));
}

static gboolean
on_reread_timeout_cb (gpointer user_data)
{
  TrackerCarrierList *self = user_data;

  self->reread_id = 0;
  read_states (self);

  return G_SOURCE_REMOVE;
}

static void
on_store_changed_cb (TrackerStore *store, TrackerChange *change, TrackerCarrierList *self)
{
  if (tracker_change_has_carriers (change) && self->reread_id == 0
      && !g_cancellable_is_cancelled (self->cancellable))
    self->reread_id = g_timeout_add (REREAD_GAP_MS, on_reread_timeout_cb, self);
}

static void
take_choices (TrackerCarrierList *self)
{
  GHashTableIter iter;
  gpointer id;
  gpointer carrier;

  g_hash_table_iter_init (&iter, self->by_id);
  while (g_hash_table_iter_next (&iter, &id, &carrier))
    {
      tracker_carrier_set_enabled (carrier, !tracker_carrier_choices_is_off (self->choices, id));
      tracker_carrier_set_has_login (carrier,
                                     tracker_carrier_choices_has_login (self->choices, id));
    }
}

static void
on_choices_changed_cb (TrackerCarrierChoices *choices, TrackerCarrierList *self)
{
  take_choices (self);
}

static int
compare_carriers (gconstpointer a, gconstpointer b, gpointer user_data)
{
  return g_utf8_collate (tracker_carrier_get_name ((TrackerCarrier *) a),
                         tracker_carrier_get_name ((TrackerCarrier *) b));
}

static void
tracker_carrier_list_dispose (GObject *object)
{
  TrackerCarrierList *self = TRACKER_CARRIER_LIST (object);

  tracker_carrier_list_close (self);
  g_clear_object (&self->store);
  g_clear_object (&self->choices);

  G_OBJECT_CLASS (tracker_carrier_list_parent_class)->dispose (object);
}

static void
tracker_carrier_list_finalize (GObject *object)
{
  TrackerCarrierList *self = TRACKER_CARRIER_LIST (object);

  g_clear_pointer (&self->by_id, g_hash_table_unref);
  g_clear_object (&self->carriers);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (tracker_carrier_list_parent_class)->finalize (object);
}

static void
tracker_carrier_list_class_init (TrackerCarrierListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = tracker_carrier_list_dispose;
  object_class->finalize = tracker_carrier_list_finalize;
}

static void
tracker_carrier_list_init (TrackerCarrierList *self)
{
  self->carriers = g_list_store_new (TRACKER_TYPE_CARRIER);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->cancellable = g_cancellable_new ();
}

/**
 * tracker_carrier_list_new:
 * @registry: the carriers
 * @store: an open store
 * @choices: what the person decided about them
 *
 * Makes the list; how it goes with each comes in a moment.
 *
 * Returns: (transfer full): the list
 */
TrackerCarrierList *
tracker_carrier_list_new (TrackerRegistry *registry,
                          TrackerStore *store,
                          TrackerCarrierChoices *choices)
{
  TrackerCarrierList *self = g_object_new (TRACKER_TYPE_CARRIER_LIST, NULL);

  self->store = g_object_ref (store);
  self->choices = g_object_ref (choices);
  for (guint i = 0; i < tracker_registry_get_n_definitions (registry); i++)
    {
      g_autoptr (TrackerCarrier) carrier
          = tracker_carrier_new (tracker_registry_get_definition (registry, i));

      g_list_store_append (self->carriers, carrier);
      g_hash_table_insert (self->by_id, (gpointer) tracker_carrier_get_id (carrier), carrier);
    }
  g_list_store_sort (self->carriers, compare_carriers, NULL);

  g_signal_connect_object (store, "changed", G_CALLBACK (on_store_changed_cb), self, 0);
  g_signal_connect_object (choices, "changed", G_CALLBACK (on_choices_changed_cb), self, 0);
  take_choices (self);
  tracker_carrier_choices_prepare_async (choices, NULL, NULL);
  read_states (self);

  return self;
}

/**
 * tracker_carrier_list_close:
 * @self: a list
 *
 * Asks the store for nothing any more. May be called twice.
 */
void
tracker_carrier_list_close (TrackerCarrierList *self)
{
  g_return_if_fail (TRACKER_IS_CARRIER_LIST (self));

  g_clear_handle_id (&self->reread_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
}

/**
 * tracker_carrier_list_get_model:
 * @self: a list
 *
 * All carriers there are definitions of, by name.
 *
 * Returns: (transfer none): a model of TrackerCarrier; the same for life
 */
GListModel *
tracker_carrier_list_get_model (TrackerCarrierList *self)
{
  g_return_val_if_fail (TRACKER_IS_CARRIER_LIST (self), NULL);

  return G_LIST_MODEL (self->carriers);
}

/**
 * tracker_carrier_list_find:
 * @self: a list
 * @id: an id
 *
 * Finds a carrier by its id.
 *
 * Returns: (transfer none) (nullable): the carrier
 */
TrackerCarrier *
tracker_carrier_list_find (TrackerCarrierList *self, const char *id)
{
  g_return_val_if_fail (TRACKER_IS_CARRIER_LIST (self), NULL);

  return g_hash_table_lookup (self->by_id, id);
}
