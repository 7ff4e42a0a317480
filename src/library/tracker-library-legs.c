/* SPDX-FileCopyrightText: 2026 The Tracker authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "tracker-library-private.h"

/* --- what a parcel brings besides its number --- */

static TrackerDefinition *
find_definition (TrackerLibrary *self, const char *carrier)
{
  return tracker_registry_find (tracker_library_get_registry (self), carrier);
}

static const TrackerNeed *
find_need (const TrackerDefinition *definition, const char *key)
{
  for (guint i = 0; i < tracker_definition_get_n_needs (definition); i++)
    {
      const TrackerNeed *need = tracker_definition_get_need (definition, i);

      if (g_str_equal (need->key, key))
        return need;
    }

  return NULL;
}

static gboolean
check_need (TrackerLibrary *self,
            const char *const *carriers,
            const char *key,
            const char *value,
            GError **error)
{
  gboolean is_wanted = FALSE;

  for (gsize i = 0; carriers[i] != NULL; i++)
    {
      const TrackerDefinition *definition = find_definition (self, carriers[i]);
      const TrackerNeed *need = definition != NULL ? find_need (definition, key) : NULL;

      if (need == NULL)
        continue;
      is_wanted = TRUE;
      if (tracker_definition_check_need (definition, key, value))
        continue;
      if (need->hint != NULL && *need->hint != '\0')
        /* Translators: a carrier, what was typed, what it should be ("Postcode"), and how that
         * looks
         * ("five digits"). */
        g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                     _ ("%s does not take “%s”. %s: %s"), tracker_definition_get_name (definition),
                     value, need->label, need->hint);
      else
        /* Translators: a carrier, what was typed, and what it should be ("Postcode"). */
        g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                     _ ("%s does not take “%s” as “%s”."), tracker_definition_get_name (definition),
                     value, need->label);
      return FALSE;
    }
  if (!is_wanted)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                 _ ("No carrier of this parcel asks for “%s”."), key);

  return is_wanted;
}

/**
 * tracker_library_check_needs:
 * @self: a library
 * @carriers: (array zero-terminated=1): ids: those of a parcel
 * @needs: (element-type utf8 utf8): key to value; "" is always right
 * @error: %G_IO_ERROR_INVALID_ARGUMENT, one sentence for people
 *
 * Whether each value is wanted by a carrier, and is of the shape that every carrier wants that asks
 * for it.
 *
 * Returns: %TRUE if so
 */
gboolean
tracker_library_check_needs (TrackerLibrary *self,
                             const char *const *carriers,
                             GHashTable *needs,
                             GError **error)
{
  GHashTableIter iter;
  gpointer key;
  gpointer value;

  g_hash_table_iter_init (&iter, needs);
  while (g_hash_table_iter_next (&iter, &key, &value))
    if (*(const char *) value != '\0' && !check_need (self, carriers, key, value, error))
      return FALSE;

  return TRUE;
}

/**
 * tracker_library_dup_known_needs:
 * @self: a library
 * @carriers: (array zero-terminated=1): ids: those that will be asked
 * @postcode: (nullable): of the recipient, as the number tells it
 * @given: (nullable) (element-type utf8 utf8): what the person gave; it stays as it is
 *
 * Adds to what the person gave what need not be asked of anybody: the postcode that is in the
 * number, and the country where the parcels come to.
 *
 * Returns: (transfer full) (nullable) (element-type utf8 utf8): key to value; %NULL if there is
 * nothing
 */
GHashTable *
tracker_library_dup_known_needs (TrackerLibrary *self,
                                 const char *const *carriers,
                                 const char *postcode,
                                 GHashTable *given)
{
  const struct
  {
    const char *key;
    const char *value;
  } known[] = {
    { "postcode", postcode },
    { "country", tracker_library_get_home_country (self) },
  };
  g_autoptr (GHashTable) needs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GHashTableIter iter;
  gpointer key;
  gpointer value;

  for (gsize i = 0; i < G_N_ELEMENTS (known); i++)
    for (gsize k = 0; known[i].value != NULL && carriers[k] != NULL; k++)
      {
        const TrackerDefinition *definition = find_definition (self, carriers[k]);

        if (definition != NULL && find_need (definition, known[i].key) != NULL
            && tracker_definition_check_need (definition, known[i].key, known[i].value))
          g_hash_table_replace (needs, g_strdup (known[i].key), g_strdup (known[i].value));
      }
  if (given != NULL)
    {
      g_hash_table_iter_init (&iter, given);
      while (g_hash_table_iter_next (&iter, &key, &value))
        g_hash_table_replace (needs, g_strdup (key), g_strdup (value));
    }

  return g_hash_table_size (needs) > 0 ? g_steal_pointer (&needs) : NULL;
}

/* --- giving it --- */

typedef struct
{
  gint64 parcel_id;
  GHashTable *needs; /* (owned) a copy */
} SetNeeds;

static void
set_needs_free (SetNeeds *data)
{
  g_hash_table_unref (data->needs);
  g_free (data);
}

static GHashTable *
copy_table (GHashTable *table)
{
  GHashTable *copy = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GHashTableIter iter;
  gpointer key;
  gpointer value;

  g_hash_table_iter_init (&iter, table);
  while (g_hash_table_iter_next (&iter, &key, &value))
    g_hash_table_insert (copy, g_strdup (key), g_strstrip (g_strdup (value)));

  return copy;
}

static void
on_needs_set_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  TrackerLibrary *self = g_task_get_source_object (task);
  SetNeeds *data = g_task_get_task_data (task);
  GError *error = NULL;

  if (!tracker_store_finish (TRACKER_STORE (source), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  if (tracker_library_get_asks_at_once (self))
    tracker_monitor_ask_quietly (tracker_library_get_monitor (self), data->parcel_id);
  g_task_return_boolean (task, TRUE);
}

static void
return_no_parcel (GTask *task)
{
  g_task_return_new_error (task, TRACKER_STORE_ERROR, TRACKER_STORE_ERROR_NOT_FOUND, "%s",
                           _ ("There is no such parcel any more."));
}

static void
on_needy_parcel_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  TrackerLibrary *self = g_task_get_source_object (task);
  SetNeeds *data = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GPtrArray) rows
      = tracker_store_load_parcels_finish (TRACKER_STORE (source), result, &error);

  if (rows == NULL)
    g_task_return_error (task, error);
  else if (rows->len == 0)
    return_no_parcel (task);
  else if (!tracker_library_check_needs (
               self, tracker_parcel_data_get_carriers (g_ptr_array_index (rows, 0)), data->needs,
               &error))
    g_task_return_error (task, error);
  else
    tracker_store_set_needs_async (TRACKER_STORE (source), data->parcel_id, data->needs,
                                   on_needs_set_cb, g_steal_pointer (&task));
}

/**
 * tracker_library_set_needs_async:
 * @self: a library
 * @parcel_id: a parcel
 * @needs: (element-type utf8 utf8): key to value; "" forgets it, keys not named stay; copied
 * @callback: called when it is kept
 * @user_data: data for @callback
 *
 * Says what a parcel brings besides its number. Whoever lacked it is asked at once. Fails with
 * %G_IO_ERROR_INVALID_ARGUMENT and one sentence if no carrier of the parcel wants such a thing, or
 * if it is not of the shape that one of them wants.
 */
void
tracker_library_set_needs_async (TrackerLibrary *self,
                                 gint64 parcel_id,
                                 GHashTable *needs,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  GTask *task;
  SetNeeds *data;

  g_return_if_fail (TRACKER_IS_LIBRARY (self));
  g_return_if_fail (needs != NULL);

  data = g_new0 (SetNeeds, 1);
  data->parcel_id = parcel_id;
  data->needs = copy_table (needs);
  task = tracker_library_start_verb (self, tracker_library_set_needs_async, callback, user_data);
  g_task_set_task_data (task, data, (GDestroyNotify) set_needs_free);
  tracker_store_load_parcels_async (tracker_library_get_store (self), &parcel_id, 1, NULL,
                                    on_needy_parcel_loaded_cb, task);
}

/* --- carriers of one parcel --- */

typedef struct
{
  gint64 parcel_id;
  char *carrier;
} AddCarrier;

static void
add_carrier_free (AddCarrier *data)
{
  g_free (data->carrier);
  g_free (data);
}

static void
on_carrier_added_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  TrackerLibrary *self = g_task_get_source_object (task);
  AddCarrier *data = g_task_get_task_data (task);
  GError *error = NULL;

  if (!tracker_store_finish (TRACKER_STORE (source), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  tracker_monitor_refresh_async (tracker_library_get_monitor (self), &data->parcel_id, 1, NULL,
                                 NULL, NULL);
  g_task_return_boolean (task, TRUE);
}

static gboolean
asks_by_itself (const TrackerRecognition *recognition, const char *carrier)
{
  for (guint i = 0; i < tracker_recognition_get_n_candidates (recognition); i++)
    {
      gboolean ask;
      const TrackerDefinition *candidate
          = tracker_recognition_get_candidate (recognition, i, NULL, &ask);

      if (ask && g_str_equal (tracker_definition_get_id (candidate), carrier))
        return TRUE;
    }

  return FALSE;
}

/* What the person chose against recognition is remembered, and what the carrier wants to know and
 * the number tells is filled in. */
static void
learn_from_choice (TrackerLibrary *self, TrackerParcelData *parcel, const char *carrier)
{
  const char *number = tracker_parcel_data_get_number (parcel);
  const char *carriers[] = { carrier, NULL };
  g_autoptr (TrackerHints) hints = tracker_carrier_choices_create_hints (
      tracker_library_get_choices (self), tracker_library_get_home_country (self));
  g_autoptr (TrackerRecognition) recognition = NULL;
  g_autoptr (GHashTable) needs = NULL;

  if (*number == '\0')
    return;

  recognition
      = tracker_registry_recognize (tracker_library_get_registry (self), number, &hints->hints);
  if (!asks_by_itself (recognition, carrier))
    tracker_library_note_choice (self, number, carrier);
  needs = tracker_library_dup_known_needs (self, carriers,
                                           tracker_recognition_get_postcode (recognition),
                                           tracker_parcel_data_get_needs (parcel));
  if (needs != NULL)
    tracker_store_set_needs_async (tracker_library_get_store (self),
                                   tracker_parcel_data_get_id (parcel), needs, NULL, NULL);
}

static void
on_parcel_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  AddCarrier *data = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GPtrArray) rows
      = tracker_store_load_parcels_finish (TRACKER_STORE (source), result, &error);
  const char *carriers[] = { data->carrier };
  const TrackerRole roles[] = { TRACKER_ROLE_BOTH };
  const char *numbers[1];

  if (rows == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  if (rows->len == 0)
    {
      return_no_parcel (task);
      return;
    }

  numbers[0] = tracker_parcel_data_get_number (g_ptr_array_index (rows, 0));
  learn_from_choice (g_task_get_source_object (task), g_ptr_array_index (rows, 0), data->carrier);
  tracker_store_add_legs_async (TRACKER_STORE (source), data->parcel_id, 1, carriers, roles,
                                numbers, on_carrier_added_cb, g_steal_pointer (&task));
}

/**
 * tracker_library_add_carrier_async:
 * @self: a library
 * @parcel_id: a parcel
 * @carrier: the id of a carrier
 * @callback: called when it is kept
 * @user_data: data for @callback
 *
 * Asks another carrier about the parcel too: now, and from now on. If recognition did not name it,
 * the choice is remembered for numbers of that shape.
 */
void
tracker_library_add_carrier_async (TrackerLibrary *self,
                                   gint64 parcel_id,
                                   const char *carrier,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  GTask *task;
  AddCarrier *data;

  g_return_if_fail (TRACKER_IS_LIBRARY (self));
  g_return_if_fail (carrier != NULL);

  data = g_new0 (AddCarrier, 1);
  data->parcel_id = parcel_id;
  data->carrier = g_strdup (carrier);
  task = tracker_library_start_verb (self, tracker_library_add_carrier_async, callback, user_data);
  g_task_set_task_data (task, data, (GDestroyNotify) add_carrier_free);
  tracker_store_load_parcels_async (tracker_library_get_store (self), &parcel_id, 1, NULL,
                                    on_parcel_loaded_cb, task);
}

/**
 * tracker_library_remove_carrier_async:
 * @self: a library
 * @leg_id: a leg
 * @callback: called when it is kept
 * @user_data: data for @callback
 *
 * Stops asking a carrier about a parcel; what it said stays.
 */
void
tracker_library_remove_carrier_async (TrackerLibrary *self,
                                      gint64 leg_id,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  g_return_if_fail (TRACKER_IS_LIBRARY (self));

  tracker_store_remove_leg_async (
      tracker_library_get_store (self), leg_id, tracker_library_on_store_done_cb,
      tracker_library_start_verb (self, tracker_library_remove_carrier_async, callback, user_data));
}
